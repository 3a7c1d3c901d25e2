//! `pack.toml`: what a committee decides once for its whole pack.

use crate::{PackFolder, TableReader, toml_doc};
use chrono::NaiveDate;
use enslinje_domain::economy::ActivityId;
use enslinje_domain::retention::MunicipalityCode;
use enslinje_domain::{Diagnostic, Organisation, Period, Place, Problems, UnitId};
use std::collections::BTreeMap;

/// Path of the file.
pub const PATH: &str = "pack.toml";

/// The settings of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Short name.
    pub name: String,
    /// Name of the committee as reports print it.
    pub committee: String,
    /// Name of the city or municipality.
    pub municipality: String,
    /// Its code at Statistics Sweden, by which retention is decided.
    pub municipality_code: Option<MunicipalityCode>,
    /// Language of the reports: `sv` or `en`.
    pub language: String,
    /// The root of the organisation.
    pub root: UnitId,
    /// The period when none is asked for.
    pub default_period: Period,
    /// Counts from 1 to one less than this are hidden in public; at least 1.
    pub small_count_minimum: u32,
    /// Sets of age groups by name.
    pub age_groups: BTreeMap<String, AgeGroups>,
    /// What the simulation writes.
    pub simulation: SimulationSettings,
    /// Activities in the order of the file.
    pub activities: Vec<Activity>,
    place: Place,
}

/// The years of the simulated registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SimulationSettings {
    /// First year.
    pub first_year: i32,
    /// Last year.
    pub last_year: i32,
    /// The registers are known until this day.
    pub as_of: NaiveDate,
}

/// An activity (*verksamhet*) of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Id.
    pub id: ActivityId,
    /// Name.
    pub name: String,
}

/// Age groups by their lowest ages, ascending. Who is younger than the first belongs to no group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeGroups(Vec<u32>);

impl AgeGroups {
    /// Groups that begin at these ages, or `None` when they are none or do not ascend.
    pub fn new(starts: Vec<u32>) -> Option<Self> {
        (!starts.is_empty() && starts.is_sorted_by(|a, b| a < b)).then_some(Self(starts))
    }

    /// The lowest age of each group.
    pub fn starts(&self) -> &[u32] {
        &self.0
    }

    /// Number of the group of an age.
    pub fn group_of(&self, age: u32) -> Option<usize> {
        self.0.partition_point(|start| *start <= age).checked_sub(1)
    }

    /// The group as splits write it: `0-12`, or `65-` for the last.
    pub fn label(&self, group: usize) -> Option<String> {
        let start = self.0.get(group)?;
        Some(match self.0.get(group + 1) {
            Some(next) => format!("{start}-{}", next - 1),
            None => format!("{start}-"),
        })
    }

    /// Every label in order.
    pub fn labels(&self) -> Vec<String> {
        (0..self.0.len()).filter_map(|group| self.label(group)).collect()
    }
}

impl Settings {
    /// Reads the file.
    pub fn read(folder: &PackFolder, problems: &mut Problems) -> Option<Self> {
        let file = toml_doc(folder, PATH, problems)?;
        let mut top = file.root();
        let name = top.required_text("name", problems);
        let committee = top.required_text("committee", problems);
        let municipality = top.required_text("municipality", problems);
        let municipality_code = municipality_code(&mut top, problems);
        let language = top.required_choice("language", &[("sv", "sv"), ("en", "en")], problems);
        let place = top.place_of("root");
        let root = parsed(&mut top, "root", "pack-not-an-id", UnitId::new, problems);
        let default_period =
            parsed(&mut top, "default_period", "pack-not-a-period", |text| text.parse().ok(), problems);
        let small_count_minimum = small_counts(&mut top, problems);
        let age_groups = age_groups(&mut top, problems);
        let simulation = simulation(&mut top, problems);
        let activities = activities(&mut top, problems);
        top.finish(problems);
        Some(Self {
            name: name?,
            committee: committee?,
            municipality: municipality?,
            municipality_code,
            language: language?.to_owned(),
            root: root?,
            default_period: default_period?,
            small_count_minimum: small_count_minimum?,
            age_groups: age_groups?,
            simulation: simulation?,
            activities,
            place,
        })
    }

    /// Tells when the root named here is not the root of the organisation.
    pub(crate) fn check_root(&self, organisation: &Organisation, problems: &mut Problems) {
        if organisation.root().id != self.root {
            problems.push(
                Diagnostic::error("pack-other-root", self.place.clone())
                    .with("root", &self.root)
                    .with("found", &organisation.root().id),
            );
        }
    }

    /// The activity of that id.
    pub fn activity(&self, id: &ActivityId) -> Option<&Activity> {
        self.activities.iter().find(|activity| activity.id == *id)
    }
}

/// A required text, read by the type's own parser; `code` tells the fault.
pub(crate) fn parsed<T>(
    table: &mut TableReader<'_>,
    key: &str,
    code: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
    problems: &mut Problems,
) -> Option<T> {
    let text = table.required_text(key, problems)?;
    let value = parse(&text);
    if value.is_none() {
        problems.push(Diagnostic::error(code, table.place_of(key)).with("column", key).with("value", text));
    }
    value
}

/// The code of the municipality, when it is told.
fn municipality_code(top: &mut TableReader<'_>, problems: &mut Problems) -> Option<MunicipalityCode> {
    let text = top.optional_text("municipality_code", problems)?;
    let code = MunicipalityCode::new(&text);
    if code.is_none() {
        let place = top.place_of("municipality_code");
        problems.push(Diagnostic::error("pack-not-a-municipality-code", place).with("value", text));
    }
    code
}

fn small_counts(top: &mut TableReader<'_>, problems: &mut Problems) -> Option<u32> {
    let mut table = top.required_table("small_counts", problems)?;
    let minimum = table.required_integer("minimum", problems);
    let place = table.place_of("minimum");
    table.finish(problems);
    bounded(minimum?, 1, 100, place, "minimum", problems)
}

fn bounded(
    value: i64,
    least: u32,
    most: u32,
    place: Place,
    key: &str,
    problems: &mut Problems,
) -> Option<u32> {
    let found = u32::try_from(value).ok().filter(|value| (least..=most).contains(value));
    if found.is_none() {
        let diagnostic = Diagnostic::error("pack-number-outside", place).with("key", key);
        problems.push(diagnostic.with("value", value).with("least", least).with("most", most));
    }
    found
}

fn age_groups(top: &mut TableReader<'_>, problems: &mut Problems) -> Option<BTreeMap<String, AgeGroups>> {
    let mut table = top.required_table("age_groups", problems)?;
    let mut sets = BTreeMap::new();
    for key in table.keys() {
        let place = table.place_of(&key);
        let starts = table.integer_list(&key, problems);
        let starts: Option<Vec<u32>> =
            starts.into_iter().map(|start| u32::try_from(start).ok().filter(|start| *start <= 120)).collect();
        match starts.and_then(AgeGroups::new) {
            Some(groups) => {
                sets.insert(key, groups);
            }
            None => problems.push(Diagnostic::error("pack-age-groups", place).with("key", key)),
        }
    }
    Some(sets)
}

fn simulation(top: &mut TableReader<'_>, problems: &mut Problems) -> Option<SimulationSettings> {
    let mut table = top.required_table("simulation", problems)?;
    let mut year = |key: &str, problems: &mut Problems| {
        let year = table.required_integer(key, problems)?;
        let year = bounded(year, 1900, 2199, table.place_of(key), key, problems)?;
        i32::try_from(year).ok()
    };
    let first_year = year("first_year", problems);
    let last_year = year("last_year", problems);
    let as_of = table.required_date("as_of", problems);
    let place = table.place_of("last_year");
    table.finish(problems);
    let settings = SimulationSettings { first_year: first_year?, last_year: last_year?, as_of: as_of? };
    if settings.last_year < settings.first_year {
        let diagnostic = Diagnostic::error("pack-end-before-start", place).with("column", "last_year");
        problems.push(diagnostic.with("value", settings.last_year).with("from", settings.first_year));
        return None;
    }
    Some(settings)
}

fn activities(top: &mut TableReader<'_>, problems: &mut Problems) -> Vec<Activity> {
    let mut activities: Vec<Activity> = Vec::new();
    for mut table in top.tables("activity", problems) {
        let id = parsed(&mut table, "id", "pack-not-an-id", ActivityId::new, problems);
        let name = table.required_text("name", problems);
        let place = table.place_of("id");
        table.finish(problems);
        let (Some(id), Some(name)) = (id, name) else { continue };
        if activities.iter().any(|activity| activity.id == id) {
            problems.push(Diagnostic::error("pack-duplicate-id", place).with("id", &id));
        }
        activities.push(Activity { id, name });
    }
    activities
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn age_groups_are_told_by_their_lowest_and_highest_age() {
        let groups = AgeGroups::new(vec![0, 7, 65]).unwrap();
        assert_eq!(groups.labels(), ["0-6", "7-64", "65-"]);
        assert_eq!([6, 7, 64, 65, 101].map(|age| groups.group_of(age)), [0, 1, 1, 2, 2].map(Some));
    }

    #[test]
    fn who_is_younger_than_the_first_group_belongs_to_none() {
        assert_eq!(AgeGroups::new(vec![20, 25]).unwrap().group_of(19), None);
    }

    #[test]
    fn ages_that_do_not_ascend_make_no_groups() {
        for starts in [vec![], vec![0, 0], vec![7, 0]] {
            assert_eq!(AgeGroups::new(starts), None);
        }
    }
}
