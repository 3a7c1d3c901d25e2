//! Reads the text of a filter into a tree with byte positions. Names are not looked up here.

use super::{Comparison, DEEPEST, FilterFault, LONGEST};
use chrono::NaiveDate;
use std::ops::Range;

/// Something with the bytes where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At<T> {
    /// What.
    pub value: T,
    /// Bytes of the filter's text.
    pub span: Range<usize>,
}

/// A value as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// `"child"`
    Text(String),
    /// `2024-01-31`
    Day(NaiveDate),
    /// `18`, `-3` or `1000.50`; hundredths, and whether decimals were written.
    Number {
        /// The number times one hundred.
        hundredths: i64,
        /// Whether it is whole.
        whole: bool,
    },
}

/// The tree as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// `a and b`
    And(Vec<Tree>),
    /// `a or b`
    Or(Vec<Tree>),
    /// `not a`
    Not(Box<Tree>),
    /// `column = value`, negated for `!=`.
    Compare {
        /// Column.
        column: At<String>,
        /// Relation.
        comparison: Comparison,
        /// Whether `!=` was written.
        negated: bool,
        /// Right-hand side.
        value: At<Literal>,
    },
    /// `column in ("a", "b")`
    In {
        /// Column.
        column: At<String>,
        /// The values.
        values: Vec<At<Literal>>,
    },
    /// `column is empty`
    Empty {
        /// Column.
        column: At<String>,
    },
    /// `age at column >= 18`
    Age {
        /// Day column.
        column: At<String>,
        /// Relation.
        comparison: Comparison,
        /// Whether `!=` was written.
        negated: bool,
        /// Whole years.
        value: At<Literal>,
    },
    /// `overdue at column`
    Overdue {
        /// Day column.
        column: At<String>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Name(String),
    Literal(Literal),
    Compare(Comparison),
    NotEqual,
    Open,
    Close,
    Comma,
    End,
}

/// Reads a filter.
///
/// # Errors
/// The first fault of grammar.
pub fn parse(text: &str) -> Result<Tree, FilterFault> {
    if text.len() > LONGEST {
        return Err(FilterFault::new("filter-too-long", 0..1).with("most", LONGEST));
    }
    let tokens = tokens(text)?;
    let mut reader = Reader { text, tokens, at: 0, depth: 0 };
    let tree = reader.or()?;
    match reader.peek() {
        Token::End => Ok(tree),
        _ => Err(reader.unexpected("and, or")),
    }
}

fn tokens(text: &str) -> Result<Vec<At<Token>>, FilterFault> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let start = at;
        let next = bytes.get(at + 1).copied();
        let (value, end) = match byte {
            b'(' => (Token::Open, at + 1),
            b')' => (Token::Close, at + 1),
            b',' => (Token::Comma, at + 1),
            b'=' => (Token::Compare(Comparison::Equal), at + 1),
            b'!' if next == Some(b'=') => (Token::NotEqual, at + 2),
            b'<' if next == Some(b'=') => (Token::Compare(Comparison::AtMost), at + 2),
            b'>' if next == Some(b'=') => (Token::Compare(Comparison::AtLeast), at + 2),
            b'<' => (Token::Compare(Comparison::Less), at + 1),
            b'>' => (Token::Compare(Comparison::More), at + 1),
            b'"' => quoted(text, at)?,
            b'-' | b'0'..=b'9' => number_or_day(text, at)?,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                let end = run(bytes, at, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
                (Token::Name(text[at..end].to_owned()), end)
            }
            _ => {
                let mark = text[at..].chars().next().unwrap_or(' ');
                let span = at..at + mark.len_utf8();
                return Err(FilterFault::new("filter-unknown-mark", span).with("mark", mark));
            }
        };
        tokens.push(At { value, span: start..end });
        at = end;
    }
    tokens.push(At { value: Token::End, span: text.len()..text.len() });
    Ok(tokens)
}

fn run(bytes: &[u8], from: usize, belongs: impl Fn(u8) -> bool) -> usize {
    bytes[from..].iter().position(|byte| !belongs(*byte)).map_or(bytes.len(), |count| from + count)
}

fn quoted(text: &str, at: usize) -> Result<(Token, usize), FilterFault> {
    let inside = &text[at + 1..];
    match inside.find('"') {
        Some(length) => Ok((Token::Literal(Literal::Text(inside[..length].to_owned())), at + length + 2)),
        None => Err(FilterFault::new("filter-open-quote", at..text.len())),
    }
}

fn number_or_day(text: &str, at: usize) -> Result<(Token, usize), FilterFault> {
    let end = run(text.as_bytes(), at, |byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.');
    let written = &text[at..end];
    let fault = |code| FilterFault::new(code, at..end).with("text", written);
    let literal = if written.len() > 1 && written[1..].contains('-') {
        day(written).map(Literal::Day).ok_or_else(|| fault("filter-bad-day"))?
    } else {
        number(written).ok_or_else(|| fault("filter-bad-number"))?
    };
    Ok((Token::Literal(literal), end))
}

fn day(text: &str) -> Option<NaiveDate> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shape.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

fn number(text: &str) -> Option<Literal> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let decimals_fine = decimals.is_none_or(|part| is_digits(part) && part.len() <= 2);
    if !is_digits(whole) || !decimals_fine {
        return None;
    }
    let hundredths: i64 = format!("{whole}{:0<2}", decimals.unwrap_or("")).parse().ok()?;
    let hundredths = if negative { -hundredths } else { hundredths };
    Some(Literal::Number { hundredths, whole: decimals.is_none() })
}

struct Reader<'a> {
    text: &'a str,
    tokens: Vec<At<Token>>,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn peek(&self) -> &Token {
        self.tokens.get(self.at).map_or(&Token::End, |token| &token.value)
    }

    fn span(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(self.text.len()..self.text.len(), |token| token.span.clone())
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Token::Name(name) if name == word)
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        self.at += usize::from(found);
        found
    }

    fn unexpected(&self, expected: &'static str) -> FilterFault {
        let span = self.span();
        let code = if *self.peek() == Token::End { "filter-ends-early" } else { "filter-unexpected" };
        FilterFault::new(code, span.clone())
            .with("found", self.text.get(span).unwrap_or_default())
            .with("expected", expected)
    }

    fn or(&mut self) -> Result<Tree, FilterFault> {
        self.chain("or", Self::and, Tree::Or)
    }

    fn and(&mut self) -> Result<Tree, FilterFault> {
        self.chain("and", Self::not, Tree::And)
    }

    fn chain(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Result<Tree, FilterFault>,
        join: fn(Vec<Tree>) -> Tree,
    ) -> Result<Tree, FilterFault> {
        let first = part(self)?;
        if !self.is_word(word) {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.take_word(word) {
            parts.push(part(self)?);
        }
        Ok(join(parts))
    }

    fn not(&mut self) -> Result<Tree, FilterFault> {
        if self.depth >= DEEPEST {
            return Err(FilterFault::new("filter-too-deep", self.span()).with("most", DEEPEST));
        }
        self.depth += 1;
        let tree = if self.take_word("not") {
            Tree::Not(Box::new(self.not()?))
        } else if *self.peek() == Token::Open {
            self.at += 1;
            let inside = self.or()?;
            self.expect(&Token::Close, ")")?;
            inside
        } else {
            self.condition()?
        };
        self.depth -= 1;
        Ok(tree)
    }

    fn expect(&mut self, token: &Token, shown: &'static str) -> Result<(), FilterFault> {
        if self.peek() == token {
            self.at += 1;
            Ok(())
        } else {
            Err(self.unexpected(shown))
        }
    }

    fn condition(&mut self) -> Result<Tree, FilterFault> {
        let first = self.column()?;
        // A column may be called `age` or `overdue`; only `at` after it makes it the phrase.
        if matches!(first.value.as_str(), "age" | "overdue") && self.take_word("at") {
            let column = self.column()?;
            if first.value == "overdue" {
                return Ok(Tree::Overdue { column });
            }
            let (comparison, negated) = self.comparison("=, !=, <, <=, >, >=")?;
            return Ok(Tree::Age { column, comparison, negated, value: self.literal()? });
        }
        if self.take_word("is") {
            let negated = self.take_word("not");
            if !self.take_word("empty") {
                return Err(self.unexpected("empty"));
            }
            let empty = Tree::Empty { column: first };
            return Ok(if negated { Tree::Not(Box::new(empty)) } else { empty });
        }
        if self.take_word("in") {
            return self.list(first);
        }
        let (comparison, negated) = self.comparison("=, !=, <, <=, >, >=, in, is")?;
        Ok(Tree::Compare { column: first, comparison, negated, value: self.literal()? })
    }

    fn list(&mut self, column: At<String>) -> Result<Tree, FilterFault> {
        self.expect(&Token::Open, "(")?;
        let mut values = vec![self.literal()?];
        while *self.peek() == Token::Comma {
            self.at += 1;
            values.push(self.literal()?);
        }
        self.expect(&Token::Close, ")")?;
        Ok(Tree::In { column, values })
    }

    fn column(&mut self) -> Result<At<String>, FilterFault> {
        match self.peek() {
            Token::Name(name) if !matches!(name.as_str(), "and" | "or" | "not" | "in" | "is" | "at") => {
                let column = At { value: name.clone(), span: self.span() };
                self.at += 1;
                Ok(column)
            }
            _ => Err(self.unexpected("column, not, (")),
        }
    }

    fn comparison(&mut self, expected: &'static str) -> Result<(Comparison, bool), FilterFault> {
        let found = match self.peek() {
            Token::Compare(comparison) => (*comparison, false),
            Token::NotEqual => (Comparison::Equal, true),
            _ => return Err(self.unexpected(expected)),
        };
        self.at += 1;
        Ok(found)
    }

    fn literal(&mut self) -> Result<At<Literal>, FilterFault> {
        match self.peek() {
            Token::Literal(literal) => {
                let literal = At { value: literal.clone(), span: self.span() };
                self.at += 1;
                Ok(literal)
            }
            _ => Err(self.unexpected("\"text\", 2024-01-31, 18")),
        }
    }
}
