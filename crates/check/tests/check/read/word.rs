//! Word.

use enslinje_check::UnreadCause;

use super::{
    fixture,
    made::{paragraph, word},
    read, shown, unread,
};

const STYLES: &str = "<w:styles NAMES><w:style w:styleId='Egen'><w:basedOn w:val='Grund'/></w:style>\
    <w:style w:styleId='Grund'><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>\
    <w:style w:styleId='Punkt'><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>\
    <w:style w:styleId='Innehll1'><w:name w:val='toc 1'/></w:style></w:styles>";

#[test]
fn headings_are_told_by_level_by_base_and_by_swedish_names() {
    let body = [
        paragraph("Rubrik1", "Ett"),
        paragraph("Egen", "Två"),
        paragraph("Heading3", "Tre"),
        paragraph("Punkt", "Punkt"),
        paragraph("Innehll1", "Ett\u{2026}4"),
        paragraph("Normal", "Text"),
    ];
    let document = read(&word(&body.concat(), &[("word/styles.xml", STYLES)]));
    assert_eq!(shown(&document), ["h1 Ett", "h2 Två", "h3 Tre", "li Punkt", "p Text"]);
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let body = "<w:p><w:r><w:t xml:space='preserve'>Den </w:t></w:r><w:ins><w:r><w:t>nya</w:t></w:r></w:ins>\
        <w:del><w:r><w:delText>gamla</w:delText></w:r></w:del><w:r><w:tab/><w:t>tex</w:t><w:softHyphen/>\
        <w:t>ten\u{ad}s 1\u{a0}209</w:t></w:r></w:p>";
    assert_eq!(shown(&read(&word(body, &[]))), ["p Den nya textens 1\u{a0}209"]);
}

#[test]
fn merged_cells_are_empty_and_header_rows_are_marked() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("", "Mått"),
        cell("<w:gridSpan w:val='2'/>", "Utfall"),
        cell("<w:vMerge w:val='restart'/>", "Vuxna"),
        cell("", "1"),
        cell("", "2"),
        cell("<w:vMerge/>", "dold"),
        cell("", ""),
        cell("", "-4,7 %"),
    );
    assert_eq!(shown(&read(&word(&body, &[]))), ["th Mått|Utfall|", "td Vuxna|1|2", "td ||-4,7 %"]);
}

#[test]
fn notes_boxes_and_pictures_hang_in_their_paragraph() {
    let body = "<w:p><w:r><w:t>Text</w:t><w:footnoteReference w:id='2'/></w:r><w:r><mc:AlternateContent>\
        <mc:Choice><w:drawing><wp:docPr descr='Ett diagram'/><a:blip/><w:txbxContent><w:p><w:r><w:t>Ruta</w:t></w:r></w:p>\
        </w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Ruta</w:t></w:r></w:p>\
        </w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    let notes = "<w:footnotes NAMES><w:footnote w:id='2'><w:p><w:r><w:t>Noten</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let document = read(&word(body, &[("word/footnotes.xml", notes)]));
    assert_eq!(shown(&document), ["p Text", "note Noten", "p Ruta"]);
    assert_eq!(unread(&document), [(UnreadCause::Picture, "Ett diagram")]);
}

#[test]
fn a_body_that_breaks_off_is_read_so_far_and_listed() {
    let document = read(&word("<w:p><w:r><w:t>Början</w:t></w:r></w:p><w:p></w:x>", &[]));
    assert_eq!(shown(&document), ["p Början"]);
    assert_eq!(unread(&document), [(UnreadCause::Part, "word/document.xml")]);
}

#[test]
fn tables_inside_each_other_without_end_stay_within_bounds() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(20_000);
    let document = read(&word(&format!("{}{deep}", paragraph("", "Text")), &[]));
    assert_eq!(shown(&document), ["p Text"]);
}

#[test]
fn a_document_of_libre_office_gives_its_rows() {
    let lines = shown(&read(&fixture("report.docx")));
    assert_eq!(lines[0], "h1 Delårsrapport augusti 2024");
    let row = "td Kostnader för personal, inklusive arbetsgivaravgifter och pensioner|-412 003|-410 500|-1 503|-398 410";
    assert!(lines.contains(&row.to_owned()), "{lines:#?}");
}
