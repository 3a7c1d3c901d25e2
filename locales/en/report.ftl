# report

## Words that the writers of PDF and Word add

report-contents = Contents
report-page-of = Page { $page } of { $pages }
report-snapshot = Checksum of the underlying data (SHA-256)
report-suppressed-shown = ..
report-suppressed-meaning = not shown, to protect individuals
report-empty-cell = Empty cell
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

## Words of tables, charts and the web page

report-sheet-annex = Provenance
report-sheet-notes = Note
report-annex-id = Id
report-skip = Skip to content
report-back = Back to the figure of row
report-chart-numbers = The numbers of the chart
report-chart-data = Show the numbers behind the chart
report-empty = no information
report-row-headers = Row
report-preliminary-figure = { $figure } (preliminary)
report-hidden-value = a value that is not shown
report-hidden-direction = changed
report-hidden-surplus = result
report-exception-lead = Explained deviation:
report-note-preliminary = Preliminary: the period had not ended when the data were taken.
report-note-rounding = Each number is rounded by itself. A sum or difference may therefore differ from the rounded numbers.
report-short-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
    [12] Dec
   *[other] { $month }
}
report-short-quarter = Q{ $quarter }
report-unit-kronor = { $count ->
    [one] krona
   *[other] kronor
}
report-unit-thousands = thousand kronor
report-unit-millions = { $count ->
    [one] million kronor
   *[other] million kronor
}
report-unit-points = { $count ->
    [one] percentage point
   *[other] percentage points
}

## Words that follow from figures

report-direction-past = { $way ->
    [up] rose
    [down] fell
   *[same] { $agreement ->
        [plural] were unchanged
       *[common] was unchanged
    }
}
report-direction-present = { $way ->
    [up] rises
    [down] falls
   *[same] { $agreement ->
        [plural] are unchanged
       *[common] is unchanged
    }
}
report-direction-perfect = { $way ->
    [up] has risen
    [down] has fallen
   *[same] { $agreement ->
        [plural] are unchanged
       *[common] is unchanged
    }
}
report-direction-noun = { $way ->
    [up] rise
    [down] fall
   *[same] unchanged level
}
report-direction-comparative = { $way ->
    [up] higher
    [down] lower
   *[same] { $agreement ->
       *[common] as high
    }
}
report-direction-countable = { $way ->
    [up] more
    [down] fewer
   *[same] as many
}
report-surplus = { $sign ->
    [plus] surplus
    [minus] deficit
   *[zero] balance
}

## Lists, assignments and the income statement

report-list-title = { $list ->
    [grants] Earmarked state grants
    [actions] Actions and their effect
    [central_items] Central items of the municipality
    [equity] Equity
    [budget_adjustment_notes] Budget adjustments of the year
    [assignments] Assignments
   *[other] { $list }
}
report-field = { $field ->
    [id] Id
    [name] Name
    [amount] Amount
    [code] Code
    [giver] Giver
    [year] Year
    [note] Remark
    [title] Title
    [planned] Planned effect
    [planned_fte] Planned full-time equivalents
    [achieved] Achieved effect
    [achieved_fte] Achieved full-time equivalents
    [kind] Kind
    [period] Period
    [outcome] Outcome
    [budget] Budget
    [variance] Variance
    [day] Day
    [month] Month
    [text] Adjustment
    [addressees] Addressees
    [origin] Origin
    [area] Goal area
    [status] Status
    [status_period] Period
    [status_date] Date
    [closure] Closure
    [resolutions] Resolutions
    [owner] Owner
    [comment] Comment
   *[other] { $field }
}
report-assignments = Assignments
report-assignment-title = Assignment
report-assignment-year = Year
report-assignment-origin = Origin
report-assignment-status = Status
report-assignment-date = Date
report-assignment-resolutions = Resolutions
report-assignment-origin-word = { $word ->
    [budget] in the budget
    [outside_budget] outside the budget
    [director] from the director
    [committee] from the committee
    [internal] internal
   *[unstated] not stated
}
report-assignment-status-word = { $word ->
    [ongoing] ongoing
    [closed] closed
    [done] done
    [continues] continues
    [new] new
   *[untold] not told
}
report-assignment-closure-word = { $word ->
    [stated] proposed to be closed
    [general] covered by a proposal of closure
    [already_closed] already closed
   *[none] no proposal of closure
}
report-resolved-by = { $body ->
    [council] The council
    [executive_board] The executive board
   *[committee] The committee
}
report-statement-title = Income statement { $period }
report-statement-head = Amounts in { $scale }
report-statement-outcome = Outcome { $period }
report-statement-budget = Budget { $period }

## The annex

report-annex-compared = { $period } compared with { $base }
report-annex-compared-part = { $part } compared with { $base }
report-annex-count = Number of rows in the list { $list }
report-annex-sum = Sum of { $field } in the list { $list }
report-status-final = final
report-status-preliminary = preliminary
report-status-suppressed = not shown
report-part-whole = the whole
report-part-age = aged { $value }
report-part-age-from = aged { $value } and over
report-part = { $part ->
    [sex-woman] women
    [sex-man] men
    [sex-girl] girls
    [sex-boy] boys
    [amount-budget] budget
    [amount-forecast] forecast
    [amount-outcome] outcome
    [entry-initial] initial
    [entry-adjustment] adjustment
    [entry-booking] booking
   *[other] { $dimension }: { $value }
}
report-register = { $register ->
    [intake] intakes
    [investigation] investigations
    [decision] decisions
    [placement] placements
    [closure] closures
    [assistance] financial assistance
    [assistance_payment] assistance payments
    [incorrect_payment] incorrect payments
    [lex_sarah] lex Sarah
    [feedback] feedback
    [data_breach] data breaches
    [state_institution_request] requests to the National Board of Institutional Care
    [coordinated_plan] coordinated plans
    [employment] employments
    [absence] absences
    [manager_span] staff per manager
   *[other] { $register }
}
report-source-snapshot = Register { $register } of snapshot { $hash }
report-source-ledger = Ledger, hash { $hash }
report-source-entered = Entered: { $origin } ({ $place })
report-source-figures = Computed from: { $names }
report-source-list = Counted in { $file }

## What is wrong in a report

report-unknown-report = There is no report called “{ $name }”.
    .help = Choose one of the folders below reports: { $known }.
report-missing-file = The file { $file } does not exist, but report.toml lists it.
    .help = Add the file or remove it from the list.
report-unlisted-file = The file { $file } lies in the report's folder but is not in report.toml, so it would be left out.
    .help = Add it to the list files in its place, or remove it.
report-file-twice = The file { $file } stands twice in report.toml.
    .help = Remove one of them.
report-figure-in-title = The title of a report cannot hold figures.
    .help = Use only words such as period, as_of and committee in title and subtitle.
report-unclosed-brace = The brace is opened but not closed before the paragraph ends.
    .help = Close the expression, or write a backslash before the brace if it is meant as text.
report-stray-brace = The closing brace belongs to no expression.
    .help = Remove it, or write a backslash before it if it is meant as text.
report-unclosed-quote = The quotation mark is not closed.
    .help = Put a quotation mark after the value.
report-unexpected-character = The character “{ $found }” was not expected here.
    .help = A figure is written indicator[part=value]@period/unit | format. The page docs/report-source.md shows all forms.
report-unexpected-end = The expression ends too early.
    .help = Complete it. The page docs/report-source.md shows all forms.
report-control-character = The text holds the control character { $character }, which is not visible.
    .help = Remove the character.
report-unknown-indicator = There is no indicator called “{ $indicator }”.
    .help = { $near ->
        [none] Choose an indicator that is defined below indicators in the pack.
       *[other] Is { $near } meant? Otherwise choose an indicator that is defined below indicators in the pack.
    }
report-unknown-dimension = The indicator { $indicator } cannot be split by “{ $dimension }”.
    .help = It can be split by: { $known }.
report-part-twice = The dimension “{ $dimension }” is given twice.
    .help = Remove one of them.
report-unknown-unit = There is no unit with the id “{ $unit }”.
    .help = Choose one of: { $known }.
report-unknown-period = “{ $found }” is not a period.
    .help = Write period, a part such as period.q3, period.h2, period.nov or period.jan--nov, or a fixed period such as 2024-Q3.
report-unknown-step = A number of steps must follow plus or minus.
    .help = Write for example period - 1 for one step or period - 1y for one year.
report-period-outside = The period lies outside the years 1900–2199.
    .help = Choose a period within those years.
report-unlike-periods = The periods { $first } and { $second } are not alike and cannot be compared.
    .help = Compare years with years and quarters with quarters.
report-unknown-format = There is no format “{ $word }”.
    .help = Valid words: { $known }.
report-format-contradiction = The word “{ $word }” contradicts an earlier word of the format.
    .help = Remove one of them.
report-format-unfit-scale = The format does not suit a value of the kind { $measure }.
    .help = kr, tkr and mnkr are for money. percent and points are for shares, or for changes together with change.
report-format-unfit-word = The words of the format cannot be used together.
    .help = direction and surplus give a word and have no unit. neuter and plural belong to direction or words. words is for whole numbers.
report-format-unfit-since = The word since has nothing to compare.
    .help = Use since together with change or direction.
report-format-no-unit = A count has no unit word.
    .help = Remove unit or short and write the word in the text.
report-unknown-list = There is no list called “{ $list }”.
    .help = Choose one of: { $known }.
report-unknown-field = The list has no field called “{ $field }”.
    .help = Choose one of: { $known }.
report-field-not-number = The field { $field } holds words and cannot be summed.
    .help = Choose a field of numbers or amounts.
report-sum-without-field = No field is given to sum in the list { $list }.
    .help = Write the name of the list, a point and the name of the field, such as sum grants.amount.
report-list-has-no-change = A figure of the list { $list } has no earlier value to be compared with.
    .help = Remove change, direction or surplus.
report-unsupported-markdown = { $what ->
    [html] HTML cannot stand in a report.
    [code] Code cannot stand in a report.
    [image] Images cannot stand in a report.
    [quote] Block quotes cannot stand in a report.
    [rule] Horizontal rules cannot stand in a report.
   *[other] This form of Markdown cannot stand in a report.
}
    .help = Use headings, paragraphs, lists, emphasis and links. Indented paragraphs become code: remove the spaces at the start of the line.
report-link-target = The link leads to “{ $target }”, which is neither a web address nor a place in the report.
    .help = Write an address that begins with https://, http:// or mailto:, or # followed by the number or id of a heading.
report-unknown-anchor = The link leads to “{ $anchor }”, but nothing in the report has that name.
    .help = Use the number of a heading, or the id of a heading, table or chart.
report-unknown-attribute = “{ $attribute }” cannot stand in the braces of a heading.
    .help = Write # followed by a number or an id of letters a–z, digits, hyphens and points (not p followed by digits alone), then owner= and who writes it.
report-attributes-not-last = Braces with # belong to a heading and stand last on its line.
    .help = Move them to the end of a heading, or remove them.
report-heading-too-deep = The heading comes to level { $level }, but there are only four levels.
    .help = Use a shorter number or fewer #.
report-heading-skips-level = The heading comes to level { $level } right after level { $previous }.
    .help = Add the heading between them, or raise this one.
report-anchor-twice = The name “{ $anchor }” is already used at { $first }.
    .help = Give one of them another name. A table or chart can be shown only once.
report-unclosed-directive = The directive is not closed.
    .help = Put a line with only ::: after it.
report-stray-directive-end = The line closes a directive that is not open.
    .help = Remove it.
report-unknown-directive = There is no directive called “{ $directive }”.
    .help = Choose one of: { $known }.
report-directive-arguments = The directive { $directive } takes nothing more on its line.
    .help = Remove what stands after the name.
report-directive-body = The directive { $directive } has no content.
    .help = Put ::: on the next line and move the text outside.
report-note-content = A note can hold only paragraphs.
    .help = Move headings and lists outside.
report-exception-no-code = The exception does not say what it is about.
    .help = Write the code of what the check finds, such as ::: exception check-sum.
report-exception-no-reason = The exception from { $code } does not explain why.
    .help = Write the reason in at least { $words } words on the lines between the directive and ::: so that readers understand the deviation.
report-annex-not-last = The annex always comes last, but something follows the directive.
    .help = Move annex to the end of the last file, or remove it.
report-unknown-table = There is no table called “{ $name }”.
    .help = Choose one of: { $known }.
report-unknown-chart = There is no chart called “{ $name }”.
    .help = Choose one of: { $known }.
report-column-twice = There is already a column “{ $column }”.
    .help = Give it another id.
report-column-without-heading = The column has neither heading nor description.
    .help = Write text, or meaning when the heading is to be empty to the eye.
report-column-reference = What is given is not two columns of the table.
    .help = Give the ids of two columns. The table has: { $known }.
report-field-without-list = The column gives field or sum, but the table shows no list.
    .help = Add list to the table or remove the keys.
report-list-column-without-field = The column does not say which field of the list it shows.
    .help = Add field.
report-row-without-label = The row has no label.
    .help = Add label.
report-width = The width { $width } is not between 1 and 20.
    .help = Give a relative width from 1 to 20.
report-chart-cell = A chart shows only figures of indicators, not text or computed columns.
    .help = Remove cells, difference and change, or show the numbers in a table.
report-chart-format = The format does not suit a chart.
    .help = Use decimals, kr, tkr, mnkr or percent. Write the unit in the title of the chart.
report-figure-missing = The figure { $indicator } for { $period } and the unit { $unit } has not been computed.
    .help = See with enslinje explain whether the indicator can be computed for the period and unit.
report-figure-without-value = The figure { $indicator } for { $period } and the unit { $unit } has no value, so the sentence cannot be written.
    .help = Rewrite the sentence or move the figure to a table, where an empty cell has an explanation.
