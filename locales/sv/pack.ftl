# Fel i filerna i en kommunmapp (pack).

pack-unreadable = Det går inte att läsa filen eller mappen: { $reason }.
    .help = Kontrollera att sökvägen stämmer och att du har rätt att läsa den.
pack-file-name = Filens namn är inte skrivet med UTF-8.
    .help = Byt namn på filen. Använd bokstäverna a–z, siffror och bindestreck.
pack-not-a-file = Detta är varken en vanlig fil eller en mapp på tillåtet djup.
    .help = Lägg filen själv i mappen. Länkar och mappar i fler än sex nivåer läses inte.
pack-file-ending = En pack består av filer som slutar på .toml, .csv eller .md, och detta är en annan sort.
    .help = Flytta filen från mappen. Filer vars namn börjar med punkt räknas inte.
pack-too-large = Filen är större än { $most } megabyte.
    .help = Dela filen i flera, till exempel en per år.
pack-too-many-files = Mappen har fler än { $most } filer.
    .help = Kontrollera att du pekade ut rätt mapp.
pack-not-utf8 = Filen är inte skriven med UTF-8. Det första felet står på raden.
    .help = Spara filen igen och välj teckenkodningen UTF-8.
pack-unknown-file = Filen { $file } hör inte till en pack.
    .help = Rätta namnet eller flytta filen. En pack kan ha: { $known }.
pack-missing-file = Filen { $file } saknas.
    .help = Skapa filen. docs/pack.md visar vad den ska innehålla.

pack-not-toml = Filen följer inte TOML: { $reason }.
    .help = Rätta raden. Text står inom citattecken, datum utan.
pack-duplicate-key = Samma nyckel står två gånger i en tabell.
    .help = Ta bort den ena.
pack-unknown-key = Nyckeln { $key } i { $table } finns inte.
    .help = Ta bort den eller rätta stavningen. Giltiga nycklar: { $known }.
pack-missing-key = Nyckeln { $key } saknas i { $table }.
    .help = Lägg till { $key }. Beskrivningen av filen i docs visar vad nyckeln betyder.
pack-wrong-type = Värdet för { $key } är av fel slag: där ska stå { $expected ->
        [text] en text inom citattecken
        [text-list] en lista av texter, som ["a", "b"]
        [integer] ett heltal
        [integer-list] en lista av heltal, som [0, 7]
        [number] ett tal utan citattecken
        [boolean] true eller false
        [day] ett datum utan citattecken, som 2024-12-31
        [list] en lista inom hakparenteser
        [table] en tabell
        [tables] tabeller inom dubbla hakparenteser
       *[other] { $expected }
    }.
    .help = Rätta värdet för { $key }.
pack-empty-text = Texten för { $key } är tom.
    .help = Skriv något, eller ta bort nyckeln om den får saknas.
pack-unknown-choice = Värdet ”{ $value }” för { $column } finns inte.
    .help = Välj ett av: { $known }.
pack-number-outside = Värdet { $value } för { $key } ligger utanför { $least } till { $most }.
    .help = Skriv ett heltal mellan { $least } och { $most }.

pack-bad-quote = Ett citattecken eller en radmatning står på fel plats, så att cellerna inte går att skilja åt. Resten av filen är inte läst.
    .help = Sätt citattecken runt hela cellen och dubblera de citattecken som hör till texten.
pack-no-header = Filen har ingen rubrikrad.
    .help = Skriv rubrikerna på första raden: { $columns }.
pack-unknown-column = Kolumnen ”{ $column }” finns inte.
    .help = Ta bort den eller rätta stavningen. Filen ska ha kolumnerna { $known }.
pack-double-column = Kolumnen ”{ $column }” står två gånger i rubrikraden.
    .help = Ta bort den ena. Filen ska ha kolumnerna { $known }.
pack-missing-column = Kolumnen ”{ $column }” saknas.
    .help = Lägg till den, även om cellerna är tomma. Filen ska ha kolumnerna { $known }.
pack-wrong-cell-count = Raden har { $found } celler, men rubrikraden har { $expected }.
    .help = Kontrollera kommatecknen. En cell med komma i texten behöver citattecken.
pack-empty-cell = Cellen i kolumnen ”{ $column }” är tom men måste vara ifylld.
    .help = Fyll i cellen eller ta bort raden.

pack-not-a-day = ”{ $value }” i { $column } är inte en dag.
    .help = Skriv år, månad och dag med bindestreck, som 2024-12-31.
pack-year-outside = Dagen { $value } i { $column } ligger före år 1900 eller efter 2199.
    .help = Rätta årtalet.
pack-end-before-start = Slutet { $value } i { $column } kommer före början { $from }.
    .help = Rätta den ena, så att slutet inte ligger före början.
pack-not-a-month = ”{ $value }” i { $column } är inte en månad.
    .help = Skriv år och månad, som 2024-11.
pack-not-a-period = ”{ $value }” i { $column } är inte en period.
    .help = Skriv till exempel 2024, 2024-Q3, 2024-T2, 2024-H2, 2024-11, QY2024 eller 2024-01--2024-11.
pack-not-a-year = ”{ $value }” i { $column } är inte ett år.
    .help = Skriv ett årtal med fyra siffror.
pack-not-a-number = ”{ $value }” i { $column } är inte ett tal.
    .help = Skriv siffror utan mellanrum, med högst nio decimaler och vanligt minustecken, som -13.4.
pack-not-money = ”{ $value }” i { $column } är inte ett belopp.
    .help = Skriv kronor med högst två decimaler, utan mellanrum och utan kr, som -1234.50.
pack-not-decimals = ”{ $value }” är inte ett antal decimaler.
    .help = Skriv ett heltal från 0 till 6.
pack-not-an-id = ”{ $value }” i { $column } kan inte vara ett id.
    .help = Börja med en liten bokstav a–z. Därefter får det stå små bokstäver, siffror och understreck; i id för enheter även bindestreck.
pack-not-an-account = ”{ $value }” i { $column } är inte ett konto.
    .help = Skriv en till tio siffror.
pack-not-a-steering-id = ”{ $value }” i { $column } kan inte vara ett id för mål, målområde, styrdokument eller uppdrag.
    .help = Börja med en stor bokstav A–Z och fortsätt med stora bokstäver och siffror, högst tolv tecken, som U07.
pack-duplicate-id = Id ”{ $id }” används två gånger.
    .help = Ge den ena ett annat id, eller ta bort den om raden är dubblerad.

pack-age-groups = Åldrarna i { $key } är inte heltal från 0 till 120 i stigande ordning.
    .help = Skriv den lägsta åldern i varje grupp, som [0, 13, 18, 65].
pack-other-root = Nämndens enhet är { $root } i pack.toml, men överst i organisationen står { $found }.
    .help = Skriv samma id på båda ställena.
pack-no-root = Ingen enhet står överst i organisationen.
    .help = Lämna kolumnen parent tom för nämnden, och bara för den.
pack-second-root = Enheten { $unit } har ingen överordnad enhet, men { $root } står redan överst.
    .help = Skriv i kolumnen parent vilken enhet som { $unit } hör till.
pack-unknown-parent = Enheten { $unit } hör till { $parent }, som inte finns.
    .help = Rätta kolumnen parent eller lägg till en rad för { $parent }.
pack-unit-cycle = Enheten { $unit } hör till sig själv genom de enheter som står över den.
    .help = Rätta kolumnen parent så att varje enhet till slut hör till nämnden.
pack-outlives-parent = Enheten { $unit } finns någon dag då { $parent }, som den hör till, inte finns.
    .help = Rätta datumen eller skriv vilken enhet den hörde till då.
pack-not-successors = ”{ $value }” går inte att läsa som efterföljare.
    .help = Skriv enhet, kolon och andel, med mellanslag mellan flera: ny-a:0.6 ny-b:0.4. Andelen får vara ett bråk som 1/3.
pack-successors-without-end = Enheten { $unit } har efterföljare men ingen sista dag.
    .help = Fyll i valid_to eller ta bort efterföljarna.
pack-unknown-successor = Enheten { $unit } har efterföljaren { $successor }, som inte finns.
    .help = Rätta id eller lägg till en rad för { $successor }.
pack-successor-not-valid = Efterföljaren { $successor } finns inte dagen efter den sista för { $unit }.
    .help = Låt { $successor } börja dagen efter, eller välj en annan efterföljare.
pack-weight-not-positive = Andelen för efterföljaren { $successor } till { $unit } är noll eller negativ.
    .help = Skriv en andel större än noll, eller ta bort efterföljaren.
pack-weights-not-whole = Andelarna för efterföljarna till { $unit } är tillsammans { $sum }, men ska vara 1.
    .help = Rätta andelarna. Bråk som 1/3 blir exakta.
pack-unknown-unit = Enheten ”{ $value }” finns inte i organisationen.
    .help = Rätta id eller lägg till enheten i organisation.csv. Enheter: { $known }.
pack-unit-not-valid = Enheten ”{ $value }” finns inte i { $month }.
    .help = Bokför på den enhet som fanns då, eller rätta datumen i organisation.csv.

pack-entry-content = En post i resultaträkningen är antingen en rad, en summa med total eller, när printed är false, en grupp med accounts.
    .help = Ta bort total eller accounts, eller skriv printed = false för en grupp.
pack-unknown-part = Summan { $id } innehåller { $part }, som inte finns.
    .help = Rätta id i total eller lägg till en post för { $part }.
pack-total-cycle = Summan { $id } innehåller sig själv.
    .help = Ta bort den del i total som leder tillbaka till { $id }.
pack-double-part = Summan { $id } räknar { $part } två gånger, eller räknar en grupp av konton som kan ingå i andra rader.
    .help = Låt varje rad nås på ett enda sätt, och ta bort grupper ur summor.
pack-unknown-line = ”{ $value }” är inte en rad i resultaträkningen som tar emot konton.
    .help = Rätta id eller lägg till raden i statement.toml. Rader: { $known }.
pack-double-prefix = Två rader gäller för ”{ $value }” samma dag.
    .help = Ta bort den ena eller avsluta den innan den andra börjar.
pack-account-without-line = { $more ->
        [0] Kontot { $value } hör inte till någon rad i resultaträkningen i { $month }.
        [one] Kontot { $value } hör inte till någon rad i resultaträkningen i { $month }. En rad till har samma fel.
       *[other] Kontot { $value } hör inte till någon rad i resultaträkningen i { $month }. { $more } rader till har samma fel.
    }
    .help = Lägg till kontot eller dess första siffror i accounts.csv, med ett datum som täcker månaden.
pack-unknown-activity = Verksamheten ”{ $value }” finns inte.
    .help = Rätta id eller lägg till verksamheten i pack.toml. Verksamheter: { $known }.
pack-entry-does-not-fit = Posten ”{ $value }” passar inte till ett belopp av slaget { $amount }.
    .help = Utfall har booking, budget har initial eller adjustment och prognos har initial.

pack-unknown-goal = Målet { $goal } finns inte.
    .help = Rätta id eller lägg till målet före målområdena.
pack-unknown-area = Målområdet { $area } finns inte.
    .help = Rätta id eller lägg till målområdet i goals.toml.

pack-second-target = Indikatorn { $indicator } har redan ett värde som ska nås för samma enhet och period, på rad { $line }.
    .help = Behåll det ena och skriv no i kolumnen use för det andra, med skälet i note.
pack-unused-target-without-note = Ett värde som inte används saknar förklaring.
    .help = Skriv i kolumnen note varför värdet inte används och vilket som används i stället.
pack-too-many-decimals = Värdet { $value } har fler decimaler än { $decimals }.
    .help = Skriv värdet som det är tryckt, eller rätta kolumnen decimals.
pack-second-value = Indikatorn { $indicator } har redan ett värde för samma enhet och period, i { $first }.
    .help = Ta bort det ena.
