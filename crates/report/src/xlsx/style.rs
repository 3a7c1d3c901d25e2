//! Formats of cells.

use crate::model::NumberFormat;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// The formats that a workbook uses.
pub(super) struct Styles {
    /// Title of the report.
    pub title: Format,
    /// Caption of a table.
    pub caption: Format,
    /// Column heading of words.
    pub head: Format,
    /// Column heading of numbers.
    pub head_end: Format,
    /// Heading over several columns.
    pub group: Format,
    /// Row header.
    pub row: Format,
    /// Row header of a sum.
    pub total: Format,
    /// Heading inside the table.
    pub section: Format,
    /// A note.
    pub note: Format,
}

impl Styles {
    pub fn new() -> Self {
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Bottom);
        let head = head.set_border_bottom(FormatBorder::Thin);
        let words = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(16),
            caption: Format::new().set_bold().set_font_size(13),
            head_end: head.clone().set_align(FormatAlign::Right),
            group: head.clone().set_align(FormatAlign::Center),
            head,
            row: words.clone(),
            total: words.clone().set_bold().set_border_top(FormatBorder::Thin),
            section: words.set_bold(),
            note: Format::new(),
        }
    }

    /// The format of a number, bold in a sum.
    pub fn number(&self, format: NumberFormat, base: &Format) -> Format {
        let number = base.clone().set_align(FormatAlign::Right).set_align(FormatAlign::Top);
        number.set_num_format(number_format(format))
    }
}

/// The code of a number format: thousands, decimals, sign and unit as in the report.
pub(super) fn number_format(format: NumberFormat) -> String {
    let mut digits = String::from("#,##0");
    if format.decimals > 0 {
        digits.push('.');
        digits.extend(std::iter::repeat_n('0', usize::from(format.decimals)));
    }
    match format.suffix {
        "" => {}
        "%" => digits.push_str("\u{a0}%"),
        // A quotation mark would end the unit.
        suffix => digits.push_str(&format!("\"\u{a0}{}\"", suffix.replace('"', ""))),
    }
    if format.signed { format!("+{digits};-{digits};{digits}") } else { digits }
}

#[cfg(test)]
mod tests {
    use super::{NumberFormat, number_format};

    #[test]
    fn formats_have_decimals_signs_and_units_as_in_the_report() {
        let format = |decimals, signed, suffix| number_format(NumberFormat { decimals, signed, suffix });
        assert_eq!(format(0, false, ""), "#,##0");
        assert_eq!(format(1, false, "%"), "#,##0.0\u{a0}%");
        assert_eq!(
            format(2, true, "mnkr"),
            "+#,##0.00\"\u{a0}mnkr\";-#,##0.00\"\u{a0}mnkr\";#,##0.00\"\u{a0}mnkr\""
        );
    }
}
