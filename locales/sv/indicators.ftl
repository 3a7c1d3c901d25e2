# indicators

## snapshot, small counts

snapshot-no-manifest = Mappen är ingen ögonblicksbild av registren: filen manifest.json finns inte.
    .help = Ange mappen som skrevs av `enslinje simulate`, den som filen manifest.json ligger i.
snapshot-read = Filen eller mappen kan inte läsas: { $reason }.
    .help = Kontrollera att den finns, att du får läsa den och att den inte är en länk.
snapshot-write = Ögonblicksbilden kan inte skrivas: { $reason }. Ingenting har lämnats halvskrivet.
    .help = Kontrollera att disken har plats och att du får skriva i mappen.
snapshot-not-a-snapshot = Mappen innehåller annat än en ögonblicksbild och skrivs därför inte över.
    .help = Ange en mapp som inte finns, en tom mapp eller en tidigare ögonblicksbild.
snapshot-manifest-large = Filen manifest.json är större än { $largest } byte och kan därför inte höra till en ögonblicksbild.
    .help = Hämta ögonblicksbilden på nytt från där den skapades.
snapshot-manifest-malformed = Filen manifest.json är inte det manifest som hör till en ögonblicksbild: { $reason }.
    .help = Ändra inte i filen. Hämta ögonblicksbilden på nytt från där den skapades.
snapshot-foreign = Mappen har skapats av ett annat program: formatet heter ”{ $found }” och inte ”enslinje-snapshot”.
    .help = Ange en mapp som skrevs av `enslinje simulate`.
snapshot-schema-version = Ögonblicksbilden har formatversion { $found }, men det här programmet läser version { $expected }.
    .help = Skapa ögonblicksbilden på nytt med det här programmet, eller läs den med det program som skrev den.
snapshot-as-of = ”{ $found }” är inte en dag mellan 1900-01-01 och 2199-12-31, och kan därför inte vara den dag som ögonblicksbilden gäller.
    .help = Skriv dagen som ÅÅÅÅ-MM-DD.
snapshot-committees = Ögonblicksbilden säger sig gälla noll nämnder.
    .help = Ange minst en nämnd.
snapshot-register-missing = Registret { $register } saknas i manifestet.
    .help = Hämta ögonblicksbilden på nytt från där den skapades. Även tomma register ska finnas med.
snapshot-register-twice = Registret { $register } förekommer mer än en gång.
    .help = Lämna varje register en gång.
snapshot-register-unknown = Det finns inget register som heter ”{ $register }”.
    .help = Alla register står i docs/registers.md.
snapshot-register-order = Registren står i en annan ordning i manifestet än den som programmet skriver.
    .help = Ändra inte i filen. Hämta ögonblicksbilden på nytt från där den skapades.
snapshot-file-name = Registret { $register } ska ligga i filen { $expected }, men manifestet anger ”{ $found }”.
    .help = Ändra inte i filen. Hämta ögonblicksbilden på nytt från där den skapades.
snapshot-file-missing = Filen finns i manifestet men inte i mappen: { $reason }.
    .help = Hämta ögonblicksbilden på nytt från där den skapades.
snapshot-file-extra = Filen ligger i ögonblicksbildens mapp men hör inte till den.
    .help = Flytta filen någon annanstans. En ögonblicksbild ändras aldrig.
snapshot-file-length = Filen är { $found } byte men ska vara { $expected } byte enligt manifestet: den är avkortad eller utbytt.
    .help = Hämta ögonblicksbilden på nytt från där den skapades.
snapshot-file-altered = Filen har ändrats sedan ögonblicksbilden skapades: kontrollsumman stämmer inte med manifestet.
    .help = Hämta ögonblicksbilden på nytt från där den skapades.
snapshot-damaged = Filen är inte en hel Parquetfil: { $reason }.
    .help = Hämta ögonblicksbilden på nytt från där den skapades.
snapshot-schema = Filen har inte registrets kolumner: { $column } saknas, är av annan typ eller hör inte dit.
    .help = Skapa ögonblicksbilden på nytt. Registrets kolumner står i docs/registers.md.
snapshot-rows = Filen har inte de { $expected } rader som manifestet anger.
    .help = Hämta ögonblicksbilden på nytt från där den skapades.
snapshot-row-group = Radgruppen { $index } finns inte i filen.
    .help = Räkna radgrupperna från noll.
snapshot-column-unknown = Registret har ingen kolumn som heter { $column }.
    .help = Registrets kolumner står i docs/registers.md.
snapshot-read-day = Kolumnen { $column } innehåller dagen { $day }, som ligger utanför 1900-01-01 till 2199-12-31.
    .help = Skapa ögonblicksbilden på nytt ur rättade register.
snapshot-read-category = Kolumnen { $column } innehåller koden ”{ $value }”, som inte hör till kolumnens värden.
    .help = Skapa ögonblicksbilden på nytt. Kolumnens värden står i docs/registers.md.
snapshot-read-empty = Kolumnen { $column } har tomma värden men måste vara ifylld.
    .help = Skapa ögonblicksbilden på nytt ur rättade register.
snapshot-row-length = Rad { $row } i registret { $register } har { $found } värden men ska ha { $expected }.
    .help = Lämna ett värde för varje kolumn, i registrets ordning.
snapshot-value-missing = Rad { $row } i registret { $register } saknar värde i kolumnen { $column }.
    .help = Fyll i värdet. Bara kolumner som är märkta som valfria i docs/registers.md får vara tomma.
snapshot-value-kind = Rad { $row } i registret { $register } har fel slags värde i kolumnen { $column }: { $found } i stället för { $expected }.
    .help = Kolumnernas slag står i docs/registers.md.
snapshot-day-range = Rad { $row } i registret { $register } har dagen { $day } i kolumnen { $column }, som ligger utanför 1900-01-01 till 2199-12-31.
    .help = Rätta dagen där den registrerades.
snapshot-day-order = Rad { $row } i registret { $register } slutar före sin början: { $column } är { $day } men { $first_column } är { $first_day }.
    .help = Rätta den av dagarna som är fel där den registrerades.
snapshot-category-unknown = Rad { $row } i registret { $register } har ett okänt värde i kolumnen { $column }: ”{ $value }”.
    .help = Giltiga värden är: { $known }.
snapshot-code-form = Rad { $row } i registret { $register } har en kod i kolumnen { $column } som inte går att använda: ”{ $value }”.
    .help = En kod är 1–64 tecken, bara synliga ASCII-tecken och inga mellanslag.
snapshot-count-negative = Rad { $row } i registret { $register } har ett negativt antal i kolumnen { $column }: { $value }.
    .help = Ange noll eller ett högre antal.

## definitions, filter, engine

indicator-bad-id = ”{ $id }” kan inte vara namn på en indikator.
    .help = Börja med en liten bokstav a–z och använd bara små bokstäver a–z, siffror och understreck.
indicator-duplicate = Indikatorn { $id } är redan definierad i { $first }.
    .help = Ge en av dem ett annat namn. En ändrad definition av samma indikator skrivs som `[[{ $id }.version]]`.
indicator-versions-overlap = Två versioner av indikatorn { $id } gäller samma dagar. Den tidigare står i { $first }.
    .help = Skriv valid_to i den tidigare versionen och valid_from i den senare, så att varje dag har en version.
indicator-validity = Definitionen upphör { $to }, innan den börjar gälla { $from }.
    .help = Rätta valid_from eller valid_to. Båda dagarna räknas med.
indicator-decimals = Antalet decimaler är { $value }, men måste vara ett heltal från 0 till 6.
    .help = Skriv till exempel `decimals = 1`.
indicator-factor = Faktorn är inte ett tal som går att räkna med.
    .help = Skriv ett tal som inte är noll, eller ett bråk inom citattecken som ”1/100”. Täljare och nämnare får vara högst en miljard.
indicator-unknown-unit = Enheten ”{ $unit }” finns inte i organisationen.
    .help = Enheterna i organisation.csv är { $known }.
indicator-unknown-ages = Åldersgrupperna ”{ $set }” finns inte i pack.toml.
    .help = De uppsättningar som finns är: { $known }.
indicator-no-birth = Registret { $register } har ingen födelsedag, och kan därför inte delas på ålder.
    .help = Ta bort age_groups.
indicator-unknown-register = Det finns inget register som heter ”{ $register }”. Det namn som liknar mest är ”{ $nearest }”.
    .help = Registren är { $known }.
indicator-unknown-column = Registret { $register } har ingen kolumn som heter ”{ $column }”, som nyckeln { $key } anger. Det namn som liknar mest är ”{ $nearest }”.
    .help = Kolumner som passar är: { $known }.
indicator-column-kind = Nyckeln { $key } anger kolumnen { $column } i registret { $register }, men den kolumnen innehåller något annat än vad som behövs: { $expected ->
        [day] en dag
        [key] en identitet
       *[number] ett antal eller ett belopp
    }.
    .help = Kolumner som passar är: { $known }.
indicator-interval-order = Kolumnerna { $from } och { $to } i registret { $register } bildar inget intervall: det är inte säkert att den första dagen kommer före den andra.
    .help = Intervall i registret är: { $known }.
indicator-statistic = ”{ $value }” är inget mått på varaktighet.
    .help = Skriv `mean`, `median` eller en percentil från `p1` till `p99`.
indicator-distinct-when = Det framgår inte när en rad ska räknas.
    .help = Ange `date`, eller `from` och `to`, eller alla tre.
indicator-unknown-clock = Det finns ingen frist som heter ”{ $clock }”. Det namn som liknar mest är ”{ $nearest }”.
    .help = Fristerna i law/clocks.toml är { $known }.
indicator-no-line = Indikatorn räknas ur huvudboken men anger ingen rad i resultaträkningen.
    .help = Ange `line` eller `lines`.
indicator-unknown-line = Det finns ingen rad i resultaträkningen som heter ”{ $line }”. Det namn som liknar mest är ”{ $nearest }”.
    .help = Raderna i statement.toml är { $known }.
indicator-line-signs = Raderna visas med olika tecken och kan därför inte summeras.
    .help = Ange bara rader som alla har, eller alla saknar, `negated` i statement.toml.
indicator-unknown-activity = Det finns ingen verksamhet som heter ”{ $activity }”. Det namn som liknar mest är ”{ $nearest }”.
    .help = Verksamheterna i pack.toml är { $known }.
indicator-unknown-split = Registret { $register } kan inte delas på ”{ $column }”. Det namn som liknar mest är ”{ $nearest }”.
    .help = Det går att dela på { $known }.
indicator-unknown-input = Indikatorn { $id } räknas ur { $input }, som inte finns. Det namn som liknar mest är ”{ $nearest }”.
    .help = Rätta stavningen eller definiera den indikator som saknas.
indicator-cycle = Indikatorn { $id } räknas ur sig själv: { $cycle }.
    .help = Låt någon av indikatorerna i kedjan räknas ur ett register eller ur något annat.
indicator-series-unknown = Värdet gäller indikatorn { $id }, som inte finns. Det namn som liknar mest är ”{ $nearest }”.
    .help = Rätta stavningen eller definiera indikatorn med `kind = "series"`.

indicator-key-unknown = Det finns ingen indikator som heter ”{ $indicator }”. Den efterfrågades som { $key }. Det namn som liknar mest är ”{ $nearest }”.
    .help = Rätta stavningen av { $id } eller definiera indikatorn.
indicator-key-unit = Enheten ”{ $unit }” i { $key } finns inte i organisationen, så { $id } kan inte räknas för den.
    .help = Välj en enhet i organisationen.
indicator-key-split = Siffran { $key } kan inte delas på { $dimension }: definitionen av { $id } ({ $name }) tillåter det inte.
    .help = Lägg till { $dimension } i splits eller age_groups i definitionen, eller ta bort delningen.
indicator-key-code = Siffran { $key } för { $id } delas på { $dimension }, men ”{ $code }” är inget värde där.
    .help = Giltiga värden är: { $known }.
indicator-overflow = Värdet av { $key } för { $id } är större än vad som går att räkna med.
    .help = Kontrollera faktorer och belopp. Inget rimligt värde är så stort.

indicator-row-unit = I registret { $register } har { $rows } { $rows ->
        [1] rad
       *[other] rader
    } enheten ”{ $unit }”, som inte finns i organisationen.
    .help = Lägg till enheten i organisationen, eller skapa ögonblicksbilden på nytt ur rättade register.
indicator-row-code = I registret { $register } har kolumnen { $column } koden ”{ $code }”, som inte hör till kolumnens värden. Det gäller bland { $rows } rader.
    .help = Skapa ögonblicksbilden på nytt ur rättade register.
indicator-row-order = I registret { $register } kommer { $to } före { $from } i { $rows } { $rows ->
        [1] rad
       *[other] rader
    }.
    .help = Rätta dagarna i registret och skapa ögonblicksbilden på nytt.
indicator-row-no-law = För { $rows } { $rows ->
        [1] rad
       *[other] rader
    } i registret { $register } går det inte att räkna ut sista dag: fristen { $clock } har ingen lag för den dag då den började löpa.
    .help = Lägg till den lag som gällde då i law/clocks.toml, eller begränsa indikatorn till rader som fristen omfattar.
indicator-row-empty = Kolumnen { $column } i registret { $register } är tom i { $rows } { $rows ->
        [1] rad
       *[other] rader
    } men måste vara ifylld.
    .help = Fyll i kolumnen och skapa ögonblicksbilden på nytt.
indicator-row-column = Registret { $register } saknar kolumnen { $column }, eller så är den av annan typ, i { $rows } { $rows ->
        [1] rad
       *[other] rader
    }.
    .help = Skapa ögonblicksbilden på nytt. Registrets kolumner står i docs/registers.md.
indicator-row-too-many = Registret { $register } har fler olika identiteter än vad som går att hålla isär ({ $rows }).
    .help = Dela upp registret på flera ögonblicksbilder.

filter-too-long = Filtret är längre än { $most } byte.
    .help = Dela upp det på flera indikatorer.
filter-too-deep = Filtret har fler än { $most } parenteser och `not` inuti varandra.
    .help = Förenkla filtret.
filter-unknown-mark = Tecknet ”{ $mark }” betyder ingenting i ett filter.
    .help = Text skrivs inom raka citattecken. Jämförelser är =, !=, <, <=, > och >=.
filter-open-quote = Texten saknar avslutande citattecken.
    .help = Sätt ett rakt citattecken där texten slutar.
filter-bad-day = ”{ $text }” är ingen dag.
    .help = Skriv dagen som 2024-01-31, utan citattecken.
filter-bad-number = ”{ $text }” är inget tal.
    .help = Skriv ett heltal, eller kronor med punkt och högst två decimaler som 1000.50.
filter-unexpected = Här står ”{ $found }” där något annat väntades.
    .help = Här kan stå: { $expected }.
filter-ends-early = Filtret slutar där något mer väntades.
    .help = Här kan stå: { $expected }.
filter-unknown-column = Registret { $register } har ingen kolumn som heter ”{ $column }”. Det namn som liknar mest är ”{ $nearest }”.
    .help = Kolumnerna är { $known }.
filter-unknown-code = Kolumnen { $column } har aldrig värdet ”{ $code }”. Det värde som liknar mest är ”{ $nearest }”.
    .help = Kolumnens värden är { $known }.
filter-not-a-day = Kolumnen { $column } innehåller inga dagar.
    .help = Efter `age at` och `overdue at` ska det stå en kolumn med dagar.
filter-category-order = Värdena i kolumnen { $column } har ingen ordning och kan inte jämföras med < eller >.
    .help = Använd =, != eller in.
filter-wants-text = Kolumnen { $column } jämförs med text.
    .help = Skriv värdet inom raka citattecken, som "child".
filter-wants-day = Kolumnen { $column } innehåller dagar.
    .help = Skriv dagen utan citattecken, som 2024-01-31.
filter-wants-kronor = Kolumnen { $column } innehåller belopp.
    .help = Skriv kronor utan citattecken, som 1000 eller 1000.50.
filter-wants-whole = Kolumnen { $column } innehåller heltal.
    .help = Skriv ett heltal utan citattecken, som 18.
filter-wants-years = Ålder jämförs med hela år.
    .help = Skriv ett heltal från 0 till 150, som `age at opened >= 18`.
filter-never-empty = Kolumnen { $column } är alltid ifylld, så villkoret har ingen mening.
    .help = Ta bort villkoret.
filter-no-birth = Registret { $register } har ingen födelsedag, så åldern går inte att räkna ut.
    .help = Ta bort villkoret om ålder.
filter-no-clock = Villkoret `overdue at` behöver veta vilken frist som gäller och när den började löpa.
    .help = Ange `clock` och `from` i definitionen.
