//! The status of levels, averages and bounds: under way and after the end.

use paceline::analysis::Status::{
    self, Achieved, Behind, Missed, NeedsData, OffPace, OnPace, Regressed,
};
use paceline::model::{Cadence, Unit};

use super::plan::{
    Day, GAP, Plan, Readings, Want, at_least, at_most, flow, judge_visits, lower, raise, stock,
    within,
};
use super::{Rows, Table, check, stands};

pub const TABLES: &[&dyn Rows] = &[&UNDER_WAY, &BOUNDS, &AT_THE_END, &MISSING, &FISCAL];

#[test]
fn statuses_are_as_worked_out() {
    check(TABLES);
}

/// The end of February, when all of these are judged.
const ON: Day = "2021-02-28";

/// 0 to 100, and 60 is due at the end of February.
const fn up() -> Want {
    raise(100.0).from(0.0).through(&[(ON, 60.0)])
}

/// 100 to 0, and 40 is due at the end of February.
const fn down() -> Want {
    lower(0.0).from(100.0).through(&[(ON, 40.0)])
}

/// Levels on their way; the thresholds are 5 and 15 points of progress, inclusive.
static UNDER_WAY: Table<(Want, &[f64], Status)> = Table {
    name: "levels under way",
    rows: &[
        (up(), &[30.0, 60.0], OnPace),
        (up(), &[30.0, 90.0], OnPace),
        // Reaching a level early settles nothing: it may fall again.
        (up(), &[30.0, 100.0], OnPace),
        (up(), &[30.0, 150.0], OnPace),
        (up(), &[30.0, 55.0], OnPace),
        (up(), &[30.0, 54.999], Behind),
        (up(), &[30.0, 45.0], Behind),
        (up(), &[30.0, 44.999], OffPace),
        (up(), &[30.0, 0.0], OffPace),
        (up(), &[30.0, -0.001], Regressed),
        (down(), &[70.0, 40.0], OnPace),
        (down(), &[70.0, 45.0], OnPace),
        (down(), &[70.0, 45.001], Behind),
        (down(), &[70.0, 55.0], Behind),
        (down(), &[70.0, 55.001], OffPace),
        (down(), &[70.0, 100.0], OffPace),
        (down(), &[70.0, 100.001], Regressed),
        (down(), &[70.0, -5.0], OnPace),
        // From below 0: −100 to 0, −40 is due.
        (raise(0.0).from(-100.0).through(&[(ON, -40.0)]), &[-70.0, -45.0], OnPace),
        (raise(0.0).from(-100.0).through(&[(ON, -40.0)]), &[-70.0, -45.001], Behind),
        (raise(0.0).from(-100.0).through(&[(ON, -40.0)]), &[-70.0, -100.001], Regressed),
        // A point of progress is worth a tenth of a visit where the way is ten visits long.
        (raise(20.0).from(10.0).through(&[(ON, 16.0)]), &[13.0, 15.5], OnPace),
        (raise(20.0).from(10.0).through(&[(ON, 16.0)]), &[13.0, 15.499], Behind),
        // A target the baseline has reached is one to keep, and there is no way to fall back on.
        (raise(100.0).from(100.0), &[100.0, 100.0], OnPace),
        (raise(100.0).from(100.0), &[100.0, 95.0], OnPace),
        (raise(100.0).from(100.0), &[100.0, 94.9], Behind),
        (raise(100.0).from(120.0), &[110.0, 105.0], OnPace),
        (lower(100.0).from(100.0), &[100.0, 100.0], OnPace),
        (lower(100.0).from(80.0), &[90.0, 90.0], OnPace),
        (lower(100.0).from(80.0), &[90.0, 116.0], OffPace),
        (lower(100.0).from(120.0), &[110.0, 105.0], OnPace),
        // Averages, from 0 to 100 on a flat path: 97 is the mean of 94 and 100.
        (raise(100.0).average().from(0.0), &[94.0, 100.0], OnPace),
        (raise(100.0).average().from(0.0), &[90.0, 100.0], OnPace),
        (raise(100.0).average().from(0.0), &[89.99, 100.0], Behind),
        (raise(100.0).average().from(0.0), &[70.0, 100.0], Behind),
        (raise(100.0).average().from(0.0), &[69.99, 100.0], OffPace),
        (lower(100.0).average().from(200.0), &[105.0, 105.0], OnPace),
        (lower(100.0).average().from(200.0), &[105.0, 105.1], Behind),
        // An average does not regress.
        (raise(100.0).average().from(50.0), &[40.0, 40.0], OffPace),
    ],
    check: |(want, values, expected)| stands(&judge_visits(values, *want, ON), *expected),
};

/// Bounds to keep, under way; 5 and 15 points are 5 and 15 % of the bound.
static BOUNDS: Table<(Want, &[f64], Status)> = Table {
    name: "bounds under way",
    rows: &[
        (at_least(100.0), &[0.0, 100.0], OnPace),
        (at_least(100.0), &[0.0, 95.0], OnPace),
        (at_least(100.0), &[0.0, 94.99], Behind),
        (at_least(100.0), &[0.0, 85.0], Behind),
        (at_least(100.0), &[0.0, 84.99], OffPace),
        (at_most(100.0), &[999.0, 100.0], OnPace),
        (at_most(100.0), &[999.0, 105.0], OnPace),
        (at_most(100.0), &[999.0, 105.01], Behind),
        (at_most(100.0), &[999.0, 115.0], Behind),
        (at_most(100.0), &[999.0, 115.01], OffPace),
        (at_most(100.0), &[999.0, 0.0], OnPace),
        (within(80.0, 100.0), &[0.0, 80.0], OnPace),
        (within(80.0, 100.0), &[0.0, 100.0], OnPace),
        (within(80.0, 100.0), &[0.0, 105.0], OnPace),
        (within(80.0, 100.0), &[0.0, 105.01], Behind),
        (within(80.0, 100.0), &[0.0, 76.0], OnPace),
        (within(80.0, 100.0), &[0.0, 75.99], Behind),
        (within(80.0, 100.0), &[0.0, 67.99], OffPace),
        // Bounds the wrong way round are the same bounds.
        (within(100.0, 80.0), &[0.0, 90.0], OnPace),
        (at_most(0.0), &[0.0, 0.0], OnPace),
        (at_most(0.0), &[0.0, 1.0], OffPace),
        (at_least(0.0), &[0.0, -1.0], OffPace),
        (at_least(-100.0), &[0.0, -100.0], OnPace),
        (at_least(-100.0), &[0.0, -105.0], OnPace),
        (at_least(-100.0), &[0.0, -105.01], Behind),
        (at_most(100.0).average(), &[90.0, 110.0], OnPace),
        (at_most(100.0).average(), &[100.0, 112.0], Behind),
        (at_least(100.0).average(), &[100.0, 60.0], OffPace),
        (within(80.0, 100.0).average(), &[60.0, 120.0], OnPace),
    ],
    check: |(want, values, expected)| stands(&judge_visits(values, *want, ON), *expected),
};

/// Judged on the last day of March: the window is over.
static AT_THE_END: Table<(Want, &[f64], Status)> = Table {
    name: "at the end",
    rows: &[
        (raise(100.0).from(0.0), &[1.0, 1.0, 100.0], Achieved),
        (raise(100.0).from(0.0), &[1.0, 1.0, 99.999], Missed),
        (raise(100.0).from(0.0), &[200.0, 200.0, 99.0], Missed),
        // Worse than at the start is missed, when it is over.
        (raise(100.0).from(50.0), &[1.0, 1.0, 1.0], Missed),
        (lower(60.0).from(100.0), &[90.0, 80.0, 60.0], Achieved),
        (lower(60.0).from(100.0), &[90.0, 80.0, 60.001], Missed),
        (lower(60.0).from(100.0), &[90.0, 80.0, -5.0], Achieved),
        (raise(100.0).from(100.0), &[1.0, 1.0, 100.0], Achieved),
        (lower(100.0).from(100.0), &[1.0, 1.0, 100.1], Missed),
        (raise(-10.0).from(-20.0), &[-15.0, -15.0, -10.0], Achieved),
        (raise(0.0).from(-20.0), &[-15.0, -15.0, -0.1], Missed),
        (at_least(100.0), &[0.0, 0.0, 100.0], Achieved),
        (at_least(100.0), &[0.0, 0.0, 99.0], Missed),
        (at_most(100.0), &[900.0, 900.0, 100.0], Achieved),
        (at_most(100.0), &[0.0, 0.0, 100.1], Missed),
        (within(80.0, 100.0), &[0.0, 0.0, 80.0], Achieved),
        (within(80.0, 100.0), &[0.0, 0.0, 100.0], Achieved),
        (within(80.0, 100.0), &[0.0, 0.0, 79.9], Missed),
        (within(80.0, 100.0), &[0.0, 0.0, 100.1], Missed),
        (raise(20.0).average().from(0.0), &[10.0, 20.0, 30.0], Achieved),
        (raise(20.1).average().from(0.0), &[10.0, 20.0, 30.0], Missed),
        (at_most(20.0).average(), &[10.0, 20.0, 30.0], Achieved),
        (at_most(19.9).average(), &[10.0, 20.0, 30.0], Missed),
        (within(20.0, 20.0).average(), &[10.0, 20.0, 30.0], Achieved),
        (raise(10.0).by_percent().from(80.0), &[1.0, 1.0, 88.0], Achieved),
        (raise(10.0).by_percent().from(80.0), &[1.0, 1.0, 87.9], Missed),
        // A window of one month.
        (raise(5.0).from(0.0).during("2021-03-01", "2021-03-31"), &[0.0, 0.0, 5.0], Achieved),
        (at_most(4.0).during("2021-03-01", "2021-03-31"), &[0.0, 0.0, 5.0], Missed),
        (at_least(5.0).average().during("2021-03-01", "2021-03-31"), &[0.0, 0.0, 5.0], Achieved),
    ],
    check: |(want, values, expected)| stands(&judge_visits(values, *want, "2021-03-31"), *expected),
};

/// After the end with readings missing: what could change the verdict keeps it open.
static MISSING: Table<(Readings, Want, Day, Status)> = Table {
    name: "missing at the end",
    rows: &[
        (flow("x", &[1.0, 100.0, GAP]), raise(100.0).from(0.0), "2021-04-15", NeedsData),
        (flow("x", &[1.0, GAP, 100.0]), raise(100.0).from(0.0), "2021-04-15", Achieved),
        (flow("x", &[GAP, GAP, 99.0]), raise(100.0).from(0.0), "2021-04-15", Missed),
        (flow("x", &[100.0, GAP, 100.0]), at_least(90.0).average(), "2021-04-15", NeedsData),
        (stock("x", &[1.0, 100.0, GAP]), at_least(90.0), "2021-04-15", NeedsData),
        // Judged by quarters, a standing of February is not the one of the end.
        (
            stock("x", &[1.0, 100.0, GAP]),
            at_least(90.0).per(Cadence::Quarter),
            "2021-04-15",
            NeedsData,
        ),
        (
            flow("x", &[1.0, 100.0, GAP]),
            at_least(90.0).per(Cadence::Quarter),
            "2021-04-15",
            NeedsData,
        ),
        (
            stock("x", &[1.0, GAP, 100.0]),
            at_least(90.0).per(Cadence::Quarter),
            "2021-04-15",
            Achieved,
        ),
        // A month that lacks its last days.
        (
            flow("x", &[4.0; 29]).each(Cadence::Day).from("2021-03-01"),
            raise(100.0).from(0.0).per(Cadence::Month),
            "2021-04-15",
            NeedsData,
        ),
        (
            flow("x", &[4.0; 31]).each(Cadence::Day).from("2021-03-01"),
            raise(100.0).from(0.0).per(Cadence::Month),
            "2021-04-15",
            Achieved,
        ),
        // The leap day is the end.
        (
            flow("x", &[1.0; 29]).each(Cadence::Day).from("2024-02-01"),
            raise(29.0).from(0.0).during("2024-02-01", "2024-02-29").per(Cadence::Month),
            "2024-02-29",
            Achieved,
        ),
        // Weeks: the last one is week 53.
        (
            flow("x", &[1.0, 2.0, 3.0]).each(Cadence::Week).from("2020-12-14"),
            raise(3.0).from(0.0).during("2020-12-14", "2021-01-03"),
            "2021-01-03",
            Achieved,
        ),
    ],
    check: |(readings, want, on, expected)| {
        stands(&Plan::new("x", Unit::Count, &[*readings]).judge(*want, on), *expected)
    },
};

const FROM_FEBRUARY: Want = at_least(6.0).during("2021-02-01", "2021-04-30").per(Cadence::Quarter);
const FROM_MARCH: Want = at_least(6.0).during("2021-03-01", "2021-05-31").per(Cadence::Quarter);

/// Months from February on, in years that start in a month: whether the window is a quarter.
static FISCAL: Table<(i8, Want, Status)> = Table {
    name: "fiscal quarters",
    rows: &[
        (1, FROM_FEBRUARY, NeedsData),
        (2, FROM_FEBRUARY, Achieved),
        (3, FROM_FEBRUARY, NeedsData),
        (5, FROM_FEBRUARY, Achieved),
        (8, FROM_FEBRUARY, Achieved),
        (11, FROM_FEBRUARY, Achieved),
        (3, FROM_MARCH, Achieved),
        (6, FROM_MARCH, Achieved),
        (10, FROM_MARCH, NeedsData),
        (12, FROM_MARCH, Achieved),
    ],
    check: |(first, want, expected)| {
        let readings = flow("x", &[1.0, 2.0, 3.0, 4.0]).from("2021-02-01");
        stands(
            &Plan::counted(*first, "x", Unit::Count, &[readings]).judge(*want, "2021-05-31"),
            *expected,
        )
    },
};
