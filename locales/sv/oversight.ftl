# Behörighet, ej verkställda beslut, gallring och logguppföljning.

access-unknown-unit = Enheten { $unit } finns inte i organisationen.
    .help = Välj en enhet som finns, eller lägg till den i organisationen.

access-unit-not-valid = Enheten { $unit } finns inte den { $day }.
    .help = Välj en annan första dag eller en enhet som finns då.

access-only-for-root = Rollen { $role } når alla enheter och kan bara ges för { $root }.
    .help = Ge rollen för { $root }, eller välj en roll för en enskild enhet.

access-days-reversed = Den sista dagen ligger före den första.
    .help = Byt plats på dagarna eller rätta den som är fel.

access-reason-too-short = Skälet säger för lite.
    .help = Skriv minst { $least } tecken och två ord: vad har hänt och varför måste ärendet öppnas? Skälet läses vid logguppföljningen.

access-break-glass-too-long = Ett ärende kan nödöppnas till och med den { $latest }, inte längre.
    .help = Välj en tidigare sista dag. Behövs ärendet längre ska det tilldelas.

unexecuted-not-a-quarter = Perioden { $period } är inte ett kvartal.
    .help = Skriv ett kvartal, till exempel 2024-Q3.

unexecuted-no-clock = Fristen { $clock } finns inte.
    .help = Lägg tillbaka den i law/clocks.toml. Utan den kan rapporten inte göras.

unexecuted-no-due-date = Beslutet { $decision } har ingen sista dag: { $reason }.
    .help = Kontrollera beslutets dagar. Rapporten görs inte förrän alla beslut kan räknas.

unexecuted-column-missing = Raden saknar { $column } och är inget beslut som går att rapportera.
    .help = Fyll i { $column } i registret decision.

unexecuted-reason-missing = Skäl till dröjsmålet saknas.
    .help = Skriv ett kort skäl. Lagen kräver det i rapporten (34:1).

unexecuted-reference-missing = Ärendets beteckning saknas.
    .help = Ange en beteckning utan personnummer.

unexecuted-paragraph-missing = Det framgår inte vilken paragraf beslutet vilar på; det räknas med.
    .help = Ange paragrafen, till exempel SoL 2025:400 11:1.

retention-exempt-municipality = Kommunen gallrar inte, av hänsyn till forskningen.

retention-sample-birth-day = Personen är född en dag vars akter bevaras för forskning.

retention-placement = Personen har varit placerad som barn; akten gallras aldrig.

retention-parenthood = Akten rör faderskap eller föräldraskap och gallras aldrig.

retention-adoption = Akten rör adoption och gallras aldrig.

retention-open-case = Ett ärende är öppet.

retention-summary = Uppgifter om personen finns kvar i en sammanställning.

retention-last-note = Tiden sedan sista anteckningen har inte gått.

retention-child-investigation = Barnutredningen bevaras tills personen fyller 30 år.

retention-custody-agreement = Avtalet om vårdnad, boende eller umgänge bevaras tills barnet fyller 18 år.

retention-no-rule = Regeln { $rule } gäller inte den { $day }.
    .help = Lägg till lydelsen i law/retention.toml eller law/clocks.toml. Ingen gallring föreslås utan lag.

retention-no-due-date = Akten { $person } har ingen dag för gallring: { $reason }.
    .help = Kontrollera aktens dagar.

retention-day-order = Akten { $person } har en dag som inte kan stämma: { $day }.
    .help = Rätta dagen. Inget förslag görs förrän alla akter går att bedöma.

retention-no-reference = Gallringsbeslutet saknar beteckning.
    .help = Ange diarienummer eller annan beteckning.

retention-no-proposal = Gallringsbeslutet omfattar ingen akt.
    .help = Välj minst ett förslag.

retention-keep = Akten { $person } ska bevaras och kan inte gallras.
    .help = Ta bort den ur beslutet.

retention-twice = Samma del av akten { $person } står två gånger i beslutet.
    .help = Ta bort den ena.

retention-stale = Förslaget för akten { $person } är från { $proposed } och kan inte beslutas.
    .help = Ta fram förslaget igen: det får vara högst { $most } dagar gammalt när beslutet fattas.

log-review-oneself = Eget ärende.

log-review-same-surname = Person med samma efternamn eller adress.

log-review-protected-identity = Skyddad identitet har öppnats.

log-review-break-glass = Ärendet har nödöppnats.

log-review-outside-unit = Ärende utanför den egna enheten, utan tilldelning.

log-review-many-persons = Ovanligt många personer på en dag.

log-review-night = Under natten.
