//! A document with everything that the paper writers must cope with; for their tests.

use crate::model::{
    Align, Block, Cell, CellValue, Chart, ColumnHead, Document, Heading, Inline, Meta, NumberFormat,
    Provenance, ProvenanceRef, Row, RowKind, Table,
};
use enslinje_domain::Number;

/// Texts that a careless writer would take for markup.
pub(crate) const HOSTILE: [&str; 8] = [
    "#let x = 1",
    "$ 1/2 $ och 5 $",
    "C:\\mapp\\fil @hisingen",
    "<script>alert(1)</script>",
    "*inte fet* _inte kursiv_ `kod`",
    "= inte rubrik // inte kommentar",
    "\"#panic(\\\"x\\\")\" & ]]> <!--",
    "{indicator} [hakar] ~ ' ’",
];

/// One word of 120 letters.
pub(crate) fn long_word() -> String {
    "abcdefghij".repeat(12)
}

/// The whole document.
pub(crate) fn document() -> Document {
    let mut blocks = vec![Block::Contents];
    blocks.extend(opening());
    blocks.push(heading(2, "1.1", "Resultaträkning", "income-statement"));
    blocks.push(Block::Table(income_statement()));
    blocks.push(heading(4, "", "Rubrik som hoppar över en nivå", "skipping"));
    blocks.push(Block::Chart(chart()));
    blocks.push(heading(2, "1.2", "Bred tabell", "wide"));
    blocks.push(Block::Table(wide_table()));
    blocks.push(heading(1, "2", "Långa ting och främmande tecken", "long"));
    blocks.extend(HOSTILE.iter().map(|text| paragraph(text)));
    blocks.push(paragraph(&long_word()));
    blocks.push(Block::Table(long_table(40)));
    Document { meta: meta(), blocks, provenance: (0..30).map(provenance).collect() }
}

fn meta() -> Meta {
    Meta {
        title: "Årsrapport 2024 #let <b>".to_owned(),
        author: "Socialnämnden Hisingen".to_owned(),
        subtitle: "Ekonomi, mål och verksamhet".to_owned(),
        language: "sv".to_owned(),
        date: chrono::NaiveDate::from_ymd_opt(2024, 12, 31).unwrap(),
        snapshot: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        keywords: vec!["årsrapport".to_owned(), "socialtjänst".to_owned()],
    }
}

fn opening() -> Vec<Block> {
    vec![
        heading(1, "1", "Ekonomi", "economy"),
        Block::Paragraph(vec![
            Inline::Text("Antalet utredningar var ".to_owned()),
            Inline::Figure { text: "2\u{a0}644".to_owned(), provenance: ProvenanceRef(0) },
            Inline::Text(", en ".to_owned()),
            Inline::Strong(vec![Inline::Text("ökning".to_owned())]),
            Inline::Text(" med ".to_owned()),
            Inline::Emphasis(vec![Inline::Figure { text: "−13,4\u{a0}%".to_owned(), provenance: ProvenanceRef(1) }]),
            Inline::Text(" jämfört med året innan. Se ".to_owned()),
            Inline::Link { target: "#income-statement".to_owned(), content: vec![Inline::Text("resultaträkningen".to_owned())] },
            Inline::Text(" och ".to_owned()),
            Inline::Link { target: "https://example.org/a?b=1&c=2".to_owned(), content: vec![Inline::Text("lagen".to_owned())] },
            Inline::Text(". Åtgärderna följs upp varje månad av förvaltningens ledningsgrupp, och nämnden får del av utfallet i varje delårsrapport.".to_owned()),
            Inline::Break,
            Inline::Text("Ny rad.".to_owned()),
        ]),
        Block::Note(vec![Inline::Text("Anmärkning: uppgifterna för december är preliminära.".to_owned())]),
        Block::List {
            ordered: false,
            items: vec![
                vec![paragraph("Första punkten")],
                vec![
                    paragraph("Andra punkten med underlista"),
                    Block::List {
                        ordered: true,
                        items: vec![vec![paragraph("Ett")], vec![paragraph("Två")]],
                    },
                ],
            ],
        },
        Block::List { ordered: true, items: vec![vec![paragraph("Numrerad igen från ett")]] },
    ]
}

fn heading(level: u8, number: &str, text: &str, id: &str) -> Block {
    Block::Heading(Heading { level, number: number.to_owned(), text: text.to_owned(), id: id.to_owned() })
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(text.to_owned())])
}

/// A cell with a printed number.
pub(crate) fn number(text: &str) -> Cell {
    let format = NumberFormat { decimals: 0, signed: false, suffix: "" };
    let value = Number::from_integer(1);
    Cell {
        value: CellValue::Number { value, format, text: text.to_owned() },
        provenance: vec![],
        notes: vec![],
    }
}

/// A cell with words.
pub(crate) fn words(text: &str) -> Cell {
    Cell { value: CellValue::Text(text.to_owned()), provenance: vec![], notes: vec![] }
}

fn empty(shown: &str) -> Cell {
    let value = CellValue::Empty { meaning: "ingen uppgift".to_owned(), shown: shown.to_owned() };
    Cell { value, provenance: vec![], notes: vec![] }
}

/// A column head without group.
pub(crate) fn column(text: &str, align: Align, weight: u16) -> ColumnHead {
    ColumnHead { text: text.to_owned(), meaning: String::new(), group: String::new(), align, weight }
}

fn row(kind: RowKind, header: &str, cells: Vec<Cell>) -> Row {
    Row { kind, header: words(header), cells }
}

/// Groups, heading rows, totals, notes, a hidden and an empty cell.
pub(crate) fn income_statement() -> Table {
    let grouped =
        |text: &str, group: &str| ColumnHead { group: group.to_owned(), ..column(text, Align::End, 1) };
    let mut first = column("", Align::Start, 4);
    first.meaning = "Rad i resultaträkningen".to_owned();
    let mut noted = number("−1\u{a0}209\u{a0}684");
    noted.notes = vec![1, 2];
    let hidden = Cell { value: CellValue::Suppressed, provenance: vec![], notes: vec![] };
    let line = |name: &str, cells: [Cell; 4]| row(RowKind::Line, name, cells.into());
    Table {
        id: "income".to_owned(),
        caption: "Resultaträkning, tkr".to_owned(),
        columns: vec![
            first,
            grouped("Utfall", "2024"),
            grouped("Budget", "2024"),
            column("Avvikelse", Align::End, 1),
            column("Utfall 2023", Align::End, 1),
        ],
        rows: vec![
            row(RowKind::Heading, "Intäkter", vec![]),
            line(
                "Taxor och avgifter",
                [number("3\u{a0}214"), number("3\u{a0}000"), number("214"), number("2\u{a0}987")],
            ),
            line("Övriga intäkter <b>", [number("12"), hidden, empty("–"), empty("")]),
            row(
                RowKind::Total,
                "Summa intäkter",
                ["3\u{a0}226", "3\u{a0}000", "226", "2\u{a0}987"].map(number).into(),
            ),
            row(RowKind::Heading, "Kostnader", vec![]),
            line(
                "Lönekostnader inklusive personalomkostnadspålägg",
                [noted, number("0"), number("0"), number("0")],
            ),
            row(RowKind::Total, "Resultat", ["−1\u{a0}206\u{a0}458", "0", "0", "0"].map(number).into()),
        ],
        remarks: vec!["Gäller hela nämnden.".to_owned()],
        notes: vec!["Avrundat värde.".to_owned(), "Inklusive $-tecken & #hash.".to_owned()],
    }
}

/// Twelve columns of millions.
pub(crate) fn wide_table() -> Table {
    let mut columns = vec![column("Verksamhet", Align::Start, 3)];
    columns.extend((1..=12).map(|month| column(&format!("Månad {month}"), Align::End, 1)));
    let line = |name: &str| row(RowKind::Line, name, vec![number("−1\u{a0}209\u{a0}684"); 12]);
    let rows = ["Försörjningsstöd", "Barn och unga", "Vuxen"].map(line).into();
    Table {
        id: "wide-table".to_owned(),
        caption: "Nettokostnad per månad".to_owned(),
        columns,
        rows,
        remarks: vec![],
        notes: vec![],
    }
}

/// A table of words that runs over the page.
pub(crate) fn long_table(rows: usize) -> Table {
    let columns = vec![
        column("Uppdrag", Align::Start, 3),
        column("Status", Align::Start, 1),
        column("Antal", Align::End, 1),
    ];
    let text = "Stadsområdesövergripande samverkansöverenskommelser ska följas upp";
    let line = |at: usize| {
        row(RowKind::Line, &format!("U{at:02} {text}"), vec![words("Pågår"), number("1\u{a0}024")])
    };
    let mut rows: Vec<Row> = (1..=rows).map(line).collect();
    rows.push(row(RowKind::Line, &long_word(), vec![words(HOSTILE[3]), number("7")]));
    Table {
        id: "assignments".to_owned(),
        caption: "Uppdrag".to_owned(),
        columns,
        rows,
        remarks: vec![],
        notes: vec![],
    }
}

fn chart() -> Chart {
    let svg = concat!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='480' height='200' viewBox='0 0 480 200' font-family='sans-serif'>",
        "<title>Diagram</title><rect x='40' y='40' width='60' height='140' fill='#1f3f66'/>",
        "<rect x='140' y='90' width='60' height='90' fill='#8aa4c1'/>",
        "<text x='40' y='30' font-size='13'>Åtgärder −13,4 %</text></svg>"
    );
    let rows =
        vec![row(RowKind::Line, "2023", vec![number("90")]), row(RowKind::Line, "2024", vec![number("140")])];
    let columns = vec![column("År", Align::Start, 1), column("Antal", Align::End, 1)];
    let (id, caption) = ("chart-data".to_owned(), String::new());
    let data = Table { id, caption, columns, rows, remarks: vec![], notes: vec![] };
    Chart {
        id: "actions-chart".to_owned(),
        title: "Åtgärder per år".to_owned(),
        description: "Stapeldiagram: 90 åtgärder 2023 och 140 åtgärder 2024.".to_owned(),
        svg: svg.to_owned(),
        data,
    }
}

/// A row of the annex.
pub(crate) fn provenance(at: usize) -> Provenance {
    Provenance {
        indicator: format!("investigations_{at}"),
        name: "Avslutade barnavårdsutredningar".to_owned(),
        version: 1,
        period: "2024".to_owned(),
        unit: "Avdelning barn och unga myndighet".to_owned(),
        part: if at.is_multiple_of(3) { "flickor 0–6 år".to_owned() } else { String::new() },
        value: "2\u{a0}644".to_owned(),
        status: "slutlig".to_owned(),
        source: "Registret utredningar".to_owned(),
    }
}
