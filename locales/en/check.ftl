# Checking of reports: one message for each code.
#
# The message itself uses printed only: what stands at the first place. Attributes named after words
# (label, word, other, expected; in that order, hyphens between) are used when those words are known;
# the variant with most words goes first. rule is the rule, help is what to do.

check-sum = The total { $printed } is not the sum of its parts.
    .expected = The total is given as { $printed }, but the parts make { $expected }.
    .label-expected = “{ $label }” is given as { $printed }, but the parts make { $expected }.
    .short = totals
    .rule = A total must be its parts added up.
    .help = Compute the total again or mend the part that is wrong. If a part is not shown in the table: add it, or say so below the table.
check-difference = The difference { $printed } is not that of the two values it is computed from.
    .expected = The difference is given as { $printed }, but the two values make { $expected }.
    .label-expected = The difference of “{ $label }” is given as { $printed }, but the two values make { $expected }.
    .short = differences
    .rule = A difference must be one value minus the other.
    .help = Compute the difference again or mend the value it rests on. Check the sign too.
check-change = The change { $printed } is not that of the two values it is computed from.
    .expected = The change is given as { $printed }, but the two values make { $expected }.
    .label-expected = The change of “{ $label }” is given as { $printed }, but the two values make { $expected }.
    .short = changes in percent
    .rule = A change in percent must be computed on the earlier value.
    .help = Divide the difference by the earlier value. If the percentage rests on something else, such as the budget or a part of the cost, say so in the text.
check-points = The change { $printed } is not that of the two shares it is computed from.
    .expected = The change is given as { $printed }, but the two shares make { $expected }.
    .label-expected = The change of “{ $label }” is given as { $printed }, but the two shares make { $expected }.
    .short = changes in percentage points
    .rule = A change in percentage points must be one share minus the other.
    .help = Subtract the earlier share from the later, or mend the share that is wrong.
check-share = The share { $printed } is not that of the part in the whole.
    .expected = The share is given as { $printed }, but part and whole make { $expected }.
    .label-expected = The share of “{ $label }” is given as { $printed }, but part and whole make { $expected }.
    .short = shares
    .rule = A share must be the part divided by the whole.
    .help = Compute the share again, or say which whole it is a share of.
check-repeat = The same fact has another value in another place; here it is { $printed }.
    .other = The same fact is { $printed } here and { $other } in another place.
    .label-other = “{ $label }” is { $printed } here and { $other } in another place.
    .short = facts told again
    .rule = The same fact must have the same value throughout the document.
    .help = Find out which value holds and write it in all places. If they are two different facts: say what sets them apart.
check-documents = The same fact has another value in another document; here it is { $printed }.
    .other = The same fact is { $printed } here and { $other } in another document.
    .label-other = “{ $label }” is { $printed } here and { $other } in another document.
    .short = facts in several documents
    .rule = The same fact must have the same value in all documents.
    .help = Find out which document holds and mend the other. If the fact changed between the documents: say so.
check-direction = The text “{ $printed }” says something else than the figures.
    .label = The text says “{ $printed }” about “{ $label }”, but the figures say something else.
    .label-word = The text says “{ $word }” about “{ $label }”, but the figures say something else.
    .short = directions
    .rule = Words such as rose, fell, higher and lower must agree with the figures they speak about.
    .help = Mend the word or the figure. A sentence kept from last year often needs to be written anew.
check-split = What is counted up does not make { $printed }.
    .expected = The sentence gives { $printed }, but the parts it counts up make { $expected }.
    .label-expected = The sentence gives { $printed } for “{ $label }”, but the parts it counts up make { $expected }.
    .short = splits
    .rule = The parts that a sentence counts up must make the number it gives.
    .help = Count the parts again. If some belong to several parts or are not mentioned: say so.
check-items = The number { $printed } is not how many are listed.
    .expected = The text gives { $printed }, but { $expected } are listed.
    .label-expected = The text gives { $printed } for “{ $label }”, but { $expected } are listed.
    .word-other = What the text says of “{ $word }” does not hold for “{ $other }”.
    .short = lists
    .rule = The number given must be the number listed.
    .help = Count what is listed and mend the number, or add what is missing.
check-date = The date { $printed } lies outside the period it is filed under.
    .other = The date { $printed } does not lie in the period “{ $other }”.
    .short = dates
    .rule = A date must lie in the half-year, quarter or year it is filed under.
    .help = Mend the date, or move the item to the right period.
check-unit = The unit in “{ $printed }” should probably be another.
    .other = The same fact stands as “{ $printed }” here and as “{ $other }” in another place.
    .short = units
    .rule = Percent and percentage points must not be mixed up.
    .help = Write percent when something grows relative to itself, and percentage points for the difference of two shares.
check-scale = The amount { $printed } is probably wrong by a factor of a thousand or a million.
    .other = The amount is { $printed } here and { $other } in another place: they differ by a factor of a thousand or a million.
    .expected = The amount is given as { $printed } but should be { $expected }.
    .label-other = “{ $label }” is { $printed } here and { $other } in another place: they differ by a factor of a thousand or a million.
    .label-expected = “{ $label }” is given as { $printed } but should be { $expected }.
    .short = sizes
    .rule = The same amount must be of the same size in kr, tkr and mnkr.
    .help = Check whether the amount is in kronor, thousands or millions, and mend the unit or the number.
check-year = The year “{ $printed }” lacks a digit.
    .short = years
    .rule = A year must have four digits.
    .help = Write the whole year, and check that the figures beside it are of that year.
check-copied = The sentence seems to be kept from another period or document: “{ $printed }”.
    .word-other = A sentence stands almost alike in two places, but with “{ $word }” here and “{ $other }” there.
    .short = sentences
    .rule = A sentence must speak of the period and document it stands in.
    .help = Read the sentence against the figures of the year. Write it anew, or take it away.
check-name = “{ $printed }” has another name in another place.
    .other = “{ $printed }” and “{ $other }” seem to be two names for one thing.
    .short = names
    .rule = One thing must have one name.
    .help = Choose one of the names and use it throughout. If they are two things, explain the difference.
check-abbreviation = The abbreviation in “{ $printed }” is explained in two ways.
    .other = The same abbreviation is explained as “{ $printed }” here and as “{ $other }” in another place.
    .label-other = The abbreviation { $label } is explained as “{ $printed }” here and as “{ $other }” in another place.
    .label-word-other = The abbreviation { $label } is explained as “{ $word }” here and as “{ $other }” in another place.
    .short = abbreviations
    .rule = An abbreviation must be explained in one way.
    .help = Find out which explanation is right and use it throughout.
check-unexplained = The abbreviation “{ $printed }” is not explained in the document.
    .short = unexplained abbreviations
    .rule = An abbreviation must be written out the first time it is used.
    .help = Write the words the first time, with the abbreviation in brackets, or take it up in a list of abbreviations.
check-pattern = The code “{ $printed }” breaks the pattern of its column.
    .other = The code “{ $printed }” breaks the pattern of its column; in the pattern of the others it is “{ $other }”.
    .short = codes
    .rule = Codes in one column must follow one pattern.
    .help = Compare the code with its source. Often one digit was mistaken for another.

# Why the places are believed to belong together.

check-ground-table = They stand in the same table.
check-ground-sentence = They stand in the same sentence.
check-ground-paragraph = They stand in the same paragraph.
check-ground-heading = They stand under the same heading.
check-ground-total = The label says that it is a total.
check-ground-columns = The column headers name outcome and budget, or two periods.
check-ground-words = They share these words: { $words }.
check-ground-period = They speak of the same period: { $period }.
check-ground-unit = They have the same unit.
check-ground-alike = The sentences are alike but for the figure.

# What else could explain the disagreement.

check-doubt-definition = The two may rest on different definitions.
check-doubt-population = The two may count different groups.
check-doubt-date = The two may be from different days, or one of them is a forecast.
check-doubt-part = A part may be missing from the table, or be told in another place.
check-doubt-reading = The text or table is hard to read, so the figure may be misread.

# What could not be read.

check-unread-picture = { $count ->
    [one] A picture was not read: what stands in it is not text.
   *[other] { $count } pictures were not read: what stands in them is not text.
}
    .name = { $count ->
        [one] The picture “{ $name }” was not read: what stands in it is not text.
       *[other] { $count } pictures were not read, the first is “{ $name }”: what stands in them is not text.
    }
check-unread-font = { $count ->
    [one] Text in a font was not read: the font does not tell which letters its signs are.
   *[other] Text in { $count } fonts was not read: the fonts do not tell which letters their signs are.
}
    .name = { $count ->
        [one] Text in the font “{ $name }” was not read: the font does not tell which letters its signs are.
       *[other] Text in { $count } fonts was not read, the first is “{ $name }”: the fonts do not tell which letters their signs are.
    }
check-unread-encoding = { $count ->
    [one] A character was not read: it is no text in the file's encoding.
   *[other] { $count } characters were not read: they are no text in the file's encoding.
}
    .name = { $count ->
        [one] A character in “{ $name }” was not read: it is no text in the file's encoding.
       *[other] { $count } characters in “{ $name }” were not read: they are no text in the file's encoding.
    }
check-unread-limit = { $count ->
    [one] The file is larger than the limit; one part was not read.
   *[other] The file is larger than the limit; { $count } parts were not read.
}
    .name = { $count ->
        [one] The file is larger than the limit; the part “{ $name }” was not read.
       *[other] The file is larger than the limit; { $count } parts were not read, the first is “{ $name }”.
    }
check-unread-part = { $count ->
    [one] A part of the file was not read: it is broken or of an unknown kind.
   *[other] { $count } parts of the file were not read: they are broken or of an unknown kind.
}
    .name = { $count ->
        [one] The part “{ $name }” was not read: it is broken or of an unknown kind.
       *[other] { $count } parts of the file were not read, the first is “{ $name }”: they are broken or of an unknown kind.
    }

# Amounts with their unit.

check-amount-none = { $number }
check-amount-kr = { $number } SEK
check-amount-tkr = { $number } SEK thousand
check-amount-mnkr = { $number } SEK million
check-amount-mdkr = { $number } SEK billion
check-amount-percent = { $number } %
check-amount-points = { $number } percentage points
check-amount-days = { $number } days

# Lines around the findings.

check-severity-error = Error
check-severity-warning = Warning
check-severity-info = Note
check-line-formula = arithmetic: { $formula }
check-line-expected = recomputed: { $expected }
check-line-grounds = belong together: { $grounds }
check-line-doubts = may be because: { $doubts }
check-line-confidence = confidence: { $confidence } %
check-line-more = { $count ->
    [one] … and one line more.
   *[other] … and { $count } lines more.
}
check-line-unread = unread: { $message }
check-line-confirmed = holds[{ $code }]: { $formula }
check-line-confirmed-rounding = holds with rounding[{ $code }]: { $formula }
check-no-formula = { $count ->
    [one] One place holds.
   *[other] { $count } places agree.
}
check-summary = { $errors ->
    [0] No errors
    [one] One error
   *[other] { $errors } errors
}, { $warnings ->
    [0] no warnings
    [one] one warning
   *[other] { $warnings } warnings
} and { $infos ->
    [0] no notes
    [one] one note
   *[other] { $infos } notes
} in { $documents ->
    [one] one document
   *[other] { $documents } documents
}.
check-summary-confirmed = { $count ->
    [0] No relations are confirmed.
    [one] One relation is confirmed: { $codes }.
   *[other] { $count } relations are confirmed: { $codes }.
}
check-summary-milder = { $count ->
    [one] One of them is not shown.
   *[other] { $count } of them are not shown.
}
check-summary-unread = { $count ->
    [one] One part was not read.
   *[other] { $count } parts were not read.
}
check-summary-accepted = { $count ->
    [one] One accepted finding is not shown.
   *[other] { $count } accepted findings are not shown.
}

# The web page.

check-page-title = Check of { $names }
check-page-skip-findings = To the findings
check-page-skip-text = To the text
check-page-filter = Show
check-page-show-error = Errors ({ $count })
check-page-show-warning = Warnings ({ $count })
check-page-show-info = Notes ({ $count })
check-page-show-confirmed = Confirmed places ({ $count })
check-page-findings = Findings
check-page-no-findings = No findings.
check-page-places = Places
check-page-line = line { $line }
check-page-line-page = page { $page }, line { $line }
check-page-formula = Arithmetic
check-page-expected = Recomputed value
check-page-grounds = Why the places belong together
check-page-doubts = What else could explain it
check-page-help = What to do
check-page-confidence = Confidence
check-page-to-finding = Finding { $number }: { $severity }
check-page-confirmed = Confirmed relations
check-page-confirmed-code = { $short } ({ $count }), { $code }
check-page-confirmed-rounding = Holds with rounding
check-page-unread = What was not read
check-page-page = Page { $page }
check-page-table = Table { $number }

# Accepted findings.

check-baseline-broken = { $path } is no list of accepted findings: { $fault }.
    .help = Make the list with enslinje check --write-baseline, and change only the text of reason.
check-baseline-version = { $path } has version { $version }; the program reads version { $known }.
    .help = Make the list anew with enslinje check --write-baseline.
check-baseline-stale = { $path } accepts a finding that is there no longer: { $code }, { $message }
    .help = Take the entry away, or make the list anew with --write-baseline.
check-baseline-reasons = { $count ->
    [one] { $path } has an entry without a reason.
   *[other] { $path } has { $count } entries without a reason.
}
    .help = Write in reason why the finding is accepted.

# Readers

check-read-empty = The file is empty, so there is nothing to check.
    .help = Download or save the document again and check the new file.
check-read-large = The file is larger than { $most } megabytes, and files that large are not read.
    .help = Save the document without pictures or split it into several files.
check-read-binary = The file is neither text nor a document of a kind that can be read.
    .help = Give a file in PDF, Word (docx), HTML or plain text.
check-read-foreign = { $kind ->
        [old-office] The file is an older Office document, or one that is protected by a password. Neither can be read.
        [rich-text] The file is in the format RTF, which cannot be read.
        [open-document] The file is an OpenDocument, which cannot be read.
        [workbook] The file is an Excel workbook. Only documents with running text are checked here.
        [slides] The file is a PowerPoint presentation, which cannot be read.
       *[archive] The file is an archive without any Word document in it.
    }
    .help = { $kind ->
        [archive] Unpack the archive and check the documents in it.
       *[other] Open the file in the program that it belongs to, remove any password and save it as docx or PDF.
    }
check-read-disguised = The name says that the file is { $named ->
        [pdf] a PDF
       *[word] a Word document
    }, but the content is { $found ->
        [html] a web page. It is often an error page that was saved when the download failed.
       *[plain] plain text. It is often an error message that was saved when the download failed.
    }
    .help = Open the file and see what it says. Download the document again, or give the file its right ending if the content is what you want to check.
check-read-encrypted = The file is encrypted and cannot be read without a password.
    .help = Open the file with its password, save a copy without protection and check the copy.
check-read-broken = The file begins as { $format ->
        [pdf] a PDF
       *[word] a Word document
    } but is damaged or cut off, so it cannot be read.
    .help = Download the file again. If another program can open it, save it anew from there.
check-read-unpacked = The file is packed and grows beyond { $most } megabytes when unpacked. The unpacking was stopped.
    .help = Find out where the file comes from. If it is genuine, save it without pictures or split it.
check-read-no-text = The file holds no text that can be read. { $pictures ->
        [0] It has no pictures either.
        [one] It has one picture: the page was probably scanned from paper.
       *[other] It has { $pictures } pictures: the pages were probably scanned from paper.
    }
    .help = Use the original instead of a scanned copy, or let a program for text recognition (OCR) add the text.
