//! *KPI inputs*: the readings of the selected KPI in a grid, with the KPI's own value beside them.

mod asks;
mod bars;
mod block;
mod cells;
mod clipboard;
mod columns;
mod cursor;
mod editing;
mod explained;
mod figures;
mod grid;
mod header;
mod keys;
mod layout;
mod marks;
mod menu;
mod note;
mod paint;
mod paste;
mod pen;
mod periods;
mod pointer;
mod rows;
mod scroll;
mod sheet;

use egui::text::LayoutJob;
use egui::{
    Align, Color32, Id, Label, Layout, Link, RichText, Role, Sense, TextStyle, Ui, UiBuilder, Vec2,
    WidgetInfo,
};

use crate::analysis::About;
use crate::analysis::words::upper_first;
use crate::app::{Action, Actions, Command, View};
use crate::model::{Cadence, KpiId};
use crate::ui::icons::{self, Icon};
use crate::ui::widgets::{
    HOW, action_button_ui, empty_state_ui, field_error_ui, note_ui, panel_frame,
};
use crate::ui::{stand_in, theme};

use columns::{default_cadence, default_channels};
use cursor::Cell;
use grid::Grid;
use header::Chosen;
use sheet::{Channels, Sheet};

/// Height of the line below the grid, in points; with a button in it.
const LINE_HEIGHT: f32 = 22.0;
const BUTTON_HEIGHT: f32 = theme::CONTROL_HEIGHT;

/// The panel *KPI inputs*, with what it remembers between frames.
#[derive(Default)]
pub struct InputsPanel {
    kpi: Option<KpiId>,
    cadence: Cadence,
    channels: Channels,
    grid: Grid,
    /// What has the keyboard in the grid, and the number it is at.
    at: Option<(Id, About)>,
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

    /// The number the grid is at, if it has the keyboard.
    pub fn number_at(&self, focused: Id) -> Option<About> {
        self.at.as_ref().filter(|(id, _)| *id == focused).map(|(_, about)| about.clone())
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
        self.at = None;
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
        let below = self.below(&sheet);
        let at = self.grid.cursor.at;
        let choices = if self.grid.cursor.is_aside { &[] } else { sheet.choices(at) };
        let has_button =
            matches!(below, Below::NoChannel) || sheet.n_left_out > 0 || !choices.is_empty();
        let room = ui.available_rect_before_wrap();
        let line = if below.is_wide(ui, room.width()) { 2.0 * LINE_HEIGHT } else { LINE_HEIGHT };
        let height = if has_button { line.max(BUTTON_HEIGHT) } else { line };
        let split = (room.bottom() - height).max(room.top());
        let (grid_room, line_room) = room.split_top_bottom_at_y(split);
        ui.scope_builder(UiBuilder::new().max_rect(grid_room), |ui| {
            let id = self.grid.ui(ui, &sheet, self.channels, actions);
            self.at = self.grid.about(&sheet).map(|about| (id, about));
        });
        // A ui of its own, held to its place: what does not fit must not push the rows.
        let place = UiBuilder::new().id_salt("below").max_rect(line_room);
        let mut line = ui.new_child(place);
        line.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_8;
            if sheet.n_left_out > 0 && left_out_ui(ui, sheet.n_left_out) {
                self.grid.leave(actions);
                self.channels = Channels::EverySideBySide;
            }
            if !choices.is_empty() {
                let button = action_button_ui(ui, "Use instead…");
                stand_in::popup_ui(&button, view, choices, actions);
            }
            let about = self.at.as_ref().filter(|_| self.grid.is_used());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some((_, about)) = about {
                    how_ui(ui, about, actions);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    below_ui(ui, &below, sheet.is_read_only(), actions);
                });
            });
        });
    }

    /// What stands below the grid: the most urgent of what there is to say.
    fn below(&self, sheet: &Sheet<'_>) -> Below {
        if sheet.view.project.channels.is_empty() {
            return Below::NoChannel;
        }
        if sheet.view.drafts.has_rejected()
            && let Some(cell) = self.grid.refused_cell(sheet)
            && let Some(error) = sheet.key(cell).and_then(|key| sheet.draft_error(key))
        {
            let name = sheet.cell_name(cell, &sheet.row_name(cell.row));
            return Below::Refused(format!("{name}: {error}"));
        }
        if !self.grid.cursor.is_aside
            && let Some(origin) = sheet.origin(self.grid.cursor.at)
        {
            return Below::Hint(origin);
        }
        match cells::remark_of_row(sheet, &self.grid) {
            Some((text, true)) => Below::Warning(text),
            Some((text, false)) => Below::Hint(text),
            None => sheet.other_scope().map_or(Below::Nothing, Below::Hint),
        }
    }
}

/// The line below the grid.
enum Below {
    Nothing,
    NoChannel,
    Hint(String),
    /// The KPI leaves something out.
    Warning(String),
    Refused(String),
}

fn below_ui(ui: &mut Ui, below: &Below, is_read_only: bool, actions: &mut Actions) {
    let tokens = theme::tokens(ui);
    if is_read_only && !matches!(below, Below::NoChannel | Below::Refused(_)) {
        line_ui(ui, "Choose a channel to type", tokens.weak);
        if !matches!(below, Below::Nothing) {
            line_ui(ui, "·", tokens.weak);
        }
    }
    match below {
        Below::Nothing => {}
        Below::NoChannel => {
            if action_button_ui(ui, "Add a channel").clicked() {
                actions.push(Action::Run(Command::AddChannel));
            }
            line_ui(ui, "Readings are kept by channel, and the plan has none yet", tokens.weak);
        }
        Below::Hint(text) => line_ui(ui, text, tokens.weak),
        Below::Warning(text) => {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
            icons::paint(ui.painter(), Icon::Warning, rect, tokens.warning);
            line_ui(ui, text, tokens.warning);
        }
        Below::Refused(sentence) => {
            field_error_ui(ui, sentence);
        }
    }
}

/// The way to the explanation of the active cell, for who does not look into the menu.
fn how_ui(ui: &mut Ui, about: &About, actions: &mut Actions) {
    let color = theme::tokens(ui).accent;
    let link = ui.add(Link::new(RichText::new(HOW).small().color(color)));
    if link.clicked() {
        actions.explain(about.clone(), link.rect);
    }
}

/// Channels side by side leave out those without readings; whether all of them shall be shown.
fn left_out_ui(ui: &mut Ui, n: usize) -> bool {
    let text = crate::ui::words::count(n, "empty channel", "empty channels");
    action_button_ui(ui, &format!("Show {text}")).clicked()
}

impl Below {
    /// Whether one line beside the buttons is too short for what there is to say.
    fn is_wide(&self, ui: &Ui, width: f32) -> bool {
        const BUTTONS: f32 = 264.0;
        let (Self::Hint(text) | Self::Warning(text)) = self else { return false };
        let font = TextStyle::Small.resolve(ui.style());
        let text = ui.painter().layout_no_wrap(text.clone(), font, Color32::PLACEHOLDER);
        text.size().x > width - BUTTONS
    }
}

/// One or two lines of small letters; what does not fit is in the tooltip.
fn line_ui(ui: &mut Ui, text: &str, color: Color32) {
    let font = TextStyle::Small.resolve(ui.style());
    let mut job = LayoutJob::simple(text.to_owned(), font, color, ui.available_width());
    job.wrap.max_rows = 2;
    ui.add(Label::new(job));
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
