//! Sections: upright and turned pages, header and footer.

use super::markup::Markup;

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// The title page: upright, without header and footer.
    Title,
    /// Upright.
    Portrait,
    /// Turned.
    Landscape,
}

/// Properties of the section that ends here.
pub(super) fn write_section(xml: &mut Markup, page: Page) {
    xml.with("w:sectPr", &[], |xml| {
        if page != Page::Title {
            xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "rIdHeader")]);
            xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rIdFooter")]);
        }
        xml.property("w:type", "nextPage");
        if page == Page::Landscape {
            xml.empty("w:pgSz", &[("w:w", "16838"), ("w:h", "11906"), ("w:orient", "landscape")]);
        } else {
            xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        }
        let margins = [
            ("w:top", "1531"),
            ("w:right", "1361"),
            ("w:bottom", "1361"),
            ("w:left", "1361"),
            ("w:header", "737"),
            ("w:footer", "680"),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", &margins);
    });
}
