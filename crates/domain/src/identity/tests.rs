//! Identity numbers: the tax agency's published test numbers, the turn of a century, and what is refused.

use super::*;
use proptest::prelude::*;
use std::path::Path;

const TODAY: NaiveDate = day(2026, 11, 22);
/// Published test numbers, each never issued to anyone.
const WOMAN: &str = "189001019802";
const MAN: &str = "189001029819";
const COORDINATION: &str = "191401682396";

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests is told what was not tested")]
fn published(name: &str) -> Option<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/testdata");
    match std::fs::read_to_string(folder.join(name)) {
        Ok(text) => Some(text.lines().map(str::to_owned).collect()),
        Err(_) => {
            eprintln!("skipped: {name} is not beside the repository");
            None
        }
    }
}

fn parse(text: &str) -> Result<PersonalIdentity, IdentityRefusal> {
    PersonalIdentity::parse(text, TODAY)
}

#[test]
fn every_published_test_number_is_read_in_all_its_forms_and_given_back() {
    for (name, kind, of_unknown_birth, of_no_day) in [
        ("testpersonnummer.txt", IdentityKind::PersonalNumber, 0, 0),
        // Counted apart from this program: month 00, day 60 or both are 170; days that their months lack are 24.
        ("testsamordningsnummer.txt", IdentityKind::CoordinationNumber, 170, 24),
    ] {
        let (mut unknown, mut impossible) = (0, 0);
        for number in published(name).unwrap_or_default() {
            let added = if kind == IdentityKind::CoordinationNumber { 60 } else { 0 };
            let part = |from, to| number[from..to].parse::<u32>().unwrap();
            let year = i32::try_from(part(0, 4)).unwrap();
            let birth = NaiveDate::from_ymd_opt(year, part(4, 6), part(6, 8) - added);
            let is_open = part(4, 6) == 0 || part(6, 8) == added;
            if birth.is_none() && !is_open {
                assert_eq!(parse(&number), Err(IdentityRefusal::NoSuchDay), "{name}");
                impossible += 1;
                continue;
            }
            unknown += u32::from(is_open);
            let identity = parse(&number).unwrap();
            assert_eq!((identity.reveal(), identity.kind()), (number.clone(), kind));
            assert_eq!(PersonalIdentity::from_stored(&number), Ok(identity));
            assert_eq!(identity.birth(), birth);
            let sex =
                if number[10..11].parse::<u32>().unwrap() % 2 == 0 { LegalSex::Woman } else { LegalSex::Man };
            assert_eq!(identity.sex(), sex);
            let sign = if TODAY.year() - year >= 100 { '+' } else { '-' };
            let short = format!("{}{sign}{}", &number[2..8], &number[8..]);
            assert_eq!(parse(&short), Ok(identity), "{name}");
        }
        let counted = (unknown, impossible) == (of_unknown_birth, of_no_day);
        assert!(counted || published(name).is_none(), "{name}: {unknown} {impossible}");
    }
}

#[test]
fn a_test_number_with_one_other_digit_is_refused() {
    for name in ["testpersonnummer.txt", "testsamordningsnummer.txt"] {
        for number in published(name).unwrap_or_default() {
            // The first two digits are the century, which the check digit does not cover.
            for at in 2..12 {
                let mut other = number.clone().into_bytes();
                other[at] = b'0' + (other[at] - b'0' + 1) % 10;
                let other = String::from_utf8(other).unwrap();
                assert!(parse(&other).is_err(), "digit {} of {name}", at + 1);
            }
        }
    }
}

#[test]
fn the_form_with_sign_tells_the_century_by_the_day() {
    // Two published coordination numbers with the same ten digits.
    let (old, young) = (parse("191510792383").unwrap(), parse("201510792383").unwrap());
    assert_eq!((old.birth(), young.birth()), (Some(day(1915, 10, 19)), Some(day(2015, 10, 19))));
    assert_eq!(parse("19151079-2383"), Ok(old));
    assert_eq!(parse(" 19151079+2383 "), Ok(old));
    assert_eq!(parse("151079+2383"), Ok(old));
    // Without a plus the same ten digits are those of somebody born a hundred years later.
    assert_eq!(parse("151079-2383"), Ok(young));
    assert_eq!(parse("1510792383"), Ok(young));
    // The plus is written from the year in which the person turns a hundred.
    assert_eq!(PersonalIdentity::parse("151079+2383", day(2015, 1, 1)), Ok(old));
    assert_eq!(PersonalIdentity::parse("151079-2383", day(2014, 12, 31)), Ok(old));
}

#[test]
fn sex_birth_and_kind_are_those_of_the_digits() {
    let facts = |text| {
        let found = parse(text).unwrap();
        (found.birth().unwrap().to_string(), found.sex().code(), found.kind())
    };
    assert_eq!(facts(WOMAN), ("1890-01-01".to_owned(), "woman", IdentityKind::PersonalNumber));
    assert_eq!(facts(MAN), ("1890-01-02".to_owned(), "man", IdentityKind::PersonalNumber));
    assert_eq!(facts(COORDINATION), ("1914-01-08".to_owned(), "man", IdentityKind::CoordinationNumber));
}

#[test]
fn a_coordination_number_may_leave_month_or_day_of_birth_open_and_a_personal_number_may_not() {
    // Two published numbers: the 12th of an unknown month, and an unknown day of November.
    for open in ["191500722390", "191711602399"] {
        let identity = parse(open).unwrap();
        assert_eq!((identity.birth(), identity.kind()), (None, IdentityKind::CoordinationNumber));
        assert_eq!(PersonalIdentity::from_stored(open), Ok(identity));
    }
    assert_eq!(parse("191500722390").unwrap().sex(), LegalSex::Man);
    // Somebody born in an unknown month of a year is born on its first day at the earliest.
    assert_eq!(PersonalIdentity::parse("191500722390", day(1914, 12, 31)), Err(IdentityRefusal::FutureBirth));
    // The same without the sixty, with the check digits that these have: 3 and 4.
    assert_eq!(parse("191500122393"), Err(IdentityRefusal::NoSuchDay));
    assert_eq!(parse("191511002394"), Err(IdentityRefusal::NoSuchDay));
}

#[test]
fn each_fault_has_its_own_reason() {
    let cases = [
        ("", IdentityRefusal::Form),
        ("900101", IdentityRefusal::Form),
        ("18900101--9802", IdentityRefusal::Form),
        ("1890-0101-9802", IdentityRefusal::Form),
        ("8900101-9802", IdentityRefusal::Form),
        ("900101-98O2", IdentityRefusal::Form),
        ("9001å1-9802", IdentityRefusal::Form),
        ("900101-T802", IdentityRefusal::Interim),
        ("19900101-tf02", IdentityRefusal::Interim),
        ("189001019803", IdentityRefusal::CheckDigit),
        ("189002309806", IdentityRefusal::NoSuchDay),
        ("189013019808", IdentityRefusal::NoSuchDay),
        // 31 April.
        ("192004912388", IdentityRefusal::NoSuchDay),
        ("191413682392", IdentityRefusal::NoSuchDay),
        ("20151079+2383", IdentityRefusal::NotHundred),
        ("209001019802", IdentityRefusal::FutureBirth),
    ];
    for (text, reason) in cases {
        assert_eq!(parse(text), Err(reason), "{text}");
    }
    assert_eq!(PersonalIdentity::from_stored("18900101-9802"), Err(IdentityRefusal::Form));
}

#[test]
fn neither_debug_nor_display_tells_a_digit() {
    let identity = parse(WOMAN).unwrap();
    assert_eq!(format!("{identity} {identity:?}"), "********-**** PersonalIdentity(********-****)");
    let told = format!("{:?} {}", parse("189001019803"), IdentityRefusal::CheckDigit);
    assert!(!told.contains("9803"), "{told}");
}

proptest! {
    #[test]
    fn no_text_makes_it_stumble(text in any::<String>(), digits in "[0-9]{6,8}[-+]?[0-9TR]{4}") {
        for text in [text, digits] {
            if let Ok(identity) = parse(&text) {
                prop_assert!(identity.birth().is_none_or(|birth| birth <= TODAY));
                prop_assert_eq!(PersonalIdentity::from_stored(&identity.reveal()), Ok(identity));
            }
        }
    }
}

#[test]
fn a_number_in_a_text_is_found_however_it_is_written() {
    // Numbers of the tax agency's test range, once with a wrong check digit.
    for text in [
        "201510792383",
        "1510792383",
        "151079-2383",
        "kontakt med mor (151079–2383)",
        "20151019 2384",
        "2015-10-19-2384",
        "121212+1212",
        "850101-T123 saknar nummer",
        "850101t123",
    ] {
        assert!(PersonalIdentity::is_mentioned_in(text), "{text}");
    }
    for text in [
        "",
        "Ingen kontaktperson från 2024-05-01 till 2024-06-01.",
        "2024-05-01 1200",
        "2024-05-01-2024-05-31",
        "20240501-20240601",
        "Dnr 2024-1234",
        "212000-1355",
        "031-365 00 00",
        "20241301-1234",
        "20240500-1234",
        "123456789012345",
        "2015101923841",
    ] {
        assert!(!PersonalIdentity::is_mentioned_in(text), "{text}");
    }
}
