//! Every day from 2015 to 2035 in its week, month, quarter and year, against a calendar counted
//! out day by day here, without the calendar under test and without any of its libraries.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use jiff::civil::Date;
use paceline::model::{Cadence, Calendar, Period};

/// A day as a wall calendar shows it.
#[derive(Clone, Copy)]
struct WallDay {
    year: i16,
    month: i8,
    day: i8,
    /// 0 for Monday.
    weekday: u8,
}

fn month_length(year: i16, month: i8) -> i8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// From Monday, 29 December 2014, to Sunday, 3 January 2038.
fn wall_calendar() -> Vec<WallDay> {
    let mut day = WallDay { year: 2014, month: 12, day: 29, weekday: 0 };
    let mut all = Vec::new();
    while (day.year, day.month, day.day) <= (2038, 1, 3) {
        all.push(day);
        day.weekday = (day.weekday + 1) % 7;
        day.day += 1;
        if day.day > month_length(day.year, day.month) {
            (day.day, day.month) = (1, day.month + 1);
        }
        if day.month > 12 {
            (day.month, day.year) = (1, day.year + 1);
        }
    }
    all
}

fn date(day: WallDay) -> Date {
    Date::new(day.year, day.month, day.day).unwrap()
}

/// "2021-W09" of every day: weeks belong to the year that has their Thursday, and are counted from
/// its first Thursday on.
fn week_codes(days: &[WallDay]) -> Vec<String> {
    let mut codes = Vec::new();
    let (mut year, mut week) = (2014, 52);
    for monday in days.chunks(7) {
        let thursday = monday[3];
        (year, week) = if thursday.year == year { (year, week + 1) } else { (thursday.year, 1) };
        codes.extend(monday.iter().map(|_| format!("{year}-W{week:02}")));
    }
    codes
}

/// The first month and year of the fiscal year that a day lies in.
fn fiscal_year(day: WallDay, first_month: i8) -> i16 {
    if day.month >= first_month { day.year } else { day.year - 1 }
}

fn year_code(day: WallDay, first_month: i8) -> String {
    let year = fiscal_year(day, first_month);
    if first_month == 1 { year.to_string() } else { format!("{year}/{:02}", (year + 1) % 100) }
}

/// Months since the fiscal year began.
fn fiscal_month(day: WallDay, first_month: i8) -> i8 {
    (day.month + 12 - first_month) % 12
}

/// What the days of one period have in common.
fn code_of(cadence: Cadence, day: WallDay, week: &str, first_month: i8) -> String {
    match cadence {
        Cadence::Day => format!("{}-{:02}-{:02}", day.year, day.month, day.day),
        Cadence::Week => week.to_owned(),
        Cadence::Month => format!("{}-{:02}", day.year, day.month),
        Cadence::Quarter => {
            let quarter = fiscal_month(day, first_month) / 3 + 1;
            format!("{}-Q{quarter}", year_code(day, first_month))
        }
        Cadence::Year => year_code(day, first_month),
    }
}

/// Compares one cadence with the wall calendar; returns days and boundaries compared.
fn compare(
    cadence: Cadence,
    first_month: i8,
    days: &[WallDay],
    weeks: &[String],
) -> (usize, usize) {
    let calendar = Calendar { fiscal_year_start: first_month };
    let code = |at: usize| code_of(cadence, days[at], &weeks[at], first_month);
    let (mut n_days, mut n_boundaries) = (0, 0);
    let mut start: Option<(usize, Period)> = None;
    for at in 1..days.len() {
        let begins = code(at) != code(at - 1);
        let period = calendar.period_of(cadence, date(days[at]));
        if begins {
            if let Some((from, earlier)) = start {
                assert_eq!(calendar.start(earlier), date(days[from]), "{cadence} {first_month}");
                assert_eq!(calendar.end(earlier), date(days[at - 1]), "{cadence} {first_month}");
                assert_eq!(period, earlier.next(), "{cadence} {first_month} {}", code(at));
                n_boundaries += 1;
            }
            assert_eq!(calendar.code(period), code(at));
            assert_eq!(calendar.starting_on(cadence, date(days[at])), Some(period));
            start = Some((at, period));
        } else if let Some((_, current)) = start {
            assert_eq!(period, current, "{cadence} {first_month} {}", code(at));
            if cadence != Cadence::Day {
                assert_eq!(calendar.starting_on(cadence, date(days[at])), None);
            }
        }
        if (2015..=2035).contains(&days[at].year) {
            n_days += 1;
        }
    }
    (n_days, n_boundaries)
}

#[test]
fn every_day_from_2015_to_2035_lies_in_the_period_a_wall_calendar_says() {
    let days = wall_calendar();
    let weeks = week_codes(&days);
    let mut n_boundaries = 0;
    for cadence in Cadence::ALL {
        for first_month in 1..=12 {
            let counts_from_it = matches!(cadence, Cadence::Quarter | Cadence::Year);
            if counts_from_it || first_month == 1 {
                let (n_days, boundaries) = compare(cadence, first_month, &days, &weeks);
                assert_eq!(n_days, 7_670);
                n_boundaries += if cadence == Cadence::Day { 0 } else { boundaries };
            }
        }
    }
    assert!(n_boundaries > 2_500, "{n_boundaries}");
}

#[test]
fn the_years_with_a_fifty_third_week_are_those_of_the_wall_calendar() {
    let weeks = week_codes(&wall_calendar());
    let mut long: Vec<_> = weeks.iter().filter(|code| code.ends_with("W53")).collect();
    long.dedup();
    assert_eq!(long, ["2015-W53", "2020-W53", "2026-W53", "2032-W53", "2037-W53"]);
}
