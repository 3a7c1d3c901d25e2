//! Who works in a department, from when to when, and how many percent of full time in each year.

use super::headcount::{AREAS, DEPARTMENTS, Plan};
use crate::allocate::{share_out, share_within};
use crate::days::{between, new_year, plus, plus_months};
use crate::people::{Keys, Person, birth_at};
use crate::random::Random;
use crate::row::Employment;
use crate::scene::Scene;
use crate::stock::{Stay, Turnover, after_day, first_day, month_ends, stays};
use chrono::NaiveDate;
use enslinje_domain::{Diagnostic, Number, calendar::age_on};
use std::ops::Range;

/// Leaves by month: most at the turn of the year and after summer.
const LEAVING: [u64; 12] = [150, 90, 95, 90, 85, 90, 60, 130, 120, 95, 85, 60];
/// Leaves per thousand and month, own choice and all else.
const PERMILLE: u64 = 19;
/// Days since the first day of those who were there before the first year, on average, and at most.
const SINCE: (u64, i64) = (1500, 9000);
/// Extents in percent of full time.
const EXTENTS: [(u32, u64); 5] = [(100, 88), (90, 2), (80, 5), (75, 4), (50, 1)];
/// Ages at the first day.
const HIRED: [((i64, i64), u64); 6] =
    [((22, 24), 11), ((25, 29), 28), ((30, 36), 25), ((37, 45), 18), ((46, 54), 12), ((55, 62), 6)];
/// Retirement at the latest, in years.
const OLDEST: i32 = 68;
/// Women of a thousand by department.
const WOMEN: [usize; DEPARTMENTS] = [850, 800, 830, 740, 560, 720];
/// A change of a tenth of a percent of an employment is too small; terms change in steps.
const STEP: i64 = 5;
/// How often everybody may get new terms in one year.
const PASSES: usize = 4;

/// The occupations of those who are not social workers.
const OCCUPATIONS: [&[(&str, u64)]; DEPARTMENTS] = [
    &[("manager", 30), ("administration", 50), ("other", 20)],
    &[("treatment", 78), ("manager", 9), ("administration", 8), ("other", 5)],
    &[("administration", 60), ("manager", 22), ("other", 18)],
    &[("treatment", 52), ("psychologist", 17), ("manager", 10), ("administration", 12), ("other", 9)],
    &[("leisure_leader", 70), ("manager", 9), ("administration", 9), ("other", 12)],
    &[("administration", 74), ("manager", 12), ("other", 14)],
];

/// One person's employment.
#[derive(Debug, Clone)]
pub(super) struct Post<'a> {
    pub(super) unit: &'a str,
    pub(super) person: Person,
    occupation: &'static str,
    area: &'static str,
    /// First day.
    pub(super) from: NaiveDate,
    /// The day after the last.
    pub(super) to: Option<NaiveDate>,
    left: Option<&'static str>,
    /// Percent of full time in each year.
    pub(super) percent: Vec<u32>,
    stay: Stay,
    department: usize,
}

/// The posts of all departments.
pub(super) fn posts<'a>(scene: &'a Scene, plan: &Plan) -> Result<Vec<Post<'a>>, Diagnostic> {
    let mut keys = Keys::new("employment", scene.committee);
    let mut posts = Vec::new();
    let years = scene.years().len();
    let flat = |year: usize| -> Vec<u64> { plan.people[year].iter().flatten().copied().collect() };
    // People in service in December and people who leave, for each department and kind of work.
    let decembers: Vec<Option<Vec<u64>>> =
        (0..years).map(|year| plan.december[year].map(|end| share_out(end, &flat(year)))).collect();
    let leaves: Vec<[Vec<u64>; 2]> = (0..years)
        .map(|year| {
            [0, 1].map(|kind| {
                let weights: Vec<u64> = plan.people[year].iter().map(|people| people[kind]).collect();
                share_out(plan.leave[year][kind], &weights)
            })
        })
        .collect();
    for department in 0..DEPARTMENTS {
        let mut random = scene.random("employment", i32::try_from(department).unwrap_or(0));
        for kind in 0..2 {
            let sums: Vec<u64> = plan.people.iter().map(|people| people[department][kind]).collect();
            let ends: Vec<Option<u64>> = decembers
                .iter()
                .map(|ends| ends.as_ref().and_then(|ends| ends.get(2 * department + kind)).copied())
                .collect();
            let ends = month_ends(&sums, &ends, &mut random);
            let leaves: Vec<u64> = leaves.iter().map(|leaves| leaves[kind][department]).collect();
            add_class(scene, (department, kind), &ends, &leaves, &mut random, &mut keys, &mut posts)?;
        }
        let wanted: Vec<u64> = plan.extent.iter().map(|extent| extent[department]).collect();
        let mut of_department: Vec<&mut Post<'a>> =
            posts.iter_mut().filter(|post| post.department == department).collect();
        fit_extent(scene, &wanted, &mut of_department, &mut random);
    }
    Ok(posts)
}

/// The people of one kind of work in one department.
fn add_class<'a>(
    scene: &'a Scene,
    (department, kind): (usize, usize),
    ends: &[u64],
    leaves: &[u64],
    random: &mut Random,
    keys: &mut Keys,
    posts: &mut Vec<Post<'a>>,
) -> Result<(), Diagnostic> {
    let mut external: Vec<u64> = Vec::new();
    for (year, count) in leaves.iter().enumerate() {
        let weights = LEAVING.map(|weight| weight * random.between(50, 150).unsigned_abs());
        let Some(months) = share_within(*count, &weights, &ends[scene.year_months(year)]) else {
            let aim = scene.aims.of("staff_turnover_ext").chain(scene.aims.of("staff_turnover_sw")).next();
            return aim.map_or(Ok(()), |aim| Err(aim.refused("simulate-target-too-few-rows")));
        };
        external.extend(months);
    }
    let turnover = Turnover { permille: PERMILLE, least: Some(&external), season: &LEAVING };
    let found = stays(scene, ends, &turnover, random);
    for stay in found {
        let earliest = plus(scene.start(), -SINCE.1);
        let from = first_day(scene, &stay, SINCE.0, random).max(earliest);
        let to = after_day(scene, &stay);
        let person = employee(scene, random, keys, department, (from, to.unwrap_or(scene.end())));
        let left = stay.after.map(|(month, _)| {
            if external[month] > 0 {
                external[month] -= 1;
                return "external";
            }
            let is_old = to.and_then(|to| age_on(person.birth, to)).is_some_and(|age| age >= 61);
            if is_old { "retired" } else { "internal" }
        });
        let percent = random.choose(&EXTENTS, 100);
        posts.push(Post {
            unit: unit(scene, department),
            person,
            occupation: if kind == 0 {
                "social_worker"
            } else {
                random.choose(OCCUPATIONS[department], "other")
            },
            area: AREAS[department].0,
            from,
            to,
            left,
            percent: vec![percent; scene.years().len()],
            stay,
            department,
        });
    }
    Ok(())
}

fn unit(scene: &Scene, department: usize) -> &str {
    let units = &scene.units;
    match department {
        0 => &units.child_authority,
        1 => &units.child_resource,
        2 => &units.income_support,
        3 => &units.adult,
        4 => &units.leisure,
        _ => &units.support,
    }
}

fn employee(
    scene: &Scene,
    random: &mut Random,
    keys: &mut Keys,
    department: usize,
    (from, until): (NaiveDate, NaiveDate),
) -> Person {
    let (low, high) = random.choose(&HIRED, (25, 40));
    let latest = i64::from(OLDEST) - 1 - between(from, until.max(scene.start())) / 365 - 1;
    let age = random.between(low, high).min(latest).max(20);
    let birth = birth_at(random, from, age);
    let sex = if random.chance(WOMEN[department]) { "woman" } else { "man" };
    Person { key: keys.next(), sex, birth }
}

/// Changes terms, and then days within months, until the department has its full-time equivalents
/// (hundredths) in each year, as nearly as whole days allow.
fn fit_extent(scene: &Scene, wanted: &[u64], posts: &mut [&mut Post<'_>], random: &mut Random) {
    for (year, hundredths) in wanted.iter().enumerate() {
        let (start, end) = (new_year(scene.first_year), scene.first_day(scene.year_months(year).start));
        let from = end.max(start);
        let to = scene.first_day(scene.year_months(year).end);
        let all = between(from, to);
        // A hundredth of a full-time equivalent for a day is one percent of one person for a day.
        let wanted = i64::try_from(*hundredths).unwrap_or(0) * all;
        let mut order: Vec<usize> = (0..posts.len()).filter(|post| posts[*post].days(from, to) > 0).collect();
        random.shuffle(&mut order);
        let mut missing = wanted - covered(posts, year, (from, to));
        for _ in 0..PASSES {
            for post in &order {
                let post = &mut posts[*post];
                let days = post.days(from, to);
                let step = missing / days / STEP * STEP;
                let percent = i64::from(post.percent[year]);
                // Nobody works less than half or more than full time.
                let changed = (percent + step.clamp(-3 * STEP, 10 * STEP)).clamp(50.min(percent), 100);
                for later in &mut post.percent[year..] {
                    *later = u32::try_from(changed).unwrap_or(100);
                }
                missing -= (changed - percent) * days;
            }
        }
        move_days(scene, year, missing, posts);
    }
}

/// Days times percent of the posts in a year.
fn covered(posts: &[&mut Post<'_>], year: usize, (from, to): (NaiveDate, NaiveDate)) -> i64 {
    posts.iter().map(|post| post.days(from, to) * i64::from(post.percent[year])).sum()
}

/// Moves first and last days of full-time employees within their months by `missing` percent of days.
fn move_days(scene: &Scene, year: usize, missing: i64, posts: &mut [&mut Post<'_>]) {
    let months = scene.year_months(year);
    let mut caps = Vec::new();
    for post in posts.iter() {
        let is_full = post.percent[year] == 100;
        for (end, is_first) in [(post.stay.first, true), (post.stay.after, false)] {
            let room =
                end.filter(|(month, _)| is_full && months.contains(month)).map_or(0, |(month, day)| {
                    // A first day moves back, an end moves forward, to add days.
                    if is_first == (missing > 0) { day } else { scene.length(month) - 1 - day }
                });
            caps.push(room.max(0).unsigned_abs());
        }
    }
    let days = ((missing.unsigned_abs() + 50) / 100).min(caps.iter().sum());
    let parts = share_within(days, &caps, &caps).unwrap_or_default();
    for (post, parts) in posts.iter_mut().zip(parts.chunks(2)) {
        let shift = |part: u64| missing.signum() * i64::try_from(part).unwrap_or(0);
        if let (Some((_, day)), Some(part)) = (&mut post.stay.first, parts.first()) {
            *day -= shift(*part);
            post.from = plus(post.from, -shift(*part));
        }
        if let (Some((_, day)), Some(part)) = (&mut post.stay.after, parts.get(1)) {
            *day += shift(*part);
            post.to = post.to.map(|to| plus(to, shift(*part)));
        }
    }
}

/// Checks the full-time equivalents of the posts against their targets, which those of other years may put
/// out of reach.
pub(super) fn check_extent(scene: &Scene, posts: &[Post<'_>]) -> Result<(), Diagnostic> {
    let mut children_before: Option<Number> = None;
    for (index, year) in scene.years().enumerate() {
        let months = scene.year_months(index);
        let (from, to) = (scene.first_day(months.start), scene.first_day(months.end));
        let extent = |departments: Range<usize>| {
            let within = posts.iter().filter(|post| departments.contains(&post.department));
            let sum: i64 = within.map(|post| post.days(from, to) * i64::from(post.percent[index])).sum();
            Number::new(i128::from(sum), i128::from(100 * between(from, to)))
        };
        let children = extent(0..2);
        for (indicator, value) in [
            ("fte_total", Some(extent(0..DEPARTMENTS))),
            ("ifo_fte", Some(extent(0..4))),
            ("leisure_fte", Some(extent(4..5))),
            ("bou_fte", Some(children)),
            ("bou_fte_increase", children_before.map(|before| children - before)),
        ] {
            if let Some(aim) = scene.aims.year(indicator, year)
                && !value.is_some_and(|value| aim.is_met_by(value))
            {
                return Err(aim.conflict("fte_total, ifo_fte, leisure_fte, bou_fte, staff_in_service"));
            }
        }
        children_before = Some(children);
    }
    Ok(())
}

impl<'a> Post<'a> {
    /// Days of the employment between two days, the second not counted.
    pub(super) fn days(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        between(self.from.max(from), self.to.unwrap_or(to).min(to)).max(0)
    }

    /// A row for each time with the same terms.
    pub(super) fn employments(&self, scene: &Scene) -> Vec<Employment<'a>> {
        let mut rows: Vec<Employment<'a>> = Vec::new();
        for (index, percent) in self.percent.iter().enumerate() {
            let start = scene.first_day(scene.year_months(index).start);
            let end = scene.first_day(scene.year_months(index).end);
            // Whoever leaves on the very first day has a row without days, for the leave.
            let leaves_at_once = index == 0 && self.to == Some(start);
            if self.days(start, end) == 0 && !leaves_at_once {
                continue;
            }
            match rows.last_mut() {
                Some(last) if last.percent == *percent => continue,
                Some(last) => {
                    last.to = Some(start);
                    last.left = Some("terms_changed");
                }
                None => {}
            }
            rows.push(Employment {
                unit: self.unit,
                person: self.person,
                occupation: self.occupation,
                area: self.area,
                from: if rows.is_empty() { self.from } else { start },
                to: None,
                left: None,
                percent: *percent,
            });
        }
        if let Some(last) = rows.last_mut() {
            last.to = self.to;
            last.left = self.left;
        }
        rows
    }

    /// The days of a year on which the person is in the age group that begins at `age` and lasts `years`.
    pub(super) fn days_in_group(
        &self,
        scene: &Scene,
        year: usize,
        age: i32,
        years: i32,
    ) -> (NaiveDate, NaiveDate) {
        let months = scene.year_months(year);
        let (start, end) = (scene.first_day(months.start), scene.first_day(months.end));
        let from = self.from.max(start).max(plus_months(self.person.birth, 12 * age));
        let to = self.to.unwrap_or(end).min(end).min(plus_months(self.person.birth, 12 * (age + years)));
        (from, to.max(from))
    }
}
