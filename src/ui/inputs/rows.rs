//! Which periods the grid has as rows, and what they are called.

use jiff::civil::Date;

use crate::model::{Cadence, Calendar, DateFormat, Period, limits};

/// Empty rows before the first and after the last period that matters, so that there is always
/// room to type; the grid grows as they are filled.
const MARGIN: i32 = 12;
/// The least number of rows.
const MIN_ROWS: i32 = 24;

/// The rows of a grid: every period from the first to the last, by ordinal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    pub cadence: Cadence,
    pub first: i32,
    pub last: i32,
}

impl Rows {
    /// Rows around days that matter, with a margin of empty ones.
    pub fn around(
        calendar: Calendar,
        cadence: Cadence,
        days: impl IntoIterator<Item = Date>,
    ) -> Self {
        let (earliest, latest) = limit_days();
        let ordinal = |day: Date| calendar.period_of(cadence, day.clamp(earliest, latest)).ordinal;
        let mut ordinals = days.into_iter().map(ordinal);
        let one = ordinals.next().unwrap_or_default();
        let (first, last) =
            ordinals.fold((one, one), |(first, last), n| (first.min(n), last.max(n)));
        let missing = (MIN_ROWS - 2 * MARGIN - (last - first + 1)).max(0);
        // A period may begin before the earliest day; the plan refuses readings there.
        let lowest = ordinal(earliest) + 1;
        let highest = ordinal(latest) - 1;
        Self {
            cadence,
            first: first.saturating_sub(MARGIN + missing).max(lowest),
            last: last.saturating_add(MARGIN).min(highest),
        }
    }

    pub fn len(self) -> i32 {
        self.last.saturating_sub(self.first).saturating_add(1)
    }

    pub fn period(self, row: i32) -> Period {
        Period { cadence: self.cadence, ordinal: row }
    }
}

/// The first and the last day a reading may lie on.
fn limit_days() -> (Date, Date) {
    let day = |year: i16, month, day| Date::new(year, month, day).unwrap_or(Date::ZERO);
    (day(*limits::YEARS.start(), 1, 1), day(*limits::YEARS.end(), 12, 31))
}

/// "5 Mar 2021", "W09 · 1 Mar 2021", "Mar 2021", "Q1 2021", "2021".
pub fn name(calendar: Calendar, period: Period, dates: DateFormat) -> String {
    let start = calendar.start(period);
    match period.cadence {
        Cadence::Day => dates.format(start),
        Cadence::Week => {
            format!("W{:02} · {}", start.iso_week_date().week(), dates.format(start))
        }
        Cadence::Month => {
            let day = DateFormat::DayMonthYear.format(start);
            day.split_once(' ').map_or_else(|| day.clone(), |(_, month)| month.to_owned())
        }
        Cadence::Quarter => match calendar.code(period).rsplit_once('-') {
            Some((year, quarter)) => format!("{quarter} {year}"),
            None => calendar.code(period),
        },
        Cadence::Year => calendar.code(period),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn periods_have_short_names() {
        let check = |fiscal: i8, cadence: Cadence, expected: &str| {
            let calendar = Calendar { fiscal_year_start: fiscal };
            let period = calendar.period_of(cadence, date(2021, 3, 5));
            assert_eq!(name(calendar, period, DateFormat::DayMonthYear), expected);
        };
        check(1, Cadence::Day, "5 Mar 2021");
        check(1, Cadence::Week, "W09 · 1 Mar 2021");
        check(1, Cadence::Month, "Mar 2021");
        check(1, Cadence::Quarter, "Q1 2021");
        check(4, Cadence::Quarter, "Q4 2020/21");
        check(1, Cadence::Year, "2021");
        check(7, Cadence::Year, "2020/21");
    }

    #[test]
    fn there_is_room_to_type_before_and_after_what_matters() {
        let calendar = Calendar::default();
        let month = |day: Date| calendar.period_of(Cadence::Month, day).ordinal;
        let rows = Rows::around(
            calendar,
            Cadence::Month,
            [date(2021, 3, 15), date(2020, 1, 1), date(2021, 6, 30)],
        );
        assert_eq!(rows.first, month(date(2019, 1, 1)));
        assert_eq!(rows.last, month(date(2022, 6, 1)));
        let empty = Rows::around(calendar, Cadence::Year, [date(2021, 3, 15)]);
        assert!(empty.len() >= MIN_ROWS);
    }

    #[test]
    fn rows_end_where_the_plan_takes_no_more_readings() {
        for cadence in Cadence::ALL {
            for day in [Date::MIN, Date::MAX, date(1, 1, 1), date(9998, 12, 31)] {
                let rows = Rows::around(Calendar { fiscal_year_start: 7 }, cadence, [day]);
                let calendar = Calendar { fiscal_year_start: 7 };
                for row in [rows.first, rows.last] {
                    let year = calendar.start(rows.period(row)).year();
                    assert!(limits::YEARS.contains(&year), "{cadence} {day} {year}");
                }
            }
        }
    }
}
