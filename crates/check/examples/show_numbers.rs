//! Prints every number found in the lines of a text file, for reading by eye: line, text, value, unit.

#![expect(clippy::print_stdout, reason = "an example that prints")]

use std::{env, fs, time::Instant};

use enslinje_check::{
    Document,
    amount::ONE,
    number::{Printed, in_cell, in_prose},
};

fn main() -> Result<(), std::io::Error> {
    for path in env::args().skip(1) {
        let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        let document = Document::plain(path, text);
        let start = Instant::now();
        let mut found = Vec::new();
        for line in &document.lines {
            let row = document.printed(&line.span);
            if !row.contains('\t') {
                found.push((line.number, in_prose(&document.text, line.span.clone())));
                continue;
            }
            let mut at = line.span.start;
            for cell in row.split('\t') {
                found.push((line.number, in_cell(&document.text, at..at + cell.len())));
                at += cell.len() + 1;
            }
        }
        let time = start.elapsed();
        for (line, numbers) in &found {
            for number in numbers {
                show(&document, *line, number);
            }
        }
        println!("# {} bytes in {time:?}", document.text.len());
    }
    Ok(())
}

fn show(document: &Document, line: u32, number: &Printed) {
    let text = document.printed(&number.span);
    let before = number.span.start.saturating_sub(30);
    let before = document.text.floor_char_boundary(before)..number.span.start;
    let after = document.text.ceil_char_boundary(number.span.end + 20);
    let (unit, scale) = (number.amount.unit, number.amount.scale);
    let millionths = number.amount.value;
    println!(
        "{line}: {}[{text}]{}\t{}{}.{:06} {unit:?} {scale:?} {:?} {:?}",
        document.printed(&before).replace(['\n', '\t'], "|"),
        document.printed(&(number.span.end..after)).replace(['\n', '\t'], "|"),
        if millionths < 0 { "-" } else { "" },
        millionths.abs() / ONE,
        millionths.abs() % ONE,
        number.qualifier,
        number.form,
    );
}
