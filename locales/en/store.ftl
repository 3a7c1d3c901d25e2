store-connect = The database does not answer: { $reason }.
    .help = Check the address: sqlite:FILE or postgres://USER@HOST/NAME. A new file is made by enslinje db migrate.
store-no-file = There is no database there.
    .help = Check the path. A new database is made with enslinje db migrate.
store-not-a-database = The file is no SQLite database, or a damaged one.
    .help = Check the path. If the file is damaged: keep it as it is and fetch the latest backup. Nothing was changed.
store-read-only = The database can be read but not written.
    .help = Let the account that runs the program write to the file and to its folder, or to the tables of PostgreSQL. Nothing was changed.
store-cannot-open = The file can neither be opened nor made: its folder is not there, it is a folder, or the account that runs the program has no right to it.
    .help = Check the path and the rights. Nothing was changed.
store-not-an-address = That is not the address of a database.
    .help = Write sqlite:FILE or postgres://USER@HOST/NAME.
store-not-ours = The database has tables that another program made.
    .help = Choose a new file, or a new, empty database. Nothing was changed.
store-not-migrated = The database has version { $found }, the program needs version { $needed }.
    .help = Make a backup, then run enslinje db migrate.
store-foreign = The database was made by a later or altered program: { $reason }.
    .help = Use the program that made it. Nothing has changed.
store-busy = Another program is writing to the database and did not finish in time.
    .help = Wait until it is done and try again. Nothing has changed.
store-full = The disk is full.
    .help = Free some space and try again. Nothing has changed.
store-database = The database refused: { $reason }.
    .help = Nothing has changed. Run enslinje db verify; if the audit chain holds, try again.
store-not-empty = The database is not empty: table { $table } has { $rows } rows.
    .help = Copy into a new file or a new, empty database. Nothing has changed.
store-copy-differs = The copy differs: { $left } rows in the source and { $right } in the copy, or other values.
    .help = Nothing has been copied. Please report the fault.
store-event-missing = An event is missing: number { $expected } was expected but number { $found } follows.
    .help = Events have been removed. Keep the database as it is and find the latest backup.
store-event-altered = Event number { $seq } was changed or moved.
    .help = Keep the database as it is and compare the event with the latest backup.
store-payload-altered = The content of event number { $seq } was changed.
    .help = Keep the database as it is and compare the event with the latest backup.
store-head-differs = The chain ends at { $found }, but the receipt that is kept apart is { $kept }.
    .help = The last events have been removed, or added past the program.
store-printed-head-missing = The chain does not hold the receipt { $printed }, which a report carries.
    .help = Events that were there when the report was written have been removed or changed.
store-row-differs = Row { $id } of the register { $register } is not the one that the audit chain tells of.
    .help = The row was changed, added or removed past the program.
store-identity-taken = There is somebody with that number already.
    .help = Look the person up instead of registering one more. If you find nobody, the case may lie outside your rights: ask the unit manager.
store-clock-unknown = The limits of row { $row } in { $register } cannot be computed: { $reason ->
        [sequence] what is recorded cannot follow on each other
        [calendar] a limit ends beyond the calendar
        [law] the day that chooses the law is not known
       *[column] something that is needed is missing
    }.
    .help = Put the day right that is wrong. Nothing was changed.
store-clock-missing = The limits of row { $row } in { $register } cannot be computed, and the row is missing on the watch list: { $reason ->
        [sequence] what is recorded cannot follow on each other
        [calendar] a limit ends beyond the calendar
        [law] the day that chooses the law is not known
       *[column] something that is needed is missing
    }.
    .help = Put it right in the source and take it in once more, or in the matter.
