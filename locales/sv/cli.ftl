# Programmet enslinje

cli-cannot-write = { $path } kan inte skrivas: { $fault }. Det som fanns där är orört.
cli-fault = Programmet kunde inte slutföra arbetet: { $fault }. Inget har skrivits.
cli-refused = { $count ->
    [one] Ett fel. Inget har skrivits.
   *[other] { $count } fel. Inget har skrivits.
}
cli-not-a-period = ”{ $value }” är ingen period.
    .help = Skriv till exempel 2024, 2024-H2, 2024-T2, 2024-Q3, 2024-11, QY2024 eller 2024-01--2024-11.
cli-unknown-unit = Organisationen har ingen enhet ”{ $unit }”.
    .help = Välj bland { $known }, eller all för alla.
cli-unknown-indicator = Packet har ingen indikator ”{ $indicator }”.
    .help = Kör enslinje indicators utan --indicator för att se alla.
cli-no-snapshot = Kommandot behöver en ögonblicksbild.
    .help = Ange mappen med --snapshot. Den skapas med enslinje simulate.
cli-nothing-to-compute = Det finns ingen indikator att räkna för { $unit }.
    .help = Ta bort någon begränsning, till exempel --registers-only.
cli-target-missed = Målet { $indicator } för { $unit }, { $period }, är { $printed } men registren ger { $computed }.
    .help = Rätta värdet i targets.csv eller definitionen av indikatorn, eller sätt use till no och skriv varför.
cli-format-failed = Formatet kunde inte skrivas: { $fault }.
    .help = Välj andra format med --format. Rapportens text och tabeller är inte ändrade.

cli-step-simulate = Register simuleras
cli-step-write-snapshot = Ögonblicksbilden skrivs
cli-step-targets = Målen kontrolleras
cli-step-figures = Siffrorna räknas
cli-step-report = Rapporten skrivs

cli-simulated = { $met } av { $all } mål är uppfyllda. Ögonblicksbilden { $hash } ligger i { $folder }.
cli-demo-targets = { $met } av { $all } publicerade siffror återskapas ur registren.
cli-demo-files = Filer:
cli-demo-next = Pröva sedan, som en av de påhittade användarna:

cli-head-indicator = Indikator
cli-head-unit = Enhet
cli-head-period = Period
cli-head-by = Del
cli-head-value = Värde
cli-head-measure = Måttenhet
cli-head-status = Status
cli-status-final = slutlig
cli-status-preliminary = preliminär
cli-status-suppressed = skyddad

cli-explain-title = { $name } ({ $indicator }), { $unit }, { $period }
cli-explain-value = Värde: { $value } ({ $status })
cli-explain-source = Källa: { $source }
cli-explain-definition = Definition: version { $number } av { $versions }, slag { $kind }, { $place }
cli-explain-note = Betydelse: { $note }
cli-explain-filter = Urval: { $filter }
cli-explain-law = Lag: { $law }
cli-explain-law-source = Lag: { $law } – { $confidence }, källa { $source }
cli-explain-clock = Frist: { $clock }
cli-explain-break = Brott i serien { $day }: { $note }
cli-explain-rows = Rader: { $counted } av { $register } i registret räknas
cli-explain-inputs = Räknas ur:
cli-confidence-sure = säker uppgift
cli-confidence-likely = trolig uppgift, bör kontrolleras
cli-confidence-memory = obekräftad uppgift, måste kontrolleras
cli-source-snapshot = registret { $register } i ögonblicksbilden { $hash }, känd till och med { $day }
cli-source-ledger = huvudboken { $hash }
cli-source-entered = införd i { $place }, ur { $origin }
cli-source-figures = andra indikatorer: { $indicators }
cli-cannot-multiply = Organisationen kan inte mångfaldigas för flera nämnder: { $units } krockar.
    .help = Ge enheterna namn som inte slutar på bindestreck och tal.

cli-step-read = { $path } läses
cli-step-check = Siffrorna granskas
cli-cannot-read = { $path } kan inte läsas: { $fault }.
    .help = Kontrollera sökvägen och att filen får läsas.
cli-check-folder = { $path } är en mapp.
    .help = Ange filerna, till exempel { $path }/rapport.pdf.
cli-check-too-large = { $path } är större än { $limit } MB.
    .help = Dela filen, eller spara den utan bilder.
cli-check-twice = { $path } är angiven två gånger.
    .help = Ange varje fil en gång.
cli-check-overwrite = { $path } är en av filerna som granskas och skulle skrivas över.
    .help = Välj ett annat namn för det som ska skrivas.
cli-check-baseline-written = { $count ->
    [one] Listan { $path } godtar ett fynd. Skriv i reason varför.
   *[other] Listan { $path } godtar { $count } fynd. Skriv i reason varför, för vart och ett.
}

cli-draft-section = avsnitt: { $section }
cli-draft-refused = { $count ->
    [one] Siffrorna i rapporten talar emot varandra på ett ställe. Inget har skrivits.
   *[other] Siffrorna i rapporten talar emot varandra på { $count } ställen. Inget har skrivits.
}
cli-draft-remedy = Rätta texten, tabellen eller uppgiften i packet. Är det meningen så, förklara det för läsaren: sätt direktivet ::: exception i avsnittet, med koden på samma rad och skälet på nästa.
cli-draft-excepted = undantag[{ $code }]: { $message }
cli-draft-milder = Granskningen av rapporten gav { $warnings ->
    [0] inga varningar
    [one] en varning
   *[other] { $warnings } varningar
} och { $infos ->
    [0] inga upplysningar
    [one] en upplysning
   *[other] { $infos } upplysningar
}, som inte hindrar den. Visa dem med enslinje report --findings.
cli-exception-unknown = Ingen granskning ger koden ”{ $code }”.
    .help = Välj en av: { $known }.
cli-exception-unused = Granskningen finner inget med koden { $code } i avsnittet ”{ $section }”.
    .help = Ta bort undantaget om avvikelsen är rättad, annars flytta det till avsnittet där den står.
cli-exception-outside = Undantaget från { $code } står före den första rubriken, där granskningen inget finner med den koden.
    .help = Ta bort undantaget, eller flytta det till avsnittet där avvikelsen står.

cli-step-fill = Registren förs in i databasen
cli-no-user = Ingen användare är angiven, och datorn anger ingen.
    .help = Ange vem som handlar med --user.
cli-file-exists = Filen finns redan.
    .help = En säkerhetskopia ersätter aldrig en annan. Välj ett annat namn.
cli-no-file = Filen finns inte.
    .help = Ange filen som enslinje db backup skrev.
cli-not-a-head = ”{ $value }” är inte ett kvitto ur loggkedjan.
    .help = Skriv kvittot som det står på rapporten: ett nummer, kolon och 64 tecken.
cli-db-migrated = Databasen har gått från version { $before } till version { $now }.
cli-db-up-to-date = Databasen har redan version { $now }.
cli-db-verified = Loggkedjan håller: { $events } händelser, och registren stämmer med den. Kvitto: { $head }
cli-db-broken = { $faults ->
    [one] Loggkedjan håller inte: ett fel i { $events } händelser. Kvitto: { $head }
   *[other] Loggkedjan håller inte: { $faults } fel i { $events } händelser. Kvitto: { $head }
}
cli-db-clocks = Fristerna är beräknade på nytt: { $matters } ärenden, { $clocks } frister, { $faults } ärenden som inte går att räkna.
cli-db-copied = { $rows ->
    [one] En rad i { $tables } tabeller är kopierad, räknad och lika på båda sidor. Kvitto: { $head }
   *[other] { $rows } rader i { $tables } tabeller är kopierade, räknade och lika på båda sidor. Kvitto: { $head }
}
cli-head-table = Tabell
cli-head-rows = Rader
cli-head-hash = SHA-256, början
cli-snapshot-written = { $folder }: ögonblicksbild { $hash }. Kvitto ur loggkedjan: { $head }
