# Register som kommer från andra system: mappningen, filen och dess rader.

import-not-toml = Mappningen är inte giltig TOML: { $reason }.
    .help = Rätta raden. Texter står inom citattecken.
import-duplicate-key = Samma nyckel står två gånger i en tabell i mappningen: { $reason }.
    .help = Ta bort den ena.
import-unknown-key = Nyckeln { $key } finns inte i { $table }.
    .help = Ta bort den eller rätta stavningen. Giltiga nycklar: { $known }.
import-missing-key = Nyckeln { $key } saknas i { $table }.
    .help = Lägg till { $key }. docs/import.md säger vad den betyder.
import-wrong-type = Värdet för { $key } är av fel slag: det ska vara { $expected ->
        [text] en text inom citattecken
        [text-list] en text eller en lista med texter, som ["a", "b"]
        [boolean] true eller false
        [table] en tabell
        [text-or-table] namnet på en kolumn inom citattecken, eller en tabell
       *[other] { $expected }
    }.
    .help = Rätta värdet för { $key }.
import-empty-text = Texten för { $key } är tom.
    .help = Skriv något, eller ta bort nyckeln om den får saknas.
import-unknown-choice = Värdet ”{ $value }” för { $key } finns inte.
    .help = Välj bland: { $known }.
import-number-outside = { $key } är inte ett heltal från { $least } till { $most }.
    .help = Skriv ett tal mellan { $least } och { $most } utan citattecken.
import-unknown-encoding = Teckenkodningen ”{ $encoding }” är okänd.
    .help = Skriv till exempel utf-8, windows-1252 eller utf-16le.
import-unknown-register = Det finns inget register som heter ”{ $register }”.
    .help = Välj bland: { $known }.
import-unknown-column = Registret { $register } har ingen kolumn som heter ”{ $column }”.
    .help = Ta bort den eller rätta stavningen. Registret har: { $known }.
import-column-given = Kolumnen { $column } hämtas inte från en fil: programmet ger den.
    .help = Ta bort den från [columns]. Radens nyckel står under [row], personen under [person].
import-column-unmapped = Registret { $register } behöver kolumnen { $column }, som mappningen inte ger.
    .help = Lägg till { $column } under [columns], med en kolumn i källan eller ett fast värde.
import-column-origin = Kolumnen { $column } måste komma från precis en sak.
    .help = Ange en av from, earliest och constant.
import-option-unfit = { $key } betyder inget för kolumnen { $column }.
    .help = Ta bort { $key }. Koder hör till kategorier, datumformer till dagar, decimal och amounts till belopp.
import-code-not-in-register = Kolumnen { $column } har ingen kod ”{ $value }”.
    .help = Välj bland: { $known }.
import-person-wanted = Raderna i registret { $register } gäller personer, men mappningen saknar [person].
    .help = Lägg till [person] med number, kolumnen med personnummer, eller key, källans egen nyckel.
import-person-unwanted = Registret { $register } nämner inga personer, men mappningen har [person].
    .help = Ta bort [person], så att inte fler personuppgifter läses än som behövs.
import-person-twice = [person] nämner både ett nummer och en nyckel.
    .help = Behåll number om källan har personnummer, annars key.
import-extract-wanted = Mappen innehåller sidor ur ett uttag, men mappningen säger inte vilka poster den gäller.
    .help = Lägg till extract i mappningen: { $known }.
import-extract-unwanted = Mappningen gäller uttaget { $extract }, men detta är en fil och inte en mapp med sidor.
    .help = Ange mappen med sidor, eller ta bort extract ur mappningen.

import-unreadable = Det går inte att läsa filen eller mappen: { $reason }.
    .help = Kontrollera att sökvägen stämmer och att du har rätt att läsa den.
import-empty = Filen är tom.
    .help = Gör om exporten. En avbruten export lämnar ofta en tom fil.
import-other-kind = Filen är ingen avgränsad text: { $kind ->
        [zip] den är ett zip-arkiv, till exempel en arbetsbok i xlsx
        [old-workbook] den är en arbetsbok i den äldre formen xls
        [markup] den är en webbsida eller annan märkt text
        [pdf] den är en PDF
       *[other] den innehåller byte som ingen text har
    }.
    .help = Läs en arbetsbok i xlsx som arbetsbok. Öppna annars filen i det program som gjorde den och spara den som CSV.
import-not-a-workbook = Filen är ingen arbetsbok i xlsx: { $kind ->
        [old-workbook] den är i den äldre formen xls
        [markup] den är en webbsida eller annan märkt text
        [pdf] den är en PDF
        [text] den är ren text
       *[other] den är något annat
    }.
    .help = Läs ren text som CSV. Öppna annars filen i ett kalkylprogram och spara den som xlsx.
import-encoding-mark = Filen börjar med märket för { $found }, men mappningen säger { $encoding }.
    .help = Skriv encoding = "{ $found }" under [file].
import-encoding-byte = Byte { $byte } i filen ({ $value }) finns inte i { $encoding }. Inget har lästs.
    .help = Sätt encoding under [file] till filens kodning, ofta windows-1252, eller spara filen i { $encoding }.
import-encoding-is-utf8 = Filen är skriven i UTF-8, men mappningen säger { $encoding }. Läst så skulle å bli Ã¥.
    .help = Skriv encoding = "utf-8" under [file].
import-line-long = Raden är längre än { $most } kilobyte. Inget har lästs.
    .help = Kontrollera att filen har radslut och att det är rätt fil.
import-open-quote = Ett citattecken som börjar en cell på raden stängs aldrig. Inget har lästs.
    .help = Stäng citatet, eller dubbla de citattecken som hör till texten.
import-bad-quote = Ett citattecken avslutar en cell, men mer text följer före avgränsaren. Inget har lästs.
    .help = Sätt citattecken om hela cellen och dubbla de citattecken som hör till texten.
import-no-header = Det finns inget kolumnhuvud på raden.
    .help = Sätt header under [file] till den rad där kolumnnamnen står.
import-delimiter = Kolumnhuvudet är en enda cell: filen tycks vara skriven med { $found ->
        [semicolon] semikolon
        [tab] tabb
        [bar] lodstreck
       *[comma] komma
    } mellan cellerna, men mappningen säger { $delimiter ->
        [semicolon] semikolon
        [tab] tabb
        [bar] lodstreck
       *[comma] komma
    }.
    .help = Rätta delimiter under [file].
import-column-missing = Kolumnen ”{ $column }”, som mappningen nämner ({ $mapping }), finns inte i kolumnhuvudet.
    .help = Rätta namnet i mappningen eller kolumnhuvudet. Kolumnhuvudet har: { $known }.
import-column-twice = Kolumnen ”{ $column }”, som mappningen nämner ({ $mapping }), står två gånger i kolumnhuvudet.
    .help = Byt namn på den ena i filen, så att det är klart vilken som menas.
import-workbook-damaged = Arbetsboken är skadad: { $reason }.
    .help = Öppna den i ett kalkylprogram och spara den på nytt, eller gör om exporten.
import-workbook-large = Arbetsboken packas upp till mer än { $most } megabyte, eller har fler än tusen kolumner.
    .help = Spara bladet som CSV, som läses rad för rad.
import-sheet-missing = Det finns inget blad som heter ”{ $sheet }”.
    .help = Rätta sheet under [file]. Arbetsboken har: { $known }.
import-sheet-unclear = Arbetsboken har flera blad, och mappningen säger inte vilket som ska läsas.
    .help = Lägg till sheet under [file]. Arbetsboken har: { $known }.

import-cell-count = Raden har { $found } celler, men kolumnhuvudet har { $expected }.
    .help = Kontrollera att avgränsaren inte står i en cell utan citattecken.
import-cell-fault = Cellen i kolumnen ”{ $column }” kan inte användas: ”{ $value }”.
    .help = Laga formeln, eller formatera långa nycklar och nummer som text.
import-header-repeated = Raden är kolumnhuvudet en gång till.
    .help = Ta bort den. Exporter som har lagts ihop har ofta en sådan rad.
import-key-empty = Raden saknar nyckel: { $column } är tom.
    .help = Fyll i nyckeln i källan. Utan den går raden inte att känna igen nästa gång.
import-key-form = Nyckeln ”{ $value }” är längre än { $most } byte eller har styrtecken.
    .help = Välj en annan kolumn som nyckel.
import-key-twice = Nyckeln ”{ $value }” står på rad { $first } och igen på rad { $second }.
    .help = Ta bort den ena raden, eller låt nyckeln bestå av fler kolumner.
import-person-empty = Raden säger inget om personen: ”{ $column }” är tom.
    .help = Fyll i personen i källan, eller utelämna raden.
import-person-number = ”{ $value }” i kolumnen ”{ $column }” är inget personnummer eller samordningsnummer som går att använda: { $reason ->
        [identity-form] det ska ha tio eller tolv siffror
        [identity-interim] det är ett reservnummer
        [identity-no-such-day] födelsedagen finns inte
        [identity-future-birth] födelsedagen har inte kommit än
        [identity-not-hundred] det har ett plustecken, men personen är yngre än hundra år
        [identity-check-digit] kontrollsiffran är en annan
       *[other] { $reason }
    }.
    .help = Rätta numret i källan.
import-sex-differs = Könet på raden är inte det som numret i ”{ $column }” ({ $value }) säger.
    .help = Rätta det som är fel i källan, eller låt mappningen ta könet bara från numret.
import-birth-differs = Födelsedagen på raden är inte den som numret i ”{ $column }” ({ $value }) säger.
    .help = Rätta det som är fel i källan, eller låt mappningen ta dagen bara från numret.
import-birth-unknown = Samordningsnumret ”{ $value }” i ”{ $column }” säger inte vilken dag personen är född, och ingen annan kolumn gör det.
    .help = Låt mappningen ta birth från en kolumn med födelsedagen, eller fyll i den. Ålder avgör vilka regler som gäller, så dagen gissas inte.
import-not-a-day = ”{ $value }” i kolumnen ”{ $column }” är ingen dag i någon av formerna { $forms }.
    .help = Rätta dagen, eller lägg till dess form i dates i mappningen.
import-not-an-amount = ”{ $value }” i kolumnen ”{ $column }” är inget belopp i mappningens form.
    .help = Rätta beloppet, eller decimal och amounts i mappningen. Kronor har högst två decimaler.
import-not-a-count = ”{ $value }” i kolumnen ”{ $column }” är inget heltal.
    .help = Rätta talet. Det får inte vara negativt.
import-code-unknown = Koden ”{ $value }” i kolumnen ”{ $column }” har ingen översättning. Inget gissas.
    .help = Lägg till koden under codes i mappningen, eller rätta den i källan. Kända: { $known }.
import-code-form = ”{ $value }” i kolumnen { $column } kan inte vara en kod: den ska vara synliga ASCII-tecken utan blanksteg.
    .help = Lägg till codes i mappningen som översätter den.
import-settled-late = Beslutet verkställdes eller tackades nej till { $day }, men settled är tom eller senare.
    .help = Låt mappningen ta settled som den tidigaste av de dagarna: earliest = [ … ].

import-page-name = Filen i mappen är ingen sida: dess namn är inte { $word }-TAL.json.
    .help = Ge varje sida namn efter dess offset, som { $word }-0.json.
import-page-missing = Sidan som börjar vid post { $offset } saknas: det borde finnas en fil { $file }.
    .help = Hämta sidan och lägg den i mappen.
import-page-overlap = Sidan börjar vid post { $offset }, men den föregående når till { $reached }.
    .help = Hämta alla sidor på nytt med samma limit.
import-page-total = Sidan säger att det finns { $found } poster i allt, men den första sidan säger { $expected }.
    .help = Registret ändrades medan sidorna hämtades. Hämta alla sidor på nytt.
import-page-beyond = Sidorna har { $found } poster, men säger att det finns { $expected }.
    .help = Hämta alla sidor på nytt.
import-page-malformed = Sidan har inte gränssnittets form: { $reason ->
        [early] den slutar för tidigt
        [syntax] den är inte giltig JSON
        [data] ett fält saknas eller är av annat slag
       *[io] den går inte att läsa
    }.
    .help = Hämta sidan på nytt och spara svaret oförändrat.
import-page-large = Sidan är större än { $most } megabyte.
    .help = Hämta sidorna på nytt med ett mindre limit.
import-join-missing = Posten pekar på { $record ->
        [investigation] utredning
        [execution] verkställighet
        [service] insats
       *[calculation] beräkning
    } { $id }, som inte finns i uttaget.
    .help = Hämta alla sidor med de posterna också, och lägg dem i mappen.
import-join-unclear = Flera { $record ->
        [investigation] utredningar eller verkställigheter
        [execution] verkställigheter
        [service] insatser
       *[calculation] beräkningar
    } hör till posten, och de skiljer sig åt.
    .help = Rätta det i källan. Inget väljs åt dig.

import-known-birth-differs = Personen (nummer { $person } i databasen) är känd med en annan födelsedag.
    .help = Rätta det som är fel i källan. Två personer slås aldrig ihop på en gissning.
import-known-sex-differs = Personen (nummer { $person } i databasen) är känd med ett annat juridiskt kön.
    .help = Rätta det som är fel i källan. Två personer slås aldrig ihop på en gissning.
import-other-person = Rad { $id } i registret gällde någon annan förut.
    .help = Ge raden en ny nyckel i källan om den gäller någon annan. En persons ärende flyttas aldrig till en annan.
import-known-later = Raden var känd { $day }, men en senare version från { $newest } finns redan.
    .help = Ta in uttagen i den ordning de gjordes, eller ange en senare dag med --known-on.
import-known-ahead = Raden säger att den blev känd { $day }, men i dag är det { $today }.
    .help = Rätta dagen i källan eller kolumnen known_on i mappningen.
import-key-again = Radens nyckel har redan stått i filen.
    .help = Ta bort den ena raden, eller låt nyckeln bestå av fler kolumner.
import-unit-unknown = Enheten ”{ $unit }” finns inte i packet.
    .help = Rätta codes för unit i mappningen, eller lägg till enheten i organisation.csv. Packet har: { $known }.
import-placement-overlap = Placeringen överlappar { $where ->
        [file] den på rad { $other } i filen
       *[register] rad { $other } i registret
    } från { $from }{ $ends ->
        [open] {" "}och tills vidare
       *[day] {" "}till { $to }
    }.
    .help = Rätta dagarna i källan. En person kan bara vara placerad på ett ställe åt gången.
import-list-unwritten = Listan går inte att skriva: { $reason }.
    .help = Frigör plats eller välj en annan fil. Inget av den fil som lästes har skrivits.

cli-step-import = Tar in { $path }, { $rows } rader
cli-import-written = { $file }: { $new } nya, { $changed } ändrade, { $unchanged } oförändrade, { $gone } borta ur källan, { $refused } avvisade. Kvitto: { $head }
cli-import-tried = { $file }: { $new } nya, { $changed } ändrade, { $unchanged } oförändrade, { $gone } borta ur källan, { $refused } avvisade. Provkörning: inget har skrivits.
cli-import-known = { $file } togs in { $at } med samma mappning. Den läses på nytt med --again.
cli-import-strict = { $file }: { $refused } rader är avvisade, och därför har inget ur filen skrivits (--strict).
cli-import-more = { $count } avvisade rader till. Alla står i listan som --refused skriver.
cli-import-no-pack = Packet saknas. Raderna hör till dess enheter, och dess egna frister ska bevakas bredvid lagens.
    .help = Ange packets mapp, till exempel --pack packs/hisingen.
cli-import-empty-folder = Mappen innehåller ingen fil som slutar på .{ $ending }.
    .help = Ange filerna, eller en mapp som innehåller dem.
