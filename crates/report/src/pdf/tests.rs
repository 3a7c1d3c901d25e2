//! What a written PDF holds: pages, text, tags and properties, read back from the bytes.

mod reading;

use crate::fault::ReportFault;
use crate::model::{Block, Document, Inline, Table};
use crate::sample::{self, HOSTILE};
use crate::write_pdf;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict};
use reading::{Leaf, Sign, decode, dictionaries, leaves, name, squeeze, text};
use std::sync::LazyLock;

static SAMPLE: LazyLock<Vec<u8>> = LazyLock::new(|| write_pdf(&sample::document()).unwrap());

fn pdf() -> Pdf {
    Pdf::new(SAMPLE.clone()).unwrap()
}

/// The sample's title page and properties with one paragraph.
fn document_with(content: Vec<Inline>) -> Document {
    Document { blocks: vec![Block::Paragraph(content)], provenance: vec![], ..sample::document() }
}

fn document_of(text: &str) -> Document {
    document_with(vec![Inline::Text(text.to_owned())])
}

fn elements<'a>(all: &'a [Dict<'a>], tag: &str) -> Vec<&'a Dict<'a>> {
    all.iter().filter(|dict| name(dict, "S").as_deref() == Some(tag) && dict.contains_key("P")).collect()
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(write_pdf(&sample::document()).unwrap(), *SAMPLE);
}

#[test]
fn every_text_of_the_document_stands_literally_on_a_page() {
    let pages: Vec<String> = leaves(&pdf()).iter().map(Leaf::text).collect();
    let all = pages.concat();
    for hostile in HOSTILE {
        assert!(all.contains(&squeeze(hostile)), "{hostile} is missing");
    }
    for wanted in ["Årsrapport 2024 #let <b>", "−13,4 %", "1 209 684", "Summa intäkter", &sample::long_word()]
    {
        assert!(all.contains(&squeeze(wanted)), "{wanted} is missing");
    }
    assert!(pages[0].contains(&sample::document().meta.snapshot));
}

#[test]
fn no_character_stands_outside_the_margins() {
    let margin = 24.0 / 25.4 * 72.0;
    for (number, leaf) in leaves(&pdf()).iter().enumerate() {
        for sign in &leaf.signs {
            let is_inside = sign.x > margin - 1.0 && sign.x < leaf.width - margin + 1.0;
            assert!(is_inside, "page {}: {sign:?}", number + 1);
        }
    }
}

#[test]
fn pages_are_numbered_from_the_title_page_and_the_annex_is_the_last() {
    let pages: Vec<String> = leaves(&pdf()).iter().map(Leaf::text).collect();
    let count = pages.len();
    assert!(!pages[0].contains("Sida"));
    for (at, page) in pages.iter().enumerate().skip(1) {
        assert!(page.ends_with(&format!("Sida{}av{count}", at + 1)), "page {}", at + 1);
    }
    assert!(pages[count - 1].contains("Bilaga:Uppgifternasursprung"));
}

#[test]
fn a_table_over_a_page_break_repeats_its_column_headers() {
    let pages: Vec<String> = leaves(&pdf()).iter().map(Leaf::text).collect();
    let with_headers = pages.iter().filter(|page| page.contains("UppdragStatusAntal")).count();
    let with_rows = pages.iter().filter(|page| page.contains("Stadsområdesövergripande")).count();
    assert_eq!((with_headers, with_rows), (2, 2));
}

/// No character stands in the foot of the page or on top of another one.
fn assert_no_overprint(table: &Table) {
    let foot = 24.0 / 25.4 * 72.0;
    let document =
        Document { blocks: vec![Block::Table(table.clone())], provenance: vec![], ..sample::document() };
    let pdf = Pdf::new(write_pdf(&document).unwrap()).unwrap();
    for (number, leaf) in leaves(&pdf).iter().enumerate().skip(1) {
        let is_page_number = |sign: &Sign| sign.y < foot && sign.x > leaf.width - 150.0;
        let signs: Vec<&Sign> = leaf.signs.iter().filter(|sign| !sign.text.trim().is_empty()).collect();
        for (at, sign) in signs.iter().enumerate() {
            assert!(sign.y > foot || is_page_number(sign), "page {}: {sign:?} in the foot", number + 1);
            let is_on_top = |other: &&&Sign| (other.x - sign.x).abs() < 1.0 && (other.y - sign.y).abs() < 3.0;
            let under = signs[at + 1..].iter().find(is_on_top);
            assert!(under.is_none(), "page {}: {sign:?} over {under:?}", number + 1);
        }
    }
}

#[test]
fn rows_of_long_texts_never_run_out_of_the_page_however_many_they_are() {
    let text = "Nämnden har avslutat uppdraget och redovisat det för fullmäktige i januari. ".repeat(8);
    for rows in [12, 40] {
        let mut table = sample::long_table(rows);
        for row in &mut table.rows {
            row.cells[0] = sample::words(&text);
        }
        assert_no_overprint(&table);
    }
}

#[test]
fn a_row_taller_than_a_page_is_divided() {
    let mut table = sample::long_table(2);
    table.rows[0].cells[0] = sample::words(&"Nämnden har avslutat uppdraget. ".repeat(400));
    assert_no_overprint(&table);
}

#[test]
fn a_subtitle_that_repeats_the_author_is_left_out() {
    let mut document = document_of("Text.");
    document.meta.subtitle.clone_from(&document.meta.author);
    let pdf = Pdf::new(write_pdf(&document).unwrap()).unwrap();
    let title_page = leaves(&pdf)[0].text();
    assert_eq!(title_page.matches("SocialnämndenHisingen").count(), 1, "{title_page}");
}

#[test]
fn a_table_of_twelve_months_stands_on_a_turned_page_with_its_heading() {
    let (leaf, text) = leaves(&pdf())
        .into_iter()
        .map(|leaf| (leaf.clone(), leaf.text()))
        .find(|(_, text)| text.contains("Nettokostnadpermånad"))
        .unwrap();
    assert!(leaf.width > 800.0);
    assert!(text.contains("1.2Bredtabell"));
}

#[test]
fn properties_name_title_author_language_day_and_both_standards() {
    let pdf = pdf();
    let metadata = pdf.metadata();
    assert_eq!(decode(metadata.title.as_deref().unwrap()), "Årsrapport 2024 #let <b>");
    assert_eq!(decode(metadata.author.as_deref().unwrap()), "Socialnämnden Hisingen");
    let day = metadata.creation_date.as_ref().unwrap();
    assert_eq!((day.year, day.month, day.day), (2024, 12, 31));
    let all = dictionaries(&pdf);
    let catalogue = all.iter().find(|dict| name(dict, "Type").as_deref() == Some("Catalog")).unwrap();
    assert_eq!(text(catalogue, "Lang").as_deref(), Some("sv"));
    assert_eq!(catalogue.get::<Dict<'_>>("MarkInfo").unwrap().get::<bool>("Marked"), Some(true));
    assert!(catalogue.contains_key("Outlines"));
    let bytes = String::from_utf8_lossy(&SAMPLE);
    for claim in ["<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<"] {
        assert!(bytes.contains(claim), "{claim} is missing");
    }
}

#[test]
fn every_font_is_embedded() {
    let pdf = pdf();
    let all = dictionaries(&pdf);
    let is_descriptor = |dict: &&Dict<'_>| name(dict, "Type").as_deref() == Some("FontDescriptor");
    let fonts: Vec<_> = all.iter().filter(is_descriptor).collect();
    let embedded =
        fonts.iter().filter(|font| font.contains_key("FontFile2") || font.contains_key("FontFile3"));
    assert_eq!(embedded.count(), fonts.len());
    assert!(fonts.len() >= 3, "regular, italic and semibold are used");
}

#[test]
fn tables_have_headers_for_columns_and_rows_and_charts_have_words() {
    let pdf = pdf();
    let all = dictionaries(&pdf);
    // Income statement, chart data, wide table, assignments, annex.
    assert_eq!(elements(&all, "Table").len(), 5);
    let scopes = |wanted: &str| {
        let scope = |cell: &&&Dict<'_>| {
            let attributes = cell.get::<Array<'_>>("A").unwrap();
            attributes
                .iter::<Dict<'_>>()
                .any(|attributes| name(&attributes, "Scope").as_deref() == Some(wanted))
        };
        elements(&all, "TH").iter().filter(scope).count()
    };
    // Columns: 5 and one group, 2, 13, 3, 8. Rows: 7, 2, 3, 41, 30.
    assert_eq!((scopes("Column"), scopes("Row")), (6 + 2 + 13 + 3 + 8, 7 + 2 + 3 + 41 + 30));
    let figures = elements(&all, "Figure");
    assert_eq!(figures.len(), 1);
    let said = text(figures[0], "Alt");
    assert_eq!(said.as_deref(), Some("Stapeldiagram: 90 åtgärder 2023 och 140 åtgärder 2024."));
}

#[test]
fn heading_levels_have_no_gaps_in_the_tag_tree() {
    let pdf = pdf();
    let all = dictionaries(&pdf);
    let counts = ["H1", "H2", "H3", "H4"].map(|tag| elements(&all, tag).len());
    // Level 1: contents, two chapters, annex. The heading of level 4 after level 2 is tagged as level 3.
    assert_eq!(counts, [4, 2, 1, 0]);
}

#[test]
fn a_link_to_nothing_is_refused_by_name() {
    let target = "#nowhere".to_owned();
    let link = Inline::Link { target, content: vec![Inline::Text("här".to_owned())] };
    let fault = write_pdf(&document_with(vec![link])).unwrap_err();
    assert!(matches!(fault, ReportFault::MissingAnchor { anchor } if anchor == "nowhere"));
}

#[test]
fn a_character_that_no_font_has_is_refused_with_the_text_named() {
    let fault = write_pdf(&document_of("Klart 🎉")).unwrap_err();
    let ReportFault::Typesetting { complaints } = fault else { panic!("{fault}") };
    assert_eq!(complaints.len(), 1);
    assert!(complaints[0].message.contains('🎉'), "{}", complaints[0]);
}

#[test]
fn a_broken_chart_is_refused_with_its_place_in_the_template() {
    let mut document = sample::document();
    document.blocks.retain(|block| matches!(block, Block::Chart(_)));
    document.provenance.clear();
    let Some(Block::Chart(chart)) = document.blocks.first_mut() else { panic!("no chart") };
    chart.svg = "<svg".to_owned();
    let ReportFault::Typesetting { complaints } = write_pdf(&document).unwrap_err() else {
        panic!("other fault")
    };
    assert!(complaints[0].to_string().contains("SVG"), "{}", complaints[0]);
    assert!(complaints[0].place.is_some());
}

#[test]
fn control_characters_do_not_reach_the_page() {
    let pdf = Pdf::new(write_pdf(&document_of("a\u{0}b\u{7}c\u{202e}d")).unwrap()).unwrap();
    assert!(leaves(&pdf)[1].text().contains("abcd"));
}

#[test]
fn empty_parts_and_rows_that_do_not_fit_are_written_without_moving_cells() {
    let mut short = sample::income_statement();
    short.rows.iter_mut().for_each(|row| row.cells.truncate(2));
    let mut bare = sample::income_statement();
    bare.id = "bare".to_owned();
    bare.rows.clear();
    let blocks = vec![
        Block::Paragraph(vec![]),
        Block::Note(vec![]),
        Block::List { ordered: true, items: vec![] },
        Block::List { ordered: false, items: vec![vec![]] },
        Block::Table(short),
        Block::Table(bare),
    ];
    let document = Document { blocks, provenance: vec![], ..sample::document() };
    let pdf = Pdf::new(write_pdf(&document).unwrap()).unwrap();
    assert!(
        leaves(&pdf)[1].text().contains("Taxorochavgifter32143000Övrigaintäkter<b>12..Summaintäkter32263000")
    );
}
