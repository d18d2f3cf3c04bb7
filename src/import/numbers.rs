//! One cell to a figure: thousands, decimals, percent, money, durations, and the many ways to say
//! that nothing was measured.

use super::clean::visible;
use super::durations::duration;
use super::missing::is_missing;
use super::quick;

/// Which sign parts whole from broken numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum DecimalMark {
    #[default]
    Point,
    Comma,
}

/// What stands beside a figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureUnit {
    Percent,
    /// Clock times and "1m, 19s" become seconds.
    Seconds,
    /// An ISO 4217 code, or the sign as the file has it.
    Money(String),
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

/// Money signs and codes, longer ones first.
const MONEY: [(&str, &str); 26] = [
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("AU$", "AUD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("R$", "BRL"),
    ("HK$", "HKD"),
    ("USD", "USD"),
    ("EUR", "EUR"),
    ("GBP", "GBP"),
    ("INR", "INR"),
    ("UAH", "UAH"),
    ("CHF", "CHF"),
    ("CAD", "CAD"),
    ("AUD", "AUD"),
    ("JPY", "JPY"),
    ("BRL", "BRL"),
    ("PLN", "PLN"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₴", "UAH"),
    ("₽", "RUB"),
    ("zł", "PLN"),
];
/// Codes a header may name in brackets.
const CURRENCIES: &str = "USD EUR GBP UAH INR CHF CAD AUD NZD JPY CNY BRL MXN PLN CZK SEK NOK DKK \
    HUF RON BGN TRY ZAR NGN KES EGP ILS SAR AED IDR MYR PHP SGD THB VND KRW HKD TWD ARS CLP COP PEN \
    PKR BDT LKR RUB";
/// Digits beyond which a number names something rather than counts it, and f64 loses some.
const MAX_DIGITS: usize = 15;

/// Whether a text is the code of a currency: three capital letters that are known as one.
pub fn is_currency(code: &str) -> bool {
    CURRENCIES.split_whitespace().any(|known| known == code)
}

/// Reads a cell with the decimal mark of its column.
pub fn read(cell: &str, mark: DecimalMark) -> Cell {
    match quick::number(cell) {
        Some(plain) if plain.point.is_none() || mark == DecimalMark::Point => {
            Cell::Figure { value: plain.value, unit: None }
        }
        _ => read_slowly(cell, mark),
    }
}

/// The same without the short way for plain numbers.
pub(super) fn read_slowly(cell: &str, mark: DecimalMark) -> Cell {
    if is_missing(cell) {
        return Cell::Missing;
    }
    let text = visible(cell);
    let text = text.trim_start_matches('\'');
    // The longest number with money and blanks is shorter than this; texts are not looked at.
    if text.len() > 40 {
        return Cell::Text;
    }
    if let Some(seconds) = duration(text) {
        return Cell::Figure { value: seconds, unit: Some(FigureUnit::Seconds) };
    }
    match figure(text, mark) {
        Some((value, unit)) if value.is_finite() => Cell::Figure { value, unit },
        _ => Cell::Text,
    }
}

/// What a cell tells about the decimal mark.
pub fn evidence(cell: &str) -> Evidence {
    match quick::number(cell).map(|plain| plain.point) {
        Some(None) => Evidence::None,
        Some(Some((1..=3, 3))) => evidence_slowly(cell),
        Some(Some(_)) => Evidence::Sure(DecimalMark::Point),
        None => evidence_slowly(cell),
    }
}

fn evidence_slowly(cell: &str) -> Evidence {
    let text = visible(cell);
    let (body, _, _) = strip_affixes(&text);
    if !is_number_like(body) {
        return Evidence::None;
    }
    let (commas, points) = (body.matches(',').count(), body.matches('.').count());
    let after = |mark: char| body.rsplit(mark).next().map_or(0, str::len);
    let before = |mark: char| body.split(mark).next().unwrap_or("");
    // A group of three after one to three digits that are not just 0 fits both readings.
    let fits_both = |mark: char| {
        after(mark) == 3 && before(mark).len() <= 3 && !matches!(before(mark), "" | "0")
    };
    match (commas, points) {
        (0, 0) => Evidence::None,
        (1.., 1..) if body.rfind(',') > body.rfind('.') => Evidence::Sure(DecimalMark::Comma),
        (1.., 1..) | (2.., 0) => Evidence::Sure(DecimalMark::Point),
        (1, _) if fits_both(',') => Evidence::CommaEither,
        (0, 1) if fits_both('.') => Evidence::PointEither,
        (0, 1) => Evidence::Sure(DecimalMark::Point),
        (0 | 1, _) => Evidence::Sure(DecimalMark::Comma),
    }
}

fn is_number_like(body: &str) -> bool {
    body.bytes().any(|b| b.is_ascii_digit())
        && body.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '\'' | '’'))
}

/// The digits of a figure, its unit, and its sign and magnitude as a factor.
fn strip_affixes(text: &str) -> (&str, Option<FigureUnit>, f64) {
    let mut body = text.trim();
    let mut factor = 1.0;
    if let Some(inner) = body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (body, factor) = (inner.trim(), -1.0);
    }
    let mut unit = None;
    // A sign may stand before or after the money: −$5, $−5.
    for _ in 0..3 {
        if let Some(rest) = body.strip_prefix(['-', '−', '‒']) {
            (body, factor) = (rest.trim_start(), -factor);
        } else if let Some(rest) = body.strip_prefix('+') {
            body = rest.trim_start();
        } else if let Some(rest) = body.strip_suffix('%') {
            (body, unit) = (rest.trim_end(), Some(FigureUnit::Percent));
        } else if let Some((rest, code)) = strip_money(body) {
            (body, unit) = (rest, Some(FigureUnit::Money(code.to_owned())));
        } else {
            break;
        }
    }
    for (letter, size) in [('K', 1e3), ('k', 1e3), ('M', 1e6), ('B', 1e9)] {
        if let Some(rest) = body.strip_suffix(letter)
            && rest.ends_with(|c: char| c.is_ascii_digit())
        {
            return (rest, unit, factor * size);
        }
    }
    (body, unit, factor)
}

fn strip_money(body: &str) -> Option<(&str, &'static str)> {
    MONEY.iter().find_map(|(sign, code)| {
        let rest = body.strip_prefix(sign).or_else(|| body.strip_suffix(sign))?;
        Some((rest.trim(), *code))
    })
}

fn figure(text: &str, mark: DecimalMark) -> Option<(f64, Option<FigureUnit>)> {
    let (body, unit, factor) = strip_affixes(text);
    let value = if body.contains(['e', 'E']) && body.as_bytes().first()?.is_ascii_digit() {
        scientific(body, mark)?
    } else {
        plain(body, mark)?
    };
    Some((value * factor, unit))
}

fn plain(body: &str, mark: DecimalMark) -> Option<f64> {
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
    let groups: Vec<&str> = whole.split([group, ' ', '\'', '’']).collect();
    let digits = if groups.len() == 1 { whole.to_owned() } else { joined_groups(&groups)? };
    if digits.len() > MAX_DIGITS || (digits.is_empty() && fraction.is_empty()) {
        return None;
    }
    format!("0{digits}.{fraction}0").parse().ok()
}

/// Groups of thousands: three digits each, two in the Indian way before the last three.
fn joined_groups(groups: &[&str]) -> Option<String> {
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let fits = (1..=3).contains(&first.len())
        && last.len() == 3
        && middle.iter().all(|group| matches!(group.len(), 2 | 3));
    fits.then(|| groups.concat())
}

fn scientific(body: &str, mark: DecimalMark) -> Option<f64> {
    let body = if mark == DecimalMark::Comma { body.replace(',', ".") } else { body.to_owned() };
    let is_plain =
        body.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-'));
    is_plain.then(|| body.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, mark: DecimalMark, expected: f64, unit: Option<&FigureUnit>) {
        match read(text, mark) {
            Cell::Figure { value, unit: found } => {
                assert!((value - expected).abs() < 1e-9, "{text}: {value}");
                assert_eq!(found.as_ref(), unit, "{text}");
            }
            other => panic!("{text}: {other:?}"),
        }
    }

    fn plain_point(text: &str, expected: f64) {
        check(text, DecimalMark::Point, expected, None);
    }

    fn plain_comma(text: &str, expected: f64) {
        check(text, DecimalMark::Comma, expected, None);
    }

    #[test]
    fn numbers_with_a_decimal_point() {
        for (text, expected) in [
            ("0", 0.0),
            ("42", 42.0),
            ("-3", -3.0),
            ("−3", -3.0),
            ("+7", 7.0),
            ("25,881", 25_881.0),
            ("1,234,567.5", 1_234_567.5),
            ("12,34,567", 1_234_567.0),
            ("5218.0", 5218.0),
            ("1.429999948", 1.429_999_948),
            (".5", 0.5),
            ("(5)", -5.0),
            ("1 234", 1_234.0),
            ("1\u{a0}234.5", 1_234.5),
            ("1'234.5", 1_234.5),
            ("1.2K", 1_200.0),
            ("3M", 3e6),
            ("1.2E+05", 120_000.0),
            ("'12", 12.0),
            (" 7 ", 7.0),
            ("0.039086975980904076", 0.039_086_975_980_904_076),
        ] {
            plain_point(text, expected);
        }
    }

    #[test]
    fn numbers_with_a_decimal_comma() {
        for (text, expected) in [
            ("98,6", 98.6),
            ("1.234,5", 1_234.5),
            ("1.234", 1_234.0),
            ("1 234,5", 1_234.5),
            ("1\u{202f}234\u{202f}567", 1_234_567.0),
            ("1,2K", 1_200.0),
            ("0,039", 0.039),
        ] {
            plain_comma(text, expected);
        }
    }

    #[test]
    fn units_are_taken_off_and_told() {
        let money = |code: &str| FigureUnit::Money(code.to_owned());
        check("5.29%", DecimalMark::Point, 5.29, Some(&FigureUnit::Percent));
        check("98,6 %", DecimalMark::Comma, 98.6, Some(&FigureUnit::Percent));
        check("110%", DecimalMark::Point, 110.0, Some(&FigureUnit::Percent));
        check("US$27.35", DecimalMark::Point, 27.35, Some(&money("USD")));
        check("-$5.00", DecimalMark::Point, -5.0, Some(&money("USD")));
        check("1.234,50 €", DecimalMark::Comma, 1_234.5, Some(&money("EUR")));
        for (text, seconds) in [
            ("0:04:34", 274.0),
            ("4:34", 274.0),
            ("35s", 35.0),
            ("1m, 19s", 79.0),
            ("53s, 389ms", 53.389),
            ("2h 5m", 7_500.0),
        ] {
            check(text, DecimalMark::Point, seconds, Some(&FigureUnit::Seconds));
        }
    }

    #[test]
    fn missing_is_not_zero_and_text_is_no_number() {
        for text in [
            "",
            " ",
            "-",
            "--",
            " --",
            "—",
            "NA",
            "NAN",
            "undefined",
            "N/A",
            "(not set)",
            "#DIV/0!",
        ] {
            assert_eq!(read(text, DecimalMark::Point), Cell::Missing, "{text:?}");
        }
        for text in [
            "< 1%",
            "< 15",
            "3.апр",
            "@fly",
            "18-24",
            "1902622306553184746",
            "12,3",
            "1,23,4",
            "inf",
            "1e999",
            "Lifetime",
            "1.2.3",
            "00 - 01",
            "e5",
            "5e",
            "1:2:3:4",
            "%",
            "$",
        ] {
            assert_eq!(read(text, DecimalMark::Point), Cell::Text, "{text:?}");
        }
    }

    #[test]
    fn cells_tell_what_they_know_of_the_decimal_mark() {
        use DecimalMark::{Comma, Point};
        for (text, expected) in [
            ("12", Evidence::None),
            ("1,234", Evidence::CommaEither),
            ("1.234", Evidence::PointEither),
            ("0,123", Evidence::Sure(Comma)),
            ("0.123", Evidence::Sure(Point)),
            ("1,5", Evidence::Sure(Comma)),
            ("1.5", Evidence::Sure(Point)),
            ("1.234,5", Evidence::Sure(Comma)),
            ("1,234.5", Evidence::Sure(Point)),
            ("1,234,567", Evidence::Sure(Point)),
            ("1.234.567", Evidence::Sure(Comma)),
            ("98,6%", Evidence::Sure(Comma)),
            ("$1,234", Evidence::CommaEither),
            ("a,b", Evidence::None),
            ("1234,567", Evidence::Sure(Comma)),
        ] {
            assert_eq!(evidence(text), expected, "{text}");
        }
    }
}
