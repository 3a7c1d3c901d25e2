//! Personal identity numbers and coordination numbers. How a person is protected stands in
//! [`crate::access::Protection`].
//!
//! The digits never leave through `Debug` or `Display`: whoever needs them asks for them by name, with
//! [`PersonalIdentity::reveal`]. Which numbers have been issued is not known here.

use chrono::{Datelike, NaiveDate};
use std::fmt;

mod mention;

/// Letters that stand first among the last four characters of a number that a region or a system has
/// made up for its own use (*reservnummer*).
const INTERIM_LETTERS: &str = "TRSUWXJKLMN";
/// What is added to the day of birth in a coordination number.
const COORDINATION_DAYS: u32 = 60;

/// Which kind of number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IdentityKind {
    /// Personal identity number (*personnummer*), folkbokföringslagen (1991:481) 18 §.
    PersonalNumber,
    /// Coordination number (*samordningsnummer*), lagen (2022:1697) om samordningsnummer: the day of birth
    /// plus sixty. A month or day that is not known is `00`, so that the day is written 60.
    CoordinationNumber,
}

/// Legal sex, as the ninth of the ten digits tells it: odd for a man, even for a woman.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LegalSex {
    /// Woman.
    Woman,
    /// Man.
    Man,
}

impl LegalSex {
    /// The code in the column `sex` of registers.
    pub fn code(self) -> &'static str {
        match self {
            Self::Woman => "woman",
            Self::Man => "man",
        }
    }
}

/// Why a text is no personal identity number that is accepted. The text itself is never repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdentityRefusal {
    /// Not ten or twelve digits with at most one `-` or `+` before the last four.
    Form,
    /// A number that somebody has made up for own use (*reservnummer*, interim number).
    Interim,
    /// There is no such day.
    NoSuchDay,
    /// The day of birth has not come yet.
    FutureBirth,
    /// `+` is written, but the person does not turn a hundred this year or has before.
    NotHundred,
    /// The check digit is another.
    CheckDigit,
}

impl IdentityRefusal {
    /// Stable code: the id of a message.
    pub fn code(self) -> &'static str {
        match self {
            Self::Form => "identity-form",
            Self::Interim => "identity-interim",
            Self::NoSuchDay => "identity-no-such-day",
            Self::FutureBirth => "identity-future-birth",
            Self::NotHundred => "identity-not-hundred",
            Self::CheckDigit => "identity-check-digit",
        }
    }
}

impl fmt::Display for IdentityRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for IdentityRefusal {}

/// Personal identity number (*personnummer*) or coordination number (*samordningsnummer*), checked.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonalIdentity {
    /// `YYYYMMDDNNNC`, the day with sixty added in a coordination number.
    digits: [u8; 12],
    birth: Option<NaiveDate>,
    kind: IdentityKind,
}

impl PersonalIdentity {
    /// Reads ten or twelve digits with or without `-` or `+` before the last four; blanks around them are
    /// passed over. With ten digits the century is the latest that makes the person younger than a
    /// hundred at the end of the year of `day`, or with `+` the latest that makes the person turn a
    /// hundred that year or earlier.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn parse(text: &str, day: NaiveDate) -> Result<Self, IdentityRefusal> {
        let (front, sign, back) = parts(text.trim())?;
        let back = serial(back)?;
        let front = digits_of(front).ok_or(IdentityRefusal::Form)?;
        let (year, rest) = match front.as_slice() {
            [a, b, c, d, rest @ ..] if rest.len() == 4 => (number(&[*a, *b, *c, *d]), rest),
            [a, b, rest @ ..] if rest.len() == 4 => (full_year(number(&[*a, *b]), sign, day.year()), rest),
            _ => return Err(IdentityRefusal::Form),
        };
        if sign == Some('+') && day.year() - year < 100 {
            return Err(IdentityRefusal::NotHundred);
        }
        let mut digits = [0; 12];
        let century_and_year = [year / 1000, year / 100 % 10, year / 10 % 10, year % 10];
        let year_digits = century_and_year.iter().map(|digit| u8::try_from(*digit).unwrap_or(0));
        for (place, digit) in digits.iter_mut().zip(year_digits.chain(rest.iter().copied()).chain(back)) {
            *place = digit;
        }
        Self::check(digits, year, day)
    }

    /// Reads the stored form: twelve digits and nothing else.
    ///
    /// # Errors
    /// Why it is refused. The day of birth may lie in any year, since it was checked when it was stored.
    pub fn from_stored(text: &str) -> Result<Self, IdentityRefusal> {
        if text.len() != 12 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(IdentityRefusal::Form);
        }
        Self::parse(text, NaiveDate::MAX)
    }

    fn check(digits: [u8; 12], year: i32, day: NaiveDate) -> Result<Self, IdentityRefusal> {
        let month = unsigned(&digits[4..6]);
        let written_day = unsigned(&digits[6..8]);
        let kind = if written_day >= COORDINATION_DAYS {
            IdentityKind::CoordinationNumber
        } else {
            IdentityKind::PersonalNumber
        };
        let day_of_month = match kind {
            IdentityKind::CoordinationNumber => written_day - COORDINATION_DAYS,
            IdentityKind::PersonalNumber => written_day,
        };
        if !luhn_holds(&digits[2..]) {
            return Err(IdentityRefusal::CheckDigit);
        }
        let is_open = kind == IdentityKind::CoordinationNumber && (month == 0 || day_of_month == 0);
        // The tax agency has answered that zeros stand for what could not be established, and that days such as
        // 31 April, which its list of test numbers has, are faults of the list: ActiveLogin.Identity, issue 126,
        // and personnummer/csharp, issue 119. With zeros the first day that it can have been is tried.
        let (month, day_of_month) =
            if is_open { (month.max(1), day_of_month.max(1)) } else { (month, day_of_month) };
        let first = NaiveDate::from_ymd_opt(year, month, day_of_month).ok_or(IdentityRefusal::NoSuchDay)?;
        if first > day {
            return Err(IdentityRefusal::FutureBirth);
        }
        Ok(Self { digits, birth: (!is_open).then_some(first), kind })
    }

    /// Day of birth; `None` for a coordination number that leaves it open.
    pub fn birth(&self) -> Option<NaiveDate> {
        self.birth
    }

    /// Which kind of number it is.
    pub fn kind(&self) -> IdentityKind {
        self.kind
    }

    /// Legal sex.
    pub fn sex(&self) -> LegalSex {
        if self.digits[10] % 2 == 1 { LegalSex::Man } else { LegalSex::Woman }
    }

    /// The twelve digits, for storage, and for those who have the right to see them.
    pub fn reveal(&self) -> String {
        self.digits.iter().map(|digit| char::from(b'0' + digit)).collect()
    }
}

impl fmt::Debug for PersonalIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonalIdentity(********-****)")
    }
}

impl fmt::Display for PersonalIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("********-****")
    }
}

/// What stands before the sign, the sign, and the last four characters.
fn parts(text: &str) -> Result<(&str, Option<char>, &str), IdentityRefusal> {
    if !text.is_ascii() || text.len() < 10 {
        return Err(IdentityRefusal::Form);
    }
    let (front, back) = text.split_at(text.len() - 4);
    Ok(match front.chars().next_back() {
        Some(sign @ ('-' | '+')) => (&front[..front.len() - 1], Some(sign), back),
        _ => (front, None, back),
    })
}

/// The last four digits; a letter first among them is told apart from other faults.
fn serial(text: &str) -> Result<Vec<u8>, IdentityRefusal> {
    if text.starts_with(|first: char| INTERIM_LETTERS.contains(first.to_ascii_uppercase())) {
        return Err(IdentityRefusal::Interim);
    }
    digits_of(text).ok_or(IdentityRefusal::Form)
}

fn digits_of(text: &str) -> Option<Vec<u8>> {
    text.bytes().map(|byte| byte.is_ascii_digit().then(|| byte - b'0')).collect()
}

fn number(digits: &[u8]) -> i32 {
    digits.iter().fold(0, |sum, digit| sum * 10 + i32::from(*digit))
}

fn unsigned(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(*digit))
}

/// The year of birth from its last two digits: `-` up to the year in which a person turns 99, `+` from the
/// year in which the person turns a hundred.
fn full_year(two_digits: i32, sign: Option<char>, this_year: i32) -> i32 {
    let latest = if sign == Some('+') { this_year - 100 } else { this_year };
    latest - (latest - two_digits).rem_euclid(100)
}

/// The check digit by the method of Luhn over the ten digits.
fn luhn_holds(ten: &[u8]) -> bool {
    let sum: u32 = ten
        .iter()
        .enumerate()
        .map(|(at, digit)| {
            let doubled = u32::from(*digit) * if at % 2 == 0 { 2 } else { 1 };
            doubled / 10 + doubled % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests;
