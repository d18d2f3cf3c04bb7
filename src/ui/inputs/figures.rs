//! How the KPI's column puts its figures: decimals that line up, changes, reasons.

use crate::analysis::Point;
use crate::model::{NumberFormat, Unit};
use crate::ui::words::NOTHING;

/// What the KPI's two columns show in a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KpiTexts {
    /// The figure, or the reason why there is none.
    pub value: String,
    /// The difference to the row before; empty where there is none.
    pub change: String,
    /// Whether `value` is a figure.
    pub is_known: bool,
    /// What limits the figure.
    pub remarks: String,
}

/// How many decimals a column of figures needs to say something: none for whole numbers, else
/// about three digits of the largest, but one at least.
pub fn decimals(values: impl Iterator<Item = f64>) -> usize {
    let (mut largest, mut are_whole) = (0.0_f64, true);
    for value in values {
        largest = largest.max(value.abs());
        are_whole &= value.fract() == 0.0;
    }
    match largest {
        _ if are_whole => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    }
}

/// The texts of a row from its point and the one before. Without a figure the reason is only told
/// where something `is_begun`; rows nobody has come to yet stay quiet.
pub fn texts(
    point: &Point,
    before: Option<&Point>,
    is_begun: impl FnOnce() -> bool,
    unit: &Unit,
    numbers: NumberFormat,
    decimals: usize,
) -> KpiTexts {
    let Some(value) = point.figure.value() else {
        let reason = point.figure.reason().filter(|_| is_begun());
        return KpiTexts {
            value: reason.unwrap_or(NOTHING).to_owned(),
            remarks: point.figure.reason().unwrap_or_default().to_owned(),
            ..KpiTexts::default()
        };
    };
    let suffix = if *unit == Unit::Percent { "\u{a0}%" } else { "" };
    // A month to date held against a whole month would say nothing.
    let before = before.filter(|_| point.is_complete);
    let change = before.and_then(|before| before.figure.value()).map(|before| value - before);
    KpiTexts {
        value: format!("{}{suffix}", numbers.format(value, Some(decimals))),
        change: change
            .map_or_else(String::new, |change| numbers.format_signed(change, Some(decimals))),
        is_known: true,
        remarks: point.remarks.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::Figure;
    use crate::model::{Cadence, Period};

    fn point(figure: Figure, readings: usize) -> Point {
        Point {
            period: Period { cadence: Cadence::Month, ordinal: 0 },
            start: date(1970, 1, 1),
            end: date(1970, 1, 31),
            figure,
            is_complete: true,
            readings,
            remarks: Vec::new(),
        }
    }

    fn shown(point: &Point, before: Option<&Point>) -> (String, String) {
        let is_begun = || point.readings > 0;
        let shown = texts(point, before, is_begun, &Unit::Percent, NumberFormat::CommaPoint, 1);
        (shown.value.replace('\u{a0}', " "), shown.change)
    }

    #[test]
    fn a_figure_has_its_unit_and_its_change() {
        let (january, february) = (point(Figure::Known(12.6), 2), point(Figure::Known(13.2), 2));
        assert_eq!(shown(&february, Some(&january)), ("13.2 %".to_owned(), "+0.6".to_owned()));
        assert_eq!(shown(&january, None), ("12.6 %".to_owned(), String::new()));
    }

    #[test]
    fn a_period_to_date_is_not_held_against_a_whole_one() {
        let before = point(Figure::Known(12.6), 2);
        let to_date = Point { is_complete: false, ..point(Figure::Known(6.0), 2) };
        assert_eq!(shown(&to_date, Some(&before)), ("6.0 %".to_owned(), String::new()));
    }

    #[test]
    fn a_missing_figure_says_why_only_where_something_was_entered() {
        let reason = || Figure::NoData("no reading of competitor mentions".to_owned());
        assert_eq!(shown(&point(reason(), 1), None).0, "no reading of competitor mentions");
        assert_eq!(shown(&point(reason(), 0), None).0, "–");
    }

    #[test]
    fn decimals_fit_the_size_of_the_figures() {
        let check = |values: &[f64], expected: usize| {
            assert_eq!(decimals(values.iter().copied()), expected, "{values:?}");
        };
        check(&[], 0);
        check(&[12.0, 250_000.0], 0);
        check(&[11.87, 13.24], 1);
        check(&[1.5, 2.25], 2);
        check(&[0.012, -0.5], 3);
    }
}
