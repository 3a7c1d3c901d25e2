//! How much a household gets: the national norm less other income, rent, and now and then something else.

use super::household::Household;
use super::is_supplement;
use crate::random::Random;
use crate::row::AssistancePayment;
use crate::scene::Scene;
use chrono::Datelike;

/// Kind, month and öre per child of the supplement of December 2024.
pub(super) const SUPPLEMENT: (&str, (i32, u32), i64) = ("december_supplement", (2024, 12), 100_000);

/// Kind of the payment for the national norm.
pub(super) const NORM: &str = "national_norm";

/// The national norm of a year in kronor: a single adult, a couple, a child of middle age, and what
/// households of one to seven people share. SoF 2025:468 12:2 and its forerunners; 2024 is 8.7 percent
/// above 2023.
type Norm = (i32, [i64; 3], [i64; 7]);
const NORMS: [Norm; 5] = [
    (2022, [3210, 5800, 3110], [1040, 1150, 1450, 1640, 1890, 2140, 2310]),
    (2023, [3490, 6300, 3380], [1130, 1250, 1580, 1790, 2060, 2330, 2510]),
    (2024, [3800, 6850, 3680], [1230, 1360, 1720, 1950, 2240, 2540, 2730]),
    (2025, [3910, 7050, 3790], [1270, 1400, 1770, 2010, 2310, 2620, 2810]),
    (2026, [3940, 7100, 3820], [1280, 1410, 1790, 2030, 2330, 2640, 2830]),
];

/// Adds the payments of a household.
pub(super) fn add<'a>(scene: &'a Scene, household: &Household, rows: &mut Vec<AssistancePayment<'a>>) {
    // The key keeps the households apart without a sequence that depends on their order.
    let mut random =
        Random::new(scene.seed, "assistance amount", (household.applicant.key & 0x7fff_ffff) as i32);
    for month in &household.months {
        let month = scene.first_day(*month);
        let mut pay = |kind: &'static str, kronor: i64| {
            rows.push(AssistancePayment {
                unit: &scene.units.income_support,
                household: household.applicant,
                month,
                amount: kronor * 100,
                kind,
                children: household.children,
            });
        };
        let norm = norm(month.year(), household) * household.need / 100;
        pay(NORM, norm * random.between(88, 100) / 100);
        if household.rent > 0 {
            // Rents rise by about four percent each year.
            let years = i64::from(month.year() - scene.first_year);
            pay("housing", household.rent * (100 + 4 * years) / 100);
        }
        if random.chance(40) {
            pay("other_living", random.wait(900));
        }
        if is_supplement(month) && household.children > 0 {
            pay(SUPPLEMENT.0, i64::from(household.children) * SUPPLEMENT.2 / 100);
        }
    }
}

/// Kronor of a month by the norm of the year, or of the nearest year whose norm is known.
fn norm(year: i32, household: &Household) -> i64 {
    let nearest = NORMS.iter().min_by_key(|(known, ..)| (known - year).abs());
    let Some((_, [single, couple, child], shared)) = nearest else { return 0 };
    let adults = if household.adults == 1 { *single } else { *couple };
    let size = usize::try_from(household.adults + household.children).unwrap_or(1).clamp(1, shared.len());
    adults + child * i64::from(household.children) + shared[size - 1]
}
