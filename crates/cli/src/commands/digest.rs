//! `enslinje digest`: what each caseworker and unit should know today, printed, or sent when a file names a
//! server. It tells matters and limits, never names or identity numbers.

use crate::commands::watch::{laws, units_below};
use crate::database::wait;
use crate::desk::{AtWork, Place};
use crate::failure::Failure;
use crate::load::refused;
use crate::terminal::Terminal;
use clap::Args;
use enslinje_app::watch::{Asked, Digest, Server, send};
use enslinje_domain::{Diagnostic, Place as At, Problems};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Arguments of `digest`.
#[derive(Debug, Args)]
pub struct DigestOf {
    /// Where, who and why.
    #[command(flatten)]
    pub at_work: AtWork,
    /// Only this unit and those below it.
    #[arg(long)]
    pub unit: Option<String>,
    /// Only this caseworker.
    #[arg(long)]
    pub caseworker: Option<String>,
    /// File with the server and the addresses. Without it nothing is sent: what would be sent is printed.
    #[arg(long)]
    pub config: Option<PathBuf>,
}

/// The file of `--config`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mail {
    host: String,
    port: Option<u16>,
    from: String,
    /// Address of each caseworker, and of each unit for what nobody works with.
    to: BTreeMap<String, String>,
}

/// Runs the command.
///
/// # Errors
/// [`Failure::No`] when somebody could not be told; what is wrong with the database or the file otherwise.
pub fn run(terminal: &Terminal, asked: &DigestOf) -> Result<(), Failure> {
    let mail = asked.config.as_deref().map(read).transpose()?;
    let place = Place::new(terminal, &asked.at_work)?;
    let units = asked.unit.as_deref().map(|unit| units_below(unit, &place)).transpose()?;
    let part = Asked { units: units.as_deref(), caseworker: asked.caseworker.as_deref() };
    let digests = wait(async {
        let opened = place.open(&asked.at_work).await?;
        Ok(place.desk(&opened).digests(&part, place.today).await?)
    })?;
    let mut problems = Problems::new();
    for digest in &digests {
        let recipient = digest.caseworker.as_deref().unwrap_or(&digest.unit);
        let args = [("unit", digest.unit.clone()), ("day", place.today.to_string())];
        let subject = terminal.text("work-digest-subject", &args);
        let body = body(terminal, &place, digest);
        match &mail {
            None => {
                let to = terminal.text("work-digest-to", &[("recipient", recipient.to_owned())]);
                terminal.answer(&format!("{to}\n{subject}\n\n{body}\n"))?;
            }
            Some(mail) => {
                if let Err(problem) = deliver(mail, recipient, &subject, &body) {
                    problems.push(problem);
                }
            }
        }
    }
    if mail.is_some() {
        let sent = digests.len() - problems.as_slice().len();
        let args = [("sent", sent.to_string()), ("all", digests.len().to_string())];
        terminal.answer(&format!("{}\n", terminal.text("work-digest-sent", &args)))?;
    }
    let is_complete = problems.as_slice().is_empty();
    terminal.warn(problems);
    if is_complete { Ok(()) } else { Err(Failure::No) }
}

fn read(path: &Path) -> Result<Mail, Failure> {
    let name = path.display().to_string();
    let fault = |fault: String| refused("work-mail-file", &name, "fault", &fault);
    let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
    toml::from_str(&text).map_err(|error| fault(error.message().to_owned()))
}

fn deliver(mail: &Mail, recipient: &str, subject: &str, body: &str) -> Result<(), Diagnostic> {
    let Some(address) = mail.to.get(recipient) else {
        return Err(Diagnostic::error("work-no-address", At::file("--config")).with("recipient", recipient));
    };
    let server = Server { host: mail.host.clone(), port: mail.port, from: mail.from.clone() };
    send(&server, address, subject, body).map_err(|fault| {
        let refused = Diagnostic::error("work-not-sent", At::file(mail.host.as_str()));
        refused.with("recipient", recipient).with("fault", fault)
    })
}

fn body(terminal: &Terminal, place: &Place, digest: &Digest) -> String {
    let mut text = String::new();
    for one in &digest.rows {
        let left = one.row.due.signed_duration_since(place.today).num_days();
        let args = [
            ("clock", one.name.clone()),
            ("matter", one.row.reference()),
            ("due", one.row.due.to_string()),
            ("law", laws(terminal, &one.row.law)),
            ("days", left.abs().to_string()),
        ];
        let id = match left {
            ..0 => "work-digest-overdue",
            0 => "work-digest-today",
            _ => "work-digest-within",
        };
        text.push_str(&terminal.text(id, &args));
        text.push('\n');
    }
    text
}
