//! Sending a digest by SMTP. Nothing is sent unless a server is given, and never without encryption unless
//! the server is the machine itself.

use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{Message, SmtpTransport, Transport};
use std::fmt;

/// A server for mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Its name.
    pub host: String,
    /// Its port; `None` for the usual one.
    pub port: Option<u16>,
    /// Who sends: an address.
    pub from: String,
}

/// Why a message was not sent.
#[derive(Debug)]
pub enum MailFault {
    /// An address cannot be read.
    Address(String),
    /// The message cannot be made.
    Message(lettre::error::Error),
    /// The server did not take it.
    Server(lettre::transport::smtp::Error),
}

impl fmt::Display for MailFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => f.write_str(address),
            Self::Message(error) => error.fmt(f),
            Self::Server(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for MailFault {}

/// Sends one message of plain text.
///
/// # Errors
/// The address cannot be read, or the server did not take the message.
pub fn send(server: &Server, to: &str, subject: &str, body: &str) -> Result<(), MailFault> {
    let mailbox = |text: &str| text.parse::<Mailbox>().map_err(|_| MailFault::Address(text.to_owned()));
    let message = Message::builder()
        .from(mailbox(&server.from)?)
        .to(mailbox(to)?)
        .subject(subject)
        .header(ContentType::TEXT_PLAIN)
        .body(body.to_owned())
        .map_err(MailFault::Message)?;
    let is_own = matches!(server.host.as_str(), "localhost" | "127.0.0.1" | "::1");
    let mut builder = if is_own {
        SmtpTransport::builder_dangerous(&server.host)
    } else {
        SmtpTransport::starttls_relay(&server.host).map_err(MailFault::Server)?
    };
    if let Some(port) = server.port {
        builder = builder.port(port);
    }
    builder.build().send(&message).map(|_| ()).map_err(MailFault::Server)
}
