//! What holds for the figures of every plan, whatever is in it.

use std::sync::Arc;

use jiff::civil::{Date, date};
use paceline::analysis::noise::XmrLimits;
use paceline::analysis::{
    About, Analyst, GoalAnalysis, KpiProgram, KpiSeries, PlanAnalysis, SeriesLimits, explain,
    judge_goal, kpi_series,
};
use paceline::document::Document;
use paceline::model::{
    Cadence, Channel, ChannelId, Input, InputKind, Kpi, KpiId, Project, ReadingKey, Series,
    day_from_number, day_number,
};
use paceline::storage::{from_text, to_text};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::{edits, plans};

/// After every reading of these plans.
const LATER: Date = date(2060, 1, 1);

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A day about the readings of measured plans.
fn day() -> impl Strategy<Value = Date> {
    let first = day_number(date(2019, 12, 1));
    (first..first + 1300).prop_map(day_from_number)
}

fn analyse(project: &Project, on: Date) -> Arc<PlanAnalysis> {
    Analyst::default().analyse(&Arc::new(project.clone()), on)
}

/// Everything but the order of what is found: figures, statuses, reasons, sentences.
fn figures(analysis: &PlanAnalysis) -> PlanAnalysis {
    PlanAnalysis { findings: Vec::new(), ..analysis.clone() }
}

fn figure_values(series: &KpiSeries) -> Vec<Option<f64>> {
    series.points.iter().map(|point| point.figure.value()).collect()
}

/// Every number that stands in the analysis of a goal.
fn numbers(goal: &GoalAnalysis) -> Vec<f64> {
    let paths = goal.former_paths.iter().map(|former| &former.corners).chain([&goal.path]);
    let corners = paths.flatten().map(|corner| corner.value);
    let points = goal.kpi.points.iter().chain(&goal.measured);
    let figures = points.filter_map(|point| point.figure.value());
    let single = [
        goal.baseline.as_ref().map(|used| used.value),
        goal.target,
        goal.upper,
        goal.actual,
        goal.path_value,
        goal.progress,
        goal.expected,
        goal.required_pace,
        goal.recent_pace,
        goal.buffer_days,
    ];
    let limits = goal.limits.iter().flatten().flat_map(of_limits);
    let survey = goal.survey.into_iter().flat_map(|survey| {
        let some = [Some(survey.answers), Some(survey.change), survey.margin, survey.needed];
        some.into_iter().flatten()
    });
    let single = single.into_iter().flatten().chain(corners).chain(figures);
    single.chain(limits).chain(survey).collect()
}

fn of_limits(limits: &SeriesLimits) -> [f64; 5] {
    let XmrLimits { mean, upper, lower, mean_range, range_limit, .. } = limits.xmr;
    [mean, upper, lower, mean_range, range_limit]
}

/// Whether two figures are the same, or both are none, within rounding.
fn is_same(left: Option<f64>, right: Option<f64>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => {
            (left - right).abs() <= 1e-9 * left.abs().max(right.abs()).max(1e-9)
        }
        (left, right) => left == right,
    }
}

/// A plan of flows on two channels, with gaps: readings of `input_0` and `input_1`.
fn flows(values: &[(u8, bool, i32, f64)], cadence: Cadence, formula: &str) -> (Project, KpiId) {
    let mut project = Project::default();
    let channels: [ChannelId; 2] = [project.new_id(), project.new_id()];
    for (channel, name) in channels.iter().zip(["A", "B"]) {
        project.channels.set(*channel, Channel { name: name.to_owned(), ..Channel::default() });
    }
    let inputs = [project.new_id(), project.new_id()];
    for (n, input) in inputs.iter().enumerate() {
        let identifier = format!("input_{n}");
        project.inputs.set(*input, Input { identifier, kind: InputKind::Flow, ..Input::default() });
    }
    let first = project.settings.calendar.period_of(cadence, date(2020, 1, 1));
    for (input, is_on_b, place, value) in values {
        let input = inputs[usize::from(*input % 2)];
        let channel = channels[usize::from(*is_on_b)];
        let key = ReadingKey { input, channel, period: first.offset(*place) };
        project.set_reading(key, Some(*value));
    }
    let kpi = project.new_id();
    let formula = formula.to_owned();
    project.kpis.set(kpi, Kpi { name: "Figure".to_owned(), formula, ..Kpi::default() });
    (project, kpi)
}

/// Readings: input, channel, place, value.
fn readings(places: i32) -> impl Strategy<Value = Vec<(u8, bool, i32, f64)>> {
    let value = (0_u32..100_000).prop_map(|n| f64::from(n) / 8.0);
    proptest::collection::vec((0_u8..2, any::<bool>(), 0..places, value), 1..120)
}

/// The same plan with every series of days or months replaced by its months.
fn by_months(project: &Project) -> Project {
    let calendar = project.settings.calendar;
    let mut monthly = project.clone();
    monthly.series = Arc::default();
    for (key, series) in project.series.iter() {
        for (ordinal, value) in Series::iter(series) {
            let day = calendar.start(paceline::model::Period { cadence: key.cadence, ordinal });
            let period = calendar.period_of(Cadence::Month, day);
            let key = ReadingKey { input: key.input, channel: key.channel, period };
            let sum = monthly.reading(key).unwrap_or(0.0) + value;
            monthly.set_reading(key, Some(sum));
        }
    }
    monthly
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn every_number_is_one(
        project in plans::measured(plans::numbers),
        on in day(),
        cadence in select(Cadence::ALL.to_vec()),
    ) {
        let found = analyse(&project, on);
        for (id, goal) in &found.goals {
            for number in numbers(goal) {
                prop_assert!(number.is_finite(), "{number} in {goal:?}");
            }
            let explanation = explain(&project, &found, &About::Goal(*id));
            let lines = explanation.map(|explanation| explanation.lines()).unwrap_or_default();
            for text in lines.iter().chain([&goal.reason, &goal.sentence]) {
                prop_assert!(!text.contains("NaN") && !text.contains("inf "), "{text}");
            }
            prop_assert!(!goal.reason.is_empty() && !goal.sentence.is_empty());
        }
        for (id, kpi) in &found.kpis {
            let latest = kpi.latest.as_ref().and_then(|point| point.figure.value());
            prop_assert!(latest.is_none_or(f64::is_finite));
            let series = kpi_series(&project, *id, cadence, None, on);
            let mut values = figure_values(&series).into_iter().flatten();
            prop_assert!(values.all(f64::is_finite));
            let program = KpiProgram::new(&project, project.kpis.get(*id).unwrap());
            let limits = program.ok().and_then(|p| p.limits(&project, &series, on).ok());
            let mut limits = limits.iter().flat_map(of_limits);
            prop_assert!(limits.all(f64::is_finite));
        }
        for objective in found.objectives.values() {
            let progress = objective.progress;
            prop_assert!(progress.is_none_or(|part| (0.0..=1.0).contains(&part)), "{progress:?}");
            prop_assert!(objective.measured <= objective.goals);
        }
    }

    #[test]
    fn days_make_quarters_like_their_months_do(readings in readings(250)) {
        let (daily, kpi) = flows(&readings, Cadence::Day, "input_0 - 2 * input_1");
        // Cell by cell: what has both inputs on a day, and what has both in a month, may differ.
        let (single, alone) = flows(&readings, Cadence::Day, "input_0");
        for cadence in [Cadence::Month, Cadence::Quarter, Cadence::Year] {
            let days = kpi_series(&single, alone, cadence, None, LATER);
            let months = kpi_series(&by_months(&single), alone, cadence, None, LATER);
            let pairs = figure_values(&days).into_iter().zip(figure_values(&months));
            for (day, month) in pairs {
                prop_assert!(is_same(day, month), "{cadence}: {day:?} is not {month:?}");
            }
        }
        // And the quarters of a formula add up to its year.
        let quarters = kpi_series(&daily, kpi, Cadence::Quarter, None, LATER);
        let years = kpi_series(&daily, kpi, Cadence::Year, None, LATER);
        let sum = |series: &KpiSeries| figure_values(series).into_iter().flatten().sum::<f64>();
        let (quarters, years) = (sum(&quarters), sum(&years));
        prop_assert!((quarters - years).abs() <= 1e-6, "{quarters} is not {years}");
    }

    #[test]
    fn a_channel_without_readings_changes_nothing(
        project in plans::measured(plans::small_numbers), on in day(),
    ) {
        let mut more = project.clone();
        let id = more.new_id();
        more.channels.set(id, Channel { name: "Another".to_owned(), ..Channel::default() });
        // A way out may name the channels there are.
        let without_fixes = |project: &Project| {
            let mut analysis = PlanAnalysis::clone(&analyse(project, on));
            analysis.findings.iter_mut().for_each(|finding| finding.fixes.clear());
            analysis
        };
        prop_assert_eq!(without_fixes(&more), without_fixes(&project));
    }

    #[test]
    fn a_reading_outside_a_goals_scope_changes_nothing_in_it(
        project in plans::measured(plans::small_numbers),
        (which, cadence, place, value) in
            (any::<Index>(), select(Cadence::ALL.to_vec()), -30_i32..60, 0_u32..1000),
        on in day(),
    ) {
        let first = project.settings.calendar.period_of(cadence, date(2020, 6, 1));
        let input = project.inputs.ids()[which.index(4)];
        for goal in project.goals.values() {
            let Some(scope) = &goal.scope.channels else { continue };
            let before = judge_goal(&project, goal, on);
            for channel in project.channels.ids().iter().filter(|id| !scope.contains(id)) {
                let key = ReadingKey { input, channel: *channel, period: first.offset(place) };
                let mut more = project.clone();
                more.set_reading(key, Some(f64::from(value)));
                prop_assert_eq!(&judge_goal(&more, goal, on), &before);
            }
        }
    }

    #[test]
    fn the_order_of_things_is_in_no_figure(
        project in plans::measured(plans::small_numbers), from: Index, on in day(),
    ) {
        let mut other = project.clone();
        let last = |n: usize| n.saturating_sub(1);
        let channel = other.channels.ids()[from.index(3)];
        other.channels.move_to(channel, last(3));
        let input = other.inputs.ids()[from.index(4)];
        other.inputs.move_to(input, 0);
        let kpi = other.kpis.ids()[from.index(other.kpis.len())];
        other.kpis.move_to(kpi, last(other.kpis.len()));
        prop_assert_eq!(figures(&analyse(&other, on)), figures(&analyse(&project, on)));
    }

    #[test]
    fn ten_times_the_flows_are_ten_times_the_counts_and_the_same_rates(
        readings in readings(40), formula in select(plans::FORMULAS[..5].to_vec()),
    ) {
        let scaled: Vec<_> =
            readings.iter().map(|(input, on_b, place, value)| (*input, *on_b, *place, value * 10.0)).collect();
        let is_rate = formula.contains('/');
        for cadence in [Cadence::Month, Cadence::Quarter] {
            let figures = |readings: &[(u8, bool, i32, f64)]| {
                let (project, kpi) = flows(readings, Cadence::Month, formula);
                figure_values(&kpi_series(&project, kpi, cadence, None, LATER))
            };
            let (one, ten) = (figures(&readings), figures(&scaled));
            prop_assert_eq!(one.len(), ten.len());
            for (one, ten) in one.into_iter().zip(ten) {
                let expected = if is_rate { one } else { one.map(|one| one * 10.0) };
                prop_assert!(is_same(ten, expected), "{ten:?} is not {expected:?}");
            }
        }
    }

    #[test]
    fn a_plan_read_back_from_its_file_is_judged_alike(
        project in plans::measured(plans::numbers), on in day(),
    ) {
        let text = to_text(&project).unwrap();
        let back = from_text(text.as_bytes()).unwrap().project;
        prop_assert_eq!(&*analyse(&back, on), &*analyse(&project, on));
    }
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn what_is_remembered_is_what_would_be_found_anew(
        project in plans::measured(plans::small_numbers),
        steps in proptest::collection::vec((edits::seed(), any::<bool>(), day()), 1..12),
    ) {
        let mut document = Document::untitled(project);
        let mut analyst = Analyst::default();
        let mut today = date(2020, 12, 31);
        analyst.analyse(document.project(), today);
        for (seed, is_undo, day) in steps {
            if is_undo && seed.kind % 4 == 0 {
                document.undo();
            } else {
                let edit = edits::edit(document.project(), &seed);
                // A refused change leaves the plan as it was, and so its analysis.
                let _refused = document.apply(&edit).err();
            }
            if seed.kind % 5 == 0 {
                today = day;
            }
            let remembered = analyst.analyse(document.project(), today);
            prop_assert_eq!(&*remembered, &*analyse(document.project(), today));
        }
    }
}
