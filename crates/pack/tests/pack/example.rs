//! The pack of `docs/pack.md`, on which the other tests build.

use enslinje_domain::economy::LineId;
use enslinje_domain::{Money, Number, Problems};
use enslinje_pack::{Pack, PackFolder};

/// Files of the documentation: blocks that begin with ` ```toml file=PATH ` or ` ```csv file=PATH `.
pub fn files() -> Vec<(String, String)> {
    let documentation = include_str!("../../../../docs/pack.md");
    let mut files = Vec::new();
    for block in documentation.split("\n```").filter(|block| block.contains(" file=")) {
        let (head, text) = block.split_once('\n').unwrap();
        let (_, path) = head.split_once(" file=").unwrap();
        files.push((path.to_owned(), format!("{text}\n")));
    }
    files
}

pub fn folder() -> PackFolder {
    PackFolder::from_files("p", files())
}

pub fn load(folder: PackFolder) -> (Option<Pack>, Vec<String>) {
    let mut problems = Problems::new();
    let pack = Pack::load(folder, &mut problems);
    let told = problems.sorted().into_iter().map(|found| format!("{} {}", found.code, found.place)).collect();
    (pack, told)
}

#[test]
fn the_pack_of_the_documentation_loads() {
    let (pack, problems) = load(folder());
    assert_eq!(problems, Vec::<String>::new());
    let pack = pack.unwrap();
    assert_eq!(pack.organisation.units().len(), 5);
    assert_eq!(pack.settings.age_groups["people"].labels(), ["0-12", "13-17", "18-64", "65-"]);
    assert_eq!(pack.economy.ledger.len(), 5);
    assert_eq!((pack.steering.goals.len(), pack.steering.assignments.len()), (1, 2));
    assert_eq!(pack.steering.assignments[0].resolutions[0].on.to_string(), "2024-10-22");
    assert_eq!(pack.series[0].value, Number::new(25, 2));
    assert_eq!(pack.targets.iter().filter(|target| target.used).count(), 1);
    assert_eq!(pack.list("grants").unwrap().money_sum("amount"), Some(Money(20_795_000)));
    assert_eq!(pack.abbreviations["SIP"], "samordnad individuell plan");
}

#[test]
fn a_line_a_sum_and_a_group_add_the_rows_that_belong_to_them() {
    let pack = load(folder()).0.unwrap();
    let sum = |id| pack.economy.sum(&LineId::new(id).unwrap(), |row| row.amount.name() == "outcome").unwrap();
    assert_eq!(sum("wages"), Money(-250_050));
    assert_eq!(sum("net_cost"), Money(-150_050));
    assert_eq!(sum("activity_net_cost"), Money(150_050));
    assert_eq!(sum("overtime"), Money(0));
}
