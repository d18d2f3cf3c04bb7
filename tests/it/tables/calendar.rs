//! Days, ISO weeks, months, fiscal quarters and years: edges, names, and what lies in a window.

use paceline::analysis::Window;
use paceline::model::{Cadence, Calendar, Unit};

use super::plan::{Asked, Day, Out, Plan, day, flow};
use super::{Outcome, Rows, Table, check, same};
use Cadence::{Month, Quarter, Week, Year};

pub const TABLES: &[&dyn Rows] =
    &[&PERIODS, &FISCAL_YEARS, &WINDOWS_BEFORE, &WHOLE_PERIODS, &FISCAL_SUMS, &WEEK_SUMS];

#[test]
fn calendars_are_as_worked_out() {
    check(TABLES);
}

/// Cadence, a day of the period; its name, first and last day.
static PERIODS: Table<(Cadence, Day, &str, Day, Day)> = Table {
    name: "periods",
    rows: &[
        // Years with a week 53 are those with a Thursday on 1 January or 31 December.
        (Week, "2020-12-31", "2020-W53", "2020-12-28", "2021-01-03"),
        (Week, "2021-01-03", "2020-W53", "2020-12-28", "2021-01-03"),
        (Week, "2021-01-04", "2021-W01", "2021-01-04", "2021-01-10"),
        (Week, "2015-12-31", "2015-W53", "2015-12-28", "2016-01-03"),
        (Week, "2009-12-31", "2009-W53", "2009-12-28", "2010-01-03"),
        (Week, "2027-01-01", "2026-W53", "2026-12-28", "2027-01-03"),
        (Week, "2018-12-31", "2019-W01", "2018-12-31", "2019-01-06"),
        (Week, "2021-12-31", "2021-W52", "2021-12-27", "2022-01-02"),
        (Week, "1970-01-01", "1970-W01", "1969-12-29", "1970-01-04"),
        (Week, "2024-02-29", "2024-W09", "2024-02-26", "2024-03-03"),
        // Leap days and the ends of months.
        (Cadence::Day, "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"),
        (Month, "2024-02-10", "2024-02", "2024-02-01", "2024-02-29"),
        (Month, "2021-02-10", "2021-02", "2021-02-01", "2021-02-28"),
        (Month, "2000-02-10", "2000-02", "2000-02-01", "2000-02-29"),
        (Month, "1900-02-10", "1900-02", "1900-02-01", "1900-02-28"),
        (Month, "2021-04-30", "2021-04", "2021-04-01", "2021-04-30"),
        (Month, "2021-12-31", "2021-12", "2021-12-01", "2021-12-31"),
        (Quarter, "2021-03-31", "2021-Q1", "2021-01-01", "2021-03-31"),
        (Quarter, "2024-02-29", "2024-Q1", "2024-01-01", "2024-03-31"),
        (Quarter, "2021-10-01", "2021-Q4", "2021-10-01", "2021-12-31"),
        (Year, "2021-12-31", "2021", "2021-01-01", "2021-12-31"),
        (Year, "1969-12-31", "1969", "1969-01-01", "1969-12-31"),
    ],
    check: |(cadence, on, name, start, end)| period(1, *cadence, on, (name, start, end)),
};

/// What 31 March 2021 belongs to in years that start in each month: quarter and year.
static FISCAL_YEARS: Table<(i8, Cadence, &str, Day, Day)> = Table {
    name: "fiscal years",
    rows: &[
        (1, Quarter, "2021-Q1", "2021-01-01", "2021-03-31"),
        (2, Quarter, "2021/22-Q1", "2021-02-01", "2021-04-30"),
        (3, Quarter, "2021/22-Q1", "2021-03-01", "2021-05-31"),
        (4, Quarter, "2020/21-Q4", "2021-01-01", "2021-03-31"),
        (5, Quarter, "2020/21-Q4", "2021-02-01", "2021-04-30"),
        (6, Quarter, "2020/21-Q4", "2021-03-01", "2021-05-31"),
        (7, Quarter, "2020/21-Q3", "2021-01-01", "2021-03-31"),
        (8, Quarter, "2020/21-Q3", "2021-02-01", "2021-04-30"),
        (9, Quarter, "2020/21-Q3", "2021-03-01", "2021-05-31"),
        (10, Quarter, "2020/21-Q2", "2021-01-01", "2021-03-31"),
        (11, Quarter, "2020/21-Q2", "2021-02-01", "2021-04-30"),
        (12, Quarter, "2020/21-Q2", "2021-03-01", "2021-05-31"),
        (1, Year, "2021", "2021-01-01", "2021-12-31"),
        (2, Year, "2021/22", "2021-02-01", "2022-01-31"),
        (3, Year, "2021/22", "2021-03-01", "2022-02-28"),
        (4, Year, "2020/21", "2020-04-01", "2021-03-31"),
        (5, Year, "2020/21", "2020-05-01", "2021-04-30"),
        (6, Year, "2020/21", "2020-06-01", "2021-05-31"),
        (7, Year, "2020/21", "2020-07-01", "2021-06-30"),
        (8, Year, "2020/21", "2020-08-01", "2021-07-31"),
        (9, Year, "2020/21", "2020-09-01", "2021-08-31"),
        (10, Year, "2020/21", "2020-10-01", "2021-09-30"),
        (11, Year, "2020/21", "2020-11-01", "2021-10-31"),
        (12, Year, "2020/21", "2020-12-01", "2021-11-30"),
    ],
    check: |(first, cadence, name, start, end)| {
        period(*first, *cadence, "2021-03-31", (name, start, end))
    },
};

fn period(first: i8, cadence: Cadence, on: Day, expected: (&str, Day, Day)) -> Outcome {
    let calendar = Calendar { fiscal_year_start: first };
    let period = calendar.period_of(cadence, day(on));
    same(&calendar.code(period), &expected.0.to_owned())?;
    same(&calendar.start(period), &day(expected.1))?;
    same(&calendar.end(period), &day(expected.2))?;
    // The day after belongs to the next one.
    let next = calendar.period_of(cadence, day(expected.2).tomorrow().unwrap());
    same(&next, &period.next())
}

/// A window, and the one before it of the same calendar length.
static WINDOWS_BEFORE: Table<((Day, Day), (Day, Day))> = Table {
    name: "windows before",
    rows: &[
        (("2021-01-01", "2021-03-31"), ("2020-10-01", "2020-12-31")),
        (("2021-04-01", "2021-06-30"), ("2021-01-01", "2021-03-31")),
        (("2021-03-01", "2021-03-31"), ("2021-02-01", "2021-02-28")),
        (("2024-03-01", "2024-03-31"), ("2024-02-01", "2024-02-29")),
        (("2021-01-01", "2021-12-31"), ("2020-01-01", "2020-12-31")),
        (("2021-02-01", "2021-04-30"), ("2020-11-01", "2021-01-31")),
        // No whole months: as many days.
        (("2021-01-04", "2021-01-10"), ("2020-12-28", "2021-01-03")),
        (("2021-03-02", "2021-03-31"), ("2021-01-31", "2021-03-01")),
        (("2024-03-01", "2024-03-30"), ("2024-01-31", "2024-02-29")),
        (("2021-03-01", "2021-03-01"), ("2021-02-28", "2021-02-28")),
    ],
    check: |((from, to), (start, end))| {
        let before = Window::days(day(from), day(to)).previous(Calendar::default());
        same(&(before.start, before.end), &(day(start), day(end)))
    },
};

/// First month of the fiscal year, a window, a cadence; how many whole periods lie in it.
static WHOLE_PERIODS: Table<(i8, Day, Day, Cadence, usize)> = Table {
    name: "whole periods",
    rows: &[
        (1, "2021-01-01", "2021-03-31", Cadence::Day, 90),
        (1, "2024-01-01", "2024-03-31", Cadence::Day, 91),
        (1, "2021-01-01", "2021-03-31", Month, 3),
        (1, "2021-01-02", "2021-03-31", Month, 2),
        (1, "2021-01-01", "2021-03-30", Month, 2),
        (1, "2020-12-28", "2021-01-03", Week, 1),
        (1, "2020-12-28", "2021-12-26", Week, 52),
        (1, "2019-12-30", "2021-01-03", Week, 53),
        (1, "2021-01-01", "2021-12-31", Quarter, 4),
        (2, "2021-01-01", "2021-12-31", Quarter, 3),
        (4, "2021-01-01", "2021-12-31", Year, 0),
        (4, "2020-04-01", "2022-03-31", Year, 2),
        (1, "2021-03-31", "2021-03-31", Month, 0),
        (1, "2021-03-31", "2021-03-31", Cadence::Day, 1),
    ],
    check: |(first, from, to, cadence, expected)| {
        let calendar = Calendar { fiscal_year_start: *first };
        same(&Window::days(day(from), day(to)).n_whole_periods(calendar, *cadence), expected)
    },
};

/// 1 in January 2020, 2 in February 2020, … 36 in December 2022.
const COUNTED: &[f64] = &[
    1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0,
    18.0, 19.0, 20.0, 21.0, 22.0, 23.0, 24.0, 25.0, 26.0, 27.0, 28.0, 29.0, 30.0, 31.0, 32.0, 33.0,
    34.0, 35.0, 36.0,
];

/// First month of the fiscal year; the sums of the quarter and the year that hold 31 March 2021.
/// Months s, s + 1, s + 2 add up to 3 s + 3, twelve of them to 12 s + 66.
static FISCAL_SUMS: Table<(i8, f64, f64)> = Table {
    name: "fiscal sums",
    rows: &[
        (1, 42.0, 222.0),
        (2, 45.0, 234.0),
        (3, 48.0, 246.0),
        (4, 42.0, 114.0),
        (5, 45.0, 126.0),
        (6, 48.0, 138.0),
        (7, 42.0, 150.0),
        (8, 45.0, 162.0),
        (9, 48.0, 174.0),
        (10, 42.0, 186.0),
        (11, 45.0, 198.0),
        (12, 48.0, 210.0),
    ],
    check: |(first, quarter, year)| {
        let readings = flow("visits", COUNTED).from("2020-01-01");
        let plan = Plan::counted(*first, "visits", Unit::Count, &[readings]);
        let ask = |cadence| plan.ask(Asked::In(cadence, "2021-03-31"), "2023-01-01").figure;
        Out::Is(*quarter).check(&ask(Quarter))?;
        Out::Is(*year).check(&ask(Year))
    },
};

/// Weekly readings 1, 2, 3, … from a day on, a window; what they add up to in it.
static WEEK_SUMS: Table<(Day, Day, Day, f64)> = Table {
    name: "sums of weeks",
    rows: &[
        // Week 53 of 2020 is the first reading.
        ("2020-12-28", "2020-12-28", "2021-01-03", 1.0),
        ("2020-12-21", "2020-12-28", "2021-01-10", 5.0),
        ("2020-12-21", "2020-12-21", "2021-01-17", 10.0),
        ("2024-02-26", "2024-02-26", "2024-03-10", 3.0),
    ],
    check: |(first, from, to, expected)| {
        let readings = flow("visits", &[1.0, 2.0, 3.0, 4.0]).each(Week).from(first);
        let plan = Plan::new("visits", Unit::Count, &[readings]);
        Out::Is(*expected).check(&plan.ask(Asked::Between(from, to), "2025-01-01").figure)
    },
};
