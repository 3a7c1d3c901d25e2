# Retention: proposal, decision and execution.

retention-no-list = There is no retention list number { $number }.
    .help = See the lists with enslinje retention list.
retention-not-open = Retention list { $number } is decided already.
    .help = Make another proposal with enslinje retention propose.
retention-not-decided = Retention list { $number } is not decided and cannot be carried out.
    .help = Decide it first with enslinje retention decide.
retention-file-changed = File { $number } has changed since the proposal, or is no longer to be purged. Nothing is purged.
    .help = Make another proposal and decide it.
retention-no-municipality-code = The pack does not tell which municipality it is, and some purge nothing.
    .help = Write the code of the municipality in pack.toml, such as municipality_code = "1280".
retention-not-a-user = "{ $value }" is not a user name.
    .help = Name who decides with letters a–z and digits, without spaces.

retention-proposed = { $files } files were examined and { $purge } are to be purged. Reasons to keep, with the number of files:
retention-to-purge = File { $person }: to be purged from { $earliest } to { $latest } ({ $law })
retention-look-yourself = Papers about fatherhood, parenthood, adoption and agreements on custody, residence or contact are not in the registers. Whoever decides must see that none of the files holds any.
retention-kept-list = The proposal is kept as list { $number }. It can be decided for 30 days.
retention-exempt = Nothing is proposed: the municipality is exempt, for research.
retention-decided = List { $number } is decided by { $by }. Receipt { $head }
retention-executed = List { $number } is purged, and the files of the database are cleaned. Receipt { $head }
retention-no-lists = There are no retention lists on { $day }.
retention-list-proposed = List { $number }: { $files } files, proposed { $proposed }, not decided
retention-list-decided = List { $number }: { $files } files, proposed { $proposed }, decided { $on } by { $by } ({ $reference })
retention-list-executed = List { $number }: { $files } files, proposed { $proposed }, decided by { $by } ({ $reference }), purged { $on }
