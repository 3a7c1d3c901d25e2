//! Every register with its columns, in the order of the manifest.

use super::{Column, Kind, Register};

const SEX: Kind = Kind::Category(&["woman", "man"]);
const TARGET_GROUP: Kind = Kind::Category(&["child", "adult", "income_support"]);

const fn required(name: &'static str, kind: Kind, meaning: &'static str) -> Column {
    Column { name, kind, optional: false, meaning }
}

const fn optional(name: &'static str, kind: Kind, meaning: &'static str) -> Column {
    Column { name, kind, optional: true, meaning }
}

const ID: Column = required("id", Kind::Key, "Row identity.");
const UNIT: Column = required("unit", Kind::Category(&[]), "Organisational unit that owned the row.");
const PERSON: Column = required("person", Kind::Key, "The person the row is about.");
const SEX_COLUMN: Column = required("sex", SEX, "Legal sex.");
const BIRTH: Column = required("birth", Kind::Day, "Day of birth, for age groups.");

/// All registers, in the order of the manifest.
pub static REGISTERS: &[Register] = &[
    Register {
        name: "intake",
        about_people: true,
        columns: &[
            ID,
            UNIT,
            PERSON,
            SEX_COLUMN,
            BIRTH,
            required("target_group", TARGET_GROUP, "Target group (målgrupp)."),
            required(
                "kind",
                Kind::Category(&["concern_report", "application", "other"]),
                "Concern report, SoL 2025:400 19:1, application, or other.",
            ),
            required("received", Kind::Day, "Day it came in; starts the 14 days of SoL 2025:400 20:2."),
            optional("assessed", Kind::Day, "Day of the decision to open or not (förhandsbedömning)."),
            optional(
                "outcome",
                Kind::Category(&["opened", "not_opened", "already_open"]),
                "What the preliminary assessment led to.",
            ),
        ],
        order: &[("birth", "received"), ("received", "assessed")],
    },
    Register {
        name: "investigation",
        about_people: true,
        columns: &[
            ID,
            UNIT,
            PERSON,
            SEX_COLUMN,
            BIRTH,
            required("target_group", TARGET_GROUP, "Target group."),
            required("opened", Kind::Day, "Day it was opened; starts the four months of SoL 2025:400 20:3."),
            optional("closed", Kind::Day, "Day it was completed."),
            optional("extended_until", Kind::Day, "Last day of a decided extension, SoL 2025:400 20:3."),
        ],
        order: &[("birth", "opened"), ("opened", "closed"), ("opened", "extended_until")],
    },
    Register {
        name: "decision",
        about_people: true,
        columns: &[
            ID,
            UNIT,
            PERSON,
            SEX_COLUMN,
            BIRTH,
            required("target_group", TARGET_GROUP, "Target group."),
            required("law", Kind::Category(&["SoL", "LSS"]), "Act that the decision rests on."),
            required(
                "kind",
                Kind::Category(&[
                    "contact_person",
                    "contact_family",
                    "outpatient_care",
                    "foster_home",
                    "residential_care_home",
                    "supported_housing",
                    "sheltered_housing",
                    "social_housing",
                    "other",
                ]),
                "Kind of intervention.",
            ),
            required(
                "favourable",
                Kind::Category(&["yes", "no"]),
                "Whether it is favourable, SoL 2025:400 34:1.",
            ),
            required(
                "decided",
                Kind::Day,
                "Day of the decision; starts the three months of SoL 2025:400 34:1.",
            ),
            optional("executed", Kind::Day, "Day it was carried out (verkställighet)."),
            optional("declined", Kind::Day, "Day the person declined the offer."),
            optional(
                "settled",
                Kind::Day,
                "Earliest of executed, declined and otherwise ended: ends the wait.",
            ),
            optional("interrupted", Kind::Day, "Day the execution was interrupted (avbrott)."),
            optional("resumed", Kind::Day, "Day it was resumed or ended after an interruption."),
        ],
        order: &[
            ("birth", "decided"),
            ("decided", "executed"),
            ("decided", "declined"),
            ("decided", "settled"),
            ("executed", "interrupted"),
            ("interrupted", "resumed"),
        ],
    },
    Register {
        name: "placement",
        about_people: true,
        columns: &[
            ID,
            UNIT,
            PERSON,
            SEX_COLUMN,
            BIRTH,
            required("target_group", TARGET_GROUP, "Target group."),
            required(
                "form",
                Kind::Category(&[
                    "foster_home",
                    "emergency_foster_home",
                    "residential_care_home",
                    "state_institution",
                    "supported_housing",
                    "sheltered_housing",
                    "social_housing",
                ]),
                "Form of placement, SoL 2025:400 chapters 9 and 22.",
            ),
            required(
                "provider",
                Kind::Category(&["internal", "agency", "external"]),
                "Own, consultant-supported (konsulentstött) or bought.",
            ),
            required(
                "legal_basis",
                Kind::Category(&["SoL", "LVU", "LVM"]),
                "Act that the placement rests on.",
            ),
            required(
                "cause",
                Kind::Category(&["need_of_care", "unaccompanied", "custody_transferred", "other"]),
                "Why the person is placed; some causes are left out of the count of foster children.",
            ),
            required("from", Kind::Day, "First day."),
            optional("to", Kind::Day, "Day it ended (not a day of care)."),
            optional("absconded", Kind::Day, "Day the person ran away from the home (rymning, avvikning)."),
            required("cost_per_day", Kind::Money, "Öre for each day."),
        ],
        order: &[("birth", "from"), ("from", "to"), ("from", "absconded"), ("absconded", "to")],
    },
    Register {
        name: "closure",
        about_people: true,
        columns: &[
            ID,
            UNIT,
            PERSON,
            SEX_COLUMN,
            BIRTH,
            required("target_group", TARGET_GROUP, "Target group."),
            required("closed", Kind::Day, "Day the case was closed (avslut)."),
            required(
                "reason",
                Kind::Category(&["need_met", "own_request", "no_contact", "moved", "deceased", "other"]),
                "Reason: behovet tillgodosett, egen begäran, ej avhörd …",
            ),
        ],
        order: &[("birth", "closed")],
    },
    Register {
        name: "assistance_payment",
        about_people: true,
        columns: &[
            ID,
            UNIT,
            required("household", Kind::Key, "Household; the applicant stands for it."),
            SEX_COLUMN,
            BIRTH,
            required(
                "month",
                Kind::Day,
                "First day of the month that the assistance concerns (not the day of payment).",
            ),
            required("amount", Kind::Money, "Öre paid."),
            required(
                "kind",
                Kind::Category(&["national_norm", "housing", "other_living", "december_supplement"]),
                "Riksnorm, housing, livsföring i övrigt, or the supplement of December 2024.",
            ),
            required("children", Kind::Count, "Children in the household."),
        ],
        order: &[("birth", "month")],
    },
    Register {
        name: "incorrect_payment",
        about_people: true,
        columns: &[
            ID,
            UNIT,
            PERSON,
            SEX_COLUMN,
            BIRTH,
            required("reported", Kind::Day, "Day the suspicion was registered (aktualisering)."),
            optional("opened", Kind::Day, "Day a case was opened."),
            optional("police_reported", Kind::Day, "Day of the decision to report to the police."),
            optional(
                "recovery_decided",
                Kind::Day,
                "Day of the decision on recovery, SoL 2001:453 9:1, SoL 2025:400 33:1.",
            ),
            optional("recovery_amount", Kind::Money, "Öre that the decision demands back."),
            optional("paid", Kind::Day, "Day money came in."),
            optional("paid_amount", Kind::Money, "Öre that came in."),
        ],
        order: &[
            ("birth", "reported"),
            ("reported", "opened"),
            ("opened", "police_reported"),
            ("opened", "recovery_decided"),
            ("recovery_decided", "paid"),
        ],
    },
    Register {
        name: "lex_sarah",
        about_people: true,
        columns: &[
            ID,
            UNIT,
            required("reported", Kind::Day, "Day the report was made, SoL 2025:400 27:2."),
            optional("investigated", Kind::Day, "Day the investigation was completed, 27:5."),
            optional(
                "sent_to_ivo",
                Kind::Day,
                "Day a serious shortcoming was reported to the inspectorate, 27:6.",
            ),
            optional("ivo_decided", Kind::Day, "Day of the inspectorate's first decision."),
            required(
                "subject",
                Kind::Category(&["legal_certainty_in_placement", "follow_up_of_care", "other"]),
                "What it is about.",
            ),
        ],
        order: &[
            ("reported", "investigated"),
            ("investigated", "sent_to_ivo"),
            ("sent_to_ivo", "ivo_decided"),
        ],
    },
    Register {
        name: "feedback",
        about_people: true,
        columns: &[
            ID,
            UNIT,
            required("received", Kind::Day, "Day it came in."),
            required(
                "kind",
                Kind::Category(&["complaint", "remark", "praise"]),
                "Complaint, remark or praise.",
            ),
            required(
                "subject",
                Kind::Category(&[
                    "treatment",
                    "performance",
                    "accessibility",
                    "unlawful_settlement",
                    "other",
                ]),
                "What it is about.",
            ),
        ],
        order: &[],
    },
    Register {
        name: "data_breach",
        about_people: false,
        columns: &[
            ID,
            UNIT,
            required(
                "discovered",
                Kind::Day,
                "Day the administration became aware; starts 72 hours, GDPR art. 33.",
            ),
            optional("reported", Kind::Day, "Day it was reported to the data protection authority (IMY)."),
            required(
                "cause",
                Kind::Category(&[
                    "wrong_recipient",
                    "access_rights",
                    "stolen_mail",
                    "e_mail_or_form",
                    "system_fault",
                    "disclosure_by_staff",
                    "other",
                ]),
                "What happened.",
            ),
        ],
        order: &[("discovered", "reported")],
    },
    Register {
        name: "state_institution_request",
        about_people: true,
        columns: &[
            ID,
            UNIT,
            PERSON,
            SEX_COLUMN,
            BIRTH,
            required("requested", Kind::Day, "Day a place was applied for at the state institutions (SiS)."),
            optional("refused", Kind::Day, "Day it was clear that no place could be given."),
            optional("placed", Kind::Day, "Day a place was given."),
            required(
                "meanwhile",
                Kind::Category(&["detained", "residential_care_home", "foster_home", "at_home"]),
                "Where the young person waited.",
            ),
        ],
        order: &[("birth", "requested"), ("requested", "refused"), ("requested", "placed")],
    },
    Register {
        name: "coordinated_plan",
        about_people: true,
        columns: &[
            ID,
            UNIT,
            PERSON,
            SEX_COLUMN,
            BIRTH,
            required("target_group", TARGET_GROUP, "Target group."),
            required("established", Kind::Day, "Day the plan (SIP) was drawn up, SoL 2025:400 10:8."),
        ],
        order: &[("birth", "established")],
    },
    Register {
        name: "follow_up",
        about_people: true,
        columns: &[
            ID,
            UNIT,
            PERSON,
            SEX_COLUMN,
            BIRTH,
            required(
                "after",
                Kind::Category(&["investigation", "placement"]),
                "What it follows (uppföljning), SoL 2025:400 23:1–5.",
            ),
            required("started", Kind::Day, "Day the investigation or placement ended."),
            optional("ended", Kind::Day, "Day it ended; at the latest six months after the start."),
        ],
        order: &[("birth", "started"), ("started", "ended")],
    },
    Register {
        name: "open_intervention",
        about_people: false,
        columns: &[
            ID,
            UNIT,
            required("month", Kind::Day, "First day of the month."),
            required(
                "kind",
                Kind::Category(&[
                    "counselling",
                    "parental_support",
                    "group",
                    "youth_clinic",
                    "drop_in",
                    "other",
                ]),
                "Kind of intervention without assessment of need, SoL 2025:400 11:5.",
            ),
            required("participants", Kind::Count, "Participants; nobody is named."),
        ],
        order: &[],
    },
    Register {
        name: "employment",
        about_people: true,
        columns: &[
            ID,
            UNIT,
            PERSON,
            SEX_COLUMN,
            BIRTH,
            required(
                "occupation",
                Kind::Category(&[
                    "social_worker",
                    "manager",
                    "treatment",
                    "leisure_leader",
                    "psychologist",
                    "administration",
                    "other",
                ]),
                "Occupation.",
            ),
            required(
                "area",
                Kind::Category(&["ifo", "leisure", "support"]),
                "Individual and family care, leisure and culture, or support functions.",
            ),
            required("from", Kind::Day, "First day of the employment or of its present terms."),
            optional("to", Kind::Day, "First day after it."),
            optional(
                "left",
                Kind::Category(&["external", "internal", "retired", "terms_changed"]),
                "How it ended: external leaves the administration by own choice.",
            ),
            required("percent", Kind::Count, "Extent in percent of full time."),
        ],
        order: &[("birth", "from"), ("from", "to")],
    },
    Register {
        name: "absence",
        about_people: true,
        columns: &[
            ID,
            UNIT,
            PERSON,
            SEX_COLUMN,
            BIRTH,
            required(
                "kind",
                Kind::Category(&["sick_short", "sick_long"]),
                "Sick leave up to day 14, or from day 15.",
            ),
            required("from", Kind::Day, "First day."),
            optional("to", Kind::Day, "First day back."),
            required("percent", Kind::Count, "Extent in percent of full time."),
        ],
        order: &[("birth", "from"), ("from", "to")],
    },
    Register {
        name: "manager_span",
        about_people: false,
        columns: &[
            ID,
            UNIT,
            required("measured", Kind::Day, "Day of the count."),
            required("employees", Kind::Count, "Employees under one manager, paid by the hour not counted."),
        ],
        order: &[],
    },
];

/// The pack's accounts as a register: not in snapshots, but counted by the same engine.
pub static LEDGER: Register = Register {
    name: "ledger",
    about_people: false,
    columns: &[
        ID,
        UNIT,
        required("account", Kind::Category(&[]), "Account of the municipality's chart."),
        required("line", Kind::Category(&[]), "Line of the income statement, from the account mapping."),
        required("activity", Kind::Category(&[]), "Activity (verksamhet) of the net cost table."),
        required(
            "amount",
            Kind::Category(&["outcome", "budget", "forecast"]),
            "Outcome, budget or forecast.",
        ),
        required(
            "entry",
            Kind::Category(&["booking", "initial", "adjustment"]),
            "Booking, initial budget or budget adjustment.",
        ),
        required("month", Kind::Day, "First day of the month."),
        required("value", Kind::Money, "Öre; income positive, cost negative."),
    ],
    order: &[],
};
