//! Which months each key is seen in, for `distinct`: a bitset per key, unit and part.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// No further entry.
const END: u32 = u32::MAX;
/// Tables by hash, so that threads can merge and resolve side by side.
pub const SHARDS: usize = 16;

/// Months seen of one key in one group; all groups of a key are chained.
#[derive(Debug, Clone, Copy)]
struct Entry {
    key: i64,
    group: u32,
    next: u32,
}

/// Part of the keys.
#[derive(Debug, Default)]
struct Shard {
    /// First entry of each key.
    heads: HashTable<u32>,
    entries: Vec<Entry>,
    months: Vec<u64>,
}

/// Months by key and group.
#[derive(Debug)]
pub struct KeyMonths {
    hasher: DefaultHashBuilder,
    words: usize,
    shards: Vec<Shard>,
    last: Option<(i64, u32, usize, usize)>,
    full: bool,
}

impl KeyMonths {
    /// Nothing seen, on a grid of so many months. Parts that will be merged share the hasher.
    pub fn new(months: usize, hasher: DefaultHashBuilder) -> Self {
        let shards = (0..SHARDS).map(|_| Shard::default()).collect();
        Self { hasher, words: months.div_ceil(64).max(1), shards, last: None, full: false }
    }

    /// Whether there were too many entries to number.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// Sees a key in the months `first..=last`, counted from zero.
    #[inline]
    pub fn see(&mut self, key: i64, group: u32, first: usize, last: usize) {
        let (shard, at) = match self.last {
            // Rows of one household mostly follow each other.
            Some((known, same, shard, at)) if known == key && same == group => (shard, at),
            _ => self.locate(key, group),
        };
        let months = &mut self.shards[shard].months[at * self.words..(at + 1) * self.words];
        for month in first..=last {
            months[month / 64] |= 1 << (month % 64);
        }
    }

    fn locate(&mut self, key: i64, group: u32) -> (usize, usize) {
        let hash = self.hasher.hash_one(key);
        let shard = (hash >> 32) as usize % SHARDS;
        let at = self.shards[shard].locate(&self.hasher, hash, key, group, self.words);
        let at = at.unwrap_or_else(|| {
            self.full = true;
            0
        });
        self.last = Some((key, group, shard, at));
        (shard, at)
    }

    /// Adds what another part has seen; `renamed` gives this part's group for the other's.
    pub fn merge(&mut self, other: Self, renamed: impl Fn(u32) -> u32 + Sync) {
        use rayon::prelude::*;
        self.last = None;
        self.full |= other.full;
        let words = self.words;
        let hasher = &self.hasher;
        let overfull = self
            .shards
            .par_iter_mut()
            .zip(other.shards)
            .map(|(shard, from)| shard.merge(hasher, &from, words, &renamed))
            .any(|fits| !fits);
        self.full |= overfull;
    }

    /// Calls `visit` with the groups of each key and their months, the shards side by side: `fold` begins
    /// from `start`, and the results of all shards are returned.
    pub fn fold<T: Send>(
        self,
        start: impl Fn() -> T + Sync,
        visit: impl Fn(&mut T, &[(u32, &[u64])]) + Sync,
    ) -> Vec<T> {
        use rayon::prelude::*;
        let words = self.words;
        // Two halves rather than one task per shard: each result is a whole cube.
        let halves: Vec<&[Shard]> =
            self.shards.chunks(SHARDS.div_ceil(rayon::current_num_threads().max(1))).collect();
        halves
            .into_par_iter()
            .map(|shards| {
                let mut state = start();
                for shard in shards {
                    shard.each_key(words, |groups| visit(&mut state, groups));
                }
                state
            })
            .collect()
    }
}

impl Shard {
    fn locate(
        &mut self,
        hasher: &DefaultHashBuilder,
        hash: u64,
        key: i64,
        group: u32,
        words: usize,
    ) -> Option<usize> {
        let entries = &self.entries;
        let head = self.heads.find(hash, |at| entries[*at as usize].key == key).copied();
        let mut last = None;
        let mut at = head;
        while let Some(found) = at {
            let entry = entries[found as usize];
            if entry.group == group {
                return Some(found as usize);
            }
            last = Some(found as usize);
            at = (entry.next != END).then_some(entry.next);
        }
        let number = u32::try_from(self.entries.len()).ok().filter(|number| *number != END)?;
        self.entries.push(Entry { key, group, next: END });
        self.months.resize(self.entries.len() * words, 0);
        match last {
            Some(last) => self.entries[last].next = number,
            None => {
                let entries = &self.entries;
                self.heads.insert_unique(hash, number, |at| hasher.hash_one(entries[*at as usize].key));
            }
        }
        Some(number as usize)
    }

    fn merge(
        &mut self,
        hasher: &DefaultHashBuilder,
        from: &Self,
        words: usize,
        renamed: impl Fn(u32) -> u32,
    ) -> bool {
        let mut fits = true;
        for (at, entry) in from.entries.iter().enumerate() {
            let group = renamed(entry.group);
            let Some(to) = self.locate(hasher, hasher.hash_one(entry.key), entry.key, group, words) else {
                fits = false;
                continue;
            };
            let seen = &from.months[at * words..(at + 1) * words];
            self.months[to * words..(to + 1) * words]
                .iter_mut()
                .zip(seen)
                .for_each(|(word, more)| *word |= more);
        }
        fits
    }

    fn each_key(&self, words: usize, mut visit: impl FnMut(&[(u32, &[u64])])) {
        let mut groups: Vec<(u32, &[u64])> = Vec::new();
        for head in &self.heads {
            groups.clear();
            let mut at = *head;
            while at != END {
                let entry = self.entries[at as usize];
                let place = at as usize * words;
                groups.push((entry.group, &self.months[place..place + words]));
                at = entry.next;
            }
            visit(&groups);
        }
    }
}
