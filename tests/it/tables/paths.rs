//! The path a goal is held against, the way made on it, and how many days ahead or behind that is.

use paceline::analysis::path;
use paceline::model::{Cadence, Unit};

use super::plan::{
    Day, Plan, Want, at_least, at_most, day, flow, judge_visits, lower, raise, stock, within,
};
use super::{Rows, Table, check, near, near_or_none};

pub const TABLES: &[&dyn Rows] = &[&VALUES, &PROGRESS, &EXPECTED, &BUFFERS];

#[test]
fn paths_are_as_worked_out() {
    check(TABLES);
}

/// 100 days: from 0 to 100 is one a day.
const START: Day = "2021-01-01";
const HUNDRED_DAYS: Day = "2021-04-11";

const fn up() -> Want {
    raise(100.0).from(0.0).during(START, HUNDRED_DAYS)
}

const fn down() -> Want {
    lower(0.0).from(100.0).during(START, HUNDRED_DAYS)
}

const fn sum() -> Want {
    raise(100.0).total().during(START, HUNDRED_DAYS)
}

/// What is wanted, a day, the path on it.
static VALUES: Table<(Want, Day, f64)> = Table {
    name: "paths",
    rows: &[
        (up(), "2021-01-01", 0.0),
        (up(), "2021-01-31", 30.0),
        (up(), "2021-02-28", 58.0),
        (up(), "2021-03-31", 89.0),
        (up(), "2021-04-11", 100.0),
        (up(), "2021-05-01", 100.0),
        (up(), "2020-12-01", 0.0),
        (down(), "2021-01-31", 70.0),
        (down(), "2021-02-28", 42.0),
        (sum(), "2021-01-01", 0.0),
        (sum(), "2021-02-28", 58.0),
        (raise(-50.0).from(-150.0).during(START, HUNDRED_DAYS), "2021-01-31", -120.0),
        (lower(-50.0).from(50.0).during(START, HUNDRED_DAYS), "2021-01-31", 20.0),
        // Through checkpoints, straight in between.
        (up().through(&[("2021-01-11", 50.0)]), "2021-01-06", 25.0),
        (up().through(&[("2021-01-11", 50.0)]), "2021-01-11", 50.0),
        (up().through(&[("2021-01-11", 50.0)]), "2021-02-25", 75.0),
        (up().through(&[("2021-01-11", 40.0), ("2021-01-31", 20.0)]), "2021-01-21", 30.0),
        (up().through(&[("2021-01-11", 40.0), ("2021-01-31", 20.0)]), "2021-03-07", 60.0),
        (sum().through(&[("2021-01-11", 50.0)]), "2021-01-06", 25.0),
        (down().through(&[("2021-01-11", 20.0)]), "2021-01-06", 60.0),
        // A checkpoint outside the window is none.
        (up().through(&[("2020-12-01", 50.0)]), "2021-01-31", 30.0),
        (up().through(&[("2021-05-01", 50.0)]), "2021-01-31", 30.0),
        (up().through(&[("2021-04-11", 50.0)]), "2021-04-11", 100.0),
        // Flat: averages, goals to keep, periods one by one, a target that is there already.
        (raise(100.0).average().from(0.0).during(START, HUNDRED_DAYS), "2021-01-31", 100.0),
        (at_least(100.0).during(START, HUNDRED_DAYS), "2021-01-31", 100.0),
        (at_most(60.0).total().during(START, HUNDRED_DAYS), "2021-01-31", 60.0),
        (at_most(60.0).every(100.0).during(START, HUNDRED_DAYS), "2021-01-31", 60.0),
        (within(40.0, 60.0).during(START, HUNDRED_DAYS), "2021-01-31", 40.0),
        (raise(100.0).from(100.0).during(START, HUNDRED_DAYS), "2021-01-31", 100.0),
        (lower(100.0).from(100.0).during(START, HUNDRED_DAYS), "2021-01-31", 100.0),
        // A leap year has a day more: 59 of 100 days.
        (raise(100.0).from(0.0).during("2024-01-01", "2024-04-10"), "2024-02-29", 59.0),
        // One month.
        (raise(30.0).from(0.0).during("2021-01-01", "2021-01-31"), "2021-01-16", 15.0),
    ],
    check: |(want, on, expected)| {
        let corners = judge_visits(&[1.0], *want, "2021-02-28").path;
        near(path::value(&corners, day(on)).ok_or("no path")?, *expected)
    },
};

/// What is wanted, visits of January and February: progress, 1 being there.
static PROGRESS: Table<(Want, &[f64], Option<f64>)> = Table {
    name: "progress",
    rows: &[
        (raise(200.0).from(100.0), &[0.0, 150.0], Some(0.5)),
        (raise(200.0).from(100.0), &[0.0, 100.0], Some(0.0)),
        (raise(200.0).from(100.0), &[0.0, 250.0], Some(1.5)),
        (raise(200.0).from(100.0), &[0.0, 50.0], Some(-0.5)),
        (lower(60.0).from(100.0), &[0.0, 70.0], Some(0.75)),
        (lower(60.0).from(100.0), &[0.0, 50.0], Some(1.25)),
        (lower(60.0).from(100.0), &[0.0, 110.0], Some(-0.25)),
        (raise(50.0).from(0.0), &[0.0, 20.0], Some(0.4)),
        (raise(50.0).from(-50.0), &[0.0, 0.0], Some(0.5)),
        (raise(-10.0).from(-50.0), &[0.0, -20.0], Some(0.75)),
        (lower(-50.0).from(50.0), &[0.0, -25.0], Some(0.75)),
        (raise(20.0).by().from(80.0), &[0.0, 85.0], Some(0.25)),
        (lower(25.0).by_percent().from(80.0), &[0.0, 75.0], Some(0.25)),
        // The way made from the baseline to the mean of both months.
        (raise(200.0).average().from(100.0), &[140.0, 160.0], Some(0.5)),
        (lower(60.0).average().from(100.0), &[80.0, 60.0], Some(0.75)),
        // So far of all there should be.
        (raise(400.0).total(), &[50.0, 150.0], Some(0.5)),
        (raise(400.0).total(), &[0.0, 0.0], Some(0.0)),
        (raise(100.0).total(), &[50.0, 150.0], Some(2.0)),
        (raise(100.0).by().total().from(100.0), &[20.0, 30.0], Some(0.25)),
        (lower(400.0).total(), &[50.0, 50.0], Some(0.25)),
        // Periods that kept to the bound, of those that should.
        (at_most(60.0).every(100.0), &[60.0, 61.0], Some(0.5)),
        (at_most(60.0).every(50.0), &[60.0, 61.0], Some(1.0)),
        (at_most(60.0).every(50.0), &[60.0, 60.0], Some(2.0)),
        (at_least(60.0).every(100.0), &[59.0, 59.0], Some(0.0)),
        // A bound: 1 at it.
        (at_most(60.0), &[0.0, 60.0], Some(1.0)),
        (at_most(60.0), &[0.0, 54.0], Some(1.1)),
        (at_most(60.0), &[0.0, 66.0], Some(0.9)),
        (at_least(60.0), &[0.0, 60.0], Some(1.0)),
        (at_least(60.0), &[0.0, 30.0], Some(0.5)),
        (within(40.0, 60.0), &[0.0, 50.0], Some(1.0)),
        (within(40.0, 60.0), &[0.0, 66.0], Some(0.9)),
        (within(40.0, 60.0), &[0.0, 30.0], Some(0.75)),
        // A target that the baseline has reached is a bound; nothing is divided by 0.
        (raise(100.0).from(100.0), &[0.0, 110.0], Some(1.1)),
        (raise(100.0).from(100.0), &[0.0, 100.0], Some(1.0)),
        (lower(100.0).from(100.0), &[0.0, 90.0], Some(1.1)),
        (raise(0.0).by().from(100.0), &[0.0, 90.0], Some(0.9)),
        (raise(100.0).average().from(100.0), &[100.0, 100.0], Some(1.0)),
        (raise(0.0).from(0.0), &[0.0, 0.0], Some(1.0)),
        // Without readings there is no progress.
        (raise(200.0).from(100.0), &[], None),
    ],
    check: |(want, values, expected)| {
        near_or_none(judge_visits(values, *want, "2021-02-28").progress, *expected)
    },
};

/// What is wanted, visits by month, judging date: progress the path has made by the end of the
/// last complete month with a figure.
static EXPECTED: Table<(Want, &[f64], Day, Option<f64>)> = Table {
    name: "expected",
    rows: &[
        (up(), &[1.0, 1.0], "2021-02-28", Some(0.58)),
        (up(), &[1.0, 1.0, 1.0], "2021-03-30", Some(0.58)),
        (up(), &[1.0, 1.0, 1.0], "2021-03-31", Some(0.89)),
        (up(), &[1.0, 1.0], "2021-04-05", Some(0.58)),
        (up(), &[1.0], "2021-04-05", Some(0.30)),
        (down(), &[1.0, 1.0], "2021-02-28", Some(0.58)),
        (sum(), &[1.0, 1.0], "2021-03-15", Some(0.58)),
        (up().through(&[("2021-02-28", 80.0)]), &[1.0, 1.0], "2021-03-01", Some(0.8)),
        (at_most(60.0), &[1.0, 1.0], "2021-02-28", Some(1.0)),
        (raise(100.0).average().from(0.0), &[1.0, 1.0], "2021-02-28", Some(1.0)),
        (at_most(60.0).every(90.0), &[1.0, 1.0], "2021-02-28", Some(1.0)),
        (up(), &[1.0], "2021-01-30", None),
    ],
    check: |(want, values, on, expected)| {
        near_or_none(judge_visits(values, *want, on).expected, *expected)
    },
};

/// What is wanted, visits of January and February, days ahead of the path at the end of February.
static BUFFERS: Table<(Want, &[f64], Option<f64>)> = Table {
    name: "days ahead",
    rows: &[
        (up(), &[0.0, 58.0], Some(0.0)),
        (up(), &[0.0, 60.0], Some(2.0)),
        (up(), &[0.0, 50.0], Some(-8.0)),
        (up(), &[0.0, 120.0], Some(62.0)),
        (down(), &[0.0, 40.0], Some(2.0)),
        (down(), &[0.0, 42.0], Some(0.0)),
        (down(), &[0.0, 50.0], Some(-8.0)),
        (sum(), &[30.0, 30.0], Some(2.0)),
        (sum(), &[30.0, 20.0], Some(-8.0)),
        (up().through(&[("2021-01-31", 90.0)]), &[0.0, 45.0], Some(-43.0)),
        (up().through(&[("2021-01-31", 30.0)]), &[0.0, 65.0], Some(7.0)),
        (at_most(60.0), &[0.0, 50.0], None),
        (raise(100.0).average().from(0.0), &[0.0, 50.0], None),
        (at_most(60.0).every(100.0), &[0.0, 50.0], None),
        (raise(100.0).from(100.0), &[0.0, 120.0], None),
    ],
    check: |(want, values, expected)| {
        near_or_none(judge_visits(values, *want, "2021-02-28").buffer_days, *expected)
    },
};

#[test]
fn a_fiscal_quarter_is_one_step_of_its_goal() {
    // Quarters from February: the first one ends on 30 April, 89 of 364 days after its start.
    let readings = [stock("members", &[10.0]).each(Cadence::Quarter).from("2021-02-01")];
    let plan = Plan::counted(2, "members", Unit::Count, &readings);
    let want = raise(364.0).from(0.0).during("2021-02-01", "2022-01-31");
    let found = plan.judge(want, "2021-05-01");
    near(found.path_value.unwrap(), 88.0).unwrap();
    near(found.required_pace.unwrap(), 118.0).unwrap();
    let by_month = [flow("visits", &[10.0]).from("2021-02-01")];
    let found = Plan::counted(2, "visits", Unit::Count, &by_month).judge(want, "2021-05-01");
    near(found.path_value.unwrap(), 27.0).unwrap();
}
