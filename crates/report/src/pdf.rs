//! PDF: tagged, PDF/UA-1 and PDF/A-2a, set by Typst from a fixed template.
//!
//! The document goes in as JSON through a virtual file, charts as virtual SVG files. Nothing of the
//! document is ever part of the template's source, so no text can be taken for markup.

mod payload;
mod table;
mod world;

#[cfg(test)]
mod tests;

use crate::fault::{Complaint, ReportFault};
use crate::model::Document;
use enslinje_domain::Place;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst::{World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::ReportWorld;

/// Name of the program in the file's properties.
const CREATOR: &str = concat!("Enslinje ", env!("CARGO_PKG_VERSION"));

/// The document as PDF. The same document gives the same bytes.
///
/// # Errors
/// A link to an anchor that is not there, or what the typesetter complained of, warnings included:
/// a character that no font has, an SVG that cannot be read, a breach of PDF/UA-1 or PDF/A-2a.
pub fn write_pdf(document: &Document) -> Result<Vec<u8>, ReportFault> {
    let payload = payload::payload(document)?;
    let world = ReportWorld::new(payload.to_string(), payload::pictures(document));
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    let paged = output.map_err(|errors| complaints(&world, &errors))?;
    if !warnings.is_empty() {
        return Err(complaints(&world, &warnings));
    }
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).map_err(|refusal| {
        let complaint = Complaint { message: refusal.message().to_string(), hints: Vec::new(), place: None };
        ReportFault::Typesetting { complaints: vec![complaint] }
    })?;
    let options = PdfOptions {
        // Title, author and snapshot name the document; the clock and the machine do not.
        ident: Smart::Custom(identity(document)),
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&paged, &options).map_err(|errors| complaints(&world, &errors))?;
    // The typesetter's cache keeps every document set so far; a server would grow with each report.
    typst::comemo::evict(0);
    Ok(bytes)
}

fn identity(document: &Document) -> String {
    let meta = &document.meta;
    [&meta.title, &meta.author, &meta.snapshot].map(|part| format!("{}:{part}", part.len())).concat()
}

fn complaints(world: &ReportWorld, diagnostics: &[SourceDiagnostic]) -> ReportFault {
    let complaints = diagnostics.iter().map(|diagnostic| complaint(world, diagnostic)).collect();
    ReportFault::Typesetting { complaints }
}

fn complaint(world: &ReportWorld, diagnostic: &SourceDiagnostic) -> Complaint {
    let hints = diagnostic.hints.iter().map(|hint| hint.v.to_string()).collect();
    let place = diagnostic.span.id().map(|id| {
        let file = format!("templates/report{}", id.vpath().get_with_slash());
        match (world.source(id), world.range(diagnostic.span)) {
            (Ok(source), Some(range)) => Place::span(file, source.text(), range),
            _ => Place::file(file),
        }
    });
    Complaint { message: diagnostic.message.to_string(), hints, place }
}
