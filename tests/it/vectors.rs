//! Figures worked out by hand, put to the program as plans.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use std::sync::Arc;

use jiff::civil::{Date, date};
use paceline::analysis::noise::{nps_margin, wilson, xmr_limits};
use paceline::analysis::{Analyst, GoalAnalysis, PlanAnalysis, Status, kpi_series};
use paceline::library;
use paceline::model::{
    AmountKind, Baseline, Better, Cadence, Channel, ChannelId, Goal, GoalId, Input, InputId,
    InputKind, Intent, Kpi, KpiId, MeasuredAs, Objective, Project, ReadingKey, Unit,
};

const LATER: Date = date(2022, 1, 1);

/// A plan with one KPI.
struct Plan {
    project: Project,
    kpi: KpiId,
}

impl Plan {
    fn new(formula: &str, unit: Unit) -> Self {
        let mut project = Project::default();
        let kpi = project.new_id();
        let better = Better::Higher;
        let name = "Vector".to_owned();
        let formula = formula.to_owned();
        project.kpis.set(kpi, Kpi { name, formula, unit, better, ..Kpi::default() });
        Self { project, kpi }
    }

    /// A plan with a KPI of the library.
    fn of(key: &str) -> Self {
        let entry = library::kpi(key).unwrap();
        Self::new(entry.formula, entry.unit())
    }

    fn channel(&mut self, name: &str) -> ChannelId {
        if let Some(known) = self.project.channel_named(name) {
            return known;
        }
        let id = self.project.new_id();
        self.project.channels.set(id, Channel { name: name.to_owned(), ..Channel::default() });
        id
    }

    fn input(&mut self, identifier: &str, kind: InputKind) -> InputId {
        if let Some((known, _)) = self.project.input_named(identifier) {
            return known;
        }
        let id = self.project.new_id();
        let identifier = identifier.to_owned();
        self.project.inputs.set(id, Input { identifier, kind, ..Input::default() });
        id
    }

    /// Monthly readings, the first one of the month that holds `from`.
    fn read(
        mut self,
        channel: &str,
        (identifier, kind): (&str, InputKind),
        from: Date,
        values: &[f64],
    ) -> Self {
        let channel = self.channel(channel);
        let input = self.input(identifier, kind);
        let first = self.project.settings.calendar.period_of(Cadence::Month, from);
        for (n, value) in (0..).zip(values) {
            let key = ReadingKey { input, channel, period: first.offset(n) };
            self.project.set_reading(key, Some(*value));
        }
        self
    }

    fn flow(self, identifier: &str, values: &[f64]) -> Self {
        self.read("all", (identifier, InputKind::Flow), date(2021, 1, 1), values)
    }

    fn stock(self, identifier: &str, values: &[f64]) -> Self {
        self.read("all", (identifier, InputKind::Stock), date(2021, 1, 1), values)
    }

    fn on_channel(self, channel: &str, identifier: &str, values: &[f64]) -> Self {
        self.read(channel, (identifier, InputKind::Flow), date(2021, 1, 1), values)
    }

    /// The KPI's figures, period by period.
    fn figures(&self, cadence: Cadence) -> Vec<f64> {
        let series = kpi_series(&self.project, self.kpi, cadence, None, LATER);
        series.points.iter().map(|point| point.figure.value().unwrap()).collect()
    }

    fn goal(&mut self, goal: Goal) -> GoalId {
        let id = self.project.new_id();
        let (start, deadline) = (Some(date(2021, 1, 1)), Some(date(2021, 3, 31)));
        self.project.goals.set(id, Goal { kpi: Some(self.kpi), start, deadline, ..goal });
        id
    }

    fn analyse(&self, on: Date) -> Arc<PlanAnalysis> {
        Analyst::default().analyse(&Arc::new(self.project.clone()), on)
    }

    fn judge(mut self, goal: Goal, on: Date) -> GoalAnalysis {
        let id = self.goal(goal);
        GoalAnalysis::clone(&self.analyse(on).goals[&id])
    }
}

#[track_caller]
fn near(found: &[f64], expected: &[f64], tolerance: f64) {
    let is_near = found.len() == expected.len()
        && found.iter().zip(expected).all(|(a, b)| (a - b).abs() <= tolerance);
    assert!(is_near, "{found:?} is not {expected:?}");
}

#[test]
fn a_ratio_is_one_of_sums() {
    let of_channels = Plan::new("100 * hits / tries", Unit::Percent)
        .on_channel("A", "hits", &[2.0])
        .on_channel("A", "tries", &[4.0])
        .on_channel("B", "hits", &[2.0])
        .on_channel("B", "tries", &[100.0]);
    near(&of_channels.figures(Cadence::Month), &[3.846], 5e-4);
    let of_months = Plan::new("100 * hits / tries", Unit::Percent)
        .flow("hits", &[2.0, 2.0])
        .flow("tries", &[4.0, 100.0]);
    near(&of_months.figures(Cadence::Quarter), &[3.846], 5e-4);
}

#[test]
fn a_rate_per_follower_grows_with_the_window() {
    let plan =
        Plan::of("amplification_rate").flow("shares", &[100.0; 3]).stock("followers", &[1e4; 3]);
    near(&plan.figures(Cadence::Month), &[1.0; 3], 1e-12);
    near(&plan.figures(Cadence::Quarter), &[3.0], 1e-12);
}

#[test]
fn progress_downwards_is_counted_from_the_baseline() {
    fn progress(now: f64) -> (f64, Status, Option<f64>) {
        let goal = Goal {
            intent: Intent::LowerTo,
            target: Some(60.0),
            baseline: Baseline::Typed { value: 100.0, as_of: None },
            ..Goal::default()
        };
        let mut plan = Plan::new("minutes", Unit::Minutes).stock("minutes", &[90.0, now]);
        let objective = plan.project.new_id();
        plan.project.objectives.set(objective, Objective::default());
        let id = plan.goal(Goal { objective: Some(objective), ..goal });
        let analysis = plan.analyse(date(2021, 2, 28));
        let bar = analysis.objectives[&objective].progress;
        (analysis.goals[&id].progress.unwrap(), analysis.goals[&id].status, bar)
    }
    assert_eq!(progress(70.0), (0.75, Status::OnPace, Some(0.75)));
    assert_eq!(progress(50.0), (1.25, Status::OnPace, Some(1.0)));
}

#[test]
fn a_bound_is_met_at_its_edge() {
    for measured_as in [MeasuredAs::LevelAtEnd, MeasuredAs::Average, MeasuredAs::EveryPeriod] {
        let goal =
            Goal { intent: Intent::KeepAtMost, target: Some(60.0), measured_as, ..Goal::default() };
        let plan = Plan::new("minutes", Unit::Minutes).stock("minutes", &[60.0; 3]);
        let found = plan.judge(goal, date(2021, 3, 31));
        assert_eq!(found.status, Status::Achieved, "{measured_as:?}: {}", found.reason);
    }
}

#[test]
fn share_of_voice_needs_396_mentions_for_15_percent() {
    let status = |own: f64| {
        let goal = Goal {
            target: Some(15.0),
            baseline: Baseline::Typed { value: 10.0, as_of: None },
            ..Goal::default()
        };
        Plan::of("share_of_voice")
            .flow("own_mentions", &[300.0, 300.0, own])
            .flow("competitor_mentions", &[2240.0; 3])
            .judge(goal, date(2021, 3, 31))
            .status
    };
    assert_eq!((status(395.0), status(396.0)), (Status::Missed, Status::Achieved));
}

#[test]
fn share_of_voice_falls_although_mentions_grow() {
    let plan = Plan::of("share_of_voice")
        .flow("own_mentions", &[300.0, 360.0])
        .flow("competitor_mentions", &[1700.0, 2240.0]);
    near(&plan.figures(Cadence::Month), &[15.0, 13.85], 5e-3);
}

#[test]
fn a_total_can_fall_while_every_channel_rises() {
    let rates = |channel: &str| {
        let mut plan = Plan::new("100 * hits / tries", Unit::Percent);
        let both = channel == "both";
        if both || channel == "A" {
            plan = plan.on_channel("A", "hits", &[100.0, 220.0]);
            plan = plan.on_channel("A", "tries", &[10_000.0, 20_000.0]);
        }
        if both || channel == "B" {
            plan = plan.on_channel("B", "hits", &[400.0, 416.0]);
            plan = plan.on_channel("B", "tries", &[8_000.0, 8_000.0]);
        }
        plan.figures(Cadence::Month)
    };
    near(&rates("A"), &[1.0, 1.1], 1e-12);
    near(&rates("B"), &[5.0, 5.2], 1e-12);
    near(&rates("both"), &[2.778, 2.271], 5e-4);
}

#[test]
fn four_points_draw_no_limits() {
    assert_eq!(xmr_limits(&[10.0, 50.0, 40.0, 30.0]), None);
    // A fifth point that is the mean of ten ranges: mean 32, mean range (40 + 10 + 10 + 0) / 4.
    let limits = xmr_limits(&[10.0, 50.0, 40.0, 30.0, 30.0]).unwrap();
    let found = [limits.mean, limits.upper, limits.lower, limits.range_limit];
    near(&found, &[32.0, 32.0 + 2.66 * 15.0, 32.0 - 2.66 * 15.0, 3.268 * 15.0], 1e-9);
    assert!(limits.is_provisional);
}

#[test]
fn a_promoter_score_has_a_margin() {
    let plan = Plan::of("nps")
        .flow("promoters", &[50.0])
        .flow("passives", &[30.0])
        .flow("detractors", &[20.0]);
    near(&plan.figures(Cadence::Month), &[30.0], 1e-12);
    near(&[nps_margin(50.0, 30.0, 20.0).unwrap()], &[15.3], 0.05);
}

#[test]
fn a_satisfaction_score_has_an_interval() {
    let check = |hits: f64, n: f64, score: f64, low: f64, high: f64| {
        let plan = Plan::of("csat").flow("satisfied_answers", &[hits]).flow("survey_answers", &[n]);
        near(&plan.figures(Cadence::Month), &[score], 1e-12);
        let (lower, upper) = wilson(hits, n).unwrap();
        near(&[lower, upper], &[low, high], 0.5);
    };
    check(8.0, 8.0, 100.0, 68.0, 100.0);
    check(15.0, 20.0, 75.0, 53.0, 89.0);
}

#[test]
fn two_percent_of_twelve_percent_is_asked_for() {
    let found = |amount: AmountKind| {
        Plan::new("100 * hits / tries", Unit::Percent)
            .read("all", ("hits", InputKind::Flow), date(2020, 12, 1), &[12.0; 3])
            .read("all", ("tries", InputKind::Flow), date(2020, 12, 1), &[100.0; 3])
            .judge(Goal { amount, target: Some(2.0), ..Goal::default() }, date(2021, 2, 28))
    };
    near(&[found(AmountKind::ByPoints).target.unwrap()], &[14.0], 1e-12);
    near(&[found(AmountKind::ByPercent).target.unwrap()], &[12.24], 1e-12);
    let asked = found(AmountKind::PercentUndecided);
    assert_eq!((asked.target, asked.status), (None, Status::NeedsData));
    assert!(asked.reason.contains("14 %") && asked.reason.contains("12.24 %"), "{}", asked.reason);
}

#[test]
fn two_percent_of_a_count_are_in_no_doubt() {
    let found = Plan::new("visits", Unit::Count)
        .read("all", ("visits", InputKind::Flow), date(2020, 12, 1), &[100.0; 3])
        .judge(
            Goal { amount: AmountKind::PercentUndecided, target: Some(2.0), ..Goal::default() },
            date(2021, 2, 28),
        );
    assert_eq!(found.target, Some(102.0));
}

#[test]
fn a_return_is_told_as_a_part_of_the_cost_and_as_a_multiple_of_it() {
    let figure = |formula: &str, unit| {
        let plan = Plan::new(formula, unit).flow("value", &[1000.0]).flow("cost", &[500.0]);
        plan.figures(Cadence::Month)
    };
    near(&figure("100 * (value - cost) / cost", Unit::Percent), &[100.0], 0.0);
    near(&figure("value / cost", Unit::Count), &[2.0], 0.0);
}

#[test]
fn an_objective_is_the_mean_of_what_its_bars_show() {
    let mut plan = Plan::new("visits", Unit::Count).stock("visits", &[100.0, 100.0]);
    let objective = plan.project.new_id();
    plan.project.objectives.set(objective, Objective::default());
    for (baseline, target) in [(100.0, 200.0), (0.0, 50.0)] {
        plan.goal(Goal {
            objective: Some(objective),
            target: Some(target),
            baseline: Baseline::Typed { value: baseline, as_of: None },
            ..Goal::default()
        });
    }
    let analysis = plan.analyse(date(2021, 2, 28));
    let raw: Vec<f64> = analysis.goals.values().filter_map(|goal| goal.progress).collect();
    near(&raw, &[0.0, 2.0], 1e-12);
    let rollup = &analysis.objectives[&objective];
    assert_eq!((rollup.progress, rollup.measured, rollup.goals), (Some(0.5), 2, 2));
}

#[test]
fn a_day_counts_to_its_end() {
    // Judged on 31 March, March is over, the window too; a day earlier neither is.
    let judge = |on: Date| {
        let goal = Goal {
            target: Some(130.0),
            baseline: Baseline::Typed { value: 100.0, as_of: None },
            ..Goal::default()
        };
        Plan::new("visits", Unit::Count).flow("visits", &[110.0, 120.0, 130.0]).judge(goal, on)
    };
    let (before, on) = (judge(date(2021, 3, 30)), judge(date(2021, 3, 31)));
    assert_eq!((before.actual, before.status), (Some(120.0), Status::OnPace));
    assert_eq!((on.actual, on.status), (Some(130.0), Status::Achieved));
    assert!(!before.kpi.points[2].is_complete && on.kpi.points[2].is_complete);
}
