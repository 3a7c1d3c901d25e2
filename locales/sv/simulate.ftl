# Mål i targets.csv som inga simulerade register kan uppfylla, och ramar som simuleringen inte klarar.

simulate-target-unknown = Målet { $indicator } för { $period } kan inte uppfyllas: inget register skrivs så att { $indicator } får ett bestämt värde.
    .help = Rätta stavningen, eller sätt use till no och skriv varför. docs/simulation.md räknar upp de indikatorer som kan ha mål.
simulate-target-outside = Målet { $indicator } för { $period } ligger utanför de simulerade åren { $first }–{ $last }.
    .help = Ändra first_year eller last_year i pack.toml, eller sätt use till no och skriv varför.
simulate-target-period = Målet { $indicator } kan inte gälla { $period }: indikatorn räknar rader som pågår över tid och kan bara styras för hela perioder av ett slag.
    .help = Ange kvartal för ej verkställda beslut och kalenderår för de andra. docs/simulation.md visar vad som gäller för varje indikator.
simulate-target-end-of-year = Målet { $indicator } kan inte gälla { $period }: antalet i tjänst kan bara bestämmas i slutet av ett år.
    .help = Ange en period som slutar i december, till exempel månaden 2024-12.
simulate-target-unit = Målet { $indicator } för { $period } gäller enheten { $unit }, men raderna skrivs på enheten { $owner } som inte hör dit.
    .help = Ange { $owner } eller en enhet ovanför den. Andra mål för samma verksamhet bestämmer vilken enhet som äger raderna.
simulate-target-twice = Målet { $indicator } för { $period } står mer än en gång, för olika enheter.
    .help = Behåll ett av dem. Sätt use till no på det andra och skriv varför.
simulate-target-negative = Målet { $indicator } för { $period } är { $value }, och ett antal eller belopp kan inte vara negativt.
    .help = Skriv värdet utan minus, eller sätt use till no och skriv varför.
simulate-target-not-whole = Målet { $indicator } för { $period } är { $value }, men det som räknas är hela rader eller ören.
    .help = Skriv ett helt tal, eller så många decimaler som de tryckta uppgifterna har.
simulate-target-not-a-share = Målet { $indicator } för { $period } är { $value } procent, och en andel ligger mellan 0 och 100.
    .help = Rätta värdet.
simulate-target-only-zero = Målet { $indicator } för { $period } är { $value }, men registren får inga sådana rader.
    .help = Skriv 0, eller sätt use till no och skriv varför.
simulate-target-too-few-rows = Målet { $indicator } för { $period } är { $value }, men det finns för få rader för att ge det värdet.
    .help = Höj målet för antalet som andelen räknas på, eller skriv färre decimaler.
simulate-target-too-large = Målet { $indicator } för { $period } är { $value }, mer än registren kan hålla.
    .help = Kontrollera värdet och enheten i kolumnen shown.
simulate-target-part-above-whole = Målet { $indicator } för { $period } är { $value }, mer än helheten som är { $whole }.
    .help = Sänk målet, eller höj målet för helheten.
simulate-target-conflict = Målet { $indicator } för { $period } är { $value } och kan inte uppfyllas samtidigt med { $other ->
        [none] det som är vanligt
       *[other] { $other }
    }.
    .help = Jämför målen med källan. Behåll dem som går ihop, sätt use till no på det andra och skriv varför.
simulate-target-first-year = Målet { $indicator } för { $period } jämför med året före, som inte simuleras.
    .help = Sätt first_year i pack.toml ett år tidigare, eller sätt use till no och skriv varför.
simulate-target-without-base = Målet { $indicator } för { $period } är en förändring av { $base }, men { $base } har inget mål att utgå från.
    .help = Lägg till ett mål för { $base } samma år eller året före.

simulate-scale = Antalet nämnder är { $scale }, men det måste ligga mellan 1 och { $most }.
    .help = Ange ett annat tal med --scale.
simulate-years = Simuleringen gäller { $first }–{ $last }, mer än { $most } år.
    .help = Ändra first_year eller last_year i pack.toml.
simulate-as-of = Registren ska vara kända till { $day }, innan det sista simulerade året { $last } är slut.
    .help = Sätt as_of i pack.toml till den 31 december { $last } eller senare.
