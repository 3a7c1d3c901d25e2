//! Figures as a table for people, and as JSON for programs.

use crate::failure::Failure;
use crate::load::Municipality;
use crate::terminal::Terminal;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;

use comfy_table::{CellAlignment, ContentArrangement, Table};
use enslinje_domain::{Figure, Measure, Number, Split, Status};
use enslinje_indicators::Figures;
use enslinje_text::{Locale, Shown, format_shown, measure_word};
use num_traits::ToPrimitive;
use serde_json::{Map, Value, json};

/// An array of `{"indicator","unit","period","by","value","status","definition_version"}`. Money is in
/// kronor, percent 0–100; `value` is null when it is hidden or there is none.
///
/// # Errors
/// When a value cannot be written as a number.
pub fn json(figures: &Figures) -> Result<String, Failure> {
    let rows: Vec<Value> = figures.values().map(row).collect();
    let mut text = serde_json::to_string_pretty(&rows).map_err(|fault| Failure::Fault(fault.to_string()))?;
    text.push('\n');
    Ok(text)
}

fn row(figure: &Figure) -> Value {
    let by: Map<String, Value> =
        figure.key.by.0.iter().map(|(dimension, part)| (dimension.clone(), json!(part))).collect();
    json!({
        "indicator": figure.key.indicator.as_str(),
        "unit": figure.key.unit.as_str(),
        "period": figure.key.period.to_string(),
        "by": by,
        "value": figure.value.map_or(Value::Null, |value| number(in_kronor(value, figure.measure))),
        "status": figure.status.name(),
        "definition_version": figure.definition_version,
    })
}

/// A value as it leaves the program: money in kronor.
pub fn in_kronor(value: Number, measure: Measure) -> Number {
    if measure == Measure::Money { value / Number::from_integer(100) } else { value }
}

fn number(value: Number) -> Value {
    match value.is_integer().then(|| value.to_integer().to_i64()).flatten() {
        Some(whole) => json!(whole),
        None => decimal(value).map_or(Value::Null, |value| json!(value)),
    }
}

/// The nearest floating-point number.
pub fn decimal(value: Number) -> Option<f64> {
    Some(value.numer().to_f64()? / value.denom().to_f64()?)
}

fn parts(by: &Split) -> String {
    by.0.iter().map(|(dimension, part)| format!("{dimension}={part}")).collect::<Vec<_>>().join(";")
}

/// A table for reading.
pub fn table(terminal: &Terminal, municipality: &Municipality, figures: &Figures) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    let heads = ["indicator", "unit", "period", "by", "value", "measure", "status"];
    table.set_header(heads.map(|head| terminal.text(&format!("cli-head-{head}"), &[])));
    for figure in figures.values() {
        let name = municipality.catalogue.get(&figure.key.indicator).map(|found| found.latest().name.clone());
        let unit = municipality.pack.organisation.get(&figure.key.unit).map(|unit| unit.name.clone());
        table.add_row([
            name.unwrap_or_else(|| figure.key.indicator.to_string()),
            unit.unwrap_or_else(|| figure.key.unit.to_string()),
            figure.key.period.to_string(),
            parts(&figure.key.by),
            shown(municipality, figure, terminal.messages().locale()),
            measure_word(figure.measure, terminal.messages().locale()).to_owned(),
            terminal.text(&format!("cli-status-{}", figure.status.name()), &[]),
        ]);
    }
    if let Some(column) = table.column_mut(4) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    format!("{table}\n")
}

/// A figure as people read it, with the decimals of its definition.
pub fn shown(municipality: &Municipality, figure: &Figure, locale: Locale) -> String {
    let Some(value) = figure.value else {
        return if figure.status == Status::Suppressed { "•".to_owned() } else { "–".to_owned() };
    };
    let decimals =
        municipality.catalogue.get(&figure.key.indicator).map_or(0, |found| found.latest().decimals);
    format_shown(value, Shown::of(figure.measure), decimals, false, locale)
}
