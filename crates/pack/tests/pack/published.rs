//! Every economic figure that the annual report 2024 prints, against the sum of ledger rows.

use crate::hisingen::{Row, ledger, rounded};
use std::fs;
use std::path::Path;

const INCOME: [&str; 9] = ["30", "31", "34", "35", "36", "37", "38", "39", ""];
const PERSONNEL: [&str; 8] = ["50", "51", "52", "53", "54", "55", "56", "57"];
const OTHER: [&str; 27] = [
    "40", "41", "45", "46", "60", "61", "62", "63", "64", "65", "66", "67", "68", "69", "70", "71", "72",
    "73", "74", "75", "76", "77", "78", "", "", "", "",
];

/// First two digits of the accounts of a line or total, told here by hand.
pub fn prefixes(line: &str) -> Vec<&'static str> {
    let joined = |parts: &[&[&'static str]]| parts.concat();
    match line {
        "fees" => vec!["31"],
        "rents" => vec!["34"],
        "grants" => vec!["35"],
        "sales" => vec!["36"],
        "sales_income" => vec!["30"],
        "other_income" => vec!["37", "38", "39"],
        "total_income" => INCOME.to_vec(),
        "wages" => PERSONNEL[..6].to_vec(),
        "social_fees" => vec!["56", "57"],
        "total_personnel" => PERSONNEL.to_vec(),
        "transfers" => vec!["45"],
        "purchased_core" => vec!["46"],
        "premises" => vec!["60"],
        "property" => vec!["61"],
        "energy" => vec!["62"],
        "transport" => vec!["69"],
        "services" => vec!["74", "75"],
        "other_costs" => {
            vec!["40", "41", "63", "64", "65", "66", "67", "68", "70", "71", "72", "73", "76", "77", "78"]
        }
        "total_other" => OTHER.to_vec(),
        "total_costs" => joined(&[&PERSONNEL, &OTHER]),
        "net_cost" => joined(&[&INCOME, &PERSONNEL, &OTHER]),
        "council_grant" => vec!["81"],
        "internal_grants" => vec!["82"],
        "operating_result" => joined(&[&INCOME, &PERSONNEL, &OTHER, &["81", "82"]]),
        "financial_net" => vec!["84", "85"],
        "result" => joined(&[&INCOME, &PERSONNEL, &OTHER, &["81", "82", "84", "85"]]),
        other => panic!("{other} is no line of the report"),
    }
}

/// Thousands of kronor: outcome 2024, budget 2024, outcome 2023 (report lines 591–616).
const STATEMENT: [(&str, [i64; 3]); 26] = [
    ("fees", [2_473, 2_300, 2_401]),
    ("rents", [5_546, 5_320, 10_566]),
    ("grants", [60_303, 51_456, 74_470]),
    ("sales", [38_116, 32_726, 31_129]),
    ("sales_income", [395, 250, 221]),
    ("other_income", [1, 0, 1]),
    ("total_income", [106_834, 92_053, 118_789]),
    ("wages", [-398_696, -398_542, -372_768]),
    ("social_fees", [-172_176, -174_007, -153_922]),
    ("total_personnel", [-570_872, -572_549, -526_690]),
    ("transfers", [-248_746, -261_683, -248_776]),
    ("purchased_core", [-412_753, -382_129, -392_453]),
    ("premises", [-46_277, -47_175, -46_058]),
    ("property", [-9_247, -7_875, -8_649]),
    ("energy", [-98, -60, -98]),
    ("transport", [-2_435, -2_082, -2_212]),
    ("services", [-75_460, -85_905, -71_860]),
    ("other_costs", [-28_595, -21_611, -30_364]),
    ("total_other", [-823_611, -808_519, -800_470]),
    ("total_costs", [-1_394_483, -1_381_068, -1_327_160]),
    ("net_cost", [-1_287_649, -1_289_015, -1_208_371]),
    ("council_grant", [1_289_120, 1_289_120, 1_221_700]),
    ("internal_grants", [3_926, -100, 2_701]),
    ("operating_result", [5_397, 5, 16_031]),
    ("financial_net", [75, -5, -18]),
    ("result", [5_472, 0, 16_013]),
];

/// Hundreds of thousands: outcome 2024, budget 2024, variance, outcome 2023, outcome 2022 (346–350).
const SUMMARY: [(&str, [i64; 5]); 5] = [
    ("total_income", [1_068, 921, 148, 1_188, 1_282]),
    ("total_costs", [-13_945, -13_811, -134, -13_272, -12_244]),
    ("council_grant", [12_891, 12_891, 0, 12_217, 11_708]),
    ("internal_grants", [39, -1, 40, 27, 70]),
    ("result", [55, 0, 55, 160, 816]),
];

/// Thousands: result, budget, variance, forecast of October (623–631).
const DEPARTMENTS: [(&str, [i64; 4]); 9] = [
    ("bm", [-1_957, 0, -1_957, -3_000]),
    ("fs", [15_314, 0, 15_314, 15_000]),
    ("br", [-11_351, 0, -11_351, -6_500]),
    ("vx", [-11_361, 0, -11_361, -13_000]),
    ("vf", [3_160, 0, 3_160, 3_500]),
    ("common", [4_834, 0, 4_834, 6_170]),
    ("reserve", [6_630, 0, 6_630, 6_630]),
    ("board", [202, 0, 202, 200]),
    ("", [5_472, 0, 5_472, 9_000]),
];

/// Thousands: first budget, adjustments February to October, sum (695–703).
const COUNCIL_GRANT: [(&str, i64, [i64; 9], i64); 9] = [
    ("bm", 228_144, [4_245, 5_979, 2_250, 0, 0, 0, 0, -528, 0], 240_090),
    ("fs", 335_943, [0, -400, 0, 0, 0, 0, 0, 230, 0], 335_773),
    ("br", 225_802, [2_771, -5_979, 0, 0, 0, 0, 0, 350, 0], 222_944),
    ("vx", 292_965, [-1_237, 0, -2_250, 0, 0, 0, 0, 265, 0], 289_743),
    ("vf", 73_470, [0, 0, 2_120, 0, 0, 0, 0, 140, 0], 75_730),
    ("common", 122_066, [-5_779, 0, -2_120, 0, 2_000, 0, 0, -457, 0], 115_710),
    ("reserve", 8_000, [0, 0, 0, 0, -1_370, 0, 0, 0, 0], 6_630),
    ("board", 2_500, [0; 9], 2_500),
    ("", 1_288_890, [0, -400, 0, 0, 630, 0, 0, 0, 0], 1_289_120),
];

/// Thousands: net cost 2024, 2023, 2022 (94–111), and IFO as their sum (91).
const NET_COSTS: [(&str, [i64; 3]); 7] = [
    ("income_support", [232_242, 224_891, 235_417]),
    ("child_youth", [596_495, 526_800, 464_530]),
    ("adult", [283_648, 265_631, 238_231]),
    ("other_ifo", [97_300, 106_725, 82_807]),
    ("leisure", [67_584, 75_841, 64_047]),
    ("other", [10_304, 8_501, 11_233]),
    ("ifo", [1_209_684, 1_124_047, 1_020_985]),
];

fn sum(rows: &[Row], year: &str, amount: &str, wanted: impl Fn(&Row) -> bool) -> i64 {
    rows.iter()
        .filter(|row| row.month.starts_with(year) && row.amount == amount && wanted(row))
        .map(|row| row.ore)
        .sum()
}

fn on_line(line: &str) -> impl Fn(&Row) -> bool {
    let prefixes = prefixes(line);
    move |row| prefixes.contains(&&row.account[..2])
}

const COLUMNS: [(&str, &str); 3] = [("2024", "outcome"), ("2024", "budget"), ("2023", "outcome")];

#[test]
fn every_line_and_total_of_the_income_statement_is_the_rounded_sum_of_rows() {
    let rows = ledger();
    for (line, printed) in STATEMENT {
        let computed =
            COLUMNS.map(|(year, amount)| rounded(sum(&rows, year, amount, on_line(line)), 100_000));
        assert_eq!(computed, printed, "{line}");
    }
}

#[test]
fn the_summary_in_millions_is_the_rounded_sum_of_rows_with_its_variances() {
    let rows = ledger();
    for (line, printed) in SUMMARY {
        let [outcome, budget, before] = COLUMNS.map(|(year, amount)| sum(&rows, year, amount, on_line(line)));
        let earlier = sum(&rows, "2022", "outcome", on_line(line));
        let computed =
            [outcome, budget, outcome - budget, before, earlier].map(|ore| rounded(ore, 10_000_000));
        assert_eq!(computed, printed, "{line}");
    }
}

#[test]
fn the_result_of_every_department_is_the_rounded_sum_of_its_rows() {
    let rows = ledger();
    for (unit, printed) in DEPARTMENTS {
        let [outcome, budget, forecast] = ["outcome", "budget", "forecast"]
            .map(|amount| sum(&rows, "2024", amount, |row| unit.is_empty() || row.unit == unit));
        let computed = [outcome, budget, outcome - budget, forecast].map(|ore| rounded(ore, 100_000));
        assert_eq!(computed, printed, "{unit}");
    }
}

#[test]
fn the_council_grant_is_the_first_budget_and_the_adjustments_by_month() {
    let rows = ledger();
    for (unit, initial, by_month, total) in COUNCIL_GRANT {
        let grant = |year: &str, entry: &str| {
            let is_grant = |row: &Row| row.account.starts_with("81") && (unit.is_empty() || row.unit == unit);
            rounded(
                sum(&rows, year, "budget", |row| is_grant(row) && (entry.is_empty() || row.entry == entry)),
                100_000,
            )
        };
        assert_eq!(grant("2024", "initial"), initial, "{unit}");
        let months: [i64; 9] =
            std::array::from_fn(|index| grant(&format!("2024-{:02}", index + 2), "adjustment"));
        assert_eq!(months, by_month, "{unit}");
        assert_eq!(grant("2024", ""), total, "{unit}");
    }
}

#[test]
fn the_net_cost_of_every_activity_is_the_rounded_sum_of_rows_in_three_years() {
    let rows = ledger();
    let ifo = ["income_support", "child_youth", "adult", "other_ifo"];
    let mut prefixes = prefixes("net_cost");
    prefixes.extend(["84", "85"]);
    for (activity, printed) in NET_COSTS {
        let is_of = |row: &Row| {
            row.activity == activity || (activity == "ifo" && ifo.contains(&row.activity.as_str()))
        };
        let computed = ["2024", "2023", "2022"].map(|year| {
            let net = sum(&rows, year, "outcome", |row| is_of(row) && prefixes.contains(&&row.account[..2]));
            rounded(-net, 100_000)
        });
        assert_eq!(computed, printed, "{activity}");
    }
}

#[test]
fn the_variances_told_in_the_text_of_the_report_follow_from_accounts() {
    let rows = ledger();
    let variance = |unit: &str, accounts: &[&str]| {
        let wanted = |row: &Row| {
            (unit.is_empty() || row.unit == unit)
                && accounts.iter().any(|prefix| row.account.starts_with(prefix))
        };
        rounded(sum(&rows, "2024", "outcome", wanted) - sum(&rows, "2024", "budget", wanted), 10_000_000)
    };
    let care = ["46", "6030"];
    // Lines 365–373, 357 and 582.
    assert_eq!(["", "bm", "br", "vx"].map(|unit| variance(unit, &care)), [-320, -74, -82, -165]);
    assert_eq!(variance("fs", &["4510", "3590"]), 160);
    assert_eq!(variance("", &["74", "75"]), 104);
    assert_eq!(variance("", &["50", "51", "52", "53", "54", "55", "56", "57"]), 17);
}

#[test]
fn every_unit_has_a_balanced_budget_in_every_month_of_adjustment() {
    let rows = ledger();
    for month in 2..=10 {
        for (unit, ..) in DEPARTMENTS.iter().filter(|(unit, _)| !unit.is_empty()) {
            let is_adjustment = |row: &Row| row.unit == *unit && row.entry == "adjustment";
            assert_eq!(sum(&rows, &format!("2024-{month:02}"), "budget", is_adjustment), 0, "{unit} {month}");
        }
    }
}

/// The tables above against the files of the project's source material, when it lies beside the repository.
#[test]
fn the_printed_values_here_are_those_of_the_source_material() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/hisingen");
    let Ok(text) = fs::read_to_string(folder.join("income_statement.csv")) else {
        eprintln!(
            "SKIPPED: ../shared/data/hisingen is not there, so the printed values are not compared with it"
        );
        return;
    };
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(lines.len(), STATEMENT.len());
    for (line, (id, printed)) in lines.iter().zip(STATEMENT) {
        // A name may hold a comma within quotes; the figures stand just before unit and source.
        let cells: Vec<&str> = line.rsplit(',').collect();
        let values = [4, 3, 2].map(|from_end| cells[from_end].parse().unwrap_or(0));
        assert_eq!(values, printed, "{id}: {line}");
    }
    let grants = fs::read_to_string(folder.join("budget_adjustments.csv")).unwrap();
    for (line, (unit, initial, by_month, total)) in grants.lines().skip(1).zip(COUNCIL_GRANT) {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |at: usize| cells[at].parse::<i64>().unwrap_or(0);
        assert_eq!((number(3), number(14)), (initial, total), "{unit}: {line}");
        assert_eq!(std::array::from_fn::<i64, 9, _>(|month| number(month + 4)), by_month, "{unit}: {line}");
    }
}
