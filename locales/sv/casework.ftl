# Ärendehantering och personnummer: varför en händelse eller ett nummer inte tas emot.

casework-not-a-matter = Registret { $register } har inga ärenden som ändrar tillstånd.
    .help = Händelser hör till aktualisering, utredning, beslut, placering, ansökan om SiS-plats, uppföljning, SIP, avslut och öppna insatser.

casework-other-matter = Händelsen { $event } hör inte till registret { $register }.
    .help = Registrera händelsen i det ärende som den gäller.

casework-no-start = Rad { $row } i { $register } saknar den dag då ärendet började.
    .help = Fyll i dagen. Utan den går ingen händelse att ordna och ingen frist att räkna.

casework-started-already = { $event } den { $day } tas inte emot: ärendet i { $register } (rad { $row }) började redan { $on }.
    .help = Rätta dagen, eller lägg upp ett nytt ärende.

casework-before-start = { $event } den { $day } ligger före { $start } den { $on } ({ $register }, rad { $row }).
    .help = Rätta den dag som är fel. Inget kan hända i ett ärende innan det har börjat.

casework-wrong-state = { $event } den { $day } kan inte följa: ärendet i { $register } (rad { $row }) är { $state } sedan { $on }.
    .help = Registrera det som fattas däremellan, till exempel avbrottet före återupptagandet, eller rätta dagen. { $law }

casework-after-end = { $event } den { $day } tas inte emot: ärendet i { $register } (rad { $row }) är avslutat ({ $state }) sedan { $on }.
    .help = Rätta dagen, eller lägg upp ett nytt ärende. { $law }

casework-column = { $event } hör inte hemma på rad { $row } i { $register }: { $column } ska vara { $allowed }.
    .help = Kontrollera att händelsen gäller rätt ärende, och att { $column } är rätt ifyllt. { $law }

casework-outcome = { $event } den { $day } saknar giltigt utfall ({ $register }, rad { $row }).
    .help = Ange ett av: { $allowed }.

casework-reason-missing = { $event } den { $day } saknar skäl ({ $register }, rad { $row }).
    .help = Ange skälet. Lagen kräver det: { $law }.

casework-paragraph-missing = { $event } den { $day } anger inte vilken paragraf beslutet vilar på ({ $register }).
    .help = Ange paragrafen, till exempel SoL 2025:400 11:1. Den dagens lag: { $law }.

casework-until-missing = { $event } den { $day } saknar slutdatum ({ $register }, rad { $row }).
    .help = Ange sista dagen. En förlängning gäller för viss tid: { $law }.

casework-until-before-limit = { $event } den { $day } slutar inte efter fristen, som redan går ut { $on } ({ $register }, rad { $row }).
    .help = Ange en sista dag efter { $on }, eller låt bli förlängningen. { $law }

casework-no-limit = { $event } den { $day } förlänger ingen frist: ingen sådan löper i ärendet ({ $register }, rad { $row }).
    .help = Kontrollera att det som startar fristen är registrerat. För jourhem är det den dag då barnets utredning avslutades. { $law }

casework-safety-not-assessed = Förhandsbedömningen den { $day } kan inte avslutas: den omedelbara skyddsbedömningen är inte registrerad (rad { $row }).
    .help = Registrera skyddsbedömningen med dess dag. Den görs genast vid varje anmälan som rör barn: { $law }.

casework-note-missing = { $event } den { $day } saknar uppgiften { $note } ({ $register }, rad { $row }).
    .help = Ange den med --note { $note }=… Lagen kräver det: { $law }.

casework-note-elsewhere = Uppgiften { $note } hör inte till { $event } den { $day } ({ $register }, rad { $row }).
    .help = Ta bort uppgiften, eller registrera den med den händelse som den hör till. Till { $event } hör: { $allowed }.

casework-offer-after-answer = Erbjudandet är daterat { $on }, efter svaret den { $day } ({ $register }, rad { $row }).
    .help = Rätta den dag som är fel.

casework-note-blank = Uppgiften { $note } är tom.
    .help = Skriv en text, eller utelämna uppgiften.

casework-note-too-long = Uppgiften { $note } är längre än { $most } tecken.
    .help = Korta texten. Rapporten vill ha en kort redogörelse.

casework-note-identity-number = Uppgiften { $note } ser ut att innehålla ett personnummer eller samordningsnummer.
    .help = Ta bort numret. Skriv dagar som 2024-05-01. Personen framgår av ärendet.

casework-note-unprintable = Uppgiften { $note } innehåller tecken som inte går att skriva ut.
    .help = Skriv texten på nytt, utan styrtecken.

casework-note-not-a-day = Uppgiften { $note } är ingen dag.
    .help = Skriv dagen som 2024-05-01.

casework-note-not-a-matter = Uppgiften { $note } är inget ärende.
    .help = Skriv register och rad, till exempel intake/1.

casework-note-twice = Uppgiften { $note } är angiven två gånger.
    .help = Ange den en gång.

casework-no-such-event = Ärendet i { $register } (rad { $row }) har ingen händelse { $event } den { $day }, så den kan inte tas tillbaka.
    .help = Visa ärendet och välj en händelse som finns där.

casework-is-start = { $event } den { $day } inledde ärendet i { $register } (rad { $row }) och kan inte tas tillbaka.
    .help = Avsluta ärendet i stället, och skriv skälet.

casework-row = { $event } den { $day } ger en rad som registret { $register } inte godtar (rad { $row }).
    .help = Se felen för varje kolumn.

identity-form = Numret har inte formen av ett person- eller samordningsnummer.
    .help = Skriv tio eller tolv siffror, med eller utan bindestreck (eller plus från det år personen fyller hundra) före de fyra sista.

identity-interim = Numret är ett reservnummer och gäller inte här.
    .help = Använd personnumret eller samordningsnumret. Saknas båda registreras personen utan nummer tills ett finns.

identity-no-such-day = Födelsedagen i numret finns inte.
    .help = Kontrollera siffrorna mot en handling.

identity-future-birth = Födelsedagen i numret har inte inträffat.
    .help = Kontrollera århundradet: plus i stället för bindestreck gäller från det år personen fyller hundra.

identity-not-hundred = Numret är skrivet med plus, men personen fyller inte hundra i år och har inte gjort det.
    .help = Skriv bindestreck, eller rätta årtalet.

identity-check-digit = Kontrollsiffran stämmer inte.
    .help = Kontrollera siffrorna mot en handling; oftast är en siffra fel eller två omkastade.
