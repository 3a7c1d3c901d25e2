//! PostgreSQL for the tests: found, or installed where that is allowed, or missed loudly.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Looks for PostgreSQL's programs and installs the package where this user may. The tests that need it
/// say themselves that they are skipped, so that a machine without it still passes.
pub fn provide() -> bool {
    if installed() {
        println!("found");
        return true;
    }
    if may_install() {
        println!("not installed: installing the package postgresql");
        run("apt-get", &["update", "--quiet"]);
        run("apt-get", &["install", "--yes", "--quiet", "--no-install-recommends", "postgresql"]);
    }
    if !installed() {
        println!("*** PostgreSQL IS NOT INSTALLED: its half of the tests of the database is SKIPPED. ***");
        println!(
            "*** Install it (Debian and Ubuntu: apt-get install postgresql) and run the check again. ***"
        );
    }
    true
}

fn installed() -> bool {
    let of_debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let of_debian = of_debian.filter_map(|entry| Some(entry.ok()?.path().join("bin")));
    let searched = std::env::var_os("PATH").unwrap_or_default();
    let searched: Vec<PathBuf> = std::env::split_paths(&searched).collect();
    of_debian.chain(searched).any(|folder: PathBuf| folder.join("initdb").is_file())
}

fn may_install() -> bool {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"));
    is_root && Path::new("/usr/bin/apt-get").is_file()
}

fn run(program: &str, arguments: &[&str]) {
    let status = Command::new(program)
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status();
    if !status.is_ok_and(|status| status.success()) {
        println!("{program} {} failed", arguments.join(" "));
    }
}
