//! A diagnostic as it stands on a terminal: sentence, place, the line with a caret, and what to do.

use crate::Messages;
use enslinje_domain::{Diagnostic, Place, Severity};

/// How many characters of a long line are shown around the caret.
const EXCERPT_WIDTH: usize = 120;

impl Messages {
    /// The diagnostic over several lines, ending without a line break.
    ///
    /// ```text
    /// fel[pack-unknown-key]: Okänd nyckel ”nmae” i pack.toml.
    ///  --> pack.toml:3:1
    ///   |
    /// 3 | nmae = "Hisingen"
    ///   | ^^^^
    /// hjälp: Ta bort den eller rätta stavningen.
    /// ```
    pub fn render(&self, diagnostic: &Diagnostic) -> String {
        let told = self.diagnostic(diagnostic);
        let severity = self.text(severity_id(diagnostic.severity), &[]);
        let mut lines = vec![format!("{severity}[{}]: {}", diagnostic.code, printable(&told.message))];
        let margin = diagnostic.place.line.map_or(0, |line| line.to_string().len());
        lines.push(format!("{:margin$}--> {}", "", printable(&diagnostic.place.to_string())));
        lines.extend(excerpt(&diagnostic.place, margin));
        if !told.help.is_empty() {
            lines.push(format!("{}: {}", self.text("text-help", &[]), printable(&told.help)));
        }
        lines.join("\n")
    }
}

fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "text-severity-info",
        Severity::Warning => "text-severity-warning",
        Severity::Error => "text-severity-error",
    }
}

fn excerpt(place: &Place, margin: usize) -> Vec<String> {
    let (Some(line), Some(column), Some(text)) = (place.line, place.column, &place.excerpt) else {
        return Vec::new();
    };
    let column = usize::try_from(column).unwrap_or(1).max(1);
    let width = usize::try_from(place.width).unwrap_or(1).max(1);
    let characters: Vec<char> = printable(text).chars().collect();
    let first = if characters.len() > EXCERPT_WIDTH { column.saturating_sub(EXCERPT_WIDTH / 2) } else { 0 };
    let shown: String = characters.iter().skip(first).take(EXCERPT_WIDTH).collect();
    let caret_at = column - 1 - first.min(column - 1);
    let carets = width.min(EXCERPT_WIDTH.saturating_sub(caret_at).max(1));
    vec![
        format!("{:margin$} |", ""),
        format!("{line} | {}", shown.trim_end()),
        format!("{:margin$} | {}{}", "", " ".repeat(caret_at), "^".repeat(carets)),
    ]
}

/// Control characters of a user's file must not steer the terminal; a tab is one column wide here.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' => ' ',
            '\n' => '\n',
            c if c.is_control() => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Locale;

    #[test]
    fn a_diagnostic_shows_sentence_place_line_caret_and_remedy() {
        let text = "[a]\nunit = \"fortnight\"\n";
        let place = Place::span("clocks.toml", text, 11..22);
        let diagnostic = Diagnostic::error("law-unknown-choice", place)
            .with("key", "unit")
            .with("value", "fortnight")
            .with("known", "day, week");
        assert_eq!(
            Messages::new(Locale::Sv).render(&diagnostic),
            "fel[law-unknown-choice]: Värdet ”fortnight” för unit finns inte.\n \
             --> clocks.toml:2:8\n  \
             |\n\
             2 | unit = \"fortnight\"\n  \
             |        ^^^^^^^^^^^\n\
             hjälp: Välj ett av: day, week."
        );
    }

    #[test]
    fn a_diagnostic_of_a_whole_file_has_no_excerpt() {
        let diagnostic = Diagnostic::warning("no-such-code", Place::file("a.toml")).with("key", "x");
        assert_eq!(
            Messages::new(Locale::En).render(&diagnostic),
            "warning[no-such-code]: no-such-code (key=x)\n--> a.toml"
        );
    }

    #[test]
    fn escape_sequences_in_a_file_do_not_reach_the_terminal() {
        let place = Place::span("a.csv", "\u{1b}[2Jx\ty", 5..6);
        let rendered = Messages::new(Locale::Sv).render(&Diagnostic::error("no-such-code", place));
        assert_eq!(rendered.lines().nth(3), Some("1 | \u{fffd}[2Jx y"));
        assert_eq!(rendered.lines().nth(4), Some("  |      ^"));
    }

    #[test]
    fn a_long_line_is_cut_around_the_caret() {
        let text = format!("{}X{}", "a".repeat(300), "b".repeat(300));
        let rendered = Messages::new(Locale::Sv)
            .render(&Diagnostic::error("no-such-code", Place::span("a", &text, 300..301)));
        let line = rendered.lines().nth(3).unwrap_or_default();
        let caret = rendered.lines().nth(4).unwrap_or_default();
        assert_eq!(line.len(), "1 | ".len() + 120);
        assert_eq!(line.find('X'), caret.find('^'));
    }
}
