//! Stories of the pages beside the plan, and of notices.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;

use super::{notices_ui, plan_settings_ui, preferences_ui, welcome_ui};
use crate::app::{Action, Command, Notice, Page, Sample, Tone};
use crate::edit::{Edit, PlanEdit};
use crate::model::{Annotation, Cadence, Differences, JudgedOn, NumberFormat, Project, ReadingKey};
use crate::storage::recovery::Against;
use crate::storage::{Recovery, ThemeChoice};
use crate::ui::stage::{FACEBOOK, SHARES, Stage, TODAY, small_plan};

const TALL: [f32; 2] = [800.0, 1_400.0];

fn click(harness: &mut Harness<'_, Stage>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

fn last<'a>(harness: &'a Harness<'_, Stage>) -> &'a Action {
    harness.state().last().expect("something was asked for")
}

fn welcome() -> Harness<'static, Stage> {
    let mut stage = Stage::small();
    stage.is_empty = true;
    stage.preferences.recent = vec!["/plans/spring.ron".into(), "/plans/old/autumn.ron".into()];
    stage.recoveries = vec![Recovery {
        path: "/state/copy.ron".into(),
        original: Some("/plans/spring.ron".into()),
        real_original: Some("/plans/spring.ron".into()),
        base: None,
        saved_at: std::time::UNIX_EPOCH,
        name: "Spring".to_owned(),
        is_readable: true,
        is_stand_in: false,
        against: Against::Unchanged(Differences::between(&small_plan(), &Project::default())),
        is_put_off: false,
    }];
    stage.show([800.0, 600.0], |ui, view, _, actions| welcome_ui(ui, view, actions))
}

#[test]
fn the_welcome_page_leads_into_a_plan_in_three_ways() {
    let mut harness = welcome();
    click(&mut harness, "Open the sample plan");
    assert!(matches!(last(&harness), Action::Run(Command::OpenSample(Sample::Netflix))));
    click(&mut harness, "New plan");
    assert!(matches!(last(&harness), Action::Run(Command::NewPlan)));
    click(&mut harness, "Open…");
    assert!(matches!(last(&harness), Action::Run(Command::Open)));
}

#[test]
fn recent_plans_open_and_leave_the_list() {
    let mut harness = welcome();
    click(&mut harness, "spring.ron");
    assert!(matches!(last(&harness), Action::OpenPath(path) if path.ends_with("spring.ron")));
    click(&mut harness, "Remove autumn.ron from the list");
    assert!(matches!(last(&harness), Action::ForgetRecent(path) if path.ends_with("autumn.ron")));
}

#[test]
fn unsaved_work_is_recovered_or_discarded_by_name() {
    let mut harness = welcome();
    click(&mut harness, "Recover Spring");
    assert!(matches!(last(&harness), Action::Recover(path) if path.ends_with("copy.ron")));
    click(&mut harness, "Discard Spring");
    assert!(matches!(last(&harness), Action::DiscardRecovery(_)));
}

fn settings(stage: Stage) -> Harness<'static, Stage> {
    stage.show(TALL, |ui, view, _, actions| plan_settings_ui(ui, view, actions))
}

#[test]
fn a_fixed_judging_date_begins_with_the_day_shown_and_can_be_typed() {
    let mut harness = settings(Stage::small());
    click(&mut harness, "A fixed date");
    let judged_on = |harness: &Harness<'_, Stage>| {
        harness.state().document.project().settings.judging.judged_on
    };
    assert_eq!(judged_on(&harness), JudgedOn::Fixed(TODAY));
    harness.get_by_label("Date").focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    harness.get_by_label("Date").type_text("2021-02-28");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(judged_on(&harness), JudgedOn::Fixed(date(2021, 2, 28)));
}

#[test]
fn the_fiscal_year_is_fixed_once_quarters_have_readings_and_the_page_says_why() {
    let is_free = |harness: &Harness<'_, Stage>| {
        !harness.get_by_label("Fiscal year starts in").accesskit_node().is_disabled()
    };
    assert!(is_free(&settings(Stage::small())));
    let mut plan = small_plan();
    let period = plan.settings.calendar.period_of(Cadence::Quarter, TODAY);
    plan.set_reading(ReadingKey { input: SHARES, channel: FACEBOOK, period }, Some(1.0));
    let harness = settings(Stage::new(plan));
    assert!(!is_free(&harness));
    assert!(harness.query_by_label_contains("quarter or year readings").is_some());
}

#[test]
fn thresholds_that_do_not_fit_together_are_refused_beside_the_field() {
    let mut harness = settings(Stage::small());
    harness.get_by_label("On pace down to").focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    harness.get_by_label("On pace down to").type_text("50");
    harness.key_press(Key::Tab);
    harness.run();
    assert!(harness.query_by_label_contains("no more than “Behind down to”").is_some());
    let judging = harness.state().document.project().settings.judging;
    assert!((judging.on_pace - 5.0).abs() < f64::EPSILON);
}

#[test]
fn an_annotation_is_removed_by_name() {
    let mut plan = small_plan();
    let note =
        |text: &str| Annotation { date: TODAY, text: text.to_owned(), source: String::new() };
    plan.annotations = vec![note("Autumn campaign"), note("New algorithm")].into();
    let mut harness = settings(Stage::new(plan));
    click(&mut harness, "Remove “New algorithm”");
    let edits: Vec<&Edit> = harness
        .state()
        .asked
        .iter()
        .filter_map(|action| if let Action::Delete(edit) = action { Some(edit) } else { None })
        .collect();
    assert_eq!(edits, [&Edit::Plan(PlanEdit::RemoveAnnotation(1))]);
}

#[test]
fn the_way_back_leads_to_the_plan() {
    let mut harness = settings(Stage::small());
    click(&mut harness, "Back to the plan");
    assert!(matches!(last(&harness), Action::ShowPage(Page::Plan)));
}

#[test]
fn preferences_hold_at_once_and_can_be_reset() {
    let mut stage = Stage::small();
    stage.preferences.recent = vec!["/plans/spring.ron".into()];
    let mut harness =
        stage.show([800.0, 700.0], |ui, view, _, actions| preferences_ui(ui, view, actions));
    click(&mut harness, "Dark");
    click(&mut harness, &NumberFormat::PointComma.example());
    click(&mut harness, "150 %");
    let preferences = harness.state().preferences.clone();
    assert_eq!(preferences.theme, ThemeChoice::Dark);
    assert_eq!(preferences.number_format, NumberFormat::PointComma);
    assert!((preferences.zoom - 1.5).abs() < f32::EPSILON);
    click(&mut harness, "Reset to defaults");
    let preferences = &harness.state().preferences;
    assert_eq!(preferences.theme, ThemeChoice::System);
    assert_eq!(preferences.recent.len(), 1, "what the window remembers stays");
}

#[test]
fn a_notice_offers_its_command_and_is_a_live_status() {
    let mut stage = Stage::small();
    stage.notices = vec![Notice {
        id: 7,
        text: "Deleted “Raise shares”".to_owned(),
        action: Some(Command::Undo),
        tone: Tone::Done,
        until: None,
    }];
    let mut harness = stage.show([800.0, 600.0], |ui, view, _, actions| {
        notices_ui(ui, view, actions);
    });
    harness.get_by_role_and_label(egui::Role::Status, "Deleted “Raise shares”");
    click(&mut harness, "Undo");
    assert!(matches!(last(&harness), Action::Run(Command::Undo)));
    click(&mut harness, "Dismiss");
    assert!(matches!(last(&harness), Action::DismissNotice(7)));
}
