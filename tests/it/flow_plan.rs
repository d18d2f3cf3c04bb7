//! The objectives, goals, KPIs, inputs and channels of a plan, through the window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use jiff::civil::date;
use paceline::model::{
    Cadence, Channel, ChannelId, GoalId, GoalState, Input, InputId, JudgedOn, Objective,
    ObjectiveId, PlanSettings, Project, ReadingKey,
};

use paceline::storage::ThemeChoice;

use crate::app::{Desk, Window};
use crate::plans;

const CTRL: Modifiers = Modifiers::COMMAND;

/// [`plans::small`] with three objectives and a second channel.
fn project() -> Project {
    let mut project = plans::small();
    for name in ["Care", "Conversions"] {
        let id = project.new_id();
        project.objectives.set(id, Objective { name: name.to_owned(), ..Objective::default() });
    }
    let id = project.new_id();
    project.channels.set(id, Channel { name: "Instagram".to_owned(), notes: String::new() });
    project
}

fn window(desk: &Desk) -> Window {
    let path = desk.plan("spring.ron", &project());
    desk.open(&path)
}

fn names(window: &Window) -> Vec<String> {
    window.project().objectives.values().map(|objective| objective.name.clone()).collect()
}

fn rows(window: &Window) -> Vec<String> {
    let rows = window.rows(&["Awareness", "Care", "Conversions"]);
    rows.iter().map(|row| row.split(',').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_name_is_changed_where_it_stands() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.click_row("Care").key(Key::F2);
    window.keys(CTRL, Key::A).type_on("Customer care").key(Key::Enter);
    assert_eq!(names(&window)[1], "Customer care");
    assert!(window.has_row("Customer care"));
    // Esc gives up.
    window.click_row("Customer care").key(Key::F2);
    window.keys(CTRL, Key::A).type_on("Nonsense").key(Key::Escape);
    assert_eq!(names(&window)[1], "Customer care");
    assert!(window.has_row("Customer care"));
    assert_eq!(window.undo_label(), "rename “Care”");
}

#[test]
fn after_naming_the_row_has_the_keyboard_and_arrows_go_on_from_it() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.keys(CTRL | Modifiers::SHIFT, Key::O).type_on("Reach").key(Key::Enter);
    assert!(window.row("Reach").is_focused());
    window.key(Key::ArrowUp);
    assert!(window.row("Conversions").is_focused());
    assert_eq!(window.app().session().selection.objective, Some(ObjectiveId(7)));
    window.key(Key::F2).key(Key::Escape);
    assert!(window.row("Conversions").is_focused());
    window.key(Key::ArrowDown).key(Key::Delete);
    assert_eq!(names(&window), ["Awareness", "Care", "Conversions"]);
}

#[test]
fn f10_goes_to_the_menu() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.key(Key::F10).key(Key::Enter);
    window.assert_shows("Open recent");
}

#[test]
fn a_new_goal_gets_the_quarter_goals_are_judged_in() {
    let mut project = project();
    let mut settings = PlanSettings::clone(&project.settings);
    settings.judging.judged_on = JudgedOn::Fixed(date(2020, 5, 4));
    project.settings = std::sync::Arc::new(settings);
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &project);
    let mut window = desk.open(&path);
    window.keys(CTRL | Modifiers::SHIFT, Key::G);
    let goal = window.project().goals.values().last().unwrap();
    assert_eq!((goal.start, goal.deadline), (Some(date(2020, 4, 1)), Some(date(2020, 6, 30))));
}

#[test]
fn a_fixed_judging_date_cannot_be_left_empty() {
    let mut project = project();
    let mut settings = PlanSettings::clone(&project.settings);
    settings.judging.judged_on = JudgedOn::Fixed(date(2020, 5, 4));
    project.settings = std::sync::Arc::new(settings);
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &project);
    let mut window = desk.open(&path);
    window.click(Role::Tab, "Plan settings");
    window.type_over("Date", "").key(Key::Backspace).key(Key::Enter);
    window.assert_shows("Enter a date");
    let judged_on = window.project().settings.judging.judged_on;
    assert_eq!(judged_on, JudgedOn::Fixed(date(2020, 5, 4)));
}

#[test]
fn an_input_shows_the_kpi_that_uses_it_or_offers_to_make_one() {
    let mut project = project();
    let id: InputId = project.new_id();
    let likes =
        Input { identifier: "likes".to_owned(), label: "Likes".to_owned(), ..Input::default() };
    project.inputs.set(id, likes);
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &project);
    let mut window = desk.open(&path);
    window.click(Role::RadioButton, "Inputs 2").click_row("Shares, shares");
    assert!(window.app().session().selection.kpi.is_some());
    window.click_row("Likes, likes");
    window.assert_shows("No KPI uses this input");
    window.press("Make a KPI from it").press("Add to the plan");
    let kpi = window.project().kpis.values().last().unwrap();
    assert_eq!((kpi.name.as_str(), kpi.formula.as_str()), ("Likes", "likes"));
}

#[test]
fn the_ends_of_a_window_are_checked_against_each_other() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.follow("Edit goal…");
    window.fill("Start", "1 Feb 2022");
    window.assert_shows("The start would lie after the deadline 31 Dec 2021");
    assert_eq!(window.project().goals.get(GoalId(2)).unwrap().start, Some(date(2021, 1, 1)));
    // The refused start fits as soon as the deadline is moved.
    window.fill("Deadline", "30 Jun 2022").assert_hides("would lie after");
    let goal = window.project().goals.get(GoalId(2)).unwrap();
    assert_eq!((goal.start, goal.deadline), (Some(date(2022, 2, 1)), Some(date(2022, 6, 30))));
    window.type_over("Checkpoints", "1 Mar 2023 800").key(Key::Tab);
    window.assert_shows("1 Mar 2023 lies after the deadline of the goal, 30 Jun 2022");
    assert!(window.project().goals.get(GoalId(2)).unwrap().checkpoints.is_empty());
}

#[test]
fn a_duplicate_stands_behind_its_original() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.click_row("Awareness").keys(CTRL | Modifiers::SHIFT, Key::D);
    assert_eq!(names(&window), ["Awareness", "Awareness (copy)", "Care", "Conversions"]);
    assert_eq!(window.project().goals.len(), 2, "with its goals");
    assert_eq!(rows(&window), ["Awareness", "Awareness (copy)", "Care", "Conversions"]);
}

#[test]
fn deleting_an_objective_takes_its_goals_and_undo_brings_all_back() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.click_row("Awareness").menu("Edit", "Delete");
    assert_eq!(names(&window), ["Care", "Conversions"]);
    assert!(window.project().goals.is_empty());
    window.assert_shows("Deleted “Awareness”");
    window.press("Undo");
    assert_eq!(**window.project(), project());
    assert_eq!(rows(&window), ["Awareness", "Care", "Conversions"]);
}

#[test]
fn alt_and_arrows_move_an_item_and_each_press_is_a_step() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.click_row("Conversions");
    window.keys(Modifiers::ALT, Key::ArrowUp).keys(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(names(&window), ["Conversions", "Awareness", "Care"]);
    assert_eq!(rows(&window), ["Conversions", "Awareness", "Care"]);
    window.keys(Modifiers::ALT, Key::ArrowUp);
    window.keys(CTRL, Key::Z);
    assert_eq!(names(&window), ["Awareness", "Conversions", "Care"]);
    window.keys(CTRL, Key::Z);
    assert_eq!(names(&window), ["Awareness", "Care", "Conversions"]);
    assert!(!window.is_dirty());
}

#[test]
fn a_drag_over_two_rows_is_one_step() {
    let desk = Desk::new();
    let mut window = window(&desk);
    let from = window.row("Awareness").rect().center();
    let over = window.row("Care").rect().center();
    let to = window.row("Conversions").rect().center();
    window.hover_at(from);
    window.step();
    window.drag_at(from);
    window.step();
    for y in [over.y + 4.0, to.y + 4.0] {
        for _ in 0..3 {
            window.hover_at(egui::pos2(from.x, y));
            window.step();
        }
    }
    window.drop_at(egui::pos2(from.x, to.y + 4.0));
    window.settle();
    assert_eq!(names(&window), ["Care", "Conversions", "Awareness"]);
    assert_eq!(rows(&window), ["Care", "Conversions", "Awareness"]);
    assert_eq!(window.undo_label(), "move “Awareness”");
    window.keys(CTRL, Key::Z);
    assert_eq!(names(&window), ["Awareness", "Care", "Conversions"]);
    assert_eq!(window.undo_label(), "");
}

#[test]
fn what_is_half_typed_survives_a_click_on_a_chooser_of_the_same_goal() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.follow("Edit goal…");
    window.type_over("Target", "1200");
    // The click takes the keyboard from the field and chooses a channel in the same frame.
    window.find(Role::Button, "Instagram").scroll_to_me();
    window.settle();
    window.find(Role::Button, "Instagram").click();
    window.settle();
    let goal = window.project().goals.get(GoalId(2)).unwrap();
    assert_eq!(goal.target, Some(1200.0));
    assert_eq!(goal.scope.channels, Some(vec![ChannelId(8)]));
    assert_eq!(window.text_of("Target"), "1200");
}

#[test]
fn a_number_that_is_none_is_marked_and_the_old_one_stays() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.follow("Edit goal…");
    window.fill("Target", "many");
    assert_eq!(window.project().goals.get(GoalId(2)).unwrap().target, Some(900.0));
    assert_eq!(window.text_of("Target"), "many");
    assert!(!window.is_dirty());
    // It would be lost: so it is asked about.
    assert!(!window.close_window());
    window.assert_shows("could not be read");
    window.press("Cancel");
    window.fill("Target", "950");
    assert_eq!(window.project().goals.get(GoalId(2)).unwrap().target, Some(950.0));
}

#[test]
fn a_goal_is_carried_into_the_next_quarter() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.menu("Edit", "Carry goal");
    let project = window.project();
    assert_eq!(project.goals.get(GoalId(2)).unwrap().state, GoalState::Active, "not over yet");
    let (_, copy) = project.goals.iter().nth(1).unwrap();
    assert_eq!((copy.start, copy.deadline), (Some(date(2022, 1, 1)), Some(date(2022, 3, 31))));
    window.assert_shows("Carried into the next quarter");
    // The wording names the former window; it is selected, to be typed over.
    window.type_on("More shares in 2022").key(Key::Enter);
    assert!(window.has_row("More shares in 2022"));
    window.keys(CTRL, Key::Z).keys(CTRL, Key::Z);
    assert_eq!(**window.project(), self::project());
}

#[test]
fn a_channel_is_merged_into_another() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.click(Role::RadioButton, "Channels 2").click_row("Facebook").menu("Edit", "Merge");
    window.assert_shows("Merge “Facebook” into another channel");
    window.click_in_dialog(Role::RadioButton, "Instagram");
    window.assert_shows("12 readings move to “Instagram”");
    window.press("Merge");
    let project = window.project();
    assert_eq!((project.channels.len(), project.n_readings()), (1, 12));
    assert!(!window.has_row("Facebook"));
    window.press("Undo");
    assert_eq!(**window.project(), self::project());
    assert!(window.has_row("Facebook"));
}

#[test]
fn the_fiscal_year_cannot_move_under_quarter_readings() {
    let mut project = project();
    let period = project.settings.calendar.period_of(Cadence::Quarter, date(2021, 1, 1));
    let key = ReadingKey { input: InputId(4), channel: ChannelId(8), period };
    project.set_reading(key, Some(1.0));
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &project);
    let mut window = desk.open(&path);
    window.click(Role::Tab, "Plan settings");
    window.assert_shows("Fiscal year starts in").assert_shows("January");
    assert!(window.is_disabled(Role::ComboBox, "Fiscal year starts in"));
}

#[test]
fn find_goes_to_what_was_looked_for() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.click_row("Conversions");
    assert!(!window.has_row("More shares"));
    window.keys(CTRL, Key::F).type_on("more sha").key(Key::Enter);
    assert!(window.app().dialog().is_none());
    assert_eq!(window.app().session().selection.goal, Some(GoalId(2)));
    assert!(window.has_row("More shares"));
}

#[test]
fn the_palette_changes_the_theme() {
    let desk = Desk::new();
    let mut window = window(&desk);
    for (typed, theme) in [("theme dark", ThemeChoice::Dark), ("theme light", ThemeChoice::Light)] {
        window.keys(CTRL | Modifiers::SHIFT, Key::P).type_on(typed).key(Key::Enter);
        assert_eq!(window.app().preferences().theme, theme);
    }
}

#[test]
fn the_palette_runs_a_command_by_its_name() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.keys(CTRL | Modifiers::SHIFT, Key::P).type_on("add obj").key(Key::Enter);
    window.type_on("Reach").key(Key::Enter);
    assert_eq!(names(&window).last().map(String::as_str), Some("Reach"));
    assert!(window.has_row("Reach"));
}
