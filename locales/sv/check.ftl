# Granskning av rapporter: ett meddelande för varje kod.
#
# Meddelandet självt använder bara printed: det som står på första stället. Attribut som heter efter
# ord (label, word, other, expected; i den ordningen, med bindestreck emellan) används när de orden är
# kända; den variant som har flest ord går först. short är vad regeln bekräftar, i flertal, rule är regeln,
# help är vad man kan göra.

check-sum = Summan { $printed } är inte summan av sina delar.
    .expected = Summan är angiven till { $printed }, men delarna blir { $expected }.
    .label-expected = ”{ $label }” är angiven till { $printed }, men delarna blir { $expected }.
    .short = summor
    .rule = En summa ska vara lika med sina delar lagda ihop.
    .help = Räkna om summan eller rätta den del som är fel. Om en del inte redovisas i tabellen: lägg till den, eller skriv det under tabellen.
check-difference = Skillnaden { $printed } stämmer inte med de två värden som den räknas ur.
    .expected = Skillnaden är angiven till { $printed }, men de två värdena ger { $expected }.
    .label-expected = Skillnaden för ”{ $label }” är angiven till { $printed }, men de två värdena ger { $expected }.
    .short = skillnader
    .rule = En skillnad ska vara det ena värdet minus det andra.
    .help = Räkna om skillnaden eller rätta det värde som den bygger på. Kontrollera också tecknet.
check-change = Förändringen { $printed } stämmer inte med de två värden som den räknas ur.
    .expected = Förändringen är angiven till { $printed }, men de två värdena ger { $expected }.
    .label-expected = Förändringen för ”{ $label }” är angiven till { $printed }, men de två värdena ger { $expected }.
    .short = förändringar i procent
    .rule = En förändring i procent ska räknas på det tidigare värdet.
    .help = Dela skillnaden med det tidigare värdet. Bygger procenten på något annat, till exempel på budget eller på en del av kostnaden, så skriv det i texten.
check-points = Förändringen { $printed } stämmer inte med de två andelar som den räknas ur.
    .expected = Förändringen är angiven till { $printed }, men de två andelarna ger { $expected }.
    .label-expected = Förändringen för ”{ $label }” är angiven till { $printed }, men de två andelarna ger { $expected }.
    .short = förändringar i procentenheter
    .rule = En förändring i procentenheter ska vara den ena andelen minus den andra.
    .help = Dra den tidigare andelen från den senare, eller rätta den andel som är fel.
check-share = Andelen { $printed } stämmer inte med delen och det hela.
    .expected = Andelen är angiven till { $printed }, men delen och det hela ger { $expected }.
    .label-expected = Andelen för ”{ $label }” är angiven till { $printed }, men delen och det hela ger { $expected }.
    .short = andelar
    .rule = En andel ska vara delen delad med det hela.
    .help = Räkna om andelen, eller skriv vilket helt som den är en andel av.
check-repeat = Samma uppgift har ett annat värde på ett annat ställe; här står { $printed }.
    .other = Samma uppgift är { $printed } här och { $other } på ett annat ställe.
    .label-other = ”{ $label }” är { $printed } här och { $other } på ett annat ställe.
    .short = upprepade uppgifter
    .rule = Samma uppgift ska ha samma värde överallt i dokumentet.
    .help = Ta reda på vilket värde som gäller och skriv det på alla ställen. Om det är två olika uppgifter: skriv vad som skiljer dem.
check-documents = Samma uppgift har ett annat värde i ett annat dokument; här står { $printed }.
    .other = Samma uppgift är { $printed } här och { $other } i ett annat dokument.
    .label-other = ”{ $label }” är { $printed } här och { $other } i ett annat dokument.
    .short = uppgifter i flera dokument
    .rule = Samma uppgift ska ha samma värde i alla dokument.
    .help = Ta reda på vilket dokument som gäller och rätta det andra. Om uppgiften har ändrats mellan dokumenten: skriv det.
check-direction = Texten ”{ $printed }” säger något annat än siffrorna.
    .label = Texten säger ”{ $printed }” om ”{ $label }”, men siffrorna säger något annat.
    .label-word = Texten säger ”{ $word }” om ”{ $label }”, men siffrorna säger något annat.
    .short = riktningar
    .rule = Ord som ökat, minskat, högre och lägre ska stämma med siffrorna som de handlar om.
    .help = Rätta ordet eller siffran. En mening som är kvar från förra året behöver ofta skrivas om helt.
check-split = Det som räknas upp blir inte tillsammans { $printed }.
    .expected = Meningen anger { $printed }, men delarna som räknas upp blir { $expected }.
    .label-expected = Meningen anger { $printed } för ”{ $label }”, men delarna som räknas upp blir { $expected }.
    .short = uppdelningar
    .rule = Delarna som en mening räknar upp ska tillsammans bli det antal som den anger.
    .help = Räkna om delarna. Om några hör till flera delar eller inte nämns: skriv det.
check-items = Antalet { $printed } stämmer inte med hur många som räknas upp.
    .expected = Texten anger { $printed }, men { $expected } räknas upp.
    .label-expected = Texten anger { $printed } för ”{ $label }”, men { $expected } räknas upp.
    .word-other = Texten säger något om ”{ $word }” som inte stämmer med ”{ $other }”.
    .short = uppräkningar
    .rule = Antalet som anges ska vara det antal som räknas upp.
    .help = Räkna det som räknas upp och rätta antalet, eller lägg till det som saknas.
check-date = Datumet { $printed } ligger utanför den period som det är infört under.
    .other = Datumet { $printed } ligger inte i perioden ”{ $other }”.
    .short = datum
    .rule = Ett datum ska ligga i det halvår, kvartal eller år som det är infört under.
    .help = Rätta datumet, eller flytta uppgiften till rätt period.
check-unit = Enheten i ”{ $printed }” ska troligen vara en annan.
    .other = Samma uppgift står som ”{ $printed }” här och som ”{ $other }” på ett annat ställe.
    .short = enheter
    .rule = Procent och procentenheter ska inte förväxlas.
    .help = Skriv procent när något växer i förhållande till sig självt, och procentenheter för skillnaden mellan två andelar.
check-scale = Beloppet { $printed } är troligen fel med en faktor tusen eller en miljon.
    .other = Beloppet är { $printed } här och { $other } på ett annat ställe: de skiljer sig med en faktor tusen eller en miljon.
    .expected = Beloppet är angivet till { $printed } men bör vara { $expected }.
    .label-other = ”{ $label }” är { $printed } här och { $other } på ett annat ställe: de skiljer sig med en faktor tusen eller en miljon.
    .label-expected = ”{ $label }” är angivet till { $printed } men bör vara { $expected }.
    .short = storlekar
    .rule = Samma belopp ska ha samma storlek i kr, tkr och mnkr.
    .help = Kontrollera om beloppet är i kronor, tusental eller miljoner, och rätta enheten eller siffran.
check-year = Årtalet ”{ $printed }” saknar en siffra.
    .short = årtal
    .rule = Ett årtal ska ha fyra siffror.
    .help = Skriv hela årtalet, och kontrollera att siffrorna bredvid gäller det året.
check-copied = Meningen verkar vara kvar från en annan period eller ett annat dokument: ”{ $printed }”.
    .word-other = En mening står nästan likadant på två ställen, men med ”{ $word }” här och ”{ $other }” där.
    .short = meningar
    .rule = En mening ska handla om den period och det dokument som den står i.
    .help = Läs meningen mot årets siffror. Skriv om den, eller ta bort den.
check-name = ”{ $printed }” har ett annat namn på ett annat ställe.
    .other = ”{ $printed }” och ”{ $other }” verkar vara två namn på samma sak.
    .short = namn
    .rule = En och samma sak ska ha ett och samma namn.
    .help = Välj ett av namnen och använd det överallt. Är det två saker, så förklara skillnaden.
check-abbreviation = Förkortningen i ”{ $printed }” förklaras på två sätt.
    .other = Samma förkortning förklaras som ”{ $printed }” här och som ”{ $other }” på ett annat ställe.
    .label-other = Förkortningen { $label } förklaras som ”{ $printed }” här och som ”{ $other }” på ett annat ställe.
    .label-word-other = Förkortningen { $label } förklaras som ”{ $word }” här och som ”{ $other }” på ett annat ställe.
    .short = förkortningar
    .rule = En förkortning ska förklaras på ett sätt.
    .help = Ta reda på vilken förklaring som är rätt och använd den överallt.
check-unexplained = Förkortningen ”{ $printed }” förklaras inte i dokumentet.
    .short = oförklarade förkortningar
    .rule = En förkortning ska skrivas ut första gången den används.
    .help = Skriv ut orden första gången, med förkortningen inom parentes, eller ta upp den i en lista över förkortningar.
check-pattern = Koden ”{ $printed }” bryter mönstret i sin kolumn.
    .other = Koden ”{ $printed }” bryter mönstret i sin kolumn; med de andras mönster blir den ”{ $other }”.
    .short = koder
    .rule = Koder i samma kolumn ska följa samma mönster.
    .help = Jämför koden med källan. En siffra är ofta förväxlad med en annan.

# Varför ställena antas höra ihop.

check-ground-table = De står i samma tabell.
check-ground-sentence = De står i samma mening.
check-ground-paragraph = De står i samma stycke.
check-ground-heading = De står under samma rubrik.
check-ground-total = Benämningen säger att det är en summa.
check-ground-columns = Kolumnernas rubriker anger utfall och budget, eller två perioder.
check-ground-words = De har dessa ord gemensamt: { $words }.
check-ground-period = De gäller samma period: { $period }.
check-ground-unit = De har samma enhet.
check-ground-alike = Meningarna är lika, bortsett från siffran.

# Vad som annars kan förklara skillnaden.

check-doubt-definition = De två kan bygga på olika definitioner.
check-doubt-population = De två kan räkna olika grupper.
check-doubt-date = De två kan vara från olika dagar, eller så är den ena en prognos.
check-doubt-part = En del kan saknas i tabellen, eller redovisas på ett annat ställe.
check-doubt-reading = Texten eller tabellen är svår att läsa, så siffran kan vara felläst.

# Det som inte kunde läsas.

check-unread-picture = { $count ->
    [one] En bild är inte läst: det som står i den är inte text.
   *[other] { $count } bilder är inte lästa: det som står i dem är inte text.
}
    .name = { $count ->
        [one] Bilden ”{ $name }” är inte läst: det som står i den är inte text.
       *[other] { $count } bilder är inte lästa, den första är ”{ $name }”: det som står i dem är inte text.
    }
check-unread-font = { $count ->
    [one] Text i ett typsnitt är inte läst: typsnittet säger inte vilka bokstäver tecknen är.
   *[other] Text i { $count } typsnitt är inte läst: typsnitten säger inte vilka bokstäver tecknen är.
}
    .name = { $count ->
        [one] Text i typsnittet ”{ $name }” är inte läst: typsnittet säger inte vilka bokstäver tecknen är.
       *[other] Text i { $count } typsnitt är inte läst, det första är ”{ $name }”: typsnitten säger inte vilka bokstäver tecknen är.
    }
check-unread-encoding = { $count ->
    [one] Ett tecken är inte läst: det är ingen text i filens teckenkodning.
   *[other] { $count } tecken är inte lästa: de är ingen text i filens teckenkodning.
}
    .name = { $count ->
        [one] Ett tecken i ”{ $name }” är inte läst: det är ingen text i filens teckenkodning.
       *[other] { $count } tecken i ”{ $name }” är inte lästa: de är ingen text i filens teckenkodning.
    }
check-unread-limit = { $count ->
    [one] Filen är större än gränsen; en del är inte läst.
   *[other] Filen är större än gränsen; { $count } delar är inte lästa.
}
    .name = { $count ->
        [one] Filen är större än gränsen; delen ”{ $name }” är inte läst.
       *[other] Filen är större än gränsen; { $count } delar är inte lästa, den första är ”{ $name }”.
    }
check-unread-part = { $count ->
    [one] En del av filen är inte läst: den är skadad eller av okänt slag.
   *[other] { $count } delar av filen är inte lästa: de är skadade eller av okänt slag.
}
    .name = { $count ->
        [one] Delen ”{ $name }” är inte läst: den är skadad eller av okänt slag.
       *[other] { $count } delar av filen är inte lästa, den första är ”{ $name }”: de är skadade eller av okänt slag.
    }

# Belopp med enhet.

check-amount-none = { $number }
check-amount-kr = { $number } kr
check-amount-tkr = { $number } tkr
check-amount-mnkr = { $number } mnkr
check-amount-mdkr = { $number } mdkr
check-amount-percent = { $number } %
check-amount-points = { $number } procentenheter
check-amount-days = { $number } dygn

# Rader runt fynden.

check-severity-error = Fel
check-severity-warning = Varning
check-severity-info = Upplysning
check-line-formula = räkning: { $formula }
check-line-expected = uträknat: { $expected }
check-line-grounds = hör ihop: { $grounds }
check-line-doubts = kan bero på: { $doubts }
check-line-confidence = säkerhet: { $confidence } %
check-line-more = { $count ->
    [one] … och en rad till.
   *[other] … och { $count } rader till.
}
check-line-unread = oläst: { $message }
check-line-confirmed = stämmer[{ $code }]: { $formula }
check-line-confirmed-rounding = stämmer med avrundning[{ $code }]: { $formula }
check-no-formula = { $count ->
    [one] Ett ställe stämmer.
   *[other] { $count } ställen stämmer överens.
}
check-summary = { $errors ->
    [0] Inga fel
    [one] Ett fel
   *[other] { $errors } fel
}, { $warnings ->
    [0] inga varningar
    [one] en varning
   *[other] { $warnings } varningar
} och { $infos ->
    [0] inga upplysningar
    [one] en upplysning
   *[other] { $infos } upplysningar
} i { $documents ->
    [one] ett dokument
   *[other] { $documents } dokument
}.
check-summary-confirmed = { $count ->
    [0] Inga samband är bekräftade.
    [one] Ett samband är bekräftat: { $codes }.
   *[other] { $count } samband är bekräftade: { $codes }.
}
check-summary-milder = { $count ->
    [one] En av dem visas inte.
   *[other] { $count } av dem visas inte.
}
check-summary-unread = { $count ->
    [one] En del är inte läst.
   *[other] { $count } delar är inte lästa.
}
check-summary-accepted = { $count ->
    [one] Ett godtaget fynd visas inte.
   *[other] { $count } godtagna fynd visas inte.
}

# Webbsidan.

check-page-title = Granskning av { $names }
check-page-skip-findings = Till fynden
check-page-skip-text = Till texten
check-page-filter = Visa
check-page-show-error = Fel ({ $count })
check-page-show-warning = Varningar ({ $count })
check-page-show-info = Upplysningar ({ $count })
check-page-show-confirmed = Bekräftade ställen ({ $count })
check-page-findings = Fynd
check-page-no-findings = Inga fynd.
check-page-places = Ställen
check-page-line = rad { $line }
check-page-line-page = sida { $page }, rad { $line }
check-page-formula = Räkning
check-page-expected = Uträknat värde
check-page-grounds = Varför ställena hör ihop
check-page-doubts = Vad som annars kan förklara det
check-page-help = Vad man kan göra
check-page-confidence = Säkerhet
check-page-to-finding = Fynd { $number }: { $severity }
check-page-confirmed = Bekräftade samband
check-page-confirmed-code = { $short } ({ $count }), { $code }
check-page-confirmed-rounding = Stämmer med avrundning
check-page-unread = Det som inte är läst
check-page-page = Sida { $page }
check-page-table = Tabell { $number }

# Godtagna fynd.

check-baseline-broken = { $path } är ingen lista över godtagna fynd: { $fault }.
    .help = Skapa listan med enslinje check --write-baseline, och ändra bara texten i reason.
check-baseline-version = { $path } har version { $version }; programmet läser version { $known }.
    .help = Skapa listan på nytt med enslinje check --write-baseline.
check-baseline-stale = { $path } godtar fynd som inte finns längre: { $code }, { $message }
    .help = Ta bort posten, eller skapa listan på nytt med --write-baseline.
check-baseline-reasons = { $count ->
    [one] { $path } har en post utan skäl.
   *[other] { $path } har { $count } poster utan skäl.
}
    .help = Skriv i reason varför fyndet är godtaget.

# Readers

check-read-empty = Filen är tom, så det finns inget att granska.
    .help = Hämta eller spara dokumentet på nytt och granska den nya filen.
check-read-large = Filen är större än { $most } megabyte, och så stora filer läses inte.
    .help = Spara dokumentet utan bilder eller dela det i flera filer.
check-read-binary = Filen är varken text eller ett dokument av ett slag som kan läsas.
    .help = Ange en fil i PDF, Word (docx), HTML eller ren text.
check-read-foreign = { $kind ->
        [old-office] Filen är ett äldre Officedokument, eller ett som är skyddat med lösenord. Inget av dem kan läsas.
        [rich-text] Filen är i formatet RTF, som inte kan läsas.
        [open-document] Filen är ett OpenDocument, som inte kan läsas.
        [workbook] Filen är en arbetsbok från Excel. Här granskas bara dokument med löptext.
        [slides] Filen är en presentation från PowerPoint, som inte kan läsas.
       *[archive] Filen är ett arkiv utan något Worddokument i.
    }
    .help = { $kind ->
        [archive] Packa upp arkivet och granska dokumenten i det.
       *[other] Öppna filen i det program som den hör till, ta bort ett eventuellt lösenord och spara den som docx eller PDF.
    }
check-read-disguised = Namnet säger att filen är { $named ->
        [pdf] en PDF
       *[word] ett Worddokument
    }, men innehållet är { $found ->
        [html] en webbsida. Det är ofta en felsida som sparades när hämtningen misslyckades.
       *[plain] ren text. Det är ofta ett felmeddelande som sparades när hämtningen misslyckades.
    }
    .help = Öppna filen och se vad som står i den. Hämta dokumentet på nytt, eller ge filen rätt ändelse om innehållet är det som ska granskas.
check-read-encrypted = Filen är krypterad och går inte att läsa utan lösenord.
    .help = Öppna filen med lösenordet, spara en kopia utan skydd och granska kopian.
check-read-broken = Filen börjar som { $format ->
        [pdf] en PDF
       *[word] ett Worddokument
    } men är skadad eller avhuggen, så den går inte att läsa.
    .help = Hämta filen på nytt. Går den att öppna i ett annat program, så spara om den därifrån.
check-read-unpacked = Filen är packad och blir större än { $most } megabyte när den packas upp. Uppackningen avbröts.
    .help = Kontrollera var filen kommer ifrån. Är den äkta, så spara den utan bilder eller dela den.
check-read-no-text = Filen innehåller ingen text som går att läsa. { $pictures ->
        [0] Den har inga bilder heller.
        [one] Den har en bild: sidan är troligen inläst från papper.
       *[other] Den har { $pictures } bilder: sidorna är troligen inlästa från papper.
    }
    .help = Använd originalet i stället för en inläst kopia, eller låt ett program för textigenkänning (OCR) lägga till texten.
