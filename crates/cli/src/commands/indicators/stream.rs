//! A large grid as CSV, written while it is read off: no figure is kept, and threads make lines side by side.

use super::Wanted;
use super::sheet::{Lines, Shared, Told};
use crate::failure::Failure;
use crate::files::Beside;
use crate::terminal::Terminal;
use enslinje_domain::UnitId;
use enslinje_indicators::{Engine, GridRequest, UnitAnswers};
use std::io::{self, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};

/// Pieces of text that may wait to be written.
const WAITING: usize = 32;

/// Writes the lines to a file or the terminal; gives how many figures they tell.
///
/// # Errors
/// What cannot be computed or written; then there is no new file.
pub fn stream(
    terminal: &Terminal,
    engine: &Engine<'_>,
    wanted: &Wanted,
    units: &[UnitId],
    out: Option<&Path>,
) -> Result<usize, Failure> {
    let Some(path) = out else {
        let mut sheet = Lines::heads();
        let count = each_piece(engine, wanted, units, &mut |text| sheet.text.extend_from_slice(&text))?;
        terminal.answer(&sheet.into_text()?)?;
        return Ok(count);
    };
    let told = |fault| Failure::Write { path: path.to_owned(), fault };
    let beside = Beside::new(path).map_err(told)?;
    let (send, receive) = sync_channel(WAITING);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| write(beside, receive));
        let counted = each_piece(engine, wanted, units, &mut |text| {
            // The writer has stopped at a fault, which it tells.
            send.send(text).ok();
        });
        drop(send);
        let written = writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let count = counted?;
        written.and_then(|file| file.take_place(path)).map_err(told)?;
        Ok(count)
    })
}

/// Gives the lines in order, some at a time.
fn each_piece(
    engine: &Engine<'_>,
    wanted: &Wanted,
    units: &[UnitId],
    take: &mut dyn FnMut(Vec<u8>),
) -> Result<usize, Failure> {
    let request = GridRequest {
        indicators: wanted.indicators.clone(),
        units: units.to_vec(),
        periods: wanted.periods.clone(),
        by: wanted.by.clone(),
    };
    let periods: Vec<String> = request.periods.iter().map(ToString::to_string).collect();
    let add = |lines: &mut Lines, row: &UnitAnswers<'_, '_>| {
        let shared = Shared::new(row.indicator, row.unit, row.by);
        for (period, answer) in periods.iter().zip(row.answers) {
            let (value, measure, status, version) =
                (answer.value, answer.measure, answer.status, answer.version);
            lines.add(&shared, period, &Told { value, measure, status, version });
        }
    };
    let mut count = 0;
    engine.fold_units(&request, Lines::default, add, &mut |lines| {
        count += lines.count;
        take(lines.text);
    })?;
    Ok(count)
}

fn write(mut file: Beside, pieces: Receiver<Vec<u8>>) -> io::Result<Beside> {
    file.write_all(&Lines::heads().text)?;
    for piece in pieces {
        file.write_all(&piece)?;
    }
    Ok(file)
}
