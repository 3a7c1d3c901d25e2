//! Values of a batch that was read: what the schema does not promise but the engine relies on.

use crate::register::{Column, Kind, is_code};
use arrow_array::types::Int32Type;
use arrow_array::{Array, ArrayRef, Date32Array, DictionaryArray, StringArray};
use chrono::NaiveDate;
use enslinje_domain::{Diagnostic, Place};

/// First and last day that a register may hold, as days since 1970-01-01.
const DAYS: std::ops::RangeInclusive<i32> = -25_567..=84_005;

/// The first fault of a column: a day out of range, a code outside the closed list, an empty value
/// where none may be.
pub(super) fn fault(file: &str, column: &Column, array: &ArrayRef) -> Option<Diagnostic> {
    let error = |code| Diagnostic::error(code, Place::file(file)).with("column", column.name);
    if !column.optional && array.null_count() > 0 {
        return Some(error("snapshot-read-empty"));
    }
    match column.kind {
        Kind::Day => {
            let days = array.as_any().downcast_ref::<Date32Array>()?;
            let (least, most) = days
                .values()
                .iter()
                .fold((i32::MAX, i32::MIN), |(least, most), day| (least.min(*day), most.max(*day)));
            let bad = [least, most].into_iter().find(|day| !days.is_empty() && !DAYS.contains(day))?;
            let day = NaiveDate::from_epoch_days(bad).map_or_else(|| bad.to_string(), |day| day.to_string());
            Some(error("snapshot-read-day").with("day", day))
        }
        Kind::Category(known) => {
            let dictionary = array.as_any().downcast_ref::<DictionaryArray<Int32Type>>()?;
            let values = dictionary.values().as_any().downcast_ref::<StringArray>()?;
            let allowed = |code: &str| if known.is_empty() { is_code(code) } else { known.contains(&code) };
            let bad = values.iter().flatten().find(|code| !allowed(code))?;
            Some(error("snapshot-read-category").with("value", bad.escape_default()))
        }
        Kind::Key | Kind::Money | Kind::Count => None,
    }
}

#[cfg(test)]
mod tests {
    use super::DAYS;
    use chrono::NaiveDate;

    #[test]
    fn days_run_from_the_first_of_1900_to_the_last_of_2199() {
        let text = |day: i32| NaiveDate::from_epoch_days(day).unwrap().to_string();
        assert_eq!(text(*DAYS.start()), "1900-01-01");
        assert_eq!(text(*DAYS.end()), "2199-12-31");
    }
}
