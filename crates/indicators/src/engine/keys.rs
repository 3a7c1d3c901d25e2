//! Which months each key is seen in, for `distinct`: a bitset per key and group of rows.

use hashbrown::hash_table::Entry as Place;
use hashbrown::{DefaultHashBuilder, HashTable};
use rayon::prelude::*;
use std::hash::BuildHasher;

/// A key in a group. Registers repeat their keys in the same order month after month, so each entry knows
/// which one was seen after it.
#[derive(Debug, Clone, Copy)]
struct Entry {
    key: i64,
    group: u32,
    next: u32,
}

/// Months by key and group. After a merge the same key and group may have several entries.
#[derive(Debug)]
pub struct KeyMonths {
    hasher: DefaultHashBuilder,
    words: usize,
    places: HashTable<u32>,
    entries: Vec<Entry>,
    months: Vec<u64>,
    last: usize,
    full: bool,
}

impl KeyMonths {
    /// Nothing seen, on a grid of so many months.
    pub fn new(months: usize) -> Self {
        Self {
            hasher: DefaultHashBuilder::default(),
            words: months.div_ceil(64).max(1),
            places: HashTable::new(),
            entries: Vec::new(),
            months: Vec::new(),
            last: 0,
            full: false,
        }
    }

    /// Whether there were too many entries to number.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// Sees a key in one month, counted from zero.
    #[inline]
    pub fn see_in(&mut self, key: i64, group: u32, month: usize) {
        let at = self.find(key, group) * self.words + month / 64;
        if let Some(word) = self.months.get_mut(at) {
            *word |= 1 << (month % 64);
        }
    }

    /// Sees a key in the months `first..=last`, counted from zero.
    pub fn see(&mut self, key: i64, group: u32, first: usize, last: usize) {
        let at = self.find(key, group);
        let months = &mut self.months[at * self.words..(at + 1) * self.words];
        for (word, start) in months.iter_mut().zip((0..).step_by(64)) {
            let (from, to) = (first.max(start), last.min(start + 63));
            if from <= to {
                *word |= u64::MAX >> (63 - (to - from)) << (from - start);
            }
        }
    }

    /// The entry of a key: the last one, one of the two that were seen after it before, or by the table.
    #[inline]
    fn find(&mut self, key: i64, group: u32) -> usize {
        let is = |entry: &Entry| (entry.key == key) & (entry.group == group);
        let last = self.last;
        let Some(before) = self.entries.get(last) else { return self.find_after(last, key, group) };
        // Whether a key comes again is hard to foretell, so both cases take the same way.
        let at = if is(before) { last } else { before.next as usize };
        if !self.entries.get(at).is_some_and(is) {
            return self.find_after(at, key, group);
        }
        self.last = at;
        at
    }

    /// The entry of a key that is not that at `at`: the one seen after that, or by the table.
    #[inline(never)]
    fn find_after(&mut self, at: usize, key: i64, group: u32) -> usize {
        let is = |entry: &Entry| entry.key == key && entry.group == group;
        let next = self.entries.get(at).map_or(usize::MAX, |entry| entry.next as usize);
        let at = if self.entries.get(next).is_some_and(is) { next } else { self.locate(key, group) };
        if let Some(before) = self.entries.get_mut(self.last) {
            before.next = u32::try_from(at).unwrap_or(0);
        }
        self.last = at;
        at
    }

    fn locate(&mut self, key: i64, group: u32) -> usize {
        let Self { hasher, entries, .. } = self;
        let hash = |entry: &Entry| hasher.hash_one((entry.key, entry.group));
        let wanted = Entry { key, group, next: 0 };
        let place = self.places.entry(
            hash(&wanted),
            |at| entries[*at as usize].key == key && entries[*at as usize].group == group,
            |at| hash(&entries[*at as usize]),
        );
        match place {
            Place::Occupied(found) => *found.get() as usize,
            Place::Vacant(free) => {
                let Ok(number) = u32::try_from(entries.len()) else {
                    self.full = true;
                    return 0;
                };
                free.insert(number);
                entries.push(wanted);
                self.months.resize(entries.len() * self.words, 0);
                entries.len() - 1
            }
        }
    }

    /// Adds what another part has seen; `renamed` gives this part's group for the other's.
    pub fn merge(&mut self, other: Self, renamed: impl Fn(u32) -> u32) {
        self.full |= other.full;
        let group = |entry: Entry| Entry { group: renamed(entry.group), next: 0, ..entry };
        self.entries.extend(other.entries.into_iter().map(group));
        self.months.extend(other.months);
    }

    /// Calls `visit` with the groups of each key and their months, some keys side by side: `start` begins the
    /// result of each thread, and all results are returned.
    pub fn fold<T: Send>(
        self,
        start: impl Fn() -> T + Sync,
        visit: impl Fn(&mut T, &[(u32, &[u64])]) + Sync,
    ) -> Vec<T> {
        let mut order: Vec<(i64, usize)> =
            self.entries.iter().enumerate().map(|(at, entry)| (entry.key, at)).collect();
        // Keys mostly come in order, which this sort makes use of.
        order.par_sort();
        let of = |some: &[(i64, usize)]| {
            let mut state = start();
            let mut groups: Vec<(u32, &[u64])> = Vec::new();
            for key in some.chunk_by(|one, other| one.0 == other.0) {
                groups.clear();
                groups.extend(key.iter().map(|(_, at)| {
                    (self.entries[*at].group, &self.months[at * self.words..(at + 1) * self.words])
                }));
                visit(&mut state, &groups);
            }
            state
        };
        pieces(&order, rayon::current_num_threads()).into_par_iter().map(of).collect()
    }
}

/// About so many pieces of equal size, no key in two of them.
fn pieces(mut order: &[(i64, usize)], count: usize) -> Vec<&[(i64, usize)]> {
    let size = order.len().div_ceil(count.max(1)).max(1);
    let mut pieces = Vec::new();
    while let Some((key, _)) = order.get(size - 1) {
        let (piece, rest) = order.split_at(order.partition_point(|(known, _)| known <= key));
        pieces.push(piece);
        order = rest;
    }
    if !order.is_empty() {
        pieces.push(order);
    }
    pieces
}

/// The runs of months seen, each as its first month and the first one after it.
pub fn runs(months: &[u64]) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = next(months, at, 0)?;
        at = next(months, first, u64::MAX).unwrap_or(months.len() * 64);
        Some((first, at))
    })
}

/// The first month from `at` that is seen; with all bits of `flip` set, that is not.
fn next(months: &[u64], at: usize, flip: u64) -> Option<usize> {
    let mut rest = (*months.get(at / 64)? ^ flip) & (u64::MAX << (at % 64));
    let mut word = at / 64;
    while rest == 0 {
        word += 1;
        rest = *months.get(word)? ^ flip;
    }
    Some(word * 64 + rest.trailing_zeros() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_cross_words_and_end_with_them() {
        let words = [1 << 63 | 0b110, 0b11, 1 << 63];
        assert_eq!(runs(&words).collect::<Vec<_>>(), [(1, 3), (63, 66), (191, 192)]);
        assert_eq!(runs(&[0, 0]).count(), 0);
        assert_eq!(runs(&[u64::MAX, u64::MAX]).collect::<Vec<_>>(), [(0, 128)]);
    }

    #[test]
    fn months_seen_together_are_those_seen_one_by_one() {
        for (first, last) in [(0, 0), (3, 63), (3, 64), (63, 64), (64, 129), (0, 191)] {
            let (mut together, mut alone) = (KeyMonths::new(192), KeyMonths::new(192));
            together.see(1, 0, first, last);
            (first..=last).for_each(|month| alone.see(1, 0, month, month));
            assert_eq!(together.months, alone.months, "{first} to {last}");
        }
    }

    #[test]
    fn each_key_is_told_once_with_all_its_groups() {
        let mut keys = KeyMonths::new(12);
        let mut other = KeyMonths::new(12);
        for key in 0..100 {
            keys.see(key % 10, 0, 0, 0);
            other.see(key % 7, 0, 1, 1);
        }
        keys.merge(other, |group| group + 5);
        let mut told: Vec<Vec<(u32, u64)>> = keys
            .fold(Vec::new, |told: &mut Vec<Vec<(u32, u64)>>, groups| {
                told.push(groups.iter().map(|(group, months)| (*group, months[0])).collect());
            })
            .into_iter()
            .flatten()
            .collect();
        told.sort_by_key(Vec::len);
        assert_eq!(told.len(), 10);
        assert!(told[..3].iter().all(|groups| *groups == [(0, 1)]));
        assert!(told[3..].iter().all(|groups| *groups == [(0, 1), (5, 2)]));
    }
}
