//! Copies of the documents as a machine that reads paper would give them: what is still confirmed.

use super::mutant::Clean;
use super::random::Random;
use enslinje_check::Outcome;
use enslinje_domain::Severity;
use serde_json::{Value, json};

/// A document and its noisy copy.
pub(super) struct Noisy {
    name: String,
    /// Letters changed and words broken.
    changes: usize,
    /// Relations confirmed in the document and in the copy.
    confirmed: [usize; 2],
    /// Errors and warnings of the copy beyond those of the document.
    added: usize,
}

/// Checks a noisy copy of each document.
pub(super) fn measure(documents: &[Clean]) -> Result<Vec<Noisy>, String> {
    let mut random = Random::new(1_807);
    let copy = |clean: &Clean| {
        let (text, changes) = noised(&clean.document.text, &mut random);
        let document = enslinje_check::read(&clean.name, text.as_bytes())
            .map_err(|refusal| format!("{}: {refusal:?}", clean.name))?;
        let outcome = enslinje_check::check(std::slice::from_ref(&document));
        let grave =
            |outcome: &Outcome| outcome.findings.iter().filter(|it| it.severity >= Severity::Warning).count();
        Ok(Noisy {
            name: clean.name.clone(),
            changes,
            confirmed: [clean.outcome.confirmed.len(), outcome.confirmed.len()],
            added: grave(&outcome).saturating_sub(grave(&clean.outcome)),
        })
    };
    documents.iter().map(copy).collect()
}

/// The text with letters read wrongly and long words broken, digits left alone; and how much was changed.
fn noised(text: &str, random: &mut Random) -> (String, usize) {
    let mut noisy = String::with_capacity(text.len());
    let mut changes = 0;
    let mut length = 0;
    for c in text.chars() {
        length = if c.is_alphabetic() { length + 1 } else { 0 };
        let draw = random.draw() % 1_000;
        let read = match (c, draw) {
            // Dots and rings are lost, or become an accent.
            ('ö', 0..600) => "o",
            ('ö', 600..750) | ('å' | 'ä', 600..650) => "é",
            ('å' | 'ä', 0..600) => "a",
            ('Ö', 0..600) => "O",
            ('Å' | 'Ä', 0..600) => "A",
            ('ä', 650..680) => "i",
            ('l', 0..8) => "1",
            ('m', 0..8) => "rn",
            _ => "",
        };
        if read.is_empty() {
            noisy.push(c);
        } else {
            changes += 1;
            noisy.push_str(read);
        }
        // A long word is broken.
        if length > 5 && c.is_lowercase() && draw >= 996 {
            noisy.push(' ');
            changes += 1;
            length = 0;
        }
    }
    (noisy, changes)
}

/// The copies as a table.
pub(super) fn table(noisy: &[Noisy]) -> String {
    let mut text = "| noisy copy | letters changed | confirmed clean | confirmed noisy | share | added |\n\
                    |---|---:|---:|---:|---:|---:|\n"
        .to_owned();
    let line = |name: &str, changes: usize, [clean, copy]: [usize; 2], added: usize| {
        let share =
            (copy * 100).checked_div(clean).map_or_else(|| "–".to_owned(), |share| format!("{share} %"));
        format!("| {name} | {changes} | {clean} | {copy} | {share} | {added} |\n")
    };
    let sum = |part: fn(&Noisy) -> usize| noisy.iter().map(part).sum::<usize>();
    noisy.iter().for_each(|it| text.push_str(&line(&it.name, it.changes, it.confirmed, it.added)));
    let confirmed = [sum(|it| it.confirmed[0]), sum(|it| it.confirmed[1])];
    text + &line("all", sum(|it| it.changes), confirmed, sum(|it| it.added))
}

/// The same for machines.
pub(super) fn json(noisy: &[Noisy]) -> Value {
    noisy
        .iter()
        .map(|Noisy { name, changes, confirmed: [clean, copy], added }| {
            json!({ "document": name, "changes": changes, "clean": clean, "noisy": copy, "added": added })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Random, noised};

    #[test]
    fn noise_is_the_same_in_every_run_and_leaves_digits_and_lines() {
        let text =
            "Försörjningsstöd\t1 209,5\nPå hemmaplan återstår många ärenden för förvaltningen.\n".repeat(20);
        let (noisy, changes) = noised(&text, &mut Random::new(7));
        assert_eq!(noised(&text, &mut Random::new(7)).0, noisy);
        assert!(changes > 20, "{changes}");
        assert_eq!(noisy.matches("1 209,5\n").count(), 20);
        assert_eq!(noisy.lines().count(), text.lines().count());
    }
}
