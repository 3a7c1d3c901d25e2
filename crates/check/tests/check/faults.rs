//! Faults put into clean reports, one at a time: each is told, and the reports themselves are left alone.

use enslinje_check::{Document, Finding, Mark, check, read};
use enslinje_domain::Severity;
use serde::Deserialize;
use std::fs;
use std::path::PathBuf;

#[derive(Deserialize)]
struct Faults {
    /// Reports of which nothing is to be told.
    clean: Vec<String>,
    fault: Vec<Fault>,
}

#[derive(Deserialize)]
struct Fault {
    file: String,
    replace: String,
    with: String,
    codes: Vec<String>,
    severity: Least,
    /// No rule tells it yet.
    #[serde(default)]
    open: bool,
}

/// How gravely at least.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Least {
    Warning,
    Error,
}

fn fixtures() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"))
}

fn faults() -> Faults {
    toml::from_str(&fs::read_to_string(fixtures().join("faults.toml")).unwrap()).unwrap()
}

fn report(file: &str) -> String {
    fs::read_to_string(fixtures().join("reports").join(file)).unwrap()
}

fn checked(file: &str, text: &str) -> (Document, Vec<Finding>) {
    let document = read(file, text.as_bytes()).unwrap();
    let findings = check(std::slice::from_ref(&document)).findings;
    (document, findings)
}

fn told(document: &Document, finding: &Finding) -> String {
    let mut told = format!("{:?} {}", finding.severity, finding.code.id());
    for Mark { span, .. } in &finding.places {
        let place = document.place(span.start);
        told.push_str(&format!(" {}:{} [{}]", place.line, place.column, document.printed(span)));
    }
    told
}

impl Fault {
    /// What is wrong with how the fault is told; nothing when it is told as it should be.
    fn untold(&self) -> Option<String> {
        let text = report(&self.file);
        assert_eq!(text.matches(&self.replace).count(), 1, "{}: {:?} stands once", self.file, self.replace);
        let at = text.find(&self.replace).unwrap();
        let (document, findings) = checked(&self.file, &text.replacen(&self.replace, &self.with, 1));
        let changed = at..at + self.with.len();
        let (_, before) = checked(&self.file, &text);
        let severity = match self.severity {
            Least::Warning => Severity::Warning,
            Least::Error => Severity::Error,
        };
        let touches = |mark: &Mark| mark.span.start < changed.end && changed.start < mark.span.end;
        let here: Vec<&Finding> = findings.iter().filter(|it| it.places.iter().any(touches)).collect();
        let fits =
            |it: &Finding| it.severity >= severity && self.codes.iter().any(|code| code == it.code.id());
        // What was told before the change does not count.
        let known = |it: &Finding| before.iter().any(|old| old.code == it.code && old.places == it.places);
        if here.iter().any(|it| fits(it) && !known(it)) {
            return None;
        }
        let instead: Vec<String> = here.into_iter().map(|it| told(&document, it)).collect();
        let Self { file, replace, with, codes, severity, .. } = self;
        Some(format!("{file}: {replace:?} → {with:?}: no {severity:?} {codes:?}, but {instead:?}"))
    }
}

#[test]
fn nothing_is_told_of_a_clean_report() {
    for file in faults().clean {
        let (document, findings) = checked(&file, &report(&file));
        let told: Vec<String> = findings
            .iter()
            .filter(|finding| finding.severity >= Severity::Warning)
            .map(|finding| told(&document, finding))
            .collect();
        assert_eq!(told, Vec::<String>::new(), "{file}");
    }
}

#[test]
fn every_fault_in_a_clean_report_is_told_at_its_place() {
    let closed = faults().fault.into_iter().filter(|fault| !fault.open);
    let untold: Vec<String> = closed.filter_map(|fault| fault.untold()).collect();
    assert!(untold.is_empty(), "{} faults are not told:\n{}", untold.len(), untold.join("\n"));
}

#[test]
fn what_is_marked_as_open_is_not_told() {
    let open = faults().fault.into_iter().filter(|fault| fault.open);
    let told: Vec<String> = open
        .filter(|fault| fault.untold().is_none())
        .map(|fault| format!("{}: {:?} → {:?}", fault.file, fault.replace, fault.with))
        .collect();
    assert!(told.is_empty(), "{} faults are told now, take away `open`:\n{}", told.len(), told.join("\n"));
}

#[test]
fn a_report_as_pdf_confirms_what_its_text_confirms() {
    let folder = fixtures().join("as-pdf");
    let mut names: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()).collect();
    names.sort();
    assert_eq!(names.len(), 3, "{}", folder.display());
    for path in names {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let document = read("report.pdf", &fs::read(&path).unwrap()).unwrap();
        let outcome = check(std::slice::from_ref(&document));
        let told: Vec<String> = outcome
            .findings
            .iter()
            .filter(|finding| finding.severity >= Severity::Warning)
            .map(|finding| told(&document, finding))
            .collect();
        assert_eq!(told, Vec::<String>::new(), "{name}");
        let text = read("report.txt", report(&format!("{name}.txt")).as_bytes()).unwrap();
        let of_text = check(std::slice::from_ref(&text)).confirmed.len();
        let of_pdf = outcome.confirmed.len();
        assert!(of_pdf * 10 >= of_text * 9, "{name}: {of_pdf} as PDF, {of_text} as text");
    }
}
