//! The drawings in `docs/states/` are those of the tables.

use super::*;
use std::path::Path;

/// `ENSLINJE_WRITE_PAGES=1 cargo test -p enslinje-domain` writes the pages anew.
#[test]
fn the_pages_of_states_are_those_of_the_tables() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/states");
    for matter in Matter::ALL {
        let path = folder.join(format!("{}.md", matter.name()));
        let made = page(matter, &BOOKS.rules);
        if std::env::var_os("ENSLINJE_WRITE_PAGES").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &made).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap();
        assert!(written == made, "{} is not the page of the tables", path.display());
    }
}

#[test]
fn a_drawing_has_every_state_and_the_outcomes_that_choose() {
    let intake = page(Matter::Intake, &BOOKS.rules);
    for line in [
        "    [*] --> received: concern_report_received",
        "    received --> opened: preliminary_assessment_decided [opened]",
        "    received --> not_opened: preliminary_assessment_decided [not_opened]",
        "    received --> already_open: investigation_already_open",
        "    already_open --> [*]",
    ] {
        assert!(intake.contains(line), "{line}\n{intake}");
    }
    assert!(intake.contains("SoL 2001:453 14:1; from 2025-07-01: SoL 2025:400 19:1"));
}
