//! Plans in which formulas, readings and goals meet, for properties of figures.

use std::sync::Arc;

use jiff::civil::{Date, date};
use paceline::model::{
    Cadence, Channel, ChannelId, Goal, Input, InputId, InputKind, Kpi, KpiId, Objective, Period,
    PlanSettings, Project, ReadingKey, StockRule, Unit, day_from_number, day_number,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::any::{goal, number, settings};

/// Over the inputs that every measured plan has.
pub const FORMULAS: [&str; 12] = [
    "input_0",
    "input_1",
    "2 * input_0 - 3 * input_1",
    "100 * input_0 / input_1",
    "100 * input_0 / (input_0 + input_1)",
    "100 * (input_0 - input_1) / (input_0 + input_1 + input_2)",
    "100 * input_0 / input_3",
    "input_3",
    "100 * (input_3 - start(input_3)) / start(input_3)",
    "input_0 / prev(input_0)",
    "input_0 * input_2 * 0.02",
    "input_2 / (input_1 - 2)",
];

/// Any finite number, huge ones among them.
pub fn numbers() -> BoxedStrategy<f64> {
    number().boxed()
}

/// Whole numbers and 0, so that sums are exact.
pub fn small_numbers() -> BoxedStrategy<f64> {
    prop_oneof![1 => Just(0.0), 6 => (0_u32..1000).prop_map(f64::from)].boxed()
}

/// Neighbouring readings: input, channel, cadence, first day, values.
type Run = (Index, Index, Cadence, Date, Vec<Option<f64>>);

fn run(values: BoxedStrategy<f64>) -> impl Strategy<Value = Run> {
    let cadence = prop_oneof![
        2 => Just(Cadence::Day),
        1 => Just(Cadence::Week),
        4 => Just(Cadence::Month),
        1 => Just(Cadence::Quarter),
        1 => Just(Cadence::Year),
    ];
    let values = vec(option::weighted(0.85, values), 1..24);
    (any::<Index>(), any::<Index>(), cadence, day(500), values)
}

/// A day from 2020 on.
fn day(n: i32) -> impl Strategy<Value = Date> {
    let first = day_number(date(2020, 1, 1));
    (first..first + n).prop_map(day_from_number)
}

/// A goal: what it wants, which KPI, which channels (none for all), start, days to the deadline.
type Wanted = (Goal, Index, Option<Vec<bool>>, Date, i32);

fn wanted(values: BoxedStrategy<f64>) -> impl Strategy<Value = Wanted> {
    let goal = (goal(), option::weighted(0.9, values.clone()), option::of(values))
        .prop_map(|(goal, target, upper)| Goal { target, upper, ..goal });
    (goal, any::<Index>(), option::of(vec(any::<bool>(), 3)), day(700), 0_i32..500)
}

type Kinds = Vec<(InputKind, StockRule, Option<Index>)>;
type Parts = (PlanSettings, Kinds, Vec<Index>, Vec<Run>, Vec<Wanted>);

/// A plan with three channels, four inputs (`input_0` …), KPIs over them, and goals on the KPIs
/// about the time of the readings.
pub fn measured(values: fn() -> BoxedStrategy<f64>) -> impl Strategy<Value = Project> {
    let kind = select(InputKind::ALL.to_vec());
    let kinds = vec((kind, select(StockRule::ALL.to_vec()), option::of(any::<Index>())), 4);
    let runs = vec(run(values()), 1..10);
    let goals = vec(wanted(values()), 1..4);
    (settings(), kinds, vec(any::<Index>(), 1..4), runs, goals).prop_map(assemble)
}

fn assemble((settings, kinds, formulas, runs, goals): Parts) -> Project {
    let mut project = Project { settings: Arc::new(settings), ..Project::default() };
    let channels: Vec<ChannelId> = (0..3).map(|_| project.new_id()).collect();
    for (channel, name) in channels.iter().zip(["A", "B", "C"]) {
        project.channels.set(*channel, Channel { name: name.to_owned(), ..Channel::default() });
    }
    let inputs: Vec<InputId> = kinds.iter().map(|_| project.new_id()).collect();
    for (n, (kind, stock_rule, weight)) in kinds.into_iter().enumerate() {
        let identifier = format!("input_{n}");
        let weight = weight.map(|index| inputs[index.index(inputs.len())]);
        let input = Input { identifier, kind, stock_rule, weight, ..Input::default() };
        project.inputs.set(inputs[n], input);
    }
    let kpis: Vec<KpiId> = formulas.iter().map(|_| project.new_id()).collect();
    for (kpi, formula) in kpis.iter().zip(formulas) {
        let formula = FORMULAS[formula.index(FORMULAS.len())].to_owned();
        let unit = if formula.starts_with("100") { Unit::Percent } else { Unit::Count };
        let name = format!("KPI {kpi}");
        project.kpis.set(*kpi, Kpi { name, formula, unit, ..Kpi::default() });
    }
    for (input, channel, cadence, from, values) in runs {
        let (input, channel) = (inputs[input.index(4)], channels[channel.index(3)]);
        let first = project.settings.calendar.period_of(cadence, from);
        for (n, value) in (0..).zip(values) {
            let period = Period { ordinal: first.ordinal + n, ..first };
            if value.is_some() {
                project.set_reading(ReadingKey { input, channel, period }, value);
            }
        }
    }
    let objective = project.new_id();
    project.objectives.set(objective, Objective::default());
    for (mut goal, kpi, scope, start, days) in goals {
        let id = project.new_id();
        goal.objective = Some(objective);
        goal.kpi = Some(kpis[kpi.index(kpis.len())]);
        goal.start = Some(start);
        goal.deadline = Some(day_from_number(day_number(start) + days));
        goal.scope.channels = scope.map(|chosen| {
            let pairs = channels.iter().zip(chosen);
            pairs.filter(|(_, is_chosen)| *is_chosen).map(|(channel, _)| *channel).collect()
        });
        project.goals.set(id, goal);
    }
    project
}
