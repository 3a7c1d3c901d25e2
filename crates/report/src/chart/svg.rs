//! Writes SVG: escaped text, numbers with at most one decimal, one fixed set of colours and patterns.

use std::fmt::Write as _;

/// Type size of all text.
pub(crate) const TEXT: f64 = 13.0;
/// Height of a line of text.
pub(crate) const LINE: f64 = 17.0;
/// Width of every chart; at 400 pixels the text is still as large as the page's small print.
pub(crate) const WIDTH: f64 = 420.0;

/// Colours that stand out at least 3:1 from white and from the dark background of the web page.
pub(crate) const COLOURS: [&str; 6] = ["#1f7fc4", "#c2571a", "#2f8f4e", "#9a5bb5", "#a3781a", "#c2467a"];
/// Dashes of lines, so that they are told apart without colour.
pub(crate) const DASHES: [&str; 6] = ["", "7 4", "2 4", "9 3 2 3", "12 5", "4 2"];

/// SVG in the making.
#[derive(Debug, Default)]
pub(crate) struct Svg {
    body: String,
}

/// Where a text begins, ends or has its middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// Begins.
    Start,
    /// Middle.
    Middle,
    /// Ends.
    End,
}

impl Svg {
    /// A text with its baseline at `y`.
    pub fn text(&mut self, x: f64, y: f64, anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let (x, y) = (number(x), number(y));
        let text = escape(text);
        self.push(format!(r#"<text x="{x}" y="{y}" text-anchor="{anchor}">{text}</text>"#));
    }

    /// A filled box.
    pub fn bar(&mut self, x: f64, y: f64, width: f64, height: f64, fill: &str) {
        let (x, y, width, height) = (number(x), number(y), number(width), number(height));
        self.push(format!(
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}" stroke="currentColor" stroke-width="0.6"/>"#
        ));
    }

    /// A thin straight line, such as an axis.
    pub fn rule(&mut self, from: (f64, f64), to: (f64, f64), opacity: &str) {
        let (x1, y1, x2, y2) = (number(from.0), number(from.1), number(to.0), number(to.1));
        self.push(format!(
            r#"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="currentColor" stroke-width="1" stroke-opacity="{opacity}"/>"#
        ));
    }

    /// A line through points in the style of a series.
    pub fn line(&mut self, points: &[(f64, f64)], series: usize) {
        let path: Vec<String> =
            points.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
        let colour = COLOURS[series % COLOURS.len()];
        let dash = DASHES[series % DASHES.len()];
        let dash = if dash.is_empty() { String::new() } else { format!(r#" stroke-dasharray="{dash}""#) };
        let points = path.join(" ");
        self.push(format!(
            r#"<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.2"{dash}/>"#
        ));
    }

    /// The marker of a series at a point.
    pub fn marker(&mut self, x: f64, y: f64, series: usize) {
        let colour = COLOURS[series % COLOURS.len()];
        let outline = match series % 4 {
            0 => {
                let (x, y) = (number(x), number(y));
                self.push(format!(r#"<circle cx="{x}" cy="{y}" r="3.6" fill="{colour}"/>"#));
                return;
            }
            1 => [(-3.4, -3.4), (3.4, -3.4), (3.4, 3.4), (-3.4, 3.4)].to_vec(),
            2 => [(0.0, -4.4), (4.2, 3.4), (-4.2, 3.4)].to_vec(),
            _ => [(0.0, -4.8), (4.8, 0.0), (0.0, 4.8), (-4.8, 0.0)].to_vec(),
        };
        let points: Vec<String> =
            outline.iter().map(|(dx, dy)| format!("{},{}", number(x + dx), number(y + dy))).collect();
        let points = points.join(" ");
        self.push(format!(r#"<polygon points="{points}" fill="{colour}"/>"#));
    }

    fn push(&mut self, element: String) {
        self.body.push_str(&element);
        self.body.push('\n');
    }

    /// The whole picture. Ids begin with `id`, so that several pictures stand in one page.
    pub fn finish(self, id: &str, height: f64, title: &str, description: &str, series: usize) -> String {
        let id = id_of(id);
        let height = number(height);
        let width = number(WIDTH);
        let mut svg = String::new();
        let open = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-labelledby="{id}-title {id}-desc" font-family="'Source Sans 3', 'Source Sans Pro', system-ui, sans-serif" font-size="{}" fill="currentColor">"#,
            number(TEXT)
        );
        let described = format!(
            "<title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>",
            escape(title),
            escape(description)
        );
        svg.push_str(&open);
        svg.push('\n');
        svg.push_str(&described);
        svg.push('\n');
        svg.push_str(&patterns(&id, series));
        svg.push_str(&self.body);
        svg.push_str("</svg>\n");
        svg
    }
}

/// How the bars of a series are filled. A plain colour is no pattern: tiles would show their seams.
pub(crate) fn fill(id: &str, series: usize) -> String {
    if series.is_multiple_of(COLOURS.len()) {
        return COLOURS[0].to_owned();
    }
    format!("url(#{}-p{series})", id_of(id))
}

/// Plain for the first series, then stripes and dots on the colour.
fn patterns(id: &str, count: usize) -> String {
    let mut defs = String::from("<defs>\n");
    for series in 0..count {
        let colour = COLOURS[series % COLOURS.len()];
        let mark = match series % 6 {
            0 => "",
            1 => r##"<path d="M-2 10 L10 -2 M4 16 L16 4 M-2 -2 L-2 -2" stroke="#fff" stroke-width="2"/>"##,
            2 => {
                r##"<circle cx="3" cy="3" r="1.5" fill="#fff"/><circle cx="9" cy="9" r="1.5" fill="#fff"/>"##
            }
            3 => r##"<path d="M0 3 H12 M0 9 H12" stroke="#fff" stroke-width="1.6"/>"##,
            4 => r##"<path d="M3 0 V12 M9 0 V12" stroke="#fff" stroke-width="1.6"/>"##,
            _ => r##"<path d="M0 6 H12 M6 0 V12" stroke="#fff" stroke-width="1.6"/>"##,
        };
        // Writing to a string cannot fail.
        let written = writeln!(
            defs,
            r#"<pattern id="{id}-p{series}" width="12" height="12" patternUnits="userSpaceOnUse"><rect width="12" height="12" fill="{colour}"/>{mark}</pattern>"#
        );
        debug_assert!(written.is_ok());
    }
    defs.push_str("</defs>\n");
    defs
}

/// ASCII letters, digits and hyphens only.
fn id_of(id: &str) -> String {
    let letters = id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    format!("chart-{}", letters.collect::<String>())
}

/// At most one decimal, never `-0`.
fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    let text = format!("{tenths}");
    if text == "-0" { "0".to_owned() } else { text }
}

/// Text of XML: the signs of mark-up escaped, characters that XML forbids left out.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in crate::printable::printable(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The estimated width of a text at the chart's type size. As wide as in DejaVu Sans, the widest of the
/// typefaces that stand in where a reader of the web page lacks Source Sans.
pub(crate) fn width_of(text: &str) -> f64 {
    let width = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '\'' | '’' => 0.34,
        'm' | 'M' | 'W' | 'w' | '%' | '@' | '—' => 0.98,
        ' ' | '\u{a0}' => 0.32,
        't' | 'f' | 'r' | '(' | ')' => 0.41,
        c if c.is_uppercase() => 0.74,
        _ => 0.63,
    };
    text.chars().map(width).sum::<f64>() * TEXT
}

/// Divides a text into lines no wider than `width`; a word that is too wide is cut.
pub(crate) fn wrap(text: &str, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut word = word.to_owned();
        let joined = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
        if width_of(&joined) <= width {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        while width_of(&word) > width && word.chars().count() > 1 {
            let (head, tail) = cut(&word, width);
            lines.push(head);
            word = tail;
        }
        line = word;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The text, cut with an ellipsis when it is wider than `width`.
pub(crate) fn fitted(text: &str, width: f64) -> String {
    if width_of(text) <= width {
        return text.to_owned();
    }
    let (head, _) = cut(text, width - width_of("…"));
    format!("{head}…")
}

fn cut(word: &str, width: f64) -> (String, String) {
    let mut head = String::new();
    for c in word.chars() {
        head.push(c);
        if width_of(&head) > width && head.chars().count() > 1 {
            head.pop();
            break;
        }
    }
    let tail = word.strip_prefix(head.as_str()).unwrap_or_default().to_owned();
    (head, tail)
}
