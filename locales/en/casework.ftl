# Casework and identity numbers: why an event or a number is not taken.

casework-not-a-matter = Rows of the register { $register } do not go through states.
    .help = Events belong to intake, investigation, decision, placement, state institution request, follow-up, coordinated plan, closure and open intervention.

casework-other-matter = The event { $event } does not belong to the register { $register }.
    .help = Register it in the matter that it concerns.

casework-no-start = Row { $row } of { $register } does not tell the day on which the matter started.
    .help = Fill in the day. Without it no event can be put in order and no limit counted.

casework-started-already = { $event } on { $day } is not taken: the matter in { $register } (row { $row }) started on { $on }.
    .help = Mend the day, or open another matter.

casework-before-start = { $event } on { $day } is before { $start } on { $on } ({ $register }, row { $row }).
    .help = Mend the day that is wrong. Nothing happens in a matter before it has started.

casework-wrong-state = { $event } on { $day } cannot follow: the matter in { $register } (row { $row }) has been { $state } since { $on }.
    .help = Register what is missing between them, such as the interruption before the resumption, or mend the day. { $law }

casework-after-end = { $event } on { $day } is not taken: the matter in { $register } (row { $row }) ended ({ $state }) on { $on }.
    .help = Mend the day, or open another matter. { $law }

casework-column = { $event } does not belong to row { $row } of { $register }: { $column } should be { $allowed }.
    .help = See that the event concerns this matter, and that { $column } is right. { $law }

casework-outcome = { $event } on { $day } has no valid outcome ({ $register }, row { $row }).
    .help = Give one of: { $allowed }.

casework-reason-missing = { $event } on { $day } has no reason ({ $register }, row { $row }).
    .help = Give the reason. The law demands it: { $law }.

casework-paragraph-missing = { $event } on { $day } does not tell the section that the decision rests on ({ $register }).
    .help = Give the section, such as SoL 2025:400 11:1. The law of the day: { $law }.

casework-until-missing = { $event } on { $day } has no last day ({ $register }, row { $row }).
    .help = Give the last day. An extension is for a certain time: { $law }.

casework-until-before-limit = { $event } on { $day } does not end after the limit, which is { $on } already ({ $register }, row { $row }).
    .help = Give a last day after { $on }, or leave the extension. { $law }

casework-no-limit = { $event } on { $day } extends no limit: none is running in the matter ({ $register }, row { $row }).
    .help = See that what starts the limit is registered. For an emergency foster home it is the day the child's investigation was closed. { $law }

casework-safety-not-assessed = The preliminary assessment on { $day } cannot be finished: the assessment of immediate protection is not registered (row { $row }).
    .help = Register it with its day. It is made at once on every report about a child: { $law }.

casework-note-missing = { $event } on { $day } does not tell { $note } ({ $register }, row { $row }).
    .help = Give it with --note { $note }=… The law demands it: { $law }.

casework-note-elsewhere = What { $note } tells does not belong to { $event } on { $day } ({ $register }, row { $row }).
    .help = Leave it out, or register it with the event that it belongs to. To { $event } belong: { $allowed }.

casework-offer-after-answer = The offer is dated { $on }, after the answer on { $day } ({ $register }, row { $row }).
    .help = Mend the day that is wrong.

casework-note-blank = { $note } says nothing.
    .help = Write a text, or leave it out.

casework-note-too-long = { $note } has more than { $most } characters.
    .help = Shorten the text. The report asks for a short account.

casework-note-identity-number = { $note } seems to hold a personal identity number or coordination number.
    .help = Take the number away. Write days as 2024-05-01. The matter tells the person.

casework-note-unprintable = { $note } holds signs that cannot be printed.
    .help = Write the text anew, without control characters.

casework-note-not-a-day = { $note } is not a day.
    .help = Write the day as 2024-05-01.

casework-note-not-a-matter = { $note } is not a matter.
    .help = Write register and row, such as intake/1.

casework-note-twice = { $note } is given twice.
    .help = Give it once.

casework-no-such-event = The matter in { $register } (row { $row }) has no event { $event } on { $day }, so it cannot be taken back.
    .help = Show the matter and choose an event that it has.

casework-is-start = { $event } on { $day } started the matter in { $register } (row { $row }) and cannot be taken back.
    .help = End the matter instead, and tell the reason.

casework-row = { $event } on { $day } makes a row that the register { $register } refuses (row { $row }).
    .help = See the faults of each column.

identity-form = The number does not have the form of a personal identity number or coordination number.
    .help = Write ten or twelve digits, with or without a hyphen (or a plus from the year the person turns a hundred) before the last four.

identity-interim = The number is an interim number: not valid here.
    .help = Use the personal identity number or coordination number. Where there is neither, the person is registered without a number until there is.

identity-no-such-day = There is no such day of birth as the number tells.
    .help = Compare the digits with a document.

identity-future-birth = The day of birth in the number has not come.
    .help = See to the century: a plus instead of the hyphen holds from the year the person turns a hundred.

identity-not-hundred = The number has a plus, but the person does not turn a hundred this year and has not before.
    .help = Write a hyphen, or mend the year.

identity-check-digit = The check digit is not right.
    .help = Compare the digits with a document; most often one is wrong or two have changed places.
