//! Reads the text between two braces.

use super::condition::{Condition, parse_condition};
use super::format::{Format, parse_format};
use super::period::parse_period;
use super::scanner::Scanner;
use super::{Expression, Fault, FigureExpression, PeriodShow, Spanned};
use enslinje_domain::Split;

/// Reads one expression.
///
/// # Errors
/// The first mistake in it.
pub(crate) fn parse_expression(text: &str) -> Result<Expression, Fault> {
    let mut scanner = Scanner::new(text);
    scanner.skip_space();
    let start = scanner.clone();
    let name = scanner.run(|c| c.is_ascii_alphanumeric() || c == '_');
    match name.value {
        "" => Err(scanner.unexpected()),
        "as_of" => finish(scanner, Expression::AsOf),
        "committee" => finish(scanner, Expression::Committee),
        "name" => {
            scanner.skip_space();
            let unit = scanner.value()?;
            finish(scanner, Expression::UnitName(unit))
        }
        "count" => count(scanner),
        "sum" => sum(scanner),
        "period" => period(start),
        name if is_fixed_period(name) => period(start),
        _ => figure(Spanned { value: name.value.to_owned(), span: name.span }, scanner),
    }
}

/// `2024`, `QY2024`: no indicator begins with a digit or a capital.
fn is_fixed_period(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase())
}

fn finish(mut scanner: Scanner<'_>, expression: Expression) -> Result<Expression, Fault> {
    scanner.skip_space();
    if scanner.is_done() { Ok(expression) } else { Err(scanner.unexpected()) }
}

fn period(mut scanner: Scanner<'_>) -> Result<Expression, Fault> {
    let period = parse_period(&mut scanner)?;
    scanner.skip_space();
    if !scanner.eat("|") {
        return finish(scanner, Expression::Period { period, show: PeriodShow::Words });
    }
    scanner.skip_space();
    let first = scanner.word();
    scanner.skip_space();
    let second = scanner.word();
    let show = match (first.value, second.value) {
        ("first", "day") => PeriodShow::FirstDay,
        ("last", "day") => PeriodShow::LastDay,
        (word, _) => {
            let span = first.span.start..second.span.end;
            return Err(Fault::new("report-unknown-format", span)
                .with("word", word)
                .with("known", "first day, last day"));
        }
    };
    finish(scanner, Expression::Period { period, show })
}

fn figure(indicator: Spanned<String>, mut scanner: Scanner<'_>) -> Result<Expression, Fault> {
    let mut by = Split::whole();
    if scanner.eat("[") {
        by = parts(&mut scanner)?;
        if !scanner.eat("]") {
            return Err(scanner.unexpected());
        }
    }
    let mut ahead = scanner.clone();
    ahead.skip_space();
    let mut period = None;
    if ahead.eat("@") {
        period = Some(parse_period(&mut ahead)?);
        scanner = ahead;
    }
    let mut ahead = scanner.clone();
    ahead.skip_space();
    let mut unit = None;
    if ahead.eat("/") {
        unit = Some(ahead.value()?);
        scanner = ahead;
    }
    let (format, format_span) = trailing_format(&mut scanner, &indicator.span)?;
    Ok(Expression::Figure(FigureExpression { indicator, by, period, unit, format, format_span }))
}

/// `| words` or the end.
fn trailing_format(
    scanner: &mut Scanner<'_>,
    otherwise: &std::ops::Range<usize>,
) -> Result<(Format, std::ops::Range<usize>), Fault> {
    scanner.skip_space();
    if scanner.is_done() {
        return Ok((Format::default(), otherwise.clone()));
    }
    if !scanner.eat("|") {
        return Err(scanner.unexpected());
    }
    scanner.skip_space();
    let start = scanner.at();
    let format = parse_format(scanner)?;
    Ok((format, start..scanner.at().max(start)))
}

fn count(mut scanner: Scanner<'_>) -> Result<Expression, Fault> {
    scanner.skip_space();
    let list = scanner.value()?;
    let condition = optional_condition(&mut scanner)?;
    let (format, _) = trailing_format(&mut scanner, &list.span)?;
    Ok(Expression::Count { list, condition, format })
}

fn sum(mut scanner: Scanner<'_>) -> Result<Expression, Fault> {
    scanner.skip_space();
    let path = scanner.value()?;
    let Some((list, field)) = path.value.split_once('.') else {
        return Err(Fault::new("report-sum-without-field", path.span).with("list", path.value));
    };
    let middle = path.span.start + list.len();
    let field = Spanned { value: field.to_owned(), span: middle + 1..path.span.end };
    let list = Spanned { value: list.to_owned(), span: path.span.start..middle };
    let condition = optional_condition(&mut scanner)?;
    let (format, _) = trailing_format(&mut scanner, &list.span)?;
    Ok(Expression::Sum { list, field, condition, format })
}

fn optional_condition(scanner: &mut Scanner<'_>) -> Result<Condition, Fault> {
    let mut ahead = scanner.clone();
    ahead.skip_space();
    if ahead.word().value != "where" {
        return Ok(Condition::default());
    }
    *scanner = ahead;
    parse_condition(scanner)
}

fn parts(scanner: &mut Scanner<'_>) -> Result<Split, Fault> {
    let mut split = Split::whole();
    loop {
        scanner.skip_space();
        let dimension = scanner.value()?;
        scanner.skip_space();
        if !scanner.eat("=") {
            return Err(scanner.unexpected());
        }
        scanner.skip_space();
        let value = scanner.value()?;
        if split.0.contains_key(&dimension.value) {
            return Err(Fault::new("report-part-twice", dimension.span).with("dimension", dimension.value));
        }
        split = split.with(dimension.value, value.value);
        scanner.skip_space();
        if !scanner.eat(",") {
            return Ok(split);
        }
    }
}

/// Reads `sex=woman, age=25-`, as tables write it.
///
/// # Errors
/// When a sign or value is missing, or a dimension is told twice.
pub(crate) fn parse_parts(text: &str) -> Result<Split, Fault> {
    let mut scanner = Scanner::new(text);
    let split = parts(&mut scanner)?;
    scanner.skip_space();
    if scanner.is_done() { Ok(split) } else { Err(scanner.unexpected()) }
}
