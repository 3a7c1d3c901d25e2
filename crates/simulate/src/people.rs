//! The people of the rows: who they are, and how old and of which sex they are in each kind of case.

use crate::days::{between, plus, plus_months};
use crate::random::Random;
use chrono::NaiveDate;

/// A person as the registers know one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Person {
    /// Opaque identity.
    pub(crate) key: i64,
    /// Legal sex, as the code of the registers.
    pub(crate) sex: &'static str,
    /// Day of birth.
    pub(crate) birth: NaiveDate,
}

/// Gives out identities that no other register or committee gives out.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    next: i64,
}

impl Keys {
    /// Identities of one register of one committee.
    pub(crate) fn new(register: &str, committee: u32) -> Self {
        // Fifteen bits of the name, sixteen of the committee, thirty-two for the rows.
        let name = register.bytes().fold(7_i64, |sum, byte| (sum * 31 + i64::from(byte)) & 0x7fff);
        Self { next: (name << 48) | (i64::from(committee & 0xffff) << 32) }
    }

    /// The next identity.
    pub(crate) fn next(&mut self) -> i64 {
        self.next += 1;
        self.next
    }
}

/// How old people are and how many of a thousand are women.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Makeup {
    /// Ages from and to, both included, with weight.
    pub(crate) ages: &'static [(i64, i64, u64)],
    /// Women of a thousand.
    pub(crate) women: usize,
}

/// Children in intake, investigations and decisions: most at school age.
pub(crate) const CHILDREN: Makeup =
    Makeup { ages: &[(0, 2, 12), (3, 6, 17), (7, 12, 34), (13, 15, 23), (16, 17, 14)], women: 455 };
/// Children in residential care homes and state institutions: teenagers, more boys.
pub(crate) const TEENAGERS: Makeup =
    Makeup { ages: &[(8, 12, 6), (13, 14, 24), (15, 16, 45), (17, 17, 25)], women: 360 };
/// Children in foster homes.
pub(crate) const FOSTER_CHILDREN: Makeup =
    Makeup { ages: &[(0, 2, 22), (3, 6, 22), (7, 12, 31), (13, 15, 17), (16, 17, 8)], women: 485 };
/// Adults with addiction, debts, violence or without a home.
pub(crate) const ADULTS: Makeup =
    Makeup { ages: &[(18, 24, 17), (25, 39, 38), (40, 54, 28), (55, 64, 12), (65, 79, 5)], women: 380 };
/// Adults in institutional care.
pub(crate) const ADULTS_IN_CARE: Makeup =
    Makeup { ages: &[(18, 20, 24), (21, 34, 38), (35, 54, 30), (55, 67, 8)], women: 300 };
/// Applicants for income support.
pub(crate) const APPLICANTS: Makeup =
    Makeup { ages: &[(18, 24, 14), (25, 39, 39), (40, 54, 30), (55, 64, 16), (65, 70, 1)], women: 500 };

impl Makeup {
    /// Somebody of a likely age on that day.
    pub(crate) fn person(&self, random: &mut Random, keys: &mut Keys, on: NaiveDate) -> Person {
        let weights: Vec<u64> = self.ages.iter().map(|(_, _, weight)| *weight).collect();
        let (low, high, _) = self.ages.get(random.weighted(&weights)).copied().unwrap_or((30, 40, 1));
        let age = random.between(low, high);
        Person { key: keys.next(), sex: self.sex(random), birth: birth_at(random, on, age) }
    }

    /// A sex.
    pub(crate) fn sex(&self, random: &mut Random) -> &'static str {
        if random.chance(self.women) { "woman" } else { "man" }
    }
}

/// A day of birth of somebody who is `age` years old on that day.
pub(crate) fn birth_at(random: &mut Random, on: NaiveDate, age: i64) -> NaiveDate {
    let months = i32::try_from(age * 12).unwrap_or(0);
    let last = plus_months(on, -months);
    let first = plus(plus_months(on, -months - 12), 1);
    plus(first, random.between(0, between(first, last)))
}

#[cfg(test)]
mod tests {
    use super::{CHILDREN, Keys, birth_at};
    use crate::random::Random;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn births_give_exactly_the_age_that_was_asked_for() {
        let mut random = Random::new(3, "births", 2024);
        let on = day("2024-02-29");
        for _ in 0..500 {
            let birth = birth_at(&mut random, on, 7);
            assert!(day("2016-03-01") <= birth && birth <= day("2017-02-28"), "{birth}");
        }
    }

    #[test]
    fn children_are_children_and_keys_differ_between_registers_and_committees() {
        let mut random = Random::new(3, "children", 2024);
        let mut keys = Keys::new("intake", 1);
        let on = day("2024-06-01");
        for _ in 0..500 {
            let person = CHILDREN.person(&mut random, &mut keys, on);
            assert!(on.years_since(person.birth).is_some_and(|age| age < 18));
        }
        let first = |register, committee| Keys::new(register, committee).next();
        assert_ne!(first("intake", 1), first("intake", 2));
        assert_ne!(first("intake", 1), first("closure", 1));
    }
}
