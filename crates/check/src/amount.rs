//! A printed number as an interval: half a unit of its last digit to each side, wider when it is
//! qualified (*cirka*, *drygt*).
//!
//! Values are whole numbers of millionths of the base unit (kronor for money), so that every relation
//! is decided without floating point.

/// Millionths in one.
pub const ONE: i128 = 1_000_000;

/// What a number counts or measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// No unit is printed or known.
    None,
    /// Kronor.
    Kronor,
    /// Percent of something.
    Percent,
    /// Percentage points: the difference between two percentages.
    PercentagePoint,
    /// Days or nights (*dygn*).
    Days,
    /// A number of things or people.
    Count,
}

/// Which power of the base unit the number is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scale {
    /// The base unit.
    One,
    /// Thousands: tkr, kkr.
    Thousand,
    /// Millions: mnkr, mkr, miljoner kronor.
    Million,
    /// Thousand millions: miljarder kronor.
    Billion,
}

impl Scale {
    /// How many base units one printed unit is.
    pub fn factor(self) -> i128 {
        match self {
            Self::One => 1,
            Self::Thousand => 1_000,
            Self::Million => 1_000_000,
            Self::Billion => 1_000_000_000,
        }
    }
}

/// All values that a printed number may stand for, both ends included, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    /// Least value.
    pub low: i128,
    /// Greatest value.
    pub high: i128,
}

/// A number with unit, as printed and as an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    /// Printed value in millionths of the base unit.
    pub value: i128,
    /// What it may stand for.
    pub interval: Interval,
    /// Its unit.
    pub unit: Unit,
    /// The power it is printed in.
    pub scale: Scale,
    /// Decimals as printed.
    pub decimals: u8,
}

impl Interval {
    /// The interval of one exact value.
    pub fn exact(value: i128) -> Self {
        Self { low: value, high: value }
    }

    /// `value` with `half` to each side.
    pub fn around(value: i128, half: i128) -> Self {
        Self { low: value - half, high: value + half }
    }

    /// All sums of one value from each.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }

    /// All differences of one value from each.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(other.negated())
    }

    /// All values with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { low: -self.high, high: -self.low }
    }

    /// The interval of distances from zero.
    #[must_use]
    pub fn absolute(self) -> Self {
        if self.low >= 0 {
            self
        } else if self.high <= 0 {
            self.negated()
        } else {
            Self { low: 0, high: self.high.max(-self.low) }
        }
    }

    /// Whether some value lies in both.
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether the value lies in it.
    pub fn holds(self, value: i128) -> bool {
        self.low <= value && value <= self.high
    }

    /// All values `100 · (new / old − 1)`, in millionths of a percent; none when `old` may be zero.
    pub fn change_percent(new: Self, old: Self) -> Option<Self> {
        let ratio = Self::ratio_percent(new, old)?;
        Some(Self { low: ratio.low - 100 * ONE, high: ratio.high - 100 * ONE })
    }

    /// All values `100 · part / whole`, in millionths of a percent; none when `whole` may be zero.
    pub fn ratio_percent(part: Self, whole: Self) -> Option<Self> {
        if whole.holds(0) {
            return None;
        }
        let mut interval: Option<Self> = None;
        for numerator in [part.low, part.high] {
            for denominator in [whole.low, whole.high] {
                let scaled = numerator.checked_mul(100 * ONE)?;
                // Rounded outwards, so that no value inside is lost.
                let (low, high) = (floor_div(scaled, denominator), -floor_div(-scaled, denominator));
                let wide = interval.get_or_insert(Self { low, high });
                *wide = Self { low: wide.low.min(low), high: wide.high.max(high) };
            }
        }
        interval
    }
}

fn floor_div(numerator: i128, denominator: i128) -> i128 {
    let quotient = numerator / denominator;
    if numerator % denominator != 0 && (numerator < 0) != (denominator < 0) { quotient - 1 } else { quotient }
}

impl Amount {
    /// An amount printed as `value` millionths of the base unit with so many decimals in `scale`.
    pub fn printed(value: i128, unit: Unit, scale: Scale, decimals: u8) -> Self {
        let half = Self::step(scale, decimals) / 2;
        Self { value, interval: Interval::around(value, half), unit, scale, decimals }
    }

    /// A computed amount, exact to the millionth, shown as `like` is printed.
    #[must_use]
    pub fn computed(value: i128, like: &Self) -> Self {
        Self { value, interval: Interval::exact(value), ..*like }
    }

    /// One unit of the last printed digit, in millionths.
    pub fn step(scale: Scale, decimals: u8) -> i128 {
        scale.factor() * ONE / 10_i128.pow(u32::from(decimals.min(6)))
    }

    /// The same amount with its interval made wider by `more` millionths to each side.
    #[must_use]
    pub fn widened(mut self, more: i128) -> Self {
        self.interval = Interval { low: self.interval.low - more, high: self.interval.high + more };
        self
    }
}

impl Amount {
    /// The change from `old` in percent, signs aside; none when `old` may be zero.
    pub fn change_percent(new: &Self, old: &Self) -> Option<Self> {
        let interval = Interval::change_percent(new.interval.absolute(), old.interval.absolute())?;
        let value = new.value.abs().checked_mul(100 * ONE)?.checked_div(old.value.abs())? - 100 * ONE;
        Some(Self { value, interval, unit: Unit::Percent, scale: Scale::One, decimals: 2 })
    }

    /// The value in its scale with its decimals, in Swedish digits: `1 209,5`; half rounds away from zero.
    pub fn written(&self) -> String {
        let step = Self::step(self.scale, self.decimals);
        let rounded = (self.value.abs() + step / 2) / step;
        let tens = 10_i128.pow(u32::from(self.decimals.min(6)));
        let mut whole = (rounded / tens).to_string();
        let mut at = whole.len();
        while at > 3 {
            at -= 3;
            whole.insert(at, '\u{a0}');
        }
        let sign = if self.value < 0 && rounded != 0 { "−" } else { "" };
        if self.decimals == 0 {
            return format!("{sign}{whole}");
        }
        format!("{sign}{whole},{:0width$}", rounded % tens, width = usize::from(self.decimals.min(6)))
    }

    /// Whether two values are one but for a slip of the pen: one digit is another, two have changed places, or one
    /// is missing.
    pub(crate) fn is_slip_of(&self, other: &Self) -> bool {
        let digits = |amount: &Self| {
            let step = Self::step(amount.scale, amount.decimals);
            (amount.value.abs() / step.max(1)).to_string().into_bytes()
        };
        let (a, b) = (digits(self), digits(other));
        if (self.decimals, self.scale) != (other.decimals, other.scale) {
            // The decimal comma moved.
            return a.len() > 1 && a == b && self.scale == other.scale;
        }
        if a.len() == b.len() {
            let unlike: Vec<usize> = (0..a.len()).filter(|at| a[*at] != b[*at]).collect();
            return match unlike.as_slice() {
                [_] => a.len() > 1,
                [x, y] => x + 1 == *y && a[*x] == b[*y] && a[*y] == b[*x],
                _ => false,
            };
        }
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        let without = |at: usize| long[..at].iter().chain(&long[at + 1..]).eq(short.iter());
        short.len() > 1 && short.len() + 1 == long.len() && (0..long.len()).any(without)
    }
}
