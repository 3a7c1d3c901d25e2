//! What is noted with an event beside its codes: what the quarterly report asks of a delay, the day of an
//! offer, and the matter that a matter came out of.

use super::state::MatterReference;
use crate::PersonalIdentity;
use crate::unexecuted::CaseReference;
use chrono::NaiveDate;
use std::fmt;

/// Longest text of a note, in characters.
pub const LONGEST_NOTE: usize = 1_000;
/// Longest reference, in characters.
pub const LONGEST_REFERENCE: usize = 64;

/// What is noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoteKind {
    /// Why a decision has not been carried out (*skäl till dröjsmål*), SoL 2025:400 34:1.
    DelayReason,
    /// What the delay means for the person.
    DelayConsequences,
    /// Other interventions meanwhile.
    DelayMeanwhile,
    /// Reference under which the inspectorate knows the decision.
    Reference,
    /// Day of an offer.
    Offered,
    /// The matter that this one came out of; written by the program alone.
    Origin,
}

/// A short text that tells nobody's identity number, on one line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NoteText(String);

/// What is noted with an event, each kind at most once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Notes {
    /// Why it is delayed.
    pub delay_reason: Option<NoteText>,
    /// What the delay means for the person.
    pub delay_consequences: Option<NoteText>,
    /// Other interventions meanwhile.
    pub delay_meanwhile: Option<NoteText>,
    /// Reference for the inspectorate.
    pub reference: Option<CaseReference>,
    /// Day of the offer.
    pub offered: Option<NaiveDate>,
    /// The matter that this one came out of.
    pub origin: Option<MatterReference>,
}

/// Why a note is not taken. The text itself is never repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoteRefusal {
    /// It says nothing.
    Blank,
    /// It has more characters than this.
    TooLong {
        /// The most.
        most: usize,
    },
    /// It holds something written as an identity number.
    IdentityNumber,
    /// It holds signs that cannot be printed.
    Unprintable,
    /// It should be a day, such as `2024-05-01`.
    NotADay,
    /// It should be a matter, such as `intake/1`.
    NotAMatter,
    /// The same kind is noted already.
    Twice,
}

impl NoteKind {
    /// Every kind, in order.
    pub const ALL: [Self; 6] = [
        Self::DelayReason,
        Self::DelayConsequences,
        Self::DelayMeanwhile,
        Self::Reference,
        Self::Offered,
        Self::Origin,
    ];

    /// Its name in files and tables.
    pub fn code(self) -> &'static str {
        match self {
            Self::DelayReason => "delay_reason",
            Self::DelayConsequences => "delay_consequences",
            Self::DelayMeanwhile => "delay_meanwhile",
            Self::Reference => "reference",
            Self::Offered => "offered",
            Self::Origin => "origin",
        }
    }

    /// The kind of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl fmt::Display for NoteKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl NoteText {
    /// The text with line breaks and runs of space as one blank.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn new(text: &str) -> Result<Self, NoteRefusal> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        measured(&text, LONGEST_NOTE)?;
        if PersonalIdentity::is_mentioned_in(&text) {
            return Err(NoteRefusal::IdentityNumber);
        }
        Ok(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn measured(text: &str, most: usize) -> Result<(), NoteRefusal> {
    if text.is_empty() {
        return Err(NoteRefusal::Blank);
    }
    if text.chars().any(char::is_control) {
        return Err(NoteRefusal::Unprintable);
    }
    if text.chars().count() > most { Err(NoteRefusal::TooLong { most }) } else { Ok(()) }
}

fn reference(text: &str) -> Result<CaseReference, NoteRefusal> {
    let text = text.trim();
    measured(text, LONGEST_REFERENCE)?;
    CaseReference::new(text).ok_or(NoteRefusal::IdentityNumber)
}

impl Notes {
    /// Notes one thing more, from its written form.
    ///
    /// # Errors
    /// Why it is not taken; what was noted before stays.
    pub fn add(&mut self, kind: NoteKind, text: &str) -> Result<(), NoteRefusal> {
        if self.written(kind).is_some() {
            return Err(NoteRefusal::Twice);
        }
        match kind {
            NoteKind::DelayReason => self.delay_reason = Some(NoteText::new(text)?),
            NoteKind::DelayConsequences => self.delay_consequences = Some(NoteText::new(text)?),
            NoteKind::DelayMeanwhile => self.delay_meanwhile = Some(NoteText::new(text)?),
            NoteKind::Reference => self.reference = Some(reference(text)?),
            NoteKind::Offered => self.offered = Some(text.trim().parse().map_err(|_| NoteRefusal::NotADay)?),
            NoteKind::Origin => {
                self.origin = Some(MatterReference::parse(text).ok_or(NoteRefusal::NotAMatter)?);
            }
        }
        Ok(())
    }

    /// The written form of one kind: that from which [`Self::add`] reads it again.
    pub fn written(&self, kind: NoteKind) -> Option<String> {
        let text = |note: &Option<NoteText>| note.as_ref().map(|text| text.0.clone());
        match kind {
            NoteKind::DelayReason => text(&self.delay_reason),
            NoteKind::DelayConsequences => text(&self.delay_consequences),
            NoteKind::DelayMeanwhile => text(&self.delay_meanwhile),
            NoteKind::Reference => self.reference.as_ref().map(|reference| reference.as_str().to_owned()),
            NoteKind::Offered => self.offered.map(|day| day.to_string()),
            NoteKind::Origin => self.origin.map(|origin| origin.to_string()),
        }
    }

    /// What is noted, in the order of the kinds.
    pub fn iter(&self) -> impl Iterator<Item = (NoteKind, String)> {
        NoteKind::ALL.into_iter().filter_map(|kind| Some((kind, self.written(kind)?)))
    }

    /// The same without the texts in people's own words, which may tell where somebody is.
    #[must_use]
    pub fn without_texts(&self) -> Self {
        Self { delay_reason: None, delay_consequences: None, delay_meanwhile: None, ..self.clone() }
    }
}

impl NoteRefusal {
    /// Stable code: the id of a message.
    pub fn code(self) -> &'static str {
        match self {
            Self::Blank => "casework-note-blank",
            Self::TooLong { .. } => "casework-note-too-long",
            Self::IdentityNumber => "casework-note-identity-number",
            Self::Unprintable => "casework-note-unprintable",
            Self::NotADay => "casework-note-not-a-day",
            Self::NotAMatter => "casework-note-not-a-matter",
            Self::Twice => "casework-note-twice",
        }
    }

    /// Parameters of the message by name.
    pub fn args(self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { most } => vec![("most", most.to_string())],
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for NoteRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for NoteRefusal {}
