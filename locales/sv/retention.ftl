# Gallring: förslag, beslut och verkställighet.

retention-no-list = Det finns ingen gallringslista nummer { $number }.
    .help = Se listorna med enslinje retention list.
retention-not-open = Gallringslistan { $number } är redan beslutad.
    .help = Gör ett nytt förslag med enslinje retention propose.
retention-not-decided = Gallringslistan { $number } är inte beslutad och kan inte verkställas.
    .help = Besluta den först med enslinje retention decide.
retention-file-changed = Akten { $number } har ändrats sedan förslaget, eller ska inte längre gallras. Inget är gallrat.
    .help = Gör ett nytt förslag och besluta om det.
retention-no-municipality-code = Packet säger inte vilken kommun det gäller, och några kommuner gallrar inte.
    .help = Skriv kommunkoden i pack.toml, till exempel municipality_code = "1280".
retention-not-a-user = ”{ $value }” är inget användarnamn.
    .help = Ange den som beslutar med bokstäver a–z och siffror, utan mellanslag.

retention-proposed = { $files } akter har prövats och { $purge } ska gallras. Skälen att bevara, med antal akter:
retention-to-purge = Akt { $person }: gallras tidigast { $earliest }, senast { $latest } ({ $law })
retention-look-yourself = Handlingar om faderskap, föräldraskap, adoption och avtal om vårdnad, boende eller umgänge finns inte i registren. Den som beslutar måste se efter att inga av akterna har sådana.
retention-kept-list = Förslaget är bevarat som lista { $number }. Det kan beslutas i 30 dagar.
retention-exempt = Inget föreslås: kommunen är undantagen från gallring, av hänsyn till forskningen.
retention-decided = Lista { $number } är beslutad av { $by }. Kvitto { $head }
retention-executed = Lista { $number } är gallrad, och databasens filer är rensade. Kvitto { $head }
retention-no-lists = Inga gallringslistor finns den { $day }.
retention-list-proposed = Lista { $number }: { $files } akter, föreslagen { $proposed }, inte beslutad
retention-list-decided = Lista { $number }: { $files } akter, föreslagen { $proposed }, beslutad { $on } av { $by } ({ $reference })
retention-list-executed = Lista { $number }: { $files } akter, föreslagen { $proposed }, beslutad av { $by } ({ $reference }), gallrad { $on }
