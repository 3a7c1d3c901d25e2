//! Word of 2007 and later: body, notes and text boxes. Headers and footers of pages are not read.

mod archive;
mod body;
mod paragraph;
mod styles;
mod table;
mod xml;

use super::{format::Format, limits::Limits, refusal::Refusal, write::Writer};
use crate::document::{Document, UnreadCause};
use archive::Archive;
use body::Body;
use styles::Styles;
use xml::{Step, Xml};

/// Reads a Word file.
pub(super) fn read(path: &str, bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let mut archive = Archive::open(bytes, limits)?;
    let main = main_part(&mut archive)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let text = archive.part(&main)?.ok_or(Refusal::Broken(Format::Word))?;
    let mut body = Body::new(limits);
    if let Some(styles) = archive.part(&format!("{folder}/styles.xml"))? {
        body.styles = Styles::read(&mut Xml::new(&styles));
    }
    for (name, of_end) in [("footnotes", false), ("endnotes", true)] {
        if let Some(notes) = archive.part(&format!("{folder}/{name}.xml"))? {
            body.read_notes(&mut Xml::new(&notes), of_end);
        }
    }
    let mut xml = Xml::new(&text);
    let mut pieces = Vec::new();
    body.blocks(&mut xml, limits.depth, &mut pieces);
    if xml.is_broken() {
        body.lost(UnreadCause::Part, &main);
    }
    let pictures = body.unread.iter().filter(|((cause, _), _)| *cause == UnreadCause::Picture);
    let pictures = pictures.map(|(_, count)| *count).sum();
    if pieces.is_empty() {
        return Err(if xml.is_broken() {
            Refusal::Broken(Format::Word)
        } else {
            Refusal::NoText { pictures }
        });
    }
    let mut writer = Writer::new(path, limits);
    for ((cause, name), count) in &body.unread {
        writer.unread(*cause, None, name, *count);
    }
    pieces.into_iter().for_each(|piece| writer.add(piece));
    Ok(writer.finish())
}

/// The name of the part with the body, as the archive's own list of relations gives it.
fn main_part(archive: &mut Archive<'_>) -> Result<String, Refusal> {
    const USUAL: &str = "word/document.xml";
    let Some(text) = archive.part("_rels/.rels")? else { return Ok(USUAL.to_owned()) };
    let mut xml = Xml::new(&text);
    loop {
        match xml.step() {
            Step::Open(element) if element.name() == "Relationship" => {
                let is_main = element.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
                if let (true, Some(target)) = (is_main, element.get("Target")) {
                    return Ok(target.trim_start_matches('/').to_owned());
                }
            }
            Step::End => return Ok(USUAL.to_owned()),
            Step::Open(_) | Step::Close | Step::Text(_) => {}
        }
    }
}
