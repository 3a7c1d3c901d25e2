# report

## Words that the writers of PDF and Word add

report-contents = Innehåll
report-page-of = Sida { $page } av { $pages }
report-snapshot = Underlagets kontrollsumma (SHA-256)
report-suppressed-shown = ..
report-suppressed-meaning = uppgiften visas inte, för att skydda enskilda
report-empty-cell = Tom ruta
report-annex = Bilaga: Uppgifternas ursprung
report-annex-lead = Varje beräknat tal i rapporten har en rad här. Talen i löptexten är länkar till sin rad.
report-annex-number = Nr
report-annex-indicator = Mått
report-annex-version = Version
report-annex-unit = Enhet
report-annex-period = Period
report-annex-value = Värde
report-annex-status = Status
report-annex-source = Källa

## Words of tables, charts and the web page

report-sheet-annex = Proveniens
report-sheet-notes = Anmärkning
report-annex-id = Id
report-skip = Till innehållet
report-back = Tillbaka till talet på rad
report-chart-numbers = Diagrammets siffror
report-chart-data = Visa siffrorna bakom diagrammet
report-empty = uppgift saknas
report-row-headers = Rad
report-preliminary-figure = { $figure } (preliminär)
report-hidden-value = ett värde som inte visas
report-hidden-direction = förändrades
report-hidden-surplus = resultat
report-exception-lead = Förklarad avvikelse:
report-note-preliminary = Preliminär uppgift: perioden var inte avslutad när underlaget togs fram.
report-note-rounding = Talen är avrundade vart för sig. Därför kan en summa eller skillnad avvika från de avrundade talen.
report-short-month = { $month ->
    [1] jan
    [2] feb
    [3] mar
    [4] apr
    [5] maj
    [6] jun
    [7] jul
    [8] aug
    [9] sep
    [10] okt
    [11] nov
    [12] dec
   *[other] { $month }
}
report-short-quarter = Kv { $quarter }
report-unit-kronor = { $count ->
    [one] krona
   *[other] kronor
}
report-unit-thousands = tusen kronor
report-unit-millions = { $count ->
    [one] miljon kronor
   *[other] miljoner kronor
}
report-unit-points = { $count ->
    [one] procentenhet
   *[other] procentenheter
}

## Words that follow from figures

report-direction-past = { $way ->
    [up] ökade
    [down] minskade
   *[same] { $agreement ->
        [neuter] var oförändrat
        [plural] var oförändrade
       *[common] var oförändrad
    }
}
report-direction-present = { $way ->
    [up] ökar
    [down] minskar
   *[same] { $agreement ->
        [neuter] är oförändrat
        [plural] är oförändrade
       *[common] är oförändrad
    }
}
report-direction-perfect = { $way ->
    [up] har ökat
    [down] har minskat
   *[same] { $agreement ->
        [neuter] är oförändrat
        [plural] är oförändrade
       *[common] är oförändrad
    }
}
report-direction-noun = { $way ->
    [up] ökning
    [down] minskning
   *[same] oförändrad nivå
}
report-direction-comparative = { $way ->
    [up] högre
    [down] lägre
   *[same] { $agreement ->
        [neuter] lika högt
        [plural] lika höga
       *[common] lika hög
    }
}
report-direction-countable = { $way ->
    [up] fler
    [down] färre
   *[same] lika många
}
report-surplus = { $sign ->
    [plus] överskott
    [minus] underskott
   *[zero] nollresultat
}

## Lists, assignments and the income statement

report-list-title = { $list ->
    [grants] Riktade statsbidrag
    [actions] Åtgärder och deras effekt
    [central_items] Kommuncentrala poster
    [equity] Eget kapital
    [budget_adjustment_notes] Budgetjusteringar under året
    [assignments] Uppdrag
   *[other] { $list }
}
report-field = { $field ->
    [id] Id
    [name] Namn
    [amount] Belopp
    [code] Kod
    [giver] Bidragsgivare
    [year] År
    [note] Anmärkning
    [title] Rubrik
    [planned] Planerad effekt
    [planned_fte] Planerade årsarbetare
    [achieved] Uppnådd effekt
    [achieved_fte] Uppnådda årsarbetare
    [kind] Slag
    [period] Period
    [outcome] Utfall
    [budget] Budget
    [variance] Avvikelse
    [day] Dag
    [month] Månad
    [text] Justering
    [addressees] Mottagare
    [origin] Ursprung
    [area] Målområde
    [status] Status
    [status_period] Period
    [status_date] Datum
    [closure] Avslut
    [resolutions] Beslut
    [owner] Ansvarig
    [comment] Kommentar
   *[other] { $field }
}
report-assignments = Uppdrag
report-assignment-title = Uppdrag
report-assignment-year = År
report-assignment-origin = Ursprung
report-assignment-status = Status
report-assignment-date = Datum
report-assignment-resolutions = Beslut
report-assignment-origin-word = { $word ->
    [budget] i budgetbeslut
    [outside_budget] utanför budgetbeslut
    [director] från direktören
    [committee] från nämnden
    [internal] internt
   *[unstated] inte angivet
}
report-assignment-status-word = { $word ->
    [ongoing] pågår
    [closed] avslutat
    [done] genomfört
    [continues] fortsätter
    [new] nytt
   *[untold] inte redovisat
}
report-assignment-closure-word = { $word ->
    [stated] föreslås avslutas
    [general] omfattas av förslag om avslut
    [already_closed] redan avslutat
   *[none] inget förslag om avslut
}
report-resolved-by = { $body ->
    [council] Kommunfullmäktige
    [executive_board] Kommunstyrelsen
   *[committee] Nämnden
}
report-statement-title = Resultaträkning { $period }
report-statement-head = Belopp i { $scale }
report-statement-outcome = Utfall { $period }
report-statement-budget = Budget { $period }

## The annex

report-annex-compared = { $period } jämfört med { $base }
report-annex-compared-part = { $part } jämfört med { $base }
report-annex-count = Antal rader i listan { $list }
report-annex-sum = Summa av { $field } i listan { $list }
report-status-final = slutlig
report-status-preliminary = preliminär
report-status-suppressed = visas inte
report-part-whole = helheten
report-part-age = { $value } år
report-part-age-from = { $value } år och äldre
report-part = { $part ->
    [sex-woman] kvinnor
    [sex-man] män
    [sex-girl] flickor
    [sex-boy] pojkar
    [amount-budget] budget
    [amount-forecast] prognos
    [amount-outcome] utfall
    [entry-initial] ursprunglig
    [entry-adjustment] justering
    [entry-booking] bokföring
   *[other] { $dimension }: { $value }
}
report-register = { $register ->
    [intake] aktualiseringar
    [investigation] utredningar
    [decision] beslut
    [placement] placeringar
    [closure] avslut
    [assistance] ekonomiskt bistånd
    [assistance_payment] utbetalt bistånd
    [incorrect_payment] felaktiga utbetalningar
    [lex_sarah] lex Sarah
    [feedback] synpunkter
    [data_breach] personuppgiftsincidenter
    [state_institution_request] ansökningar till Statens institutionsstyrelse
    [coordinated_plan] samordnade individuella planer
    [employment] anställningar
    [absence] frånvaro
    [manager_span] medarbetare per chef
   *[other] { $register }
}
report-source-snapshot = Registret { $register } i underlag { $hash }
report-source-ledger = Bokföringen, kontrollsumma { $hash }
report-source-entered = Infört: { $origin } ({ $place })
report-source-figures = Beräknat av: { $names }
report-source-list = Räknat ur { $file }

## What is wrong in a report

report-unknown-report = Det finns ingen rapport som heter ”{ $name }”.
    .help = Välj en av mapparna under reports: { $known }.
report-missing-file = Filen { $file } finns inte, men report.toml räknar upp den.
    .help = Lägg till filen eller ta bort den ur listan.
report-unlisted-file = Filen { $file } ligger i rapportens mapp men står inte i report.toml, så den skulle inte komma med.
    .help = Lägg till den i listan files på rätt plats, eller ta bort den.
report-file-twice = Filen { $file } står två gånger i report.toml.
    .help = Ta bort den ena.
report-figure-in-title = Rapportens titel kan inte innehålla tal.
    .help = Använd bara ord som period, as_of och committee i title och subtitle.
report-unclosed-brace = Klammern öppnas men stängs inte före styckets slut.
    .help = Avsluta uttrycket med en slutklammer, eller skriv ett omvänt snedstreck framför klammern om den ska stå i texten.
report-stray-brace = Slutklammern hör inte till något uttryck.
    .help = Ta bort den, eller skriv ett omvänt snedstreck framför den om den ska stå i texten.
report-unclosed-quote = Citattecknet stängs inte.
    .help = Sätt ett citattecken efter värdet.
report-unexpected-character = Tecknet ”{ $found }” väntades inte här.
    .help = Ett tal skrivs indikator[del=värde]@period/enhet | format. Sidan docs/report-source.md visar alla former.
report-unexpected-end = Uttrycket slutar för tidigt.
    .help = Skriv färdigt det. Sidan docs/report-source.md visar alla former.
report-control-character = Texten innehåller styrtecknet { $character }, som inte syns.
    .help = Ta bort tecknet.
report-unknown-indicator = Det finns ingen indikator som heter ”{ $indicator }”.
    .help = { $near ->
        [none] Välj en indikator som är definierad under indicators i paketet.
       *[other] Menades { $near }? Annars: välj en indikator som är definierad under indicators i paketet.
    }
report-unknown-dimension = Indikatorn { $indicator } kan inte delas upp på ”{ $dimension }”.
    .help = Den kan delas upp på: { $known }.
report-part-twice = Delningen ”{ $dimension }” anges två gånger.
    .help = Ta bort den ena.
report-unknown-unit = Det finns ingen enhet med id ”{ $unit }”.
    .help = Välj en av: { $known }.
report-unknown-period = ”{ $found }” är ingen period.
    .help = Skriv period, en del som period.q3, period.h2, period.nov eller period.jan--nov, eller en fast period som 2024-Q3.
report-unknown-step = Efter plus eller minus ska ett antal steg stå.
    .help = Skriv till exempel period - 1 för ett steg eller period - 1y för ett år.
report-period-outside = Perioden ligger utanför åren 1900–2199.
    .help = Välj en period inom de åren.
report-unlike-periods = Perioderna { $first } och { $second } är inte av samma slag och kan inte jämföras.
    .help = Jämför år med år och kvartal med kvartal.
report-unknown-format = Formatet ”{ $word }” finns inte.
    .help = Giltiga ord: { $known }.
report-format-contradiction = Ordet ”{ $word }” säger emot ett tidigare ord i formatet.
    .help = Ta bort ett av dem.
report-format-unfit-scale = Formatet passar inte ett värde av slaget { $measure }.
    .help = kr, tkr och mnkr gäller pengar. percent och points gäller andelar, eller förändringar tillsammans med change.
report-format-unfit-word = Orden i formatet går inte att använda tillsammans.
    .help = direction och surplus ger ett ord och har ingen enhet. neuter och plural hör till direction eller words. words gäller hela tal.
report-format-unfit-since = Ordet since saknar något att jämföra.
    .help = Använd since tillsammans med change eller direction.
report-format-no-unit = Ett antal har inget enhetsord.
    .help = Ta bort unit eller short och skriv ordet i texten.
report-unknown-list = Det finns ingen lista som heter ”{ $list }”.
    .help = Välj en av: { $known }.
report-unknown-field = Listan har inget fält som heter ”{ $field }”.
    .help = Välj ett av: { $known }.
report-field-not-number = Fältet { $field } innehåller ord och kan inte summeras.
    .help = Välj ett fält med tal eller belopp.
report-sum-without-field = Ingen kolumn anges att summera i listan { $list }.
    .help = Skriv listans namn, punkt och fältets namn, till exempel sum grants.amount.
report-list-has-no-change = Ett tal ur listan { $list } har inget tidigare värde att jämföra med.
    .help = Ta bort change, direction eller surplus.
report-unsupported-markdown = { $what ->
    [html] HTML kan inte stå i en rapport.
    [code] Kod kan inte stå i en rapport.
    [image] Bilder kan inte stå i en rapport.
    [quote] Citatblock kan inte stå i en rapport.
    [rule] Vågräta linjer kan inte stå i en rapport.
   *[other] Den här formen av Markdown kan inte stå i en rapport.
}
    .help = Använd rubriker, stycken, listor, betoning och länkar. Indragna stycken blir kod: ta bort mellanslagen först på raden.
report-link-target = Länken leder till ”{ $target }”, som varken är en webbadress eller en plats i rapporten.
    .help = Skriv en adress som börjar med https://, http:// eller mailto:, eller # följt av en rubriks nummer eller id.
report-unknown-anchor = Länken leder till ”{ $anchor }”, men inget i rapporten har det namnet.
    .help = Använd numret på en rubrik, eller id på en rubrik, tabell eller ett diagram.
report-unknown-attribute = ”{ $attribute }” kan inte stå i rubrikens klammer.
    .help = Skriv # följt av ett nummer eller ett id av bokstäver a–z, siffror, bindestreck och punkt (inte p följt av bara siffror), och sedan owner= med den ansvariga.
report-attributes-not-last = En klammer med # hör till en rubrik och ska stå sist på rubrikens rad.
    .help = Flytta den till slutet av en rubrik, eller ta bort den.
report-heading-too-deep = Rubriken hamnar på nivå { $level }, men det finns bara fyra nivåer.
    .help = Använd ett kortare nummer eller färre #.
report-heading-skips-level = Rubriken hamnar på nivå { $level } direkt efter nivå { $previous }.
    .help = Lägg till rubriken däremellan, eller höj den här.
report-anchor-twice = Namnet ”{ $anchor }” används redan på { $first }.
    .help = Ge den ena ett annat namn. En tabell eller ett diagram kan bara visas en gång.
report-unclosed-directive = Direktivet stängs inte.
    .help = Sätt en rad med bara ::: efter det.
report-stray-directive-end = Raden stänger ett direktiv som inte är öppet.
    .help = Ta bort den.
report-unknown-directive = Det finns inget direktiv som heter ”{ $directive }”.
    .help = Välj ett av: { $known }.
report-directive-arguments = Direktivet { $directive } tar inget mer på raden.
    .help = Ta bort det som står efter namnet.
report-directive-body = Direktivet { $directive } har inget innehåll.
    .help = Sätt ::: på nästa rad och flytta texten utanför.
report-note-content = En anmärkning kan bara bestå av stycken.
    .help = Flytta rubriker och listor utanför.
report-exception-no-code = Undantaget säger inte vad det gäller.
    .help = Skriv koden för det som granskningen finner, till exempel ::: exception check-sum.
report-exception-no-reason = Undantaget från { $code } förklarar inte varför.
    .help = Skriv skälet med minst { $words } ord på raderna mellan direktivet och ::: så att läsaren förstår avvikelsen.
report-annex-not-last = Bilagan kommer alltid sist, men något följer efter direktivet.
    .help = Flytta annex till slutet av den sista filen, eller ta bort det.
report-unknown-table = Det finns ingen tabell som heter ”{ $name }”.
    .help = Välj en av: { $known }.
report-unknown-chart = Det finns inget diagram som heter ”{ $name }”.
    .help = Välj ett av: { $known }.
report-column-twice = Kolumnen ”{ $column }” finns redan.
    .help = Ge den ett annat id.
report-column-without-heading = Kolumnen har varken rubrik eller beskrivning.
    .help = Skriv text, eller meaning om rubriken ska vara tom för ögat.
report-column-reference = Det som anges är inte två kolumner i tabellen.
    .help = Ange två kolumners id. Tabellen har: { $known }.
report-field-without-list = Kolumnen anger field eller sum, men tabellen visar ingen lista.
    .help = Lägg till list i tabellen eller ta bort nycklarna.
report-list-column-without-field = Kolumnen säger inte vilket fält i listan den visar.
    .help = Lägg till field.
report-row-without-label = Raden saknar rubrik.
    .help = Lägg till label.
report-width = Bredden { $width } är inte mellan 1 och 20.
    .help = Ange en relativ bredd från 1 till 20.
report-chart-cell = Ett diagram visar bara tal ur indikatorer, inte text eller beräknade kolumner.
    .help = Ta bort cells, difference och change, eller visa siffrorna i en tabell.
report-chart-format = Formatet passar inte i ett diagram.
    .help = Använd decimaler, kr, tkr, mnkr eller percent. Skriv enheten i diagrammets titel.
report-figure-missing = Talet { $indicator } för { $period } och enheten { $unit } har inte beräknats.
    .help = Kontrollera att indikatorn kan beräknas för perioden och enheten med enslinje explain.
report-figure-without-value = Talet { $indicator } för { $period } och enheten { $unit } har inget värde, så meningen går inte att skriva.
    .help = Skriv om meningen eller flytta talet till en tabell, där en tom ruta har en förklaring.
