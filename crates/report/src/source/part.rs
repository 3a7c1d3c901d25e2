//! Divides a file into Markdown and directives.

use super::file::SourceFile;
use enslinje_domain::{Diagnostic, Problems};
use std::ops::Range;

/// A part of a file, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// Markdown.
    Text(Range<usize>),
    /// `::: name arguments`, with the lines up to `:::`.
    Directive {
        /// Bytes of the whole opening line.
        line: Range<usize>,
        /// Bytes of the name.
        name: Range<usize>,
        /// Bytes of what follows the name.
        arguments: Range<usize>,
        /// Bytes between the two lines.
        body: Range<usize>,
    },
}

/// The parts of a file in order. A directive that is not closed, or a stray `:::`, is told.
pub(crate) fn divide(file: SourceFile<'_>, problems: &mut Problems) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut text_start = 0;
    let mut open: Option<Range<usize>> = None;
    let mut at = 0;
    for line in file.text.split_inclusive('\n') {
        let span = at..at + line.trim_end().len();
        at += line.len();
        let Some(rest) = line.trim_end().strip_prefix(":::") else { continue };
        let closes = rest.trim().is_empty();
        match (open.take(), closes) {
            (None, true) => problems.push(Diagnostic::error("report-stray-directive-end", file.place(span))),
            (None, false) => {
                push_text(&mut parts, text_start..span.start);
                open = Some(span);
            }
            (Some(line), true) => {
                parts.push(directive(file.text, line, span.start));
                text_start = at;
            }
            (Some(line), false) => {
                problems.push(Diagnostic::error("report-unclosed-directive", file.place(line)));
                open = Some(span);
            }
        }
    }
    match open {
        Some(line) => problems.push(Diagnostic::error("report-unclosed-directive", file.place(line))),
        None => push_text(&mut parts, text_start..file.text.len()),
    }
    parts
}

fn push_text(parts: &mut Vec<Part>, span: Range<usize>) {
    if !span.is_empty() {
        parts.push(Part::Text(span));
    }
}

fn directive(text: &str, line: Range<usize>, body_end: usize) -> Part {
    let after = &text[line.start + 3..line.end];
    let name_start = line.start + 3 + (after.len() - after.trim_start().len());
    let name_length = text[name_start..line.end].find(char::is_whitespace);
    let name_end = name_length.map_or(line.end, |length| name_start + length);
    let rest = &text[name_end..line.end];
    let arguments_start = name_end + (rest.len() - rest.trim_start().len());
    let body_start = text[line.end..body_end].find('\n').map_or(body_end, |at| line.end + at + 1);
    Part::Directive {
        name: name_start..name_end,
        arguments: arguments_start..line.end,
        body: body_start..body_end,
        line,
    }
}
