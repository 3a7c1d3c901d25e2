//! The sections of law behind each step of casework, by date, from `law/casework.toml`.

use crate::clock::Selector;
use crate::clock::read::table::{Table, with_root};
use crate::clock::read::{CONFIDENCES, follow_each_other};
use crate::unexecuted::CoverageRules;
use crate::{Clocks, Confidence, Diagnostic, Problems, WorkingDayShift};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The text of `law/casework.toml`, as it was when the program was built.
pub const CASEWORK_LAW: &str = include_str!("../../../../law/casework.toml");
/// Where [`CASEWORK_LAW`] stands in the repository.
pub const CASEWORK_LAW_FILE: &str = "law/casework.toml";

const RULE_KEYS: [&str; 4] = ["name", "selector", "version", "note"];
const VERSION_KEYS: [&str; 7] = ["from", "to", "law", "sections", "years", "source", "confidence"];

/// A rule as it reads between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleVersion {
    /// First day; `None` when it is older than anything counted here.
    pub from: Option<NaiveDate>,
    /// Last day, included; `None` while it is in force.
    pub to: Option<NaiveDate>,
    /// Sections that carry the rule, such as `SoL 2025:400 20:3`.
    pub law: Vec<String>,
    /// Sections that the rule speaks of, such as those whose decisions are reported; may be empty.
    pub sections: Vec<String>,
    /// A number of years in the rule, such as an age.
    pub years: Option<u32>,
    /// Where the rule was read.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// A rule of casework through time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Id: the name of its table.
    pub id: String,
    /// Name as people know it.
    pub name: String,
    /// Which day chooses the version: `start` is the day the matter came in or was opened, `decision` that
    /// of the decision, `closing` that of the closing, `running` that of the event itself.
    pub selector: Selector,
    /// Versions in order of time, without gap or overlap; at least one.
    pub versions: Vec<RuleVersion>,
}

impl Rule {
    /// The version in force on a day; `None` when there was no such rule.
    pub fn on(&self, day: NaiveDate) -> Option<&RuleVersion> {
        self.versions.iter().find(|version| {
            version.from.is_none_or(|from| from <= day) && version.to.is_none_or(|to| day <= to)
        })
    }
}

/// All rules of casework by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lawbook {
    rules: BTreeMap<String, Rule>,
}

impl Lawbook {
    /// The rules that are part of the program.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn statutory() -> Result<Self, Problems> {
        Self::parse(CASEWORK_LAW_FILE, CASEWORK_LAW)
    }

    /// Reads a file of rules: one table for each, its id as name.
    ///
    /// # Errors
    /// Everything that is wrong with the text, with `file_name`, line and column.
    pub fn parse(file_name: &str, toml_text: &str) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let mut book = Self::default();
        with_root(file_name, toml_text, &mut problems, |root, problems| {
            for (id, table) in root.tables(problems) {
                if let Some(rule) = rule(&id, &table, problems) {
                    book.rules.insert(id, rule);
                }
            }
        });
        problems.or_ok(book)
    }

    /// The rule of that id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.get(id)
    }

    /// The version of a rule on the day that chooses it.
    pub fn on(&self, id: &str, day: NaiveDate) -> Option<&RuleVersion> {
        self.rule(id)?.on(day)
    }

    /// All rules in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.values()
    }
}

/// What decides about casework: limits, rules, and how limits that end on a day off are counted.
#[derive(Debug, Clone, Copy)]
pub struct Law<'a> {
    /// Statutory and local limits.
    pub clocks: &'a Clocks,
    /// Rules of casework.
    pub rules: &'a Lawbook,
    /// Which decisions are reported when they wait, SoL 2025:400 34:1.
    pub covered: &'a CoverageRules,
    /// Whether a limit that ends on a day off moves to the next working day.
    pub shift: WorkingDayShift,
}

fn rule(id: &str, table: &Table<'_>, problems: &mut Problems) -> Option<Rule> {
    table.refuse_other_keys(&RULE_KEYS, problems);
    let name = table.text("name", problems);
    let selector = table.choice("selector", &Selector::NAMES, problems);
    let _note = table.optional_text("note", problems)?;
    let versions = versions(table, problems);
    Some(Rule { id: id.to_owned(), name: name?, selector: selector?, versions: versions? })
}

fn versions(table: &Table<'_>, problems: &mut Problems) -> Option<Vec<RuleVersion>> {
    let tables = table.table_list("version", problems)?;
    let read: Vec<Option<RuleVersion>> = tables.iter().map(|inner| version(inner, problems)).collect();
    if tables.is_empty() {
        problems.push(table.fault("law-no-version", "version"));
        return None;
    }
    let versions: Vec<RuleVersion> = read.into_iter().collect::<Option<_>>()?;
    let spans: Vec<_> = versions.iter().map(|version| (version.from, version.to)).collect();
    follow_each_other(&spans, &tables, problems).then_some(versions)
}

fn version(table: &Table<'_>, problems: &mut Problems) -> Option<RuleVersion> {
    table.refuse_other_keys(&VERSION_KEYS, problems);
    let from = table.open_date("from", problems);
    let to = table.open_date("to", problems);
    let law = table.texts("law", problems);
    if law.as_ref().is_some_and(Vec::is_empty) {
        problems.push(table.fault("law-no-section", "law"));
    }
    let sections = if table.holds("sections") { table.texts("sections", problems) } else { Some(Vec::new()) };
    let years = if table.holds("years") { years(table, problems).map(Some) } else { Some(None) };
    let source = table.text("source", problems);
    let confidence = table.choice("confidence", &CONFIDENCES, problems);
    if let (Some(Some(from)), Some(Some(to))) = (from, to)
        && to < from
    {
        problems.push(table.fault("law-version-reversed", "to").with("from", from).with("to", to));
        return None;
    }
    Some(RuleVersion {
        from: from?,
        to: to?,
        law: law?,
        sections: sections?,
        years: years?,
        source: source?,
        confidence: confidence?,
    })
}

fn years(table: &Table<'_>, problems: &mut Problems) -> Option<u32> {
    let count = table.integer("years", problems)?;
    let in_range = u16::try_from(count).ok().filter(|count| *count >= 1);
    if in_range.is_none() {
        let fault: Diagnostic = table.fault("law-bad-count", "years");
        problems.push(fault.with("value", count).with("most", u16::MAX));
    }
    in_range.map(u32::from)
}
