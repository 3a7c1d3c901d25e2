//! What is noted with events: which belongs to which, what the texts may hold, and the law of the day.

use super::*;
use EventKind::*;
use NoteKind::*;

fn notes(told: &[(NoteKind, &str)]) -> Notes {
    let mut notes = Notes::default();
    for (kind, text) in told {
        notes.add(*kind, text).unwrap();
    }
    notes
}

fn delay(on: &str, reason: &str) -> Event {
    at(DelayReported, on).noting(notes(&[(DelayReason, reason)]))
}

fn decision(columns: &[(&str, &str)], rest: &[Event]) -> Result<Applied, Refusal> {
    let decided = at(FavourableDecisionMade, "2025-04-01").under("SoL 2001:453 4:1");
    through(row("decision", &[&[("kind", "contact_person")], columns].concat()), &decided, rest)
}

#[test]
fn the_reason_of_a_delay_is_told_while_the_decision_waits_and_afterwards() {
    let steps = [
        delay("2025-06-30", "Ingen kontaktperson."),
        at(OfferDeclined, "2025-07-01").noting(notes(&[(Offered, "2025-06-20")])),
        delay("2025-07-02", "Tackade nej."),
        at(DecisionExecuted, "2025-08-01"),
        at(ExecutionInterrupted, "2025-09-01"),
        delay("2025-12-05", "Kontaktpersonen slutade."),
        at(DecisionEnded, "2025-12-20").because("moved"),
        delay("2026-01-10", "Ingen ny kontaktperson."),
    ];
    let states =
        ["waiting", "declined", "declined", "executed", "interrupted", "interrupted", "ended", "ended"];
    for (count, state) in (1..).zip(states) {
        let applied = decision(&[], &steps[..count]).unwrap();
        assert_eq!(applied.state.name(), state);
        assert_eq!(applied.events.last(), Some(&steps[count - 1]));
    }
    let law = |on: &str| decision(&[], &[delay(on, "Ingen plats.")]).unwrap().law;
    assert_eq!(law("2025-06-30"), ["SoL 2001:453 16:6 f"]);
    assert_eq!(law("2025-07-01"), ["SoL 2025:400 34:1"]);
}

#[test]
fn a_refused_decision_and_one_under_another_act_tell_no_delay() {
    let unfavourable = at(UnfavourableDecisionMade, "2025-08-01").under("SoL 2025:400 11:1");
    let row = row("decision", &[("kind", "other"), ("favourable", "no")]);
    let refusal = through(row, &unfavourable, &[delay("2025-12-01", "Ingen plats.")]).unwrap_err();
    assert_eq!(refusal.cause.code(), "casework-after-end");
    let refusal = decision(&[("law", "LSS")], &[delay("2025-08-01", "Ingen plats.")]).unwrap_err();
    assert_eq!(refusal.cause, Cause::Column { column: "law", allowed: &["SoL"] });
}

#[test]
fn a_note_is_given_with_the_event_that_it_belongs_to() {
    let cause = |event: Event| decision(&[], &[event]).unwrap_err();
    let bare = cause(at(DelayReported, "2025-08-01").noting(notes(&[(Reference, "BR 1")])));
    assert_eq!(bare.cause, Cause::NoteMissing { note: DelayReason });
    assert_eq!(bare.law, ["SoL 2025:400 34:1"]);
    let elsewhere = cause(at(DecisionExecuted, "2025-08-01").noting(notes(&[(DelayReason, "Ingen plats.")])));
    assert_eq!(elsewhere.cause, Cause::NoteElsewhere { note: DelayReason, allowed: vec![] });
    let late = cause(at(OfferDeclined, "2025-08-01").noting(notes(&[(Offered, "2025-08-02")])));
    assert_eq!(late.cause, Cause::OfferAfterAnswer { offered: day("2025-08-02") });
    // What a matter came out of is told by its start and by nothing else.
    let origin = notes(&[(Origin, "investigation/3")]);
    let elsewhere = cause(at(OfferDeclined, "2025-08-01").noting(origin.clone()));
    assert_eq!(elsewhere.cause, Cause::NoteElsewhere { note: Origin, allowed: vec![Offered] });
    let started = start(
        row("investigation", &[]),
        &at(InvestigationOpened, "2025-08-01").noting(notes(&[(Origin, "intake/4")])),
        &law(),
    );
    let origin = started.unwrap().events[0].notes.origin;
    assert_eq!(origin, Some(MatterReference { matter: Matter::Intake, row: 4 }));
    let reason = at(InvestigationOpened, "2025-08-01").noting(notes(&[(DelayReason, "Ingen plats.")]));
    let refusal = start(row("investigation", &[]), &reason, &law()).unwrap_err();
    assert_eq!(refusal.cause.code(), "casework-note-elsewhere");
}

#[test]
fn of_two_reasons_on_one_day_the_one_told_last_stays_last() {
    let steps = [delay("2025-07-05", "Ö ingen plats."), delay("2025-07-05", "A ny plats söks.")];
    let applied = decision(&[], &steps).unwrap();
    assert_eq!(applied.events[1..], steps);
}

#[test]
fn texts_are_short_and_tell_no_identity_number() {
    let refused = |kind, text: &str| Notes::default().add(kind, text).unwrap_err();
    assert_eq!(refused(DelayReason, " \n "), NoteRefusal::Blank);
    assert_eq!(refused(DelayReason, "mor 151079-2383 svarar inte"), NoteRefusal::IdentityNumber);
    assert_eq!(refused(Reference, "BR 201510792383"), NoteRefusal::IdentityNumber);
    assert_eq!(refused(DelayMeanwhile, "a\u{7}"), NoteRefusal::Unprintable);
    assert_eq!(refused(Offered, "i maj"), NoteRefusal::NotADay);
    assert_eq!(refused(Origin, "intag/4"), NoteRefusal::NotAMatter);
    let longest = "å".repeat(1_000);
    assert_eq!(refused(DelayConsequences, &format!("{longest}å")), NoteRefusal::TooLong { most: 1_000 });
    assert_eq!(refused(Reference, &"B".repeat(65)), NoteRefusal::TooLong { most: 64 });

    let mut told = notes(&[(DelayConsequences, &longest), (DelayReason, " Ingen\r\n  plats. ")]);
    assert_eq!(told.add(DelayReason, "Annat."), Err(NoteRefusal::Twice));
    let written: Vec<_> = told.iter().collect();
    assert_eq!(written, [(DelayReason, "Ingen plats.".to_owned()), (DelayConsequences, longest)]);
}

#[test]
fn what_is_noted_is_read_again_from_its_written_form() {
    let told = notes(&[
        (DelayReason, "Ingen plats."),
        (DelayConsequences, "Bor kvar hemma."),
        (DelayMeanwhile, "Öppenvård."),
        (Reference, "BR 12/2024"),
        (Offered, "2024-05-01"),
        (Origin, "investigation/3"),
    ]);
    let mut again = Notes::default();
    for (kind, text) in told.iter() {
        again.add(NoteKind::from_code(kind.code()).unwrap(), &text).unwrap();
    }
    assert_eq!(again, told);
    assert_eq!(told.iter().count(), NoteKind::ALL.len());
    assert_eq!(
        told.without_texts().iter().map(|(kind, _)| kind).collect::<Vec<_>>(),
        [Reference, Offered, Origin]
    );
}
