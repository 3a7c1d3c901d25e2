//! Claims by the words of their subject, so that each is compared only with those that share a word.

use std::collections::HashMap;

use super::{Claim, Subject};

/// Of the claims that share a word only so many of the nearest are compared: the work stays linear in
/// the length of the text.
const WINDOW: usize = 80;

/// Claims by each stem of their subject.
pub(crate) struct Index<'a> {
    claims: &'a [Claim],
    by_stem: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Index<'a> {
    /// Orders claims that stand in the order of the text.
    pub fn new(claims: &'a [Claim]) -> Self {
        let mut by_stem: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, claim) in claims.iter().enumerate() {
            for key in claim.subject.searched().iter().flat_map(|stem| keys(stem)) {
                by_stem.entry(key).or_default().push(at);
            }
        }
        Self { claims, by_stem }
    }

    /// The claims that share a word with the subject, nearest to the byte `at`, in order.
    pub fn near(&self, subject: &Subject, at: usize) -> Vec<usize> {
        let middle = self.claims.partition_point(|claim| claim.start() < at);
        let stems = subject.searched().iter().chain(if subject.core.is_empty() {
            subject.heading.as_slice()
        } else {
            &[]
        });
        let mut found: Vec<usize> = stems
            .flat_map(|stem| keys(stem))
            .flat_map(|key| window(self.by_stem.get(key).map_or(&[], Vec::as_slice), middle))
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// A stem, and the beginning of a long compound: *institution* in *institutionsvård*.
fn keys(stem: &str) -> impl Iterator<Item = &str> {
    let compound = stem.get(..9).filter(|_| stem.len() > 11);
    std::iter::once(stem).chain(compound)
}

/// The part of an ordered list that is nearest to `middle`.
fn window(found: &[usize], middle: usize) -> &[usize] {
    let at = found.partition_point(|it| *it < middle);
    let start = at.saturating_sub(WINDOW / 2).min(found.len().saturating_sub(WINDOW));
    found.get(start..(start + WINDOW).min(found.len())).unwrap_or(&[])
}
