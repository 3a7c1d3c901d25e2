//! The rows of the registers as types, and how each becomes the values of its register's columns.
//!
//! Categories are the codes of `enslinje_indicators::register`, which refuses any other.

mod assistance;
mod casework;
mod quality;
mod staff;

pub(crate) use assistance::{AssistancePayment, IncorrectPayment};
pub(crate) use casework::{
    Closure, CoordinatedPlan, Decision, Intake, Investigation, Placement, StateInstitutionRequest,
};
pub(crate) use quality::{DataBreach, Feedback, LexSarah};
pub(crate) use staff::{Absence, Employment, ManagerSpan};

use crate::people::Person;
use chrono::NaiveDate;
use enslinje_domain::Money;
use enslinje_indicators::snapshot::Value;

/// A row of a register.
pub(crate) trait Row {
    /// Name of the register.
    const REGISTER: &'static str;
    /// The day by which rows are put in order.
    fn day(&self) -> NaiveDate;
    /// The unit that owns it.
    fn unit(&self) -> &str;
    /// The values after `id` and `unit`, in the order of the register's columns.
    fn values(&self, out: &mut Vec<Value<'_>>);
}

fn day(day: Option<NaiveDate>) -> Value<'static> {
    day.map_or(Value::Empty, Value::Day)
}

fn code(code: Option<&'static str>) -> Value<'static> {
    code.map_or(Value::Empty, Value::Category)
}

fn money(ore: Option<i64>) -> Value<'static> {
    ore.map_or(Value::Empty, |ore| Value::Money(Money(ore)))
}

fn person(out: &mut Vec<Value<'_>>, person: Person) {
    out.extend([Value::Key(person.key), Value::Category(person.sex), Value::Day(person.birth)]);
}
