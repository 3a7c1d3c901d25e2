//! Opens a PDF within bounds: what cannot be opened is refused with its reason.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::guard;
use crate::read::{format::Format, limits::Limits, refusal::Refusal};

/// Opens a PDF.
pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<Pdf, Refusal> {
    guard::check(bytes, limits)?;
    match contained(|| Pdf::new(bytes.to_vec())) {
        Some(Ok(pdf)) => Ok(pdf),
        Some(Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected))) => Err(Refusal::Encrypted),
        Some(Err(LoadPdfError::Decryption(_))) => Err(Refusal::Encrypted),
        Some(Err(LoadPdfError::Invalid)) | None => Err(Refusal::Broken(Format::Pdf)),
    }
}

/// Runs the PDF library, which is young and meets any bytes: its panics end here, as a part not read.
pub(super) fn contained<T>(work: impl FnOnce() -> T) -> Option<T> {
    // What the work borrows is thrown away after a panic, so no broken state is seen.
    catch_unwind(AssertUnwindSafe(work)).ok()
}
