//! What each role may do: one table, from which `docs/access.md` is made.

use super::Protection;

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// See figures whose small counts are protected.
    SeeProtectedFigures,
    /// See figures as they are.
    SeeExactFigures,
    /// Read rows. A protected identity in them stays masked.
    ReadRows,
    /// Write rows.
    WriteRows,
    /// See who the person of a row is.
    SeeIdentity,
    /// Give a case to a user, and open a protected identity for that user.
    AssignCase,
    /// Open a person's case for a short time with a reason.
    BreakGlass,
    /// Review the log of who looked at what, PuL-soc (2001:454) 10 §.
    ReviewLog,
    /// Decide on retention (*gallring*), SoL 2025:400 chapter 16.
    DecideRetention,
    /// Give and take back grants.
    ManageGrants,
}

impl Act {
    /// Every act with its name in files, in the order of the documentation.
    pub const NAMES: [(&'static str, Self); 10] = [
        ("see protected figures", Self::SeeProtectedFigures),
        ("see exact figures", Self::SeeExactFigures),
        ("read rows", Self::ReadRows),
        ("write rows", Self::WriteRows),
        ("see identity", Self::SeeIdentity),
        ("assign case", Self::AssignCase),
        ("break glass", Self::BreakGlass),
        ("review log", Self::ReviewLog),
        ("decide retention", Self::DecideRetention),
        ("manage grants", Self::ManageGrants),
    ];

    /// Whether it gives figures and nothing about a single row.
    pub fn is_figures(self) -> bool {
        matches!(self, Self::SeeProtectedFigures | Self::SeeExactFigures)
    }

    /// Its name in files.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, act)| *act == self).map_or("", |(name, _)| name)
    }
}

/// Which registers a right is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registers {
    /// All.
    Every,
    /// These, by name.
    Named(&'static [&'static str]),
}

/// Which rows of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Those of the unit of the grant and the units below it, about persons protected no more than this.
    OwnUnits(Protection),
    /// Those of all units.
    AllUnits,
    /// Those about persons whose case is given to the user by name.
    AssignedCases,
    /// The same, for persons protected no more than the assignment opens.
    OpenedCases,
    /// Those about persons for whom the user has an open break-glass.
    BrokenGlass,
}

/// One thing that a role may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Right {
    /// What.
    pub act: Act,
    /// With which registers.
    pub registers: Registers,
    /// With which rows of them.
    pub reach: Reach,
}

/// Role of a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Resident (*invånare*).
    Resident,
    /// Caseworker (*handläggare, socialsekreterare*).
    Caseworker,
    /// Senior caseworker (*förste socialsekreterare*).
    SeniorCaseworker,
    /// Unit manager (*enhetschef*).
    UnitManager,
    /// Controller and quality developer.
    Controller,
    /// Coordinator for lex Sarah (*socialt ansvarig samordnare*), SoL 2025:400 chapter 27.
    LexSarahCoordinator,
    /// Data protection contact (*dataskyddskontakt*).
    DataProtection,
    /// Member of the committee (*ledamot*).
    CommitteeMember,
    /// Auditor of the municipality (*förtroendevald revisor*), KL chapter 12.
    Auditor,
    /// Administrator of the system.
    Administrator,
}

/// A role with all that it may do.
#[derive(Debug, Clone, Copy)]
pub struct RoleRights {
    /// The role.
    pub role: Role,
    /// Its name in files.
    pub name: &'static str,
    /// What it may do; whatever is not here, it may not.
    pub rights: &'static [Right],
    /// Why so.
    pub because: &'static str,
}

impl Role {
    /// What it may do.
    pub fn rights(self) -> &'static [Right] {
        ROLES.iter().find(|known| known.role == self).map_or(&[], |known| known.rights)
    }

    /// The role of that name in files.
    pub fn from_name(name: &str) -> Option<Self> {
        ROLES.iter().find(|known| known.name == name).map(|known| known.role)
    }

    /// Its name in files.
    pub fn name(self) -> &'static str {
        ROLES.iter().find(|known| known.role == self).map_or("", |known| known.name)
    }
}

/// Registers about the persons of the casework.
pub const CASEWORK: &[&str] = &[
    "intake",
    "investigation",
    "decision",
    "placement",
    "closure",
    "assistance_payment",
    "incorrect_payment",
    "state_institution_request",
    "coordinated_plan",
    "follow_up",
];
const STAFF: &[&str] = &["employment", "absence", "manager_span"];
const QUALITY: &[&str] = &["lex_sarah", "feedback"];
const BREACHES: &[&str] = &["data_breach"];
const OPEN_HELP: &[&str] = &["open_intervention"];
/// Registers whose rows are about nobody.
const NOBODY: &[&str] = &["open_intervention", "manager_span", "ledger"];

const fn every(act: Act, reach: Reach) -> Right {
    Right { act, registers: Registers::Every, reach }
}

const fn named(act: Act, registers: &'static [&'static str], reach: Reach) -> Right {
    Right { act, registers: Registers::Named(registers), reach }
}

const PUBLISHED: Right = every(Act::SeeProtectedFigures, Reach::AllUnits);
const UNPROTECTED: Reach = Reach::OwnUnits(Protection::None);
const OWN: Reach = Reach::OwnUnits(Protection::ProtectedRegistration);

/// Every role, in the order of the documentation.
pub static ROLES: &[RoleRights] = &[
    RoleRights {
        role: Role::Resident,
        name: "resident",
        rights: &[],
        because: "What residents send in and the reports that are public need no right in the registers.",
    },
    RoleRights {
        role: Role::Caseworker,
        name: "caseworker",
        rights: &[
            PUBLISHED,
            named(Act::SeeExactFigures, CASEWORK, OWN),
            named(Act::SeeExactFigures, OPEN_HELP, OWN),
            named(Act::ReadRows, CASEWORK, UNPROTECTED),
            named(Act::ReadRows, CASEWORK, Reach::AssignedCases),
            named(Act::ReadRows, CASEWORK, Reach::BrokenGlass),
            named(Act::ReadRows, OPEN_HELP, OWN),
            named(Act::WriteRows, CASEWORK, Reach::AssignedCases),
            named(Act::WriteRows, OPEN_HELP, OWN),
            named(Act::SeeIdentity, CASEWORK, UNPROTECTED),
            named(Act::SeeIdentity, CASEWORK, Reach::OpenedCases),
            named(Act::SeeIdentity, CASEWORK, Reach::BrokenGlass),
            named(Act::BreakGlass, CASEWORK, Reach::AllUnits),
        ],
        because: "Colleagues stand in for each other, so a unit's cases may be read; only one's own are written. \
                  A protected person's case is for those to whom it was given.",
    },
    RoleRights {
        role: Role::SeniorCaseworker,
        name: "senior_caseworker",
        rights: &[
            PUBLISHED,
            named(Act::SeeExactFigures, CASEWORK, OWN),
            named(Act::SeeExactFigures, OPEN_HELP, OWN),
            named(Act::ReadRows, CASEWORK, OWN),
            named(Act::ReadRows, CASEWORK, Reach::AssignedCases),
            named(Act::ReadRows, CASEWORK, Reach::BrokenGlass),
            named(Act::ReadRows, OPEN_HELP, OWN),
            named(Act::WriteRows, CASEWORK, UNPROTECTED),
            named(Act::WriteRows, CASEWORK, Reach::AssignedCases),
            named(Act::WriteRows, OPEN_HELP, OWN),
            named(Act::SeeIdentity, CASEWORK, UNPROTECTED),
            named(Act::SeeIdentity, CASEWORK, Reach::OpenedCases),
            named(Act::SeeIdentity, CASEWORK, Reach::BrokenGlass),
            named(Act::BreakGlass, CASEWORK, Reach::AllUnits),
        ],
        because: "Leads the work of the unit: no deadline of it is hidden, not even that of a protected person, \
                  whose identity stays masked.",
    },
    RoleRights {
        role: Role::UnitManager,
        name: "unit_manager",
        rights: &[
            PUBLISHED,
            every(Act::SeeExactFigures, OWN),
            named(Act::ReadRows, CASEWORK, OWN),
            named(Act::ReadRows, CASEWORK, Reach::AssignedCases),
            named(Act::ReadRows, CASEWORK, Reach::BrokenGlass),
            named(Act::ReadRows, STAFF, OWN),
            named(Act::ReadRows, QUALITY, OWN),
            named(Act::ReadRows, BREACHES, OWN),
            named(Act::ReadRows, OPEN_HELP, OWN),
            named(Act::WriteRows, CASEWORK, UNPROTECTED),
            named(Act::WriteRows, CASEWORK, Reach::AssignedCases),
            named(Act::WriteRows, QUALITY, OWN),
            named(Act::WriteRows, BREACHES, OWN),
            named(Act::WriteRows, OPEN_HELP, OWN),
            named(Act::SeeIdentity, CASEWORK, UNPROTECTED),
            named(Act::SeeIdentity, CASEWORK, Reach::OpenedCases),
            named(Act::SeeIdentity, CASEWORK, Reach::BrokenGlass),
            named(Act::SeeIdentity, STAFF, UNPROTECTED),
            named(Act::AssignCase, CASEWORK, OWN),
            named(Act::BreakGlass, CASEWORK, Reach::AllUnits),
            every(Act::ReviewLog, OWN),
            named(Act::DecideRetention, CASEWORK, OWN),
        ],
        because: "Answers for the unit: gives out its cases and reviews who looked at them. To see a protected \
                  person's identity the case is assigned, so that it shows.",
    },
    RoleRights {
        role: Role::Controller,
        name: "controller",
        rights: &[
            PUBLISHED,
            every(Act::SeeExactFigures, OWN),
            named(Act::ReadRows, NOBODY, OWN),
            named(Act::WriteRows, &["manager_span"], OWN),
        ],
        because: "Needs figures that add up, not persons.",
    },
    RoleRights {
        role: Role::LexSarahCoordinator,
        name: "lex_sarah_coordinator",
        rights: &[
            PUBLISHED,
            named(Act::SeeExactFigures, QUALITY, Reach::AllUnits),
            named(Act::ReadRows, QUALITY, Reach::AllUnits),
            named(Act::WriteRows, QUALITY, Reach::AllUnits),
        ],
        because: "Investigates shortcomings wherever they happened; a case that one concerns is opened by \
                  assignment to a caseworker, not by this role.",
    },
    RoleRights {
        role: Role::DataProtection,
        name: "data_protection",
        rights: &[
            PUBLISHED,
            named(Act::SeeExactFigures, BREACHES, Reach::AllUnits),
            named(Act::ReadRows, BREACHES, Reach::AllUnits),
            named(Act::WriteRows, BREACHES, Reach::AllUnits),
            every(Act::ReviewLog, Reach::AllUnits),
        ],
        because: "Sees who looked, not what they saw.",
    },
    RoleRights {
        role: Role::CommitteeMember,
        name: "committee_member",
        rights: &[PUBLISHED],
        because: "Decides in single cases at the meeting, on its documents, and not by reading registers.",
    },
    RoleRights {
        role: Role::Auditor,
        name: "auditor",
        rights: &[
            PUBLISHED,
            every(Act::SeeExactFigures, Reach::AllUnits),
            named(Act::ReadRows, NOBODY, Reach::AllUnits),
        ],
        because: "Gets the quarterly report of unexecuted decisions (SoL 2025:400 34:1) as a document without \
                  identities.",
    },
    RoleRights {
        role: Role::Administrator,
        name: "administrator",
        rights: &[every(Act::ManageGrants, Reach::AllUnits)],
        because: "Runs the system without seeing what is in it.",
    },
];
