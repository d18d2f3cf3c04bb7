//! What stands before any judgement: not started, no data, no baseline, too early; and stale.

use paceline::analysis::Status::{
    self, Missed, NeedsBaseline, NeedsData, NotStarted, OffPace, OnPace, TooEarly,
};
use paceline::model::{Cadence, Unit};

use super::plan::{
    Day, GAP, Plan, Readings, Want, at_least, at_most, flow, judge_visits, raise, rate, stock,
    unique,
};
use super::{Rows, Table, check, same, stands};

pub const TABLES: &[&dyn Rows] = &[&FIRST_ROWS, &REFUSED, &TOO_EARLY, &STALE];

#[test]
fn judging_begins_as_worked_out() {
    check(TABLES);
}

const LEVEL: Want = raise(100.0).from(0.0);

/// Visits from January on, what is wanted, judging date: the first row that fits wins.
static FIRST_ROWS: Table<(&[f64], Want, Day, Status)> = Table {
    name: "first rows",
    rows: &[
        (&[100.0], LEVEL, "2020-12-31", NotStarted),
        (&[], LEVEL, "2020-12-31", NotStarted),
        (&[], raise(5.0).by(), "2020-12-31", NotStarted),
        (&[], LEVEL, "2021-01-01", NeedsData),
        (&[], LEVEL, "2021-06-01", NeedsData),
        // Both are lacking: data comes first.
        (&[], raise(100.0), "2021-02-28", NeedsData),
        (&[1.0, 2.0], raise(100.0), "2021-02-28", NeedsBaseline),
        (&[1.0, 2.0], raise(5.0).by(), "2021-02-28", NeedsBaseline),
        (&[1.0, 2.0], raise(5.0).by().total(), "2021-02-28", NeedsBaseline),
        (&[1.0, 2.0], raise(5.0).by_percent().average(), "2021-02-28", NeedsBaseline),
        (&[1.0, 2.0], at_most(5.0).by().every(100.0), "2021-02-28", NeedsBaseline),
        (&[1.0, 2.0], raise(5.0).by_percent().from(0.0), "2021-02-28", NeedsBaseline),
        // Without a baseline, and none is needed.
        (&[100.0, 100.0], at_most(100.0), "2021-02-28", OnPace),
        (&[100.0, 100.0], raise(100.0).average(), "2021-02-28", OnPace),
        (&[100.0, 100.0], at_most(100.0).every(100.0), "2021-02-28", OnPace),
        (&[10.0, 10.0], raise(1000.0).total(), "2021-02-28", OffPace),
        // A baseline that is needed is needed after the end as well.
        (&[1.0, 2.0, 3.0], raise(100.0), "2021-03-31", NeedsBaseline),
        // A deadline before the start is no window.
        (&[1.0, 2.0], LEVEL.during("2021-03-31", "2021-01-01"), "2021-04-30", NeedsData),
        // Readings that are all newer than the judging date are none yet.
        (&[GAP, GAP, 5.0], LEVEL, "2021-02-28", NeedsData),
    ],
    check: |(values, want, on, expected)| stands(&judge_visits(values, *want, on), *expected),
};

/// Aggregations that are refused, or formulas without a figure, judged at the end of February.
static REFUSED: Table<(&str, &[Readings], Want, Status, &str)> = Table {
    name: "refused",
    rows: &[
        ("u", &[unique("u", &[9.0, 9.0])], at_least(9.0).total(), NeedsData, "cannot be added"),
        ("u", &[unique("u", &[9.0, 9.0])], at_least(9.0), OnPace, "keeps to"),
        (
            "u",
            &[unique("u", &[9.0, 9.0]).on("A"), unique("u", &[9.0, 9.0]).on("B")],
            at_least(9.0),
            NeedsData,
            "over channels",
        ),
        (
            "u",
            &[unique("u", &[9.0, 9.0])],
            at_least(9.0).per(Cadence::Quarter).during("2020-10-01", "2021-06-30"),
            NeedsData,
            "",
        ),
        ("r", &[rate("r", &[9.0, 9.0])], at_least(9.0).average(), NeedsData, "averaged"),
        (
            "r",
            &[flow("n", &[1.0, 1.0]), rate("r", &[8.0, 10.0]).weighed_by("n")],
            at_least(9.0).average(),
            OnPace,
            "9",
        ),
        (
            "a / b",
            &[flow("a", &[9.0, 9.0]), flow("b", &[0.0, 0.0])],
            at_least(9.0),
            NeedsData,
            "B is 0 in February 2021",
        ),
        (
            "a / b",
            &[flow("a", &[9.0, 9.0]), flow("b", &[])],
            at_least(9.0),
            NeedsData,
            "No reading of b",
        ),
        (
            "100 * a / b",
            &[flow("a", &[9.0]), flow("b", &[9.0])],
            at_least(9.0).total(),
            NeedsData,
            "no total",
        ),
        ("s", &[stock("s", &[9.0, 9.0])], at_least(9.0).total(), NeedsData, "no total"),
    ],
    check: |(formula, readings, want, expected, words)| {
        let found = Plan::new(formula, Unit::Count, readings).judge(*want, "2021-02-28");
        stands(&found, *expected)?;
        if found.reason.contains(words) { Ok(()) } else { Err(found.reason) }
    },
};

const YEAR: Want = LEVEL.during("2021-01-01", "2021-12-31");

/// Readings of x, what is wanted, judging date: whether it is too early. A fifth of the window and
/// two complete periods are needed.
static TOO_EARLY: Table<(Readings, Want, Day, bool)> = Table {
    name: "too early",
    rows: &[
        // 73 of 365 days are a fifth: 14 March is the 73rd.
        (flow("x", &[1.0, 1.0]), YEAR, "2021-03-13", true),
        (flow("x", &[1.0, 1.0]), YEAR, "2021-03-14", false),
        // 366 days in a leap year: the 73rd is not a fifth, the 74th is.
        (
            flow("x", &[1.0, 1.0]).from("2024-01-01"),
            LEVEL.during("2024-01-01", "2024-12-31"),
            "2024-03-13",
            true,
        ),
        (
            flow("x", &[1.0, 1.0]).from("2024-01-01"),
            LEVEL.during("2024-01-01", "2024-12-31"),
            "2024-03-14",
            false,
        ),
        // Two complete months of the window with figures.
        (flow("x", &[1.0, 1.0]), LEVEL, "2021-02-27", true),
        (flow("x", &[1.0, 1.0]), LEVEL, "2021-02-28", false),
        (flow("x", &[1.0]), LEVEL, "2021-03-20", true),
        (flow("x", &[1.0, GAP, 1.0]), LEVEL, "2021-03-20", true),
        (flow("x", &[1.0, 1.0, 1.0]).from("2020-12-01"), LEVEL, "2021-02-10", true),
        // Weeks: 13 in the quarter, the second ends on 17 January; a fifth are 18 days.
        (flow("x", &[1.0, 1.0]).each(Cadence::Week).from("2021-01-04"), LEVEL, "2021-01-17", true),
        (flow("x", &[1.0, 1.0]).each(Cadence::Week).from("2021-01-04"), LEVEL, "2021-01-18", false),
        // After the end it is late.
        (flow("x", &[1.0]).from("2021-03-01"), LEVEL, "2021-03-31", false),
        // A window of one month is judged at its end; until then there is a figure to date.
        (flow("x", &[1.0]), LEVEL.during("2021-01-01", "2021-01-31"), "2021-01-30", true),
        (flow("x", &[1.0]), LEVEL.during("2021-01-01", "2021-01-31"), "2021-01-31", false),
        (flow("x", &[1.0]).each(Cadence::Quarter), LEVEL, "2021-03-30", true),
        (
            flow("x", &[1.0; 20]).each(Cadence::Day),
            LEVEL.during("2021-01-01", "2021-01-31"),
            "2021-01-06",
            true,
        ),
        (
            flow("x", &[1.0; 20]).each(Cadence::Day),
            LEVEL.during("2021-01-01", "2021-01-31"),
            "2021-01-07",
            false,
        ),
    ],
    check: |(readings, want, on, expected)| {
        let found = Plan::new("x", Unit::Count, &[*readings]).judge(*want, on);
        same(&(found.status == TooEarly), expected).map_err(|_| found.reason)
    },
};

/// Readings of x, judging date, whether the goal is stale: more than 1.5 steps after the end of
/// the newest period with data. The window ends on 31 December.
static STALE: Table<(Readings, Day, bool)> = Table {
    name: "stale",
    rows: &[
        // Days: 31 January + 1.5 days.
        (flow("x", &[1.0; 31]).each(Cadence::Day), "2021-02-01", false),
        (flow("x", &[1.0; 31]).each(Cadence::Day), "2021-02-02", true),
        // Weeks: 17 January + 10.5 days.
        (flow("x", &[1.0; 2]).each(Cadence::Week).from("2021-01-04"), "2021-01-27", false),
        (flow("x", &[1.0; 2]).each(Cadence::Week).from("2021-01-04"), "2021-01-28", true),
        // Months: 28 February + 45.7 days.
        (flow("x", &[1.0; 2]), "2021-04-14", false),
        (flow("x", &[1.0; 2]), "2021-04-15", true),
        // Quarters: 31 March + 137 days.
        (flow("x", &[1.0]).each(Cadence::Quarter), "2021-08-14", false),
        (flow("x", &[1.0]).each(Cadence::Quarter), "2021-08-15", true),
        // Nothing is stale once it is over.
        (flow("x", &[1.0; 2]), "2021-12-30", true),
        (flow("x", &[1.0; 2]), "2021-12-31", false),
    ],
    check: |(readings, on, expected)| {
        same(&Plan::new("x", Unit::Count, &[*readings]).judge(YEAR, on).is_stale, expected)
    },
};

#[test]
fn a_goal_that_is_over_is_missed_and_not_stale() {
    let found = judge_visits(&[1.0, 1.0, 1.0], LEVEL, "2021-12-31");
    assert_eq!((found.status, found.is_stale), (Missed, false));
}
