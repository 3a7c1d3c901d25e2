//! Progress on a terminal; silent when the output goes elsewhere.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// A row of steps, shown as a bar with the name of the step at hand.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar of that many steps.
    pub fn new(steps: u64) -> Self {
        let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar }
    }

    /// The step that begins.
    pub fn step(&self, name: &str) {
        self.bar.set_message(name.to_owned());
    }

    /// Within the step: `done` of `all`.
    pub fn within(&self, name: &str, done: u32, all: u32) {
        self.bar.set_message(format!("{name} {done}/{all}"));
    }

    /// The step is done.
    pub fn done(&self) {
        self.bar.inc(1);
    }

    /// Removes the bar.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
