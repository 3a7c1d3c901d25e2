//! Opening a matter: its row put together from the person, the unit and what was told.

use super::{CaseRefusal, Changed, Desk, Outcome, is_sex};
use enslinje_domain::access::{self, PersonId};
use enslinje_domain::casework::{Condition, Event, EventKind, Matter, start};
use enslinje_domain::register::{Cell, Kind, Register, Row};
use enslinje_domain::{Money, UnitId};
use enslinje_store::{Change, Writing};

/// Columns that are filled from the person, the unit and the number of the row.
const BY_ITSELF: [&str; 5] = ["id", "unit", "person", "sex", "birth"];

/// A matter to open.
#[derive(Debug, Clone)]
pub struct Opening<'a> {
    /// What kind.
    pub matter: Matter,
    /// The unit that owns it.
    pub unit: &'a UnitId,
    /// The person; `None` only where nobody is named.
    pub person: Option<PersonId>,
    /// What is told of it: columns and values, codes as in `docs/registers.md`.
    pub columns: Vec<(String, String)>,
    /// What starts it.
    pub event: Event,
}

/// Columns of a matter that whoever opens it fills: neither by itself, nor by events.
pub fn given(register: &'static Register) -> Vec<&'static str> {
    let columns = register.columns.iter();
    let told = columns.filter(|column| column.kind != Kind::Day && !BY_ITSELF.contains(&column.name));
    told.map(|column| column.name).filter(|name| *name != "outcome").collect()
}

/// What starts such a matter, when these columns are told of it.
pub fn starts_with(matter: Matter, columns: &[(String, String)]) -> Option<EventKind> {
    let holds = |condition: &Condition| match condition {
        Condition::Column(column, allowed) => {
            columns.iter().any(|(name, value)| name == column && allowed.contains(&value.as_str()))
        }
        _ => true,
    };
    let mut starts = matter.transitions().iter().filter(|step| step.from.is_empty());
    starts.find(|step| step.needs.iter().all(holds)).map(|step| step.event)
}

impl Desk<'_> {
    /// Opens a matter.
    ///
    /// # Errors
    /// The right to write is missing or the person is not known, which are not told apart; what is told
    /// does not fit; or a fault of the database. Nothing is written.
    pub async fn open(&self, opening: &Opening<'_>) -> Outcome<Changed> {
        let mut writing = self.store.write(self.act).await?;
        let changed = self.open_within(&mut writing, opening).await?;
        writing.commit().await?;
        Ok(changed)
    }

    pub(super) async fn open_within(&self, writing: &mut Writing, opening: &Opening<'_>) -> Outcome<Changed> {
        let refused = || CaseRefusal::NotPermitted(access::Act::WriteRows);
        let matter = opening.matter;
        let register = matter.register().ok_or_else(refused)?;
        let person = match opening.person {
            None => None,
            Some(person) => Some(writing.person(person).await?.ok_or_else(refused)?),
        };
        let protection = person.as_ref().map(|person| person.protection).unwrap_or_default();
        let subject = access::Subject {
            register: register.name,
            unit: Some(opening.unit),
            person: opening.person,
            protection,
        };
        self.ask(access::Act::WriteRows, &subject)?;
        let mut row = Row::empty(register);
        let id = writing.next_id(register).await?;
        let mut cells =
            vec![("id", Cell::Key(id)), ("unit", Cell::Category(opening.unit.to_string().into()))];
        if register.column("person").is_some() {
            let person = person.ok_or(CaseRefusal::PersonMissing(matter))?;
            let sex = person.sex.filter(|sex| is_sex(sex)).ok_or(CaseRefusal::PersonUnknown)?;
            let birth = person.birth.ok_or(CaseRefusal::PersonUnknown)?;
            cells.push(("person", Cell::Key(person.id.0)));
            cells.push(("sex", Cell::Category(sex.into())));
            cells.push(("birth", Cell::Day(birth)));
        }
        let known = given(register);
        for (column, value) in &opening.columns {
            let name = known.iter().find(|name| *name == column);
            let name = name.ok_or_else(|| CaseRefusal::Column { matter, column: column.clone() })?;
            cells.push((name, cell(matter, register, name, value)?));
        }
        for (column, cell) in cells {
            if !row.set(column, cell) {
                return Err(CaseRefusal::Column { matter, column: column.to_owned() });
            }
        }
        let applied = start(row, &opening.event, &self.law)?;
        self.put(writing, &applied, Change::New).await?;
        Ok(Changed { row: id, applied })
    }
}

fn cell(matter: Matter, register: &Register, column: &str, value: &str) -> Outcome<Cell> {
    let refused = || CaseRefusal::Value { matter, column: column.to_owned() };
    let kind = register.column(column).map(|column| column.kind).ok_or_else(refused)?;
    Ok(match kind {
        Kind::Category(_) => Cell::category(kind, value),
        Kind::Key => Cell::Key(value.parse().map_err(|_| refused())?),
        Kind::Count => Cell::Count(value.parse().map_err(|_| refused())?),
        // Whole kronor, as a day's cost is agreed.
        Kind::Money => {
            let kronor: i64 = value.parse().map_err(|_| refused())?;
            Cell::Money(Money(kronor.checked_mul(100).ok_or_else(refused)?))
        }
        Kind::Day => Cell::Day(value.parse().map_err(|_| refused())?),
    })
}
