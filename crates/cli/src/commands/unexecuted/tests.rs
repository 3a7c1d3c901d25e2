//! One report in every form, read back: the same rows, nothing that a spreadsheet runs, and no small count.

use super::{Audience, Printed, ReportForm, bytes};
use calamine::{Data, Reader as _, Xlsx};
use enslinje_app::quarterly::Content;
use enslinje_text::{Locale, Messages};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Value, json};
use std::io::Cursor;

/// Texts that a spreadsheet would run, and letters that each form must guard.
const REFERENCE: &str = "=1+1";
const REASON: &str = "=HYPERLINK(\"http://x.example\";\"a\"), <b>fet</b> & \"citat\"";
const CONSEQUENCES: &str = "@SUM(A1:A9)";
const MEANWHILE: &str = "-2+3";

fn content() -> Content {
    let row = |decision: i64, told: bool| {
        let text = |text: &str| if told { json!(text) } else { Value::Null };
        json!({
            "decision": decision, "unit": "Resurs", "reference": text(REFERENCE), "kind": "contact_person",
            "ground": "not_started", "decided": "2024-03-01", "from": "2024-03-01", "last_day": "2024-06-01",
            "law": ["SoL 2001:453 16:6 f"], "paragraph": null, "first": text("2024-Q2"), "sex": "woman",
            "age_group": text("0-12"), "end": null, "later": null, "reason": text(REASON),
            "consequences": text(CONSEQUENCES), "meanwhile": text(MEANWHILE), "offers": [],
            "fee": { "lowest": 10_000, "highest": 1_000_000, "law": ["SoL 2001:453 16:6 b"], "days": 213,
                "last_day": "2026-03-01", "confidence": "sure" },
        })
    };
    let count = |ground: &str, part: &str, count: Option<i64>| json!({ "ground": ground, "dimension": "all", "part": part, "count": count });
    let notice = json!({
        "decision": 4_711, "reference": "+46", "ground": "interrupted", "from": "2024-01-02", "first": "2024-Q2",
        "end": { "on": "2024-08-12", "how": "executed" },
    });
    serde_json::from_value(json!({
        "committee": "Nämnden", "municipality": "Orten", "unit": "Resurs", "quarter": "2024-Q3",
        "known_on": "2024-10-15", "intake": null, "rows": [row(4_712, true), row(4_713, false)],
        "notices": [notice],
        "statistic": [count("not_started", "all", None), count("interrupted", "all", Some(27))], "minimum": 5,
    }))
    .unwrap()
}

fn written(audience: Audience, format: ReportForm) -> Vec<u8> {
    let (messages, content) = (Messages::new(Locale::Sv), content());
    let receipt = "7:ab".to_owned();
    let printed = Printed { messages: &messages, content: &content, issued: None, receipt, audience };
    bytes(&printed, format).unwrap()
}

fn text(audience: Audience, format: ReportForm) -> String {
    String::from_utf8(written(audience, format)).unwrap()
}

/// The rows of the first table of a page, headings first.
fn first_table(page: &str) -> Vec<Vec<String>> {
    let start = page.find("<table").unwrap();
    let end = start + page[start..].find("</table>").unwrap() + "</table>".len();
    let mut reader = Reader::from_str(&page[start..end]);
    let (mut rows, mut cell) = (Vec::<Vec<String>>::new(), None::<String>);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "tr" => rows.push(Vec::new()),
            Event::Start(tag) if ["td", "th"].contains(&tag.name().as_ref()) => cell = Some(String::new()),
            Event::End(tag) if ["td", "th"].contains(&tag.name().as_ref()) => {
                rows.last_mut().unwrap().push(cell.take().unwrap());
            }
            Event::Text(part) => cell.iter_mut().for_each(|cell| cell.push_str(&part.clone().into_inner())),
            Event::GeneralRef(name) => {
                let letter = format!("&{};", name.into_inner());
                let letter = quick_xml::escape::unescape(&letter).unwrap();
                cell.iter_mut().for_each(|cell| cell.push_str(&letter));
            }
            Event::Eof => return rows,
            _ => {}
        }
    }
}

/// The rows of the first sheet that has the cell, from its line on, and whether any sheet has a formula.
fn sheet(bytes: &[u8], with: &str) -> (Vec<Vec<String>>, bool) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let names = book.sheet_names();
    let has_formula = names.iter().any(|name| {
        let formulas = book.worksheet_formula(name).unwrap();
        formulas.cells().any(|(_, _, formula)| !formula.is_empty())
    });
    for name in names {
        let cells = book.worksheet_range(&name).unwrap();
        let shown = |cell: &Data| match cell {
            Data::String(text) => text.clone(),
            other => other.to_string(),
        };
        let rows: Vec<Vec<String>> = cells.rows().map(|row| row.iter().map(shown).collect()).collect();
        if let Some(at) = rows.iter().position(|row| row.iter().any(|cell| cell == with)) {
            return (rows[at..].to_vec(), has_formula);
        }
    }
    panic!("no sheet has {with}");
}

fn records(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The cell without what the page alone has: hyphens that do not end a line, and what a mark means.
fn plain(cell: &str) -> String {
    let mark = ["–", ".."].into_iter().find(|mark| cell.starts_with(mark));
    mark.map_or_else(|| cell.replace('\u{2011}', "-"), str::to_owned)
}

#[test]
fn page_and_workbook_hold_the_same_rows() {
    for audience in [Audience::Inspectorate, Audience::Auditors, Audience::Council] {
        let page = first_table(&text(audience, ReportForm::Html));
        let (mut rows, has_formula) = sheet(&written(audience, ReportForm::Xlsx), &page[0][0]);
        rows.truncate(page.len());
        let plain: Vec<Vec<String>> =
            page.iter().map(|row| row.iter().map(|cell| plain(cell)).collect()).collect();
        assert_eq!(rows, plain, "{audience:?}");
        assert!(!has_formula);
    }
}

#[test]
fn rows_for_programs_are_the_same_and_none_is_a_formula() {
    let value: Value = serde_json::from_str(&text(Audience::Inspectorate, ReportForm::Json)).unwrap();
    let rows = value["rows"].as_array().unwrap();
    let lines = records(&text(Audience::Inspectorate, ReportForm::Csv));
    assert_eq!((lines.len(), rows.len()), (3, 2));
    for (line, row) in lines[1..].iter().zip(rows) {
        let cell = |name: &str| {
            let at = lines[0].iter().position(|head| head == name).unwrap();
            line[at].as_str()
        };
        for field in
            ["reference", "kind", "ground", "decided", "last_day", "reason", "consequences", "meanwhile"]
        {
            let told = row[field].as_str().unwrap_or_default();
            let guarded =
                if told.starts_with(['=', '@', '-']) { format!("'{told}") } else { told.to_owned() };
            assert_eq!(cell(field), guarded, "{field}");
        }
        assert_eq!(cell("fee_days"), row["fee"]["days"].to_string());
        assert_eq!(row.get("decision"), None, "the number of the row is never told");
    }
    assert_eq!(value["receipt"], "7:ab");
    assert_eq!(value.get("statistic"), None);
    let table = text(Audience::Inspectorate, ReportForm::Table);
    assert!(table.contains(REFERENCE) && table.contains(CONSEQUENCES), "{table}");
}

#[test]
fn the_council_sees_no_row_and_no_small_count_in_any_form() {
    let forms = [ReportForm::Table, ReportForm::Csv, ReportForm::Json, ReportForm::Html];
    for form in forms {
        let told = text(Audience::Council, form);
        for secret in [REFERENCE, CONSEQUENCES, "4711", "4712", "2024-03-01", "2024\u{2011}03\u{2011}01"] {
            assert!(!told.contains(secret), "{form:?}: {secret}");
        }
        assert!(told.contains("27"), "{form:?}");
    }
    let lines = records(&text(Audience::Council, ReportForm::Csv));
    assert_eq!(lines[1], ["not_started", "all", "all", ""]);
    let value: Value = serde_json::from_str(&text(Audience::Council, ReportForm::Json)).unwrap();
    assert_eq!(value["statistic"][0]["count"], Value::Null);
    let page = first_table(&text(Audience::Council, ReportForm::Html));
    let hidden = page.iter().flatten().filter(|cell| cell.chars().any(|letter| letter.is_ascii_digit()));
    assert_eq!(hidden.count(), 0, "{page:?}");
}
