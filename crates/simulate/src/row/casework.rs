//! Rows of casework: from what comes in to the closed case.

use super::{Row, code, day, person};
use crate::people::Person;
use chrono::NaiveDate;
use enslinje_domain::Money;
use enslinje_indicators::snapshot::Value;

/// Something that came in (*aktualisering*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Intake<'a> {
    pub(crate) unit: &'a str,
    pub(crate) person: Person,
    pub(crate) target_group: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) received: NaiveDate,
    pub(crate) assessed: Option<NaiveDate>,
    pub(crate) outcome: Option<&'static str>,
}

impl Row for Intake<'_> {
    const REGISTER: &'static str = "intake";
    fn day(&self) -> NaiveDate {
        self.received
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        person(out, self.person);
        out.extend([
            Value::Category(self.target_group),
            Value::Category(self.kind),
            Value::Day(self.received),
        ]);
        out.extend([day(self.assessed), code(self.outcome)]);
    }
}

/// An investigation (*utredning*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Investigation<'a> {
    pub(crate) unit: &'a str,
    pub(crate) person: Person,
    pub(crate) target_group: &'static str,
    pub(crate) opened: NaiveDate,
    pub(crate) closed: Option<NaiveDate>,
    pub(crate) extended_until: Option<NaiveDate>,
}

impl Row for Investigation<'_> {
    const REGISTER: &'static str = "investigation";
    fn day(&self) -> NaiveDate {
        self.opened
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        person(out, self.person);
        out.extend([Value::Category(self.target_group), Value::Day(self.opened)]);
        out.extend([day(self.closed), day(self.extended_until)]);
    }
}

/// A decision in an individual case (*beslut*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decision<'a> {
    pub(crate) unit: &'a str,
    pub(crate) person: Person,
    pub(crate) target_group: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) favourable: bool,
    pub(crate) decided: NaiveDate,
    pub(crate) executed: Option<NaiveDate>,
    pub(crate) declined: Option<NaiveDate>,
    pub(crate) settled: Option<NaiveDate>,
    pub(crate) interrupted: Option<NaiveDate>,
    pub(crate) resumed: Option<NaiveDate>,
}

impl Row for Decision<'_> {
    const REGISTER: &'static str = "decision";
    fn day(&self) -> NaiveDate {
        self.decided
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        person(out, self.person);
        let favourable = if self.favourable { "yes" } else { "no" };
        out.extend([self.target_group, "SoL", self.kind, favourable].map(Value::Category));
        out.push(Value::Day(self.decided));
        out.extend([self.executed, self.declined, self.settled, self.interrupted, self.resumed].map(day));
    }
}

/// A placement (*placering*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placement<'a> {
    pub(crate) unit: &'a str,
    pub(crate) person: Person,
    pub(crate) target_group: &'static str,
    pub(crate) form: &'static str,
    pub(crate) provider: &'static str,
    pub(crate) legal_basis: &'static str,
    pub(crate) cause: &'static str,
    pub(crate) from: NaiveDate,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) absconded: Option<NaiveDate>,
    pub(crate) cost_per_day: i64,
}

impl Row for Placement<'_> {
    const REGISTER: &'static str = "placement";
    fn day(&self) -> NaiveDate {
        self.from
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        person(out, self.person);
        let codes = [self.target_group, self.form, self.provider, self.legal_basis, self.cause];
        out.extend(codes.map(Value::Category));
        out.push(Value::Day(self.from));
        out.extend([day(self.to), day(self.absconded), Value::Money(Money(self.cost_per_day))]);
    }
}

/// A closed case (*avslut*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Closure<'a> {
    pub(crate) unit: &'a str,
    pub(crate) person: Person,
    pub(crate) target_group: &'static str,
    pub(crate) closed: NaiveDate,
    pub(crate) reason: &'static str,
}

impl Row for Closure<'_> {
    const REGISTER: &'static str = "closure";
    fn day(&self) -> NaiveDate {
        self.closed
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        person(out, self.person);
        out.extend([
            Value::Category(self.target_group),
            Value::Day(self.closed),
            Value::Category(self.reason),
        ]);
    }
}

/// A request for a place at a state institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StateInstitutionRequest<'a> {
    pub(crate) unit: &'a str,
    pub(crate) person: Person,
    pub(crate) requested: NaiveDate,
    pub(crate) refused: Option<NaiveDate>,
    pub(crate) placed: Option<NaiveDate>,
    pub(crate) meanwhile: &'static str,
}

impl Row for StateInstitutionRequest<'_> {
    const REGISTER: &'static str = "state_institution_request";
    fn day(&self) -> NaiveDate {
        self.requested
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        person(out, self.person);
        out.extend([Value::Day(self.requested), day(self.refused), day(self.placed)]);
        out.push(Value::Category(self.meanwhile));
    }
}

/// A coordinated individual plan (*SIP*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CoordinatedPlan<'a> {
    pub(crate) unit: &'a str,
    pub(crate) person: Person,
    pub(crate) target_group: &'static str,
    pub(crate) established: NaiveDate,
}

impl Row for CoordinatedPlan<'_> {
    const REGISTER: &'static str = "coordinated_plan";
    fn day(&self) -> NaiveDate {
        self.established
    }
    fn unit(&self) -> &str {
        self.unit
    }
    fn values(&self, out: &mut Vec<Value<'_>>) {
        person(out, self.person);
        out.extend([Value::Category(self.target_group), Value::Day(self.established)]);
    }
}
