//! Workbooks read back.

use super::write_xlsx;
use crate::source::sample::{SETTINGS, build, figures, money, read, scope, whole};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use std::io::Cursor;

const TABLE: &str = "title = 'Volymer'\nhead = 'Mått'\nempty = 'ingen uppgift'\nnotes = ['Hela nämnden.']\n\
    [[column]]\nid = 'this'\ntext = '{period}'\ngroup = 'År'\n\
    [[column]]\nid = 'before'\ntext = '{period - 1}'\ngroup = 'År'\nperiod = 'period - 1'\n\
    [[column]]\ntext = 'Förändring'\nchange = ['this', 'before']\n\
    [[row]]\nlabel = 'Nettokostnad'\nindicator = 'ifo_net_cost'\nformat = 'tkr'\n\
    [[row]]\nlabel = '=SUM(A1)'\nindicator = 'fs_households'\nformat = 'int'\nnote = 'Medeltal.'\ncells.before = ''\n";

fn document() -> crate::model::Document {
    let files = [
        ("report.toml", SETTINGS),
        ("a.md", "# A {#1}\n\n::: table volumes\n:::\n"),
        ("tables/volumes.toml", TABLE),
    ];
    let figures = figures(&[
        ("ifo_net_cost", "hisingen", "2024", "", money(1_209_684_350)),
        ("ifo_net_cost", "hisingen", "2023", "", money(1_124_047_000)),
        ("fs_households", "fs", "2024", "", whole(1800)),
        ("fs_households", "fs", "2023", "", whole(2000)),
    ]);
    build(read(scope("2024"), &files), &figures)
}

fn sheet(bytes: Vec<u8>, name: &str) -> Vec<Vec<Data>> {
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    workbook.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[test]
fn numbers_are_numbers_under_grouped_headings_with_notes_below() {
    let rows = sheet(write_xlsx(&document()).unwrap(), "volumes");
    assert_eq!(rows[0][0], text("Volymer"));
    assert_eq!(rows[2][1], text("År"));
    assert_eq!(
        rows[3][..5],
        [text("Mått"), text("2024"), text("2023"), text("Förändring"), text("Anmärkning")]
    );
    assert_eq!(rows[4][0..3], [text("Nettokostnad"), Data::Float(1_209_684.35), Data::Float(1_124_047.0)]);
    assert_eq!(rows[5], [text("=SUM(A1)"), Data::Float(1800.0), text("–"), Data::Float(-0.1), text("1")]);
    assert_eq!(rows[7][0], text("Hela nämnden."));
    assert_eq!(rows[8][0], text("1. Medeltal."));
    assert_eq!(rows[9][0], text("– = ingen uppgift"));
}

#[test]
fn the_annex_lists_every_figure_with_what_it_was_compared_with() {
    let rows = sheet(write_xlsx(&document()).unwrap(), "Proveniens");
    let values: Vec<String> = rows.iter().skip(1).map(|row| row[6].to_string()).collect();
    assert_eq!(
        values,
        ["1\u{a0}209\u{a0}684", "1\u{a0}124\u{a0}047", "7,6\u{a0}%", "1\u{a0}800", "−10,0\u{a0}%"]
    );
    assert_eq!(rows[3][5], text("2024 jämfört med 2023"));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert!(write_xlsx(&document()).unwrap() == write_xlsx(&document()).unwrap());
}
