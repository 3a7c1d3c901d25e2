//! `enslinje explain`: one figure with its definition, law, rows and the figures that it is computed from.

use crate::arguments::Explain;
use crate::failure::Failure;
use crate::load::{self, Municipality};
use crate::terminal::Terminal;
use crate::written;
use enslinje_domain::clock::Confidence;
use enslinje_domain::{Figure, FigureKey, Source, Split};
use enslinje_indicators::Engine;
use enslinje_indicators::definition::Definition;
use enslinje_indicators::explain::{Explanation, LawTold, RowsTold};
use enslinje_text::{written_day, written_period};

/// How many of the counted rows are shown.
const ROWS: usize = 5;

/// Runs the command.
///
/// # Errors
/// What is wrong with the pack, the snapshot or the arguments.
pub fn run(terminal: &Terminal, arguments: &Explain) -> Result<(), Failure> {
    let municipality = load::municipality(terminal, &arguments.inputs.pack)?;
    let snapshot = load::snapshot(&arguments.inputs.snapshot)?;
    let Municipality { pack, clocks, catalogue } = &municipality;
    let indicator = load::indicator(&arguments.indicator, catalogue)?;
    let unit = match &arguments.unit {
        Some(name) => load::unit(name, pack)?,
        None => municipality.unit_of(&indicator),
    };
    let key = FigureKey { indicator, unit, period: load::period(&arguments.period)?, by: Split::whole() };
    let explanation = Engine::new(pack, catalogue, clocks, &snapshot).explain(&key, ROWS)?;
    let mut page = Page { terminal, municipality: &municipality, lines: Vec::new() };
    page.explanation(&explanation, 0);
    terminal.answer(&format!("{}\n", page.lines.join("\n")))
}

/// Lines that are being written.
struct Page<'a> {
    terminal: &'a Terminal,
    municipality: &'a Municipality,
    lines: Vec<String>,
}

impl Page<'_> {
    fn explanation(&mut self, told: &Explanation, depth: usize) {
        self.figure(&told.figure, told.definition.as_ref(), depth);
        if let Some(definition) = &told.definition {
            self.definition(definition, told.versions.len(), depth);
        }
        if let Some(filter) = &told.filter {
            self.line(depth, "cli-explain-filter", &[("filter", filter.clone())]);
        }
        for law in &told.law {
            self.law(law, depth);
        }
        if let Some(clock) = &told.clock {
            self.line(depth, "cli-explain-clock", &[("clock", clock.name.clone())]);
        }
        for found in &told.breaks {
            let day = written_day(found.from, self.terminal.messages().locale());
            self.line(depth, "cli-explain-break", &[("day", day), ("note", found.note.clone())]);
        }
        if let Some(rows) = &told.rows {
            self.rows(rows, depth);
        }
        if !told.inputs.is_empty() {
            self.line(depth, "cli-explain-inputs", &[]);
        }
        for input in &told.inputs {
            self.lines.push(String::new());
            self.explanation(input, depth + 1);
        }
    }

    fn figure(&mut self, figure: &Figure, definition: Option<&Definition>, depth: usize) {
        let locale = self.terminal.messages().locale();
        let key = &figure.key;
        let unit = self.municipality.pack.organisation.get(&key.unit);
        let args = [
            ("name", definition.map_or_else(|| key.indicator.to_string(), |found| found.name.clone())),
            ("indicator", key.indicator.to_string()),
            ("unit", unit.map_or_else(|| key.unit.to_string(), |unit| unit.name.clone())),
            ("period", written_period(key.period, locale)),
        ];
        self.line(depth, "cli-explain-title", &args);
        let status = self.terminal.text(&format!("cli-status-{}", figure.status.name()), &[]);
        let value = written::shown(self.municipality, figure, locale);
        self.line(depth, "cli-explain-value", &[("value", value), ("status", status)]);
        let source = self.source(&figure.source);
        self.line(depth, "cli-explain-source", &[("source", source)]);
    }

    fn source(&self, source: &Source) -> String {
        match source {
            Source::Snapshot { register, hash, as_of } => self.terminal.text(
                "cli-source-snapshot",
                &[
                    ("register", register.clone()),
                    ("hash", hash.clone()),
                    ("day", written_day(*as_of, self.terminal.messages().locale())),
                ],
            ),
            Source::Ledger { hash } => self.terminal.text("cli-source-ledger", &[("hash", hash.clone())]),
            Source::Entered { place, origin } => self
                .terminal
                .text("cli-source-entered", &[("place", place.to_string()), ("origin", origin.clone())]),
            Source::Figures(ids) => {
                let ids = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                self.terminal.text("cli-source-figures", &[("indicators", ids)])
            }
        }
    }

    fn definition(&mut self, definition: &Definition, versions: usize, depth: usize) {
        let args = [
            ("number", definition.number.to_string()),
            ("versions", versions.to_string()),
            ("kind", definition.kind.to_owned()),
            ("place", definition.place.to_string()),
        ];
        self.line(depth, "cli-explain-definition", &args);
        if let Some(note) = &definition.note {
            self.line(depth, "cli-explain-note", &[("note", note.clone())]);
        }
    }

    fn law(&mut self, law: &LawTold, depth: usize) {
        match &law.source {
            None => self.line(depth, "cli-explain-law", &[("law", law.section.clone())]),
            Some((source, confidence)) => {
                let mark = match confidence {
                    Confidence::Sure => "cli-confidence-sure",
                    Confidence::Likely => "cli-confidence-likely",
                    Confidence::Memory => "cli-confidence-memory",
                };
                let args = [
                    ("law", law.section.clone()),
                    ("source", source.clone()),
                    ("confidence", self.terminal.text(mark, &[])),
                ];
                self.line(depth, "cli-explain-law-source", &args);
            }
        }
    }

    fn rows(&mut self, rows: &RowsTold, depth: usize) {
        let args = [("counted", rows.counted.to_string()), ("register", rows.register.to_string())];
        self.line(depth, "cli-explain-rows", &args);
        for row in &rows.first {
            let cells = row.cells.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
            self.lines.push(format!("{}  · {}", "  ".repeat(depth), cells.join("  ")));
        }
    }

    fn line(&mut self, depth: usize, id: &str, args: &[(&str, String)]) {
        let text = self.terminal.text(id, args);
        self.lines.push(format!("{}{text}", "  ".repeat(depth)));
    }
}
