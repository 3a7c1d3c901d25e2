//! `law/retention.toml`: dated rules with their sections.

use crate::clock::Confidence;
use crate::clock::read::{CONFIDENCES, follow_each_other, table};
use crate::{Clocks, Length, LengthUnit, Problems};
use chrono::NaiveDate;
use table::Table;

/// The text of `law/retention.toml`, as it was when the program was built.
pub const RETENTION: &str = include_str!("../../../../law/retention.toml");
/// Where [`RETENTION`] stands in the repository.
pub const RETENTION_FILE: &str = "law/retention.toml";

const NEVER: [&str; 3] = ["placement", "parenthood", "adoption"];

/// Code of a municipality (*kommunkod*, Statistics Sweden): four digits, of which the first two are the county.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MunicipalityCode(String);

impl MunicipalityCode {
    /// The code, or `None` when it is not four digits.
    pub fn new(text: &str) -> Option<Self> {
        is_digits(text, 4).then(|| Self(text.to_owned()))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The two digits of the county.
    pub fn county(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A rule as it reads between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionRule<T> {
    /// First day; `None` when it is older than anything counted here.
    pub from: Option<NaiveDate>,
    /// Last day, included; `None` while it is in force.
    pub to: Option<NaiveDate>,
    /// What it says.
    pub terms: T,
    /// Sections of law.
    pub law: Vec<String>,
    /// Where it was read.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// The versions of a rule, in order of time and without gap.
pub type Terms<T> = Vec<RetentionRule<T>>;

/// All rules of retention, with the clocks that give their lengths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionRules {
    /// Codes of municipalities and of counties in which nothing is purged.
    pub exempt: Terms<(Vec<MunicipalityCode>, Vec<String>)>,
    /// Days of the month on which those are born whose files are kept elsewhere.
    pub sample: Terms<Vec<u32>>,
    /// Papers that are never purged: `placement`, `parenthood`, `adoption`.
    pub never: Terms<Vec<String>>,
    /// Age until which agreements on custody are kept.
    pub custody_agreement: Terms<u16>,
    /// Years that a private provider keeps its files after the last note.
    pub private_record: Terms<u16>,
    /// Years that a private provider keeps papers about serious shortcomings.
    pub private_lex_sarah: Terms<u16>,
    /// Clocks `record_retention` and `child_investigation_retention`.
    pub clocks: Clocks,
}

/// The version in force on a day.
pub(super) fn in_force<T>(terms: &Terms<T>, day: NaiveDate) -> Option<&RetentionRule<T>> {
    let is_valid = |rule: &&RetentionRule<T>| {
        rule.from.is_none_or(|from| from <= day) && rule.to.is_none_or(|to| day <= to)
    };
    terms.iter().find(is_valid)
}

impl RetentionRules {
    /// Reads the file.
    ///
    /// # Errors
    /// Everything that is wrong with the text, with `file_name`, line and column.
    pub fn parse(file_name: &str, toml_text: &str, clocks: Clocks) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let mut rules = Self {
            exempt: Vec::new(),
            sample: Vec::new(),
            never: Vec::new(),
            custody_agreement: Vec::new(),
            private_record: Vec::new(),
            private_lex_sarah: Vec::new(),
            clocks,
        };
        let keys = ["exempt", "sample", "never", "custody_agreement", "private_record", "private_lex_sarah"];
        table::with_root(file_name, toml_text, &mut problems, |root, problems| {
            root.refuse_other_keys(&keys, problems);
            rules.exempt = terms(root, "exempt", &["municipalities", "counties"], exempt, problems);
            rules.sample = terms(root, "sample", &["birth_days"], birth_days, problems);
            rules.never = terms(root, "never", &["papers"], papers, problems);
            rules.custody_agreement = terms(root, "custody_agreement", &["age"], age, problems);
            rules.private_record = terms(root, "private_record", &["years"], years, problems);
            rules.private_lex_sarah = terms(root, "private_lex_sarah", &["years"], years, problems);
        });
        problems.or_ok(rules)
    }

    /// The last day on which a private provider keeps a file whose last note was made on a day, SoL 2025:400
    /// chapter 17; `None` before its first rule.
    pub fn private_record_until(&self, last_note: NaiveDate) -> Option<NaiveDate> {
        years_after(&self.private_record, last_note)
    }

    /// The same for papers about serious shortcomings (*lex Sarah*), counted from their last day.
    pub fn private_lex_sarah_until(&self, last: NaiveDate) -> Option<NaiveDate> {
        years_after(&self.private_lex_sarah, last)
    }
}

fn years_after(terms: &Terms<u16>, day: NaiveDate) -> Option<NaiveDate> {
    let count = in_force(terms, day)?.terms;
    Length { count, unit: LengthUnit::Year }.after(day)
}

fn terms<T>(
    root: &Table<'_>,
    key: &'static str,
    own_keys: &[&str],
    read: impl Fn(&Table<'_>, &mut Problems) -> Option<T>,
    problems: &mut Problems,
) -> Terms<T> {
    let tables = root.table_list(key, problems).unwrap_or_default();
    if tables.is_empty() && root.holds(key) {
        problems.push(root.fault("law-no-version", key));
    }
    let known = [&["from", "to", "law", "source", "confidence"], own_keys].concat();
    let mut rules: Terms<T> = Vec::new();
    for table in &tables {
        table.refuse_other_keys(&known, problems);
        rules.extend(rule(table, &read, problems));
    }
    let spans: Vec<_> = rules.iter().map(|rule| (rule.from, rule.to)).collect();
    if spans.len() == tables.len() {
        follow_each_other(&spans, &tables, problems);
    }
    rules
}

fn rule<T>(
    table: &Table<'_>,
    read: impl Fn(&Table<'_>, &mut Problems) -> Option<T>,
    problems: &mut Problems,
) -> Option<RetentionRule<T>> {
    let from = table.open_date("from", problems);
    let to = table.open_date("to", problems);
    let terms = read(table, problems);
    let law = table.texts("law", problems);
    if law.as_ref().is_some_and(Vec::is_empty) {
        problems.push(table.fault("law-no-section", "law"));
    }
    let source = table.text("source", problems);
    let confidence = table.choice("confidence", &CONFIDENCES, problems);
    Some(RetentionRule {
        from: from?,
        to: to?,
        terms: terms?,
        law: law?,
        source: source?,
        confidence: confidence?,
    })
}

fn exempt(table: &Table<'_>, problems: &mut Problems) -> Option<(Vec<MunicipalityCode>, Vec<String>)> {
    let municipalities = codes(table, "municipalities", 4, problems);
    let counties = codes(table, "counties", 2, problems);
    Some((municipalities?.iter().filter_map(|code| MunicipalityCode::new(code)).collect(), counties?))
}

fn codes(
    table: &Table<'_>,
    key: &'static str,
    digits: usize,
    problems: &mut Problems,
) -> Option<Vec<String>> {
    let codes = table.texts(key, problems)?;
    if let Some(bad) = codes.iter().find(|code| !is_digits(code, digits)) {
        problems.push(table.fault("law-bad-code", key).with("value", bad).with("digits", digits));
        return None;
    }
    Some(codes)
}

fn papers(table: &Table<'_>, problems: &mut Problems) -> Option<Vec<String>> {
    let papers = table.texts("papers", problems)?;
    if let Some(bad) = papers.iter().find(|paper| !NEVER.contains(&paper.as_str())) {
        let fault = table.fault("law-unknown-choice", "papers");
        problems.push(fault.with("value", bad).with("known", NEVER.join(", ")));
        return None;
    }
    Some(papers)
}

fn birth_days(table: &Table<'_>, problems: &mut Problems) -> Option<Vec<u32>> {
    let days = table.integers("birth_days", problems)?;
    let known: Option<Vec<u32>> =
        days.iter().map(|day| u32::try_from(*day).ok().filter(|day| (1..=31).contains(day))).collect();
    if known.is_none() {
        let told: Vec<String> = days.iter().map(i64::to_string).collect();
        let fault = table.fault("law-bad-count", "birth_days");
        problems.push(fault.with("value", told.join(", ")).with("most", 31));
    }
    known
}

fn age(table: &Table<'_>, problems: &mut Problems) -> Option<u16> {
    whole(table, "age", problems)
}

fn years(table: &Table<'_>, problems: &mut Problems) -> Option<u16> {
    whole(table, "years", problems)
}

fn whole(table: &Table<'_>, key: &'static str, problems: &mut Problems) -> Option<u16> {
    let count = table.integer(key, problems)?;
    let known = u16::try_from(count).ok().filter(|count| (1..=120).contains(count));
    if known.is_none() {
        problems.push(table.fault("law-bad-count", key).with("value", count).with("most", 120));
    }
    known
}
