//! `report.toml`: title, subtitle, keywords and the order of the files.

use crate::resolve::Run;
use crate::scope::Scope;
use crate::tables::GridContext;
use enslinje_domain::{Diagnostic, Place, Problems};
use enslinje_pack::{PackFolder, toml_doc};
use enslinje_text::Messages;

/// The settings of a report.
#[derive(Debug, Clone)]
pub(crate) struct ReportSettings {
    /// Title.
    pub title: Vec<Run>,
    /// Line under the title.
    pub subtitle: Vec<Run>,
    /// Words for file properties.
    pub keywords: Vec<String>,
    /// Paths of the sections inside the pack, and where each is named.
    pub files: Vec<(String, Place)>,
}

/// Reads `reports/<name>/report.toml`.
pub(crate) fn read_settings(
    folder: &PackFolder,
    name: &str,
    scope: &Scope,
    messages: &Messages,
    problems: &mut Problems,
) -> Option<ReportSettings> {
    let path = format!("reports/{name}/report.toml");
    let file = toml_doc(folder, &path, problems)?;
    let mut root = file.root();
    let grid = GridContext { scope, messages };
    for key in ["title", "files"] {
        if !root.has(key) {
            let diagnostic = Diagnostic::error("pack-missing-key", root.place()).with("key", key);
            problems.push(diagnostic.with("table", folder.shown(&path)));
        }
    }
    let title = grid.text(&mut root, "title", problems).unwrap_or_default();
    let subtitle = grid.text(&mut root, "subtitle", problems).unwrap_or_default();
    for (key, runs) in [("title", &title), ("subtitle", &subtitle)] {
        if runs.iter().any(|run| matches!(run, Run::Figure(_) | Run::Listed(_))) {
            problems.push(Diagnostic::error("report-figure-in-title", root.place_of(key)));
        }
    }
    let keywords = root.text_list("keywords", problems);
    let mut files: Vec<(String, Place)> = Vec::new();
    for (file, place) in root.placed_texts("files", problems) {
        let path = format!("reports/{name}/{file}");
        if files.iter().any(|(known, _)| *known == path) {
            problems.push(Diagnostic::error("report-file-twice", place.clone()).with("file", &file));
        }
        files.push((path, place));
    }
    root.finish(problems);
    tell_unused(folder, name, &files, problems);
    Some(ReportSettings { title, subtitle, keywords, files })
}

/// A section that lies in the folder but is not in the order would be missed in silence.
fn tell_unused(folder: &PackFolder, name: &str, files: &[(String, Place)], problems: &mut Problems) {
    let prefix = format!("reports/{name}/");
    for path in folder.under(&prefix).filter(|path| path.ends_with(".md")) {
        if !files.iter().any(|(known, _)| known == path) {
            problems.push(Diagnostic::error("report-unlisted-file", folder.place(path)).with("file", path));
        }
    }
}
