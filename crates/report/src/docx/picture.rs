//! Charts as pictures that every version of Word shows.

use crate::fault::ReportFault;
use crate::fonts::FONTS;
use crate::model::Chart;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree, fontdb};
use std::error::Error;
use std::sync::{Arc, LazyLock};

/// Name of the family in [`FONTS`].
const FAMILY: &str = "Source Sans 3";
/// Widest and tallest a chart may be, in points.
const ROOM: (f32, f32) = (459.0, 369.0);
/// Points for each unit of the drawing: the type of 13 units becomes 9 points, as in the PDF.
const SCALE: f32 = 0.69;
/// Pixels for each point: about 290 per inch.
const DENSITY: f32 = 4.0;

static FONT_DATABASE: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    FONTS.iter().for_each(|font| database.load_font_data(font.to_vec()));
    database.set_sans_serif_family(FAMILY);
    database.set_serif_family(FAMILY);
    database.set_monospace_family(FAMILY);
    database.set_cursive_family(FAMILY);
    database.set_fantasy_family(FAMILY);
    Arc::new(database)
});

/// A chart drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Picture {
    /// PNG file.
    pub png: Vec<u8>,
    /// Width and height on paper, in points.
    pub size: (f32, f32),
}

/// Draws a chart.
///
/// # Errors
/// The SVG cannot be read, or it is empty.
pub(super) fn draw(chart: &Chart) -> Result<Picture, ReportFault> {
    let fault = |source| ReportFault::Picture { chart: chart.id.clone(), source };
    draw_svg(&chart.svg).map_err(fault)
}

fn draw_svg(svg: &str) -> Result<Picture, Box<dyn Error + Send + Sync>> {
    let options = Options {
        font_family: FAMILY.to_owned(),
        fontdb: FONT_DATABASE.clone(),
        // A chart is complete in itself; nothing is read from disk.
        image_href_resolver: ImageHrefResolver {
            resolve_string: Box::new(|_, _| None),
            ..Default::default()
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = SCALE.min(ROOM.0 / width).min(ROOM.1 / height);
    let (width, height) = (width * scale, height * scale);
    let mut pixmap = Pixmap::new(pixels(width), pixels(height)).ok_or("the picture has no area")?;
    resvg::render(&tree, Transform::from_scale(scale * DENSITY, scale * DENSITY), &mut pixmap.as_mut());
    Ok(Picture { png: pixmap.encode_png()?, size: (width, height) })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by ROOM times DENSITY")]
fn pixels(points: f32) -> u32 {
    (points * DENSITY).ceil().clamp(1.0, 4096.0) as u32
}
