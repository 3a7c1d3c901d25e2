//! Showing rows: what tells who a person is stays masked unless it was opened.

use super::Session;
use chrono::NaiveDate;
use enslinje_domain::access::{Act as Right, PersonId, Protection, Sight};
use enslinje_domain::register::Register;
use enslinje_store::{Action, Pick, Result, Seen, SeenPerson, Subject, Writing};

/// What may be shown of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Opaque key: tells nobody who it is.
    pub id: PersonId,
    /// Name.
    pub name: Option<String>,
    /// Identity number, twelve digits.
    pub identity: Option<String>,
    /// Day of birth.
    pub birth: Option<NaiveDate>,
    /// How protected the person is, which warns whoever sees the row.
    pub protection: Protection,
    /// Whether something was left out.
    pub sight: Sight,
}

/// What may be shown of the person: all of it, or nothing that tells who it is. Every list and page goes
/// through here.
pub fn shown(person: &SeenPerson, sight: Sight) -> Shown {
    let visible = sight == Sight::Visible;
    Shown {
        id: person.id,
        name: person.name.clone().filter(|_| visible),
        identity: person.identity.map(|identity| identity.reveal()).filter(|_| visible),
        birth: person.birth.filter(|_| visible),
        protection: person.protection,
        sight,
    }
}

/// What may be shown of one person. When a protected identity is shown, the chain says so.
pub(crate) async fn shown_one(
    writing: &mut Writing,
    person: &SeenPerson,
    sight: Sight,
    about: Subject<'_>,
) -> Result<Shown> {
    if person.protection > Protection::None && sight == Sight::Visible {
        writing.note(Action::Reveal, Subject { person: Some(person.id.0), ..about }).await?;
    }
    Ok(shown(person, sight))
}

/// The rows that the session may read, each with what may be shown of its person. A protected person is
/// masked in every list, whoever asks; when a single row or person is asked for and the session may see
/// the identity, it is shown and the chain says so. The caller's act tells why.
///
/// # Errors
/// A fault of the database.
pub async fn look(
    writing: &mut Writing,
    session: &Session,
    register: &'static Register,
    pick: Pick<'_>,
) -> Result<Vec<(Seen, Option<Shown>)>> {
    let rows = writing.read(register, session.scope.condition(Right::ReadRows), pick).await?;
    let mut looked = Vec::with_capacity(rows.len());
    for seen in rows {
        let Some(person) = &seen.person else {
            looked.push((seen, None));
            continue;
        };
        let protected = seen.protection > Protection::None;
        let sight = match pick {
            Pick::List(_) if protected => Sight::Masked,
            _ => session.scope.sight(&seen.subject()),
        };
        let about = Subject { register: Some(register.name), row: seen.row.id(), ..Subject::default() };
        let shown = shown_one(writing, person, sight, about).await?;
        looked.push((seen, Some(shown)));
    }
    Ok(looked)
}
