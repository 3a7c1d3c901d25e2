//! Groups of digits to numbers: `2 418 2 266 152` is three.

use super::{COLUMNS, Token};
use crate::document::Span;

/// Ways to read a row are tried up to so many groups whose part in a number is open.
const OPEN: usize = 10;

/// Whether each group begins a number: surely, surely not, or either.
fn begins(groups: &[Token<'_>]) -> Vec<Option<bool>> {
    let mut out: Vec<Option<bool>> = Vec::with_capacity(groups.len());
    let mut before: Option<&str> = None;
    for group in groups {
        out.push(match before {
            _ if matches!(group.text, "%" | ")") => Some(false),
            None => Some(true),
            Some(before) => begins_after(before, group.text),
        });
        before = Some(group.text);
    }
    out
}

fn begins_after(before: &str, text: &str) -> Option<bool> {
    let body = text.trim_start_matches(['-', '−', '–', '—', '+', '(']);
    let whole = body.split([',', '.', '%', ')', '\u{a0}']).next().unwrap_or("");
    let ended =
        before.contains([',', '.', '%', ')']) || whole_digits(before) > 3 || whole_digits(before) == 0;
    if body.len() < text.len() || whole.len() != 3 || ended {
        Some(true)
    } else if body.starts_with('0') {
        Some(false)
    } else {
        None
    }
}

fn whole_digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// How many numbers the groups are, when that is beyond doubt.
pub(super) fn sure_count(groups: &[Token<'_>]) -> Option<usize> {
    let begins = begins(groups);
    begins.iter().all(Option::is_some).then(|| begins.iter().filter(|it| **it == Some(true)).count())
}

/// How well groups make numbers: relations that hold among these, and how alike in length they are.
pub(super) type Score = (usize, std::cmp::Reverse<usize>);

/// The groups as exactly so many numbers; none when they fit in no way, or equally well in unlike ways.
pub(super) fn cells(groups: &[Token<'_>], count: usize) -> Option<Vec<Span>> {
    best(groups, count).map(|(_, way)| spans(groups, &way))
}

/// How well the groups make so many numbers.
pub(super) fn score(groups: &[Token<'_>], count: usize) -> Option<Score> {
    best(groups, count).map(|(score, _)| score)
}

fn best(groups: &[Token<'_>], count: usize) -> Option<(Score, Vec<usize>)> {
    let fixed = begins(groups);
    let open: Vec<usize> = (0..groups.len()).filter(|at| fixed[*at].is_none()).collect();
    let sure = fixed.iter().filter(|it| **it == Some(true)).count();
    let missing = count.checked_sub(sure).filter(|missing| *missing <= open.len() && count <= COLUMNS)?;
    let starts = |chosen: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..groups.len()).filter(|at| fixed[*at].unwrap_or_else(|| chosen(*at))).collect()
    };
    let scored = |way: Vec<usize>| ((relations(groups, &way), std::cmp::Reverse(spread(groups, &way))), way);
    if missing == 0 {
        return Some(scored(starts(&|_| false)));
    }
    if missing == open.len() {
        return Some(scored(starts(&|_| true)));
    }
    if open.len() > OPEN {
        return None;
    }
    let mut best: Option<(Score, Vec<usize>)> = None;
    let mut tied = false;
    for mask in 0..1_usize << open.len() {
        if usize::try_from(mask.count_ones()).ok() != Some(missing) {
            continue;
        }
        let way =
            starts(&|at| open.iter().position(|it| *it == at).is_some_and(|bit| mask & (1 << bit) != 0));
        let way = scored(way);
        match &best {
            Some((known, _)) if *known > way.0 => {}
            Some((known, _)) if *known == way.0 => tied = true,
            _ => (best, tied) = (Some(way), false),
        }
    }
    best.filter(|_| !tied)
}

fn spans(groups: &[Token<'_>], starts: &[usize]) -> Vec<Span> {
    let end = |at: usize| starts.get(at + 1).map_or(groups.len(), |next| *next) - 1;
    let span = |(at, start): (usize, &usize)| groups[*start].span.start..groups[end(at)].span.end;
    starts.iter().enumerate().map(span).collect()
}

/// The numbers of a way, decimals aside.
fn values(groups: &[Token<'_>], starts: &[usize]) -> Vec<Option<i64>> {
    let value = |(at, start): (usize, &usize)| {
        let end = starts.get(at + 1).copied().unwrap_or(groups.len());
        let text: String = groups[*start..end].iter().map(|group| group.text).collect();
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let value: i64 = digits.parse().ok()?;
        Some(if text.starts_with(['-', '−', '–', '(']) { -value } else { value })
    };
    starts.iter().enumerate().map(value).collect()
}

/// How many numbers are the difference of the two before them, or the sum of all before.
fn relations(groups: &[Token<'_>], starts: &[usize]) -> usize {
    let values = values(groups, starts);
    let differs = values.windows(3).filter(|three| match three {
        [Some(a), Some(b), Some(c)] => *c != 0 && (a - b).abs() == c.abs(),
        _ => false,
    });
    let known: Option<Vec<i64>> = values.iter().copied().collect();
    let sums = known
        .as_deref()
        .and_then(|it| it.split_last())
        .is_some_and(|(last, before)| before.len() > 1 && *last != 0 && before.iter().sum::<i64>() == *last);
    differs.count() + usize::from(sums)
}

/// How unlike in length the numbers beside each other are.
fn spread(groups: &[Token<'_>], starts: &[usize]) -> usize {
    let length = |at: usize| {
        let end = starts.get(at + 1).copied().unwrap_or(groups.len());
        groups[starts[at]..end].iter().map(|group| whole_digits(group.text)).sum::<usize>()
    };
    (1..starts.len()).map(|at| length(at).abs_diff(length(at - 1))).sum()
}
