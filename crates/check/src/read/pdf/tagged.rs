//! A tagged PDF in the order and with the roles of its structure tree.

use std::collections::{BTreeMap, HashMap};

use super::{
    line::{self, Strip},
    sheet::{Sheet, Tag, Word},
    tags::{Child, Kind, Node, Tree},
};
use crate::{
    document::Role,
    read::{
        clean::clean,
        grid::{self, Band, Cell},
        join::join,
        limits::Limits,
        piece::{At, Piece},
    },
};

/// Share of the words outside headers and footers that the tree must hold to be believed.
const TRUSTED_SHARE: f64 = 0.85;

/// What the walk through the tree needs.
pub(super) struct Walk<'t> {
    tree: &'t Tree,
    sheets: &'t [Sheet],
    words: HashMap<(usize, i32), Vec<usize>>,
    limits: &'t Limits,
    pieces: Vec<Piece>,
    /// Pictures by page and the text that stands for them.
    pub pictures: BTreeMap<(Option<u32>, String), u32>,
}

impl<'t> Walk<'t> {
    /// A walk through a tree that holds nearly all words, else nothing.
    pub(super) fn new(tree: &'t Tree, sheets: &'t [Sheet], limits: &'t Limits) -> Option<Self> {
        let mut words: HashMap<(usize, i32), Vec<usize>> = HashMap::new();
        let mut all = 0_usize;
        for (page, sheet) in sheets.iter().enumerate() {
            for (index, word) in sheet.words.iter().enumerate() {
                all += usize::from(word.tag != Tag::Artifact);
                if let Tag::Content(number) = word.tag {
                    words.entry((page, number)).or_default().push(index);
                }
            }
        }
        let contents = tree.nodes.iter().flat_map(|node| &node.children);
        let held: usize = contents
            .filter_map(|child| match child {
                Child::Content(page, number) => words.get(&(*page, *number)).map(Vec::len),
                Child::Node(_) => None,
            })
            .sum();
        #[expect(clippy::cast_precision_loss, reason = "a share of words")]
        let is_trusted = held > 0 && held as f64 >= TRUSTED_SHARE * all as f64;
        is_trusted.then(|| Self {
            tree,
            sheets,
            words,
            limits,
            pieces: Vec::new(),
            pictures: BTreeMap::new(),
        })
    }

    /// All pieces in reading order.
    pub(super) fn pieces(&mut self) -> Vec<Piece> {
        if let Some(root) = self.tree.nodes.first() {
            self.blocks(root);
        }
        std::mem::take(&mut self.pieces)
    }

    fn blocks(&mut self, node: &'t Node) {
        let tree = self.tree;
        // Content without an element of its own, up to the next element.
        let mut loose = Vec::new();
        for child in &node.children {
            match child {
                Child::Content(page, number) => loose.push((*page, *number)),
                Child::Node(at) => {
                    let Some(node) = tree.nodes.get(*at) else { continue };
                    if matches!(node.kind, Kind::Inline | Kind::Label) {
                        self.gather(node, &mut loose, &mut Vec::new());
                        continue;
                    }
                    self.prose(Role::Paragraph, std::mem::take(&mut loose));
                    self.block(node);
                }
            }
        }
        self.prose(Role::Paragraph, loose);
    }

    fn block(&mut self, node: &'t Node) {
        let role = match node.kind {
            Kind::Heading(level) => Role::Heading(level),
            Kind::Paragraph | Kind::Caption => Role::Paragraph,
            Kind::Item => Role::Item,
            Kind::Note => Role::Note,
            Kind::Table => return self.table(node),
            Kind::Figure => return self.figure(node),
            Kind::Contents => return,
            _ => return self.blocks(node),
        };
        let (mut contents, mut inner) = (Vec::new(), Vec::new());
        self.gather(node, &mut contents, &mut inner);
        self.prose(role, contents);
        inner.into_iter().for_each(|node| self.block(node));
    }

    /// The content of a piece of prose, and the tables, figures and items inside it.
    fn gather(&self, node: &'t Node, contents: &mut Vec<(usize, i32)>, inner: &mut Vec<&'t Node>) {
        for child in &node.children {
            match child {
                Child::Content(page, number) => contents.push((*page, *number)),
                Child::Node(at) => match self.tree.nodes.get(*at) {
                    Some(node)
                        if matches!(
                            node.kind,
                            Kind::Table | Kind::Figure | Kind::Item | Kind::Note | Kind::Contents
                        ) =>
                    {
                        inner.push(node);
                    }
                    Some(node) => self.gather(node, contents, inner),
                    None => {}
                },
            }
        }
    }

    fn prose(&mut self, role: Role, contents: Vec<(usize, i32)>) {
        let (text, at) = self.text(&contents);
        let text = if role == Role::Item { unbulleted(&text).to_owned() } else { text };
        if !text.is_empty() {
            self.pieces.push(Piece::Prose { at, role, text });
        }
    }

    /// The text of contents in their order, and where it begins. Content that is named twice is read once.
    fn text(&mut self, contents: &[(usize, i32)]) -> (String, Option<At>) {
        let (mut out, mut at) = (String::new(), None);
        let mut row: Vec<Word> = Vec::new();
        let mut on = None;
        for (page, number) in contents {
            let Some(sheet) = self.sheets.get(*page) else { continue };
            for index in self.words.remove(&(*page, *number)).into_iter().flatten() {
                let Some(word) = sheet.words.get(index) else { continue };
                let page_number = u32::try_from(page + 1).unwrap_or(u32::MAX);
                at = at.or(Some(At { page: page_number, line: word.line }));
                let is_next = row.last().is_some_and(|last| on != Some(*page) || last.line != word.line);
                if is_next {
                    self.end_line(&mut out, on, std::mem::take(&mut row));
                }
                on = Some(*page);
                row.push(word.clone());
            }
        }
        self.end_line(&mut out, on, row);
        (clean(&out), at)
    }

    fn end_line(&self, out: &mut String, page: Option<usize>, row: Vec<Word>) {
        if let (Some(sheet), false) = (page.and_then(|page| self.sheets.get(page)), row.is_empty()) {
            join(out, &line::text(sheet, &Strip::new(row).words));
        }
    }

    fn figure(&mut self, node: &'t Node) {
        let (mut contents, mut inner) = (Vec::new(), Vec::new());
        self.gather(node, &mut contents, &mut inner);
        let page = contents.first().and_then(|(page, _)| u32::try_from(page + 1).ok());
        *self.pictures.entry((page, clean(&node.alt))).or_default() += 1;
        // What stands in the picture is told by its own text; tables and notes in it are read.
        inner.into_iter().filter(|node| node.kind != Kind::Figure).for_each(|node| self.block(node));
    }

    fn table(&mut self, node: &'t Node) {
        let outside = std::mem::take(&mut self.pieces);
        let mut bands = Vec::new();
        self.bands(node, false, &mut bands);
        let before = std::mem::replace(&mut self.pieces, outside);
        self.pieces.extend(before);
        self.pieces.extend(grid::pieces(bands, self.limits));
    }

    /// Rows of a table; pieces that are no rows, such as its caption, stay among the pieces.
    fn bands(&mut self, node: &'t Node, in_head: bool, bands: &mut Vec<Band>) {
        let tree = self.tree;
        for child in &node.children {
            let Child::Node(at) = child else { continue };
            let Some(node) = tree.nodes.get(*at) else { continue };
            match node.kind {
                Kind::Section(head) => self.bands(node, head, bands),
                Kind::Row => {
                    let band = self.band(node, in_head);
                    bands.push(band);
                }
                _ => self.block(node),
            }
        }
    }

    fn band(&mut self, node: &'t Node, header: bool) -> Band {
        let tree = self.tree;
        let mut band = Band { at: None, header, cells: Vec::new() };
        for child in &node.children {
            let Child::Node(at) = child else { continue };
            let Some(node) = tree.nodes.get(*at) else { continue };
            let outside = std::mem::take(&mut self.pieces);
            self.blocks(node);
            let pieces = std::mem::replace(&mut self.pieces, outside);
            let first = pieces.iter().find_map(|piece| match piece {
                Piece::Prose { at, .. } => *at,
                Piece::Table(rows) => rows.first().and_then(|row| row.at),
            });
            band.at = band.at.or(first);
            band.cells.push(Cell {
                pieces,
                columns: node.columns,
                rows: node.rows,
                header: node.kind == Kind::Cell(true),
            });
        }
        band
    }
}

/// The text of an item without its bullet; a number stays.
pub(super) fn unbulleted(text: &str) -> &str {
    const BULLETS: &[char] =
        &['•', '◦', '▪', '■', '●', '○', '\u{2013}', '-', '\u{fffd}', '·', '‣', '➢', '►', '✓'];
    let rest = text.trim_start_matches(BULLETS);
    let is_bullet = rest.starts_with([' ', '\u{a0}']) || text.starts_with(['•', '▪', '■', '●']);
    if is_bullet && rest.len() < text.len() { rest.trim_start() } else { text }
}
