//! Placements of one person that cannot both be true.

use crate::register::Row;
use chrono::NaiveDate;

/// Two placements of the same person on the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overlap {
    /// Id of the earlier placement.
    pub earlier: Option<i64>,
    /// Id of the later.
    pub later: Option<i64>,
    /// The person, opaque.
    pub person: i64,
    /// First day that belongs to both.
    pub from: NaiveDate,
    /// First day that no longer does; `None` while both go on.
    pub to: Option<NaiveDate>,
}

/// Every pair of neighbouring placements that overlap, by person and day. The day on which a placement ended
/// is not a day of care, so a move on one day is no overlap. Rows of other registers are passed over.
pub fn overlaps<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Vec<Overlap> {
    let mut stays: Vec<(i64, NaiveDate, Option<NaiveDate>, Option<i64>)> = rows
        .into_iter()
        .filter(|row| row.register.name == "placement")
        .filter_map(|row| Some((row.key("person")?, row.day("from")?, row.day("to"), row.id())))
        .collect();
    stays.sort_unstable();
    let mut found = Vec::new();
    // The stay that reaches furthest, of the person whose stays are gone through.
    let mut longest: Option<(i64, Option<NaiveDate>, Option<i64>)> = None;
    for (person, from, to, id) in stays {
        let known = longest.filter(|(other, _, _)| *other == person);
        if let Some((_, end, earlier)) = known
            && end.is_none_or(|end| from < end)
            && to.is_none_or(|to| from < to)
        {
            let to = match (end, to) {
                (Some(end), Some(to)) => Some(end.min(to)),
                (end, to) => end.or(to),
            };
            found.push(Overlap { earlier, later: id, person, from, to });
        }
        let reaches_further = known.is_none_or(|(_, end, _)| match (end, to) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(end), Some(to)) => end < to,
        });
        if reaches_further {
            longest = Some((person, to, id));
        }
    }
    found
}
