//! Lines of CSV that a spreadsheet opens without harm: no cell is taken for a formula.

/// Signs with which a spreadsheet begins a formula, or passes them over before one.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Cells with commas between them, without a line end; quotes stand where they must. A text that a spreadsheet
/// would take for a formula gets `'` before it; a number does not.
pub fn line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    cells.into_iter().map(cell).collect::<Vec<_>>().join(",")
}

fn cell(text: &str) -> String {
    let is_formula = text.starts_with(FORMULA) && !is_number(text);
    let safe = format!("{}{text}", if is_formula { "'" } else { "" });
    if safe.contains([',', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn what_a_spreadsheet_would_compute_is_text_and_numbers_stay_numbers() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+46 31", "'+46 31"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("\tx", "'\tx"),
            ("\r=1", "\"'\r=1\""),
            ("-1", "-1"),
            ("-12.5", "-12.5"),
            ("-", "'-"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(line([cell]), written);
        }
        assert_eq!(line(["a,b", "c\nd", "e"]), "\"a,b\",\"c\nd\",e");
    }
}
