//! Folders of pages in the shape of Lifecare's interface.

use crate::samples::{day, outline, today, told};
use enslinje_domain::{Money, Problems};
use enslinje_exchange::{Extract, Mapping, Reader};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn page(folder: &Path, name: &str, total: usize, records: &[&str]) {
    let text = format!(
        r#"{{"ModifiedAfter": null, "TotalNumberOfRecords": {total}, "Result": [{}]}}"#,
        records.join(",\n")
    );
    fs::write(folder.join(name), text).unwrap();
}

fn investigation(id: u32, dossier: &str) -> String {
    format!(
        r#"{{"Id": {id}, "CustomerNumber": 71, "Type": "11:1", "FromDate": "2024-03-01T00:00:00",
            "ToDate": null, "Organization": "Mottagning", "DossierType": "{dossier}",
            "InvestigationPersonDTOs": [
              {{"Name": "B", "PersonId": "199303052386", "CustomerNumber": 72, "CoApplicant": true}},
              {{"Name": "A", "PersonId": "201405222389", "CustomerNumber": 71, "CoApplicant": false}}]}}"#
    )
}

fn mapping(extract: &str, register: &str, columns: &str) -> Mapping {
    let text = format!(
        r#"
register = "{register}"
source = "lifecare"
extract = "{extract}"
[file]
dates = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"]
[row]
key = "Id"
[person]
number = "PersonId"
[columns]
{columns}
"#
    );
    Mapping::parse("lifecare.toml", &text).unwrap()
}

fn investigations() -> Mapping {
    mapping(
        "investigations",
        "investigation",
        r#"
unit = { from = "Organization", codes = { "Mottagning" = "bm" } }
target_group = { from = "DossierType", codes = { "Barnakt" = "child" } }
opened = "FromDate"
closed = "ToDate""#,
    )
}

fn open(folder: &TempDir, mapping: &Mapping) -> Result<Reader, Problems> {
    Reader::open(folder.path(), mapping, today())
}

/// Faults of the folder, its name cut away.
fn refused(folder: &TempDir, mapping: &Mapping) -> Vec<String> {
    let name = folder.path().display().to_string();
    told(&open(folder, mapping).err().unwrap())
        .iter()
        .map(|told| told.replace(&format!("{name}/"), "").replace(&name, "."))
        .collect()
}

#[test]
fn pages_are_read_in_the_order_of_their_offsets_and_unknown_codes_refused() {
    let folder = TempDir::new().unwrap();
    let (one, two, three) =
        (investigation(5, "Barnakt"), investigation(6, "Vuxenakt"), investigation(7, "Barnakt"));
    page(folder.path(), "investigations-2.json", 3, &[&three]);
    page(folder.path(), "investigations-0.json", 3, &[&one, &two]);
    fs::write(folder.path().join("notes.txt"), "of no concern").unwrap();
    assert_eq!(investigations().extract(), Some(Extract::Investigations));
    let rows: Vec<_> = open(&folder, &investigations()).unwrap().collect();
    let first = rows[0].as_ref().unwrap();
    assert_eq!((first.external_key.as_str(), first.row.day("opened")), ("5", Some(day("2024-03-01"))));
    assert_eq!((first.row.code("sex"), first.row.day("birth")), (Some("woman"), Some(day("2014-05-22"))));
    let told = outline(&rows);
    assert_eq!((told[0].0, told[2].0, told[2].1.len()), (1, 3, 0));
    let place = folder.path().join("investigations-0.json").display().to_string();
    assert_eq!(
        told[1],
        (2, vec![format!("{place}:2 import-code-unknown column=DossierType value=Vuxenakt known=Barnakt")])
    );
}

#[test]
fn a_gap_an_overlap_and_a_total_that_is_not_reached_name_the_page() {
    let folder = TempDir::new().unwrap();
    let record = investigation(5, "Barnakt");
    assert_eq!(
        refused(&folder, &investigations()),
        [". import-page-missing offset=0 file=investigations-0.json"]
    );
    page(folder.path(), "investigations-0.json", 4, &[&record]);
    page(folder.path(), "investigations-2.json", 4, &[&record]);
    assert_eq!(
        refused(&folder, &investigations()),
        [
            ". import-page-missing offset=1 file=investigations-1.json",
            ". import-page-missing offset=3 file=investigations-3.json",
        ]
    );
    page(folder.path(), "investigations-1.json", 5, &[&record, &record]);
    assert_eq!(
        refused(&folder, &investigations()),
        [
            "investigations-1.json import-page-total found=5 expected=4",
            "investigations-2.json import-page-overlap offset=2 reached=3",
            ". import-page-missing offset=3 file=investigations-3.json",
        ]
    );
    page(folder.path(), "investigations-01.json", 5, &[]);
    fs::write(folder.path().join("investigations-1.json"), "{\"TotalNumberOfRecords\": 4,\n \"Result\": [{")
        .unwrap();
    assert_eq!(
        refused(&folder, &investigations()),
        [
            "investigations-01.json import-page-name word=investigations",
            "investigations-1.json:2:13 import-page-malformed reason=early",
        ]
    );
}

const DECISIONS: &str = r#"
unit = { from = "Organization", codes = { "Mottagning" = "bm" } }
target_group = { from = "Investigation.DossierType", codes = { "Barnakt" = "child" } }
law = { constant = "SoL" }
kind = { from = "Type", codes = { "Kontaktfamilj" = "contact_family" } }
favourable = { constant = "yes" }
decided = "Date"
executed = "Execution.FromDate"
settled = { earliest = ["Execution.FromDate", "ToDate"] }"#;

fn decision(id: u32, investigation: u32) -> String {
    format!(
        r#"{{"Id": {id}, "CustomerNumber": 71, "Date": "2024-04-01", "Type": "Kontaktfamilj",
            "ToDate": "2025-03-31", "Organization": "Mottagning", "InvestigationExecutionId": {investigation},
            "DecisionPersonDTOs": [{{"PersonId": "201405222389", "CustomerNumber": 71}}]}}"#
    )
}

#[test]
fn executions_are_joined_to_the_decisions_that_granted_their_services() {
    let folder = TempDir::new().unwrap();
    let (one, two, three) = (decision(1, 5), decision(2, 5), decision(3, 99));
    page(folder.path(), "decisions-0.json", 3, &[&one, &two, &three]);
    page(folder.path(), "investigations-0.json", 1, &[&investigation(5, "Barnakt")]);
    page(
        folder.path(),
        "services-0.json",
        3,
        &[
            r#"{"Id": 10, "DecisionId": 1, "ExecutionId": 30, "StartDate": "2024-05-02"}"#,
            r#"{"Id": 11, "DecisionId": 1, "ExecutionId": 31, "StartDate": "2024-05-09"}"#,
            r#"{"Id": 12, "DecisionId": 3, "ExecutionId": 39, "StartDate": "2024-05-09"}"#,
        ],
    );
    page(
        folder.path(),
        "executions-0.json",
        2,
        &[
            r#"{"Id": 30, "FromDate": "2024-05-09T00:00:00", "DossierType": "Barnakt"}"#,
            r#"{"Id": 31, "FromDate": "2024-05-02T00:00:00", "DossierType": "Barnakt"}"#,
        ],
    );
    let rows: Vec<_> = open(&folder, &mapping("decisions", "decision", DECISIONS)).unwrap().collect();
    let days = |at: usize| {
        let row = &rows[at].as_ref().unwrap().row;
        (row.day("executed"), row.day("settled"))
    };
    assert_eq!(days(0), (Some(day("2024-05-02")), Some(day("2024-05-02"))));
    assert_eq!(days(1), (None, Some(day("2025-03-31"))));
    let place = folder.path().join("decisions-0.json").display().to_string();
    assert_eq!(
        outline(&rows)[2],
        (3, vec![format!("{place}:3 import-join-missing record=investigation id=99")])
    );
}

#[test]
fn an_executed_decision_that_the_mapping_leaves_waiting_is_refused() {
    let folder = TempDir::new().unwrap();
    page(folder.path(), "decisions-0.json", 1, &[&decision(1, 5)]);
    page(folder.path(), "investigations-0.json", 1, &[&investigation(5, "Barnakt")]);
    page(folder.path(), "services-0.json", 1, &[r#"{"Id": 1, "DecisionId": 1, "ExecutionId": 30}"#]);
    page(folder.path(), "executions-0.json", 1, &[r#"{"Id": 30, "FromDate": "2024-05-09"}"#]);
    let columns = DECISIONS.replace("settled = { earliest = [\"Execution.FromDate\", \"ToDate\"] }", "");
    let rows: Vec<_> = open(&folder, &mapping("decisions", "decision", &columns)).unwrap().collect();
    assert!(outline(&rows)[0].1[0].ends_with("import-settled-late day=2024-05-09"));
}

#[test]
fn actualisations_become_intakes_with_the_day_their_investigation_opened() {
    let folder = TempDir::new().unwrap();
    let sent = r#"{"Id": 1, "PersonId": "201405222389", "CustomerNumber": 71, "Type": "Orosanmälan",
        "Date": "2024-02-26", "Organization": "Mottagning", "Status": "Utredning", "InvestigationId": 5}"#;
    page(folder.path(), "actualisations-0.json", 1, &[sent]);
    page(folder.path(), "investigations-0.json", 1, &[&investigation(5, "Barnakt")]);
    let columns = r#"
unit = { from = "Organization", codes = { "Mottagning" = "bm" } }
target_group = { from = "Investigation.DossierType", codes = { "Barnakt" = "child" } }
kind = { from = "Type", codes = { "Orosanmälan" = "concern_report" } }
received = "Date"
assessed = "Investigation.FromDate"
outcome = { from = "Status", codes = { "Utredning" = "opened" } }"#;
    let rows: Vec<_> = open(&folder, &mapping("actualisations", "intake", columns)).unwrap().collect();
    let row = &rows[0].as_ref().unwrap().row;
    assert_eq!((row.code("kind"), row.code("outcome")), (Some("concern_report"), Some("opened")));
    assert_eq!(
        (row.day("received"), row.day("assessed")),
        (Some(day("2024-02-26")), Some(day("2024-03-01")))
    );
}

#[test]
fn payments_take_month_and_children_from_the_final_calculation() {
    let folder = TempDir::new().unwrap();
    let payment = |id: u32, application: u32| {
        format!(
            r#"{{"Id": {id}, "CustomerNumber": 72, "Amount": 8123.5, "PayDate": "2024-02-27",
                "ConnectedApplication": {application},
                "PaymentPersonDTOs": [{{"PersonId": "199303052386", "CustomerNumber": 72}}]}}"#
        )
    };
    let calculation = |id: u32, application: u32, from: &str, is_final: bool| {
        format!(
            r#"{{"Id": {id}, "Norm": "Riksnorm", "FromDate": "{from}", "ToDate": "2024-03-31",
                "Final": {is_final}, "ConnectedApplication": {application}, "CalculationPersonDTOs": [
                {{"PersonId": "199303052386"}}, {{"PersonId": "201405222389"}}, {{"PersonId": "201604222396"}}]}}"#
        )
    };
    page(folder.path(), "payments-0.json", 3, &[&payment(1, 40), &payment(2, 41), &payment(3, 42)]);
    page(
        folder.path(),
        "calculations-0.json",
        4,
        &[
            &calculation(50, 40, "2024-02-15", false),
            &calculation(51, 40, "2024-03-15", true),
            &calculation(52, 41, "2024-03-01", true),
            &calculation(53, 41, "2024-04-01", true),
        ],
    );
    let columns = r#"
unit = { constant = "fs" }
month = { from = "Calculation.FromDate", first_of_month = true }
amount = "Amount"
kind = { from = "Calculation.Norm", codes = { "Riksnorm" = "national_norm" } }
children = "Calculation.Children""#;
    let rows: Vec<_> = open(&folder, &mapping("payments", "assistance_payment", columns)).unwrap().collect();
    let row = &rows[0].as_ref().unwrap().row;
    assert_eq!(row.day("month"), Some(day("2024-03-01")));
    assert_eq!(row.get("amount"), Some(&enslinje_domain::register::Cell::Money(Money(812_350))));
    assert_eq!(row.get("children"), Some(&enslinje_domain::register::Cell::Count(2)));
    assert!(outline(&rows)[1].1[0].ends_with("import-join-unclear record=calculation"));
    let missing: Vec<_> =
        outline(&rows)[2].1.iter().map(|told| told.rsplit(' ').next().unwrap().to_owned()).collect();
    assert_eq!(missing, ["column=month", "column=kind", "column=children"]);
}

#[test]
fn a_mapping_for_a_table_does_not_read_pages_and_one_for_pages_no_table() {
    let folder = TempDir::new().unwrap();
    let table = crate::samples::mapping("");
    assert!(
        refused(&folder, &table)[0].starts_with(". import-extract-wanted known=investigations, decisions")
    );
    let file = folder.path().join("a.csv");
    fs::write(&file, "Id\n").unwrap();
    let opened = Reader::open(&file, &investigations(), today());
    assert_eq!(opened.err().unwrap().as_slice()[0].code, "import-extract-unwanted");
}
