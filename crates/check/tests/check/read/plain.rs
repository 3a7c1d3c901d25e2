//! Plain text.

use enslinje_check::UnreadCause;

use super::{read, shown, unread};

#[test]
fn swedish_letters_are_read_in_every_common_encoding() {
    let text = "Nettokostnad för vård å 1\u{a0}209";
    let utf16 = |big: bool| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let marked = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
    for bytes in [text.as_bytes().to_vec(), marked, utf16(true), utf16(false), latin] {
        assert_eq!(read(&bytes).text, format!("{text}\n"));
    }
}

#[test]
fn quotation_marks_of_windows_are_read_where_latin_1_has_controls() {
    assert_eq!(read(b"\x94citat\x94 f\xf6r \x80 5").text, "\u{201d}citat\u{201d} för € 5\n");
}

#[test]
fn a_few_broken_places_in_utf_8_do_not_make_it_latin_1() {
    let document = read(b"f\xc3\xb6rs\xc3\xb6rjning \xc3\xa5 \xff slut");
    assert_eq!(document.text, "försörjning å \u{fffd} slut\n");
    assert_eq!(unread(&document), [(UnreadCause::Encoding, "")]);
}

#[test]
fn lines_end_with_or_without_carriage_return_and_keep_their_numbers() {
    let document = read(b"ett\r\n\r\ntv\xc3\xa5\n");
    let lines: Vec<(u32, &str)> =
        document.lines.iter().map(|line| (line.number, document.printed(&line.span))).collect();
    assert_eq!(lines, [(1, "ett"), (2, ""), (3, "två"), (4, "")]);
    assert!(document.lines.iter().all(|line| line.page.is_none()));
}

#[test]
fn a_form_feed_begins_a_page() {
    let document = read(b"ett\n\x0ctv\xc3\xa5\nmer\x0ctre");
    let pages: Vec<(Option<u32>, &str)> =
        document.lines.iter().map(|line| (line.page, document.printed(&line.span))).collect();
    assert_eq!(
        pages,
        [(Some(1), "ett"), (Some(1), ""), (Some(2), "två"), (Some(2), "mer"), (Some(3), "tre")]
    );
}

#[test]
fn a_line_of_ten_megabytes_is_cut_and_the_rest_listed() {
    let document = read(&[vec![b'a'; 10_000_000], b"\nslut".to_vec()].concat());
    assert_eq!(document.lines[0].span.len(), 100_000);
    assert_eq!(shown(&document)[1], "- slut");
    assert_eq!(unread(&document), [(UnreadCause::Limit, "")]);
}
