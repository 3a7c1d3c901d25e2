//! What the events of a matter are called by the clocks: the same event starts different clocks in
//! different rows, such as the execution of a placement of a child and of an adult.

use crate::casework::{Course, Event, EventKind, Law};
use crate::register::Row;
use chrono::NaiveDate;

/// An event with the names that clocks know it by.
pub(super) struct Called<'a> {
    pub(super) event: &'a Event,
    pub(super) names: Vec<&'static str>,
}

impl Called<'_> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.names.contains(&name)
    }

    pub(super) fn day(&self) -> NaiveDate {
        self.event.day
    }
}

/// The events of a matter with their names, in order.
pub(super) fn events<'a>(law: &Law<'_>, row: &Row, course: &'a Course) -> Vec<Called<'a>> {
    course
        .events
        .iter()
        .map(|event| Called { event, names: names(law, row, &course.events, event.kind) })
        .collect()
}

fn names(law: &Law<'_>, row: &Row, events: &[Event], kind: EventKind) -> Vec<&'static str> {
    let is_child = row.code("target_group") == Some("child");
    match kind {
        // SoL 2025:400 20:1–3 is about children and the young.
        EventKind::ConcernReportReceived if !is_child => vec!["adult_concern_report_received"],
        EventKind::InvestigationOpened if row.register.name == "investigation" => {
            vec![match row.code("target_group") {
                Some("child") => kind.name(),
                Some("adult") => "adult_investigation_opened",
                _ => "income_support_investigation_opened",
            }]
        }
        // In a follow-up a new investigation is what ends it; the investigation has a row of its own.
        EventKind::InvestigationOpened => vec![EventKind::FollowUpEnded.name()],
        EventKind::FavourableDecisionMade => vec![match reporting(law, row, events) {
            Reporting::Reported => kind.name(),
            Reporting::OtherAct => "favourable_lss_decision_made",
            Reporting::OtherSection => "other_favourable_decision_made",
        }],
        EventKind::ExecutionInterrupted => vec![match reporting(law, row, events) {
            Reporting::Reported => kind.name(),
            Reporting::OtherAct => "lss_execution_interrupted",
            Reporting::OtherSection => "other_execution_interrupted",
        }],
        EventKind::PlacementExecuted => placed(law, row, events),
        EventKind::PlacementEnded => vec![
            "placement_ended",
            "care_ended",
            "contact_restriction_ended",
            "immediate_care_ended",
            "immediate_adult_care_ended",
        ],
        EventKind::FollowUpStarted => vec![kind.name(), "child_investigation_closed_or_placement_ended"],
        _ => vec![kind.name()],
    }
}

enum Reporting {
    Reported,
    OtherAct,
    OtherSection,
}

/// Whether the decision is one of those that are reported when they wait. A decision whose section is not
/// known counts as one of them.
fn reporting(law: &Law<'_>, row: &Row, events: &[Event]) -> Reporting {
    if row.code("law") != Some("SoL") {
        return Reporting::OtherAct;
    }
    let made = events.iter().find(|event| event.kind == EventKind::FavourableDecisionMade);
    let paragraph = made.and_then(|event| Some((event.day, event.paragraph.as_deref()?)));
    let is_other = paragraph.is_some_and(|(day, paragraph)| {
        let covered = law.covered.coverage_on(day);
        covered.is_some_and(|coverage| !coverage.sections.iter().any(|section| section == paragraph))
    });
    if is_other { Reporting::OtherSection } else { Reporting::Reported }
}

/// The care of a child in another home than its own is considered or reconsidered; that of an adult is not.
fn placed(law: &Law<'_>, row: &Row, events: &[Event]) -> Vec<&'static str> {
    if row.code("target_group") != Some("child") {
        return vec!["adult_placement_executed"];
    }
    // A child whose carers have custody is no longer in the committee's care.
    if row.code("cause") == Some("custody_transferred") {
        return vec!["placement_after_custody_transfer_executed"];
    }
    let mut names = match row.code("legal_basis") {
        Some("LVU") if is_reconsidered(law, events) => vec!["care_executed"],
        _ => vec!["placement_executed"],
    };
    if row.code("form") == Some("foster_home") {
        names.push("placement_in_same_foster_home_executed");
    }
    names
}

/// LVU 13 §: care under 3 § is reconsidered, care under 2 § considered. Where the section is not known, the
/// stricter of the two holds, with the same limit.
fn is_reconsidered(law: &Law<'_>, events: &[Event]) -> bool {
    let ordered = events.iter().rev().find(|event| event.kind == EventKind::CareOrdered);
    let Some(paragraph) = ordered.and_then(|event| Some((event.day, event.paragraph.as_deref()?))) else {
        return true;
    };
    let rule = law.rules.on("care_order", paragraph.0);
    rule.is_none_or(|version| version.sections.iter().any(|section| section == paragraph.1))
}
