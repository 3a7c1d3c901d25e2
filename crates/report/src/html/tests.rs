//! Web pages: self-contained, linked, escaped.

use super::write_html;
use crate::model::Document;
use crate::source::sample::{SETTINGS, build, figures, read, scope, whole};
use std::collections::BTreeSet;

const HOSTILE: &str = "<script>alert(\"x\")</script>]]>&'\u{7}";

fn document(name: &str) -> Document {
    let mut scope = scope("2024");
    scope.committee = name.to_owned();
    let unit = enslinje_domain::UnitId::new("fs").unwrap();
    scope.units.insert(unit, name.to_owned());
    for info in scope.indicators.values_mut() {
        info.name = name.to_owned();
    }
    let table = "title = 'Volymer {name fs}'\nhead = 'Mått'\nempty = 'saknas'\nnotes = ['{committee}']\n\
        [[column]]\nid = 'a'\ntext = '{period}'\ngroup = 'År'\n\
        [[column]]\nid = 'b'\ntext = '{period - 1}'\ngroup = 'År'\nperiod = 'period - 1'\n\
        [[row]]\nlabel = '{name fs}'\nkind = 'heading'\n\
        [[row]]\nlabel = 'Hushåll {name fs}'\nindicator = 'fs_households'\nformat = 'int'\nnote = 'Medel.'\ncells.b = ''\n\
        [[row]]\nlabel = 'Alla'\nkind = 'total'\ncells.a = '{fs_households | int} ({fs_households@period - 1 | int})'\n";
    let chart = "kind = 'bar'\ntitle = 'Diagram {name fs}'\ndescription = 'Hushåll {fs_households} {name fs}.'\n\
        [[column]]\ntext = '{name fs}'\n[[row]]\nlabel = '{name fs}'\nindicator = 'fs_households'\n";
    let section = "# Ett {committee} {#1}\n\n::: contents\n:::\n\n## Två {#1.1}\n\nHushållen är {fs_households}, se [tabellen](#t).\n\n\
        - punkt *ett*\n- **två** [ut](https://example.org/?a=1&b=2)\n\n::: table t\n:::\n\n::: chart c\n:::\n\n::: note\nAnmärkning.\n:::\n";
    let files =
        [("report.toml", SETTINGS), ("a.md", section), ("tables/t.toml", table), ("charts/c.toml", chart)];
    let figures = figures(&[
        ("fs_households", "fs", "2024", "", whole(1800)),
        ("fs_households", "fs", "2023", "", whole(1889)),
    ]);
    build(read(scope, &files), &figures)
}

fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let mark = format!(" {name}=\"");
    html.split(mark.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn every_link_inside_the_page_leads_to_an_element_and_no_id_is_used_twice() {
    let html = write_html(&document("Avdelning försörjningsstöd"));
    let ids = attributes(&html, "id");
    let unique: BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
    let inner: Vec<_> =
        attributes(&html, "href").into_iter().filter_map(|href| href.strip_prefix('#')).collect();
    assert!(inner.len() > 8, "{inner:?}");
    for target in inner {
        assert!(ids.contains(&target), "{target}");
    }
    for reference in attributes(&html, "aria-labelledby").into_iter().flat_map(str::split_whitespace) {
        assert!(ids.contains(&reference), "{reference}");
    }
}

#[test]
fn a_figure_links_to_its_row_of_the_annex_and_back() {
    let html = write_html(&document("A"));
    assert!(html.contains("Hushållen är <a class=\"figure\" href=\"#p1\" id=\"f1\">1\u{a0}800</a>, se"));
    assert!(html.contains(
        "<tr id=\"p1\"><td><a href=\"#f1\" aria-label=\"Tillbaka till talet på rad 1\">1</a></td>"
    ));
}

#[test]
fn tables_have_captions_header_cells_groups_and_a_region_that_scrolls() {
    let html = write_html(&document("A"));
    let table = &html[html.find("<div class=\"table\" id=\"t\">").unwrap()..html.find("<figure").unwrap()];
    for part in [
        "role=\"region\" tabindex=\"0\" aria-labelledby=\"t-caption\"",
        "<caption id=\"t-caption\">Volymer A</caption>",
        "<th scope=\"col\" rowspan=\"2\">Mått</th><th scope=\"colgroup\" colspan=\"2\">År</th>",
        "<th scope=\"col\" class=\"end\">2024</th>",
        "<tr class=\"heading\"><th scope=\"rowgroup\" colspan=\"3\">A</th></tr>",
        "<th scope=\"row\">Hushåll A<sup><a href=\"#t-n1\">1</a></sup></th>",
        "<span aria-hidden=\"true\">–</span><span class=\"heard\">saknas</span>",
        "<div class=\"notes\">\n<p>A</p>\n<ol>\n<li id=\"t-n1\">Medel.</li>",
        "– = saknas",
    ] {
        assert!(table.contains(part), "{part}\n{table}");
    }
}

#[test]
fn the_page_asks_for_nothing_and_runs_nothing() {
    let html = write_html(&document("A"));
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"sv\">"));
    for part in ["<script", "<link", "@import", "url(http", " src=", "onclick", "<iframe"] {
        assert!(!html.contains(part), "{part}");
    }
    assert_eq!(html.matches("<h1>").count(), 1);
}

#[test]
fn hostile_words_are_words() {
    let html = write_html(&document(HOSTILE));
    assert!(!html.contains("<script") && !html.contains("]]>") && !html.contains('\u{7}'));
    assert!(html.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;]]&gt;&amp;&#39;"));
    let plain = write_html(&document("A"));
    // The words have no influence on the elements of the page.
    assert_eq!(html.matches('<').count(), plain.matches('<').count());
}
