//! Units of a table: in a cell, the label of its row, the header of its column or the title.

use crate::{
    amount::{Amount, Interval, ONE, Scale, Unit},
    block::RawRow,
    document::{Document, Span},
    number::Printed,
    word::fold,
};

/// Words that name a unit, folded.
const NAMES: &[(&str, Unit, Scale)] = &[
    ("tkr", Unit::Kronor, Scale::Thousand),
    ("kkr", Unit::Kronor, Scale::Thousand),
    ("ksek", Unit::Kronor, Scale::Thousand),
    ("mnkr", Unit::Kronor, Scale::Million),
    ("mkr", Unit::Kronor, Scale::Million),
    ("msek", Unit::Kronor, Scale::Million),
    ("mdkr", Unit::Kronor, Scale::Billion),
    ("kr", Unit::Kronor, Scale::One),
    ("kronor", Unit::Kronor, Scale::One),
    ("procentenheter", Unit::PercentagePoint, Scale::One),
    ("procent", Unit::Percent, Scale::One),
    ("antal", Unit::Count, Scale::One),
    ("dygn", Unit::Days, Scale::One),
    ("dagar", Unit::Days, Scale::One),
];

/// The unit that a label, header or title names: `Belopp i tkr`, `(mnkr)`, `Andel (%)`, `tusen kronor`.
pub(crate) fn unit_named(text: &str) -> Option<(Unit, Scale)> {
    let folded = fold(text);
    for (phrase, scale) in [
        ("tusen kronor", Scale::Thousand),
        ("tusentals kronor", Scale::Thousand),
        ("tusental kronor", Scale::Thousand),
        ("miljoner kronor", Scale::Million),
    ] {
        if folded.contains(phrase) {
            return Some((Unit::Kronor, scale));
        }
    }
    if folded.contains("%-enhet") {
        return Some((Unit::PercentagePoint, Scale::One));
    }
    if folded.contains('%') {
        return Some((Unit::Percent, Scale::One));
    }
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| {
        NAMES.iter().find(|(name, ..)| *name == word).map(|(_, unit, scale)| (*unit, *scale))
    })
}

/// The unit of all figures of a table: in the first header cell, in the title, or in a note below.
pub(super) fn shared(
    document: &Document,
    head: &[RawRow],
    title: &Span,
    below: &Span,
) -> Option<(Unit, Scale)> {
    let corner =
        head.iter().filter_map(|row| row.cells.first()).find_map(|cell| unit_named(document.printed(cell)));
    let money = |text: &str| unit_named(text).filter(|(unit, _)| *unit == Unit::Kronor);
    let named = corner.or_else(|| {
        let text = document.printed(title);
        // Only a short title speaks of its table; a paragraph speaks of much else.
        money(text).filter(|_| text.len() < 160)
    });
    named.or_else(|| {
        // `Belopp i tkr.` under the table.
        let text = document.printed(below);
        money(text).filter(|_| text.len() < 60 && fold(text).starts_with("belopp"))
    })
}

/// The unit of a row of money in a table that names none: large whole numbers are thousands of kronor,
/// numbers with decimals are millions.
pub(super) fn implied<'a>(
    label: &str,
    mut figures: impl Iterator<Item = &'a Printed>,
) -> Option<(Unit, Scale)> {
    let folded = fold(label);
    let money = ["kostnad", "intakt", "bidrag", "nettoresultat"].iter().any(|word| folded.contains(word));
    let rate = folded.contains(" per ")
        || folded.contains("antal")
        || folded.contains("andel")
        || folded.contains("utveckling");
    let largest = figures
        .by_ref()
        .filter(|it| it.amount.unit == Unit::None)
        .max_by_key(|it| it.amount.value.abs())?
        .amount;
    match (money && !rate, largest.decimals) {
        (true, 0) if largest.value.abs() >= 1_000 * ONE => Some((Unit::Kronor, Scale::Thousand)),
        (true, 1..) => Some((Unit::Kronor, Scale::Million)),
        _ => None,
    }
}

/// The figure with `unit`, unless its own is printed.
pub(super) fn given(mut printed: Printed, unit: Option<(Unit, Scale)>) -> Printed {
    let Some((unit, scale)) = unit else { return printed };
    if printed.amount.unit == Unit::None {
        printed.amount = scaled(printed.amount, unit, scale);
    }
    printed
}

fn scaled(amount: Amount, unit: Unit, scale: Scale) -> Amount {
    let times = scale.factor();
    let interval = Interval {
        low: amount.interval.low.saturating_mul(times),
        high: amount.interval.high.saturating_mul(times),
    };
    Amount { value: amount.value.saturating_mul(times), interval, unit, scale, decimals: amount.decimals }
}

/// Whether a cell holds only a dash: nothing, or none.
pub(super) fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "--" | "---" | "–" | "—" | "−")
}
