//! Definitions for other engines: the same indicators as JSON, with filters as SQL and as a tree.
//!
//! `cargo xtask bench-peers` gives them to DuckDB and Polars and compares every figure. An empty cell
//! satisfies no condition but `is empty`, also under `not`; SQL needs `COALESCE` for that.

use crate::definition::{Catalogue, Content, Definition, Indicator, Rows};
use crate::engine::spec::{Count, Statistic};
use crate::filter::{Atom, Comparison, Expr};
use crate::register::{Kind, Register};
use chrono::NaiveDate;
use enslinje_domain::Clocks;
use enslinje_domain::clock::{Clock, ClockId, Length, LengthUnit};
use serde_json::{Map, Value, json};

/// All indicators that are counted from registers, as a JSON array in the order of their ids.
///
/// A clock whose versions differ in length, or that counts in hours, has no `limit`: other engines are not
/// asked to choose the law.
pub fn definitions_json(catalogue: &Catalogue, clocks: &Clocks) -> String {
    let list: Vec<Value> =
        catalogue.indicators().filter_map(|indicator| definition(indicator, clocks)).collect();
    format!("{:#}\n", Value::Array(list))
}

fn definition(indicator: &Indicator, clocks: &Clocks) -> Option<Value> {
    let latest: &Definition = indicator.latest();
    let Content::Rows(rows) = &latest.content else { return None };
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value| {
        fields.insert(name.to_owned(), value);
    };
    put("id", json!(indicator.id.as_str()));
    put("register", json!(rows.register.name));
    put("unit", json!(latest.unit.as_ref().map(|unit| unit.as_str())));
    put("measure", json!(latest.measure.name()));
    put("by_sex", json!(rows.register.column("sex").is_some() && latest.splits_by("sex")));
    put("factor", json!([rows.factor.numer().to_string(), rows.factor.denom().to_string()]));
    put("kind", json!(kind(&rows.count)));
    put("date", json!(rows.count.date()));
    put("from", json!(rows.count.interval().map(|interval| interval.from)));
    put("to", json!(rows.count.interval().map(|interval| interval.to)));
    put("weight", json!(rows.count.weight()));
    put("limit", json!(rows.count.clock().and_then(|clock| limit(clocks, clock)).map(length)));
    if let Count::Distinct { key, .. } = &rows.count {
        put("key", json!(key));
    }
    if let Count::Duration { statistic, .. } = &rows.count {
        put("statistic", json!(statistic_name(*statistic)));
    }
    let filter = rows.filter.as_ref().map(|filter| &filter.expr);
    put("where", json!(filter.map(|filter| to_sql(filter, rows.register, clocks))));
    put("filter", json!(filter.map(|filter| tree(filter, rows, clocks))));
    Some(Value::Object(fields))
}

fn kind(count: &Count) -> &'static str {
    match count {
        Count::Events { .. } => "events",
        Count::Sum { .. } => "sum",
        Count::Active(_) => "active",
        Count::Stock { .. } => "stock",
        Count::AverageStock { .. } => "average_stock",
        Count::Days { .. } => "days",
        Count::AverageDays { .. } => "average_days",
        Count::Duration { .. } => "duration",
        Count::Overdue { .. } => "overdue",
        Count::OverdueOpen { .. } => "overdue_open",
        Count::Distinct { .. } => "distinct",
    }
}

fn statistic_name(statistic: Statistic) -> String {
    match statistic {
        Statistic::Mean => "mean".to_owned(),
        Statistic::Median => "median".to_owned(),
        Statistic::Percentile(percent) => format!("p{percent}"),
    }
}

/// The length of a clock when it is the same in all its versions.
fn limit(clocks: &Clocks, clock: &ClockId) -> Option<Length> {
    let versions = &clocks.get(clock).map(|clock: &Clock| &clock.versions)?;
    let first = versions.first()?.limit;
    versions.iter().all(|version| version.limit == first).then_some(first)
}

fn unit_name(unit: LengthUnit) -> Option<&'static str> {
    match unit {
        LengthUnit::Day => Some("day"),
        LengthUnit::Week => Some("week"),
        LengthUnit::Month => Some("month"),
        LengthUnit::Year => Some("year"),
        LengthUnit::Hour => None,
    }
}

fn length(length: Length) -> Value {
    unit_name(length.unit).map_or(Value::Null, |unit| json!({ "count": length.count, "unit": unit }))
}

/// A filter as a condition of SQL, true or false for every row and never unknown.
pub fn to_sql(expr: &Expr, register: &Register, clocks: &Clocks) -> String {
    let joined = |parts: &[Expr], word: &str| {
        let parts: Vec<String> = parts.iter().map(|part| to_sql(part, register, clocks)).collect();
        format!("({})", parts.join(word))
    };
    match expr {
        Expr::And(parts) => joined(parts, " AND "),
        Expr::Or(parts) => joined(parts, " OR "),
        Expr::Not(part) => format!("(NOT {})", to_sql(part, register, clocks)),
        Expr::Atom(atom) => atom_sql(atom, register, clocks),
    }
}

fn atom_sql(atom: &Atom, register: &Register, clocks: &Clocks) -> String {
    let condition = match atom {
        Atom::Category { column, values } => {
            let values: Vec<String> =
                values.iter().map(|value| format!("'{}'", value.replace('\'', "''"))).collect();
            format!("\"{column}\" IN ({})", values.join(", "))
        }
        Atom::Number { column, comparison, value } => {
            format!("\"{column}\" {} {}", sign(*comparison), literal(register, column, *value))
        }
        Atom::Age { at, comparison, years } => {
            format!("{} {} {years}", age_sql(at), sign(*comparison))
        }
        Atom::Empty { column } => return format!("(\"{column}\" IS NULL)"),
        Atom::OverdueAt { column, from, clock } => {
            let end = limit(clocks, clock).and_then(|limit| Some((limit.count, unit_name(limit.unit)?)));
            match end {
                Some((count, unit)) => format!("\"{column}\" > \"{from}\" + INTERVAL {count} {unit}"),
                None => "NULL".to_owned(),
            }
        }
    };
    let optional = |name: &&str| register.column(name).is_some_and(|column| column.optional);
    if atom.columns().iter().any(optional) {
        format!("COALESCE({condition}, FALSE)")
    } else {
        format!("({condition})")
    }
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::Less => "<",
        Comparison::AtMost => "<=",
        Comparison::More => ">",
        Comparison::AtLeast => ">=",
    }
}

fn literal(register: &Register, column: &str, value: i64) -> String {
    match day(register, column, value) {
        Some(day) => format!("DATE '{day}'"),
        None => value.to_string(),
    }
}

fn day(register: &Register, column: &str, value: i64) -> Option<NaiveDate> {
    let is_day = register.column(column).is_some_and(|column| column.kind == Kind::Day);
    is_day.then(|| NaiveDate::from_epoch_days(i32::try_from(value).ok()?)).flatten()
}

/// Whole years, by the rule that somebody born on 29 February turns on the 28th in common years.
fn age_sql(at: &str) -> String {
    let packed = |day: &str| format!("(year({day}) * 384 + month({day}) * 32 + day({day}))");
    let day = format!("\"{at}\"");
    let leap = format!(
        "(CASE WHEN month({day}) = 2 AND day({day}) = 28 AND day(last_day({day})) = 28 THEN 1 ELSE 0 END)"
    );
    format!("floor(({} + {leap} - {}) / 384)", packed(&day), packed("\"birth\""))
}

/// A filter as nested arrays, for engines without SQL: `["and", …]`, `["in", column, [codes]]`,
/// `["is", column, "<", number or day]`, `["empty", column]`, `["overdue", column, from, limit]`.
fn tree(expr: &Expr, rows: &Rows, clocks: &Clocks) -> Value {
    let nested = |word: &str, parts: &[Expr]| {
        let parts = parts.iter().map(|part| tree(part, rows, clocks));
        Value::Array(std::iter::once(json!(word)).chain(parts).collect())
    };
    match expr {
        Expr::And(parts) => nested("and", parts),
        Expr::Or(parts) => nested("or", parts),
        Expr::Not(part) => json!(["not", tree(part, rows, clocks)]),
        Expr::Atom(Atom::Category { column, values }) => json!(["in", column, values]),
        Expr::Atom(Atom::Number { column, comparison, value }) => {
            let day = day(rows.register, column, *value).map(|day| json!({ "day": day.to_string() }));
            json!(["is", column, sign(*comparison), day.unwrap_or_else(|| json!(value))])
        }
        Expr::Atom(Atom::Age { at, comparison, years }) => json!(["age", at, sign(*comparison), years]),
        Expr::Atom(Atom::Empty { column }) => json!(["empty", column]),
        Expr::Atom(Atom::OverdueAt { column, from, clock }) => {
            json!(["overdue", column, from, limit(clocks, clock).map(length)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::{Filter, Overdue};
    use crate::register::register;
    use enslinje_domain::clock::{STATUTORY, STATUTORY_FILE};

    fn sql(text: &str) -> (String, Value) {
        let clocks = Clocks::parse(STATUTORY_FILE, STATUTORY).unwrap();
        let register = register("decision").unwrap();
        let clock = ClockId::new("unexecuted_decision").unwrap();
        let filter = Filter::read(text, register, Some(&Overdue { from: "decided", clock })).unwrap();
        let count = Count::Events { date: "decided" };
        let rows = Rows { register, filter: None, count, factor: enslinje_domain::Number::from_integer(1) };
        (to_sql(&filter.expr, register, &clocks), tree(&filter.expr, &rows, &clocks))
    }

    #[test]
    fn conditions_on_optional_columns_are_false_where_the_cell_is_empty() {
        let (text, tree) = sql("law = \"SoL\" and not (executed < 2024-02-01 or declined is empty)");
        assert_eq!(
            text,
            "((\"law\" IN ('SoL')) AND (NOT (COALESCE(\"executed\" < DATE '2024-02-01', FALSE) OR (\"declined\" IS NULL))))"
        );
        let days = json!(["is", "executed", "<", { "day": "2024-02-01" }]);
        assert_eq!(
            tree,
            json!(["and", ["in", "law", ["SoL"]], ["not", ["or", days, ["empty", "declined"]]]])
        );
    }

    #[test]
    fn a_limit_is_added_to_the_day_that_starts_the_clock() {
        let (text, tree) = sql("overdue at executed");
        assert_eq!(text, "COALESCE(\"executed\" > \"decided\" + INTERVAL 3 month, FALSE)");
        assert_eq!(tree, json!(["overdue", "executed", "decided", { "count": 3, "unit": "month" }]));
    }
}
