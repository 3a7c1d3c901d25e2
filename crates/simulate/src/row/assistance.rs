//! Rows of financial assistance and of its incorrect payments.

use super::{Row, day, money, person};
use crate::people::Person;
use chrono::NaiveDate;
use enslinje_domain::Money;
use enslinje_indicators::snapshot::Value;

/// Assistance for a month; the person is the applicant, who stands for the household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AssistancePayment<'a> {
    pub(crate) unit: &'a str,
    pub(crate) household: Person,
    pub(crate) month: NaiveDate,
    pub(crate) amount: i64,
    pub(crate) kind: &'static str,
    pub(crate) children: u32,
}

impl Row for AssistancePayment<'_> {
    const REGISTER: &'static str = "assistance_payment";
    fn day(&self) -> NaiveDate {
        self.month
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        person(out, self.household);
        out.extend([Value::Day(self.month), Value::Money(Money(self.amount)), Value::Category(self.kind)]);
        out.push(Value::Count(i64::from(self.children)));
    }
}

/// A suspected incorrect payment (*felaktig utbetalning*) and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IncorrectPayment<'a> {
    pub(crate) unit: &'a str,
    pub(crate) person: Person,
    pub(crate) reported: NaiveDate,
    pub(crate) opened: Option<NaiveDate>,
    pub(crate) police_reported: Option<NaiveDate>,
    pub(crate) recovery_decided: Option<NaiveDate>,
    pub(crate) recovery_amount: Option<i64>,
    pub(crate) paid: Option<NaiveDate>,
    pub(crate) paid_amount: Option<i64>,
}

impl Row for IncorrectPayment<'_> {
    const REGISTER: &'static str = "incorrect_payment";
    fn day(&self) -> NaiveDate {
        self.reported
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        person(out, self.person);
        out.extend([Value::Day(self.reported), day(self.opened), day(self.police_reported)]);
        out.extend([day(self.recovery_decided), money(self.recovery_amount)]);
        out.extend([day(self.paid), money(self.paid_amount)]);
    }
}
