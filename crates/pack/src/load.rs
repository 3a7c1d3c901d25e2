//! Reads a whole pack and tells all its faults in one go.

use crate::economy::Economy;
use crate::lists::{self, List};
use crate::series::{self, SeriesEntry};
use crate::settings::Settings;
use crate::steering::Steering;
use crate::targets::{self, Target};
use crate::{PackFolder, abbreviations, clocks, layout, organisation};
use enslinje_domain::{Clocks, Organisation, Problems};
use std::collections::BTreeMap;

/// A municipality as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The files, for the crates that read indicators, tables and reports.
    pub folder: PackFolder,
    /// `pack.toml`.
    pub settings: Settings,
    /// `organisation.csv`.
    pub organisation: Organisation,
    /// Accounts, income statement and ledger.
    pub economy: Economy,
    /// Goals and assignments.
    pub steering: Steering,
    /// Entered values.
    pub series: Vec<SeriesEntry>,
    /// Published values to reproduce.
    pub targets: Vec<Target>,
    /// Lists by name.
    pub lists: BTreeMap<&'static str, List>,
    /// Meanings by abbreviation.
    pub abbreviations: BTreeMap<String, String>,
    /// Local limits, to be joined to the statutory ones with [`Clocks::with_local`].
    pub local_clocks: Clocks,
}

impl Pack {
    /// Reads the pack. `pack.toml` and `organisation.csv` must be there.
    ///
    /// Tells every fault it can find and returns `None` when it adds any error.
    pub fn load(folder: PackFolder, problems: &mut Problems) -> Option<Self> {
        let mut found = Problems::new();
        layout::check(&folder, &mut found);
        let settings = Settings::read(&folder, &mut found);
        let organisation = organisation::read(&folder, &mut found);
        if let (Some(settings), Some(organisation)) = (&settings, &organisation) {
            settings.check_root(organisation, &mut found);
        }
        let economy = Economy::read(&folder, settings.as_ref(), organisation.as_ref(), &mut found);
        let steering = Steering::read(&folder, &mut found);
        // Without an organisation every row would be told to name an unknown unit.
        let (series, targets) = match &organisation {
            Some(organisation) => (
                series::read(&folder, organisation, &mut found),
                targets::read(&folder, organisation, &mut found),
            ),
            None => (Vec::new(), Vec::new()),
        };
        let lists = lists::read(&folder, &mut found);
        let abbreviations = abbreviations::read(&folder, &mut found);
        let local_clocks = clocks::read(&folder, &mut found);
        let sound = !found.has_errors();
        problems.extend(found);
        if !sound {
            return None;
        }
        Some(Self {
            folder,
            settings: settings?,
            organisation: organisation?,
            economy: economy?,
            steering,
            series,
            targets,
            lists,
            abbreviations,
            local_clocks,
        })
    }

    /// The list of that name.
    pub fn list(&self, name: &str) -> Option<&List> {
        self.lists.get(name)
    }
}
