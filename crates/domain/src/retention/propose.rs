//! What is proposed for each person's file on a day, with the reason.

use super::rules::{MunicipalityCode, RetentionRule, RetentionRules, in_force};
use crate::access::PersonId;
use crate::{Clock, ClockError, WorkingDayShift, calendar};
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// Whether facts about the person stand in a list of persons (*sammanställning*), SoL 2025:400 16:1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Summary {
    /// They never did, or are purged.
    None,
    /// They still apply: the file is kept meanwhile.
    Remains,
    /// The circumstances that they tell ceased on this day.
    Ceased(NaiveDate),
}

/// An investigation of a child's need of protection or support, closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClosedInvestigation {
    /// Day the case was closed, which chooses the law.
    pub closed: NaiveDate,
}

/// What a person's file (*personakt*) holds, as far as retention asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFile {
    /// Whose.
    pub person: PersonId,
    /// Day of birth.
    pub birth: NaiveDate,
    /// Day of the last note.
    pub last_note: NaiveDate,
    /// Whether any case is open.
    pub has_open_case: bool,
    /// Lists of persons.
    pub summary: Summary,
    /// Closed investigations of the person as a child. Reports that led to none do not belong here.
    pub child_investigations: Vec<ClosedInvestigation>,
    /// Whether the person was placed as a child.
    pub placed_as_child: bool,
    /// Whether it holds papers about fatherhood or parenthood.
    pub parenthood: bool,
    /// Whether it holds papers about adoption.
    pub adoption: bool,
    /// Whether it holds an agreement on custody, residence or contact.
    pub custody_agreement: bool,
}

/// Part of a file, each with retention of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Paper {
    /// Everything that no other part holds.
    Record,
    /// Investigations of a child that the rule of thirty years concerns.
    ChildInvestigation,
    /// Agreements on custody.
    CustodyAgreement,
}

/// Why something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// Nothing is purged in the municipality, for research.
    ExemptMunicipality,
    /// Born on a day whose files are kept for research.
    SampleBirthDay,
    /// Placed as a child.
    Placement,
    /// Fatherhood or parenthood.
    Parenthood,
    /// Adoption.
    Adoption,
    /// A case is open.
    OpenCase,
    /// Facts remain in a list of persons.
    Summary,
    /// The time since the last note has not passed.
    LastNote,
    /// The person has not reached the age until which a child's investigation is kept.
    ChildInvestigation,
    /// The child has not reached the age until which an agreement on custody is kept.
    CustodyAgreement,
}

impl Why {
    /// Stable code: the id of a message.
    pub fn code(self) -> &'static str {
        match self {
            Self::ExemptMunicipality => "retention-exempt-municipality",
            Self::SampleBirthDay => "retention-sample-birth-day",
            Self::Placement => "retention-placement",
            Self::Parenthood => "retention-parenthood",
            Self::Adoption => "retention-adoption",
            Self::OpenCase => "retention-open-case",
            Self::Summary => "retention-summary",
            Self::LastNote => "retention-last-note",
            Self::ChildInvestigation => "retention-child-investigation",
            Self::CustodyAgreement => "retention-custody-agreement",
        }
    }
}

/// One reason to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Why.
    pub why: Why,
    /// Sections of law.
    pub law: Vec<String>,
    /// First day on which it no longer holds; `None` when that is never or not known.
    pub until: Option<NaiveDate>,
}

/// What is proposed for a part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Purge between two days, both included.
    Purge {
        /// First day on which it may be purged.
        earliest: NaiveDate,
        /// Last day by which it must be purged.
        latest: NaiveDate,
        /// Sections of law.
        law: Vec<String>,
    },
    /// Keep, for all of these reasons; at least one.
    Keep(Vec<Hold>),
}

/// A proposal for one part of one person's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Whose file.
    pub person: PersonId,
    /// Which part.
    pub paper: Paper,
    /// Day on which it was made.
    pub proposed: NaiveDate,
    /// What is proposed.
    pub outcome: Outcome,
}

/// Why there is no proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RetentionFault {
    /// No version of the rule is in force on the day.
    NoRule {
        /// Table of `law/retention.toml`, or the id of a clock.
        rule: &'static str,
        /// The day.
        day: NaiveDate,
    },
    /// A clock has no due date for the person.
    Clock {
        /// Whose file.
        person: PersonId,
        /// Why.
        fault: ClockError,
    },
    /// A day in the file comes after today, or the birth after the last note.
    DayOrder {
        /// Whose file.
        person: PersonId,
        /// The day.
        day: NaiveDate,
    },
}

impl fmt::Display for RetentionFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRule { rule, day } => write!(f, "rule {rule} is not in force on {day}"),
            Self::Clock { person, fault } => write!(f, "file {}: {fault}", person.0),
            Self::DayOrder { person, day } => write!(f, "file {}: {day} cannot be", person.0),
        }
    }
}

impl std::error::Error for RetentionFault {}

impl RetentionFault {
    /// Stable code: the id of a message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoRule { .. } => "retention-no-rule",
            Self::Clock { .. } => "retention-no-due-date",
            Self::DayOrder { .. } => "retention-day-order",
        }
    }

    /// Parameters of the message by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoRule { rule, day } => vec![("rule", (*rule).to_owned()), ("day", day.to_string())],
            Self::Clock { person, fault } => {
                vec![("person", person.0.to_string()), ("reason", fault.to_string())]
            }
            Self::DayOrder { person, day } => {
                vec![("person", person.0.to_string()), ("day", day.to_string())]
            }
        }
    }
}

/// What is proposed for every file on a day: one proposal for the record, and one each for investigations
/// of a child and agreements on custody that have retention of their own.
///
/// # Errors
/// When a rule or clock is missing on the day, or a file holds days that cannot be. No file is left out.
pub fn propose(
    rules: &RetentionRules,
    municipality: &MunicipalityCode,
    files: &[PersonFile],
    today: NaiveDate,
) -> Result<Vec<Proposal>, RetentionFault> {
    let desk = Desk { rules, municipality, today };
    let mut proposals = Vec::new();
    for file in files {
        let proposal = |(paper, outcome)| Proposal { person: file.person, paper, proposed: today, outcome };
        proposals.extend(desk.parts(file)?.into_iter().map(proposal));
    }
    Ok(proposals)
}

/// Days and law of a part of a file.
#[derive(Clone)]
struct Due {
    /// First day after the time since the last note.
    after_notes: NaiveDate,
    law_of_notes: Vec<String>,
    earliest: NaiveDate,
    latest: NaiveDate,
    law: Vec<String>,
}

struct Desk<'a> {
    rules: &'a RetentionRules,
    municipality: &'a MunicipalityCode,
    today: NaiveDate,
}

impl Desk<'_> {
    fn parts(&self, file: &PersonFile) -> Result<Vec<(Paper, Outcome)>, RetentionFault> {
        let closed = file.child_investigations.iter().map(|closed| closed.closed);
        let days = closed.clone().chain([file.last_note, file.birth]);
        if let Some(day) = days.into_iter().find(|day| *day > self.today) {
            return Err(RetentionFault::DayOrder { person: file.person, day });
        }
        if file.last_note < file.birth {
            return Err(RetentionFault::DayOrder { person: file.person, day: file.last_note });
        }
        let due = self.after_last_note(file)?;
        let shared = self.shared_holds(file, &due)?;
        let mut parts = vec![(Paper::Record, self.outcome(shared.clone(), due.clone()))];
        if let Some(until) = self.thirty_years(file)? {
            parts.push((Paper::ChildInvestigation, self.outcome_of_age(shared.clone(), due.clone(), until)));
        }
        if file.custody_agreement {
            let until = self.custody_agreement(file)?;
            parts.push((Paper::CustodyAgreement, self.outcome_of_age(shared, due, until)));
        }
        Ok(parts)
    }

    fn outcome(&self, mut holds: Vec<Hold>, due: Due) -> Outcome {
        if self.today < due.after_notes {
            holds.push(Hold { why: Why::LastNote, law: due.law_of_notes, until: Some(due.after_notes) });
        }
        if !holds.is_empty() {
            return Outcome::Keep(holds);
        }
        Outcome::Purge { earliest: due.earliest, latest: due.latest, law: due.law }
    }

    /// A part that is kept until an age as well.
    fn outcome_of_age(&self, mut holds: Vec<Hold>, mut due: Due, until: (NaiveDate, Hold)) -> Outcome {
        let (birthday, hold) = until;
        due.law.extend(hold.law.iter().cloned());
        if self.today < birthday {
            holds.push(hold);
        }
        if due.earliest < birthday {
            due.earliest = birthday;
            // SoL 2025:400 16:1: by the end of the calendar year after the one in which the duty arose.
            due.latest = NaiveDate::from_ymd_opt(birthday.year() + 1, 12, 31).unwrap_or(birthday);
        }
        self.outcome(holds, due)
    }

    /// Reasons that concern the whole file.
    fn shared_holds(&self, file: &PersonFile, due: &Due) -> Result<Vec<Hold>, RetentionFault> {
        let exempt = self.rule(&self.rules.exempt, "exempt")?;
        let sample = self.rule(&self.rules.sample, "sample")?;
        let never = self.rule(&self.rules.never, "never")?;
        let (municipalities, counties) = &exempt.terms;
        let is_exempt = municipalities.contains(self.municipality)
            || counties.iter().any(|county| county == self.municipality.county());
        let is_never = |paper: &str| never.terms.iter().any(|known| known == paper);
        let found = [
            (is_exempt, Why::ExemptMunicipality, &exempt.law),
            (sample.terms.contains(&file.birth.day()), Why::SampleBirthDay, &sample.law),
            (file.placed_as_child && is_never("placement"), Why::Placement, &never.law),
            (file.parenthood && is_never("parenthood"), Why::Parenthood, &never.law),
            (file.adoption && is_never("adoption"), Why::Adoption, &never.law),
            (file.has_open_case, Why::OpenCase, &due.law_of_notes),
            (file.summary == Summary::Remains, Why::Summary, &due.law_of_notes),
        ];
        let holds = found.into_iter().filter(|(applies, ..)| *applies);
        Ok(holds.map(|(_, why, law)| Hold { why, law: law.clone(), until: None }).collect())
    }

    /// SoL 2025:400 16:1: the day after five years have passed since the last note, and since the
    /// circumstances of a list of persons ceased.
    fn after_last_note(&self, file: &PersonFile) -> Result<Due, RetentionFault> {
        let clock = self.clock("record_retention")?;
        let start = match file.summary {
            Summary::Ceased(day) => day.max(file.last_note),
            Summary::None | Summary::Remains => file.last_note,
        };
        let fault = |fault| RetentionFault::Clock { person: file.person, fault };
        let deadline = clock.deadline(start, WorkingDayShift::None).map_err(fault)?;
        let after = deadline.version.limit.after(start).and_then(|day| day.succ_opt());
        let earliest =
            after.ok_or_else(|| fault(ClockError::OutOfRange { clock: clock.id.clone(), start }))?;
        let law = deadline.version.law.clone();
        Ok(Due { after_notes: earliest, earliest, latest: deadline.last_day, law_of_notes: law.clone(), law })
    }

    /// SoL 2025:400 16:2 a: cases closed from 2026-01-15 on are kept until the person is thirty. Earlier ones
    /// follow the rule of the record.
    fn thirty_years(&self, file: &PersonFile) -> Result<Option<(NaiveDate, Hold)>, RetentionFault> {
        let clock = self.clock("child_investigation_retention")?;
        let mut found = None;
        for investigation in &file.child_investigations {
            let deadline = match clock.deadline_under(file.birth, investigation.closed, WorkingDayShift::None)
            {
                Ok(deadline) => deadline,
                Err(ClockError::NoLaw { .. }) => continue,
                Err(fault) => return Err(RetentionFault::Clock { person: file.person, fault }),
            };
            let (until, law) = (deadline.last_day, deadline.version.law.clone());
            found = Some((until, Hold { why: Why::ChildInvestigation, law, until: Some(until) }));
        }
        Ok(found)
    }

    fn custody_agreement(&self, file: &PersonFile) -> Result<(NaiveDate, Hold), RetentionFault> {
        let rule = self.rule(&self.rules.custody_agreement, "custody_agreement")?;
        let until = calendar::add_years(file.birth, i32::from(rule.terms));
        let until = until.ok_or(RetentionFault::DayOrder { person: file.person, day: file.birth })?;
        Ok((until, Hold { why: Why::CustodyAgreement, law: rule.law.clone(), until: Some(until) }))
    }

    fn rule<'r, T>(
        &self,
        terms: &'r Vec<RetentionRule<T>>,
        rule: &'static str,
    ) -> Result<&'r RetentionRule<T>, RetentionFault> {
        in_force(terms, self.today).ok_or(RetentionFault::NoRule { rule, day: self.today })
    }

    fn clock(&self, id: &'static str) -> Result<&Clock, RetentionFault> {
        self.rules.clocks.find(id).ok_or(RetentionFault::NoRule { rule: id, day: self.today })
    }
}
