//! The report for programs: codes and days, without the row numbers of the register.

use super::{Audience, Printed};
use crate::failure::Failure;
use crate::listed::quoted;
use enslinje_app::quarterly::{Ended, RowLine};
use serde_json::{Value, json};

/// JSON: the report as it is kept, with receipt and number.
pub(super) fn json(printed: &Printed<'_>) -> Result<String, Failure> {
    let mut content =
        serde_json::to_value(printed.content).map_err(|fault| Failure::Fault(fault.to_string()))?;
    if let Some(fields) = content.as_object_mut() {
        let hidden: &[&str] =
            if printed.audience == Audience::Council { &["rows", "notices"] } else { &["statistic"] };
        for field in hidden {
            fields.remove(*field);
        }
        for field in ["rows", "notices"] {
            let lines = fields.get_mut(field).and_then(Value::as_array_mut);
            for line in lines.into_iter().flatten().filter_map(Value::as_object_mut) {
                line.remove("decision");
            }
        }
        fields.insert("for".to_owned(), json!(printed.audience.code()));
        fields.insert("receipt".to_owned(), json!(printed.receipt));
        fields.insert("issued".to_owned(), json!(printed.issued.map(|issued| issued.number)));
    }
    let mut text =
        serde_json::to_string_pretty(&content).map_err(|fault| Failure::Fault(fault.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// Comma-separated values: the rows, or the counts.
pub(super) fn csv(printed: &Printed<'_>) -> String {
    let mut lines = Vec::new();
    if printed.audience == Audience::Council {
        lines.push("ground,dimension,part,count".to_owned());
        for count in &printed.content.statistic {
            let number = count.count.map_or_else(String::new, |number| number.to_string());
            lines.push(joined(&[&count.ground, &count.dimension, &count.part, &number]));
        }
    } else {
        lines.push(
            "reference,kind,ground,decided,from,last_day,reason,consequences,first,sex,age_group,ended,how,\
             ended_later,how_later,meanwhile,offers,fee_lowest,fee_highest,fee_days,fee_last_day"
                .to_owned(),
        );
        lines.extend(printed.content.rows.iter().map(row));
    }
    lines.join("\n") + "\n"
}

fn row(row: &RowLine) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let ended = |end: &Option<Ended>| {
        end.as_ref().map_or_else(Default::default, |end| (end.on.clone(), end.how.clone()))
    };
    let ((on, how), (later_on, later_how)) = (ended(&row.end), ended(&row.later));
    let offers: Vec<&str> =
        row.offers.iter().map(|offer| offer.declined.as_deref().unwrap_or(&offer.offered)).collect();
    let fee = row.fee.as_ref().map_or_else(Default::default, |fee| {
        [fee.lowest.to_string(), fee.highest.to_string(), fee.days.to_string(), fee.last_day.clone()]
    });
    let [lowest, highest, days, last_day] = &fee;
    joined(&[
        &text(&row.reference),
        &row.kind,
        &row.ground,
        &row.decided,
        &row.from,
        &row.last_day,
        &text(&row.reason),
        &text(&row.consequences),
        &text(&row.first),
        &row.sex,
        &text(&row.age_group),
        &on,
        &how,
        &later_on,
        &later_how,
        &text(&row.meanwhile),
        &offers.join(" "),
        lowest,
        highest,
        days,
        last_day,
    ])
}

/// Cells with commas between them.
fn joined(cells: &[&str]) -> String {
    cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",")
}
