//! The rows of the registers as types, and how each becomes the values of its register's columns.
//!
//! Categories are the codes of `enslinje_indicators::register`, which refuses any other.

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
