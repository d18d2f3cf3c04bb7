//! What holds for the whole plan: names, calendar, how goals are judged, annotations.

use egui::{Align, Label, Layout, RichText, Ui, vec2};

use super::page::{card_ui, choice_ui, page_ui};
use crate::app::field::PlanField;
use crate::app::{Action, Actions, Command, Field, View};
use crate::edit::{Edit, EditError, PlanEdit};
use crate::model::{Annotation, Cadence, Calendar, JudgedOn, PlanSettings};
use crate::ui::field::FieldUi;
use crate::ui::icons::Icon;
use crate::ui::theme;
use crate::ui::widgets::{action_button_ui, combo_ui, icon_button_ui, note_ui, semibold_ui};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A threshold: its field, name, unit, and what it does.
type Threshold = (PlanField, &'static str, &'static str, &'static str);

const PATH_THRESHOLDS: [Threshold; 4] = [
    (
        PlanField::MinElapsed,
        "Judge after",
        "% of the time",
        "Before, a goal with a path is too early to judge",
    ),
    (
        PlanField::MinPeriods,
        "Judge from",
        "complete periods",
        "With fewer, too, it is too early to judge",
    ),
    (
        PlanField::OnPace,
        "On pace down to",
        "% of the way under the path",
        "The way goes from the baseline to the target, or from nothing to a total",
    ),
    (
        PlanField::Behind,
        "Behind down to",
        "% of the way under the path",
        "A goal that is further under its path is off pace",
    ),
];

const EVERY_THRESHOLDS: [Threshold; 2] = [
    (
        PlanField::EveryOnPace,
        "On pace from",
        "% of the required share",
        "For goals that have to hold in every period",
    ),
    (
        PlanField::EveryBehind,
        "Behind from",
        "% of the required share",
        "Below, such a goal is off pace",
    ),
];

pub fn plan_settings_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    page_ui(ui, view, "Plan settings", actions, |ui, actions| {
        card_ui(ui, "The plan", |ui| plan_ui(ui, view, actions));
        card_ui(ui, "Judging", |ui| judging_ui(ui, view, actions));
        card_ui(ui, "Annotations", |ui| annotations_ui(ui, view, actions));
    });
}

fn plan_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    FieldUi::new(Field::Plan(PlanField::Name), "Name").ui(ui, view, actions);
    FieldUi::new(Field::Plan(PlanField::Organisation), "Organisation").ui(ui, view, actions);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_24;
        ui.allocate_ui(vec2(160.0, 0.0), |ui| {
            FieldUi::new(Field::Plan(PlanField::Currency), "Currency")
                .hint("As in USD or EUR")
                .width(160.0)
                .ui(ui, view, actions);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = theme::SPACE_4;
            fiscal_year_ui(ui, view, actions);
        });
    });
    FieldUi::new(Field::Plan(PlanField::Notes), "Notes").multiline(3).ui(ui, view, actions);
}

/// The month can no longer change once readings were kept by quarters that follow it.
fn fiscal_year_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let settings = &view.project.settings;
    let is_used = view.project.series.keys().any(|key| key.cadence >= Cadence::Quarter);
    let now = settings.calendar.fiscal_year_start;
    let shown = usize::try_from(now - 1).ok().and_then(|at| MONTHS.get(at)).unwrap_or(&MONTHS[0]);
    ui.add_enabled_ui(!is_used, |ui| {
        combo_ui(ui, "Fiscal year starts in", shown, |ui| {
            for (number, month) in (1_i8..).zip(MONTHS) {
                if ui.selectable_label(number == now, month).clicked() && number != now {
                    let calendar = Calendar { fiscal_year_start: number };
                    set(settings, actions, |settings| settings.calendar = calendar);
                }
            }
        });
    });
    if is_used {
        note_ui(ui, &EditError::CalendarInUse.to_string());
    } else {
        note_ui(ui, "Quarters follow it");
    }
}

fn set(now: &PlanSettings, actions: &mut Actions, change: impl FnOnce(&mut PlanSettings)) {
    let mut settings = now.clone();
    change(&mut settings);
    actions.edit(Edit::Plan(PlanEdit::SetSettings(Box::new(settings))));
}

/// The kinds of [`JudgedOn`], without their dates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Day {
    Today,
    LastData,
    Fixed,
}

fn judging_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let settings = &view.project.settings;
    let (now, what) = match settings.judging.judged_on {
        JudgedOn::Today => (Day::Today, "Goals are judged on the day you look at them"),
        JudgedOn::LastData => {
            (Day::LastData, "Goals are judged on the last day of the newest period with a reading")
        }
        JudgedOn::Fixed(_) => {
            (Day::Fixed, "Goals are always judged on this day; good for reports and samples")
        }
    };
    let days = [(Day::Today, "Today"), (Day::LastData, "Last data"), (Day::Fixed, "A fixed date")];
    let days = days.map(|(day, text)| (day, text.to_owned()));
    if let Some(day) = choice_ui(ui, "Judged on", now, days) {
        let judged_on = match day {
            Day::Today => JudgedOn::Today,
            Day::LastData => JudgedOn::LastData,
            // The day the plan shows now, so that nothing jumps.
            Day::Fixed => JudgedOn::Fixed(view.analysis.judged_on),
        };
        set(settings, actions, |settings| settings.judging.judged_on = judged_on);
    }
    note_ui(ui, what);
    if now == Day::Fixed {
        FieldUi::new(Field::Plan(PlanField::JudgedOn), "Date").width(160.0).ui(ui, view, actions);
    }
    ui.add_space(theme::SPACE_16);
    semibold_ui(ui, "Goals with a path from baseline to target");
    thresholds_ui(ui, view, &PATH_THRESHOLDS, actions);
    ui.add_space(theme::SPACE_8);
    semibold_ui(ui, "Goals that keep a level in every period");
    thresholds_ui(ui, view, &EVERY_THRESHOLDS, actions);
}

/// Two in a row.
fn thresholds_ui(ui: &mut Ui, view: &View<'_>, thresholds: &[Threshold], actions: &mut Actions) {
    let width = (ui.available_width() - theme::SPACE_24) / 2.0;
    for row in thresholds.chunks(2) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_24;
            for (field, name, unit, explanation) in row {
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(width);
                    FieldUi::new(Field::Plan(*field), name)
                        .suffix(unit)
                        .hint(explanation)
                        .ui(ui, view, actions);
                });
            }
        });
    }
}

fn annotations_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    if view.project.annotations.is_empty() {
        note_ui(ui, "Texts on dates, shown in every chart: campaigns, changes of the rules, facts");
    }
    for (place, annotation) in view.project.annotations.iter().enumerate() {
        annotation_ui(ui, view, place, annotation, actions);
    }
    if action_button_ui(ui, "Add annotation…").clicked() {
        actions.push(Action::Run(Command::AddAnnotation));
    }
}

fn annotation_ui(
    ui: &mut Ui,
    view: &View<'_>,
    place: usize,
    annotation: &Annotation,
    actions: &mut Actions,
) {
    const DATE_WIDTH: f32 = 96.0;
    ui.horizontal(|ui| {
        let date = RichText::new(view.date(annotation.date)).weak();
        ui.allocate_ui(vec2(DATE_WIDTH, theme::ROW_HEIGHT), |ui| {
            ui.set_width(DATE_WIDTH);
            ui.label(date);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = format!("Remove “{}”", annotation.text);
            if icon_button_ui(ui, Icon::Close, &name).clicked() {
                actions.push(Action::Delete(Edit::Plan(PlanEdit::RemoveAnnotation(place))));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(&annotation.text).truncate());
                if !annotation.source.is_empty() {
                    let source = RichText::new(&annotation.source).small().weak();
                    ui.add(Label::new(source).truncate());
                }
            });
        });
    });
}
