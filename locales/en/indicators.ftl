# indicators

## snapshot, small counts

snapshot-no-manifest = The folder is no snapshot of the registers: it has no file manifest.json.
    .help = Give the folder that `enslinje simulate` wrote, the one that holds manifest.json.
snapshot-read = The file or folder cannot be read: { $reason }.
    .help = Check that it exists, that you may read it and that it is not a link.
snapshot-write = The snapshot cannot be written: { $reason }. Nothing was left half-written.
    .help = Check that the disk has room and that you may write in the folder.
snapshot-not-a-snapshot = The folder holds something else than a snapshot and is therefore not overwritten.
    .help = Give a folder that does not exist, an empty one or an earlier snapshot.
snapshot-manifest-large = The file manifest.json is larger than { $largest } bytes and so cannot belong to a snapshot.
    .help = Fetch the snapshot again from where it was made.
snapshot-manifest-malformed = The file manifest.json is not the manifest of a snapshot: { $reason }.
    .help = Do not edit the file. Fetch the snapshot again from where it was made.
snapshot-foreign = The folder was made by another program: the format is called “{ $found }” and not “enslinje-snapshot”.
    .help = Give a folder that `enslinje simulate` wrote.
snapshot-schema-version = The snapshot has format version { $found }, but this program reads version { $expected }.
    .help = Make the snapshot again with this program, or read it with the program that wrote it.
snapshot-as-of = “{ $found }” is not a day from 1900-01-01 to 2199-12-31 and so cannot be the day of the snapshot.
    .help = Write the day as YYYY-MM-DD.
snapshot-committees = The snapshot says that it covers no committees.
    .help = Give at least one committee.
snapshot-register-missing = The register { $register } is missing from the manifest.
    .help = Fetch the snapshot again from where it was made. Empty registers are to be there too.
snapshot-register-twice = The register { $register } occurs more than once.
    .help = Give each register once.
snapshot-register-unknown = There is no register called “{ $register }”.
    .help = All registers are listed in docs/registers.md.
snapshot-register-order = The registers stand in the manifest in another order than the program writes.
    .help = Do not edit the file. Fetch the snapshot again from where it was made.
snapshot-file-name = The register { $register } is to be in the file { $expected }, but the manifest says “{ $found }”.
    .help = Do not edit the file. Fetch the snapshot again from where it was made.
snapshot-file-missing = The file is in the manifest but not in the folder: { $reason }.
    .help = Fetch the snapshot again from where it was made.
snapshot-file-extra = The file lies in the snapshot's folder but does not belong to it.
    .help = Move the file elsewhere. A snapshot never changes.
snapshot-file-length = The file is { $found } bytes but is to be { $expected } bytes according to the manifest: it was truncated or replaced.
    .help = Fetch the snapshot again from where it was made.
snapshot-file-altered = The file was altered after the snapshot was made: its checksum differs from the manifest.
    .help = Fetch the snapshot again from where it was made.
snapshot-damaged = The file is not a sound Parquet file: { $reason }.
    .help = Fetch the snapshot again from where it was made.
snapshot-schema = The file does not have the register's columns: { $column } is missing, of another type or does not belong there.
    .help = Make the snapshot again. The columns of the register are listed in docs/registers.md.
snapshot-rows = The file does not have the { $expected } rows that the manifest states.
    .help = Fetch the snapshot again from where it was made.
snapshot-row-group = There is no row group { $index } in the file.
    .help = Count the row groups from zero.
snapshot-column-unknown = The register has no column called { $column }.
    .help = The columns of the register are listed in docs/registers.md.
snapshot-read-day = The column { $column } holds the day { $day }, which is outside 1900-01-01 to 2199-12-31.
    .help = Make the snapshot again from corrected registers.
snapshot-read-category = The column { $column } holds the code “{ $value }”, which is none of the column's values.
    .help = Make the snapshot again. The values of the column are listed in docs/registers.md.
snapshot-read-empty = The column { $column } has empty values but must be filled in.
    .help = Make the snapshot again from corrected registers.
snapshot-row-length = Row { $row } of the register { $register } has { $found } values but is to have { $expected }.
    .help = Give one value for each column, in the order of the register.
snapshot-value-missing = Row { $row } of the register { $register } has no value in the column { $column }.
    .help = Fill in the value. Only columns marked as optional in docs/registers.md may be empty.
snapshot-value-kind = Row { $row } of the register { $register } has the wrong kind of value in the column { $column }: { $found } instead of { $expected }.
    .help = The kinds of the columns are listed in docs/registers.md.
snapshot-day-range = Row { $row } of the register { $register } has the day { $day } in the column { $column }, which is outside 1900-01-01 to 2199-12-31.
    .help = Correct the day where it was registered.
snapshot-day-order = Row { $row } of the register { $register } ends before it begins: { $column } is { $day } but { $first_column } is { $first_day }.
    .help = Correct whichever day is wrong where it was registered.
snapshot-category-unknown = Row { $row } of the register { $register } has an unknown value in the column { $column }: “{ $value }”.
    .help = Valid values are: { $known }.
snapshot-code-form = Row { $row } of the register { $register } has a code in the column { $column } that cannot be used: “{ $value }”.
    .help = A code is 1–64 characters, visible ASCII only and no spaces.
snapshot-count-negative = Row { $row } of the register { $register } has a negative count in the column { $column }: { $value }.
    .help = Give zero or a higher count.

## definitions, filter, engine

indicator-bad-id = “{ $id }” cannot be the name of an indicator.
    .help = Begin with a lower-case letter and use only lower-case letters a–z, digits and underscores.
indicator-duplicate = The indicator { $id } is already defined in { $first }.
    .help = Give one of them another name. A changed definition of the same indicator is written as `[[{ $id }.version]]`.
indicator-versions-overlap = Two versions of the indicator { $id } hold on the same days. The earlier one is in { $first }.
    .help = Write valid_to in the earlier version and valid_from in the later one, so that each day has one version.
indicator-validity = The definition ends on { $to }, before it begins on { $from }.
    .help = Correct valid_from or valid_to. Both days are included.
indicator-decimals = The number of decimals is { $value }, but must be a whole number from 0 to 6.
    .help = Write for example `decimals = 1`.
indicator-factor = The factor is not a number that can be used.
    .help = Write a number other than zero, or a fraction in quotes such as "1/100". Numerator and denominator may be at most a thousand million.
indicator-unknown-unit = The unit “{ $unit }” is not in the organisation.
    .help = The units in organisation.csv are { $known }.
indicator-unknown-ages = The age groups “{ $set }” are not in pack.toml.
    .help = The sets are: { $known }.
indicator-no-birth = The register { $register } has no day of birth and cannot be split by age.
    .help = Remove age_groups.
indicator-unknown-register = There is no register called “{ $register }”. The name most like it is “{ $nearest }”.
    .help = The registers are { $known }.
indicator-unknown-column = The register { $register } has no column called “{ $column }”, which the key { $key } names. The name most like it is “{ $nearest }”.
    .help = Columns that fit are: { $known }.
indicator-column-kind = The key { $key } names the column { $column } of the register { $register }, but that column holds something else than what is needed: { $expected ->
        [day] a day
        [key] an identity
       *[number] a count or an amount
    }.
    .help = Columns that fit are: { $known }.
indicator-interval-order = The columns { $from } and { $to } of the register { $register } make no interval: the first day is not sure to come before the second.
    .help = Intervals of the register are: { $known }.
indicator-statistic = “{ $value }” does not measure durations.
    .help = Write `mean`, `median` or a percentile from `p1` to `p99`.
indicator-distinct-when = It is not said when a row counts.
    .help = Give `date`, or `from` and `to`, or all three.
indicator-unknown-clock = There is no clock called “{ $clock }”. The name most like it is “{ $nearest }”.
    .help = The clocks in law/clocks.toml are { $known }.
indicator-no-line = The indicator is summed from the ledger but names no line of the income statement.
    .help = Give `line` or `lines`.
indicator-unknown-line = There is no line of the income statement called “{ $line }”. The name most like it is “{ $nearest }”.
    .help = The lines in statement.toml are { $known }.
indicator-line-signs = The lines are told with different signs and cannot be added up.
    .help = Name only lines that all have, or all lack, `negated` in statement.toml.
indicator-unknown-activity = There is no activity called “{ $activity }”. The name most like it is “{ $nearest }”.
    .help = The activities in pack.toml are { $known }.
indicator-unknown-split = The register { $register } cannot be split by “{ $column }”. The name most like it is “{ $nearest }”.
    .help = It can be split by { $known }.
indicator-unknown-input = The indicator { $id } is computed from { $input }, which does not exist. The name most like it is “{ $nearest }”.
    .help = Correct the spelling or define the missing indicator.
indicator-cycle = The indicator { $id } is computed from itself: { $cycle }.
    .help = Let one of the indicators in the chain be computed from a register or from something else.
indicator-series-unknown = The value is of the indicator { $id }, which does not exist. The name most like it is “{ $nearest }”.
    .help = Correct the spelling or define the indicator with `kind = "series"`.

indicator-key-unknown = There is no indicator called “{ $indicator }”. It was asked for as { $key }. The name most like it is “{ $nearest }”.
    .help = Correct the spelling of { $id } or define the indicator.
indicator-key-unit = The unit “{ $unit }” in { $key } is not in the organisation, so { $id } cannot be computed for it.
    .help = Choose a unit of the organisation.
indicator-key-split = The figure { $key } cannot be split by { $dimension }: the definition of { $id } ({ $name }) does not allow it.
    .help = Add { $dimension } to splits or age_groups of the definition, or remove the split.
indicator-key-code = The figure { $key } of { $id } is split by { $dimension }, but “{ $code }” is no value there.
    .help = Valid values are: { $known }.
indicator-overflow = The value of { $key } of { $id } is larger than can be computed.
    .help = Check factors and amounts. No sensible value is that large.

indicator-row-unit = In the register { $register } { $rows } { $rows ->
        [1] row has
       *[other] rows have
    } the unit “{ $unit }”, which is not in the organisation.
    .help = Add the unit to the organisation, or make the snapshot again from corrected registers.
indicator-row-code = In the register { $register } the column { $column } has the code “{ $code }”, which is none of its values, among { $rows } rows.
    .help = Make the snapshot again from corrected registers.
indicator-row-order = In the register { $register } { $to } comes before { $from } in { $rows } { $rows ->
        [1] row
       *[other] rows
    }.
    .help = Correct the days in the register and make the snapshot again.
indicator-row-no-law = For { $rows } { $rows ->
        [1] row
       *[other] rows
    } of the register { $register } no last day can be computed: the clock { $clock } has no law for the day on which it started.
    .help = Add the law of that day to law/clocks.toml, or restrict the indicator to rows that the clock covers.
indicator-row-empty = The column { $column } of the register { $register } is empty in { $rows } { $rows ->
        [1] row
       *[other] rows
    } but must be filled.
    .help = Fill the column and make the snapshot again.
indicator-row-column = The register { $register } lacks the column { $column }, or has it in another type, in { $rows } { $rows ->
        [1] row
       *[other] rows
    }.
    .help = Make the snapshot again. The columns of the register are in docs/registers.md.
indicator-row-too-many = The register { $register } has more different identities than can be told apart ({ $rows }).
    .help = Divide the register between several snapshots.

filter-too-long = The filter is longer than { $most } bytes.
    .help = Divide it between several indicators.
filter-too-deep = The filter has more than { $most } parentheses and `not` inside each other.
    .help = Simplify the filter.
filter-unknown-mark = The mark “{ $mark }” means nothing in a filter.
    .help = Text is written in straight quotes. Comparisons are =, !=, <, <=, > and >=.
filter-open-quote = The text has no closing quote.
    .help = Put a straight quote where the text ends.
filter-bad-day = “{ $text }” is not a day.
    .help = Write the day as 2024-01-31, without quotes.
filter-bad-number = “{ $text }” is not a number.
    .help = Write a whole number, or kronor with a point and at most two decimals such as 1000.50.
filter-unexpected = Here stands “{ $found }” where something else was expected.
    .help = Here may stand: { $expected }.
filter-ends-early = The filter ends where something more was expected.
    .help = Here may stand: { $expected }.
filter-unknown-column = The register { $register } has no column called “{ $column }”. The name most like it is “{ $nearest }”.
    .help = The columns are { $known }.
filter-unknown-code = The column { $column } never has the value “{ $code }”. The value most like it is “{ $nearest }”.
    .help = The values of the column are { $known }.
filter-not-a-day = The column { $column } does not hold days.
    .help = A column of days must follow `age at` and `overdue at`.
filter-category-order = The values of the column { $column } have no order and cannot be compared by < or >.
    .help = Use =, != or in.
filter-wants-text = The column { $column } is compared with text.
    .help = Write the value in straight quotes, such as "child".
filter-wants-day = The column { $column } holds days.
    .help = Write the day without quotes, such as 2024-01-31.
filter-wants-kronor = The column { $column } holds amounts.
    .help = Write kronor without quotes, such as 1000 or 1000.50.
filter-wants-whole = The column { $column } holds whole numbers.
    .help = Write a whole number without quotes, such as 18.
filter-wants-years = Age is compared with whole years.
    .help = Write a whole number from 0 to 150, such as `age at opened >= 18`.
filter-never-empty = The column { $column } is always filled, so the condition has no meaning.
    .help = Remove the condition.
filter-no-birth = The register { $register } has no day of birth, so the age cannot be computed.
    .help = Remove the condition on age.
filter-no-clock = The condition `overdue at` needs to know which clock applies and when it started.
    .help = Give `clock` and `from` in the definition.
