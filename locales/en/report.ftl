# report

## Words that the writers of PDF and Word add

report-contents = Contents
report-page-of = Page { $page } of { $pages }
report-snapshot = Checksum of the underlying data (SHA-256)
report-suppressed-shown = ..
report-suppressed-meaning = not shown, to protect individuals
report-annex = Annex: Where the figures come from
report-annex-lead = Every computed figure of the report has a row here. Figures in the text are links to their rows.
report-annex-number = No.
report-annex-indicator = Indicator
report-annex-version = Version
report-annex-unit = Unit
report-annex-period = Period
report-annex-value = Value
report-annex-status = Status
report-annex-source = Source
