//! How the KPI's column puts its figures: decimals that line up, changes, reasons.

use crate::analysis::{Point, words};
use crate::model::{NumberFormat, Unit};
use crate::ui::words::NOTHING;

/// What the KPI's two columns show in a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KpiTexts {
    /// The figure, or two words that say why there is none.
    pub value: String,
    /// The difference to the row before; empty where there is none.
    pub change: String,
    /// Whether `value` is a figure.
    pub is_known: bool,
    /// Why there is no figure, in full; empty where there is one, and in rows nobody began.
    pub reason: String,
    /// What limits the figure.
    pub remarks: String,
    /// What of it the figure leaves out.
    pub omissions: String,
    /// The answers behind a survey's figure for a column of its own: "20 · 53 to 89 %".
    pub answers: String,
    /// The same in words.
    pub survey: String,
}

impl KpiTexts {
    /// The cell in full, for whoever cannot see it.
    pub fn in_full(&self) -> String {
        if !self.reason.is_empty() {
            return self.reason.clone();
        }
        let parts = [&self.value, &self.survey, &self.omissions];
        let said: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        said.join(", ")
    }
}

/// How many decimals a column of figures has: as many as the chart and the sentences write of any
/// of them, so that none reads otherwise here. Beside figures of 0.1 and more two are enough.
pub fn decimals(values: impl Iterator<Item = f64>) -> usize {
    let (mut largest, mut most) = (0.0_f64, 0);
    for value in values {
        largest = largest.max(value.abs());
        most = most.max(words::decimals_of(value));
    }
    if largest >= 0.1 { most.min(2) } else { most }
}

/// The difference of two figures as they are printed, so that it can be worked out again.
fn printed_change(from: f64, to: f64, decimals: usize) -> f64 {
    let printed = |value: f64| format!("{value:.decimals$}").parse().unwrap_or(value);
    printed(to) - printed(from)
}

/// The texts of a row from its point and the one before. Without a figure the reason is only told
/// where something `is_begun`; rows nobody has come to yet stay quiet.
pub fn texts(
    point: &Point,
    before: Option<&Point>,
    is_begun: impl FnOnce() -> bool,
    (unit, currency): (&Unit, &str),
    numbers: NumberFormat,
    decimals: usize,
) -> KpiTexts {
    let number = |value: f64| numbers.format(value, None);
    let sample = point.sample;
    let survey = sample.map(|sample| sample.words_with(unit, currency, number));
    let survey = survey.unwrap_or_default();
    let answers = sample.map(|sample| {
        format!("{} · {}", number(sample.answers), sample.extent(unit, currency, number))
    });
    let Some(value) = point.figure.value() else {
        let reason = point.figure.reason().unwrap_or_default().to_owned();
        let is_begun = is_begun();
        return KpiTexts {
            value: point.figure.lack().filter(|_| is_begun).unwrap_or(NOTHING).to_owned(),
            remarks: reason.clone(),
            reason: if is_begun { reason } else { String::new() },
            ..KpiTexts::default()
        };
    };
    let suffix = if *unit == Unit::Percent { "\u{a0}%" } else { "" };
    // A month to date held against a whole month would say nothing.
    let before = before.filter(|_| point.is_complete);
    let change = before
        .and_then(|before| before.figure.value())
        .map(|before| printed_change(before, value, decimals));
    KpiTexts {
        value: format!("{}{suffix}", numbers.format(value, Some(decimals))),
        change: change
            .map_or_else(String::new, |change| numbers.format_signed(change, Some(decimals))),
        is_known: true,
        reason: String::new(),
        remarks: [std::slice::from_ref(&survey), &point.remarks]
            .concat()
            .iter()
            .map(String::as_str)
            .filter(|remark| !remark.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        answers: answers.unwrap_or_default(),
        survey,
        omissions: point.omissions(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::{Figure, Reach, Sample};
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
            notes: Vec::new(),
            sample: None,
        }
    }

    fn shown(point: &Point, before: Option<&Point>) -> (String, String) {
        let is_begun = || point.readings > 0;
        let shown =
            texts(point, before, is_begun, (&Unit::Percent, ""), NumberFormat::CommaPoint, 1);
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
        assert_eq!(shown(&point(reason(), 1), None).0, "no data");
        assert_eq!(shown(&point(reason(), 0), None).0, "–");
    }

    #[test]
    fn what_a_figure_leaves_out_is_told_in_full() {
        let remarks = vec!["2 of 12 months".to_owned(), "audiences overlap".to_owned()];
        let notes = vec!["audiences overlap".to_owned()];
        let point = Point { remarks, notes, ..point(Figure::Known(5.0), 2) };
        let shown = texts(&point, None, || true, (&Unit::Count, ""), NumberFormat::CommaPoint, 0);
        assert_eq!(shown.in_full(), "5, 2 of 12 months");
        assert_eq!(shown.remarks, "2 of 12 months, audiences overlap");
    }

    #[test]
    fn a_figure_of_a_survey_says_how_many_answers_it_rests_on() {
        let share = Reach::Interval { low: 53.13, high: 88.81 };
        let told = |answers: f64, reach: Reach| {
            let sample = Some(Sample { answers, reach });
            let point = Point { sample, ..point(Figure::Known(75.0), 2) };
            let unit = (&Unit::Percent, "");
            let shown = texts(&point, None, || true, unit, NumberFormat::CommaPoint, 0);
            let in_full = shown.in_full();
            [shown.answers, in_full, shown.remarks].map(|text| text.replace('\u{a0}', " "))
        };
        let words = "20 answers, 95 % interval 53 to 89 % (Wilson)";
        let expected = ["20 · 53 to 89 %", &format!("75 %, {words}"), words];
        assert_eq!(told(20.0, share), expected);
        let words = "8 answers, too few answers for a margin (it takes 10)";
        let expected = ["8 · too few answers", &format!("75 %, {words}"), words];
        assert_eq!(told(8.0, Reach::TooFew), expected);
    }

    #[test]
    fn a_change_is_the_difference_of_the_figures_printed() {
        let (january, february) = (point(Figure::Known(12.14), 2), point(Figure::Known(12.26), 2));
        assert_eq!(shown(&january, None).0, "12.1 %");
        assert_eq!(shown(&february, Some(&january)), ("12.3 %".to_owned(), "+0.2".to_owned()));
    }

    #[test]
    fn decimals_fit_the_size_of_the_figures() {
        let check = |values: &[f64], expected: usize| {
            assert_eq!(decimals(values.iter().copied()), expected, "{values:?}");
        };
        check(&[], 0);
        check(&[12.0, 250_000.0], 0);
        check(&[11.87, 13.24], 2);
        check(&[12.0, 12.5], 1);
        check(&[1234.56], 0);
        check(&[0.012, -0.5], 2);
        check(&[0.012], 3);
    }
}
