//! What the user sees: answers on standard output, everything else on standard error.
#![expect(clippy::print_stderr, reason = "this is the one place that writes to a terminal")]

use crate::failure::Failure;
use enslinje_domain::{Problems, Severity};
use enslinje_text::Messages;
use std::io::Write;

/// Where messages go, in the user's language.
pub struct Terminal {
    messages: Messages,
}

impl Terminal {
    /// A terminal that speaks these messages.
    pub fn new(messages: Messages) -> Self {
        Self { messages }
    }

    /// The messages.
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// A message in the user's language.
    pub fn text(&self, id: &str, args: &[(&str, String)]) -> String {
        self.messages.text(id, args)
    }

    /// Writes an answer. A reader that has gone away (`| head`) is no fault.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn answer(&self, text: &str) -> Result<(), Failure> {
        let mut output = std::io::stdout().lock();
        match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
            Err(fault) if fault.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(Failure::Write { path: "-".into(), fault })
            }
            _ => Ok(()),
        }
    }

    /// Says something beside the answer.
    pub fn say(&self, id: &str, args: &[(&str, String)]) {
        eprintln!("{}", self.text(id, args));
    }

    /// Writes a line for programs on standard error.
    pub fn line(&self, line: &str) {
        eprintln!("{line}");
    }

    /// Tells finished text beside the answer.
    pub fn tell(&self, text: &str) {
        eprint!("{text}");
    }

    /// Tells problems that did not stop the work.
    pub fn warn(&self, problems: Problems) {
        for diagnostic in problems.sorted() {
            eprintln!("{}\n", self.messages.render(&diagnostic));
        }
    }

    /// Tells why a command failed.
    pub fn failure(&self, failure: &Failure) {
        match failure {
            Failure::No => {}
            Failure::Refused(problems) => self.refused(problems.clone()),
            Failure::Contradicted { told, errors } => {
                self.tell(told);
                self.say("cli-draft-refused", &[("count", errors.to_string())]);
                self.say("cli-draft-remedy", &[]);
            }
            Failure::Write { path, fault } => self.say(
                "cli-cannot-write",
                &[("path", path.display().to_string()), ("fault", fault.to_string())],
            ),
            Failure::Fault(fault) => self.say("cli-fault", &[("fault", fault.clone())]),
        }
    }

    fn refused(&self, problems: Problems) {
        let list = problems.sorted();
        for diagnostic in &list {
            eprintln!("{}\n", self.messages.render(diagnostic));
        }
        let errors = list.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        self.say("cli-refused", &[("count", errors.to_string())]);
    }
}
