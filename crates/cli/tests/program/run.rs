//! Running the program, and one demonstration that several tests look at.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The repository's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

/// The pack of Hisingen.
pub fn pack() -> PathBuf {
    root().join("packs/hisingen")
}

/// The shared data folder, or a message that the test is skipped.
pub fn shared(test: &str) -> Option<PathBuf> {
    let folder = root().join("../shared/data/hisingen");
    if folder.is_dir() {
        return Some(folder);
    }
    #[expect(clippy::print_stderr, reason = "a skipped test says so loudly")]
    {
        eprintln!("SKIPPED {test}: ../shared/data/hisingen is not beside the repository");
    }
    None
}

/// Runs the program in `folder`.
pub fn enslinje(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_enslinje"));
    command.current_dir(folder).env("USER", "anna").args(arguments).output().unwrap()
}

/// Runs the program, which must succeed.
pub fn succeed(folder: &Path, arguments: &[&str]) -> String {
    let output = enslinje(folder, arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A folder with the snapshot of Hisingen and its annual report as Excel and web page.
pub fn made() -> &'static Path {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    let folder = MADE.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let pack = pack();
        let pack = pack.to_str().unwrap();
        succeed(folder.path(), &["simulate", "--pack", pack, "--out", "snapshot"]);
        let report = ["report", "annual", "--pack", pack, "--snapshot", "snapshot", "--period", "2024"];
        succeed(folder.path(), &[&report[..], &["--out", "report", "--format", "html,xlsx"]].concat());
        folder
    });
    folder.path()
}

/// A folder with the demonstration in `demo`, and what it told.
pub fn demonstrated() -> (&'static Path, &'static str) {
    static DEMO: OnceLock<(TempDir, String)> = OnceLock::new();
    let (folder, told) = DEMO.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let pack = pack();
        let demo = ["demo", "--no-serve", "--pack", pack.to_str().unwrap(), "--dir", "demo"];
        let told = succeed(folder.path(), &demo);
        (folder, told)
    });
    (folder.path(), told)
}

/// Copies the database of the demonstration to `demo/enslinje.db` in `folder`.
pub fn with_demonstration(folder: &Path) {
    std::fs::create_dir_all(folder.join("demo")).unwrap();
    let file = "demo/enslinje.db";
    std::fs::copy(demonstrated().0.join(file), folder.join(file)).unwrap();
}
