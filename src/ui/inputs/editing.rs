//! The one cell that is being typed into.

use egui::text::{CCursor, CCursorRange};
use egui::{
    Align2, Context, EventFilter, Frame, Id, Margin, Rect, TextEdit, TextStyle, Ui, UiBuilder,
};

use super::cursor::Cell;
use super::layout::PADDING;
use crate::analysis::Overlay;
use crate::app::{Action, Actions, Drafts, Field};
use crate::model::{NumberFormat, ReadingKey};
use crate::ui::theme;

/// Text being typed into a cell. The app holds it too; this is what the field on screen edits.
#[derive(Debug)]
pub struct Editing {
    pub cell: Cell,
    pub key: ReadingKey,
    pub text: String,
    /// Whether typing replaced what the cell held; then arrows end it.
    pub is_anew: bool,
    /// Whether the app was told.
    is_told: bool,
    /// Whether the app took the text into its care.
    is_known: bool,
}

impl Editing {
    /// Starts typing, with the text cursor behind the text. `id` is that of the field to come.
    pub fn start(
        ctx: &Context,
        id: Id,
        (cell, key): (Cell, ReadingKey),
        text: String,
        is_anew: bool,
    ) -> Self {
        // A fresh state, so that Undo does not bring back what was typed into another cell.
        let mut state = egui::text_edit::TextEditState::default();
        let end = CCursor::new(text.chars().count());
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        state.store(ctx, id);
        Self { cell, key, text, is_anew, is_told: false, is_known: false }
    }

    pub fn field(&self) -> Field {
        Field::Reading(self.key)
    }

    /// Whether the app has ended the typing on its own, to save the plan for example.
    pub fn is_over(&mut self, drafts: &Drafts) -> bool {
        let is_held = drafts.active().is_some_and(|draft| draft.field == self.field());
        let is_over = self.is_known && !is_held;
        self.is_known |= is_held;
        is_over
    }

    /// Tells the app what the text is now.
    pub fn tell(&mut self, actions: &mut Actions) {
        self.is_told = true;
        actions.push(Action::Type { field: self.field(), text: self.text.clone() });
    }

    /// Hands the text over.
    pub fn keep(&self, actions: &mut Actions) {
        if self.is_told {
            actions.push(Action::Commit(self.field()));
        }
    }

    /// Gives the text up, and also what was typed here before and could not be read.
    pub fn drop_text(&self, actions: &mut Actions) {
        actions.push(Action::Forget(self.field()));
    }

    /// The reading as typed so far, to work the KPI out with; a text that is no number changes
    /// nothing.
    pub fn overlay(&self, numbers: NumberFormat) -> Overlay {
        overlay_of(self.key, &self.text, numbers)
    }

    /// The field in its cell.
    pub fn ui(&mut self, ui: &mut Ui, id: Id, rect: Rect, name: &str, actions: &mut Actions) {
        let filter = EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            // Escape gives up the text, not the keyboard.
            escape: true,
        };
        let font = TextStyle::Body.resolve(ui.style());
        let tokens = theme::tokens(ui);
        let clip = rect.intersect(ui.clip_rect());
        ui.painter().with_clip_rect(clip).rect_filled(rect, 0.0, tokens.panel);
        let margin = Margin::symmetric(to_margin(PADDING), 0);
        let response = ui
            .scope_builder(UiBuilder::new().max_rect(rect), |ui| {
                ui.set_clip_rect(clip);
                TextEdit::singleline(&mut self.text)
                    .id(id)
                    .font(font)
                    .frame(Frame::NONE.inner_margin(margin))
                    .align(Align2::RIGHT_CENTER)
                    .min_size(rect.size())
                    .desired_width(rect.width())
                    .event_filter(filter)
                    .show(ui)
                    .response
            })
            .inner;
        ui.accesskit_node_builder(id, |node| node.set_label(name));
        if response.changed() {
            self.tell(actions);
        }
    }
}

/// What a typed text makes of a reading; `None` if it is no number.
pub fn overlay_of(key: ReadingKey, text: &str, numbers: NumberFormat) -> Overlay {
    if text.trim().is_empty() {
        return Some((key, None));
    }
    numbers.parse(text).ok().map(|value| (key, Some(value)))
}

#[expect(clippy::cast_possible_truncation, reason = "a step of the spacing scale")]
fn to_margin(points: f32) -> i8 {
    points as i8
}
