//! The known name that a misspelt one most likely meant.

/// The nearest of `known` by edits; the alphabetically first when several are as near, and a dash of none.
pub fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> String {
    known
        .map(|name| (edits(written, name), name))
        .min()
        .map_or_else(|| "–".to_owned(), |(_, name)| name.to_owned())
}

fn edits(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, mark) in left.chars().take(200).enumerate() {
        let mut before = row[0];
        row[0] = at + 1;
        for (to, other) in right.iter().enumerate() {
            let replaced = before + usize::from(mark != *other);
            before = row[to + 1];
            row[to + 1] = replaced.min(before + 1).min(row[to] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelt_name_finds_its_neighbour() {
        let known = ["closed", "opened", "target_group"];
        assert_eq!(nearest("opend", known.into_iter()), "opened");
        assert_eq!(nearest("targetgroup", known.into_iter()), "target_group");
        assert_eq!(nearest("opend", [].into_iter()), "–");
    }
}
