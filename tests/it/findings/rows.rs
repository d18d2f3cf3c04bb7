//! Every finding with a plan that raises it, one like it that does not, and the ways out it has.

use jiff::civil::date;
use paceline::model::{
    AmountKind, Baseline, Better, Cadence, Checkpoint, Goal, InputKind, Intent, MeasuredAs,
    Objective, ObjectiveId, Period, Scope, Unit,
};

use super::sound::Sound;

/// One kind of finding. Both plans begin as the sound one.
pub struct Row {
    pub code: &'static str,
    pub raises: fn(&mut Sound),
    pub does_not: fn(&mut Sound),
    /// Labels of the ways out that change the plan.
    pub fixes: &'static [&'static str],
}

const fn row(
    code: &'static str,
    raises: fn(&mut Sound),
    does_not: fn(&mut Sound),
    fixes: &'static [&'static str],
) -> Row {
    Row { code, raises, does_not, fixes }
}

pub const ROWS: &[Row] = &[
    row(
        "scope_is_empty",
        |plan| plan.change(|goal| goal.scope.channels = Some(Vec::new())),
        |plan| {
            let channel = plan.channel;
            plan.change(|goal| goal.scope.channels = Some(vec![channel]));
        },
        &["Count all channels", "Count “Facebook”"],
    ),
    row(
        "compound_goal",
        |plan| says(plan, "Raise share of voice and engagement to 14 percent"),
        |plan| says(plan, "Raise share of voice on Facebook and X to 14 percent"),
        &["Split into two goals with the same target"],
    ),
    row(
        "no_scope",
        |plan| plan.change(|goal| goal.scope = Scope::default()),
        |plan| plan.change(|goal| goal.scope.market = "Canada".into()),
        &["Count Facebook"],
    ),
    row(
        "vague_verb",
        |plan| {
            says(plan, "Boost our engagement");
            plan.change(|goal| goal.kpi = None);
        },
        |plan| says(plan, "Boost our engagement"),
        &["Add “Average engagement rate”"],
    ),
    row(
        "amount_goes_back",
        |plan| by(plan, AmountKind::ByPoints, -5.0),
        |plan| by(plan, AmountKind::ByPoints, 5.0),
        &["Raise by 5 points", "Lower by 5 points"],
    ),
    row(
        "percent_of_nothing",
        |plan| {
            by(plan, AmountKind::ByPercent, 10.0);
            plan.change(|goal| goal.baseline = Baseline::Typed { value: 0.0, as_of: None });
        },
        |plan| {
            by(plan, AmountKind::ByPercent, 10.0);
            plan.change(|goal| goal.baseline = Baseline::Typed { value: 5.0, as_of: None });
        },
        &["Change by 10 percentage points → 10 %"],
    ),
    row(
        "bounds_swapped",
        |plan| keeps_within(plan, 50.0, 10.0),
        |plan| keeps_within(plan, 10.0, 50.0),
        &["Swap the two"],
    ),
    row(
        "figure_refused",
        |plan| totals_people(plan, MeasuredAs::Total),
        |plan| totals_people(plan, MeasuredAs::LevelAtEnd),
        &["hits over the goal's window: largest month"],
    ),
    row(
        "nothing_required",
        |plan| keeps_share(plan, 0.0),
        |plan| keeps_share(plan, 1.0),
        &["Require every month"],
    ),
    row(
        "range_reversed",
        |plan| plan.change_kpi(|kpi| kpi.range = (Some(100.0), Some(0.0))),
        |plan| plan.change_kpi(|kpi| kpi.range = (Some(100.0), Some(100.0))),
        &["Swap the two"],
    ),
    row(
        "negative_reading",
        |plan| reads_in_march(plan, InputKind::Flow),
        |plan| reads_in_march(plan, InputKind::GivenRate),
        &["It is a net change, and may be", "Leave it empty"],
    ),
    row(
        "formula_cannot_be_worked_out",
        |plan| plan.change_kpi(|kpi| kpi.formula = "100 * hitz / tries".into()),
        |plan| plan.change_kpi(|kpi| kpi.formula = "hits / tries".into()),
        &["Use hits", "Add the input hitz"],
    ),
    row(
        "kpi_cannot_prove_goal",
        |plan| win_sign_ups(plan, Unit::Percent),
        |plan| win_sign_ups(plan, Unit::Count),
        &["Add “Social conversions”"],
    ),
    row(
        "no_baseline",
        |plan| {
            let december = Period { cadence: Cadence::Month, ordinal: 611 };
            plan.read(plan.hits, december, None);
        },
        |_| {},
        &["Start from January 2021, 12 %"],
    ),
    row(
        "no_kpi",
        |plan| {
            says(plan, "Raise the test rate to 14 percent");
            plan.change(|goal| goal.kpi = None);
        },
        |_| {},
        &["Use “Test rate”"],
    ),
    row(
        "no_target",
        |plan| {
            says(plan, "Raise the test rate to 14 percent");
            plan.change(|goal| goal.target = None);
        },
        // What it is to be measured by comes first.
        |plan| {
            plan.change(|goal| {
                goal.target = None;
                goal.kpi = None;
            });
        },
        &["Aim for 14 %"],
    ),
    row(
        "percent_undecided",
        |plan| by_two(plan, AmountKind::PercentUndecided),
        |plan| by_two(plan, AmountKind::ByPoints),
        &["Percentage points → 14 %", "Percent of the baseline → 12.24 %"],
    ),
    row(
        "target_out_of_range",
        |plan| plan.change(|goal| goal.target = Some(140.0)),
        |plan| plan.change(|goal| goal.target = Some(100.0)),
        &["Aim for 100 %"],
    ),
    row(
        "against_better_direction",
        |plan| plan.change_kpi(|kpi| kpi.better = Better::Lower),
        |plan| {
            plan.change_kpi(|kpi| kpi.better = Better::Lower);
            plan.change(|goal| {
                goal.intent = Intent::LowerTo;
                goal.target = Some(10.0);
            });
        },
        &["Call higher better"],
    ),
    row(
        "figure_not_defined",
        |plan| per_fan(plan, 0.0),
        |plan| per_fan(plan, 100.0),
        &["Leave the 0 empty"],
    ),
    row(
        "output_not_outcome",
        |plan| says(plan, "Launch a podcast"),
        |plan| says(plan, "Raise the share of hits after a launch"),
        &["State the effect instead"],
    ),
    row(
        "target_is_baseline",
        |plan| plan.change(|goal| goal.target = Some(12.0)),
        |plan| plan.change(|goal| goal.target = Some(12.1)),
        &["Keep at least"],
    ),
    row(
        "survey_too_small",
        |plan| surveyed(plan, 20.0),
        |plan| surveyed(plan, 1000.0),
        &["Aim for 93 %"],
    ),
    row(
        "beyond_history",
        |plan| plan.change(|goal| goal.target = Some(20.0)),
        |plan| plan.change(|goal| goal.target = Some(14.0)),
        &["Aim for 14 %, as in the best so far"],
    ),
    row(
        "goal_without_objective",
        |plan| plan.change(|goal| goal.objective = None),
        |_| {},
        &["Put under “Care”"],
    ),
    row(
        "objective_without_goal",
        |plan| lonely(plan, false),
        |plan| lonely(plan, true),
        &["Add a goal"],
    ),
    row(
        "objective_without_kpi",
        |plan| {
            says(plan, "Raise the test rate to 14 percent");
            plan.change(|goal| goal.kpi = None);
        },
        |_| {},
        &["Use “Test rate”"],
    ),
    row(
        "unused_input",
        |plan| {
            plan.input("spare", InputKind::Flow);
        },
        |_| {},
        &["Delete the input"],
    ),
    row(
        "unused_kpi",
        |plan| {
            plan.add_kpi("Hits", "hits", Unit::Count);
        },
        |_| {},
        &["Make a goal of it", "Delete the KPI"],
    ),
    row(
        "data_too_rare",
        |plan| plan.change(|goal| goal.judged_per = Some(Cadence::Week)),
        |plan| plan.change(|goal| goal.judged_per = Some(Cadence::Month)),
        &["Judge per month"],
    ),
    row(
        "deadline_before_start",
        |plan| plan.change(|goal| goal.deadline = Some(date(2020, 12, 1))),
        |_| {},
        &["Swap the two"],
    ),
    row(
        "no_deadline",
        |plan| plan.change(|goal| goal.deadline = None),
        |_| {},
        &["End of Q1 2021, 31 Mar 2021", "End of Q2 2021, 30 Jun 2021"],
    ),
    row(
        "no_observation_window",
        |plan| {
            plan.change(|goal| {
                goal.intent = Intent::KeepAtLeast;
                (goal.start, goal.deadline) = (None, None);
            });
        },
        |plan| plan.change(|goal| goal.intent = Intent::KeepAtLeast),
        &["Keep it over Q1 2021", "Keep it over Q2 2021"],
    ),
    row(
        "checkpoints_contradict",
        |plan| stops_at(plan, 11.0),
        |plan| stops_at(plan, 13.0),
        &["Drop this checkpoint"],
    ),
    row(
        "window_too_short",
        |plan| plan.change(|goal| goal.deadline = Some(date(2021, 2, 28))),
        |_| {},
        &["Give it until 31 Mar 2021"],
    ),
    row(
        "stale",
        |plan| {
            plan.change(|goal| goal.deadline = Some(date(2021, 6, 30)));
            plan.judge_on(date(2021, 5, 15));
        },
        |plan| plan.judge_on(date(2021, 3, 15)),
        &[],
    ),
    row(
        "cadences_disagree",
        |plan| daily_january(plan, 12.0),
        |plan| daily_january(plan, 31.0),
        &["Clear the coarser reading"],
    ),
    row(
        "definition_differs",
        |plan| {
            plan.use_library("engagement_rate");
            plan.change_kpi(|kpi| kpi.formula = "100 * (likes + comments) / followers".into());
        },
        |plan| plan.use_library("engagement_rate"),
        &["Use the library’s definition", "Keep my definition"],
    ),
    row("goals_conflict", |plan| grow_too(plan, None), |plan| grow_too(plan, Some("X")), &[]),
    row(
        "weights_all_zero",
        |plan| plan.change(|goal| goal.weight = 0.0),
        |plan| {
            let twin =
                Goal { weight: 0.0, ..plan.project.goals.get(plan.goal).unwrap().as_ref().clone() };
            plan.add_goal(twin);
        },
        &["Give all the same weight"],
    ),
];

fn says(plan: &mut Sound, statement: &str) {
    plan.change(|goal| statement.clone_into(&mut goal.statement));
}

fn by_two(plan: &mut Sound, amount: AmountKind) {
    by(plan, amount, 2.0);
}

fn by(plan: &mut Sound, amount: AmountKind, target: f64) {
    plan.change(|goal| {
        goal.amount = amount;
        goal.target = Some(target);
    });
}

fn keeps_within(plan: &mut Sound, low: f64, high: f64) {
    plan.change(|goal| {
        goal.intent = Intent::KeepWithin;
        goal.target = Some(low);
        goal.upper = Some(high);
    });
}

/// People reached once or more often, who would count twice in a total of months.
fn totals_people(plan: &mut Sound, measured_as: MeasuredAs) {
    says(plan, "Reach 40 people");
    plan.project.inputs.change(plan.hits, |input| input.kind = InputKind::Unique);
    plan.change_kpi(|kpi| {
        kpi.formula = "hits".into();
        kpi.unit = Unit::People;
    });
    plan.change(|goal| {
        goal.measured_as = measured_as;
        goal.target = Some(40.0);
    });
}

/// A bound to be kept in every month, or in that share of them.
fn keeps_share(plan: &mut Sound, share: f64) {
    plan.change(|goal| {
        goal.intent = Intent::KeepAtLeast;
        goal.measured_as = MeasuredAs::EveryPeriod;
        goal.target = Some(12.0);
        goal.required_share = share;
    });
}

/// A reading of −5 in March 2021, of a quantity that a KPI uses.
fn reads_in_march(plan: &mut Sound, kind: InputKind) {
    let input = plan.input("mood", kind);
    plan.months(input, 15, &[-5.0]);
    plan.add_kpi("Mood", "mood", Unit::Points);
}

fn win_sign_ups(plan: &mut Sound, unit: Unit) {
    says(plan, "Win 250,000 sign-ups");
    plan.change(|goal| {
        goal.amount = AmountKind::By;
        goal.measured_as = MeasuredAs::Total;
        goal.target = Some(250_000.0);
    });
    plan.change_kpi(|kpi| {
        kpi.unit = unit;
        kpi.range = (None, None);
    });
}

/// Hits per fan, of whom there are so many in the newest month.
fn per_fan(plan: &mut Sound, newest: f64) {
    let fans = plan.input("fans", InputKind::Stock);
    plan.months(fans, 12, &[100.0, 100.0, newest]);
    plan.change_kpi(|kpi| kpi.formula = "100 * hits / fans".into());
}

/// Three in four of so many are satisfied, and five points more are asked for.
fn surveyed(plan: &mut Sound, answers: f64) {
    plan.use_library("csat");
    for (identifier, value) in [("satisfied_answers", answers * 0.75), ("survey_answers", answers)]
    {
        let (input, _) = plan.project.input_named(identifier).unwrap();
        plan.months(input, 12, &[value; 3]);
    }
    plan.change(|goal| goal.target = Some(80.0));
}

fn lonely(plan: &mut Sound, with_goal: bool) {
    let id: ObjectiveId = plan.project.new_id();
    let objective = Objective { name: "Lonely".into(), ..Objective::default() };
    plan.project.objectives.set(id, objective);
    if with_goal {
        plan.add_goal(Goal { objective: Some(id), ..Goal::default() });
    }
}

fn stops_at(plan: &mut Sound, value: f64) {
    plan.change(|goal| goal.checkpoints = vec![Checkpoint { date: date(2021, 2, 15), value }]);
}

/// January of 31 days with 1 hit each, and so many for the month as a whole.
fn daily_january(plan: &mut Sound, whole: f64) {
    plan.months(plan.hits, 13, &[whole]);
    for ordinal in 18_628..18_659 {
        plan.read(plan.hits, Period { cadence: Cadence::Day, ordinal }, Some(1.0));
    }
}

/// A goal to grow the fans beside one to raise hits per fan; on one channel each, or everywhere.
fn grow_too(plan: &mut Sound, elsewhere: Option<&str>) {
    per_fan(plan, 100.0);
    let kpi = plan.add_kpi("Fans", "fans", Unit::Count);
    let mut grow = plan.project.goals.get(plan.goal).unwrap().as_ref().clone();
    grow.kpi = Some(kpi);
    grow.target = Some(120.0);
    if let Some(name) = elsewhere {
        let other = plan.project.new_id();
        let channel = paceline::model::Channel { name: name.into(), ..Default::default() };
        plan.project.channels.set(other, channel);
        grow.scope.channels = Some(vec![other]);
        let here = plan.channel;
        plan.change(|goal| goal.scope.channels = Some(vec![here]));
    }
    plan.add_goal(grow);
}
