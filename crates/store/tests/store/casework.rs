//! People, matters and clocks: each with its event, or nothing at all.

use crate::{act, day, fresh, on_both};
use enslinje_domain::access::{Condition, PersonId, Protection};
use enslinje_domain::casework::{Applied, Event, EventKind, Law, Lawbook, Matter, apply, start};
use enslinje_domain::clock::{STATUTORY, STATUTORY_FILE};
use enslinje_domain::register::{Cell, Row};
use enslinje_domain::unexecuted::{COVERED, COVERED_FILE, CoverageRules};
use enslinje_domain::{Clocks, LegalSex, PersonalIdentity, UnitId, WorkingDayShift};
use enslinje_store::{Change, HouseholdMember, HouseholdRole, NewPerson, Store, StoreError, WatchFilter};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static BOOKS: LazyLock<(Clocks, Lawbook, CoverageRules)> = LazyLock::new(|| {
    (
        Clocks::parse(STATUTORY_FILE, STATUTORY).unwrap(),
        Lawbook::statutory().unwrap(),
        CoverageRules::parse(COVERED_FILE, COVERED).unwrap(),
    )
});

pub fn law() -> Law<'static> {
    let (clocks, rules, covered) = &*BOOKS;
    Law { clocks, rules, covered, shift: WorkingDayShift::None }
}

pub const EVERYTHING: WatchFilter<'static> =
    WatchFilter { may: &Condition::All, units: None, caseworker: None, until: None };

fn newcomer(identity: Option<&PersonalIdentity>) -> NewPerson<'_> {
    let birth = day("2015-10-19");
    NewPerson { identity, name: None, birth, sex: LegalSex::Woman, protection: Protection::None }
}

/// A concern report about a person.
fn concern(id: i64, person: i64, on: &str) -> Applied {
    let mut row = Row::empty(Matter::Intake.register().unwrap());
    let cells = [
        ("id", Cell::Key(id)),
        ("unit", Cell::Category("bou".into())),
        ("person", Cell::Key(person)),
        ("sex", Cell::Category("woman".into())),
        ("birth", Cell::Day(day("2015-10-19"))),
        ("target_group", Cell::Category("child".into())),
        ("kind", Cell::Category("concern_report".into())),
    ];
    for (name, cell) in cells {
        assert!(row.set(name, cell), "{name}");
    }
    start(row, &Event::new(EventKind::ConcernReportReceived, day(on)), &law()).unwrap()
}

/// One person with one concern report of 1 September 2025.
async fn with_report(url: &str) -> Store {
    let store = fresh(url).await;
    let mut writing = store.write(&act("anna", "anmälan")).await.unwrap();
    assert_eq!(writing.add_person(&newcomer(None)).await.unwrap(), 1);
    let applied = concern(1, 1, "2025-09-01");
    writing.put_matter(&law(), &applied, Change::New, day("2025-09-01")).await.unwrap();
    writing.commit().await.unwrap();
    store
}

on_both!(a_matter_comes_back_as_it_was_written_with_its_events_and_clock, |url: String| async move {
    let store = with_report(&url).await;
    let mut writing = store.write(&act("anna", "utredning")).await.unwrap();
    let key = writing.matter_key(Matter::Intake, 1).await.unwrap().unwrap();
    assert_eq!((key.unit.as_str(), key.person, key.protection), ("bou", Some(PersonId(1)), Protection::None));
    let kept = writing.matter_to_change(&key).await.unwrap();
    let more = Event::new(EventKind::PreliminaryAssessmentExtended, day("2025-09-10"));
    let more = more.until(day("2025-09-29")).because("illness").under("SoL 2025:400 20:2");
    let applied = apply(&kept.row, &kept.events, &more, &law()).unwrap();
    writing.put_matter(&law(), &applied, Change::Changed, day("2025-09-10")).await.unwrap();
    writing.commit().await.unwrap();

    let mut writing = store.write(&act("bo", "kontroll")).await.unwrap();
    let found = writing.read_matter(&key).await.unwrap();
    assert_eq!((&found.row, &found.events), (&applied.row, &applied.events));
    writing.commit().await.unwrap();
    let list = store.watch(&EVERYTHING, day("2025-09-15"), 10).await.unwrap();
    let row = &list.rows[0];
    assert_eq!((row.due, row.before_extension), (day("2025-09-29"), Some(day("2025-09-15"))));
    // The person, the report, the extension and the reading.
    let verified = store.verify(&[]).await.unwrap();
    assert_eq!((verified.events, verified.faults), (4, vec![]));
});

on_both!(what_is_not_committed_leaves_nothing, |url: String| async move {
    let store = with_report(&url).await;
    let head = store.head().await.unwrap();
    let mut writing = store.write(&act("anna", "anmälan")).await.unwrap();
    let applied = concern(2, 1, "2025-09-02");
    writing.put_matter(&law(), &applied, Change::New, day("2025-09-02")).await.unwrap();
    drop(writing);
    let list = store.watch(&EVERYTHING, day("2025-09-02"), 10).await.unwrap();
    assert_eq!((list.totals(), list.rows.len()), ([0, 0, 1, 0, 0, 0], 1));
    assert_eq!(store.head().await.unwrap(), head);
});

on_both!(an_identity_number_is_given_once, |url: String| async move {
    let store = fresh(&url).await;
    let identity = PersonalIdentity::parse("201510792383", day("2025-09-01")).unwrap();
    let mut writing = store.write(&act("anna", "anmälan")).await.unwrap();
    writing.add_person(&newcomer(Some(&identity))).await.unwrap();
    let error = writing.add_person(&newcomer(Some(&identity))).await.unwrap_err();
    let StoreError::Refused(problems) = error else { panic!("{error}") };
    assert_eq!(problems.as_slice()[0].code, "store-identity-taken");
    assert_eq!(problems.as_slice()[0].args, vec![]);
});

on_both!(a_household_has_members_who_are_known, |url: String| async move {
    let store = with_report(&url).await;
    let unit = UnitId::new("bou").unwrap();
    let member = |person| HouseholdMember { person, role: HouseholdRole::Applicant, from: day("2025-09-01") };
    let mut writing = store.write(&act("anna", "ansökan")).await.unwrap();
    assert_eq!(writing.add_household(&unit, &[member(1)]).await.unwrap(), 1);
    writing.commit().await.unwrap();
    let mut writing = store.write(&act("anna", "ansökan")).await.unwrap();
    assert!(writing.add_household(&unit, &[member(77)]).await.is_err());
});

on_both!(the_list_counts_what_the_condition_lets_through, |url: String| async move {
    let store = with_report(&url).await;
    let mut writing = store.write(&act("anna", "anmälan")).await.unwrap();
    writing.add_person(&newcomer(None)).await.unwrap();
    writing.protect(2, Protection::Marking).await.unwrap();
    for (id, on) in [(2, "2025-08-01"), (3, "2025-09-10")] {
        writing.put_matter(&law(), &concern(id, 2, on), Change::New, day(on)).await.unwrap();
    }
    let key = writing.matter_key(Matter::Intake, 3).await.unwrap().unwrap();
    writing.assign(&key, "bo").await.unwrap();
    writing.commit().await.unwrap();
    // Last days 15 August, 15 and 24 September.
    let today = day("2025-09-15");
    let all = store.watch(&EVERYTHING, today, 10).await.unwrap();
    assert_eq!(all.totals(), [1, 1, 1, 0, 0, 0]);
    assert_eq!(all.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [2, 1, 3]);

    let persons = |list: &[i64]| Condition::PersonIn(list.iter().copied().map(PersonId).collect());
    let unit = |name: &str| Condition::UnitIn([UnitId::new(name).unwrap()].into());
    let seen = async |may: Condition| {
        let list = store.watch(&WatchFilter { may: &may, ..EVERYTHING }, today, 10).await.unwrap();
        let total: u64 = list.totals().iter().sum();
        assert_eq!(total, u64::try_from(list.rows.len()).unwrap());
        total
    };
    assert_eq!(seen(Condition::None).await, 0);
    assert_eq!(seen(unit("bou")).await, 3);
    assert_eq!(seen(unit("vx")).await, 0);
    assert_eq!(seen(Condition::ProtectionAtMost(Protection::None)).await, 1);
    assert_eq!(seen(Condition::ProtectionAtMost(Protection::ProtectedRegistration)).await, 3);
    assert_eq!(seen(persons(&[2])).await, 2);
    assert_eq!(seen(Condition::All.but_not(&BTreeSet::from([PersonId(2)]))).await, 1);
    assert_eq!(seen(unit("vx").or(persons(&[1]))).await, 1);
    assert_eq!(seen(Condition::RegisterIn(["decision".to_owned()].into())).await, 0);

    let own = WatchFilter { caseworker: Some("bo"), ..EVERYTHING };
    assert_eq!(store.watch(&own, today, 10).await.unwrap().totals(), [0, 0, 1, 0, 0, 0]);
    let soon = WatchFilter { until: Some(today), ..EVERYTHING };
    assert_eq!(store.watch(&soon, today, 10).await.unwrap().rows.len(), 2);
    let outlook = store.outlook(&EVERYTHING, today, day("2025-10-01")).await.unwrap();
    assert_eq!(
        (outlook[0].overdue, outlook[0].will_pass, outlook[0].in_time, outlook[0].paused),
        (1, 2, 0, 0)
    );
});

on_both!(clocks_of_whole_registers_are_those_of_each_matter, |url: String| async move {
    let store = with_report(&url).await;
    let before = store.watch(&EVERYTHING, day("2025-09-15"), 10).await.unwrap();
    let done = store.recompute_clocks(&act("anna", "ny lag"), &law()).await.unwrap();
    assert_eq!((done.matters, done.clocks, done.faults.len()), (1, 1, 0));
    assert_eq!(store.watch(&EVERYTHING, day("2025-09-15"), 10).await.unwrap(), before);
});

on_both!(two_who_change_the_same_matter_do_so_one_after_the_other, |url: String| async move {
    let store = with_report(&url).await;
    let assess = async |store: Store, actor: &'static str| {
        let mut writing = store.write(&act(actor, "bedömning")).await.unwrap();
        let key = writing.matter_key(Matter::Intake, 1).await.unwrap().unwrap();
        let kept = writing.matter_to_change(&key).await.unwrap();
        let event = Event::new(EventKind::SafetyAssessed, day("2025-09-01")).because(actor);
        let applied = apply(&kept.row, &kept.events, &event, &law()).unwrap();
        writing.put_matter(&law(), &applied, Change::Changed, day("2025-09-01")).await.unwrap();
        writing.commit().await.unwrap();
    };
    let other = Store::open(&url).await.unwrap();
    tokio::join!(assess(store.clone(), "anna"), assess(other, "bo"));
    let mut writing = store.write(&act("eva", "kontroll")).await.unwrap();
    let key = writing.matter_key(Matter::Intake, 1).await.unwrap().unwrap();
    let kept = writing.read_matter(&key).await.unwrap();
    let told: Vec<_> = kept.events.iter().filter_map(|event| event.reason.as_deref()).collect();
    assert_eq!(told, ["anna", "bo"]);
    drop(writing);
    assert_eq!(store.verify(&[]).await.unwrap().faults, vec![]);
});
