//! Registers as other systems tell them, each in two editions: rows 1, 2 and 3 are sound and row 4 is not; later
//! row 2 has changed, row 3 is gone and row 5 is new. The persons have published test numbers.

use enslinje_domain::Money;
use enslinje_domain::register::Cell;
use rust_xlsxwriter::{Workbook, Worksheet};
use std::fs;
use std::path::Path;

/// Where rows come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Csv,
    Xlsx,
    Lifecare,
}

/// The rows of a table under their header, or pages with their names.
#[derive(Debug, Clone)]
pub enum Content {
    Table { header: &'static str, rows: Vec<String> },
    Pages(Vec<(&'static str, Vec<String>)>),
}

/// A register in two editions.
#[derive(Debug, Clone)]
pub struct Sample {
    pub kind: Kind,
    pub register: &'static str,
    pub mapping: String,
    pub first: Content,
    pub later: Content,
    /// Why row 4 is refused.
    pub reason: &'static str,
    /// What of row 2 differs later, and the last of it as it then is.
    pub changed: (Vec<&'static str>, Cell),
    /// Whether its rows are matters with clocks.
    pub has_clocks: bool,
}

impl Sample {
    /// Writes an edition under that name, with the ending that the kind has.
    pub fn write(&self, folder: &Path, name: &str, content: &Content) -> std::path::PathBuf {
        write(self.kind, folder, name, content)
    }

    /// How much the number of a row's line is larger than that of the row.
    pub fn above(&self) -> u64 {
        u64::from(self.kind != Kind::Lifecare)
    }
}

pub fn write(kind: Kind, folder: &Path, name: &str, content: &Content) -> std::path::PathBuf {
    match (kind, content) {
        (Kind::Csv, Content::Table { header, rows }) => {
            let path = folder.join(format!("{name}.csv"));
            fs::write(&path, format!("{header}\n{}\n", rows.join("\n"))).unwrap();
            path
        }
        (Kind::Xlsx, Content::Table { header, rows }) => {
            let path = folder.join(format!("{name}.xlsx"));
            let mut sheet = Worksheet::new();
            let lines = std::iter::once(*header).chain(rows.iter().map(String::as_str));
            for (row, line) in (0u32..).zip(lines) {
                for (column, cell) in (0u16..).zip(line.split(';')) {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
            let mut workbook = Workbook::new();
            workbook.push_worksheet(sheet);
            workbook.save(&path).unwrap();
            path
        }
        (Kind::Lifecare, Content::Pages(pages)) => {
            let path = folder.join(name);
            fs::create_dir(&path).unwrap();
            for (word, records) in pages {
                // Pages of two records, as an interface with limit=2 gives them.
                for (offset, part) in (0..).step_by(2).zip(records.chunks(2)) {
                    let text = format!(
                        r#"{{"TotalNumberOfRecords": {}, "Result": [{}]}}"#,
                        records.len(),
                        part.join(",")
                    );
                    fs::write(path.join(format!("{word}-{offset}.json")), text).unwrap();
                }
            }
            path
        }
        other => panic!("{other:?}"),
    }
}

/// Every register from every source.
pub fn all() -> Vec<Sample> {
    let tables = [Kind::Csv, Kind::Xlsx].map(|kind| {
        [investigations(kind), decisions(kind), employments(kind), absences(kind), payments(kind)]
    });
    let pages = [page_investigations(), page_decisions(), page_intakes(), page_placements(), page_payments()];
    tables.into_iter().flatten().chain(pages).collect()
}

/// A mapping for a table; `person` and `columns` are lines of TOML.
pub fn mapping(kind: Kind, register: &str, person: &str, columns: &str) -> String {
    let delimiter = if kind == Kind::Csv { "delimiter = \";\"\ndecimal = \",\"" } else { "decimal = \",\"" };
    format!(
        "register = \"{register}\"\nsource = \"example\"\n[file]\n{delimiter}\n[row]\nkey = \"Nr\"\n[person]\n\
         {person}\n[columns]\n{columns}\n"
    )
}

fn rows(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn day(text: &str) -> Cell {
    Cell::Day(text.parse().unwrap())
}

fn sample(
    kind: Kind,
    register: &'static str,
    mapping: String,
    editions: [Content; 2],
    reason: &'static str,
    changed: (Vec<&'static str>, Cell),
) -> Sample {
    let has_clocks = ["intake", "investigation", "decision", "placement"].contains(&register);
    let [first, later] = editions;
    Sample { kind, register, mapping, first, later, reason, changed, has_clocks }
}

fn table(header: &'static str, first: &[&str], later: &[&str]) -> [Content; 2] {
    [first, later].map(|texts| Content::Table { header, rows: rows(texts) })
}

fn investigations(kind: Kind) -> Sample {
    let columns = "unit = { from = \"Enhet\", codes = { \"Mottagning\" = \"bm\" } }\n\
        target_group = { constant = \"child\" }\nopened = \"Start\"\nclosed = \"Slut\"";
    let one = "U-1;201405222389;Mottagning;2024-03-04;";
    let four = "U-4;201907082398;Annan;2024-03-04;";
    let editions = table(
        "Nr;Pnr;Enhet;Start;Slut",
        &[one, "U-2;20100714-2399;Mottagning;2024-03-11;", "U-3;201604222396;Mottagning;2024-04-02;", four],
        &[
            one,
            "U-2;20100714-2399;Mottagning;2024-03-11;2024-06-28",
            four,
            "U-5;201405222389;Mottagning;2024-05-02;",
        ],
    );
    let mapping = mapping(kind, "investigation", "number = \"Pnr\"", columns);
    let changed = (vec!["closed"], day("2024-06-28"));
    sample(kind, "investigation", mapping, editions, "import-code-unknown", changed)
}

fn decisions(kind: Kind) -> Sample {
    let columns = "unit = { constant = \"bm\" }\ntarget_group = { constant = \"child\" }\nlaw = { constant = \"SoL\" }\n\
        kind = { constant = \"contact_family\" }\nfavourable = { constant = \"yes\" }\ndecided = \"Beslut\"\n\
        executed = \"Verkst\"\ndeclined = \"Nej\"\nsettled = { earliest = [\"Verkst\", \"Nej\"] }";
    let one = "B-1;201405222389;2024-03-04;2024-04-02;";
    // Nobody declines what has been carried out.
    let four = "B-4;201907082398;2024-03-04;2024-05-02;2024-05-09";
    let editions = table(
        "Nr;Pnr;Beslut;Verkst;Nej",
        &[one, "B-2;201007142399;2024-03-11;;", "B-3;201604222396;2024-04-02;;", four],
        &[one, "B-2;201007142399;2024-03-11;2024-06-28;", four, "B-5;201405222389;2024-05-02;;2024-05-20"],
    );
    let mapping = mapping(kind, "decision", "number = \"Pnr\"", columns);
    let changed = (vec!["executed", "settled"], day("2024-06-28"));
    sample(kind, "decision", mapping, editions, "casework-wrong-state", changed)
}

fn employments(kind: Kind) -> Sample {
    let columns = "unit = { constant = \"vx\" }\nsex = { from = \"Kön\", codes = { \"K\" = \"woman\", \"M\" = \"man\" } }\n\
        birth = \"Född\"\noccupation = { constant = \"social_worker\" }\narea = { constant = \"ifo\" }\n\
        from = \"Från\"\nto = \"Till\"\nleft = { from = \"Orsak\", codes = { \"Egen\" = \"external\" } }\npercent = \"Procent\"";
    let one = "A-1;e1;K;1980-02-29;2020-01-01;;;100";
    let four = "A-4;e4;M;1985-05-05;2021-02-01;2020-02-01;Egen;100";
    let editions = table(
        "Nr;Anst;Kön;Född;Från;Till;Orsak;Procent",
        &[
            one,
            "A-2;e2;M;1975-07-01;2021-09-01;;;75",
            "A-3;e1;K;1980-02-29;2015-01-01;2019-12-31;Egen;50",
            four,
        ],
        &[
            one,
            "A-2;e2;M;1975-07-01;2021-09-01;2024-09-30;Egen;80",
            four,
            "A-5;e5;K;1990-01-01;2024-09-01;;;100",
        ],
    );
    let mapping = mapping(kind, "employment", "key = \"Anst\"", columns);
    let changed = (vec!["to", "left", "percent"], Cell::Count(80));
    sample(kind, "employment", mapping, editions, "snapshot-day-order", changed)
}

fn absences(kind: Kind) -> Sample {
    let columns = "unit = { constant = \"vx\" }\n\
        kind = { from = \"Slag\", codes = { \"Sjuk\" = \"sick_short\", \"Lång\" = \"sick_long\" } }\n\
        from = \"Från\"\nto = { from = \"Sista\", day_after = true }\npercent = \"Procent\"";
    let one = "F-1;199508282390;Sjuk;2024-03-04;2024-03-06;100";
    // The last digit is another than the check digit of a published number.
    let four = "F-4;199303052387;Sjuk;2024-03-04;;100";
    let editions = table(
        "Nr;Pnr;Slag;Från;Sista;Procent",
        &[
            one,
            "F-2;199303052386;Lång;2024-03-11;;50",
            "F-3;199508282390;Sjuk;2024-04-02;2024-04-03;100",
            four,
        ],
        &[
            one,
            "F-2;199303052386;Lång;2024-03-11;2024-08-31;50",
            four,
            "F-5;199303052386;Sjuk;2024-10-01;;100",
        ],
    );
    let mapping = mapping(kind, "absence", "number = \"Pnr\"", columns);
    let changed = (vec!["to"], day("2024-09-01"));
    sample(kind, "absence", mapping, editions, "import-person-number", changed)
}

fn payments(kind: Kind) -> Sample {
    let columns = "unit = { constant = \"fs\" }\nmonth = { from = \"Dag\", first_of_month = true }\namount = \"Belopp\"\n\
        kind = { from = \"Slag\", codes = { \"Riksnorm\" = \"national_norm\" } }\nchildren = \"Barn\"";
    let one = "P-1;199508282390;2024-03-25;8 123,50;Riksnorm;2";
    let four = "P-4;199508282390;2024-04-25;8.123,5;Riksnorm;2";
    let editions = table(
        "Nr;Pnr;Dag;Belopp;Slag;Barn",
        &[
            one,
            "P-2;199303052386;2024-03-25;4000;Riksnorm;0",
            "P-3;199303052386;2024-02-26;4000;Riksnorm;0",
            four,
        ],
        &[
            one,
            "P-2;199303052386;2024-03-25;3999,99;Riksnorm;0",
            four,
            "P-5;199303052386;2024-05-27;1;Riksnorm;0",
        ],
    );
    let mapping = mapping(kind, "assistance_payment", "number = \"Pnr\"", columns);
    let changed = (vec!["amount"], Cell::Money(Money(399_999)));
    sample(kind, "assistance_payment", mapping, editions, "import-not-an-amount", changed)
}

/// A mapping for pages.
pub fn page_mapping(extract: &str, register: &str, columns: &str) -> String {
    format!(
        "register = \"{register}\"\nsource = \"lifecare\"\nextract = \"{extract}\"\n[file]\n\
         dates = [\"%Y-%m-%dT%H:%M:%S\", \"%Y-%m-%d\"]\n[row]\nkey = \"Id\"\n[person]\nnumber = \"PersonId\"\n\
         [columns]\n{columns}\n"
    )
}

fn pages(lists: [[(&'static str, Vec<String>); 2]; 2]) -> [Content; 2] {
    lists.map(|list| Content::Pages(list.into_iter().filter(|(_, records)| !records.is_empty()).collect()))
}

/// A record of a person; `fields` are the others, without braces.
fn record(id: u32, person: &str, fields: &str) -> String {
    format!(r#"{{"Id": {id}, "CustomerNumber": {id}, "PersonId": "{person}", {fields}}}"#)
}

fn page_investigations() -> Sample {
    let columns = "unit = { constant = \"bm\" }\n\
        target_group = { from = \"DossierType\", codes = { \"Barnakt\" = \"child\" } }\nopened = \"FromDate\"\nclosed = \"ToDate\"";
    let one = |id, person, dossier, to: &str| {
        let fields =
            format!(r#""FromDate": "2024-03-01T00:00:00", "ToDate": {to}, "DossierType": "{dossier}""#);
        record(id, person, &fields)
    };
    let first = one(1, "201405222389", "Barnakt", "null");
    let four = one(4, "201907082398", "Okänd", "null");
    let editions = pages([
        [
            (
                "investigations",
                vec![
                    first.clone(),
                    one(2, "201007142399", "Barnakt", "null"),
                    one(3, "201604222396", "Barnakt", "null"),
                    four.clone(),
                ],
            ),
            ("services", vec![]),
        ],
        [
            (
                "investigations",
                vec![
                    first,
                    one(2, "201007142399", "Barnakt", "\"2024-06-28T00:00:00\""),
                    four,
                    one(5, "201405222389", "Barnakt", "\"2024-03-02\""),
                ],
            ),
            ("services", vec![]),
        ],
    ]);
    let mapping = page_mapping("investigations", "investigation", columns);
    let changed = (vec!["closed"], day("2024-06-28"));
    sample(Kind::Lifecare, "investigation", mapping, editions, "import-code-unknown", changed)
}

/// Decisions with the start of their services; row 4 points at an investigation that is nowhere.
fn page_decisions() -> Sample {
    let columns = "unit = { constant = \"bm\" }\ntarget_group = { from = \"Investigation.DossierType\", codes = { \"Barnakt\" = \"child\" } }\n\
        law = { constant = \"SoL\" }\nkind = { from = \"Type\", codes = { \"Kontaktfamilj\" = \"contact_family\" } }\n\
        favourable = { constant = \"yes\" }\ndecided = \"Date\"\nexecuted = \"Execution.FromDate\"\nsettled = \"Execution.FromDate\"";
    let one = |id, person, investigation: u32| {
        let fields = format!(
            r#""Date": "2024-04-01", "Type": "Kontaktfamilj", "InvestigationExecutionId": {investigation}"#
        );
        record(id, person, &fields)
    };
    let service = |id: u32, decision: u32| {
        format!(r#"{{"Id": {id}, "DecisionId": {decision}, "ExecutionId": {}}}"#, 100 + id)
    };
    let execution = |id: u32, from: &str| format!(r#"{{"Id": {}, "FromDate": "{from}"}}"#, 100 + id);
    let investigation = r#"{"Id": 9, "DossierType": "Barnakt"}"#.to_owned();
    let with = |decisions: Vec<String>, services: Vec<String>, executions: Vec<String>| {
        Content::Pages(vec![
            ("decisions", decisions),
            ("investigations", vec![investigation.clone()]),
            ("services", services),
            ("executions", executions),
        ])
    };
    let (first, four) = (one(1, "201405222389", 9), one(4, "201907082398", 77));
    let editions = [
        with(
            vec![first.clone(), one(2, "201007142399", 9), one(3, "201604222396", 9), four.clone()],
            vec![service(1, 1)],
            vec![execution(1, "2024-04-15")],
        ),
        with(
            vec![first, one(2, "201007142399", 9), four, one(5, "201405222389", 9)],
            vec![service(1, 1), service(2, 2)],
            vec![execution(1, "2024-04-15"), execution(2, "2024-06-28")],
        ),
    ];
    let mapping = page_mapping("decisions", "decision", columns);
    let changed = (vec!["executed", "settled"], day("2024-06-28"));
    sample(Kind::Lifecare, "decision", mapping, editions, "import-join-missing", changed)
}

fn page_intakes() -> Sample {
    let columns = "unit = { constant = \"bm\" }\ntarget_group = { constant = \"child\" }\n\
        kind = { from = \"Type\", codes = { \"Orosanmälan\" = \"concern_report\" } }\nreceived = \"Date\"\n\
        assessed = \"Investigation.FromDate\"\noutcome = { from = \"Status\", codes = { \"Utredning\" = \"opened\" } }";
    let one = |id, person, kind, rest| {
        record(id, person, &format!(r#""Type": "{kind}", "Date": "2024-03-04"{rest}"#))
    };
    let opened = r#", "Status": "Utredning", "InvestigationId": 9"#;
    let first = one(1, "201405222389", "Orosanmälan", opened);
    let four = one(4, "201907082398", "Övrigt", "");
    let investigation = vec![r#"{"Id": 9, "FromDate": "2024-03-11T00:00:00"}"#.to_owned()];
    let editions = pages([
        [
            (
                "actualisations",
                vec![
                    first.clone(),
                    one(2, "201007142399", "Orosanmälan", ""),
                    one(3, "201604222396", "Orosanmälan", ""),
                    four.clone(),
                ],
            ),
            ("investigations", investigation.clone()),
        ],
        [
            (
                "actualisations",
                vec![
                    first,
                    one(2, "201007142399", "Orosanmälan", opened),
                    four,
                    one(5, "201405222389", "Orosanmälan", ""),
                ],
            ),
            ("investigations", investigation),
        ],
    ]);
    let mapping = page_mapping("actualisations", "intake", columns);
    let changed = (vec!["assessed", "outcome"], Cell::Category("opened".into()));
    sample(Kind::Lifecare, "intake", mapping, editions, "import-code-unknown", changed)
}

/// Columns of placements from services.
pub const PLACED: &str = "unit = { constant = \"bm\" }\ntarget_group = { constant = \"child\" }\n\
    form = { from = \"ServiceType\", codes = { \"Familjehem\" = \"foster_home\" } }\nprovider = { constant = \"internal\" }\n\
    legal_basis = { constant = \"SoL\" }\ncause = { constant = \"need_of_care\" }\nfrom = \"StartDate\"\nto = \"EndDate\"\n\
    cost_per_day = { constant = \"1000\" }";

/// A service that is a placement.
pub fn placed(id: u32, person: &str, kind: &str, from: &str, to: &str) -> String {
    record(id, person, &format!(r#""ServiceType": "{kind}", "StartDate": "{from}", "EndDate": {to}"#))
}

fn page_placements() -> Sample {
    let (first, four) = (
        placed(1, "201405222389", "Familjehem", "2024-03-04", "\"2024-05-01\""),
        placed(4, "201907082398", "Läger", "2024-03-04", "null"),
    );
    let two = |to| placed(2, "201007142399", "Familjehem", "2024-03-11", to);
    let three = placed(3, "201604222396", "Familjehem", "2024-04-02", "null");
    let five = placed(5, "201405222389", "Familjehem", "2024-05-01", "null");
    let editions = pages([
        [("services", vec![first.clone(), two("null"), three, four.clone()]), ("investigations", vec![])],
        [("services", vec![first, two("\"2024-06-28\""), four, five]), ("investigations", vec![])],
    ]);
    let changed = (vec!["to"], day("2024-06-28"));
    let mapping = page_mapping("services", "placement", PLACED);
    sample(Kind::Lifecare, "placement", mapping, editions, "import-code-unknown", changed)
}

/// Payments of households; those of row 4 rest on two final calculations that differ.
fn page_payments() -> Sample {
    let columns = "unit = { constant = \"fs\" }\nmonth = { from = \"Calculation.FromDate\", first_of_month = true }\namount = \"Amount\"\n\
        kind = { from = \"Calculation.Norm\", codes = { \"Riksnorm\" = \"national_norm\" } }\nchildren = \"Calculation.Children\"";
    let one = |id, person, amount: &str, application: u32| {
        record(id, person, &format!(r#""Amount": {amount}, "ConnectedApplication": {application}"#))
    };
    let calculation = |id: u32, application: u32, from: &str| {
        format!(
            r#"{{"Id": {id}, "Norm": "Riksnorm", "FromDate": "{from}", "Final": true,
            "ConnectedApplication": {application}, "CalculationPersonDTOs": [{{"PersonId": "199303052386"}}]}}"#
        )
    };
    let calculations = vec![
        calculation(50, 40, "2024-03-01"),
        calculation(51, 41, "2024-03-01"),
        calculation(52, 41, "2024-04-01"),
    ];
    let first = one(1, "199508282390", "8123.5", 40);
    let four = one(4, "199303052386", "1", 41);
    let editions = pages([
        [
            (
                "payments",
                vec![
                    first.clone(),
                    one(2, "199303052386", "4000", 40),
                    one(3, "199303052386", "4000", 40),
                    four.clone(),
                ],
            ),
            ("calculations", calculations.clone()),
        ],
        [
            (
                "payments",
                vec![first, one(2, "199303052386", "3999.99", 40), four, one(5, "199508282390", "1", 40)],
            ),
            ("calculations", calculations),
        ],
    ]);
    let mapping = page_mapping("payments", "assistance_payment", columns);
    let changed = (vec!["amount"], Cell::Money(Money(399_999)));
    sample(Kind::Lifecare, "assistance_payment", mapping, editions, "import-join-unclear", changed)
}
