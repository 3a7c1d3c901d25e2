# Ärendehantering i verktyget och bevakningslistan.

work-not-permitted = Det går inte: ärendet eller personen finns inte, eller ligger utanför din behörighet.
    .help = Kontrollera numret. Stämmer det, be enhetschefen att tilldela dig ärendet. Vid akut fara kan ärendet nödöppnas.
work-clocks-unknown = Fristerna i ärendet går inte att räkna: { $reason }.
    .help = Rätta den dag som är fel.
work-overlap = Personen är redan placerad: placering { $earlier } gäller också från och med { $from }.
    .help = Avsluta den tidigare placeringen först, eller rätta dagen. Den dag en placering slutar kan nästa börja.
work-not-next = Det går inte att öppna { $to } ur { $from } som är { $state }.
    .help = Registrera först det som fattas i { $from }, eller öppna ärendet för sig.
work-before-previous = Ärendet kan inte börja före { $on }, då det som det kommer ur började eller slutade.
    .help = Rätta dagen.
work-column = Uppgiften { $column } finns inte, eller fylls i av sig själv.
    .help = Välj bland: { $known }.
work-value = Uppgiften { $column } har ett värde som inte går att läsa.
    .help = Skriv en kod ur registrets beskrivning, ett heltal eller hela kronor.
work-person-unknown = Personens födelsedag eller kön är inte registrerade.
    .help = Registrera dem först. Utan dem går varken ålder eller frister att räkna.
work-person-missing = Ärendet gäller en person, men ingen är angiven.
    .help = Ange personen.
