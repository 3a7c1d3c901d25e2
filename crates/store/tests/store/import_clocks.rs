//! Clocks of rows that other systems tell: computed with the rows that are written, and with no others.

use crate::casework::{EVERYTHING, account, law};
use crate::{act, day, fresh, on_both};
use chrono::{Days, NaiveDate};
use enslinje_domain::casework::{Event, EventKind, Law, Matter, apply};
use enslinje_domain::register::{Cell, Row, register};
use enslinje_domain::{Clocks, clock};
use enslinje_store::{Change, ImportRefusal, Incoming, PersonName, Store, Taken, WatchRow};
use std::sync::LazyLock;

/// Numbers that fall like those of dice, and the same each time.
struct Dice(u64);

impl Dice {
    /// From 0 to one below `sides`.
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn is_one_of(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    /// A day up to `most` days after `from`.
    fn after(&mut self, from: NaiveDate, most: u64) -> NaiveDate {
        from.checked_add_days(Days::new(self.below(most + 1))).unwrap()
    }
}

fn row(name: &str, columns: &[(&str, Cell)]) -> Row {
    let mut row = Row::empty(register(name).unwrap());
    for (column, cell) in columns {
        assert!(row.set(column, cell.clone()), "{column}");
    }
    row
}

fn code(code: &str) -> Cell {
    Cell::Category(code.to_owned().into())
}

fn about(target_group: &str) -> Vec<(&'static str, Cell)> {
    vec![
        ("unit", code("bou")),
        ("sex", code("woman")),
        ("birth", Cell::Day(day("2012-03-04"))),
        ("target_group", code(target_group)),
    ]
}

fn some_investigation(dice: &mut Dice) -> Row {
    let opened = dice.after(day("2023-01-01"), 900);
    let mut columns = about(["child", "adult", "income_support"][usize::try_from(dice.below(3)).unwrap()]);
    columns.push(("opened", Cell::Day(opened)));
    if dice.is_one_of(3) {
        columns.push(("closed", Cell::Day(dice.after(opened, 200))));
    }
    if dice.is_one_of(4) {
        columns.push(("extended_until", Cell::Day(dice.after(opened, 300))));
    }
    row("investigation", &columns)
}

fn some_decision(dice: &mut Dice) -> Row {
    let decided = dice.after(day("2023-01-01"), 900);
    let mut columns = about("child");
    let law = if dice.is_one_of(4) { "LSS" } else { "SoL" };
    columns.extend([("law", code(law)), ("kind", code("contact_family"))]);
    columns.extend([("favourable", code("yes")), ("decided", Cell::Day(decided))]);
    if dice.is_one_of(2) {
        let executed = dice.after(decided, 150);
        columns.extend([("executed", Cell::Day(executed)), ("settled", Cell::Day(executed))]);
        if dice.is_one_of(2) {
            let interrupted = dice.after(executed, 60);
            columns.push(("interrupted", Cell::Day(interrupted)));
            if dice.is_one_of(2) {
                columns.push(("resumed", Cell::Day(dice.after(interrupted, 60))));
            }
        }
    }
    row("decision", &columns)
}

fn incoming(key: u64, row: Row, known_on: &str) -> Incoming {
    let person = Some(PersonName::Key(format!("p{key}")));
    Incoming { key: key.to_string(), row, person, known_on: day(known_on) }
}

/// Takes rows in one file of its own; what became of each, and how many matters had their clocks computed.
async fn file(store: &Store, name: &str, law: Law<'_>, rows: Vec<Incoming>) -> (Vec<Taken>, u64) {
    let register = register(name).unwrap();
    let mut importing = store.import(&act("anna", "import"), "example", register, law).await.unwrap();
    let taken = importing.take(rows).await.unwrap();
    assert_eq!(importing.clocks().faults, []);
    let matters = importing.clocks().matters;
    importing.commit("a.csv", &[7; 32], day("2026-01-01")).await.unwrap();
    (taken, matters)
}

async fn watched(store: &Store) -> Vec<WatchRow> {
    store.watch(&EVERYTHING, day("2025-09-15"), 10_000).await.unwrap().rows
}

/// An empty store in which bo has an account.
async fn with_bo(url: &str) -> Store {
    let store = fresh(url).await;
    let mut writing = store.write(&act("chef", "konto")).await.unwrap();
    writing.add_user(&account("bo")).await.unwrap();
    writing.commit().await.unwrap();
    store
}

/// Records that the checkpoint of an investigation was held, and gives the matter to a caseworker.
async fn checkpoint(store: &Store, id: i64, on: &str) -> bool {
    let mut writing = store.write(&act("bo", "genomgång")).await.unwrap();
    let Some(key) = writing.matter_key(Matter::Investigation, id).await.unwrap() else { return false };
    let kept = writing.matter_to_change(&key).await.unwrap();
    let event = Event::new(EventKind::InvestigationCheckpointDone, day(on));
    let Ok(applied) = apply(&kept.row, &kept.events, &event, &law()) else { return false };
    writing.put_matter(&law(), &applied, Change::Changed, day(on)).await.unwrap();
    writing.assign(&key, &account("bo").id, day(on)).await.unwrap();
    writing.commit().await.unwrap();
    true
}

on_both!(clocks_of_the_rows_that_are_written_are_those_of_a_full_computation, |url: String| async move {
    let store = with_bo(&url).await;
    let mut dice = Dice(20_260_911);
    let (mut checkpoints, mut refused) = (0, 0);
    for known_on in ["2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05"] {
        let rows = |dice: &mut Dice, some: fn(&mut Dice) -> Row| {
            let keys: Vec<u64> = (0..90).filter(|_| !dice.is_one_of(3)).collect();
            keys.into_iter().map(|key| incoming(key, some(dice), known_on)).collect::<Vec<_>>()
        };
        let (taken, _) = file(&store, "investigation", law(), rows(&mut dice, some_investigation)).await;
        refused += taken.iter().filter(|one| matches!(one, Taken::Refused(_))).count();
        file(&store, "decision", law(), rows(&mut dice, some_decision)).await;
        for id in 1..40 {
            checkpoints += u32::from(dice.is_one_of(3) && checkpoint(&store, id, "2025-06-25").await);
        }
        let written = watched(&store).await;
        store.recompute_clocks(&act("eva", "kontroll"), &law()).await.unwrap();
        assert_eq!(written, watched(&store).await, "after {known_on}");
        assert!(written.len() > 30, "{}", written.len());
    }
    assert!(checkpoints > 10 && refused > 0, "{checkpoints} checkpoints, {refused} refused");
    assert!(watched(&store).await.iter().any(|row| row.caseworker.as_deref() == Some("bo")));
});

/// The limits of the law with those of Hisingen, among them the checkpoint after ninety days.
static LOCAL: LazyLock<Clocks> = LazyLock::new(|| {
    let own = include_str!("../../../../packs/hisingen/clocks.toml");
    let own = Clocks::parse_local("clocks.toml", own).unwrap();
    Clocks::parse(clock::STATUTORY_FILE, clock::STATUTORY).unwrap().with_local("clocks.toml", own).unwrap()
});

fn open(opened: &str) -> Row {
    let mut columns = about("child");
    columns.push(("opened", Cell::Day(day(opened))));
    row("investigation", &columns)
}

on_both!(a_file_computes_the_clocks_of_its_rows_alone, |url: String| async move {
    let store = fresh(&url).await;
    let rows = (0..300).map(|key| incoming(key, open("2025-06-01"), "2025-06-01")).collect();
    assert_eq!(file(&store, "investigation", law(), rows).await.1, 300);
    // Two rows differ, one is new and the others are as before; 300 rows less these three are gone or unchanged.
    let mut rows: Vec<_> = (0..100).map(|key| incoming(key, open("2025-06-01"), "2025-07-01")).collect();
    rows[4] = incoming(4, open("2025-06-05"), "2025-07-01");
    rows[7] = incoming(7, open("2025-06-07"), "2025-07-01");
    rows.push(incoming(300, open("2025-06-10"), "2025-07-01"));
    let own = Law { clocks: &LOCAL, ..law() };
    assert_eq!(file(&store, "investigation", own, rows).await.1, 3);
    // By the law of the second file every one of them has a checkpoint: only its own rows were computed.
    let all = watched(&store).await;
    let told = |clock: &str| {
        let mut found: Vec<_> =
            all.iter().filter(|row| row.clock.as_str() == clock).map(|row| (row.row, row.due)).collect();
        found.sort_unstable();
        found
    };
    // Ninety days from 5, 7 and 10 June are 3, 5 and 8 September.
    let due = [(5, day("2025-09-03")), (8, day("2025-09-05")), (301, day("2025-09-08"))];
    assert_eq!(told("investigation_checkpoint"), due);
    assert_eq!(told("child_investigation").len(), 301);
    let computed = store.recompute_clocks(&act("eva", "egna frister"), &own).await.unwrap();
    assert_eq!((computed.matters, computed.clocks, computed.faults), (301, 602, vec![]));
});

on_both!(a_row_that_what_is_recorded_here_contradicts_is_refused, |url: String| async move {
    let store = with_bo(&url).await;
    file(&store, "investigation", law(), vec![incoming(1, open("2025-03-01"), "2025-03-01")]).await;
    assert!(checkpoint(&store, 1, "2025-05-20").await);
    let before = watched(&store).await;
    let mut closed = open("2025-03-01");
    assert!(closed.set("closed", Cell::Day(day("2025-05-19"))));
    let (taken, matters) =
        file(&store, "investigation", law(), vec![incoming(1, closed.clone(), "2025-06-01")]).await;
    let [Taken::Refused(ImportRefusal::Sequence(refusal))] = taken.as_slice() else { panic!("{taken:?}") };
    assert_eq!((refusal.cause.code(), refusal.row), ("casework-after-end", Some(1)));
    assert_eq!((matters, watched(&store).await), (0, before));
    assert!(closed.set("closed", Cell::Day(day("2025-05-20"))));
    let (taken, _) = file(&store, "investigation", law(), vec![incoming(1, closed, "2025-06-01")]).await;
    assert_eq!(taken, [Taken::Changed { id: 1, columns: vec!["closed"] }]);
    assert_eq!(watched(&store).await, []);
});
