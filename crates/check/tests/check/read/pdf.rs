//! PDF.

use enslinje_check::UnreadCause;

use super::{
    fixture, is_sound,
    made::{assembled, at, pdf},
    read, shown, unread,
};

#[test]
fn a_table_without_tags_is_read_by_its_layout() {
    let document = read(&fixture("report.pdf"));
    let lines = shown(&document);
    let table: Vec<&str> =
        lines.iter().map(String::as_str).skip_while(|line| !line.starts_with("th")).take(6).collect();
    assert_eq!(
        table,
        [
            "th Resultaträkning, tkr|Utfall 2024|Budget 2024|Avvikelse|Utfall 2023",
            "td Intäkter|112 345|110 000|2 345|108 221",
            "td Kostnader för personal, inklusive arbetsgivaravgifter och pensioner|-412 003|-410 500|-1 503|-398 410",
            "td Köpt verksamhet|-233 100|-228 000|-5 100|",
            "td Övrigt|-20 000||-20 000|-19 500",
            "td Nettokostnad|-552 758|-528 500|-24 258|-530 189",
        ]
    );
    let last = document.lines.last().unwrap();
    assert_eq!(
        (last.page, last.number, document.printed(&last.span)),
        (Some(3), 1, "Sista sidan. Nämnden följer utvecklingen.")
    );
    assert!(is_sound(&document));
}

#[test]
fn a_tagged_file_gives_the_same_rows_as_the_same_file_without_tags() {
    let rows = |name: &str| -> Vec<String> {
        shown(&read(&fixture(name))).into_iter().filter(|line| line.starts_with('t')).collect()
    };
    assert_eq!(rows("report-tagged.pdf"), rows("report.pdf"));
    assert_eq!(rows("report.pdf").len(), 11);
}

#[test]
fn words_that_a_line_end_divided_are_made_whole() {
    let lines =
        ["Verksamhetens netto-", "kostnad och del-", "och helår samt HVB-", "placeringar 2023-", "2024."];
    let page: String =
        lines.iter().zip(0..).map(|(line, index)| at(72, 700 - 14 * index, 11, line)).collect();
    let document = read(&pdf(&[&page]));
    assert_eq!(
        shown(&document),
        ["p Verksamhetens nettokostnad och del- och helår samt HVB-placeringar 2023-2024."]
    );
}

#[test]
fn headers_and_numbers_of_pages_are_left_out() {
    let pages: Vec<String> = (1..=4)
        .map(|page| {
            let body = at(72, 500, 11, &format!("Innehåll på sidan med {} ord.", page * 7));
            format!(
                "{}{body}{}",
                at(72, 800, 9, "Socialnämnden Exempelköping"),
                at(290, 30, 9, &format!("{page} \\(4\\)"))
            )
        })
        .collect();
    let document = read(&pdf(&pages.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!(
        shown(&document),
        [
            "p Innehåll på sidan med 7 ord.",
            "p Innehåll på sidan med 14 ord.",
            "p Innehåll på sidan med 21 ord.",
            "p Innehåll på sidan med 28 ord.",
        ]
    );
    assert_eq!(document.lines[2].page, Some(2));
    assert_eq!(document.lines[2].number, 2);
}

#[test]
fn the_left_column_is_read_before_the_right() {
    let mut page = at(72, 780, 20, "Rubrik");
    for index in 0..6 {
        page += &at(72, 700 - 14 * index, 10, &format!("vänster spalt har rad nummer {index}"));
        page += &at(320, 700 - 14 * index, 10, &format!("höger spalt har rad nummer {index}"));
    }
    let lines = shown(&read(&pdf(&[&page])));
    assert_eq!(lines.len(), 3, "{lines:#?}");
    assert!(lines[1].starts_with("p vänster spalt har rad nummer 0 vänster"));
    assert!(lines[2].ends_with("höger spalt har rad nummer 5"));
}

#[test]
fn labels_on_two_lines_and_headers_on_two_lines_become_one_row() {
    let page = [
        at(300, 714, 10, "Utfall"),
        at(400, 714, 10, "Budget"),
        at(300, 702, 10, "2024"),
        at(400, 702, 10, "2024"),
        at(72, 680, 10, "Kostnad"),
        at(300, 680, 10, "1 200"),
        at(400, 680, 10, "1 300"),
        at(72, 664, 10, "Vård av barn,"),
        at(72, 652, 10, "unga och vuxna"),
        at(300, 652, 10, "40"),
        at(400, 652, 10, "-"),
        at(72, 636, 10, "Summa"),
        at(400, 636, 10, "1 300"),
    ];
    assert_eq!(
        shown(&read(&pdf(&[&page.concat()]))),
        [
            "th |Utfall 2024|Budget 2024",
            "td Kostnad|1 200|1 300",
            "td Vård av barn, unga och vuxna|40|-",
            "td Summa||1 300"
        ]
    );
}

#[test]
fn a_header_in_the_middle_over_several_columns_stands_in_the_first_of_them() {
    let row = |y: u32, label: &str, cells: [&str; 4]| {
        let cells = cells.iter().zip([200, 280, 360, 440]).map(|(cell, x)| at(x, y, 10, cell));
        at(72, y, 10, label) + &cells.collect::<String>()
    };
    let page = [
        at(238, 714, 10, "Augusti"),
        at(400, 714, 10, "Helår"),
        row(700, "Tkr", ["Utfall", "Budget", "Prognos", "Budget"]),
        row(684, "Personal", ["1 200", "1 300", "1 900", "1 950"]),
        row(668, "Lokaler", ["400", "410", "600", "600"]),
        row(652, "Summa", ["1 600", "1 710", "2 500", "2 550"]),
    ];
    assert_eq!(
        shown(&read(&pdf(&[&page.concat()]))),
        [
            "th |Augusti||Helår|",
            "th Tkr|Utfall|Budget|Prognos|Budget",
            "td Personal|1 200|1 300|1 900|1 950",
            "td Lokaler|400|410|600|600",
            "td Summa|1 600|1 710|2 500|2 550"
        ]
    );
}

#[test]
fn a_table_that_repeats_its_header_on_the_next_page_is_one_table() {
    let row = |y: u32, label: &str, figure: &str| at(72, y, 10, label) + &at(300, y, 10, figure);
    let first = at(72, 500, 10, "Se tabellen.") + &row(400, "Mått", "2024") + &row(380, "Vård", "1 200");
    let second = row(780, "Mått", "2024") + &row(760, "Boende", "300") + &row(740, "Summa", "1 500");
    let document = read(&pdf(&[&first, &second]));
    assert_eq!(
        shown(&document),
        ["p Se tabellen.", "th Mått|2024", "td Vård|1 200", "td Boende|300", "td Summa|1 500"]
    );
    let last = document.lines.last().map(|line| (line.page, line.number));
    assert_eq!(last, Some((Some(2), 3)));
}

#[test]
fn raised_figures_are_no_part_of_the_number_before_them() {
    let page = format!("{}{}{}", at(72, 700, 12, "128 849"), at(113, 704, 7, "1"), at(125, 700, 12, "dygn"));
    assert_eq!(shown(&read(&pdf(&[&page]))), ["p 128 849¹ dygn"]);
}

#[test]
fn bullets_are_items_and_large_type_is_a_heading() {
    let page = [
        at(72, 750, 18, "Åtgärder"),
        at(72, 720, 11, "Nämnden har beslutat om det som följer i listan nedan."),
        at(72, 700, 11, "\u{95}"),
        at(90, 700, 11, "Färre familjehem"),
        at(72, 684, 11, "\u{95}"),
        at(90, 684, 11, "Ny upphandling"),
    ];
    assert_eq!(
        shown(&read(&pdf(&[&page.concat()]))),
        [
            "h1 Åtgärder",
            "p Nämnden har beslutat om det som följer i listan nedan.",
            "li Färre familjehem",
            "li Ny upphandling",
        ]
    );
}

#[test]
fn a_font_without_unicode_is_listed_by_its_name() {
    let content = format!("{}BT /F2 12 Tf 72 600 Td <00010002> Tj ET", at(72, 700, 12, "Text"));
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>".to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        "<</Type/Font/Subtype/Type3/Name/Hemlig/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<<>>\
         /Encoding<</Differences[0/a]>>/FirstChar 0/LastChar 2/Widths[1 1 1]>>"
            .to_owned(),
    ];
    let document = read(&assembled(&objects));
    assert_eq!(shown(&document)[0], "p Text");
    assert_eq!(unread(&document), [(UnreadCause::Font, "")]);
}

#[test]
fn ten_thousand_pages_are_read_as_far_as_the_limit() {
    let page = at(72, 500, 11, "Kort sida.");
    let document = read(&pdf(&vec![page.as_str(); 10_000]));
    assert_eq!(document.lines.iter().filter(|line| !line.span.is_empty()).count(), 2_000);
    assert_eq!(document.unread.iter().filter(|part| part.cause == UnreadCause::Limit).count(), 8_000);
}

#[test]
fn a_file_cut_off_near_its_end_shows_its_pages_and_lists_the_cut() {
    let whole = pdf(&[&at(72, 700, 12, "Kvar"), &at(72, 700, 12, "Finns")]);
    let cut = whole.windows(4).position(|part| part == b"xref").unwrap();
    let document = read(&whole[..cut]);
    assert_eq!(shown(&document), ["p Kvar", "p Finns"]);
    assert_eq!(unread(&document), [(UnreadCause::Part, "%%EOF")]);
}

#[test]
fn forms_that_draw_each_other_many_times_over_are_given_up() {
    // Three levels of 22 forms are more than the limit of 10 000.
    let many = "/X Do ".repeat(22);
    let text = at(72, 700, 12, "Andra sidan");
    let stream = |entries: &str, content: &str| {
        format!("<<{entries}/Length {}>>stream\n{content}\nendstream", content.len())
    };
    let form = |next: u32, content: &str| {
        let resources = format!("/Resources<</XObject<</X {next} 0 R>>>>");
        stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]{resources}"), content)
    };
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 595 842]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</XObject<</X 7 0 R>>>>>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 6 0 R/Resources<</Font<</F1 10 0 R>>>>>>".to_owned(),
        stream("", &many),
        stream("", &text),
        form(8, &many),
        form(9, &many),
        form(9, ""),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let document = read(&assembled(&objects));
    assert_eq!(shown(&document), ["p Andra sidan"]);
    assert_eq!((document.unread[0].cause, document.unread[0].page), (UnreadCause::Limit, Some(1)));
}
