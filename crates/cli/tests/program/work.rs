//! `enslinje case`, `watch` and `digest` as a unit manager uses them.

use crate::run::{enslinje, pack, succeed};
use chrono::NaiveDate;
use enslinje_domain::UnitId;
use enslinje_domain::access::{Grant, Role, UserId};
use enslinje_store::{Act, Store, User};
use std::path::Path;
use tempfile::TempDir;

/// Makes `work.db` with the account anna, who manages children and young people.
pub fn with_manager(folder: &Path) {
    let url = format!("sqlite:{}", folder.join("work.db").display());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (store, _) = Store::migrate(&url).await.unwrap();
        let at = "2025-08-01T08:00:00Z".parse().unwrap();
        let act = Act { actor: "admin".to_owned(), at, why: "konto".to_owned(), secret: [7; 32] };
        let id = UserId::new("anna").unwrap();
        let from = NaiveDate::from_ymd_opt(2021, 1, 1).unwrap();
        let unit = UnitId::new("bou").unwrap();
        let mut writing = store.write(&act).await.unwrap();
        let user = User { id: id.clone(), name: "Anna".to_owned(), person: None, closed: None };
        writing.add_user(&user).await.unwrap();
        let grant = Grant { user: id, role: Role::UnitManager, unit, from, to: None };
        writing.add_grant(&grant).await.unwrap();
        writing.commit().await.unwrap();
        store.close().await;
    });
}

fn work(folder: &Path, command: &str) -> (String, String, i32) {
    let pack = pack().display().to_string();
    let at = format!(" --db sqlite:work.db --pack {pack} --user anna --today 2025-09-10");
    let words: Vec<String> = format!("{command}{at}").split(' ').map(str::to_owned).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let output = enslinje(folder, &words);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

fn fine(folder: &Path, command: &str) -> String {
    let (told, beside, code) = work(folder, command);
    assert_eq!(code, 0, "{command}: {beside}");
    told
}

#[test]
fn a_report_is_opened_assessed_and_watched() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    with_manager(folder);
    assert_eq!(
        fine(folder, "case person --unit bou --birth 2015-03-10 --sex woman"),
        "Person 1 är registrerad.\n"
    );
    let open = "case open intake --person 1 --unit bou --set kind=concern_report --set target_group=child";
    assert_eq!(
        fine(folder, &format!("{open} --on 2025-09-01")),
        "intake/1 är öppnat: inkommen. SoL 2025:400 19:1\n"
    );
    fine(folder, "case assign intake/1 --to bo");

    // Fourteen days from 1 September.
    let csv = fine(folder, "watch --format csv");
    let line = csv.lines().nth(1).unwrap();
    assert!(
        line.starts_with(
            "2025-09-15,5,within_7,intake,1,preliminary_assessment,Förhandsbedömning,bou,bo,2025-09-01,"
        ),
        "{line}"
    );
    let calendar = fine(folder, "watch --format ics");
    assert!(calendar.contains("\r\nDTSTART;VALUE=DATE:20250915\r\n"));
    let forecast = fine(folder, "watch --forecast 2025-Q3 --format csv");
    assert_eq!(forecast, "clock,unit,overdue,will_pass,in_time,paused\npreliminary_assessment,bou,0,1,0,0\n");
    let digest = fine(folder, "digest");
    assert_eq!(
        digest,
        "Till: bo\nFrister i bou den 2025-09-10\n\n\
         intake/1: Förhandsbedömning går ut 2025-09-15, om 5 dagar (SoL 2025:400 20:2).\n\n"
    );

    let decided = "case record intake/1 preliminary_assessment_decided --on 2025-09-08 --reason opened";
    let (_, told, code) = work(folder, decided);
    assert_eq!(code, 2);
    assert!(told.contains("skyddsbedömningen är inte registrerad"), "{told}");
    fine(folder, "case record intake/1 safety_assessed --on 2025-09-01");
    assert!(fine(folder, decided).starts_with("intake/1: utredning inledd."));
    let next = fine(folder, "case open investigation --from intake/1 --on 2025-09-08");
    assert!(next.starts_with("investigation/1 är öppnat: pågår."), "{next}");
    // The pack's own limit of ninety days stands beside the four months of the law.
    let csv = fine(folder, "watch --format csv");
    let days: Vec<_> = csv.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(days, ["2025-12-07", "2026-01-08"]);
    let verified = succeed(folder, &["db", "verify", "--db", "sqlite:work.db"]);
    assert!(verified.starts_with("Loggkedjan håller:"), "{verified}");
}

#[test]
fn somebody_without_rights_is_refused_and_learns_nothing() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    with_manager(folder);
    let pack = pack().display().to_string();
    let at = ["--db", "sqlite:work.db", "--pack", &pack, "--user", "eva"];
    for command in [&["case", "show", "intake/1"][..], &["case", "show", "--person", "1"], &["watch"]] {
        let output = enslinje(folder, &[command, &at[..]].concat());
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("finns inte, eller ligger utanför din behörighet"), "{told}");
    }
}

#[test]
fn a_coordination_number_that_leaves_the_birth_open_needs_the_day_beside_it() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    with_manager(folder);
    // Published numbers: the 12th of an unknown month of 1915, and a whole day.
    for (told, code) in [
        ("--identity 191500722390", "[work-birth-missing]"),
        ("--identity 199508282390 --birth 1995-08-29", "[work-birth-differs]"),
    ] {
        let (_, beside, exit) = work(folder, &format!("case person --unit bou {told}"));
        assert!(exit == 2 && beside.contains(code), "{told}: {beside}");
    }
    let told = fine(folder, "case person --unit bou --identity 191500722390 --birth 1915-05-12");
    assert_eq!(told, "Person 1 är registrerad.\n");
    let told = fine(folder, "case person --unit bou --identity 199508282390 --birth 1995-08-28");
    assert_eq!(told, "Person 2 är registrerad.\n");
}

#[test]
fn a_digest_goes_nowhere_when_the_server_does_not_answer() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    with_manager(folder);
    fine(folder, "case person --unit bou --birth 2015-03-10 --sex woman");
    let open = "case open intake --person 1 --unit bou --set kind=concern_report --set target_group=child";
    fine(folder, &format!("{open} --on 2025-09-01"));
    // Port 9 of the machine itself: nothing answers there.
    let file =
        "host = \"127.0.0.1\"\nport = 9\nfrom = \"frister@example.org\"\n\n[to]\nbou = \"bou@example.org\"\n";
    std::fs::write(folder.join("mail.toml"), file).unwrap();
    let (told, beside, code) = work(folder, "digest --config mail.toml");
    assert_eq!((told.as_str(), code), ("0 av 1 utskick är skickade.\n", 1));
    assert!(beside.contains("Utskicket till bou kom inte fram"), "{beside}");
}
