# Casework in the program and the watch list.

work-not-permitted = That cannot be done: there is no such matter or person, or it lies outside your rights.
    .help = Check the number. If it is right, ask the unit manager to assign the case to you. In acute danger the case can be opened by break-glass.
work-clocks-unknown = The limits of the matter cannot be computed: { $reason }.
    .help = Put the day right that is wrong.
work-overlap = The person is placed already: placement { $earlier } holds from { $from } as well.
    .help = End the earlier placement first, or put the day right. On the day on which one placement ends the next may begin.
work-not-next = { $to } cannot be opened out of { $from } that is { $state }.
    .help = Record what is missing in { $from } first, or open the matter by itself.
work-before-previous = The matter cannot start before { $on }, when what it comes out of started or ended.
    .help = Put the day right.
work-column = There is nothing called { $column } to tell, or it is filled by itself.
    .help = Choose among: { $known }.
work-value = What is told for { $column } cannot be read.
    .help = Write a code from the description of the register, a whole number or whole kronor.
work-person-unknown = The person's day of birth or sex is not registered.
    .help = Register them first. Without them neither age nor limits can be computed.
work-person-missing = The matter is about somebody, but nobody is given.
    .help = Tell who.
