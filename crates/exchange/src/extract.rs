//! Extracts of Lifecare's FamilyCare interface: folders of JSON pages.
//!
//! Each record becomes a row of named columns, which a mapping then reads as it reads a table. Columns with a
//! point in their name (`Execution.FromDate`) come from other records that the record points at.

mod folder;
mod joins;
mod pages;
mod source;

pub(crate) use folder::ExtractFolder;

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
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Investigations,
        Self::Decisions,
        Self::Executions,
        Self::Services,
        Self::Actualisations,
        Self::Calculations,
        Self::Payments,
    ];

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

    /// Names of its columns: the record's own, and those of records that it points at.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Investigations => &[
                "Id",
                "CustomerNumber",
                "PersonId",
                "Type",
                "FromDate",
                "ToDate",
                "Organization",
                "DossierType",
                "StartTime",
            ],
            Self::Decisions => &[
                "Id",
                "CustomerNumber",
                "PersonId",
                "Date",
                "Type",
                "FromDate",
                "ToDate",
                "Reason",
                "Organization",
                "InvestigationExecutionId",
                "ServiceId",
                "Amount",
                "StartTime",
                "Investigation.DossierType",
                "Service.ServiceType",
                "Service.StartDate",
                "Service.EndDate",
                "Execution.FromDate",
                "Execution.ToDate",
            ],
            Self::Executions => &[
                "Id",
                "CustomerNumber",
                "Type",
                "FromDate",
                "ToDate",
                "Organization",
                "DossierType",
                "StartTime",
            ],
            Self::Services => &[
                "Id",
                "CustomerNumber",
                "PersonId",
                "ServiceType",
                "StartDate",
                "EndDate",
                "Organization",
                "InvestigationId",
                "ExecutionId",
                "DecisionId",
                "StartTime",
            ],
            Self::Actualisations => &[
                "Id",
                "CustomerNumber",
                "PersonId",
                "Aktualisering",
                "Type",
                "Date",
                "Reason",
                "Regards",
                "FromWho",
                "Organization",
                "Status",
                "InvestigationId",
                "ServiceId",
                "DecisionId",
                "StartTime",
                "Investigation.FromDate",
                "Investigation.DossierType",
            ],
            Self::Calculations => &[
                "Id",
                "CustomerNumber",
                "PersonId",
                "Norm",
                "FromDate",
                "ToDate",
                "NormSum",
                "ExpenseSum",
                "SpecialExpenseSum",
                "IncomeSum",
                "TotalSum",
                "Final",
                "InvestigationId",
                "ServiceId",
                "ConnectedApplication",
                "StartTime",
                "Children",
            ],
            Self::Payments => &[
                "Id",
                "CustomerNumber",
                "PersonId",
                "Amount",
                "PaymentMethod",
                "PayDate",
                "ConnectedApplication",
                "StartTime",
                "Calculation.Norm",
                "Calculation.FromDate",
                "Calculation.ToDate",
                "Calculation.Children",
            ],
        }
    }

    /// The word of the mapping, which also begins the names of the pages.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, extract)| *extract == self).map_or("", |(word, _)| *word)
    }
}
