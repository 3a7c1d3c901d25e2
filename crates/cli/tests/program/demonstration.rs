//! What the invented users of the demonstration see, and what a database without users answers.

use crate::run::{demonstrated, enslinje, pack, succeed};
use std::collections::BTreeSet;
use tempfile::TempDir;

/// The commands that the demonstration told to try, run in its folder.
fn tried() -> Vec<(String, String)> {
    let (folder, told) = demonstrated();
    let commands = told.lines().filter_map(|line| line.trim().strip_prefix("enslinje "));
    commands
        .map(|command| {
            let words: Vec<&str> = command.split(' ').collect();
            (command.to_owned(), succeed(folder, &[&words[..], &["--format", "csv"]].concat()))
        })
        .collect()
}

#[test]
fn what_the_demonstration_tells_to_try_answers() {
    let tried = tried();
    let users: Vec<&str> = tried
        .iter()
        .map(|(command, _)| command.split("--user ").nth(1).unwrap().split(' ').next().unwrap())
        .collect();
    assert_eq!(users, ["demo-chef-bm", "demo-handlaggare-bm", "demo-admin"]);
    let lists: Vec<Vec<&str>> = tried.iter().map(|(_, told)| told.lines().skip(1).collect()).collect();
    assert_eq!(lists[0].len(), 50);
    let held: BTreeSet<(&str, &str)> = lists[2]
        .iter()
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            (cells[0], cells[1])
        })
        .collect();
    for (account, role) in [
        ("demo-admin", "administrator"),
        ("demo-controller", "controller"),
        ("demo-dataskydd", "data_protection"),
        ("demo-chef-bm", "unit_manager"),
        ("demo-chef-vx", "unit_manager"),
        ("demo-handlaggare-bm", "caseworker"),
        ("demo-handlaggare-bm", "case"),
    ] {
        assert!(held.contains(&(account, role)), "{account} {role}");
    }
}

#[test]
fn the_watch_list_of_the_demonstration_is_calm() {
    let (folder, _) = demonstrated();
    let pack = pack();
    let at = ["--db", "sqlite:demo/enslinje.db", "--pack", pack.to_str().unwrap(), "--today", "2024-12-31"];
    for manager in ["demo-chef-bm", "demo-chef-br"] {
        let asked = ["watch", "--user", manager, "--format", "json", "--limit", "0"];
        let told = succeed(folder, &[&asked[..], &at[..]].concat());
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        let sum = |step: &str| -> i64 {
            let counts = told["counts"].as_array().unwrap();
            counts.iter().map(|one| one["counts"][step].as_i64().unwrap()).sum()
        };
        let all: i64 =
            ["overdue", "within_7", "within_30", "within_60", "later", "paused"].map(sum).iter().sum();
        assert!(sum("overdue") > 0 && sum("overdue") * 8 < all, "{manager}: {} of {all}", sum("overdue"));
    }
    let own =
        ["watch", "--user", "demo-handlaggare-bm", "--caseworker", "demo-handlaggare-bm", "--format", "csv"];
    let told = succeed(folder, &[&own[..], &at[..]].concat());
    let matters: BTreeSet<&str> = told.lines().skip(1).map(|line| line.split(',').nth(4).unwrap()).collect();
    assert_eq!(matters.len(), 10);
}

#[test]
fn a_database_without_users_says_so_and_what_to_do() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    succeed(folder, &["db", "migrate", "--db", "sqlite:a.db"]);
    let pack = pack();
    let at = ["--db", "sqlite:a.db", "--pack", pack.to_str().unwrap(), "--user", "anna"];
    for asked in [
        &["watch"][..],
        &["watch", "--forecast", "2024"],
        &["digest"],
        &["case", "show", "intake/1"],
        &["case", "person", "--unit", "bm", "--birth", "2012-03-04", "--sex", "woman"],
        &["access", "list"],
        &["access", "user", "bo", "--name", "Bo"],
        &["access", "case", "bo", "1"],
        &["access", "open", "1", "--reason", "larm i natten, ingen annan här"],
        &["log", "review", "--from", "2024-01-01", "--to", "2024-01-31"],
        &["log", "show", "--person", "1"],
        &["log", "reviews"],
    ] {
        let output = enslinje(folder, &[asked, &at[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{asked:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        let lines: Vec<&str> = told.lines().take(3).collect();
        assert_eq!(
            lines,
            [
                "fel[access-no-users]: Databasen har inga konton, så ingen har någon behörighet.",
                "--> sqlite:a.db",
                "hjälp: Lägg upp det första kontot med enslinje access first KONTO --name \"NAMN\". Det kan sedan lägga upp andra och ge dem roller.",
            ],
            "{asked:?}"
        );
    }
}
