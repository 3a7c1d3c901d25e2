//! Employments and sick leave: full-time equivalents, turnover, staff in service, absence by age.

mod absence;
mod headcount;
mod post;
mod sick_rate;

use crate::row::{Absence, Employment};
use crate::scene::Scene;
use enslinje_domain::Diagnostic;

/// Age groups of staff by their lowest age: five years each.
const AGE_GROUPS: [i32; 10] = [20, 25, 30, 35, 40, 45, 50, 55, 60, 65];

/// Employments and the absences of the same people.
pub(crate) struct Staff<'a> {
    /// Employments, a new row for each change of terms.
    pub(crate) employments: Vec<Employment<'a>>,
    /// Sick leave.
    pub(crate) absences: Vec<Absence<'a>>,
}

/// Staff that meets the indicators of full-time equivalents, turnover, staff in service and sick leave.
pub(crate) fn rows(scene: &Scene) -> Result<Staff<'_>, Diagnostic> {
    let plan = headcount::Plan::new(scene)?;
    let posts = post::posts(scene, &plan)?;
    post::check_extent(scene, &posts)?;
    let absences = absence::absences(scene, &posts)?;
    let employments = posts.iter().flat_map(|post| post.employments(scene)).collect();
    Ok(Staff { employments, absences })
}

#[cfg(test)]
mod tests;
