//! A plan of thousands of KPIs: one reading typed makes only those anew that use it.

use std::collections::BTreeMap;

use egui::Key;
use egui::accesskit::Role;
use jiff::civil::date;
use paceline::analysis::Analyst;
use paceline::document::Document;
use paceline::edit::{Edit, ReadingsEdit};
use paceline::model::{
    Cadence, Channel, ChannelId, Goal, GoalId, Input, InputId, Kpi, KpiId, Objective, ObjectiveId,
    Project, ReadingKey, Scope, Series, SeriesKey, Table,
};

use crate::app::{Desk, TODAY};

const N_KPIS: u32 = 2_000;
/// Every so many KPIs one has a goal.
const GOAL_EVERY: u32 = 4;
const CHANNEL: ChannelId = ChannelId(2);

fn kpi(n: u32) -> KpiId {
    KpiId(10 + n)
}

fn input(n: u32) -> InputId {
    InputId(10_000 + n)
}

fn goal(n: u32) -> GoalId {
    GoalId(20_000 + n)
}

/// Ten goals serve one objective.
fn objective(n: u32) -> ObjectiveId {
    ObjectiveId(30_000 + n / (10 * GOAL_EVERY))
}

fn key(n: u32) -> ReadingKey {
    let period = Project::default().settings.calendar.period_of(Cadence::Month, date(2021, 2, 1));
    ReadingKey { input: input(n), channel: CHANNEL, period }
}

/// Each KPI has an input of its own with 24 months of readings, and every fourth a goal.
fn project(n_kpis: u32) -> Project {
    let (mut kpis, mut inputs, mut goals) = (Table::default(), Table::default(), Table::default());
    let mut series = BTreeMap::new();
    for n in 0..n_kpis {
        let identifier = format!("input_{n}");
        let label = format!("Input {n}");
        kpis.set(
            kpi(n),
            Kpi { name: format!("KPI {n}"), formula: identifier.clone(), ..Kpi::default() },
        );
        inputs.set(input(n), Input { identifier, label, ..Input::default() });
        let key = SeriesKey { input: input(n), channel: CHANNEL, cadence: Cadence::Month };
        let last = self::key(n).period.ordinal;
        let readings = (last - 23..=last).map(|ordinal| (ordinal, f64::from(ordinal)));
        series.insert(key, std::sync::Arc::new(Series::from_readings(readings)));
        if n % GOAL_EVERY == 0 {
            let measured = Goal {
                objective: Some(objective(n)),
                scope: Scope { channels: Some(vec![CHANNEL]), market: String::new() },
                statement: format!("Goal {n}"),
                kpi: Some(kpi(n)),
                target: Some(700.0),
                start: Some(date(2021, 1, 1)),
                deadline: Some(date(2021, 12, 31)),
                ..Goal::default()
            };
            goals.set(goal(n), measured);
        }
    }
    let mut objectives = Table::default();
    for n in (0..n_kpis).step_by(10 * GOAL_EVERY as usize) {
        let name = format!("Objective {n}");
        objectives.set(objective(n), Objective { name, ..Objective::default() });
    }
    let mut channels = Table::default();
    channels.set(CHANNEL, Channel { name: "Facebook".to_owned(), notes: String::new() });
    Project {
        next_id: 40_000,
        objectives,
        goals,
        kpis,
        inputs,
        channels,
        series: std::sync::Arc::new(series),
        ..Project::default()
    }
}

#[test]
fn one_reading_typed_makes_only_those_anew_that_use_it() {
    let mut document = Document::untitled(project(N_KPIS));
    let mut analyst = Analyst::default();
    analyst.analyse(document.project(), TODAY);
    let at_first = analyst.n_analysed();
    assert!(at_first >= u64::from(N_KPIS / GOAL_EVERY), "{at_first} analyses");

    for (n, value) in [(0, 1.0), (GOAL_EVERY, 2.0), (1, 3.0)] {
        let before = analyst.n_analysed();
        let old = analyst.analyse(document.project(), TODAY);
        assert_eq!(analyst.n_analysed(), before, "nothing has changed");
        let edit = ReadingsEdit::Set { key: key(n), value: Some(value) };
        document.apply(&Edit::Readings(edit)).unwrap();
        let new = analyst.analyse(document.project(), TODAY);
        // The KPI itself and, where it has one, its goal.
        let made = analyst.n_analysed() - before;
        assert!(made <= 2, "{made} analyses after one reading of KPI {n}");
        let is_judged = n % GOAL_EVERY == 0;
        assert!(made >= u64::from(is_judged), "the goal of KPI {n} was judged anew");
        for (id, analysis) in &new.goals {
            let is_same = std::sync::Arc::ptr_eq(analysis, &old.goals[id]);
            assert_eq!(is_same, *id != goal(n), "goal {id} after a reading of KPI {n}");
        }
    }
}

#[test]
fn undo_finds_what_was_known_or_makes_no_more_than_the_edit_did() {
    let mut document = Document::untitled(project(N_KPIS));
    let mut analyst = Analyst::default();
    analyst.analyse(document.project(), TODAY);
    let edit = ReadingsEdit::Set { key: key(0), value: Some(1.0) };
    document.apply(&Edit::Readings(edit)).unwrap();
    analyst.analyse(document.project(), TODAY);
    let before = analyst.n_analysed();
    document.undo();
    analyst.analyse(document.project(), TODAY);
    assert!(analyst.n_analysed() - before <= 2);
}

#[test]
fn typing_into_the_grid_of_such_a_plan_analyses_one_goal() {
    let desk = Desk::new();
    let path = desk.plan("large.ron", &project(N_KPIS / 10));
    let mut window = desk.open(&path);
    window.click(Role::Cell, "Input 0, Facebook, Feb 2021");
    let before = window.app().n_analysed();
    window.type_on("650").key(Key::Enter);
    assert_eq!(window.project().reading(key(0)), Some(650.0));
    let made = window.app().n_analysed() - before;
    assert!((1..=2).contains(&made), "{made} analyses");
    // Looking elsewhere analyses nothing of the plan again.
    let before = window.app().n_analysed();
    window.key(Key::ArrowUp).key(Key::ArrowUp);
    assert_eq!(window.app().n_analysed(), before);
}
