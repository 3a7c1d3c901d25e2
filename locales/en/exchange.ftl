# Registers that come from other systems: the mapping, the file and its rows.

import-not-toml = The mapping is not valid TOML: { $reason }.
    .help = Correct the line. Texts stand within quotes.
import-duplicate-key = The same key stands twice in one table of the mapping: { $reason }.
    .help = Remove one of them.
import-unknown-key = The key { $key } does not exist in { $table }.
    .help = Remove it or correct the spelling. Valid keys: { $known }.
import-missing-key = The key { $key } is missing in { $table }.
    .help = Add { $key }. docs/import.md tells what it means.
import-wrong-type = The value of { $key } is of the wrong type: it must be { $expected ->
        [text] a text within quotes
        [text-list] a text, or a list of texts such as ["a", "b"]
        [boolean] true or false
        [table] a table
        [text-or-table] the name of a column within quotes, or a table
       *[other] { $expected }
    }.
    .help = Correct the value of { $key }.
import-empty-text = The text of { $key } is empty.
    .help = Write something, or remove the key if it may be missing.
import-unknown-choice = The value “{ $value }” of { $key } does not exist.
    .help = Choose among: { $known }.
import-number-outside = { $key } is not a whole number from { $least } to { $most }.
    .help = Write a number between { $least } and { $most } without quotes.
import-unknown-encoding = The encoding “{ $encoding }” is not known.
    .help = Write for example utf-8, windows-1252 or utf-16le.
import-unknown-register = There is no register called “{ $register }”.
    .help = Choose among: { $known }.
import-unknown-column = The register { $register } has no column called “{ $column }”.
    .help = Remove it or correct the spelling. The register has: { $known }.
import-column-given = The column { $column } is not taken from a file: the program gives it.
    .help = Remove it from [columns]. The key of the row stands under [row], the person under [person].
import-column-unmapped = The register { $register } needs the column { $column }, which the mapping does not give.
    .help = Add { $column } under [columns], with a column of the source or a constant.
import-column-origin = The column { $column } must come from exactly one thing.
    .help = Give one of from, earliest and constant.
import-option-unfit = { $key } means nothing for the column { $column }.
    .help = Remove { $key }. Codes belong to categories, forms of days to days, and decimal and amounts to money.
import-code-not-in-register = The column { $column } has no code “{ $value }”.
    .help = Choose among: { $known }.
import-person-wanted = The rows of the register { $register } are about persons, but the mapping has no [person].
    .help = Add [person] with number, the column of personal identity numbers, or key, the source's own key.
import-person-unwanted = The register { $register } names no persons, but the mapping has [person].
    .help = Remove [person], so that no more personal data are read than are needed.
import-person-twice = [person] names both a number and a key.
    .help = Keep number if the source has personal identity numbers, otherwise key.
import-extract-wanted = The folder holds pages of an extract, but the mapping does not say which records it maps.
    .help = Add extract to the mapping: { $known }.
import-extract-unwanted = The mapping is for the extract { $extract }, but this is a file and not a folder of pages.
    .help = Name the folder of pages, or remove extract from the mapping.

import-unreadable = The file or folder cannot be read: { $reason }.
    .help = Check that the path is right and that you may read it.
import-empty = The file is empty.
    .help = Make the export again. An interrupted export often leaves an empty file.
import-other-kind = The file is no delimited text: { $kind ->
        [zip] it is a zip archive, such as a workbook in xlsx
        [old-workbook] it is a workbook in the older form xls
        [markup] it is a web page or other markup
        [pdf] it is a PDF
       *[other] it holds bytes that no text has
    }.
    .help = Read a workbook in xlsx as a workbook. Otherwise open the file in the program that made it and save it as CSV.
import-not-a-workbook = The file is no workbook in xlsx: { $kind ->
        [old-workbook] it is in the older form xls
        [markup] it is a web page or other markup
        [pdf] it is a PDF
        [text] it is plain text
       *[other] it is something else
    }.
    .help = Read plain text as CSV. Otherwise open the file in a spreadsheet program and save it as xlsx.
import-encoding-mark = The file begins with the mark of { $found }, but the mapping says { $encoding }.
    .help = Write encoding = "{ $found }" under [file].
import-encoding-byte = Byte { $byte } of the file ({ $value }) does not exist in { $encoding }. Nothing was read.
    .help = Set encoding under [file] to that of the file, often windows-1252, or save the file in { $encoding }.
import-encoding-is-utf8 = The file is written in UTF-8, but the mapping says { $encoding }. Read so, å would become Ã¥.
    .help = Write encoding = "utf-8" under [file].
import-line-long = The row is longer than { $most } kilobytes. Nothing was read.
    .help = Check that the file has line ends and that it is the right file.
import-open-quote = A quote that begins a cell on this line is never closed. Nothing was read.
    .help = Close the quote, or double the quotes that belong to the text.
import-bad-quote = A quote ends a cell, but more text follows before the delimiter. Nothing was read.
    .help = Put quotes around the whole cell and double the quotes that belong to the text.
import-no-header = There is no header on the line.
    .help = Set header under [file] to the line on which the column names stand.
import-delimiter = The header is a single cell: the file seems to be written with { $found ->
        [semicolon] semicolon
        [tab] tab
        [bar] a vertical bar
       *[comma] comma
    } between the cells, but the mapping says { $delimiter ->
        [semicolon] semicolon
        [tab] tab
        [bar] a vertical bar
       *[comma] comma
    }.
    .help = Correct delimiter under [file].
import-column-missing = The column “{ $column }”, which the mapping names ({ $mapping }), is not in the header.
    .help = Correct the name in the mapping or the header. The header has: { $known }.
import-column-twice = The column “{ $column }”, which the mapping names ({ $mapping }), stands twice in the header.
    .help = Rename one of them in the file, so that it is clear which is meant.
import-workbook-damaged = The workbook is damaged: { $reason }.
    .help = Open it in a spreadsheet program and save it anew, or make the export again.
import-workbook-large = The workbook unpacks to more than { $most } megabytes, or has more than a thousand columns.
    .help = Save the sheet as CSV, which is read row by row.
import-sheet-missing = There is no sheet called “{ $sheet }”.
    .help = Correct sheet under [file]. The workbook has: { $known }.
import-sheet-unclear = The workbook has several sheets, and the mapping does not say which one to read.
    .help = Add sheet under [file]. The workbook has: { $known }.

import-cell-count = The row has { $found } cells, but the header has { $expected }.
    .help = Check that the delimiter does not stand inside a cell without quotes.
import-cell-fault = The cell in the column “{ $column }” cannot be used: “{ $value }”.
    .help = Mend the formula, or format long keys and numbers as text.
import-header-repeated = The row is the header once more.
    .help = Remove it. Exports that were put together often have it.
import-key-empty = The row has no key: { $column } is empty.
    .help = Fill in the key in the source. Without it the row cannot be recognised the next time.
import-key-form = The key “{ $value }” is longer than { $most } bytes or has control characters.
    .help = Choose another column as key.
import-key-twice = The key “{ $value }” stands on line { $first } and again on line { $second }.
    .help = Remove one of the rows, or let the key be made of more columns.
import-person-empty = The row says nothing about the person: “{ $column }” is empty.
    .help = Fill in the person in the source, or leave the row out.
import-person-number = “{ $value }” in the column “{ $column }” is no personal identity number or coordination number that can be used: { $reason ->
        [identity-form] it must have ten or twelve digits
        [identity-interim] it is an interim number
        [identity-no-such-day] there is no such day of birth
        [identity-future-birth] the day of birth has not come yet
        [identity-not-hundred] it has a plus, but the person is younger than a hundred
        [identity-check-digit] the check digit is another
       *[other] { $reason }
    }.
    .help = Correct the number in the source.
import-sex-differs = The sex in the row is not that of the number in “{ $column }” ({ $value }).
    .help = Correct what is wrong in the source, or let the mapping take the sex from the number only.
import-birth-differs = The day of birth in the row is not that of the number in “{ $column }” ({ $value }).
    .help = Correct what is wrong in the source, or let the mapping take the day from the number only.
import-birth-unknown = The coordination number “{ $value }” in “{ $column }” does not tell the day of birth, nor does another column.
    .help = Let the mapping take birth from a column with the day of birth, or fill it in. Age decides which rules hold, so the day is not guessed.
import-not-a-day = “{ $value }” in the column “{ $column }” is no day in any of the forms { $forms }.
    .help = Correct the day, or add its form to dates in the mapping.
import-not-an-amount = “{ $value }” in the column “{ $column }” is no amount in the form of the mapping.
    .help = Correct the amount, or decimal and amounts in the mapping. Kronor have at most two decimals.
import-not-a-count = “{ $value }” in the column “{ $column }” is no whole number.
    .help = Correct the number. It must not be negative.
import-code-unknown = The code “{ $value }” in the column “{ $column }” has no translation. Nothing is guessed.
    .help = Add the code to codes in the mapping, or correct it in the source. Known: { $known }.
import-code-form = “{ $value }” in the column { $column } cannot be a code: it must be visible ASCII without spaces.
    .help = Add codes to the mapping that translate it.
import-settled-late = The decision was executed or declined on { $day }, but settled is empty or later.
    .help = Let the mapping take settled as the earliest of those days: earliest = [ … ].

import-page-name = The file in the folder is no page: its name is not { $word }-NUMBER.json.
    .help = Name each page after its offset, such as { $word }-0.json.
import-page-missing = The page that begins at record { $offset } is missing: there should be a file { $file }.
    .help = Fetch the page and put it in the folder.
import-page-overlap = The page begins at record { $offset }, but the one before it reaches { $reached }.
    .help = Fetch all pages anew with the same limit.
import-page-total = The page says that there are { $found } records in all, but the first page says { $expected }.
    .help = The register changed while the pages were fetched. Fetch all pages anew.
import-page-beyond = The pages hold { $found } records, but say that there are { $expected }.
    .help = Fetch all pages anew.
import-page-malformed = The page is not in the form of the interface: { $reason ->
        [early] it ends too early
        [syntax] it is not valid JSON
        [data] a field is missing or of another type
       *[io] it cannot be read
    }.
    .help = Fetch the page anew and save the answer unchanged.
import-page-large = The page is larger than { $most } megabytes.
    .help = Fetch the pages anew with a smaller limit.
import-join-missing = The record points at { $record ->
        [investigation] investigation
        [execution] execution
        [service] service
       *[calculation] calculation
    } { $id }, which is not in the extract.
    .help = Fetch all pages of those records too, and put them in the folder.
import-join-unclear = Several { $record ->
        [investigation] investigations or executions
        [execution] executions
        [service] services
       *[calculation] calculations
    } belong to the record, and they differ.
    .help = Correct it in the source. Nothing is chosen for you.

import-known-birth-differs = The person (number { $person } in the database) is known with another day of birth.
    .help = Mend what is wrong in the source. Two persons are never merged by guess.
import-known-sex-differs = The person (number { $person } in the database) is known with another legal sex.
    .help = Mend what is wrong in the source. Two persons are never merged by guess.
import-other-person = Row { $id } of the register was about somebody else before.
    .help = Give the row a new key in the source if it is about somebody else. A person's case never moves to another.
import-known-later = The row was known on { $day }, but a later version of { $newest } is there already.
    .help = Take the extracts in the order in which they were made, or give a later day with --known-on.
import-known-ahead = The row says that it became known on { $day }, but today is { $today }.
    .help = Mend the day in the source, or the column known_on in the mapping.
import-key-again = The key of the row has come before in the file.
    .help = Remove one of the rows, or let the key have more columns.
import-unit-unknown = The pack has no unit “{ $unit }”.
    .help = Put codes for unit right in the mapping, or add the unit to organisation.csv. The pack has: { $known }.
import-placement-overlap = The placement overlaps { $where ->
        [file] the one on line { $other } of the file
       *[register] row { $other } of the register
    } from { $from }{ $ends ->
        [open] {" "}on
       *[day] {" "}to { $to }
    }.
    .help = Mend the days in the source. A person can be placed at one place at a time.
import-list-unwritten = The list cannot be written: { $reason }.
    .help = Free some space or choose another file. Nothing of the file that was read has been written.

cli-step-import = Taking in { $path }, { $rows } rows
cli-import-written = { $file }: { $new } new, { $changed } changed, { $unchanged } unchanged, { $gone } gone from the source, { $refused } refused. Receipt: { $head }
cli-import-tried = { $file }: { $new } new, { $changed } changed, { $unchanged } unchanged, { $gone } gone from the source, { $refused } refused. Dry run: nothing has been written.
cli-import-known = { $file } was taken in on { $at } with the same mapping. --again reads it once more.
cli-import-strict = { $file }: { $refused } rows are refused, and so nothing of the file has been written (--strict).
cli-import-more = { $count } more refused rows. All stand in the list that --refused writes.
cli-import-no-pack = The pack is missing. Rows belong to its units, and its own limits are to be watched beside those of the law.
    .help = Give the folder of the pack, for instance --pack packs/hisingen.
cli-import-empty-folder = The folder has no file that ends in .{ $ending }.
    .help = Give the files, or a folder that holds them.
