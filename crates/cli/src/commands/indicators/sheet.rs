//! Figures as CSV. One line per figure: indicator, unit, period, by, value, status, definition version. The
//! parts of `by` stand as `sex=woman;age=0-12`. A large grid has millions of lines, so a line is put together
//! from pieces of text that many lines share.

use crate::failure::Failure;
use crate::written::{decimal, in_kronor};
use enslinje_domain::{Figure, IndicatorId, Measure, Number, Split, Status, UnitId};
use enslinje_indicators::Figures;
use num_traits::ToPrimitive;

/// The row of headings.
const HEADS: &str = "indicator,unit,period,by,value,status,definition_version\n";

/// Up to here every whole number has a floating-point number of its own.
const EXACT: u64 = 1 << f64::MANTISSA_DIGITS;

/// What a line says about its figure.
pub struct Told {
    /// The value; money in öre.
    pub value: Option<Number>,
    /// What it counts.
    pub measure: Measure,
    /// Preliminary, final or hidden.
    pub status: Status,
    /// Version of the definition.
    pub version: u32,
}

/// The end of a line.
#[derive(Default)]
struct End {
    of: Option<(Status, u32)>,
    text: String,
}

/// What the lines of one unit share.
pub struct Shared {
    before_period: String,
    after_period: String,
}

impl Shared {
    /// The text around the period of an indicator, unit and part.
    pub fn new(indicator: &IndicatorId, unit: &UnitId, by: &Split) -> Self {
        let parts: Vec<String> = by.0.iter().map(|(dimension, part)| format!("{dimension}={part}")).collect();
        Self { before_period: format!("{indicator},{unit},"), after_period: format!(",{},", parts.join(";")) }
    }
}

/// Lines of a sheet.
#[derive(Default)]
pub struct Lines {
    /// The lines as UTF-8.
    pub text: Vec<u8>,
    /// How many figures they tell.
    pub count: usize,
    /// That of the line before, which mostly comes again.
    end: End,
}

impl Lines {
    /// The row of headings, which tells no figure.
    pub fn heads() -> Self {
        Self { text: HEADS.as_bytes().to_vec(), ..Self::default() }
    }

    /// Adds one line.
    pub fn add(&mut self, shared: &Shared, period: &str, told: &Told) {
        self.text.extend_from_slice(shared.before_period.as_bytes());
        self.text.extend_from_slice(period.as_bytes());
        self.text.extend_from_slice(shared.after_period.as_bytes());
        if let Some(value) = told.value {
            push_value(&mut self.text, value, told.measure);
        }
        let of = Some((told.status, told.version));
        if self.end.of != of {
            self.end = End { of, text: format!(",{},{}\n", told.status.name(), told.version) };
        }
        self.text.extend_from_slice(self.end.text.as_bytes());
        self.count += 1;
    }

    /// The lines as text.
    ///
    /// # Errors
    /// Never: every piece was text.
    pub fn into_text(self) -> Result<String, Failure> {
        String::from_utf8(self.text).map_err(|fault| Failure::Fault(fault.to_string()))
    }
}

/// All figures as a sheet.
///
/// # Errors
/// As [`Lines::into_text`].
pub fn csv(figures: &Figures) -> Result<String, Failure> {
    let mut lines = Lines::heads();
    for figure in figures.values() {
        let Figure { key, value, measure, status, definition_version, .. } = figure;
        let shared = Shared::new(&key.indicator, &key.unit, &key.by);
        let (value, measure, status, version) = (*value, *measure, *status, *definition_version);
        lines.add(&shared, &key.period.to_string(), &Told { value, measure, status, version });
    }
    lines.into_text()
}

/// A whole number as such, any other as the nearest floating-point number; money in kronor.
fn push_value(text: &mut Vec<u8>, value: Number, measure: Measure) {
    let short = (*value.denom() == 1).then(|| i64::try_from(*value.numer()).ok()).flatten();
    match short {
        Some(whole) if measure != Measure::Money => push_whole(text, whole),
        Some(ore) if ore % 100 == 0 => push_whole(text, ore / 100),
        Some(ore) if ore.unsigned_abs() <= EXACT => push_decimal(text, ore.to_f64().map(|ore| ore / 100.0)),
        _ => push_fraction(text, in_kronor(value, measure)),
    }
}

fn push_fraction(text: &mut Vec<u8>, value: Number) {
    match value.is_integer().then(|| value.numer().to_i64()).flatten() {
        Some(whole) => push_whole(text, whole),
        None => push_decimal(text, decimal(value)),
    }
}

fn push_decimal(text: &mut Vec<u8>, value: Option<f64>) {
    if let Some(value) = value {
        // Writing to memory cannot fail.
        serde_json::to_writer(text, &value).ok();
    }
}

/// The digits of a whole number, without the machinery of formatting.
fn push_whole(text: &mut Vec<u8>, value: i64) {
    if value < 0 {
        text.push(b'-');
    }
    let mut digits = [b'0'; 20];
    let mut rest = value.unsigned_abs();
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] += u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    text.extend_from_slice(&digits[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pushed(value: Number, measure: Measure) -> String {
        let mut text = Vec::new();
        push_value(&mut text, value, measure);
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn whole_numbers_have_their_digits_and_no_more() {
        for value in [0, 1, -1, 10, 99, 100, -12_345, i64::MAX, i64::MIN] {
            assert_eq!(pushed(Number::from_integer(value.into()), Measure::Count), value.to_string());
        }
    }

    #[test]
    fn money_is_told_in_kronor_the_same_way_whichever_way_it_is_divided() {
        let whole_ore = [0, 100, -250, 12_345, -1, 9_007_199_254_740_991, 9_007_199_254_740_993, i64::MAX];
        for ore in whole_ore.map(i128::from).into_iter().chain([i128::MAX]) {
            let exact = in_kronor(Number::from_integer(ore), Measure::Money);
            let mut expected = Vec::new();
            push_fraction(&mut expected, exact);
            assert_eq!(pushed(Number::from_integer(ore), Measure::Money).as_bytes(), expected, "{ore}");
        }
        assert_eq!(pushed(Number::from_integer(12_345), Measure::Money), "123.45");
        assert_eq!(pushed(Number::new(1, 3), Measure::Money), "0.0033333333333333335");
    }

    #[test]
    fn a_line_holds_the_parts_in_order_and_nothing_where_there_is_no_value() {
        let by = Split::whole().with("sex", "woman").with("age", "0-12");
        let shared = Shared::new(&IndicatorId::new("days").unwrap(), &UnitId::new("a").unwrap(), &by);
        let mut lines = Lines::heads();
        let told = |value| Told { value, measure: Measure::Days, status: Status::Final, version: 2 };
        lines.add(&shared, "2024-01", &told(Some(Number::new(7, 2))));
        lines.add(&shared, "2024-02", &told(None));
        assert_eq!(lines.count, 2);
        let expected = "days,a,2024-01,age=0-12;sex=woman,3.5,final,2\n\
                        days,a,2024-02,age=0-12;sex=woman,,final,2\n";
        assert_eq!(lines.into_text().unwrap(), format!("{HEADS}{expected}"));
    }
}
