//! House rules that no compiler knows: sizes, names, places, texts and what the documents name.

mod documents;
mod messages;
mod source;

use std::path::{Path, PathBuf};

/// A text file of the repository: path relative to its root, and content.
pub struct File {
    path: String,
    text: String,
}

/// All faults, in the order of files.
pub fn run(root: &Path) -> Vec<String> {
    let files = match tracked(root) {
        Ok(files) => files,
        Err(fault) => return vec![fault],
    };
    let mut faults = source::faults(&files);
    faults.extend(messages::faults(&files));
    faults.extend(documents::faults(root, &files));
    faults.sort();
    faults
}

/// Folders that hold no source of ours.
const SKIPPED: &[&str] = &["target", ".git", "demo", "node_modules"];

fn tracked(root: &Path) -> Result<Vec<File>, String> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(root.join(&folder))
            .map_err(|fault| format!("{}: {fault}", folder.display()))?;
        for entry in entries {
            let entry = entry.map_err(|fault| format!("{}: {fault}", folder.display()))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = folder.join(&name);
            if entry.path().is_dir() {
                if !SKIPPED.contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
                files.push(File { path: path.to_string_lossy().into_owned(), text });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}
