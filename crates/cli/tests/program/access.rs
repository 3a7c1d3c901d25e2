//! Rights and the log at the terminal, from an emergency opening to the review that shows it.

use crate::run::{enslinje, pack, succeed};
use chrono::{DateTime, Utc};
use enslinje_domain::register::{Cell, Row, register};
use enslinje_store::{Act, Change, PersonRecord, Store, Version};
use std::path::Path;
use tempfile::TempDir;

/// A database with investigation 17 of unit `bm` about person 4.
fn with_case(folder: &Path) {
    let register = register("investigation").unwrap();
    let mut row = Row::empty(register);
    for (name, cell) in [
        ("id", Cell::Key(17)),
        ("unit", Cell::Category("bm".into())),
        ("person", Cell::Key(4)),
        ("sex", Cell::Category("woman".into())),
        ("birth", Cell::Day("2012-03-04".parse().unwrap())),
        ("target_group", Cell::Category("child".into())),
        ("opened", Cell::Day("2024-02-29".parse().unwrap())),
    ] {
        assert!(row.set(name, cell), "{name}");
    }
    let at: DateTime<Utc> = "2024-03-01T08:00:00Z".parse().unwrap();
    let act = Act { actor: "import".to_owned(), at, why: "ansökan 5".to_owned(), secret: [3; 32] };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let url = format!("sqlite:{}", folder.join("enslinje.db").display());
        let (store, _) = Store::migrate(&url).await.unwrap();
        let mut writing = store.write(&act).await.unwrap();
        let person = PersonRecord { id: 4, identity: None, birth: None, sex: None };
        writing.ensure_people(&[person]).await.unwrap();
        let version = Version { row, known_on: at.date_naive(), change: Change::New };
        writing.put(register, &[version]).await.unwrap();
        writing.commit().await.unwrap();
        store.close().await;
    });
}

#[test]
fn an_emergency_is_opened_refused_and_found_in_the_log() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    with_case(folder);
    let pack = pack().display().to_string();
    let by = |user: &str, words: &[&str]| {
        let words = [words, &["--user", user, "--pack", &pack, "--language", "en"]].concat();
        words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()
    };
    let run = |user: &str, words: &[&str]| {
        let words = by(user, words);
        succeed(folder, &words.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let refused = |user: &str, words: &[&str]| {
        let words = by(user, words);
        let output = enslinje(folder, &words.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        String::from_utf8(output.stderr).unwrap().lines().next().unwrap().to_owned()
    };
    run("rut", &["access", "first", "rut", "--name", "Rut Ek"]);
    for (account, role, unit) in [("anna", "caseworker", "vx"), ("dag", "data_protection", "hisingen")] {
        run("rut", &["access", "user", account, "--name", account]);
        run("rut", &["access", "grant", account, role, unit, "--from", "2024-01-01"]);
    }
    let nothing = "error[access-not-permitted]: The right is missing, or what was asked for is not there.";
    let why = "Alarm in the night, nobody else here";
    assert_eq!(refused("anna", &["access", "open", "99", "--reason", why]), nothing);
    assert_eq!(refused("rut", &["access", "open", "4", "--reason", why]), nothing);
    assert_eq!(refused("anna", &["log", "show", "--person", "4"]), nothing);
    assert_eq!(
        refused("anna", &["access", "open", "4", "--reason", "alarm"]),
        "error[access-reason-too-short]: The reason says too little."
    );
    let told = run("anna", &["access", "open", "4", "--reason", why]);
    assert!(told.starts_with("Person 4 is opened in an emergency until 20"), "{told}");
    let log = run("dag", &["log", "show", "--row", "investigation:17", "--format", "csv"]);
    assert_eq!(
        log,
        "at,user,action,register,row,why\n2024-03-01 09:00:00,import,write,investigation,17,ansökan 5\n"
    );
    let days = ["log", "review", "--from", "2024-03-01", "--to", "2024-03-31", "--format", "json"];
    let review: serde_json::Value = serde_json::from_str(&run("dag", &days)).unwrap();
    assert_eq!(review["findings"], serde_json::json!([]));
    assert_eq!(
        review["strangers"],
        serde_json::json!([{ "actor": "import", "events": "1", "persons": "1" }])
    );
    let verified = succeed(folder, &["db", "verify", "--db", "sqlite:enslinje.db", "--language", "en"]);
    // The row; three accounts, three grants and an opening; the log shown and the review.
    assert!(verified.contains("10 events"), "{verified}");
}

#[test]
fn the_log_tells_the_machines_account_beside_the_user_that_was_named() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    with_case(folder);
    let pack = pack().display().to_string();
    let run =
        |user: &str, words: &[&str]| succeed(folder, &[words, &["--user", user, "--pack", &pack]].concat());
    run("rut", &["access", "first", "rut", "--name", "Rut Ek"]);
    run("rut", &["access", "user", "dag", "--name", "Dag Sten"]);
    run("rut", &["access", "grant", "dag", "data_protection", "hisingen", "--from", "2024-01-01"]);
    let shown = ["log", "show", "--row", "investigation:17", "--format", "csv"];
    run("dag", &[&shown[..], &["--why", "begäran"]].concat());
    let log = run("dag", &shown);
    let account = std::process::Command::new("id").arg("-un").output().unwrap();
    let account = String::from_utf8(account.stdout).unwrap();
    let reason = log.lines().last().unwrap().rsplit(',').next().unwrap();
    assert_eq!(reason, format!("begäran [os: {}]", account.trim()));
    assert!(log.lines().last().unwrap().contains(",dag,access,investigation,17,"), "{log}");
}
