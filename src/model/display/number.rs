//! Numbers as people write them: grouped thousands, a decimal sign, a true minus.

use serde::{Deserialize, Serialize};

/// Which signs group thousands and begin the decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberFormat {
    /// 1,234.5
    #[default]
    CommaPoint,
    /// 1.234,5
    PointComma,
    /// 1 234,5
    SpaceComma,
    /// 1 234.5
    SpacePoint,
    /// 1234.5
    Plain,
}

/// The minus sign numbers are shown with.
const MINUS: char = '\u{2212}';
/// The space that groups thousands: narrow, and no line ends at it.
const NARROW_SPACE: char = '\u{202f}';
/// How many digits a number shows when nobody asked for decimals.
const SIGNIFICANT: usize = 6;
/// Digits of the smallest number that is not shown as 0.
const MAX_DECIMALS: usize = 9;
/// Up to 2^53 every whole number is told from the next one.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl NumberFormat {
    pub const ALL: [Self; 5] =
        [Self::CommaPoint, Self::PointComma, Self::SpaceComma, Self::SpacePoint, Self::Plain];

    /// A number written this way, for a chooser.
    pub fn example(self) -> String {
        self.format(12_345.6, Some(1))
    }

    /// `value` with thousands grouped.
    ///
    /// With `decimals`, exactly so many. Without, whole numbers in full and others with at most
    /// two decimals (three below 1, two significant digits below 0.01) and six digits in all,
    /// without zeros at the end. What is not a finite number is shown as "–", and what is so large
    /// that its last digits are not known as more than 9 quadrillion.
    pub fn format(self, value: f64, decimals: Option<usize>) -> String {
        if !value.is_finite() {
            return "–".to_owned();
        }
        if value.abs() > EXACT {
            let side = if value > 0.0 { "> " } else { "< −" };
            return format!("{side}9 quadrillion");
        }
        let plain = match decimals {
            Some(decimals) => format!("{:.decimals$}", value.abs()),
            None => without_end_zeros(format!("{:.*}", fitting_decimals(value), value.abs())),
        };
        let is_zero = plain.bytes().all(|byte| byte == b'0' || byte == b'.');
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut shown = String::new();
        if value < 0.0 && !is_zero {
            shown.push(MINUS);
        }
        self.push_grouped(&mut shown, whole);
        if !fraction.is_empty() {
            shown.push(self.decimal_sign());
            shown.push_str(fraction);
        }
        shown
    }

    /// A difference: as [`NumberFormat::format`], with a plus before what is above zero.
    pub fn format_signed(self, value: f64, decimals: Option<usize>) -> String {
        let shown = self.format(value, decimals);
        let is_positive =
            (0.0..=EXACT).contains(&value) && shown.chars().any(|sign| matches!(sign, '1'..='9'));
        if is_positive { format!("+{shown}") } else { shown }
    }

    /// `value` with every digit it has and no grouping, as a text field or the clipboard wants it:
    /// [`NumberFormat::parse`] gives the same value back.
    pub fn exact(self, value: f64) -> String {
        let plain = value.to_string();
        if self.decimal_sign() == '.' { plain } else { plain.replace('.', ",") }
    }

    /// Reads a number typed by a person or pasted from elsewhere: `12k`, `1.2m`, `12 000`,
    /// `12,5 %` (12.5), `−5`, `(5)`. Where `1,234` could be either, this format decides.
    ///
    /// # Errors
    /// A sentence for the person who typed it.
    pub fn parse(self, text: &str) -> Result<f64, String> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err("There is no number yet".to_owned());
        }
        self.read(trimmed).ok_or_else(|| format!("“{trimmed}” is not a number"))
    }

    fn read(self, text: &str) -> Option<f64> {
        let (text, in_brackets) = match text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
            Some(inner) => (inner.trim(), true),
            None => (text, false),
        };
        let (text, is_negative) = strip_sign(strip_unit(text));
        if in_brackets && is_negative {
            return None;
        }
        let (digits, factor) = strip_magnitude(strip_unit(text));
        let value = self.read_digits(digits)? * factor;
        let value = if is_negative || in_brackets { -value } else { value };
        // "−0" is nothing but zero.
        value.is_finite().then_some(if value == 0.0 { 0.0 } else { value })
    }

    /// Reads digits with grouping and decimals, or the "1.2E+05" of spreadsheets.
    fn read_digits(self, text: &str) -> Option<f64> {
        if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') {
            return None;
        }
        if let Some(at) = text.find(['e', 'E']) {
            let (mantissa, exponent) = (&text[..at], &text[at + 1..]);
            let exponent: i32 = exponent.parse().ok()?;
            let mantissa = mantissa.replace(',', ".");
            return format!("{mantissa}e{exponent}").parse().ok();
        }
        let (whole, fraction) = match self.decimal_sign_at(text) {
            Some(at) => (&text[..at], &text[at + 1..]),
            None => (text, ""),
        };
        let has_digits = !whole.is_empty() || !fraction.is_empty();
        if !has_digits || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let whole = ungrouped(whole)?;
        format!("{whole}.{fraction}0").parse().ok()
    }

    /// Where the decimals of `text` begin, if it has any.
    fn decimal_sign_at(self, text: &str) -> Option<usize> {
        let last = text.rfind(['.', ','])?;
        let sign = text[last..].chars().next()?;
        if text.matches(sign).count() > 1 {
            return None;
        }
        let (before, after) = (&text[..last], &text[last + 1..]);
        let is_only_sign = before.bytes().all(|byte| byte.is_ascii_digit());
        let could_be_group = is_only_sign
            && after.len() == 3
            && (1..=3).contains(&before.len())
            && !before.starts_with('0');
        (!could_be_group || sign == self.decimal_sign()).then_some(last)
    }

    fn decimal_sign(self) -> char {
        match self {
            Self::CommaPoint | Self::SpacePoint | Self::Plain => '.',
            Self::PointComma | Self::SpaceComma => ',',
        }
    }

    fn group_sign(self) -> Option<char> {
        match self {
            Self::CommaPoint => Some(','),
            Self::PointComma => Some('.'),
            Self::SpaceComma | Self::SpacePoint => Some(NARROW_SPACE),
            Self::Plain => None,
        }
    }

    fn push_grouped(self, shown: &mut String, digits: &str) {
        for (index, digit) in digits.chars().enumerate() {
            let is_group_start = index > 0 && (digits.len() - index).is_multiple_of(3);
            if let Some(sign) = self.group_sign().filter(|_| is_group_start) {
                shown.push(sign);
            }
            shown.push(digit);
        }
    }
}

/// How many decimals a number deserves when nobody asked for any number of them.
fn fitting_decimals(value: f64) -> usize {
    let size = value.abs();
    if size.fract() == 0.0 {
        return 0;
    }
    if size >= 1.0 {
        let whole_digits = format!("{:.0}", size.trunc()).len();
        return SIGNIFICANT.saturating_sub(whole_digits).min(2);
    }
    let (mut first_digit, mut scaled) = (0, size);
    while scaled < 1.0 && first_digit < MAX_DECIMALS {
        scaled *= 10.0;
        first_digit += 1;
    }
    (first_digit + 1).clamp(3, MAX_DECIMALS)
}

fn without_end_zeros(digits: String) -> String {
    if digits.contains('.') {
        digits.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        digits
    }
}

/// Takes off what names a unit but changes no value.
fn strip_unit(text: &str) -> &str {
    const UNITS: [char; 5] = ['%', '$', '€', '£', '¥'];
    text.trim_matches(|c: char| c.is_whitespace() || UNITS.contains(&c))
}

fn strip_sign(text: &str) -> (&str, bool) {
    match text.strip_prefix(['-', MINUS, '–']) {
        Some(rest) => (rest.trim_start(), true),
        None => (text.strip_prefix('+').unwrap_or(text).trim_start(), false),
    }
}

/// Takes off "k", "m", "bn" and says what they multiply by.
fn strip_magnitude(text: &str) -> (&str, f64) {
    for (word, factor) in [("bn", 1e9), ("b", 1e9), ("m", 1e6), ("k", 1e3)] {
        let at = text.len().saturating_sub(word.len());
        if let Some((digits, _)) =
            text.split_at_checked(at).filter(|(_, end)| end.eq_ignore_ascii_case(word))
        {
            return (digits.trim_end(), factor);
        }
    }
    (text, 1.0)
}

/// The digits of a whole number, if its groups, where it has any, are groups of thousands. Also
/// takes the lakh and crore of "12,34,567".
fn ungrouped(whole: &str) -> Option<String> {
    let is_group_sign = |c: char| matches!(c, ',' | '.' | '\'' | '’') || c.is_whitespace();
    let signs: Vec<char> = whole.chars().filter(|c| is_group_sign(*c)).collect();
    let groups: Vec<&str> = whole.split(is_group_sign).collect();
    let are_digits = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let are_same = signs.windows(2).all(|pair| pair[0] == pair[1]);
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let are_thousands = match lengths.as_slice() {
        [_] => true,
        [first, middle @ .., 3] => {
            let by_three = (1..=3).contains(first) && middle.iter().all(|len| *len == 3);
            let by_two = (1..=2).contains(first) && middle.iter().all(|len| *len == 2);
            by_three || (by_two && signs.first() == Some(&','))
        }
        _ => false,
    };
    (are_digits && are_same && are_thousands).then(|| groups.concat())
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
