//! What the format of a workbook's cell says about its figure: that it is a percentage, or an amount
//! in a currency. The cell itself holds the bare number.

use crate::import::cells::numbers::{self, Cell, DecimalMark, FigureUnit};

/// What a figure is shown with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sign {
    #[default]
    None,
    Percent,
    /// As the format writes it.
    Currency(String),
}

/// Formats that show the currency of whoever opens the workbook, by their numbers in the Office Open
/// XML standard (ECMA-376, 18.8.30).
const OF_READER: [u32; 8] = [5, 6, 7, 8, 41, 42, 43, 44];

impl Sign {
    /// The sign of a format such as `0.00%` or `#,##0.00 "€"`; the first of its sections counts.
    pub fn of(code: &str, id: Option<u32>) -> Self {
        let Parts { literal, is_percent } = Parts::of(code);
        if is_percent {
            return Self::Percent;
        }
        let sign = literal.trim();
        let is_known = !sign.is_empty() && !id.is_some_and(|id| OF_READER.contains(&id)) && {
            let read = numbers::read(&format!("1 {sign}"), DecimalMark::Point);
            matches!(read, Cell::Figure { unit: Some(FigureUnit::Money(_)), .. })
        };
        if is_known { Self::Currency(sign.to_owned()) } else { Self::None }
    }

    /// A figure with its sign.
    pub fn text(&self, value: f64) -> String {
        match self {
            Self::None => value.to_string(),
            // 0.07 times 100 has digits that only come from the multiplication.
            Self::Percent => format!("{}%", (value * 1e12).round() / 1e10),
            Self::Currency(sign) => format!("{value} {sign}"),
        }
    }
}

/// The first section of a format, taken apart.
#[derive(Default)]
struct Parts {
    /// What stands in it as it is shown.
    literal: String,
    is_percent: bool,
}

impl Parts {
    fn of(code: &str) -> Self {
        const BARE: &str = "$€£¥₽₹₩₺₴₫฿";
        let mut parts = Self::default();
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            match sign {
                ';' => break,
                '%' => parts.is_percent = true,
                '"' => parts.literal.extend(signs.by_ref().take_while(|c| *c != '"')),
                '\\' => parts.literal.extend(signs.next()),
                // The room of a letter, and one that fills the cell.
                '_' | '*' => drop(signs.next()),
                '[' => {
                    let inner: String = signs.by_ref().take_while(|c| *c != ']').collect();
                    // "[$€-407]" is a currency with a language; others are colours and conditions.
                    let currency = inner.strip_prefix('$').map(|rest| rest.split('-').next());
                    parts.literal.extend(currency.flatten());
                }
                _ if BARE.contains(sign) => parts.literal.push(sign),
                _ => {}
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_say_percent_and_currencies() {
        let check = |code: &str, value: f64, expected: &str| {
            assert_eq!(Sign::of(code, Some(164)).text(value), expected, "{code}");
        };
        check("0.00%", 0.0123, "1.23%");
        check("0%", 0.07, "7%");
        check("0.0%;[Red]-0.0%", -0.125, "-12.5%");
        check("#,##0.00 \"€\"", 1234.5, "1234.5 €");
        check("[$€-407] #,##0.00", 5.0, "5 €");
        check("[$EUR] #,##0", 5.0, "5 EUR");
        check("\"$\"#,##0_);[Red](\"$\"#,##0)", 5.5, "5.5 $");
        check("_-* #,##0.00\\ \"zł\"_-", 5.0, "5 zł");
        // What is no currency stays out.
        for code in ["General", "0.00", "#,##0", "0\"x\"", "0.0,\"K\"", "[Red]0", "0 \"%\"", "@"] {
            check(code, 5.5, "5.5");
        }
        assert_eq!(Sign::of("_(\"$\"* #,##0.00_)", Some(44)), Sign::None);
    }
}
