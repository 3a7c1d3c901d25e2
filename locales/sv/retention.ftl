# Gallring: förslag, beslut och verkställighet.

retention-no-list = Det finns ingen gallringslista nummer { $number }.
    .help = Se listorna med enslinje retention list.
retention-not-open = Gallringslistan { $number } är redan beslutad.
    .help = Gör ett nytt förslag med enslinje retention propose.
retention-not-decided = Gallringslistan { $number } är inte beslutad och kan inte verkställas.
    .help = Besluta den först med enslinje retention decide.
retention-not-permitted = Den som beslutar har inte rätt att besluta om gallring av akten { $number }. Inget är beslutat.
    .help = Låt en enhetschef för de enheter där akten har ärenden besluta, eller ge rätten med enslinje access grant.
retention-file-changed = Akten { $number } har ändrats sedan förslaget, eller ska inte längre gallras. Inget är gallrat.
    .help = Gör ett nytt förslag och besluta om det.
retention-no-municipality-code = Packet säger inte vilken kommun det gäller, och några kommuner gallrar inte.
    .help = Skriv kommunkoden i pack.toml, till exempel municipality_code = "1280".
retention-not-a-user = ”{ $value }” är inget användarnamn.
    .help = Ange den som beslutar med bokstäver a–z och siffror, utan mellanslag.

retention-proposed = { $files } akter har prövats och { $purge } ska gallras. Skälen att bevara, med antal akter:
retention-to-purge = Akt { $person }: gallras tidigast { $earliest }, senast { $latest } ({ $law })
retention-look-yourself = Handlingar om faderskap, föräldraskap, adoption och avtal om vårdnad, boende eller umgänge finns inte i registren. Den som beslutar måste se efter att inga av akterna har sådana.
retention-partly = Akter som bevaras hela fast bara barnutredningen ska bevaras: { $files } ({ $numbers }). Fem år har gått sedan den sista anteckningen, så resten ska gallras (SoL 2025:400 16:1). Vad som hör till utredningen måste någon avgöra.
retention-kept-list = Förslaget är bevarat som lista { $number }. Det kan beslutas i 30 dagar.
retention-exempt = Inget föreslås: kommunen är undantagen från gallring, av hänsyn till forskningen.
retention-decided = Lista { $number } är beslutad av { $by }. Kvitto { $head }
retention-executed = Lista { $number } är gallrad, och databasens filer är rensade. Kvitto { $head }
retention-no-lists = Inga gallringslistor finns den { $day }.
retention-list-proposed = Lista { $number }: { $files } akter, föreslagen { $proposed }, inte beslutad
retention-list-decided = Lista { $number }: { $files } akter, föreslagen { $proposed }, beslutad { $on } av { $by } ({ $reference })
retention-list-executed = Lista { $number }: { $files } akter, föreslagen { $proposed }, beslutad av { $by } ({ $reference }), gallrad { $on }

retention-purges-kept = Vad som är gallrat, bara nummer, står i { $file }. Spara filen tillsammans med säkerhetskopiorna, men inte i dem.
retention-repeated = Akter som har gallrats på nytt: { $purged }. Redan gallrade: { $already }. Finns inte här: { $unknown }. Kvitto { $head }
retention-restored-without-purges = Ingen lista över gallringar har lästs. Har något gallrats sedan säkerhetskopian gjordes finns det nu här igen: kör enslinje retention repeat med --purges och filen som retention execute skrev.
retention-no-purges-file = Det är inte sagt var listan över gallringar ska ligga, och databasen är ingen fil som den kan ligga bredvid.
    .help = Ange filen med --purges. Inget är gallrat.
retention-no-purges = Listan över gallringar kan inte läsas: { $reason }.
    .help = Ange filen som enslinje retention execute skrev, med --purges. Inget har ändrats.
retention-not-purges = Filen är ingen lista över gallringar: { $reason }.
    .help = Ange filen som enslinje retention execute skrev, med --purges. Inget har ändrats.
retention-behind = Filen berättar om { $files } gallrade akter som inte är gallrade i databasen.
    .help = Databasen kommer ur en äldre säkerhetskopia. Kör först enslinje retention repeat. Inget är gallrat.
