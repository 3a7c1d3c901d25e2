//! The example of the documentation.

use crate::samples::{day, outline, today};
use enslinje_exchange::{Extract, Mapping, PersonRef, Reader};
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/import")
}

fn mapping() -> Mapping {
    let text = std::fs::read_to_string(folder().join("investigations.toml")).unwrap();
    Mapping::parse("investigations.toml", &text).unwrap()
}

#[test]
fn the_example_gives_eight_rows_and_refuses_two_with_their_reasons() {
    let file = std::fs::File::open(folder().join("investigations.csv")).unwrap();
    let rows: Vec<_> = Reader::csv("investigations.csv", file, &mapping(), today()).unwrap().collect();
    assert_eq!(rows.iter().filter(|row| row.is_ok()).count(), 8);
    assert_eq!(
        outline(&rows).into_iter().filter(|(_, told)| !told.is_empty()).collect::<Vec<_>>(),
        [
            (
                7,
                vec![
                    "investigations.csv:7 import-code-unknown column=Enhet value=Mottagning unga \
                     known=Mottagning barn, Vuxenenheten"
                        .to_owned()
                ]
            ),
            (
                8,
                vec![
                    "investigations.csv:8 snapshot-day-order register=investigation row=8 column=closed \
                     day=2024-02-13 first_column=opened first_day=2024-05-13"
                        .to_owned()
                ]
            ),
        ]
    );
}

#[test]
fn a_row_of_the_example_holds_what_the_file_and_the_number_tell() {
    let rows: Vec<_> =
        Reader::open(&folder().join("investigations.csv"), &mapping(), today()).unwrap().collect();
    let second = rows[1].as_ref().unwrap();
    assert_eq!((second.external_key.as_str(), second.line), ("U-2024-0102", 3));
    assert_eq!(second.known_on, Some(day("2024-03-12")));
    assert_eq!((second.row.unit(), second.row.code("target_group")), (Some("bm"), Some("child")));
    assert_eq!(second.row.code("sex"), Some("man"));
    assert_eq!(second.row.day("birth"), Some(day("2010-07-14")));
    assert_eq!(second.row.day("opened"), Some(day("2024-03-11")));
    assert_eq!((second.row.day("closed"), second.row.day("extended_until")), (None, Some(day("2024-09-11"))));
    assert_eq!((second.row.id(), second.row.key("person")), (None, None));
    let PersonRef::Number(number) = &second.person else { panic!("{:?}", second.person) };
    assert_eq!(number.reveal(), "201007142399");
}

#[test]
fn the_page_shows_the_mapping_of_the_example_and_names_every_column_of_the_extracts() {
    let page = std::fs::read_to_string(folder().join("../import.md")).unwrap();
    let mapping = std::fs::read_to_string(folder().join("investigations.toml")).unwrap();
    let shown = page.split("```toml file=investigations.toml\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(shown, mapping);
    for extract in Extract::ALL {
        let row = format!("| `{}` |", extract.word());
        let row = page.lines().find(|line| line.starts_with(&row)).unwrap();
        let columns = row.trim_end_matches(" |").rsplit("| ").next().unwrap();
        assert_eq!(columns, extract.columns().join(", "), "{}", extract.word());
    }
}
