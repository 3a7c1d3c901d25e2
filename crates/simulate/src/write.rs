//! Generates every register of every committee and gathers the rows.

use crate::people::Keys;
use crate::register::{
    assistance_payment, closure, coordinated_plan, data_breach, decision, feedback, incorrect_payment,
    intake, investigation, lex_sarah, manager_span, placement, staff, state_institution_request,
};
use crate::row::Row;
use crate::scene::{Scene, Units};
use crate::target;
use chrono::NaiveDate;
use enslinje_domain::{Diagnostic, Problems};
use enslinje_indicators::register::{REGISTERS, register};
use enslinje_indicators::snapshot::{RegisterRows, Value};
use enslinje_pack::Pack;
use std::collections::BTreeMap;

/// Most committees: their number is a part of every key.
const MOST_COMMITTEES: u32 = 10_000;
/// Registers that no published figure speaks of: they are written without rows.
const WITHOUT_ROWS: [&str; 2] = ["follow_up", "open_intervention"];
/// Most simulated years.
const MOST_YEARS: i32 = 20;

/// Registers of a number of committees.
#[derive(Debug)]
pub struct Simulated {
    /// Every register, in the order of the manifest.
    pub registers: Vec<RegisterRows>,
    /// The last day of which the registers know.
    pub as_of: NaiveDate,
    /// How many committees there are.
    pub committees: u32,
}

/// Writes registers whose indicators reproduce the targets of the pack, the same for the same seed.
///
/// `scale` committees are written, each of which reproduces the targets by itself; their units have the ids
/// of `Organisation::multiplied`. `progress` is told the register, and how many of how many are done.
///
/// # Errors
/// Every target that cannot be met, and a number of committees or years beyond the limits.
pub fn simulate(
    pack: &Pack,
    seed: u64,
    scale: u32,
    progress: &mut dyn FnMut(&str, u32, u32),
) -> Result<Simulated, Problems> {
    check_frame(pack, scale)?;
    let (aims, units) = target::read(pack)?;
    let mut gathering = Gathering {
        rows: REGISTERS.iter().map(|register| (register.name, RegisterRows::new(register))).collect(),
        problems: Problems::new(),
        done: 0,
        all: scale * u32::try_from(REGISTERS.len() - WITHOUT_ROWS.len()).unwrap_or(0),
        progress,
    };
    let simulation = pack.settings.simulation;
    for committee in 1..=scale {
        let scene = Scene {
            first_year: simulation.first_year,
            last_year: simulation.last_year,
            units: units.of_committee(committee),
            aims: aims.clone(),
            seed: seed.wrapping_add(u64::from(committee - 1)),
            committee,
        };
        gathering.add_committee(&scene);
        if gathering.problems.has_errors() {
            break;
        }
    }
    let mut rows = gathering.rows;
    let registers = REGISTERS.iter().filter_map(|register| rows.remove(register.name)).collect();
    gathering.problems.or_ok(Simulated { registers, as_of: simulation.as_of, committees: scale })
}

fn check_frame(pack: &Pack, scale: u32) -> Result<(), Problems> {
    let simulation = pack.settings.simulation;
    let place = pack.folder.place("pack.toml");
    let mut problems = Problems::new();
    if scale == 0 || scale > MOST_COMMITTEES {
        let refused = Diagnostic::error("simulate-scale", place.clone());
        problems.push(refused.with("scale", scale).with("most", MOST_COMMITTEES));
    }
    if simulation.last_year - simulation.first_year >= MOST_YEARS {
        let refused = Diagnostic::error("simulate-years", place.clone());
        let refused = refused.with("first", simulation.first_year).with("last", simulation.last_year);
        problems.push(refused.with("most", MOST_YEARS));
    }
    if simulation.as_of < NaiveDate::from_ymd_opt(simulation.last_year, 12, 31).unwrap_or_default() {
        let refused = Diagnostic::error("simulate-as-of", place);
        problems.push(refused.with("day", simulation.as_of).with("last", simulation.last_year));
    }
    problems.or_ok(())
}

impl Units {
    /// The units of a committee: the first keeps the ids.
    fn of_committee(&self, committee: u32) -> Self {
        let named = |unit: &String| if committee == 1 { unit.clone() } else { format!("{unit}-{committee}") };
        Self {
            child_authority: named(&self.child_authority),
            child_resource: named(&self.child_resource),
            income_support: named(&self.income_support),
            adult: named(&self.adult),
            leisure: named(&self.leisure),
            support: named(&self.support),
        }
    }
}

/// Rows of all committees so far.
struct Gathering<'p> {
    rows: BTreeMap<&'static str, RegisterRows>,
    problems: Problems,
    done: u32,
    all: u32,
    progress: &'p mut dyn FnMut(&str, u32, u32),
}

impl Gathering<'_> {
    fn add_committee(&mut self, scene: &Scene) {
        let investigations = investigation::rows(scene);
        let intakes = match &investigations {
            Ok(investigations) => intake::rows(scene, investigations),
            // What is wrong is told once, with the investigations.
            Err(_) => Ok(Vec::new()),
        };
        self.add(scene, intakes);
        self.add(scene, investigations);
        self.add(scene, decision::rows(scene));
        self.add(scene, placement::rows(scene));
        self.add(scene, closure::rows(scene));
        self.add(scene, assistance_payment::rows(scene));
        self.add(scene, incorrect_payment::rows(scene));
        self.add(scene, lex_sarah::rows(scene));
        self.add(scene, feedback::rows(scene));
        self.add(scene, data_breach::rows(scene));
        self.add(scene, state_institution_request::rows(scene));
        self.add(scene, coordinated_plan::rows(scene));
        match staff::rows(scene) {
            Ok(staff) => {
                self.add(scene, Ok(staff.employments));
                self.add(scene, Ok(staff.absences));
            }
            Err(refused) => self.problems.push(refused),
        }
        self.add(scene, manager_span::rows(scene));
    }

    /// Adds the rows of a register in the order of their days.
    fn add<R: Row>(&mut self, scene: &Scene, rows: Result<Vec<R>, Diagnostic>) {
        let mut rows = match rows {
            Ok(rows) => rows,
            Err(refused) => {
                self.problems.push(refused);
                return;
            }
        };
        rows.sort_by_key(Row::day);
        let Some(register) = register(R::REGISTER) else { return };
        let gathered = self.rows.entry(register.name).or_insert_with(|| RegisterRows::new(register));
        let mut ids = Keys::new("id", scene.committee);
        let mut values: Vec<Value<'_>> = Vec::new();
        for row in &rows {
            values.clear();
            values.extend([Value::Key(ids.next()), Value::Category(row.unit())]);
            row.values(&mut values);
            if let Err(problems) = gathered.push(&values) {
                self.problems.extend(problems);
            }
        }
        self.done += 1;
        (self.progress)(register.name, self.done, self.all);
    }
}
