//! What the events of a decision's matter tell beside its row, which holds the latest interruption and no
//! words: earlier interruptions, section, reference, and what is written of each wait.

use super::record::{DecisionRecord, Delay, Interruption, Offer};
use crate::casework::{Event, EventKind, NoteText};
use chrono::NaiveDate;

impl DecisionRecord {
    /// The decision with what its events tell, which are in order of time. What is written belongs to the
    /// latest wait that had begun by the day of its event; of each kind the last is taken, and of offers all.
    #[must_use]
    pub fn with_events(mut self, events: &[Event]) -> Self {
        self.interrupt(events);
        for event in events {
            if event.day == self.decided {
                self.paragraph = self.paragraph.take().or_else(|| event.paragraph.clone());
            }
            self.reference = event.notes.reference.clone().or(self.reference.take());
            if matches!(event.kind, EventKind::DelayReported | EventKind::OfferDeclined) {
                let begun = self.latest_wait(event.day);
                take(self.delays.entry(begun).or_default(), event);
            }
        }
        self
    }

    /// Interruptions of the events and of the row, each once. An interruption that lasted until the decision
    /// ended was not resumed, though the row tells both in one column.
    fn interrupt(&mut self, events: &[Event]) {
        let mut all: Vec<Interruption> = Vec::new();
        for event in events {
            match event.kind {
                EventKind::ExecutionInterrupted => {
                    all.push(Interruption { interrupted: event.day, resumed: None });
                }
                EventKind::ExecutionResumed => {
                    let open = all.last_mut().filter(|last| last.resumed.is_none());
                    open.into_iter().for_each(|last| last.resumed = Some(event.day));
                }
                EventKind::DecisionEnded => self.ended = self.ended.or(Some(event.day)),
                _ => {}
            }
        }
        for mut told in std::mem::take(&mut self.interruptions) {
            let is_resumed = |day| {
                events.iter().any(|event| event.kind == EventKind::ExecutionResumed && event.day == day)
            };
            told.resumed = told.resumed.filter(|day| Some(*day) != self.ended || is_resumed(*day));
            match all.iter_mut().find(|known| known.interrupted == told.interrupted) {
                Some(known) => known.resumed = known.resumed.or(told.resumed),
                None => all.push(told),
            }
        }
        all.sort_by_key(|interruption| interruption.interrupted);
        self.interruptions = all;
    }

    /// The start of the latest wait that had begun by a day: the decision, or an interruption.
    fn latest_wait(&self, day: NaiveDate) -> NaiveDate {
        let begun = self.interruptions.iter().map(|interruption| interruption.interrupted);
        begun.filter(|begun| *begun <= day).max().unwrap_or(self.decided)
    }
}

fn take(delay: &mut Delay, event: &Event) {
    let notes = &event.notes;
    let text = |note: &Option<NoteText>| note.as_ref().map(|text| text.as_str().to_owned());
    delay.reason = text(&notes.delay_reason).or(delay.reason.take());
    delay.consequences = text(&notes.delay_consequences).or(delay.consequences.take());
    delay.meanwhile = text(&notes.delay_meanwhile).or(delay.meanwhile.take());
    if event.kind == EventKind::OfferDeclined {
        let offered = notes.offered.unwrap_or(event.day);
        delay.offers.push(Offer { offered, declined: Some(event.day) });
    }
}
