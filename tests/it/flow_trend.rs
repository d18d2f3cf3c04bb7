//! Stories of the KPI trend, through the real window and its widgets.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::{Date, date};
use paceline::analysis::judge_goal;
use paceline::app::App;
use paceline::model::{
    Annotation, Baseline, Cadence, Channel, ChannelId, Goal, GoalId, Input, InputId, InputKind,
    Kpi, KpiId, Objective, ObjectiveId, Project, ReadingKey, Unit,
};
use paceline::storage;

use crate::app::window_on;

const GOAL: GoalId = GoalId(2);
const SHARES: InputId = InputId(4);
const FOLLOWERS: InputId = InputId(5);
const TODAY: Date = date(2021, 3, 15);

/// Raise the amplification rate from 1.1 % to 2 % in the first quarter of 2021; May 2020 missing.
fn plan() -> Project {
    let mut project = Project { next_id: 8, ..Project::default() };
    let (objective, kpi) = (ObjectiveId(1), KpiId(3));
    let named = |name: &str| Objective { name: name.to_owned(), ..Objective::default() };
    project.objectives.set(objective, named("Brand awareness"));
    project.goals.set(
        GOAL,
        Goal {
            objective: Some(objective),
            statement: "Have more of what we say passed on".to_owned(),
            kpi: Some(kpi),
            target: Some(2.0),
            baseline: Baseline::Typed { value: 1.1, as_of: None },
            start: Some(date(2021, 1, 1)),
            deadline: Some(date(2021, 3, 31)),
            ..Goal::default()
        },
    );
    let amplification = Kpi {
        name: "Amplification rate".to_owned(),
        formula: "100 * shares / followers".to_owned(),
        unit: Unit::Percent,
        ..Kpi::default()
    };
    project.kpis.set(kpi, amplification);
    for (id, identifier, label, kind) in [
        (SHARES, "shares", "Shares", InputKind::Flow),
        (FOLLOWERS, "followers", "Followers", InputKind::Stock),
    ] {
        let (identifier, label) = (identifier.to_owned(), label.to_owned());
        project.inputs.set(id, Input { identifier, label, kind, ..Input::default() });
    }
    for (id, name) in [(6, "Facebook"), (7, "Instagram")] {
        project
            .channels
            .set(ChannelId(id), Channel { name: name.to_owned(), ..Channel::default() });
    }
    for month in (0..14).filter(|month| *month != 4) {
        let day = date(2020 + month / 12, i8::try_from(month % 12).unwrap() + 1, 1);
        project.set_reading(key(SHARES, day), Some(100.0 + 5.0 * f64::from(month)));
        project.set_reading(key(FOLLOWERS, day), Some(10_000.0));
    }
    project.annotations = Arc::new(vec![Annotation {
        date: date(2020, 8, 20),
        text: "Autumn campaign".to_owned(),
        source: String::new(),
    }]);
    project
}

fn key(input: InputId, day: Date) -> ReadingKey {
    let period = Project::default().settings.calendar.period_of(Cadence::Month, day);
    ReadingKey { input, channel: ChannelId(6), period }
}

struct Story {
    window: Harness<'static, App>,
    _folder: tempfile::TempDir,
}

impl Story {
    fn of(project: &Project) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ron");
        storage::save(project, &path).unwrap();
        let window = window_on(path, TODAY, [1280.0, 800.0]);
        Self { window, _folder: folder }
    }

    /// What the analysis says of the goal; this is the chart's name.
    fn sentence(&self) -> String {
        let project = self.window.state().document().project();
        judge_goal(project, project.goals.get(GOAL).unwrap(), TODAY).sentence
    }

    /// What the chart reads out.
    fn read_out(&self) -> String {
        let sentence = self.sentence();
        let chart = self.window.get_by_role_and_label(Role::Image, &sentence);
        chart.accesskit_node().value().unwrap_or_default().replace('\u{a0}', " ")
    }

    fn press(&mut self, key: Key) -> String {
        self.window.key_press(key);
        self.window.run();
        self.read_out()
    }

    fn click(&mut self, role: Role, name: &str) {
        self.window.get_by_role_and_label(role, name).click();
        self.window.run();
    }
}

#[test]
fn the_chart_says_what_the_analysis_says_and_reads_period_by_period() {
    let mut story = Story::of(&plan());
    let sentence = story.sentence();
    assert!(sentence.contains("1.65 %"), "{sentence}");
    story.window.get_by_role_and_label(Role::Image, &sentence).focus();
    story.window.run();
    let february = story.read_out();
    assert!(february.starts_with("Feb 2021: 1.65 %, path 1.69 %"), "{february}");
    assert!(february.ends_with("under the path"), "{february}");
    assert_eq!(story.press(Key::Home), "Jan 2020: 1 %");
    for _ in 0..4 {
        story.press(Key::ArrowRight);
    }
    let may = story.read_out();
    assert!(may.starts_with("May 2020: no data, "), "{may}");
    story.window.get_by_role_and_label(Role::Status, &may);
    assert_eq!(story.press(Key::End), february);
}

#[test]
fn a_reading_typed_into_the_grid_moves_the_chart_and_undo_moves_it_back() {
    let mut story = Story::of(&plan());
    let before = story.sentence();
    story.click(Role::RadioButton, "Facebook");
    story.click(Role::Cell, "Shares, Facebook, Feb 2021");
    story.window.event(Event::Text("190".to_owned()));
    story.window.run();
    story.window.key_press(Key::Enter);
    story.window.run();
    let after = story.sentence();
    assert!(after.contains("1.9 %") && after != before, "{after}");
    story.window.get_by_role_and_label(Role::Image, &after);
    assert!(story.window.query_by_role_and_label(Role::Image, &before).is_none());
    story.window.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    story.window.run();
    story.window.get_by_role_and_label(Role::Image, &before);
}

#[test]
fn the_table_has_the_figures_of_the_chart() {
    let mut story = Story::of(&plan());
    story.click(Role::Button, "Show as table");
    assert!(story.window.state().session().trend_as_table);
    assert!(story.window.query_by_role_and_label(Role::Image, &story.sentence()).is_none());
    let panel = story.window.get_by_role_and_label(Role::Group, "KPI trend");
    for text in ["Feb 2021", "1.65"] {
        assert!(panel.query_all_by_label(text).next().is_some(), "{text}");
    }
    story.click(Role::Button, "Show as chart");
    story.window.get_by_role_and_label(Role::Image, &story.sentence());
}

#[test]
fn a_plan_without_readings_offers_the_import() {
    let mut project = plan();
    project.series = Arc::default();
    let story = Story::of(&project);
    let panel = story.window.get_by_role_and_label(Role::Group, "KPI trend");
    panel.get_by_label("No readings yet");
    panel.get_by_role_and_label(Role::Button, "Import…");
}

#[test]
fn a_goal_without_a_kpi_is_shown_as_such() {
    let mut project = plan();
    project.goals.change(GOAL, |goal| goal.kpi = None);
    let mut story = Story::of(&project);
    let panel = story.window.get_by_role_and_label(Role::Group, "KPI trend");
    panel.get_by_label("This goal has no KPI yet");
    story.click(Role::Button, "Choose a KPI…");
    assert!(story.window.state().session().inspected.is_some());
}
