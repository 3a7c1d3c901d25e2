//! Keys of a source: which row of it is which row here, and what it looked like.

use super::Gone;
use crate::audit::{Hash, in_chunks, marks};
use crate::db::{Param, Tx};
use crate::error::{Result, StoreError};
use enslinje_domain::register::Register;
use std::collections::{HashMap, HashSet};

/// A key that is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub(super) id: i64,
    pub(super) digest: Hash,
    /// Whether the file has had it.
    pub(super) seen: bool,
}

/// The keys of one source and register. They are held while a file is taken in.
#[derive(Debug, Default)]
pub(super) struct Keys {
    known: HashMap<Box<str>, Known>,
}

impl Keys {
    pub(super) async fn load(tx: &mut Tx, source: &str, register: &Register) -> Result<Self> {
        let sql =
            r#"SELECT "key", "row_id", "digest" FROM external_key WHERE "source" = ? AND "register" = ?"#;
        let mut known = HashMap::new();
        tx.each(sql, &[source.into(), register.name.into()], |record| {
            let broken = |_| StoreError::Database("external_key".to_owned());
            let digest = Hash::try_from(record.bytes(2)?).map_err(broken)?;
            known.insert(record.text(0)?.into(), Known { id: record.int(1)?, digest, seen: false });
            Ok(())
        })
        .await?;
        Ok(Self { known })
    }

    /// What is known of the key as it was before this; from here on it is seen.
    pub(super) fn see(&mut self, key: &str) -> Option<Known> {
        let known = self.known.get_mut(key)?;
        let before = *known;
        known.seen = true;
        Some(before)
    }

    pub(super) fn add(&mut self, key: &str, id: i64, digest: Hash) {
        self.known.insert(key.into(), Known { id, digest, seen: true });
    }

    /// The keys of those rows.
    pub(super) fn by_id(&self, ids: impl Iterator<Item = i64>) -> HashMap<i64, String> {
        let wanted: HashSet<i64> = ids.collect();
        let found = self.known.iter().filter(|(_, known)| wanted.contains(&known.id));
        found.map(|(key, known)| (known.id, key.to_string())).collect()
    }

    /// The keys that the file has not had, in the order of their rows.
    pub(super) fn unseen(&self) -> Vec<Gone> {
        let unseen = self.known.iter().filter(|(_, known)| !known.seen);
        let mut gone: Vec<Gone> =
            unseen.map(|(key, known)| Gone { id: known.id, key: key.to_string() }).collect();
        gone.sort_by_key(|gone| gone.id);
        gone
    }
}

/// Stores keys with their rows and what these look like; a key that is there gets the new look.
pub(super) async fn store(
    tx: &mut Tx,
    source: &str,
    register: &str,
    keys: &[(&str, i64, &Hash)],
) -> Result<()> {
    const COLUMNS: usize = 5;
    for part in in_chunks(keys, &[512, 32, 1]) {
        let mut params = Vec::with_capacity(part.len() * COLUMNS);
        for (key, id, digest) in part {
            params.extend([
                Param::from(source),
                register.into(),
                (*key).into(),
                (*id).into(),
                Param::from(digest.as_slice()),
            ]);
        }
        let sql = format!(
            r#"INSERT INTO external_key ("source", "register", "key", "row_id", "digest") VALUES {}
            ON CONFLICT ("source", "register", "key") DO UPDATE SET "digest" = excluded."digest""#,
            marks(part.len(), COLUMNS)
        );
        tx.execute(&sql, &params).await?;
    }
    Ok(())
}
