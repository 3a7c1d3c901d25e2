//! Rows of quality and control.

use super::{Row, day};
use chrono::NaiveDate;
use enslinje_indicators::snapshot::Value;

/// A report under lex Sarah.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LexSarah<'a> {
    pub(crate) unit: &'a str,
    pub(crate) reported: NaiveDate,
    pub(crate) investigated: Option<NaiveDate>,
    pub(crate) sent_to_ivo: Option<NaiveDate>,
    pub(crate) ivo_decided: Option<NaiveDate>,
    pub(crate) subject: &'static str,
}

impl Row for LexSarah<'_> {
    const REGISTER: &'static str = "lex_sarah";
    fn day(&self) -> NaiveDate {
        self.reported
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        out.push(Value::Day(self.reported));
        out.extend([self.investigated, self.sent_to_ivo, self.ivo_decided].map(day));
        out.push(Value::Category(self.subject));
    }
}

/// Feedback (*synpunkt*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Feedback<'a> {
    pub(crate) unit: &'a str,
    pub(crate) received: NaiveDate,
    pub(crate) kind: &'static str,
    pub(crate) subject: &'static str,
}

impl Row for Feedback<'_> {
    const REGISTER: &'static str = "feedback";
    fn day(&self) -> NaiveDate {
        self.received
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        out.extend([Value::Day(self.received), Value::Category(self.kind), Value::Category(self.subject)]);
    }
}

/// A breach of personal data (*personuppgiftsincident*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DataBreach<'a> {
    pub(crate) unit: &'a str,
    pub(crate) discovered: NaiveDate,
    pub(crate) reported: Option<NaiveDate>,
    pub(crate) cause: &'static str,
}

impl Row for DataBreach<'_> {
    const REGISTER: &'static str = "data_breach";
    fn day(&self) -> NaiveDate {
        self.discovered
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        out.extend([Value::Day(self.discovered), day(self.reported), Value::Category(self.cause)]);
    }
}
