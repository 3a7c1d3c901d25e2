//! The structure tree of a tagged PDF: headings, paragraphs, lists and tables as their maker named them.

use std::collections::{HashMap, HashSet};

use hayro_interpret::hayro_syntax::{
    Pdf,
    object::{Array, Dict, MaybeRef, Name, Number, Object, ObjectIdentifier, String as PdfString},
};

use crate::read::limits::Limits;

/// What an element of the structure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Heading of this level.
    Heading(u8),
    /// Paragraph.
    Paragraph,
    /// Item of a list.
    Item,
    /// The bullet or number of an item.
    Label,
    /// Table.
    Table,
    /// Rows; `true` for those of the head.
    Section(bool),
    /// Row of a table.
    Row,
    /// Cell; `true` for a header.
    Cell(bool),
    /// Heading of a table or figure.
    Caption,
    /// Picture.
    Figure,
    /// Note at the foot of the page.
    Note,
    /// Table of contents.
    Contents,
    /// Holds others.
    Group,
    /// Part of a line.
    Inline,
}

/// What stands in an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Child {
    /// Another element, by its number in the tree.
    Node(usize),
    /// Marked content of a page, counted from zero.
    Content(usize, i32),
}

/// An element.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// What it is.
    pub kind: Kind,
    /// Text that stands for it.
    pub alt: String,
    /// Columns that a cell covers.
    pub columns: usize,
    /// Rows that a cell covers.
    pub rows: usize,
    /// Its content in reading order.
    pub children: Vec<Child>,
}

/// All elements; the first is the root.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    /// The elements.
    pub nodes: Vec<Node>,
}

/// Most elements that are read.
const MOST_NODES: usize = 2_000_000;

impl Tree {
    /// The tree of a file, if it has one.
    pub(super) fn read(pdf: &Pdf, limits: &Limits) -> Option<Self> {
        let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
        let top: Dict<'_> = root.get(b"StructTreeRoot".as_slice())?;
        let pages = pdf.pages().iter().enumerate();
        let pages = pages.filter_map(|(index, page)| Some((page.raw().obj_id()?, index))).collect();
        let roles =
            top.get::<Dict<'_>>(b"RoleMap".as_slice()).map(|dict| role_map(&dict)).unwrap_or_default();
        let mut reading = Reading { pages, roles, seen: HashSet::new(), tree: Self::default() };
        reading.element(&top, None, limits.depth);
        Some(reading.tree)
    }
}

struct Reading {
    pages: HashMap<ObjectIdentifier, usize>,
    roles: HashMap<String, String>,
    seen: HashSet<ObjectIdentifier>,
    tree: Tree,
}

fn role_map(dict: &Dict<'_>) -> HashMap<String, String> {
    dict.keys()
        .filter_map(|key| {
            let role = dict.get::<Name<'_>>(&*key)?;
            Some((key.as_str().to_owned(), role.as_str().to_owned()))
        })
        .collect()
}

impl Reading {
    fn element(&mut self, dict: &Dict<'_>, page: Option<usize>, depth: usize) -> Option<usize> {
        if depth == 0 || self.tree.nodes.len() >= MOST_NODES {
            return None;
        }
        let page = self.page(dict).or(page);
        let name = dict.get::<Name<'_>>(b"S".as_slice()).map(|name| name.as_str().to_owned());
        let at = self.tree.nodes.len();
        let (columns, rows) = spans(dict);
        let kind = name.map_or(Kind::Group, |name| self.kind(&name));
        self.tree.nodes.push(Node { kind, alt: alt(dict), columns, rows, children: Vec::new() });
        let mut children = Vec::new();
        match dict.get_raw::<Object<'_>>(b"K".as_slice()) {
            // One child or an array of them may be given by reference.
            Some(MaybeRef::Ref(_)) => {
                if let Some(array) = dict.get::<Array<'_>>(b"K".as_slice()) {
                    self.children(&array, page, depth, &mut children);
                } else if let Some(child) = dict.get::<Object<'_>>(b"K".as_slice()) {
                    children.extend(self.child(child, page, depth));
                }
            }
            Some(MaybeRef::NotRef(Object::Array(array))) => self.children(&array, page, depth, &mut children),
            Some(MaybeRef::NotRef(child)) => children.extend(self.child(child, page, depth)),
            None => {}
        }
        if let Some(node) = self.tree.nodes.get_mut(at) {
            node.children = children;
        }
        Some(at)
    }

    fn children(&mut self, array: &Array<'_>, page: Option<usize>, depth: usize, out: &mut Vec<Child>) {
        for child in array.iter::<Object<'_>>() {
            out.extend(self.child(child, page, depth));
        }
    }

    fn child(&mut self, child: Object<'_>, page: Option<usize>, depth: usize) -> Option<Child> {
        match child {
            Object::Number(number) => Some(Child::Content(page?, content(number)?)),
            Object::Dict(dict) => {
                let is_content = dict.get::<Name<'_>>(b"Type".as_slice());
                match is_content.as_ref().map(|name| name.as_str()) {
                    Some("MCR") => {
                        let number = dict.get::<Number>(b"MCID".as_slice())?;
                        Some(Child::Content(self.page(&dict).or(page)?, content(number)?))
                    }
                    Some("OBJR") => None,
                    _ => {
                        // An element stands once in the tree; a second time would be a loop.
                        if dict.obj_id().is_some_and(|id| !self.seen.insert(id)) {
                            return None;
                        }
                        self.element(&dict, page, depth - 1).map(Child::Node)
                    }
                }
            }
            _ => None,
        }
    }

    fn page(&self, dict: &Dict<'_>) -> Option<usize> {
        let page = dict.get_ref(b"Pg".as_slice())?;
        self.pages.get(&page.into()).copied()
    }

    fn kind(&self, name: &str) -> Kind {
        let mut name = name;
        // A file may give its own names roles in a few steps; a longer way is a loop.
        for _ in 0..8 {
            if let Some(kind) = standard(name) {
                return kind;
            }
            let Some(next) = self.roles.get(name) else { break };
            name = next;
        }
        Kind::Group
    }
}

fn content(number: Number) -> Option<i32> {
    i32::try_from(number.as_i64()).ok()
}

fn standard(name: &str) -> Option<Kind> {
    Some(match name {
        "Title" | "H" | "H1" => Kind::Heading(1),
        "H2" => Kind::Heading(2),
        "H3" => Kind::Heading(3),
        "H4" => Kind::Heading(4),
        "H5" => Kind::Heading(5),
        "H6" | "H7" | "H8" | "H9" => Kind::Heading(6),
        "P" | "BibEntry" | "Code" => Kind::Paragraph,
        "LI" => Kind::Item,
        "Lbl" => Kind::Label,
        "Table" => Kind::Table,
        "THead" => Kind::Section(true),
        "TBody" | "TFoot" => Kind::Section(false),
        "TR" => Kind::Row,
        "TH" => Kind::Cell(true),
        "TD" => Kind::Cell(false),
        "Caption" => Kind::Caption,
        "Figure" | "Formula" => Kind::Figure,
        "Note" | "FENote" => Kind::Note,
        "TOC" | "TOCI" => Kind::Contents,
        "Span" | "Quote" | "Link" | "Reference" | "Annot" | "Em" | "Strong" | "Sub" | "Ruby" | "Warichu" => {
            Kind::Inline
        }
        "Document" | "DocumentFragment" | "Part" | "Art" | "Sect" | "Div" | "BlockQuote" | "Index"
        | "NonStruct" | "Private" | "L" | "LBody" | "Aside" | "Form" | "StructTreeRoot" => Kind::Group,
        _ => return None,
    })
}

fn alt(dict: &Dict<'_>) -> String {
    let text = dict.get::<PdfString<'_>>(b"Alt".as_slice());
    text.map(|text| decode(text.as_bytes())).unwrap_or_default()
}

/// A text string of PDF: UTF-16 or UTF-8 with a mark, or one byte for each character.
fn decode(bytes: &[u8]) -> String {
    if bytes.starts_with(&[0xFE, 0xFF]) || bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        return crate::read::plain::decode(bytes).0;
    }
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Columns and rows that a cell covers, from its attributes.
fn spans(dict: &Dict<'_>) -> (usize, usize) {
    let mut spans = (1, 1);
    let mut take = |attributes: &Dict<'_>| {
        let number = |key: &[u8]| attributes.get::<u32>(key).and_then(|span| usize::try_from(span).ok());
        spans.0 = number(b"ColSpan").unwrap_or(spans.0).max(1);
        spans.1 = number(b"RowSpan").unwrap_or(spans.1).max(1);
    };
    if let Some(attributes) = dict.get::<Dict<'_>>(b"A".as_slice()) {
        take(&attributes);
    } else if let Some(list) = dict.get::<Array<'_>>(b"A".as_slice()) {
        list.iter::<Dict<'_>>().for_each(|attributes| take(&attributes));
    }
    spans
}
