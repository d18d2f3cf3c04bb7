//! The plan's own numbers behind a status, and the day it is judged on.

use paceline::analysis::Status::{self, Behind, NeedsData, OffPace, OnPace, TooEarly};
use paceline::analysis::{data_to, judged_on};
use paceline::model::{JudgedOn, Judging, Unit};

use super::plan::{Day, Plan, Want, at_most, day, flow, raise};
use super::{Rows, Table, check, same, stands};

pub const TABLES: &[&dyn Rows] = &[&DEFAULTS, &THRESHOLDS, &DAYS];

#[test]
fn rules_are_as_worked_out() {
    check(TABLES);
}

/// The numbers a plan starts with.
const RULES: Judging = Judging {
    judged_on: JudgedOn::Today,
    min_elapsed: 20.0,
    min_periods: 2,
    on_pace: 5.0,
    behind: 15.0,
    every_on_pace: 80.0,
    every_behind: 60.0,
};

static DEFAULTS: Table<Judging> = Table {
    name: "default rules",
    rows: &[RULES],
    check: |rules| same(&Judging::default(), rules),
};

const ON: Day = "2021-02-28";
/// 60 of 100 are due at the end of February.
const UP: Want = raise(100.0).from(0.0).through(&[(ON, 60.0)]);
const EVERY: Want = at_most(60.0).every(100.0);

/// Rules, what is wanted, visits of January and February, judged at the end of February.
static THRESHOLDS: Table<(Judging, Want, &[f64], Status)> = Table {
    name: "thresholds of the plan",
    rows: &[
        (Judging { on_pace: 0.0, ..RULES }, UP, &[1.0, 60.0], OnPace),
        (Judging { on_pace: 0.0, ..RULES }, UP, &[1.0, 59.99], Behind),
        (Judging { on_pace: 10.0, ..RULES }, UP, &[1.0, 50.0], OnPace),
        (Judging { behind: 5.0, ..RULES }, UP, &[1.0, 54.9], OffPace),
        (Judging { behind: 30.0, ..RULES }, UP, &[1.0, 30.0], Behind),
        (Judging { min_periods: 3, ..RULES }, UP, &[1.0, 60.0], TooEarly),
        (Judging { min_periods: 1, ..RULES }, UP, &[1.0, 60.0], OnPace),
        (Judging { min_periods: 0, ..RULES }, UP, &[1.0, 60.0], OnPace),
        // 59 of 90 days have gone: 65.6 %.
        (Judging { min_elapsed: 65.0, ..RULES }, UP, &[1.0, 60.0], OnPace),
        (Judging { min_elapsed: 66.0, ..RULES }, UP, &[1.0, 60.0], TooEarly),
        (Judging { min_elapsed: 0.0, ..RULES }, UP, &[1.0, 60.0], OnPace),
        (Judging { min_elapsed: 0.0, min_periods: 0, ..RULES }, UP, &[], NeedsData),
        (
            Judging { every_on_pace: 50.0, every_behind: 50.0, ..RULES },
            EVERY,
            &[61.0, 60.0],
            OnPace,
        ),
        (
            Judging { every_on_pace: 51.0, every_behind: 50.0, ..RULES },
            EVERY,
            &[61.0, 60.0],
            Behind,
        ),
        (
            Judging { every_on_pace: 51.0, every_behind: 51.0, ..RULES },
            EVERY,
            &[61.0, 60.0],
            OffPace,
        ),
    ],
    check: |(rules, want, values, expected)| {
        let mut plan = Plan::new("visits", Unit::Count, &[flow("visits", values)]);
        let mut settings = (*plan.project.settings).clone();
        settings.judging = *rules;
        plan.project.settings = settings.into();
        stands(&plan.judge(*want, ON), *expected)
    },
};

/// A day of the plan's own, or whether it is the last data's.
type Setting = (Option<Day>, bool);
/// Visits from January on, the plan's setting, today; the day it is judged on.
static DAYS: Table<(&[f64], Setting, Day, Day)> = Table {
    name: "judged on",
    rows: &[
        (&[1.0, 1.0], (None, false), "2021-05-05", "2021-05-05"),
        // The last data.
        (&[1.0, 1.0], (None, true), "2021-05-05", "2021-02-28"),
        (&[1.0], (None, true), "2021-05-05", "2021-01-31"),
        (&[], (None, true), "2021-05-05", "2021-05-05"),
        // A day of its own.
        (&[1.0, 1.0], (Some("2021-03-15"), false), "2021-05-05", "2021-03-15"),
        (&[1.0, 1.0], (Some("2024-02-29"), false), "2021-05-05", "2024-02-29"),
    ],
    check: |(values, (fixed, is_last_data), today, expected)| {
        let mut plan = Plan::new("visits", Unit::Count, &[flow("visits", values)]);
        let mut settings = (*plan.project.settings).clone();
        settings.judging.judged_on = match fixed {
            Some(date) => JudgedOn::Fixed(day(date)),
            None if *is_last_data => JudgedOn::LastData,
            None => JudgedOn::Today,
        };
        plan.project.settings = settings.into();
        let found = judged_on(&plan.project, data_to(&plan.project), day(today));
        same(&found, &day(expected))
    },
};
