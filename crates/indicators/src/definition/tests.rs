//! Definitions of a small pack, and those of the pack in the repository.

use super::{Catalogue, Compare, Content, Derived};
use enslinje_domain::{Clocks, IndicatorId, Problems};
use enslinje_pack::{Pack, PackFolder};
use proptest::prelude::*;
use std::path::Path;

pub(crate) const PACK: &str = r#"
name = "Test"
committee = "Socialnämnden Test"
municipality = "Teststad"
language = "sv"
root = "root"
default_period = "2024"
[small_counts]
minimum = 5
[age_groups]
people = [0, 13, 18]
[simulation]
first_year = 2023
last_year = 2024
as_of = 2024-12-31
[[activity]]
id = "child_youth"
name = "Barn och unga"
[[activity]]
id = "adult"
name = "Vuxna"
"#;

pub(crate) const UNITS: &str = "id,name,kind,parent,valid_from,valid_to,successors
root,Nämnden,committee,,2020-01-01,,
a,Avdelning A,department,root,2020-01-01,,
b,Avdelning B,department,root,2020-01-01,,
";

pub(crate) fn clocks() -> Clocks {
    Clocks::parse("law/clocks.toml", include_str!("../../../../law/clocks.toml")).unwrap()
}

/// A pack with these files besides `pack.toml` and `organisation.csv`.
pub(crate) fn pack(files: &[(&str, &str)]) -> Pack {
    let all = [("pack.toml", PACK), ("organisation.csv", UNITS)].iter().chain(files).copied();
    let mut problems = Problems::new();
    let pack = Pack::load(PackFolder::from_files("test", all), &mut problems);
    assert_eq!(problems.as_slice(), []);
    pack.unwrap()
}

fn told(definitions: &str) -> Vec<(&'static str, u32)> {
    let mut problems = Problems::new();
    let catalogue = Catalogue::load(&pack(&[("indicators/a.toml", definitions)]), &clocks(), &mut problems);
    assert_eq!(catalogue.is_none(), problems.has_errors());
    problems.sorted().iter().map(|problem| (problem.code, problem.place.line.unwrap_or(0))).collect()
}

fn id(text: &str) -> IndicatorId {
    IndicatorId::new(text).unwrap()
}

#[test]
fn the_pack_of_hisingen_has_sound_definitions() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/hisingen");
    let mut problems = Problems::new();
    let pack = Pack::load(PackFolder::read(&dir).unwrap(), &mut problems);
    let catalogue = pack.as_ref().and_then(|pack| Catalogue::load(pack, &clocks(), &mut problems));
    assert_eq!(problems.as_slice(), []);
    let catalogue = catalogue.unwrap();
    let share = catalogue.get(&id("inv_over_4m_share")).unwrap().latest();
    let expected = Derived::Share { numerator: id("inv_over_4m"), denominator: id("inv_total") };
    assert_eq!(share.content, Content::Derived(expected));
    // A line of the income statement needs no definition.
    assert_eq!(catalogue.get(&id("net_cost")).unwrap().latest().kind, "ledger");
}

#[test]
fn every_fault_of_a_file_is_told_in_one_go_with_its_line() {
    let definitions = r#"
[a]
name = "A"
register = "closures"
kind = "events"
date = "closed"
measure = "count"
[b]
name = "B"
register = "closure"
kind = "events"
date = "closd"
measure = "count"
where = 'reasn = "need_met"'
colour = "red"
[c]
name = "C"
register = "investigation"
kind = "overdue"
clock = "child_investigatio"
from = "opened"
to = "birth"
measure = "number"
unit = "x"
splits = ["reason"]
age_groups = "staff"
[d]
name = "D"
kind = "share"
numerator = "a"
denominator = "nothing"
measure = "percent"
decimals = 12
[e]
kind = "duration"
register = "closure"
"#;
    assert_eq!(
        told(definitions),
        [
            ("indicator-unknown-register", 4),
            ("indicator-unknown-column", 12),
            ("filter-unknown-column", 14),
            ("pack-unknown-key", 15),
            ("indicator-unknown-clock", 20),
            ("indicator-interval-order", 22),
            ("pack-unknown-choice", 23),
            ("indicator-unknown-unit", 24),
            ("indicator-unknown-split", 25),
            ("indicator-unknown-ages", 26),
            ("indicator-decimals", 33),
            ("pack-missing-key", 34),
            ("pack-missing-key", 34),
            ("pack-missing-key", 34),
            ("pack-missing-key", 34),
            ("pack-missing-key", 34),
        ]
    );
}

#[test]
fn a_caret_stands_under_the_misspelt_word_of_a_filter() {
    let definitions = "[a]\nname = \"A\"\nregister = \"closure\"\nkind = \"events\"\ndate = \"closed\"\nmeasure = \"count\"\nwhere = 'target_group = \"child\" and reasn = \"need_met\"'\n";
    let mut problems = Problems::new();
    Catalogue::load(&pack(&[("indicators/a.toml", definitions)]), &clocks(), &mut problems);
    let place = &problems.as_slice()[0].place;
    let excerpt = place.excerpt.as_deref().unwrap();
    let start = usize::try_from(place.column.unwrap() - 1).unwrap();
    assert_eq!(&excerpt[start..start + usize::try_from(place.width).unwrap()], "reasn");
}

#[test]
fn a_cycle_is_told_by_name_at_one_of_its_definitions() {
    let change = |name: &str, of: &str| {
        format!("[{name}]\nname = \"x\"\nkind = \"change\"\nof = \"{of}\"\nmeasure = \"percent\"\n")
    };
    let definitions = [change("a", "b"), change("b", "c"), change("c", "b"), change("d", "d")].concat();
    let mut problems = Problems::new();
    Catalogue::load(&pack(&[("indicators/a.toml", &definitions)]), &clocks(), &mut problems);
    let told: Vec<_> = problems
        .as_slice()
        .iter()
        .map(|problem| (problem.code, problem.place.line.unwrap(), problem.args[1].1.as_str()))
        .collect();
    assert_eq!(told, [("indicator-cycle", 6, "b → c → b"), ("indicator-cycle", 16, "d → d")]);
}

#[test]
fn an_indicator_is_defined_once() {
    let series = "[a]\nname = \"x\"\nkind = \"series\"\nmeasure = \"count\"\n";
    let mut problems = Problems::new();
    let files = [("indicators/a.toml", series), ("indicators/b.toml", series)];
    Catalogue::load(&pack(&files), &clocks(), &mut problems);
    let told: Vec<_> =
        problems.as_slice().iter().map(|problem| (problem.code, problem.place.file.as_str())).collect();
    assert_eq!(told, [("indicator-duplicate", "test/indicators/b.toml")]);
}

#[test]
fn versions_share_keys_and_are_chosen_by_day() {
    let definitions = r#"
[a]
name = "A"
register = "closure"
kind = "events"
date = "closed"
measure = "count"
[[a.version]]
valid_to = 2023-12-31
where = 'reason = "moved"'
[[a.version]]
valid_from = 2024-01-01
where = 'reason = "moved" or reason = "other"'
break = "Andra skäl räknas från 2024."
"#;
    let mut problems = Problems::new();
    let catalogue = Catalogue::load(&pack(&[("indicators/a.toml", definitions)]), &clocks(), &mut problems);
    assert_eq!(problems.as_slice(), []);
    let catalogue = catalogue.unwrap();
    let indicator = catalogue.get(&id("a")).unwrap();
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let on = |text| {
        let version = indicator.version_on(day(text)).unwrap();
        (version.number, version.filter().unwrap().source.clone())
    };
    assert_eq!(on("2023-12-31"), (1, r#"reason = "moved""#.to_owned()));
    assert_eq!(on("2024-01-01"), (2, r#"reason = "moved" or reason = "other""#.to_owned()));
    assert_eq!(indicator.breaks()[0].from, day("2024-01-01"));
}

#[test]
fn versions_that_hold_on_the_same_day_are_refused() {
    let definitions = "[a]\nname = \"A\"\nkind = \"series\"\nmeasure = \"count\"\n[[a.version]]\nvalid_to = 2024-01-01\n[[a.version]]\nvalid_from = 2024-01-01\n";
    assert_eq!(told(definitions), [("indicator-versions-overlap", 7)]);
}

#[test]
fn a_difference_of_one_indicator_compares_with_the_period_that_is_named() {
    let definitions = "[a]\nname = \"A\"\nkind = \"series\"\nmeasure = \"count\"\n[b]\nname = \"B\"\nkind = \"difference\"\nof = \"a\"\ncompare = \"period\"\nmeasure = \"count\"\n";
    let mut problems = Problems::new();
    let catalogue =
        Catalogue::load(&pack(&[("indicators/a.toml", definitions)]), &clocks(), &mut problems).unwrap();
    let content = &catalogue.get(&id("b")).unwrap().latest().content;
    assert_eq!(content, &Content::Derived(Derived::Growth { of: id("a"), compare: Compare::Period }));
}

#[test]
fn the_examples_of_the_documentation_are_sound() {
    let text = include_str!("../../../../docs/indicators.md");
    let examples: Vec<&str> =
        text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(examples.len(), 3);
    let definitions = examples.concat();
    let mut problems = Problems::new();
    let files = [
        ("indicators/a.toml", definitions.as_str()),
        ("statement.toml", STATEMENT),
        ("accounts.csv", ACCOUNTS),
    ];
    let catalogue = Catalogue::load(&pack(&files), &clocks(), &mut problems);
    assert_eq!(problems.as_slice(), []);
    assert_eq!(catalogue.unwrap().get(&id("inv_over_4m")).unwrap().versions().len(), 1);
    for filter in text.split("```filter\n").skip(1).filter_map(|rest| rest.split("```").next()) {
        for line in filter.lines() {
            let overdue = crate::filter::Overdue {
                from: "opened",
                clock: enslinje_domain::ClockId::new("child_investigation").unwrap(),
            };
            let register = crate::register::register("investigation").unwrap();
            assert_eq!(crate::filter::Filter::read(line, register, Some(&overdue)).err(), None, "{line}");
        }
    }
}

pub(crate) const STATEMENT: &str = r#"
[[entry]]
id = "fees"
name = "Avgifter"
[[entry]]
id = "wages"
name = "Löner"
[[entry]]
id = "net_cost"
name = "Nettokostnad"
total = ["fees", "wages"]
"#;
pub(crate) const ACCOUNTS: &str =
    "prefix,line,valid_from,valid_to,name\n3,fees,2020-01-01,,Avgifter\n5,wages,2020-01-01,,Löner\n";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_as_a_definition_file_panic(start in 0_usize..900, bytes in prop::collection::vec(any::<u8>(), 0..20)) {
        let sound = include_bytes!("../../../../packs/hisingen/indicators/children.toml");
        let mut damaged = sound[..900].to_vec();
        damaged.splice(start..(start + bytes.len()).min(900), bytes);
        let mut problems = Problems::new();
        let mut folder = pack(&[]).folder;
        folder.add_bytes("indicators/a.toml".to_owned(), damaged, &mut problems);
        if let Some(pack) = Pack::load(folder, &mut problems) {
            Catalogue::load(&pack, &clocks(), &mut problems);
        }
    }
}
