//! People, matters and clocks: each with its event, or nothing at all.

use crate::{act, day, fresh, on_both};
use enslinje_domain::access::{CaseAccess, Condition, PersonId, Protection, UserId};
use enslinje_domain::casework::{
    Applied, Event, EventKind, Law, Lawbook, Matter, NoteKind, apply, start, withdraw,
};
use enslinje_domain::clock::{STATUTORY, STATUTORY_FILE};
use enslinje_domain::register::{Cell, Row};
use enslinje_domain::unexecuted::{COVERED, COVERED_FILE, CoverageRules};
use enslinje_domain::{Clocks, LegalSex, PersonalIdentity, UnitId, WorkingDayShift};
use enslinje_store::{
    Change, Household, HouseholdMember, HouseholdRole, NewPerson, Store, StoreError, User, Version,
    WatchFilter,
};
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

pub(crate) fn account(id: &str) -> User {
    User { id: UserId::new(id).unwrap(), name: id.to_owned(), person: None, closed: None }
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
    let household = |people: &[(i64, HouseholdRole)]| Household {
        unit: UnitId::new("bou").unwrap(),
        members: people
            .iter()
            .map(|(person, role)| HouseholdMember {
                person: *person,
                role: *role,
                from: day("2025-09-01"),
                to: (*person == 2).then(|| day("2025-12-31")),
            })
            .collect(),
    };
    let (applicant, child) = (HouseholdRole::Applicant, HouseholdRole::Child);
    let mut writing = store.write(&act("anna", "ansökan")).await.unwrap();
    assert_eq!(writing.add_person(&newcomer(None)).await.unwrap(), 2);
    assert_eq!(writing.add_household(&household(&[(1, child), (2, applicant)])).await.unwrap(), 1);
    writing.commit().await.unwrap();
    let mut writing = store.write(&act("anna", "ansökan")).await.unwrap();
    // Whoever stands for it comes first.
    assert_eq!(writing.household(1).await.unwrap(), Some(household(&[(2, applicant), (1, child)])));
    assert_eq!(writing.household(2).await.unwrap(), None);
    assert!(writing.add_household(&household(&[(77, applicant)])).await.is_err());
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
    writing.add_user(&account("bo")).await.unwrap();
    writing.assign(&key, &account("bo").id, day("2025-09-10")).await.unwrap();
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
    // In the order in which they came, which is that of neither name.
    let told: BTreeSet<_> = kept.events.iter().filter_map(|event| event.reason.as_deref()).collect();
    assert_eq!((told, kept.events.len()), (BTreeSet::from(["anna", "bo"]), 3));
    drop(writing);
    assert_eq!(store.verify(&[]).await.unwrap().faults, vec![]);
});

/// A favourable decision about person 1.
fn decision() -> Applied {
    let mut row = Row::empty(Matter::Decision.register().unwrap());
    let cells = [
        ("id", Cell::Key(7)),
        ("unit", Cell::Category("bou".into())),
        ("person", Cell::Key(1)),
        ("sex", Cell::Category("woman".into())),
        ("birth", Cell::Day(day("2015-10-19"))),
        ("target_group", Cell::Category("child".into())),
        ("law", Cell::Category("SoL".into())),
        ("kind", Cell::Category("contact_person".into())),
        ("favourable", Cell::Category("yes".into())),
    ];
    for (name, cell) in cells {
        assert!(row.set(name, cell), "{name}");
    }
    let mut event =
        Event::new(EventKind::FavourableDecisionMade, day("2024-05-02")).under("SoL 2001:453 4:1");
    event.notes.add(NoteKind::Reference, "BR-12").unwrap();
    start(row, &event, &law()).unwrap()
}

fn delay(on: &str, reason: &str) -> Event {
    let mut event = Event::new(EventKind::DelayReported, day(on));
    event.notes.add(NoteKind::DelayReason, reason).unwrap();
    event.notes.add(NoteKind::DelayConsequences, "Bor \"kvar\" hemma: \\,\"events\":[").unwrap();
    event
}

on_both!(events_are_those_that_were_known_on_a_day_whatever_was_written_since, |url: String| async move {
    let store = with_report(&url).await;
    let put = async |applied: &Applied, change: Change, known: &str| {
        let mut writing = store.write(&act("anna", "skäl \",\"events\":[")).await.unwrap();
        writing.put_matter(&law(), applied, change, day(known)).await.unwrap();
        writing.commit().await.unwrap();
    };
    let made = decision();
    put(&made, Change::New, "2024-05-02").await;
    let first = delay("2024-10-10", "Ingen kontaktperson.");
    let told = apply(&made.row, &made.events, &first, &law()).unwrap();
    put(&told, Change::Changed, "2024-10-14").await;
    // The first reason is taken back, and another is told of a day before the report.
    let without = withdraw(&told.row, &told.events, first.kind, first.day).unwrap();
    put(&without, Change::Changed, "2024-11-01").await;
    let second = delay("2024-10-12", "Ingen familj.");
    let again = apply(&without.row, &without.events, &second, &law()).unwrap();
    put(&again, Change::Changed, "2024-11-02").await;
    // An import writes the row and knows of no events.
    let mut writing = store.write(&act("bo", "inläsning \",\"events\":[")).await.unwrap();
    let version = Version { row: again.row.clone(), known_on: day("2024-12-01"), change: Change::Changed };
    writing.put(again.row.register, &[version]).await.unwrap();
    writing.commit().await.unwrap();

    let known = async |until: &str, on: Option<&str>| -> Vec<Event> {
        let events = store.matter_events("decision", day(until), on.map(day)).await.unwrap();
        assert!(events.iter().all(|event| event.row == 7));
        events.into_iter().map(|event| event.event).collect()
    };
    assert_eq!(known("2024-10-15", Some("2024-05-01")).await, []);
    assert_eq!(known("2024-10-15", Some("2024-10-13")).await, made.events);
    assert_eq!(known("2024-10-15", Some("2024-10-15")).await, told.events);
    assert_eq!(known("2024-10-09", Some("2024-10-15")).await, made.events);
    assert_eq!(known("2024-10-15", Some("2024-11-01")).await, made.events);
    assert_eq!(known("2024-10-15", Some("2024-12-31")).await, again.events);
    assert_eq!(known("2024-10-15", None).await, again.events);
    assert_eq!((told.events[1].clone(), again.events[1].clone()), (first, second));
    assert_eq!(store.verify(&[]).await.unwrap().faults, vec![]);
});

on_both!(a_matter_gives_the_right_to_the_case_as_long_as_it_is_assigned, |url: String| async move {
    let store = with_report(&url).await;
    let assign = async |to: &str, from: &str| {
        let mut writing = store.write(&act("chef", "fördelning")).await.unwrap();
        let key = writing.matter_key(Matter::Intake, 1).await.unwrap().unwrap();
        writing.assign(&key, &account(to).id, day(from)).await.unwrap();
        writing.commit().await.unwrap();
    };
    let case = |user: &str, opens, from: &str, to: Option<&str>| {
        let (user, person) = (account(user).id, PersonId(1));
        CaseAccess { user, person, opens, from: day(from), to: to.map(day) }
    };
    let assigned = async |user: &str| store.held(&account(user).id).await.unwrap().unwrap().assigned;
    let given = case("bo", Protection::Marking, "2025-09-02", None);
    let mut writing = store.write(&act("root", "konton")).await.unwrap();
    writing.add_user(&account("bo")).await.unwrap();
    writing.add_user(&account("eva")).await.unwrap();
    writing.add_case_access(&given).await.unwrap();
    writing.commit().await.unwrap();

    let before = store.head().await.unwrap().seq;
    assign("bo", "2025-09-02").await;
    // The same again changes nothing.
    assign("bo", "2025-09-05").await;
    let open = |user: &str, from: &str| case(user, Protection::None, from, None);
    assert_eq!(assigned("bo").await, [open("bo", "2025-09-02")]);
    assign("eva", "2025-09-10").await;
    assert_eq!(assigned("bo").await, [case("bo", Protection::None, "2025-09-02", Some("2025-09-09"))]);
    assert_eq!(assigned("eva").await, [open("eva", "2025-09-10")]);
    // Back on the same day: what had not begun is removed.
    assign("bo", "2025-09-10").await;
    let first = case("bo", Protection::None, "2025-09-02", Some("2025-09-09"));
    assert_eq!(assigned("bo").await, [first.clone(), open("bo", "2025-09-10")]);
    assert_eq!(assigned("eva").await, []);
    // Of an earlier day than it had: the right of that day is opened again.
    assign("eva", "2025-09-02").await;
    assert_eq!((assigned("bo").await, assigned("eva").await), (vec![], vec![open("eva", "2025-09-02")]));
    assert_eq!(store.held(&account("bo").id).await.unwrap().unwrap().cases, [given]);
    // Five assignments, and three times somebody from whom it was taken.
    assert_eq!(store.head().await.unwrap().seq - before, 8);
    assert_eq!(store.verify(&[]).await.unwrap().faults, vec![]);
});
