//! What the pointer does in the grid: choose, select by dragging, open notes.

use egui::{Id, PointerButton, Response, Ui};

use super::cursor::Cell;
use super::grid::Grid;
use super::layout::{Layout, Slot};
use super::sheet::Sheet;
use crate::app::Actions;

/// How far a drag past the edge scrolls in one frame, as a part of its distance.
const DRAG_SCROLL: f32 = 0.25;

impl Grid {
    pub(super) fn pointer(
        &mut self,
        ui: &Ui,
        id: Id,
        body: &Response,
        sheet: &Sheet<'_>,
        layout: &Layout,
        actions: &mut Actions,
    ) {
        let Some(pos) = ui.input(|input| input.pointer.interact_pos()) else { return };
        let row = self.scroll.row_at(pos.y - layout.body.top(), layout.opening);
        let row = row.clamp(sheet.rows.first, sheet.rows.last);
        let slot = layout.slot_at(pos);
        let (is_primary, is_secondary, shift) = ui.input(|input| {
            let pointer = &input.pointer;
            (pointer.primary_pressed(), pointer.secondary_pressed(), input.modifiers.shift)
        });
        let on_field = |grid: &Self, cell| grid.editing.as_ref().is_some_and(|e| e.cell == cell);
        if body.contains_pointer() && (is_primary || is_secondary) {
            match slot {
                Some(Slot::Input(col)) if on_field(self, Cell { row, col }) => {}
                Some(Slot::Input(col)) => {
                    self.press(Cell { row, col }, is_secondary, shift, actions);
                }
                beside => self.press_beside(row, beside, sheet, layout, actions),
            }
        }
        if body.clicked() && slot == Some(Slot::Note) {
            self.open_row_note(row, sheet);
        }
        if self.is_selecting && body.dragged_by(PointerButton::Primary) {
            self.drag_to(ui, Cell { row, col: layout.nearest_input(pos) }, pos.y, layout);
        }
        if body.double_clicked() {
            match slot {
                Some(Slot::Input(col)) if !sheet.is_read_only() => {
                    self.edit(ui, id, Cell { row, col }, sheet);
                }
                Some(Slot::Input(_) | Slot::Kpi) => {
                    self.explain(ui, self.about(sheet), layout, actions);
                }
                Some(Slot::Answers | Slot::Change | Slot::Note) | None => {}
            }
        }
        if body.is_pointer_button_down_on() || body.clicked() || body.secondary_clicked() {
            self.past.is_used = true;
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }

    fn press(&mut self, cell: Cell, is_secondary: bool, shift: bool, actions: &mut Actions) {
        self.leave(actions);
        if is_secondary && self.cursor.block().contains(cell) {
            return;
        }
        if shift {
            self.cursor.far = cell;
        } else {
            self.cursor.select(cell);
        }
        self.is_selecting = !is_secondary;
    }

    /// A press that met no reading never leaves the cursor on the one it was on: what is typed
    /// next would go there.
    fn press_beside(
        &mut self,
        row: i32,
        slot: Option<Slot>,
        sheet: &Sheet<'_>,
        layout: &Layout,
        actions: &mut Actions,
    ) {
        self.leave(actions);
        self.is_selecting = false;
        if slot.is_some() {
            self.cursor.select_aside(row);
        } else {
            self.cursor.select_row(row, sheet.bounds(layout.opening.n_whole_rows()));
        }
    }

    fn drag_to(&mut self, ui: &Ui, cell: Cell, y: f32, layout: &Layout) {
        self.cursor.far = cell;
        let past = (y - layout.body.bottom()).max(0.0) + (y - layout.body.top()).min(0.0);
        if past.abs() > 0.0 {
            self.scroll.by_points(past * DRAG_SCROLL, layout.opening);
            ui.request_repaint();
        }
    }
}
