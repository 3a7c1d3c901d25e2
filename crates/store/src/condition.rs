//! A condition of `domain::access` read as SQL.
//!
//! The other reading is [`Condition::permits`]; a property test holds both together.

use crate::db::Param;
use enslinje_domain::access::{Condition, Protection};

/// Where a statement tells the register of a row.
pub(crate) enum Told {
    /// All its rows are of this register.
    Name(&'static str),
    /// This column holds the register's name.
    Column(&'static str),
}

/// Where a statement tells what a condition asks for, as SQL.
pub(crate) struct Columns {
    pub register: Told,
    pub unit: String,
    pub person: String,
    /// How protected the person is, as [`rank`] tells it.
    pub protection: String,
}

/// The position of the level in [`Protection::ALL`]; 0 for nobody.
pub(crate) fn rank(person: &str) -> String {
    let levels = Protection::ALL.iter().enumerate().skip(1);
    let levels: String =
        levels.map(|(rank, level)| format!(" WHEN '{}' THEN {rank}", level.code())).collect();
    format!(r#"CAST(CASE {person}."protection"{levels} ELSE 0 END AS BIGINT)"#)
}

/// The condition as text with `?` marks and their values.
pub(crate) struct ConditionSql<'c, 'a> {
    from: &'c Columns,
    pub sql: String,
    pub params: Vec<Param<'a>>,
}

impl<'c, 'a> ConditionSql<'c, 'a> {
    pub fn new(from: &'c Columns) -> Self {
        Self { from, sql: String::new(), params: Vec::new() }
    }

    /// A missing unit or person is in no set: FALSE, never unknown, so that NOT reads alike in both.
    pub fn add(&mut self, condition: &'a Condition) {
        match condition {
            Condition::All => self.truth(Truth::Always),
            Condition::None => self.truth(Truth::Never),
            Condition::RegisterIn(names) => match self.from.register {
                Told::Name(name) if names.contains(name) => self.truth(Truth::Always),
                Told::Name(_) => self.truth(Truth::Never),
                Told::Column(column) => self.any_of(column, names.iter().map(Param::from).collect()),
            },
            Condition::UnitIn(units) => {
                let from = self.from;
                self.any_of(&from.unit, units.iter().map(|unit| unit.as_str().into()).collect());
            }
            Condition::PersonIn(persons) => {
                let from = self.from;
                self.any_of(&from.person, persons.iter().map(|person| person.0.into()).collect());
            }
            Condition::ProtectionAtMost(most) => {
                let rank = Protection::ALL.iter().position(|level| level == most).unwrap_or_default();
                self.sql.push_str(&format!("({} <= {rank})", self.from.protection));
            }
            Condition::And(parts) => self.joined(parts, " AND ", Truth::Always),
            Condition::Or(parts) => self.joined(parts, " OR ", Truth::Never),
            Condition::Not(part) => {
                self.sql.push_str("NOT (");
                self.add(part);
                self.sql.push(')');
            }
        }
    }

    fn truth(&mut self, truth: Truth) {
        self.sql.push_str(match truth {
            Truth::Always => "(1 = 1)",
            Truth::Never => "(1 = 0)",
        });
    }

    fn any_of(&mut self, what: &str, values: Vec<Param<'a>>) {
        if values.is_empty() {
            return self.truth(Truth::Never);
        }
        let marks = vec!["?"; values.len()].join(", ");
        self.sql.push_str(&format!("({what} IS NOT NULL AND {what} IN ({marks}))"));
        self.params.extend(values);
    }

    fn joined(&mut self, parts: &'a [Condition], word: &str, empty: Truth) {
        if parts.is_empty() {
            return self.truth(empty);
        }
        self.sql.push('(');
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                self.sql.push_str(word);
            }
            self.add(part);
        }
        self.sql.push(')');
    }
}

#[derive(Clone, Copy)]
enum Truth {
    Always,
    Never,
}
