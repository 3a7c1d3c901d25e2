//! Databases for tests: a SQLite file, and a PostgreSQL server of the test's own.
//!
//! The server listens on a socket in a folder of its own and never on the network; it stops with the last
//! test that uses it. Where PostgreSQL is not installed the test says so loudly and passes.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, Weak};
use tempfile::TempDir;

/// Where a database is, for as long as this lives.
pub struct Place {
    pub url: String,
    _folder: TempDir,
    _server: Option<Arc<Server>>,
}

/// A SQLite file that is not there yet.
pub fn sqlite() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("enslinje.db").display());
    Place { url, _folder: folder, _server: None }
}

/// An empty PostgreSQL database, or `None`, told loudly, where PostgreSQL is not installed.
pub fn postgres() -> Option<Place> {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    let server = Server::shared()?;
    let name = format!("test{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let created = server.program("createdb").args(["-h", &server.socket(), "-U", "enslinje", &name]).status();
    assert!(created.unwrap().success(), "createdb {name}");
    let url = format!("postgres://enslinje@localhost/{name}?host={}", server.socket());
    Some(Place { url, _folder: tempfile::tempdir().unwrap(), _server: Some(server) })
}

struct Server {
    programs: PathBuf,
    folder: TempDir,
}

impl Server {
    fn shared() -> Option<Arc<Self>> {
        static RUNNING: Mutex<Weak<Server>> = Mutex::new(Weak::new());
        let mut running = RUNNING.lock().unwrap();
        if let Some(server) = running.upgrade() {
            return Some(server);
        }
        let Some(programs) = programs() else {
            eprintln!(
                "\n*** SKIPPED: PostgreSQL (initdb, pg_ctl) is not installed; only SQLite was tested. ***\n"
            );
            return None;
        };
        let server = Arc::new(Self::start(programs));
        *running = Arc::downgrade(&server);
        Some(server)
    }

    fn start(programs: PathBuf) -> Self {
        let server = Self { programs, folder: tempfile::tempdir().unwrap() };
        let path = server.folder.path();
        if is_root() {
            assert!(Command::new("chown").arg("postgres").arg(path).status().unwrap().success());
        }
        let data = path.join("data");
        let data = data.to_str().unwrap();
        let init = server
            .as_owner("initdb")
            .args(["-D", data, "-U", "enslinje", "-A", "trust", "--no-sync"])
            .output();
        let init = init.unwrap();
        assert!(init.status.success(), "initdb: {}", String::from_utf8_lossy(&init.stderr));
        let log = path.join("log");
        let options = format!("-c listen_addresses='' -c fsync=off -k {}", path.display());
        let start = server
            .as_owner("pg_ctl")
            .args(["-D", data, "-w", "-l", log.to_str().unwrap(), "-o", &options, "start"])
            .stdout(Stdio::null())
            .status();
        assert!(start.unwrap().success(), "{}", fs::read_to_string(log).unwrap_or_default());
        server
    }

    fn socket(&self) -> String {
        self.folder.path().display().to_string()
    }

    fn program(&self, name: &str) -> Command {
        Command::new(self.programs.join(name))
    }

    /// PostgreSQL refuses to run as root: there it runs as the user that its package made.
    fn as_owner(&self, name: &str) -> Command {
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(self.programs.join(name));
            command
        } else {
            self.program(name)
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
        let stop =
            self.as_owner("pg_ctl").args(["-D", data.to_str().unwrap(), "-m", "immediate", "stop"]).output();
        assert!(stop.unwrap().status.success());
    }
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// The folder of PostgreSQL's programs: the newest of Debian's, or the one in the search path.
fn programs() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path().join("bin"))).collect())
        .unwrap_or_default();
    versions.sort_by_key(|path| {
        path.parent().and_then(|version| version.file_name()?.to_str()?.parse::<u32>().ok()).unwrap_or(0)
    });
    let searched = std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>());
    versions.into_iter().rev().chain(searched.unwrap_or_default()).find(|folder| has_all(folder))
}

fn has_all(folder: &Path) -> bool {
    ["initdb", "pg_ctl", "createdb"].iter().all(|name| folder.join(name).is_file())
}
