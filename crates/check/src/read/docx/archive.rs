//! The archive of an Office file: its parts as text, with a bound on what they unpack to.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::read::{
    format::Format,
    limits::Limits,
    refusal::{Foreign, Refusal},
};

/// An opened Word file.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
    most: u64,
}

impl<'b> Archive<'b> {
    /// Opens the archive and tells a Word file from its relatives.
    pub(super) fn open(bytes: &'b [u8], limits: &Limits) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken(Format::Word))?;
        let most = limits.unpacked / 1_000_000;
        if zip.len() > limits.entries {
            return Err(Refusal::Unpacked(most));
        }
        let archive = Self { zip, left: limits.unpacked, most };
        match archive.kind() {
            None => Ok(archive),
            Some(foreign) => Err(Refusal::Foreign(foreign)),
        }
    }

    fn kind(&self) -> Option<Foreign> {
        let has = |name: &str| self.zip.index_for_name(name).is_some();
        if has("word/document.xml")
            || has("_rels/.rels") && !has("xl/workbook.xml") && !has("ppt/presentation.xml")
        {
            None
        } else if has("xl/workbook.xml") {
            Some(Foreign::Workbook)
        } else if has("ppt/presentation.xml") {
            Some(Foreign::Slides)
        } else if has("mimetype") && has("content.xml") {
            Some(Foreign::OpenDocument)
        } else {
            Some(Foreign::Archive)
        }
    }

    /// The text of a part, or nothing when the archive has no such part.
    ///
    /// Neither the size that the archive declares nor what comes out may pass the limit.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let file = self.zip.by_index(index).map_err(|_| Refusal::Broken(Format::Word))?;
        if file.encrypted() {
            return Err(Refusal::Encrypted);
        }
        if file.size() > self.left {
            return Err(Refusal::Unpacked(self.most));
        }
        let mut bytes = Vec::new();
        let read = file.take(self.left.saturating_add(1)).read_to_end(&mut bytes);
        if read.is_err() {
            return Err(Refusal::Broken(Format::Word));
        }
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(size).ok_or(Refusal::Unpacked(self.most))?;
        Ok(Some(crate::read::plain::decode(&bytes).0))
    }
}
