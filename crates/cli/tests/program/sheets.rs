//! Reads the tables of a report back from its web page and its Excel file.

use calamine::{Reader, Xlsx, open_workbook};
use std::path::Path;

/// A table as it was read back: row headers with the printed cells after them.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Rows that are not headings inside the table.
    pub rows: Vec<(String, Vec<String>)>,
}

impl Sheet {
    /// The cells of the row with that header.
    pub fn row(&self, label: &str) -> &[String] {
        let found = self.rows.iter().find(|(header, _)| header == label);
        found.map(|(_, cells)| cells.as_slice()).unwrap_or_else(|| {
            panic!(
                "no row {label}; there are {:?}",
                self.rows.iter().map(|(header, _)| header).collect::<Vec<_>>()
            )
        })
    }
}

/// The first number in a printed cell, in units of the fourth decimal; none when there is no digit.
pub fn number(printed: &str) -> Option<i64> {
    let plain: String = printed
        .chars()
        .filter(|c| !matches!(c, '\u{a0}' | ' ' | '\u{202f}'))
        .map(|c| match c {
            '\u{2212}' => '-',
            ',' => '.',
            other => other,
        })
        .collect();
    let start = plain.find(|c: char| c.is_ascii_digit())?;
    let negative = plain[..start].ends_with('-');
    let text: String = plain[start..].chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let value: i64 = format!("{whole}{fraction:0<4.4}").parse().ok()?;
    Some(if negative { -value } else { value })
}

/// The table with that id on a web page.
pub fn of_page(html: &str, id: &str) -> Sheet {
    let start =
        html.find(&format!("<div class=\"table\" id=\"{id}\">")).unwrap_or_else(|| panic!("no table {id}"));
    let table = &html[start..];
    let table = &table[..table.find("</table>").unwrap()];
    let body = &table[table.find("<tbody>").unwrap()..];
    let rows = body
        .split("<tr")
        .skip(1)
        .filter(|row| row.contains("scope=\"row\""))
        .map(|row| {
            let header = row.split("<th scope=\"row\">").nth(1).and_then(|rest| rest.split("</th>").next());
            let cells = row.split("<td").skip(1).map(|rest| {
                let rest = &rest[rest.find('>').unwrap() + 1..];
                words(rest.split("</td>").next().unwrap())
            });
            (words(header.unwrap()), cells.collect())
        })
        .collect();
    Sheet { rows }
}

/// Text without elements, notes and what only screen readers hear.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let hidden = ["<sup>", "<span class=\"heard\">"].iter().find(|start| rest.starts_with(**start));
        let end = match hidden {
            Some(start) if start.starts_with("<sup") => "</sup>",
            Some(_) => "</span>",
            None => ">",
        };
        rest = &rest[rest.find(end).map_or(rest.len(), |at| at + end.len())..];
    }
    text.push_str(rest);
    text.replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .trim()
        .to_owned()
}

/// The numbers of a row of a sheet, after its header; none where the cell holds no number.
pub fn row_of_workbook(path: &Path, name: &str, label: &str) -> Vec<Option<f64>> {
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    let range = workbook.worksheet_range(name).unwrap_or_else(|fault| panic!("sheet {name}: {fault}"));
    let row = range.rows().find(|row| row.first().is_some_and(|cell| *cell == *label));
    let row = row.unwrap_or_else(|| panic!("no row {label} on sheet {name}"));
    row.iter().skip(1).map(calamine::DataType::as_f64).collect()
}

/// A number rounded half away from zero, also where the binary number lies just below the half; in units of
/// the fourth decimal.
pub fn rounded(value: f64, decimals: u32) -> i64 {
    let scale = f64::from(10u32.pow(decimals));
    let whole = (value.abs() * scale * (1.0 + 1e-13) + 0.5).floor();
    let text = format!("{whole:.0}");
    let units = text.parse::<i64>().unwrap() * 10i64.pow(4 - decimals);
    if value < 0.0 { -units } else { units }
}

#[test]
fn printed_numbers_are_read_back() {
    assert_eq!(number("1\u{a0}209\u{a0}684"), Some(12_096_840_000));
    assert_eq!(number("\u{2212}13,4"), Some(-134_000));
    assert_eq!(number("7,6\u{a0}%"), Some(76_000));
    assert_eq!(number("–"), None);
    assert_eq!(rounded(-0.04, 1), 0);
    assert_eq!(rounded(2.5, 0), 30_000);
    assert_eq!(rounded(-13.4004, 1), -134_000);
    assert_eq!(words("<a href=\"#x\">4</a><sup><a href=\"#n\">1</a></sup>"), "4");
}
