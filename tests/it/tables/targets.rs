//! Targets: every kind of amount with every intent, and where the baseline comes from.

use paceline::analysis::Status;
use paceline::model::Unit;

use super::plan::{
    Day, GAP, Plan, Readings, Want, at_least, at_most, flow, lower, raise, rate, stock, within,
};
use super::{Rows, Table, check, near, near_or_none};

pub const TABLES: &[&dyn Rows] = &[&COUNTS, &PERCENTAGES, &ASKED, &BASELINES, &TOTALS];

#[test]
fn targets_are_as_worked_out() {
    check(TABLES);
}

/// On a count of 80 visits: lower bound or target, and upper bound; none is a refusal.
static COUNTS: Table<(Want, Option<f64>, Option<f64>)> = Table {
    name: "targets of a count",
    rows: &[
        (raise(100.0).from(80.0), Some(100.0), None),
        (lower(60.0).from(80.0), Some(60.0), None),
        (at_least(70.0), Some(70.0), None),
        (at_most(90.0), Some(90.0), None),
        (within(70.0, 90.0), Some(70.0), Some(90.0)),
        (raise(20.0).by().from(80.0), Some(100.0), None),
        (lower(20.0).by().from(80.0), Some(60.0), None),
        (at_least(-10.0).by().from(80.0), Some(70.0), None),
        (at_most(10.0).by().from(80.0), Some(90.0), None),
        (within(-10.0, 10.0).by().from(80.0), Some(70.0), Some(90.0)),
        (raise(25.0).by_percent().from(80.0), Some(100.0), None),
        (lower(25.0).by_percent().from(80.0), Some(60.0), None),
        (at_least(-25.0).by_percent().from(80.0), Some(60.0), None),
        (at_most(25.0).by_percent().from(80.0), Some(100.0), None),
        (within(-25.0, 25.0).by_percent().from(80.0), Some(60.0), Some(100.0)),
        // On a count there is nothing to ask about percent.
        (raise(25.0).undecided().from(80.0), Some(100.0), None),
        (lower(25.0).undecided().from(80.0), Some(60.0), None),
        // From 0 and from below 0 an amount can be added, a percentage not.
        (raise(20.0).by().from(0.0), Some(20.0), None),
        (raise(20.0).by().from(-50.0), Some(-30.0), None),
        (lower(20.0).by().from(-50.0), Some(-70.0), None),
        (lower(20.0).by().from(0.0), Some(-20.0), None),
        (raise(25.0).by_percent().from(0.0), None, None),
        (raise(25.0).by_percent().from(-50.0), None, None),
        (lower(25.0).by_percent().from(0.0), None, None),
        (at_most(25.0).by_percent().from(-1.0), None, None),
        (within(-25.0, 25.0).by_percent().from(0.0), None, None),
        (raise(0.0).by().from(80.0), Some(80.0), None),
        (lower(100.0).by_percent().from(80.0), Some(0.0), None),
    ],
    check: |(want, target, upper)| {
        let plan = Plan::new("visits", Unit::Count, &[flow("visits", &[80.0, 80.0])]);
        let found = plan.judge(*want, "2021-02-28");
        near_or_none(found.target, *target)?;
        near_or_none(found.upper, *upper)?;
        let is_refused = found.status == Status::NeedsBaseline;
        if is_refused == target.is_none() { Ok(()) } else { Err(found.reason) }
    },
};

/// On a rate of 12 %: a percentage of it, or points.
static PERCENTAGES: Table<(Want, Option<f64>)> = Table {
    name: "targets of a percentage",
    rows: &[
        (raise(2.0).by_points().from(12.0), Some(14.0)),
        (raise(2.0).by_percent().from(12.0), Some(12.24)),
        (raise(2.0).by().from(12.0), Some(14.0)),
        (raise(2.0).undecided().from(12.0), None),
        (lower(2.0).by_points().from(12.0), Some(10.0)),
        (lower(2.0).by_percent().from(12.0), Some(11.76)),
        (lower(2.0).undecided().from(12.0), None),
        (at_least(-2.0).by_points().from(12.0), Some(10.0)),
        (at_most(2.0).by_points().from(12.0), Some(14.0)),
        (at_most(2.0).undecided().from(12.0), None),
        (within(-1.0, 1.0).by_points().from(12.0), Some(11.0)),
        (within(-50.0, 50.0).by_percent().from(12.0), Some(6.0)),
        (raise(2.0).by_points().from(0.0), Some(2.0)),
        (raise(14.0).from(12.0), Some(14.0)),
    ],
    check: |(want, target)| {
        let plan = Plan::new("share", Unit::Percent, &[rate("share", &[12.0, 12.0])]);
        near_or_none(plan.judge(*want, "2021-02-28").target, *target)
    },
};

/// Percent on a rate, not said of what: both results are in the question.
static ASKED: Table<(Want, &str, &str)> = Table {
    name: "the percent question",
    rows: &[
        (raise(2.0).undecided().from(12.0), "14 %", "12.24 %"),
        (lower(2.0).undecided().from(12.0), "10 %", "11.76 %"),
        (raise(10.0).undecided().from(50.0), "60 %", "55 %"),
    ],
    check: |(want, points, relative)| {
        let plan = Plan::new("share", Unit::Percent, &[rate("share", &[12.0, 12.0])]);
        let reason = plan.judge(*want, "2021-02-28").reason;
        let is_asked = reason.contains(points) && reason.contains(relative);
        if is_asked { Ok(()) } else { Err(reason) }
    },
};

/// Readings of x from a day on, what is wanted, the judging date: the baseline used.
static BASELINES: Table<(Readings, Want, Day, Option<f64>)> = Table {
    name: "baselines",
    rows: &[
        // The last complete month before the start.
        (flow("x", &[7.0, 8.0, 9.0]).from("2020-12-01"), raise(20.0), "2021-02-28", Some(7.0)),
        (flow("x", &[5.0, 7.0, 8.0]).from("2020-11-01"), raise(20.0), "2021-02-28", Some(7.0)),
        (flow("x", &[5.0, GAP, 8.0]).from("2020-11-01"), raise(20.0), "2021-02-28", Some(5.0)),
        (flow("x", &[8.0, 9.0]), raise(20.0), "2021-02-28", None),
        (stock("x", &[7.0, 8.0, 9.0]).from("2020-12-01"), lower(2.0), "2021-02-28", Some(7.0)),
        (flow("x", &[0.0, 8.0, 9.0]).from("2020-12-01"), raise(20.0), "2021-02-28", Some(0.0)),
        (flow("x", &[-3.0, 8.0, 9.0]).from("2020-12-01"), raise(20.0), "2021-02-28", Some(-3.0)),
        // A goal that starts amid a month: that month is not before the start.
        (
            flow("x", &[7.0, 8.0, 9.0]).from("2020-12-01"),
            raise(20.0).during("2021-01-15", "2021-03-31"),
            "2021-02-28",
            Some(7.0),
        ),
        (
            flow("x", &[7.0, 8.0, 9.0]).from("2020-12-01"),
            raise(20.0).during("2021-02-01", "2021-03-31"),
            "2021-02-28",
            Some(8.0),
        ),
        // What was typed wins.
        (
            flow("x", &[7.0, 8.0, 9.0]).from("2020-12-01"),
            raise(20.0).from(1.0),
            "2021-02-28",
            Some(1.0),
        ),
        // Totals by an amount start from the window of the same length before.
        (
            flow("x", &[1.0, 2.0, 3.0, 4.0, 5.0]).from("2020-10-01"),
            raise(4.0).by().total(),
            "2021-02-28",
            Some(6.0),
        ),
        (
            flow("x", &[1.0, GAP, 3.0, 4.0, 5.0]).from("2020-10-01"),
            raise(4.0).by().total(),
            "2021-02-28",
            None,
        ),
        // A total to a value starts from 0 and tells no baseline.
        (flow("x", &[7.0, 8.0, 9.0]).from("2020-12-01"), raise(40.0).total(), "2021-02-28", None),
    ],
    check: |(readings, want, on, expected)| {
        let found = Plan::new("x", Unit::Count, &[*readings]).judge(*want, on);
        near_or_none(found.baseline.map(|used| used.value), *expected)
    },
};

/// Totals by an amount, after 30 visits in each month of the quarter before: 90.
static TOTALS: Table<(Want, f64)> = Table {
    name: "targets of totals",
    rows: &[
        (raise(120.0).total(), 120.0),
        (raise(30.0).by().total(), 120.0),
        (raise(10.0).by_percent().total(), 99.0),
        (lower(30.0).by().total(), 60.0),
        (lower(10.0).by_percent().total(), 81.0),
        (at_most(9.0).by().total(), 99.0),
        (at_least(-9.0).by().total(), 81.0),
        (raise(30.0).by().total().from(10.0), 40.0),
        // Two months are held against the two before, 60.
        (raise(30.0).by().total().during("2021-01-01", "2021-02-28"), 90.0),
    ],
    check: |(want, expected)| {
        let readings = flow("x", &[30.0, 30.0, 30.0, 1.0, 1.0]).from("2020-10-01");
        let found = Plan::new("x", Unit::Count, &[readings]).judge(*want, "2021-02-27");
        near(found.target.ok_or(found.reason)?, *expected)
    },
};
