//! Which indicators the generators can give a value: whose rows they count, and for which periods.

use enslinje_domain::{Form, Period};

/// Whose rows an indicator counts, and so which units a target may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// The department that investigates the needs of children.
    ChildAuthority,
    /// The department that helps children.
    ChildResource,
    /// Both departments for children.
    Children,
    /// The department for income support.
    IncomeSupport,
    /// The department for adults.
    Adult,
    /// The department for leisure and culture.
    Leisure,
    /// The support functions.
    Support,
    /// All of the above.
    All,
}

/// The periods for which a value can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spans {
    /// Any.
    Any,
    /// Calendar years.
    Years,
    /// Quarters.
    Quarters,
}

/// How a derived indicator follows from another and its value of the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Growth {
    /// Percent of the year before.
    Percent,
    /// The difference.
    Difference,
}

/// An indicator that can be given a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// Indicator.
    pub(crate) indicator: &'static str,
    /// Whose rows it counts.
    pub(crate) role: Role,
    /// For which periods.
    pub(crate) spans: Spans,
    /// The indicator from which it follows, when no generator aims at it itself.
    pub(crate) follows: Option<(&'static str, Growth)>,
}

impl Spans {
    /// Whether a value can be given for the period.
    pub(crate) fn hold(self, period: Period) -> bool {
        match self {
            Self::Any => true,
            Self::Years => period.form() == Form::Year,
            Self::Quarters => period.form() == Form::Quarter,
        }
    }
}

const fn any(indicator: &'static str, role: Role) -> Meaning {
    Meaning { indicator, role, spans: Spans::Any, follows: None }
}

const fn yearly(indicator: &'static str, role: Role) -> Meaning {
    Meaning { indicator, role, spans: Spans::Years, follows: None }
}

const fn quarterly(indicator: &'static str, role: Role) -> Meaning {
    Meaning { indicator, role, spans: Spans::Quarters, follows: None }
}

const fn growth(indicator: &'static str, role: Role, of: &'static str, growth: Growth) -> Meaning {
    Meaning { indicator, role, spans: Spans::Years, follows: Some((of, growth)) }
}

/// Every indicator that can be given a value.
pub(crate) const MEANINGS: &[Meaning] = &[
    any("intake_reports", Role::ChildAuthority),
    yearly("reports_increase", Role::ChildAuthority),
    yearly("inv_total", Role::ChildAuthority),
    yearly("inv_over_4m", Role::ChildAuthority),
    yearly("inv_over_4m_share", Role::ChildAuthority),
    quarterly("nonexec_decisions", Role::ChildResource),
    quarterly("nonexec_contact", Role::ChildResource),
    quarterly("nonexec_contact_share", Role::ChildResource),
    any("nonexec_executed", Role::ChildResource),
    any("nonexec_declined", Role::ChildResource),
    any("nonexec_interrupted", Role::ChildResource),
    any("nonexec_lss", Role::ChildResource),
    yearly("bou_inst_days", Role::Children),
    growth("bou_inst_days_change", Role::Children, "bou_inst_days", Growth::Percent),
    yearly("bm_placements_avg", Role::ChildAuthority),
    yearly("bou_foster_children", Role::ChildResource),
    yearly("foster_homes_avg", Role::ChildResource),
    yearly("foster_homes_consultant", Role::ChildResource),
    yearly("foster_homes_internal", Role::ChildResource),
    any("hvb_absconding", Role::All),
    yearly("adult_inst_days", Role::Adult),
    growth("adult_inst_days_change", Role::Adult, "adult_inst_days", Growth::Percent),
    yearly("adult_housing_days", Role::Adult),
    growth("adult_housing_days_change", Role::Adult, "adult_housing_days", Growth::Percent),
    any("closures_bou", Role::Children),
    any("closures_need_met_bou", Role::Children),
    any("closures_own_request_bou", Role::Children),
    any("need_met_bou", Role::Children),
    any("closed_own_request_bou", Role::Children),
    any("closures_adult", Role::Adult),
    any("closures_need_met_adult", Role::Adult),
    any("closures_no_contact_adult", Role::Adult),
    any("need_met_adult", Role::Adult),
    any("closed_no_contact_adult", Role::Adult),
    any("closures_fs", Role::IncomeSupport),
    any("closures_need_met_fs", Role::IncomeSupport),
    any("closures_no_contact_fs", Role::IncomeSupport),
    any("need_met_fs", Role::IncomeSupport),
    any("closed_no_contact_fs", Role::IncomeSupport),
    yearly("fs_households", Role::IncomeSupport),
    growth("fs_households_change", Role::IncomeSupport, "fs_households", Growth::Percent),
    growth("fs_households_difference", Role::IncomeSupport, "fs_households", Growth::Difference),
    yearly("fs_paid", Role::IncomeSupport),
    any("fut_reports", Role::IncomeSupport),
    any("fut_opened", Role::IncomeSupport),
    any("fut_police", Role::IncomeSupport),
    any("fut_recovery_decisions", Role::IncomeSupport),
    any("fut_recovery_amount", Role::IncomeSupport),
    any("fut_paid", Role::IncomeSupport),
    any("sip_bou", Role::Children),
    any("sis_no_place", Role::ChildAuthority),
    any("sis_detained", Role::ChildAuthority),
    any("lex_sarah_reports", Role::Children),
    any("lex_sarah_to_ivo", Role::Children),
    any("lex_sarah_investigations", Role::Children),
    any("lex_sarah_placement", Role::Children),
    any("lex_sarah_followup", Role::Children),
    any("ivo_decisions_foster", Role::Children),
    any("feedback_bou", Role::Children),
    any("feedback_fs", Role::IncomeSupport),
    any("feedback_adult", Role::Adult),
    any("feedback_leisure", Role::Leisure),
    any("feedback_general", Role::Support),
    any("feedback_total", Role::All),
    any("data_incidents", Role::All),
    any("data_incidents_imy", Role::All),
    any("managers_staff_0_19", Role::All),
    any("managers_staff_20_25", Role::All),
    any("managers_staff_26_30", Role::All),
    any("managers_staff_31_40", Role::All),
    any("managers_staff_41_50", Role::All),
    any("managers_staff_51", Role::All),
    yearly("fte_total", Role::All),
    yearly("ifo_fte", Role::All),
    yearly("leisure_fte", Role::Leisure),
    yearly("bou_fte", Role::Children),
    yearly("bou_fte_increase", Role::Children),
    yearly("staff_turnover_ext", Role::All),
    yearly("staff_turnover_sw", Role::All),
    any("staff_in_service", Role::All),
    yearly("sick_leave_total", Role::All),
    yearly("sick_leave_short", Role::All),
    yearly("sick_leave_long", Role::All),
    yearly("sick_leave_short_change", Role::All),
    yearly("sick_leave_long_change", Role::All),
    yearly("sick_leave_min_age", Role::All),
    yearly("sick_leave_max_age", Role::All),
];

/// The meaning of an indicator, when it can be given a value.
pub(crate) fn meaning(indicator: &str) -> Option<&'static Meaning> {
    MEANINGS.iter().find(|meaning| meaning.indicator == indicator)
}

#[cfg(test)]
mod tests {
    use super::{MEANINGS, meaning};
    use std::collections::BTreeSet;

    #[test]
    fn every_indicator_has_one_meaning_and_follows_only_from_one_that_has() {
        let ids: BTreeSet<&str> = MEANINGS.iter().map(|meaning| meaning.indicator).collect();
        assert_eq!(ids.len(), MEANINGS.len());
        for (of, _) in MEANINGS.iter().filter_map(|meaning| meaning.follows) {
            assert_eq!(meaning(of).map(|meaning| meaning.follows), Some(None), "{of}");
        }
    }

    #[test]
    fn the_page_about_the_simulation_names_every_indicator() {
        let page = include_str!("../../../docs/simulation.md");
        let unnamed: Vec<&str> = MEANINGS
            .iter()
            .map(|meaning| meaning.indicator)
            .filter(|id| !page.contains(&format!("`{id}`")))
            .collect();
        assert_eq!(unnamed, Vec::<&str>::new());
    }
}
