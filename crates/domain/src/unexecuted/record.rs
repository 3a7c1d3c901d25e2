//! A decision as known on a day, and the waits that it holds.

use crate::UnitId;
use crate::register::Row;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::fmt;

/// Reference of a case that tells nobody's identity: not blank, and without the digits of an identity number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseReference(String);

impl CaseReference {
    /// The reference, or `None` when it is blank or holds ten digits or more in a row, however they are
    /// parted by space, `-` or `+`.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut in_row = 0;
        for c in text.chars() {
            match c {
                '0'..='9' => in_row += 1,
                '-' | '+' | ' ' => {}
                _ => in_row = 0,
            }
            if in_row >= 10 {
                return None;
            }
        }
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The reference as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A break in the execution (*avbrott*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interruption {
    /// Day it was interrupted.
    pub interrupted: NaiveDate,
    /// Day it was resumed.
    pub resumed: Option<NaiveDate>,
}

/// Something offered while the person waited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Day of the offer.
    pub offered: NaiveDate,
    /// Day it was declined, when it was.
    pub declined: Option<NaiveDate>,
}

/// What the committee has written of a wait; nothing here is ever made up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Delay {
    /// Why it is delayed.
    pub reason: Option<String>,
    /// What it means for the person.
    pub consequences: Option<String>,
    /// Other interventions meanwhile.
    pub meanwhile: Option<String>,
    /// What was offered, and the answers.
    pub offers: Vec<Offer>,
}

/// A decision as known on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRecord {
    /// Row identity.
    pub id: i64,
    /// Unit that owns it.
    pub unit: UnitId,
    /// Reference for the inspectorate.
    pub reference: Option<CaseReference>,
    /// Code of the column `sex`.
    pub sex: String,
    /// Day of birth.
    pub birth: NaiveDate,
    /// Code of the column `law`: `SoL` or `LSS`.
    pub law: String,
    /// Section that it rests on, such as `SoL 2025:400 11:1`, when the register tells it.
    pub paragraph: Option<String>,
    /// Code of the column `kind`.
    pub kind: String,
    /// Whether it is favourable (*gynnande*).
    pub favourable: bool,
    /// Day of the decision.
    pub decided: NaiveDate,
    /// Day it was carried out.
    pub executed: Option<NaiveDate>,
    /// Day the person declined.
    pub declined: Option<NaiveDate>,
    /// Day it ended otherwise.
    pub ended: Option<NaiveDate>,
    /// Breaks, in order of time.
    pub interruptions: Vec<Interruption>,
    /// What is written of each wait, by the day on which it began.
    pub delays: BTreeMap<NaiveDate, Delay>,
}

/// What somebody waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ground {
    /// The decision has not been carried out.
    NotStarted,
    /// The execution was interrupted and has not been resumed.
    Interrupted,
}

/// How a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum End {
    /// Carried out.
    Executed,
    /// The person declined.
    Declined,
    /// Resumed after an interruption.
    Resumed,
    /// Ended otherwise.
    Ended,
}

/// Time during which a person waits for what was granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// For what.
    pub ground: Ground,
    /// Day of the decision or of the interruption.
    pub from: NaiveDate,
    /// Day it ended and how; `None` while it lasts.
    pub end: Option<(NaiveDate, End)>,
}

impl Wait {
    /// Whether the person waits at the end of the day.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.end.is_none_or(|(end, _)| day < end)
    }
}

/// A column of the register without which a row tells no decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowGap {
    /// The column that is empty or holds something else.
    pub column: &'static str,
}

impl fmt::Display for RowGap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {} is missing", self.column)
    }
}

impl std::error::Error for RowGap {}

impl RowGap {
    /// Stable code: the id of a message with the parameter `column`.
    pub fn code(self) -> &'static str {
        "unexecuted-column-missing"
    }
}

impl DecisionRecord {
    /// The decision that a row of the register `decision` tells. `settled` is the earliest end; when it
    /// is neither the day of execution nor that of declining, the decision ended otherwise on it.
    ///
    /// # Errors
    /// The first required column without its value.
    pub fn from_row(row: &Row) -> Result<Self, RowGap> {
        let gap = |column| RowGap { column };
        let day = |column| row.day(column).ok_or(gap(column));
        let code = |column| row.code(column).map(str::to_owned).ok_or(gap(column));
        let (executed, declined, settled) = (row.day("executed"), row.day("declined"), row.day("settled"));
        let interruption = row
            .day("interrupted")
            .map(|interrupted| Interruption { interrupted, resumed: row.day("resumed") });
        Ok(Self {
            id: row.id().ok_or(gap("id"))?,
            unit: row.unit().and_then(UnitId::new).ok_or(gap("unit"))?,
            reference: None,
            sex: code("sex")?,
            birth: day("birth")?,
            law: code("law")?,
            paragraph: row.code("paragraph").map(str::to_owned),
            kind: code("kind")?,
            favourable: match row.code("favourable") {
                Some("yes") => true,
                Some("no") => false,
                _ => return Err(gap("favourable")),
            },
            decided: day("decided")?,
            executed,
            declined,
            ended: settled.filter(|_| settled != executed && settled != declined),
            interruptions: interruption.into_iter().collect(),
            delays: BTreeMap::new(),
        })
    }

    /// The waits that are known at the end of a day, in order of time; later events are not seen.
    pub fn waits(&self, known: NaiveDate) -> Vec<Wait> {
        let seen = |day: Option<NaiveDate>, end| day.filter(|day| *day <= known).map(|day| (day, end));
        let mut waits = Vec::new();
        if self.decided <= known {
            let ends =
                [(self.executed, End::Executed), (self.declined, End::Declined), (self.ended, End::Ended)];
            let end = ends.into_iter().filter_map(|(day, end)| seen(day, end)).min();
            waits.push(Wait { ground: Ground::NotStarted, from: self.decided, end });
        }
        for interruption in self.interruptions.iter().filter(|broken| broken.interrupted <= known) {
            // A decision that ended before this interruption did not end it.
            let ended = self.ended.filter(|ended| interruption.interrupted <= *ended);
            let ends = [(interruption.resumed, End::Resumed), (ended, End::Ended)];
            let end = ends.into_iter().filter_map(|(day, end)| seen(day, end)).min();
            waits.push(Wait { ground: Ground::Interrupted, from: interruption.interrupted, end });
        }
        waits
    }
}
