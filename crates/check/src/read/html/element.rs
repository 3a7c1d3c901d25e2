//! Elements by what they mean for the reading.

/// What an element is for the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Heading of this level.
    Heading(u8),
    /// Ends the paragraph before it and after it.
    Block,
    /// An item of a list.
    Item,
    /// Holds items.
    List,
    /// A table.
    Table,
    /// The heading of a table.
    Caption,
    /// Rows; `true` for those of the table's head.
    Section(bool),
    /// A row.
    Row,
    /// A cell; `true` for a header.
    Cell(bool),
    /// Raised text.
    Raised,
    /// A picture.
    Picture,
    /// Another document inside this one.
    Part,
    /// Breaks the line.
    Break,
    /// Never shown, or shown as something other than text to read.
    Hidden,
    /// Part of a line.
    Inline,
}

impl Kind {
    /// The kind of an element by its name in lower case.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "li" => Self::Item,
            "ul" | "ol" | "menu" => Self::List,
            "table" => Self::Table,
            "caption" => Self::Caption,
            "thead" => Self::Section(true),
            "tbody" | "tfoot" => Self::Section(false),
            "tr" => Self::Row,
            "td" => Self::Cell(false),
            "th" => Self::Cell(true),
            "sup" => Self::Raised,
            "img" | "svg" | "canvas" | "video" | "audio" => Self::Picture,
            "iframe" | "object" | "embed" => Self::Part,
            "br" | "wbr" => Self::Break,
            "script" | "style" | "head" | "nav" | "template" | "noscript" | "select" | "button"
            | "textarea" | "datalist" | "title" => Self::Hidden,
            "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "blockquote"
            | "pre" | "address" | "dl" | "dt" | "dd" | "figure" | "figcaption" | "fieldset" | "legend"
            | "form" | "details" | "summary" | "hr" | "body" | "html" | "center" | "hgroup" | "dialog"
            | "search" => Self::Block,
            _ => Self::Inline,
        }
    }

    /// Whether it stands between lines rather than in one.
    pub(super) const fn breaks_paragraph(self) -> bool {
        !matches!(self, Self::Raised | Self::Picture | Self::Part | Self::Break | Self::Inline)
    }

    /// Whether an end tag inside it does not reach the elements outside.
    pub(super) const fn is_wall(self) -> bool {
        matches!(self, Self::Cell(_) | Self::Table | Self::Caption)
    }
}

/// Whether an element never has content.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}
