//! Suspected incorrect payments (*FUT*), from signal to cash: SoL 2025:400 chapter 33.

use crate::allocate::share_out;
use crate::chain::follow;
use crate::days::{EVEN, OFFICE, office_day, plus};
use crate::monthly::{Habit, MOST};
use crate::people::{APPLICANTS, Keys};
use crate::random::Random;
use crate::row::IncorrectPayment;
use crate::scene::Scene;
use chrono::NaiveDate;
use enslinje_domain::Diagnostic;

/// Reports, opened cases, police reports and decisions on recovery of a year where no target decides.
const USUAL: [(&str, u64); 4] =
    [("fut_reports", 64), ("fut_opened", 34), ("fut_police", 14), ("fut_recovery_decisions", 25)];
/// Kronor that a decision demands back, and kronor that come in during a year, where no target decides.
const USUAL_KRONOR: (u64, u64) = (52_000, 90_000);
/// Likely kronor of one payment.
const PAYMENT: u64 = 28_000;
/// Most payments of a month.
const MOST_PAYMENTS: usize = 200;

/// Rows that meet the number of each step and the sums demanded and paid.
pub(crate) fn rows(scene: &Scene) -> Result<Vec<IncorrectPayment<'_>>, Diagnostic> {
    let mut random = scene.random("incorrect_payment", scene.first_year);
    let mut keys = Keys::new("incorrect_payment", scene.committee);
    let mut steps = Vec::new();
    for (indicator, usual) in USUAL {
        let levels = scene.levels(indicator, usual, 0)?;
        steps.push(scene.monthly(indicator, &Habit { levels: &levels, season: &OFFICE }, &mut random)?);
    }
    let demanded = demanded_sums(scene, &mut random, &steps[3])?;
    let paid = paid_sums(scene, &mut random)?;
    let mut rows: Vec<IncorrectPayment> = Vec::new();
    for day in event_days(scene, &mut random, &steps[0]) {
        rows.push(report(scene, &mut random, &mut keys, day));
    }
    for (step, lag) in [(1, 2), (2, 14), (3, 14)] {
        let events = event_days(scene, &mut random, &steps[step]);
        let before: Vec<Option<NaiveDate>> =
            rows.iter().map(|row| if step == 1 { Some(row.reported) } else { row.opened }).collect();
        for (event, found) in events.iter().zip(follow(&before, &events, lag, &mut random)) {
            let row = found.unwrap_or_else(|| {
                rows.push(earlier(scene, &mut random, &mut keys, step));
                rows.len() - 1
            });
            match step {
                1 => rows[row].opened = Some(*event),
                2 => rows[row].police_reported = Some(*event),
                _ => rows[row].recovery_decided = Some(*event),
            }
        }
    }
    demand(scene, &mut random, &demanded, &mut rows);
    pay(scene, &mut random, &mut keys, &paid, &mut rows);
    Ok(rows)
}

fn report<'a>(
    scene: &'a Scene,
    random: &mut Random,
    keys: &mut Keys,
    reported: NaiveDate,
) -> IncorrectPayment<'a> {
    IncorrectPayment {
        unit: &scene.units.income_support,
        person: APPLICANTS.person(random, keys, reported),
        reported,
        opened: None,
        police_reported: None,
        recovery_decided: None,
        recovery_amount: None,
        paid: None,
        paid_amount: None,
    }
}

/// A row from before the first year, which waits for step `step`.
fn earlier<'a>(scene: &'a Scene, random: &mut Random, keys: &mut Keys, step: usize) -> IncorrectPayment<'a> {
    let opened = office_day(random, plus(scene.start(), -120)..plus(scene.start(), -20));
    let reported = plus(opened, -random.between(4, 40));
    let mut row = report(scene, random, keys, reported);
    row.opened = (step > 1).then_some(opened);
    row
}

fn event_days(scene: &Scene, random: &mut Random, months: &[u64]) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    for (month, count) in months.iter().enumerate() {
        for _ in 0..*count {
            days.push(office_day(random, scene.days(month)));
        }
    }
    days
}

/// Öre demanded in each month: at least one krona for each decision, nothing without decisions.
fn demanded_sums(scene: &Scene, random: &mut Random, decisions: &[u64]) -> Result<Vec<u64>, Diagnostic> {
    let wanted = scene.wanted("fut_recovery_amount")?;
    let unit = unit(&wanted);
    let wanted: Vec<_> = wanted.into_iter().map(|(aim, ore)| (aim, ore / unit)).collect();
    let kronor = 100 / unit;
    let bounds: Vec<(u64, u64)> =
        decisions.iter().map(|count| (count * kronor, if *count > 0 { MOST } else { 0 })).collect();
    let year = |year: usize| decisions[scene.year_months(year)].iter().sum::<u64>();
    let levels: Vec<u64> =
        (0..scene.years().len()).map(|index| year(index) * USUAL_KRONOR.0 * kronor).collect();
    let months = scene.monthly_for(&wanted, &Habit { levels: &levels, season: &EVEN }, &bounds, random)?;
    Ok(months.into_iter().map(|sum| sum * unit).collect())
}

/// Öre that come in during each month: most months nothing.
fn paid_sums(scene: &Scene, random: &mut Random) -> Result<Vec<u64>, Diagnostic> {
    let wanted = scene.wanted("fut_paid")?;
    let unit = unit(&wanted);
    let wanted: Vec<_> = wanted.into_iter().map(|(aim, ore)| (aim, ore / unit)).collect();
    let mut season = EVEN;
    for weight in &mut season {
        *weight = if random.chance(550) { 100 } else { 0 };
    }
    let levels = vec![USUAL_KRONOR.1 * 100 / unit; scene.years().len()];
    let months = scene.monthly_for(&wanted, &Habit { levels: &levels, season: &season }, &[], random)?;
    Ok(months.into_iter().map(|sum| sum * unit).collect())
}

/// Öre in which the sums are whole: kronor when all targets are.
fn unit(wanted: &[(&crate::aim::Aim, u64)]) -> u64 {
    if wanted.iter().all(|(_, ore)| ore % 100 == 0) { 100 } else { 1 }
}

/// Parts of a sum, whole kronor but the first, of unlike size, none below a krona when the sum allows.
fn amounts(random: &mut Random, sum: u64, parts: usize) -> Vec<i64> {
    let weights: Vec<u64> = (0..parts).map(|_| random.wait(1000).unsigned_abs() + 200).collect();
    let floor = parts as u64;
    let kronor = sum / 100;
    let mut amounts = share_out(kronor.saturating_sub(floor), &weights);
    for amount in &mut amounts {
        *amount = (*amount + u64::from(kronor >= floor)) * 100;
    }
    if let Some(first) = amounts.first_mut() {
        *first += sum % 100;
    }
    amounts.into_iter().map(|amount| i64::try_from(amount).unwrap_or(0)).collect()
}

fn demand(scene: &Scene, random: &mut Random, sums: &[u64], rows: &mut [IncorrectPayment<'_>]) {
    for (month, sum) in sums.iter().enumerate() {
        let days = scene.days(month);
        let decided: Vec<usize> = (0..rows.len())
            .filter(|row| rows[*row].recovery_decided.is_some_and(|day| days.contains(&day)))
            .collect();
        let amounts = amounts(random, *sum, decided.len());
        for (row, amount) in decided.into_iter().zip(amounts) {
            rows[row].recovery_amount = Some(amount);
        }
    }
}

/// Gives each payment to a demand that is large enough, if need be one from before the first year.
fn pay<'a>(
    scene: &'a Scene,
    random: &mut Random,
    keys: &mut Keys,
    sums: &[u64],
    rows: &mut Vec<IncorrectPayment<'a>>,
) {
    for (month, sum) in sums.iter().enumerate().filter(|(_, sum)| **sum > 0) {
        let parts = usize::try_from(sum / (PAYMENT * 100)).unwrap_or(0).min(MOST_PAYMENTS) + 1;
        for amount in amounts(random, *sum, parts).into_iter().filter(|amount| *amount > 0) {
            let paid = office_day(random, scene.days(month));
            let fits = |row: &IncorrectPayment<'_>| {
                row.paid.is_none()
                    && row.recovery_amount.is_some_and(|demanded| demanded >= amount)
                    && row.recovery_decided.is_some_and(|decided| plus(decided, 20) <= paid)
            };
            let open: Vec<usize> = (0..rows.len()).filter(|row| fits(&rows[*row])).collect();
            let row = open.get(random.below(open.len())).copied().unwrap_or_else(|| {
                let mut row = earlier(scene, random, keys, 2);
                row.recovery_decided = row.opened.map(|opened| plus(opened, 15));
                row.recovery_amount = Some(amount.saturating_mul(random.between(10, 40)) / 10);
                rows.push(row);
                rows.len() - 1
            });
            rows[row].paid = Some(paid);
            rows[row].paid_amount = Some(amount);
        }
    }
}

#[cfg(test)]
mod tests;
