//! Relations between the figures of one or several documents.

use crate::{document::Document, finding::Outcome};

/// Checks documents, each for itself and against each other.
pub fn check(documents: &[Document]) -> Outcome {
    let unread = documents
        .iter()
        .enumerate()
        .flat_map(|(index, document)| document.unread.iter().map(move |part| (index, part.clone())));
    Outcome { unread: unread.collect(), ..Outcome::default() }
}
