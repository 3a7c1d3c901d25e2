//! Personal files out of the registers, as far as retention asks.

use chrono::NaiveDate;
use enslinje_domain::access::PersonId;
use enslinje_domain::calendar;
use enslinje_domain::register::{Kind, REGISTERS, Row};
use enslinje_domain::retention::{ClosedInvestigation, PersonFile, Summary};
use enslinje_store::{FileFacts, Result, Store};
use std::collections::BTreeMap;

/// Registers whose column `person` tells staff.
const STAFF: &[&str] = &["employment", "absence"];

/// For each register, columns of which one at least must tell a day before the matter is closed.
const ENDS: &[(&str, &[&str])] = &[
    ("intake", &["assessed"]),
    ("investigation", &["closed"]),
    ("placement", &["to"]),
    ("follow_up", &["ended"]),
    ("state_institution_request", &["refused", "placed"]),
];

/// What is gathered of one person, row by row.
#[derive(Debug, Default)]
struct Gathered {
    birth: Option<NaiveDate>,
    last: Option<NaiveDate>,
    is_open: bool,
    investigated: Vec<NaiveDate>,
    /// Newest day of an intervention whose end no column tells.
    running: Option<NaiveDate>,
    /// Newest closure.
    closed: Option<NaiveDate>,
    placed_as_child: bool,
}

/// The file of each person who has one, by number.
pub(super) async fn of_persons(
    store: &Store,
    facts: &[FileFacts],
    today: NaiveDate,
) -> Result<Vec<PersonFile>> {
    let mut gathered: BTreeMap<i64, Gathered> = BTreeMap::new();
    let mut paid: BTreeMap<i64, NaiveDate> = BTreeMap::new();
    for register in REGISTERS.iter().filter(|register| !STAFF.contains(&register.name)) {
        if register.column("person").is_none() && register.column("household").is_none() {
            continue;
        }
        for row in store.rows(register, None).await? {
            if let Some(person) = row.key("person") {
                gathered.entry(person).or_default().add(&row, today);
            } else if let (Some(household), Some(month)) = (row.key("household"), row.day("month")) {
                let newest = paid.entry(household).or_insert(month);
                *newest = month.max(*newest);
            }
        }
    }
    let file = |facts: &FileFacts| {
        let person = gathered.remove(&facts.person).unwrap_or_default();
        let paid = facts.households.iter().filter_map(|household| paid.get(household).copied()).max();
        person.file(facts, paid)
    };
    Ok(facts.iter().filter_map(file).collect())
}

impl Gathered {
    fn add(&mut self, row: &Row, today: NaiveDate) {
        let register = row.register;
        self.birth = self.birth.or(row.day("birth"));
        for column in
            register.columns.iter().filter(|column| column.kind == Kind::Day && column.name != "birth")
        {
            match row.day(column.name) {
                Some(day) if day <= today => self.last = self.last.max(Some(day)),
                // An end that lies ahead.
                Some(_) => self.is_open |= column.name != "extended_until",
                None => {}
            }
        }
        let ends = ENDS.iter().find(|(name, _)| *name == register.name);
        self.is_open |= ends.is_some_and(|(_, ends)| ends.iter().all(|column| row.day(column).is_none()));
        match register.name {
            "investigation" if row.code("target_group") == Some("child") => {
                self.investigated.extend(row.day("closed"));
            }
            "decision" if row.code("favourable") == Some("yes") => {
                self.is_open |= row.day("settled").is_none();
                self.running = self.running.max(row.day("executed")).max(row.day("resumed"));
            }
            "coordinated_plan" => self.running = self.running.max(row.day("established")),
            "incorrect_payment" => {
                self.is_open |= row.day("recovery_decided").is_some() && row.day("paid").is_none();
            }
            "closure" => self.closed = self.closed.max(row.day("closed")),
            // SoL 2025:400 16:2: placement of a child.
            "placement" => {
                let age = row
                    .day("birth")
                    .zip(row.day("from"))
                    .and_then(|(birth, from)| calendar::age_on(birth, from));
                self.placed_as_child |=
                    age.is_some_and(|age| age < 18) || row.code("target_group") == Some("child");
            }
            _ => {}
        }
    }

    /// `None` for somebody who is in no register and no household that was paid.
    fn file(self, facts: &FileFacts, paid: Option<NaiveDate>) -> Option<PersonFile> {
        let birth = self.birth.or(facts.birth)?;
        let last_note = self.last.max(facts.last_event).max(paid)?;
        // The case is closed with its newest closure, when that came after the investigation.
        let closed = |day: NaiveDate| ClosedInvestigation { closed: self.closed.unwrap_or(day).max(day) };
        Some(PersonFile {
            person: PersonId(facts.person),
            birth,
            last_note,
            has_open_case: self.is_open
                || self.running.is_some_and(|day| self.closed.is_none_or(|closed| closed < day)),
            summary: Summary::None,
            child_investigations: self.investigated.iter().copied().map(closed).collect(),
            placed_as_child: self.placed_as_child || facts.placed_as_child,
            parenthood: false,
            adoption: false,
            custody_agreement: false,
        })
    }
}
