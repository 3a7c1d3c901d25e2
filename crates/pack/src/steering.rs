//! Steering: goals, goal areas, governing documents and the rolling list of assignments.

mod assignments;
mod goals;

use crate::PackFolder;
use enslinje_domain::steering::{Assignment, Goal, GoalArea, GoverningDocument, SteeringId};
use enslinje_domain::{Place, Problems};
use std::collections::BTreeMap;

/// Path of goals, goal areas and governing documents.
pub const GOALS: &str = "goals.toml";
/// Path of the assignments.
pub const ASSIGNMENTS: &str = "assignments.csv";
pub use assignments::COLUMNS as ASSIGNMENT_COLUMNS;

/// What was decided and who answers for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Steering {
    /// Goals of the council.
    pub goals: Vec<Goal>,
    /// Goal areas of the committee.
    pub areas: Vec<GoalArea>,
    /// Programs and plans.
    pub documents: Vec<GoverningDocument>,
    /// Assignments in the order of the file.
    pub assignments: Vec<Assignment>,
    places: BTreeMap<SteeringId, Place>,
}

impl Steering {
    /// Reads the files; either may be missing.
    pub(crate) fn read(folder: &PackFolder, problems: &mut Problems) -> Self {
        let mut steering = Self::default();
        if folder.text(GOALS).is_some() {
            goals::read(folder, &mut steering, problems);
        }
        if folder.text(ASSIGNMENTS).is_some() {
            assignments::read(folder, &mut steering, problems);
        }
        steering
    }

    /// The goal of that id.
    pub fn goal(&self, id: &SteeringId) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == *id)
    }

    /// The goal area of that id.
    pub fn area(&self, id: &SteeringId) -> Option<&GoalArea> {
        self.areas.iter().find(|area| area.id == *id)
    }

    /// Where the goal, area, document or assignment of that id stands.
    pub fn place_of(&self, id: &SteeringId) -> Option<&Place> {
        self.places.get(id)
    }
}
