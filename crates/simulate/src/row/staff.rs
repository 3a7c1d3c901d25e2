//! Rows of staff.

use super::{Row, code, day, person};
use crate::people::Person;
use chrono::NaiveDate;
use enslinje_indicators::snapshot::Value;

/// An employment, or a part of one with the same terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Employment<'a> {
    pub(crate) unit: &'a str,
    pub(crate) person: Person,
    pub(crate) occupation: &'static str,
    pub(crate) area: &'static str,
    pub(crate) from: NaiveDate,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) left: Option<&'static str>,
    pub(crate) percent: u32,
}

impl Row for Employment<'_> {
    const REGISTER: &'static str = "employment";
    fn day(&self) -> NaiveDate {
        self.from
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        person(out, self.person);
        out.extend([Value::Category(self.occupation), Value::Category(self.area), Value::Day(self.from)]);
        out.extend([day(self.to), code(self.left), Value::Count(i64::from(self.percent))]);
    }
}

/// Sick leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Absence<'a> {
    pub(crate) unit: &'a str,
    pub(crate) person: Person,
    pub(crate) kind: &'static str,
    pub(crate) from: NaiveDate,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) percent: u32,
}

impl Row for Absence<'_> {
    const REGISTER: &'static str = "absence";
    fn day(&self) -> NaiveDate {
        self.from
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        person(out, self.person);
        out.extend([Value::Category(self.kind), Value::Day(self.from), day(self.to)]);
        out.push(Value::Count(i64::from(self.percent)));
    }
}

/// A count of the employees under one manager.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ManagerSpan<'a> {
    pub(crate) unit: &'a str,
    pub(crate) measured: NaiveDate,
    pub(crate) employees: u32,
}

impl Row for ManagerSpan<'_> {
    const REGISTER: &'static str = "manager_span";
    fn day(&self) -> NaiveDate {
        self.measured
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        out.extend([Value::Day(self.measured), Value::Count(i64::from(self.employees))]);
    }
}
