//! What holds for the whole plan as long as it is open, above its pages.

use egui::{Frame, Margin, Panel, Ui};

use super::theme;
use super::widgets::{Notice, NoticeKind, notice_ui};
use crate::app::{Action, Actions, Command, View};

/// Says that the plan may only be looked at, why, and how to go on.
pub fn banner_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let Some(why) = view.document.read_only else { return };
    let frame = Frame::new().fill(theme::tokens(ui).window).inner_margin(Margin {
        left: 16,
        right: 16,
        top: 0,
        bottom: 8,
    });
    Panel::top("banner").frame(frame).show_separator_line(false).show(ui, |ui| {
        let shown = Notice {
            kind: NoticeKind::Warning,
            text: why,
            actions: &["Save a copy to change…"],
            can_close: false,
        };
        if notice_ui(ui, &shown).action.is_some() {
            actions.push(Action::Run(Command::SaveAs));
        }
    });
}
