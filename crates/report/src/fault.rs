//! What can stop a writer: faults of the program or of its parts, never of the user's data.
//!
//! Findings in packs and report sources are [`enslinje_domain::Diagnostic`]s and told before any
//! writer starts.

use enslinje_domain::Place;
use std::error::Error;
use std::fmt;

/// Why a writer gave no file.
#[derive(Debug)]
pub enum ReportFault {
    /// A link inside the document points at an anchor that no heading, table or chart has.
    MissingAnchor {
        /// The anchor, without `#`.
        anchor: String,
    },
    /// The typesetter complained: every error and every warning, in its order.
    Typesetting {
        /// At least one.
        complaints: Vec<Complaint>,
    },
    /// A chart's SVG cannot be read or drawn.
    Picture {
        /// The chart's id.
        chart: String,
        /// Cause.
        source: Box<dyn Error + Send + Sync>,
    },
    /// The parts of a Word file could not be packed.
    Package(Box<dyn Error + Send + Sync>),
    /// The Excel writer refused.
    Workbook(Box<dyn Error + Send + Sync>),
}

/// One error or warning of the typesetter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// In the typesetter's words.
    pub message: String,
    /// What it suggests; may be empty.
    pub hints: Vec<String>,
    /// Where in the template, when it knows.
    pub place: Option<Place>,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.message)?;
        self.hints.iter().try_for_each(|hint| write!(f, " ({hint})"))
    }
}

impl fmt::Display for ReportFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingAnchor { anchor } => {
                write!(f, "no heading, table or chart has the anchor {anchor:?}")
            }
            Self::Typesetting { complaints } => {
                f.write_str("the report cannot be typeset")?;
                complaints.iter().try_for_each(|complaint| write!(f, "; {complaint}"))
            }
            Self::Picture { chart, source } => {
                write!(f, "the picture of chart {chart:?} cannot be drawn: {source}")
            }
            Self::Package(source) => write!(f, "the Word file cannot be packed: {source}"),
            Self::Workbook(source) => write!(f, "the Excel file cannot be written: {source}"),
        }
    }
}

impl Error for ReportFault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::MissingAnchor { .. } | Self::Typesetting { .. } => None,
            Self::Picture { source, .. } | Self::Package(source) | Self::Workbook(source) => {
                Some(source.as_ref())
            }
        }
    }
}
