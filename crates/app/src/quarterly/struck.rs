//! A delivered report without what told whom its decisions were about, when these persons are purged.

use super::{NoticeLine, RowLine, read};
use enslinje_store::{IssuedReport, Result, StoreError};
use std::collections::BTreeSet;

/// The report as it is kept from then on; `None` when it tells of none of the decisions.
///
/// What remains of a row is its kind, its days, its section and the sex: a line of statistics that belongs to
/// nobody. References, reasons and offers are gone, as is the number of the row.
pub(crate) fn struck(report: &IssuedReport, decisions: &BTreeSet<i64>) -> Result<Option<String>> {
    let mut content = read(report)?;
    let rows = content.rows.iter().map(|row| row.decision);
    let told: BTreeSet<i64> = rows.chain(content.notices.iter().map(|notice| notice.decision)).collect();
    if told.is_disjoint(decisions) {
        return Ok(None);
    }
    let row = |row: RowLine| if decisions.contains(&row.decision) { row_of_nobody(row) } else { row };
    content.rows = content.rows.into_iter().map(row).collect();
    for NoticeLine { decision, reference, .. } in &mut content.notices {
        if decisions.contains(decision) {
            (*decision, *reference) = (0, None);
        }
    }
    let text = serde_json::to_string(&content).map_err(|fault| StoreError::Database(fault.to_string()))?;
    Ok(Some(text))
}

/// Every field by name, so that one that is added is thought of here.
fn row_of_nobody(row: RowLine) -> RowLine {
    RowLine {
        decision: 0,
        unit: row.unit,
        reference: None,
        kind: row.kind,
        ground: row.ground,
        decided: row.decided,
        from: row.from,
        last_day: row.last_day,
        law: row.law,
        paragraph: row.paragraph,
        first: row.first,
        sex: row.sex,
        age_group: None,
        end: row.end,
        later: row.later,
        reason: None,
        consequences: None,
        meanwhile: None,
        offers: Vec::new(),
        fee: row.fee,
    }
}
