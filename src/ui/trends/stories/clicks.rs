//! What clicks in the chart and its heading do, former targets, and charts without figures.

use jiff::civil::Date;

use super::*;
use crate::app::Question;
use crate::app::question::MovedQuestion;

#[test]
fn two_clicks_in_the_chart_choose_what_is_compared() {
    let mut scene = Scene::new();
    scene.session.question = Some(Question::WhyMoved(MovedQuestion::default()));
    let mut harness = shown(scene);
    let chart = harness.get_by_role_and_label(Role::Image, SENTENCE).rect();
    let asked = |harness: &Harness<'_, Scene>| -> Option<[Date; 2]> {
        let question = harness.state().asked.iter().rev().find_map(|action| match action {
            Action::Ask(Question::WhyMoved(question)) => question.windows,
            _ => None,
        });
        question.map(|windows| windows.map(|window| window.start))
    };
    let mut click = |x: f32| {
        let at = egui::pos2(x, chart.center().y);
        harness.hover_at(at);
        harness.run();
        for pressed in [true, false] {
            harness.event(egui::Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: egui::Modifiers::NONE,
            });
            harness.run();
        }
        asked(&harness)
    };
    // The day of judging is the last figure of the chart, January 2020 the first.
    let later = click(chart.left() + chart.width() * 0.7);
    let [before, after] = later.unwrap();
    assert_eq!(after.duration_since(before).as_hours() / 24 / 28, 1, "the month before stands");
    let both = click(chart.left() + 48.0).unwrap();
    assert_eq!(both, [date(2020, 1, 1), after]);
    let again = click(chart.left() + 48.0).unwrap();
    assert_eq!(again[1], date(2020, 1, 1), "a third click begins anew");
}

#[test]
fn a_former_target_is_labelled_and_read_out() {
    let mut goal = goal_analysis(monthly(&SHARES, date(2021, 3, 15)));
    goal.former_paths = vec![FormerPath {
        until: date(2021, 2, 3),
        target: 12.5,
        upper: None,
        corners: vec![
            PathPoint { date: date(2021, 1, 1), value: 12.0 },
            PathPoint { date: date(2021, 3, 31), value: 12.5 },
        ],
    }];
    let mut harness = shown(Scene::of(goal));
    harness.get_by_role_and_label(Role::Image, SENTENCE).focus();
    harness.run();
    let read = read_out(&harness);
    assert!(!read.contains("former"), "in February it was no longer aimed at: {read}");
    harness.key_press(egui::Key::ArrowLeft);
    harness.run();
    let read = read_out(&harness);
    assert!(read.ends_with("former path 12.17 %, to 12.5 %"), "{read}");
    let captions = &harness.state().panel.shown.as_ref().unwrap().captions;
    assert_eq!(captions.ghosts, ["12.5\u{a0}% until 3 Feb 2021"]);
}

#[test]
fn a_narrow_heading_keeps_its_words_and_everything_in_one_menu() {
    let mut harness = Scene::new().harness(Theme::Light, [291.0, 268.0]);
    harness.run();
    harness.get_by_label("Behind");
    harness.get_by_label("More").click();
    harness.run();
    for entry in ["Show as table", "How is this computed?"] {
        harness.get_by_role_and_label(Role::Button, entry);
    }
    harness.get_by_role_and_label(Role::Button, "Show limits").click();
    harness.run();
    assert!(harness.state().session.trend_limits);
}

#[test]
fn without_figures_the_buttons_stay_and_say_why_they_do_nothing() {
    let none = [f64::NAN; 3];
    let mut harness = shown(Scene::of(goal_analysis(monthly(&none, date(2021, 3, 15)))));
    let ask = harness.get_by_role_and_label(Role::Button, "Ask");
    assert!(ask.accesskit_node().is_disabled());
    harness.get_by_role_and_label(Role::Button, "How is this computed?");
    harness.get_by_role_and_label(Role::Button, "Show as table").click();
    harness.run();
    assert!(harness.query_all_by_label_contains("no reading of competitor").next().is_some());
}
