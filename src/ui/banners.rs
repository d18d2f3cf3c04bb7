//! What stands over the page as long as it is so, with its ways out.

use egui::{Frame, Margin, Panel, Ui};

use super::theme;
use super::widgets::{Notice, NoticeKind, notice_ui};
use crate::app::{Actions, Banner, View};

pub fn banners_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    if view.banners.is_empty() {
        return;
    }
    let margin = Margin { left: 16, right: 16, top: 0, bottom: 8 };
    let frame = Frame::new().fill(theme::tokens(ui).window).inner_margin(margin);
    Panel::top("banners").frame(frame).show_separator_line(false).show(ui, |ui| {
        for (place, banner) in view.banners.iter().enumerate() {
            ui.push_id(place, |ui| banner_ui(ui, banner, actions));
        }
    });
}

fn banner_ui(ui: &mut Ui, banner: &Banner, actions: &mut Actions) {
    let kind = if banner.is_warning { NoticeKind::Warning } else { NoticeKind::Info };
    let ways: Vec<&str> = banner.ways.iter().map(|(text, _)| *text).collect();
    let notice = Notice { kind, text: &banner.text, actions: &ways, can_close: false };
    let clicked = notice_ui(ui, &notice).action;
    if let Some((_, action)) = clicked.and_then(|place| banner.ways.get(place)) {
        actions.push(action.clone());
    }
}
