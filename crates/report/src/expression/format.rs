//! Formats: the words after `|`.

use super::period::{PeriodExpression, parse_period};
use super::scanner::Scanner;
use super::{Fault, Spanned};

/// How a figure is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Format {
    /// Whether anything was written; without, the indicator decides.
    pub is_given: bool,
    /// Scale of money, or percent.
    pub scale: Option<Scale>,
    /// Decimals, when told.
    pub decimals: Option<u8>,
    /// Sign.
    pub sign: Sign,
    /// Unit after the number.
    pub unit: UnitWord,
    /// Small whole numbers in words.
    pub words: bool,
    /// First letter large.
    pub capital: bool,
    /// The value itself, or something said about it.
    pub view: View,
    /// Gender and number of the words.
    pub agreement: Agreement,
    /// What a change is compared with, instead of the year before.
    pub since: Option<Spanned<PeriodExpression>>,
}

/// The scale that was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scale {
    /// Kronor.
    Kronor,
    /// Thousands of kronor.
    Thousands,
    /// Millions of kronor.
    Millions,
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
}

/// Which sign stands before the number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Sign {
    /// Minus when negative.
    #[default]
    Negative,
    /// Plus or minus.
    Always,
    /// None.
    Never,
}

/// Which unit stands after the number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum UnitWord {
    /// None, but `%` of a percentage.
    #[default]
    None,
    /// In words.
    Full,
    /// Abbreviated.
    Short,
}

/// What is said of a figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// Its value.
    #[default]
    Value,
    /// How much it has changed.
    Change,
    /// In which direction it has changed.
    Direction(Direction),
    /// Surplus or deficit.
    Surplus,
}

/// The kind of word for a direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// *ökade*
    Past,
    /// *ökar*
    Present,
    /// *har ökat*
    Perfect,
    /// *ökning*
    Noun,
    /// *högre*
    Comparative,
    /// *fler*
    Countable,
}

/// Gender and number that a word agrees with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// *oförändrad*
    #[default]
    Common,
    /// *oförändrat*
    Neuter,
    /// *oförändrade*
    Plural,
}

/// Every word, for messages.
const WORDS: &str = "0, 1, 2, 3, int, kr, tkr, mnkr, percent, points, signed, abs, unit, short, words, capital, \
    change, direction (present, perfect, noun, comparative, countable), neuter, plural, surplus, since";

/// Reads the words of a format up to the end of the text.
///
/// # Errors
/// When a word is not known or two of them contradict each other.
pub(crate) fn parse_format(scanner: &mut Scanner<'_>) -> Result<Format, Fault> {
    let mut format = Format { is_given: true, ..Format::default() };
    loop {
        scanner.skip_space();
        if scanner.is_done() {
            return Ok(format);
        }
        let word = scanner.word();
        if word.value.is_empty() {
            return Err(scanner.unexpected());
        }
        if word.value == "since" {
            format.since = Some(parse_period(scanner)?);
            scanner.skip_space();
            return if scanner.is_done() { Ok(format) } else { Err(scanner.unexpected()) };
        }
        format.take(word)?;
    }
}

impl Format {
    fn take(&mut self, word: Spanned<&str>) -> Result<(), Fault> {
        let is_contradiction = match word.value {
            "int" => put(&mut self.decimals, 0),
            "0" | "1" | "2" | "3" => put(&mut self.decimals, word.value.as_bytes()[0] - b'0'),
            "kr" => put(&mut self.scale, Scale::Kronor),
            "tkr" => put(&mut self.scale, Scale::Thousands),
            "mnkr" => put(&mut self.scale, Scale::Millions),
            "percent" => put(&mut self.scale, Scale::Percent),
            "points" => put(&mut self.scale, Scale::Points),
            "signed" => turn(&mut self.sign, Sign::Always),
            "abs" => turn(&mut self.sign, Sign::Never),
            "unit" => turn(&mut self.unit, UnitWord::Full),
            "short" => turn(&mut self.unit, UnitWord::Short),
            "neuter" => turn(&mut self.agreement, Agreement::Neuter),
            "plural" => turn(&mut self.agreement, Agreement::Plural),
            "change" => turn(&mut self.view, View::Change),
            "surplus" => turn(&mut self.view, View::Surplus),
            "direction" => turn(&mut self.view, View::Direction(Direction::Past)),
            "words" => turn(&mut self.words, true),
            "capital" => turn(&mut self.capital, true),
            other => return self.take_direction(other, word.span),
        };
        if is_contradiction {
            return Err(Fault::new("report-format-contradiction", word.span).with("word", word.value));
        }
        Ok(())
    }

    fn take_direction(&mut self, word: &str, span: std::ops::Range<usize>) -> Result<(), Fault> {
        let direction = match word {
            "present" => Direction::Present,
            "perfect" => Direction::Perfect,
            "noun" => Direction::Noun,
            "comparative" => Direction::Comparative,
            "countable" => Direction::Countable,
            _ => {
                return Err(Fault::new("report-unknown-format", span)
                    .with("word", word)
                    .with("known", WORDS));
            }
        };
        if self.view != View::Direction(Direction::Past) {
            return Err(Fault::new("report-format-contradiction", span).with("word", word));
        }
        self.view = View::Direction(direction);
        Ok(())
    }
}

/// Sets a choice that may be made once; tells whether it was made before.
fn put<T>(choice: &mut Option<T>, value: T) -> bool {
    choice.replace(value).is_some()
}

/// Turns a choice from its default; tells whether it had been turned before.
fn turn<T: Default + PartialEq>(choice: &mut T, value: T) -> bool {
    std::mem::replace(choice, value) != T::default()
}
