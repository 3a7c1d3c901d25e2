//! Access: the questions and the table of `docs/access.md`, and what must hold for any grants.

use super::*;
use crate::register::REGISTERS;
use crate::{OrgUnit, Organisation, UnitId, UnitKind};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

const PAGE: &str = "../../docs/access.md";
const UNITS: [(&str, Option<&str>); 5] = [
    ("committee", None),
    ("children", Some("committee")),
    ("north", Some("children")),
    ("south", Some("children")),
    ("adults", Some("committee")),
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn unit(text: &str) -> UnitId {
    UnitId::new(text).unwrap()
}

fn user(text: &str) -> UserId {
    UserId::new(text).unwrap()
}

static ORGANISATION: LazyLock<Organisation> = LazyLock::new(|| {
    let units = UNITS.map(|(id, parent)| OrgUnit {
        id: unit(id),
        name: id.to_owned(),
        kind: UnitKind::Unit,
        parent: parent.map(unit),
        valid_from: day("2021-01-01"),
        // The south ended: those above it still see what it left.
        valid_to: (id == "south").then(|| day("2023-12-31")),
        successors: Vec::new(),
    });
    Organisation::new(units.to_vec()).unwrap()
});

#[derive(Default, Clone, Debug)]
struct Held {
    grants: Vec<Grant>,
    cases: Vec<CaseAccess>,
    opened: Vec<BreakGlass>,
    disqualified: BTreeSet<PersonId>,
}

impl Held {
    fn granted(role: Role, at: &str) -> Self {
        Self { grants: vec![grant(role, at)], ..Self::default() }
    }

    fn case(mut self, person: i64, opens: Protection) -> Self {
        let case = CaseAccess {
            user: user("anna"),
            person: PersonId(person),
            opens,
            from: day("2024-03-01"),
            to: None,
        };
        self.cases.push(case);
        self
    }

    fn broken(mut self, person: i64) -> Self {
        let (from, to) = (day("2024-05-01"), day("2024-05-03"));
        let why = "Jour, barnet akut till sjukhus";
        self.opened.push(BreakGlass::new(user("anna"), PersonId(person), from, to, why).unwrap());
        self
    }

    fn on(&self, text: &str) -> Scope {
        self.of(&user("anna"), text)
    }

    fn of(&self, user: &UserId, text: &str) -> Scope {
        Scope::new(&Grounds {
            user,
            day: day(text),
            organisation: &ORGANISATION,
            grants: &self.grants,
            cases: &self.cases,
            opened: &self.opened,
            disqualified: &self.disqualified,
        })
    }
}

fn grant(role: Role, at: &str) -> Grant {
    Grant { user: user("anna"), role, unit: unit(at), from: day("2024-01-01"), to: Some(day("2024-12-31")) }
}

fn row<'a>(register: &'a str, unit: &'a UnitId, person: i64, protection: Protection) -> Subject<'a> {
    Subject { register, unit: Some(unit), person: Some(PersonId(person)), protection }
}

#[test]
fn a_caseworker_reads_the_unprotected_of_the_unit_and_writes_what_is_assigned() {
    let scope = Held::granted(Role::Caseworker, "north").case(7, Protection::None).on("2024-05-02");
    let (north, adults) = (unit("north"), unit("adults"));
    let other = row("investigation", &north, 1, Protection::None);
    assert!(scope.permits(Act::ReadRows, &other));
    assert!(!scope.permits(Act::WriteRows, &other));
    assert_eq!(scope.sight(&other), Sight::Visible);
    let protected = row("investigation", &north, 1, Protection::Marking);
    assert!(!scope.permits(Act::ReadRows, &protected));
    // The assigned case follows the person to another unit, but not into registers of staff.
    assert!(scope.permits(Act::WriteRows, &row("placement", &adults, 7, Protection::None)));
    assert!(!scope.permits(Act::ReadRows, &row("absence", &north, 7, Protection::None)));
    assert!(!scope.permits(Act::ReadRows, &row("placement", &adults, 8, Protection::None)));
}

#[test]
fn a_protected_identity_is_masked_until_it_is_opened_as_far_as_it_is_protected() {
    let north = unit("north");
    let marked = row("investigation", &north, 7, Protection::Marking);
    let hidden = row("investigation", &north, 7, Protection::ProtectedRegistration);
    let manager = Held::granted(Role::UnitManager, "children");
    assert!(manager.on("2024-05-02").permits(Act::ReadRows, &hidden));
    assert_eq!(manager.on("2024-05-02").sight(&hidden), Sight::Masked);
    assert_eq!(manager.on("2024-05-02").sight(&marked), Sight::Masked);
    let opened = manager.clone().case(7, Protection::Marking).on("2024-05-02");
    assert_eq!(opened.sight(&marked), Sight::Visible);
    assert_eq!(opened.sight(&hidden), Sight::Masked);
    let wide = manager.case(7, Protection::ProtectedRegistration).on("2024-05-02");
    assert_eq!(wide.sight(&hidden), Sight::Visible);
}

#[test]
fn a_broken_glass_opens_one_person_on_its_days_and_nothing_to_write() {
    let held = Held::granted(Role::Caseworker, "north").broken(9);
    let adults = unit("adults");
    let hidden = row("decision", &adults, 9, Protection::ProtectedRegistration);
    for (on, read) in
        [("2024-04-30", false), ("2024-05-01", true), ("2024-05-03", true), ("2024-05-04", false)]
    {
        assert_eq!(held.on(on).permits(Act::ReadRows, &hidden), read, "{on}");
        assert_eq!(held.on(on).sight(&hidden) == Sight::Visible, read, "{on}");
        assert!(!held.on(on).permits(Act::WriteRows, &hidden), "{on}");
    }
    assert!(!held.on("2024-05-02").permits(Act::ReadRows, &row("decision", &adults, 8, Protection::None)));
}

#[test]
fn an_opened_case_is_nothing_without_a_role_that_works_with_cases() {
    let north = unit("north");
    let subject = row("decision", &north, 7, Protection::None);
    for role in
        [Role::Controller, Role::Auditor, Role::Administrator, Role::CommitteeMember, Role::DataProtection]
    {
        let scope = Held::granted(role, "committee").case(7, Protection::None).broken(7).on("2024-05-02");
        assert!(!scope.permits(Act::ReadRows, &subject), "{}", role.name());
        assert_eq!(scope.sight(&subject), Sight::Masked, "{}", role.name());
    }
}

#[test]
fn a_grant_reaches_units_below_even_ended_ones_and_lasts_from_its_first_to_its_last_day() {
    let held = Held::granted(Role::SeniorCaseworker, "children");
    let may = |on: &str, at: &str| {
        held.on(on).permits(Act::ReadRows, &row("intake", &unit(at), 1, Protection::ProtectedRegistration))
    };
    assert_eq!(
        ["committee", "children", "north", "south", "adults"].map(|at| may("2024-06-01", at)),
        [false, true, true, true, false]
    );
    assert_eq!(
        ["2023-12-31", "2024-01-01", "2024-12-31", "2025-01-01"].map(|on| may(on, "north")),
        [false, true, true, false]
    );
    assert_eq!(*held.of(&user("bo"), "2024-06-01").condition(Act::ReadRows), Condition::None);
}

#[test]
fn who_is_disqualified_may_count_the_row_but_neither_read_nor_open_it() {
    let held =
        Held { disqualified: BTreeSet::from([PersonId(7)]), ..Held::granted(Role::UnitManager, "children") };
    let scope = held.case(7, Protection::ProtectedRegistration).broken(7).on("2024-05-02");
    let north = unit("north");
    let (own, other) =
        (row("intake", &north, 7, Protection::None), row("intake", &north, 8, Protection::None));
    for act in [Act::ReadRows, Act::WriteRows, Act::SeeIdentity, Act::AssignCase, Act::BreakGlass] {
        assert!(!scope.permits(act, &own), "{}", act.name());
        assert!(scope.permits(act, &other), "{}", act.name());
    }
    assert!(scope.permits(Act::SeeExactFigures, &own));
}

#[test]
fn a_grant_for_no_unit_or_below_the_root_for_a_role_of_the_whole_is_refused() {
    let check = |role, at: &str| grant(role, at).check(&ORGANISATION);
    assert_eq!(check(Role::Caseworker, "nowhere"), Err(GrantRefusal::UnknownUnit(unit("nowhere"))));
    assert_eq!(
        check(Role::Auditor, "north"),
        Err(GrantRefusal::OnlyForRoot { role: Role::Auditor, root: unit("committee") })
    );
    assert_eq!(
        check(Role::Caseworker, "south"),
        Err(GrantRefusal::UnitNotValid { unit: unit("south"), day: day("2024-01-01") })
    );
    let reversed = Grant { to: Some(day("2023-12-31")), ..grant(Role::Caseworker, "north") };
    assert_eq!(reversed.check(&ORGANISATION), Err(GrantRefusal::Reversed));
    for (role, at) in
        [(Role::Auditor, "committee"), (Role::Caseworker, "north"), (Role::Controller, "adults")]
    {
        assert_eq!(check(role, at), Ok(()), "{}", role.name());
    }
}

#[test]
fn a_break_glass_needs_a_reason_and_few_days() {
    let open = |to: &str, why: &str| {
        BreakGlass::new(user("anna"), PersonId(1), day("2024-05-01"), day(to), why).map(|opened| opened.to())
    };
    let why = "Akut larm från polisen";
    assert_eq!(open("2024-05-07", why), Ok(day("2024-05-07")));
    assert_eq!(open("2024-05-08", why), Err(BreakGlassRefusal::TooLong { latest: day("2024-05-07") }));
    assert_eq!(open("2024-04-30", why), Err(BreakGlassRefusal::Reversed));
    for poor in
        ["", "                    ", "   kort skäl   ", "aaaaaaaaaaaaaaaaaaaaaa", "... ... ... ... ... ..."]
    {
        assert_eq!(open("2024-05-01", poor), Err(BreakGlassRefusal::ReasonTooShort), "{poor:?}");
    }
}

#[test]
fn a_subject_without_unit_or_person_is_in_no_set_of_them() {
    let nobody = Subject { register: "ledger", unit: None, person: None, protection: Protection::None };
    let units = Condition::UnitIn(BTreeSet::from([unit("north")]));
    let persons = Condition::PersonIn(BTreeSet::from([PersonId(1)]));
    assert!(!units.permits(&nobody) && !persons.permits(&nobody));
    assert!(Condition::Not(Box::new(units)).permits(&nobody));
    assert!(Condition::Not(Box::new(persons)).permits(&nobody));
    assert!(Condition::And(Vec::new()).permits(&nobody) && !Condition::Or(Vec::new()).permits(&nobody));
}

#[test]
fn every_register_about_people_is_for_somebody_and_every_named_register_exists() {
    let mut readable = BTreeSet::new();
    for right in ROLES.iter().flat_map(|role| role.rights) {
        let Registers::Named(names) = right.registers else { continue };
        for name in names {
            assert!(*name == "ledger" || crate::register::register(name).is_some(), "{name}");
            if right.act == Act::ReadRows {
                readable.insert(*name);
            }
        }
    }
    for register in REGISTERS {
        assert!(readable.contains(register.name), "{}", register.name);
    }
}

fn any_role() -> impl Strategy<Value = Role> {
    (0..ROLES.len()).prop_map(|at| ROLES[at].role)
}

fn any_unit() -> impl Strategy<Value = UnitId> {
    (0..UNITS.len()).prop_map(|at| unit(UNITS[at].0))
}

fn any_protection() -> impl Strategy<Value = Protection> {
    (0..3usize).prop_map(|at| Protection::ALL[at])
}

fn any_grant() -> impl Strategy<Value = Grant> {
    (any_role(), any_unit(), 0u32..400).prop_map(|(role, at, days)| Grant {
        unit: at,
        from: day("2024-01-01"),
        to: crate::calendar::add_days(day("2024-01-01"), days),
        ..grant(role, "north")
    })
}

fn any_held() -> impl Strategy<Value = Held> {
    let grants = proptest::collection::vec(any_grant(), 0..4);
    let cases = proptest::collection::vec((0i64..4, any_protection()), 0..3);
    let broken = proptest::collection::vec(0i64..4, 0..2);
    let disqualified = proptest::collection::btree_set((0i64..4).prop_map(PersonId), 0..2);
    (grants, cases, broken, disqualified).prop_map(|(grants, cases, broken, disqualified)| {
        let held = Held { grants, disqualified, ..Held::default() };
        let held = cases.into_iter().fold(held, |held, (person, opens)| held.case(person, opens));
        broken.into_iter().fold(held, Held::broken)
    })
}

/// Register, unit, person and protection of any row; `None` where the row has none.
type AnyRow = (&'static str, Option<UnitId>, Option<i64>, Protection);

fn any_row() -> impl Strategy<Value = AnyRow> {
    let register = (0..REGISTERS.len()).prop_map(|at| REGISTERS[at].name);
    (register, proptest::option::of(any_unit()), proptest::option::of(0i64..4), any_protection())
}

fn subject(row: &AnyRow) -> Subject<'_> {
    Subject { register: row.0, unit: row.1.as_ref(), person: row.2.map(PersonId), protection: row.3 }
}

fn permitted(held: &Held, subject: &Subject<'_>) -> Vec<&'static str> {
    let scope = held.on("2024-05-02");
    Act::NAMES.iter().filter(|(_, act)| scope.permits(*act, subject)).map(|(name, _)| *name).collect()
}

proptest! {
    #[test]
    fn more_grants_cases_and_openings_never_permit_less(
        one in any_held(), more in any_held(), any in any_row()
    ) {
        let subject = subject(&any);
        let both = Held {
            grants: [one.grants.clone(), more.grants].concat(),
            cases: [one.cases.clone(), more.cases].concat(),
            opened: [one.opened.clone(), more.opened].concat(),
            disqualified: one.disqualified.clone(),
        };
        let (few, many) = (permitted(&one, &subject), permitted(&both, &subject));
        prop_assert!(few.iter().all(|act| many.contains(act)), "{few:?} and {many:?}");
    }

    #[test]
    fn nothing_is_permitted_without_a_grant(held in any_held(), any in any_row()) {
        let none = Held { grants: Vec::new(), ..held };
        prop_assert_eq!(permitted(&none, &subject(&any)), Vec::<&str>::new());
    }

    #[test]
    fn a_resident_sees_no_register(held in any_held(), any in any_row(), at in any_unit()) {
        let resident = Held { grants: vec![Grant { unit: at, ..grant(Role::Resident, "north") }], ..held };
        prop_assert_eq!(permitted(&resident, &subject(&any)), Vec::<&str>::new());
    }

    #[test]
    fn whoever_sees_an_identity_or_writes_a_row_of_casework_may_read_it(held in any_held(), any in any_row()) {
        let permitted = permitted(&held, &subject(&any));
        let needs_reading = permitted.contains(&"see identity") || permitted.contains(&"write rows");
        prop_assert!(!needs_reading || permitted.contains(&"read rows"), "{permitted:?}");
    }

    #[test]
    fn a_protected_identity_is_seen_only_when_the_person_was_opened(held in any_held(), any in any_row()) {
        let subject = subject(&any);
        let opened = held.cases.iter().any(|case| Some(case.person) == subject.person && subject.protection <= case.opens)
            || held.opened.iter().any(|glass| Some(glass.person()) == subject.person);
        let is_seen = held.on("2024-05-02").sight(&subject) == Sight::Visible;
        prop_assert!(!is_seen || subject.protection == Protection::None || opened);
    }

    #[test]
    fn and_or_and_not_mean_what_they_say(one in any_held(), other in any_held(), any in any_row()) {
        let subject = subject(&any);
        let (one, other) = (one.on("2024-05-02"), other.on("2024-05-02"));
        let (one, other) = (one.condition(Act::ReadRows).clone(), other.condition(Act::ReadRows).clone());
        let (a, b) = (one.permits(&subject), other.permits(&subject));
        prop_assert_eq!(one.clone().and(other.clone()).permits(&subject), a && b);
        prop_assert_eq!(one.clone().or(other).permits(&subject), a || b);
        prop_assert_eq!(Condition::Not(Box::new(one)).permits(&subject), !a);
    }
}

#[test]
fn the_questions_of_the_documentation_have_the_answers_told_there() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE)).unwrap();
    let table = page.split("<!-- questions -->").nth(1).unwrap();
    let mut asked = 0;
    for line in table.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> =
            line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        let [role, at, given, act, register, of, protection, answer] = cells[..] else { panic!("{line}") };
        let held = Held::granted(Role::from_name(role).unwrap(), at);
        let held = match given {
            "nothing" => held,
            "the case" => held.case(7, Protection::None),
            "the case, opened" => held.case(7, Protection::ProtectedRegistration),
            "a broken glass" => held.broken(7),
            other => panic!("{other}"),
        };
        let (of, protection) = (unit(of), Protection::from_code(protection).unwrap());
        let act = Act::NAMES.iter().find(|(name, _)| *name == act).unwrap().1;
        let permits = held.on("2024-05-02").permits(act, &row(register, &of, 7, protection));
        assert_eq!(if permits { "yes" } else { "no" }, answer, "{line}");
        asked += 1;
    }
    assert_eq!(asked, 14);
}

/// `ENSLINJE_WRITE_PAGES=1 cargo test -p enslinje-domain` writes the table anew.
#[test]
fn the_table_of_roles_in_the_documentation_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let page = std::fs::read_to_string(&path).unwrap();
    let parts: Vec<&str> = page.split("<!-- roles -->\n").collect();
    let [before, _, after] = parts[..] else { panic!("the page has one table of roles") };
    let made = format!("{before}<!-- roles -->\n{}<!-- roles -->\n{after}", table_of_roles());
    if std::env::var_os("ENSLINJE_WRITE_PAGES").is_some() {
        std::fs::write(&path, &made).unwrap();
        return;
    }
    assert_eq!(page, made);
}

fn table_of_roles() -> String {
    let mut table = String::from("\n| role | may | registers | rows |\n|---|---|---|---|\n");
    for role in ROLES {
        // One line for each act and reach, its registers joined.
        let mut lines: BTreeMap<(Act, String), Vec<&str>> = BTreeMap::new();
        for right in role.rights {
            let names: &[&str] = match right.registers {
                Registers::Every => &["every"],
                Registers::Named(names) if names == CASEWORK => &["casework"],
                Registers::Named(names) => names,
            };
            lines.entry((right.act, reach_told(right.reach))).or_default().extend(names);
        }
        if lines.is_empty() {
            table.push_str(&format!("| `{}` | nothing | | |\n", role.name));
        }
        for ((act, reach), registers) in lines {
            table.push_str(&format!(
                "| `{}` | {} | {} | {reach} |\n",
                role.name,
                act.name(),
                registers.join(", ")
            ));
        }
    }
    table.push_str("\n| role | because |\n|---|---|\n");
    for role in ROLES {
        table.push_str(&format!("| `{}` | {} |\n", role.name, role.because));
    }
    table.push('\n');
    table
}

fn reach_told(reach: Reach) -> String {
    match reach {
        Reach::OwnUnits(Protection::ProtectedRegistration) => "own units".to_owned(),
        Reach::OwnUnits(Protection::None) => "own units, unprotected persons".to_owned(),
        Reach::OwnUnits(most) => format!("own units, up to {}", most.code()),
        Reach::AllUnits => "all units".to_owned(),
        Reach::AssignedCases => "persons assigned by name".to_owned(),
        Reach::OpenedCases => "persons assigned by name, as far as opened".to_owned(),
        Reach::BrokenGlass => "persons opened by break-glass".to_owned(),
    }
}
