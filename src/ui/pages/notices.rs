//! Short messages at the bottom right, one at a time.

use egui::{Align2, Area, Frame, Id, Order, Ui, vec2};

use crate::app::{Action, Actions, View};
use crate::ui::theme;
use crate::ui::widgets::{Notice, NoticeKind, notice_ui};

const WIDTH: f32 = 420.0;
/// Above the status bar.
const FROM_BOTTOM: f32 = 40.0;

/// Shows the newest message; those before it wait until it is put away.
pub fn notices_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let Some(notice) = view.notices.last() else { return };
    let n_waiting = view.notices.len() - 1;
    let text = match n_waiting {
        0 => notice.text.clone(),
        n => format!("{} ({n} more)", notice.text),
    };
    let commands: Vec<&str> = notice.action.iter().map(|command| command.text()).collect();
    let kind = match (notice.is_error, notice.is_warning) {
        (true, _) => NoticeKind::Problem,
        (false, true) => NoticeKind::Warning,
        (false, false) => NoticeKind::Done,
    };
    let shown = Notice { kind, text: &text, actions: &commands, can_close: true };
    // Under dialogs, over pages.
    let area = Area::new(Id::unique(("notice", notice.id)))
        .order(Order::Middle)
        .anchor(Align2::RIGHT_BOTTOM, vec2(-theme::SPACE_16, -FROM_BOTTOM));
    let response = area.show(ui, |ui| {
        let frame = Frame::new()
            .shadow(ui.visuals().popup_shadow)
            .corner_radius(theme::CARD_RADIUS)
            .stroke(ui.visuals().window_stroke);
        frame
            .show(ui, |ui| {
                ui.set_max_width(WIDTH.min(ui.content_rect().width() - 2.0 * theme::SPACE_32));
                notice_ui(ui, &shown)
            })
            .inner
    });
    let answer = response.inner;
    if answer.action.is_some()
        && let Some(command) = notice.action
    {
        actions.push(Action::DismissNotice(notice.id));
        actions.push(Action::Run(command));
    } else if answer.closed {
        actions.push(Action::DismissNotice(notice.id));
    }
}
