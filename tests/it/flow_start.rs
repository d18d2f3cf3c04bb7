//! From the start screen to a plan that was saved, closed and opened again with nothing lost.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use jiff::civil::date;
use paceline::model::{GoalId, GoalState, Intent, ObjectiveId, Project};
use paceline::storage;

use crate::app::{Desk, Window, picked};

/// Month, shares and followers, in the order a user types them.
const READINGS: [(&str, &str, &str); 4] = [
    ("Dec 2020", "100", "10000"),
    ("Jan 2021", "120", "10000"),
    ("Feb 2021", "150", "10000"),
    ("Mar 2021", "190", "10000"),
];

/// The status that the card of the only goal names.
fn status_of_goal(window: &Window) -> String {
    let label = window.row("Have more passed on").accesskit_node().label().unwrap_or_default();
    label.rsplit(", ").next().unwrap_or_default().to_owned()
}

#[test]
fn a_plan_goes_from_nothing_to_a_chart_and_back_from_its_file() {
    let desk = Desk::new();
    let mut window = desk.start_with(None, [picked(&desk.path("spring"))]);
    assert_eq!(window.app().title(), "Paceline");
    window.press("New plan");
    assert_eq!(window.app().title(), "Untitled plan — Paceline");

    window.press("Add objective");
    window.type_on("Brand awareness").key(Key::Enter);
    window.press("Add goal");
    window.type_on("Have more passed on").key(Key::Enter);
    window.follow("Choose a KPI…");
    window.type_over("Search", "amplification");
    window.press("Add to the plan");
    window.assert_shows("Amplification rate");

    window.follow("Edit goal…");
    window.choose("Intent", "Raise").fill("Target", "2").choose("State", "Active");
    window.fill("Start", "1 Jan 2021").fill("Deadline", "31 Mar 2021");
    let goal = window.project().goals.values().next().unwrap();
    assert_eq!(
        (goal.intent, goal.target, goal.state),
        (Intent::RaiseTo, Some(2.0), GoalState::Active)
    );
    assert_eq!((goal.start, goal.deadline), (Some(date(2021, 1, 1)), Some(date(2021, 3, 31))));
    window.assert_shows("Needs data");

    window.press("Close inspector");
    window.press("Add a channel");
    window.type_on("Facebook").key(Key::Enter);
    for (month, shares, followers) in READINGS {
        window.click(Role::Cell, &format!("Shares, Facebook, {month}"));
        window.type_on(shares).key(Key::Tab).type_on(followers).key(Key::Enter);
    }
    assert_eq!(window.project().n_readings(), 8);
    assert_eq!(window.cell("Amplification rate, Feb 2021"), "1.5 %");
    window.assert_shows("1.5 % in February 2021, 0.15 points under the path to 2 %");
    let status = status_of_goal(&window);
    assert_eq!(status, "Off pace");
    window.click(Role::Cell, "Shares, Facebook, Feb 2021").type_on("195").key(Key::Enter);
    window.assert_shows("1.95 % in February 2021");
    assert_ne!(status_of_goal(&window), status, "a better figure, a better status");

    window.keys(Modifiers::COMMAND, Key::S);
    let path = desk.path("spring.ron");
    assert!(path.is_file());
    assert_eq!(window.app().title(), "spring.ron — Paceline");
    window.assert_shows("Saved 14:05");

    window.keys(Modifiers::COMMAND, Key::W);
    assert_eq!(window.app().title(), "Paceline");
    window.press("spring.ron");
    assert_eq!(window.app().title(), "spring.ron — Paceline");
    window.assert_shows("Brand awareness").assert_shows("Have more passed on");
    assert_eq!(window.cell("Amplification rate, Mar 2021"), "1.90 %");
}

#[test]
fn the_sample_opens_as_a_copy_that_overwrites_nothing() {
    let desk = Desk::new();
    let mut window = desk.start();
    window.press("Open the sample plan");
    assert_eq!(window.app().title(), "Untitled plan — Paceline");
    assert!(!window.is_dirty());
    window.assert_shows("Business conversions");
    assert!(window.project().n_readings() > 100);
    // Looking at it is no reason to be asked anything.
    assert!(window.close_window());
}

#[test]
fn a_plan_named_on_the_command_line_is_open_at_once() {
    let desk = Desk::new();
    let mut project = Project::default();
    let id: ObjectiveId = project.new_id();
    project.objectives.set(
        id,
        paceline::model::Objective { name: "Fewer cancellations".to_owned(), ..Default::default() },
    );
    let path = desk.plan("spring.ron", &project);
    let window = desk.open(&path);
    assert_eq!(window.app().title(), "spring.ron — Paceline");
    window.assert_shows("Fewer cancellations");
    assert_eq!(**window.project(), project);
}

#[test]
fn a_plan_that_cannot_be_read_says_where_and_the_open_one_stays() {
    let desk = Desk::new();
    let good = desk.plan("good.ron", &crate::plans::small());
    let text = storage::to_text(&crate::plans::small()).unwrap();
    let broken = text.replace("required_share: 100.0", "required_share: much");
    assert_ne!(text, broken);
    let bad = desk.file("bad.ron", broken);
    let mut window = desk.start_with(Some(good), [picked(&bad)]);
    window.keys(Modifiers::COMMAND, Key::O);
    window.assert_shows("bad.ron could not be opened").assert_shows("required_share: much");
    let line = text.lines().position(|line| line.contains("required_share: 100.0")).unwrap() + 1;
    window.assert_shows(&format!("line {line}"));
    window.key(Key::Escape);
    assert_eq!(window.app().title(), "good.ron — Paceline");
    window.assert_shows("More shares");
    assert!(window.project().goals.contains(GoalId(2)));
}

#[test]
fn a_file_that_is_gone_is_told_and_can_leave_the_list() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &crate::plans::small());
    desk.open(&path);
    desk.remove("spring.ron");
    let mut window = desk.start();
    window.press("spring.ron");
    window.assert_shows("spring.ron could not be opened");
    window.key(Key::Escape);
    window.press("Remove spring.ron from the list");
    window.assert_hides("Recent plans");
}

#[test]
fn a_closed_plan_opens_again_from_the_menu() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &crate::plans::small());
    let mut window = desk.open(&path);
    window.keys(Modifiers::COMMAND, Key::N);
    assert_eq!(window.app().title(), "Untitled plan — Paceline");
    window.menu("File", "Open recent");
    let entry = window.find(Role::Button, "spring.ron").rect().center();
    window.click_at(entry);
    assert_eq!(window.app().title(), "spring.ron — Paceline");
    window.assert_shows("More shares");
}
