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
