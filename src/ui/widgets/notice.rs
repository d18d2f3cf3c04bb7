//! What the program has to say: a banner over the content, and a toast that floats.

use egui::accesskit::Live;
use egui::{
    Align, Align2, Area, Color32, Frame, Id, Label, Layout, Margin, Order, Rect, Response, Role,
    Sense, Stroke, TextStyle, Ui, Vec2, vec2,
};

use super::button::{action_button_ui, icon_button_ui};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Tokens};

/// Space before each button.
const BUTTON_GAP: f32 = theme::SPACE_16;
/// Width below which a long sentence does not share its line with buttons.
const LEAST_TEXT: f32 = 320.0;

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something is done: "Goal deleted".
    Done,
    Info,
    Warning,
    Problem,
}

impl NoticeKind {
    fn icon(self) -> Icon {
        match self {
            Self::Done => Icon::Check,
            Self::Info => Icon::Info,
            Self::Warning | Self::Problem => Icon::Warning,
        }
    }

    fn color(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Done => tokens.achieved,
            Self::Info => tokens.weak,
            Self::Warning => tokens.warning,
            Self::Problem => tokens.danger,
        }
    }
}

/// One sentence with the buttons that go with it.
#[derive(Clone, Copy, Debug)]
pub struct Notice<'a> {
    pub kind: NoticeKind,
    pub text: &'a str,
    /// Words of the buttons, the likeliest first: "Undo", "Reload".
    pub actions: &'a [&'a str],
    /// Whether it can be put away.
    pub can_close: bool,
}

/// What happened to a notice in this pass.
#[derive(Clone, Debug)]
pub struct NoticeResponse {
    pub response: Response,
    /// Index of the action that was clicked.
    pub action: Option<usize>,
    pub closed: bool,
}

/// A banner as wide as there is room. It is a live status: a screen reader says it when it
/// appears. It never asks for another pass; whoever shows it decides when it goes.
pub fn notice_ui(ui: &mut Ui, notice: &Notice<'_>) -> NoticeResponse {
    let tokens = theme::tokens(ui);
    let frame = Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(1.0, tokens.grid))
        .corner_radius(theme::CARD_RADIUS)
        .inner_margin(margin(notice));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        line_ui(ui, notice)
    });
    let (action, closed) = shown.inner;
    NoticeResponse { response: shown.response, action, closed }
}

/// The same, floating at the bottom of the window over everything but dialogs.
pub fn toast_ui(ui: &Ui, id: Id, notice: &Notice<'_>) -> NoticeResponse {
    const WIDTH: f32 = 420.0;
    let tokens = theme::tokens(ui);
    let area = Area::new(id)
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -40.0))
        .interactable(true);
    let shown = area.show(ui, |ui| {
        let frame = Frame::new()
            .fill(tokens.panel)
            .stroke(ui.visuals().window_stroke)
            .shadow(ui.visuals().popup_shadow)
            .corner_radius(theme::CARD_RADIUS)
            .inner_margin(margin(notice));
        frame.show(ui, |ui| {
            let most = WIDTH.min(ui.content_rect().width() - 2.0 * theme::SPACE_32);
            ui.set_width(width_of(ui, notice).min(most));
            line_ui(ui, notice)
        })
    });
    let (action, closed) = shown.inner.inner;
    NoticeResponse { response: shown.inner.response, action, closed }
}

/// An icon at the end brings room of its own.
fn margin(notice: &Notice<'_>) -> Margin {
    Margin { left: 16, right: if notice.can_close { 8 } else { 16 }, top: 8, bottom: 8 }
}

/// How wide a notice would like to be: everything on one line.
fn width_of(ui: &Ui, notice: &Notice<'_>) -> f32 {
    let text = text_width(ui, notice.text, &TextStyle::Body).ceil();
    icons::MEDIUM + theme::SPACE_8 + text + buttons_width(ui, notice) + theme::SPACE_8
}

fn buttons_width(ui: &Ui, notice: &Notice<'_>) -> f32 {
    let strong = theme::semibold();
    let actions = notice.actions.iter().map(|text| text_width(ui, text, &strong) + BUTTON_GAP);
    let close = if notice.can_close { theme::CONTROL_HEIGHT + BUTTON_GAP } else { 0.0 };
    actions.sum::<f32>() + close
}

fn text_width(ui: &Ui, text: &str, style: &TextStyle) -> f32 {
    let font = style.resolve(ui.style());
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x
}

/// Icon, sentence and buttons. The buttons keep their room and the sentence wraps in what is left;
/// a long one that has too little of it stands above the buttons.
fn line_ui(ui: &mut Ui, notice: &Notice<'_>) -> (Option<usize>, bool) {
    let room = ui.available_width() - icons::MEDIUM - ui.spacing().item_spacing.x;
    let beside = room - buttons_width(ui, notice);
    let text = text_width(ui, notice.text, &TextStyle::Body);
    let is_stacked = !notice.actions.is_empty() && beside < LEAST_TEXT.min(text);
    if !is_stacked {
        return ui
            .horizontal(|ui| {
                icon_and_text_ui(ui, notice, beside);
                buttons_ui(ui, notice)
            })
            .inner;
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.horizontal(|ui| icon_and_text_ui(ui, notice, room));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            // The first button stands below the beginning of the sentence.
            ui.add_space(icons::MEDIUM + theme::SPACE_8 - BUTTON_GAP);
            buttons_ui(ui, notice)
        })
        .inner
    })
    .inner
}

/// The icon, and the sentence in `room` points beside it.
fn icon_and_text_ui(ui: &mut Ui, notice: &Notice<'_>, room: f32) {
    ui.set_min_height(theme::CONTROL_HEIGHT);
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(icons::MEDIUM), Sense::hover());
    let icon = Rect::from_center_size(rect.center(), Vec2::splat(14.0));
    let color = notice.kind.color(theme::tokens(ui));
    icons::paint(ui.painter(), notice.kind.icon(), icon, color);
    // Measured first, so that Tab goes from left to right while the row ends at the right.
    ui.spacing_mut().item_spacing.x = 0.0;
    let room = room.max(0.0);
    let size = vec2(room, theme::CONTROL_HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(room);
        text_ui(ui, notice);
    });
}

/// The sentence, as a status that a screen reader says when it appears.
fn text_ui(ui: &mut Ui, notice: &Notice<'_>) {
    let label = ui.add(Label::new(notice.text).wrap());
    ui.accesskit_node_builder(label.id, |node| {
        node.set_role(Role::Status);
        node.clear_value();
        node.set_label(notice.text);
        node.set_live(if notice.kind == NoticeKind::Problem {
            Live::Assertive
        } else {
            Live::Polite
        });
    });
}

/// The buttons from left to right, each with its gap before it.
fn buttons_ui(ui: &mut Ui, notice: &Notice<'_>) -> (Option<usize>, bool) {
    let mut action = None;
    for (index, text) in notice.actions.iter().enumerate() {
        ui.add_space(BUTTON_GAP);
        if action_button_ui(ui, text).clicked() {
            action = Some(index);
        }
    }
    if !notice.can_close {
        return (action, false);
    }
    ui.add_space(BUTTON_GAP);
    (action, icon_button_ui(ui, Icon::Close, "Dismiss").clicked())
}
