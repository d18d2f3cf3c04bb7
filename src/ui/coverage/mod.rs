//! The coverage matrix: objectives and their goals in rows, KPIs in columns, every hole in words.
//! A click leads to what a cell is about, or to what fills the hole.

mod paint;
mod places;
mod shown;

use egui::{EventFilter, Id, Key, Modifiers, Response, Role, ScrollArea, Ui, Vec2, vec2};

use self::paint::{Brush, hint};
use self::places::{FIXED, Places, Spot};
use self::shown::Shown;
use super::theme;
use super::widgets::{Chip, chip_ui, empty_state_ui, filled_panel_ui, note_ui};
use crate::app::{Action, Actions, Command, View};

/// Room beneath and beside the cells for the scroll bars, in points.
const BAR_ROOM: f32 = theme::SPACE_12;

/// The page and what the user chose to see on it.
#[derive(Default)]
pub struct CoveragePage {
    only_holes: bool,
    shown: Option<Shown>,
    cursor: Spot,
    /// The cursor was moved by a key: bring it into view and give it the keyboard.
    is_moved: bool,
}

impl CoveragePage {
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let shown = Shown::update(self.shown.take(), view, self.only_holes);
        filled_panel_ui(
            ui,
            "Coverage",
            "which KPI measures which goal",
            |_| {},
            |ui| self.body_ui(ui, view, &shown, actions),
        );
        self.shown = Some(shown);
    }

    fn body_ui(&mut self, ui: &mut Ui, view: &View<'_>, shown: &Shown, actions: &mut Actions) {
        if shown.coverage.rows.is_empty() && shown.coverage.columns.is_empty() {
            let text = "Once there are objectives, goals and KPIs, this page shows which goal is \
                        measured by what, and where something is missing.";
            if empty_state_ui(ui, "Nothing to cover yet", text, "Add objective") {
                actions.push(Action::Run(Command::AddObjective));
            }
            return;
        }
        self.filter_ui(ui, shown);
        if shown.n_rows() == 0 && shown.n_columns() == 0 {
            note_ui(ui, "No holes: every objective has a goal, every goal a KPI, every KPI a goal");
            return;
        }
        self.matrix_ui(ui, view, shown, actions);
    }

    fn filter_ui(&mut self, ui: &mut Ui, shown: &Shown) {
        let holes = match shown.n_holes {
            0 => "No holes".to_owned(),
            n => format!("Only holes {n}"),
        };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(theme::SPACE_4, theme::SPACE_4);
            if chip_ui(ui, Chip::Choice, "Everything", !self.only_holes).clicked() {
                self.only_holes = false;
            }
            if chip_ui(ui, Chip::Choice, &holes, self.only_holes).clicked() {
                self.only_holes = true;
            }
        });
    }

    fn matrix_ui(&mut self, ui: &mut Ui, view: &View<'_>, shown: &Shown, actions: &mut Actions) {
        let (n_rows, n_columns) = (shown.n_rows(), shown.n_columns());
        let room = ui.available_width();
        // The bars float over the edges: the last row and column can be scrolled clear of them.
        let whole = Places::whole(room - BAR_ROOM, n_rows, n_columns) + Vec2::splat(BAR_ROOM);
        let id = Id::unique("coverage");
        let scroll = ScrollArea::both().id_salt("coverage").auto_shrink([false, false]);
        scroll.show_viewport(ui, |ui, viewport| {
            let origin = ui.max_rect().min;
            ui.set_min_size(whole);
            ui.accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::Grid);
                node.set_label("Coverage");
                node.set_row_count(n_rows + 1);
                node.set_column_count(n_columns + FIXED);
            });
            let offset = viewport.min.to_vec2();
            let area = egui::Rect::from_min_size(origin + offset, viewport.size());
            let places = Places::new(area, offset, n_rows, n_columns);
            self.cursor = places.clamp(self.cursor);
            if self.is_moved {
                ui.scroll_to_rect_animation(
                    places.reach(self.cursor),
                    None,
                    egui::style::ScrollAnimation::none(),
                );
            }
            let tokens = theme::tokens(ui);
            // Scrolled away from the cursor, the Tab key still finds a cell.
            let cursor = if self.is_moved { self.cursor } else { places.nearest(self.cursor) };
            let brush = Brush { ui, view, shown, places, tokens, cursor, id };
            let cells = brush.all();
            self.follow(&brush, cells, actions);
        });
    }

    /// Does what was done to the cells: clicks, arrows, hints.
    fn follow(&mut self, brush: &Brush<'_>, cells: Vec<(Spot, Response)>, actions: &mut Actions) {
        for (spot, response) in cells {
            // It may take a frame until the cursor's cell has been scrolled to.
            if spot == self.cursor && self.is_moved && response.rect.is_positive() {
                response.request_focus();
                self.is_moved = false;
            }
            if response.has_focus() {
                self.keys(brush, &response);
            }
            if response.clicked() {
                self.cursor = spot;
                brush.shown.go(brush.view, spot, actions);
            }
            if let Some(text) = hint(brush, spot).filter(|_| response.hovered()) {
                response.on_hover_text(text);
            }
        }
    }

    fn keys(&mut self, brush: &Brush<'_>, response: &Response) {
        let arrows = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        let ui = brush.ui;
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let Spot { row, col } = brush.cursor;
        let page = brush.places.page();
        let to = if pressed(Key::ArrowDown) {
            Spot { row: row + 1, col }
        } else if pressed(Key::ArrowUp) {
            Spot { row: row.saturating_sub(1), col }
        } else if pressed(Key::ArrowRight) {
            Spot { row, col: col + 1 }
        } else if pressed(Key::ArrowLeft) {
            Spot { row, col: col.saturating_sub(1) }
        } else if pressed(Key::PageDown) {
            Spot { row: row + page, col }
        } else if pressed(Key::PageUp) {
            Spot { row: row.saturating_sub(page), col }
        } else if pressed(Key::Home) {
            Spot { row, col: 0 }
        } else if pressed(Key::End) {
            Spot { row, col: usize::MAX }
        } else {
            return;
        };
        let to = brush.places.clamp(to);
        if to != brush.cursor {
            self.cursor = to;
            self.is_moved = true;
            ui.request_repaint();
        }
    }
}
