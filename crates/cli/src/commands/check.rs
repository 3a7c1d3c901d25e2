//! `enslinje check`: reads reports and tells which of their figures do not add up.

use crate::arguments::{Check, CheckFormat, CheckSeverity};
use crate::failure::Failure;
use crate::files;
use crate::progress::Progress;
use crate::terminal::Terminal;
use enslinje_check::show::{self, Baseline, Judged, LeftOut, View};
use enslinje_check::{Document, Outcome};
use enslinje_domain::{Diagnostic, Place, Problems, Severity};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Largest file that is read: reports with pictures stay far below.
const LARGEST: u64 = 512 << 20;

/// Runs the command.
///
/// # Errors
/// [`Failure::No`] when something of severity error is left; what is wrong with a file otherwise.
pub fn run(terminal: &Terminal, arguments: &Check) -> Result<(), Failure> {
    refuse_overwriting(arguments)?;
    let baseline = arguments.baseline.as_deref().map(read_baseline).transpose()?;
    let rewritten = match arguments.write_baseline.as_deref() {
        Some(path) if path.exists() => Some(read_baseline(path)?),
        _ => None,
    };
    let progress = Progress::new(arguments.files.len() as u64 + 1);
    let documents = read_all(terminal, &arguments.files, &progress);
    let outcome = documents.map(|documents| {
        progress.step(&terminal.text("cli-step-check", &[]));
        let outcome = enslinje_check::check(&documents);
        (documents, outcome)
    });
    progress.finish();
    let (documents, outcome) = outcome?;
    if let Some(path) = &arguments.write_baseline {
        write_baseline(terminal, &documents, &outcome, path, rewritten.or_else(|| baseline.clone()))?;
    }
    let mut judged = judge(terminal, arguments, baseline, &documents, outcome);
    let left_out = leave_out(arguments.severity, &mut judged);
    let has_errors = judged.outcome.findings.iter().any(|finding| finding.severity == Severity::Error);
    tell(terminal, arguments, &documents, &judged.outcome, left_out)?;
    if has_errors { Err(Failure::No) } else { Ok(()) }
}

/// The files that are written must not be among those that are read.
fn refuse_overwriting(arguments: &Check) -> Result<(), Failure> {
    let mut problems = Problems::new();
    let read: Vec<PathBuf> = arguments.files.iter().map(|path| real(path)).collect();
    for path in [&arguments.output, &arguments.write_baseline].into_iter().flatten() {
        if read.contains(&real(path)) {
            problems.push(about("cli-check-overwrite", path));
        }
    }
    for (index, path) in arguments.files.iter().enumerate() {
        if read.iter().take(index).any(|earlier| *earlier == real(path)) {
            problems.push(about("cli-check-twice", path));
        }
    }
    Ok(problems.or_ok(())?)
}

/// The path without links and dots; as it is when there is no such file.
fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn about(code: &'static str, path: &Path) -> Diagnostic {
    let path = path.display().to_string();
    Diagnostic::error(code, Place::file(path.clone())).with("path", path)
}

/// Reads every file; all that cannot be read are told in one go.
fn read_all(terminal: &Terminal, paths: &[PathBuf], progress: &Progress) -> Result<Vec<Document>, Failure> {
    let mut documents = Vec::new();
    let mut problems = Problems::new();
    for path in paths {
        let shown = path.display().to_string();
        progress.step(&terminal.text("cli-step-read", &[("path", shown.clone())]));
        match bytes(path).and_then(|bytes| enslinje_check::read(&shown, &bytes)) {
            Ok(document) => documents.push(document),
            Err(diagnostic) => problems.push(diagnostic),
        }
        progress.done();
    }
    Ok(problems.or_ok(documents)?)
}

/// The content of a file, which may be a pipe; never more than the largest size.
fn bytes(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    if path.is_dir() {
        return Err(about("cli-check-folder", path));
    }
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(path);
    opened
        .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
        .map_err(|fault| about("cli-cannot-read", path).with("fault", fault))?;
    if bytes.len() as u64 > LARGEST {
        return Err(about("cli-check-too-large", path).with("limit", LARGEST >> 20));
    }
    Ok(bytes)
}

fn read_baseline(path: &Path) -> Result<Baseline, Failure> {
    let shown = path.display().to_string();
    let read = || {
        let bytes = bytes(path)?;
        Baseline::parse(&shown, &String::from_utf8_lossy(&bytes))
    };
    read().map_err(|diagnostic| Failure::Refused(diagnostic.into()))
}

fn write_baseline(
    terminal: &Terminal,
    documents: &[Document],
    outcome: &Outcome,
    path: &Path,
    earlier: Option<Baseline>,
) -> Result<(), Failure> {
    let view = View { messages: terminal.messages(), documents, outcome, left_out: LeftOut::default() };
    let list = Baseline::of(&view, earlier.as_ref());
    files::write(path, list.json().map_err(fault_of)?.as_bytes())?;
    let args = [("path", path.display().to_string()), ("count", list.accepted.len().to_string())];
    terminal.say("cli-check-baseline-written", &args);
    Ok(())
}

/// Takes out what is accepted.
fn judge(
    terminal: &Terminal,
    arguments: &Check,
    baseline: Option<Baseline>,
    documents: &[Document],
    outcome: Outcome,
) -> Judged {
    match (&arguments.baseline, baseline) {
        (Some(path), Some(baseline)) => {
            let judged = baseline.judge(documents, outcome);
            let mut problems = Problems::new();
            for remark in baseline.remarks(&path.display().to_string(), &judged) {
                problems.push(remark);
            }
            terminal.warn(problems);
            judged
        }
        _ => Judged { outcome, accepted: 0, stale: Vec::new() },
    }
}

/// Takes out what is milder than asked for; gives how many findings are not told.
fn leave_out(least: CheckSeverity, judged: &mut Judged) -> LeftOut {
    let least = match least {
        CheckSeverity::Error => Severity::Error,
        CheckSeverity::Warning => Severity::Warning,
        CheckSeverity::Info => Severity::Info,
    };
    let findings = &mut judged.outcome.findings;
    let milder =
        |severity| findings.iter().filter(|finding| finding.severity == severity && severity < least).count();
    let left_out = LeftOut {
        accepted: judged.accepted,
        warnings: milder(Severity::Warning),
        infos: milder(Severity::Info),
    };
    findings.retain(|finding| finding.severity >= least);
    left_out
}

fn tell(
    terminal: &Terminal,
    arguments: &Check,
    documents: &[Document],
    outcome: &Outcome,
    left_out: LeftOut,
) -> Result<(), Failure> {
    let view = View { messages: terminal.messages(), documents, outcome, left_out };
    let text = match arguments.format {
        CheckFormat::Terminal if arguments.confirmed && !outcome.confirmed.is_empty() => {
            format!("{}\n{}", show::confirmations(&view), show::terminal(&view))
        }
        CheckFormat::Terminal => show::terminal(&view),
        CheckFormat::Json => show::json(&view).map_err(fault_of)?,
        CheckFormat::Sarif => show::sarif(&view).map_err(fault_of)?,
        CheckFormat::Html => show::html(&view),
    };
    match &arguments.output {
        Some(path) => files::write(path, text.as_bytes()),
        None => terminal.answer(&text),
    }
}

fn fault_of(fault: serde_json::Error) -> Failure {
    Failure::Fault(fault.to_string())
}
