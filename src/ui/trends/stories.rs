//! The panel as its users meet it: seen, read with the keyboard, heard, as a table.

mod clicks;

use std::sync::Arc;

use egui::{Key, Role, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;

use super::testing::{GOAL, KPI, SENTENCE, SHARES, Scene, goal_analysis, monthly, note};
use super::{captions, decimate, frame::ChartFrame, shown::Shown};
use crate::analysis::{About, Analyst, Figure, FormerPath, GoalAnalysis, PathPoint};
use crate::app::{Action, Command, Dialog, Selection};
use crate::model::{
    Cadence, Channel, ChannelId, DefinitionBreak, InputId, ItemId, Project, ReadingKey, Unit,
};

const SIZE: [f32; 2] = [592.0, 368.0];

fn shown(scene: Scene) -> Harness<'static, Scene> {
    let mut harness = scene.harness(Theme::Light, SIZE);
    harness.run();
    harness
}

/// The chart, whatever its name says beside the sentence.
fn the_chart<'a>(harness: &'a Harness<'_, Scene>) -> egui_kittest::Node<'a> {
    let is_chart = |node: &egui_kittest::Node<'_>| {
        let name = node.accesskit_node().label().unwrap_or_default();
        name.starts_with(SENTENCE.trim_end_matches('.'))
    };
    harness.get_all_by_role(Role::Image).find(is_chart).expect("there is a chart")
}

/// What the chart reads out; "" while it reads nothing.
fn read_out(harness: &Harness<'_, Scene>) -> String {
    let value = the_chart(harness).accesskit_node().value().unwrap_or_default();
    value.replace('\u{a0}', " ")
}

fn press(harness: &mut Harness<'_, Scene>, key: Key) -> String {
    harness.key_press(key);
    harness.run();
    read_out(harness)
}

#[test]
fn the_sentence_is_the_name_of_the_chart_and_stands_beneath_it() {
    let harness = shown(Scene::new());
    harness.get_by_role_and_label(Role::Image, SENTENCE);
    harness.get_by_role_and_label(Role::Label, &crate::ui::words::unbroken(SENTENCE));
    harness.get_by_label("Behind");
    assert_eq!(read_out(&harness), "");
}

#[test]
fn the_arrows_read_one_period_after_the_other() {
    let mut harness = shown(Scene::new());
    harness.get_by_role_and_label(Role::Image, SENTENCE).focus();
    harness.run();
    let february = "Feb 2021: 13.2 %, path 13.3 %, 0.1 points under the path";
    assert_eq!(read_out(&harness), february, "the newest whole month comes first");
    assert_eq!(press(&mut harness, Key::ArrowRight), "Mar 2021 to date: 12.92 %");
    assert_eq!(press(&mut harness, Key::ArrowRight), "Mar 2021 to date: 12.92 %", "the end");
    assert_eq!(press(&mut harness, Key::ArrowLeft), february);
    assert_eq!(press(&mut harness, Key::Home), "Jan 2020: 11.2 %");
    for _ in 0..4 {
        harness.key_press(Key::ArrowRight);
    }
    harness.run();
    let missing = "May 2020: no data, no reading of competitor mentions";
    assert_eq!(read_out(&harness), missing);
    harness.get_by_role_and_label(Role::Status, missing);
    assert_eq!(press(&mut harness, Key::End), "Mar 2021 to date: 12.92 %");
}

#[test]
fn the_pointer_reads_the_nearest_period() {
    let mut harness = shown(Scene::new());
    let chart = harness.get_by_role_and_label(Role::Image, SENTENCE).rect();
    harness.hover_at(egui::pos2(chart.left() + 48.0, chart.center().y));
    harness.run();
    assert_eq!(read_out(&harness), "Jan 2020: 11.2 %");
    harness.hover_at(egui::pos2(chart.left() + 48.0, chart.top() - 60.0));
    harness.run();
    assert_eq!(read_out(&harness), "");
}

#[test]
fn the_table_shows_the_same_figures_and_is_copied_whole() {
    let mut harness = shown(Scene::new());
    harness.get_by_label("Show as table").click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Image, SENTENCE).is_none());
    for text in ["Mar 2021 to date", "Feb 2021", "13.20", "13.30", "−0.10"] {
        harness.get_by_label(text);
    }
    harness.get_by_label("Copy table").click();
    harness.run();
    let copied = harness.state().asked.iter().find_map(|action| match action {
        Action::Copy(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    let lines: Vec<Vec<&str>> = copied.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines[0], ["Period", "Value, %", "Path, %", "Gap, points", "Readings", "Remarks"]);
    assert_eq!(lines.len(), SHARES.len() + 1);
    for (line, share) in lines[1..].iter().zip(SHARES) {
        let value = if share.is_nan() { String::new() } else { share.to_string() };
        assert_eq!(line[1], value, "{line:?}");
    }
    harness.get_by_label("Show as chart").click();
    harness.run();
    harness.get_by_role_and_label(Role::Image, SENTENCE);
}

#[test]
fn what_the_newest_figure_leaves_out_stands_beneath_the_sentence() {
    let mut points = monthly(&SHARES, date(2021, 3, 15));
    points[13].remarks = vec!["Facebook left out".to_owned(), "audiences overlap".to_owned()];
    points[13].notes = vec!["audiences overlap".to_owned()];
    let harness = shown(Scene::of(goal_analysis(points)));
    harness.get_by_label("Feb 2021 is not complete: Facebook left out");
    assert!(shown(Scene::new()).query_by_label_contains("is not complete").is_none());
}

#[test]
fn how_it_is_computed_is_one_click_away() {
    let mut harness = shown(Scene::new());
    harness.get_by_label("How is this computed?").click();
    harness.run();
    assert!(matches!(
        harness.state().asked.as_slice(),
        [Action::OpenDialog(dialog)]
            if matches!(&**dialog, Dialog::Explained(asked) if matches!(asked.about, About::Goal(_)))
    ));
}

#[test]
fn without_readings_the_panel_offers_an_import() {
    let mut goal = goal_analysis(Vec::new());
    goal.path.clear();
    let mut harness = shown(Scene::of(goal));
    harness.get_by_label("No readings yet");
    harness.get_by_label("Import…").click();
    harness.run();
    assert!(matches!(harness.state().asked.as_slice(), [Action::Run(Command::Import)]));
}

#[test]
fn a_total_that_has_not_begun_shows_its_path_alone() {
    let readings = monthly(&SHARES, date(2021, 3, 15));
    let goal = GoalAnalysis { measured: Vec::new(), ..goal_analysis(readings) };
    let harness = shown(Scene::of(goal));
    harness.get_by_role_and_label(Role::Image, SENTENCE);
    assert!(harness.query_by_label("No readings yet").is_none());
}

#[test]
fn a_changed_definition_is_marked_and_listed() {
    let cut = DefinitionBreak { date: date(2020, 10, 15), reason: "replies count too".to_owned() };
    let harness = shown(Scene::new().with(|mut project| {
        project.inputs.change(InputId(3), |input| {
            input.label = "Own mentions".to_owned();
            input.definition_breaks = vec![cut];
        });
        project
    }));
    harness.get_by_label_contains("2\u{a0}Own mentions: replies count too");
}

#[test]
fn a_kpi_that_no_goal_judges_is_drawn_by_itself() {
    let mut scene = Scene::new().with(|mut project| {
        let channel = ChannelId(5);
        project.channels.set(channel, Channel { name: "X".to_owned(), ..Channel::default() });
        for (input, month, value) in [(3, 1, 1.0), (4, 1, 4.0), (3, 2, 1.0), (4, 2, 3.0)] {
            let calendar = project.settings.calendar;
            let period = calendar.period_of(Cadence::Month, date(2021, month, 1));
            let key = ReadingKey { input: InputId(input), channel, period };
            project.set_reading(key, Some(value));
        }
        project
    });
    scene.session.selection = Selection { goal: None, ..scene.session.selection };
    let harness = shown(scene);
    let sentence = "25\u{a0}% in Feb 2021, 2 figures of Social share of voice";
    harness.get_by_role_and_label(Role::Image, sentence);
    assert!(harness.query_by_label("Behind").is_none());
}

#[test]
fn a_refused_figure_says_why() {
    let mut points = monthly(&[1.0], date(2021, 3, 15));
    points[0].figure = Figure::Refused("reach cannot be added over months".to_owned());
    let harness = shown(Scene::of(goal_analysis(points)));
    harness.get_by_label("No figure to show");
    harness.get_by_label("Reach cannot be added over months");
}

#[test]
fn a_goal_without_a_kpi_leads_to_its_inspector() {
    let mut scene = Scene::new();
    scene.session.selection = Selection { kpi: None, ..scene.session.selection };
    let mut harness = shown(scene);
    harness.get_by_label("Choose a KPI…").click();
    harness.run();
    let asked = &harness.state().asked;
    assert!(matches!(asked.as_slice(), [Action::Inspect(ItemId::Goal(GOAL))]), "{asked:?}");
}

#[test]
fn a_changed_figure_is_drawn_anew_and_an_unchanged_one_is_kept() {
    let mut harness = shown(Scene::new());
    let place = |harness: &Harness<'_, Scene>| {
        let shown = harness.state().panel.shown.as_ref().unwrap();
        shown.geometry.dots.as_ptr()
    };
    let before = place(&harness);
    harness.run();
    assert_eq!(place(&harness), before, "nothing was rebuilt");
    let points = monthly(&[1.0, 2.0, 3.0], date(2021, 3, 15));
    let analysis = Arc::make_mut(&mut harness.state_mut().analysis);
    analysis.goals.insert(GOAL, Arc::new(goal_analysis(points)));
    harness.run();
    let shown = harness.state().panel.shown.as_ref().unwrap();
    assert_eq!(shown.geometry.dots.len(), 3);
}

#[test]
fn ctrl_and_the_wheel_zoom_and_fit_undoes_it() {
    let mut harness = shown(Scene::new());
    let chart = harness.get_by_role_and_label(Role::Image, SENTENCE).rect();
    harness.hover_at(chart.center());
    let wheel = |modifiers| egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, 120.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers,
    };
    harness.event(wheel(egui::Modifiers::NONE));
    harness.run();
    assert!(harness.query_by_label("Fit").is_none(), "the wheel alone belongs to the page");
    harness.event_modifiers(wheel(egui::Modifiers::COMMAND), egui::Modifiers::COMMAND);
    harness.run();
    harness.get_by_label("Fit").click();
    harness.run();
    assert!(harness.query_by_label("Fit").is_none());
}

/// Goals of different shapes, for looking at their words.
fn shapes() -> Vec<Scene> {
    let usual = Scene::new();
    let crowded = Scene::new().with(|mut project| {
        project.kpis.change(KPI, |kpi| kpi.unit = Unit::Minutes);
        let months = (1..=12).map(|month| note(date(2020, month, 5), "Change of algorithm"));
        Project { annotations: Arc::new(months.collect()), ..project }
    });
    let values = SHARES.map(|share| share * 1e6);
    let mut large = goal_analysis(monthly(&values, date(2021, 3, 15)));
    for corner in &mut large.path {
        corner.value *= 1e6;
    }
    large.upper = Some(15e6);
    large.former_paths = vec![FormerPath {
        until: date(2021, 2, 3),
        target: 13e6,
        upper: None,
        corners: large.path.iter().map(|at| PathPoint { value: 13e6, ..*at }).collect(),
    }];
    let lonely = goal_analysis(monthly(&[0.0], date(2021, 3, 15)));
    vec![usual, crowded, Scene::of(large), Scene::of(lonely)]
}

#[test]
fn no_word_of_the_chart_is_clipped_or_covers_another() {
    for (index, scene) in shapes().into_iter().enumerate() {
        for size in [[592.0, 368.0], [420.0, 300.0], [300.0, 180.0], [200.0, 120.0]] {
            let check = move |ui: &mut egui::Ui, scene: &mut Scene| {
                scene.ui(ui);
                let Some(shown) = &scene.panel.shown else { panic!("nothing is shown") };
                words_keep_their_distance(ui, shown, size, index);
            };
            crate::ui::testing::harness_with(Theme::Dark, size, scene.again(), check).run();
        }
    }
}

fn words_keep_their_distance(
    ui: &egui::Ui,
    shown: &Shown,
    [width, height]: [f32; 2],
    index: usize,
) {
    let outer = egui::Rect::from_min_size(egui::pos2(16.0, 52.0), egui::vec2(width, height));
    let outer = outer.shrink2(egui::vec2(16.0, 30.0));
    let frame = ChartFrame::new(ui, outer, shown, shown.geometry.usual_days().unwrap());
    let lines = decimate::lines(&shown.geometry.dots, frame.days, frame.columns());
    let (words, pins) = captions::placed(ui, &frame, shown, &lines, None);
    let room = captions::bounds(&frame);
    for (place, word) in words.iter().enumerate() {
        assert!(room.contains_rect(word.rect), "shape {index}, {width}: {}", word.text);
        for other in &words[place + 1..] {
            let apart = !word.rect.intersects(other.rect);
            assert!(apart, "shape {index}, {width}: {} and {}", word.text, other.text);
        }
    }
    for pin in &pins {
        assert!(room.expand(0.5).contains_rect(pin.rect()), "shape {index}, {width}: {}", pin.text);
        for word in &words {
            assert!(!pin.rect().intersects(word.rect), "flag {} on {}", pin.text, word.text);
        }
    }
}

#[test]
fn a_formula_that_cannot_be_worked_out_can_be_mended_from_the_chart() {
    let mut scene = Scene::of(goal_analysis(Vec::new())).with(|mut project| {
        project.kpis.change(KPI, |kpi| kpi.formula = "100 * brand_new / other".to_owned());
        project
    });
    scene.analysis = Analyst::default().analyse(&scene.project, date(2021, 3, 15));
    let mut harness = shown(scene);
    harness.get_by_label("Add the 2 inputs").click();
    harness.run();
    let asked = &harness.state().asked;
    assert!(matches!(asked.as_slice(), [Action::Mend(_)]), "{asked:?}");
}
