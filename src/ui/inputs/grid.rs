//! The grid itself: one frame of keys, pointer, scrolling and painting.

use egui::text_edit::TextEditState;
use egui::{Event, EventFilter, FocusDirection, Id, Key, Rect, Response, Sense, Ui};

use super::cursor::{Cell, Cursor};
use super::editing::{Editing, overlay_of};
use super::keys::{self, Ending};
use super::layout::{Layout, Slot};
use super::menu::Menu;
use super::note::NotePopup;
use super::scroll::Scroll;
use super::sheet::{Channels, Sheet};
use super::{bars, cells, paint};
use crate::analysis::Overlay;
use crate::app::{Action, Actions};
use crate::model::ReadingKey;

/// Empty rows below the newest reading when the grid is first shown.
const ROWS_AHEAD: i32 = 1;

/// What the grid remembers between frames.
#[derive(Default)]
pub struct Grid {
    pub(super) cursor: Cursor,
    pub(super) editing: Option<Editing>,
    /// What the typing that ended in this frame left, until the plan has it.
    settled: Option<(ReadingKey, String)>,
    pub(super) scroll: Scroll,
    /// Points.
    scroll_x: f32,
    /// Keys pressed in the frame in which typing ended, behind the one that ended it.
    pending: Vec<Event>,
    pub(super) past: Past,
    pub(super) wish: Wish,
    pub(super) is_selecting: bool,
    /// First and last row in view.
    in_view: (i32, i32),
    pub(super) note: Option<NotePopup>,
    pub(super) menu: Option<Menu>,
    /// How wide the figures seen so far are, by column of readings, then that of the KPI; points.
    pub(super) widest: Vec<f32>,
}

/// What was so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Past {
    /// The keyboard was here in the frame before.
    had_focus: bool,
    /// The view was put where the newest readings are.
    is_placed: bool,
    /// The user was here, so that the cursor is worth showing.
    pub is_used: bool,
}

/// What shall be done later in the frame, or in the next.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wish {
    /// The view has to follow the cursor.
    pub reveal: bool,
    /// The keyboard shall come here.
    pub focus: bool,
}

impl Grid {
    /// Hands over what is being typed; before other rows or columns are shown.
    pub fn leave(&mut self, actions: &mut Actions) {
        if let Some(editing) = self.editing.take() {
            editing.keep(actions);
        }
    }

    /// Begins anew with another KPI or cadence.
    pub fn reset(&mut self, actions: &mut Actions) {
        self.leave(actions);
        let past = Past { had_focus: self.past.had_focus, ..Past::default() };
        *self = Self { past, ..Self::default() };
    }

    /// The grid in all the room there is; the id under which it has the keyboard.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        sheet: &Sheet<'_>,
        channels: Channels,
        actions: &mut Actions,
    ) -> Id {
        let room = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(room);
        let id = ui.make_persistent_id("inputs cursor");
        let mut layout = Layout::new(ui, sheet, channels, room, self.scroll_x, &self.widest);
        self.settle(sheet, &layout, actions);
        let body = ui.interact(layout.body, id.with("rows"), Sense::CLICK | Sense::DRAG);
        let ending = self.keyboard(ui, id, sheet, &layout, actions);
        self.pointer(ui, id, &body, sheet, &layout, actions);
        self.scrolling(ui, &body, sheet, &mut layout);

        paint::grounds(ui, sheet, &layout, self);
        let is_field_shown = self.field_ui(ui, id, sheet, &layout, actions);
        if let Some(ending) = ending {
            self.end_typing(ui, id, ending, sheet, &layout, actions);
        }
        paint::head_ui(ui, sheet, &layout, actions);
        let widest = cells::rows_ui(ui, id, sheet, &layout, self, actions);
        self.widen(ui, &widest);
        if !is_field_shown {
            self.cursor_ui(ui, id, sheet, &layout, &body);
        }
        paint::ring(ui, id, &layout, self);
        bars::row_bar_ui(ui, sheet.rows, &layout, &mut self.scroll);
        if let Some(scroll_x) = bars::column_bar_ui(ui, &layout) {
            layout.scroll_to(scroll_x);
        }
        self.scroll_x = layout.scroll_x();
        self.in_view = self.scroll.visible(sheet.rows, layout.opening);
        self.menu_ui(ui, id, sheet, &body, &layout, actions);
        self.note_ui(ui, id, sheet, &layout, actions);
        self.past.had_focus = ui.memory(|memory| memory.has_focus(id));
        id
    }

    /// Remembers how wide figures are, so that their columns take them whole from now on.
    fn widen(&mut self, ui: &Ui, widest: &[f32]) {
        if self.widest.len() != widest.len() {
            self.widest = vec![0.0; widest.len()];
        }
        let mut is_wider = false;
        for (known, seen) in self.widest.iter_mut().zip(widest) {
            is_wider |= *seen > *known;
            *known = known.max(*seen);
        }
        if is_wider {
            ui.request_repaint();
        }
    }

    /// Whether the user was here, so that there is an active cell to speak of.
    pub fn is_used(&self) -> bool {
        self.past.is_used
    }

    /// Brings what is remembered in line with the plan of this frame.
    fn settle(&mut self, sheet: &Sheet<'_>, layout: &Layout, actions: &mut Actions) {
        self.settled = None;
        if !self.past.is_placed {
            let row = sheet.newest_row();
            self.cursor.select(Cell { row, col: 0 });
            self.scroll.show_at_end(row, ROWS_AHEAD, layout.opening);
            self.past.is_placed = true;
        }
        self.cursor.clamp(sheet.bounds(layout.opening.n_whole_rows()));
        if let Some(editing) = &mut self.editing {
            if editing.is_over(sheet.view.drafts) {
                self.editing = None;
            } else if sheet.key(editing.cell) != Some(editing.key) {
                self.leave(actions);
            }
        }
    }

    /// Carries out the keys of this frame. What ends the typing is given back: the field has to
    /// take the keys before it first.
    fn keyboard(
        &mut self,
        ui: &Ui,
        id: Id,
        sheet: &Sheet<'_>,
        layout: &Layout,
        actions: &mut Actions,
    ) -> Option<Ending> {
        // In the first frame of typing egui does not know yet that Escape is ours.
        let is_escaping = self.past.had_focus
            && self.editing.is_some()
            && ui.input(|input| input.key_pressed(Key::Escape));
        if !is_escaping && !ui.memory(|memory| memory.has_focus(id)) {
            self.leave(actions);
            self.pending.clear();
            return None;
        }
        self.past.is_used = true;
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        let mut events = std::mem::take(&mut self.pending);
        events.extend(ui.input_mut(|input| std::mem::take(&mut input.events)));
        let mut left = Vec::new();
        let mut ending = None;
        for event in events {
            if ending.is_some() {
                let queue = if is_key(&event) { &mut self.pending } else { &mut left };
                queue.push(event);
            } else if let Some(editing) = &self.editing {
                ending = keys::ending(&event, editing.is_anew);
                if ending.is_none() {
                    left.push(event);
                }
            } else if let Some(ask) = keys::ask(&event) {
                self.carry_out(ui, id, ask, sheet, layout, actions);
            } else {
                left.push(event);
            }
        }
        ui.input_mut(|input| input.events = left);
        if !self.pending.is_empty() {
            ui.request_repaint();
        }
        ending
    }

    fn end_typing(
        &mut self,
        ui: &Ui,
        id: Id,
        ending: Ending,
        sheet: &Sheet<'_>,
        layout: &Layout,
        actions: &mut Actions,
    ) {
        let Some(editing) = self.editing.take() else { return };
        match ending {
            Ending::Drop => {
                editing.drop_text(actions);
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            Ending::Keep(ask) => {
                editing.keep(actions);
                if let Ok(value) = sheet.view.numbers().parse(&editing.text)
                    && let Some(sentence) = sheet.outdone(editing.key, editing.cell, value)
                {
                    actions.push(Action::Warn(sentence));
                }
                self.settled = Some((editing.key, editing.text));
                self.carry_out(ui, id, ask, sheet, layout, actions);
            }
        }
        ui.request_repaint();
    }

    fn scrolling(&mut self, ui: &Ui, body: &Response, sheet: &Sheet<'_>, layout: &mut Layout) {
        if body.contains_pointer() {
            let delta = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta));
            self.scroll.by_points(-delta.y, layout.opening);
            layout.scroll_to(layout.scroll_x() - delta.x);
        }
        if std::mem::take(&mut self.wish.reveal) {
            let far = self.cursor.far;
            self.scroll.reveal(far.row, layout.opening);
            layout.reveal(Slot::Input(far.col));
        }
        self.scroll.clamp(sheet.rows, layout.opening);
    }

    /// The field of the cell being typed into; whether it was shown.
    fn field_ui(
        &mut self,
        ui: &mut Ui,
        id: Id,
        sheet: &Sheet<'_>,
        layout: &Layout,
        actions: &mut Actions,
    ) -> bool {
        let Some(editing) = &mut self.editing else { return false };
        let cell = editing.cell;
        let (first, last) = self.scroll.visible(sheet.rows, layout.opening);
        let rect = cell_rect(layout, self.scroll, cell);
        let Some(rect) = rect.filter(|_| (first..=last).contains(&cell.row)) else {
            // A cell out of view gets no more keys; what was typed must not be lost.
            self.leave(actions);
            return false;
        };
        let name = sheet.cell_name(cell, &sheet.row_name(cell.row));
        let clip = layout.moving.intersect(layout.body);
        ui.scope(|ui| {
            ui.set_clip_rect(clip.intersect(ui.clip_rect()));
            editing.ui(ui, id, rect, &name, actions);
        });
        true
    }

    /// What has the keyboard while nothing is typed: the cursor, wherever it is.
    fn cursor_ui(&mut self, ui: &Ui, id: Id, sheet: &Sheet<'_>, layout: &Layout, body: &Response) {
        // egui takes whatever has the state of a text field for one, and Undo would go there.
        ui.data_mut(|data| data.remove::<TextEditState>(id));
        let cell = self.cursor.at;
        let rect = cell_rect(layout, self.scroll, cell).unwrap_or(layout.body);
        let seen = rect.intersect(layout.moving.intersect(layout.body));
        // Out of view it still has to be there: egui takes the keyboard from what is gone.
        let rect = if seen.is_positive() {
            seen
        } else {
            Rect::from_min_size(layout.moving.min, egui::Vec2::ZERO)
        };
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        let row_name = sheet.row_name(cell.row);
        cells::describe(&response, sheet, cell, &row_name);
        let was_pressed = body.is_pointer_button_down_on() || body.clicked();
        let is_wanted = std::mem::take(&mut self.wish.focus);
        if was_pressed || body.secondary_clicked() || is_wanted {
            // egui takes the keyboard from a widget that was not under the click.
            response.request_focus();
        }
        let filter = EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            // Escape gives up a text that is no number; else it leaves the grid.
            escape: sheet.key(cell).is_some_and(|key| sheet.draft_error(key).is_some()),
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }

    /// The rows that were in view in the frame before.
    pub(super) fn rows_in_view(&self, sheet: &Sheet<'_>) -> std::ops::RangeInclusive<i32> {
        let (first, last) = self.in_view;
        first.max(sheet.rows.first)..=last.min(sheet.rows.last)
    }

    pub(super) fn scroll(&self) -> Scroll {
        self.scroll
    }

    /// The reading being typed, or just typed, as the KPI shall count it.
    pub(super) fn overlay(&self, sheet: &Sheet<'_>) -> Overlay {
        let numbers = sheet.view.numbers();
        match (&self.editing, &self.settled) {
            (Some(editing), _) => editing.overlay(numbers),
            (None, Some((key, text))) => overlay_of(*key, text, numbers),
            (None, None) => None,
        }
    }

    /// The text of a cell that is neither in the plan nor in the drafts yet.
    pub(super) fn settled_text(&self, key: ReadingKey) -> Option<&str> {
        self.settled.as_ref().filter(|(settled, _)| *settled == key).map(|(_, text)| text.as_str())
    }
}

/// Where a cell is on screen, in view or not.
pub fn cell_rect(layout: &Layout, scroll: Scroll, cell: Cell) -> Option<Rect> {
    let track = layout.track(Slot::Input(cell.col))?;
    Some(layout.cell(track, scroll.y_of(cell.row, layout.opening)))
}

/// Whether an event came from the keyboard or stands for it.
fn is_key(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::Copy
            | Event::Cut
            | Event::Paste(_)
            | Event::Ime(_)
    )
}
