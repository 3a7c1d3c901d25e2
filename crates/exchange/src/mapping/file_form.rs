//! `[file]` of a mapping: encoding, delimiter, header and the forms of days and amounts.

use super::table::Table;
use crate::value::{AmountUnit, DATE_FORMS, DateForm, DecimalMark};
use encoding_rs::Encoding;
use enslinje_domain::{Diagnostic, Problems};

/// Last line on which a header may stand.
const LAST_HEADER: u32 = 1000;

/// How the source is written.
#[derive(Debug, Clone)]
pub(crate) struct FileForm {
    pub(crate) encoding: &'static Encoding,
    pub(crate) delimiter: u8,
    /// Line or row of the header, from one.
    pub(crate) header: u32,
    pub(crate) sheet: Option<String>,
    pub(crate) dates: Vec<DateForm>,
    pub(crate) decimal: DecimalMark,
    pub(crate) amounts: AmountUnit,
    /// Texts that mean that the cell is empty.
    pub(crate) empty: Vec<String>,
}

impl FileForm {
    pub(super) fn read(table: Option<Table<'_>>, problems: &mut Problems) -> Self {
        let mut form = Self {
            encoding: encoding_rs::UTF_8,
            delimiter: b',',
            header: 1,
            sheet: None,
            dates: vec![DateForm::Dashed],
            decimal: DecimalMark::Comma,
            amounts: AmountUnit::Kronor,
            empty: Vec::new(),
        };
        let Some(mut table) = table else { return form };
        if let Some(label) = table.text("encoding", problems) {
            match Encoding::for_label_no_replacement(label.text.as_bytes()) {
                Some(encoding) => form.encoding = encoding,
                None => {
                    let fault = Diagnostic::error("import-unknown-encoding", label.place);
                    problems.push(fault.with("encoding", label.text.escape_debug()));
                }
            }
        }
        let delimiters = [(",", b','), (";", b';'), ("\t", b'\t'), ("|", b'|')];
        form.delimiter = table.choice("delimiter", &delimiters, problems).unwrap_or(form.delimiter);
        form.header = table.number("header", 1, LAST_HEADER, problems).unwrap_or(form.header);
        form.sheet = table.text("sheet", problems).map(|sheet| sheet.text);
        form.dates = table.choices("dates", DATE_FORMS, problems).unwrap_or(form.dates);
        form.decimal = table.choice("decimal", DecimalMark::WORDS, problems).unwrap_or(form.decimal);
        form.amounts = table.choice("amounts", AmountUnit::WORDS, problems).unwrap_or(form.amounts);
        form.empty =
            table.texts("empty", problems).unwrap_or_default().into_iter().map(|text| text.text).collect();
        table.finish(problems);
        form
    }
}
