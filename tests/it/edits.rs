//! Every change a plan can undergo, in any order, sound or not: the plan stays sound, a refused
//! change leaves no trace, and every step goes back and forth.

use std::sync::Arc;

use jiff::civil::{Date, date};
use paceline::document::Document;
use paceline::edit::{
    ChannelEdit, Edit, GoalEdit, InputEdit, KpiEdit, NamedSeries, ObjectiveEdit, PlanEdit,
    ReadingsEdit,
};
use paceline::model::{
    Annotation, Baseline, Cadence, Channel, ChannelId, Checkpoint, Goal, GoalId, GoalState, Input,
    InputId, InputKind, Judging, Kpi, KpiId, Note, Objective, ObjectiveId, PlanSettings, Project,
    ReadingKey, Scope, check, day_from_number, day_number,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::plans;

/// What one change is made of; which of it is used depends on the change.
#[derive(Clone, Debug)]
pub struct Seed {
    pub kind: usize,
    /// Picks the thing that is changed.
    which: Index,
    /// Picks the other thing of a change that has two.
    other: Index,
    number: f64,
    day: Date,
    cadence: Cadence,
    text: String,
    /// Something about the change makes no sense.
    is_bad: bool,
}

const N_KINDS: usize = 32;

pub fn seed() -> impl Strategy<Value = Seed> {
    let number = prop_oneof![8 => -1000.0..100_000.0_f64, 1 => Just(f64::NAN), 1 => Just(f64::MAX)];
    let day =
        (day_number(date(2019, 1, 1))..day_number(date(2023, 1, 1))).prop_map(day_from_number);
    let text = prop_oneof![4 => "[a-z]{1,6}", 1 => Just(String::new()), 1 => "\\PC{0,12}"];
    let picks = (0..N_KINDS, any::<Index>(), any::<Index>());
    (picks, number, day, select(Cadence::ALL.to_vec()), text, prop::bool::weighted(0.12)).prop_map(
        |((kind, which, other), number, day, cadence, text, is_bad)| Seed {
            kind,
            which,
            other,
            number,
            day,
            cadence,
            text,
            is_bad,
        },
    )
}

/// One of the ids; one that was never given when there is none or the seed is bad.
fn pick<I: Copy + From<u32>>(ids: &[I], index: Index, is_bad: bool) -> I {
    if ids.is_empty() || is_bad { I::from(3_999_999_999) } else { ids[index.index(ids.len())] }
}

/// The change a seed stands for in this plan.
pub fn edit(project: &Project, seed: &Seed) -> Edit {
    match seed.kind {
        0..=4 => Edit::Objective(objective_edit(project, seed)),
        5..=10 => Edit::Goal(goal_edit(project, seed)),
        11..=15 => Edit::Kpi(kpi_edit(project, seed)),
        16..=21 => Edit::Input(input_edit(project, seed)),
        22..=27 => Edit::Channel(channel_edit(project, seed)),
        28..=30 => readings_or_plan(project, seed),
        _ => Edit::Many {
            label: "do two things".to_owned(),
            edits: vec![
                readings_or_plan(project, seed),
                Edit::Goal(goal_edit(project, &Seed { kind: 6, ..seed.clone() })),
            ],
        },
    }
}

fn objective_edit(project: &Project, seed: &Seed) -> ObjectiveEdit {
    let id: ObjectiveId = pick(project.objectives.ids(), seed.which, seed.is_bad);
    let objective = Objective {
        name: seed.text.clone(),
        weight: if seed.is_bad { seed.number } else { seed.number.abs() },
        ..Objective::default()
    };
    match seed.kind {
        0 => ObjectiveEdit::Add { objective },
        1 => ObjectiveEdit::Set { id, objective },
        2 => ObjectiveEdit::Move { id, to: seed.other.index(6) },
        3 => ObjectiveEdit::Duplicate { id },
        _ => ObjectiveEdit::Delete { id },
    }
}

fn goal(project: &Project, seed: &Seed) -> Goal {
    let Seed { which, other, number, day, is_bad, .. } = *seed;
    let kpis = project.kpis.ids();
    let channels = project.channels.ids();
    let objectives = project.objectives.ids();
    Goal {
        objective: (!objectives.is_empty() || is_bad).then(|| pick(objectives, other, is_bad)),
        statement: seed.text.clone(),
        kpi: (!kpis.is_empty()).then(|| pick(kpis, other, is_bad)),
        target: Some(number),
        baseline: Baseline::Typed { value: number / 2.0, as_of: Some(day) },
        start: Some(day),
        deadline: Some(day_from_number(day_number(day) + 89)),
        // On purpose not in order.
        checkpoints: vec![
            Checkpoint { date: day_from_number(day_number(day) + 60), value: number },
            Checkpoint { date: day_from_number(day_number(day) + 30), value: 1.0 },
        ],
        scope: Scope {
            channels: (!channels.is_empty()).then(|| vec![pick(channels, which, is_bad)]),
            market: String::new(),
        },
        state: GoalState::ALL[which.index(4)],
        ..Goal::default()
    }
}

fn goal_edit(project: &Project, seed: &Seed) -> GoalEdit {
    let id: GoalId = pick(project.goals.ids(), seed.which, seed.is_bad);
    match seed.kind {
        5 => GoalEdit::Add { goal: Box::new(goal(project, seed)) },
        6 => GoalEdit::Set { id, goal: Box::new(goal(project, seed)), on: seed.day },
        7 => GoalEdit::Move {
            id,
            objective: project.objectives.ids().get(seed.other.index(4)).copied(),
            to: seed.which.index(5),
        },
        8 => GoalEdit::Duplicate { id },
        9 => GoalEdit::Carry { id, on: seed.day },
        _ => GoalEdit::Delete { id },
    }
}

fn kpi_edit(project: &Project, seed: &Seed) -> KpiEdit {
    let id: KpiId = pick(project.kpis.ids(), seed.which, seed.is_bad);
    let formula = if seed.is_bad { "100 * (" } else { "100 * shares / followers" };
    let described = Input {
        identifier: "shares".to_owned(),
        kind: InputKind::GivenRate,
        weight: Some(InputId(3_999_999_999)),
        ..Input::default()
    };
    let kpi = Box::new(Kpi {
        name: seed.text.clone(),
        formula: formula.to_owned(),
        range: (Some(seed.number), None),
        ..Kpi::default()
    });
    match seed.kind {
        11 => KpiEdit::Add { kpi, inputs: vec![described] },
        12 => KpiEdit::Set { id, kpi },
        13 => KpiEdit::Move { id, to: seed.other.index(6) },
        14 => KpiEdit::Duplicate { id },
        _ => KpiEdit::Delete { id },
    }
}

fn input_edit(project: &Project, seed: &Seed) -> InputEdit {
    let inputs = project.inputs.ids();
    let id: InputId = pick(inputs, seed.which, seed.is_bad);
    let identifier =
        if seed.is_bad { "Not One".to_owned() } else { format!("i{}", seed.other.index(40)) };
    let input = Box::new(Input {
        identifier,
        label: seed.text.clone(),
        kind: InputKind::ALL[seed.which.index(4)],
        weight: (seed.other.index(2) == 0).then(|| pick(inputs, seed.other, seed.is_bad)),
        ..Input::default()
    });
    match seed.kind {
        16 => InputEdit::Add { input },
        17 => InputEdit::Set { id, input },
        18 => InputEdit::Move { id, to: seed.other.index(6) },
        19 => InputEdit::Duplicate { id },
        20 => InputEdit::Delete { id },
        _ => InputEdit::Merge { from: id, into: pick(inputs, seed.other, false) },
    }
}

fn channel_edit(project: &Project, seed: &Seed) -> ChannelEdit {
    let channels = project.channels.ids();
    let id: ChannelId = pick(channels, seed.which, seed.is_bad);
    let channel = Channel { name: seed.text.clone(), notes: String::new() };
    match seed.kind {
        22 => ChannelEdit::Add { channel },
        23 => ChannelEdit::Set { id, channel },
        24 => ChannelEdit::Move { id, to: seed.other.index(6) },
        25 => ChannelEdit::Duplicate { id },
        26 => ChannelEdit::Delete { id },
        _ => ChannelEdit::Merge { from: id, into: pick(channels, seed.other, false) },
    }
}

fn readings_or_plan(project: &Project, seed: &Seed) -> Edit {
    let Seed { which, other, number, day, cadence, is_bad, .. } = *seed;
    let calendar = project.settings.calendar;
    let key = ReadingKey {
        input: pick(project.inputs.ids(), which, is_bad),
        channel: pick(project.channels.ids(), other, false),
        period: calendar.period_of(cadence, day),
    };
    let next = ReadingKey { period: key.period.next(), ..key };
    let note = Note { text: seed.text.clone(), source: String::new() };
    let settings = PlanSettings {
        name: seed.text.clone(),
        calendar: paceline::model::Calendar { fiscal_year_start: day.month() },
        judging: Judging { on_pace: number, behind: number + 10.0, ..Judging::default() },
        ..PlanSettings::default()
    };
    match which.index(9) {
        0 => Edit::Readings(ReadingsEdit::Set { key, value: Some(number) }),
        1 => Edit::Readings(ReadingsEdit::Set { key, value: None }),
        2 => Edit::Readings(ReadingsEdit::SetMany {
            doing: "paste",
            readings: vec![(key, Some(number)), (next, None)],
        }),
        3 => Edit::Readings(ReadingsEdit::SetNote { key, note: Some(note) }),
        4 => Edit::Readings(ReadingsEdit::SetNote { key, note: None }),
        5 => Edit::Readings(bring(project, seed)),
        6 => Edit::Plan(PlanEdit::SetSettings(Box::new(settings))),
        7 => Edit::Plan(PlanEdit::AddAnnotation(Annotation {
            date: day,
            text: seed.text.clone(),
            source: String::new(),
        })),
        _ => Edit::Plan(PlanEdit::RemoveAnnotation(other.index(4))),
    }
}

fn bring(project: &Project, seed: &Seed) -> ReadingsEdit {
    let calendar = project.settings.calendar;
    let start = calendar.start(calendar.period_of(seed.cadence, seed.day));
    let late = if seed.is_bad { start.tomorrow().unwrap() } else { start };
    ReadingsEdit::Bring {
        from: "export.csv".to_owned(),
        channels: vec!["Imported".to_owned()],
        inputs: vec![Input {
            identifier: "clicks".to_owned(),
            weight: Some(InputId(3_999_999_999)),
            ..Input::default()
        }],
        series: vec![NamedSeries {
            identifier: "clicks".to_owned(),
            channel: "imported".to_owned(),
            cadence: seed.cadence,
            readings: vec![(late, seed.number)].into(),
        }],
    }
}

/// "set shares for 2026-03": lower-case, and something.
fn assert_is_label(label: &str) -> Result<(), TestCaseError> {
    let first = label.chars().next();
    prop_assert!(first.is_some_and(char::is_lowercase), "label {:?}", label);
    prop_assert!(!label.ends_with(['.', ' ']), "label {:?}", label);
    Ok(())
}

/// Sequences of fifty changes: all of them in a release build.
const SEQUENCES: u32 = if cfg!(debug_assertions) { 200 } else { 2_000 };

proptest! {
    #![proptest_config(ProptestConfig { cases: SEQUENCES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_changes_keeps_the_plan_sound_and_goes_back_and_forth(
        start in plans::plan(),
        seeds in vec(seed(), 50),
    ) {
        let mut document = Document::untitled(start);
        let start = Arc::clone(document.project());
        let mut n_steps = 0;
        for seed in &seeds {
            document.end_gesture();
            let before = Arc::clone(document.project());
            let edit = edit(&before, seed);
            assert_is_label(&edit.label(&before))?;
            let outcome = document.apply(&edit);
            if let Err(error) = outcome {
                prop_assert!(Arc::ptr_eq(document.project(), &before), "{} left a trace", error);
                continue;
            }
            prop_assert_eq!(check(document.project()), [], "after {:?}", edit);
            let is_step = !Arc::ptr_eq(document.project(), &before);
            prop_assert_eq!(is_step, **document.project() != *before, "after {:?}", edit);
            n_steps += usize::from(is_step);
        }
        let end = Arc::clone(document.project());
        for _ in 0..n_steps {
            prop_assert!(document.undo().is_some());
        }
        prop_assert_eq!(document.undo(), None);
        prop_assert!(**document.project() == *start, "undo all is the start");
        prop_assert!(!document.is_dirty());
        for _ in 0..n_steps {
            prop_assert!(document.redo().is_some());
            prop_assert_eq!(check(document.project()), []);
        }
        prop_assert_eq!(document.redo(), None);
        prop_assert!(Arc::ptr_eq(document.project(), &end), "redo all is the end");
    }

    #[test]
    fn a_change_made_from_the_present_plan_is_not_altered_by_rebasing(
        project in plans::plan(),
        seed in seed(),
    ) {
        let edit = edit(&project, &seed);
        let same = format!("{:?}", edit.clone().rebased(&project, &project));
        prop_assert_eq!(same, format!("{edit:?}"));
    }
}

// ---- single changes, with what they do elsewhere in the plan -------------------------------------

const OBJECTIVE: ObjectiveId = ObjectiveId(1);
const GOAL: GoalId = GoalId(2);
const KPI: KpiId = KpiId(3);
const SHARES: InputId = InputId(4);
const FACEBOOK: ChannelId = ChannelId(5);

/// [`plans::small`] with a second input and a second channel: ids 6 and 7.
fn small() -> Document {
    let mut document = Document::untitled(plans::small());
    let input =
        Input { identifier: "likes".to_owned(), label: "Likes".to_owned(), ..Input::default() };
    apply(&mut document, &Edit::Input(InputEdit::Add { input: Box::new(input) }));
    let channel = Channel { name: "Instagram".to_owned(), notes: String::new() };
    apply(&mut document, &Edit::Channel(ChannelEdit::Add { channel }));
    document
}

const LIKES: InputId = InputId(6);
const INSTAGRAM: ChannelId = ChannelId(7);

#[track_caller]
fn apply(document: &mut Document, edit: &Edit) {
    document.apply(edit).unwrap();
    assert_eq!(check(document.project()), []);
}

/// Why a change is refused; the plan has to be as it was.
#[track_caller]
fn refusal(document: &mut Document, edit: &Edit) -> String {
    let before = Arc::clone(document.project());
    let error = document.apply(edit).unwrap_err();
    assert!(Arc::ptr_eq(&before, document.project()), "a refused change leaves no trace");
    error.to_string()
}

fn monthly(input: InputId, channel: ChannelId, month: i8) -> ReadingKey {
    let period = plans::small().settings.calendar.period_of(Cadence::Month, date(2021, month, 1));
    ReadingKey { input, channel, period }
}

fn set(key: ReadingKey, value: f64) -> Edit {
    Edit::Readings(ReadingsEdit::Set { key, value: Some(value) })
}

#[track_caller]
fn change_goal(document: &mut Document, on: Date, change: impl FnOnce(&mut Goal)) {
    let mut goal = Goal::clone(document.project().goals.get(GOAL).unwrap());
    change(&mut goal);
    apply(document, &Edit::Goal(GoalEdit::Set { id: GOAL, goal: Box::new(goal), on }));
}

const TODAY: Date = date(2021, 3, 15);

#[test]
fn a_new_identifier_is_carried_into_every_formula() {
    let mut document = small();
    let mut input = Input::clone(document.project().inputs.get(SHARES).unwrap());
    input.identifier = "passed_on".to_owned();
    apply(&mut document, &Edit::Input(InputEdit::Set { id: SHARES, input: Box::new(input) }));
    assert_eq!(document.project().kpis.get(KPI).unwrap().formula, "passed_on");
    document.undo();
    assert_eq!(document.project().kpis.get(KPI).unwrap().formula, "shares");
}

#[test]
fn an_identifier_is_used_once() {
    let mut document = small();
    let mut input = Input::clone(document.project().inputs.get(LIKES).unwrap());
    input.identifier = "shares".to_owned();
    let edit = Edit::Input(InputEdit::Set { id: LIKES, input: Box::new(input) });
    assert!(refusal(&mut document, &edit).contains("already an input called shares"));
}

#[test]
fn merging_channels_keeps_every_reading_and_prefers_those_already_there() {
    let mut document = small();
    apply(&mut document, &set(monthly(SHARES, INSTAGRAM, 1), 7.0));
    change_goal(&mut document, TODAY, |goal| {
        goal.scope.channels = Some(vec![FACEBOOK]);
    });
    let merge = ChannelEdit::Merge { from: FACEBOOK, into: INSTAGRAM };
    apply(&mut document, &Edit::Channel(merge));
    let project = document.project();
    assert_eq!(project.reading(monthly(SHARES, INSTAGRAM, 1)), Some(7.0));
    assert_eq!(project.reading(monthly(SHARES, INSTAGRAM, 12)), Some(626.0));
    assert_eq!(project.n_readings(), 12);
    assert!(!project.channels.contains(FACEBOOK));
    assert_eq!(project.goals.get(GOAL).unwrap().scope.channels, Some(vec![INSTAGRAM]));
}

#[test]
fn merging_inputs_keeps_every_reading_formula_and_weight() {
    let mut document = small();
    let rate = Input {
        identifier: "rate".to_owned(),
        kind: InputKind::GivenRate,
        weight: Some(SHARES),
        ..Input::default()
    };
    apply(&mut document, &Edit::Input(InputEdit::Add { input: Box::new(rate) }));
    apply(&mut document, &set(monthly(LIKES, FACEBOOK, 2), 3.0));
    apply(&mut document, &Edit::Input(InputEdit::Merge { from: SHARES, into: LIKES }));
    let project = document.project();
    assert_eq!(project.kpis.get(KPI).unwrap().formula, "likes");
    assert_eq!(project.reading(monthly(LIKES, FACEBOOK, 2)), Some(3.0));
    assert_eq!(project.reading(monthly(LIKES, FACEBOOK, 3)), Some(531.5));
    assert_eq!(project.n_readings(), 12);
    assert_eq!(project.input_named("rate").unwrap().1.weight, Some(LIKES));
}

#[test]
fn inputs_that_add_up_differently_are_not_merged() {
    let mut document = small();
    let mut input = Input::clone(document.project().inputs.get(LIKES).unwrap());
    input.kind = InputKind::Stock;
    apply(&mut document, &Edit::Input(InputEdit::Set { id: LIKES, input: Box::new(input) }));
    let edit = Edit::Input(InputEdit::Merge { from: SHARES, into: LIKES });
    assert!(refusal(&mut document, &edit).contains("make their kinds equal"));
}

#[test]
fn deleting_leaves_nothing_that_points_nowhere() {
    let mut document = small();
    let note = Some(Note { text: "a strike".to_owned(), source: String::new() });
    let key = monthly(SHARES, FACEBOOK, 1);
    apply(&mut document, &Edit::Readings(ReadingsEdit::SetNote { key, note }));
    change_goal(&mut document, TODAY, |goal| {
        goal.scope.channels = Some(vec![FACEBOOK]);
    });
    let whole = Arc::clone(document.project());

    apply(&mut document, &Edit::Channel(ChannelEdit::Delete { id: FACEBOOK }));
    let project = document.project();
    assert_eq!((project.n_readings(), project.notes.len()), (0, 0));
    // Not `None`, which would count every channel from now on.
    assert_eq!(project.goals.get(GOAL).unwrap().scope.channels, Some(Vec::new()));
    document.undo();

    apply(&mut document, &Edit::Input(InputEdit::Delete { id: SHARES }));
    assert_eq!((document.project().n_readings(), document.project().notes.len()), (0, 0));
    document.undo();

    apply(&mut document, &Edit::Kpi(KpiEdit::Delete { id: KPI }));
    assert_eq!(document.project().goals.get(GOAL).unwrap().kpi, None);
    document.undo();

    apply(&mut document, &Edit::Objective(ObjectiveEdit::Delete { id: OBJECTIVE }));
    assert!(document.project().goals.is_empty());
    document.undo();
    assert!(Arc::ptr_eq(document.project(), &whole));
}

#[test]
fn the_fiscal_year_stays_while_quarters_are_counted_by_it() {
    let mut document = small();
    let calendar = document.project().settings.calendar;
    let quarter = calendar.period_of(Cadence::Quarter, date(2021, 1, 1));
    let key = ReadingKey { input: SHARES, channel: FACEBOOK, period: quarter };
    let mut settings = PlanSettings::clone(&document.project().settings);
    settings.calendar.fiscal_year_start = 4;
    let change = Edit::Plan(PlanEdit::SetSettings(Box::new(settings)));

    apply(&mut document, &set(key, 1.0));
    assert!(refusal(&mut document, &change).contains("quarter or year readings"));
    apply(&mut document, &Edit::Readings(ReadingsEdit::Set { key, value: None }));
    let note = Some(Note { text: "late".to_owned(), source: String::new() });
    apply(&mut document, &Edit::Readings(ReadingsEdit::SetNote { key, note }));
    assert!(refusal(&mut document, &change).contains("quarter or year readings"));
    apply(&mut document, &Edit::Readings(ReadingsEdit::SetNote { key, note: None }));
    apply(&mut document, &change);
    assert_eq!(document.project().settings.calendar.fiscal_year_start, 4);
}

#[test]
fn a_goal_is_carried_into_the_next_fiscal_quarter() {
    let check = |fiscal: i8, deadline: Date, start: Date, end: Date| {
        let mut document = small();
        let mut settings = PlanSettings::clone(&document.project().settings);
        settings.calendar.fiscal_year_start = fiscal;
        apply(&mut document, &Edit::Plan(PlanEdit::SetSettings(Box::new(settings))));
        let begin = date(2020, 1, 1);
        change_goal(&mut document, TODAY, |goal| {
            (goal.start, goal.deadline) = (Some(begin), Some(deadline));
        });
        let copy = GoalId(document.project().next_id);
        apply(&mut document, &Edit::Goal(GoalEdit::Carry { id: GOAL, on: deadline }));
        let state = document.project().goals.get(GOAL).unwrap().state;
        assert_eq!(state, GoalState::Active, "until its deadline is over");
        document.undo();
        apply(&mut document, &Edit::Goal(GoalEdit::Carry { id: GOAL, on: date(2022, 1, 1) }));
        let project = document.project();
        assert_eq!(project.goals.get(GOAL).unwrap().state, GoalState::Closed);
        let copy = project.goals.get(copy).unwrap();
        assert_eq!((copy.start, copy.deadline), (Some(start), Some(end)), "{fiscal}, {deadline}");
        assert_eq!((copy.state, copy.baseline), (GoalState::Active, Baseline::FromData));
        assert_eq!(project.goals.ids()[1], GoalId(project.next_id - 1), "right behind it");
    };
    check(1, date(2021, 3, 31), date(2021, 4, 1), date(2021, 6, 30));
    check(1, date(2021, 12, 15), date(2022, 1, 1), date(2022, 3, 31));
    check(2, date(2021, 4, 30), date(2021, 5, 1), date(2021, 7, 31));
    check(12, date(2021, 2, 27), date(2021, 3, 1), date(2021, 5, 31));
}

#[test]
fn a_former_target_is_kept_once_a_day_and_not_of_drafts() {
    let mut document = small();
    let formers = |document: &Document| -> Vec<(Date, f64)> {
        let goal = document.project().goals.get(GOAL).unwrap();
        goal.former_targets.iter().map(|former| (former.until, former.target)).collect()
    };
    let (first, second) = (date(2021, 3, 15), date(2021, 3, 16));
    change_goal(&mut document, first, |goal| goal.target = Some(90.0));
    change_goal(&mut document, first, |goal| goal.target = Some(950.0));
    assert_eq!(formers(&document), [(first, 900.0)]);
    change_goal(&mut document, second, |goal| goal.target = Some(960.0));
    assert_eq!(formers(&document), [(first, 900.0), (second, 950.0)]);
    change_goal(&mut document, TODAY, |goal| goal.state = GoalState::Draft);
    change_goal(&mut document, date(2021, 3, 17), |goal| goal.target = Some(970.0));
    assert_eq!(formers(&document).len(), 2);
}

#[test]
fn checkpoints_stand_in_order_of_date() {
    let mut document = small();
    let point = |month: i8| Checkpoint { date: date(2021, month, 1), value: 1.0 };
    change_goal(&mut document, TODAY, |goal| goal.checkpoints = vec![point(9), point(4)]);
    assert_eq!(document.project().goals.get(GOAL).unwrap().checkpoints, [point(4), point(9)]);
}
