//! Financial assistance by household and month, SoL 2025:400 12:1: who gets it when, and how much.

mod amount;
mod household;

use crate::allocate::share_out;
use crate::days::new_year;
use crate::row::AssistancePayment;
use crate::scene::Scene;
use chrono::Datelike;
use enslinje_domain::Diagnostic;

/// Households of a year where no target decides.
const USUAL: u64 = 1900;

/// Payments that meet `fs_households` and `fs_paid`.
pub(crate) fn rows(scene: &Scene) -> Result<Vec<AssistancePayment<'_>>, Diagnostic> {
    let counts = scene.levels("fs_households", USUAL, -30)?;
    let mut rows = Vec::new();
    for household in household::households(scene, &counts) {
        amount::add(scene, &household, &mut rows);
    }
    rows.sort_by_key(|row: &AssistancePayment| (row.month, row.household.key));
    for year in scene.years() {
        let Some(aim) = scene.aims.year("fs_paid", year) else { continue };
        let total = aim.count()?;
        let from = rows.partition_point(|row| row.month < new_year(year));
        let to = rows.partition_point(|row| row.month < new_year(year + 1));
        if !scale(&mut rows[from..to], total) {
            return Err(aim.conflict(&format!("fs_households {year}")));
        }
    }
    Ok(rows)
}

/// Changes the amounts in proportion, so that they sum to `total` öre; whole kronor but for the last. The
/// supplement per child is a fixed amount. False when the sum does not give every payment a krona.
fn scale(rows: &mut [AssistancePayment<'_>], total: u64) -> bool {
    let fixed = |row: &AssistancePayment<'_>| row.kind == amount::SUPPLEMENT.0;
    let ore = |amount: i64| amount.max(0).unsigned_abs();
    let supplements: u64 = rows.iter().filter(|row| fixed(row)).map(|row| ore(row.amount)).sum();
    let Some(left) = total.checked_sub(supplements) else { return false };
    let weights: Vec<u64> = rows.iter().map(|row| if fixed(row) { 0 } else { ore(row.amount) }).collect();
    let count = weights.iter().filter(|weight| **weight > 0).count() as u64;
    let kronor = left / 100;
    if kronor < count || (count == 0 && left > 0) {
        return false;
    }
    let parts = share_out(kronor - count, &weights);
    for (row, part) in rows.iter_mut().zip(parts).filter(|(row, _)| !fixed(row)) {
        row.amount = i64::try_from((part + 1) * 100).unwrap_or(0);
    }
    if let Some(last) = rows.iter_mut().rev().find(|row| !fixed(row)) {
        last.amount += i64::try_from(left % 100).unwrap_or(0);
    }
    true
}

/// Whether a month is the one of the supplement.
fn is_supplement(month: chrono::NaiveDate) -> bool {
    (month.year(), month.month()) == amount::SUPPLEMENT.1
}

#[cfg(test)]
mod tests;
