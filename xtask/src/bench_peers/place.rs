//! The programs, snapshots and definitions of the comparison, made in a scratch folder.

use super::table::Measured;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where everything lies.
pub(super) struct Place {
    root: PathBuf,
    scratch: PathBuf,
    program: PathBuf,
    python: PathBuf,
    pack: PathBuf,
    definitions: PathBuf,
}

impl Place {
    /// Builds the program, installs the peers and writes the definitions.
    pub(super) fn prepare() -> Result<Self, String> {
        let root = crate::root();
        let scratch = super::target().join("bench-peers");
        fs::create_dir_all(&scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        // As `cargo run --release` builds it: one package alone would have other features, and all be built again.
        let build = ["build", "--release", "--locked", "--quiet"];
        succeed(Command::new(cargo).current_dir(&root).args(build))?;
        let place = Self {
            program: super::target().join("release").join("enslinje"),
            python: scratch.join("python").join("bin").join("python"),
            pack: root.join("packs/hisingen"),
            definitions: scratch.join("definitions.json"),
            root,
            scratch,
        };
        place.install()?;
        let out = &place.definitions;
        succeed(place.enslinje("indicators", &place.pack).arg("--definitions").arg("--out").arg(out))?;
        Ok(place)
    }

    /// Installs the pinned versions once.
    fn install(&self) -> Result<(), String> {
        let pinned = self.root.join("benches/peers/requirements.txt");
        let wanted = read(&pinned)?;
        let stamp = self.scratch.join("installed.txt");
        if self.python.exists() && fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
            return Ok(());
        }
        println!("installing {}", wanted.split_whitespace().collect::<Vec<_>>().join(" and "));
        succeed(Command::new("python3").args(["-m", "venv", "--clear"]).arg(self.scratch.join("python")))?;
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
        succeed(Command::new(&self.python).args(pip).arg(&pinned))?;
        write(&stamp, &wanted)
    }

    /// The snapshot of so many committees, simulated anew.
    pub(super) fn snapshot(&self, committees: u32) -> Result<PathBuf, String> {
        let out = self.scratch.join(format!("snapshot-{committees}"));
        let mut simulate = self.enslinje("simulate", &self.pack);
        succeed(simulate.arg("--out").arg(&out).arg("--scale").arg(committees.to_string()))?;
        Ok(out)
    }

    /// Rows of all registers.
    pub(super) fn rows(snapshot: &Path) -> Result<u64, String> {
        let manifest: Value = parse(&read(&snapshot.join("manifest.json"))?)?;
        let registers = manifest["registers"].as_array().ok_or("the manifest has no registers")?;
        Ok(registers.iter().filter_map(|register| register["rows"].as_u64()).sum())
    }

    /// One run of the engine, for one unit or `all`.
    pub(super) fn ours(
        &self,
        snapshot: &Path,
        months: (&str, &str),
        unit: &str,
        out: &str,
    ) -> Result<Measured, String> {
        let mut command = self.enslinje("indicators", &self.pack);
        command.arg("--snapshot").arg(snapshot).args(["--registers-only", "--by", "sex", "--unit", unit]);
        command.arg("--months").arg(format!("{}--{}", months.0, months.1));
        command.args(["--format", "csv", "--timings", "--out"]).arg(self.scratch.join(out));
        let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        if !output.status.success() {
            return Err(format!("{command:?} failed\n{told}"));
        }
        measured(told.lines().rfind(|line| line.starts_with('{')).unwrap_or_default())
    }

    /// One run of a peer.
    pub(super) fn peer(&self, peer: &str, snapshot: &Path, months: (&str, &str)) -> Result<Measured, String> {
        let mut command = self.script(&format!("{peer}_peer.py"));
        command.arg(snapshot).arg(&self.definitions).arg(self.pack.join("organisation.csv"));
        command.args([months.0, months.1]).arg(self.scratch.join(format!("{peer}.csv")));
        measured(&succeed(&mut command)?)
    }

    /// How many values two answers have in common; an error when any differs.
    pub(super) fn equal_cells(&self, ours: &str, theirs: &str) -> Result<u64, String> {
        let mut command = self.script("compare.py");
        let told = succeed(command.arg(self.scratch.join(ours)).arg(self.scratch.join(theirs)))?;
        told.trim().parse().map_err(|_| format!("the comparison told {told:?}"))
    }

    fn enslinje(&self, command: &str, pack: &Path) -> Command {
        let mut enslinje = Command::new(&self.program);
        enslinje.arg(command).arg("--pack").arg(pack);
        enslinje
    }

    fn script(&self, name: &str) -> Command {
        let mut python = Command::new(&self.python);
        python.arg("-B").arg(self.root.join("benches/peers").join(name));
        python
    }
}

/// Runs a command to its end and gives what it printed.
fn succeed(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!("{command:?} failed\n{}", String::from_utf8_lossy(&output.stderr)))
}

fn measured(json: &str) -> Result<Measured, String> {
    let told = parse(json)?;
    let seconds = told["seconds"].as_f64();
    let memory = told["peak_memory_bytes"].as_u64();
    let (Some(seconds), Some(memory)) = (seconds, memory) else {
        return Err(format!("no seconds and memory in {json}"));
    };
    Ok(Measured { seconds, memory })
}

fn parse(json: &str) -> Result<Value, String> {
    serde_json::from_str(json).map_err(|error| format!("{json}: {error}"))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
