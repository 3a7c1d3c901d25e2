store-connect = Databasen svarar inte: { $reason }.
    .help = Kontrollera adressen: sqlite:FIL eller postgres://ANVÄNDARE@VÄRD/NAMN. En ny fil görs med enslinje db migrate.
store-no-file = Det finns ingen databas där.
    .help = Kontrollera sökvägen. En ny databas görs med enslinje db migrate.
store-not-a-database = Filen är ingen SQLite-databas, eller är skadad.
    .help = Kontrollera sökvägen. Är filen skadad: spara den som den är och ta fram den senaste säkerhetskopian. Inget har ändrats.
store-read-only = Databasen går att läsa men inte att skriva i.
    .help = Låt kontot som kör programmet skriva i filen och i mappen där den ligger, eller i PostgreSQL:s tabeller. Inget har ändrats.
store-cannot-open = Filen går varken att öppna eller göra: mappen finns inte, det är en mapp, eller kontot som kör programmet har inte rätt till den.
    .help = Kontrollera sökvägen och rättigheterna. Inget har ändrats.
store-not-an-address = Det är ingen adress till en databas.
    .help = Skriv sqlite:FIL eller postgres://ANVÄNDARE@VÄRD/NAMN.
store-not-ours = Databasen har tabeller som ett annat program har gjort.
    .help = Välj en ny fil, eller en ny, tom databas. Inget har ändrats.
store-not-migrated = Databasen har version { $found }, programmet behöver version { $needed }.
    .help = Gör en säkerhetskopia och kör sedan enslinje db migrate.
store-foreign = Databasen är gjord av ett senare eller ändrat program: { $reason }.
    .help = Använd programmet som gjorde den. Inget har ändrats.
store-busy = Ett annat program skriver i databasen och blev inte klart i tid.
    .help = Vänta tills det är klart och försök igen. Inget har ändrats.
store-full = Disken är full.
    .help = Frigör utrymme och försök igen. Inget har ändrats.
store-database = Databasen vägrade: { $reason }.
    .help = Inget har ändrats. Kör enslinje db verify; håller loggkedjan, försök igen.
store-not-empty = Databasen är inte tom: tabellen { $table } har { $rows } rader.
    .help = Kopiera till en ny fil eller en ny, tom databas. Inget har ändrats.
store-copy-differs = Kopian skiljer sig: { $left } rader i källan och { $right } i kopian, eller andra värden.
    .help = Inget har kopierats. Anmäl felet.
store-event-missing = En händelse saknas: nummer { $expected } väntades men nummer { $found } följer.
    .help = Händelser har tagits bort. Spara databasen som den är och ta fram den senaste säkerhetskopian.
store-event-altered = Händelse nummer { $seq } är ändrad eller flyttad.
    .help = Spara databasen som den är och jämför händelsen med den senaste säkerhetskopian.
store-payload-altered = Innehållet i händelse nummer { $seq } är ändrat.
    .help = Spara databasen som den är och jämför händelsen med den senaste säkerhetskopian.
store-head-differs = Kedjan slutar vid { $found }, men kvittot som hålls för sig är { $kept }.
    .help = De sista händelserna har tagits bort eller lagts till vid sidan av programmet.
store-printed-head-missing = Kedjan har inte kvittot { $printed }, som en rapport bär.
    .help = Händelser som fanns när rapporten skrevs har tagits bort eller ändrats.
store-row-differs = Rad { $id } i registret { $register } är inte den som loggkedjan berättar om.
    .help = Raden har ändrats, lagts till eller tagits bort vid sidan av programmet.
store-identity-taken = Det finns redan en person med det numret.
    .help = Sök upp personen i stället för att registrera en ny. Hittar du ingen kan ärendet ligga utanför din behörighet: fråga enhetschefen.
store-clock-unknown = Fristerna för rad { $row } i { $register } går inte att räkna: { $reason ->
        [sequence] det som är registrerat kan inte följa på varandra
        [calendar] en frist slutar bortom kalendern
        [law] dagen som avgör vilken lag som gäller är inte känd
       *[column] en uppgift som behövs saknas
    }.
    .help = Rätta den dag som är fel. Inget har ändrats.
store-clock-missing = Fristerna för rad { $row } i { $register } går inte att räkna, och raden saknas i bevakningen: { $reason ->
        [sequence] det som är registrerat kan inte följa på varandra
        [calendar] en frist slutar bortom kalendern
        [law] dagen som avgör vilken lag som gäller är inte känd
       *[column] en uppgift som behövs saknas
    }.
    .help = Rätta uppgiften i källan och ta in den på nytt, eller i ärendet.
