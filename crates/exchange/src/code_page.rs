//! Bytes of a known encoding as UTF-8 whose lines end with a single line feed.

use encoding_rs::{DecoderResult, Encoding, UTF_8, WINDOWS_1252};
use std::io::{self, Read};

/// Bytes read at a time.
const CHUNK: usize = 64 * 1024;

/// Bytes that windows-1252 leaves undefined.
const UNDEFINED: [u8; 5] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/// A byte that the encoding does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BadByte {
    /// Where it stands in the file, from zero.
    pub(crate) offset: u64,
    /// Line on which it stands, from one.
    pub(crate) line: u64,
    pub(crate) value: u8,
}

/// Reads UTF-8 from an input in another encoding. CRLF and CR become LF, and the last line ends with one.
pub(crate) struct Utf8<R> {
    input: R,
    encoding: &'static Encoding,
    decoder: encoding_rs::Decoder,
    raw: Vec<u8>,
    raw_at: usize,
    raw_end: usize,
    /// How many bytes came before those in `raw`, and the last of them.
    before: u64,
    tail: Vec<u8>,
    out: Vec<u8>,
    out_at: usize,
    line: u64,
    after_return: bool,
    open_line: bool,
    ended: bool,
    bad: Option<BadByte>,
    watch: Option<Watch>,
}

/// Whether bytes that are told to be of a single-byte encoding are UTF-8 after all.
struct Watch {
    decoder: encoding_rs::Decoder,
    scratch: Vec<u8>,
    valid: bool,
    beyond_ascii: bool,
}

impl<R: Read> Utf8<R> {
    /// A leading mark of the same encoding (BOM) is left out.
    pub(crate) fn new(input: R, encoding: &'static Encoding) -> Self {
        let watch = encoding.is_single_byte().then(|| Watch {
            decoder: UTF_8.new_decoder_without_bom_handling(),
            scratch: vec![0; CHUNK + 16],
            valid: true,
            beyond_ascii: false,
        });
        Self {
            input,
            encoding,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; CHUNK],
            raw_at: 0,
            raw_end: 0,
            before: 0,
            tail: Vec::new(),
            out: Vec::with_capacity(3 * CHUNK),
            out_at: 0,
            line: 1,
            after_return: false,
            open_line: false,
            ended: false,
            bad: None,
            watch,
        }
    }

    /// The first byte that the encoding does not have, when reading ended at one.
    pub(crate) fn bad_byte(&self) -> Option<BadByte> {
        self.bad
    }

    /// Whether all of a file in a single-byte encoding was UTF-8 with letters beyond ASCII.
    pub(crate) fn looks_like_utf8(&self) -> bool {
        self.watch.as_ref().is_some_and(|watch| watch.valid && watch.beyond_ascii)
    }

    /// Decodes more into `out`; `false` at the end.
    fn fill(&mut self) -> io::Result<bool> {
        while self.out_at == self.out.len() {
            if self.ended {
                return Ok(false);
            }
            if self.raw_at == self.raw_end {
                self.before += self.raw_end as u64;
                self.tail =
                    self.raw.get(self.raw_end.saturating_sub(4)..self.raw_end).unwrap_or_default().to_vec();
                self.raw_at = 0;
                self.raw_end = read_some(&mut self.input, &mut self.raw)?;
                self.watch_chunk();
            }
            self.decode()?;
        }
        Ok(true)
    }

    fn watch_chunk(&mut self) {
        let last = self.raw_end == 0;
        if let Some(watch) = self.watch.as_mut().filter(|watch| watch.valid) {
            let chunk = self.raw.get(..self.raw_end).unwrap_or_default();
            watch.beyond_ascii |= !chunk.is_ascii();
            let (result, _, _) =
                watch.decoder.decode_to_utf8_without_replacement(chunk, &mut watch.scratch, last);
            watch.valid = matches!(result, DecoderResult::InputEmpty);
        }
    }

    fn decode(&mut self) -> io::Result<()> {
        let last = self.raw_end == 0;
        let mut chunk = self.raw.get(self.raw_at..self.raw_end).unwrap_or_default();
        let undefined = if self.encoding == WINDOWS_1252 {
            chunk.iter().position(|byte| UNDEFINED.contains(byte))
        } else {
            None
        };
        if let Some(at) = undefined {
            chunk = chunk.get(..at).unwrap_or_default();
        }
        let length = chunk.len();
        self.out.resize(3 * CHUNK + 16, 0);
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(
            chunk,
            &mut self.out,
            last && undefined.is_none(),
        );
        self.out.truncate(written);
        self.out_at = 0;
        self.normalise();
        self.raw_at += read;
        let bad = match result {
            DecoderResult::Malformed(length, after) => {
                Some((self.before + self.raw_at as u64).saturating_sub(u64::from(length) + u64::from(after)))
            }
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {
                (undefined.is_some() && read == length).then(|| self.before + self.raw_at as u64)
            }
        };
        if let Some(offset) = bad {
            self.bad = Some(BadByte { offset, line: self.line, value: self.byte_at(offset) });
            self.ended = true;
            return Err(io::Error::from(io::ErrorKind::InvalidData));
        }
        if last && matches!(result, DecoderResult::InputEmpty) {
            self.ended = true;
            if self.open_line {
                self.out.push(b'\n');
            }
        }
        Ok(())
    }

    /// A byte of the chunk at hand, or one of the last before it.
    fn byte_at(&self, offset: u64) -> u8 {
        let distance = |from: u64, to: u64| usize::try_from(to - from).unwrap_or(usize::MAX);
        let found = if offset < self.before {
            self.tail.len().checked_sub(distance(offset, self.before)).and_then(|at| self.tail.get(at))
        } else {
            self.raw.get(distance(self.before, offset))
        };
        found.copied().unwrap_or_default()
    }

    /// Ends every line of `out` with a line feed, and counts them.
    fn normalise(&mut self) {
        let after_return = self.after_return;
        if let Some(last) = self.out.last() {
            self.after_return = *last == b'\r';
            self.open_line = !matches!(last, b'\r' | b'\n');
        }
        if after_return || self.out.contains(&b'\r') {
            let mut previous_return = after_return;
            let mut kept = 0;
            for at in 0..self.out.len() {
                let byte = self.out[at];
                if !(byte == b'\n' && previous_return) {
                    self.out[kept] = if byte == b'\r' { b'\n' } else { byte };
                    kept += 1;
                }
                previous_return = byte == b'\r';
            }
            self.out.truncate(kept);
        }
        self.line += self.out.iter().filter(|byte| **byte == b'\n').count() as u64;
    }
}

fn read_some<R: Read>(input: &mut R, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match input.read(buffer) {
            Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() || !self.fill()? {
            return Ok(0);
        }
        let rest = self.out.get(self.out_at..).unwrap_or_default();
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        self.out_at += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::{BadByte, Utf8};
    use encoding_rs::{Encoding, UTF_8, UTF_16LE, WINDOWS_1252};
    use std::io::Read;

    fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Result<String, BadByte> {
        let mut reader = Utf8::new(bytes, encoding);
        let mut text = String::new();
        match reader.read_to_string(&mut text) {
            Ok(_) => Ok(text),
            Err(_) => Err(reader.bad_byte().unwrap()),
        }
    }

    #[test]
    fn line_ends_become_one_kind_and_the_mark_goes() {
        assert_eq!(decoded(b"\xef\xbb\xbfa\r\nb\rc\n\r\nd", UTF_8).unwrap(), "a\nb\nc\n\nd\n");
        assert_eq!(decoded(b"", UTF_8).unwrap(), "");
        assert_eq!(decoded(b"a\r\n", UTF_8).unwrap(), "a\n");
        assert_eq!(decoded(b"\xff\xfea\0\r\0\n\0\xe5\0", UTF_16LE).unwrap(), "a\nå\n");
        assert_eq!(decoded(b"\xe5\x80", WINDOWS_1252).unwrap(), "å€\n");
    }

    #[test]
    fn a_line_end_that_is_split_over_two_chunks_counts_once() {
        for length in super::CHUNK - 3..super::CHUNK + 3 {
            let mut bytes = vec![b'x'; length];
            bytes.extend(b"\r\ny");
            let text = decoded(&bytes, UTF_8).unwrap();
            assert_eq!(text.lines().map(str::len).collect::<Vec<_>>(), [length, 1]);
        }
    }

    #[test]
    fn the_first_bad_byte_is_told_with_its_offset_and_line() {
        let bad = |offset, line, value| Err(BadByte { offset, line, value });
        assert_eq!(decoded(b"a\nb\xe5c\n", UTF_8), bad(3, 2, 0xe5));
        assert_eq!(decoded(b"a\r\nb\xc3", UTF_8), bad(4, 2, 0xc3));
        assert_eq!(decoded(b"\n\nx\x81", WINDOWS_1252), bad(3, 3, 0x81));
        let mut long = vec![b'\n'; 3 * super::CHUNK];
        long.extend(b"ab\xff");
        let (offset, line) = (long.len() as u64 - 1, 3 * super::CHUNK as u64 + 1);
        assert_eq!(decoded(&long, UTF_8), bad(offset, line, 0xff));
    }

    #[test]
    fn utf8_that_is_told_to_be_windows_1252_is_noticed() {
        let noticed = |bytes: &[u8]| {
            let mut reader = Utf8::new(bytes, WINDOWS_1252);
            reader.read_to_end(&mut Vec::new()).unwrap();
            reader.looks_like_utf8()
        };
        assert!(noticed("Utredning på åtta".as_bytes()));
        assert!(!noticed(b"Utredning p\xe5 \xe5tta"));
        assert!(!noticed(b"only ascii"));
    }
}
