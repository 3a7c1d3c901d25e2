//! Events that follow upon others: each later event finds a row in which the earlier one has happened.

use crate::days::plus;
use crate::random::Random;
use chrono::NaiveDate;

/// How far back among the rows that wait a later event looks for its row.
const LOOK_BACK: usize = 12;

/// For each event the index of the day that it follows, at least `lag` days earlier; each day is used once.
/// `None` when every such day is used: then that day lies before everything that was simulated.
pub(crate) fn follow(
    days: &[Option<NaiveDate>],
    events: &[NaiveDate],
    lag: i64,
    random: &mut Random,
) -> Vec<Option<usize>> {
    let mut waiting: Vec<(NaiveDate, usize)> =
        days.iter().enumerate().filter_map(|(index, day)| Some(((*day)?, index))).collect();
    waiting.sort();
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|event| (events[*event], *event));
    let mut found = vec![None; events.len()];
    // Later events may follow every day that earlier events may, so any choice leaves as many pairs.
    for event in order {
        let latest = plus(events[event], -lag);
        let open = waiting.partition_point(|(day, _)| *day <= latest);
        if open > 0 {
            let back = random.below(open.min(LOOK_BACK));
            found[event] = Some(waiting.remove(open - 1 - back).1);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::follow;
    use crate::random::Random;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_event_follows_its_own_day_at_least_the_lag_before() {
        let days = ["2024-01-10", "2024-02-10", "2024-03-10"].map(|text| Some(day(text)));
        let events = [day("2024-03-01"), day("2024-01-12"), day("2024-03-05")];
        let mut random = Random::new(1, "chain", 0);
        let found = follow(&days, &events, 5, &mut random);
        assert_eq!(found[1], None);
        let mut used: Vec<usize> = found.into_iter().flatten().collect();
        used.sort_unstable();
        assert_eq!(used, [0, 1]);
    }
}
