//! Readings over channels: sums, refusals, channels that lack an input or are kept otherwise.

use paceline::model::{Cadence, Unit};

use super::plan::{
    Asked, Day, GAP, Out, Plan, Readings, flow, month, quarter, rate, stock, unique,
};
use super::{Rows, Table, check, near_or_none, same};
use Cadence::{Month, Quarter, Week, Year};

pub const TABLES: &[&dyn Rows] = &[&KINDS, &RATIOS, &CADENCES, &MARKS, &JUDGED_PER, &SERIES];

const LATER: Day = "2025-01-01";
const JANUARY: Asked = month("2021-01-01");
const Q1: Asked = quarter("2021-01-01");

#[test]
fn channels_add_up_as_worked_out() {
    check(TABLES);
}

fn figure(formula: &str, readings: &[Readings], asked: Asked, expected: Out) -> super::Outcome {
    expected.check(&Plan::new(formula, Unit::Count, readings).ask(asked, LATER).figure)
}

/// Readings of x on several channels.
static KINDS: Table<(&[Readings], Asked, Out)> = Table {
    name: "kinds over channels",
    rows: &[
        (&[flow("x", &[1.0]).on("A"), flow("x", &[2.0]).on("B")], JANUARY, Out::Is(3.0)),
        (&[flow("x", &[1.0; 3]).on("A"), flow("x", &[2.0; 3]).on("B")], Q1, Out::Is(9.0)),
        (&[flow("x", &[1.0; 3]).on("A"), flow("x", &[2.0, GAP, 2.0]).on("B")], Q1, Out::Is(7.0)),
        (&[flow("x", &[0.0]).on("A"), flow("x", &[0.0]).on("B")], JANUARY, Out::Is(0.0)),
        (&[stock("x", &[1.0]).on("A"), stock("x", &[2.0]).on("B")], JANUARY, Out::Is(3.0)),
        (&[stock("x", &[1.0, 2.0, 4.0]).on("A"), stock("x", &[8.0]).on("B")], Q1, Out::Is(12.0)),
        (&[unique("x", &[1.0]).on("A")], JANUARY, Out::Is(1.0)),
        (&[unique("x", &[1.0]).on("A"), unique("x", &[2.0]).on("B")], JANUARY, Out::Refused),
        (&[unique("x", &[1.0]).on("A"), unique("x", &[GAP, 2.0]).on("B")], JANUARY, Out::Is(1.0)),
        (&[rate("x", &[1.0]).on("A"), rate("x", &[2.0]).on("B")], JANUARY, Out::Refused),
        // 10 weighs 3, 20 weighs 1: 50 of 4.
        (
            &[
                flow("n", &[3.0]).on("A"),
                flow("n", &[1.0]).on("B"),
                rate("x", &[10.0]).on("A").weighed_by("n"),
                rate("x", &[20.0]).on("B"),
            ],
            JANUARY,
            Out::Is(12.5),
        ),
        // 10 · 1 + 30 · 2 + 20 · 1 over 4, over months and channels at once.
        (
            &[
                flow("n", &[1.0, 2.0]).on("A"),
                flow("n", &[1.0]).on("B"),
                rate("x", &[10.0, 30.0]).on("A").weighed_by("n"),
                rate("x", &[20.0]).on("B"),
            ],
            Q1,
            Out::Is(22.5),
        ),
        (
            &[
                flow("n", &[0.0]).on("A"),
                flow("n", &[0.0]).on("B"),
                rate("x", &[10.0]).on("A").weighed_by("n"),
                rate("x", &[20.0]).on("B"),
            ],
            JANUARY,
            Out::Refused,
        ),
    ],
    check: |(readings, asked, expected)| figure("x", readings, *asked, *expected),
};

/// Ratios use channels that have all inputs.
static RATIOS: Table<(&str, &[Readings], Asked, Out)> = Table {
    name: "ratios over channels",
    rows: &[
        (
            "100 * a / b",
            &[
                flow("a", &[2.0]).on("A"),
                flow("b", &[4.0]).on("A"),
                flow("a", &[2.0]).on("B"),
                flow("b", &[100.0]).on("B"),
            ],
            JANUARY,
            Out::Is(400.0 / 104.0),
        ),
        (
            "100 * a / b",
            &[flow("a", &[2.0]).on("A"), flow("b", &[4.0]).on("A"), flow("a", &[2.0]).on("B")],
            JANUARY,
            Out::Is(50.0),
        ),
        (
            "100 * a / b",
            &[flow("a", &[2.0]).on("A"), flow("b", &[4.0]).on("B")],
            JANUARY,
            Out::NoData,
        ),
        (
            "100 * a / s",
            &[
                flow("a", &[5.0]).on("A"),
                stock("s", &[100.0]).on("A"),
                flow("a", &[15.0]).on("B"),
                stock("s", &[300.0]).on("B"),
            ],
            JANUARY,
            Out::Is(5.0),
        ),
        (
            "100 * a / s",
            &[
                flow("a", &[5.0]).on("A"),
                stock("s", &[100.0]).on("A"),
                stock("s", &[300.0]).on("B"),
            ],
            JANUARY,
            Out::Is(5.0),
        ),
        // Cells are of a channel and a month: A has both in January, B in February.
        (
            "100 * a / b",
            &[
                flow("a", &[1.0, 9.0]).on("A"),
                flow("b", &[10.0]).on("A"),
                flow("a", &[9.0, 3.0]).on("B"),
                flow("b", &[GAP, 10.0]).on("B"),
            ],
            Q1,
            Out::Is(20.0),
        ),
        // One divisor of 0 is none of the sum.
        (
            "100 * a / s",
            &[
                flow("a", &[5.0]).on("A"),
                stock("s", &[100.0]).on("A"),
                flow("a", &[0.0]).on("B"),
                stock("s", &[0.0]).on("B"),
            ],
            JANUARY,
            Out::Is(5.0),
        ),
        (
            "start(s)",
            &[
                stock("s", &[3.0]).from("2020-12-01").on("A"),
                stock("s", &[4.0]).from("2020-11-01").on("B"),
            ],
            JANUARY,
            Out::Is(7.0),
        ),
        (
            "prev(a)",
            &[
                flow("a", &[3.0]).from("2020-12-01").on("A"),
                flow("a", &[4.0]).from("2020-12-01").on("B"),
            ],
            JANUARY,
            Out::Is(7.0),
        ),
    ],
    check: |(formula, readings, asked, expected)| figure(formula, readings, *asked, *expected),
};

/// Channels kept in different cadences.
static CADENCES: Table<(&[Readings], Asked, Out)> = Table {
    name: "channels of different cadences",
    rows: &[
        (
            &[flow("x", &[1.0, 2.0, 3.0]).on("A"), flow("x", &[10.0]).each(Quarter).on("B")],
            Q1,
            Out::Is(16.0),
        ),
        // A quarter is not divided: only A is there for a month.
        (
            &[flow("x", &[1.0, 2.0, 3.0]).on("A"), flow("x", &[10.0]).each(Quarter).on("B")],
            JANUARY,
            Out::Is(1.0),
        ),
        (
            &[flow("x", &[1.0; 31]).each(Cadence::Day).on("A"), flow("x", &[9.0]).on("B")],
            JANUARY,
            Out::Is(40.0),
        ),
        (
            &[stock("x", &[1.0; 31]).each(Cadence::Day).on("A"), stock("x", &[9.0]).on("B")],
            JANUARY,
            Out::Is(10.0),
        ),
        (
            &[
                flow("x", &[1.0, 1.0]).each(Week).from("2021-01-04").on("A"),
                flow("x", &[1.0; 14]).each(Cadence::Day).from("2021-01-04").on("B"),
            ],
            Asked::Between("2021-01-04", "2021-01-17"),
            Out::Is(16.0),
        ),
        (
            &[flow("x", &[5.0; 4]).each(Quarter).on("A"), flow("x", &[1.0; 12]).on("B")],
            Asked::In(Year, "2021-06-01"),
            Out::Is(32.0),
        ),
        (
            &[unique("x", &[7.0; 3]).on("A"), unique("x", &[10.0]).each(Quarter).on("B")],
            Q1,
            Out::Refused,
        ),
    ],
    check: |(readings, asked, expected)| figure("x", readings, *asked, *expected),
};

/// What is said beside a figure of several channels.
static MARKS: Table<(&str, &[Readings], Asked, &str)> = Table {
    name: "marks over channels",
    rows: &[
        ("x", &[flow("x", &[1.0]).on("A"), flow("x", &[1.0]).on("B")], JANUARY, ""),
        (
            "x",
            &[stock("x", &[1.0]).on("A"), stock("x", &[1.0]).on("B")],
            JANUARY,
            "audiences overlap",
        ),
        ("x", &[stock("x", &[1.0]).on("A")], JANUARY, ""),
        (
            "a / b",
            &[flow("a", &[1.0]).on("A"), flow("b", &[1.0]).on("A"), flow("a", &[1.0]).on("B")],
            JANUARY,
            "B left out: no reading of b",
        ),
        (
            "x",
            &[flow("x", &[1.0; 3]).on("A"), flow("x", &[1.0, GAP, 1.0]).on("B")],
            Q1,
            "B: 2 of 3 months",
        ),
        (
            "x",
            &[
                flow("x", &[1.0]).on("A"),
                flow("x", &[1.0; 3]).each(Week).from("2021-01-04").on("B"),
            ],
            JANUARY,
            "B left out: x is kept per week, and weeks do not fit into months",
        ),
        (
            "x",
            &[flow("x", &[1.0]).on("A"), flow("x", &[9.0]).each(Quarter).on("B")],
            JANUARY,
            "B left out: x is kept per quarter, which cannot be divided into months",
        ),
        // What begins later leaves nothing out.
        (
            "x",
            &[flow("x", &[1.0]).on("A"), flow("x", &[1.0]).each(Week).from("2021-02-08").on("B")],
            JANUARY,
            "",
        ),
    ],
    check: |(formula, readings, asked, expected)| {
        let found = Plan::new(formula, Unit::Count, readings).ask(*asked, LATER);
        same(&found.remarks.join("; "), &(*expected).to_owned())
    },
};

/// The cadence a goal is judged in when it does not say: the coarsest among the inputs.
static JUDGED_PER: Table<(&str, &[Readings], Cadence)> = Table {
    name: "judged per",
    rows: &[
        ("a", &[flow("a", &[1.0])], Month),
        ("a", &[flow("a", &[1.0]).each(Cadence::Day)], Cadence::Day),
        ("a", &[flow("a", &[1.0]).each(Week)], Week),
        ("a", &[flow("a", &[1.0]).each(Quarter)], Quarter),
        ("a", &[flow("a", &[1.0]).each(Year)], Year),
        ("a / b", &[flow("a", &[1.0]).each(Cadence::Day), flow("b", &[1.0])], Month),
        ("a / b", &[flow("a", &[1.0]), flow("b", &[1.0]).each(Quarter)], Quarter),
        ("a", &[flow("a", &[1.0]).each(Cadence::Day).on("A"), flow("a", &[1.0]).on("B")], Month),
        ("a", &[flow("a", &[])], Month),
    ],
    check: |(formula, readings, expected)| {
        let plan = Plan::new(formula, Unit::Count, readings);
        same(&plan.judge(super::plan::raise(1.0), "2021-02-01").judged_per, expected)
    },
};

/// A series month by month: from the first to the last month with a reading of any input.
type Months = &'static [Option<f64>];
static SERIES: Table<(&str, &[Readings], Months)> = Table {
    name: "series",
    rows: &[
        ("a", &[flow("a", &[1.0, GAP, 3.0])], &[Some(1.0), None, Some(3.0)]),
        ("a", &[flow("a", &[GAP, 2.0])], &[Some(2.0)]),
        ("a / b", &[flow("a", &[4.0, 6.0]), flow("b", &[GAP, 3.0, 9.0])], &[None, Some(2.0), None]),
        ("a / b", &[flow("a", &[4.0, 6.0]), flow("b", &[0.0, 3.0])], &[None, Some(2.0)]),
        ("a", &[flow("a", &[])], &[]),
        (
            "a",
            &[flow("a", &[1.0]).on("A"), flow("a", &[GAP, 5.0]).on("B")],
            &[Some(1.0), Some(5.0)],
        ),
        // Into a leap year.
        (
            "a",
            &[flow("a", &[1.0, 2.0, 3.0]).from("2023-12-31")],
            &[Some(1.0), Some(2.0), Some(3.0)],
        ),
    ],
    check: |(formula, readings, expected)| {
        let plan = Plan::new(formula, Unit::Count, readings);
        let on = super::plan::day(LATER);
        let series = paceline::analysis::kpi_series(&plan.project, plan.kpi, Month, None, on);
        same(&series.points.len(), &expected.len())?;
        let mut pairs = series.points.iter().zip(*expected);
        pairs.try_for_each(|(point, expected)| near_or_none(point.figure.value(), *expected))
    },
};
