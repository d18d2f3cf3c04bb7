//! A text field over a list of what it finds: typing narrows the list, arrows choose, Enter takes.

use egui::{
    Align2, Area, Frame, Id, Key, Margin, Modal, Modifiers, Order, Rect, Response, RichText, Role,
    ScrollArea, Sense, TextEdit, TextStyle, TextWrapMode, Ui, UiKind, Vec2, WidgetInfo, WidgetText,
    pos2, vec2,
};

use super::{focus_at_first, room};
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::widgets::note_ui;

const WIDTH: f32 = 560.0;
const TOP: f32 = 56.0;
const ROW_HEIGHT: f32 = 32.0;
/// How far Page up and Page down go, in rows.
const PAGE: usize = 8;

/// What does not change while the list is open.
pub(super) struct SearchList<'a> {
    pub id: &'static str,
    /// What a screen reader calls the dialog.
    pub name: &'a str,
    /// What it calls the text field.
    pub field: &'a str,
    /// What stands in the empty field.
    pub placeholder: &'a str,
    /// What to say when nothing is found.
    pub nothing: &'a str,
}

/// One row of the list.
pub(super) struct Found {
    pub title: String,
    /// Behind the title, in weak letters.
    pub note: String,
    /// At the right end of the row.
    pub tail: String,
    pub is_enabled: bool,
}

/// What the user did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// Place in what was found.
    Chosen(usize),
    Cancelled,
}

/// Shows the list near the top of the window. `find` is asked once a frame, after typing.
pub(super) fn search_list_ui(
    ui: &Ui,
    list: &SearchList<'_>,
    query: &mut String,
    chosen: &mut usize,
    find: impl FnOnce(&str) -> Vec<Found>,
) -> Option<Pick> {
    let id = Id::unique(list.id);
    let area = Area::new(id)
        .kind(UiKind::Modal)
        .sense(Sense::hover())
        .anchor(Align2::CENTER_TOP, vec2(0.0, TOP))
        .order(Order::Foreground)
        .interactable(true);
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(12));
    let veil = theme::tokens(ui).veil;
    let modal = Modal::new(id).area(area).frame(frame).backdrop_color(veil).show(ui, |ui| {
        ui.set_width(WIDTH.min(ui.content_rect().width() - 2.0 * theme::SPACE_32));
        body_ui(ui, list, query, chosen, find)
    });
    ui.accesskit_node_builder(modal.response.id, |node| {
        node.set_role(Role::Dialog);
        node.set_label(list.name);
        node.set_modal();
    });
    let is_escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if is_escaped || modal.backdrop_response.clicked() {
        return Some(Pick::Cancelled);
    }
    modal.inner
}

fn body_ui(
    ui: &mut Ui,
    list: &SearchList<'_>,
    query: &mut String,
    chosen: &mut usize,
    find: impl FnOnce(&str) -> Vec<Found>,
) -> Option<Pick> {
    // Before the field sees them: it would move its cursor, and Enter would leave it.
    let keys = Keys::take(ui);
    let field = query_ui(ui, list, query);
    let mut has_moved = field.changed();
    if field.changed() {
        *chosen = 0;
    }
    let found = find(query);
    *chosen = (*chosen).min(found.len().saturating_sub(1));
    if let Some(moved) = keys.moved(*chosen, found.len()) {
        has_moved |= moved != *chosen;
        *chosen = moved;
    }
    if found.is_empty() {
        ui.add_space(theme::SPACE_8);
        note_ui(ui, list.nothing);
        return None;
    }
    let clicked = rows_ui(ui, &field, &found, *chosen, has_moved);
    let picked = clicked.or_else(|| keys.is_taken.then_some(*chosen))?;
    found.get(picked).filter(|row| row.is_enabled).map(|_| Pick::Chosen(picked))
}

fn query_ui(ui: &mut Ui, list: &SearchList<'_>, query: &mut String) -> Response {
    let field = ui.add(
        TextEdit::singleline(query)
            .desired_width(f32::INFINITY)
            .margin(Margin { left: 32, right: 8, top: 8, bottom: 8 })
            .hint_text(RichText::new(list.placeholder).weak()),
    );
    let icon = Rect::from_center_size(
        pos2(field.rect.left() + 18.0, field.rect.center().y),
        Vec2::splat(icons::MEDIUM),
    );
    icons::paint(ui.painter(), Icon::Search, icon.shrink(1.0), theme::tokens(ui).weak);
    ui.accesskit_node_builder(field.id, |node| node.set_label(list.field));
    focus_at_first(ui, &field);
    field
}

/// The rows; the place of the one that was clicked.
fn rows_ui(
    ui: &mut Ui,
    field: &Response,
    found: &[Found],
    chosen: usize,
    has_moved: bool,
) -> Option<usize> {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(theme::SPACE_8);
    let height = room(ui, TOP + 120.0, 12.0 * ROW_HEIGHT);
    let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
    let area =
        if has_moved { area.vertical_scroll_offset(offset(ui, chosen, height)) } else { area };
    let mut clicked = None;
    let shown = area.show_rows(ui, ROW_HEIGHT, found.len(), |ui, range| {
        for place in range {
            let Some(row) = found.get(place) else { continue };
            let is_chosen = place == chosen;
            let response = row_ui(ui, place, row, is_chosen);
            if is_chosen {
                let row_id = response.id.accesskit_id();
                ui.accesskit_node_builder(field.id, |node| node.set_active_descendant(row_id));
            }
            if response.clicked() {
                clicked = Some(place);
            }
        }
    });
    remember_offset(ui, shown.state.clamped_offset().y);
    clicked
}

/// How far the list has to be scrolled to show the chosen row, moving as little as possible.
fn offset(ui: &Ui, chosen: usize, height: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "rows of a list a person searches")]
    let top = chosen as f32 * ROW_HEIGHT;
    let now = ui.data(|data| data.get_temp::<f32>(offset_id(ui))).unwrap_or(0.0);
    now.clamp((top + ROW_HEIGHT - height).max(0.0), top.max(0.0))
}

fn remember_offset(ui: &Ui, offset: f32) {
    ui.data_mut(|data| data.insert_temp(offset_id(ui), offset));
}

fn offset_id(ui: &Ui) -> Id {
    ui.scope_id().with("offset")
}

fn row_ui(ui: &mut Ui, place: usize, row: &Found, is_chosen: bool) -> Response {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    let (_, rect) = ui.allocate_space(size);
    // The keyboard stays in the text field, so rows do not take it.
    let response = ui.interact(rect, ui.scope_id().with(place), Sense::CLICK);
    let (title, is_enabled) = (&row.title, row.is_enabled);
    response
        .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, is_enabled, is_chosen, title));
    if is_chosen || response.hovered() {
        let fill = if is_chosen { tokens.selection } else { tokens.hover };
        ui.painter().rect_filled(rect, theme::CONTROL_RADIUS, fill);
    }
    let inner = rect.shrink2(vec2(theme::SPACE_12, 0.0));
    let galley = |text: RichText, width: f32| {
        WidgetText::from(text).into_galley(ui, Some(TextWrapMode::Truncate), width, TextStyle::Body)
    };
    let color = if is_enabled { tokens.text } else { tokens.weak };
    let tail = galley(RichText::new(&row.tail).small().color(tokens.weak), inner.width() * 0.4);
    let room = inner.width() - tail.size().x - theme::SPACE_12;
    let title = galley(RichText::new(title).color(color), room);
    let at = Align2::LEFT_CENTER.align_size_within_rect(title.size(), inner);
    let note_left = at.right() + theme::SPACE_8;
    ui.painter().galley(at.min, title, color);
    let at = Align2::RIGHT_CENTER.align_size_within_rect(tail.size(), inner);
    let note_room = at.left() - theme::SPACE_8 - note_left;
    ui.painter().galley(at.min, tail, tokens.weak);
    if note_room > 24.0 && !row.note.is_empty() {
        let note = galley(RichText::new(&row.note).small().color(tokens.weak), note_room);
        let y = rect.center().y - note.size().y / 2.0;
        ui.painter().galley(pos2(note_left, y), note, tokens.weak);
    }
    response
}

/// The keys of the list, taken from the input.
struct Keys {
    down: usize,
    up: usize,
    is_taken: bool,
}

impl Keys {
    fn take(ui: &Ui) -> Self {
        ui.input_mut(|input| {
            let mut count = |modifiers, key| input.count_and_consume_key(modifiers, key);
            let (none, ctrl) = (Modifiers::NONE, Modifiers::COMMAND);
            Self {
                down: count(none, Key::ArrowDown)
                    + count(ctrl, Key::G)
                    + PAGE * count(none, Key::PageDown),
                up: count(none, Key::ArrowUp) + PAGE * count(none, Key::PageUp),
                is_taken: count(none, Key::Enter) > 0,
            }
        })
    }

    /// The newly chosen place. Single steps go round, pages stop at the ends.
    fn moved(&self, chosen: usize, len: usize) -> Option<usize> {
        let last = len.checked_sub(1)?;
        match (self.down, self.up) {
            (0, 0) => None,
            (1, 0) if chosen == last => Some(0),
            (0, 1) if chosen == 0 => Some(last),
            (down, up) => Some((chosen + down).saturating_sub(up).min(last)),
        }
    }
}
