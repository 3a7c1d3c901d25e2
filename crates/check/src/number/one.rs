//! *En* and *ett* as counts and not as articles.

use super::{
    alike::{alike, is_one_of},
    spelled,
    token::{Kind, Tokens},
};

/// Whether *en* or *ett* counts: *ett av tre*, *varav en*.
pub fn counts_one(tokens: &Tokens, at: usize) -> bool {
    let of = tokens.after_gap(at + 1);
    let whole = tokens.str(tokens.after_gap(of + 1));
    let is_number = whole.starts_with(|c: char| c.is_ascii_digit())
        || spelled::cardinal(whole).is_some() && !spelled::is_article(whole);
    let part = is_one_of(&["av", "utav"], tokens.str(of)) && is_number;
    let before = tokens.before_gap(at);
    let among = before.is_some_and(|before| alike("varav", tokens.str(before)));
    let listed = before.is_some_and(|before| {
        tokens.kind(before) == Kind::Mark(',') || is_one_of(&["och", "samt", "varav"], tokens.str(before))
    });
    // An article is never followed by a preposition: *en efter egen utredning och två efter …*
    let alone = listed && is_one_of(AFTER_ONE, tokens.str(of)) && !is_one_of(NOT_AFTER_ONE, whole);
    part || alone || among && !is_one_of(NOT_ONE, tokens.str(of))
}

/// Words that follow a count and no article.
const AFTER_ONE: &[&str] = &[
    "efter", "inom", "från", "hos", "vid", "på", "i", "under", "avser", "avsåg", "har", "är", "gäller",
    "gällde",
];

/// *En i taget, en efter en.*
const NOT_AFTER_ONE: &[&str] = &["taget", "sänder", "en", "ett"];

/// Words after *varav en* that make it an article.
const NOT_ONE: &[&str] = &[
    "del",
    "stor",
    "större",
    "viss",
    "majoritet",
    "betydande",
    "mindre",
    "liten",
    "växande",
    "andel",
    "ökande",
];
