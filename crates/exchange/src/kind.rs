//! What a file is by its first bytes, when its name says otherwise.

use std::io::{Read, Seek};

/// Kinds that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    Empty,
    /// A zip archive, which a workbook in xlsx is.
    Zip,
    /// A compound file, which a workbook in the older xls is.
    OldWorkbook,
    /// HTML or other markup, which many systems save under the name of a workbook.
    Markup,
    Pdf,
    /// Bytes that no text in a single-byte encoding or UTF-8 has.
    Binary,
    Text,
}

impl FileKind {
    /// Word for the message.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Zip => "zip",
            Self::OldWorkbook => "old-workbook",
            Self::Markup => "markup",
            Self::Pdf => "pdf",
            Self::Binary => "binary",
            Self::Text => "text",
        }
    }
}

/// The kind, and how many bytes were looked at; the input stands at its beginning afterwards.
pub(crate) fn kind_of<R: Read + Seek>(input: &mut R) -> std::io::Result<(FileKind, Vec<u8>)> {
    const LOOK: u64 = 512;
    input.rewind()?;
    let mut first = Vec::new();
    input.by_ref().take(LOOK).read_to_end(&mut first)?;
    input.rewind()?;
    Ok((by_bytes(&first), first))
}

fn by_bytes(first: &[u8]) -> FileKind {
    if first.is_empty() {
        return FileKind::Empty;
    }
    if first.starts_with(b"PK\x03\x04") || first.starts_with(b"PK\x05\x06") {
        return FileKind::Zip;
    }
    if first.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return FileKind::OldWorkbook;
    }
    if first.starts_with(b"%PDF-") {
        return FileKind::Pdf;
    }
    let text = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first).trim_ascii_start();
    let markup: [&[u8]; 5] = [b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta"];
    if markup.iter().any(|tag| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))) {
        return FileKind::Markup;
    }
    let marked = first.starts_with(&[0xff, 0xfe]) || first.starts_with(&[0xfe, 0xff]);
    if first.contains(&0) && !marked { FileKind::Binary } else { FileKind::Text }
}

#[cfg(test)]
mod tests {
    use super::{FileKind, by_bytes};

    #[test]
    fn the_kinds_that_pass_for_csv_are_told_apart() {
        for (bytes, kind) in [
            (&b""[..], FileKind::Empty),
            (b"PK\x03\x04rest", FileKind::Zip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", FileKind::OldWorkbook),
            (b"\xef\xbb\xbf \r\n<HTML><table>", FileKind::Markup),
            (b"%PDF-1.7", FileKind::Pdf),
            (b"a\0b", FileKind::Binary),
            (b"\xff\xfea\0b\0", FileKind::Text),
            (b"Id;Namn\r\n1;<html>", FileKind::Text),
        ] {
            assert_eq!(by_bytes(bytes), kind, "{bytes:?}");
        }
    }
}
