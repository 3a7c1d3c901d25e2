# Fel i filer med frister (law/clocks.toml).

law-not-toml = Filen följer inte TOML: { $reason }.
    .help = Rätta raden. Text står inom citattecken, datum utan, och varje nyckel bara en gång.

law-no-clock = Filen innehåller ingen frist.
    .help = Lägg till minst en tabell, till exempel [child_investigation]. docs/clocks.md visar alla nycklar.

law-bad-name = Namnet ”{ $value }” i { $table } har andra tecken än små bokstäver a–z, siffror och understreck, eller börjar inte med en bokstav.
    .help = Skriv namnet med små bokstäver utan å, ä och ö, till exempel investigation_opened.

law-missing-key = Nyckeln { $key } saknas i { $table }.
    .help = Lägg till { $key }. Ingen uppgift om en frist har ett förval; docs/clocks.md visar vad som gäller för varje nyckel.

law-unknown-key = Nyckeln { $key } i { $table } finns inte.
    .help = Ta bort den eller rätta stavningen. Giltiga nycklar: { $known }.

law-wrong-type = Värdet för { $key } i { $table } är av fel slag: där ska stå { $expected ->
        [text] en text inom citattecken
        [texts] en lista av texter, som ["a", "b"]
        [integer] ett heltal
        [integers] en lista av heltal, som [5, 15]
        [boolean] true eller false
        [date] ett datum som 2025-07-01, eller "open"
        [table] en tabell
        [tables] tabeller inom dubbla hakparenteser
       *[other] { $expected }
    }.
    .help = Rätta värdet för { $key }.

law-empty-text = Texten för { $key } i { $table } är tom.
    .help = Skriv vad som gäller, eller ta bort den tomma texten ur listan.

law-unknown-choice = Värdet ”{ $value }” för { $key } finns inte.
    .help = Välj ett av: { $known }.

law-bad-count = Antalet { $value } för { $key } i { $table } ligger utanför 1 till { $most }.
    .help = Skriv fristens längd som ett positivt heltal.

law-bad-date = Datumet { $value } för { $key } i { $table } ligger före år 1900 eller har ett klockslag.
    .help = Skriv en dag som 2025-07-01, eller "open" när dagen inte är känd.

law-no-section = Listan { $key } i { $table } är tom, så ingen lag bär fristen.
    .help = Ange minst ett lagrum, till exempel "SoL 2025:400 20:3".

law-no-version = Fristen { $table } har ingen version.
    .help = Lägg till minst en tabell [[{ $table }.{ $key }]] med from, to, limit, law, source och confidence.

law-version-reversed = Versionen { $table } slutar { $to }, innan den börjar { $from }.
    .help = Byt plats på dagarna eller rätta den som är fel.

law-version-order = Versionen { $table } börjar { $from ->
        [open] utan datum
       *[other] { $from }
    }, men versionen före den slutar { $before ->
        [open] inte
       *[other] { $before }
    }.
    .help = Låt varje version börja dagen efter att den förra slutar, så att varje dag har exakt en lydelse.

law-clock-taken = Fristen { $clock } finns redan i lagens frister.
    .help = Ge den lokala fristen ett eget namn. En förvaltnings egna frister ändrar inte lagens.

law-bad-amount = Beloppet { $value } för { $key } i { $table } är inte ett positivt antal hela kronor.
    .help = Skriv beloppet i hela kronor, utan mellanrum.

law-amounts-reversed = Det högsta beloppet { $highest } i { $table } är lägre än det lägsta, { $lowest }.
    .help = Byt plats på beloppen eller rätta det som är fel.

law-bad-code = Koden ”{ $value }” för { $key } i { $table } har inte { $digits } siffror.
    .help = Skriv kommunens eller länets kod enligt SCB inom citattecken, till exempel "1480" eller "05".
