//! One case for every fault: a change of the documentation's pack, and what must be told and where.

use crate::example::{self, load};
use enslinje_domain::{Diagnostic, Problems};
use enslinje_pack::{Pack, PackFolder};
use std::collections::BTreeSet;

/// File, what is replaced, by what, and every problem that follows.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str]);

const TOML: &[Case] = &[
    (
        "pack.toml",
        "root = ",
        "rot = ",
        &["pack-missing-key p/pack.toml:1:1", "pack-unknown-key p/pack.toml:6:1"],
    ),
    ("pack.toml", "\"1280\"", "\"128\"", &["pack-not-a-municipality-code p/pack.toml:4:21"]),
    ("pack.toml", "\"sv\"", "sv", &["pack-not-toml p/pack.toml:5:12"]),
    ("pack.toml", "root = ", "language = ", &["pack-duplicate-key p/pack.toml:6:1"]),
    ("pack.toml", "\"sv\"", "1", &["pack-wrong-type p/pack.toml:5:12"]),
    ("pack.toml", "\"sv\"", "\" \"", &["pack-empty-text p/pack.toml:5:12"]),
    ("pack.toml", "\"sv\"", "\"de\"", &["pack-unknown-choice p/pack.toml:5:12"]),
    ("pack.toml", "\"2024\"", "\"2024-Q5\"", &["pack-not-a-period p/pack.toml:7:18"]),
    ("pack.toml", "minimum = 5", "minimum = 0", &["pack-number-outside p/pack.toml:10:11"]),
    ("pack.toml", "[0, 13, 18, 65]", "[0, 18, 13]", &["pack-age-groups p/pack.toml:13:10"]),
    ("pack.toml", "[0, 13, 18, 65]", "[0, \"a\"]", &["pack-wrong-type p/pack.toml:13:14"]),
    ("pack.toml", "2025-01-31", "1899-01-31", &["pack-year-outside p/pack.toml:18:9"]),
    ("pack.toml", "2025-01-31", "2025-01-31T10:00:00", &["pack-not-a-day p/pack.toml:18:9"]),
    ("pack.toml", "2025-01-31", "\"2025-01-31\"", &["pack-wrong-type p/pack.toml:18:9"]),
    ("pack.toml", "last_year = 2024", "last_year = 2022", &["pack-end-before-start p/pack.toml:17:13"]),
    ("pack.toml", "\"committee\"", "\"children\"", &["pack-other-root p/pack.toml:6:8"]),
    ("pack.toml", "\"committee\"", "\"Children\"", &["pack-not-an-id p/pack.toml:6:8"]),
    ("pack.toml", "id = \"other\"", "id = \"child_youth\"", &["pack-duplicate-id p/pack.toml:25:6"]),
    (
        "statement.toml",
        "\"wages\"]\nnegated",
        "\"wage\"]\nnegated",
        &["pack-unknown-part p/statement.toml:15:6"],
    ),
    (
        "statement.toml",
        "\"wages\"]\nnegated",
        "\"activity_net_cost\"]\nnegated",
        &["pack-total-cycle p/statement.toml:15:6"],
    ),
    (
        "statement.toml",
        "\"wages\"]\nnegated",
        "\"net_cost\"]\nnegated",
        &["pack-double-part p/statement.toml:15:6"],
    ),
    (
        "statement.toml",
        "\"wages\"]\nnegated",
        "\"overtime\"]\nnegated",
        &["pack-double-part p/statement.toml:15:6"],
    ),
    (
        "statement.toml",
        "id = \"overtime\"",
        "id = \"activity_net_cost\"",
        &["pack-duplicate-id p/statement.toml:22:6"],
    ),
    (
        "statement.toml",
        "[\"505\"]\nprinted = false",
        "[\"505\"]",
        &["pack-entry-content p/statement.toml:21:1"],
    ),
    ("statement.toml", "[\"505\"]", "[\"5a\"]", &["pack-not-an-account p/statement.toml:24:13"]),
    (
        "goals.toml",
        "[[area.goal]]\nid = \"G1\"",
        "[[area.goal]]\nid = \"G2\"",
        &["pack-unknown-goal p/goals.toml:12:6"],
    ),
    ("goals.toml", "area = \"M1\"", "area = \"M2\"", &["pack-unknown-area p/goals.toml:18:8"]),
    (
        "goals.toml",
        "id = \"G1\"\nname",
        "id = \"g1\"\nname",
        &["pack-not-a-steering-id p/goals.toml:2:6", "pack-unknown-goal p/goals.toml:12:6"],
    ),
    (
        "goals.toml",
        "kind = \"plan\"",
        "kind = \"plan\"\ncolour = \"red\"",
        &["pack-unknown-key p/goals.toml:18:1"],
    ),
];

const CSV: &[Case] = &[
    ("grants.csv", "Psykisk", "Psy\"kisk", &["pack-bad-quote p/grants.csv:2:8"]),
    (
        "grants.csv",
        "giver",
        "given",
        &["pack-missing-column p/grants.csv:1", "pack-unknown-column p/grants.csv:1:21"],
    ),
    (
        "grants.csv",
        "code,giver",
        "giver,giver",
        &["pack-missing-column p/grants.csv:1", "pack-double-column p/grants.csv:1:22"],
    ),
    ("grants.csv", "2024,", "2024", &["pack-wrong-cell-count p/grants.csv:2"]),
    ("grants.csv", "Svenska staten", " ", &["pack-empty-cell p/grants.csv:2:34"]),
    ("grants.csv", "207950", "207 950", &["pack-not-money p/grants.csv:2:19"]),
    ("grants.csv", "2024,", "2024-13,", &["pack-not-a-period p/grants.csv:2:49"]),
    ("grants.csv", "2024,\n", "2024,\nG01,Annat,1,,Staten,2024,\n", &["pack-duplicate-id p/grants.csv:3:1"]),
    ("actions.csv", "0.2,1", "0.2.1,1", &["pack-not-a-number p/actions.csv:2:30"]),
    ("equity.csv", "2024-12-31", "2024-12-32", &["pack-not-a-day p/equity.csv:2:45"]),
    ("equity.csv", "2024-12-31", "1024-12-31", &["pack-year-outside p/equity.csv:2:45"]),
    (
        "organisation.csv",
        "2024-01-01,,\nsecond",
        "2024-01-01,2023-01-01,\nsecond",
        &["pack-end-before-start p/organisation.csv:5:42"],
    ),
    (
        "organisation.csv",
        "department,committee",
        "department,",
        &["pack-second-root p/organisation.csv:3:35"],
    ),
    (
        "organisation.csv",
        "committee,,2020",
        "committee,children,2020",
        &[
            "pack-no-root p/organisation.csv",
            "pack-unit-cycle p/organisation.csv:2:35",
            "pack-unit-cycle p/organisation.csv:3:35",
        ],
    ),
    (
        "organisation.csv",
        "unit,children,2020",
        "unit,child,2020",
        &["pack-unknown-parent p/organisation.csv:4:23"],
    ),
    (
        "organisation.csv",
        "children,Barn och unga,department,committee,2020-01-01",
        "children,Barn och unga,department,committee,2020-01-02",
        &["pack-outlives-parent p/organisation.csv:4:43"],
    ),
    ("organisation.csv", "first:0.6", "first=0.6", &["pack-not-successors p/organisation.csv:4:54"]),
    ("organisation.csv", "2023-12-31,", ",", &["pack-successors-without-end p/organisation.csv:4:44"]),
    ("organisation.csv", "first:0.6", "third:0.6", &["pack-unknown-successor p/organisation.csv:4:54"]),
    (
        "organisation.csv",
        "second,Enhet två,unit,children,2024-01-01",
        "second,Enhet två,unit,children,2024-01-02",
        &["pack-successor-not-valid p/organisation.csv:4:54"],
    ),
    (
        "organisation.csv",
        "first:0.6 second:0.4",
        "first:1 second:0",
        &["pack-weight-not-positive p/organisation.csv:4:54"],
    ),
    ("organisation.csv", "first:0.6", "first:2/3", &["pack-weights-not-whole p/organisation.csv:4:54"]),
    (
        "organisation.csv",
        "second,Enhet",
        "first,Enhet",
        &["pack-duplicate-id p/organisation.csv:6:1", "pack-unknown-successor p/organisation.csv:4:54"],
    ),
    (
        "accounts.csv",
        "50,wages",
        "50,wage",
        &["pack-unknown-line p/accounts.csv:3:4", "pack-account-without-line p/ledger/2024.csv:3:9"],
    ),
    (
        "accounts.csv",
        "35,grants",
        "50,grants",
        &["pack-double-prefix p/accounts.csv:3:1", "pack-account-without-line p/ledger/2024.csv:2:9"],
    ),
    ("ledger/2024.csv", "3510,children", "3510,child", &["pack-unknown-unit p/ledger/2024.csv:2:14"]),
    ("ledger/2024.csv", "3510,children", "3510,north", &["pack-unit-not-valid p/ledger/2024.csv:2:14"]),
    (
        "ledger/2024.csv",
        "3510,children,child_youth",
        "3510,children,adult",
        &["pack-unknown-activity p/ledger/2024.csv:2:23"],
    ),
    (
        "ledger/2024.csv",
        "budget,adjustment",
        "outcome,adjustment",
        &["pack-entry-does-not-fit p/ledger/2024.csv:5:40"],
    ),
    ("ledger/2024.csv", "2024-02", "2024-2", &["pack-not-a-month p/ledger/2024.csv:5:1"]),
    ("ledger/2024.csv", "3510", "3x", &["pack-not-an-account p/ledger/2024.csv:2:9"]),
    ("ledger/2024.csv", "1000.00", "1000.005", &["pack-not-money p/ledger/2024.csv:2:51"]),
    (
        "assignments.csv",
        "Socialnämnden,2024,budget",
        "Socialnämnden,2024-H1,budget",
        &["pack-not-a-year p/assignments.csv:2:46"],
    ),
    ("assignments.csv", "budget,M1", "budget,M7", &["pack-unknown-area p/assignments.csv:2:58"]),
    ("assignments.csv", "U02,", "U01,", &["pack-duplicate-id p/assignments.csv:3:1"]),
    (
        "assignments.csv",
        "closes,committee,2024-10-22",
        "closes,committee,",
        &["pack-empty-cell p/assignments.csv:2:119"],
    ),
    (
        "targets.csv",
        "2024,2640,0,count,no",
        "2024,2640,0,count,yes",
        &["pack-second-target p/targets.csv:3:25"],
    ),
    ("targets.csv", "2644,0", "2644.5,0", &["pack-too-many-decimals p/targets.csv:2:25"]),
    ("targets.csv", "2644,0", "2644,9", &["pack-not-decimals p/targets.csv:2:30"]),
    (
        "targets.csv",
        "Avrundat i löptext; tabellens värde används.",
        "",
        &["pack-unused-target-without-note p/targets.csv:3:59"],
    ),
    (
        "series/staff.csv",
        "2025-01-15,\n",
        "2025-01-15,\ntraining_days,children,2024,13,final,Annan,\n",
        &["pack-second-value p/series/staff.csv:3:29"],
    ),
    ("abbreviations.csv", "plan\n", "plan\nSIP,annat\n", &["pack-duplicate-id p/abbreviations.csv:3:1"]),
    (
        "abbreviations.csv",
        "abbreviation,meaning\nSIP,samordnad individuell plan\n",
        "\n",
        &["pack-no-header p/abbreviations.csv:1"],
    ),
];

fn changed(case: &Case) -> PackFolder {
    let (path, from, to, _) = case;
    let mut folder = example::folder();
    let text = folder.files.get_mut(*path).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from} in {path}");
    *text = text.replace(from, to);
    folder
}

#[test]
fn every_fault_is_told_with_its_place_and_nothing_else_is_told() {
    let mut wrong = Vec::new();
    for case in TOML.iter().chain(CSV) {
        let (pack, told) = load(changed(case));
        let mut expected: Vec<_> = case.3.iter().map(ToString::to_string).collect();
        let mut told = told;
        expected.sort();
        told.sort();
        if told != expected {
            wrong.push(format!("{} instead of {} in {}: {told:?}", case.2, case.1, case.0));
        }
        assert!(pack.is_none());
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn all_faults_of_a_pack_are_told_in_one_go() {
    let mut folder = example::folder();
    for (path, from, to) in [
        ("pack.toml", "\"sv\"", "\"de\""),
        ("goals.toml", "kind = \"plan\"", "kind = \"map\""),
        ("grants.csv", "207950", "x"),
    ] {
        let text = folder.files.get_mut(path).unwrap();
        *text = text.replace(from, to);
    }
    assert_eq!(
        load(folder).1,
        [
            "pack-unknown-choice p/goals.toml:17:8",
            "pack-not-money p/grants.csv:2:19",
            "pack-unknown-choice p/pack.toml:5:12"
        ]
    );
}

#[test]
fn a_misspelt_file_name_is_told() {
    let mut folder = example::folder();
    let text = folder.files.remove("grants.csv").unwrap();
    folder.files.insert("grant.csv".to_owned(), text);
    assert_eq!(load(folder).1, ["pack-unknown-file p/grant.csv"]);
}

#[test]
fn a_missing_organisation_is_told_once_and_not_by_every_row() {
    let mut folder = example::folder();
    folder.files.remove("organisation.csv");
    assert_eq!(load(folder).1, ["pack-missing-file p/organisation.csv"]);
}

#[test]
fn settings_and_organisation_alone_make_a_pack() {
    let mut folder = example::folder();
    folder.files.retain(|path, _| path == "pack.toml" || path == "organisation.csv");
    let (pack, told) = load(folder);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(pack.map(|pack| pack.economy.ledger.len()), Some(0));
}

/// Faults of folders on disk are tested there.
const ON_DISK: [&str; 7] = [
    "pack-file-ending",
    "pack-file-name",
    "pack-not-a-file",
    "pack-not-utf8",
    "pack-too-large",
    "pack-too-many-files",
    "pack-unreadable",
];

#[test]
fn every_message_about_packs_has_a_case() {
    let messages = include_str!("../../../../locales/sv/pack.ftl");
    let written: BTreeSet<&str> = messages
        .lines()
        .filter(|line| line.starts_with("pack-"))
        .filter_map(|line| line.split_once(" = ").map(|(id, _)| id))
        .collect();
    let tested: BTreeSet<&str> = TOML
        .iter()
        .chain(CSV)
        .flat_map(|case| case.3)
        .filter_map(|told| told.split_once(' ').map(|(code, _)| code))
        .chain(ON_DISK)
        .chain(["pack-unknown-file", "pack-missing-file"])
        .collect();
    assert_eq!(written, tested);
}

#[test]
fn rows_without_a_line_are_counted_behind_the_first_of_their_account() {
    let mut folder = example::folder();
    for (path, from, to) in [
        ("accounts.csv", "50,wages,2020-01-01,,Löner\n", ""),
        ("ledger/2024.csv", "2024-10,5010", "2024-10,5020"),
    ] {
        let text = folder.files.get_mut(path).unwrap();
        *text = text.replace(from, to);
    }
    let mut problems = Problems::new();
    assert!(Pack::load(folder, &mut problems).is_none());
    let more = |found: &Diagnostic| found.args.iter().find(|(name, _)| *name == "more").unwrap().1.clone();
    let told: Vec<_> = problems.sorted().iter().map(|found| (found.place.to_string(), more(found))).collect();
    assert_eq!(
        told,
        [("p/ledger/2024.csv:3:9".into(), "2".into()), ("p/ledger/2024.csv:6:9".into(), "0".into())]
    );
}
