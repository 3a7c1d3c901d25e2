//! Log review: each sign on an event of its own, volumes counted by hand, and the example of
//! `docs/log-review.md`.

use super::*;
use crate::{OrgUnit, Organisation, UnitKind};
use proptest::prelude::*;
use std::sync::LazyLock;

const PAGE: &str = include_str!("../../../../docs/log-review.md");

static ORGANISATION: LazyLock<Organisation> = LazyLock::new(|| {
    let units = [
        ("committee", None),
        ("children", Some("committee")),
        ("north", Some("children")),
        ("adults", Some("committee")),
    ];
    let units = units.map(|(id, parent)| OrgUnit {
        id: unit(id),
        name: id.to_owned(),
        kind: UnitKind::Unit,
        parent: parent.map(unit),
        valid_from: day("2021-01-01"),
        valid_to: None,
        successors: Vec::new(),
    });
    Organisation::new(units.to_vec()).unwrap()
});

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn unit(text: &str) -> UnitId {
    UnitId::new(text).unwrap()
}

/// Anna of the north reads the case of a person there, at ten in the morning.
fn looked(on: &str, person: i64) -> Looked {
    Looked {
        at: format!("{on}T10:00:00").parse().unwrap(),
        user: UserId::new("anna").unwrap(),
        unit_of_user: unit("north"),
        person: Some(PersonId(person)),
        unit_of_person: Some(unit("north")),
        assigned: false,
        kinship: Kinship::None,
        register: "investigation".to_owned(),
        protection: Protection::None,
        action: Action::Read,
        reason: None,
        break_glass: false,
    }
}

fn at(event: Looked, time: &str) -> Looked {
    Looked { at: event.at.date().and_time(time.parse().unwrap()), ..event }
}

fn march(events: &[Looked]) -> Review {
    review(events, &ORGANISATION, &Thresholds::default(), day("2024-03-01"), day("2024-03-31"))
}

fn found(event: Looked) -> Vec<Sign> {
    march(&[event]).unusual.iter().map(|unusual| unusual.sign).collect()
}

#[test]
fn each_sign_is_found_alone_and_ordinary_work_gives_none() {
    let event = || looked("2024-03-05", 1);
    assert_eq!(found(event()), []);
    assert_eq!(found(Looked { kinship: Kinship::Oneself, ..event() }), [Sign::Oneself]);
    assert_eq!(found(Looked { kinship: Kinship::SameSurname, ..event() }), [Sign::SameSurname]);
    assert_eq!(found(Looked { break_glass: true, ..event() }), [Sign::BreakGlass]);
    let protected = Looked { protection: Protection::Marking, ..event() };
    assert_eq!(found(protected.clone()), []);
    assert_eq!(found(Looked { action: Action::RevealIdentity, ..protected }), [Sign::ProtectedIdentity]);
    assert_eq!(found(Looked { action: Action::RevealIdentity, ..event() }), []);
    assert_eq!(found(Looked { kinship: Kinship::Oneself, ..looked("2024-04-01", 1) }), []);
}

#[test]
fn a_case_of_another_unit_is_told_unless_it_was_given_or_lies_below() {
    let of = |user: &str, person: &str| Looked {
        unit_of_user: unit(user),
        unit_of_person: Some(unit(person)),
        ..looked("2024-03-05", 1)
    };
    assert_eq!(found(of("north", "adults")), [Sign::OutsideUnit]);
    assert_eq!(found(of("north", "children")), [Sign::OutsideUnit]);
    assert_eq!(found(of("children", "north")), []);
    assert_eq!(found(Looked { assigned: true, ..of("north", "adults") }), []);
    assert_eq!(found(Looked { break_glass: true, ..of("north", "adults") }), [Sign::BreakGlass]);
    // A unit that the organisation does not know is nobody's but its own.
    assert_eq!(found(of("north", "closed")), [Sign::OutsideUnit]);
    assert_eq!(found(of("closed", "closed")), []);
    assert_eq!(found(Looked { unit_of_person: None, ..of("north", "adults") }), []);
}

#[test]
fn the_night_begins_at_ten_and_ends_at_five() {
    for (time, is_night) in
        [("21:59:59", false), ("22:00:00", true), ("00:00:00", true), ("04:59:59", true), ("05:00:00", false)]
    {
        assert_eq!(!found(at(looked("2024-03-05", 1), time)).is_empty(), is_night, "{time}");
    }
    let none = Thresholds { night_from: 5, night_to: 5, ..Thresholds::default() };
    let event = [at(looked("2024-03-05", 1), "05:30:00")];
    assert_eq!(review(&event, &ORGANISATION, &none, day("2024-03-01"), day("2024-03-31")).unusual, []);
}

/// So many different persons on each of the days.
fn volume(days: &[(&str, i64)]) -> Vec<Looked> {
    days.iter().flat_map(|(on, count)| (0..*count).map(|person| looked(on, person))).collect()
}

fn many(days: &[(&str, i64)]) -> Vec<(String, Option<Volume>)> {
    march(&volume(days)).unusual.iter().map(|found| (found.day.to_string(), found.volume)).collect()
}

#[test]
fn many_persons_are_told_beside_the_users_own_median_and_a_fixed_cap() {
    // Other days: 2, 3, 4, 4, 6. Their median is 4, so twelve is three times it and thirteen is more.
    let usual =
        [("2024-02-01", 2), ("2024-02-02", 6), ("2024-02-05", 4), ("2024-02-06", 3), ("2024-02-07", 4)];
    let with = |count: i64| many(&[&usual[..], &[("2024-03-05", count)]].concat());
    assert_eq!(with(12), []);
    let volume = |persons, twice_median| Some(Volume { persons, twice_median });
    assert_eq!(with(13), [("2024-03-05".to_owned(), volume(13, Some(8)))]);
    // Four other days are too few for a median; the cap holds without one.
    let few = |count: i64| many(&[&usual[..4], &[("2024-03-05", count)]].concat());
    assert_eq!(few(60), []);
    assert_eq!(few(61), [("2024-03-05".to_owned(), volume(61, None))]);
    // Nine persons are few whatever the median: that of 1, 1, 1, 1, 1 is one.
    let quiet: Vec<(&str, i64)> = usual.iter().map(|(on, _)| (*on, 1)).collect();
    assert_eq!(many(&[&quiet[..], &[("2024-03-05", 9)]].concat()), []);
    assert_eq!(many(&[&quiet[..], &[("2024-03-05", 10)]].concat()).len(), 1);
    // The same person looked at a hundred times is one person.
    let same: Vec<Looked> = (0..100).map(|_| looked("2024-03-05", 7)).collect();
    assert_eq!(march(&same).unusual, []);
}

#[test]
fn a_median_of_an_even_number_of_days_lies_between_the_middle_two() {
    // 2, 3, 4, 5, 6, 7: the median is 4.5, three times it 13.5.
    let days = ["2024-02-01", "2024-02-02", "2024-02-05", "2024-02-06", "2024-02-07", "2024-02-08"];
    let usual: Vec<(&str, i64)> = days.into_iter().zip(2..=7).collect();
    let with = |count: i64| many(&[&usual[..], &[("2024-03-05", count)]].concat()).len();
    assert_eq!((with(13), with(14)), (0, 1));
}

#[test]
fn events_of_a_day_about_one_person_are_one_finding_with_all_reasons() {
    let event = |time: &str, reason: &str| {
        at(Looked { break_glass: true, reason: Some(reason.to_owned()), ..looked("2024-03-05", 1) }, time)
    };
    let events = [
        event("11:00:00", "Jouren ringde"),
        event("09:00:00", "Polisen ringde"),
        event("12:00:00", "Jouren ringde"),
    ];
    let review = march(&events);
    assert_eq!(review.unusual.len(), 1);
    assert_eq!(
        (review.unusual[0].events, review.unusual[0].first),
        (3, "2024-03-05T09:00:00".parse().unwrap())
    );
    assert_eq!(review.unusual[0].reasons, ["Polisen ringde", "Jouren ringde"]);
}

#[test]
fn findings_stand_gravest_first_and_users_by_their_gravest() {
    let by = |name: &str, event: Looked| Looked { user: UserId::new(name).unwrap(), ..event };
    let night = |on: &str| at(looked(on, 1), "23:00:00");
    let events = [
        by("anna", night("2024-03-05")),
        by("anna", night("2024-03-06")),
        by("bo", Looked { kinship: Kinship::SameSurname, ..looked("2024-03-07", 2) }),
        by("cia", looked("2024-03-07", 2)),
        by("dan", night("2024-03-04")),
    ];
    let review = march(&events);
    let signs: Vec<(&str, Sign)> =
        review.unusual.iter().map(|found| (found.user.as_str(), found.sign)).collect();
    assert_eq!(
        signs,
        [("bo", Sign::SameSurname), ("dan", Sign::Night), ("anna", Sign::Night), ("anna", Sign::Night)]
    );
    let users: Vec<(&str, u32, u32)> = review
        .users
        .iter()
        .map(|user| (user.user.as_str(), user.events, user.findings.values().sum()))
        .collect();
    assert_eq!(users, [("bo", 1, 1), ("anna", 2, 2), ("dan", 1, 1), ("cia", 1, 0)]);
}

#[test]
fn the_defaults_are_those_of_the_documentation() {
    let default = Thresholds::default();
    for line in [
        format!("| `most_persons` | {} |", default.most_persons),
        format!("| `times_median` | {} |", default.times_median),
        format!("| `least_persons` | {} |", default.least_persons),
        format!("| `least_days` | {} |", default.least_days),
        format!("| `night_from` | {} |", default.night_from),
        format!("| `night_to` | {} |", default.night_to),
    ] {
        assert!(PAGE.contains(&line), "{line}");
    }
}

#[test]
fn the_example_of_the_documentation_gives_the_findings_told_there() {
    let block =
        |name: &str| PAGE.split(&format!("```csv {name}\n")).nth(1).unwrap().split("```").next().unwrap();
    let mut reader = csv::Reader::from_reader(block("events").as_bytes());
    let events: Vec<Looked> = reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            Looked {
                at: record[0].parse().unwrap(),
                user: UserId::new(&record[1]).unwrap(),
                unit_of_user: unit(&record[2]),
                person: Some(PersonId(record[3].parse().unwrap())),
                unit_of_person: Some(unit(&record[4])),
                assigned: &record[5] == "yes",
                kinship: if &record[6] == "same_surname" { Kinship::SameSurname } else { Kinship::None },
                protection: Protection::from_code(&record[7]).unwrap(),
                action: if &record[8] == "reveal" { Action::RevealIdentity } else { Action::Read },
                break_glass: &record[9] == "yes",
                ..looked("2024-03-05", 1)
            }
        })
        .collect();
    let mut told = String::from("sign,user,day,person,events\n");
    for found in march(&events).unusual {
        let person = found.person.unwrap().0;
        told.push_str(&format!(
            "{},{},{},{person},{}\n",
            found.sign.code(),
            found.user,
            found.day,
            found.events
        ));
    }
    assert_eq!(told, block("findings"));
}

fn any_event() -> impl Strategy<Value = Looked> {
    let kinship = prop_oneof![Just(Kinship::None), Just(Kinship::SameSurname), Just(Kinship::Oneself)];
    let unit_of_person = prop_oneof![Just("north"), Just("adults"), Just("children")];
    (1u32..60, 0u32..24, 0i64..6, kinship, unit_of_person, any::<bool>(), any::<bool>()).prop_map(
        |(days, hour, person, kinship, of, assigned, break_glass)| {
            let on = crate::calendar::add_days(day("2024-02-15"), days).unwrap();
            let event = looked(&on.to_string(), person);
            let event = Looked { kinship, unit_of_person: Some(unit(of)), assigned, break_glass, ..event };
            at(event, &format!("{hour:02}:00:00"))
        },
    )
}

proptest! {
    #[test]
    fn the_order_of_the_events_does_not_matter(
        (events, shuffled) in proptest::collection::vec(any_event(), 0..40)
            .prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle()))
    ) {
        prop_assert_eq!(march(&events), march(&shuffled));
    }

    #[test]
    fn every_broken_glass_and_every_own_case_is_told(events in proptest::collection::vec(any_event(), 0..40)) {
        let review = march(&events);
        for event in events.iter().filter(|event| event.at.date() >= day("2024-03-01") && event.at.date() <= day("2024-03-31")) {
            let is_told = |sign| review.unusual.iter().any(|found| {
                found.sign == sign && found.user == event.user && found.person == event.person && found.day == event.at.date()
            });
            prop_assert!(!event.break_glass || is_told(Sign::BreakGlass));
            prop_assert!(event.kinship != Kinship::Oneself || is_told(Sign::Oneself));
        }
    }
}
