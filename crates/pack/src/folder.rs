//! The files of a pack as text, read once and bounded in size.

use enslinje_domain::{Diagnostic, Place, Problems};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Largest file of a pack, in bytes.
pub const LARGEST_FILE: usize = 16 * 1024 * 1024;
/// Most files of a pack.
pub const MOST_FILES: usize = 5_000;
/// Deepest folder inside a pack.
const DEEPEST: usize = 6;
/// What a file name may end with.
const ENDINGS: [&str; 3] = ["toml", "csv", "md"];

/// A pack as it lies in its folder: paths with `/`, relative to the folder, and their text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFolder {
    /// Name of the folder, which begins every place in a message.
    pub name: String,
    /// Text by path.
    pub files: BTreeMap<String, String>,
}

impl PackFolder {
    /// A pack that was not read from disk.
    pub fn from_files<P: Into<String>, T: Into<String>>(
        name: impl Into<String>,
        files: impl IntoIterator<Item = (P, T)>,
    ) -> Self {
        let files = files.into_iter().map(|(path, text)| (path.into(), text.into())).collect();
        Self { name: name.into(), files }
    }

    /// Reads every file below `dir`. Names that begin with a dot are left out.
    ///
    /// # Errors
    /// Each file that cannot be read, is too large, is not UTF-8 or has an ending that no pack file has.
    pub fn read(dir: &Path) -> Result<Self, Problems> {
        let name = dir.to_string_lossy().trim_end_matches('/').to_owned();
        let mut folder = Self { name, files: BTreeMap::new() };
        let mut problems = Problems::new();
        folder.read_below(dir, "", 0, &mut problems);
        problems.or_ok(folder)
    }

    fn read_below(&mut self, dir: &Path, prefix: &str, depth: usize, problems: &mut Problems) {
        let entries = match fs::read_dir(dir).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
            Ok(entries) => entries,
            Err(error) => {
                let place = self.place(prefix.trim_end_matches('/'));
                problems.push(Diagnostic::error("pack-unreadable", place).with("reason", error));
                return;
            }
        };
        let mut entries: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                let shown = path.to_string_lossy().into_owned();
                problems.push(Diagnostic::error("pack-file-name", Place::file(shown)));
                continue;
            };
            if !name.starts_with('.') {
                self.read_entry(&path, format!("{prefix}{name}"), depth, problems);
            }
        }
    }

    fn read_entry(&mut self, path: &Path, inside: String, depth: usize, problems: &mut Problems) {
        let place = self.place(&inside);
        let unreadable = |error: &dyn std::fmt::Display| {
            Diagnostic::error("pack-unreadable", place.clone()).with("reason", error)
        };
        // A link may lead out of the pack or round in a ring.
        match fs::symlink_metadata(path) {
            Err(error) => problems.push(unreadable(&error)),
            Ok(meta) if meta.is_dir() && depth < DEEPEST => {
                self.read_below(path, &format!("{inside}/"), depth + 1, problems);
            }
            Ok(meta) if !meta.is_file() => problems.push(Diagnostic::error("pack-not-a-file", place)),
            Ok(_) if !ENDINGS.iter().any(|ending| inside.ends_with(&format!(".{ending}"))) => {
                problems.push(Diagnostic::error("pack-file-ending", place));
            }
            Ok(meta) if meta.len() > LARGEST_FILE as u64 => {
                problems.push(too_large(place));
            }
            Ok(_) => match fs::read(path) {
                Err(error) => problems.push(unreadable(&error)),
                Ok(bytes) => self.add_bytes(inside, bytes, problems),
            },
        }
    }

    /// Adds a file, unless it is too large, not UTF-8 or one too many.
    pub fn add_bytes(&mut self, path: String, bytes: Vec<u8>, problems: &mut Problems) {
        let place = self.place(&path);
        if bytes.len() > LARGEST_FILE {
            problems.push(too_large(place));
            return;
        }
        if self.files.len() >= MOST_FILES {
            problems.push(Diagnostic::error("pack-too-many-files", place).with("most", MOST_FILES));
            return;
        }
        match String::from_utf8(bytes) {
            Ok(text) => {
                // Spreadsheets put a byte order mark first.
                let text = text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned);
                self.files.insert(path, text);
            }
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
                let line = u32::try_from(line).ok();
                problems.push(Diagnostic::error("pack-not-utf8", Place { line, ..place }));
            }
        }
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Paths that begin with `prefix`, such as `indicators/`, in order.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.files.keys().map(String::as_str).filter(move |path| path.starts_with(prefix))
    }

    /// A whole file of this pack as place; the folder itself when `path` is empty.
    pub fn place(&self, path: &str) -> Place {
        Place::file(self.shown(path))
    }

    /// The path as messages show it: with the folder's name before.
    pub fn shown(&self, path: &str) -> String {
        match (self.name.as_str(), path) {
            ("", path) => path.to_owned(),
            (name, "") => name.to_owned(),
            (name, path) => format!("{name}/{path}"),
        }
    }
}

fn too_large(place: Place) -> Diagnostic {
    Diagnostic::error("pack-too-large", place).with("most", LARGEST_FILE / 1024 / 1024)
}
