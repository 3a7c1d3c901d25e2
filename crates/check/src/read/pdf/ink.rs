//! Takes what the interpreter draws on one page and keeps words, rules and pictures.

use hayro_interpret::{
    BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask, font::Glyph,
    hayro_cmap::BfString,
};
use kurbo::{Affine, BezPath, PathEl, Point, Shape, Vec2};

use super::{
    fonts::Fonts,
    sheet::{Rule, Sheet, Tag, Word},
};

/// A page while it is drawn.
pub(super) struct Ink<'f> {
    /// What was drawn so far.
    pub sheet: Sheet,
    /// Fonts seen so far in the file.
    pub fonts: &'f mut Fonts,
    tags: Vec<Tag>,
    clips: Vec<bool>,
    most: usize,
    marks: usize,
    frames: usize,
    spaced: bool,
    last: Option<(String, f64)>,
}

/// The page is given up: more was drawn than the limit. Carried by an unwinding.
pub(super) struct Exhausted;

/// A font without Unicode gives this character.
const UNKNOWN: char = '\u{fffd}';

/// Largest gap between the characters of a word, in parts of the type's size.
const WORD_GAP: f64 = 0.2;

/// Thickest rule, in points.
const RULE_THICKNESS: f64 = 2.5;

/// Shortest rule, in points.
const RULE_LENGTH: f64 = 8.0;

/// Most elements of a path that may be a frame or a rule; more is a drawing.
const RULE_ELEMENTS: usize = 60;

/// Most rules of a page; more are a drawing.
const MOST_RULES: usize = 2_000;

/// A picture smaller than this on either side is a mark, in points.
const PICTURE_SIDE: f64 = 16.0;

/// Most frames that cut off what is drawn; every form has one, also one that draws nothing.
const MOST_FRAMES: usize = 10_000;

/// How much more than the limit may be drawn, in multiples, before the page is given up.
const PATIENCE: usize = 10;

impl<'f> Ink<'f> {
    /// An empty page on which at most `most` marks are kept.
    pub(super) fn new(width: f64, height: f64, most: usize, fonts: &'f mut Fonts) -> Self {
        Self {
            sheet: Sheet { width, height, ..Sheet::default() },
            fonts,
            tags: Vec::new(),
            clips: Vec::new(),
            most,
            marks: 0,
            frames: 0,
            spaced: true,
            last: None,
        }
    }

    /// Counts one more mark; whether it is still within the limit.
    fn count(&mut self) -> bool {
        self.marks += 1;
        if self.marks > self.most.saturating_mul(PATIENCE) || self.frames > MOST_FRAMES {
            self.sheet.is_cut = true;
            // The interpreter cannot be told to stop, and forms that draw each other grow without end.
            std::panic::resume_unwind(Box::new(Exhausted));
        }
        self.sheet.is_cut |= self.marks > self.most;
        self.marks <= self.most
    }

    fn tag(&self) -> Tag {
        if self.tags.contains(&Tag::Artifact) {
            return Tag::Artifact;
        }
        self.tags.iter().rev().copied().find(|tag| *tag != Tag::None).unwrap_or(Tag::None)
    }

    fn lose(&mut self, font: Option<usize>) {
        let name = self.fonts.get(font).map(|font| font.name.clone()).unwrap_or_default();
        match self.sheet.lost.iter_mut().find(|(lost, _)| *lost == name) {
            Some((_, count)) => *count += 1,
            None => self.sheet.lost.push((name, 1)),
        }
    }

    /// Adds the text of one glyph to the word under way, or begins another.
    fn add(&mut self, text: &str, ends: Ends, font: Option<usize>) {
        if text.chars().all(|c| c == ' ' || c == '\t' || c == '\u{3}' || c == '\r' || c == '\n') {
            self.spaced = true;
            self.last = None;
            return;
        }
        let bold = self.fonts.get(font).is_some_and(|font| font.bold);
        let tag = self.tag();
        let Self { sheet, last, .. } = self;
        let words = if ends.turned { &mut sheet.turned } else { &mut sheet.words };
        if let (Some(word), false) = (words.last_mut(), self.spaced) {
            let same_line = (word.y - ends.y).abs() < 0.1 * ends.size && word.tag == tag;
            let same_size = (word.size - ends.size).abs() < 0.12 * word.size;
            let gap = ends.x0 - word.x1;
            // Drawn twice with a small shift: bold made without a bold font.
            let again = last
                .as_ref()
                .is_some_and(|(again, x0)| again == text && (ends.x0 - x0).abs() < 0.4 * (ends.x1 - ends.x0));
            if same_line && again {
                return;
            }
            let near = gap > -0.3 * ends.size && gap < WORD_GAP * ends.size;
            if same_line && same_size && near && word.text.end == sheet.text.len() {
                sheet.text.push_str(text);
                word.text.end = sheet.text.len();
                word.x1 = word.x1.max(ends.x1);
                *last = Some((text.to_owned(), ends.x0));
                return;
            }
        }
        let from = sheet.text.len();
        sheet.text.push_str(text);
        words.push(Word {
            text: from..sheet.text.len(),
            x0: ends.x0,
            x1: ends.x1,
            y: ends.y,
            size: ends.size,
            bold,
            spaced: self.spaced,
            tag,
            line: 0,
        });
        *last = Some((text.to_owned(), ends.x0));
        self.spaced = false;
    }
}

/// Where a glyph begins and ends along its line.
#[derive(Clone, Copy)]
struct Ends {
    x0: f64,
    x1: f64,
    y: f64,
    size: f64,
    turned: bool,
}

impl Ends {
    fn of(glyph: &Glyph<'_>, place: Affine) -> Option<Self> {
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().map_or(500.0, f64::from),
            Glyph::Type3(_) => 500.0,
        };
        let start = place * Point::ORIGIN;
        let along: Vec2 = place * Point::new(advance, 0.0) - start;
        let up: Vec2 = place * Point::new(0.0, 1000.0) - start;
        let size = up.hypot();
        if ![start.x, start.y, along.x, along.y, size].iter().all(|value| value.is_finite()) || size < 0.1 {
            return None;
        }
        let turned = along.y.abs() > along.x.abs();
        if turned {
            // Read upwards or downwards: the page is turned under the text.
            let (x, y) = if along.y < 0.0 { (-start.y, start.x) } else { (start.y, -start.x) };
            return Some(Self { x0: x, x1: x + along.y.abs(), y, size, turned });
        }
        let (x0, x1) = (start.x.min(start.x + along.x), start.x.max(start.x + along.x));
        Some(Self { x0, x1, y: start.y, size, turned })
    }
}

impl<'a> Device<'a> for Ink<'_> {
    fn draw_glyph(&mut self, glyph: &Glyph<'a>, at: Affine, own: Affine, _: &Paint<'a>, _: &GlyphDrawMode) {
        if !self.count() || self.clips.contains(&true) {
            return;
        }
        let Some(ends) = Ends::of(glyph, at * own) else { return };
        let inside = ends.turned
            || (ends.x1 > 0.0
                && ends.x0 < self.sheet.width
                && ends.y > 0.0
                && ends.y < self.sheet.height + ends.size);
        if !inside {
            return;
        }
        let font = self.fonts.of(glyph);
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => UNKNOWN.to_string(),
        };
        let is_lost = |c: char| c == UNKNOWN || c == '\0' || ('\u{e000}'..='\u{f8ff}').contains(&c);
        if text.is_empty() || text.chars().any(is_lost) {
            // Symbol fonts keep their bullets in the private area; a bullet is all that they mean here.
            if text.starts_with(['\u{f0b7}', '\u{f0a7}', '\u{f02d}', '\u{f076}']) {
                return self.add("\u{2022}", ends, font);
            }
            self.lose(font);
            return self.add(&UNKNOWN.to_string(), ends, font);
        }
        self.add(&text, ends, font);
    }

    fn draw_path(&mut self, path: &BezPath, at: Affine, _: &Paint<'a>, mode: &PathDrawMode) {
        let is_drawing = path.elements().len() > RULE_ELEMENTS || self.sheet.rules.len() > MOST_RULES;
        if !self.count() || self.clips.contains(&true) || is_drawing {
            return;
        }
        if matches!(mode, PathDrawMode::Fill(_)) {
            let area = (at * path.clone()).bounding_box();
            self.sheet.rules.extend(rule(Point::new(area.x0, area.y0), Point::new(area.x1, area.y1)));
            return;
        }
        let (mut start, mut last) = (Point::ORIGIN, Point::ORIGIN);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(to) => (start, last) = (to, to),
                PathEl::LineTo(to) => {
                    self.sheet.rules.extend(rule(at * last, at * to));
                    last = to;
                }
                PathEl::ClosePath => {
                    self.sheet.rules.extend(rule(at * last, at * start));
                    last = start;
                }
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => last = to,
            }
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, at: Affine) {
        if !self.count() || self.tags.contains(&Tag::Artifact) {
            return;
        }
        let area = at.transform_rect_bbox(kurbo::Rect::new(0.0, 0.0, 1.0, 1.0));
        let on_page =
            area.x1 > 0.0 && area.y1 > 0.0 && area.x0 < self.sheet.width && area.y0 < self.sheet.height;
        if on_page && area.width() >= PICTURE_SIDE && area.height() >= PICTURE_SIDE {
            self.sheet.pictures += 1;
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.frames += 1;
        self.count();
        self.clips.push(clip.path.bounding_box().area() < 0.01);
    }

    fn pop_clip_path(&mut self) {
        self.clips.pop();
    }

    fn begin_marked_content(&mut self, tag: &[u8], mcid: Option<i32>) {
        self.tags.push(match mcid {
            _ if tag == b"Artifact" => Tag::Artifact,
            Some(number) => Tag::Content(number),
            None => Tag::None,
        });
        self.last = None;
    }

    fn end_marked_content(&mut self) {
        self.tags.pop();
        self.last = None;
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_transparency_group(&mut self) {}
}

fn rule(a: Point, b: Point) -> Option<Rule> {
    let rule = Rule { x0: a.x.min(b.x), y0: a.y.min(b.y), x1: a.x.max(b.x), y1: a.y.max(b.y) };
    let (width, height) = (rule.x1 - rule.x0, rule.y1 - rule.y0);
    let thin = width.min(height) <= RULE_THICKNESS && width.max(height) >= RULE_LENGTH;
    (thin && width.is_finite() && height.is_finite()).then_some(rule)
}
