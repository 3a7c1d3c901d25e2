//! `enslinje case household`: a household registered with its members, or shown.

use super::show::{name, table};
use crate::database::wait;
use crate::desk::{AtWork, Place};
use crate::failure::Failure;
use crate::load::{self, refused};
use crate::terminal::Terminal;
use chrono::NaiveDate;
use clap::Args;
use enslinje_app::casework::ShownHousehold;
use enslinje_domain::{Diagnostic, Place as At};
use enslinje_store::{Household, HouseholdMember, HouseholdRole};

/// Arguments of `case household`.
#[derive(Debug, Args)]
pub struct HouseholdOf {
    /// Number of the household to show.
    #[arg(conflicts_with_all = ["unit", "members", "from"])]
    pub household: Option<i64>,
    /// Where, who and why.
    #[command(flatten)]
    pub at_work: AtWork,
    /// The unit that registers.
    #[arg(long, required_unless_present = "household")]
    pub unit: Option<String>,
    /// A member as person=role, with the role applicant, `co_applicant` or child; repeated for each.
    #[arg(long = "member", required_unless_present = "household")]
    pub members: Vec<String>,
    /// First day of the members. Default: the day that it is.
    #[arg(long)]
    pub from: Option<NaiveDate>,
}

/// Runs the command.
///
/// # Errors
/// The members are no household, or the right is missing.
pub fn run(terminal: &Terminal, asked: &HouseholdOf) -> Result<(), Failure> {
    let place = Place::new(terminal, &asked.at_work)?;
    let text = match (asked.household, &asked.unit) {
        (Some(household), _) => show(terminal, &place, asked, household)?,
        (None, Some(unit)) => register(terminal, &place, asked, unit)?,
        (None, None) => return Err(refused("work-not-a-member", "--unit", "value", "")),
    };
    terminal.answer(&text)
}

fn register(terminal: &Terminal, place: &Place, asked: &HouseholdOf, unit: &str) -> Result<String, Failure> {
    let unit = load::unit(unit, &place.municipality.pack)?;
    let from = asked.from.unwrap_or(place.today);
    let members = asked.members.iter().map(|text| member(text, from)).collect::<Result<Vec<_>, Failure>>()?;
    let household = Household { unit, members };
    let number = wait(async {
        let opened = place.open(&asked.at_work).await?;
        let number = place.desk(&opened).register_household(&household).await?;
        opened.store.close().await;
        Ok(number)
    })?;
    Ok(format!("{}\n", terminal.text("work-household-registered", &[("household", number.to_string())])))
}

/// `17=child`.
fn member(text: &str, from: NaiveDate) -> Result<HouseholdMember, Failure> {
    let parts = text.split_once('=');
    let found =
        parts.and_then(|(person, role)| Some((person.parse().ok()?, HouseholdRole::from_code(role)?)));
    let (person, role) = found.ok_or_else(|| {
        let roles: Vec<&str> = HouseholdRole::ALL.iter().map(|role| role.code()).collect();
        let refused = Diagnostic::error("work-not-a-member", At::file("--member")).with("value", text);
        Failure::Refused(refused.with("known", roles.join(", ")).into())
    })?;
    Ok(HouseholdMember { person, role, from, to: None })
}

fn show(terminal: &Terminal, place: &Place, asked: &HouseholdOf, number: i64) -> Result<String, Failure> {
    let shown = wait(async {
        let opened = place.open(&asked.at_work).await?;
        let shown = place.desk(&opened).show_household(number).await?;
        opened.store.close().await;
        Ok(shown)
    })?;
    Ok(written(terminal, number, &shown))
}

fn written(terminal: &Terminal, number: i64, shown: &ShownHousehold) -> String {
    let heads = ["work-head-person", "work-head-name", "work-head-role", "work-head-from", "work-head-to"];
    let mut rows = table(terminal, heads);
    for one in &shown.members {
        rows.add_row([
            one.member.person.to_string(),
            name(terminal, &one.person),
            terminal.text(&format!("work-role-{}", one.member.role.code()), &[]),
            one.member.from.to_string(),
            one.member.to.map_or_else(|| "–".to_owned(), |day| day.to_string()),
        ]);
    }
    let args = [("household", number.to_string()), ("unit", shown.household.unit.to_string())];
    format!("{}\n{rows}\n", terminal.text("work-household-shown", &args))
}
