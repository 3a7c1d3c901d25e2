//! Web pages: what a reader of the page sees, read with tolerance for unclosed and misplaced elements.

mod charset;
mod element;
mod page;
mod table;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::{limits::Limits, refusal::Refusal, write::Writer};
use crate::document::{Document, UnreadCause};
use page::Page;

/// Reads a web page.
pub(super) fn read(path: &str, bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let (text, broken) = charset::decode(bytes);
    let mut emitter = DefaultEmitter::default();
    // Without it the text of a script would be read as elements.
    emitter.naively_switch_states(true);
    let mut page = Page::new(limits);
    for token in Tokenizer::new_with_emitter(text.as_str(), emitter) {
        match token {
            Ok(Token::StartTag(tag)) => page.open(&tag),
            Ok(Token::EndTag(tag)) => page.close(&String::from_utf8_lossy(&tag.name)),
            Ok(Token::String(text)) => page.text(&String::from_utf8_lossy(&text)),
            Ok(Token::Comment(_) | Token::Doctype(_) | Token::Error(_)) => {}
            // A text in memory is always readable; the type says so.
            Err(never) => match never {},
        }
    }
    let (pieces, unread) = page.finish();
    let pictures = unread.iter().filter(|((cause, _), _)| *cause == UnreadCause::Picture);
    if pieces.is_empty() {
        return Err(Refusal::NoText { pictures: pictures.map(|(_, count)| *count).sum() });
    }
    let mut writer = Writer::new(path, limits);
    for ((cause, name), count) in &unread {
        writer.unread(*cause, None, name, *count);
    }
    if broken > 0 {
        writer.unread(UnreadCause::Encoding, None, "", u32::try_from(broken).unwrap_or(u32::MAX));
    }
    pieces.into_iter().for_each(|piece| writer.add(piece));
    Ok(writer.finish())
}
