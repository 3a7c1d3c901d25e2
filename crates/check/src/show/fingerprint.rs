//! A finding's mark of recognition: the same as long as code and printed texts are the same, wherever
//! the lines have moved.

use crate::{document::Document, finding::Finding};
use std::collections::HashMap;

/// One fingerprint for each finding, in their order; findings that read alike are numbered.
pub fn fingerprints(documents: &[Document], findings: &[Finding]) -> Vec<String> {
    let mut seen: HashMap<u128, u32> = HashMap::new();
    let mut prints = Vec::with_capacity(findings.len());
    for finding in findings {
        let mut hash = Hash::new();
        hash.add(finding.code.id());
        for (name, word) in finding.words.iter().filter(|(name, _)| *name == "label") {
            hash.add(name);
            hash.add(&normalised(word));
        }
        for mark in &finding.places {
            let text = documents.get(mark.document).map_or("", |document| document.printed(&mark.span));
            hash.add(&normalised(text));
        }
        let nth = seen.entry(hash.0).or_default();
        *nth += 1;
        if *nth > 1 {
            hash.add(&nth.to_string());
        }
        prints.push(format!("{:032x}", hash.0));
    }
    prints
}

/// Small letters, single spaces, one kind of minus: what a new conversion of the file may change.
fn normalised(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase().replace(['−', '–', '\u{2011}'], "-")
}

/// FNV-1a with 128 bits: short, and the same on every machine. Nobody gains by a collision.
struct Hash(u128);

impl Hash {
    fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Adds a text and its end, so that `ab`, `c` differs from `a`, `bc`.
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
}
