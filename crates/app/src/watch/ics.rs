//! The watch list as a calendar, RFC 5545: one all-day event for each limit, on its last lawful day.

use super::Watched;
use chrono::{DateTime, Days, Utc};

/// Octets in a line without its end, RFC 5545 3.1.
const LINE: usize = 75;

/// The calendar, made at `stamp`. A limit keeps its UID as long as it runs, also when a review or a corrected
/// day gives it another last day, so that the event is moved. Matter and clock are told, and nobody's name.
pub fn calendar(rows: &[Watched], stamp: DateTime<Utc>) -> String {
    let mut text = String::new();
    let mut line = |content: &str| fold(&mut text, content);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Enslinje//Enslinje//SV");
    line("CALSCALE:GREGORIAN");
    // A clock that stands still has no last day yet.
    for watched in rows.iter().filter(|watched| watched.row.paused_since.is_none()) {
        let row = &watched.row;
        let next = row.due.checked_add_days(Days::new(1)).unwrap_or(row.due);
        line("BEGIN:VEVENT");
        line(&format!("UID:{}-{}-{}-{}@enslinje", row.register, row.row, row.clock, row.episode));
        line(&format!("DTSTAMP:{}", stamp.format("%Y%m%dT%H%M%SZ")));
        line(&format!("DTSTART;VALUE=DATE:{}", row.due.format("%Y%m%d")));
        line(&format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
        line(&format!("SUMMARY:{}", escaped(&format!("{} {}", watched.name, row.reference()))));
        if !row.law.is_empty() {
            line(&format!("DESCRIPTION:{}", escaped(&row.law)));
        }
        line(&format!("CATEGORIES:{}", escaped(row.clock.as_str())));
        line("TRANSP:TRANSPARENT");
        line("CLASS:CONFIDENTIAL");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    text
}

/// Text with what has a meaning in the format marked, RFC 5545 3.3.11.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A line, broken after at most 75 octets and never inside a character.
fn fold(text: &mut String, content: &str) {
    let mut length = 0;
    for letter in content.chars() {
        if length + letter.len_utf8() > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{escaped, fold};

    #[test]
    fn a_long_line_is_folded_after_75_octets_between_letters() {
        let mut text = String::new();
        // 37 letters of two octets make 74; the next would make 76.
        fold(&mut text, &"å".repeat(40));
        assert_eq!(text, format!("{}\r\n {}\r\n", "å".repeat(37), "å".repeat(3)));
        let mut exact = String::new();
        fold(&mut exact, &"a".repeat(75));
        assert_eq!(exact, format!("{}\r\n", "a".repeat(75)));
    }

    #[test]
    fn marks_of_the_format_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
    }
}
