//! One series of a preview: the readings of an input on a channel.

use jiff::civil::Date;

use crate::model::{Cadence, DatedValues, InputKind};

/// One input on one channel.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesPreview {
    /// Place of the (newest) file it is from.
    pub file: usize,
    pub table: usize,
    /// The header as the file has it.
    pub column: String,
    /// The place of the column; `None` for what is worked out from rows.
    pub column_idx: Option<usize>,
    pub identifier: String,
    pub label: String,
    pub kind: InputKind,
    pub channel: String,
    pub cadence: Cadence,
    /// First day of each period and the value, ascending, each period once; shared by all who
    /// hold the series.
    pub readings: DatedValues,
    /// Periods between the first and the last row of the table without a value.
    pub missing: usize,
    /// "%", "seconds", a currency; `None` for plain counts.
    pub unit: Option<String>,
}

impl SeriesPreview {
    /// First day of the first period.
    pub fn first(&self) -> Option<Date> {
        self.readings.first().map(|(day, _)| day)
    }

    /// First day of the last period.
    pub fn last(&self) -> Option<Date> {
        self.readings.last().map(|(day, _)| day)
    }

    /// The sum of the values with their decimals, also where adding makes no sense: a checksum.
    pub fn sum(&self) -> f64 {
        without_noise(self.readings.values())
    }

    /// The value of the last period.
    pub fn last_value(&self) -> Option<f64> {
        self.readings.last().map(|(_, value)| value)
    }
}

/// The sum of figures, with as many decimals as they have.
fn without_noise(values: &[f64]) -> f64 {
    /// With more decimals than these tell, figures were computed themselves.
    const TENS: [f64; 9] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];
    let sum = values.iter().fold(0.0, |sum, value| sum + value);
    let mut most = 0;
    for value in values {
        // Whole numbers and powers of ten are exact, so their quotient is what was written.
        let has_more = |ten: &f64| ((value * ten).round() / ten).to_bits() != value.to_bits();
        while TENS.get(most).is_some_and(has_more) {
            most += 1;
        }
    }
    if most == 0 { sum } else { format!("{sum:.most$}").parse().unwrap_or(sum) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_has_the_decimals_of_its_figures() {
        let check = |values: &[f64], expected: f64| {
            assert_eq!(without_noise(values).to_bits(), expected.to_bits(), "{values:?}");
        };
        check(&[0.1, 0.2], 0.3);
        check(&[1.005, 2.1, -0.005], 3.1);
        check(&[1e15, 0.5], 1e15 + 0.5);
        check(&[0.25, -4_503_599.627_370_1, 3e-8], -4_503_599.377_370_07);
        check(&[1.0 / 3.0, 1.0 / 3.0], 0.666_666_667);
        check(&[], 0.0);
    }
}
