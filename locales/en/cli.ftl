# The program enslinje

cli-cannot-write = { $path } cannot be written: { $fault }. What was there is untouched.
cli-fault = The program could not finish the work: { $fault }. Nothing has been written.
cli-refused = { $count ->
    [one] One error. Nothing has been written.
   *[other] { $count } errors. Nothing has been written.
}
cli-not-a-period = “{ $value }” is not a period.
    .help = Write for example 2024, 2024-H2, 2024-T2, 2024-Q3, 2024-11, QY2024 or 2024-01--2024-11.
cli-unknown-unit = The organisation has no unit “{ $unit }”.
    .help = Choose among { $known }, or all for all of them.
cli-unknown-indicator = The pack has no indicator “{ $indicator }”.
    .help = Run enslinje indicators without --indicator to see all.
cli-no-snapshot = The command needs a snapshot.
    .help = Give the folder with --snapshot. It is made by enslinje simulate.
cli-nothing-to-compute = There is no indicator to compute for { $unit }.
    .help = Drop a restriction, such as --registers-only.
cli-target-missed = The target { $indicator } for { $unit }, { $period }, is { $printed } but the registers give { $computed }.
    .help = Mend the value in targets.csv or the indicator's definition, or set use to no and say why.
cli-format-failed = The format could not be written: { $fault }.
    .help = Choose other formats with --format. The report's text and tables are unchanged.

cli-step-simulate = Simulating registers
cli-step-write-snapshot = Writing the snapshot
cli-step-targets = Checking the targets
cli-step-figures = Computing the figures
cli-step-report = Writing the report

cli-simulated = { $met } of { $all } targets are met. Snapshot { $hash } lies in { $folder }.
cli-demo-targets = { $met } of { $all } published figures are reproduced from the registers.
cli-demo-files = Files:
cli-demo-next = Try next, as one of the invented users:

cli-head-indicator = Indicator
cli-head-unit = Unit
cli-head-period = Period
cli-head-by = Part
cli-head-value = Value
cli-head-measure = Measure
cli-head-status = Status
cli-status-final = final
cli-status-preliminary = preliminary
cli-status-suppressed = protected

cli-explain-title = { $name } ({ $indicator }), { $unit }, { $period }
cli-explain-value = Value: { $value } ({ $status })
cli-explain-source = Source: { $source }
cli-explain-definition = Definition: version { $number } of { $versions }, kind { $kind }, { $place }
cli-explain-note = Meaning: { $note }
cli-explain-filter = Selection: { $filter }
cli-explain-law = Law: { $law }
cli-explain-law-source = Law: { $law } – { $confidence }, source { $source }
cli-explain-clock = Clock: { $clock }
cli-explain-break = Break in the series { $day }: { $note }
cli-explain-rows = Rows: { $counted } of { $register } in the register count
cli-explain-inputs = Computed from:
cli-confidence-sure = sure
cli-confidence-likely = likely, should be verified
cli-confidence-memory = unverified, must be verified
cli-source-snapshot = register { $register } of snapshot { $hash }, known until { $day }
cli-source-ledger = ledger { $hash }
cli-source-entered = entered in { $place }, from { $origin }
cli-source-figures = other indicators: { $indicators }
cli-cannot-multiply = The organisation cannot be multiplied for several committees: { $units } collide.
    .help = Give the units names that do not end with a hyphen and a number.

cli-step-read = Reading { $path }
cli-step-check = Checking the figures
cli-cannot-read = { $path } cannot be read: { $fault }.
    .help = Check the path, and that the file may be read.
cli-check-folder = { $path } is a folder.
    .help = Name the files, such as { $path }/report.pdf.
cli-check-too-large = { $path } is larger than { $limit } MB.
    .help = Split the file, or save it without pictures.
cli-check-twice = { $path } is named twice.
    .help = Name each file once.
cli-check-overwrite = { $path } is one of the files to check and would be overwritten.
    .help = Choose another name for what is to be written.
cli-check-baseline-written = { $count ->
    [one] The list { $path } accepts one finding. Write in reason why.
   *[other] The list { $path } accepts { $count } findings. Write in reason why, for each.
}

cli-draft-section = section: { $section }
cli-draft-refused = { $count ->
    [one] The figures of the report speak against each other in one place. Nothing has been written.
   *[other] The figures of the report speak against each other in { $count } places. Nothing has been written.
}
cli-draft-remedy = Mend the text, the table or the figure in the pack. If it is meant so, explain it to the reader: put the directive ::: exception in the section, with the code on the same line and the reason on the next.
cli-draft-excepted = exception[{ $code }]: { $message }
cli-draft-milder = The check of the report gave { $warnings ->
    [0] no warnings
    [one] one warning
   *[other] { $warnings } warnings
} and { $infos ->
    [0] no notes
    [one] one note
   *[other] { $infos } notes
}, which do not stop it. Show them with enslinje report --findings.
cli-exception-unknown = No check gives the code “{ $code }”.
    .help = Choose one of: { $known }.
cli-exception-unused = The check finds nothing with the code { $code } in the section “{ $section }”.
    .help = Remove the exception if the deviation is mended, otherwise move it to the section where it stands.
cli-exception-outside = The exception from { $code } stands before the first heading, where the check finds nothing with that code.
    .help = Remove the exception, or move it to the section where the deviation stands.

cli-step-fill = The registers are entered into the database
cli-no-user = No user is named, and the machine names none.
    .help = Name who acts with --user.
cli-file-exists = The file is already there.
    .help = A backup never replaces another. Choose another name.
cli-no-file = The file is not there.
    .help = Name the file that enslinje db backup wrote.
cli-not-a-head = “{ $value }” is not a receipt of the audit chain.
    .help = Write the receipt as it stands on the report: a number, a colon and 64 characters.
cli-db-migrated = The database has gone from version { $before } to version { $now }.
cli-db-up-to-date = The database already has version { $now }.
cli-db-verified = The audit chain holds: { $events } events, and the registers agree with it. Receipt: { $head }
cli-db-broken = { $faults ->
    [one] The audit chain does not hold: one fault in { $events } events. Receipt: { $head }
   *[other] The audit chain does not hold: { $faults } faults in { $events } events. Receipt: { $head }
}
cli-db-clocks = The limits are computed anew: { $matters } matters, { $clocks } limits, { $faults } matters that cannot be computed.
cli-db-copied = { $rows ->
    [one] One row in { $tables } tables is copied, counted and the same on both sides. Receipt: { $head }
   *[other] { $rows } rows in { $tables } tables are copied, counted and the same on both sides. Receipt: { $head }
}
cli-head-table = Table
cli-head-rows = Rows
cli-head-hash = SHA-256, beginning
cli-snapshot-written = { $folder }: snapshot { $hash }. Receipt of the audit chain: { $head }
