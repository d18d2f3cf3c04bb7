//! What stands for readings that cannot be added, from the plan file to the window.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;
use paceline::model::{
    Cadence, Channel, ChannelId, Goal, GoalId, Input, InputId, InputKind, Intent, Kpi, KpiId,
    MeasuredAs, Objective, ObjectiveId, Project, ReadingKey, Substitute, Unit, day_from_number,
    day_number,
};
use paceline::storage::format::{from_text, to_text};
use serde_json::Value;

use crate::app::{Desk, Window};
use crate::cli::answer_on;

const CHOOSE: &str = "Choose what to use…";
const REACH: InputId = InputId(4);
const FACEBOOK: ChannelId = ChannelId(5);
const INSTAGRAM: ChannelId = ChannelId(6);

/// Reach by day on two channels over a year, with a goal judged per quarter.
fn plan() -> Project {
    let mut project = Project { next_id: 7, ..Project::default() };
    let (objective, goal, kpi) = (ObjectiveId(1), GoalId(2), KpiId(3));
    let aware = Objective { name: "Awareness".to_owned(), ..Objective::default() };
    project.objectives.set(objective, aware);
    project.goals.set(
        goal,
        Goal {
            objective: Some(objective),
            statement: "Reach more people".to_owned(),
            kpi: Some(kpi),
            intent: Intent::KeepAtLeast,
            target: Some(1000.0),
            judged_per: Some(Cadence::Quarter),
            start: Some(date(2020, 1, 1)),
            deadline: Some(date(2021, 12, 31)),
            ..Goal::default()
        },
    );
    let reach = Kpi {
        name: "Reach".to_owned(),
        formula: "reach".to_owned(),
        unit: Unit::People,
        ..Kpi::default()
    };
    project.kpis.set(kpi, reach);
    let input = Input {
        identifier: "reach".to_owned(),
        label: "Reach".to_owned(),
        kind: InputKind::Unique,
        ..Input::default()
    };
    project.inputs.set(REACH, input);
    for (id, name, base) in [(FACEBOOK, "Facebook", 1000.0), (INSTAGRAM, "Instagram", 400.0)] {
        project.channels.set(id, Channel { name: name.to_owned(), ..Channel::default() });
        for day in day_number(date(2020, 1, 1))..=day_number(date(2020, 12, 31)) {
            let calendar = project.settings.calendar;
            let period = calendar.period_of(Cadence::Day, day_from_number(day));
            let key = ReadingKey { input: REACH, channel: id, period };
            let n = calendar.start(period).day_of_year();
            project.set_reading(key, Some(base + f64::from(n)));
        }
    }
    project
}

fn by(over_time: Substitute, over_channels: Substitute) -> Project {
    let mut project = plan();
    project.inputs.change(REACH, |input| {
        (input.over_time, input.over_channels) = (over_time, over_channels);
    });
    project
}

fn open(project: &Project) -> (Window, Desk) {
    let mut desk = Desk::new();
    desk.clock = paceline::app::Clock::fixed(date(2021, 2, 10));
    let window = desk.open(&desk.plan("plan.ron", project));
    (window, desk)
}

fn answer(project: &Project, args: &[&str]) -> String {
    let desk = Desk::new();
    let path = desk.plan("plan.ron", project);
    let (verb, rest) = args.split_first().unwrap();
    let args = [verb, path.to_str().unwrap()].into_iter().chain(rest.iter().copied());
    answer_on(date(2021, 2, 10), args).out
}

#[test]
fn the_choice_is_kept_in_the_plan_file_and_left_out_while_it_is_none() {
    let text = to_text(&by(Substitute::Largest, Substitute::Mean)).unwrap();
    assert!(text.contains("over_time: Largest") && text.contains("over_channels: Mean"), "{text}");
    let kept = from_text(text.as_bytes()).unwrap().project;
    let input = kept.inputs.get(REACH).unwrap();
    assert_eq!((input.over_time, input.over_channels), (Substitute::Largest, Substitute::Mean));
    assert!(!to_text(&plan()).unwrap().contains("over_"));
    let by_hand = text.replace("over_time: Largest", "over_time: None");
    let loaded = from_text(by_hand.as_bytes()).unwrap();
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.project.inputs.get(REACH).unwrap().over_time, Substitute::None);
}

#[test]
fn the_command_line_says_what_stands_in_and_why_nothing_does() {
    let q1 = |project: &Project, channel: &[&str]| -> Value {
        let args: Vec<&str> =
            ["series", "--cadence", "quarter", "--json"].iter().chain(channel).copied().collect();
        let json: Value = serde_json::from_str(&answer(project, &args)).unwrap();
        json["kpis"][0]["points"][0].clone()
    };
    let refused = q1(&plan(), &[]);
    assert_eq!((&refused["value"], &refused["remarks"]), (&Value::Null, &Value::Array(vec![])));
    assert!(refused["reason"].as_str().unwrap().contains("let the largest"), "{refused}");
    let one = q1(&by(Substitute::Largest, Substitute::None), &["--channel", "Facebook"]);
    assert_eq!(one["value"], 1091.0);
    assert_eq!(one["remarks"][0], "largest of 91 days");
    let both = q1(&by(Substitute::Largest, Substitute::Mean), &[]);
    assert_eq!(both["value"], 791.0);
    assert_eq!(both["remarks"][0], "mean of 2 channels, each the largest of 91 days");
    let text =
        answer(&by(Substitute::Mean, Substitute::Largest), &["series", "--cadence", "quarter"]);
    assert!(text.contains("largest of 2 channels, each the mean of 91 days"), "{text}");
    let text = answer(&by(Substitute::Largest, Substitute::Mean), &["status", "--json"]);
    let json: Value = serde_json::from_str(&text).unwrap();
    let reason = json["goals"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("note: mean of 2 channels, each the largest of 92 days"), "{reason}");
}

#[test]
fn the_chart_offers_a_way_out_where_it_has_no_figure() {
    let (mut window, _desk) = open(&plan());
    window.assert_shows("Reach cannot be added");
    window.click(Role::Button, CHOOSE);
    window.click(Role::Button, "Use the largest day (at least so many)");
    assert_eq!(window.project().inputs.get(REACH).unwrap().over_time, Substitute::Largest);
    assert!(window.undo_label().contains("Reach"), "{}", window.undo_label());
    window.click(Role::Button, CHOOSE);
    window.click(Role::Button, "Use the mean of the channels");
    assert_eq!(window.project().inputs.get(REACH).unwrap().over_channels, Substitute::Mean);
    window.find(Role::Button, "Reach over quarters: largest day");
    window.find(Role::Button, "Reach over channels: mean of channels");
}

/// A total has a figure on its first day, and none from the second on.
#[test]
fn a_refused_total_offers_its_way_out_instead_of_one_lone_figure_also_in_a_narrow_panel() {
    let mut project = plan();
    project.goals.change(GoalId(2), |goal| {
        goal.intent = Intent::RaiseTo;
        goal.measured_as = MeasuredAs::Total;
        goal.judged_per = Some(Cadence::Day);
        goal.scope.channels = Some(vec![FACEBOOK]);
    });
    let (mut window, _desk) = open(&project);
    window.assert_shows("No figure to judge");
    window.follow("Edit goal…");
    window.assert_shows("No figure to judge");
    window.click(Role::Button, CHOOSE);
    window.click(Role::Button, "Use the largest day (at least so many)");
    window.assert_hides("No figure to judge");
    window.find(Role::Button, "Reach over the goal's window: largest day");
    window.click(Role::Button, "More");
    window.click(Role::Button, "Give no figure");
    window.assert_shows("No figure to judge");
}

#[test]
fn the_grid_shows_a_refusal_and_lets_choose_what_stands_for_it() {
    let (mut window, _desk) = open(&plan());
    window.click(Role::RadioButton, "Quarter");
    window.click(Role::RadioButton, "Facebook");
    let cell = "Reach, Facebook, Q4 2020";
    let shown = |window: &Window| {
        window.get_by_role_and_label(Role::Cell, cell).value().unwrap_or_default()
    };
    assert!(shown(&window).contains("cannot be added over days"), "{}", shown(&window));
    window.click(Role::Button, "Reach over quarters: not added up, Facebook");
    window.click(Role::Button, "Use the largest day (at least so many)");
    assert_eq!(shown(&window), "1,366, largest of 92 days");
    window.find(Role::Button, "Reach over quarters: largest day, Facebook");
}

#[test]
fn limits_are_drawn_and_told_where_they_are_switched_on() {
    let (mut window, _desk) = open(&by(Substitute::Largest, Substitute::Mean));
    window.assert_hides("No limits yet");
    window.click(Role::Button, "Limits");
    window.assert_shows("No limits yet: they need 5 complete periods");
    window.click(Role::Button, "Limits");
    window.assert_hides("No limits yet");
}
