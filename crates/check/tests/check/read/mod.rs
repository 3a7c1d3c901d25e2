//! Reading of documents: what stands in them, where, and what is refused.

mod any_bytes;
mod html;
mod made;
mod pdf;
mod plain;
mod refused;
mod word;

use enslinje_check::{Document, Role, UnreadCause};

/// A fixture's bytes.
pub fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The document in these bytes.
pub fn read(bytes: &[u8]) -> Document {
    enslinje_check::read("prov", bytes).unwrap()
}

/// The code of the refusal of these bytes.
pub fn refusal(path: &str, bytes: &[u8]) -> &'static str {
    enslinje_check::read(path, bytes).unwrap_err().code
}

/// Each line that is not empty with a short word for its role; cells between bars.
pub fn shown(document: &Document) -> Vec<String> {
    document
        .lines
        .iter()
        .filter(|line| !line.span.is_empty())
        .map(|line| {
            let role = match line.role {
                Role::Unknown => "-".to_owned(),
                Role::Heading(level) => format!("h{level}"),
                Role::Paragraph => "p".to_owned(),
                Role::Item => "li".to_owned(),
                Role::Row { header: true } => "th".to_owned(),
                Role::Row { header: false } => "td".to_owned(),
                Role::Note => "note".to_owned(),
            };
            format!("{role} {}", document.printed(&line.span).replace('\t', "|"))
        })
        .collect()
}

/// What was not read: cause and name.
pub fn unread(document: &Document) -> Vec<(UnreadCause, &str)> {
    document.unread.iter().map(|part| (part.cause, part.name.as_str())).collect()
}

/// Lines do not overlap, stand in order and inside the text, and no cell has a line end.
pub fn is_sound(document: &Document) -> bool {
    let inside = document.lines.iter().all(|line| document.text.get(line.span.clone()).is_some());
    let ordered = document.lines.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
    let single = document.lines.iter().all(|line| !document.printed(&line.span).contains('\n'));
    inside && ordered && single
}
