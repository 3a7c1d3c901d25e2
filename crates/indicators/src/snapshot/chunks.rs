//! The compressed columns of one row group, held in memory while they are decoded.

use bytes::{Buf, Bytes, buf::Reader};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::RowGroupMetaData;
use parquet::file::reader::{ChunkReader, Length};
use std::fs::File;
use std::io;

/// Column chunks by their place in the file. Several threads read one open file, so each chunk is read
/// at its position, without the file's cursor that all would share.
pub(super) struct Chunks {
    file_length: u64,
    parts: Vec<(u64, Bytes)>,
}

impl Chunks {
    /// Reads the chunks of these columns.
    pub(super) fn read(
        file: &File,
        file_length: u64,
        group: &RowGroupMetaData,
        columns: &[usize],
    ) -> Result<Self> {
        let parts = columns.iter().map(|column| {
            let (start, length) = chunk_range(group, *column, file_length)
                .ok_or_else(|| ParquetError::EOF("column chunk lies outside the file".to_owned()))?;
            let mut bytes = vec![0; length];
            read_exact_at(file, &mut bytes, start)?;
            Ok((start, Bytes::from(bytes)))
        });
        Ok(Self { file_length, parts: parts.collect::<Result<_>>()? })
    }

    fn from(&self, start: u64) -> Result<Bytes> {
        let part = self.parts.iter().find_map(|(at, bytes)| {
            let offset = usize::try_from(start.checked_sub(*at)?).ok()?;
            (offset < bytes.len()).then(|| bytes.slice(offset..))
        });
        part.ok_or_else(|| ParquetError::EOF("page lies outside its column chunk".to_owned()))
    }
}

/// Where a column chunk lies, or `None` when the metadata point outside the file.
pub(super) fn chunk_range(group: &RowGroupMetaData, column: usize, file_length: u64) -> Option<(u64, usize)> {
    let chunk = group.columns().get(column)?;
    let start = u64::try_from(chunk.dictionary_page_offset().unwrap_or(chunk.data_page_offset())).ok()?;
    let length = u64::try_from(chunk.compressed_size()).ok()?;
    (start.checked_add(length)? <= file_length).then_some(())?;
    Some((start, usize::try_from(length).ok()?))
}

#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], start: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, start)
}

#[cfg(windows)]
fn read_exact_at(file: &File, mut bytes: &mut [u8], mut start: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let count = std::os::windows::fs::FileExt::seek_read(file, bytes, start)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes = &mut bytes[count..];
        start += count as u64;
    }
    Ok(())
}

impl Length for Chunks {
    fn len(&self) -> u64 {
        self.file_length
    }
}

impl ChunkReader for Chunks {
    type T = Reader<Bytes>;

    fn get_read(&self, start: u64) -> Result<Self::T> {
        Ok(self.from(start)?.reader())
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        let bytes = self.from(start)?;
        if length > bytes.len() {
            return Err(ParquetError::EOF("page is longer than its column chunk".to_owned()));
        }
        Ok(bytes.slice(..length))
    }
}
