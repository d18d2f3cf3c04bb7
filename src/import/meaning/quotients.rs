//! Columns that are the quotient of two others: a rate, whatever it is called (`OpenPerc` beside opens
//! and recipients). One walk over the rows serves all who ask.

use crate::import::cells::clean::visible;
use crate::import::cells::numbers::DecimalMark;
use crate::import::columns::ColumnContent;
use crate::import::meaning::aliases::guess;
use crate::import::meaning::standing::figure;
use crate::import::source::file::ParsedTable;
use crate::model::InputKind;

/// Rows looked at.
const SAMPLE: usize = 64;
/// Rows that must fit, and different figures among them, so that it is no accident.
const FEWEST: usize = 5;
const DIFFERENT: usize = 3;
/// Columns of a table beyond which pairs are not tried.
const MOST_COLUMNS: usize = 40;
/// Share by which a quotient may be off.
const CLOSE: f64 = 0.006;

/// The figures of a column in the rows looked at; `None` where a cell holds none.
pub(in crate::import) type Figures = Vec<Option<f64>>;

/// A figure with the digits and decimals it is written with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) struct Written {
    pub value: f64,
    /// Digits without leading zeros.
    pub digits: usize,
    pub decimals: i32,
}

/// How well the rows of a rate fit one column divided by another; rows in which one of them is 0 say
/// nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Fit {
    n: usize,
    n_fitting: usize,
    /// Digits that fit in all: of a rate that is the quotient as it is printed all of its digits, of
    /// one that is nearly so one.
    pub digits: usize,
}

impl Fit {
    /// Holds rates against parts divided by wholes times `scale`, which may be off by the share
    /// `close` and by what the decimals do not show.
    pub fn of(
        rates: &[Option<Written>],
        (parts, wholes): (&[Option<f64>], &[Option<f64>]),
        scale: f64,
        close: f64,
    ) -> Self {
        let mut fit = Self::default();
        for ((rate, part), whole) in rates.iter().zip(parts).zip(wholes) {
            let (Some(rate), Some(part), Some(whole)) = (rate, part, whole) else { continue };
            if rate.value <= 0.0 || *whole <= 0.0 {
                continue;
            }
            fit.n += 1;
            let expected = scale * part / whole;
            let printed = 0.5 * 10_f64.powi(-rate.decimals) + 1e-9;
            let apart = (rate.value - expected).abs();
            // A rate of which no digit is left says nothing.
            let is_exact = apart <= printed && expected > printed;
            if is_exact || apart <= close * expected {
                fit.n_fitting += 1;
                fit.digits += if is_exact { rate.digits } else { 1 };
            }
            // Hardly any pair fits, and most are seen to be none soon.
            if (fit.n - fit.n_fitting) * 10 > rates.len() {
                break;
            }
        }
        fit
    }

    /// Whether nine of ten rows fit, and so many say something.
    pub fn is_quotient(&self, fewest: usize) -> bool {
        self.n >= fewest && self.n_fitting * 10 >= self.n * 9
    }
}

/// The figures of a column in the first rows.
pub(in crate::import) fn figures(table: &ParsedTable, column: usize) -> Figures {
    let mark = table.columns[column].mark;
    let records = table.shape.rows.iter().take(SAMPLE);
    records.map(|record| figure(table, record, column, mark)).collect()
}

/// The same as they are written.
pub(in crate::import) fn written(table: &ParsedTable, column: usize) -> Vec<Option<Written>> {
    let point = match table.columns[column].mark {
        DecimalMark::Point => '.',
        DecimalMark::Comma => ',',
    };
    let is_digit = |c: &char| c.is_ascii_digit();
    let written = |(record, value): (usize, Option<f64>)| {
        let cell = visible(table.grid().field(record, column));
        let (_, behind) = cell.rsplit_once(point).unwrap_or((&cell, ""));
        let decimals = i32::try_from(behind.chars().filter(is_digit).count()).unwrap_or(0);
        let digits = cell.chars().filter(is_digit).skip_while(|c| *c == '0').count();
        Some(Written { value: value?, digits, decimals })
    };
    table.shape.rows.iter().zip(figures(table, column)).map(written).collect()
}

/// Whether the broken figures of a column are those of one column divided by another, or a hundred
/// times that.
pub(in crate::import) fn is_one(table: &ParsedTable, column: usize) -> bool {
    let is_of_figures = |at: &usize| table.columns[*at].content == ColumnContent::Figures;
    let n_figures = (0..table.columns.len()).filter(is_of_figures).count();
    if !(3..=MOST_COLUMNS).contains(&n_figures) {
        return false;
    }
    let quotients = figures(table, column);
    let n_broken = quotients.iter().flatten().filter(|value| value.fract() != 0.0).count();
    if n_broken < FEWEST || n_distinct(&quotients) < DIFFERENT {
        return false;
    }
    // Hours are what was paid by the hour, and no rate: what divides or is divided was counted.
    let is_counted = |at: &usize| {
        let kind = guess(&table.columns[*at].header).kind;
        matches!(kind, InputKind::Flow | InputKind::Unique)
    };
    let others = (0..table.columns.len()).filter(|at| *at != column).filter(is_of_figures);
    let all: Vec<Figures> = others.filter(is_counted).map(|at| figures(table, at)).collect();
    let are_whole = |values: &&Figures| {
        n_distinct(values) >= DIFFERENT && values.iter().flatten().all(|value| value.fract() == 0.0)
    };
    let below: Vec<&Figures> = all.iter().filter(are_whole).collect();
    let quotients = written(table, column);
    let fits = |above: &Figures, below: &Figures, scale: f64| {
        Fit::of(&quotients, (above, below), scale, CLOSE).is_quotient(FEWEST)
    };
    all.iter().any(|above| {
        let mut others = below.iter().filter(|below| !std::ptr::eq(**below, above));
        others.any(|below| [1.0, 100.0].iter().any(|scale| fits(above, below, *scale)))
    })
}

fn n_distinct(values: &[Option<f64>]) -> usize {
    let mut bits: Vec<u64> = values.iter().flatten().map(|value| value.to_bits()).collect();
    bits.sort_unstable();
    bits.dedup();
    bits.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{NoProgress, Reading, read_file};

    #[test]
    fn rates_fit_as_far_as_they_are_printed() {
        let of = |rates: &[(f64, i32)], part: f64, whole: f64, close: f64| {
            let written = |(value, decimals): &(f64, i32)| {
                Some(Written { value: *value, digits: 2, decimals: *decimals })
            };
            let rates: Vec<_> = rates.iter().map(written).collect();
            let same = |value: f64| vec![Some(value); rates.len()];
            Fit::of(&rates, (&same(part), &same(whole)), 100.0, close)
        };
        // 12.34…, printed with one decimal, is 12.3 and not 12.4.
        assert!(of(&[(12.3, 1); 3], 1234.0, 10_000.0, 0.0).is_quotient(3));
        assert!(!of(&[(12.4, 1); 3], 1234.0, 10_000.0, 0.0).is_quotient(1));
        assert!(of(&[(12.4, 1); 3], 1234.0, 10_000.0, 0.006).is_quotient(3));
        // Rows without a rate say nothing, and one in ten may be off.
        assert!(!of(&[(0.0, 1); 3], 1234.0, 10_000.0, 0.006).is_quotient(1));
        let mut rates = vec![(12.3, 1); 9];
        rates.push((50.0, 1));
        assert!(of(&rates, 1234.0, 10_000.0, 0.0).is_quotient(5));
        rates.push((50.0, 1));
        assert!(!of(&rates, 1234.0, 10_000.0, 0.0).is_quotient(5));
    }

    #[test]
    fn a_quotient_of_two_columns_is_told_and_other_broken_figures_are_not() {
        let mut text = String::from("Date,Recipients,Opens,OpenPerc,Weight\n");
        let rows = [(400, 250), (410, 333), (425, 301), (450, 299), (460, 412), (475, 377)];
        for (at, (sent, opens)) in rows.into_iter().enumerate() {
            let share = f64::from(opens) / f64::from(sent);
            let row = format!("2025-03-{:02},{sent},{opens},{share:.3},{}.37\n", at + 1, at * 3);
            text.push_str(&row);
        }
        let file = read_file("typed.csv", text.as_bytes(), Reading::texts(&NoProgress));
        let of = |column| is_one(&file.tables[0], column);
        assert_eq!([1, 2, 3, 4].map(of), [false, false, true, false]);
    }
}
