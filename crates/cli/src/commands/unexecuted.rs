//! `enslinje unexecuted`: the quarterly report of unexecuted decisions for the inspectorate, the auditors and
//! the council.

mod document;
mod export;
mod tables;

use crate::database::{act, now, wait};
use crate::failure::Failure;
use crate::files;
use crate::load::{self, Municipality, refused};
use crate::terminal::Terminal;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use enslinje_app::quarterly::{self, Content, Question, Reporter};
use enslinje_domain::unexecuted::{
    COVERED, COVERED_FILE, CoverageRules, FEE, FEE_FILE, ReportLaw, SpecialFee,
};
use enslinje_domain::{Period, UnitId, WorkingDayShift};
use enslinje_report::{write_html, write_xlsx};
use enslinje_store::{IssuedReport, Store};
use enslinje_text::{Locale, Messages};
use std::path::{Path, PathBuf};

/// Arguments of `unexecuted`.
#[derive(Debug, Args)]
pub struct Unexecuted {
    /// Address of the database.
    #[arg(long)]
    pub db: String,
    /// Folder of the pack: a municipality as data.
    #[arg(long)]
    pub pack: PathBuf,
    /// Quarter, such as 2024-Q3.
    #[arg(long)]
    pub quarter: String,
    /// As the registers were known on this day, instead of now.
    #[arg(long, conflicts_with = "issued")]
    pub as_known_on: Option<NaiveDate>,
    /// Organisational unit with all within it. Default: the whole committee.
    #[arg(long, conflicts_with = "issued")]
    pub unit: Option<String>,
    /// For whom.
    #[arg(long = "for", value_enum, default_value_t = Audience::Inspectorate)]
    pub audience: Audience,
    /// Form of the answer.
    #[arg(long, value_enum, default_value_t = ReportForm::Table)]
    pub format: ReportForm,
    /// File to write to instead of the terminal; needed for xlsx.
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Deliver the report: keep it as it is, with a number.
    #[arg(long, requires = "why", conflicts_with = "issued")]
    pub issue: bool,
    /// Print the report that was delivered with this number, as it was.
    #[arg(long)]
    pub issued: Option<i64>,
    /// Who asks. Default: the user who is logged in.
    #[arg(long)]
    pub user: Option<String>,
    /// Why; it stands in the audit chain when the report is delivered.
    #[arg(long)]
    pub why: Option<String>,
}

/// For whom the report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Audience {
    /// The inspectorate: one row for each decision.
    Inspectorate,
    /// The auditors: the same rows.
    Auditors,
    /// The council: counts without persons, small ones hidden.
    Council,
}

impl Audience {
    fn code(self) -> &'static str {
        match self {
            Self::Inspectorate => "inspectorate",
            Self::Auditors => "auditors",
            Self::Council => "council",
        }
    }
}

/// Form of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportForm {
    /// For reading in a terminal.
    Table,
    /// Comma-separated values.
    Csv,
    /// For programs.
    Json,
    /// Excel.
    Xlsx,
    /// One web page.
    Html,
}

/// A report with what is printed on it.
pub struct Printed<'a> {
    messages: &'a Messages,
    content: &'a Content,
    /// When it was delivered.
    issued: Option<&'a IssuedReport>,
    /// The head of the audit chain.
    receipt: String,
    audience: Audience,
}

impl Printed<'_> {
    fn text(&self, id: &str, args: &[(&str, String)]) -> String {
        self.messages.text(id, args)
    }
}

/// Runs the command.
///
/// # Errors
/// What is wrong with the arguments, the pack, the register or the database.
pub fn run(terminal: &Terminal, arguments: &Unexecuted) -> Result<(), Failure> {
    let municipality = load::municipality(terminal, &arguments.pack)?;
    let quarter = load::period(&arguments.quarter)?;
    let (content, issued, receipt) = find(&municipality, arguments, quarter)?;
    let messages = Messages::new(Locale::from_tag(&municipality.pack.settings.language).unwrap_or_default());
    let printed = Printed {
        messages: &messages,
        content: &content,
        issued: issued.as_ref(),
        receipt,
        audience: arguments.audience,
    };
    let bytes = bytes(&printed, arguments.format)?;
    match &arguments.out {
        Some(path) => files::write(path, &bytes)?,
        None if arguments.format == ReportForm::Xlsx => {
            return Err(refused("quarterly-needs-out", "--out", "value", "xlsx"));
        }
        None => terminal.answer(&String::from_utf8_lossy(&bytes))?,
    }
    if let Some(issued) = issued.filter(|_| arguments.issue) {
        let args = [("quarter", issued.quarter.clone()), ("number", issued.number.to_string())];
        terminal.say("quarterly-issued", &args);
    }
    Ok(())
}

type Found = (Content, Option<IssuedReport>, String);

fn find(municipality: &Municipality, arguments: &Unexecuted, quarter: Period) -> Result<Found, Failure> {
    let today = now()?.date_naive();
    let unit = match &arguments.unit {
        Some(unit) => load::unit(unit, &municipality.pack)?,
        None => municipality.pack.organisation.root().id.clone(),
    };
    let question = Question {
        quarter,
        known_on: arguments.as_known_on.unwrap_or(today),
        as_known: arguments.as_known_on.is_some(),
        unit: &unit,
    };
    let law = Law::read()?;
    let reporter = law.reporter(municipality);
    let act = act(arguments.user.as_deref(), arguments.why.as_deref().unwrap_or_default());
    wait(async {
        let store = Store::open(&arguments.db).await?;
        let found = match arguments.issued {
            Some(number) => {
                let (content, issued) = quarterly::issued(&store, quarter, number).await?;
                let receipt = issued.head.to_string();
                (content, Some(issued), receipt)
            }
            None if arguments.issue => {
                let (content, issued) = quarterly::issue(&store, &act?, &question, &reporter).await?;
                let receipt = issued.head.to_string();
                (content, Some(issued), receipt)
            }
            None => {
                let content = quarterly::report(&store, &question, &reporter).await?;
                (content, None, store.head().await?.to_string())
            }
        };
        store.close().await;
        Ok(found)
    })
}

/// The law of the report, as it was when the program was built.
struct Law {
    coverage: CoverageRules,
    fee: SpecialFee,
}

impl Law {
    fn read() -> Result<Self, Failure> {
        let coverage = CoverageRules::parse(COVERED_FILE, COVERED)?;
        Ok(Self { coverage, fee: SpecialFee::parse(FEE_FILE, FEE)? })
    }

    fn reporter<'a>(&'a self, municipality: &'a Municipality) -> Reporter<'a> {
        let settings = &municipality.pack.settings;
        let ages = settings.age_groups.get("people").map_or(&[][..], |groups| groups.starts());
        Reporter {
            committee: &settings.committee,
            municipality: &settings.municipality,
            organisation: &municipality.pack.organisation,
            law: ReportLaw {
                clocks: &municipality.clocks,
                coverage: &self.coverage,
                fee: &self.fee,
                shift: WorkingDayShift::None,
                age_groups: ages,
            },
            minimum: settings.small_count_minimum,
        }
    }
}

fn bytes(printed: &Printed<'_>, format: ReportForm) -> Result<Vec<u8>, Failure> {
    Ok(match format {
        ReportForm::Table => tables::terminal(&document::of(printed)).into_bytes(),
        ReportForm::Csv => export::csv(printed).into_bytes(),
        ReportForm::Json => export::json(printed)?.into_bytes(),
        ReportForm::Html => write_html(&document::for_page(printed)).into_bytes(),
        ReportForm::Xlsx => write_xlsx(&document::with_receipts(printed))
            .map_err(|fault| Failure::Fault(fault.to_string()))?,
    })
}

/// Writes the reports of the quarters as web pages, as they were known on the last day on which the
/// inspectorate takes them in, or on the last day of the registers.
///
/// # Errors
/// As [`run`].
pub fn write_pages(
    municipality: &Municipality,
    database: &Path,
    unit: &UnitId,
    quarters: &[Period],
    folder: &Path,
) -> Result<Vec<PathBuf>, Failure> {
    let law = Law::read()?;
    let reporter = law.reporter(municipality);
    let settings = &municipality.pack.settings;
    let messages = Messages::new(Locale::from_tag(&settings.language).unwrap_or_default());
    let mut paths = Vec::new();
    for quarter in quarters {
        let last = law.coverage.window(*quarter).map_or(quarter.last_day(), |window| window.to);
        let known_on = last.min(settings.simulation.as_of);
        let question = Question { quarter: *quarter, known_on, as_known: true, unit };
        let (content, receipt) = wait(async {
            let store = Store::open(&format!("sqlite:{}", database.display())).await?;
            let content = quarterly::report(&store, &question, &reporter).await?;
            let receipt = store.head().await?.to_string();
            store.close().await;
            Ok((content, receipt))
        })?;
        for audience in [Audience::Inspectorate, Audience::Council] {
            let (content, receipt) = (&content, receipt.clone());
            let printed = Printed { messages: &messages, content, issued: None, receipt, audience };
            let path = folder.join(format!("unexecuted-{quarter}-{}.html", audience.code()));
            files::write(&path, write_html(&document::for_page(&printed)).as_bytes())?;
            paths.push(path);
        }
    }
    Ok(paths)
}

#[cfg(test)]
mod tests;
