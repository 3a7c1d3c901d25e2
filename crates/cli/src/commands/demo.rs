//! `enslinje demo`: registers in a database, figures and the annual report in one go, with a short table of what came out.

use crate::arguments::{Demo, ReportFormat};
use crate::commands::{report, simulate, unexecuted};
use crate::database;
use crate::failure::Failure;
use crate::files;
use crate::load::{self, Municipality};
use crate::progress::Progress;
use crate::terminal::Terminal;
use crate::written;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{CellAlignment, Table};
use enslinje_app::simulated::Accounts;
use enslinje_domain::{FigureKey, Form, IndicatorId, Period, Split};
use enslinje_indicators::{Engine, GridRequest, Snapshot};

/// The same people, dates and bytes every time.
const SEED: u64 = 1;

/// The database in the folder.
const DATABASE: &str = "enslinje.db";

/// The report that every pack of a committee has.
const REPORT: &str = "annual";

/// Runs the command.
///
/// # Errors
/// [`Failure::No`] when a target is missed; what is wrong with the pack or the folder otherwise.
pub fn run(terminal: &Terminal, arguments: &Demo) -> Result<(), Failure> {
    let municipality = load::municipality(terminal, &arguments.pack)?;
    let progress = Progress::new(9);
    let outcome = build(terminal, &municipality, arguments, &progress);
    progress.finish();
    let Built { snapshot, met, accounts, written: report::Written { paths, remarks } } = outcome?;
    terminal.tell(&remarks);
    terminal.answer(&main_figures(terminal, &municipality, &snapshot)?)?;
    let args = [("met", met.met.to_string()), ("all", met.all.to_string())];
    terminal.answer(&format!("{}\n", terminal.text("cli-demo-targets", &args)))?;
    terminal.answer(&format!("{}\n", terminal.text("cli-demo-files", &[])))?;
    for path in paths {
        terminal.answer(&format!("  {}\n", path.display()))?;
    }
    terminal.answer(&next(terminal, arguments, &accounts))?;
    if met.met == met.all { Ok(()) } else { Err(Failure::No) }
}

/// What came out.
struct Built {
    snapshot: Snapshot,
    met: simulate::Met,
    accounts: Accounts,
    written: report::Written,
}

/// What to try next, as the invented users, on the day on which the rows end.
fn next(terminal: &Terminal, arguments: &Demo, accounts: &Accounts) -> String {
    let at =
        format!("--db sqlite:{} --pack {}", arguments.dir.join(DATABASE).display(), arguments.pack.display());
    let users = std::iter::once(&accounts.manager).chain(&accounts.caseworker);
    let lists = users.map(|user| format!("  enslinje watch {at} --user {user} --today {}\n", accounts.today));
    let roles = format!("  enslinje access list {at} --user {}\n", accounts.administrator);
    let lines: String = lists.chain(std::iter::once(roles)).collect();
    format!("{}\n{lines}", terminal.text("cli-demo-next", &[]))
}

fn build(
    terminal: &Terminal,
    municipality: &Municipality,
    arguments: &Demo,
    progress: &Progress,
) -> Result<Built, Failure> {
    let folder = arguments.dir.join("snapshot");
    let simulated = simulate::registers(terminal, municipality, SEED, 1, progress)?;
    let database = arguments.dir.join(DATABASE);
    let accounts = database::replace(terminal, &database, simulated, municipality, &folder, progress)?;
    let (snapshot, met) = simulate::checked(terminal, municipality, &folder, 1, progress)?;
    let figures = arguments.dir.join("figures.json");
    progress.step(&terminal.text("cli-step-figures", &[]));
    files::write(&figures, every_figure(municipality, &snapshot)?.as_bytes())?;
    progress.done();
    let request = report::Request {
        name: REPORT,
        period: municipality.pack.settings.default_period,
        formats: &[ReportFormat::Pdf, ReportFormat::Docx, ReportFormat::Html, ReportFormat::Xlsx],
        public: false,
        out: &arguments.dir.join("report"),
        findings: false,
    };
    let mut written = report::write(terminal, municipality, &snapshot, &request, progress)?;
    let unit = IndicatorId::new("nonexec_decisions").map_or_else(
        || municipality.pack.organisation.root().id.clone(),
        |indicator| municipality.unit_of(&indicator),
    );
    let quarters = municipality.pack.settings.default_period.parts(Form::Quarter).unwrap_or_default();
    let last = &quarters[quarters.len().saturating_sub(2)..];
    let folder_of_quarters = arguments.dir.join("unexecuted");
    let pages = unexecuted::write_pages(municipality, &database, &unit, last, &folder_of_quarters)?;
    written.paths.extend(pages);
    written.paths.extend([figures, folder, database]);
    Ok(Built { snapshot, met, accounts, written })
}

/// Every indicator for the pack's period at its own unit, as JSON.
fn every_figure(municipality: &Municipality, snapshot: &Snapshot) -> Result<String, Failure> {
    let Municipality { pack, clocks, catalogue } = municipality;
    let engine = Engine::new(pack, catalogue, clocks, snapshot);
    let mut keys = Vec::new();
    for indicator in catalogue.indicators() {
        let unit = municipality.unit_of(&indicator.id);
        keys.extend(engine.grid_keys(&GridRequest {
            indicators: vec![indicator.id.clone()],
            units: vec![unit],
            periods: vec![pack.settings.default_period],
            by: Vec::new(),
        }));
    }
    written::json(&engine.compute(&keys)?)
}

/// The figures that a committee looks at first, three years beside each other.
const MAIN: &[&str] = &[
    "result",
    "ifo_net_cost",
    "fs_households",
    "inv_total",
    "inv_over_4m",
    "bou_inst_days",
    "bou_foster_children",
    "adult_inst_days",
    "fte_total",
    "sick_leave_total",
];

fn main_figures(
    terminal: &Terminal,
    municipality: &Municipality,
    snapshot: &Snapshot,
) -> Result<String, Failure> {
    let Municipality { pack, clocks, catalogue } = municipality;
    let last = pack.settings.default_period;
    let periods: Vec<Period> = [Some(last), last.step(-1), last.step(-2)].into_iter().flatten().collect();
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY);
    let heads = std::iter::once(terminal.text("cli-head-indicator", &[]));
    table.set_header(heads.chain(periods.iter().map(Period::to_string)));
    let known = MAIN.iter().filter_map(|name| IndicatorId::new(name)).filter_map(|id| catalogue.get(&id));
    for indicator in known {
        let unit = municipality.unit_of(&indicator.id);
        let key = |period: &Period| FigureKey {
            indicator: indicator.id.clone(),
            unit: unit.clone(),
            period: *period,
            by: Split::whole(),
        };
        let keys: Vec<FigureKey> = periods.iter().map(key).collect();
        let figures = Engine::new(pack, catalogue, clocks, snapshot).compute(&keys)?;
        let shown = |key: &FigureKey| {
            figures.get(key).map_or_else(String::new, |figure| {
                written::shown(municipality, figure, terminal.messages().locale())
            })
        };
        table.add_row(std::iter::once(indicator.latest().name.clone()).chain(keys.iter().map(shown)));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    Ok(format!("{table}\n\n"))
}
