//! Who is placed: people of a fitting age, some of them once more, on likely terms.

use super::Class;
use crate::days::{between, plus_months};
use crate::people::{Keys, Person, birth_at};
use crate::random::Random;
use crate::row::Placement;
use crate::scene::Scene;
use crate::stock::{Stay, after_day, first_day};
use chrono::NaiveDate;

/// Of a thousand stays, those of somebody who was placed in the same way before.
const AGAIN: usize = 230;
/// Longest placement before the first year, in days.
const LONGEST: i64 = 12 * 365;
/// A child is younger than this at the first day, and than this at the end, in years.
const CHILD: (i32, i32) = (18, 21);

/// Adds a row for each stay.
pub(super) fn add<'a>(
    scene: &'a Scene,
    class: &Class<'a>,
    stays: &[Stay],
    random: &mut Random,
    keys: &mut Keys,
    rows: &mut Vec<Placement<'a>>,
) {
    let mut spans: Vec<(NaiveDate, Option<NaiveDate>)> = stays
        .iter()
        .map(|stay| {
            let earliest = crate::days::plus(scene.start(), -LONGEST);
            (first_day(scene, stay, class.since, random).max(earliest), after_day(scene, stay))
        })
        .collect();
    spans.sort();
    // People whose placement has ended, with the day.
    let mut left: Vec<(NaiveDate, Person)> = Vec::new();
    for (from, to) in spans {
        let until = to.unwrap_or(scene.end());
        let person = again(class, &mut left, random, (from, until))
            .unwrap_or_else(|| newcomer(class, random, keys, (from, until)));
        if let Some(to) = to {
            left.push((to, person));
        }
        let terms = class.terms.iter().map(|(_, weight)| *weight).collect::<Vec<_>>();
        let Some(((form, provider, legal_basis, cause, low, high), _)) =
            class.terms.get(random.weighted(&terms)).copied()
        else {
            continue;
        };
        rows.push(Placement {
            unit: class.unit,
            person,
            target_group: class.target_group,
            form,
            provider,
            legal_basis,
            cause,
            from,
            to,
            absconded: None,
            cost_per_day: random.between(low / 10, high / 10) * 1000,
        });
    }
}

/// Somebody who left before and still has the age.
fn again(
    class: &Class<'_>,
    left: &mut Vec<(NaiveDate, Person)>,
    random: &mut Random,
    span: (NaiveDate, NaiveDate),
) -> Option<Person> {
    if left.is_empty() || !random.chance(AGAIN) {
        return None;
    }
    let place = random.below(left.len());
    let (ended, person) = left[place];
    let fits = ended < span.0 && (class.target_group == "adult" || is_child(person.birth, span));
    fits.then(|| left.swap_remove(place).1)
}

fn is_child(birth: NaiveDate, (from, until): (NaiveDate, NaiveDate)) -> bool {
    birth <= from && from < plus_months(birth, 12 * CHILD.0) && until < plus_months(birth, 12 * CHILD.1)
}

fn newcomer(class: &Class<'_>, random: &mut Random, keys: &mut Keys, span: (NaiveDate, NaiveDate)) -> Person {
    let person = class.makeup.person(random, keys, span.0);
    if class.target_group == "adult" || is_child(person.birth, span) {
        return person;
    }
    // A long placement began early in life.
    let years = between(span.0, span.1) / 365 + 1;
    let oldest = (i64::from(CHILD.1) - 1 - years).clamp(0, i64::from(CHILD.0) - 1);
    let age = random.between((oldest - 5).max(0), oldest);
    Person { birth: birth_at(random, span.0, age), ..person }
}
