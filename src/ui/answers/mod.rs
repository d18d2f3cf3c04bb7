//! Answers to what people ask of a KPI, beside the chart they ask about.

mod moved;
mod needed;

use egui::{Key, Modifiers, Popup, ScrollArea, Ui};

use super::icons::Icon;
use super::theme;
use super::widgets::{filled_panel_ui, icon_button_ui};
use crate::app::{Action, Actions, Question, View};

/// The panel that answers, and what it remembers.
#[derive(Default)]
pub struct AnswersPanel {
    moved: moved::MovedPanel,
    needed: needed::NeededPanel,
}

impl AnswersPanel {
    /// The answer over all the room there is.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, question: &Question, actions: &mut Actions) {
        let heading = match question {
            Question::WhyMoved(_) => "Why did it move?",
            Question::WhatItTakes(_) => "What would it take?",
        };
        let mut is_closed = is_escaped(ui);
        filled_panel_ui(
            ui,
            heading,
            "",
            |ui| is_closed |= icon_button_ui(ui, Icon::Close, "Close the answer").clicked(),
            |ui| {
                ScrollArea::vertical().id_salt(heading).auto_shrink(false).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = theme::SPACE_12;
                    // The scroll bar floats over the right edge.
                    ui.set_max_width(ui.available_width() - theme::SPACE_8);
                    match question {
                        Question::WhyMoved(question) => self.moved.ui(ui, view, question, actions),
                        Question::WhatItTakes(question) => {
                            self.needed.ui(ui, view, question, actions);
                        }
                    }
                    ui.add_space(theme::SPACE_24);
                });
            },
        );
        if is_closed {
            actions.push(Action::CloseQuestion);
        }
    }
}

/// Whether Escape was pressed while nothing lies over the answer that it would close first.
fn is_escaped(ui: &Ui) -> bool {
    let is_top =
        ui.memory(|memory| memory.top_modal_layer().is_none() && memory.focused().is_none());
    is_top
        && !Popup::is_any_open(ui.ctx())
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}
