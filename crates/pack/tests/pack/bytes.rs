//! No byte sequence as any file of a pack makes the reader panic.

use crate::example;
use enslinje_domain::Problems;
use enslinje_pack::{Pack, PackFolder, TomlFile};
use proptest::prelude::*;

/// The example with one file replaced.
fn load_with(path: &str, bytes: Vec<u8>) -> bool {
    let files = example::files().into_iter().filter(|(other, _)| other != path);
    let mut folder = PackFolder::from_files("p", files);
    let mut problems = Problems::new();
    folder.add_bytes(path.to_owned(), bytes, &mut problems);
    let pack = Pack::load(folder, &mut problems);
    pack.is_some() || problems.has_errors()
}

fn any_path() -> impl Strategy<Value = (String, String)> {
    proptest::sample::select(example::files())
}

/// Pieces that mean something to one of the readers.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "\n",
        "\r\n",
        "\r",
        ",",
        ",,",
        "\"",
        "\"\"",
        "'''",
        "[[",
        "]]",
        "[a.b]",
        "=",
        "= {}",
        "1e400",
        "-",
        "9".repeat(40).as_str(),
        "0x",
        "å",
        "\u{feff}",
        "\0",
        "2024-13-01",
        "1899-12-31",
        "99999-01-01",
        "2024--2024",
        "QY0000",
        "a:1/0",
        "a:0/1",
        "valid_from",
        "id",
        "\\u{110000}",
        "\u{2028}",
    ]
    .map(str::to_owned);
    prop_oneof![proptest::sample::select(known.to_vec()), any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_loaded_or_told(file in any_path(), bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(load_with(&file.0, bytes));
    }

    #[test]
    fn any_edit_of_a_sound_file_is_loaded_or_told(
        (path, text) in any_path(),
        edits in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..12, piece()), 1..4),
    ) {
        let mut characters: Vec<char> = text.chars().collect();
        for (at, cut, piece) in edits {
            let at = at.index(characters.len() + 1);
            let end = (at + cut).min(characters.len());
            characters.splice(at..end, piece.chars());
        }
        let text: String = characters.into_iter().collect();
        prop_assert!(load_with(&path, text.into_bytes()));
    }

    #[test]
    fn any_toml_place_lies_in_the_text(text in "[\\[\\]a-c.=\"0-9 \n{},å]{0,60}") {
        let mut problems = Problems::new();
        TomlFile::parse("f", &text, &mut problems);
        let lines = u32::try_from(text.matches('\n').count() + 1).unwrap();
        for found in problems.as_slice() {
            prop_assert!(found.place.line.is_some_and(|line| (1..=lines).contains(&line)));
        }
    }
}
