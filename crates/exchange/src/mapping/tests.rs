//! Faults of mappings, each with its place.

use super::Mapping;

/// Code, place, marked text and parameters of every fault.
fn faults(text: &str) -> Vec<String> {
    let problems = Mapping::parse("m.toml", text).unwrap_err().sorted();
    problems
        .iter()
        .map(|problem| {
            let line = problem.place.excerpt.clone().unwrap_or_default();
            let from = problem.place.column.unwrap_or(1) as usize - 1;
            let marked: String = line.chars().skip(from).take(problem.place.width as usize).collect();
            let args: Vec<_> = problem.args.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("{} `{marked}` {} {}", problem.place, problem.code, args.join(" "))
        })
        .collect()
}

const SOUND: &str = r#"
register = "investigation"
source = "example"
[row]
key = ["Ärende", "Löpnr"]
[person]
key = "Klient"
[columns]
unit = "Enhet"
sex = { from = "Kön", codes = { "K" = "woman", "M" = "man" } }
birth = { from = "Född", dates = ["%Y%m%d"] }
target_group = { constant = "child" }
opened = "Start"
"#;

#[test]
fn a_sound_mapping_tells_its_register_and_source() {
    let mapping = Mapping::parse("m.toml", SOUND).unwrap();
    assert_eq!((mapping.register().name, mapping.source()), ("investigation", "example"));
    assert_eq!(mapping.extract(), None);
    assert_eq!(mapping.source_columns(), ["Ärende", "Löpnr", "Klient", "Enhet", "Kön", "Född", "Start"]);
}

#[test]
fn every_fault_is_told_at_once_with_line_and_caret() {
    let text = r#"
register = "investigation"
source = "example"
colour = "red"
[file]
encoding = "utf-9"
delimiter = ";;"
header = 0
dates = ["%Y-%m-%d", "%m/%d/%y"]
[row]
keys = "Nr"
[person]
number = "Pnr"
key = "Klient"
[columns]
id = "Id"
unit = 3
target_group = { from = "Slag", codes = { "B" = "kid", "V" = "adult" } }
opened = { from = "Start", constant = "2024-01-01", codes = {} }
closing = "Slut"
extended_until = { constant = "2024-02-30" }
"#;
    assert_eq!(
        faults(text),
        [
            "m.toml:4:1 `colour` import-unknown-key key=colour table=m.toml \
             known=register, source, extract, file, row, person, columns",
            "m.toml:6:12 `\"utf-9\"` import-unknown-encoding encoding=utf-9",
            "m.toml:7:13 `\";;\"` import-unknown-choice key=delimiter value=;; known=,, ;, \t, |",
            "m.toml:8:10 `0` import-number-outside key=header least=1 most=1000",
            "m.toml:9:22 `\"%m/%d/%y\"` import-unknown-choice key=dates value=%m/%d/%y \
             known=%Y-%m-%d, %Y%m%d, %d.%m.%Y, %Y-%m-%dT%H:%M:%S, excel",
            "m.toml:10:1 `[row]` import-missing-key key=key table=[row]",
            "m.toml:11:1 `keys` import-unknown-key key=keys table=[row] known=key, known_on",
            "m.toml:14:7 `\"Klient\"` import-person-twice ",
            "m.toml:15:1 `[columns]` import-column-unmapped column=sex register=investigation",
            "m.toml:15:1 `[columns]` import-column-unmapped column=birth register=investigation",
            "m.toml:16:1 `id` import-column-given column=id",
            "m.toml:17:8 `3` import-wrong-type key=unit expected=text-or-table",
            "m.toml:18:49 `\"kid\"` import-code-not-in-register value=kid column=target_group \
             known=child, adult, income_support",
            "m.toml:19:10 `{ from = \"Start\", constant = \"2024-01-01\", codes = {} }` import-column-origin \
             column=opened",
            "m.toml:19:53 `codes` import-option-unfit key=codes column=opened",
            "m.toml:20:1 `closing` import-unknown-column column=closing register=investigation \
             known=id, unit, person, sex, birth, target_group, opened, closed, extended_until",
            "m.toml:21:31 `\"2024-02-30\"` import-not-a-day column=extended_until value=2024-02-30 \
             forms=%Y-%m-%d",
        ]
    );
}

#[test]
fn a_required_column_must_be_mapped_unless_the_number_tells_it() {
    let without =
        SOUND.replace("sex = { from = \"Kön\", codes = { \"K\" = \"woman\", \"M\" = \"man\" } }\n", "");
    assert_eq!(
        faults(&without),
        ["m.toml:8:1 `[columns]` import-column-unmapped column=sex register=investigation"]
    );
    assert!(Mapping::parse("m.toml", &without.replace("key = \"Klient\"", "number = \"Pnr\"")).is_ok());
}

#[test]
fn a_day_is_taken_in_one_way_only() {
    let both = "opened = { from = \"Start\", first_of_month = true, day_after = true }";
    let text: Vec<&str> =
        SOUND.lines().map(|line| if line.starts_with("opened") { both } else { line }).collect();
    let told = faults(&text.join("\n"));
    assert!(
        matches!(told.as_slice(), [one] if one.ends_with("import-option-unfit key=day_after column=opened")),
        "{told:?}"
    );
}

#[test]
fn a_person_is_named_exactly_where_the_register_is_about_persons() {
    assert_eq!(
        faults(&SOUND.replace("[person]\nkey = \"Klient\"\n", "")),
        ["m.toml `` import-person-wanted register=investigation"]
    );
    let text = r#"
register = "data_breach"
source = "example"
[row]
key = "Nr"
[person]
key = "Klient"
[columns]
unit = "Enhet"
discovered = "Upptäckt"
cause = "Orsak"
"#;
    assert_eq!(faults(text), ["m.toml:6:1 `[person]` import-person-unwanted register=data_breach"]);
}

#[test]
fn a_file_that_is_not_toml_or_has_a_key_twice_is_told_by_line() {
    assert_eq!(faults("register = \"intake\"\nregister = \"intake\"\n").len(), 1);
    assert!(faults("register = \"intake\"\nregister = \"intake\"\n")[0].contains("m.toml:2:1"));
    assert!(faults("register = \n")[0].contains("import-not-toml"));
    assert_eq!(
        faults("register = \"nothing\"")[0].split(' ').take(3).collect::<Vec<_>>(),
        ["m.toml", "``", "import-missing-key"]
    );
}
