//! One cell to a figure: thousands, decimals, percent, money, durations, and the many ways to say
//! that nothing was measured.

mod affixes;
mod marked;
#[cfg(test)]
mod tests;

use crate::import::cells::clean::visible;
use crate::import::cells::dates;
use crate::import::cells::durations::duration;
use crate::import::cells::missing::is_missing;
use crate::import::cells::quick::{self, Plain};
use affixes::{Affixes, nothing_of, strip_affixes};

pub use affixes::is_currency;

/// Which sign parts whole from broken numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum DecimalMark {
    #[default]
    Point,
    Comma,
}

impl DecimalMark {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// What stands beside a figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureUnit {
    Percent,
    /// Clock times and "1m, 19s" become seconds.
    Seconds,
    /// Clock times of two parts below a name such as "(h:mm)", which are hours and minutes.
    HoursMinutes,
    /// Plain numbers below a name such as "(hours)", "(Min.)", "(ms)".
    Hours,
    Minutes,
    Milliseconds,
    /// An ISO 4217 code, or the sign as the file has it.
    Money(String),
}

impl FigureUnit {
    /// Whether a cell with this unit may stand in a column of the other one.
    pub fn fits(&self, column: &Self) -> bool {
        match self {
            Self::Money(_) => matches!(column, Self::Money(_)),
            Self::Seconds => matches!(column, Self::Seconds | Self::HoursMinutes),
            own => own == column,
        }
    }
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Blank, or one of the signs for "not measured".
    Missing,
    Figure {
        value: f64,
        unit: Option<FigureUnit>,
    },
    Text,
}

/// What a cell tells about the decimal mark of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    Sure(DecimalMark),
    /// `1,234`: thousands with a decimal point, or a decimal comma.
    CommaEither,
    /// `1.234`: the other way round.
    PointEither,
    None,
}

/// Digits beyond which a number names something rather than counts it, and f64 loses some.
const MAX_DIGITS: usize = 15;
/// Bytes of the longest number with money and blanks; longer texts are not looked at.
const LONGEST: usize = 48;
/// Bytes of a currency with a dash.
const SHORTEST: usize = 12;

/// Reads a cell with the decimal mark of its column.
pub fn read(cell: &str, mark: DecimalMark) -> Cell {
    match quick::number(cell) {
        Some(plain) if plain.point.is_none() || mark == DecimalMark::Point => {
            Cell::Figure { value: plain.value, unit: None }
        }
        None if quick::day(cell).is_some() => Cell::Text,
        _ => match marked::number(cell, mark) {
            Some(value) => Cell::Figure { value, unit: None },
            None => read_slowly(cell, mark),
        },
    }
}

/// The same without the short way for plain numbers.
pub(in crate::import) fn read_slowly(cell: &str, mark: DecimalMark) -> Cell {
    if is_missing(cell) {
        return Cell::Missing;
    }
    let text = visible(cell);
    let text = text.trim_start_matches('\'');
    if let Some(unit) = (text.len() < SHORTEST).then(|| nothing_of(text)).flatten() {
        return Cell::Figure { value: 0.0, unit: Some(unit) };
    }
    if text.len() > LONGEST || !text.contains(|c: char| c.is_ascii_digit()) {
        return Cell::Text;
    }
    if let Some(seconds) = duration(text, mark) {
        return Cell::Figure { value: seconds, unit: Some(FigureUnit::Seconds) };
    }
    match figure(text, mark) {
        Some((value, unit)) if value.is_finite() => Cell::Figure { value, unit },
        _ => Cell::Text,
    }
}

/// What stands before a bound or an estimate.
const BOUNDS: [char; 6] = ['<', '>', '≤', '≥', '~', '≈'];

/// Whether a cell gives a bound or an estimate: "<10", "< 1%", "≈ 200".
pub fn is_bound(cell: &str, mark: DecimalMark) -> bool {
    let text = visible(cell);
    let rest = text.trim_start_matches(BOUNDS).trim_start_matches('=');
    text.starts_with(BOUNDS) && matches!(read(rest, mark), Cell::Figure { .. })
}

/// Why a cell among figures is most likely no figure, as the end of a sentence; `None` where
/// nothing is known.
pub fn likely_cause(cell: &str) -> Option<&'static str> {
    let text = visible(cell);
    if text.starts_with(BOUNDS) {
        return Some("the file gives a bound or an estimate there and no figure");
    }
    let is_date = dates::is_broken_number(&text) || dates::parse(&text).is_some();
    if text.len() <= LONGEST && is_date {
        return Some(
            "a spreadsheet program seems to have taken figures for dates and saved them so; export the file again and import it before it is opened elsewhere",
        );
    }
    None
}

/// What a cell tells about the decimal mark.
pub fn evidence(cell: &str) -> Evidence {
    match (quick::number(cell), marked::body(cell)) {
        (Some(plain), _) => evidence_of(plain),
        (None, Some(body)) => evidence_of_body(body),
        (None, None) => evidence_slowly(cell),
    }
}

/// What a plain number tells about it.
pub(in crate::import) fn evidence_of(plain: Plain) -> Evidence {
    match plain.point {
        None => Evidence::None,
        // "0.039" has no thousands, "00.039" is nobody's way to write a fraction.
        Some((1, 3)) if plain.value.abs() < 1.0 => Evidence::Sure(DecimalMark::Point),
        Some((1..=3, 3)) => Evidence::PointEither,
        Some(_) => Evidence::Sure(DecimalMark::Point),
    }
}

pub(in crate::import) fn evidence_slowly(cell: &str) -> Evidence {
    let text = visible(cell);
    if text.len() > LONGEST || !text.contains([',', '.']) {
        return Evidence::None;
    }
    let Affixes { body, .. } = strip_affixes(&text);
    if !is_number_like(body) {
        return Evidence::None;
    }
    evidence_of_body(body)
}

/// What the signs between digits tell.
fn evidence_of_body(body: &str) -> Evidence {
    let body = body.as_bytes();
    let count = |mark: u8| body.iter().map(|byte| usize::from(*byte == mark)).sum::<usize>();
    let last = |mark: u8| body.iter().rposition(|byte| *byte == mark);
    let (commas, points) = (count(b','), count(b'.'));
    // A group of three after one to three digits that are not just 0 fits both readings.
    let fits_both = |mark: u8| {
        let before = body.split(|byte| *byte == mark).next().unwrap_or_default();
        let is_whole = before.len() <= 3 && !matches!(before, b"" | b"0");
        is_whole && last(mark).is_some_and(|at| body.len() - at - 1 == 3)
    };
    match (commas, points) {
        (0, 0) => Evidence::None,
        (1.., 1..) if last(b',') > last(b'.') => Evidence::Sure(DecimalMark::Comma),
        (1.., 1..) | (2.., 0) => Evidence::Sure(DecimalMark::Point),
        (1, _) if fits_both(b',') => Evidence::CommaEither,
        (0, 1) if fits_both(b'.') => Evidence::PointEither,
        (0, 1) => Evidence::Sure(DecimalMark::Point),
        (0 | 1, _) => Evidence::Sure(DecimalMark::Comma),
    }
}

fn is_number_like(body: &str) -> bool {
    body.bytes().any(|b| b.is_ascii_digit())
        && body.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '\'' | '’'))
}

fn figure(text: &str, mark: DecimalMark) -> Option<(f64, Option<FigureUnit>)> {
    let Affixes { body, unit, is_negative, zeros } = strip_affixes(text);
    let value = if body.contains(['e', 'E']) && zeros == 0 {
        scientific(body, mark)?
    } else {
        plain(body, mark, zeros)?
    };
    Some((if is_negative { -value } else { value }, unit))
}

/// A number with groups and decimals; `zeros` that its magnitude adds ("1,2 Mio.").
fn plain(body: &str, mark: DecimalMark, zeros: u8) -> Option<f64> {
    if !is_number_like(body) {
        return None;
    }
    let (point, group) = match mark {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let (whole, fraction) = body.split_once(point).unwrap_or((body, ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digits = joined_groups(whole, group)?;
    if digits.len() > MAX_DIGITS || (digits.is_empty() && fraction.is_empty()) {
        return None;
    }
    format!("0{digits}.{fraction}0e{zeros}").parse().ok()
}

/// The digits of a whole number without what parts its thousands: three digits each, two in the
/// Indian way before the last three, always the same sign between them.
fn joined_groups(whole: &str, group: char) -> Option<String> {
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return Some(whole.to_owned());
    };
    if ![group, ' ', '\'', '’'].contains(&mark) {
        return None;
    }
    let groups: Vec<&str> = whole.split(mark).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let are_all = |len: usize| middle.iter().all(|group| group.len() == len);
    let fits = (1..=3).contains(&first.len())
        && last.len() == 3
        && (are_all(3) || (are_all(2) && first.len() <= 2))
        && groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    fits.then(|| groups.concat())
}

fn scientific(body: &str, mark: DecimalMark) -> Option<f64> {
    let body = if mark == DecimalMark::Comma { body.replace(',', ".") } else { body.to_owned() };
    let is_plain = body.starts_with(|c: char| c.is_ascii_digit())
        && body.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-'));
    is_plain.then(|| body.parse().ok()).flatten()
}
