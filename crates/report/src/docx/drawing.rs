//! A picture in the text, with its alternative text.

use super::markup::Markup;

const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// Relation of the picture with this number, counted from one.
pub(super) fn picture_relation(number: usize) -> String {
    format!("rIdPicture{number}")
}

/// File of the picture with this number, inside `word/`.
pub(super) fn picture_file(number: usize) -> String {
    format!("media/chart{number}.png")
}

/// Writes a paragraph with the picture alone.
pub(super) fn write_drawing(xml: &mut Markup, number: usize, said: &str, size: (f32, f32)) {
    let id = number.to_string();
    let name = picture_file(number);
    let relation = picture_relation(number);
    let (width, height) = (emu(size.0), emu(size.1));
    let extent = [("cx", width.as_str()), ("cy", height.as_str())];
    xml.with("w:p", &[], |xml| {
        xml.with("w:pPr", &[], |xml| {
            xml.property("w:pStyle", "Picture");
        });
        xml.with("w:r", &[], |xml| {
            xml.with("w:drawing", &[], |xml| {
                let none = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
                xml.with("wp:inline", &none, |xml| {
                    xml.empty("wp:extent", &extent);
                    xml.empty("wp:docPr", &[("id", &id), ("name", &name), ("descr", said)]);
                    xml.with("wp:cNvGraphicFramePr", &[], |xml| {
                        xml.empty("a:graphicFrameLocks", &[("xmlns:a", MAIN), ("noChangeAspect", "1")]);
                    });
                    xml.with("a:graphic", &[("xmlns:a", MAIN)], |xml| {
                        xml.with("a:graphicData", &[("uri", PICTURE)], |xml| {
                            picture(xml, [&id, &name, said, &relation], &extent);
                        });
                    });
                });
            });
        });
    });
}

fn picture(xml: &mut Markup, [id, name, said, relation]: [&str; 4], extent: &[(&str, &str); 2]) {
    xml.with("pic:pic", &[("xmlns:pic", PICTURE)], |xml| {
        xml.with("pic:nvPicPr", &[], |xml| {
            xml.empty("pic:cNvPr", &[("id", id), ("name", name), ("descr", said)]);
            xml.empty("pic:cNvPicPr", &[]);
        });
        xml.with("pic:blipFill", &[], |xml| {
            xml.empty("a:blip", &[("r:embed", relation)]);
            xml.with("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
        });
        xml.with("pic:spPr", &[], |xml| {
            xml.with("a:xfrm", &[], |xml| {
                xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                xml.empty("a:ext", extent);
            });
            xml.with("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
        });
    });
}

/// English metric units: 12 700 in a point.
fn emu(points: f32) -> String {
    format!("{:.0}", f64::from(points) * 12_700.0)
}
