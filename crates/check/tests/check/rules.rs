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

#[test]
fn a_change_told_in_the_next_sentence_is_of_the_pair_before() {
    let text = |change| {
        format!("Under året kom 1 320 anmälningar, jämfört med 1 200 året före. Det är en {change}.")
    };
    keeps(&text("ökning med 10,0 procent"), Code::Change);
    breaks(&text("ökning med 12,0 procent"), Code::Change, Severity::Warning);
    breaks(&text("minskning med 10,0 procent"), Code::Direction, Severity::Warning);
    keeps("Andelen var 94 procent, en ökning med 3 procentenheter från 91 procent.", Code::Points);
    breaks(
        "Andelen var 94 procent, en ökning med 5 procentenheter från 91 procent.",
        Code::Points,
        Severity::Error,
    );
}

#[test]
fn a_direction_beside_a_figure_of_a_table_follows_its_row() {
    let table = "Belopp i tkr\t2024\t2023\nKostnad för öppenvård\t12 360\t12 000";
    let text = |word| format!("{table}\n\nKostnaden för öppenvård {word} med 360 tkr.");
    keeps(&text("steg"), Code::Direction);
    breaks(&text("sjönk"), Code::Direction, Severity::Error);
}

#[test]
fn a_direction_that_is_handed_on_to_a_part_follows_the_part() {
    let text = |from, to| {
        format!(
            "Antalet placeringar ligger på en lägre nivå än föregående år. Detta gäller jourplaceringar som \
             var många. Antalet jourplaceringar har {from} 6 år 2023 till {to} år 2024."
        )
    };
    assert_eq!(told(&of(&text("minskat från", "4"))), []);
    breaks(&text("ökat från", "9"), Code::Direction, Severity::Warning);
}

#[test]
fn what_is_said_of_all_holds_for_each_row() {
    let text = |state| {
        format!(
            "1 Uppdrag\n\nSamtliga uppdrag är avslutade.\n\nUppdrag\tStatus\nSe över lokaler\tAvslutad\n\
             Ta fram en plan mot hemlöshet\t{state}\nUtöka fältarbetet\tAvslutad"
        )
    };
    assert_eq!(told(&of(&text("Avslutad"))), []);
    breaks(&text("Pågående"), Code::Items, Severity::Warning);
    let proposed = |decided| {
        format!(
            "1 Uppdrag\n\nFörvaltningen föreslår avslut för samtliga uppdrag.\n\nUppdrag\tKommentar\n\
             Se över lokaler\tArbetet är klart och uppdraget föreslås avslutas.\n\
             Utöka fältarbetet\t{decided}"
        )
    };
    assert_eq!(told(&of(&proposed("Uppdraget föreslås avslutas."))), []);
    breaks(
        &proposed("Nämnden avslutade uppdraget: avslutat 2024-04-23, § 116."),
        Code::Items,
        Severity::Warning,
    );
}

#[test]
fn a_closing_balance_told_in_sentences_is_opening_and_result() {
    let text = |closing| {
        format!(
            "Det egna kapitalet var 21,4 mnkr vid årets ingång. Med årets resultat på 1,9 mnkr blir det \
             utgående egna kapitalet {closing} mnkr."
        )
    };
    keeps(&text("23,3"), Code::Sum);
    breaks(&text("25,3"), Code::Sum, Severity::Warning);
}

#[test]
fn shares_of_halves_and_of_all_follow_the_counts_before() {
    let text = |share| {
        format!("I mars väntade 40 personer, 24 kvinnor och 16 män. Kvinnornas andel är {share} procent.")
    };
    keeps(&text("60"), Code::Share);
    breaks(&text("40"), Code::Share, Severity::Warning);
    let of_all = |share| format!("Av de 180 barnen är 45 under tolv år, vilket är {share} procent.");
    keeps(&of_all("25"), Code::Share);
    breaks(&of_all("35"), Code::Share, Severity::Error);
}

#[test]
fn a_list_has_as_many_items_as_the_paragraph_over_it_counts() {
    let text = |count| {
        format!(
            "1 Uppdrag\n\nNämnden har haft {count} uppdrag.\n\n- Se över lokaler\n- Utöka fältarbetet\n- Pröva jourhem"
        )
    };
    keeps(&text("tre"), Code::Items);
    breaks(&text("fyra"), Code::Items, Severity::Warning);
}

#[test]
fn a_year_that_lacks_a_digit_is_told_where_a_year_stands() {
    assert_eq!(told(&of("Arbetet fortsätter under 2025.")), []);
    breaks("Arbetet fortsätter under 205.", Code::Year, Severity::Warning);
    breaks("Projektet startade i augusti 204 och pågår.", Code::Year, Severity::Error);
    assert_eq!(told(&of("Nämnden fattade beslut i 204 ärenden. Antalet sjönk till 204.")), []);
}

#[test]
fn a_date_in_brackets_and_a_range_lie_in_the_period_before_them() {
    assert_eq!(told(&of("Rutinen blev klar andra halvåret 2024 (2024-10-07).")), []);
    breaks("Rutinen blev klar första halvåret 2024 (2024-10-07).", Code::Date, Severity::Warning);
    let range = |from| {
        format!("Rapporten gäller fjärde kvartalet 2024 och avser den {from} till och med den 31 december.")
    };
    assert_eq!(told(&of(&range("1 oktober"))), []);
    breaks(&range("1 juli"), Code::Date, Severity::Warning);
}

#[test]
fn what_is_kept_from_another_period_is_told() {
    let plan = |year| {
        of(&format!("Barn och unga. Ett nytt arbetssätt planeras att införas under {year} i hela staden."))
    };
    assert_eq!(told(&plan("2025")), []);
    assert_eq!(told(&plan("2023")), [("check-copied", Severity::Info)]);
    assert_eq!(told(&of("I denna årsrapport beskrivs verksamheten.")), []);
    breaks("I denna delårsrapport beskrivs verksamheten.", Code::Copied, Severity::Warning);
}

#[test]
fn a_unit_keeps_the_order_of_its_name() {
    let text = |name| {
        format!(
            "Enheten för stöd och boende har vuxit.\n\nEnheten för stöd och boende växer. {name} har flyttat."
        )
    };
    assert_eq!(told(&of(&text("Enheten för stöd och boende"))), []);
    breaks(&text("Enheten boende och stöd"), Code::Name, Severity::Info);
}
