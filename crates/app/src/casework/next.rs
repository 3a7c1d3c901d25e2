//! The next matter out of one: investigation out of an intake, decision out of an investigation, and so on.

use super::{CaseRefusal, Changed, Desk, Opening, Outcome};
use enslinje_domain::access::{self, PersonId};
use enslinje_domain::casework::{Event, EventKind, Matter, MatterReference, course};

/// Which matter comes out of which, and in which states of it; no states mean any.
const STEPS: &[(Matter, Matter, &[&str])] = &[
    (Matter::Intake, Matter::Investigation, &["received", "opened"]),
    (Matter::Investigation, Matter::Decision, &[]),
    (Matter::Decision, Matter::Placement, &["waiting", "declined", "executed", "interrupted"]),
    (Matter::Decision, Matter::StateInstitutionRequest, &[]),
    (Matter::Placement, Matter::StateInstitutionRequest, &["ongoing", "absconded"]),
    (Matter::Placement, Matter::Placement, &["ended"]),
    (Matter::Investigation, Matter::FollowUp, &["closed"]),
    (Matter::Placement, Matter::FollowUp, &["ended"]),
    (Matter::Investigation, Matter::CoordinatedPlan, &[]),
    (Matter::Placement, Matter::CoordinatedPlan, &[]),
    (Matter::FollowUp, Matter::Investigation, &["ongoing"]),
    (Matter::Intake, Matter::Closure, &["not_opened"]),
    (Matter::Investigation, Matter::Closure, &["closed"]),
    (Matter::Decision, Matter::Closure, &["executed", "refused", "ended", "declined"]),
    (Matter::Placement, Matter::Closure, &["ended"]),
    (Matter::FollowUp, Matter::Closure, &["ended"]),
];

impl Desk<'_> {
    /// Opens the next matter out of one, and notes which with its start: about the same person, in the same unit and target group unless
    /// told otherwise. A new investigation ends the follow-up that it comes out of, SoL 2025:400 23:5.
    ///
    /// # Errors
    /// As [`Desk::open`], and when such a matter does not come out of the other in the state that it is in,
    /// or would start before it.
    pub async fn open_next(
        &self,
        from: (Matter, i64),
        to: Matter,
        columns: &[(String, String)],
        event: &Event,
    ) -> Outcome<Changed> {
        let (matter, row) = from;
        let mut writing = self.store.write(self.act).await?;
        let key = self.permitted(&mut writing, access::Act::ReadRows, matter, row).await?;
        let kept = writing.matter_to_change(&key).await?;
        let known = course(&kept.row, &kept.events)?;
        let step = STEPS.iter().find(|(before, after, _)| (*before, *after) == (matter, to));
        let state = known.state.name();
        if step.is_none_or(|(_, _, states)| !states.is_empty() && !states.contains(&state)) {
            return Err(CaseRefusal::NotNext { from: matter, state, to });
        }
        // What follows on an end counts from it.
        let earliest = if to == Matter::FollowUp { known.since } else { known.started };
        if event.day < earliest {
            return Err(CaseRefusal::BeforePrevious { from: matter, started: earliest });
        }
        let mut told = columns.to_vec();
        let mut inherit = |column: &str, value: Option<&str>| {
            let has = to.register().is_some_and(|register| register.column(column).is_some());
            if let Some(value) = value.filter(|_| has && !columns.iter().any(|(name, _)| name == column)) {
                told.push((column.to_owned(), value.to_owned()));
            }
        };
        inherit("target_group", kept.row.code("target_group"));
        if to == Matter::FollowUp {
            inherit("after", Some(matter.name()));
        }
        let person: Option<PersonId> = key.person;
        let mut event = event.clone();
        event.notes.origin = Some(MatterReference { matter, row });
        let on = event.day;
        let opening = Opening { matter: to, unit: &key.unit, person, columns: told, event };
        let changed = self.open_within(&mut writing, &opening).await?;
        if matter == Matter::FollowUp && to == Matter::Investigation {
            self.ask(access::Act::WriteRows, &key.subject())?;
            let ends = Event::new(EventKind::InvestigationOpened, on);
            let ended = enslinje_domain::casework::apply(&kept.row, &kept.events, &ends, &self.law)?;
            self.put(&mut writing, &ended, enslinje_store::Change::Changed).await?;
        }
        writing.commit().await?;
        Ok(changed)
    }
}
