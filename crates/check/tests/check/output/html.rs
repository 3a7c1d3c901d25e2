//! Findings as one web page.

use super::sample::{document, mark, outcome, shown, swedish, wrong_direction};
use enslinje_check::{Confirmation, Document, Outcome, Role, show};
use enslinje_text::Locale;
use quick_xml::events::Event;

/// The page as elements: name and attributes of each, in order. The page is well-formed but for void tags.
fn elements(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = quick_xml::Reader::from_str(html);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                let attributes = tag.html_attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    (attribute.key.as_ref().to_owned(), attribute.value.to_string())
                });
                found.push((name, attributes.collect()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn values(html: &str, name: &str) -> Vec<String> {
    let all = elements(html).into_iter().flat_map(|(_, attributes)| attributes);
    all.filter(|(known, _)| known == name).map(|(_, value)| value).collect()
}

/// What people read: everything outside tags and style.
fn text_of(html: &str) -> String {
    let body = html.split("<body>").nth(1).unwrap();
    let pieces = body.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.collect()
}

#[test]
fn every_link_leads_to_a_place_on_the_page_and_ids_are_unique() {
    let html = swedish(show::html);
    let ids = values(&html, "id");
    let mut unique = ids.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), ids.len());
    let links = values(&html, "href");
    assert_eq!(links.len(), 2 + 6 + 6 + 2, "skip links, places, marks, confirmations");
    for link in links {
        assert!(ids.contains(&link.trim_start_matches('#').to_owned()), "{link}");
    }
}

#[test]
fn places_are_marked_in_the_text_and_lead_to_their_findings() {
    let html = swedish(show::html);
    assert!(html.contains(
        "<th scope=\"row\">Summa åtgärder</th><td class=\"end\"><mark class=\"error\">2,61</mark>\
         <a class=\"to error\" id=\"p1-1\" href=\"#f1\" aria-label=\"Fynd 1: Fel\">1</a>\
         <a class=\"to warning\" id=\"p2-2\" href=\"#f2\" aria-label=\"Fynd 2: Varning\">2</a></td>"
    ));
    assert!(html.contains("<p>Kostnaden ligger på en <mark class=\"warning\">lägre nivå</mark>"));
    assert!(html.contains("<li id=\"f1\" class=\"finding error\" tabindex=\"-1\">"));
    assert!(html.contains("<a href=\"#p1-1\">rad 5</a>: <q>2,61</q>"));
}

#[test]
fn lines_with_tabs_are_a_table_with_header_cells() {
    let html = swedish(show::html);
    assert!(html.contains("<th scope=\"col\">Åtgärder</th><th scope=\"col\" class=\"end\">2024</th>"));
    assert_eq!(elements(&html).iter().filter(|(name, _)| name == "table").count(), 1);
    assert_eq!(elements(&html).iter().filter(|(name, _)| name == "tr").count(), 5);
}

#[test]
fn roles_of_the_file_become_headings_items_notes_and_pages_without_gaps_in_level() {
    let mut document = Document::new("a.docx");
    document.push("Årsrapport", Some(1), 1, Role::Heading(1));
    document.push("Djup", Some(1), 2, Role::Heading(4));
    document.push("ett", Some(1), 3, Role::Item);
    document.push("två", Some(1), 4, Role::Item);
    document.push("a\tb", Some(2), 1, Role::Row { header: true });
    document.push("1\t2", Some(2), 2, Role::Row { header: false });
    document.push("Källa", Some(2), 3, Role::Note);
    let html = shown(Locale::Sv, &document, &Outcome::default(), show::html);
    for part in [
        "<p class=\"page\">Sida 1</p>\n<h3>Årsrapport</h3>\n<h4>Djup</h4>\n<ul class=\"items\">\n<li>ett</li>\n<li>två</li>\n</ul>",
        "<p class=\"page\">Sida 2</p>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tabell 1\">",
        "<th scope=\"col\">a</th><th scope=\"col\">b</th>",
        "<p class=\"note\">Källa</p>",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
}

#[test]
fn the_whole_text_stands_on_the_page_whatever_is_marked() {
    let document = document();
    let mut outcome = outcome(&document);
    // Marks that cross, nest, hold a line end and a tab, and lie in the space between.
    for span in [0..14, 8..30, 20..22, 17..18, 60..130, 5..5] {
        let mut finding = wrong_direction(&document);
        finding.places.truncate(1);
        finding.places[0].span = span;
        outcome.findings.push(finding);
    }
    let html = shown(Locale::Sv, &document, &outcome, show::html);
    let body = text_of(html.split("id=\"text\"").nth(1).map(|_| &html).unwrap());
    let squeezed = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    assert!(squeezed(&body).contains(&squeezed(&document.text)));
    for number in 1..=outcome.findings.len() {
        assert!(html.contains(&format!("id=\"p{number}-1\"")), "place of finding {number}");
    }
}

#[test]
fn several_documents_stand_after_each_other_and_each_place_is_in_its_own() {
    let documents = [("plan/a.txt", "Index 4,1 procent."), ("report/a.txt", "Index 4,3 procent.")]
        .map(|(path, text)| Document::plain(path, text));
    let mut finding = wrong_direction(&document());
    finding.code = enslinje_check::Code::Documents;
    finding.places = vec![mark(&documents[0], "4,1", 0), mark(&documents[1], "4,3", 0)];
    finding.places[1].document = 1;
    let messages = enslinje_text::Messages::new(Locale::Sv);
    let outcome = Outcome { findings: vec![finding], ..Outcome::default() };
    let left_out = show::LeftOut::default();
    let html =
        show::html(&show::View { messages: &messages, documents: &documents, outcome: &outcome, left_out });
    let sections: Vec<&str> = html.split("class=\"path\">").skip(1).collect();
    assert_eq!(sections.len(), 2);
    assert!(sections[0].starts_with("plan/a.txt</h2>") && sections[1].starts_with("report/a.txt</h2>"));
    assert!(sections[0].contains("<mark class=\"warning\">4,1</mark><a class=\"to warning\" id=\"p1-1\""));
    assert!(sections[1].contains("<mark class=\"warning\">4,3</mark><a class=\"to warning\" id=\"p1-2\""));
    // Files of the same name are told apart by their folders.
    assert!(html.contains("<a href=\"#p1-2\">report/a.txt, rad 1</a>"));
    assert!(html.contains("<p class=\"message\">”Kostnaden” är 4,1 här och 4,3 i ett annat dokument.</p>"));
}

#[test]
fn signs_of_a_list_stand_with_their_items() {
    let document =
        Document::plain("a.txt", "Poster:\n\n- Lokaler +1,0 mnkr\n- Övrigt -2,0 mnkr\n\nSlut här.\n");
    let html = shown(Locale::Sv, &document, &Outcome::default(), show::html);
    let list = html.split("<ul class=\"items\">").nth(1).and_then(|rest| rest.split("</ul>").next()).unwrap();
    let items: Vec<&str> =
        list.split("<li>").skip(1).map(|item| item.trim().trim_end_matches("</li>")).collect();
    assert_eq!(
        items.iter().map(|item| item.trim()).collect::<Vec<_>>(),
        ["- Lokaler +1,0 mnkr", "- Övrigt -2,0 mnkr"]
    );
}

#[test]
fn nothing_in_a_document_becomes_markup() {
    let hostile = "<script>alert(1)</script> \"><img src=x onerror=alert(1)> ' & </style> ]]> <!-- {$label}";
    let mut document = Document::new(format!("{hostile}.txt"));
    document.push(hostile, None, 1, Role::Heading(1));
    document.push(&format!("{hostile}\t{hostile}"), None, 2, Role::Row { header: true });
    document.push(&format!("{hostile} 2,61\u{0}\u{1b}"), None, 3, Role::Paragraph);
    let mut finding = wrong_direction(&super::sample::document());
    finding.places = vec![mark(&document, hostile, 0), mark(&document, hostile, 2)];
    finding.words = vec![("label", hostile.to_owned())];
    finding.formula = hostile.to_owned();
    finding.grounds = vec![enslinje_check::Ground::Words(hostile.to_owned())];
    let confirmed = Confirmation {
        code: enslinje_check::Code::Sum,
        places: finding.places.clone(),
        formula: hostile.to_owned(),
        rounding: false,
    };
    let part = enslinje_check::Unread {
        cause: enslinje_check::UnreadCause::Part,
        page: None,
        name: hostile.to_owned(),
        count: 1,
    };
    let outcome = Outcome { findings: vec![finding], confirmed: vec![confirmed], unread: vec![(0, part)] };
    let html = shown(Locale::Sv, &document, &outcome, show::html);
    let names: Vec<String> = elements(&html).into_iter().map(|(name, _)| name).collect();
    assert!(!names.iter().any(|name| name == "script" || name == "img"), "{names:?}");
    assert!(!elements(&html).iter().any(|(_, list)| list.iter().any(|(name, _)| name.starts_with("on"))));
    assert_eq!(html.matches("<style>").count(), 1);
    assert_eq!(html.matches("</style>").count(), 1);
    assert!(!html.contains(['\u{0}', '\u{1b}']));
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn the_page_has_language_title_landmarks_and_ways_past_the_findings() {
    let html = swedish(show::html);
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"sv\">"));
    assert!(html.contains("<title>Granskning av rapport år 1.txt</title>"));
    for name in ["header", "main", "h1"] {
        assert_eq!(elements(&html).iter().filter(|(known, _)| known == name).count(), 1, "{name}");
    }
    assert!(html.contains("<a class=\"skip\" href=\"#findings\">Till fynden</a>"));
    assert!(html.contains("<a class=\"skip\" href=\"#text\">Till texten</a>"));
    assert!(html.contains("<legend>Visa</legend>"));
    let loads = ["src=", "<link", "@import", "url("];
    assert!(!loads.iter().any(|load| html.contains(load)));
}
