//! A web page while it is read: the open elements, the paragraph under way and the tables around it.

use std::collections::BTreeMap;

use html5gum::StartTag;

use super::{
    element::{Kind, is_void},
    table::Table,
};
use crate::{
    document::{Role, UnreadCause},
    read::{
        clean::{add, raised},
        limits::Limits,
        piece::Piece,
    },
};

/// How many times of each cause and name something was not read.
pub(super) type Lost = BTreeMap<(UnreadCause, String), u32>;

/// An element that is open.
struct Open {
    name: String,
    kind: Kind,
    hidden: bool,
}

/// A page.
pub(super) struct Page<'l> {
    limits: &'l Limits,
    open: Vec<Open>,
    tables: Vec<Table>,
    text: String,
    pieces: Vec<Piece>,
    lost: Lost,
}

impl<'l> Page<'l> {
    /// An empty page.
    pub(super) fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            open: Vec::new(),
            tables: Vec::new(),
            text: String::new(),
            pieces: Vec::new(),
            lost: Lost::new(),
        }
    }

    /// All that was read and all that was not.
    pub(super) fn finish(mut self) -> (Vec<Piece>, Lost) {
        self.flush();
        while !self.tables.is_empty() {
            self.end_table();
        }
        (self.pieces, self.lost)
    }

    /// Takes a start tag.
    pub(super) fn open(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let kind = Kind::of(&name);
        self.imply_ends(kind, &name);
        let hidden = self.is_hidden() || kind == Kind::Hidden || says_hidden(tag);
        if !hidden {
            self.enter(kind, tag);
        }
        if is_void(&name) || (tag.self_closing && kind == Kind::Picture) {
            return;
        }
        if self.open.len() >= self.limits.depth {
            self.lose(UnreadCause::Limit, "");
            return;
        }
        // What stands inside a picture is its parts, not text of the page.
        let hidden = hidden || matches!(kind, Kind::Picture | Kind::Part);
        self.open.push(Open { name, kind, hidden });
    }

    /// Takes an end tag; one without its start tag has no effect.
    pub(super) fn close(&mut self, name: &str) {
        let wanted = Kind::of(name);
        let in_table =
            matches!(wanted, Kind::Table | Kind::Section(_) | Kind::Row | Kind::Cell(_) | Kind::Caption);
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        let walled = self.open[at + 1..].iter().any(|open| open.kind.is_wall());
        if walled && !in_table {
            return;
        }
        while self.open.len() > at {
            self.pop();
        }
    }

    /// Takes text.
    pub(super) fn text(&mut self, text: &str) {
        if self.is_hidden() {
            return;
        }
        let is_raised = self.open.iter().any(|open| open.kind == Kind::Raised);
        for c in text.chars() {
            add(&mut self.text, if is_raised { raised(c) } else { c });
        }
    }

    fn is_hidden(&self) -> bool {
        self.open.last().is_some_and(|open| open.hidden)
    }

    fn enter(&mut self, kind: Kind, tag: &StartTag<()>) {
        if kind.breaks_paragraph() {
            self.flush();
        }
        match kind {
            Kind::Table if self.tables.len() < self.limits.depth => self.tables.push(Table::default()),
            Kind::Row => {
                let header = self.open.iter().rev().take_while(|open| open.kind != Kind::Table);
                let header = header.into_iter().any(|open| open.kind == Kind::Section(true));
                if let Some(table) = self.tables.last_mut() {
                    table.open_row(header);
                }
            }
            Kind::Cell(header) => {
                if let Some(table) = self.tables.last_mut() {
                    table.open_cell(header, number(tag, "colspan"), number(tag, "rowspan"));
                }
            }
            Kind::Break => add(&mut self.text, ' '),
            Kind::Picture => self.picture(tag),
            Kind::Part => {
                let name = ["title", "src", "data"].iter().find_map(|key| get(tag, key)).unwrap_or_default();
                self.lose(UnreadCause::Part, &name);
            }
            _ => {}
        }
    }

    /// An empty `alt` says that the picture is only decoration.
    fn picture(&mut self, tag: &StartTag<()>) {
        let told = ["alt", "aria-label", "title", "src"].iter().find_map(|key| get(tag, key));
        match told {
            Some(name) if name.is_empty() => {}
            Some(name) if name.starts_with("data:") => self.lose(UnreadCause::Picture, ""),
            Some(name) => self.lose(UnreadCause::Picture, &name),
            None => self.lose(UnreadCause::Picture, ""),
        }
    }

    /// Ends the elements that this start tag ends without saying so.
    fn imply_ends(&mut self, kind: Kind, name: &str) {
        let ended = |open: &Open| match kind {
            Kind::Item => open.kind == Kind::Item,
            Kind::Row => matches!(open.kind, Kind::Row | Kind::Caption),
            Kind::Cell(_) => matches!(open.kind, Kind::Cell(_) | Kind::Caption),
            Kind::Section(_) => matches!(open.kind, Kind::Section(_) | Kind::Caption),
            Kind::Heading(_) => matches!(open.kind, Kind::Heading(_)) || open.name == "p",
            _ if matches!(name, "dt" | "dd") => matches!(open.name.as_str(), "dt" | "dd"),
            _ => kind.breaks_paragraph() && open.name == "p",
        };
        let wall = |open: &Open| match kind {
            Kind::Item => matches!(open.kind, Kind::List) || open.kind.is_wall(),
            Kind::Row | Kind::Section(_) | Kind::Cell(_) => open.kind == Kind::Table,
            _ => open.kind.is_wall(),
        };
        let within = self.open.iter().rev().take_while(|open| !wall(open)).count();
        let from = self.open.len() - within;
        if let Some(at) = self.open[from..].iter().position(ended) {
            while self.open.len() > from + at {
                self.pop();
            }
        } else if matches!(kind, Kind::Cell(_) | Kind::Row)
            && from > 0
            && self.open.last().is_some_and(|open| open.kind.is_wall() && open.kind != Kind::Table)
        {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(open) = self.open.last() else { return };
        let (kind, hidden) = (open.kind, open.hidden);
        if !hidden && kind.breaks_paragraph() {
            self.flush();
        }
        self.open.pop();
        if hidden {
            return;
        }
        match (kind, self.tables.last_mut()) {
            (Kind::Cell(_), Some(table)) => table.close_cell(),
            (Kind::Row | Kind::Section(_), Some(table)) => table.close_row(),
            (Kind::Table, Some(_)) => self.end_table(),
            _ => {}
        }
    }

    fn end_table(&mut self) {
        if let Some(table) = self.tables.pop() {
            let pieces = table.finish(self.limits);
            self.sink().extend(pieces);
        }
    }

    fn sink(&mut self) -> &mut Vec<Piece> {
        match self.tables.iter().rposition(|_| true) {
            None => &mut self.pieces,
            Some(_) => {
                let Self { tables, pieces, .. } = self;
                tables.iter_mut().rev().find_map(Table::sink).unwrap_or(pieces)
            }
        }
    }

    /// Ends the paragraph under way.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim_matches(' ');
        if text.is_empty() {
            return;
        }
        let role =
            self.open.iter().rev().take_while(|open| !open.kind.is_wall()).find_map(|open| match open.kind {
                Kind::Heading(level) => Some(Role::Heading(level)),
                Kind::Item => Some(Role::Item),
                _ => None,
            });
        let piece = Piece::prose(role.unwrap_or(Role::Paragraph), text);
        self.sink().push(piece);
    }

    fn lose(&mut self, cause: UnreadCause, name: &str) {
        let count = self.lost.entry((cause, name.to_owned())).or_default();
        *count = count.saturating_add(1);
    }
}

fn get(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).trim().to_owned())
}

fn number(tag: &StartTag<()>, name: &str) -> Option<usize> {
    get(tag, name)?.parse().ok()
}

fn says_hidden(tag: &StartTag<()>) -> bool {
    let style = get(tag, "style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    get(tag, "aria-hidden").as_deref() == Some("true")
        || tag.attributes.contains_key(b"hidden".as_slice())
        || get(tag, "role").as_deref() == Some("navigation")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}
