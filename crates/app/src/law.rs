//! The law that use cases work under: limits, rules, and which decisions are reported.

use enslinje_domain::casework::{Law, Lawbook};
use enslinje_domain::clock::{STATUTORY, STATUTORY_FILE};
use enslinje_domain::unexecuted::{COVERED, COVERED_FILE, CoverageRules};
use enslinje_domain::{Clocks, Problems, WorkingDayShift};

/// Everything that [`Law`] borrows.
#[derive(Debug, Clone)]
pub struct LawBooks {
    clocks: Clocks,
    rules: Lawbook,
    covered: CoverageRules,
    shift: WorkingDayShift,
}

impl LawBooks {
    /// The law that is part of the program, without limits of a municipality's own.
    ///
    /// # Errors
    /// What is wrong with the files.
    pub fn statutory() -> Result<Self, Problems> {
        Self::new(Clocks::parse(STATUTORY_FILE, STATUTORY)?)
    }

    /// The same with these limits, statutory and local.
    ///
    /// # Errors
    /// What is wrong with the files.
    pub fn new(clocks: Clocks) -> Result<Self, Problems> {
        Ok(Self {
            clocks,
            rules: Lawbook::statutory()?,
            covered: CoverageRules::parse(COVERED_FILE, COVERED)?,
            shift: WorkingDayShift::None,
        })
    }

    /// The law.
    pub fn law(&self) -> Law<'_> {
        Law { clocks: &self.clocks, rules: &self.rules, covered: &self.covered, shift: self.shift }
    }
}
