//! Short messages at the bottom of the page, one at a time.

use egui::{Align2, Area, Frame, Id, Order, Ui, vec2};

use crate::app::{Action, Actions, Tone, View};
use crate::ui::beside;
use crate::ui::theme;
use crate::ui::widgets::{Notice, NoticeKind, notice_ui};
use crate::ui::words::count;

const WIDTH: f32 = 420.0;
/// In a window that is too narrow for page and beside side by side.
const NARROW_WIDTH: f32 = 320.0;
/// Of messages of so many letters, which would stand in a tower of short lines; those with a path
/// are among them.
const LONG_WIDTH: f32 = 600.0;
const LONG: usize = 90;
/// Above the status bar.
const FROM_BOTTOM: f32 = 40.0;

/// Shows the newest message; those before it wait until it is put away.
pub fn notices_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let Some(notice) = view.notices.last() else { return };
    let n_waiting = view.notices.len() - 1;
    let text = match n_waiting {
        0 => notice.text.clone(),
        n => format!("{} · {} after this", notice.text, count(n, "message", "messages")),
    };
    let commands: Vec<&str> = notice.action.iter().map(|command| command.text()).collect();
    let kind = match notice.tone {
        Tone::Done => NoticeKind::Done,
        Tone::Warning => NoticeKind::Warning,
        Tone::Error => NoticeKind::Problem,
    };
    let shown = Notice { kind, text: &text, actions: &commands, can_close: true };
    // Under dialogs, over pages.
    // In the middle of the page, not over the fields of what is beside it.
    let beside = beside::width_beside_page(ui, view);
    let is_narrow = ui.content_rect().width() < beside::ROOM_FOR_BOTH;
    let most = match text.chars().count() {
        LONG.. => LONG_WIDTH,
        _ if is_narrow => NARROW_WIDTH,
        _ => WIDTH,
    };
    let area = Area::new(Id::unique(("notice", notice.id)))
        .order(Order::Middle)
        .anchor(Align2::CENTER_BOTTOM, vec2(-beside / 2.0, -FROM_BOTTOM));
    let response = area.show(ui, |ui| {
        let frame = Frame::new()
            .shadow(ui.visuals().popup_shadow)
            .corner_radius(theme::CARD_RADIUS)
            .stroke(ui.visuals().window_stroke);
        frame
            .show(ui, |ui| {
                ui.set_max_width(most.min(ui.content_rect().width() - 2.0 * theme::SPACE_32));
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
