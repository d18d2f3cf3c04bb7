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
    the_chart(&harness).focus();
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

/// The panel as it is in a window of 800 × 600.
const SMALL: [f32; 2] = [291.0, 256.0];

fn small(scene: Scene) -> Harness<'static, Scene> {
    let mut harness = scene.harness(Theme::Light, SMALL);
    harness.run();
    harness
}

#[test]
fn in_a_low_panel_the_button_of_an_empty_chart_stays_in_view() {
    let mut points = monthly(&[1.0], date(2021, 3, 15));
    let why = "reach cannot be added over months, since somebody reached in two of them counts once, \
               and there is no figure of the platform's own for the whole quarter; choose what \
               shall stand for it, or enter the platform's figure as a reading of the quarter";
    points[0].figure = Figure::Refused(why.to_owned());
    let harness = small(Scene::of(goal_analysis(points)));
    let panel = egui::Rect::from_min_size(egui::Pos2::ZERO, SMALL.into()).shrink(16.0);
    let button = harness.get_by_role_and_label(Role::Button, "Edit KPI…").rect();
    assert!(panel.contains_rect(button), "{button:?} in {panel:?}");
    assert!(harness.query_all_by_label_contains("Reach cannot be added").next().is_some());
}

#[test]
fn a_click_on_the_status_says_why_also_where_the_words_are_cut() {
    let mut harness = small(Scene::new());
    harness.get_by_role_and_label(Role::Button, "Behind").click();
    harness.run();
    let why = "Progress is 60\u{a0}%, 6.7 points under the path; up to 15 points count as behind";
    assert!(harness.query_all_by_label(why).count() >= 1);
    harness.get_by_role_and_label(Role::Button, "How is this computed?").click();
    harness.run();
    let asked = harness.state().asked.last();
    assert!(matches!(asked, Some(Action::OpenDialog(dialog))
        if matches!(&**dialog, Dialog::Explained(asked) if matches!(asked.about, About::Goal(_)))));
}

/// The panel as it is in a window of 1280 × 800 with the inspector open.
#[test]
fn in_a_narrow_panel_the_whole_reason_is_read_where_it_has_room() {
    let mut goal = goal_analysis(monthly(&SHARES, date(2021, 3, 15)));
    goal.reason = "Half of the way made by 28 Feb 2021, where the path expects two thirds; \
                   incomplete: 2 of 3 months, Instagram left out: no reading of mentions, readings \
                   missing in February 2021; note: largest of 3 months"
        .to_owned();
    let n_lines = |size: [f32; 2]| {
        let mut harness = Scene::of(goal.clone()).harness(Theme::Light, size);
        harness.run();
        let mut all = harness.query_all_by_label_contains("Half of the way made");
        let lowest = all.by_ref().map(|label| label.rect());
        let reason = lowest.reduce(|a, b| if a.top() > b.top() { a } else { b });
        reason.map_or(0.0, |rect| rect.height() / 16.0)
    };
    assert!(n_lines([346.0, 368.0]) > 3.5, "{}", n_lines([346.0, 368.0]));
    assert!(n_lines(SMALL) < 1.5, "{}", n_lines(SMALL));
}

fn two_former_targets() -> GoalAnalysis {
    let mut goal = goal_analysis(monthly(&SHARES, date(2021, 3, 15)));
    let former = |until, target| FormerPath {
        until,
        target,
        upper: None,
        corners: vec![
            PathPoint { date: date(2021, 1, 1), value: 12.0 },
            PathPoint { date: date(2021, 3, 31), value: target },
        ],
    };
    goal.former_paths = vec![former(date(2021, 1, 20), 12.5), former(date(2021, 2, 10), 13.0)];
    goal
}

#[test]
fn of_several_former_targets_the_newest_is_labelled_and_all_are_named() {
    for size in [SMALL, [420.0, 300.0], [592.0, 368.0]] {
        let scene = Scene::of(two_former_targets());
        let placed = move |ui: &mut egui::Ui, scene: &mut Scene| {
            scene.ui(ui);
            let Some(shown) = &scene.panel.shown else { panic!("nothing is shown") };
            let outer = egui::Rect::from_min_size(egui::pos2(16.0, 52.0), egui::Vec2::from(size));
            let outer = outer.shrink2(egui::vec2(16.0, 56.0));
            let frame = ChartFrame::new(ui, outer, shown, shown.geometry.usual_days().unwrap());
            let lines = decimate::lines(&shown.geometry.dots, frame.days, frame.columns());
            let (words, _) = captions::placed(ui, &frame, shown, &lines, None);
            let newest =
                words.iter().find(|word| word.text.replace('\u{a0}', " ").contains("13 %"));
            assert!(newest.is_some(), "{size:?}: {words:?}");
        };
        crate::ui::testing::harness_with(Theme::Dark, size, scene, placed).run();
    }
    let harness = shown(Scene::of(two_former_targets()));
    let all = "Former targets: 12.5\u{a0}% until 20 Jan 2021, 13\u{a0}% until 10 Feb 2021";
    assert!(harness.query_all_by_label_contains(all).count() >= 1);
}

#[test]
fn the_last_row_of_a_wide_table_stands_clear_of_its_scroll_bar() {
    let mut scene = Scene::of(goal_analysis(monthly(&SHARES[..5], date(2021, 3, 15))));
    scene.session.trend_as_table = true;
    let mut harness = scene.harness(Theme::Light, [291.0, 400.0]);
    harness.run();
    let last = harness.get_by_label("Jan 2020").rect();
    let mut bars = harness.get_all_by_role(Role::ScrollBar).map(|bar| bar.rect());
    let sideways = bars.find(|bar| bar.width() > bar.height()).unwrap();
    assert!(last.bottom() <= sideways.top(), "{last:?} above {sideways:?}");
}
