//! Persons made by hand, of a municipality that purges and of one that does not.

use super::*;
use enslinje_domain::access::{Grant, Role};
use enslinje_domain::clock::{STATUTORY, STATUTORY_FILE};
use enslinje_domain::register::{Cell, Row, register};
use enslinje_domain::retention::{RETENTION, RETENTION_FILE};
use enslinje_domain::{Clocks, OrgUnit, UnitId, UnitKind};
use enslinje_store::{Change, PersonRecord, User, Version};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn act(at: &str) -> Act {
    let at = format!("{at}T08:00:00Z").parse().unwrap();
    Act { actor: "eva".to_owned(), at, why: "gallring".to_owned(), secret: [1; 32] }
}

fn rules() -> RetentionRules {
    RetentionRules::parse(RETENTION_FILE, RETENTION, Clocks::parse(STATUTORY_FILE, STATUTORY).unwrap())
        .unwrap()
}

fn row(name: &str, person: i64, birth: &str, texts: &[(&str, &str)]) -> Row {
    let mut row = Row::empty(register(name).unwrap());
    let code = |text: &str| Cell::Category(text.to_owned().into());
    for (column, cell) in [
        ("id", Cell::Key(person)),
        ("unit", code("bou")),
        ("person", Cell::Key(person)),
        ("sex", code("woman")),
        ("birth", Cell::Day(day(birth))),
    ] {
        assert!(row.set(column, cell));
    }
    for (column, text) in texts {
        let cell = text.parse().map_or_else(|_| code(text), Cell::Day);
        assert!(row.set(column, cell), "{column}");
    }
    row
}

fn investigation(person: i64, birth: &str, group: &str, opened: &str, closed: Option<&str>) -> Row {
    let mut texts = vec![("target_group", group), ("opened", opened)];
    texts.extend(closed.map(|closed| ("closed", closed)));
    row("investigation", person, birth, &texts)
}

fn organisation() -> Organisation {
    let units = [("board", None), ("bou", Some("board")), ("other", Some("board"))];
    let units = units.map(|(id, parent)| OrgUnit {
        id: UnitId::new(id).unwrap(),
        name: id.to_owned(),
        kind: UnitKind::Unit,
        parent: parent.and_then(UnitId::new),
        valid_from: day("2000-01-01"),
        valid_to: None,
        successors: Vec::new(),
    });
    Organisation::new(units.into()).unwrap()
}

/// Makes `chefen` the manager of a unit; the account is made with the first.
async fn give(store: &Store, unit: &str) {
    let user = UserId::new("chefen").unwrap();
    let mut writing = store.write(&act("2024-01-01")).await.unwrap();
    if writing.held(&user).await.unwrap().is_none() {
        let account = User { id: user.clone(), name: "Chefen".to_owned(), person: None, closed: None };
        writing.add_user(&account).await.unwrap();
    }
    let unit = UnitId::new(unit).unwrap();
    let grant = Grant { user, role: Role::UnitManager, unit, from: day("2024-01-01"), to: None };
    writing.add_grant(&grant).await.unwrap();
    writing.commit().await.unwrap();
}

async fn put(store: &Store, rows: Vec<Row>) {
    let mut writing = store.write(&act("2024-01-01")).await.unwrap();
    for row in rows {
        let (id, birth) = (row.key("person").unwrap(), row.day("birth"));
        let sex = Some("woman".to_owned());
        writing.ensure_people(&[PersonRecord { id, identity: None, birth, sex }]).await.unwrap();
        let register = row.register;
        let version = Version { row, known_on: day("2024-01-01"), change: Change::New };
        writing.put(register, &[version]).await.unwrap();
    }
    writing.commit().await.unwrap();
}

/// Last notes in 2020, but for person 6; asked on 2031-02-01.
async fn filled(folder: &std::path::Path) -> Store {
    let url = format!("sqlite:{}", folder.join("enslinje.db").display());
    let store = Store::migrate(&url).await.unwrap().0;
    let old = Some("2020-11-30");
    let placement = [
        ("target_group", "child"),
        ("form", "foster_home"),
        ("provider", "own"),
        ("legal_basis", "SoL"),
        ("cause", "other"),
        ("from", "2019-01-01"),
        ("to", "2019-02-01"),
    ];
    let mut placed = row("placement", 3, "2010-02-01", &placement);
    for column in ["form", "provider", "legal_basis", "cause"] {
        let enslinje_domain::register::Kind::Category(codes) = placed.register.column(column).unwrap().kind
        else {
            panic!("{column}")
        };
        assert!(placed.set(column, Cell::Category(codes[0].into())));
    }
    assert!(placed.set("cost_per_day", Cell::Money(enslinje_domain::Money(0))));
    put(
        &store,
        vec![
            investigation(1, "1980-02-01", "adult", "2020-10-01", old),
            investigation(2, "1980-02-15", "adult", "2020-10-01", old),
            placed,
            investigation(4, "1980-02-01", "adult", "2020-10-01", None),
            investigation(5, "2010-03-07", "child", "2020-10-01", old),
            investigation(6, "2010-03-07", "child", "2025-12-01", Some("2026-01-15")),
        ],
    )
    .await;
    store
}

#[tokio::test]
async fn only_files_that_nothing_holds_are_proposed() {
    let folder = tempfile::tempdir().unwrap();
    let (store, rules) = (filled(folder.path()).await, rules());
    let code = MunicipalityCode::new("1280").unwrap();
    let rulebook = Rulebook { rules: &rules, municipality: &code };
    let proposed = preview(&store, &rulebook, day("2031-02-01")).await.unwrap();
    let purge: Vec<_> = proposed.purge.iter().map(|file| (file.person, file.earliest, file.latest)).collect();
    // Five years after 2020-11-30 have passed on 2025-12-01; by the end of the next calendar year.
    let (earliest, latest) = (day("2025-12-01"), day("2026-12-31"));
    assert_eq!(purge, [(1, earliest, latest), (5, earliest, latest)]);
    // Person 6: five years have passed since the last note, and only the investigation is kept longer.
    assert_eq!(proposed.partly, [6]);
    let kept: Vec<_> = proposed.kept.into_iter().collect();
    // Person 6: closed on the day from which investigations are kept until the age of thirty.
    let expected =
        [(Why::SampleBirthDay, 1), (Why::Placement, 1), (Why::OpenCase, 1), (Why::ChildInvestigation, 1)];
    assert_eq!((proposed.files, kept), (6, expected.to_vec()));
}

#[tokio::test]
async fn nothing_is_proposed_in_an_exempt_municipality() {
    let folder = tempfile::tempdir().unwrap();
    let (store, rules) = (filled(folder.path()).await, rules());
    let code = MunicipalityCode::new("1480").unwrap();
    let rulebook = Rulebook { rules: &rules, municipality: &code };
    let (proposed, list) = propose(&store, &act("2031-02-01"), &rulebook).await.unwrap();
    assert_eq!((proposed.purge, list), (vec![], None));
    assert_eq!(proposed.kept.get(&Why::ExemptMunicipality), Some(&6));
    assert_eq!(proposed.law[&Why::ExemptMunicipality], ["SoL 2025:400 16:4", "SoF 2025:468 13:1"]);
}

fn code(refused: StoreError) -> &'static str {
    let StoreError::Refused(problems) = refused else { panic!("{refused}") };
    problems.as_slice()[0].code
}

#[tokio::test]
async fn a_list_is_carried_out_after_its_decision_and_never_when_it_is_old_or_a_file_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (store, rules) = (filled(folder.path()).await, rules());
    let municipality = MunicipalityCode::new("1280").unwrap();
    let rulebook = Rulebook { rules: &rules, municipality: &municipality };
    let by = UserId::new("chefen").unwrap();
    let (_, list) = propose(&store, &act("2031-02-01"), &rulebook).await.unwrap();
    assert_eq!(list, Some(1));
    let undecided = execute(&store, &act("2031-02-02"), &rulebook, 1).await.unwrap_err();
    assert_eq!(code(undecided), "retention-not-decided");
    let decide_on = async |at: &str, list, reference: &str| {
        let deciding = Deciding { by: &by, reference, organisation: &organisation() };
        decide(&store, &act(at), &rulebook, list, &deciding).await
    };
    assert_eq!(code(decide_on("2031-02-02", 1, "SN 1").await.unwrap_err()), "retention-not-permitted");
    give(&store, "other").await;
    assert_eq!(code(decide_on("2031-02-02", 1, "SN 1").await.unwrap_err()), "retention-not-permitted");
    give(&store, "bou").await;
    assert_eq!(code(decide_on("2031-03-04", 1, "SN 1").await.unwrap_err()), "retention-stale");
    assert_eq!(code(decide_on("2031-03-03", 1, " ").await.unwrap_err()), "retention-no-reference");
    decide_on("2031-03-03", 1, "SN 1").await.unwrap();
    assert_eq!(code(decide_on("2031-03-03", 1, "SN 1").await.unwrap_err()), "retention-not-open");
    put(
        &store,
        vec![{
            let mut again = investigation(5, "2010-03-07", "child", "2031-03-01", None);
            assert!(again.set("id", Cell::Key(50)));
            again
        }],
    )
    .await;
    let changed = execute(&store, &act("2031-03-03"), &rulebook, 1).await.unwrap_err();
    assert_eq!(code(changed), "retention-file-changed");
    let (_, list) = propose(&store, &act("2031-03-03"), &rulebook).await.unwrap();
    decide_on("2031-03-03", list.unwrap(), "SN 2").await.unwrap();
    execute(&store, &act("2031-03-04"), &rulebook, 2).await.unwrap();
    execute(&store, &act("2031-03-05"), &rulebook, 2).await.unwrap();
    let left = store.rows(register("investigation").unwrap(), None).await.unwrap();
    let left: Vec<i64> = left.iter().filter_map(|row| row.key("person")).collect();
    assert_eq!(left, [2, 4, 5, 6, 5]);
    assert_eq!(store.verify(&[]).await.unwrap().faults, []);
    assert_eq!(
        code(execute(&store, &act("2031-03-05"), &rulebook, 9).await.unwrap_err()),
        "retention-no-list"
    );
}

/// A delivered report with a row about decision 1, of person 1, and one about decision 9, of nobody here.
async fn delivered(store: &Store) {
    let mut refused = row(
        "decision",
        1,
        "1980-02-01",
        &[("target_group", "adult"), ("kind", "contact_person"), ("decided", "2020-02-01")],
    );
    for (column, code) in [("law", "SoL"), ("favourable", "no")] {
        assert!(refused.set(column, Cell::Category(code.into())));
    }
    put(store, vec![refused]).await;
    let line = |decision: i64| {
        serde_json::json!({
            "decision": decision, "unit": "Vuxen", "reference": format!("SN {decision}"),
            "kind": "contact_person", "ground": "not_started", "decided": "2020-02-01", "from": "2020-02-01",
            "last_day": "2020-05-01", "law": ["SoL 2001:453 16:6 f"], "paragraph": null, "first": null,
            "sex": "woman", "age_group": "30-44", "end": null, "later": null, "reason": "flyttade till Orten",
            "consequences": "oro", "meanwhile": "stöd av mormor", "offers": [{ "offered": "2020-03-01", "declined": null }],
            "fee": null,
        })
    };
    let notice = serde_json::json!({
        "decision": 1, "reference": "SN 1", "ground": "interrupted", "from": "2019-01-01", "first": "2019-Q2",
        "end": { "on": "2020-05-20", "how": "ended" },
    });
    let content = serde_json::json!({
        "committee": "Nämnden", "municipality": "Orten", "unit": "Vuxen", "quarter": "2020-Q2",
        "known_on": "2020-07-15", "intake": null, "rows": [line(1), line(9)], "notices": [notice],
        "statistic": [], "minimum": 5,
    });
    let mut writing = store.write(&act("2020-07-15")).await.unwrap();
    let quarter = "2020-Q2".parse().unwrap();
    writing.issue_report(quarter, day("2020-07-15"), &content.to_string()).await.unwrap();
    writing.commit().await.unwrap();
}

async fn carried_out(store: &Store, rulebook: &Rulebook<'_>) {
    let (_, list) = propose(store, &act("2031-02-01"), rulebook).await.unwrap();
    let by = UserId::new("chefen").unwrap();
    give(store, "bou").await;
    let deciding = Deciding { by: &by, reference: "SN 1", organisation: &organisation() };
    decide(store, &act("2031-02-01"), rulebook, list.unwrap(), &deciding).await.unwrap();
    execute(store, &act("2031-02-02"), rulebook, list.unwrap()).await.unwrap();
}

#[tokio::test]
async fn delivered_reports_tell_nothing_of_whom_a_purged_decision_was_about() {
    let folder = tempfile::tempdir().unwrap();
    let (store, rules) = (filled(folder.path()).await, rules());
    let municipality = MunicipalityCode::new("1280").unwrap();
    delivered(&store).await;
    carried_out(&store, &Rulebook { rules: &rules, municipality: &municipality }).await;
    let report = store.issued_reports().await.unwrap().remove(0);
    let content: serde_json::Value = serde_json::from_str(&report.content).unwrap();
    let [struck, other] = content["rows"].as_array().unwrap().as_slice() else { panic!("{content}") };
    assert_eq!(other["reason"], "flyttade till Orten");
    // The line of statistics remains.
    let left = ["kind", "ground", "decided", "last_day", "sex"].map(|field| struck[field].as_str().unwrap());
    assert_eq!(left, ["contact_person", "not_started", "2020-02-01", "2020-05-01", "woman"]);
    for field in ["reference", "age_group", "reason", "consequences", "meanwhile"] {
        assert_eq!(struck[field], serde_json::Value::Null, "{field}");
    }
    assert_eq!((&struck["decision"], &struck["offers"]), (&0.into(), &serde_json::json!([])));
    assert_eq!(content["notices"][0]["reference"], serde_json::Value::Null);
    assert_eq!(content["notices"][0]["end"]["on"], "2020-05-20");
}

#[tokio::test]
async fn what_was_purged_after_a_backup_is_purged_again_when_it_is_restored() {
    let folder = tempfile::tempdir().unwrap();
    let (store, rules) = (filled(folder.path()).await, rules());
    let municipality = MunicipalityCode::new("1280").unwrap();
    let backup = folder.path().join("backup");
    std::fs::create_dir(&backup).unwrap();
    let url = format!("sqlite:{}", backup.join("enslinje.db").display());
    let backup = Store::migrate(&url).await.unwrap().0;
    store.copy_to(&backup, &mut |_| {}).await.unwrap();
    carried_out(&store, &Rulebook { rules: &rules, municipality: &municipality }).await;

    let text = purges_to_keep(&store).await.unwrap();
    let purges = read_purges("purges.json", &text).unwrap();
    assert_eq!(purges, store.purges().await.unwrap());
    assert_eq!(code(read_purges("x", "{}").unwrap_err()), "retention-not-purges");
    let later = text.replace("enslinje-purges-1", "enslinje-purges-2");
    assert_eq!(code(read_purges("x", &later).unwrap_err()), "retention-not-purges");

    refuse_behind(&store, "x", &purges).await.unwrap();
    assert_eq!(code(refuse_behind(&backup, "x", &purges).await.unwrap_err()), "retention-behind");
    let (again, _) = repeat(&backup, &act("2031-02-03"), &purges).await.unwrap();
    assert_eq!((again.purged, again.already, again.unknown), (vec![1, 5], 0, 0));
    refuse_behind(&backup, "x", &purges).await.unwrap();
    let register = register("investigation").unwrap();
    assert_eq!(backup.rows(register, None).await.unwrap(), store.rows(register, None).await.unwrap());
    let lists = backup.retention_lists().await.unwrap();
    let told = lists.iter().map(|list| match &list.state {
        RetentionState::Executed { by, reference, .. } => format!("{by} {reference}"),
        other => format!("{other:?}"),
    });
    assert_eq!(told.collect::<Vec<_>>(), ["chefen SN 1"]);
    assert_eq!(backup.verify(&[]).await.unwrap().faults, []);
    let (again, _) = repeat(&backup, &act("2031-02-04"), &purges).await.unwrap();
    assert_eq!((again.purged, again.already), (vec![], 2));
}
