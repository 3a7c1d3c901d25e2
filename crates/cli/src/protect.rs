//! Small counts hidden, for anybody outside the administration (`--public`).

use crate::failure::Failure;
use crate::load::Municipality;
use enslinje_indicators::suppression::Policy;
use enslinje_indicators::{Engine, Figures, publish};

/// Hides what must not be seen, by the pack's rule.
///
/// # Errors
/// What the engine finds wrong when it computes the figures behind shares and changes.
pub fn hide(municipality: &Municipality, engine: &Engine<'_>, figures: &mut Figures) -> Result<(), Failure> {
    let policy = Policy { minimum: municipality.pack.settings.small_count_minimum };
    publish(engine, &municipality.pack.organisation, policy, figures)?;
    Ok(())
}
