//! Pictures: well formed, within their frame, readable without colour.

use super::draw_chart;
use crate::chart::svg::{WIDTH, width_of};
use crate::chart::{ChartKind, ChartSource, Series};
use crate::model::{Align, Cell, CellValue, ColumnHead, NumberFormat, Row, RowKind, Table};
use crate::tables::TableSource;
use enslinje_domain::Number;
use enslinje_text::{Locale, Messages, format_number};
use proptest::prelude::*;
use quick_xml::events::Event;

fn cell(value: CellValue) -> Cell {
    Cell { value, provenance: Vec::new(), notes: Vec::new() }
}

fn number(value: i64) -> Cell {
    let value = Number::from_integer(i128::from(value));
    let format = NumberFormat { decimals: 0, signed: false, suffix: "" };
    let text = format_number(value, 0, false, Locale::Sv);
    cell(CellValue::Number { value, format, text })
}

fn table(title: &str, columns: &[&str], rows: Vec<(&str, Vec<Cell>)>) -> Table {
    let head = |text: &str| ColumnHead {
        text: text.to_owned(),
        meaning: String::new(),
        group: String::new(),
        align: Align::End,
        weight: 1,
    };
    Table {
        id: "chart-t".into(),
        caption: title.into(),
        columns: std::iter::once("").chain(columns.iter().copied()).map(head).collect(),
        rows: rows
            .into_iter()
            .map(|(label, cells)| Row {
                kind: RowKind::Line,
                header: cell(CellValue::Text(label.to_owned())),
                cells,
            })
            .collect(),
        remarks: Vec::new(),
        notes: Vec::new(),
    }
}

fn draw(kind: ChartKind, series: Series, data: &Table) -> String {
    let empty = TableSource {
        id: String::new(),
        title: Vec::new(),
        columns: Vec::new(),
        rows: Vec::new(),
        notes: Vec::new(),
        zero: None,
    };
    let source = ChartSource { kind, series, description: Vec::new(), data: empty };
    draw_chart(&source, data, "Bilden visar tal.", &Messages::new(Locale::Sv))
}

/// Name and attributes.
type Element = (String, Vec<(String, String)>);

/// Elements and texts; fails when the picture is not well formed.
fn elements(svg: &str) -> (Vec<Element>, Vec<String>) {
    let mut reader = quick_xml::Reader::from_str(svg);
    let (mut elements, mut texts) = (Vec::new(), Vec::new());
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                text.clear();
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let value = attribute.value.to_string();
                    (attribute.key.as_ref().to_owned(), value)
                });
                elements.push((tag.name().as_ref().to_owned(), attributes.collect()));
            }
            Event::Text(words) => text.push_str(&words),
            Event::GeneralRef(reference) => {
                text.push('&');
                text.push_str(&reference);
                text.push(';');
            }
            Event::End(_) => texts.push(std::mem::take(&mut text)),
            Event::Eof => return (elements, texts),
            _ => {}
        }
    }
}

/// Every label lies within the frame, by the estimated width.
fn assert_within_frame(svg: &str) {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut place: Option<(f64, String)> = None;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "text" => {
                let of = |name: &str| {
                    let found = tag.attributes().flatten().find(|a| a.key.as_ref() == name).unwrap();
                    found.value.to_string()
                };
                place = Some((of("x").parse().unwrap(), of("text-anchor")));
            }
            Event::Text(words) => {
                if let Some((x, anchor)) = place.take() {
                    let width = width_of(&words);
                    let left = match anchor.as_str() {
                        "start" => x,
                        "middle" => x - width / 2.0,
                        _ => x - width,
                    };
                    let shown = words.to_string();
                    assert!(left >= -1.0 && left + width <= WIDTH + 1.0, "{shown}: {left}..{}", left + width);
                }
            }
            Event::Eof => return,
            _ => {}
        }
    }
}

#[test]
fn a_picture_has_role_title_and_description_with_ids_of_its_own() {
    let data = table("Titel", &["2023", "2024"], vec![("Hushåll", vec![number(1889), number(1800)])]);
    let (elements, texts) = elements(&draw(ChartKind::Line, Series::Rows, &data));
    let (name, attributes) = &elements[0];
    let of = |name: &str| attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    assert_eq!((name.as_str(), of("role")), ("svg", Some("img")));
    assert_eq!(of("aria-labelledby"), Some("chart-chart-t-title chart-chart-t-desc"));
    assert_eq!(of("font-family"), Some("'Source Sans 3', 'Source Sans Pro', system-ui, sans-serif"));
    assert_eq!(&texts[..2], ["Titel", "Bilden visar tal."]);
    assert!(texts.contains(&"1\u{a0}889".to_owned()) && texts.contains(&"1\u{a0}800".to_owned()));
}

#[test]
fn bars_of_several_series_bear_their_own_names_and_patterns() {
    let rows = vec![
        ("Avdelning A", vec![number(-11_351), number(-6_500)]),
        ("B", vec![number(15_314), number(15_000)]),
    ];
    let data = table("Resultat", &["Resultat", "Prognos"], rows);
    let svg = draw(ChartKind::Bar, Series::Columns, &data);
    let (elements, texts) = elements(&svg);
    assert!(texts.contains(&"−11\u{a0}351 (Resultat)".to_owned()), "{texts:?}");
    let fills: std::collections::BTreeSet<_> = elements
        .iter()
        .filter(|(name, attributes)| name == "rect" && attributes.iter().any(|(key, _)| key == "stroke"))
        .flat_map(|(_, attributes)| attributes.iter().filter(|(key, _)| key == "fill"))
        .map(|(_, value)| value.clone())
        .collect();
    assert_eq!(fills.len(), 2);
    assert_within_frame(&svg);
}

#[test]
fn a_hidden_point_is_a_gap_with_its_sign() {
    let hidden = cell(CellValue::Suppressed);
    let data = table("T", &["a", "b", "c"], vec![("x", vec![number(5), hidden, number(9)])]);
    let (elements, texts) = elements(&draw(ChartKind::Line, Series::Rows, &data));
    assert_eq!(elements.iter().filter(|(name, _)| name == "polyline").count(), 0);
    assert_eq!(elements.iter().filter(|(name, _)| name == "circle").count(), 2);
    let bars = draw(ChartKind::Bar, Series::Rows, &data);
    assert!(self::elements(&bars).1.contains(&"..".to_owned()), "{texts:?}");
}

#[test]
fn hostile_words_are_words_in_a_picture() {
    let hostile = "</text><script>alert(\"1\")</script>]]>&'\u{0}";
    let data = table(
        hostile,
        &[hostile, "b"],
        vec![(hostile, vec![number(1), number(2)]), ("z", vec![number(1), number(3)])],
    );
    for kind in [ChartKind::Bar, ChartKind::Line, ChartKind::Stacked] {
        let (elements, _) = elements(&draw(kind, Series::Rows, &data));
        assert!(elements.iter().all(|(name, _)| name != "script"));
    }
}

proptest! {
    #[test]
    fn any_numbers_and_names_stay_within_the_frame(
        values in prop::collection::vec(prop::collection::vec(-2_000_000i64..2_000_000_000, 3), 1..5),
        name in "[A-Za-zåäöÅÄÖ ]{0,80}",
        kind in prop::sample::select(vec![ChartKind::Bar, ChartKind::Line, ChartKind::Stacked]),
        series in prop::sample::select(vec![Series::Rows, Series::Columns]),
    ) {
        let rows = values.iter().map(|row| (name.as_str(), row.iter().map(|value| number(*value)).collect())).collect();
        let data = table("T", &["Januari", "Februari", "Mars"], rows);
        assert_within_frame(&draw(kind, series, &data));
    }
}
