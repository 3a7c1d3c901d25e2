//! Whole packs: simulated, written, read back by the engine and compared with every target.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use enslinje_domain::{Clocks, FigureKey, Problems, Split};
use enslinje_indicators::snapshot::write_snapshot;
use enslinje_indicators::{Catalogue, Engine, Snapshot};
use enslinje_pack::{Pack, PackFolder};
use enslinje_simulate::{TargetOutcome, check_targets, simulate};
use proptest::prelude::*;
use std::path::Path;

const CLOCKS: &str = include_str!("../../../law/clocks.toml");

/// The pack in a folder of this repository.
fn pack(folder: &str) -> Pack {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    load(PackFolder::read(&path).unwrap())
}

fn load(folder: PackFolder) -> Pack {
    let mut problems = Problems::new();
    Pack::load(folder, &mut problems).unwrap_or_else(|| panic!("{:#?}", problems.sorted()))
}

/// The small pack with other targets.
fn small(targets: &str) -> Pack {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pack");
    let mut folder = PackFolder::read(&path).unwrap();
    let header = "indicator,unit,period,value,decimals,shown,use,source,note\n";
    folder.files.insert("targets.csv".to_owned(), format!("{header}{targets}"));
    load(folder)
}

/// Writes the pack's registers, and gives the hash of the snapshot and the outcome of every target.
fn outcomes(pack: &Pack, seed: u64) -> (String, Vec<TargetOutcome>) {
    let clocks = Clocks::parse("law/clocks.toml", CLOCKS).unwrap();
    let mut problems = Problems::new();
    let catalogue = Catalogue::load(pack, &clocks, &mut problems);
    let catalogue = catalogue.unwrap_or_else(|| panic!("{:#?}", problems.sorted()));
    let simulated = simulate(pack, seed, 1, &mut |_, _, _| {}).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("snapshot");
    write_snapshot(&path, simulated.as_of, simulated.registers, simulated.committees).unwrap();
    let snapshot = Snapshot::open(&path).unwrap();
    let keys: Vec<FigureKey> = pack
        .targets
        .iter()
        .filter(|target| target.used)
        .map(|target| FigureKey {
            indicator: target.indicator.clone(),
            unit: target.unit.clone(),
            period: target.period,
            by: Split::whole(),
        })
        .collect();
    let figures = Engine::new(pack, &catalogue, &clocks, &snapshot).compute(&keys).unwrap();
    (snapshot.hash().as_str().to_owned(), check_targets(pack, &catalogue, &figures))
}

/// The targets that are missed, told by indicator, period, printed and computed value.
fn missed(outcomes: &[TargetOutcome]) -> Vec<String> {
    outcomes
        .iter()
        .filter(|outcome| !outcome.met)
        .map(|outcome| {
            let target = &outcome.target;
            format!("{} {}: {} but {:?}", target.indicator, target.period, target.value, outcome.computed)
        })
        .collect()
}

fn codes(pack: &Pack) -> Vec<(&'static str, Option<u32>)> {
    let problems = simulate(pack, 1, 1, &mut |_, _, _| {}).map(|_| ()).unwrap_err();
    problems.sorted().into_iter().map(|problem| (problem.code, problem.place.line)).collect()
}

#[test]
fn every_target_of_hisingen_is_met_with_every_seed() {
    let pack = pack("../../packs/hisingen");
    for seed in [1, 2, 2024] {
        let (_, outcomes) = outcomes(&pack, seed);
        assert!(outcomes.len() >= 80, "{} targets", outcomes.len());
        assert_eq!(missed(&outcomes), Vec::<String>::new(), "seed {seed}");
    }
}

#[test]
fn the_same_seed_gives_the_same_snapshot_and_another_seed_another_that_meets_the_targets_too() {
    let pack = pack("tests/pack");
    let (first, met) = outcomes(&pack, 7);
    assert_eq!((met.len(), missed(&met)), (pack.targets.len(), vec![]));
    assert_eq!(outcomes(&pack, 7).0, first);
    let (other, met) = outcomes(&pack, 8);
    assert_ne!(other, first);
    assert_eq!(missed(&met), Vec::<String>::new());
}

#[test]
fn committees_have_their_own_units_and_rows() {
    let pack = pack("tests/pack");
    let mut steps = Vec::new();
    let one = simulate(&pack, 1, 1, &mut |_, _, _| {}).unwrap();
    let three =
        simulate(&pack, 1, 3, &mut |register, done, all| steps.push((register.to_owned(), done, all)))
            .unwrap();
    assert_eq!(three.committees, 3);
    assert_eq!(steps.last(), Some(&("manager_span".to_owned(), 45, 45)));
    let rows = |simulated: &enslinje_simulate::Simulated, name: &str| {
        simulated.registers.iter().find(|rows| rows.register().name == name).map(|rows| rows.rows())
    };
    assert_eq!(rows(&one, "coordinated_plan").map(|rows| rows * 3), rows(&three, "coordinated_plan"));
}

#[test]
fn targets_that_cannot_be_met_are_refused_together_with_their_lines() {
    let pack = small(
        "inv_total,inquiry,2024,10,0,count,yes,here:1,\n\
         inv_over_4m,city,2024,11,0,count,yes,here:2,\n\
         sip_bou,city,2024,-1,0,count,yes,here:3,\n\
         sip_bou,help,2023,4,0,count,yes,here:4,\n\
         inv_total,city,2023-Q1,5,0,count,yes,here:5,\n\
         sip_bou,city,2021,5,0,count,yes,here:6,\n\
         nobody_writes,city,2024,5,0,count,yes,here:7,\n\
         sip_bou,city,2022,5,0,count,no,here:8,Not used.\n",
    );
    assert_eq!(
        codes(&pack),
        [
            ("simulate-target-unit", Some(5)),
            ("simulate-target-period", Some(6)),
            ("simulate-target-outside", Some(7)),
            ("simulate-target-unknown", Some(8)),
        ]
    );
    let pack = small(
        "inv_total,city,2024,10,0,count,yes,here:1,\ninv_over_4m,city,2024,11,0,count,yes,here:2,\nsip_bou,city,2024,-1,0,count,yes,here:3,\n",
    );
    assert_eq!(
        codes(&pack),
        [("simulate-target-part-above-whole", Some(3)), ("simulate-target-negative", Some(4))]
    );
}

#[test]
fn a_change_without_a_value_to_start_from_is_refused_and_one_with_it_is_met() {
    let pack = small("fs_households_change,city,2024,-10,0,percent,yes,here:1,\n");
    assert_eq!(codes(&pack), [("simulate-target-without-base", Some(2))]);
    let pack = small(
        "fs_households_change,city,2024,-10,0,percent,yes,here:1,\nfs_households,city,2023,200,0,count,yes,here:2,\n",
    );
    assert_eq!(missed(&outcomes(&pack, 3).1), Vec::<String>::new());
    let pack = small(
        "fs_households_change,city,2024,-10,0,percent,yes,here:1,\nfs_households,city,2023,200,0,count,yes,here:2,\nfs_households,city,2024,200,0,count,yes,here:3,\n",
    );
    assert_eq!(codes(&pack), [("simulate-target-conflict", Some(2))]);
}

#[test]
fn numbers_of_committees_beyond_the_limits_are_refused() {
    let pack = pack("tests/pack");
    for scale in [0, 10_001] {
        let refused = simulate(&pack, 1, scale, &mut |_, _, _| {}).map(|_| ()).unwrap_err();
        assert_eq!(refused.as_slice()[0].code, "simulate-scale");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn targets_changed_at_random_are_refused_or_met(
        percents in prop::collection::vec(prop_oneof![Just(100_i128), 0_i128..250], 10),
        seed in 0_u64..1000,
    ) {
        let mut pack = pack("tests/pack");
        for (target, percent) in pack.targets.iter_mut().zip(percents) {
            let scale = 10_i128.pow(u32::from(target.decimals));
            target.value = (target.value * percent * scale / 100).round() / scale;
        }
        if simulate(&pack, seed, 1, &mut |_, _, _| {}).is_ok() {
            prop_assert_eq!(missed(&outcomes(&pack, seed).1), Vec::<String>::new());
        }
    }
}
