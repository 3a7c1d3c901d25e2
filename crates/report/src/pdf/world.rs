//! What the typesetter may see: the template, one document, its charts and the embedded fonts.
//!
//! No file system, no network, no clock.

use crate::fonts::FONTS;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_kit::fonts::FontStore;

/// Where the template finds the document.
const DOCUMENT: &str = "/document.json";
/// Folder of the charts; they are named by number.
const CHARTS: &str = "/chart-";

/// Templates by virtual path.
const TEMPLATES: [(&str, &str); 3] = [
    ("/report.typ", include_str!("../../../../templates/report/report.typ")),
    ("/blocks.typ", include_str!("../../../../templates/report/blocks.typ")),
    ("/tables.typ", include_str!("../../../../templates/report/tables.typ")),
];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // Row headers and other table semantics are still behind this switch in Typst 0.15.
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// The typesetter's own fonts serve only signs that the report's typeface lacks.
static FONT_STORE: LazyLock<FontStore> = LazyLock::new(|| {
    let mut store = FontStore::new();
    for data in FONTS {
        store.extend(Font::iter(Bytes::new(data)).map(|font| {
            let info = font.info().clone();
            (font, info)
        }));
    }
    store.extend(typst_kit::fonts::embedded());
    store
});

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let source = |(path, text): (&str, &str)| Some(Source::new(file_id(path)?, text.to_owned()));
    TEMPLATES.into_iter().filter_map(source).collect()
});

fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// One document to be set.
pub(crate) struct ReportWorld {
    document: Bytes,
    charts: Vec<Bytes>,
    main: Source,
}

impl ReportWorld {
    /// A world with the document as JSON and its charts as SVG.
    pub fn new(document: String, charts: Vec<String>) -> Self {
        Self {
            document: Bytes::from_string(document),
            charts: charts.into_iter().map(Bytes::from_string).collect(),
            main: SOURCES.first().cloned().unwrap_or_else(|| Source::detached("")),
        }
    }

    fn chart(&self, path: &str) -> Option<&Bytes> {
        let number = path.strip_prefix(CHARTS)?.strip_suffix(".svg")?;
        self.charts.get(number.parse::<usize>().ok()?)
    }
}

/// Virtual path of a chart by its number in reading order.
pub(crate) fn chart_path(number: usize) -> String {
    format!("{CHARTS}{number}.svg")
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        FONT_STORE.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = SOURCES.iter().find(|source| source.id() == id);
        found.cloned().ok_or_else(|| FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_with_slash();
        if path == DOCUMENT {
            return Ok(self.document.clone());
        }
        if let Some(chart) = self.chart(path) {
            return Ok(chart.clone());
        }
        self.source(id).map(|source| Bytes::from_string(source.text().to_owned()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONT_STORE.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
