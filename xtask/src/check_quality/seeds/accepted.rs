//! Which finding counts as which item of section A: its code and the place that it must mark.
//!
//! For measurement only; the rules know nothing of it.

use enslinje_check::Code;

/// Document, line, and text in lower case that the mark must hold; empty for any.
pub(super) type Anchor = (usize, u32, &'static str);

/// What a finding must be to count as the item.
pub(super) struct Accepted {
    /// As in the table.
    pub id: &'static str,
    /// One of these must be marked: where the fault stands.
    pub at: &'static [Anchor],
    /// One of these as well, when not empty: what it disagrees with.
    pub with: &'static [Anchor],
    /// Codes of a kind that fits.
    pub codes: &'static [Code],
}

const fn item(id: &'static str, at: &'static [Anchor], codes: &'static [Code]) -> Accepted {
    Accepted { id, at, with: &[], codes }
}

use Code::{
    Abbreviation, Change, Copied, Date, Difference, Direction, Documents, Items, Name, Pattern, Repeat,
    Split, Sum, Unit, Year,
};

/// All items of section A.
pub(super) const ITEMS: &[Accepted] = &[
    item("A-1", &[(0, 424, "2,61")], &[Sum]),
    item("A-2", &[(0, 572, "16,7")], &[Repeat, Difference]),
    item("A-3", &[(0, 572, "7,5")], &[Repeat, Difference, Change]),
    item("A-4", &[(0, 66, "3,2"), (0, 645, "3,2")], &[Repeat, Change]),
    item("A-5", &[(0, 117, "3,4")], &[Repeat, Change]),
    item("A-6", &[(0, 68, "5,2"), (0, 574, "5,2")], &[Repeat, Change]),
    item("A-7", &[(0, 68, "17,1"), (0, 68, "under budget")], &[Repeat, Difference, Direction]),
    item("A-8", &[(0, 566, "38,1")], &[Repeat, Sum, Split, Difference]),
    item("A-9", &[(0, 572, "248,6")], &[Repeat]),
    Accepted {
        id: "A-10",
        at: &[(0, 133, "lägre"), (0, 133, "nivå")],
        with: &[(0, 103, "")],
        codes: &[Direction, Copied],
    },
    Accepted {
        id: "A-11",
        at: &[(0, 133, "lägre"), (0, 133, "lvm"), (0, 133, "ökat")],
        with: &[(0, 133, "4"), (0, 133, "5"), (0, 133, "lvm"), (0, 667, "")],
        codes: &[Direction, Copied],
    },
    item("A-12", &[(0, 131, "202")], &[Year]),
    item("A-13", &[(0, 910, "13")], &[Items, Split, Date, Year]),
    item("A-14", &[(0, 916, "")], &[Items, Copied, Date]),
    item("A-15", &[(0, 919, "")], &[Date]),
    item("A-16", &[(0, 117, "8,7")], &[Unit, Repeat]),
    item("A-17", &[(1, 113, "4,1")], &[Unit, Repeat]),
    item("A-18", &[(0, 402, "1609133")], &[Pattern]),
    item("A-19", &[(0, 938, "sex")], &[Name, Repeat, Items]),
    item("A-20", &[(1, 454, ""), (1, 455, ""), (0, 272, "")], &[Abbreviation, Name]),
    item("A-21", &[(1, 481, ""), (0, 232, "")], &[Copied, Documents, Name, Repeat]),
];
