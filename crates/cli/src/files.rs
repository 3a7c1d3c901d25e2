//! Writing files so that nothing half written is ever seen: beside, then renamed.

use crate::failure::Failure;
use std::io::{self, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Writes `bytes` to `path`, creating its folder; an existing file is replaced in one step.
///
/// # Errors
/// When the folder or the file cannot be written; the old file is then still there.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_beside(path, bytes).map_err(|fault| Failure::Write { path: path.to_owned(), fault })
}

fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = Beside::new(path)?;
    file.write_all(bytes)?;
    file.take_place(path)
}

/// A file beside its place, thrown away unless it takes it.
pub struct Beside(NamedTempFile);

impl Beside {
    /// An empty file beside `path`, whose folder is created.
    ///
    /// # Errors
    /// When the folder or the file cannot be written.
    pub fn new(path: &Path) -> io::Result<Self> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        Ok(Self(NamedTempFile::new_in(folder)?))
    }

    /// Becomes the file at `path`.
    ///
    /// # Errors
    /// When it cannot; the old file is then still there.
    pub fn take_place(self, path: &Path) -> io::Result<()> {
        readable_by_all(&self.0)?;
        self.0.persist(path)?;
        Ok(())
    }
}

impl Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A temporary file is private; a report is not.
#[cfg(unix)]
fn readable_by_all(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &NamedTempFile) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.txt");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_in_the_way_is_a_failure_that_names_the_path() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("taken");
        std::fs::create_dir(&path).unwrap();
        let failure = write(&path, b"x").unwrap_err();
        assert!(matches!(failure, crate::failure::Failure::Write { path: named, .. } if named == path));
    }
}
