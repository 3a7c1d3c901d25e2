//! `enslinje case`, `watch` and `digest` as a unit manager uses them.

use crate::run::{enslinje, pack, succeed};
use chrono::NaiveDate;
use enslinje_domain::UnitId;
use enslinje_domain::access::{Grant, Role, UserId};
use enslinje_store::{Act, Store, User};
use std::path::Path;
use tempfile::TempDir;

/// Makes `work.db` with the accounts anna, who manages children and young people, and bo, a caseworker there.
pub fn with_manager(folder: &Path) {
    let url = format!("sqlite:{}", folder.join("work.db").display());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (store, _) = Store::migrate(&url).await.unwrap();
        let at = "2025-08-01T08:00:00Z".parse().unwrap();
        let act = Act { actor: "admin".to_owned(), at, why: "konto".to_owned(), secret: [7; 32] };
        let from = NaiveDate::from_ymd_opt(2021, 1, 1).unwrap();
        let unit = UnitId::new("bou").unwrap();
        let mut writing = store.write(&act).await.unwrap();
        for (name, role) in [("anna", Role::UnitManager), ("bo", Role::Caseworker)] {
            let id = UserId::new(name).unwrap();
            let user = User { id: id.clone(), name: name.to_owned(), person: None, closed: None };
            writing.add_user(&user).await.unwrap();
            let grant = Grant { user: id, role, unit: unit.clone(), from, to: None };
            writing.add_grant(&grant).await.unwrap();
        }
        writing.commit().await.unwrap();
        store.close().await;
    });
}

fn work(folder: &Path, command: &str) -> (String, String, i32) {
    let words: Vec<&str> = command.split(' ').collect();
    told(folder, &[&words, &["--user", "anna", "--today", "2025-09-10"][..]].concat())
}

fn told(folder: &Path, words: &[&str]) -> (String, String, i32) {
    let pack = pack().display().to_string();
    let output = enslinje(folder, &[words, &["--db", "sqlite:work.db", "--pack", &pack]].concat());
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
    let (_, refused, code) = work(folder, "case assign intake/1 --to eva");
    assert_eq!(code, 2);
    assert!(refused.starts_with("fel[work-not-a-caseworker]: eva kan inte ta emot ärendet"), "{refused}");
    let assess = ["case", "record", "intake/1", "reporter_informed", "--on", "2025-09-02"];
    let by_bo = || told(folder, &[&assess[..], &["--user", "bo", "--today", "2025-09-10"]].concat()).2;
    assert_eq!(by_bo(), 2);
    fine(folder, "case assign intake/1 --to bo");
    assert_eq!(by_bo(), 0);

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

/// A cell of the first row of the report of 2025-Q3.
fn reported(folder: &Path, column: &str) -> String {
    let (csv, beside, code) = told(folder, &["unexecuted", "--quarter", "2025-Q3", "--format", "csv"]);
    assert_eq!(code, 0, "{beside}");
    let mut lines = csv.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let at = lines.next().unwrap().iter().position(|head| head == column).unwrap();
    lines.next().unwrap()[at].clone()
}

#[test]
fn the_reason_of_a_delay_is_told_once_and_stands_in_the_report() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    with_manager(folder);
    fine(folder, "case person --unit bou --birth 2015-03-10 --sex woman");
    let anna = ["--user", "anna", "--today", "2025-10-06"];
    let say = |words: &[&str]| told(folder, &[words, &anna].concat());
    let open = "case open decision --person 1 --unit bou --set target_group=child --set law=SoL \
        --set kind=contact_person --set favourable=yes --on 2025-05-02 --paragraph";
    let open: Vec<&str> = open.split_whitespace().collect();
    let (_, beside, code) = say(&[&open[..], &["SoL 2001:453 4:1"]].concat());
    assert_eq!(code, 0, "{beside}");
    // Three months from 2 May: past due since 3 August.
    assert_eq!((reported(folder, "decided"), reported(folder, "reason")), ("2025-05-02".into(), "".into()));

    let delay = ["case", "record", "decision/1", "delay_reported", "--on", "2025-10-05", "--note"];
    let number = [&delay[..], &["delay_reason=Mor 151079-2383 svarar inte."]].concat();
    let (_, beside, code) = say(&number);
    assert_eq!(code, 2);
    assert!(beside.starts_with("fel[casework-note-identity-number]:"), "{beside}");
    assert!(!beside.contains("151079"), "{beside}");
    let (_, beside, code) = say(&[&delay[..], &["reference=BR-12"]].concat());
    assert_eq!(code, 2);
    assert!(beside.contains("Lagen kräver det: SoL 2025:400 34:1."), "{beside}");
    let (_, beside, code) = say(&[&delay[..], &["origin=intake/1"]].concat());
    assert_eq!(code, 2);
    assert!(beside.starts_with("fel[work-not-a-note]:"), "{beside}");
    let notes = ["delay_reason=Ingen kontaktperson har hittats.", "--note", "reference=BR-12", "--note"];
    let told_by_anna = say(&[&delay[..], &notes, &["delay_meanwhile=Öppenvård."]].concat());
    assert_eq!(told_by_anna.0, "decision/1: väntar på verkställighet. SoL 2025:400 34:1\n");
    let answer = ["case", "record", "decision/1", "offer_declined", "--on", "2025-08-20"];
    let (_, beside, code) = say(&[&answer[..], &["--note", "offered=2025-08-10"]].concat());
    assert_eq!(code, 0, "{beside}");

    for (column, cell) in [
        ("reason", "Ingen kontaktperson har hittats."),
        ("reference", "BR-12"),
        ("meanwhile", "Öppenvård."),
        ("consequences", ""),
        ("offers", "2025-08-20"),
    ] {
        assert_eq!(reported(folder, column), cell, "{column}");
    }
    let (page, _, _) = told(folder, &["unexecuted", "--quarter", "2025-Q3", "--format", "html"]);
    assert!(
        page.replace('\u{2011}', "-").contains("Erbjudande 2025-08-10, tackade nej 2025-08-20."),
        "{page}"
    );
    let (shown, _, _) = say(&["case", "show", "decision/1"]);
    assert!(
        shown.contains("Skäl: Ingen kontaktperson har hittats.; Annat under tiden: Öppenvård."),
        "{shown}"
    );
    // A long text is broken over lines.
    let long = format!("delay_reason={}", "Ingen plats. ".repeat(70));
    let (_, beside, code) = say(&[&delay[..], &[&long]].concat());
    assert_eq!(code, 0, "{beside}");
    let (shown, _, _) = say(&["case", "show", "decision/1"]);
    assert_eq!(shown.matches("plats.").count(), 70);
    let history = shown.lines().filter(|line| line.contains("plats."));
    assert!(
        history.clone().count() > 1 && history.clone().all(|line| line.chars().count() <= 150),
        "{shown}"
    );
    let verified = succeed(folder, &["db", "verify", "--db", "sqlite:work.db"]);
    assert!(verified.starts_with("Loggkedjan håller:"), "{verified}");
}

#[test]
fn a_household_is_registered_and_shown() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    with_manager(folder);
    fine(folder, "case person --unit bou --birth 1985-03-10 --sex woman --name Alma");
    fine(folder, "case person --unit bou --birth 2016-03-10 --sex man --name Cid");
    let (_, refused, code) = work(folder, "case household --unit bou --member 1=mother");
    assert_eq!(code, 2);
    assert!(refused.contains("Roller: applicant, co_applicant, child."), "{refused}");
    let members = "case household --unit bou --member 1=applicant --member 2=child --from 2025-09-01";
    assert_eq!(fine(folder, members), "Hushåll 1 är registrerat.\n");
    let shown = fine(folder, "case household 1");
    assert!(shown.starts_with("Hushåll 1, enhet bou\n"), "{shown}");
    let cells = |name: &str| {
        let line = shown.lines().find(|line| line.contains(name)).unwrap();
        line.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(cells("Alma"), "1 Alma sökande 2025-09-01 –");
    assert_eq!(cells("Cid"), "2 Cid barn 2025-09-01 –");
}
