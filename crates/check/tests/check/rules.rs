//! Each rule on the smallest text that breaks it, beside one that keeps it.

use enslinje_check::{Code, Document, Outcome, check};
use enslinje_domain::Severity;

fn of(text: &str) -> Outcome {
    check(&[Document::plain("rapport.txt", format!("Årsrapport 2024\n\n{text}\n"))])
}

fn told(outcome: &Outcome) -> Vec<(&'static str, Severity)> {
    outcome.findings.iter().map(|finding| (finding.code.id(), finding.severity)).collect()
}

#[track_caller]
fn breaks(text: &str, code: Code, severity: Severity) {
    assert_eq!(told(&of(text)), [(code.id(), severity)], "{text}");
}

#[track_caller]
fn keeps(text: &str, code: Code) {
    let outcome = of(text);
    assert_eq!(told(&outcome), [], "{text}");
    assert!(outcome.confirmed.iter().any(|it| it.code == code), "{text} confirms {:?}", outcome.confirmed);
}

const RESULT: &str = "Belopp i tkr\tUtfall\tBudget\tAvvikelse\n\
    Personal\t-5 120\t-5 000\t-120\n\
    Lokaler\t-1 310\t-1 400\t90\n\
    Summa\t-6 430\t-6 400\t-30";

#[test]
fn a_total_and_a_variance_are_computed_anew() {
    keeps(RESULT, Code::Sum);
    keeps(RESULT, Code::Difference);
    let total = of(&RESULT.replace("-6 430", "-6 730"));
    assert!(told(&total).contains(&("check-sum", Severity::Error)));
    assert_eq!(total.findings[0].expected.map(|it| it.written()), Some("−6\u{a0}430".to_owned()));
    let variance = of(&RESULT.replace("\t90", "\t190"));
    assert!(told(&variance).contains(&("check-difference", Severity::Error)));
}

#[test]
fn half_a_unit_of_the_last_digit_is_no_error() {
    // 1,4 + 1,4 + 1,4 may be 4,1 to 4,3 when each is rounded.
    let table =
        "Belopp i mnkr\t2024\t2023\nHyror\t1,4\t2,0\nAvgifter\t1,4\t3,0\nBidrag\t1,4\t4,0\nSumma\t4,3\t9,0";
    keeps(table, Code::Sum);
    breaks(&table.replace("4,3", "4,7"), Code::Sum, Severity::Error);
}

#[test]
fn a_closing_balance_is_opening_and_change() {
    let table =
        "Belopp i mnkr\t2024\nIngående eget kapital\t40,0\nÅrets resultat\t5,5\nUtgående eget kapital\t45,5";
    keeps(table, Code::Sum);
    breaks(&table.replace("45,5", "48,5"), Code::Sum, Severity::Error);
}

#[test]
fn a_change_in_percent_follows_from_the_two_years() {
    let table = "Belopp i tkr\t2024\t2023\nKostnad för öppenvård\t12 360\t12 000";
    let text = |percent| format!("{table}\n\nKostnaden för öppenvård ökade med {percent} procent.");
    keeps(&text("3,0"), Code::Change);
    breaks(&text("3,4"), Code::Change, Severity::Error);
}

#[test]
fn a_direction_follows_the_figures() {
    keeps("Antalet ärenden har minskat från 412 till 380.", Code::Direction);
    breaks("Antalet ärenden har ökat från 412 till 380.", Code::Direction, Severity::Error);
    keeps("Antalet platser har fördubblats, från 13 till 26.", Code::Direction);
    breaks("Antalet platser har fördubblats, från 13 till 19.", Code::Direction, Severity::Warning);
}

#[test]
fn a_figure_agrees_with_the_table_in_another_scale() {
    let text = |amount| format!("{RESULT}\n\nPersonal ({amount}): Posten består av löner.");
    keeps(&text("5,1 mnkr"), Code::Repeat);
    breaks(&text("5,3 mnkr"), Code::Repeat, Severity::Error);
    breaks(&text("5,1 tkr"), Code::Scale, Severity::Error);
}

#[test]
fn counts_of_a_sentence_make_up_their_whole() {
    let text = |rest| format!("Under året kom 18 anmälningar. Tolv gällde barn och övriga {rest} vuxna.");
    keeps(&text("sex"), Code::Split);
    breaks(&text("fem"), Code::Split, Severity::Error);
    breaks("Under året arbetade 214 personer: 178 kvinnor och 63 män.", Code::Split, Severity::Error);
}

#[test]
fn a_list_has_as_many_items_as_told() {
    let text = |count| {
        format!(
            "Nämnden beslutade om följande {count} åtgärder:\n\n- Färre resor\n- Mindre lokaler\n- Egna utredare"
        )
    };
    keeps(&text("tre"), Code::Items);
    breaks(&text("fyra"), Code::Items, Severity::Error);
}

#[test]
fn points_and_percent_are_kept_apart() {
    let text = |unit| {
        format!("Riksnormen höjdes med 8,6 {unit}.\n\nTrots normhöjningen på 8,6 procent har stödet räckt.")
    };
    assert_eq!(told(&of(&text("procent"))), []);
    breaks(&text("procentenheter"), Code::Unit, Severity::Error);
    keeps("Andelen ökade från 81 procent till 84 procent, en ökning med 3 procentenheter.", Code::Points);
    breaks(
        "Andelen ökade från 81 procent till 84 procent, en ökning med 5 procentenheter.",
        Code::Points,
        Severity::Error,
    );
}

#[test]
fn a_share_is_part_of_whole() {
    keeps(
        "Enkäten besvarades av 420 personer av 600 tillfrågade, en svarsfrekvens på 70 procent.",
        Code::Share,
    );
    breaks(
        "Enkäten besvarades av 420 personer av 600 tillfrågade, en svarsfrekvens på 75 procent.",
        Code::Share,
        Severity::Error,
    );
}

#[test]
fn years_and_dates_stand_in_their_time() {
    breaks("Verksamheten startade år 202 och växte sedan.", Code::Year, Severity::Error);
    breaks("Status: Halvår 1 2024 2024-11-07", Code::Date, Severity::Warning);
    assert_eq!(told(&of("Status: Halvår 1 2024 2024-07-15")), []);
}

#[test]
fn a_code_that_breaks_its_column_is_told() {
    let rows: String = (0..6)
        .map(|row| format!("Bidrag {}\t{}00\t16690{row}1\n", char::from(b'A' + row), row + 1))
        .collect();
    let table = format!("Bidrag\tBelopp (kr)\tKod\n{rows}");
    assert_eq!(told(&of(&table)), []);
    breaks(&table.replace("1669031", "1609031"), Code::Pattern, Severity::Warning);
}

#[test]
fn two_documents_tell_one_figure() {
    let plan = |amount: &str| {
        Document::plain(
            "plan.txt",
            format!("Plan 2024\n\nBudgeten för öppenvård 2024 är stor. Kostnaden för öppenvård är {amount}."),
        )
    };
    let report =
        Document::plain("rapport.txt", "Årsrapport 2024\n\nKostnaden för öppenvård är 12,4 miljoner kronor.");
    let same = check(&[report.clone(), plan("12,4 miljoner kronor")]);
    assert_eq!(told(&same), []);
    assert!(same.confirmed.iter().any(|it| it.code == Code::Documents));
    let other = check(&[report, plan("12,1 miljoner kronor")]);
    assert_eq!(told(&other), [("check-documents", Severity::Warning)]);
    assert_eq!(other.findings[0].places.iter().map(|mark| mark.document).collect::<Vec<_>>(), [1, 0]);
}

#[test]
fn two_names_for_one_row_are_told() {
    let text = |name| {
        format!(
            "Belopp i tkr\tUtfall\tBudget\nKöp av huvudverksamhet\t-5 120\t-5 000\nLokaler\t-1 310\t-1 400\n\n{name} (5,1 mnkr): Posten består av vård."
        )
    };
    assert_eq!(told(&of(&text("Köp av huvudverksamhet"))), []);
    breaks(&text("Köpt huvudverksamhet"), Code::Name, Severity::Info);
}

#[test]
fn an_abbreviation_has_one_explanation() {
    let text = |again| {
        format!("Teamet för unga i riskzon (TUR) har vuxit.\n\nNämnden vill stärka {again} (TUR) nästa år.")
    };
    assert_eq!(told(&of(&text("teamet för unga i riskzon"))), []);
    breaks(&text("trygga uppväxter i rätt tid"), Code::Abbreviation, Severity::Warning);
}
