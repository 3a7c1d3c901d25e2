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

/// Changes the amounts so that they sum to `total` öre; whole kronor but for the last. The supplement per
/// child is a fixed amount. The norm is paid as it stands when the rest can make up the sum, so that nobody
/// gets more than the norm; otherwise all are changed in proportion. False when the sum is too small to give
/// every payment a krona.
fn scale(rows: &mut [AssistancePayment<'_>], total: u64) -> bool {
    let is_fixed = |row: &AssistancePayment<'_>| row.kind == amount::SUPPLEMENT.0;
    let is_norm = |row: &AssistancePayment<'_>| row.kind == amount::NORM;
    let ore = |row: &AssistancePayment<'_>| row.amount.max(0).unsigned_abs();
    let fixed: u64 = rows.iter().filter(|row| is_fixed(row)).map(ore).sum();
    let norm: u64 = rows.iter().filter(|row| is_norm(row)).map(ore).sum();
    let others: u64 = rows.iter().map(ore).sum::<u64>() - fixed - norm;
    // Rents and other costs may give way by half before the norm does.
    let keeps_norm = others > 0 && total >= fixed + norm + others / 2;
    let stays = |row: &AssistancePayment<'_>| is_fixed(row) || (keeps_norm && is_norm(row));
    let kept = if keeps_norm { fixed + norm } else { fixed };
    let Some(left) = total.checked_sub(kept) else { return false };
    let weights: Vec<u64> = rows.iter().map(|row| if stays(row) { 0 } else { ore(row) }).collect();
    let count = weights.iter().filter(|weight| **weight > 0).count() as u64;
    let kronor = left / 100;
    if kronor < count || (count == 0 && left > 0) {
        return false;
    }
    let parts = share_out(kronor - count, &weights);
    for (row, part) in rows.iter_mut().zip(parts).filter(|(row, _)| !stays(row)) {
        row.amount = i64::try_from((part + 1) * 100).unwrap_or(0);
    }
    if let Some(last) = rows.iter_mut().rev().find(|row| !stays(row)) {
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
