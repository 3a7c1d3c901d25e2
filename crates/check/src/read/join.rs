//! Lines of one paragraph to one text: words that a line end divided are made whole.

/// Words before which a hyphen stays: *del- och helår*.
const COORDINATIONS: &[&str] = &["och", "eller", "samt", "till", "respektive", "men", "and", "or", "to"];

/// Adds a line to the text of the lines before it.
pub(crate) fn join(text: &mut String, line: &str) {
    let line = line.trim();
    if line.is_empty() {
        return;
    }
    let kept = text.trim_end().len();
    text.truncate(kept);
    match text.chars().next_back() {
        None => {}
        Some('\u{ad}') => {
            text.pop();
        }
        Some('-' | '\u{2010}') => match seam(text, line) {
            Seam::Whole => {
                text.pop();
            }
            Seam::Hyphen => {}
            Seam::Space => text.push(' '),
        },
        // A range of years or amounts.
        Some('\u{2013}') if line.starts_with(|c: char| c.is_ascii_digit()) && digit_before(text) => {}
        Some('/') => {}
        Some(_) => text.push(' '),
    }
    text.push_str(line);
}

/// What stands between a line that ends with a hyphen and the next.
enum Seam {
    /// Nothing: the hyphen was put in at the line end.
    Whole,
    /// The hyphen.
    Hyphen,
    /// The hyphen and a space.
    Space,
}

fn seam(text: &str, line: &str) -> Seam {
    let next = line.chars().next().unwrap_or(' ');
    let before = text.trim_end_matches(['-', '\u{2010}']);
    let part = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let word = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    if part.is_empty() {
        // A lone dash between two lines, or a sign before an amount.
        return if before.is_empty() || before.ends_with(' ') { Seam::Space } else { Seam::Hyphen };
    }
    if COORDINATIONS.contains(&word) {
        return Seam::Space;
    }
    let is_short_form = part.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    if next.is_lowercase() && !is_short_form { Seam::Whole } else { Seam::Hyphen }
}

fn digit_before(text: &str) -> bool {
    text.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit())
}
