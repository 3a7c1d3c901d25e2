//! `law/unexecuted.toml`: which decisions the report covers, and when the inspectorate takes it in.

use crate::clock::Confidence;
use crate::clock::read::{CONFIDENCES, follow_each_other, table};
use crate::period::Form;
use crate::{Period, Problems};
use chrono::NaiveDate;
use table::Table;

/// The text of `law/unexecuted.toml`, as it was when the program was built.
pub const COVERED: &str = include_str!("../../../../law/unexecuted.toml");
/// Where [`COVERED`] stands in the repository.
pub const COVERED_FILE: &str = "law/unexecuted.toml";

/// Which decisions the report covers, when decided between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// First day of the decision; `None` when it is older than anything counted here.
    pub from: Option<NaiveDate>,
    /// Last day, included; `None` while it is in force.
    pub to: Option<NaiveDate>,
    /// Sections on which a covered decision rests.
    pub sections: Vec<String>,
    /// Sections that demand the report.
    pub law: Vec<String>,
    /// Where the rule was read.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// When the inspectorate takes in the report of one of the four quarters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowRule {
    /// Quarter of the year, 1–4.
    pub quarter: u32,
    /// First month of the window; 1 is the month after the quarter.
    pub first_month: i32,
    /// Last month of the window.
    pub last_month: i32,
    /// Where the rule was read.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Days between which the inspectorate takes in the report of a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
    /// How sure the days are.
    pub confidence: Confidence,
}

/// All of `law/unexecuted.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageRules {
    /// In order of time, without gap.
    pub covered: Vec<Coverage>,
    /// One for each quarter of the year.
    pub windows: Vec<WindowRule>,
}

impl CoverageRules {
    /// Reads the file.
    ///
    /// # Errors
    /// Everything that is wrong with the text, with `file_name`, line and column.
    pub fn parse(file_name: &str, toml_text: &str) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let mut rules = Self { covered: Vec::new(), windows: Vec::new() };
        table::with_root(file_name, toml_text, &mut problems, |root, problems| {
            root.refuse_other_keys(&["covered", "window"], problems);
            let tables = root.table_list("covered", problems).unwrap_or_default();
            rules.covered = tables.iter().filter_map(|table| coverage(table, problems)).collect();
            let spans: Vec<_> = rules.covered.iter().map(|rule| (rule.from, rule.to)).collect();
            if tables.is_empty() && root.holds("covered") {
                problems.push(root.fault("law-no-version", "covered"));
            } else if spans.len() == tables.len() {
                follow_each_other(&spans, &tables, problems);
            }
            let windows = root.table_list("window", problems).unwrap_or_default();
            rules.windows = windows.iter().filter_map(|table| window(table, problems)).collect();
        });
        problems.or_ok(rules)
    }

    /// What covers a decision of that day.
    pub fn coverage_on(&self, decided: NaiveDate) -> Option<&Coverage> {
        let in_force = |rule: &&Coverage| {
            rule.from.is_none_or(|from| from <= decided) && rule.to.is_none_or(|to| decided <= to)
        };
        self.covered.iter().find(in_force)
    }

    /// When the report of a quarter is taken in; `None` for other periods and quarters without a rule.
    pub fn window(&self, quarter: Period) -> Option<Window> {
        if quarter.form() != Form::Quarter {
            return None;
        }
        let last = quarter.first().plus(2)?;
        let rule = self.windows.iter().find(|rule| rule.quarter * 3 == last.number())?;
        let from = last.plus(rule.first_month)?.first_day();
        let to = last.plus(rule.last_month)?.last_day();
        Some(Window { from, to, confidence: rule.confidence })
    }
}

fn coverage(table: &Table<'_>, problems: &mut Problems) -> Option<Coverage> {
    table.refuse_other_keys(&["from", "to", "sections", "law", "source", "confidence"], problems);
    let from = table.open_date("from", problems);
    let to = table.open_date("to", problems);
    let sections = sections(table, "sections", problems);
    let law = self::sections(table, "law", problems);
    let source = table.text("source", problems);
    let confidence = table.choice("confidence", &CONFIDENCES, problems);
    Some(Coverage {
        from: from?,
        to: to?,
        sections: sections?,
        law: law?,
        source: source?,
        confidence: confidence?,
    })
}

/// Sections of law, at least one.
pub(super) fn sections(table: &Table<'_>, key: &'static str, problems: &mut Problems) -> Option<Vec<String>> {
    let sections = table.texts(key, problems)?;
    if sections.is_empty() {
        problems.push(table.fault("law-no-section", key));
        return None;
    }
    Some(sections)
}

fn window(table: &Table<'_>, problems: &mut Problems) -> Option<WindowRule> {
    table.refuse_other_keys(&["quarter", "first_month", "last_month", "source", "confidence"], problems);
    let quarter = whole(table, "quarter", 4, problems).and_then(|number| u32::try_from(number).ok());
    let first_month = whole(table, "first_month", 3, problems);
    let last_month = whole(table, "last_month", 3, problems);
    let source = table.text("source", problems);
    let confidence = table.choice("confidence", &CONFIDENCES, problems);
    Some(WindowRule {
        quarter: quarter?,
        first_month: first_month?,
        last_month: last_month?,
        source: source?,
        confidence: confidence?,
    })
}

fn whole(table: &Table<'_>, key: &'static str, most: i32, problems: &mut Problems) -> Option<i32> {
    let count = table.integer(key, problems)?;
    let known = i32::try_from(count).ok().filter(|number| (1..=most).contains(number));
    if known.is_none() {
        problems.push(table.fault("law-bad-count", key).with("value", count).with("most", most));
    }
    known
}
