//! *KPI inputs*: the readings of the selected KPI in a grid, with the KPI's own value beside them.

mod asks;
mod bars;
mod block;
mod cells;
mod clipboard;
mod cursor;
mod editing;
mod figures;
mod grid;
mod header;
mod keys;
mod layout;
mod menu;
mod note;
mod paint;
mod paste;
mod periods;
mod rows;
mod scroll;
mod sheet;

use egui::{Rect, Role, Ui, UiBuilder, WidgetInfo};

use crate::analysis::words::upper_first;
use crate::app::{Action, Actions, Command, View};
use crate::model::{Cadence, KpiId};
use crate::ui::theme;
use crate::ui::widgets::{action_button_ui, empty_state_ui, field_error_ui, note_ui, panel_frame};

use cursor::Cell;
use grid::Grid;
use header::Chosen;
use sheet::{Channels, Sheet, default_cadence, default_channels};

/// Height of a line below the grid, in points.
const LINE_HEIGHT: f32 = 20.0;

/// The panel *KPI inputs*, with what it remembers between frames.
#[derive(Default)]
pub struct InputsPanel {
    kpi: Option<KpiId>,
    cadence: Cadence,
    channels: Channels,
    grid: Grid,
}

impl InputsPanel {
    /// The panel as a card in all the room there is.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let card = panel_frame(ui).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            self.follow(view, actions);
            let name = view.selected_kpi().map(|(_, kpi)| kpi.name.as_str());
            let chosen = header::header_ui(ui, view, name, self.cadence, self.channels);
            self.choose(&chosen, actions);
            ui.add_space(theme::SPACE_4);
            self.body_ui(ui, view, actions);
        });
        card.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, "KPI inputs"));
    }

    /// Turns to the KPI that is selected now.
    fn follow(&mut self, view: &View<'_>, actions: &mut Actions) {
        let selected = view.selected_kpi();
        let id = selected.map(|(id, _)| id);
        if id != self.kpi {
            self.kpi = id;
            self.grid.reset(actions);
            if let Some((_, kpi)) = selected {
                self.cadence = default_cadence(view, kpi);
                self.channels = default_channels(view, kpi, self.channels);
            }
        }
        if let Channels::One(channel) = self.channels
            && !view.project.channels.contains(channel)
        {
            self.grid.leave(actions);
            self.channels = Channels::All;
        }
    }

    fn choose(&mut self, chosen: &Chosen, actions: &mut Actions) {
        if let Some(cadence) = chosen.cadence.filter(|cadence| *cadence != self.cadence) {
            self.cadence = cadence;
            self.grid.reset(actions);
        }
        if let Some(channels) = chosen.channels {
            self.grid.leave(actions);
            self.channels = channels;
        }
        if chosen.import {
            actions.push(Action::Run(Command::Import));
        }
    }

    fn body_ui(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let Some((_, kpi)) = view.selected_kpi() else {
            let text = "Select a goal that has a KPI, or add one, to enter what it is made of";
            if empty_state_ui(ui, "No KPI selected", text, "Add KPI…") {
                actions.push(Action::Run(Command::AddKpi));
            }
            return;
        };
        let sheet = match Sheet::new(view, kpi, self.channels, self.cadence) {
            Ok(sheet) => sheet,
            Err(reason) => {
                note_ui(ui, &upper_first(&reason));
                return;
            }
        };
        let lines = self.lines(&sheet);
        #[expect(clippy::cast_precision_loss, reason = "at most three lines")]
        let below = lines.len() as f32 * LINE_HEIGHT;
        let room = ui.available_rect_before_wrap();
        let grid_room =
            Rect::from_min_max(room.min, room.max - egui::vec2(0.0, below)).intersect(room);
        ui.scope_builder(UiBuilder::new().max_rect(grid_room), |ui| {
            self.grid.ui(ui, &sheet, self.channels, actions);
        });
        for line in lines {
            line_ui(ui, &line, actions);
        }
    }

    /// What stands below the grid.
    fn lines(&self, sheet: &Sheet<'_>) -> Vec<Line> {
        let mut lines = Vec::new();
        if sheet.view.project.channels.is_empty() {
            lines.push(Line::NoChannel);
        } else if sheet.is_read_only() {
            lines.push(Line::Hint("Choose a channel to type"));
        }
        if sheet.view.drafts.has_rejected()
            && let Some(cell) = self.grid.refused_cell(sheet)
            && let Some(error) = sheet.key(cell).and_then(|key| sheet.draft_error(key))
        {
            let name = sheet.cell_name(cell, &sheet.row_name(cell.row));
            lines.push(Line::Refused(format!("{name}: {error}")));
        }
        lines
    }
}

/// A line below the grid.
enum Line {
    NoChannel,
    Hint(&'static str),
    Refused(String),
}

fn line_ui(ui: &mut Ui, line: &Line, actions: &mut Actions) {
    match line {
        Line::NoChannel => {
            ui.horizontal(|ui| {
                note_ui(ui, "Readings are kept by channel, and the plan has none yet");
                if action_button_ui(ui, "Add a channel").clicked() {
                    actions.push(Action::Run(Command::AddChannel));
                }
            });
        }
        Line::Hint(text) => {
            note_ui(ui, text);
        }
        Line::Refused(sentence) => {
            field_error_ui(ui, sentence);
        }
    }
}

impl Grid {
    /// A cell whose text is no number: the active one, else the first in view.
    fn refused_cell(&self, sheet: &Sheet<'_>) -> Option<Cell> {
        let is_refused =
            |cell: &Cell| sheet.key(*cell).is_some_and(|key| sheet.draft_error(key).is_some());
        let in_view = self
            .rows_in_view(sheet)
            .flat_map(|row| (0..sheet.columns.len()).map(move |col| Cell { row, col }));
        std::iter::once(self.cursor.at).chain(in_view).find(is_refused)
    }
}
