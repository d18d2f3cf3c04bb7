//! Totals: what is settled before the end, what is not, and what counts towards them.

use paceline::analysis::Status::{self, Achieved, Behind, Missed, NeedsData, OffPace, OnPace};
use paceline::model::{Cadence, Unit};

use super::plan::{
    Day, GAP, Plan, Readings, Want, at_least, at_most, flow, judge_visits, lower, raise, rate,
    stock, unique, within,
};
use super::{Rows, Table, check, near_or_none, same, stands};

pub const TABLES: &[&dyn Rows] = &[&UNDER_WAY, &AT_THE_END, &FORMULAS, &RUNNING, &WINDOWS];

#[test]
fn totals_are_as_worked_out() {
    check(TABLES);
}

const ON: Day = "2021-02-28";

/// 60 of 100 are due at the end of February.
const fn up() -> Want {
    raise(100.0).total().through(&[(ON, 60.0)])
}

const fn least() -> Want {
    at_least(100.0).total().through(&[(ON, 60.0)])
}

/// Visits of January and February, judged at the end of February.
static UNDER_WAY: Table<(Want, &[f64], Status)> = Table {
    name: "totals under way",
    rows: &[
        // There already: nothing can take it away.
        (up(), &[50.0, 50.0], Achieved),
        (up(), &[100.0, 0.0], Achieved),
        (up(), &[50.0, 49.9], OnPace),
        (least(), &[50.0, 50.0], Achieved),
        (least(), &[90.0, 9.0], OnPace),
        // Thresholds.
        (up(), &[30.0, 30.0], OnPace),
        (up(), &[30.0, 25.0], OnPace),
        (up(), &[30.0, 24.99], Behind),
        (up(), &[30.0, 15.0], Behind),
        (up(), &[30.0, 14.99], OffPace),
        (up(), &[0.0, 0.0], OffPace),
        (least(), &[30.0, 25.0], OnPace),
        (least(), &[30.0, 24.99], Behind),
        // Negative readings can take a total back, so it is not settled; it never regresses.
        (up(), &[150.0, -50.0], OnPace),
        (up(), &[-50.0, 10.0], OffPace),
        // A limit is missed once it is passed, and met at its edge.
        (at_most(100.0).total(), &[50.0, 50.0], OnPace),
        (at_most(100.0).total(), &[50.0, 50.01], Missed),
        (at_most(100.0).total(), &[150.0, -60.0], OnPace),
        (at_most(100.0).total(), &[0.0, 0.0], OnPace),
        (lower(100.0).total(), &[60.0, 41.0], Missed),
        (lower(100.0).total(), &[10.0, 10.0], OnPace),
        (within(60.0, 100.0).total(), &[60.0, 41.0], Missed),
        (within(60.0, 100.0).total(), &[40.0, 40.0], OnPace),
        // By an amount, from a window before of 80.
        (raise(20.0).by().total().from(80.0), &[50.0, 50.0], Achieved),
        (raise(25.0).by_percent().total().from(80.0), &[50.0, 49.0], OnPace),
        (at_most(20.0).by().total().from(80.0), &[50.0, 50.01], Missed),
        // A total of readings that are all 0 is 0, none at all is no total.
        (up(), &[], NeedsData),
    ],
    check: |(want, values, expected)| stands(&judge_visits(values, *want, ON), *expected),
};

/// Visits by month, judged after the end of March.
static AT_THE_END: Table<(Want, &[f64], Status)> = Table {
    name: "totals at the end",
    rows: &[
        (up(), &[30.0, 30.0, 40.0], Achieved),
        (up(), &[30.0, 30.0, 39.99], Missed),
        (up(), &[150.0, -50.0, -1.0], Missed),
        (least(), &[30.0, 30.0, 40.0], Achieved),
        (at_most(100.0).total(), &[30.0, 30.0, 40.0], Achieved),
        (at_most(100.0).total(), &[30.0, 30.0, 40.01], Missed),
        (lower(100.0).total(), &[30.0, 30.0, 40.0], Achieved),
        (within(90.0, 100.0).total(), &[30.0, 30.0, 30.0], Achieved),
        (within(90.0, 100.0).total(), &[30.0, 30.0, 29.9], Missed),
        // What is missing could still make it, or break it.
        (up(), &[30.0, 30.0], NeedsData),
        (up(), &[30.0, GAP, 40.0], NeedsData),
        (at_most(100.0).total(), &[30.0, GAP, 40.0], NeedsData),
        (within(60.0, 100.0).total(), &[40.0, GAP, 40.0], NeedsData),
        // Or cannot.
        (up(), &[60.0, GAP, 40.0], Achieved),
        (up(), &[100.0], Achieved),
        (at_most(100.0).total(), &[101.0], Missed),
        (at_most(100.0).total(), &[60.0, GAP, 41.0], Missed),
        (within(60.0, 100.0).total(), &[101.0], Missed),
    ],
    check: |(want, values, expected)| stands(&judge_visits(values, *want, "2021-04-20"), *expected),
};

/// What can be added up to a total: a formula, readings; the total at the end of February.
static FORMULAS: Table<(&str, &[Readings], Option<f64>)> = Table {
    name: "totals of formulas",
    rows: &[
        ("a", &[flow("a", &[3.0, 4.0])], Some(7.0)),
        ("2 * a", &[flow("a", &[3.0, 4.0])], Some(14.0)),
        ("a + b", &[flow("a", &[3.0, 4.0]), flow("b", &[10.0, 20.0])], Some(37.0)),
        ("a - b", &[flow("a", &[3.0, 4.0]), flow("b", &[10.0, 20.0])], Some(-23.0)),
        // Only months that both have.
        ("a + b", &[flow("a", &[3.0, 4.0]), flow("b", &[10.0])], Some(13.0)),
        ("a", &[flow("a", &[3.0, 4.0]).on("A"), flow("a", &[10.0, GAP]).on("B")], Some(17.0)),
        // Shares by the followers at the end: 700 of 10,000.
        ("100 * a / s", &[flow("a", &[300.0, 400.0]), stock("s", &[5e3, 1e4])], Some(7.0)),
        // Rates and standings have no total, people counted once cannot be added.
        ("100 * a / b", &[flow("a", &[3.0, 4.0]), flow("b", &[10.0, 20.0])], None),
        ("s", &[stock("s", &[3.0, 4.0])], None),
        ("r", &[rate("r", &[3.0, 4.0])], None),
        ("u", &[unique("u", &[3.0, 4.0])], None),
    ],
    check: |(formula, readings, expected)| {
        let plan = Plan::new(formula, Unit::Count, readings);
        let found = plan.judge(raise(1e6).total(), ON);
        near_or_none(found.actual, *expected)?;
        let is_refused = found.status == NeedsData;
        if is_refused == expected.is_none() { Ok(()) } else { Err(found.reason) }
    },
};

/// Running totals month by month from the start of the window.
static RUNNING: Table<(&[f64], &[Option<f64>])> = Table {
    name: "running totals",
    rows: &[
        (&[1.0, 2.0, 3.0], &[Some(1.0), Some(3.0), Some(6.0)]),
        (&[1.0, GAP, 3.0], &[Some(1.0), None, Some(4.0)]),
        (&[GAP, 2.0, 3.0], &[Some(2.0), Some(5.0)]),
        (&[1.0, -2.0, 0.0], &[Some(1.0), Some(-1.0), Some(-1.0)]),
        // April is outside.
        (&[1.0, 2.0, 3.0, 4.0], &[Some(1.0), Some(3.0), Some(6.0)]),
    ],
    check: |(values, expected)| {
        let found = judge_visits(values, raise(100.0).total(), "2021-05-01").measured;
        let found: Vec<Option<f64>> = found.iter().map(|point| point.figure.value()).collect();
        same(&found, &expected.to_vec())
    },
};

/// Readings, a window, the judging date: total so far.
type Days = (Day, Day);
static WINDOWS: Table<(Readings, Days, Day, Option<f64>)> = Table {
    name: "windows of totals",
    rows: &[
        (flow("x", &[1.0, 2.0, 4.0, 8.0]), ("2021-02-01", "2021-03-31"), "2021-05-01", Some(6.0)),
        (flow("x", &[1.0, 2.0, 4.0, 8.0]), ("2021-02-01", "2021-03-31"), "2021-03-30", Some(2.0)),
        (flow("x", &[1.0, 2.0, 4.0]), ("2021-03-01", "2021-03-31"), "2021-03-31", Some(4.0)),
        // Days let a window start and end anywhere.
        (
            flow("x", &[1.0; 31]).each(Cadence::Day),
            ("2021-01-10", "2021-01-20"),
            "2021-02-01",
            Some(11.0),
        ),
        (
            flow("x", &[1.0; 31]).each(Cadence::Day).from("2024-02-01"),
            ("2024-02-01", "2024-02-29"),
            "2024-03-01",
            Some(29.0),
        ),
        (
            flow("x", &[1.0; 29]).each(Cadence::Day).from("2024-02-01"),
            ("2024-02-29", "2024-02-29"),
            "2024-02-29",
            Some(1.0),
        ),
        // Weeks over the turn of the year, week 53 among them.
        (
            flow("x", &[1.0, 2.0, 4.0, 8.0]).each(Cadence::Week).from("2020-12-21"),
            ("2020-12-21", "2021-01-10"),
            "2021-01-10",
            Some(7.0),
        ),
        (
            flow("x", &[1.0, 2.0, 4.0, 8.0]).each(Cadence::Week).from("2020-12-21"),
            ("2020-12-28", "2021-01-03"),
            "2021-01-10",
            Some(2.0),
        ),
        (flow("x", &[GAP, GAP, GAP, 8.0]), ("2021-01-01", "2021-03-31"), "2021-05-01", None),
    ],
    check: |(readings, (start, end), on, expected)| {
        let plan = Plan::new("x", Unit::Count, &[*readings]);
        let want = raise(1e6).total().during(start, end);
        near_or_none(plan.judge(want, on).actual, *expected)
    },
};
