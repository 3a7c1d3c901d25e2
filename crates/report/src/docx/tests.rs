//! What a written Word file holds: parts, styles, tables, texts and links, read back from the bytes.

use crate::fault::ReportFault;
use crate::model::{Block, Document, Heading, Inline};
use crate::sample::{self, HOSTILE};
use crate::write_docx;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::sync::LazyLock;
use zip::ZipArchive;

static SAMPLE: LazyLock<BTreeMap<String, Vec<u8>>> =
    LazyLock::new(|| unpack(write_docx(&sample::document()).unwrap()));

fn unpack(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        parts.insert(name, content);
    }
    parts
}

fn part(name: &str) -> String {
    String::from_utf8(SAMPLE[name].clone()).unwrap()
}

/// An element without its content.
#[derive(Debug, Clone, PartialEq)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
}

impl Element {
    fn of(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = quick_xml::escape::unescape(&attribute.value).unwrap();
            (attribute.key.as_ref().to_owned(), value.into_owned())
        });
        Self { name: start.name().as_ref().to_owned(), attributes: attributes.collect() }
    }

    fn get(&self, key: &str) -> &str {
        self.attributes.get(key).map_or("", String::as_str)
    }
}

/// Every element of a part, in order.
fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => found.push(Element::of(&start)),
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// A paragraph: style and text.
type Paragraph = (String, String);

fn paragraphs(xml: &str) -> Vec<Paragraph> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut in_text) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => match Element::of(&start) {
                element if element.name == "w:p" => found.push(Paragraph::default()),
                element if element.name == "w:pStyle" => {
                    found.last_mut().unwrap().0 = element.get("w:val").to_owned();
                }
                element => in_text = element.name == "w:t",
            },
            Event::Text(text) if in_text => {
                found.last_mut().unwrap().1.push_str(&text);
            }
            Event::GeneralRef(entity) if in_text => {
                let entity = format!("&{};", &*entity);
                found.last_mut().unwrap().1.push_str(&quick_xml::escape::unescape(&entity).unwrap());
            }
            Event::End(_) => in_text = false,
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn in_style(style: &str) -> Vec<String> {
    let all = paragraphs(&part("word/document.xml"));
    all.into_iter().filter(|(name, _)| name == style).map(|(_, text)| text).collect()
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(write_docx(&sample::document()).unwrap(), write_docx(&sample::document()).unwrap());
}

#[test]
fn every_part_is_well_formed_and_named_in_the_content_types() {
    let types = elements(&part("[Content_Types].xml"));
    let named: BTreeSet<&str> = types.iter().map(|element| element.get("PartName")).collect();
    for name in SAMPLE.keys().filter(|name| !name.ends_with(".png")) {
        assert!(!elements(&part(name)).is_empty(), "{name}");
        let is_named = named.contains(format!("/{name}").as_str());
        assert!(is_named || name.ends_with(".rels") || name == "[Content_Types].xml", "{name}");
    }
    assert!(SAMPLE["word/media/chart1.png"].starts_with(b"\x89PNG"));
}

#[test]
fn every_style_and_list_that_the_text_uses_exists() {
    let styles: BTreeSet<String> = elements(&part("word/styles.xml"))
        .iter()
        .map(|element| element.get("w:styleId").to_owned())
        .collect();
    let lists: BTreeSet<String> = elements(&part("word/numbering.xml"))
        .iter()
        .map(|element| element.get("w:numId").to_owned())
        .collect();
    for element in elements(&part("word/document.xml")) {
        match element.name.as_str() {
            "w:pStyle" | "w:rStyle" | "w:tblStyle" => {
                assert!(styles.contains(element.get("w:val")), "{element:?}")
            }
            "w:numId" => assert!(lists.contains(element.get("w:val")), "{element:?}"),
            _ => {}
        }
    }
}

#[test]
fn headings_have_the_built_in_styles_without_gaps_in_their_levels() {
    assert_eq!(
        in_style("Heading1"),
        ["1\u{2002}Ekonomi", "2\u{2002}Långa ting och främmande tecken", "Bilaga: Uppgifternas ursprung"]
    );
    assert_eq!(in_style("Heading2"), ["1.1\u{2002}Resultaträkning", "1.2\u{2002}Bred tabell"]);
    assert_eq!(in_style("Heading3"), ["Rubrik som hoppar över en nivå"]);
    assert_eq!(in_style("Heading4"), Vec::<String>::new());
    let styles = part("word/styles.xml");
    for level in 1..=4 {
        assert!(styles.contains(&format!("<w:name w:val=\"heading {level}\"/>")));
    }
    assert_eq!(in_style("Title"), ["Årsrapport 2024 #let <b>"]);
}

#[test]
fn the_table_of_contents_is_a_field_with_links_to_its_headings() {
    let document = part("word/document.xml");
    assert!(document.contains("TOC \\o &quot;1-3&quot; \\h \\z \\u"));
    let first = in_style("TOC1");
    assert_eq!(first, in_style("Heading1"));
    assert_eq!(in_style("TOC2"), in_style("Heading2"));
    assert!(!part("word/settings.xml").contains("updateFields"), "Word would ask before it opens the file");
}

#[test]
fn every_link_leads_to_a_bookmark_or_a_relation() {
    let all = elements(&part("word/document.xml"));
    let marks = |name: &'static str| all.iter().filter(move |element| element.name == name);
    let bookmarks: BTreeSet<&str> = marks("w:bookmarkStart").map(|mark| mark.get("w:name")).collect();
    assert_eq!(bookmarks.len(), marks("w:bookmarkStart").count(), "names are used once");
    let ids: BTreeSet<&str> = marks("w:bookmarkStart").map(|mark| mark.get("w:id")).collect();
    assert_eq!(ids.len(), bookmarks.len(), "ids are used once");
    let relations = elements(&part("word/_rels/document.xml.rels"));
    let targets: BTreeMap<&str, &str> =
        relations.iter().map(|relation| (relation.get("Id"), relation.get("Target"))).collect();
    for link in marks("w:hyperlink") {
        let (anchor, relation) = (link.get("w:anchor"), link.get("r:id"));
        assert!(bookmarks.contains(anchor) || targets.contains_key(relation), "{link:?}");
    }
    assert_eq!(targets["rIdLink1"], "https://example.org/a?b=1&c=2");
    assert!(bookmarks.contains("source_29"));
}

#[test]
fn tables_repeat_their_header_rows_and_mark_their_first_column() {
    let all = elements(&part("word/document.xml"));
    let count = |name: &str| all.iter().filter(|element| element.name == name).count();
    // Income statement (two header rows), chart data, wide table, assignments, annex.
    assert_eq!((count("w:tbl"), count("w:tblHeader")), (5, 6));
    for look in all.iter().filter(|element| element.name == "w:tblLook") {
        assert_eq!((look.get("w:firstRow"), look.get("w:firstColumn")), ("1", "1"));
    }
    let captions: Vec<&str> = all
        .iter()
        .filter(|element| element.name == "w:tblCaption")
        .map(|element| element.get("w:val"))
        .collect();
    let expected = ["Resultaträkning, tkr", "Diagrammets siffror", "Nettokostnad per månad", "Uppdrag"];
    assert_eq!(captions, expected);
    assert_eq!(count("w:vMerge"), 6, "three columns without group span both header rows");
}

#[test]
fn every_table_row_fills_the_grid() {
    let mut cells = Vec::new();
    let mut columns = 0;
    for element in elements(&part("word/document.xml")) {
        match element.name.as_str() {
            "w:tblGrid" => columns = 0,
            "w:gridCol" => columns += 1,
            "w:tr" => cells.push((columns, 0)),
            "w:tcW" => cells.last_mut().unwrap().1 += 1,
            // A cell counts as one already.
            "w:gridSpan" => cells.last_mut().unwrap().1 += element.get("w:val").parse::<usize>().unwrap() - 1,
            _ => {}
        }
    }
    assert_eq!(cells.len(), 2 + 7 + 3 + 4 + 42 + 31);
    for (columns, filled) in cells {
        assert_eq!(filled, columns);
    }
}

#[test]
fn texts_stand_literally_with_swedish_letters_minus_and_no_break_space() {
    let texts: Vec<String> =
        paragraphs(&part("word/document.xml")).into_iter().map(|(_, text)| text).collect();
    for hostile in HOSTILE {
        assert!(texts.iter().any(|text| text == hostile), "{hostile} is missing");
    }
    for wanted in ["−1\u{a0}209\u{a0}6841,2", "Summa intäkter", "Övriga intäkter <b>", &sample::long_word()]
    {
        assert!(texts.iter().any(|text| text == wanted), "{wanted} is missing");
    }
    let notes = in_style("TableNote");
    assert_eq!(notes[..3], ["Gäller hela nämnden.", "1 Avrundat värde.", "2 Inklusive $-tecken & #hash."]);
    assert_eq!(
        notes[3],
        ".. = uppgiften visas inte, för att skydda enskilda; – = ingen uppgift; Tom ruta = ingen uppgift"
    );
}

#[test]
fn the_last_row_of_a_long_table_stays_with_what_is_said_below_it() {
    let kept_in_last_row = |remarks: Vec<String>| {
        let table = crate::model::Table { remarks, ..sample::long_table(80) };
        let blocks = vec![Block::Table(table)];
        let document = Document { blocks, provenance: Vec::new(), ..sample::document() };
        let xml =
            String::from_utf8(unpack(write_docx(&document).unwrap())["word/document.xml"].clone()).unwrap();
        let last = xml.rfind("<w:tr>").unwrap();
        let row = &xml[last..last + xml[last..].find("</w:tr>").unwrap()];
        row.matches("<w:keepNext/>").count() == row.matches("<w:p>").count()
    };
    assert!(kept_in_last_row(vec!["Gäller hela året.".to_owned()]));
    assert!(!kept_in_last_row(Vec::new()));
}

#[test]
fn the_language_is_swedish_and_the_properties_name_the_report() {
    assert!(part("word/styles.xml").contains("<w:lang w:val=\"sv-SE\""));
    let core = part("docProps/core.xml");
    assert!(core.contains("<dc:title>Årsrapport 2024 #let &lt;b&gt;</dc:title>"));
    assert!(core.contains("<dc:creator>Socialnämnden Hisingen</dc:creator>"));
    assert!(core.contains(">2024-12-31T00:00:00Z</dcterms:created>"));
    assert!(core.contains("<dc:language>sv-SE</dc:language>"));
}

#[test]
fn a_chart_has_its_description_as_alternative_text() {
    let all = elements(&part("word/document.xml"));
    let said: Vec<&str> =
        all.iter().filter(|element| element.name == "wp:docPr").map(|element| element.get("descr")).collect();
    assert_eq!(said, ["Stapeldiagram: 90 åtgärder 2023 och 140 åtgärder 2024."]);
}

#[test]
fn a_wide_table_and_the_annex_stand_on_turned_pages() {
    let all = elements(&part("word/document.xml"));
    let pages: Vec<&str> = all
        .iter()
        .filter(|element| element.name == "w:pgSz")
        .map(|element| element.get("w:orient"))
        .collect();
    // Title page, opening, wide table, long things, annex.
    assert_eq!(pages, ["", "", "landscape", "", "landscape"]);
}

#[test]
fn each_ordered_list_begins_with_one() {
    let lists: Vec<Element> = elements(&part("word/document.xml"))
        .into_iter()
        .filter(|element| element.name == "w:numId")
        .collect();
    let numbers: Vec<&str> = lists.iter().map(|list| list.get("w:val")).collect();
    assert_eq!(numbers, ["1", "1", "2", "2", "3"]);
}

#[test]
fn the_footer_tells_page_and_pages() {
    let footer = part("word/footer1.xml");
    assert!(footer.contains(">PAGE<") && footer.contains(">NUMPAGES<"));
    assert_eq!(paragraphs(&footer), [("Footer".to_owned(), "Sida 1 av 1".to_owned())]);
}

#[test]
fn a_link_to_nothing_and_a_broken_chart_are_refused_by_name() {
    let target = "#nowhere".to_owned();
    let link = Inline::Link { target, content: vec![Inline::Text("här".to_owned())] };
    let document = Document { blocks: vec![Block::Paragraph(vec![link])], ..sample::document() };
    let fault = write_docx(&document).unwrap_err();
    assert!(matches!(fault, ReportFault::MissingAnchor { anchor } if anchor == "nowhere"));

    let mut document = sample::document();
    for block in &mut document.blocks {
        if let Block::Chart(chart) = block {
            chart.svg = "<svg".to_owned();
        }
    }
    let fault = write_docx(&document).unwrap_err();
    assert!(matches!(fault, ReportFault::Picture { chart, .. } if chart == "actions-chart"));
}

#[test]
fn a_chart_reads_no_file_from_disk() {
    let mut document = sample::document();
    for block in &mut document.blocks {
        if let Block::Chart(chart) = block {
            chart.svg = concat!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'>",
                "<image href='/etc/passwd.png' width='10' height='10'/><rect width='5' height='5'/></svg>"
            )
            .to_owned();
        }
    }
    let with_file = unpack(write_docx(&document).unwrap());
    for block in &mut document.blocks {
        if let Block::Chart(chart) = block {
            chart.svg = chart.svg.replace("<image href='/etc/passwd.png' width='10' height='10'/>", "");
        }
    }
    let without = unpack(write_docx(&document).unwrap());
    assert_eq!(with_file["word/media/chart1.png"], without["word/media/chart1.png"]);
}

#[test]
fn control_characters_do_not_reach_the_file() {
    let text = Inline::Text("a\u{0}b\u{1b}c\u{b}d\u{ffff}".to_owned());
    let document =
        Document { blocks: vec![Block::Paragraph(vec![text])], provenance: vec![], ..sample::document() };
    let parts = unpack(write_docx(&document).unwrap());
    let document = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    assert!(paragraphs(&document).contains(&("Normal".to_owned(), "abcd".to_owned())));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_gives_well_formed_parts(text in any::<String>()) {
        let mut table = sample::income_statement();
        table.caption.clone_from(&text);
        table.rows[1].header = sample::words(&text);
        table.notes = vec![text.clone()];
        table.remarks = vec![text.clone()];
        let heading = Heading { level: 2, number: text.clone(), text: text.clone(), id: text.clone() };
        let link = Inline::Link { target: format!("https://{text}"), content: vec![Inline::Text(text.clone())] };
        let blocks = vec![Block::Contents, Block::Heading(heading), Block::Paragraph(vec![link]), Block::Table(table)];
        let mut document = Document { blocks, provenance: vec![sample::provenance(0)], ..sample::document() };
        document.meta.title.clone_from(&text);
        document.meta.language.clone_from(&text);
        for (name, content) in unpack(write_docx(&document).unwrap()) {
            prop_assert!(!elements(&String::from_utf8(content).unwrap()).is_empty(), "{}", name);
        }
    }
}
