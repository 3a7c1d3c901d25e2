//! Households with their members. Who may read and write them is asked in crate `app`.

use crate::db::{Param, Record};
use crate::error::{Result, StoreError};
use crate::writing::Writing;
use chrono::NaiveDate;
use enslinje_domain::UnitId;

/// What somebody is in a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HouseholdRole {
    /// The applicant, who stands for it.
    Applicant,
    /// The other adult.
    CoApplicant,
    /// A child.
    Child,
}

/// Somebody in a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HouseholdMember {
    /// Who.
    pub person: i64,
    /// As what.
    pub role: HouseholdRole,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// A household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    /// The unit that registered it.
    pub unit: UnitId,
    /// Its members: applicant, other adult, children, and in each role by number.
    pub members: Vec<HouseholdMember>,
}

impl HouseholdRole {
    /// Every role, in order.
    pub const ALL: [Self; 3] = [Self::Applicant, Self::CoApplicant, Self::Child];

    /// The code in the table.
    pub fn code(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::CoApplicant => "co_applicant",
            Self::Child => "child",
        }
    }

    /// The role of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

impl Writing {
    /// Adds a household with its members; its number.
    ///
    /// # Errors
    /// A fault of the database, such as a member who is nobody.
    pub async fn add_household(&mut self, household: &Household) -> Result<i64> {
        let record = self.tx.fetch_one(r#"SELECT MAX("id") FROM household"#, &[]).await?;
        let id = record.map_or(Ok(None), |record| record.int_or_none(0))?.unwrap_or(0) + 1;
        let sql = r#"INSERT INTO household ("id", "unit") VALUES (?, ?)"#;
        self.tx.execute(sql, &[id.into(), household.unit.as_str().into()]).await?;
        for member in &household.members {
            let sql = r#"INSERT INTO household_member ("household", "person", "role", "from", "to")
                VALUES (?, ?, ?, ?, ?)"#;
            let role = member.role.code();
            let params =
                [id.into(), member.person.into(), role.into(), member.from.into(), Param::from(member.to)];
            self.tx.execute(sql, &params).await?;
            self.note_write(member.person, &format!("household {id}: {role}")).await?;
        }
        Ok(id)
    }

    /// A household; `None` when there is none of that number. Reading is noted by whoever shows its members.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn household(&mut self, id: i64) -> Result<Option<Household>> {
        let key = [Param::from(id)];
        let sql = r#"SELECT "unit" FROM household WHERE "id" = ?"#;
        let Some(record) = self.tx.fetch_one(sql, &key).await? else { return Ok(None) };
        let unit = UnitId::new(record.text(0)?);
        let unit = unit.ok_or_else(|| StoreError::Database(format!("household: unit of {id}")))?;
        let sql = r#"SELECT "person", "role", "from", "to" FROM household_member WHERE "household" = ?"#;
        let members = self.tx.fetch(sql, &key).await?;
        let mut members = members.iter().map(member).collect::<Result<Vec<_>>>()?;
        let rank = |role| HouseholdRole::ALL.iter().position(|known| *known == role);
        members.sort_by_key(|member| (rank(member.role), member.person, member.from));
        Ok(Some(Household { unit, members }))
    }
}

fn member(record: &Record) -> Result<HouseholdMember> {
    let code = record.text(1)?;
    let role = HouseholdRole::from_code(code);
    Ok(HouseholdMember {
        person: record.int(0)?,
        role: role.ok_or_else(|| StoreError::Database(format!("household_member: role {code}")))?,
        from: crate::quarterly::required_day(record, 2)?,
        to: record.day_or_none(3)?,
    })
}
