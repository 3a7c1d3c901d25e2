//! The records of the interface, with the fields that registers need and no others: no names, addresses or
//! accounts are read.

use crate::record::{CellKind, number};
use serde::Deserialize;

/// One page.
#[derive(Debug, Deserialize)]
pub(super) struct Page<T> {
    #[serde(rename = "TotalNumberOfRecords")]
    pub(super) total: u64,
    #[serde(rename = "Result")]
    pub(super) records: Vec<T>,
}

/// One record of any kind; a field that its kind does not have is empty.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct Source {
    pub(super) id: Option<i64>,
    customer_number: Option<i64>,
    person_id: Option<String>,
    aktualisering: Option<String>,
    r#type: Option<String>,
    service_type: Option<String>,
    dossier_type: Option<String>,
    date: Option<String>,
    from_date: Option<String>,
    to_date: Option<String>,
    start_date: Option<String>,
    end_date: Option<String>,
    pay_date: Option<String>,
    start_time: Option<String>,
    reason: Option<String>,
    regards: Option<String>,
    from_who: Option<String>,
    organization: Option<String>,
    status: Option<String>,
    norm: Option<String>,
    payment_method: Option<String>,
    amount: Option<f64>,
    norm_sum: Option<f64>,
    expense_sum: Option<f64>,
    special_expense_sum: Option<f64>,
    income_sum: Option<f64>,
    total_sum: Option<f64>,
    #[serde(rename = "Final")]
    pub(super) is_final: Option<bool>,
    pub(super) investigation_id: Option<i64>,
    pub(super) investigation_execution_id: Option<i64>,
    pub(super) execution_id: Option<i64>,
    pub(super) decision_id: Option<i64>,
    service_id: Option<i64>,
    pub(super) connected_application: Option<i64>,
    #[serde(
        alias = "InvestigationPersonDTOs",
        alias = "DecisionPersonDTOs",
        alias = "ServicePersonDTOs",
        alias = "CalculationPersonDTOs",
        alias = "PaymentPersonDTOs"
    )]
    persons: Option<Vec<Person>>,
}

/// A person of a record.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Person {
    person_id: Option<String>,
    customer_number: Option<i64>,
}

/// A value and its kind.
pub(super) type Value = (String, CellKind);

/// A cell without a value.
pub(super) fn nothing() -> Value {
    (String::new(), CellKind::Text)
}

impl Source {
    /// The value of a column of the record itself.
    pub(super) fn value(&self, column: &str) -> Value {
        let texts = |text: &Option<String>| text.clone().map_or_else(nothing, |text| (text, CellKind::Text));
        let ids = |id: Option<i64>| id.map_or_else(nothing, |id| (id.to_string(), CellKind::Number));
        let sums = |sum: Option<f64>| sum.map_or_else(nothing, number);
        match column {
            "Id" => ids(self.id),
            "CustomerNumber" => ids(self.customer_number),
            "PersonId" => self.person().map_or_else(nothing, |person| (person.to_owned(), CellKind::Text)),
            "Aktualisering" => texts(&self.aktualisering),
            "Type" => texts(&self.r#type),
            "ServiceType" => texts(&self.service_type),
            "DossierType" => texts(&self.dossier_type),
            "Date" => texts(&self.date),
            "FromDate" => texts(&self.from_date),
            "ToDate" => texts(&self.to_date),
            "StartDate" => texts(&self.start_date),
            "EndDate" => texts(&self.end_date),
            "PayDate" => texts(&self.pay_date),
            "StartTime" => texts(&self.start_time),
            "Reason" => texts(&self.reason),
            "Regards" => texts(&self.regards),
            "FromWho" => texts(&self.from_who),
            "Organization" => texts(&self.organization),
            "Status" => texts(&self.status),
            "Norm" => texts(&self.norm),
            "PaymentMethod" => texts(&self.payment_method),
            "Amount" => sums(self.amount),
            "NormSum" => sums(self.norm_sum),
            "ExpenseSum" => sums(self.expense_sum),
            "SpecialExpenseSum" => sums(self.special_expense_sum),
            "IncomeSum" => sums(self.income_sum),
            "TotalSum" => sums(self.total_sum),
            "Final" => self.is_final.map_or_else(nothing, |is_final| (is_final.to_string(), CellKind::Text)),
            "InvestigationId" => ids(self.investigation_id),
            "InvestigationExecutionId" => ids(self.investigation_execution_id),
            "ExecutionId" => ids(self.execution_id),
            "DecisionId" => ids(self.decision_id),
            "ServiceId" => ids(self.service_id),
            "ConnectedApplication" => ids(self.connected_application),
            _ => nothing(),
        }
    }

    /// The person that the record is about: its own, or the one among its persons whose customer number is that
    /// of the record. A co-applicant is never taken for the applicant.
    fn person(&self) -> Option<&str> {
        if let Some(own) = self.person_id.as_deref().filter(|person| !person.trim().is_empty()) {
            return Some(own);
        }
        let persons = self.persons.as_deref().unwrap_or_default();
        let alone = persons.len() == 1;
        let mut found = persons.iter().filter(|person| match person.customer_number {
            Some(customer) => self.customer_number == Some(customer),
            None => alone,
        });
        let first = found.next()?.person_id.as_deref()?;
        found.all(|other| other.person_id.as_deref() == Some(first)).then_some(first)
    }

    /// Numbers of all persons of the record.
    pub(super) fn persons(&self) -> impl Iterator<Item = &str> {
        self.persons
            .as_deref()
            .unwrap_or_default()
            .iter()
            .map(|person| person.person_id.as_deref().unwrap_or_default())
    }
}
