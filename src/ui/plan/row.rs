//! A row of a list: icon, name, a weak second line; selectable, draggable, with a context menu.

use egui::text::LayoutJob;
use egui::{
    Color32, CornerRadius, EventFilter, FontId, Id, Key, Rect, Response, Role, Sense, TextStyle,
    Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::analysis::Status;
use crate::analysis::by_item::tally;
use crate::app::{Action, Actions, Command, View, about_item};
use crate::model::ItemId;
use crate::ui::findings::card::count_ui;
use crate::ui::menu::keys_of;
use crate::ui::widgets::{COUNT_WIDTH, HOW};
use crate::ui::{icons, theme};

/// What a row shows.
pub struct Row<'a> {
    pub item: ItemId,
    pub name: &'a str,
    /// Shown instead of an empty name.
    pub placeholder: &'a str,
    pub sub: &'a str,
    pub status: Option<Status>,
    pub is_selected: bool,
}

/// Where names begin that have a status before them, in points.
pub const ICON_ROOM: f32 = 28.0;
const PADDING: Vec2 = vec2(8.0, 8.0);

impl Row<'_> {
    /// Paints the row over the whole width and tells what was done with it.
    pub fn ui(&self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) -> Response {
        let tokens = theme::tokens(ui);
        // Names stand under each other whether or not there is a status to show.
        let has_room = self.status.is_some() || matches!(self.item, ItemId::Objective(_));
        let indent = if has_room { ICON_ROOM } else { PADDING.x };
        let places = view.findings.beneath(self.item);
        let tally = tally(&view.analysis.findings, places);
        let tail = if tally.is_some() { COUNT_WIDTH } else { PADDING.x };
        let wrap = (ui.available_width() - indent - tail).max(24.0);
        let (name, color) = if self.name.trim().is_empty() {
            (self.placeholder, tokens.weak)
        } else {
            (self.name, tokens.text)
        };
        let painter = ui.painter();
        let body = TextStyle::Body.resolve(ui.style());
        let small = TextStyle::Small.resolve(ui.style());
        let name_text = painter.layout_job(few_lines(name, body, color, wrap));
        let sub_text = painter.layout(self.sub.to_owned(), small, tokens.weak, wrap);
        let is_cut = name_text.elided;
        let sub_height = if self.sub.is_empty() { 0.0 } else { sub_text.size().y };
        let height = (name_text.size().y + sub_height + 2.0 * PADDING.y).max(36.0);
        let id = row_id(self.item);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let said = self.said(name);
        response.widget_info(|| {
            WidgetInfo::selected(Role::ListBoxOption, true, self.is_selected, &said)
        });
        if ui.is_rect_visible(rect) {
            let ground = match (self.is_selected, response.hovered()) {
                (true, _) => Some(tokens.selection),
                (false, true) => Some(tokens.hover),
                (false, false) => None,
            };
            let radius = CornerRadius::same(theme::CONTROL_RADIUS);
            if let Some(ground) = ground {
                ui.painter().rect_filled(rect, radius, ground);
            }
            if response.has_focus() {
                ui.painter().rect_stroke(
                    rect,
                    radius,
                    theme::focus_ring(ui),
                    egui::StrokeKind::Inside,
                );
            }
            let top = rect.center().y - f32::midpoint(name_text.size().y, sub_height);
            if let Some(status) = self.status {
                let center = pos2(rect.left() + 14.0, rect.center().y);
                let icon = Rect::from_center_size(center, Vec2::splat(icons::SMALL));
                icons::status_icon(ui.painter(), icon, status, tokens.status(status));
            }
            let left = rect.left() + indent;
            let below = top + name_text.size().y;
            ui.painter().galley(pos2(left, top), name_text, color);
            ui.painter().galley(pos2(left, below), sub_text, tokens.weak);
        }
        if is_cut {
            response.clone().on_hover_text(name);
        }
        if let Some(tally) = tally {
            let count = count_place(rect);
            count_ui(ui, count, id.with("findings"), (name, tally), (view, places), actions);
        }
        take_focus(ui, view, self.item, &response);
        self.keys(ui, &response, actions);
        response.context_menu(|ui| item_menu_ui(ui, view, self.item, actions));
        response
    }

    fn said(&self, name: &str) -> String {
        let status = self.status.map_or_else(String::new, |status| format!(", {status}"));
        let sub = if self.sub.is_empty() { String::new() } else { format!(", {}", self.sub) };
        format!("{name}{sub}{status}")
    }

    fn keys(&self, ui: &Ui, response: &Response, actions: &mut Actions) {
        if response.secondary_clicked() {
            actions.push(Action::Touch(self.item));
        }
        // So that F2 and Delete mean the row that was clicked.
        if response.clicked() {
            response.request_focus();
        }
        if !response.has_focus() {
            return;
        }
        let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
        let touch_and = |command: Command, actions: &mut Actions| {
            actions.push(Action::Touch(self.item));
            actions.push(Action::Run(command));
        };
        if pressed(Key::F2) {
            touch_and(Command::Rename, actions);
        } else if pressed(Key::Delete) {
            touch_and(Command::Delete, actions);
        } else if pressed(Key::Enter) && self.is_selected {
            actions.push(Action::Inspect(self.item));
        }
    }
}

/// The row as a control. An id by place would change, and a drag end, as soon as the row is at
/// another place.
pub fn row_id(item: ItemId) -> Id {
    Id::unique(("row", item))
}

/// Where a row has the count of its findings.
pub fn count_place(row: Rect) -> Rect {
    let size = vec2(COUNT_WIDTH, theme::CONTROL_HEIGHT);
    let at = pos2(row.right() - size.x, row.center().y - size.y / 2.0);
    Rect::from_min_size(at, size)
}

/// Gives a row the keyboard when the app wants it there and nothing else has it.
pub fn take_focus(ui: &Ui, view: &View<'_>, item: ItemId, response: &Response) {
    if view.session.focus == Some(item) && ui.memory(egui::Memory::focused).is_none() {
        response.request_focus();
        response.scroll_to_me(None);
    }
}

/// The rows of one list, for the arrow keys: up and down go from the row that has the keyboard to
/// the one beside it, which is then selected.
#[derive(Default)]
pub struct Steps {
    items: Vec<ItemId>,
    from: Option<(usize, isize)>,
}

impl Steps {
    /// Notes a row after it was painted.
    pub fn row(&mut self, ui: &Ui, item: ItemId, response: &Response) {
        if response.has_focus() {
            let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
            let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
            let by = isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp));
            if by != 0 {
                self.from = Some((self.items.len(), by));
                response.surrender_focus();
            }
        }
        self.items.push(item);
    }

    /// Notes a row that was not painted.
    pub fn out_of_view(&mut self, item: ItemId) {
        self.items.push(item);
    }

    /// Goes where the arrows point, once all rows are painted; at the end of the list nowhere.
    pub fn take(self, actions: &mut Actions) {
        let Some((from, by)) = self.from else { return };
        let to = from.checked_add_signed(by).and_then(|to| self.items.get(to));
        if let Some(item) = to.or_else(|| self.items.get(from)) {
            actions.push(Action::StepTo(*item));
        }
    }
}

/// A text of at most three lines; an ellipsis stands for the rest.
pub fn few_lines(text: &str, font: FontId, color: Color32, width: f32) -> LayoutJob {
    let mut job = LayoutJob::simple(text.to_owned(), font, color, width);
    job.wrap.max_rows = 3;
    job
}

/// What can be done with an item.
pub fn item_menu_ui(ui: &mut Ui, view: &View<'_>, item: ItemId, actions: &mut Actions) {
    let mut commands = vec![
        Command::Rename,
        Command::Inspect,
        Command::Duplicate,
        Command::MoveUp,
        Command::MoveDown,
    ];
    match item {
        ItemId::Goal(_) => commands.push(Command::CarryGoal),
        ItemId::Input(_) | ItemId::Channel(_) => commands.push(Command::Merge),
        ItemId::Objective(_) | ItemId::Kpi(_) => {}
    }
    if let Some(about) = about_item(item) {
        let button = ui.button(HOW);
        if button.clicked() {
            actions.explain(about, button.rect);
        }
    }
    commands.push(Command::Delete);
    for command in commands {
        let text =
            if command == Command::Inspect { "Edit in the inspector" } else { command.text() };
        let is_enabled = command != Command::Merge || command.is_enabled(view);
        let keys = keys_of(ui, command);
        let button = egui::Button::new(text).shortcut_text(keys);
        if ui.add_enabled(is_enabled, button).on_hover_text(command.tooltip()).clicked() {
            actions.push(Action::Touch(item));
            match command {
                Command::Inspect => actions.push(Action::Inspect(item)),
                Command::CarryGoal => {
                    actions.push(Action::Reveal(item));
                    actions.push(Action::Run(command));
                }
                _ => actions.push(Action::Run(command)),
            }
        }
    }
}
