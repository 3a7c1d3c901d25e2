//! Characters as a reader of the page sees them: no soft hyphens, no ligatures, one space between words.

/// Text in one line: white space becomes single spaces, no-break spaces stay, invisible characters go.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        add(&mut out, c);
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

/// Adds one character as [`clean`] does.
pub(crate) fn add(out: &mut String, c: char) {
    match c {
        ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => {}
        c if c.is_control() => {}
        '\u{fb00}' => out.push_str("ff"),
        '\u{fb01}' => out.push_str("fi"),
        '\u{fb02}' => out.push_str("fl"),
        '\u{fb03}' => out.push_str("ffi"),
        '\u{fb04}' => out.push_str("ffl"),
        '\u{300}' | '\u{301}' | '\u{308}' | '\u{30a}' => compose(out, c),
        c => out.push(c),
    }
}

/// Joins a combining accent with the letter before it, for the letters of Swedish and of loan words.
fn compose(out: &mut String, accent: char) {
    let joined = match (out.chars().next_back(), accent) {
        (Some('a'), '\u{308}') => 'ä',
        (Some('o'), '\u{308}') => 'ö',
        (Some('u'), '\u{308}') => 'ü',
        (Some('A'), '\u{308}') => 'Ä',
        (Some('O'), '\u{308}') => 'Ö',
        (Some('U'), '\u{308}') => 'Ü',
        (Some('a'), '\u{30a}') => 'å',
        (Some('A'), '\u{30a}') => 'Å',
        (Some('e'), '\u{301}') => 'é',
        (Some('E'), '\u{301}') => 'É',
        (Some('a'), '\u{300}') => 'à',
        (Some('e'), '\u{300}') => 'è',
        _ => return out.push(accent),
    };
    out.pop();
    out.push(joined);
}

/// A raised character: raised figures mark notes and squares and are no part of the number before them.
pub(crate) const fn raised(c: char) -> char {
    match c {
        '0' => '\u{2070}',
        '1' => '\u{b9}',
        '2' => '\u{b2}',
        '3' => '\u{b3}',
        '4' => '\u{2074}',
        '5' => '\u{2075}',
        '6' => '\u{2076}',
        '7' => '\u{2077}',
        '8' => '\u{2078}',
        '9' => '\u{2079}',
        c => c,
    }
}
