//! Stories of "What would it take?", through the real window and its widgets.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::{Date, date};
use paceline::app::App;
use paceline::model::{
    Baseline, Cadence, Channel, ChannelId, Goal, GoalId, Input, InputId, InputKind, Intent, Kpi,
    KpiId, MeasuredAs, Objective, ObjectiveId, Project, ReadingKey, Unit,
};
use paceline::storage;

use crate::app::window_on;

const OWN: InputId = InputId(4);
const OTHERS: InputId = InputId(5);
const TODAY: Date = date(2021, 3, 15);

/// Raise the share of voice to 15 % in the first quarter of 2021; read until February.
fn plan() -> Project {
    let mut project = Project { next_id: 7, ..Project::default() };
    let (objective, kpi) = (ObjectiveId(1), KpiId(3));
    let name = "Brand awareness".to_owned();
    project.objectives.set(objective, Objective { name, ..Objective::default() });
    let goal = Goal {
        objective: Some(objective),
        statement: "Be talked about more than the others".to_owned(),
        kpi: Some(kpi),
        target: Some(15.0),
        baseline: Baseline::Typed { value: 12.0, as_of: None },
        start: Some(date(2021, 1, 1)),
        deadline: Some(date(2021, 3, 31)),
        ..Goal::default()
    };
    project.goals.set(GoalId(2), goal);
    let voice = Kpi {
        name: "Social share of voice".to_owned(),
        formula: "100 * own / (own + others)".to_owned(),
        unit: Unit::Percent,
        range: (Some(0.0), Some(100.0)),
        ..Kpi::default()
    };
    project.kpis.set(kpi, voice);
    for (id, identifier, label) in
        [(OWN, "own", "Own mentions"), (OTHERS, "others", "Competitor mentions")]
    {
        let (identifier, label) = (identifier.to_owned(), label.to_owned());
        let kind = InputKind::Flow;
        project.inputs.set(id, Input { identifier, label, kind, ..Input::default() });
    }
    let name = "Facebook".to_owned();
    project.channels.set(ChannelId(6), Channel { name, ..Channel::default() });
    for (month, own, others) in [(1, 290.0, 2_200.0), (2, 310.0, 2_240.0)] {
        let period = project.settings.calendar.period_of(Cadence::Month, date(2021, month, 1));
        for (input, value) in [(OWN, own), (OTHERS, others)] {
            project.set_reading(ReadingKey { input, channel: ChannelId(6), period }, Some(value));
        }
    }
    project
}

struct Story {
    window: Harness<'static, App>,
    _folder: tempfile::TempDir,
}

impl Story {
    /// With the question asked.
    fn new(size: [f32; 2]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ron");
        storage::save(&plan(), &path).unwrap();
        let window = window_on(path, TODAY, size);
        let mut story = Self { window, _folder: folder };
        // A heading without room has its buttons in one menu.
        let is_wide = story.window.query_by_role_and_label(Role::Button, "Ask").is_some();
        story.click(Role::Button, if is_wide { "Ask" } else { "More" });
        story.click(Role::Button, "What would it take?");
        story
    }

    fn click(&mut self, role: Role, name: &str) {
        self.window.get_by_role_and_label(role, name).click();
        self.window.run();
    }

    fn click_named(&mut self, name: &str) {
        self.window.get_by_label(name).click();
        self.window.run();
    }

    fn type_over(&mut self, field: &str, text: &str) {
        self.window.get_by_role_and_label(Role::TextInput, field).click();
        self.window.run();
        self.window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.window.event(Event::Text(text.to_owned()));
        self.window.run();
    }

    fn project(&self) -> &Project {
        self.window.state().document().project()
    }

    #[track_caller]
    fn sees(&self, text: &str) {
        let panel = self.window.get_by_role_and_label(Role::Group, "What would it take?");
        assert!(panel.query_by_label_contains(text).is_some(), "{text} is not there");
    }
}

#[test]
fn the_goals_target_is_asked_first_and_any_other_can_be_typed() {
    let mut story = Story::new([1280.0, 1400.0]);
    let field = story.window.get_by_role_and_label(Role::TextInput, "Target to reach");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("15"));
    story.sees("At least 396");
    story.type_over("Target to reach", "20");
    // 100 · 560 / (560 + 2,240) is 20.
    story.sees("At least 560");
    story.type_over("Target to reach", "a lot");
    story.sees("Type the target to see what it would take");
    story.window.key_press(Key::Tab);
    story.window.run();
    story.sees("“a lot” is not a number");
    story.type_over("Target to reach", "100");
    story.sees("never reaches it");
}

#[test]
fn what_the_others_are_held_at_can_be_chosen_and_typed() {
    let mut story = Story::new([1280.0, 1400.0]);
    story.click(Role::ComboBox, "Competitor mentions");
    story.click_named("A value of your own");
    story.type_over("Competitor mentions, your value", "1.7k");
    story.sees("At least 300");
    story.click(Role::ComboBox, "What has to change");
    story.click(Role::Button, "Competitor mentions");
    // 100 · 310 / (310 + 1,756) is 15.005, and with one more it is less than 15.
    story.sees("At most 1,756");
}

#[test]
fn an_answer_becomes_a_goal_in_one_step_and_undo_takes_it_back() {
    let mut story = Story::new([1280.0, 1400.0]);
    let before = story.project().clone();
    story.click(Role::Button, "Use as a goal");
    let (id, goal) = story.project().goals.iter().last().unwrap();
    assert_eq!(goal.statement, "Raise own mentions to 396 a month by 31 Mar 2021");
    assert_eq!((goal.intent, goal.target), (Intent::RaiseTo, Some(396.0)));
    assert_eq!(goal.measured_as, MeasuredAs::LevelAtEnd);
    assert_eq!(goal.objective, Some(ObjectiveId(1)));
    assert_eq!(goal.deadline, Some(date(2021, 3, 31)));
    let kpi = story.project().kpis.get(goal.kpi.unwrap()).unwrap();
    assert_eq!((kpi.name.as_str(), kpi.formula.as_str()), ("Own mentions", "own"));
    assert_eq!(story.window.state().session().selection.goal, Some(id));
    assert!(story.window.state().session().question.is_none());
    story.window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    story.window.run();
    assert_eq!(*story.project(), Project { next_id: before.next_id, ..before });
}

#[test]
fn a_second_goal_uses_the_kpi_that_is_there() {
    let mut story = Story::new([1280.0, 1400.0]);
    story.click(Role::Button, "Use as a goal");
    let n_kpis = story.project().kpis.len();
    story.click(Role::Button, "Ask");
    story.click(Role::Button, "What would it take?");
    story.sees("At least 396");
    story.click(Role::Button, "Use as a goal");
    assert_eq!(story.project().kpis.len(), n_kpis);
    assert_eq!(story.project().goals.len(), 3);
}

#[test]
fn a_narrow_window_shows_the_answer_on_the_whole_page() {
    let mut story = Story::new([800.0, 600.0]);
    story.sees("At least 396");
    assert!(story.window.query_by_role_and_label(Role::Group, "SMART goals").is_none());
    story.click(Role::Button, "Close the answer");
    story.window.get_by_role_and_label(Role::Group, "SMART goals");
}

#[test]
fn escape_closes_the_answer() {
    let mut story = Story::new([1280.0, 1600.0]);
    let is_asked = |story: &Story| story.window.state().session().question.is_some();
    assert!(is_asked(&story));
    story.window.key_press(Key::Escape);
    story.window.run();
    assert!(!is_asked(&story));
}
