//! Reads a made-up CSV file of a million rows (or as many as are asked for, at most ten million) and tells how
//! long it took: `cargo run --release -p enslinje-exchange --example read_speed -- 1000000`.

use chrono::NaiveDate;
use enslinje_exchange::{Mapping, Reader};
use std::fmt::Write as _;
use std::io::{self, Cursor, Write as _};
use std::time::Instant;

const MAPPING: &str = r#"
register = "placement"
source = "example"
[file]
delimiter = ";"
[row]
key = "Nr"
known_on = "Registrerad"
[person]
number = "Personnummer"
[columns]
unit = { from = "Enhet", codes = { "Mottagning" = "bm", "Vuxen" = "vx" } }
target_group = { constant = "child" }
form = { from = "Form", codes = { "Familjehem" = "foster_home", "HVB" = "residential_care_home" } }
provider = { constant = "internal" }
legal_basis = "Lagrum"
cause = { constant = "need_of_care" }
from = "Från"
to = "Till"
cost_per_day = "Dygnskostnad"
"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked = std::env::args().nth(1).map_or(Ok(1_000_000), |rows| rows.parse::<u32>())?;
    let rows = asked.min(10_000_000);
    let mut text =
        String::from("Nr;Registrerad;Personnummer;Enhet;Form;Lagrum;Från;Till;Dygnskostnad;Anteckning\n");
    for key in 0..rows {
        let (month, day) = (key % 12 + 1, key % 28 + 1);
        writeln!(
            text,
            "P-{key:07};2023-{month:02}-{day:02};201405222389;Mottagning;Familjehem;LVU;2023-{month:02}-{day:02};\
             2024-01-{day:02};1 234,50;å ä ö"
        )?;
    }
    let size = text.len() / 1_000_000;
    let mapping = Mapping::parse("example", MAPPING).map_err(|problems| format!("{problems:?}"))?;
    let today = NaiveDate::from_ymd_opt(2025, 1, 31).ok_or("no such day")?;
    let start = Instant::now();
    let reader = Reader::csv("example", Cursor::new(text), &mapping, today)
        .map_err(|problems| format!("{problems:?}"))?;
    let checked = start.elapsed();
    let sound = reader.filter(Result::is_ok).count();
    writeln!(
        io::stdout(),
        "{sound} of {rows} rows, {size} MB: checked in {:.2} s, read in {:.2} s in all",
        checked.as_secs_f64(),
        start.elapsed().as_secs_f64()
    )?;
    Ok(())
}
