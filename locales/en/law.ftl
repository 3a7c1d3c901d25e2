# Faults in files of clocks (law/clocks.toml).

law-not-toml = The file is not TOML: { $reason }.
    .help = Mend the line. Text stands in quotes, dates do not, and each key stands once.

law-no-clock = The file holds no clock.
    .help = Add at least one table, such as [child_investigation]. docs/clocks.md shows all keys.

law-bad-name = The name “{ $value }” in { $table } has other characters than lower-case a–z, digits and underscore, or does not begin with a letter.
    .help = Write the name in lower-case ASCII letters, such as investigation_opened.

law-missing-key = The key { $key } is missing in { $table }.
    .help = Add { $key }. Nothing about a clock has a default; docs/clocks.md tells what each key means.

law-unknown-key = There is no key { $key } in { $table }.
    .help = Remove it or mend the spelling. Keys: { $known }.

law-wrong-type = The value of { $key } in { $table } is of the wrong kind: it should be { $expected ->
        [text] a text in quotes
        [texts] a list of texts, as in ["a", "b"]
        [integer] a whole number
        [integers] a list of whole numbers, such as [5, 15]
        [boolean] true or false
        [date] a day as in 2025-07-01, or "open"
        [table] a table
        [tables] tables in double brackets
       *[other] { $expected }
    }.
    .help = Mend the value of { $key }.

law-empty-text = The text of { $key } in { $table } is empty.
    .help = Write what holds, or take the empty text out of the list.

law-unknown-choice = There is no value “{ $value }” for { $key }.
    .help = Choose one of: { $known }.

law-bad-count = The count { $value } of { $key } in { $table } is not between 1 and { $most }.
    .help = Write the length of the limit as a positive whole number.

law-bad-date = The day { $value } of { $key } in { $table } is before the year 1900 or has a time of day.
    .help = Write a day as in 2025-07-01, or "open" when it is not known.

law-no-section = The list { $key } in { $table } is empty, so no law carries the limit.
    .help = Name at least one section, such as "SoL 2025:400 20:3".

law-no-version = The clock { $table } has no version.
    .help = Add at least one table [[{ $table }.{ $key }]] with from, to, limit, law, source and confidence.

law-version-reversed = The version { $table } ends on { $to }, before it begins on { $from }.
    .help = Change the days about, or mend the wrong one.

law-version-order = The version { $table } begins { $from ->
        [open] without a day
       *[other] on { $from }
    }, but the version before it ends { $before ->
        [open] never
       *[other] on { $before }
    }.
    .help = Let each version begin on the day after the one before it ends, so that every day has exactly one wording.

law-clock-taken = The clock { $clock } is one of the statutory clocks already.
    .help = Give the local clock a name of its own. Local limits do not change those of the law.

law-bad-amount = The amount { $value } of { $key } in { $table } is not a positive number of whole kronor.
    .help = Write the amount in whole kronor, without spaces.

law-amounts-reversed = The highest amount { $highest } in { $table } is lower than the lowest, { $lowest }.
    .help = Swap the amounts or mend the wrong one.

law-bad-code = The code “{ $value }” of { $key } in { $table } does not have { $digits } digits.
    .help = Write the code of the municipality or county by Statistics Sweden in quotes, such as "1480" or "05".
