//! *KPI trend*: actual figures against the target path, as a chart, a sentence and a table.

mod captions;
mod chart;
mod choices;
mod columns;
mod decimate;
mod draw;
mod empty;
mod figures;
mod flags;
mod frame;
mod geometry;
mod heading;
mod labels;
mod limits;
mod readout;
mod scale;
mod sentence;
mod shown;
mod table;

use egui::text::LayoutJob;
use egui::{Align, Id, Label, Layout, Sense, Ui, UiBuilder, Vec2, vec2};

use crate::analysis::About;
use crate::app::Action;
use crate::app::{Actions, Question, View};
use crate::model::{GoalId, KpiId};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, SPACE_8, SPACE_16};
use crate::ui::widgets;

use chart::Chart;
use shown::Shown;

const HEADING: &str = "KPI trend";
/// Room for "How is this computed?" beside the notes, in points.
const LINK_WIDTH: f32 = 176.0;

/// Size of the mark before what the newest figure leaves out, in points.
const OMISSION_ICON: f32 = 13.0;

/// Headings narrower than this put their buttons into one menu, in points.
const NARROW_WIDTH: f32 = 320.0;
/// The least height of the chart that leaves room for choosers and the reason in a low or narrow
/// panel, in points.
const LEAST_BESIDE: f32 = 112.0;

/// The panel *KPI trend*; keeps what is drawn while nothing it is made of changes.
#[derive(Debug, Default)]
pub struct TrendPanel {
    shown: Option<Shown>,
    chart: Chart,
    /// Whose chart it is: another goal or KPI starts with a fresh view.
    subject: (Option<GoalId>, Option<KpiId>),
    /// The chart, and the period the keyboard reads in it.
    at: Option<(Id, About)>,
}

impl TrendPanel {
    /// The period the keyboard reads, if the chart has it.
    pub fn number_at(&self, focused: Id) -> Option<About> {
        self.at.as_ref().filter(|(id, _)| *id == focused).map(|(_, about)| about.clone())
    }

    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let subject = (view.session.selection.goal, view.session.selection.kpi);
        if subject != self.subject {
            self.subject = subject;
            self.chart = Chart::default();
        }
        self.shown = Shown::update(self.shown.take(), view);
        let Self { shown, chart, at, .. } = self;
        *at = None;
        if let Some(shown) = shown {
            *at = panel_ui(ui, view, shown, chart, actions);
        } else {
            let card = |ui: &mut Ui| {
                ui.set_min_size(ui.available_size());
                empty::nothing_ui(ui, view, actions);
            };
            widgets::panel_ui(ui, HEADING, "", |_| {}, card);
        }
    }
}

/// The card; what the keyboard reads in the chart.
fn panel_ui(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &Shown,
    chart: &mut Chart,
    actions: &mut Actions,
) -> Option<(Id, About)> {
    let mut at = None;
    let is_compact = is_compact(ui, shown);
    let as_table = view.session.trend_as_table;
    let subtitle = shown.subtitle.clone();
    let fit = chart.fit_button(shown).filter(|_| !as_table);
    let mut is_fit_clicked = false;
    let heading = |ui: &mut Ui| {
        actions_ui(ui, view, shown, is_compact, actions);
        if let Some(text) = fit {
            is_fit_clicked = widgets::action_button_ui(ui, text).clicked();
        }
    };
    let mut pushed = Actions::default();
    widgets::panel_ui(ui, HEADING, &subtitle, heading, |ui| {
        ui.set_min_size(ui.available_size());
        if as_table && !shown.points().is_empty() {
            table::ui(ui, shown, &mut pushed);
        } else if !shown.has_figures() || shown.is_refused() {
            empty::no_figures_ui(ui, view, shown, &mut pushed);
        } else {
            at = chart_ui(ui, view, shown, chart, is_compact, &mut pushed);
        }
    });
    for action in pushed.take() {
        actions.push(action);
    }
    if is_fit_clicked {
        chart.fit();
    }
    at
}

/// From right to left: table or chart, questions, limits, how it is computed, the status. In a
/// narrow panel all of them but the status are in one menu, so that both can be read.
fn actions_ui(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &Shown,
    is_compact: bool,
    actions: &mut Actions,
) {
    if ui.available_width() < NARROW_WIDTH {
        heading::more_ui(ui, view, shown, actions);
    } else {
        heading::buttons_ui(ui, view, shown, is_compact, actions);
    }
    heading::status_ui(ui, shown, actions);
}

/// The words beneath the chart, with the room they take.
struct Beneath {
    sentence: LayoutJob,
    /// What the newest figure leaves out.
    omissions: Option<LayoutJob>,
    reason: Option<LayoutJob>,
    limits: Option<LayoutJob>,
    flags: Option<LayoutJob>,
    /// Whether there is room for choosing what stands for readings that cannot be added.
    has_choosers: bool,
    height: f32,
}

impl Beneath {
    fn new(ui: &Ui, shown: &Shown, width: f32, is_compact: bool) -> Self {
        let height = |job: &LayoutJob| ui.painter().layout_job(job.clone()).size().y + SPACE_8;
        let sentence = sentence::sentence_job(ui, &shown.sentence, width, is_compact);
        let omissions = sentence::omissions_job(ui, shown, width - OMISSION_ICON - SPACE_8);
        let flags = sentence::flags_job(ui, shown, width).filter(|_| !is_compact);
        let limits = sentence::limits_job(ui, shown, width).filter(|_| !is_compact);
        let mut total = height(&sentence);
        total += [&omissions, &limits, &flags].into_iter().flatten().map(height).sum::<f32>();
        let choosers = choices::height(ui, shown, width);
        let has_choosers = !is_compact || total + choosers + LEAST_BESIDE <= ui.available_height();
        if has_choosers {
            total += choosers;
        }
        let reason = if is_compact {
            let spare = ui.available_height() - total - LEAST_BESIDE;
            sentence::reason_within_job(ui, shown, width, spare - SPACE_8)
        } else {
            sentence::reason_job(ui, shown, width - LINK_WIDTH)
        };
        let reason_height = reason.as_ref().map_or(0.0, height);
        let link = if is_compact { 0.0 } else { theme::CONTROL_HEIGHT + SPACE_8 };
        total += reason_height.max(link);
        Self { sentence, omissions, reason, limits, flags, has_choosers, height: total }
    }
}

/// Whether the card that will be shown has room for the chart and its sentence alone.
fn is_compact(ui: &Ui, shown: &Shown) -> bool {
    const LEAST_WIDTH: f32 = 400.0;
    const LEAST_CHART: f32 = 136.0;
    let room = ui.available_size() - Vec2::splat(2.0 * SPACE_16);
    let words = Beneath::new(ui, shown, room.x, false).height;
    let chart = room.y - theme::CONTROL_HEIGHT - SPACE_8 - words;
    room.x < LEAST_WIDTH || chart < LEAST_CHART
}

/// The chart takes what the words beneath it leave; what the keyboard reads in it.
fn chart_ui(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &Shown,
    chart: &mut Chart,
    is_compact: bool,
    actions: &mut Actions,
) -> Option<(Id, About)> {
    const LEAST_HEIGHT: f32 = 64.0;
    let width = ui.available_width();
    let beneath = Beneath::new(ui, shown, width, is_compact);
    let height = (ui.available_height() - beneath.height).max(LEAST_HEIGHT);
    let (_, rect) = ui.allocate_space(vec2(width, height));
    // A ui of its own: what the chart allocates must not move what comes below it.
    let place = UiBuilder::new().id_salt("chart").max_rect(rect);
    let question = match &view.session.question {
        Some(Question::WhyMoved(question)) => Some(question),
        Some(Question::WhatItTakes(_)) | None => None,
    };
    let compared = question.and_then(|question| question.windows);
    let response = chart.ui(&mut ui.new_child(place), rect, shown, compared);
    chart.ask_ui(&response, shown, actions);
    if let Some(asked) = chart.pick(ui, &response, shown, question) {
        actions.push(Action::Ask(Question::WhyMoved(asked)));
    }
    let at = chart.asked(shown).map(|about| (response.id, about));
    let label = ui.add(whole_label(beneath.sentence));
    if let Some(omissions) = beneath.omissions {
        omissions_ui(ui, omissions, shown);
    }
    if beneath.has_choosers {
        choices::ui(ui, view, shown, actions);
    }
    if is_compact {
        label.on_hover_text(shown.in_full());
        if let Some(reason) = beneath.reason {
            ui.add(Label::new(reason));
        }
        return at;
    }
    if let Some(limits) = beneath.limits {
        ui.add(whole_label(limits)).on_hover_text(&shown.limits);
    }
    ui.horizontal_top(|ui| {
        let size = vec2(width - LINK_WIDTH, 0.0);
        ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
            ui.set_width(size.x);
            if let Some(reason) = beneath.reason {
                ui.add(Label::new(reason));
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let button = widgets::action_button_ui(ui, widgets::HOW);
            if button.clicked() {
                actions.explain(shown.about(), button.rect);
            }
        });
    });
    if let Some(flags) = beneath.flags {
        let whole = sentence::legend_lines(shown).join("\n");
        ui.add(whole_label(flags)).on_hover_text(whole);
    }
    at
}

/// Words that may be cut, whose tooltip says more than what was cut.
fn whole_label(job: LayoutJob) -> Label {
    Label::new(job).show_tooltip_when_elided(false)
}

fn omissions_ui(ui: &mut Ui, omissions: LayoutJob, shown: &Shown) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = SPACE_8;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(OMISSION_ICON), Sense::hover());
        let icon = rect.shrink(1.0).translate(vec2(0.0, 2.0));
        icons::paint(ui.painter(), Icon::Warning, icon, theme::tokens(ui).warning);
        ui.add(whole_label(omissions)).on_hover_text(&shown.omissions);
    });
}

#[cfg(test)]
mod stories;
#[cfg(test)]
mod testing;
