# Faults in the files of a pack.

pack-unreadable = The file or folder cannot be read: { $reason }.
    .help = Check that the path is right and that you may read it.
pack-file-name = The name of the file is not written in UTF-8.
    .help = Rename the file. Use the letters a–z, digits and hyphens.
pack-not-a-file = This is neither a plain file nor a folder at an allowed depth.
    .help = Put the file itself in the folder. Links and folders more than six levels deep are not read.
pack-file-ending = A pack is made of files that end with .toml, .csv or .md, and this is another kind.
    .help = Move the file out of the folder. Files whose name begins with a dot do not count.
pack-too-large = The file is larger than { $most } megabytes.
    .help = Split the file, for example into one per year.
pack-too-many-files = The folder has more than { $most } files.
    .help = Check that you named the right folder.
pack-not-utf8 = The file is not written in UTF-8. The first fault is on the line.
    .help = Save the file again and choose the encoding UTF-8.
pack-unknown-file = The file { $file } is no part of a pack.
    .help = Correct the name or move the file. A pack may have: { $known }.
pack-missing-file = The file { $file } is missing.
    .help = Create the file. docs/pack.md shows what it holds.

pack-not-toml = The file is not valid TOML: { $reason }.
    .help = Correct the line. Text stands within quotes, days without.
pack-duplicate-key = The same key stands twice in one table.
    .help = Remove one of them.
pack-unknown-key = The key { $key } does not exist in { $table }.
    .help = Remove it or correct the spelling. Valid keys: { $known }.
pack-missing-key = The key { $key } is missing in { $table }.
    .help = Add { $key }. The description of the file in docs tells what the key means.
pack-wrong-type = The value of { $key } is of the wrong type: it must be { $expected ->
        [text] a text within quotes
        [text-list] a list of texts, such as ["a", "b"]
        [integer] a whole number
        [integer-list] a list of whole numbers, such as [0, 7]
        [number] a number without quotes
        [boolean] true or false
        [day] a day without quotes, such as 2024-12-31
        [list] a list within brackets
        [table] a table
        [tables] tables within double brackets
       *[other] { $expected }
    }.
    .help = Correct the value of { $key }.
pack-empty-text = The text of { $key } is empty.
    .help = Write something, or remove the key if it may be missing.
pack-unknown-choice = The value “{ $value }” of { $column } does not exist.
    .help = Choose one of: { $known }.
pack-number-outside = The value { $value } of { $key } lies outside { $least } to { $most }.
    .help = Write a whole number between { $least } and { $most }.

pack-bad-quote = A quote or carriage return stands in the wrong place, so that the cells cannot be told apart. The rest of the file was not read.
    .help = Put quotes around the whole cell and double the quotes that belong to the text.
pack-no-header = The file has no header.
    .help = Write the column names on the first line: { $columns }.
pack-unknown-column = The column “{ $column }” does not exist.
    .help = Remove it or correct the spelling. The file has the columns { $known }.
pack-double-column = The column “{ $column }” stands twice in the header.
    .help = Remove one of them. The file has the columns { $known }.
pack-missing-column = The column “{ $column }” is missing.
    .help = Add it, even if the cells are empty. The file has the columns { $known }.
pack-wrong-cell-count = The row has { $found } cells, but the header has { $expected }.
    .help = Check the commas. A cell with a comma in its text needs quotes.
pack-empty-cell = The cell in the column “{ $column }” is empty but must be filled in.
    .help = Fill in the cell or remove the row.

pack-not-a-day = “{ $value }” in { $column } is not a day.
    .help = Write year, month and day with hyphens, such as 2024-12-31.
pack-year-outside = The day { $value } in { $column } lies before the year 1900 or after 2199.
    .help = Correct the year.
pack-end-before-start = The end { $value } in { $column } comes before the start { $from }.
    .help = Correct one of them, so that the end does not come before the start.
pack-not-a-month = “{ $value }” in { $column } is not a month.
    .help = Write year and month, such as 2024-11.
pack-not-a-period = “{ $value }” in { $column } is not a period.
    .help = Write for example 2024, 2024-Q3, 2024-T2, 2024-H2, 2024-11, QY2024 or 2024-01--2024-11.
pack-not-a-year = “{ $value }” in { $column } is not a year.
    .help = Write a year with four digits.
pack-not-a-number = “{ $value }” in { $column } is not a number.
    .help = Write digits without spaces, with at most nine decimals and a plain minus sign, such as -13.4.
pack-not-money = “{ $value }” in { $column } is not an amount.
    .help = Write kronor with at most two decimals, without spaces and without kr, such as -1234.50.
pack-not-decimals = “{ $value }” is not a number of decimals.
    .help = Write a whole number from 0 to 6.
pack-not-an-id = “{ $value }” in { $column } cannot be an id.
    .help = Begin with a small letter a–z. After it may come small letters, digits and underscores; in ids of units also hyphens.
pack-not-an-account = “{ $value }” in { $column } is not an account.
    .help = Write one to ten digits.
pack-not-a-steering-id = “{ $value }” in { $column } cannot be the id of a goal, goal area, governing document or assignment.
    .help = Begin with a capital letter A–Z and go on with capitals and digits, at most twelve characters, such as U07.
pack-duplicate-id = The id “{ $id }” is used twice.
    .help = Give one of them another id, or remove it if the row is a copy.

pack-age-groups = The ages of { $key } are not whole numbers from 0 to 120 in ascending order.
    .help = Write the lowest age of each group, such as [0, 13, 18, 65].
pack-other-root = The committee's unit is { $root } in pack.toml, but { $found } stands at the top of the organisation.
    .help = Write the same id in both places.
pack-no-root = No unit stands at the top of the organisation.
    .help = Leave the column parent empty for the committee, and only for it.
pack-second-root = The unit { $unit } has no unit above it, but { $root } already stands at the top.
    .help = Write in the column parent which unit { $unit } belongs to.
pack-unknown-parent = The unit { $unit } belongs to { $parent }, which does not exist.
    .help = Correct the column parent or add a row for { $parent }.
pack-unit-cycle = The unit { $unit } belongs to itself through the units above it.
    .help = Correct the column parent so that every unit in the end belongs to the committee.
pack-outlives-parent = The unit { $unit } exists on a day when { $parent }, to which it belongs, does not.
    .help = Correct the days or write to which unit it belonged then.
pack-not-successors = “{ $value }” cannot be read as successors.
    .help = Write unit, colon and share, with spaces between several: new-a:0.6 new-b:0.4. A share may be a fraction such as 1/3.
pack-successors-without-end = The unit { $unit } has successors but no last day.
    .help = Fill in valid_to or remove the successors.
pack-unknown-successor = The unit { $unit } has the successor { $successor }, which does not exist.
    .help = Correct the id or add a row for { $successor }.
pack-successor-not-valid = The successor { $successor } does not exist on the day after the last of { $unit }.
    .help = Let { $successor } begin on the day after, or choose another successor.
pack-weight-not-positive = The share of the successor { $successor } of { $unit } is zero or negative.
    .help = Write a share larger than zero, or remove the successor.
pack-weights-not-whole = The shares of the successors of { $unit } sum to { $sum }, but must be 1.
    .help = Correct the shares. Fractions such as 1/3 are exact.
pack-unknown-unit = The unit “{ $value }” does not exist in the organisation.
    .help = Correct the id or add the unit to organisation.csv. Units: { $known }.
pack-unit-not-valid = The unit “{ $value }” does not exist in { $month }.
    .help = Book on the unit that existed then, or correct the days in organisation.csv.

pack-entry-content = An entry of the income statement is either a line, a sum with total or, when printed is false, a group with accounts.
    .help = Remove total or accounts, or write printed = false for a group.
pack-unknown-part = The sum { $id } holds { $part }, which does not exist.
    .help = Correct the id in total or add an entry for { $part }.
pack-total-cycle = The sum { $id } holds itself.
    .help = Remove the part of total that leads back to { $id }.
pack-double-part = The sum { $id } counts { $part } twice, or counts a group of accounts that may be in other lines.
    .help = Let every line be reached in one way only, and take groups out of sums.
pack-unknown-line = “{ $value }” is not a line of the income statement that takes accounts.
    .help = Correct the id or add the line to statement.toml. Lines: { $known }.
pack-double-prefix = Two rows hold for “{ $value }” on the same day.
    .help = Remove one of them or end it before the other begins.
pack-account-without-line = { $more ->
        [0] The account { $value } belongs to no line of the income statement in { $month }.
        [one] The account { $value } belongs to no line of the income statement in { $month }. One more row has the same fault.
       *[other] The account { $value } belongs to no line of the income statement in { $month }. { $more } more rows have the same fault.
    }
    .help = Add the account or its first digits to accounts.csv, with days that cover the month.
pack-unknown-activity = The activity “{ $value }” does not exist.
    .help = Correct the id or add the activity to pack.toml. Activities: { $known }.
pack-entry-does-not-fit = The entry “{ $value }” does not fit an amount of the kind { $amount }.
    .help = An outcome has booking, a budget has initial or adjustment and a forecast has initial.

pack-unknown-goal = The goal { $goal } does not exist.
    .help = Correct the id or add the goal before the goal areas.
pack-unknown-area = The goal area { $area } does not exist.
    .help = Correct the id or add the goal area to goals.toml.

pack-second-target = The indicator { $indicator } already has a value to meet for the same unit and period, on line { $line }.
    .help = Keep one and write no in the column use of the other, with the reason in note.
pack-unused-target-without-note = A value that is not used has no explanation.
    .help = Write in the column note why the value is not used and which one is used instead.
pack-too-many-decimals = The value { $value } has more decimals than { $decimals }.
    .help = Write the value as it is printed, or correct the column decimals.
pack-second-value = The indicator { $indicator } already has a value for the same unit and period, in { $first }.
    .help = Remove one of them.
