//! Dialogs: a title, a body, and a row of buttons with the affirmative one last.

use egui::{
    Align, Frame, Id, Key, Label, Layout, Margin, Modal, Modifiers, RichText, Role, TextStyle, Ui,
    vec2,
};

use super::button::{
    danger_button_ui, danger_text_button_ui, primary_button_ui, secondary_button_ui,
};
use super::name_container;
use super::opener::Opener;
use crate::ui::theme;

/// A button of a dialog.
#[derive(Clone, Copy, Debug)]
pub struct DialogButton<'a> {
    pub text: &'a str,
    pub is_enabled: bool,
    /// What it does cannot be undone: Enter then means the way back, not this button.
    pub is_dangerous: bool,
}

impl<'a> DialogButton<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, is_enabled: true, is_dangerous: false }
    }

    /// The same, but greyed unless `is_enabled`.
    pub fn enabled(self, is_enabled: bool) -> Self {
        Self { is_enabled, ..self }
    }

    /// The same, for what cannot be undone.
    pub fn dangerous(self) -> Self {
        Self { is_dangerous: true, ..self }
    }
}

/// The row of buttons: cancel first, then the other way out, the affirmative last.
#[derive(Clone, Copy, Debug)]
pub struct DialogButtons<'a> {
    /// What Esc does; usually "Cancel". `None` leaves only the affirmative button, which Esc
    /// then stands for too: a dialog that only tells something.
    pub cancel: Option<&'a str>,
    /// A destructive way out at the other end of the row, as red text: "Don't Save".
    pub destructive: Option<DialogButton<'a>>,
    /// What Enter does, unless it is dangerous: "Save".
    pub affirmative: DialogButton<'a>,
}

/// How a dialog was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogChoice {
    Cancel,
    Destructive,
    Affirmative,
}

/// Shows a dialog over everything, its content `width` points wide, and says how it was answered in this
/// pass. Enter chooses the affirmative button, unless a text of several lines has the keyboard;
/// Esc cancels; a click outside does nothing, so that nothing typed is lost by accident.
///
/// When it opens, the affirmative button takes the keyboard (the way back if that one is dangerous)
/// unless the body gives it to a field;
/// when it is answered, what had the keyboard before gets it back.
pub fn modal_ui(
    ui: &Ui,
    id: Id,
    title: &str,
    width: f32,
    buttons: &DialogButtons<'_>,
    add_body: impl FnOnce(&mut Ui),
) -> Option<DialogChoice> {
    modal_with_footer_ui(ui, id, title, width, buttons, add_body, |_| {})
}

/// The same with something said at the left of the row of buttons, in the room they leave.
pub fn modal_with_footer_ui(
    ui: &Ui,
    id: Id,
    title: &str,
    width: f32,
    buttons: &DialogButtons<'_>,
    add_body: impl FnOnce(&mut Ui),
    add_footer: impl FnOnce(&mut Ui),
) -> Option<DialogChoice> {
    let tokens = theme::tokens(ui);
    let frame =
        Frame::popup(ui.style()).inner_margin(Margin::same(24)).stroke(ui.visuals().window_stroke);
    // An open list inside the dialog gets Esc and Enter first.
    let has_popup = egui::Popup::is_any_open(ui);
    let opener = Opener::note(ui, id);
    let modal = Modal::new(id).frame(frame).backdrop_color(tokens.veil).show(ui, |ui| {
        name_container(ui, Role::Dialog, title);
        ui.accesskit_node_builder(ui.unique_id(), egui::accesskit::Node::set_modal);
        ui.set_width(width.min(ui.content_rect().width() - 3.0 * theme::SPACE_32));
        let heading = RichText::new(title).text_style(TextStyle::Heading);
        let heading = ui.add(Label::new(heading).wrap());
        ui.accesskit_node_builder(heading.id, |node| node.set_role(Role::Heading));
        add_body(ui);
        ui.add_space(theme::SPACE_16);
        // Named apart from the body, whose widgets come and go: the focus stays on its button.
        let row = egui::UiBuilder::new().scope_id(id.with("row of buttons"));
        ui.scope_builder(row, |ui| buttons_ui(ui, buttons, opener, add_footer)).inner
    });
    let choice = match modal.inner {
        None if modal.is_top_modal && !has_popup => by_key(ui, buttons),
        clicked => clicked,
    };
    if choice.is_some() {
        opener.give_back(ui, id);
    }
    choice
}

/// The answer given with Enter or Esc.
fn by_key(ui: &Ui, buttons: &DialogButtons<'_>) -> Option<DialogChoice> {
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        let is_telling = buttons.cancel.is_none();
        return Some(if is_telling { DialogChoice::Affirmative } else { DialogChoice::Cancel });
    }
    // A focused button takes Enter as a click, and a text of several lines as a line end; a
    // single line gives the keyboard up on Enter.
    let is_free = ui.memory(egui::Memory::focused).is_none();
    let is_enter = is_free && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    let by_enter = if buttons.affirmative.is_dangerous {
        DialogChoice::Cancel
    } else {
        DialogChoice::Affirmative
    };
    (is_enter && buttons.affirmative.is_enabled).then_some(by_enter)
}

fn buttons_ui(
    ui: &mut Ui,
    buttons: &DialogButtons<'_>,
    opener: Opener,
    add_footer: impl FnOnce(&mut Ui),
) -> Option<DialogChoice> {
    let mut choice = None;
    let size = vec2(ui.available_width(), theme::MAIN_BUTTON_HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        if let Some(button) = buttons.destructive {
            let shown = ui.add_enabled_ui(button.is_enabled, |ui| {
                danger_text_button_ui(ui, button.text).clicked()
            });
            if shown.inner {
                choice = Some(DialogChoice::Destructive);
            }
        }
        // Measured first, so that Tab goes from left to right while the row ends at the right.
        let (cancel, affirmative) = (buttons.cancel, buttons.affirmative);
        let mut width = button_width(ui, affirmative.text, &theme::semibold());
        if let Some(text) = cancel {
            width += button_width(ui, text, &TextStyle::Button) + ui.spacing().item_spacing.x;
        }
        let room = vec2((ui.available_width() - width).max(0.0), theme::MAIN_BUTTON_HEIGHT);
        let (_, room) = ui.allocate_space(room);
        let room = room.with_max_x((room.right() - theme::SPACE_16).max(room.left()));
        add_footer(&mut ui.new_child(egui::UiBuilder::new().max_rect(room)));
        let back = cancel.map(|text| secondary_button_ui(ui, text));
        if back.as_ref().is_some_and(egui::Response::clicked) {
            choice = Some(DialogChoice::Cancel);
        }
        let shown = ui.add_enabled_ui(affirmative.is_enabled, |ui| {
            if affirmative.is_dangerous {
                danger_button_ui(ui, affirmative.text)
            } else {
                primary_button_ui(ui, affirmative.text)
            }
        });
        if wants_focus(ui, opener, affirmative) {
            let safe = back.filter(|_| affirmative.is_dangerous);
            safe.as_ref().unwrap_or(&shown.inner).request_focus();
        }
        if shown.inner.clicked() {
            choice = Some(DialogChoice::Affirmative);
        }
    });
    choice
}

/// Whether the row is to take the keyboard now: when the dialog opens, or once the button is there
/// for that if nothing else took it meanwhile.
fn wants_focus(ui: &Ui, opener: Opener, affirmative: DialogButton<'_>) -> bool {
    let id = ui.scope_id().with("waits for its button");
    let waits = opener.wants_focus(ui)
        || ui.data(|data| data.get_temp(id)).unwrap_or(false)
            && ui.memory(egui::Memory::focused).is_none();
    let is_ready = affirmative.is_enabled || affirmative.is_dangerous;
    ui.data_mut(|data| data.insert_temp(id, waits && !is_ready));
    waits && is_ready
}

fn button_width(ui: &Ui, text: &str, style: &TextStyle) -> f32 {
    let font = style.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER);
    galley.size().x + 2.0 * theme::SPACE_16
}
