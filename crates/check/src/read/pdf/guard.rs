//! Looks through the bytes of a PDF before the PDF library does: for what would make it run without end.
//!
//! The library unpacks streams whole, follows the page tree without looking back, and reads arrays inside
//! each other by recursion; none of that can be stopped from outside once it has begun.

use std::{collections::HashMap, io::Read};

use flate2::read::ZlibDecoder;

use crate::read::{format::Format, limits::Limits, refusal::Refusal};

/// Streams packed several times over are unpacked this many times.
const LAYERS: usize = 4;

/// Bytes of a stream of objects that are looked through.
const OBJECTS: usize = 32_000_000;

/// Most brackets that open without any closing.
const OPEN: usize = 250;

/// Deepest page tree.
const TREE: usize = 60;

/// Refuses what unpacks to too much, nests too deep or whose page tree has a loop.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
    let mut kids = HashMap::new();
    let mut left = limits.unpacked;
    let mut at = 0;
    while let Some(found) = find(bytes, b"stream", at) {
        let head = &bytes[at..found];
        note_kids(head, None, &mut kids);
        if nests(head) {
            return Err(Refusal::Broken(Format::Pdf));
        }
        let mut from = found + 6;
        from += usize::from(bytes.get(from) == Some(&b'\r'));
        from += usize::from(bytes.get(from) == Some(&b'\n'));
        let stream = Stream::of(&head[head.len().saturating_sub(600)..]);
        let end = find(bytes, b"endstream", from);
        let data = &bytes[from.min(bytes.len())..end.unwrap_or(bytes.len())];
        unpack(data, stream, &mut left, &mut kids).map_err(|fault| match fault {
            Fault::Large => Refusal::Unpacked(limits.unpacked / 1_000_000),
            Fault::Deep => Refusal::Broken(Format::Pdf),
        })?;
        at = end.map_or(bytes.len(), |end| end + 9);
    }
    note_kids(&bytes[at..], None, &mut kids);
    if nests(&bytes[at..]) || has_loop(&kids) {
        return Err(Refusal::Broken(Format::Pdf));
    }
    Ok(())
}

/// What a stream holds, as far as it matters here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stream {
    /// Other objects.
    Objects,
    /// A picture or a font, where brackets are only bytes.
    Data,
    /// Anything else.
    Text,
}

impl Stream {
    /// Told by the end of what stands before the stream.
    fn of(head: &[u8]) -> Self {
        let from = head.windows(4).rposition(|part| part == b" obj").unwrap_or(0);
        let has = |mark: &[u8]| find(head, mark, from).is_some();
        match () {
            () if has(b"/ObjStm") => Self::Objects,
            () if has(b"/Image") || has(b"/Length1") || has(b"/FontFile") => Self::Data,
            () => Self::Text,
        }
    }
}

enum Fault {
    Large,
    Deep,
}

type Kids = HashMap<u32, Vec<u32>>;

/// Unpacks a stream without keeping it, as far as it is packed as zlib does, and looks through it.
fn unpack(packed: &[u8], held: Stream, left: &mut u64, kids: &mut Kids) -> Result<(), Fault> {
    let mut stream: Box<dyn Read + '_> = Box::new(packed);
    let mut start = [0_u8; 2];
    for _ in 0..LAYERS {
        let got = stream.read(&mut start).unwrap_or(0);
        let is_zlib = got == 2 && start[0] & 0x0F == 8 && u16::from_be_bytes(start) % 31 == 0;
        let head = start;
        let whole = std::io::Cursor::new(head).take(got.try_into().unwrap_or(0)).chain(stream);
        if !is_zlib {
            stream = Box::new(whole);
            break;
        }
        stream = Box::new(ZlibDecoder::new(whole));
    }
    let (mut buffer, mut kept, mut open) = (vec![0_u8; 65_536], Vec::new(), 0_usize);
    // A broken stream ends where it breaks, as it does for the library.
    while let Ok(got @ 1..) = stream.read(&mut buffer) {
        *left = left.checked_sub(u64::try_from(got).unwrap_or(u64::MAX)).ok_or(Fault::Large)?;
        let part = &buffer[..got];
        if held != Stream::Data && opens(part, &mut open) {
            return Err(Fault::Deep);
        }
        if held == Stream::Objects && kept.len() < OBJECTS {
            kept.extend_from_slice(part);
        }
    }
    if held == Stream::Objects {
        note_packed_kids(&kept, kids);
    }
    Ok(())
}

fn nests(bytes: &[u8]) -> bool {
    opens(bytes, &mut 0)
}

/// Whether more brackets open without one closing than any document has.
fn opens(bytes: &[u8], open: &mut usize) -> bool {
    for byte in bytes {
        match byte {
            b'[' | b'<' | b'{' => *open += 1,
            b']' | b'>' | b'}' => *open = 0,
            _ => {}
        }
        if *open > OPEN {
            return true;
        }
    }
    false
}

/// Notes the children of each node of a page tree that is written in plain.
fn note_kids(bytes: &[u8], number: Option<u32>, kids: &mut Kids) {
    let mut at = 0;
    while let Some(found) = find(bytes, b"/Kids", at) {
        let number = number.or_else(|| object_before(&bytes[..found]));
        let end = find(bytes, b"]", found).unwrap_or(bytes.len());
        if let Some(number) = number {
            let list = String::from_utf8_lossy(&bytes[found + 5..end]);
            let refs =
                list.split('R').filter_map(|part| part.split_whitespace().rev().nth(1).and_then(digits));
            kids.entry(number).or_default().extend(refs);
        }
        at = end.max(found + 5);
    }
}

/// A number, past the bracket that may stand before it.
fn digits(text: &str) -> Option<u32> {
    text.trim_start_matches(['[', ' ']).parse().ok()
}

/// The number of the object that begins last in these bytes.
fn object_before(bytes: &[u8]) -> Option<u32> {
    let from = bytes.len().saturating_sub(100_000);
    let tail = &bytes[from..];
    let at = tail.windows(4).rposition(|part| part == b" obj")?;
    let head = String::from_utf8_lossy(&tail[at.saturating_sub(24)..at]).into_owned();
    head.split_whitespace().rev().nth(1)?.parse().ok()
}

/// The same for a stream of objects, which begins with their numbers and places.
fn note_packed_kids(bytes: &[u8], kids: &mut Kids) {
    let mut numbers = Vec::new();
    let mut first = 0;
    for word in bytes.split(u8::is_ascii_whitespace).take(400_000) {
        match std::str::from_utf8(word).ok().and_then(|word| word.parse::<u32>().ok()) {
            Some(number) => numbers.push(number),
            None if word.is_empty() => {}
            None => break,
        }
        first += word.len() + 1;
    }
    let places: Vec<(u32, usize)> = numbers
        .chunks_exact(2)
        .map(|pair| (pair[0], usize::try_from(pair[1]).unwrap_or(usize::MAX).saturating_add(first)))
        .collect();
    for (index, (number, from)) in places.iter().enumerate() {
        let to = places.get(index + 1).map_or(bytes.len(), |(_, next)| *next).min(bytes.len());
        if let Some(object) = bytes.get((*from).min(to)..to) {
            note_kids(object, Some(*number), kids);
        }
    }
}

/// Whether the children of a node lead back to it, or go on too deep.
fn has_loop(kids: &Kids) -> bool {
    let mut done: HashMap<u32, bool> = HashMap::new();
    for root in kids.keys() {
        let mut path = vec![(*root, 0_usize)];
        while let Some((node, next)) = path.pop() {
            if next == 0 && done.insert(node, false) == Some(true) {
                done.insert(node, true);
                continue;
            }
            let Some(child) = kids.get(&node).and_then(|children| children.get(next)) else {
                done.insert(node, true);
                continue;
            };
            path.push((node, next + 1));
            if path.iter().any(|(open, _)| open == child) || path.len() > TREE {
                return true;
            }
            if kids.contains_key(child) && done.get(child) != Some(&true) {
                path.push((*child, 0));
            }
        }
    }
    false
}

fn find(bytes: &[u8], mark: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let first = *mark.first()?;
    let mut at = 0;
    while let Some(found) = rest.get(at..)?.iter().position(|byte| *byte == first) {
        at += found;
        if rest[at..].starts_with(mark) {
            return Some(from + at);
        }
        at += 1;
    }
    None
}
