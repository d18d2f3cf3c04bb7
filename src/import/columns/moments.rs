//! Columns of times to seconds, for the time between two of them; series never look at these.

use crate::import::cells::clean::visible;
use crate::import::cells::date_column::{self, DateColumn};
use crate::import::cells::dates;
use crate::import::cells::missing;
use crate::import::lines::grid::Grid;
use crate::import::lines::record_list::RecordList;

/// Days as spreadsheet programs number them; "20250302" is none.
const SERIALS: std::ops::Range<f64> = 20_000.0..100_000.0;

/// What a cell of a column of times holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Moment {
    Blank,
    /// Not to be read, or a day without a time of day.
    Unreadable,
    /// Seconds since 1970-01-01, in the zone of the file.
    At(f64),
}

/// Reads a column row by row. `orders` is a column of the same file that decides which of day and
/// month comes first where this one does not.
pub fn read(
    grid: &Grid,
    rows: &RecordList,
    column: usize,
    orders: Option<&DateColumn>,
) -> Vec<Moment> {
    let cell = |record: usize| grid.field(record, column);
    let tokens: Vec<_> = rows
        .iter()
        .map(|record| dates::parse(cell(record)).or_else(|| dates::from_serial(cell(record))))
        .collect();
    let own = date_column::read(&tokens, None, None);
    // A serial number without a fraction is midnight only among others that have one.
    let serial = |record: usize| visible(cell(record)).parse::<f64>().ok();
    let has_times = rows.iter().filter_map(serial).any(|serial| serial.fract() != 0.0);
    let is_bare_day = |record: usize| !has_times && serial(record).is_some();
    let wanted = orders.filter(|_| own.is_uncertain).map(|column| column.order);
    rows.iter()
        .zip(&tokens)
        .map(|(record, token)| {
            let text = cell(record);
            if missing::is_missing(text) {
                return Moment::Blank;
            }
            // One by one: a column of times must not be taken for weeks or months by its steps.
            let order = wanted.unwrap_or(own.order);
            let day = date_column::read(&[*token], Some(order), None).starts[0];
            match day.zip(seconds_of_day(text)).filter(|_| !is_bare_day(record)) {
                Some((day, seconds)) => {
                    Moment::At(f64::from(crate::model::day_number(day)) * 86_400.0 + seconds)
                }
                None => Moment::Unreadable,
            }
        })
        .collect()
}

/// The time of day a cell holds, in seconds; offsets from UTC are taken off, so that two times of
/// different zones can be compared.
pub(in crate::import) fn seconds_of_day(cell: &str) -> Option<f64> {
    let text = visible(cell);
    if let Ok(serial) = text.parse::<f64>() {
        return SERIALS.contains(&serial).then(|| serial.fract() * 86_400.0);
    }
    let colon = text.find(':')?;
    let start = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &text[start..];
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.')));
    let (clock, after) = rest.split_at(end.unwrap_or(rest.len()));
    let mut parts = clock.split(':');
    let hours: f64 = parts.next()?.parse().ok()?;
    let minutes: f64 = parts.next()?.parse().ok()?;
    let seconds: f64 = parts.next().map_or(Some(0.0), |part| part.parse().ok())?;
    let after = after.trim().to_lowercase();
    let noon = if after.starts_with('p') && hours < 12.0 {
        12.0
    } else if after.starts_with('a') && hours >= 12.0 {
        -12.0
    } else {
        0.0
    };
    let is_clock = hours < 24.0 && minutes < 60.0 && seconds < 61.0;
    is_clock.then(|| (hours + noon) * 3_600.0 + minutes * 60.0 + seconds - offset(&after))
}

/// "+0200", "-05:30" behind a time, in seconds; 0 without one.
fn offset(after: &str) -> f64 {
    let Some(at) = after.find(['+', '-']) else { return 0.0 };
    let digits: String =
        after[at + 1..].chars().filter(|c| *c != ':').take_while(char::is_ascii_digit).collect();
    let Some((hours, minutes)) =
        digits.get(..2).zip(digits.get(2..4)).filter(|_| digits.len() == 4)
    else {
        return 0.0;
    };
    let hours: f64 = hours.parse().unwrap_or(0.0);
    let minutes: f64 = minutes.parse().unwrap_or(0.0);
    let seconds = hours * 3_600.0 + minutes * 60.0;
    if after[at..].starts_with('-') { -seconds } else { seconds }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, hours: f64) {
        let found = seconds_of_day(cell).unwrap_or(f64::NAN);
        assert!((found - hours * 3_600.0).abs() < 0.01, "{cell}: {found}");
    }

    #[test]
    fn the_time_of_day_is_read_in_the_forms_helpdesks_use() {
        check("2025-01-02 01:30:00", 1.5);
        check("2025-01-02T13:00:00Z", 13.0);
        check("2025-01-02T13:00:00+02:00", 11.0);
        check("Thu Jan 02 22:30:00 +0000 2025", 22.5);
        check("12/30/2025 9:30 am", 9.5);
        check("12/30/2025 12:15 AM", 0.25);
        check("12/30/2025 11:45:00 PM", 23.75);
        check("45000.5", 12.0);
        check("2025-03-03 12º00:00", 0.0);
        assert_eq!(seconds_of_day("20250302"), None);
        assert_eq!(seconds_of_day("2025-01-02"), None);
        assert_eq!(seconds_of_day("5"), None);
    }
}
