//! Reads a written PDF back: every visible character with its place, and the objects of the file.

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, Name, Object, String as PdfString};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Shape};

/// A visible character: left end of its baseline, in points from the lower left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sign {
    pub text: String,
    pub x: f64,
    pub y: f64,
}

/// A page read back.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Leaf {
    pub width: f64,
    pub signs: Vec<Sign>,
}

impl Leaf {
    /// The page's text without any white space: where spaces and line breaks fall is not the matter.
    pub fn text(&self) -> String {
        squeeze(&self.signs.iter().map(|sign| sign.text.as_str()).collect::<String>())
    }
}

/// Text without white space and invisible places to break.
pub(super) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{ad}')).collect()
}

/// All pages.
pub(super) fn leaves(pdf: &Pdf) -> Vec<Leaf> {
    let pages = pdf.pages();
    pages
        .iter()
        .map(|page| {
            let (width, _) = page.render_dimensions();
            let cache = InterpreterCache::new();
            let bbox = page.crop_box();
            let bbox = kurbo::Rect::new(bbox.x0, bbox.y0, bbox.x1, bbox.y1);
            let settings = InterpreterSettings::default();
            let mut context = Context::new(Affine::IDENTITY, bbox, &cache, page.xref(), settings);
            let mut reader = Reader::default();
            interpret_page(page, &mut context, &mut reader);
            Leaf { width: f64::from(width), signs: reader.signs }
        })
        .collect()
}

/// All dictionaries of the file, those of streams included.
pub(super) fn dictionaries(pdf: &Pdf) -> Vec<Dict<'_>> {
    pdf.objects()
        .into_iter()
        .filter_map(|object| match object {
            Object::Dict(dict) => Some(dict),
            Object::Stream(stream) => Some(stream.dict().clone()),
            _ => None,
        })
        .collect()
}

/// A name in a dictionary.
pub(super) fn name(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<Name<'_>>(key.as_bytes()).map(|name| name.as_str().to_owned())
}

/// A text in a dictionary, decoded.
pub(super) fn text(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<PdfString<'_>>(key.as_bytes()).map(|text| decode(text.as_bytes()))
}

/// A PDF text string: UTF-16 with a mark, or else one byte for each character.
pub(super) fn decode(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(wide) => {
            let units: Vec<u16> =
                wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Collects glyphs; those inside an empty clip are only for listeners.
#[derive(Default)]
struct Reader {
    signs: Vec<Sign>,
    clips: Vec<bool>,
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph(&mut self, glyph: &Glyph<'a>, at: Affine, own: Affine, _: &Paint<'a>, _: &GlyphDrawMode) {
        if self.clips.contains(&true) {
            return;
        }
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => "\u{FFFD}".to_owned(),
        };
        let place = at * own * Point::ORIGIN;
        self.signs.push(Sign { text, x: place.x, y: place.y });
    }
    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.clips.push(clip.path.bounding_box().area() < 0.01);
    }
    fn pop_clip_path(&mut self) {
        self.clips.pop();
    }
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_transparency_group(&mut self) {}
}
