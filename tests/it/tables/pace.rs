//! The pace a goal still needs, and the pace of late.

use paceline::model::{Cadence, Unit};

use super::plan::{Day, GAP, Plan, Readings, Want, at_least, at_most, flow, lower, raise, stock};
use super::{Rows, Table, check, near_or_none};

pub const TABLES: &[&dyn Rows] = &[&REQUIRED, &RECENT];

#[test]
fn paces_are_as_worked_out() {
    check(TABLES);
}

const fn half_year(want: Want) -> Want {
    want.during("2021-01-01", "2021-06-30")
}

/// What is wanted, visits from January on, judging date: visits a month still needed.
static REQUIRED: Table<(Want, &[f64], Day, Option<f64>)> = Table {
    name: "required pace",
    rows: &[
        // 60 are left for April to June.
        (half_year(raise(100.0).from(0.0)), &[5.0, 5.0, 40.0], "2021-03-31", Some(20.0)),
        // April is under way and counts as left.
        (half_year(raise(100.0).from(0.0)), &[5.0, 5.0, 40.0], "2021-04-20", Some(20.0)),
        (half_year(lower(40.0).from(100.0)), &[90.0, 80.0, 70.0], "2021-03-31", Some(-10.0)),
        (half_year(raise(100.0).from(0.0)), &[5.0, 5.0, 120.0], "2021-03-31", Some(0.0)),
        (half_year(lower(40.0).from(100.0)), &[90.0, 80.0, 40.0], "2021-03-31", Some(0.0)),
        (half_year(raise(-10.0).from(-40.0)), &[-40.0, -40.0, -40.0], "2021-03-31", Some(10.0)),
        // Totals: what is left of the sum.
        (half_year(raise(600.0).total()), &[100.0, 100.0], "2021-02-28", Some(100.0)),
        (half_year(raise(600.0).total()), &[100.0, 500.0], "2021-02-28", Some(0.0)),
        (half_year(at_least(600.0).total()), &[100.0, 200.0], "2021-02-28", Some(75.0)),
        (half_year(raise(600.0).total()), &[0.0, 0.0], "2021-02-28", Some(150.0)),
        // Nothing is left after the end, and a flat path asks for none.
        (half_year(raise(100.0).from(0.0)), &[1.0, 1.0, 1.0, 1.0, 1.0, 1.0], "2021-06-30", None),
        (half_year(at_most(60.0)), &[5.0, 5.0, 40.0], "2021-03-31", None),
        (half_year(raise(60.0).average().from(0.0)), &[5.0, 5.0, 40.0], "2021-03-31", None),
        (half_year(at_most(60.0).every(100.0)), &[5.0, 5.0, 40.0], "2021-03-31", None),
        (half_year(raise(100.0).from(100.0)), &[5.0, 5.0, 40.0], "2021-03-31", None),
        // One month, one week left.
        (raise(100.0).from(0.0), &[5.0, 40.0], "2021-02-28", Some(60.0)),
    ],
    check: |(want, values, on, expected)| {
        let plan = Plan::new("visits", Unit::Count, &[flow("visits", values)]);
        near_or_none(plan.judge(*want, on).required_pace, *expected)
    },
};

const LEVEL: Want = raise(100.0).from(0.0);
const TOTAL: Want = raise(1000.0).total();

/// Readings of x, what is wanted, judging date: x a period lately.
static RECENT: Table<(Readings, Want, Day, Option<f64>)> = Table {
    name: "recent pace",
    rows: &[
        (flow("x", &[10.0, 20.0, 30.0]), LEVEL, "2021-03-31", Some(10.0)),
        (flow("x", &[30.0, 20.0, 10.0]), LEVEL, "2021-03-31", Some(-10.0)),
        (flow("x", &[5.0, 5.0, 5.0]), LEVEL, "2021-03-31", Some(0.0)),
        (flow("x", &[10.0, 40.0]), LEVEL, "2021-02-28", Some(30.0)),
        (flow("x", &[10.0]), LEVEL, "2021-01-31", None),
        (flow("x", &[]), LEVEL, "2021-01-31", None),
        // What is not over yet does not count.
        (flow("x", &[10.0, 20.0, 900.0]), LEVEL, "2021-03-30", Some(10.0)),
        // A gap is a gap in time: 10, _, 30.
        (flow("x", &[10.0, GAP, 30.0]), LEVEL, "2021-03-31", Some(10.0)),
        // Least squares of 10, 20, 60: (60 − 10) / 2.
        (flow("x", &[10.0, 20.0, 60.0]), LEVEL, "2021-03-31", Some(25.0)),
        // Of 0, 0, 0, 7: places −1.5 … 1.5, 1.5 · 7 / 5.
        (flow("x", &[0.0, 0.0, 0.0, 7.0]).from("2020-12-01"), LEVEL, "2021-03-31", Some(2.1)),
        // Only the last six: the first is far off.
        (
            flow("x", &[999.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]).from("2020-09-01"),
            LEVEL,
            "2021-03-31",
            Some(1.0),
        ),
        (
            stock("x", &[999.0, 1.0, 3.0, 5.0, 7.0, 9.0, 11.0]).from("2020-09-01"),
            LEVEL,
            "2021-03-31",
            Some(2.0),
        ),
        (
            flow("x", &[4.0, 6.0]).each(Cadence::Week).from("2021-01-04"),
            LEVEL,
            "2021-01-31",
            Some(2.0),
        ),
        // Totals: the mean of the last six.
        (flow("x", &[10.0, 20.0, 60.0]), TOTAL, "2021-03-30", Some(15.0)),
        (flow("x", &[10.0, 20.0, 60.0]), TOTAL, "2021-03-31", Some(30.0)),
        (
            flow("x", &[999.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]).from("2020-09-01"),
            TOTAL,
            "2021-03-31",
            Some(3.5),
        ),
        // Since the platform counts something else, only the later ones.
        (
            flow("x", &[900.0, 900.0, 10.0, 20.0, 30.0]).from("2020-11-01").changed("2021-01-01"),
            LEVEL,
            "2021-03-31",
            Some(10.0),
        ),
        (
            flow("x", &[900.0, 900.0, 10.0, 20.0, 30.0]).from("2020-11-01").changed("2021-01-02"),
            LEVEL,
            "2021-03-31",
            Some(10.0),
        ),
        (
            flow("x", &[900.0, 900.0, 10.0, 20.0, 30.0]).from("2020-11-01").changed("2021-03-01"),
            LEVEL,
            "2021-03-31",
            None,
        ),
    ],
    check: |(readings, want, on, expected)| {
        let plan = Plan::new("x", Unit::Count, &[*readings]);
        near_or_none(plan.judge(*want, on).recent_pace, *expected)
    },
};
