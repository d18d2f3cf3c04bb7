//! Carrying out what keys and the context menu ask of the grid.

use egui::{FocusDirection, Id, Ui};

use super::block;
use super::cursor::{Block, Cell, Step, data_edge};
use super::editing::Editing;
use super::grid::Grid;
use super::keys::{Ask, Towards};
use super::layout::Layout;
use super::menu::Menu;
use super::note::NotePopup;
use super::paste;
use super::sheet::Sheet;
use crate::app::{Action, Actions, Field};
use crate::ui::inputs::grid::cell_rect;

/// What is said when somebody types where channels are added up.
const CHOOSE_A_CHANNEL: &str = "Choose a channel to type; this column adds the channels up";

/// What is said when somebody types where figures are worked out.
const WORKED_OUT: &str = "This column is worked out; choose a cell of an input to type";

impl Grid {
    pub(super) fn carry_out(
        &mut self,
        ui: &Ui,
        id: Id,
        ask: Ask,
        sheet: &Sheet<'_>,
        layout: &Layout,
        actions: &mut Actions,
    ) {
        let bounds = sheet.bounds(layout.opening.n_whole_rows());
        self.wish.reveal = !matches!(ask, Ask::Copy | Ask::SelectAll | Ask::Leave { .. });
        let block = self.cursor.block();
        if sheet.is_read_only() && changes_readings(&ask) {
            actions.push(Action::Warn(CHOOSE_A_CHANNEL.to_owned()));
            return;
        }
        if self.cursor.is_aside && changes_readings(&ask) && ask != Ask::Note {
            actions.push(Action::Warn(WORKED_OUT.to_owned()));
            return;
        }
        match ask {
            Ask::Move { step, extend: false } => self.cursor.step(step, bounds),
            Ask::Move { step, extend: true } => self.cursor.extend(step, bounds),
            Ask::Jump { towards, extend } => {
                let from = if extend { self.cursor.far } else { self.cursor.at };
                let step = Step::To(edge(sheet, from, towards));
                if extend {
                    self.cursor.extend(step, bounds);
                } else {
                    self.cursor.step(step, bounds);
                }
            }
            Ask::Enter { is_back } => self.cursor.enter(is_back, bounds),
            Ask::Tab { is_back } => self.cursor.tab(is_back, bounds),
            Ask::SelectAll => self.cursor.select_all(bounds),
            Ask::Edit => self.edit(ui, id, self.cursor.at, sheet),
            Ask::Type(text) => self.type_anew(ui, id, text, sheet, actions),
            Ask::GiveUp => {
                if let Some(key) = sheet.key(self.cursor.at) {
                    actions.push(Action::Forget(Field::Reading(key)));
                }
            }
            Ask::Clear => block::clear(sheet, block, "clear", actions),
            Ask::Copy => actions.push(Action::Copy(block::copied(sheet, block))),
            Ask::Cut => {
                actions.push(Action::Copy(block::copied(sheet, block)));
                block::clear(sheet, block, "cut", actions);
            }
            Ask::Paste(text) => paste::paste(sheet, &text, &mut self.cursor, actions),
            Ask::FillDown => block::fill_down(sheet, block, actions),
            Ask::FillRight => block::fill_right(sheet, block, actions),
            Ask::Note => self.open_note(self.cursor.at, sheet),
            Ask::Explain { is_kpi: true } => {
                let about = sheet.about_kpi(self.cursor.at.row);
                self.explain(ui, about, layout, actions);
            }
            Ask::Explain { is_kpi: false } => {
                self.explain(ui, self.about(sheet), layout, actions);
            }
            Ask::Menu => {
                let rect = cell_rect(layout, self.scroll(), self.cursor.at);
                self.menu = rect.map(|rect| Menu::at(rect.left_bottom()));
            }
            Ask::Leave { is_back } => {
                let way = if is_back { FocusDirection::Previous } else { FocusDirection::Next };
                ui.memory_mut(|memory| memory.move_focus(way));
            }
        }
        if !actions.is_empty() {
            ui.request_repaint();
        }
    }

    /// Starts typing in a cell with the text it has.
    pub(super) fn edit(&mut self, ui: &Ui, id: Id, cell: Cell, sheet: &Sheet<'_>) {
        let Some(key) = sheet.key(cell) else { return };
        let exact = |value| sheet.view.numbers().exact(value);
        let text = sheet.draft(key).map(str::to_owned);
        let text = text.or_else(|| sheet.own_value(cell).map(exact)).unwrap_or_default();
        self.cursor.select(cell);
        self.wish.reveal = true;
        self.editing = Some(Editing::start(ui, id, (cell, key), text, false));
    }

    /// Starts typing in the active cell in place of what it has.
    fn type_anew(
        &mut self,
        ui: &Ui,
        id: Id,
        text: String,
        sheet: &Sheet<'_>,
        actions: &mut Actions,
    ) {
        let cell = self.cursor.at;
        let Some(key) = sheet.key(cell) else { return };
        self.cursor.select_keeping_tabs(cell);
        let mut editing = Editing::start(ui, id, (cell, key), text, true);
        editing.tell(actions);
        self.editing = Some(editing);
    }

    /// Sets a cell as a whole, as assistive technology does.
    pub(super) fn set_text(
        &mut self,
        cell: Cell,
        text: &str,
        sheet: &Sheet<'_>,
        actions: &mut Actions,
    ) {
        let Some(key) = sheet.key(cell) else { return };
        self.leave(actions);
        self.cursor.select(cell);
        let field = Field::Reading(key);
        actions.push(Action::Type { field, text: text.to_owned() });
        actions.push(Action::Commit(field));
    }

    /// Makes a cell the active one, as assistive technology asks.
    pub(super) fn go_to(&mut self, cell: Cell, actions: &mut Actions) {
        self.leave(actions);
        self.cursor.select(cell);
        self.wish.reveal = true;
        self.wish.focus = true;
    }

    /// Opens the note of a row: the first one there is, else a new one in the active column.
    pub(super) fn open_row_note(&mut self, row: i32, sheet: &Sheet<'_>) {
        let noted = sheet.notes(row).map(|(col, _)| col).next();
        self.open_note(Cell { row, col: noted.unwrap_or(self.cursor.at.col) }, sheet);
    }

    pub(super) fn open_note(&mut self, cell: Cell, sheet: &Sheet<'_>) {
        if let Some(key) = sheet.key(cell) {
            self.cursor.select(cell);
            self.wish.reveal = true;
            self.note = Some(NotePopup::new(cell, key));
        }
    }
}

fn changes_readings(ask: &Ask) -> bool {
    match ask {
        Ask::Edit
        | Ask::Type(_)
        | Ask::Clear
        | Ask::Cut
        | Ask::Paste(_)
        | Ask::FillDown
        | Ask::FillRight
        | Ask::Note => true,
        Ask::Move { .. }
        | Ask::Jump { .. }
        | Ask::Enter { .. }
        | Ask::Tab { .. }
        | Ask::SelectAll
        | Ask::GiveUp
        | Ask::Copy
        | Ask::Menu
        | Ask::Explain { .. }
        | Ask::Leave { .. } => false,
    }
}

/// The cell at the edge of the data in a direction.
fn edge(sheet: &Sheet<'_>, from: Cell, towards: Towards) -> Cell {
    let Cell { row, col } = from;
    let is_filled = sheet.value(from).is_some();
    let is_next_row = |a: i32, b: i32| a.abs_diff(b) == 1;
    let is_next_col = |a: usize, b: usize| a.abs_diff(b) == 1;
    let has_value = |col: &usize| sheet.value(Cell { row, col: *col }).is_some();
    let end = sheet.columns.len() - 1;
    let (first, last) = (sheet.rows.first, sheet.rows.last);
    let series = sheet.series(col);
    match towards {
        Towards::Up => {
            let ahead = series.into_iter().flat_map(|series| {
                series.range(first, row.saturating_sub(1)).rev().map(|(row, _)| row)
            });
            Cell { row: data_edge(row, is_filled, ahead, is_next_row, first), col }
        }
        Towards::Down => {
            let ahead = series
                .into_iter()
                .flat_map(|series| series.range(row.saturating_add(1), last).map(|(row, _)| row));
            Cell { row: data_edge(row, is_filled, ahead, is_next_row, last), col }
        }
        Towards::Left => {
            let ahead = (0..col).rev().filter(has_value);
            Cell { row, col: data_edge(col, is_filled, ahead, is_next_col, 0) }
        }
        Towards::Right => {
            let ahead = (col + 1..=end).filter(has_value);
            Cell { row, col: data_edge(col, is_filled, ahead, is_next_col, end) }
        }
    }
}

/// The menu's words for what can be done with a block.
pub(super) fn menu_entries(block: Block) -> [(&'static str, Ask); 6] {
    let n_rows = block.n_rows();
    [
        ("Cut", Ask::Cut),
        ("Copy", Ask::Copy),
        ("Clear", Ask::Clear),
        (if n_rows == 1 { "Fill from above" } else { "Fill down" }, Ask::FillDown),
        ("Fill right", Ask::FillRight),
        ("Note…", Ask::Note),
    ]
}
