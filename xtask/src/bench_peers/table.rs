//! The measurements as tables.

use std::fmt::Write;

/// Time and peak memory of one program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    /// Seconds by the wall clock.
    pub seconds: f64,
    /// Peak resident memory of the process, in bytes.
    pub memory: u64,
}

/// One comparison.
pub(super) struct Row {
    /// Rows of the snapshot.
    pub rows: u64,
    /// Name of the peer.
    pub peer: &'static str,
    /// The engine.
    pub ours: Measured,
    /// The peer.
    pub theirs: Measured,
}

/// Ratios of time and memory for each size and peer.
pub(super) fn peers(rows: &[Row]) -> String {
    let mut text = String::from(
        "| rows | peer | enslinje s | peer s | times faster | enslinje MB | peer MB | of its memory |\n\
         |---:|---|---:|---:|---:|---:|---:|---:|\n",
    );
    for Row { rows, peer, ours, theirs } in rows {
        line(
            &mut text,
            &format!(
                "| {rows} | {peer} | {:.3} | {:.3} | {:.1} | {:.0} | {:.0} | {:.0} % |",
                ours.seconds,
                theirs.seconds,
                theirs.seconds / ours.seconds,
                megabytes(*ours),
                megabytes(*theirs),
                100.0 * megabytes(*ours) / megabytes(*theirs),
            ),
        );
    }
    text
}

/// How time grows with rows and with months.
pub(super) fn scaling(sizes: &[(u64, Measured)], year: Measured, ten_years: Measured) -> String {
    let mut text = String::from("| enslinje alone | s | MB | times the time |\n|---|---:|---:|---:|\n");
    let mut before: Option<&(u64, Measured)> = None;
    for size in sizes {
        let growth = before.map_or_else(String::new, |before| {
            let more = ratio(size.0, before.0);
            format!("{:.2} for {more:.2} times the rows", size.1.seconds / before.1.seconds)
        });
        let (rows, Measured { seconds, .. }) = size;
        line(
            &mut text,
            &format!("| {rows} rows, 36 months | {seconds:.3} | {:.0} | {growth} |", megabytes(size.1)),
        );
        before = Some(size);
    }
    for (name, measured) in [("12 months", year), ("120 months", ten_years)] {
        let times = measured.seconds / year.seconds;
        let (seconds, memory) = (measured.seconds, megabytes(measured));
        line(
            &mut text,
            &format!(
                "| largest, {name}, one unit told | {seconds:.3} | {memory:.0} | {times:.2} of 12 months |"
            ),
        );
    }
    text
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    writeln!(text, "{line}").ok();
}

#[expect(clippy::cast_precision_loss, reason = "for people to read")]
fn megabytes(measured: Measured) -> f64 {
    measured.memory as f64 / 1_000_000.0
}

#[expect(clippy::cast_precision_loss, reason = "for people to read")]
fn ratio(more: u64, less: u64) -> f64 {
    more as f64 / less as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: Measured = Measured { seconds: 0.5, memory: 50_000_000 };
    const THEIRS: Measured = Measured { seconds: 6.0, memory: 400_000_000 };

    #[test]
    fn ratios_tell_how_many_times_faster_and_what_part_of_the_memory() {
        let rows = [Row { rows: 1000, peer: "duckdb", ours: OURS, theirs: THEIRS }];
        let last = "| 1000 | duckdb | 0.500 | 6.000 | 12.0 | 50 | 400 | 12 % |";
        assert_eq!(peers(&rows).lines().last(), Some(last));
    }

    #[test]
    fn growth_is_told_beside_the_growth_of_the_rows() {
        let twice = Measured { seconds: 1.05, ..OURS };
        let text = scaling(&[(1000, OURS), (2000, twice)], OURS, twice);
        let lines: Vec<&str> = text.lines().skip(2).collect();
        assert_eq!(
            lines,
            [
                "| 1000 rows, 36 months | 0.500 | 50 |  |",
                "| 2000 rows, 36 months | 1.050 | 50 | 2.10 for 2.00 times the rows |",
                "| largest, 12 months, one unit told | 0.500 | 50 | 1.00 of 12 months |",
                "| largest, 120 months, one unit told | 1.050 | 50 | 2.10 of 12 months |",
            ]
        );
    }
}
