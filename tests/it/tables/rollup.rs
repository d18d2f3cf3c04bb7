//! Objectives over their goals: weighted progress, the worst status, how many are measured.

use paceline::analysis::{Status, roll_up};
use paceline::model::{Goal, GoalState};

use super::plan::{judge_visits, raise};
use super::{Rows, Table, check, near_or_none, same};
use GoalState::{Active, Closed, Draft, Paused};
use Status::{
    Achieved, Behind, Missed, NeedsBaseline, NeedsData, NotStarted, OffPace, OnPace, Regressed,
    TooClose, TooEarly,
};

pub const TABLES: &[&dyn Rows] = &[&OBJECTIVES, &ORDER];

#[test]
fn objectives_are_as_worked_out() {
    check(TABLES);
}

/// A goal: state, weight, status, progress.
type Judged = (GoalState, f64, Status, Option<f64>);
/// What an objective shows: progress, the worst status, measured goals, goals that count.
type Shown = (Option<f64>, Option<Status>, usize, usize);

static OBJECTIVES: Table<(&[Judged], Shown)> = Table {
    name: "objectives",
    rows: &[
        (&[], (None, None, 0, 0)),
        (&[(Active, 1.0, OnPace, Some(0.4))], (Some(0.4), Some(OnPace), 1, 1)),
        // 0 and 200 %: what is beyond the target does not make up for the rest.
        (
            &[(Active, 1.0, OffPace, Some(0.0)), (Active, 1.0, Achieved, Some(2.0))],
            (Some(0.5), Some(OffPace), 2, 2),
        ),
        (
            &[(Active, 1.0, Regressed, Some(-3.0)), (Active, 1.0, OnPace, Some(0.5))],
            (Some(0.25), Some(Regressed), 2, 2),
        ),
        // Weights 3 and 1: (3 · 0.2 + 1 · 1) / 4.
        (
            &[(Active, 3.0, OffPace, Some(0.2)), (Active, 1.0, OnPace, Some(1.0))],
            (Some(0.4), Some(OffPace), 2, 2),
        ),
        (
            &[(Active, 0.0, OffPace, Some(0.2)), (Active, 1.0, OnPace, Some(1.0))],
            (Some(1.0), Some(OffPace), 2, 2),
        ),
        // All weights 0: all count as much.
        (
            &[(Active, 0.0, OffPace, Some(0.2)), (Active, 0.0, OnPace, Some(1.0))],
            (Some(0.6), Some(OffPace), 2, 2),
        ),
        // Only measured goals make up the progress; a weight on another does not.
        (
            &[(Active, 9.0, NeedsData, None), (Active, 1.0, OnPace, Some(0.5))],
            (Some(0.5), Some(NeedsData), 1, 2),
        ),
        (
            &[(Active, 9.0, NeedsBaseline, Some(0.9)), (Active, 0.0, OnPace, Some(0.5))],
            (Some(0.5), Some(NeedsBaseline), 1, 2),
        ),
        (&[(Active, 1.0, NotStarted, None)], (None, Some(NotStarted), 0, 1)),
        (
            &[(Active, 1.0, TooEarly, Some(0.1)), (Active, 1.0, NotStarted, None)],
            (Some(0.1), Some(TooEarly), 1, 2),
        ),
        (&[(Active, 1.0, TooEarly, None)], (Some(0.0), Some(TooEarly), 1, 1)),
        (
            &[
                (Active, 1.0, Achieved, Some(1.0)),
                (Active, 1.0, OnPace, Some(0.8)),
                (Active, 1.0, Missed, Some(0.6)),
                (Active, 1.0, NeedsData, None),
                (Active, 1.0, NotStarted, None),
            ],
            (Some(0.8), Some(Missed), 3, 5),
        ),
        // Drafts and paused goals are out, closed ones are in.
        (
            &[(Draft, 1.0, Missed, Some(0.0)), (Active, 1.0, OnPace, Some(0.7))],
            (Some(0.7), Some(OnPace), 1, 1),
        ),
        (
            &[(Paused, 1.0, OffPace, Some(0.0)), (Closed, 1.0, Achieved, Some(1.0))],
            (Some(1.0), Some(Achieved), 1, 1),
        ),
        (&[(Paused, 1.0, OffPace, Some(0.0))], (None, None, 0, 0)),
        (
            &[(Closed, 1.0, Missed, Some(0.5)), (Active, 1.0, TooClose, Some(0.7))],
            (Some(0.6), Some(Missed), 2, 2),
        ),
        // Weights of any size.
        (
            &[(Active, 1e308, OnPace, Some(1.0)), (Active, 1e308, Behind, Some(0.0))],
            (Some(0.5), Some(Behind), 2, 2),
        ),
    ],
    check: |(goals, (progress, worst, measured, counted))| {
        let any = judge_visits(&[1.0, 1.0], raise(9.0).from(0.0), "2021-02-28");
        let judged: Vec<_> = goals
            .iter()
            .map(|(state, weight, status, progress)| {
                let goal = Goal { state: *state, weight: *weight, ..Goal::default() };
                let mut analysis = any.clone();
                (analysis.status, analysis.progress) = (*status, *progress);
                (goal, analysis)
            })
            .collect();
        let found = roll_up(judged.iter().map(|(goal, analysis)| (goal, analysis)));
        near_or_none(found.progress, *progress)?;
        same(&(found.worst, found.measured, found.goals), &(*worst, *measured, *counted))
    },
};

/// A status and the next better one.
static ORDER: Table<(Status, Status)> = Table {
    name: "from worst to best",
    rows: &[
        (Missed, OffPace),
        (OffPace, Regressed),
        (Regressed, Behind),
        (Behind, TooClose),
        (TooClose, NeedsData),
        (NeedsData, NeedsBaseline),
        (NeedsBaseline, TooEarly),
        (TooEarly, NotStarted),
        (NotStarted, OnPace),
        (OnPace, Achieved),
    ],
    check: |(worse, better)| same(&(worse < better, worse.max(better)), &(true, better)),
};
