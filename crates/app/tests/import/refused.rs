//! Files that are refused as a whole, and rows that cannot stand beside others: from every source alike.

use crate::samples::{Content, Kind, PLACED, Sample, all, mapping, page_mapping, placed, write};
use crate::{Place, WRITE, on_both};
use enslinje_app::import::{Difference, Outcome};
use enslinje_domain::Problems;
use std::path::Path;

fn investigations(kind: Kind) -> Sample {
    all().into_iter().find(|sample| sample.kind == kind && sample.register == "investigation").unwrap()
}

fn codes(problems: &Problems) -> Vec<&'static str> {
    problems.as_slice().iter().map(|problem| problem.code).collect()
}

/// Imports a file that must be refused as a whole; why.
async fn refused(place: &Place, path: &Path, sample: &Sample) -> Vec<&'static str> {
    let before = place.state().await;
    let (report, _) = place.import(path, &sample.mapping, WRITE).await;
    let problems = match report {
        Err(problems) => problems,
        Ok(report) => match report.outcome {
            Outcome::Refused(problems) => problems,
            other => panic!("{other:?}"),
        },
    };
    assert_eq!(place.state().await, before);
    codes(&problems)
}

/// A sample whose second row has the key of the first.
fn with_key_twice(sample: &Sample) -> Content {
    match &sample.first {
        Content::Table { header, rows } => {
            Content::Table { header, rows: vec![rows[0].clone(), rows[1].replace("U-2", "U-1")] }
        }
        Content::Pages(pages) => {
            let (word, records) = &pages[0];
            let twice = records[1].replace("\"Id\": 2", "\"Id\": 1");
            Content::Pages(vec![(*word, vec![records[0].clone(), twice])])
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_comes_twice_refuses_the_whole_file() {
    on_both(async |place: &Place| {
        for kind in [Kind::Csv, Kind::Xlsx, Kind::Lifecare] {
            let sample = investigations(kind);
            let path = sample.write(place.folder.path(), "twice", &with_key_twice(&sample));
            assert_eq!(refused(place, &path, &sample).await, ["import-key-twice"], "{kind:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_are_not_what_the_name_says_refuse_the_whole_file() {
    on_both(async |place: &Place| {
        let (csv, xlsx, pages) =
            (investigations(Kind::Csv), investigations(Kind::Xlsx), investigations(Kind::Lifecare));
        let sound = std::fs::read(csv.write(place.folder.path(), "sound", &csv.first)).unwrap();
        let book = std::fs::read(xlsx.write(place.folder.path(), "sound", &xlsx.first)).unwrap();
        let text = "Nr;Pnr;Enhet;Start;Slut;Ö\n";
        let latin: Vec<u8> = text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let half = &book[..book.len() / 2];
        let files: [(&str, &[u8], &Sample, &str); 9] = [
            ("latin.csv", &latin, &csv, "import-encoding-byte"),
            ("utf16.csv", &utf16, &csv, "import-other-kind"),
            ("marked.csv", &[&[0xff, 0xfe][..], &utf16].concat(), &csv, "import-encoding-mark"),
            ("book.csv", &book, &csv, "import-other-kind"),
            ("empty.csv", b"", &csv, "import-empty"),
            ("text.xlsx", &sound, &xlsx, "import-not-a-workbook"),
            ("half.xlsx", half, &xlsx, "import-workbook-damaged"),
            ("empty.xlsx", b"", &xlsx, "import-empty"),
            ("page.csv", b"{\"TotalNumberOfRecords\": 1}", &csv, "import-column-missing"),
        ];
        for (name, bytes, sample, reason) in files {
            std::fs::write(place.path(name), bytes).unwrap();
            let codes = refused(place, &place.path(name), sample).await;
            assert!(codes.iter().all(|code| *code == reason) && !codes.is_empty(), "{name}: {codes:?}");
        }
        // A page in another encoding than JSON has, and one that was cut off.
        for (name, bytes) in [
            ("latin", &b"{\"TotalNumberOfRecords\": 1, \"Result\": [{\"Id\": 1, \"Type\": \"\xd6\"}]}"[..]),
            ("half", b"{\"TotalNumberOfRecords\": 1, \"Result\": [{\"Id\": 1,"),
        ] {
            std::fs::create_dir(place.path(name)).unwrap();
            std::fs::write(place.path(name).join("investigations-0.json"), bytes).unwrap();
            assert_eq!(refused(place, &place.path(name), &pages).await, ["import-page-malformed"], "{name}");
        }
    })
    .await;
}

/// Placements of one person that overlap, and one of another.
fn overlapping(kind: Kind) -> (String, Content) {
    if kind == Kind::Lifecare {
        let content = Content::Pages(vec![(
            "services",
            vec![
                placed(1, "201405222389", "Familjehem", "2024-01-01", "\"2024-03-01\""),
                placed(2, "201405222389", "Familjehem", "2024-02-01", "null"),
                placed(3, "201007142399", "Familjehem", "2024-02-01", "null"),
            ],
        )]);
        return (page_mapping("services", "placement", PLACED), content);
    }
    let columns = PLACED
        .replace("{ from = \"ServiceType\", codes = { \"Familjehem\" = \"foster_home\" } }", "\"Form\"")
        .replace("StartDate", "Från")
        .replace("EndDate", "Till");
    let rows = [
        "1;201405222389;foster_home;2024-01-01;2024-03-01",
        "2;201405222389;foster_home;2024-02-01;",
        "3;201007142399;foster_home;2024-02-01;",
    ];
    let rows = rows.map(str::to_owned).to_vec();
    (
        mapping(kind, "placement", "number = \"Pnr\"", &columns),
        Content::Table { header: "Nr;Pnr;Form;Från;Till", rows },
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn placements_of_one_person_that_overlap_are_both_refused() {
    on_both(async |place: &Place| {
        for kind in [Kind::Csv, Kind::Xlsx, Kind::Lifecare] {
            let (text, content) = overlapping(kind);
            let path = write(kind, place.folder.path(), "overlapping", &content);
            let text = text.replace("source = \"", &format!("source = \"{kind:?}-"));
            let (report, told) = place.import(&path, &text, WRITE).await;
            let counts = report.unwrap().counts;
            let (new, refused) = if kind == Kind::Csv { (1, 2) } else { (0, 3) };
            assert_eq!((counts.new, counts.refused), (new, refused), "{kind:?}");
            let line = |number: u64| number + u64::from(kind != Kind::Lifecare);
            let reasons: Vec<_> = told
                .iter()
                .filter_map(|one| match one {
                    Difference::Refused { line, problems, .. } => {
                        let fault = &problems.as_slice()[0];
                        let told =
                            |name: &str| fault.args.iter().find(|(arg, _)| *arg == name).unwrap().1.clone();
                        Some((*line, fault.code, told("where"), told("other")))
                    }
                    _ => None,
                })
                .collect();
            let overlap = "import-placement-overlap";
            let mut wanted = vec![
                (line(1), overlap, "file".to_owned(), line(2).to_string()),
                (line(2), overlap, "file".to_owned(), line(1).to_string()),
            ];
            // The third was taken from the first source: to another it is one that stands already.
            if kind != Kind::Csv {
                wanted.push((line(3), overlap, "register".to_owned(), "1".to_owned()));
            }
            assert_eq!(reasons, wanted, "{kind:?}");
        }
    })
    .await;
}
