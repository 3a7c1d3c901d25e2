//! A snapshot of the registers, written by the same code as every other snapshot.

use crate::db::Db;
use crate::error::Result;
use crate::rows;
use chrono::NaiveDate;
use enslinje_domain::register::REGISTERS;
use enslinje_indicators::snapshot::{RegisterRows, SnapshotHash, write_snapshot};
use std::path::Path;

/// Reads all registers from one unchanging state and writes the snapshot.
pub(crate) async fn write(
    db: &Db,
    folder: &Path,
    as_of: NaiveDate,
    known_on: Option<NaiveDate>,
    committees: u32,
) -> Result<SnapshotHash> {
    let mut tx = db.read().await?;
    let mut registers = Vec::with_capacity(REGISTERS.len());
    for register in REGISTERS {
        let mut gathered = RegisterRows::new(register);
        match known_on {
            None => {
                rows::each_values(&mut tx, register, |values| Ok(gathered.push(values)?)).await?;
            }
            Some(day) => {
                rows::each_as_known(&mut tx, register, day, |row| Ok(gathered.push(&row.values())?)).await?;
            }
        }
        registers.push(gathered);
    }
    Ok(write_snapshot(folder, as_of, registers, committees)?)
}
