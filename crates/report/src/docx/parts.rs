//! The other parts of a Word file: types, relations, properties, numbering, header and footer.

use super::body::address_relation;
use super::drawing::{picture_file, picture_relation};
use super::markup::Markup;
use super::run::{field_mark, instruction, plain_run};
use crate::model::Meta;
use crate::words::{PageWord, Words};

const STYLES: &str = include_str!("../../../../templates/report/word/styles.xml");
const SETTINGS: &str = include_str!("../../../../templates/report/word/settings.xml");
/// The language that stands in the two files above.
const STYLES_LANGUAGE: &str = "sv-SE";

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const PACKAGE_RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const PROPERTIES: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const CORE_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Names of parts and their content, pictures excepted, in the order in which they are packed.
pub(super) fn parts(
    meta: &Meta,
    words: &Words,
    body: Markup,
    addresses: &[String],
    ordered_lists: usize,
    pictures: usize,
) -> Vec<(String, Vec<u8>)> {
    let language = language_tag(&meta.language);
    let in_language = |text: &str| text.replace(STYLES_LANGUAGE, &language);
    [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", core_properties(meta)),
        ("docProps/app.xml", app_properties(meta)),
        ("word/document.xml", document(body)),
        ("word/_rels/document.xml.rels", document_relations(addresses, pictures)),
        ("word/styles.xml", in_language(STYLES)),
        ("word/settings.xml", in_language(SETTINGS)),
        ("word/numbering.xml", numbering(ordered_lists)),
        ("word/header1.xml", header(meta)),
        ("word/footer1.xml", footer(words)),
    ]
    .map(|(name, content)| (name.to_owned(), content.into_bytes()))
    .into()
}

/// Word wants a region; a report in Swedish is from Sweden. Anything but a language tag is Swedish.
fn language_tag(language: &str) -> String {
    let is_tag = !language.is_empty() && language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    match language {
        "en" => "en-GB".to_owned(),
        "sv" => STYLES_LANGUAGE.to_owned(),
        other if is_tag => other.to_owned(),
        _ => STYLES_LANGUAGE.to_owned(),
    }
}

fn content_types() -> String {
    let main = |part: &str| format!("{WORD_TYPE}.{part}+xml");
    let overrides = [
        ("/word/document.xml", main("document.main")),
        ("/word/styles.xml", main("styles")),
        ("/word/settings.xml", main("settings")),
        ("/word/numbering.xml", main("numbering")),
        ("/word/header1.xml", main("header")),
        ("/word/footer1.xml", main("footer")),
        ("/docProps/core.xml", CORE_TYPE.to_owned()),
        (
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
        ),
    ];
    let mut xml = Markup::file();
    xml.with("Types", &[("xmlns", TYPES)], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        xml.empty("Default", &[("Extension", "png"), ("ContentType", "image/png")]);
        for (name, kind) in &overrides {
            xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
        }
    });
    xml.finish()
}

fn relation(xml: &mut Markup, id: &str, kind: &str, target: &str) {
    let kind = format!("{RELATIONS}/{kind}");
    xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
}

fn package_relations() -> String {
    let mut xml = Markup::file();
    xml.with("Relationships", &[("xmlns", PACKAGE_RELATIONS)], |xml| {
        relation(xml, "rId1", "officeDocument", "word/document.xml");
        let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        xml.empty("Relationship", &[("Id", "rId2"), ("Type", core), ("Target", "docProps/core.xml")]);
        relation(xml, "rId3", "extended-properties", "docProps/app.xml");
    });
    xml.finish()
}

fn document_relations(addresses: &[String], pictures: usize) -> String {
    let mut xml = Markup::file();
    xml.with("Relationships", &[("xmlns", PACKAGE_RELATIONS)], |xml| {
        relation(xml, "rIdStyles", "styles", "styles.xml");
        relation(xml, "rIdSettings", "settings", "settings.xml");
        relation(xml, "rIdNumbering", "numbering", "numbering.xml");
        relation(xml, "rIdHeader", "header", "header1.xml");
        relation(xml, "rIdFooter", "footer", "footer1.xml");
        for number in 1..=pictures {
            relation(xml, &picture_relation(number), "image", &picture_file(number));
        }
        let kind = format!("{RELATIONS}/hyperlink");
        for (at, address) in addresses.iter().enumerate() {
            let id = address_relation(at);
            let attributes =
                [("Id", id.as_str()), ("Type", &kind), ("Target", address), ("TargetMode", "External")];
            xml.empty("Relationship", &attributes);
        }
    });
    xml.finish()
}

fn core_properties(meta: &Meta) -> String {
    let moment = format!("{}T00:00:00Z", meta.date.format("%Y-%m-%d"));
    let namespaces = [
        ("xmlns:cp", PROPERTIES),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let mut xml = Markup::file();
    xml.with("cp:coreProperties", &namespaces, |xml| {
        xml.element("dc:title", &[], &meta.title);
        xml.element("dc:subject", &[], &meta.subtitle);
        xml.element("dc:creator", &[], &meta.author);
        xml.element("cp:keywords", &[], &meta.keywords.join(", "));
        xml.element("dc:language", &[], &language_tag(&meta.language));
        xml.element("cp:lastModifiedBy", &[], &meta.author);
        xml.element("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &moment);
        xml.element("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &moment);
    });
    xml.finish()
}

fn app_properties(meta: &Meta) -> String {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    let mut xml = Markup::file();
    xml.with("Properties", &[("xmlns", namespace)], |xml| {
        xml.element("Application", &[], "Enslinje");
        xml.element("Company", &[], &meta.author);
    });
    xml.finish()
}

fn document(body: Markup) -> String {
    let mut xml = Markup::file();
    let namespaces = [("xmlns:w", WORD), ("xmlns:r", RELATIONS), ("xmlns:wp", DRAWING)];
    xml.with("w:document", &namespaces, |xml| xml.with("w:body", &[], |xml| xml.append(body)));
    xml.finish()
}

/// Abstract list 0 has bullets, 1 has numbers; each ordered list is an instance that starts anew.
fn numbering(ordered_lists: usize) -> String {
    let mut xml = Markup::file();
    xml.with("w:numbering", &[("xmlns:w", WORD)], |xml| {
        abstract_list(
            xml,
            "0",
            "bullet",
            |level| if level % 2 == 0 { "•".to_owned() } else { "–".to_owned() },
        );
        abstract_list(xml, "1", "decimal", |level| format!("%{}.", level + 1));
        xml.with("w:num", &[("w:numId", "1")], |xml| xml.property("w:abstractNumId", "0"));
        for list in 0..ordered_lists {
            xml.with("w:num", &[("w:numId", &(list + 2).to_string())], |xml| {
                xml.property("w:abstractNumId", "1");
                for level in 0..9 {
                    xml.with("w:lvlOverride", &[("w:ilvl", &level.to_string())], |xml| {
                        xml.property("w:startOverride", "1");
                    });
                }
            });
        }
    });
    xml.finish()
}

fn abstract_list(xml: &mut Markup, id: &str, format: &str, text: impl Fn(u32) -> String) {
    xml.with("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
        xml.property("w:multiLevelType", "hybridMultilevel");
        for level in 0..9 {
            xml.with("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
                xml.property("w:start", "1");
                xml.property("w:numFmt", format);
                xml.property("w:lvlText", &text(level));
                xml.property("w:lvlJc", "left");
                xml.with("w:pPr", &[], |xml| {
                    let left = (340 * (level + 1)).to_string();
                    xml.empty("w:ind", &[("w:left", &left), ("w:hanging", "340")]);
                });
            });
        }
    });
}

fn header(meta: &Meta) -> String {
    let mut xml = Markup::file();
    xml.with("w:hdr", &[("xmlns:w", WORD)], |xml| {
        xml.with("w:p", &[], |xml| {
            xml.with("w:pPr", &[], |xml| xml.property("w:pStyle", "Header"));
            plain_run(xml, &format!("{} · {}", meta.author, meta.title));
        });
    });
    xml.finish()
}

fn footer(words: &Words) -> String {
    let mut xml = Markup::file();
    xml.with("w:ftr", &[("xmlns:w", WORD)], |xml| {
        xml.with("w:p", &[], |xml| {
            xml.with("w:pPr", &[], |xml| xml.property("w:pStyle", "Footer"));
            for word in &words.page {
                match word {
                    PageWord::Text(text) => plain_run(xml, text),
                    PageWord::Page => number_field(xml, "PAGE"),
                    PageWord::Pages => number_field(xml, "NUMPAGES"),
                }
            }
        });
    });
    xml.finish()
}

/// Fields in the footer are computed anew by Word without asking.
fn number_field(xml: &mut Markup, name: &str) {
    field_mark(xml, "begin");
    instruction(xml, name);
    field_mark(xml, "separate");
    plain_run(xml, "1");
    field_mark(xml, "end");
}
