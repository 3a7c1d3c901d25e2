//! Directives: `::: table id`, `::: list grants where year = 2024` and the like.

mod assignments;

use crate::chart::read_chart;
use crate::expression::{Condition, Scale, Scanner, Spanned, parse_condition};
use crate::resolve::{find_list, rows_where};
use crate::source::{SourceBlock, SourceFile};
use crate::tables::{GridContext, income_statement, list_table, read_table};
use assignments::assignments_table;
use enslinje_domain::{Diagnostic, Place, Problems};
use enslinje_pack::PackFolder;
use std::ops::Range;

/// Every directive, for messages.
const KNOWN: &str = "annex, assignments, chart, contents, exception, income-statement, list, note, table";

/// A directive as found in a file; all ranges are bytes of the file.
#[derive(Debug, Clone)]
pub(crate) struct Directive {
    /// The opening line.
    pub line: Range<usize>,
    /// Name.
    pub name: Range<usize>,
    /// What follows the name.
    pub arguments: Range<usize>,
    /// Lines between opening and closing.
    pub body: Range<usize>,
}

/// What a directive gives.
#[derive(Debug)]
pub(crate) enum Given {
    /// A block.
    Block(SourceBlock),
    /// Remarks whose text stands in the body.
    Note(Range<usize>),
    /// An explained exception: bytes of the code and of the reason.
    Exception {
        /// Code of what a check finds.
        code: Range<usize>,
        /// Paragraphs.
        reason: Range<usize>,
    },
    /// The annex begins here.
    Annex,
}

/// Reads one directive. `None` when it is wrong, which is told.
pub(crate) fn read_directive(
    directive: &Directive,
    file: SourceFile<'_>,
    folder: &PackFolder,
    grid: &GridContext<'_>,
    problems: &mut Problems,
) -> Option<Given> {
    let name = &file.text[directive.name.clone()];
    let place = file.place(directive.line.clone());
    if name == "note" {
        no_arguments(directive, file, problems)?;
        return Some(Given::Note(directive.body.clone()));
    }
    if name == "exception" {
        return exception(directive, file, problems);
    }
    if !file.text[directive.body.clone()].trim().is_empty() {
        let place = file.place(directive.body.clone());
        problems.push(Diagnostic::error("report-directive-body", place).with("directive", name));
    }
    let reading = Reading { directive, file, grid, place };
    match name {
        "contents" => no_arguments(directive, file, problems).map(|()| Given::Block(SourceBlock::Contents)),
        "annex" => no_arguments(directive, file, problems).map(|()| Given::Annex),
        "table" => {
            let id = reading.id(folder, "tables", problems)?;
            let table = read_table(folder, &id, grid, problems)?;
            Some(Given::Block(SourceBlock::Table(Box::new(table))))
        }
        "chart" => {
            let id = reading.id(folder, "charts", problems)?;
            let chart = read_chart(folder, &id, grid, problems)?;
            Some(Given::Block(SourceBlock::Chart(Box::new(chart))))
        }
        "income-statement" => reading.statement(problems),
        "assignments" => reading.assignments(problems),
        "list" => reading.list(problems),
        _ => {
            let diagnostic =
                Diagnostic::error("report-unknown-directive", file.place(directive.name.clone()));
            problems.push(diagnostic.with("directive", name).with("known", KNOWN));
            None
        }
    }
}

fn no_arguments(directive: &Directive, file: SourceFile<'_>, problems: &mut Problems) -> Option<()> {
    if directive.arguments.is_empty() {
        return Some(());
    }
    let name = &file.text[directive.name.clone()];
    let place = file.place(directive.arguments.clone());
    problems.push(Diagnostic::error("report-directive-arguments", place).with("directive", name));
    None
}

/// Fewer words than these explain nothing.
const REASON_WORDS: usize = 3;

fn exception(directive: &Directive, file: SourceFile<'_>, problems: &mut Problems) -> Option<Given> {
    let Directive { name, arguments: code, body: reason, .. } = directive;
    if code.is_empty() {
        problems.push(Diagnostic::error("report-exception-no-code", file.place(name.clone())));
        return None;
    }
    let is_word = |word: &&str| word.contains(char::is_alphabetic);
    let words = file.text[reason.clone()].split_whitespace().filter(is_word).count();
    if words < REASON_WORDS {
        let diagnostic = Diagnostic::error("report-exception-no-reason", file.place(code.clone()));
        let diagnostic = diagnostic.with("code", &file.text[code.clone()]);
        problems.push(diagnostic.with("words", REASON_WORDS));
        return None;
    }
    Some(Given::Exception { code: code.clone(), reason: reason.clone() })
}

struct Reading<'a> {
    directive: &'a Directive,
    file: SourceFile<'a>,
    grid: &'a GridContext<'a>,
    place: Place,
}

impl Reading<'_> {
    fn arguments(&self) -> &str {
        &self.file.text[self.directive.arguments.clone()]
    }

    fn place_within(&self, span: Range<usize>) -> Place {
        let start = self.directive.arguments.start;
        self.file.place(start + span.start..start + span.end)
    }

    /// The id of a table or chart whose file is there.
    fn id(&self, folder: &PackFolder, kind: &'static str, problems: &mut Problems) -> Option<String> {
        let id = self.arguments();
        let is_id = !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if is_id && folder.text(&format!("{kind}/{id}.toml")).is_some() {
            return Some(id.to_owned());
        }
        let prefix = format!("{kind}/");
        let known =
            folder.under(&prefix).filter_map(|path| path.strip_prefix(&prefix)?.strip_suffix(".toml"));
        let known = known.collect::<Vec<_>>().join(", ");
        let code = if kind == "tables" { "report-unknown-table" } else { "report-unknown-chart" };
        let span = if id.is_empty() { self.directive.name.clone() } else { self.directive.arguments.clone() };
        let diagnostic = Diagnostic::error(code, self.file.place(span));
        problems.push(diagnostic.with("name", id).with("known", known));
        None
    }

    fn statement(&self, problems: &mut Problems) -> Option<Given> {
        let scale = match self.arguments() {
            "" | "tkr" => Scale::Thousands,
            "mnkr" => Scale::Millions,
            "kr" => Scale::Kronor,
            other => {
                let place = self.file.place(self.directive.arguments.clone());
                let diagnostic = Diagnostic::error("report-unknown-format", place).with("word", other);
                problems.push(diagnostic.with("known", "tkr, mnkr, kr"));
                return None;
            }
        };
        let table = income_statement(scale, self.grid, &self.place, problems);
        Some(Given::Block(SourceBlock::Table(Box::new(table))))
    }

    /// `where …` or nothing.
    fn condition(&self, scanner: &mut Scanner<'_>, problems: &mut Problems) -> Option<Condition> {
        scanner.skip_space();
        if scanner.is_done() {
            return Some(Condition::default());
        }
        let word = scanner.word();
        let read = if word.value == "where" { parse_condition(scanner) } else { Err(scanner.unexpected()) };
        scanner.skip_space();
        let read = read.and_then(|read| if scanner.is_done() { Ok(read) } else { Err(scanner.unexpected()) });
        read.map_err(|fault| {
            let place = self.place_within(fault.span.clone());
            problems.push(fault.at(place));
        })
        .ok()
    }

    fn list(&self, problems: &mut Problems) -> Option<Given> {
        let mut scanner = Scanner::new(self.arguments());
        let found = scanner.value().and_then(|name| Ok((find_list(&name, self.grid.scope)?, name)));
        let condition = self.condition(&mut scanner, problems)?;
        let rows = found.and_then(|(list, name)| Ok((rows_where(list, &condition)?, list, name)));
        match rows {
            Ok((rows, list, name)) => Some(self.list_block(list, &name, &rows)),
            Err(fault) => {
                let place = self.place_within(fault.span.clone());
                problems.push(fault.at(place));
                None
            }
        }
    }

    fn list_block(
        &self,
        list: &crate::scope::List,
        name: &Spanned<String>,
        rows: &[&[crate::scope::ListCell]],
    ) -> Given {
        let empty = self.grid.messages.text("report-empty", &[]);
        let id = format!("list-{}", name.value.replace('_', "-"));
        let table = list_table(&id, list.title.clone(), list, rows, &empty);
        Given::Block(SourceBlock::Table(Box::new(table)))
    }

    fn assignments(&self, problems: &mut Problems) -> Option<Given> {
        let mut scanner = Scanner::new(self.arguments());
        let condition = self.condition(&mut scanner, problems)?;
        match assignments_table(&condition, self.grid) {
            Ok(table) => Some(Given::Block(SourceBlock::Table(Box::new(table)))),
            Err(fault) => {
                let place = self.place_within(fault.span.clone());
                problems.push(fault.at(place));
                None
            }
        }
    }
}
