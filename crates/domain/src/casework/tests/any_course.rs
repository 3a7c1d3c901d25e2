//! Any sequence of events: what is taken leaves a row that its register takes, and what columns tell can be
//! replayed.

use super::super::history::fill;
use super::*;
use proptest::prelude::*;

const REASONS: [&str; 6] = ["opened", "not_opened", "reached", "illness", "", "moved"];

fn any_event() -> impl Strategy<Value = Event> {
    (0..EventKind::ALL.len(), 0i64..500, 0i64..300, 0..REASONS.len(), any::<bool>()).prop_map(
        |(kind, on, length, reason, has_until)| {
            let on = day("2024-11-01") + chrono::Duration::days(on);
            let mut event =
                Event::new(EventKind::ALL[kind], on).because(REASONS[reason]).under("SoL 2025:400 11:1");
            event.until = has_until.then(|| on + chrono::Duration::days(length));
            if event.kind == EventKind::DelayReported {
                event.notes.add(NoteKind::DelayReason, &format!("väntar {length}")).unwrap();
            }
            event
        },
    )
}

fn any_matter() -> impl Strategy<Value = (Row, Event)> {
    let codes = (0..9usize, 0..3usize, any::<bool>(), 0..4usize, any::<bool>());
    (codes, 0i64..300).prop_map(|((matter, kind, is_child, form, favourable), on)| {
        let matter = Matter::ALL[matter];
        let on = day("2024-11-01") + chrono::Duration::days(on);
        let kinds = ["concern_report", "application", "other"];
        let forms = ["foster_home", "emergency_foster_home", "residential_care_home", "state_institution"];
        let acts = ["SoL", "LVU"];
        let columns = [
            (
                "kind",
                match matter {
                    Matter::Intake => kinds[kind],
                    Matter::OpenIntervention => "group",
                    _ => "contact_person",
                },
            ),
            ("target_group", if is_child { "child" } else { "adult" }),
            ("form", forms[form]),
            ("legal_basis", acts[usize::from(favourable)]),
            ("favourable", if favourable { "yes" } else { "no" }),
            ("after", "placement"),
            ("reason", "need_met"),
        ];
        let row = row(matter.name(), &columns);
        let start = matter
            .transitions()
            .iter()
            .filter(|step| step.from.is_empty())
            .map(|step| Event::new(step.event, on).under("SoL 2025:400 11:1"))
            .find(|event| start(row.clone(), event, &law()).is_ok());
        (row, start.unwrap())
    })
}

proptest! {
    #[test]
    fn what_is_taken_leaves_a_lawful_row_and_what_is_refused_changes_nothing(
        (row, start_event) in any_matter(),
        events in prop::collection::vec(any_event(), 0..60),
    ) {
        let mut applied = start(row, &start_event, &law()).unwrap();
        let events = events.into_iter().filter(|event| {
            Matter::of(&applied.row).unwrap().steps(event.kind).next().is_some()
        });
        for event in events.collect::<Vec<_>>() {
            let Ok(next) = apply(&applied.row, &applied.events, &event, &law()) else { continue };
            let faults = row_faults(next.row.register, &next.row.values(), &Place::line("row", 1));
            prop_assert!(!faults.has_errors(), "{faults:?}");
            prop_assert_eq!(replay(&next.row, &next.events).unwrap(), next.state);
            prop_assert!(next.events.contains(&event));
            // Nothing that was known is forgotten.
            for known in &applied.events {
                prop_assert!(next.events.contains(known), "{known:?} is gone");
            }
            // The columns alone can be replayed, and lead no further than they tell.
            prop_assert!(replay(&next.row, &[]).is_ok(), "{:?}", next.row);
            applied = next;
        }
    }

    #[test]
    fn rows_as_registers_hold_them_can_be_replayed_and_are_filled_by_their_own_history(
        lengths in prop::collection::vec(prop::option::of(0i64..200), 6),
        matter in 0..9usize,
        ends_otherwise in any::<bool>(),
    ) {
        let matter = Matter::ALL[matter];
        let row = lawful(matter, &lengths, ends_otherwise);
        let faults = row_faults(row.register, &row.values(), &Place::line("row", 1));
        prop_assert!(!faults.has_errors(), "{faults:?}");
        let course = course(&row, &[]).unwrap();
        prop_assert_eq!(replay(&row, &history(&row)).unwrap(), course.state);
        let mut filled = row.clone();
        fill(matter, &mut filled, &course.events);
        prop_assert_eq!(filled, row);
    }
}

/// A row as the registers of a case system hold it: each day some days after the one before, in the order
/// in which such things happen, until one has not happened.
fn lawful(matter: Matter, lengths: &[Option<i64>], ends_otherwise: bool) -> Row {
    let chain: &[&str] = match matter {
        Matter::Intake => &["received", "assessed"],
        Matter::Investigation => &["opened", "closed"],
        Matter::Decision if ends_otherwise => &["decided", "settled"],
        Matter::Decision => &["decided", "executed", "interrupted", "resumed"],
        Matter::Placement => &["from", "absconded", "to"],
        Matter::StateInstitutionRequest => &["requested", "refused", "placed"],
        Matter::FollowUp => &["started", "ended"],
        Matter::CoordinatedPlan => &["established"],
        Matter::Closure => &["closed"],
        Matter::OpenIntervention => &["month"],
    };
    let kind = match matter {
        Matter::Intake => "concern_report",
        Matter::OpenIntervention => "group",
        _ => "other",
    };
    let mut row = row(
        matter.name(),
        &[("kind", kind), ("form", "foster_home"), ("after", "placement"), ("reason", "moved")],
    );
    let mut on = day("2024-02-01");
    for (column, length) in chain.iter().zip(std::iter::once(&Some(0)).chain(lengths)) {
        let Some(length) = length else { break };
        on += chrono::Duration::days(*length);
        assert!(row.set(column, Cell::Day(on)));
        let besides: &[(&str, Cell)] = match *column {
            "assessed" => &[("outcome", Cell::Category("not_opened".into()))],
            "executed" => &[("settled", Cell::Day(on))],
            _ => &[],
        };
        for (column, cell) in besides {
            assert!(row.set(column, cell.clone()));
        }
    }
    row
}
