//! Reports under lex Sarah: made, investigated, sent to the inspectorate, decided by it.

use crate::aim::Aim;
use crate::chain::follow;
use crate::days::{EVEN, office_day, office_day_near, plus};
use crate::monthly::{Habit, MOST, Part};
use crate::random::Random;
use crate::row::LexSarah;
use crate::scene::Scene;
use chrono::NaiveDate;
use enslinje_domain::Diagnostic;

/// Reports sent, investigations and first decisions of a year where no target decides.
const USUAL: (u64, u64, u64) = (5, 10, 3);
const SUBJECTS: [(&str, &str, u64); 3] = [
    ("lex_sarah_placement", "legal_certainty_in_placement", 45),
    ("lex_sarah_followup", "follow_up_of_care", 30),
    ("", "other", 25),
];

/// Reports that meet `lex_sarah_reports` and `lex_sarah_to_ivo`, their subjects, `lex_sarah_investigations`
/// and `ivo_decisions_foster`.
pub(crate) fn rows(scene: &Scene) -> Result<Vec<LexSarah<'_>>, Diagnostic> {
    let mut random = scene.random("lex_sarah", scene.first_year);
    let even = |count: u64| vec![count; scene.years().len()];
    let mut wanted = scene.wanted("lex_sarah_to_ivo")?;
    wanted.extend(scene.wanted("lex_sarah_reports")?);
    let parts = SUBJECTS
        .iter()
        .map(|(indicator, _, weight)| Ok(Part { wanted: scene.wanted(indicator)?, weight: *weight }))
        .collect::<Result<Vec<_>, Diagnostic>>()?;
    let sent = sent(scene, &wanted, &parts, &mut random)?;
    let subjects = scene.split(&sent, &parts, &mut random)?;
    // What is sent was investigated in the same month.
    let bounds: Vec<(u64, u64)> = sent.iter().map(|sent| (*sent, MOST)).collect();
    let investigated = scene.wanted("lex_sarah_investigations")?;
    let habit = Habit { levels: &even(USUAL.1), season: &EVEN };
    let investigated = scene.monthly_for(&investigated, &habit, &bounds, &mut random)?;
    let mut rows = Vec::new();
    for month in 0..scene.months() {
        for (part, (_, subject, _)) in SUBJECTS.iter().enumerate() {
            for _ in 0..subjects[part][month] {
                rows.push(investigation(scene, &mut random, month, subject, true));
            }
        }
        for _ in sent[month]..investigated[month] {
            let subject = random.choose(&SUBJECTS.map(|(_, subject, weight)| (subject, weight)), "other");
            rows.push(investigation(scene, &mut random, month, subject, false));
        }
        // Other departments report too; their investigations found no serious shortcoming.
        if random.chance(300) {
            rows.push(other_department(scene, &mut random, month));
        }
    }
    let habit = Habit { levels: &even(USUAL.2), season: &EVEN };
    let decided = scene.monthly("ivo_decisions_foster", &habit, &mut random)?;
    add_decisions(scene, &mut random, &decided, &mut rows);
    Ok(rows)
}

/// Reports sent in each month: enough for the subjects, and no more than the investigations where no target
/// asks for more.
fn sent(
    scene: &Scene,
    wanted: &[(&Aim, u64)],
    parts: &[Part<'_>],
    random: &mut Random,
) -> Result<Vec<u64>, Diagnostic> {
    let mut timeline = scene.timeline(&[]);
    let spans = scene.fix_all(&mut timeline, wanted)?;
    for (aim, count) in parts.iter().flat_map(|part| &part.wanted) {
        timeline = timeline.at_least(&scene.span_of(aim)?, i64::try_from(*count).unwrap_or(0));
    }
    for (aim, count) in scene.wanted("lex_sarah_investigations")? {
        timeline = timeline.at_most(&scene.span_of(aim)?, i64::try_from(count).unwrap_or(0));
    }
    let levels = vec![USUAL.0; scene.years().len()];
    Ok(scene.solve(timeline, spans, &Habit { levels: &levels, season: &EVEN }, random))
}

fn investigation<'a>(
    scene: &'a Scene,
    random: &mut Random,
    month: usize,
    subject: &'static str,
    is_sent: bool,
) -> LexSarah<'a> {
    let days = scene.days(month);
    let investigated = office_day(random, days.start..plus(days.end, -7));
    let sent = office_day(random, investigated..days.end);
    LexSarah {
        unit: if random.chance(600) { &scene.units.child_resource } else { &scene.units.child_authority },
        reported: office_day_near(plus(investigated, -random.between(25, 80)), NaiveDate::MIN),
        investigated: Some(investigated),
        sent_to_ivo: is_sent.then_some(sent),
        ivo_decided: None,
        subject,
    }
}

fn other_department<'a>(scene: &'a Scene, random: &mut Random, month: usize) -> LexSarah<'a> {
    let reported = office_day(random, scene.days(month));
    let investigated = office_day_near(plus(reported, random.between(20, 70)), reported);
    LexSarah {
        unit: if random.chance(700) { &scene.units.adult } else { &scene.units.income_support },
        reported,
        investigated: (investigated <= scene.as_of()).then_some(investigated),
        sent_to_ivo: None,
        ivo_decided: None,
        subject: "other",
    }
}

/// Gives each decision of the inspectorate to a report that was sent a month before, if need be before
/// the first year.
fn add_decisions<'a>(scene: &'a Scene, random: &mut Random, decided: &[u64], rows: &mut Vec<LexSarah<'a>>) {
    let mut events = Vec::new();
    for (month, count) in decided.iter().enumerate() {
        for _ in 0..*count {
            events.push(office_day(random, scene.days(month)));
        }
    }
    let sent: Vec<Option<NaiveDate>> = rows.iter().map(|row| row.sent_to_ivo).collect();
    for (event, found) in events.iter().zip(follow(&sent, &events, 30, random)) {
        match found {
            Some(row) => rows[row].ivo_decided = Some(*event),
            None => {
                let sent = office_day_near(plus(scene.start(), -random.between(20, 90)), NaiveDate::MIN);
                let investigated = plus(sent, -random.between(1, 9));
                rows.push(LexSarah {
                    unit: &scene.units.child_resource,
                    reported: plus(investigated, -random.between(25, 80)),
                    investigated: Some(investigated),
                    sent_to_ivo: Some(sent),
                    ivo_decided: Some(*event),
                    subject: "legal_certainty_in_placement",
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::row::LexSarah;
    use crate::scene::tests::scene;
    use chrono::{Datelike, NaiveDate};

    #[test]
    fn every_step_meets_its_targets_and_comes_in_order() {
        let scene = scene(
            2,
            &[
                ("lex_sarah_reports", "2024-Q3", "3"),
                ("lex_sarah_reports", "2024-Q4", "1"),
                ("lex_sarah_to_ivo", "2024", "7"),
                ("lex_sarah_investigations", "2024", "11"),
                ("lex_sarah_placement", "2024-H2", "3"),
                ("lex_sarah_followup", "2024-H2", "1"),
                ("ivo_decisions_foster", "2024", "3"),
            ],
        );
        let rows = rows(&scene).unwrap();
        let count = |day: fn(&LexSarah) -> Option<NaiveDate>,
                     months: std::ops::RangeInclusive<u32>,
                     subject: &str| {
            rows.iter()
                .filter(|row| ["bm", "br"].contains(&row.unit) && row.subject.starts_with(subject))
                .filter(|row| day(row).is_some_and(|day| day.year() == 2024 && months.contains(&day.month())))
                .count()
        };
        let sent = |row: &LexSarah| row.sent_to_ivo;
        assert_eq!([count(sent, 7..=9, ""), count(sent, 10..=12, ""), count(sent, 1..=12, "")], [3, 1, 7]);
        assert_eq!([count(sent, 7..=12, "legal"), count(sent, 7..=12, "follow")], [3, 1]);
        assert_eq!(count(|row| row.investigated, 1..=12, ""), 11);
        assert_eq!(count(|row| row.ivo_decided, 1..=12, ""), 3);
        for row in &rows {
            let days = [Some(row.reported), row.investigated, row.sent_to_ivo, row.ivo_decided];
            let known: Vec<NaiveDate> = days.into_iter().flatten().collect();
            assert!(known.is_sorted(), "{row:?}");
        }
    }
}
