//! Extracts of Lifecare's FamilyCare interface: folders of JSON pages.

/// A kind of records in the extract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Extract {
    /// Investigations (*utredningar*).
    Investigations,
    /// Decisions (*beslut*), with the executions and services that followed.
    Decisions,
    /// Executions (*verkställigheter*).
    Executions,
    /// Services (*insatser*).
    Services,
    /// Intakes (*aktualiseringar*).
    Actualisations,
    /// Calculations (*beräkningar*) of income support.
    Calculations,
    /// Payments (*utbetalningar*), with the calculation that they rest on.
    Payments,
}

impl Extract {
    /// Words of the mapping, which also begin the names of the pages.
    pub(crate) const WORDS: &[(&str, Self)] = &[
        ("investigations", Self::Investigations),
        ("decisions", Self::Decisions),
        ("executions", Self::Executions),
        ("services", Self::Services),
        ("actualisations", Self::Actualisations),
        ("calculations", Self::Calculations),
        ("payments", Self::Payments),
    ];

    /// The word.
    pub(crate) fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, extract)| *extract == self).map_or("", |(word, _)| *word)
    }
}
