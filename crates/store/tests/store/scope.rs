//! One condition, two readings: the rows that SQL gives are those that the predicate permits.

use crate::{act, databases, day, fresh};
use enslinje_domain::access::{Condition, PersonId, Protection, Subject};
use enslinje_domain::register::{Cell, Register, Row, register};
use enslinje_domain::{Money, UnitId};
use enslinje_store::{Change, PersonRecord, Pick, Store, Version};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use std::collections::BTreeSet;

const UNITS: [&str; 3] = ["north", "south", "adults"];
const REGISTERS: [&str; 4] = ["investigation", "assistance_payment", "feedback", "employment"];
const PEOPLE: i64 = 4;

/// Persons 1 to 4 with their protection, and rows of a register, a unit and a person. Household N has the
/// applicant N and, as a child, the person in its place.
#[derive(Debug, Clone)]
struct World {
    protection: [usize; 4],
    children: [i64; 3],
    rows: Vec<(usize, usize, i64)>,
}

fn world() -> impl Strategy<Value = World> {
    let rows = prop::collection::vec((0..REGISTERS.len(), 0..UNITS.len(), 1..=PEOPLE), 1..10);
    (prop::array::uniform4(0_usize..3), prop::array::uniform3(1..=PEOPLE), rows)
        .prop_map(|(protection, children, rows)| World { protection, children, rows })
}

fn condition() -> impl Strategy<Value = Condition> {
    let units = prop::collection::btree_set(prop::sample::select(vec!["north", "south", "gone"]), 0..3);
    let registers = prop::collection::btree_set(prop::sample::select(REGISTERS.to_vec()), 0..3);
    let leaf = prop_oneof![
        Just(Condition::All),
        Just(Condition::None),
        units.prop_map(|units| Condition::UnitIn(units.into_iter().filter_map(UnitId::new).collect())),
        registers.prop_map(|names| Condition::RegisterIn(names.into_iter().map(str::to_owned).collect())),
        prop::collection::btree_set((1..=PEOPLE + 1).prop_map(PersonId), 0..3).prop_map(Condition::PersonIn),
        prop::sample::select(Protection::ALL.to_vec()).prop_map(Condition::ProtectionAtMost),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Condition::And),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Condition::Or),
            inner.prop_map(|part| Condition::Not(Box::new(part))),
        ]
    })
}

impl World {
    fn protection(&self, person: i64) -> Protection {
        Protection::ALL[self.protection[usize::try_from(person - 1).unwrap()]]
    }

    /// The person of a row and how protected the row is, as the documentation tells it. Household 4 has no
    /// members; staff are no persons of the cases.
    fn person(&self, at: usize) -> (Option<i64>, Protection) {
        let (register, _, person) = self.rows[at];
        match REGISTERS[register] {
            "investigation" => (Some(person), self.protection(person)),
            "assistance_payment" if person < 4 => {
                let child = self.children[usize::try_from(person - 1).unwrap()];
                (Some(person), self.protection(person).max(self.protection(child)))
            }
            _ => (None, Protection::None),
        }
    }

    fn permitted(&self, name: &str, condition: &Condition) -> BTreeSet<i64> {
        let permitted = |at: &usize| {
            let (register, unit, _) = self.rows[*at];
            let (person, protection) = self.person(*at);
            let unit = UnitId::new(UNITS[unit]);
            let subject =
                Subject { register: name, unit: unit.as_ref(), person: person.map(PersonId), protection };
            REGISTERS[register] == name && condition.permits(&subject)
        };
        (0..self.rows.len()).filter(permitted).map(|at| i64::try_from(at).unwrap()).collect()
    }

    async fn store(&self, url: &str) -> Store {
        let store = fresh(url).await;
        let mut writing = store.write(&act("anna", "test")).await.unwrap();
        let people: Vec<PersonRecord> =
            (1..=PEOPLE).map(|id| PersonRecord { id, identity: None, birth: None, sex: None }).collect();
        writing.ensure_people(&people).await.unwrap();
        for name in REGISTERS {
            let register = register(name).unwrap();
            let rows = self.rows.iter().enumerate().filter(|(_, row)| REGISTERS[row.0] == name);
            let versions: Vec<Version> = rows
                .map(|(at, (_, unit, person))| Version {
                    row: row(register, i64::try_from(at).unwrap(), UNITS[*unit], *person),
                    known_on: day("2024-03-01"),
                    change: Change::New,
                })
                .collect();
            writing.put(register, &versions).await.unwrap();
        }
        writing.commit().await.unwrap();
        let mut statements: Vec<String> = (1..=PEOPLE)
            .map(|id| {
                let level = self.protection(id).code();
                format!("UPDATE person SET \"protection\" = '{level}' WHERE \"id\" = {id}")
            })
            .collect();
        for (household, child) in (1_i64..).zip(self.children) {
            let member = |person: i64, role: &str, from: &str| {
                format!(
                    "INSERT INTO household_member VALUES ({household}, {person}, '{role}', '{from}', NULL)"
                )
            };
            statements.push(format!("INSERT INTO household VALUES ({household}, 'north')"));
            statements.push(member(household, "applicant", "2024-01-01"));
            statements.push(member(child, "child", "2024-01-02"));
        }
        run(url, &statements).await;
        store
    }
}

/// Statements past the program, for what it has no words for.
pub async fn run(url: &str, statements: &[String]) {
    for sql in statements {
        let sql = AssertSqlSafe(sql.clone());
        if url.starts_with("sqlite") {
            let mut connection = SqliteConnection::connect(url).await.unwrap();
            sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
            connection.close().await.unwrap();
        } else {
            let mut connection = PgConnection::connect(url).await.unwrap();
            sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
            connection.close().await.unwrap();
        }
    }
}

fn row(register: &'static Register, id: i64, unit: &str, person: i64) -> Row {
    let mut row = Row::empty(register);
    for column in register.columns {
        use enslinje_domain::register::Kind;
        let cell = match (column.name, column.kind) {
            ("id", _) => Cell::Key(id),
            ("unit", _) => Cell::Category(unit.to_owned().into()),
            ("person" | "household", _) => Cell::Key(person),
            _ if column.optional => Cell::Empty,
            (_, Kind::Key) => Cell::Key(1),
            (_, Kind::Count) => Cell::Count(1),
            (_, Kind::Money) => Cell::Money(Money(100)),
            ("birth", Kind::Day) => Cell::Day(day("1990-01-01")),
            (_, Kind::Day) => Cell::Day(day("2024-02-01")),
            (_, Kind::Category(codes)) => Cell::category(column.kind, codes.first().unwrap_or(&"x")),
        };
        assert!(row.set(column.name, cell));
    }
    row
}

async fn both_readings_agree(
    url: &str,
    world: &World,
    conditions: &[Condition],
) -> Result<(), TestCaseError> {
    let store = world.store(url).await;
    for name in REGISTERS {
        let register = register(name).unwrap();
        let mut wider = Condition::None;
        for condition in conditions {
            let ids = async |condition: &Condition, pick| {
                let seen = store.rows_in_scope(register, condition, pick).await.unwrap();
                seen.into_iter().map(|seen| seen.row.id().unwrap()).collect::<BTreeSet<i64>>()
            };
            let rows = ids(condition, Pick::List("test")).await;
            prop_assert_eq!(&rows, &world.permitted(name, condition), "{} {:?}", name, condition);
            // Whoever is given more never sees less.
            wider = wider.or(condition.clone());
            prop_assert!(ids(&wider, Pick::List("test")).await.is_superset(&rows), "{:?}", wider);
            let of_two = ids(condition, Pick::Person(PersonId(2))).await;
            let expected =
                rows.iter().copied().filter(|id| world.person(usize::try_from(*id).unwrap()).0 == Some(2));
            prop_assert_eq!(of_two, expected.collect::<BTreeSet<_>>());
        }
    }
    store.close().await;
    Ok(())
}

fn agree_on(cases: u32, place: fn() -> Option<databases::Place>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 64, ..Config::default() };
    let worlds = (world(), prop::collection::vec(condition(), 12));
    TestRunner::new(config)
        .run(&worlds, |(world, conditions)| match place() {
            Some(place) => runtime.block_on(both_readings_agree(&place.url, &world, &conditions)),
            None => Ok(()),
        })
        .unwrap();
}

#[test]
fn sql_and_predicate_agree_on_sqlite() {
    agree_on(32, || Some(databases::sqlite()));
}

#[test]
fn sql_and_predicate_agree_on_postgres() {
    agree_on(4, databases::postgres);
}
