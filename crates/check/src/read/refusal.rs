//! Why a file was not read at all, and the code that tells the user so.

use enslinje_domain::{Diagnostic, diagnostic::Place};

use super::format::Format;

/// Why a whole file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// No byte, or white space only.
    Empty,
    /// More bytes than the limit, in megabytes.
    Large(usize),
    /// Bytes that are not text and not a known format.
    Binary,
    /// A format that is known but not read.
    Foreign(Foreign),
    /// The name promises one format, the bytes are another: often an error page of a web site.
    Disguised {
        /// What the name promises.
        named: Format,
        /// What the bytes are.
        found: Format,
    },
    /// Needs a password.
    Encrypted,
    /// Begins as this format, but cannot be read as it; often cut off.
    Broken(Format),
    /// Unpacks to more than the limit, in megabytes.
    Unpacked(u64),
    /// Readable, but without any text: scanned pages.
    NoText {
        /// How many pictures stand in it.
        pictures: u32,
    },
}

/// Formats that are recognised and refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Foreign {
    /// Word before 2007, or an Office file with a password: both have the same frame.
    OldOffice,
    /// Rich text.
    RichText,
    /// OpenDocument.
    OpenDocument,
    /// Excel.
    Workbook,
    /// `PowerPoint`.
    Slides,
    /// An archive without any document of a known kind.
    Archive,
}

impl Foreign {
    const fn key(self) -> &'static str {
        match self {
            Self::OldOffice => "old-office",
            Self::RichText => "rich-text",
            Self::OpenDocument => "open-document",
            Self::Workbook => "workbook",
            Self::Slides => "slides",
            Self::Archive => "archive",
        }
    }
}

impl Refusal {
    /// The diagnostic that tells it.
    pub(crate) fn told(self, path: &str) -> Diagnostic {
        let at = Place::file(path);
        match self {
            Self::Empty => Diagnostic::error("check-read-empty", at),
            Self::Large(most) => Diagnostic::error("check-read-large", at).with("most", most),
            Self::Binary => Diagnostic::error("check-read-binary", at),
            Self::Foreign(kind) => Diagnostic::error("check-read-foreign", at).with("kind", kind.key()),
            Self::Disguised { named, found } => Diagnostic::error("check-read-disguised", at)
                .with("named", named.key())
                .with("found", found.key()),
            Self::Encrypted => Diagnostic::error("check-read-encrypted", at),
            Self::Broken(format) => Diagnostic::error("check-read-broken", at).with("format", format.key()),
            Self::Unpacked(most) => Diagnostic::error("check-read-unpacked", at).with("most", most),
            Self::NoText { pictures } => {
                Diagnostic::error("check-read-no-text", at).with("pictures", pictures)
            }
        }
    }
}
