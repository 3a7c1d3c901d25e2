//! How wide the columns of a printed table are, and whether it needs smaller type or a turned page.
//!
//! Widths come from the estimated width of the texts, so that every writer gets the same columns
//! without setting the table first. The estimate is a little generous: a column too wide is a smaller
//! fault than a number cut in two.

/// Room for a table on a page, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Paper {
    /// Width between the margins of an upright page.
    pub portrait: f64,
    /// Width between the margins of a turned page.
    pub landscape: f64,
    /// Space to the left and right of a cell's text, together.
    pub padding: f64,
    /// Width of the typeface, relative to Source Sans.
    pub stretch: f64,
    /// Type sizes to try, largest first; upright pages first with all of them.
    pub sizes: &'static [f64],
}

/// What one column holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct ColumnText {
    /// Every text of the column, header included.
    pub texts: Vec<String>,
    /// Share that the author asked for.
    pub weight: u16,
}

/// The chosen layout.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fit {
    /// Type size in points.
    pub size: f64,
    /// Whether the table stands on a turned page.
    pub landscape: bool,
    /// Column widths in points, cell padding included.
    pub widths: Vec<f64>,
}

/// Longest run of letters, in ems, that is kept on one line; longer words are hyphenated.
const WORD_LIMIT: f64 = 6.0;
/// Widest line, in ems, that a column of words asks for.
const LINE_LIMIT: f64 = 400.0;
/// Lines of a cell from which smaller type is worth it, and the type size that is small enough then.
const DEEP: f64 = 2.2;
const SMALL: f64 = 8.5;
/// A table is at least this share of the page's width, so that short tables do not huddle.
const LEAST_SHARE: f64 = 0.6;

/// The largest type on the most upright page on which every column holds its longest word.
pub(crate) fn fit_columns(columns: &[ColumnText], paper: &Paper) -> Fit {
    let needs: Vec<Need> = columns.iter().map(|column| Need::of(column, paper.stretch)).collect();
    let pages = [(paper.portrait, false), (paper.landscape, true)];
    for (room, landscape) in pages {
        for &size in paper.sizes {
            let least: f64 = needs.iter().map(|need| need.word * size + paper.padding).sum();
            if least <= room && (size <= SMALL || depth(&needs, size, room, paper.padding) <= DEEP) {
                return Fit { size, landscape, widths: share_width(&needs, size, room, paper.padding) };
            }
        }
    }
    // Wider than any page: the type shrinks until it fits.
    let ems: f64 = needs.iter().map(|need| need.word).sum();
    let columns_padding = paper.padding * as_f64(needs.len());
    let size = ((paper.landscape - columns_padding) / ems.max(1.0)).max(1.0);
    Fit { size, landscape: true, widths: share_width(&needs, size, paper.landscape, paper.padding) }
}

/// What a column needs, in ems.
struct Need {
    word: f64,
    line: f64,
    weight: f64,
}

impl Need {
    fn of(column: &ColumnText, stretch: f64) -> Self {
        let widest =
            |measure: fn(&str) -> f64| column.texts.iter().map(|text| measure(text)).fold(0.5, f64::max);
        Self {
            word: widest(longest_piece) * stretch,
            line: widest(|text| text_width(text).min(LINE_LIMIT)) * stretch,
            weight: f64::from(column.weight.max(1)),
        }
    }
}

/// Width of a column at a share of the room, never narrower than its longest word.
///
/// A text four times as long gets two and a half times the width: were it four, short texts would stand
/// in columns of single words.
fn width_at(need: &Need, share: f64, size: f64, padding: f64) -> f64 {
    (need.line.powf(0.65) * share).clamp(need.word, need.line.max(need.word)) * size + padding
}

/// The largest share at which all columns have room beside each other.
fn largest_share(needs: &[Need], size: f64, room: f64, padding: f64) -> f64 {
    let total = |share: f64| needs.iter().map(|need| width_at(need, share, size, padding)).sum::<f64>();
    let (mut fits, mut exceeds) = (0.0, LINE_LIMIT);
    if total(exceeds) <= room {
        return exceeds;
    }
    for _ in 0..40 {
        let middle = f64::midpoint(fits, exceeds);
        if total(middle) <= room { fits = middle } else { exceeds = middle }
    }
    fits
}

/// Lines of the deepest cell.
fn depth(needs: &[Need], size: f64, room: f64, padding: f64) -> f64 {
    let share = largest_share(needs, size, room, padding);
    let lines = |need: &Need| need.line * size / (width_at(need, share, size, padding) - padding);
    needs.iter().map(lines).fold(1.0, f64::max)
}

/// Gives every column its longest word, and columns of long texts more than columns of short ones;
/// room left over goes by weight.
fn share_width(needs: &[Need], size: f64, room: f64, padding: f64) -> Vec<f64> {
    let share = largest_share(needs, size, room, padding);
    let mut widths: Vec<f64> = needs.iter().map(|need| width_at(need, share, size, padding)).collect();
    let taken: f64 = widths.iter().sum();
    let left = taken.clamp(room * LEAST_SHARE, room.max(taken)) - taken;
    if left > 0.01 {
        // Room left over goes to the columns by weight, so that numbers stand in even steps.
        let weights: f64 = needs.iter().map(|need| need.weight).sum();
        for (width, need) in widths.iter_mut().zip(needs) {
            *width += left * need.weight / weights;
        }
    }
    widths
}

/// Width in ems of the longest piece that a line break may not divide.
fn longest_piece(text: &str) -> f64 {
    let width = |piece: &str| {
        let is_word = piece.chars().filter(|c| c.is_alphabetic()).count() > 3;
        if is_word { text_width(piece).min(WORD_LIMIT) } else { text_width(piece) }
    };
    pieces(text).map(width).fold(0.0, f64::max)
}

/// Width in ems of the longest piece when no word is divided.
pub(crate) fn longest_word(text: &str) -> f64 {
    pieces(text).map(text_width).fold(0.0, f64::max)
}

/// What stands between places where a line may break without a hyphen.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}')
        .flat_map(|word| word.split_inclusive(['-', '–', '/']))
}

/// Estimated width in ems, set in Source Sans with tabular figures.
pub(crate) fn text_width(text: &str) -> f64 {
    text.chars().map(char_width).sum()
}

fn char_width(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.27,
        ' ' | '\u{a0}' | '\u{202f}' => 0.21,
        'f' | 'r' | 't' | '-' | '(' | ')' | '/' => 0.36,
        'm' | 'M' | 'W' | '%' | '@' | '…' => 0.87,
        'A'..='Z' | 'Å' | 'Ä' | 'Ö' | 'w' => 0.62,
        '\u{ad}' | '\u{200b}' => 0.0,
        _ => 0.53,
    }
}

fn as_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::{ColumnText, Fit, Paper, fit_columns, text_width};

    const PAPER: Paper =
        Paper { portrait: 460.0, landscape: 700.0, padding: 8.0, stretch: 1.0, sizes: &[9.0, 8.0, 7.0] };

    fn columns(texts: &[&str]) -> Vec<ColumnText> {
        texts.iter().map(|text| ColumnText { texts: vec![(*text).to_owned()], weight: 1 }).collect()
    }

    fn total(fit: &Fit) -> f64 {
        fit.widths.iter().sum()
    }

    #[test]
    fn a_narrow_table_keeps_full_type_on_an_upright_page() {
        let fit = fit_columns(&columns(&["Nettokostnad", "1\u{a0}209\u{a0}684"]), &PAPER);
        assert_eq!((fit.size, fit.landscape), (9.0, false));
        assert!((total(&fit) - 0.6 * 460.0).abs() < 0.1);
    }

    #[test]
    fn twelve_columns_of_millions_turn_the_page_and_fill_no_more_than_it() {
        let mut texts = vec!["Verksamhet"];
        texts.extend(["−1\u{a0}209\u{a0}684,00"; 11]);
        let fit = fit_columns(&columns(&texts), &PAPER);
        assert!(fit.landscape);
        assert!(total(&fit) <= 700.1);
    }

    #[test]
    fn a_table_wider_than_any_page_shrinks_until_it_fits() {
        let fit = fit_columns(&columns(&["−1\u{a0}209\u{a0}684,00"; 40]), &PAPER);
        assert!(fit.size < 7.0);
        assert!(total(&fit) <= 700.1);
    }

    #[test]
    fn a_column_of_long_texts_is_wider_than_a_column_of_short_ones() {
        let long = "Nämnden har avslutat uppdraget ".repeat(8);
        let fit = fit_columns(&columns(&["Kort rubrik här", "2024", "redan avslutat", &long]), &PAPER);
        assert!(fit.widths[3] > 0.5 * 460.0, "{:?}", fit.widths);
        assert!(fit.widths[2] > text_width("redan avslutat") * fit.size, "a short text stands on one line");
        assert!(total(&fit) <= 460.1);
    }

    #[test]
    fn a_number_is_never_narrower_than_its_digits() {
        let long = "Ord ".repeat(200);
        let fit = fit_columns(&columns(&[long.as_str(), "1\u{a0}209\u{a0}684"]), &PAPER);
        assert!(fit.widths[1] >= fit.size * (7.0 * 0.53 + 2.0 * 0.21) + 8.0 - 0.01);
        assert!(total(&fit) <= 460.1);
    }
}
