//! "How is this computed?" in the window: asked of every kind of number, read, copied, closed.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;
use paceline::analysis::{About, Analyst, explain};
use paceline::app::{App, Dialog};
use paceline::model::{Cadence, Project};

use crate::app::window_on;

const HOW: &str = "How is this computed?";
const NETFLIX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/netflix.ron");

struct Story {
    window: Harness<'static, App>,
}

impl Story {
    fn new() -> Self {
        let window = window_on(NETFLIX.into(), date(2021, 6, 30), [1280.0, 800.0]);
        Self { window }
    }

    fn project(&self) -> &Arc<Project> {
        self.window.state().document().project()
    }

    fn click(&mut self, role: Role, name: &str) {
        let all: Vec<_> = self.window.get_all_by_role_and_label(role, name).collect();
        all.last().unwrap().click();
        drop(all);
        self.window.run();
    }

    fn choose(&mut self, item: &str, entry: &str) {
        self.window.get_all_by_label_contains(item).next().unwrap().click_secondary();
        self.window.run();
        // The same words stand elsewhere in the window; the menu is at the left.
        let all = self.window.get_all_by_role_and_label(Role::Button, entry);
        let left = |node: &egui_kittest::Node<'_>| node.rect().left();
        all.min_by(|a, b| left(a).total_cmp(&left(b))).unwrap().click();
        self.window.run();
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.window.run();
    }

    /// What is asked about in the open popup.
    fn about(&self) -> Option<About> {
        match self.window.state().dialog() {
            Some(Dialog::Explained(asked)) => Some(asked.about.clone()),
            _ => None,
        }
    }

    /// Every line of the explanation stands in the popup, word for word.
    fn assert_is_shown(&self) {
        let about = self.about().unwrap();
        let analysis = Analyst::default().analyse(self.project(), date(2021, 6, 30));
        let told = explain(self.project(), &analysis, &about).unwrap();
        let name = format!("How is this computed? {}", told.title);
        let dialog = self.window.get_by_role_and_label(Role::Dialog, &name);
        for part in &told.parts {
            assert!(dialog.query_all_by_label(part.label).next().is_some(), "{}", part.label);
            for line in &part.lines {
                assert!(dialog.query_all_by_label(line).next().is_some(), "{line}");
            }
        }
    }
}

#[test]
fn the_trend_says_how_its_goal_is_judged_and_escape_gives_the_keyboard_back() {
    let mut story = Story::new();
    story.window.get_all_by_role_and_label(Role::Button, HOW).last().unwrap().focus();
    story.window.run();
    story.press(Modifiers::NONE, Key::Enter);
    assert!(matches!(story.about(), Some(About::Goal(_))));
    story.assert_is_shown();
    assert!(story.window.get_by_label("Copy").is_focused());
    story.press(Modifiers::NONE, Key::Escape);
    assert_eq!(story.about(), None);
    story.window.run();
    let focused = story.window.get_all_by_label(HOW).any(|node| node.is_focused());
    assert!(focused, "the button has the keyboard again");
}

#[test]
fn the_text_can_be_copied() {
    let mut story = Story::new();
    story.click(Role::Button, "How is this computed?");
    story.window.get_by_label("Copy").click();
    story.window.step();
    let copied =
        story.window.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
    let copied = copied.or_else(|| {
        story.window.step();
        story.window.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    });
    let analysis = Analyst::default().analyse(story.project(), date(2021, 6, 30));
    let about = story.about().unwrap();
    let told = explain(story.project(), &analysis, &about).unwrap();
    assert_eq!(copied.as_deref(), Some(told.to_string().as_str()));
}

#[test]
fn rows_of_the_lists_are_asked_from_their_menu() {
    let mut story = Story::new();
    story.choose("Brand awareness", "How is this computed?");
    let objective = story.project().objectives.ids()[1];
    assert_eq!(story.about(), Some(About::Objective(objective)));
    story.assert_is_shown();
}

#[test]
fn a_cell_and_the_kpi_beside_it_say_how_they_are_computed() {
    let mut story = Story::new();
    let cell = |story: &mut Story, name: &str| {
        story.window.get_by_role_and_label(Role::Cell, name).click();
        story.window.run();
    };
    cell(&mut story, "Social conversions, Jan 2021");
    let (project, kpi) =
        (Arc::clone(story.project()), story.window.state().session().selection.kpi);
    let period = project.settings.calendar.period_of(Cadence::Month, date(2021, 1, 1));
    story.press(Modifiers::COMMAND, Key::E);
    assert!(
        matches!(story.about(), Some(About::Point { kpi: id, period: at, .. })
            if Some(id) == kpi && at == period),
        "{:?}",
        story.about()
    );
    story.assert_is_shown();
    story.press(Modifiers::NONE, Key::Escape);
    cell(&mut story, "Sign-ups from social media, Website, Jan 2021");
    story.press(Modifiers::COMMAND, Key::E);
    assert!(matches!(story.about(), Some(About::Reading { period: at, .. }) if at == period));
    story.assert_is_shown();
}

#[test]
fn a_period_of_the_chart_is_asked_with_enter_and_of_the_table_with_its_button() {
    let mut story = Story::new();
    let sentence = story.window.get_all_by_role(Role::Image).last().unwrap();
    sentence.focus();
    story.window.run();
    story.press(Modifiers::NONE, Key::ArrowLeft);
    story.press(Modifiers::NONE, Key::Enter);
    let january = story.project().settings.calendar.period_of(Cadence::Month, date(2021, 1, 1));
    assert!(
        matches!(story.about(), Some(About::GoalPoint(_, period)) if period == january),
        "{:?}",
        story.about()
    );
    story.assert_is_shown();
    story.press(Modifiers::NONE, Key::Escape);
    story.click(Role::Button, "Show as table");
    story.click(Role::Button, "How is Jan 2021 computed?");
    assert!(matches!(story.about(), Some(About::GoalPoint(_, period)) if period == january));
}

#[test]
fn the_line_at_the_bottom_explains_its_counts_and_dates() {
    let mut story = Story::new();
    story.click(Role::Button, "How are these computed?");
    assert_eq!(story.about(), Some(About::Plan));
    story.assert_is_shown();
    story.click(Role::Button, "Close");
    assert_eq!(story.about(), None);
}
