//! Readings over time: the four kinds, finer and coarser ones, gaps, what is not over yet.

use paceline::model::{Cadence, StockRule, Unit};

use super::plan::{
    Asked, Day, GAP, Out, Plan, Readings, flow, month, quarter, rate, stock, unique,
};
use super::{Rows, Table, check, same};
use Cadence::{Quarter, Week, Year};

pub const TABLES: &[&dyn Rows] = &[&KINDS, &CADENCES, &RATIOS, &MARKS, &OVER];

/// After every reading of these tables.
const LATER: Day = "2025-01-01";
const Q1: Asked = quarter("2021-02-01");
const JANUARY: Asked = month("2021-01-31");
const FEBRUARY: Asked = month("2021-02-28");
const MARCH: Asked = month("2021-03-01");

#[test]
fn readings_add_up_as_worked_out() {
    check(TABLES);
}

fn figure(formula: &str, readings: &[Readings], asked: Asked, expected: Out) -> super::Outcome {
    expected.check(&Plan::new(formula, Unit::Count, readings).ask(asked, LATER).figure)
}

/// Readings of x, what is asked, x over it.
static KINDS: Table<(Readings, Asked, Out)> = Table {
    name: "kinds over time",
    rows: &[
        // A flow is added; 0 is a reading, a gap is none.
        (flow("x", &[10.0, 20.0, 30.0]), Q1, Out::Is(60.0)),
        (flow("x", &[10.0, 20.0, 30.0]), FEBRUARY, Out::Is(20.0)),
        (flow("x", &[10.0, GAP, 30.0]), Q1, Out::Is(40.0)),
        (flow("x", &[10.0, 0.0, 30.0]), FEBRUARY, Out::Is(0.0)),
        (flow("x", &[10.0, GAP, 30.0]), FEBRUARY, Out::NoData),
        (flow("x", &[0.0, 0.0, 0.0]), Q1, Out::Is(0.0)),
        (flow("x", &[10.0, -4.0, 30.0]), Q1, Out::Is(36.0)),
        (flow("x", &[]), Q1, Out::NoData),
        (flow("x", &[1.0, 2.0, 3.0, 4.0]), quarter("2021-05-01"), Out::Is(4.0)),
        (flow("x", &[1.0, 2.0, 3.0, 4.0]), quarter("2021-08-01"), Out::NoData),
        // A window of days is no other window.
        (
            flow("x", &[1.0, 2.0, 3.0, 4.0]),
            Asked::Between("2021-02-01", "2021-04-30"),
            Out::Is(9.0),
        ),
        (flow("x", &[5.0]), Asked::Between("2021-01-01", "2021-01-31"), Out::Is(5.0)),
        // A stock stands for a window by its rule; it is not carried on into windows without one.
        (stock("x", &[10.0, 20.0, 60.0]), Q1, Out::Is(60.0)),
        (stock("x", &[10.0, 20.0, 60.0]).ruled(StockRule::First), Q1, Out::Is(10.0)),
        (stock("x", &[10.0, 20.0, 60.0]).ruled(StockRule::Mean), Q1, Out::Is(30.0)),
        (stock("x", &[10.0, GAP, 60.0]), Q1, Out::Is(60.0)),
        (stock("x", &[10.0, 20.0, GAP]), Q1, Out::Is(20.0)),
        (stock("x", &[GAP, 20.0, 60.0]).ruled(StockRule::First), Q1, Out::Is(20.0)),
        (stock("x", &[10.0, GAP, 60.0]).ruled(StockRule::Mean), Q1, Out::Is(35.0)),
        (stock("x", &[10.0, GAP, 60.0]), FEBRUARY, Out::NoData),
        (stock("x", &[10.0]), quarter("2021-04-01"), Out::NoData),
        (stock("x", &[0.0, 0.0, 0.0]), Q1, Out::Is(0.0)),
        // People counted once are never added, but their own figure for a quarter is one.
        (unique("x", &[10.0, 20.0, 30.0]), MARCH, Out::Is(30.0)),
        (unique("x", &[10.0, 20.0, 30.0]), Q1, Out::Refused),
        (unique("x", &[GAP, 20.0]), Q1, Out::Refused),
        (unique("x", &[45.0]).each(Quarter), Q1, Out::Is(45.0)),
        (unique("x", &[45.0]).each(Quarter), FEBRUARY, Out::NoData),
        (unique("x", &[10.0, 20.0]), Asked::Between("2021-02-01", "2021-02-28"), Out::Is(20.0)),
        (unique("x", &[10.0, 20.0]), Asked::Between("2021-01-01", "2021-02-28"), Out::Refused),
        // Finished rates are not averaged without a weight.
        (rate("x", &[10.0, 20.0, 30.0]), JANUARY, Out::Is(10.0)),
        (rate("x", &[10.0, 20.0, 30.0]), Q1, Out::Refused),
        (rate("x", &[25.0]).each(Quarter), Q1, Out::Is(25.0)),
        (rate("x", &[25.0]).each(Quarter), MARCH, Out::NoData),
    ],
    check: |(readings, asked, expected)| figure("x", &[*readings], *asked, *expected),
};

/// Readings of x in more than one cadence or in an uncommon one.
static CADENCES: Table<(&[Readings], Asked, Out)> = Table {
    name: "cadences",
    rows: &[
        // Days make weeks and months, in leap years as well.
        (&[flow("x", &[1.0; 28]).each(Cadence::Day).from("2021-02-01")], FEBRUARY, Out::Is(28.0)),
        (
            &[flow("x", &[1.0; 29]).each(Cadence::Day).from("2024-02-01")],
            month("2024-02-29"),
            Out::Is(29.0),
        ),
        (
            &[flow("x", &[1.0; 31]).each(Cadence::Day).from("2024-02-01")],
            month("2024-02-29"),
            Out::Is(29.0),
        ),
        (
            &[flow("x", &[2.0; 7]).each(Cadence::Day).from("2020-12-28")],
            Asked::In(Week, "2021-01-03"),
            Out::Is(14.0),
        ),
        (
            &[stock("x", &[5.0, 6.0, 7.0]).each(Cadence::Day).from("2020-12-30")],
            Asked::In(Week, "2020-12-28"),
            Out::Is(7.0),
        ),
        // Weeks do not fit into months, and nothing coarse is divided.
        (&[flow("x", &[1.0; 9]).each(Week)], FEBRUARY, Out::NoData),
        (&[flow("x", &[1.0; 3])], Asked::In(Week, "2021-01-20"), Out::NoData),
        (&[flow("x", &[1.0; 3])], Asked::In(Cadence::Day, "2021-01-20"), Out::NoData),
        (&[flow("x", &[90.0]).each(Quarter)], FEBRUARY, Out::NoData),
        (&[stock("x", &[90.0]).each(Quarter)], FEBRUARY, Out::NoData),
        (&[flow("x", &[400.0]).each(Year)], Q1, Out::NoData),
        (
            &[flow("x", &[1.0, 2.0, 3.0, 4.0]).each(Quarter)],
            Asked::In(Year, "2021-12-31"),
            Out::Is(10.0),
        ),
        // A week of its own stays one.
        (
            &[flow("x", &[7.0, 9.0]).each(Week).from("2020-12-28")],
            Asked::In(Week, "2021-01-01"),
            Out::Is(7.0),
        ),
        // Of two, the finer wins where it is complete, else the coarser.
        (&[flow("x", &[10.0, 20.0, 30.0]), flow("x", &[66.0]).each(Quarter)], Q1, Out::Is(60.0)),
        (&[flow("x", &[10.0, GAP, 30.0]), flow("x", &[66.0]).each(Quarter)], Q1, Out::Is(66.0)),
        (&[flow("x", &[10.0, GAP, 30.0]), flow("x", &[66.0]).each(Quarter)], MARCH, Out::Is(30.0)),
        (&[stock("x", &[10.0, 20.0, 30.0]), stock("x", &[33.0]).each(Quarter)], Q1, Out::Is(30.0)),
        (&[stock("x", &[10.0, 20.0, GAP]), stock("x", &[33.0]).each(Quarter)], Q1, Out::Is(33.0)),
        (
            &[
                flow("x", &[1.0; 28]).each(Cadence::Day).from("2021-02-01"),
                flow("x", &[31.0, 99.0, 31.0]),
            ],
            Q1,
            Out::Is(90.0),
        ),
        (
            &[
                flow("x", &[1.0; 27]).each(Cadence::Day).from("2021-02-01"),
                flow("x", &[31.0, 99.0, 31.0]),
            ],
            Q1,
            Out::Is(161.0),
        ),
        // People and finished rates are used at their exact cadence.
        (
            &[unique("x", &[10.0, 20.0, 30.0]), unique("x", &[45.0]).each(Quarter)],
            Q1,
            Out::Is(45.0),
        ),
        (&[rate("x", &[10.0, 20.0, 30.0]), rate("x", &[22.0]).each(Quarter)], Q1, Out::Is(22.0)),
        // A finished rate is weighed where a weight is named and is more than 0 somewhere.
        (
            &[flow("n", &[1.0, 1.0, 2.0]), rate("x", &[10.0, 20.0, 30.0]).weighed_by("n")],
            Q1,
            Out::Is(22.5),
        ),
        (
            &[flow("n", &[0.0, 5.0, 0.0]), rate("x", &[10.0, 20.0, 30.0]).weighed_by("n")],
            Q1,
            Out::Is(20.0),
        ),
        (
            &[flow("n", &[0.0, 0.0, 0.0]), rate("x", &[10.0, 20.0, 30.0]).weighed_by("n")],
            Q1,
            Out::Refused,
        ),
        (
            &[flow("n", &[0.0, 0.0, 0.0]), rate("x", &[10.0, 20.0, 30.0]).weighed_by("n")],
            MARCH,
            Out::Is(30.0),
        ),
    ],
    check: |(readings, asked, expected)| figure("x", readings, *asked, *expected),
};

/// Formulas over several inputs: each is aggregated first.
static RATIOS: Table<(&str, &[Readings], Asked, Out)> = Table {
    name: "ratios over time",
    rows: &[
        // Of sums: 6 of 110, not the mean of 50 % and 4 %.
        (
            "100 * a / b",
            &[flow("a", &[2.0, 4.0]), flow("b", &[10.0, 100.0])],
            Q1,
            Out::Is(600.0 / 110.0),
        ),
        // Only the months that both have.
        (
            "100 * a / b",
            &[flow("a", &[10.0, 10.0, 10.0]), flow("b", &[50.0, GAP, 50.0])],
            Q1,
            Out::Is(20.0),
        ),
        (
            "100 * a / b",
            &[flow("a", &[GAP, 10.0, 10.0]), flow("b", &[50.0, 40.0])],
            Q1,
            Out::Is(25.0),
        ),
        ("a + b", &[flow("a", &[10.0, 10.0]), flow("b", &[5.0])], Q1, Out::Is(15.0)),
        ("a - b", &[flow("a", &[10.0]), flow("b", &[30.0])], Q1, Out::Is(-20.0)),
        // Months of one and months of another, or two months of one and a quarter of the other.
        ("100 * a / b", &[flow("a", &[10.0]), flow("b", &[GAP, 50.0])], Q1, Out::NoData),
        (
            "100 * a / b",
            &[flow("a", &[10.0, 10.0]), flow("b", &[50.0]).each(Quarter)],
            Q1,
            Out::NoData,
        ),
        (
            "100 * a / b",
            &[flow("a", &[10.0, 10.0, 10.0]), flow("b", &[50.0]).each(Quarter)],
            Q1,
            Out::Is(60.0),
        ),
        // Flow over stock grows with the window.
        ("100 * a / s", &[flow("a", &[100.0; 3]), stock("s", &[1e4; 3])], Q1, Out::Is(3.0)),
        ("100 * a / s", &[flow("a", &[100.0; 3]), stock("s", &[1e4; 3])], MARCH, Out::Is(1.0)),
        ("100 * a / s", &[flow("a", &[100.0; 3]), stock("s", &[1e4, GAP, 2e4])], Q1, Out::Is(1.5)),
        ("100 * a / s", &[flow("a", &[100.0; 3]), stock("s", &[0.0])], JANUARY, Out::NotDefined),
        ("100 * a / s", &[flow("a", &[100.0; 3]), stock("s", &[GAP, 1.0])], JANUARY, Out::NoData),
        // A month of days over a standing kept by month.
        (
            "100 * a / s",
            &[
                flow("a", &[1.0; 28]).each(Cadence::Day).from("2021-02-01"),
                stock("s", &[GAP, 56.0]),
            ],
            FEBRUARY,
            Out::Is(50.0),
        ),
        // start: the last reading before the window, however long ago.
        ("start(s)", &[stock("s", &[7.0, 8.0, 9.0])], MARCH, Out::Is(8.0)),
        ("start(s)", &[stock("s", &[7.0, GAP, 9.0])], MARCH, Out::Is(7.0)),
        ("start(s)", &[stock("s", &[7.0, 8.0, 9.0])], JANUARY, Out::NoData),
        ("start(s)", &[stock("s", &[5.0, 6.0, 7.0, 8.0]).from("2020-11-01")], Q1, Out::Is(6.0)),
        (
            "100 * (s - start(s)) / start(s)",
            &[stock("s", &[100.0, 110.0, 121.0])],
            MARCH,
            Out::Is(10.0),
        ),
        ("start(a)", &[flow("a", &[7.0, 8.0, 9.0])], MARCH, Out::NotDefined),
        // prev: the window before of the same calendar length.
        ("prev(a)", &[flow("a", &[7.0, 8.0, 9.0])], MARCH, Out::Is(8.0)),
        ("prev(a)", &[flow("a", &[7.0, GAP, 9.0])], MARCH, Out::NoData),
        (
            "a - prev(a)",
            &[flow("a", &[1.0, 2.0, 3.0, 10.0, 20.0, 30.0]).from("2020-10-01")],
            Q1,
            Out::Is(54.0),
        ),
        (
            "prev(a)",
            &[flow("a", &[1.0, 2.0, 3.0])],
            Asked::Between("2021-03-01", "2021-03-31"),
            Out::Is(2.0),
        ),
        ("prev(s)", &[stock("s", &[5.0, 6.0, 7.0, 8.0]).from("2020-11-01")], Q1, Out::Is(6.0)),
        ("a / prev(a)", &[flow("a", &[0.0, 4.0])], FEBRUARY, Out::NotDefined),
    ],
    check: |(formula, readings, asked, expected)| figure(formula, readings, *asked, *expected),
};

/// What is said beside a figure; nothing where the text is empty.
static MARKS: Table<(&str, &[Readings], Asked, Day, &str)> = Table {
    name: "marks",
    rows: &[
        ("x", &[flow("x", &[1.0, 1.0, 1.0])], Q1, LATER, ""),
        ("x", &[flow("x", &[1.0, GAP, 1.0])], Q1, LATER, "2 of 3 months"),
        ("x", &[flow("x", &[1.0])], Q1, LATER, "1 of 3 months"),
        // What is still to come is not missing.
        ("x", &[flow("x", &[1.0, 1.0])], Q1, "2021-02-28", ""),
        ("x", &[flow("x", &[1.0, 1.0])], Q1, "2021-03-30", ""),
        ("x", &[flow("x", &[1.0, 1.0])], Q1, "2021-03-31", "2 of 3 months"),
        (
            "x",
            &[flow("x", &[1.0, 1.0, 1.0]).each(Quarter)],
            Asked::In(Year, "2021-05-01"),
            LATER,
            "3 of 4 quarters",
        ),
        (
            "x",
            &[flow("x", &[1.0; 27]).each(Cadence::Day).from("2021-02-01")],
            FEBRUARY,
            LATER,
            "27 of 28 days",
        ),
        (
            "100 * a / b",
            &[flow("a", &[1.0; 3]), flow("b", &[2.0, GAP, 2.0])],
            Q1,
            LATER,
            "2 of 3 months, no reading of b in February 2021",
        ),
        ("x", &[stock("x", &[1.0, 1.0, 1.0])], Q1, LATER, ""),
        // A stock lacks what its rule asks for: its end, its beginning or any of it.
        ("x", &[stock("x", &[1.0, 1.0, GAP])], Q1, LATER, "2 of 3 months"),
        ("x", &[stock("x", &[1.0])], Q1, LATER, "1 of 3 months"),
        ("x", &[stock("x", &[1.0, GAP, 1.0])], Q1, LATER, ""),
        ("x", &[stock("x", &[1.0, 1.0])], Q1, "2021-03-30", ""),
        // A rule other than the last reading is named.
        (
            "x",
            &[stock("x", &[GAP, 1.0, 1.0]).ruled(StockRule::First)],
            Q1,
            LATER,
            "2 of 3 months; first reading",
        ),
        ("x", &[stock("x", &[1.0, 1.0, GAP]).ruled(StockRule::First)], Q1, LATER, "first reading"),
        (
            "x",
            &[stock("x", &[1.0, GAP, 1.0]).ruled(StockRule::Mean)],
            Q1,
            LATER,
            "2 of 3 months; mean of the readings",
        ),
    ],
    check: |(formula, readings, asked, on, expected)| {
        let found = Plan::new(formula, Unit::Count, readings).ask(*asked, on);
        same(&found.remarks.join("; "), &(*expected).to_owned())
    },
};

/// A period and a judging date: whether it is over, or its figure is "to date".
static OVER: Table<(Asked, Day, bool)> = Table {
    name: "to date",
    rows: &[
        (JANUARY, "2021-01-30", false),
        (JANUARY, "2021-01-31", true),
        (FEBRUARY, "2021-02-27", false),
        (FEBRUARY, "2021-02-28", true),
        (month("2024-02-01"), "2024-02-28", false),
        (month("2024-02-01"), "2024-02-29", true),
        (Q1, "2021-03-30", false),
        (Q1, "2021-03-31", true),
        (Asked::In(Week, "2020-12-30"), "2021-01-02", false),
        (Asked::In(Week, "2020-12-30"), "2021-01-03", true),
    ],
    check: |(asked, on, expected)| {
        let plan = Plan::new("x", Unit::Count, &[flow("x", &[1.0; 3])]);
        same(&plan.ask(*asked, on).is_over, expected)
    },
};
