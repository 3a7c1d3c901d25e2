//! Web pages.

use enslinje_check::UnreadCause;

use super::{is_sound, read, shown, unread};

#[test]
fn headings_paragraphs_items_and_hidden_parts_are_told_apart() {
    let document = read(
        "<!DOCTYPE html><html><head><title>Bort</title><style>p{}</style></head><body><nav><a>Meny</a></nav>\
         <h1>Rapport</h1><p>Netto&shy;kostnaden &ouml;kade med 7,6&nbsp;% till<br>1&#160;210 mnkr.\
         <ul><li>Ett<li>Två <b>fet</b></ul><p hidden>dold</p><p aria-hidden=true>dold</p>\
         <script>if (1<2) document.write('<p>Bort</p>')</script><h2>Slut</h2>m<sup>2</sup>"
            .as_bytes(),
    );
    assert_eq!(
        shown(&document),
        [
            "h1 Rapport",
            "p Nettokostnaden ökade med 7,6\u{a0}% till 1\u{a0}210 mnkr.",
            "li Ett",
            "li Två fet",
            "h2 Slut",
            "p m²",
        ]
    );
    assert!(is_sound(&document));
}

#[test]
fn cells_over_columns_and_rows_leave_empty_cells() {
    let document = read(
        b"<table><caption>Volymer</caption><thead><tr><th rowspan=2>M\xc3\xa5tt<th colspan=2>Utfall</tr>\
          <tr><th>2024<th>2023</tr></thead><tr><td>Hush\xc3\xa5ll<td>1 800<td>1 889\
          <tr><th>Vuxna<tr><td>Dygn<td><td>12</table>efter",
    );
    assert_eq!(
        shown(&document),
        [
            "p Volymer",
            "th Mått|Utfall|",
            "th |2024|2023",
            "td Hushåll|1 800|1 889",
            "td Vuxna||",
            "td Dygn||12",
            "p efter",
        ]
    );
}

#[test]
fn a_table_that_only_places_prose_is_read_as_prose() {
    let document = read(b"<table><tr><td><h2>Rubrik</h2><p>Ett.</p><p>Tv\xc3\xa5.</p></td></tr></table>");
    assert_eq!(shown(&document), ["h2 Rubrik", "p Ett.", "p Två."]);
}

#[test]
fn the_character_set_is_the_one_that_the_page_tells() {
    assert_eq!(read(b"<html><meta charset=iso-8859-1><p>\xc5rsrapport").text, "Årsrapport\n");
    assert_eq!(read(b"<html><meta charset=macintosh><p>\x81rsrapport").text, "Årsrapport\n");
}

#[test]
fn pictures_are_listed_unless_they_are_decoration() {
    let document = read(
        b"<p>Text<img src=a.png alt='Diagram: 12 %'><img alt=''><svg aria-label=Karta><text>9</text></svg>",
    );
    assert_eq!(shown(&document), ["p Text"]);
    assert_eq!(unread(&document), [(UnreadCause::Picture, "Diagram: 12 %"), (UnreadCause::Picture, "Karta")]);
}

#[test]
fn unclosed_elements_inside_each_other_stay_within_bounds() {
    let document = read(
        "<div><b>".repeat(50_000).as_bytes().iter().chain(b"slut").copied().collect::<Vec<u8>>().as_slice(),
    );
    assert_eq!(shown(&document), ["p slut"]);
    let wide = format!("<table>{}</table>", "<tr><td colspan=1000 rowspan=65000>a<td>b".repeat(300));
    assert!(is_sound(&read(wide.as_bytes())));
}
