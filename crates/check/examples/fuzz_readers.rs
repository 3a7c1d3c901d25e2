//! Feeds the readers with mutated files for some minutes: `fuzz_readers MINUTES FILE…`.
//!
//! Mutations are repeatable from the seed that is printed with each fault. A fault is a panic (the process
//! ends with it), a place outside the text, or a file that takes longer than five seconds.
#![expect(clippy::print_stdout, reason = "a tool for developers whose whole work is to print")]

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use enslinje_check::read;

/// A generator of numbers that is the same everywhere (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        let most = u64::try_from(most.max(1)).unwrap_or(1);
        usize::try_from(self.roll() % most).unwrap_or(0)
    }
}

/// Pieces that readers treat in a way of their own.
const WORDS: &[&[u8]] = &[
    b"/Kids",
    b"[",
    b"]",
    b"<<",
    b">>",
    b"stream",
    b"endstream",
    b" 0 R",
    b" obj",
    b"/Parent",
    b"/Type/Pages",
    b"\x00",
    b"\xff\xfe",
    b"\x0c",
    b"<table>",
    b"</table>",
    b"<td colspan=99999 rowspan=99999>",
    b"<p>",
    b"<li>",
    b"</div>",
    b"<w:p>",
    b"</w:p>",
    b"<w:tbl>",
    b"<w:tc>",
    b"99999999999",
    b"-1",
    b"BT",
    b"ET",
    b"Do",
    b"q",
    b"Tj",
    b"&#x110000;",
    b"<!--",
    b"\n\n",
    b"\t\t",
];

fn mutate(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.below(8) {
        let at = dice.below(bytes.len());
        let length = dice.below(64).min(bytes.len() - at.min(bytes.len()));
        match dice.below(7) {
            0 => bytes.truncate(at),
            1 => {
                bytes.drain(at..at + length);
            }
            2 => {
                let copy = bytes[at..at + length].to_vec();
                let to = dice.below(bytes.len());
                bytes.splice(to..to, copy);
            }
            3 => {
                let word = WORDS[dice.below(WORDS.len())];
                bytes.splice(at..at, word.iter().copied());
            }
            4 if at < bytes.len() => {
                let digits = bytes[at..].iter().position(u8::is_ascii_digit);
                if let Some(found) = digits {
                    bytes[at + found] = b'0' + u8::try_from(dice.below(10)).unwrap_or(0);
                }
            }
            _ if at < bytes.len() => bytes[at] = dice.roll().to_le_bytes()[0],
            _ => {}
        }
    }
    bytes
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let minutes: f64 = arguments.next().unwrap_or_default().parse()?;
    let start = Instant::now();
    let mut dice = Dice(std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1));
    let mut seeds = Vec::new();
    for path in arguments {
        seeds.push((std::fs::read(&path)?, path));
    }
    let (mut runs, mut read_whole, mut faults) = (0_u64, 0_u64, 0_u64);
    let mut codes: BTreeMap<&'static str, u64> = BTreeMap::new();
    let mut slowest = Duration::ZERO;
    while start.elapsed() < Duration::from_secs_f64(minutes * 60.0) {
        let state = dice.0;
        let (seed, path) = &seeds[dice.below(seeds.len())];
        let bytes = mutate(seed, &mut dice);
        if let Ok(file) = std::env::var("LAST") {
            std::fs::write(file, &bytes)?;
        }
        let begun = Instant::now();
        match read("fuzz", &bytes) {
            Ok(document) => {
                read_whole += 1;
                let sound = document.lines.iter().all(|line| document.text.get(line.span.clone()).is_some());
                if !sound {
                    faults += 1;
                    println!("place outside the text: seed {state} of {path}");
                }
            }
            Err(refusal) => *codes.entry(refusal.code).or_default() += 1,
        }
        let took = begun.elapsed();
        slowest = slowest.max(took);
        if took > Duration::from_secs(5) {
            faults += 1;
            println!("{took:?}: seed {state} of {path}");
        }
        runs += 1;
    }
    println!("{runs} files, {read_whole} read, {faults} faults, slowest {slowest:?}, refused: {codes:?}");
    Ok(())
}
