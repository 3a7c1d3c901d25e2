# Retention: proposal, decision and execution.

retention-no-list = There is no retention list number { $number }.
    .help = See the lists with enslinje retention list.
retention-not-open = Retention list { $number } is decided already.
    .help = Make another proposal with enslinje retention propose.
retention-not-decided = Retention list { $number } is not decided and cannot be carried out.
    .help = Decide it first with enslinje retention decide.
retention-not-permitted = Whoever decides has no right to decide on the retention of file { $number }. Nothing is decided.
    .help = Let a manager of the units that hold its matters decide, or give the right with enslinje access grant.
retention-file-changed = File { $number } has changed since the proposal, or is no longer to be purged. Nothing is purged.
    .help = Make another proposal and decide it.
retention-no-municipality-code = The pack does not tell which municipality it is, and some purge nothing.
    .help = Write the code of the municipality in pack.toml, such as municipality_code = "1280".
retention-not-a-user = "{ $value }" is not a user name.
    .help = Name who decides with letters a–z and digits, without spaces.

retention-proposed = { $files } files were examined and { $purge } are to be purged. Reasons to keep, with the number of files:
retention-to-purge = File { $person }: to be purged from { $earliest } to { $latest } ({ $law })
retention-look-yourself = Papers about fatherhood, parenthood, adoption and agreements on custody, residence or contact are not in the registers. Whoever decides must see that none of the files holds any.
retention-partly = Files that are kept whole though only the investigation of the child is to be kept: { $files } ({ $numbers }). Five years have passed since the last note, so the rest is to be purged (SoL 2025:400 16:1). Somebody must decide what belongs to the investigation.
retention-kept-list = The proposal is kept as list { $number }. It can be decided for 30 days.
retention-exempt = Nothing is proposed: the municipality is exempt, for research.
retention-decided = List { $number } is decided by { $by }. Receipt { $head }
retention-executed = List { $number } is purged, and the files of the database are cleaned. Receipt { $head }
retention-no-lists = There are no retention lists on { $day }.
retention-list-proposed = List { $number }: { $files } files, proposed { $proposed }, not decided
retention-list-decided = List { $number }: { $files } files, proposed { $proposed }, decided { $on } by { $by } ({ $reference })
retention-list-executed = List { $number }: { $files } files, proposed { $proposed }, decided by { $by } ({ $reference }), purged { $on }

retention-purges-kept = What is purged, numbers alone, stands in { $file }. Keep the file with the backups, but not in them.
retention-repeated = Files purged again: { $purged }. Purged already: { $already }. Not here: { $unknown }. Receipt { $head }
retention-restored-without-purges = No list of purges was read. If something was purged since the backup was made, it is here again: run enslinje retention repeat with --purges and the file that retention execute wrote.
retention-no-purges-file = It is not told where the list of purges is to be kept, and the database is no file that it could lie beside.
    .help = Name the file with --purges. Nothing is purged.
retention-no-purges = The list of purges cannot be read: { $reason }.
    .help = Name the file that enslinje retention execute wrote, with --purges. Nothing was changed.
retention-not-purges = The file is no list of purges: { $reason }.
    .help = Name the file that enslinje retention execute wrote, with --purges. Nothing was changed.
retention-behind = The file tells of { $files } purged files that are not purged in the database.
    .help = The database comes out of an older backup. Run enslinje retention repeat first. Nothing is purged.
