//! From what is written to what is meant: indicators, units, periods and lists are looked up once, and
//! everything unknown is told with its place.

use crate::expression::{
    Agreement, Condition, Expression, Fault, FigureExpression, Format, PeriodExpression, PeriodShow, Scale,
    Spanned, UnitWord, View, find_braced, parse_expression, unescape,
};
use crate::indicator::Tells;
use crate::scope::{List, ListCell, Scope};
use enslinje_domain::{FigureKey, IndicatorId, Measure, Number, Period, Place, Problems, Split, UnitId};
use enslinje_text::{written_day, written_period};
use std::ops::Range;

/// Tells where bytes of the text that is read stand in their file.
pub(crate) type Locate<'a> = &'a dyn Fn(Range<usize>) -> Place;

/// What a figure takes when it does not say otherwise.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    /// Period.
    pub period: Period,
    /// Unit; `None` for the indicator's own.
    pub unit: Option<UnitId>,
    /// Part of the whole.
    pub by: Split,
}

/// A piece of running text, with everything looked up.
#[derive(Debug, Clone)]
pub(crate) enum Run {
    /// Words.
    Text(String),
    /// A figure of an indicator.
    Figure(Box<FigureValue>),
    /// A count or sum over a list.
    Listed(Box<ListedValue>),
    /// The day until which the data were known.
    AsOf,
}

/// A figure with everything looked up.
#[derive(Debug, Clone)]
pub(crate) struct FigureValue {
    /// The figure.
    pub key: FigureKey,
    /// What it is compared with, when something is said of its change.
    pub base: Option<FigureKey>,
    /// How it is shown.
    pub format: Format,
    /// Where it is written.
    pub place: Place,
}

/// A count or sum over a list; the list is known when the source is read.
#[derive(Debug, Clone)]
pub(crate) struct ListedValue {
    /// Name of the list.
    pub list: String,
    /// Its file.
    pub file: String,
    /// Field that is summed; `None` for a count of rows.
    pub field: Option<String>,
    /// Exact value; money in öre.
    pub value: Number,
    /// What it counts.
    pub measure: Measure,
    /// How it is shown.
    pub format: Format,
}

impl Context {
    /// Running text: the report's period and each indicator's own unit.
    pub fn running(scope: &Scope) -> Self {
        Self { period: scope.period, unit: None, by: Split::whole() }
    }
}

/// Reads running text with figures. Mistakes go to `problems`; what is wrong is left out.
pub(crate) fn resolve_text(
    text: &str,
    locate: Locate<'_>,
    scope: &Scope,
    context: &Context,
    problems: &mut Problems,
) -> Vec<Run> {
    let mut faults = Vec::new();
    let found = find_braced(text, &mut faults);
    for fault in faults {
        let place = locate(fault.span.clone());
        problems.push(fault.at(place));
    }
    let mut runs = Vec::new();
    let mut done = 0;
    for braced in found {
        push_text(&mut runs, &text[done..braced.outer.start]);
        let start = braced.inner.start;
        let inner = |span: Range<usize>| locate(span.start + start..span.end + start);
        runs.extend(resolve_expression(&text[braced.inner.clone()], &inner, scope, context, problems));
        done = braced.outer.end;
    }
    push_text(&mut runs, &text[done..]);
    runs
}

fn push_text(runs: &mut Vec<Run>, text: &str) {
    if !text.is_empty() {
        runs.push(Run::Text(unescape(text)));
    }
}

/// Reads the text between two braces and looks everything up.
pub(crate) fn resolve_expression(
    text: &str,
    locate: Locate<'_>,
    scope: &Scope,
    context: &Context,
    problems: &mut Problems,
) -> Option<Run> {
    let resolved = parse_expression(text).and_then(|expression| {
        let whole = locate(0..text.len());
        look_up(expression, whole, scope, context)
    });
    match resolved {
        Ok(run) => Some(run),
        Err(fault) => {
            let place = locate(fault.span.clone());
            problems.push(fault.at(place));
            None
        }
    }
}

fn look_up(expression: Expression, place: Place, scope: &Scope, context: &Context) -> Result<Run, Fault> {
    match expression {
        Expression::Figure(figure) => {
            look_up_figure(figure, place, scope, context).map(|figure| Run::Figure(Box::new(figure)))
        }
        Expression::Period { period, show } => {
            let period = find_period(&period, scope)?;
            Ok(Run::Text(match show {
                PeriodShow::Words => written_period(period, scope.locale),
                PeriodShow::FirstDay => written_day(period.from(), scope.locale),
                PeriodShow::LastDay => written_day(period.last_day(), scope.locale),
            }))
        }
        Expression::AsOf => Ok(Run::AsOf),
        Expression::Committee => Ok(Run::Text(scope.committee.clone())),
        Expression::UnitName(unit) => {
            let id = find_unit(&unit, scope)?;
            Ok(Run::Text(scope.units.get(&id).cloned().unwrap_or_default()))
        }
        Expression::Count { list, condition, format } => {
            let found = find_list(&list, scope)?;
            let value = Number::from_integer(rows_where(found, &condition)?.len() as i128);
            listed(&list, found, None, value, Measure::Count, format)
        }
        Expression::Sum { list, field, condition, format } => {
            let found = find_list(&list, scope)?;
            let (value, measure) = sum_field(found, &field, &condition)?;
            listed(&list, found, Some(field.value), value, measure, format)
        }
    }
}

fn listed(
    list: &Spanned<String>,
    found: &List,
    field: Option<String>,
    value: Number,
    measure: Measure,
    format: Format,
) -> Result<Run, Fault> {
    if format.view != View::Value {
        return Err(Fault::new("report-list-has-no-change", list.span.clone()).with("list", &list.value));
    }
    check_format(&format, measure).map_err(|reason| misfit(reason, list.span.clone(), measure))?;
    let list = list.value.clone();
    Ok(Run::Listed(Box::new(ListedValue { list, file: found.file.clone(), field, value, measure, format })))
}

fn look_up_figure(
    figure: FigureExpression,
    place: Place,
    scope: &Scope,
    context: &Context,
) -> Result<FigureValue, Fault> {
    let indicator = find_indicator(&figure.indicator, scope)?;
    let period = match &figure.period {
        Some(period) => find_period(period, scope)?,
        None => context.period,
    };
    let unit = match &figure.unit {
        Some(unit) => Some(find_unit(unit, scope)?),
        None => context.unit.clone(),
    };
    let mut by = context.by.clone();
    by.0.extend(figure.by.0);
    let request = FigureRequest { indicator, period, unit, by, format: figure.format };
    request.resolve(scope, place).map_err(|fault| match fault {
        FigureFault::Name(fault) => Fault { span: figure.indicator.span, ..fault },
        FigureFault::Format(fault) => Fault { span: figure.format_span, ..fault },
    })
}

/// Why a figure cannot be: the caller knows where name and format stand.
#[derive(Debug)]
pub(crate) enum FigureFault {
    /// Its indicator or parts.
    Name(Fault),
    /// Its format.
    Format(Fault),
}

/// A figure whose indicator, period and unit are known.
#[derive(Debug, Clone)]
pub(crate) struct FigureRequest {
    /// Indicator.
    pub indicator: IndicatorId,
    /// Period.
    pub period: Period,
    /// Unit; `None` for the indicator's own.
    pub unit: Option<UnitId>,
    /// Part of the whole.
    pub by: Split,
    /// How it is shown.
    pub format: Format,
}

impl FigureRequest {
    /// Checks parts and format, and finds what the figure is compared with.
    ///
    /// # Errors
    /// An unknown indicator or dimension, an unfit format or comparison.
    pub fn resolve(self, scope: &Scope, place: Place) -> Result<FigureValue, FigureFault> {
        let Some(info) = scope.indicators.get(&self.indicator) else {
            return Err(FigureFault::Name(unknown_indicator(self.indicator.as_str(), 0..0, scope)));
        };
        if let Some(known) = &info.dimensions
            && let Some(dimension) = self.by.0.keys().find(|dimension| !known.contains(*dimension))
        {
            let known = known.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            let fault = Fault::new("report-unknown-dimension", 0..0).with("dimension", dimension);
            return Err(FigureFault::Name(fault.with("indicator", &self.indicator).with("known", known)));
        }
        check_format(&self.format, info.measure)
            .map_err(|reason| FigureFault::Format(misfit(reason, 0..0, info.measure)))?;
        let unit = self.unit.or_else(|| info.default_unit.clone()).unwrap_or_else(|| scope.root.clone());
        let key = FigureKey { indicator: self.indicator, unit, period: self.period, by: self.by };
        let compares = match self.format.view {
            View::Value | View::Surplus => false,
            View::Change => true,
            View::Direction(_) => info.tells == Tells::Level,
        };
        let base = if compares { Some(base_of(&key, &self.format, scope)?) } else { None };
        Ok(FigureValue { key, base, format: self.format, place })
    }
}

/// The figure with which `key` is compared: the same period a year before, or that of `since`.
fn base_of(key: &FigureKey, format: &Format, scope: &Scope) -> Result<FigureKey, FigureFault> {
    let period = match &format.since {
        Some(since) => since.value.resolve(scope.period),
        None => key.period.step_years(-1),
    };
    let outside = || FigureFault::Format(Fault::new("report-period-outside", 0..0));
    let period = period.ok_or_else(outside)?;
    // A year is never compared with a quarter.
    if period.form() != key.period.form() || period.length() != key.period.length() {
        let fault = Fault::new("report-unlike-periods", 0..0).with("first", key.period);
        return Err(FigureFault::Format(fault.with("second", period)));
    }
    Ok(FigureKey { period, ..key.clone() })
}

fn misfit(reason: &'static str, span: Range<usize>, measure: Measure) -> Fault {
    Fault::new(reason, span).with("measure", measure.name())
}

/// Whether the format suits what the value counts; otherwise the code of the mistake.
pub(crate) fn check_format(format: &Format, measure: Measure) -> Result<(), &'static str> {
    let is_change = format.view == View::Change;
    let suits = match format.scale {
        None => true,
        Some(Scale::Kronor | Scale::Thousands | Scale::Millions) => measure == Measure::Money,
        Some(Scale::Percent) => measure == Measure::Percent || is_change,
        Some(Scale::Points) => {
            measure == Measure::PercentagePoints || (measure == Measure::Percent && is_change)
        }
    };
    if !suits {
        return Err("report-format-unfit-scale");
    }
    let is_direction = matches!(format.view, View::Direction(_));
    let in_words = is_direction || format.view == View::Surplus;
    // A direction may tell in which scale of money both values are rounded before they are compared.
    let has_scale = format.scale.is_some() && !(is_direction && measure == Measure::Money);
    if in_words && (has_scale || format.unit != UnitWord::None || format.words) {
        return Err("report-format-unfit-word");
    }
    let agrees =
        format.agreement == Agreement::Common || format.words || matches!(format.view, View::Direction(_));
    if !agrees || (format.words && format.decimals.unwrap_or(0) > 0) {
        return Err("report-format-unfit-word");
    }
    if format.since.is_some() && matches!(format.view, View::Value | View::Surplus) {
        return Err("report-format-unfit-since");
    }
    let has_no_word = measure == Measure::Count && format.scale.is_none() && format.unit != UnitWord::None;
    if has_no_word { Err("report-format-no-unit") } else { Ok(()) }
}

/// The indicator of that name.
///
/// # Errors
/// When there is none.
pub(crate) fn find_indicator(name: &Spanned<String>, scope: &Scope) -> Result<IndicatorId, Fault> {
    IndicatorId::new(&name.value)
        .filter(|id| scope.indicators.contains_key(id))
        .ok_or_else(|| unknown_indicator(&name.value, name.span.clone(), scope))
}

fn unknown_indicator(name: &str, span: Range<usize>, scope: &Scope) -> Fault {
    let near = nearest(name, scope.indicators.keys().map(IndicatorId::as_str));
    Fault::new("report-unknown-indicator", span).with("indicator", name).with("near", near)
}

/// The unit of that id.
///
/// # Errors
/// When there is none.
pub(crate) fn find_unit(unit: &Spanned<String>, scope: &Scope) -> Result<UnitId, Fault> {
    UnitId::new(&unit.value).filter(|id| scope.units.contains_key(id)).ok_or_else(|| {
        let known = scope.units.keys().map(UnitId::as_str).collect::<Vec<_>>().join(", ");
        Fault::new("report-unknown-unit", unit.span.clone()).with("unit", &unit.value).with("known", known)
    })
}

/// The period that is meant.
///
/// # Errors
/// When it lies outside the calendar.
pub(crate) fn find_period(period: &Spanned<PeriodExpression>, scope: &Scope) -> Result<Period, Fault> {
    period.value.resolve(scope.period).ok_or_else(|| Fault::new("report-period-outside", period.span.clone()))
}

/// The list of that name.
///
/// # Errors
/// When there is none.
pub(crate) fn find_list<'a>(list: &Spanned<String>, scope: &'a Scope) -> Result<&'a List, Fault> {
    scope.lists.get(&list.value).ok_or_else(|| {
        let known = scope.lists.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        Fault::new("report-unknown-list", list.span.clone()).with("list", &list.value).with("known", known)
    })
}

/// The rows that fulfil the condition.
///
/// # Errors
/// When a field of the condition is not known.
pub(crate) fn rows_where<'a>(list: &'a List, condition: &Condition) -> Result<Vec<&'a [ListCell]>, Fault> {
    let mut tests = Vec::new();
    for test in &condition.0 {
        tests.push((find_field(list, &test.field)?, test));
    }
    let holds = |row: &&Vec<ListCell>| {
        tests.iter().all(|(at, test)| {
            let raw = row.get(*at).map(ListCell::raw).unwrap_or_default();
            (raw == test.value) == test.equal
        })
    };
    Ok(list.rows.iter().filter(holds).map(Vec::as_slice).collect())
}

/// The position of a field.
///
/// # Errors
/// When there is none.
pub(crate) fn find_field(list: &List, field: &Spanned<String>) -> Result<usize, Fault> {
    list.field(&field.value).ok_or_else(|| {
        Fault::new("report-unknown-field", field.span.clone())
            .with("field", &field.value)
            .with("known", list.known_fields())
    })
}

fn sum_field(
    list: &List,
    field: &Spanned<String>,
    condition: &Condition,
) -> Result<(Number, Measure), Fault> {
    let at = find_field(list, field)?;
    let mut sum = Number::from_integer(0);
    let mut measure = Measure::Count;
    for row in rows_where(list, condition)? {
        match row.get(at) {
            Some(ListCell::Number(number)) => sum += number,
            Some(ListCell::Money(ore)) => {
                sum += ore;
                measure = Measure::Money;
            }
            Some(ListCell::Text { .. }) => {
                return Err(
                    Fault::new("report-field-not-number", field.span.clone()).with("field", &field.value)
                );
            }
            Some(ListCell::Empty) | None => {}
        }
    }
    Ok((sum, measure))
}

/// The known name that is most like `name`, or `none`.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let distance = edits(name, candidate);
        if distance <= 3 && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map_or_else(|| "none".to_owned(), |(_, name)| name.to_owned())
}

/// How many letters must be added, removed or changed to come from one word to the other.
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().take(80).collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().take(80).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}
