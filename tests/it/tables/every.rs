//! Goals for every period: the share of periods that kept to the bound.

use paceline::analysis::Status::{
    self, Achieved, Behind, Missed, NeedsData, OffPace, OnPace, TooEarly,
};
use paceline::model::{Cadence, Unit};

use super::plan::{Day, GAP, Plan, Want, at_least, at_most, flow, judge_visits, raise, within};
use super::{Rows, Table, check, stands};

pub const TABLES: &[&dyn Rows] = &[&UNDER_WAY, &AT_THE_END, &WEEKS];

#[test]
fn every_period_is_as_worked_out() {
    check(TABLES);
}

const fn year(want: Want, required: f64) -> Want {
    want.every(required).during("2021-01-01", "2021-12-31")
}

/// At most 60 in every month of the year, or in a share of them.
const fn all() -> Want {
    year(at_most(60.0), 100.0)
}

const fn half() -> Want {
    year(at_most(60.0), 50.0)
}

/// Five months, judged at the end of May: on pace from 80 % of the required share on with the
/// last month met, behind from 60 %.
static UNDER_WAY: Table<(Want, &[f64], Status)> = Table {
    name: "every period under way",
    rows: &[
        (all(), &[60.0, 60.0, 60.0, 60.0, 60.0], OnPace),
        (all(), &[70.0, 60.0, 60.0, 60.0, 60.0], OnPace),
        (all(), &[60.0, 60.0, 60.0, 60.0, 70.0], Behind),
        (all(), &[70.0, 70.0, 60.0, 60.0, 60.0], Behind),
        (all(), &[60.0, 60.0, 60.0, 70.0, 70.0], Behind),
        (all(), &[70.0, 70.0, 70.0, 60.0, 60.0], OffPace),
        (all(), &[70.0, 70.0, 70.0, 70.0, 70.0], OffPace),
        // Half of the months are required: 2 of 5 are 80 % of that.
        (half(), &[70.0, 70.0, 70.0, 60.0, 60.0], OnPace),
        (half(), &[60.0, 60.0, 70.0, 70.0, 70.0], Behind),
        (half(), &[70.0, 70.0, 70.0, 70.0, 60.0], OffPace),
        (half(), &[60.0, 60.0, 60.0, 60.0, 70.0], Behind),
        // Months without a figure do not count: 4 of 4, 3 of 4.
        (all(), &[60.0, GAP, 60.0, 60.0, 60.0], OnPace),
        (all(), &[70.0, GAP, 60.0, 60.0, 60.0], Behind),
        (all(), &[60.0, 60.0, 60.0, 60.0, GAP], OnPace),
        // Other bounds.
        (year(at_least(60.0), 100.0), &[60.0, 60.0, 60.0, 60.0, 60.0], OnPace),
        (year(at_least(60.0), 100.0), &[60.0, 60.0, 60.0, 60.0, 59.9], Behind),
        (year(within(50.0, 60.0), 100.0), &[50.0, 55.0, 60.0, 60.0, 60.0], OnPace),
        (year(within(50.0, 60.0), 100.0), &[49.0, 61.0, 62.0, 55.0, 55.0], OffPace),
        (year(raise(60.0), 100.0), &[60.0, 60.0, 60.0, 60.0, 60.0], OnPace),
        (year(at_most(0.0), 100.0), &[0.0, 0.0, 0.0, 0.0, 0.0], OnPace),
        // Nothing is required: that says nothing of the goal.
        (year(at_most(60.0), 0.0), &[60.0, 60.0, 60.0, 60.0, 60.0], NeedsData),
    ],
    check: |(want, values, expected)| stands(&judge_visits(values, *want, "2021-05-31"), *expected),
};

const fn four(required: f64) -> Want {
    at_most(60.0).every(required).during("2021-01-01", "2021-04-30")
}

/// Four months, judged after their end.
static AT_THE_END: Table<(Want, &[f64], Status)> = Table {
    name: "every period at the end",
    rows: &[
        (four(100.0), &[60.0, 60.0, 60.0, 60.0], Achieved),
        (four(100.0), &[60.0, 60.0, 60.0, 60.1], Missed),
        (four(75.0), &[60.0, 60.0, 60.0, 70.0], Achieved),
        (four(75.0), &[60.0, 60.0, 70.0, 70.0], Missed),
        (four(75.1), &[60.0, 60.0, 60.0, 70.0], Missed),
        (four(0.0), &[70.0, 70.0, 70.0, 70.0], NeedsData),
        // A missing month could make it.
        (four(100.0), &[60.0, 60.0, 60.0], NeedsData),
        (four(75.0), &[60.0, 60.0, 70.0, GAP], NeedsData),
        // Or can neither make nor break it.
        (four(75.0), &[60.0, 60.0, 60.0, GAP], Achieved),
        (four(75.0), &[60.0, 70.0, 70.0, GAP], Missed),
        (four(100.0), &[60.0, 70.0, GAP, GAP], Missed),
        (four(50.0), &[60.0, 60.0, GAP, GAP], Achieved),
        (four(100.0), &[], NeedsData),
    ],
    check: |(want, values, expected)| stands(&judge_visits(values, *want, "2021-06-15"), *expected),
};

/// Weeks from 14 December 2020 on, week 53 being the third; judging date.
static WEEKS: Table<(&[f64], Day, Status)> = Table {
    name: "every week",
    rows: &[
        (&[50.0], "2020-12-20", TooEarly),
        (&[50.0, 60.0], "2020-12-27", OnPace),
        (&[50.0, 60.0, 61.0], "2021-01-02", OnPace),
        (&[50.0, 60.0, 61.0], "2021-01-03", Behind),
        (&[50.0, 60.0, 61.0, 60.0], "2021-01-10", Missed),
        (&[50.0, 60.0, 60.0, 60.0], "2021-01-10", Achieved),
    ],
    check: |(values, on, expected)| {
        let readings = flow("x", values).each(Cadence::Week).from("2020-12-14");
        let plan = Plan::new("x", Unit::Count, &[readings]);
        let want = at_most(60.0).every(100.0).during("2020-12-14", "2021-01-10");
        stands(&plan.judge(want, on), *expected)
    },
};
