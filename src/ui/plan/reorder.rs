//! Dragging rows of a list to another place: the list shows the new order while the drag lasts,
//! and all of it is one step.

use egui::{CursorIcon, Rect, Response, Ui};

/// The rows of one list as they were painted in this frame.
pub struct Reorder<I> {
    rows: Vec<(I, Rect)>,
    dragged: Option<I>,
}

impl<I: Copy + PartialEq> Reorder<I> {
    pub fn new() -> Self {
        Self { rows: Vec::new(), dragged: None }
    }

    /// Notes a row after it was painted. `response` must sense drags.
    pub fn row(&mut self, ui: &Ui, id: I, response: &Response) {
        self.rows.push((id, response.rect));
        if response.dragged_by(egui::PointerButton::Primary) {
            self.dragged = Some(id);
            ui.set_cursor_icon(CursorIcon::Grabbing);
        }
    }

    /// Notes a row that was not painted, with the room that is kept for it.
    pub fn out_of_view(&mut self, id: I, rect: Rect) {
        self.rows.push((id, rect));
    }

    /// The row being dragged and the place it should take, when that is not where it is.
    pub fn wanted(&self, ui: &Ui) -> Option<(I, usize)> {
        let dragged = self.dragged?;
        let pointer = ui.input(|input| input.pointer.interact_pos())?;
        // Beside the list it is on its way to somewhere else.
        let is_beside =
            self.rows.first().is_some_and(|(_, row)| !row.x_range().contains(pointer.x));
        if is_beside {
            return None;
        }
        let from = self.rows.iter().position(|(id, _)| *id == dragged)?;
        // A neighbour is passed when the pointer is past its middle, so that rows of different
        // heights do not swap to and fro.
        let above = self.rows[..from].iter().position(|(_, rect)| pointer.y < rect.center().y);
        let below = self.rows[from + 1..].iter().rposition(|(_, rect)| pointer.y > rect.center().y);
        let to = above.or_else(|| below.map(|n| from + 1 + n))?;
        Some((dragged, to))
    }
}
