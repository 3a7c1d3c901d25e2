//! `abbreviations.csv`: what abbreviations in reports mean.

use crate::{PackFolder, csv_rows};
use enslinje_domain::{Diagnostic, Problems};
use std::collections::BTreeMap;

/// Path of the file.
pub const PATH: &str = "abbreviations.csv";
/// Columns of the file.
pub const COLUMNS: [&str; 2] = ["abbreviation", "meaning"];

/// Reads the file: meaning by abbreviation; none when it is missing.
pub fn read(folder: &PackFolder, problems: &mut Problems) -> BTreeMap<String, String> {
    let mut meanings = BTreeMap::new();
    if folder.text(PATH).is_none() {
        return meanings;
    }
    for row in csv_rows(folder, PATH, &COLUMNS, problems) {
        let abbreviation = row.text("abbreviation", problems);
        let meaning = row.text("meaning", problems);
        let (Some(abbreviation), Some(meaning)) = (abbreviation, meaning) else { continue };
        if meanings.insert(abbreviation.to_owned(), meaning.to_owned()).is_some() {
            let place = row.place_of("abbreviation");
            problems.push(Diagnostic::error("pack-duplicate-id", place).with("id", abbreviation));
        }
    }
    meanings
}
