//! What stands beside the page, or in a narrow window in its place: the inspector or an answer.

use egui::{Frame, Margin, Panel, Ui};

use super::answers::AnswersPanel;
use super::{inspector, theme};
use crate::app::{Actions, Page, View};

/// How wide it is beside the page, in points.
const WIDTH: f32 = 344.0;
/// Windows narrower than this have no room for both, in points.
pub const ROOM_FOR_BOTH: f32 = 1_040.0;

/// Whether it stands in the place of the page.
pub fn takes_whole_page(ui: &Ui, view: &View<'_>) -> bool {
    is_open(view) && ui.content_rect().width() < ROOM_FOR_BOTH
}

/// How much of the window's width it takes from the page, in points.
pub fn width_beside_page(ui: &Ui, view: &View<'_>) -> f32 {
    if is_open(view) && !takes_whole_page(ui, view) { WIDTH } else { 0.0 }
}

/// Answers stand beside the chart they are about; items are inspected beside every page about the
/// plan.
fn is_open(view: &View<'_>) -> bool {
    let session = view.session;
    let is_shown = match session.page {
        Page::Plan => session.inspected.is_some() || session.question.is_some(),
        Page::Findings | Page::Coverage => session.inspected.is_some(),
        Page::PlanSettings | Page::Preferences => false,
    };
    view.is_plan_open && is_shown
}

/// A panel at the right edge, if something is open and there is room.
pub fn panel_ui(ui: &mut Ui, view: &View<'_>, answers: &mut AnswersPanel, actions: &mut Actions) {
    if !is_open(view) || takes_whole_page(ui, view) {
        return;
    }
    let frame = Frame::new().fill(theme::tokens(ui).window).inner_margin(Margin {
        left: 0,
        right: 16,
        top: 0,
        bottom: 0,
    });
    Panel::right("beside")
        .frame(frame)
        .exact_size(WIDTH)
        .resizable(false)
        .show_separator_line(false)
        .show(ui, |ui| content_ui(ui, view, answers, actions));
}

/// The same over all the room there is.
pub fn content_ui(ui: &mut Ui, view: &View<'_>, answers: &mut AnswersPanel, actions: &mut Actions) {
    match &view.session.question {
        Some(question) => answers.ui(ui, view, question, actions),
        None => inspector::inspector_ui(ui, view, actions),
    }
}
