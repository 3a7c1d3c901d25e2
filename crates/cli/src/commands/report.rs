//! `enslinje report`: a report of the pack in up to four formats, written only when all of it could be made
//! and its figures do not speak against each other.

mod checked;
mod draft;

use crate::arguments::{Report, ReportFormat};
use crate::failure::Failure;
use crate::files;
use crate::load::{self, Municipality};
use crate::progress::Progress;
use crate::protect;
use crate::terminal::Terminal;
use enslinje_domain::{Diagnostic, IndicatorId, Period, Place, Problems};
use enslinje_indicators::definition::{Content, Derived, Indicator};
use enslinje_indicators::{Catalogue, Engine, Snapshot};
use enslinje_report::model::Document;
use enslinje_report::{
    BuildContext, IndicatorInfo, ReportSource, SeriesBreak, Tells, write_docx, write_html, write_pdf,
    write_xlsx,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Runs the command.
///
/// # Errors
/// What is wrong with the pack, the snapshot, the report or the folder; nothing is then written.
pub fn run(terminal: &Terminal, arguments: &Report) -> Result<(), Failure> {
    let start = Instant::now();
    let municipality = load::municipality(terminal, &arguments.inputs.pack)?;
    let snapshot = load::snapshot(&arguments.inputs.snapshot)?;
    let period = load::period(&arguments.period)?;
    let progress = Progress::new(3);
    let request = Request {
        name: &arguments.name,
        period,
        formats: &arguments.format,
        public: arguments.public,
        out: &arguments.out,
        findings: arguments.findings,
    };
    let written = write(terminal, &municipality, &snapshot, &request, &progress);
    progress.finish();
    let Written { paths, remarks } = written?;
    terminal.tell(&remarks);
    for path in paths {
        terminal.answer(&format!("{}\n", path.display()))?;
    }
    if arguments.timings {
        terminal.line(&serde_json::json!({"seconds": start.elapsed().as_secs_f64()}).to_string());
    }
    Ok(())
}

/// Which report is wanted, how and where.
pub struct Request<'a> {
    /// Folder under reports/ in the pack.
    pub name: &'a str,
    /// Period.
    pub period: Period,
    /// Formats.
    pub formats: &'a [ReportFormat],
    /// Whether small counts are protected.
    pub public: bool,
    /// Folder to write to.
    pub out: &'a Path,
    /// Whether what the check found is told in full, though it does not stop the report.
    pub findings: bool,
}

/// What was written.
pub struct Written {
    /// The files.
    pub paths: Vec<PathBuf>,
    /// What the check found that does not stop the report, to be told; may be empty.
    pub remarks: String,
}

/// Composes the report and checks it, makes every format, then writes the files.
///
/// # Errors
/// As [`run`].
pub fn write(
    terminal: &Terminal,
    municipality: &Municipality,
    snapshot: &Snapshot,
    request: &Request<'_>,
    progress: &Progress,
) -> Result<Written, Failure> {
    progress.step(&terminal.text("cli-step-figures", &[]));
    let (source, document) = compose(terminal, municipality, snapshot, request)?;
    progress.done();
    progress.step(&terminal.text("cli-step-check", &[]));
    let title = municipality.pack.folder.shown(&format!("reports/{}/report.toml", request.name));
    let remarks = checked::check(terminal, &source, &document, &title, request.findings)?;
    progress.done();
    progress.step(&terminal.text("cli-step-report", &[]));
    let made = make(&document, request.formats)?;
    let mut paths = Vec::new();
    for (format, bytes) in made {
        let path = request.out.join(format!("{}-{}.{}", request.name, request.period, format.ending()));
        files::write(&path, &bytes)?;
        paths.push(path);
    }
    progress.done();
    Ok(Written { paths, remarks })
}

/// Computes the figures that the report asks for and composes it.
fn compose(
    terminal: &Terminal,
    municipality: &Municipality,
    snapshot: &Snapshot,
    request: &Request<'_>,
) -> Result<(ReportSource, Document), Failure> {
    let Municipality { pack, clocks, catalogue } = municipality;
    let infos: BTreeMap<IndicatorId, IndicatorInfo> =
        catalogue.indicators().map(|indicator| (indicator.id.clone(), info(catalogue, indicator))).collect();
    let mut problems = Problems::new();
    let source = ReportSource::load(pack, request.name, request.period, &infos, &mut problems);
    let Some(source) = source.filter(|_| !problems.has_errors()) else {
        return Err(Failure::Refused(problems));
    };
    checked::known_codes(&source)?;
    terminal.warn(problems);
    let engine = Engine::new(pack, catalogue, clocks, snapshot);
    let mut figures = engine.compute(&source.requests())?;
    if request.public {
        protect::hide(municipality, &engine, &mut figures)?;
    }
    let context = BuildContext { snapshot: snapshot.hash().as_str().to_owned(), as_of: snapshot.as_of() };
    let document = source.build(&figures, &context)?;
    Ok((source, document))
}

fn info(catalogue: &Catalogue, indicator: &Indicator) -> IndicatorInfo {
    let latest = indicator.latest();
    let tells = match latest.content {
        Content::Derived(Derived::Change { .. } | Derived::Growth { .. } | Derived::Difference { .. }) => {
            Tells::Change
        }
        _ => Tells::Level,
    };
    IndicatorInfo {
        name: latest.name.clone(),
        measure: latest.measure,
        decimals: latest.decimals,
        tells,
        default_unit: latest.unit.clone(),
        dimensions: Some(catalogue.dimensions(&indicator.id)),
        law: latest.law.clone(),
        breaks: indicator
            .breaks()
            .into_iter()
            .map(|found| SeriesBreak { from: found.from, note: found.note })
            .collect(),
    }
}

/// Writes the formats in memory; the PDF, which takes longest, beside the others.
fn make(document: &Document, formats: &[ReportFormat]) -> Result<Vec<(ReportFormat, Vec<u8>)>, Failure> {
    let wanted = |format: &ReportFormat| formats.contains(format);
    let one = |format: ReportFormat| -> Result<(ReportFormat, Vec<u8>), Failure> {
        let bytes = match format {
            ReportFormat::Pdf => write_pdf(document),
            ReportFormat::Docx => write_docx(document),
            ReportFormat::Html => Ok(write_html(document).into_bytes()),
            ReportFormat::Xlsx => write_xlsx(document),
        };
        bytes.map(|bytes| (format, bytes)).map_err(|fault| fault_of(format, &fault))
    };
    let others = [ReportFormat::Docx, ReportFormat::Html, ReportFormat::Xlsx];
    std::thread::scope(|scope| {
        let pdf = wanted(&ReportFormat::Pdf).then(|| scope.spawn(|| one(ReportFormat::Pdf)));
        let mut made = Vec::new();
        for format in others.iter().filter(|format| wanted(format)) {
            made.push(one(*format)?);
        }
        if let Some(pdf) = pdf {
            let pdf = pdf.join().map_err(|_| Failure::Fault("the PDF writer stopped".to_owned()))?;
            made.insert(0, pdf?);
        }
        Ok(made)
    })
}

fn fault_of(format: ReportFormat, fault: &enslinje_report::ReportFault) -> Failure {
    let place = Place::file(format.ending());
    Failure::Refused(Diagnostic::error("cli-format-failed", place).with("fault", fault).into())
}
