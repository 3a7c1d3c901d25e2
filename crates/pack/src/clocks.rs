//! Local limits of the municipality, from `clocks.toml`.

use crate::PackFolder;
use enslinje_domain::{Clocks, Problems};

/// Where they stand in the pack. A pack may be without them.
pub const PATH: &str = "clocks.toml";

/// Reads the local clocks; every fault is told.
pub fn read(folder: &PackFolder, problems: &mut Problems) -> Clocks {
    let Some(text) = folder.files.get(PATH) else { return Clocks::default() };
    match Clocks::parse_local(&folder.place(PATH).file, text) {
        Ok(clocks) => clocks,
        Err(found) => {
            problems.extend(found);
            Clocks::default()
        }
    }
}
