# Access, unexecuted decisions, retention and log review.

access-unknown-unit = The organisation has no unit { $unit }.
    .help = Choose a unit that exists, or add it to the organisation.

access-unit-not-valid = The unit { $unit } does not exist on { $day }.
    .help = Choose another first day, or a unit that exists then.

access-only-for-root = The role { $role } reaches all units and can be granted for { $root } only.
    .help = Grant it for { $root }, or choose a role of a single unit.

access-days-reversed = The last day comes before the first.
    .help = Swap the days or mend the wrong one.

access-reason-too-short = The reason says too little.
    .help = Write at least { $least } characters and two words: what has happened, and why must the case be opened? The log review reads it.

access-break-glass-too-long = A glass can be broken until { $latest } and no longer.
    .help = Choose an earlier last day. A case that is needed longer is assigned.

unexecuted-not-a-quarter = The period { $period } is not a quarter.
    .help = Write a quarter, such as 2024-Q3.

unexecuted-no-clock = There is no clock { $clock }.
    .help = Put it back into law/clocks.toml. Without it there is no report.

unexecuted-no-due-date = Decision { $decision } has no last day: { $reason }.
    .help = Check its days. There is no report until every decision can be counted.

unexecuted-column-missing = The row lacks { $column } and tells no decision that can be reported.
    .help = Fill in { $column } in the register decision.

unexecuted-reason-missing = The reason for the delay is missing.
    .help = Write a short reason. The law demands it in the report (34:1).

unexecuted-reference-missing = The reference of the case is missing.
    .help = Give a reference without identity number.

unexecuted-paragraph-missing = The section that the decision rests on is not told; it is counted.
    .help = Give the section, such as SoL 2025:400 11:1.

retention-exempt-municipality = The municipality purges nothing, for the sake of research.

retention-sample-birth-day = The person was born on a day whose files are kept for research.

retention-placement = The person was placed as a child; the file is never purged.

retention-parenthood = The file is about fatherhood or parenthood and is never purged.

retention-adoption = The file is about adoption and is never purged.

retention-open-case = A case is open.

retention-summary = Facts about the person remain in a list of persons.

retention-last-note = The time since the last note has not passed.

retention-child-investigation = The investigation of a child is kept until the person is thirty.

retention-custody-agreement = The agreement on custody, residence or contact is kept until the child is eighteen.

retention-no-rule = The rule { $rule } is not in force on { $day }.
    .help = Add its wording to law/retention.toml or law/clocks.toml. Nothing is proposed without law.

retention-no-due-date = The file { $person } has no day of retention: { $reason }.
    .help = Check the days of the file.

retention-day-order = The file { $person } has a day that cannot be: { $day }.
    .help = Mend the day. Nothing is proposed until every file can be judged.

retention-no-reference = The decision on retention has no reference.
    .help = Give its registry number or another reference.

retention-no-proposal = The decision on retention covers no file.
    .help = Choose at least one proposal.

retention-keep = The file { $person } is to be kept and cannot be purged.
    .help = Take it out of the decision.

retention-twice = The same part of file { $person } stands twice in the decision.
    .help = Take one of them out.

retention-stale = The proposal for file { $person } is of { $proposed } and cannot be decided.
    .help = Make the proposal again: it may be at most { $most } days old on the day of the decision.

log-review-oneself = The user's own case.

log-review-same-surname = A person with the same surname or address.

log-review-protected-identity = A protected identity was opened.

log-review-break-glass = A glass was broken.

log-review-outside-unit = A case outside the user's unit, not assigned.

log-review-many-persons = Unusually many persons in a day.

log-review-night = At night.
