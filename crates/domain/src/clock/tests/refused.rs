//! Files that are refused: code, place and parameters of every fault.

use super::*;

const WHOLE: &str = r#"[visit]
name = "Besök"
start = "asked"
stops = ["visited"]
pauses = []
on_request = false
extension = "none"
recurrence = "never"
completion = "same_day"
selector = "start"

[[visit.version]]
from = "open"
to = 2024-06-30
limit = { count = 2, unit = "week" }
law = ["Lokal rutin"]
source = "Nämndens beslut"
confidence = "sure"

[[visit.version]]
from = 2024-07-01
to = "open"
limit = { count = 1, unit = "week" }
law = ["Lokal rutin"]
source = "Nämndens beslut"
confidence = "sure"
"#;

fn faults(text: &str) -> Vec<Diagnostic> {
    Clocks::parse("clocks.toml", text).map_or_else(|problems| problems.sorted(), |_| Vec::new())
}

/// The faults of the whole file with one line written otherwise: code, line and column.
fn changed(from: &str, to: &str) -> Vec<(&'static str, String)> {
    assert!(WHOLE.contains(from), "{from}");
    faults(&WHOLE.replacen(from, to, 1)).iter().map(|fault| (fault.code, fault.place.to_string())).collect()
}

#[test]
fn the_whole_file_is_read() {
    let clocks = Clocks::parse("clocks.toml", WHOLE).unwrap();
    let clock = clocks.find("visit").unwrap();
    assert_eq!(clock.due(day("2024-06-30"), WorkingDayShift::None), Ok(day("2024-07-14")));
    assert_eq!(clock.due(day("2024-07-01"), WorkingDayShift::None), Ok(day("2024-07-08")));
}

#[test]
fn each_fault_has_its_code_and_place() {
    let cases = [
        ("name = \"Besök\"", "name = 3", "law-wrong-type", "2:8"),
        ("name = \"Besök\"", "name = \"  \"", "law-empty-text", "2:8"),
        ("name = \"Besök\"\n", "", "law-missing-key", "1:2"),
        ("start = \"asked\"", "start = \"Frågad\"", "law-bad-name", "3:9"),
        ("stops = [\"visited\"]", "stops = \"visited\"", "law-wrong-type", "4:9"),
        ("stops = [\"visited\"]", "stops = [1]", "law-wrong-type", "4:9"),
        ("stops = [\"visited\"]", "stops = [\"\"]", "law-empty-text", "4:9"),
        ("stops = [\"visited\"]", "stops = [\"Ö\"]", "law-bad-name", "4:9"),
        ("on_request = false", "on_request = \"no\"", "law-wrong-type", "6:14"),
        ("extension = \"none\"", "extension = \"maybe\"", "law-unknown-choice", "7:13"),
        ("recurrence = \"never\"", "recurrence = \"often\"", "law-unknown-choice", "8:14"),
        ("recurrence = \"never\"", "recurrence = { count = 0, unit = \"day\" }", "law-bad-count", "8:24"),
        ("selector = \"start\"", "selector = \"today\"", "law-unknown-choice", "10:12"),
        ("selector = \"start\"", "selector = \"start\"\nnote = 5", "law-wrong-type", "11:8"),
        ("selector = \"start\"", "selector = \"start\"\ncolour = 5", "law-unknown-key", "11:1"),
        ("to = 2024-06-30", "to = \"2024-06-30\"", "law-wrong-type", "14:6"),
        ("to = 2024-06-30", "to = 2024-06-30T12:00:00", "law-bad-date", "14:6"),
        ("to = 2024-06-30", "to = 1899-12-31", "law-bad-date", "14:6"),
        ("to = 2024-06-30", "to = 2024-06-29", "law-version-order", "21:8"),
        ("to = 2024-06-30", "to = 2024-07-01", "law-version-order", "21:8"),
        ("to = 2024-06-30", "to = \"open\"", "law-version-order", "21:8"),
        ("from = \"open\"", "from = 2024-08-01", "law-version-reversed", "14:6"),
        ("count = 2", "count = 65536", "law-bad-count", "15:19"),
        ("count = 2", "count = -2", "law-bad-count", "15:19"),
        ("count = 2", "count = 99999999999999999999", "law-wrong-type", "15:19"),
        ("count = 2", "count = 2.0", "law-wrong-type", "15:19"),
        ("count = 2, ", "", "law-missing-key", "15:9"),
        ("unit = \"week\"", "unit = \"fortnight\"", "law-unknown-choice", "15:29"),
        ("unit = \"week\"", "unit = \"week\", half = 1", "law-unknown-key", "15:37"),
        ("limit = { count = 2, unit = \"week\" }", "limit = 14", "law-wrong-type", "15:9"),
        ("law = [\"Lokal rutin\"]", "law = []", "law-no-section", "16:7"),
        ("source = \"Nämndens beslut\"\n", "", "law-missing-key", "12:1"),
        ("confidence = \"sure\"", "confidence = \"S\"", "law-unknown-choice", "18:14"),
        ("[visit]", "[Visit]\n[visit]", "law-bad-name", "1:2"),
        ("[visit]", "seven = 7\n[visit]", "law-wrong-type", "1:9"),
        ("name = \"Besök\"", "name = \"Besök\"\nname = \"Besök\"", "law-not-toml", "3:1"),
    ];
    for (from, to, code, place) in cases {
        let found = changed(from, to);
        let expected = (code, format!("clocks.toml:{place}"));
        assert!(found.contains(&expected), "{to}: {found:?}");
        let alone = found.len() == 1 || to.starts_with("[Visit]");
        assert!(alone, "{to}: {found:?}");
    }
}

#[test]
fn a_clock_without_versions_is_refused() {
    let before_versions = WHOLE.split("[[visit.version]]").next().unwrap();
    let empty = format!("{before_versions}version = []\n");
    let codes = |text: &str| faults(text).iter().map(|fault| fault.code).collect::<Vec<_>>();
    assert_eq!(codes(&empty), ["law-no-version"]);
    assert_eq!(codes(before_versions), ["law-missing-key"]);
    assert_eq!(codes(&format!("{before_versions}version = [3]\n")), ["law-wrong-type"]);
    assert_eq!(codes(""), ["law-no-clock"]);
}

#[test]
fn all_problems_are_told_in_one_go_with_their_parameters() {
    let text = WHOLE
        .replace("start = \"asked\"\n", "")
        .replace("unit = \"week\"", "unit = \"fortnight\"")
        .replace("confidence = \"sure\"", "certainty = \"sure\"");
    let found: Vec<(&str, Option<u32>)> =
        faults(&text).iter().map(|fault| (fault.code, fault.place.line)).collect();
    assert_eq!(
        found,
        [
            ("law-missing-key", Some(1)),
            ("law-missing-key", Some(11)),
            ("law-unknown-choice", Some(14)),
            ("law-unknown-key", Some(17)),
            ("law-missing-key", Some(19)),
            ("law-unknown-choice", Some(22)),
            ("law-unknown-key", Some(25)),
        ]
    );
    let args = &faults(&text)[3].args;
    assert_eq!(args[0], ("key", "certainty".to_owned()));
    assert_eq!(args[1], ("table", "visit.version[1]".to_owned()));
    assert_eq!(args[2], ("known", "from, to, limit, law, source, confidence".to_owned()));
}

#[test]
fn every_fault_of_notation_is_told() {
    let lines: Vec<Option<u32>> =
        faults("[a]\nname = \nstart = @\n").iter().map(|fault| fault.place.line).collect();
    assert_eq!(lines, [Some(2), Some(3)]);
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>()) {
        let told = faults(&text);
        prop_assert!(!told.is_empty());
    }

    #[test]
    fn no_text_of_toml_marks_panics(text in "[\\[\\]{}=\",'#.\\n a-z0-9å:-]{0,120}") {
        prop_assert!(!faults(&text).is_empty());
    }

    /// The law file with a piece cut out and another put in.
    #[test]
    fn no_damage_to_the_law_file_panics(at in 0usize..20_000, length in 0usize..300, put in "\\PC{0,8}") {
        let characters: Vec<char> = STATUTORY.chars().collect();
        let at = at.min(characters.len());
        let after = (at + length).min(characters.len());
        let text: String = characters[..at].iter().copied().chain(put.chars()).chain(characters[after..].iter().copied()).collect();
        match Clocks::parse("clocks.toml", &text) {
            Ok(clocks) => prop_assert!(clocks.iter().count() >= 1),
            Err(problems) => prop_assert!(problems.has_errors()),
        }
    }
}
