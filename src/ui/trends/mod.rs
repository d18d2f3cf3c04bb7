//! *KPI trend*: actual figures against the target path, as a chart, a sentence and a table.

mod captions;
mod chart;
mod decimate;
mod draw;
mod figures;
mod flags;
mod frame;
mod geometry;
mod labels;
mod readout;
mod scale;
mod sentence;
mod shown;
mod table;

use egui::{Label, Ui, UiBuilder, vec2};

use crate::app::{Action, Actions, Command, View};
use crate::model::{GoalId, ItemId, KpiId};
use crate::ui::icons::Icon;
use crate::ui::theme::SPACE_8;
use crate::ui::widgets;

use chart::Chart;
use shown::Shown;

/// Bodies lower than this show the chart and its sentence alone, in points.
const COMPACT_HEIGHT: f32 = 230.0;

/// Headings narrower than this show the status as its icon alone, in points.
const NARROW_WIDTH: f32 = 320.0;

/// The panel *KPI trend*; keeps what is drawn while nothing it is made of changes.
#[derive(Debug, Default)]
pub struct TrendPanel {
    shown: Option<Shown>,
    chart: Chart,
    /// Whose chart it is: another goal or KPI starts with a fresh view.
    subject: (Option<GoalId>, Option<KpiId>),
}

impl TrendPanel {
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let subject = (view.session.selection.goal, view.session.selection.kpi);
        if subject != self.subject {
            self.subject = subject;
            self.chart = Chart::default();
        }
        self.shown = Shown::update(self.shown.take(), view);
        let Self { shown, chart, .. } = self;
        match shown {
            Some(shown) => panel_ui(ui, view, shown, chart, actions),
            None => nothing_ui(ui, view, actions),
        }
    }
}

fn panel_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown, chart: &mut Chart, actions: &mut Actions) {
    let is_compact = ui.available_height() < COMPACT_HEIGHT;
    let as_table = view.session.trend_as_table;
    let subtitle = shown.subtitle.clone();
    let fit = chart.fit_button(shown).filter(|_| !as_table);
    let mut is_fit_clicked = false;
    let heading = |ui: &mut Ui| {
        actions_ui(ui, shown, as_table, is_compact, actions);
        if let Some(text) = fit {
            is_fit_clicked = widgets::action_button_ui(ui, text).clicked();
        }
    };
    let mut pushed = Actions::default();
    widgets::panel_ui(ui, "KPI trend", &subtitle, heading, |ui| {
        if !shown.has_figures() {
            no_figures_ui(ui, shown, &mut pushed);
        } else if as_table {
            table::ui(ui, shown, &mut pushed);
        } else {
            chart_ui(ui, shown, chart, is_compact);
        }
    });
    for action in pushed.take() {
        actions.push(action);
    }
    if is_fit_clicked {
        chart.fit();
    }
}

/// From right to left: table or chart, how it is computed, the status.
fn actions_ui(ui: &mut Ui, shown: &Shown, as_table: bool, is_compact: bool, actions: &mut Actions) {
    let is_narrow = ui.available_width() < NARROW_WIDTH;
    if shown.has_figures() {
        let text = if as_table { "Show as chart" } else { "Show as table" };
        if widgets::action_button_ui(ui, text).clicked() {
            actions.push(Action::Run(Command::ToggleTrendTable));
        }
    }
    if is_compact || as_table {
        let button = widgets::icon_button_ui(ui, Icon::Info, "How is this computed?");
        sentence::explanation_ui(&button, shown);
    }
    if let Some(analysis) = shown.analysis() {
        let badge = if is_narrow {
            widgets::status_dot_ui(ui, analysis.status)
        } else {
            widgets::status_badge_ui(ui, analysis.status)
        };
        badge.on_hover_text(&analysis.reason);
    }
}

/// The chart takes what the words beneath it leave.
fn chart_ui(ui: &mut Ui, shown: &Shown, chart: &mut Chart, is_compact: bool) {
    let width = ui.available_width();
    let sentence = sentence::sentence_job(ui, &shown.sentence, width, is_compact);
    let notes = sentence::notes_job(ui, shown, width).filter(|_| !is_compact);
    let mut words = ui.painter().layout_job(sentence.clone()).size().y + SPACE_8;
    if let Some(notes) = &notes {
        words += ui.painter().layout_job(notes.clone()).size().y + SPACE_8;
    }
    if !is_compact {
        words += ui.spacing().interact_size.y + SPACE_8;
    }
    let height = (ui.available_height() - words).max(72.0);
    let (_, rect) = ui.allocate_space(vec2(width, height));
    // A ui of its own: what the chart allocates must not move what comes below it.
    let place = UiBuilder::new().id_salt("chart").max_rect(rect);
    chart.ui(&mut ui.new_child(place), rect, shown);
    let label = ui.add(Label::new(sentence));
    if is_compact {
        label.on_hover_text(&shown.sentence);
    }
    if let Some(notes) = notes {
        ui.add(Label::new(notes));
    }
    if !is_compact {
        let button = widgets::action_button_ui(ui, "How is this computed?");
        sentence::explanation_ui(&button, shown);
    }
}

/// A goal or KPI of which nothing can be drawn: why, and what to do about it.
fn no_figures_ui(ui: &mut Ui, shown: &Shown, actions: &mut Actions) {
    let refused = shown.points().iter().rev().find_map(|point| point.figure.reason());
    let (heading, text) = match refused {
        Some(reason) => ("No figure to show", crate::analysis::words::upper_first(reason)),
        None => ("No readings yet", "Type some below or import an export of a platform".to_owned()),
    };
    if widgets::empty_state_ui(ui, heading, &text, "Import…") {
        actions.push(Action::Run(Command::Import));
    }
}

/// Nothing is selected that has a KPI.
fn nothing_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let goal = view.session.selection.goal;
    let reason = goal.and_then(|id| view.goal_analysis(id)).map(|analysis| &analysis.reason);
    widgets::panel_ui(
        ui,
        "KPI trend",
        "",
        |_| {},
        |ui| match goal {
            Some(goal) => {
                let text = reason.map_or("A KPI makes a goal measurable", String::as_str);
                if widgets::empty_state_ui(ui, "This goal has no KPI", text, "Choose a KPI…") {
                    actions.push(Action::Inspect(ItemId::Goal(goal)));
                }
            }
            None => {
                let text = "Select a goal or a KPI to see how it develops";
                if widgets::empty_state_ui(ui, "Nothing selected", text, "Add a KPI…") {
                    actions.push(Action::Run(Command::AddKpi));
                }
            }
        },
    );
}

#[cfg(all(test, feature = "pictures"))]
mod peek;
#[cfg(test)]
mod testing;
