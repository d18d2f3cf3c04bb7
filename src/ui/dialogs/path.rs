//! The program's own file dialog, for desktops without one.

use std::path::{Path, PathBuf};

use egui::{
    Align, Align2, Frame, Id, Key, Label, Layout, Rect, Response, RichText, Role, ScrollArea,
    Sense, TextEdit, TextStyle, TextWrapMode, Ui, UiBuilder, Vec2, WidgetInfo, WidgetText, pos2,
    vec2,
};

use super::new_folder::{self, new_folder_button_ui, new_folder_ui};
use super::{answer, cancel_and, focus_at_first, room};
use crate::app::picker::{PlanName, Purpose, table_name};
use crate::app::{Action, Actions, PathDialog, PathEntry, View};
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::widgets::{
    DialogChoice, field_error_ui, field_ui, icon_button_ui, modal_ui, note_ui,
};

const WIDTH: f32 = 560.0;
/// How many recent folders are offered.
const MOST_RECENT: usize = 8;
/// Height of everything but the list.
const OTHERS: f32 = 290.0;

pub(super) fn path_ui(ui: &Ui, view: &View<'_>, dialog: &mut PathDialog, actions: &mut Actions) {
    let verb = match dialog.purpose {
        Purpose::Open => "Open",
        Purpose::Import => "Import",
        Purpose::SaveAs | Purpose::SaveCopy | Purpose::SaveTable => "Save",
    };
    // Never greyed: what is missing is told when it is pressed.
    let buttons = cancel_and(verb, true);
    let title = dialog.purpose.title();
    let choice = modal_ui(ui, Id::unique("path"), title, WIDTH, &buttons, |ui| {
        if let Some(reason) = dialog.reason.as_deref().filter(|reason| !reason.is_empty()) {
            note_ui(ui, reason);
        }
        folder_ui(ui, view, dialog, actions);
        new_folder_ui(ui, dialog, actions);
        entries_ui(ui, dialog, actions);
        name_ui(ui, dialog);
    });
    // Enter in the line of the new folder, seen once more in a second pass of the frame.
    if dialog.new_folder.is_some() && choice == Some(DialogChoice::Affirmative) {
        actions.push(Action::MakeFolder);
    } else {
        answer(choice, actions);
    }
}

/// Where we are, the way up, to other folders and to a new one.
fn folder_ui(ui: &mut Ui, view: &View<'_>, dialog: &mut PathDialog, actions: &mut Actions) {
    ui.horizontal(|ui| {
        let parent = dialog.folder.parent();
        let up = ui.add_enabled_ui(parent.is_some(), |ui| {
            icon_button_ui(ui, Icon::ChevronUp, "Up one folder")
        });
        if up.inner.clicked()
            && let Some(parent) = parent
        {
            actions.push(Action::ListFolder(parent.to_owned()));
        }
        let folders = recent_folders(view, &dialog.folder);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !folders.is_empty() {
                let menu = ui.menu_button("Recent folders", |ui| {
                    for folder in &folders {
                        if ui.button(folder.display().to_string()).clicked() {
                            actions.push(Action::ListFolder(folder.clone()));
                        }
                    }
                });
                menu.response.on_hover_text("Folders of the plans opened last");
            }
            if dialog.purpose.is_save() && dialog.new_folder.is_none() {
                new_folder_button_ui(ui, dialog);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(dialog.folder.display().to_string()).truncate());
            });
        });
    });
}

/// The folders of the plans opened last, but for the one that is shown.
fn recent_folders(view: &View<'_>, shown: &Path) -> Vec<PathBuf> {
    let preferences = view.preferences;
    let plans = preferences.recent.iter().filter_map(|path| path.parent());
    let all = preferences.last_folder.as_deref().into_iter().chain(plans);
    let mut folders: Vec<PathBuf> = Vec::new();
    for folder in all.filter(|folder| *folder != shown) {
        if folders.len() < MOST_RECENT && !folders.iter().any(|other| other == folder) {
            folders.push(folder.to_owned());
        }
    }
    folders
}

fn entries_ui(ui: &mut Ui, dialog: &mut PathDialog, actions: &mut Actions) {
    let more = if dialog.new_folder.is_some() { new_folder::HEIGHT } else { 0.0 };
    let height = room(ui, OTHERS + more, 280.0 - more);
    let frame = Frame::new()
        .fill(theme::tokens(ui).sunken)
        .corner_radius(theme::CONTROL_RADIUS)
        .inner_margin(4);
    let mut clicked = None;
    frame.show(ui, |ui| {
        ui.set_min_size(vec2(ui.available_width(), height));
        let Some(entries) = &dialog.entries else {
            note_ui(ui, "Reading the folder…");
            return;
        };
        if entries.is_empty() {
            note_ui(ui, "There is nothing here that fits. Go up, or type a path below.");
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::vertical().max_height(height).auto_shrink(false);
        area.show_rows(ui, theme::ROW_HEIGHT, entries.len(), |ui, rows| {
            for entry in entries.get(rows).unwrap_or_default() {
                let row = entry_ui(ui, entry, is_named(&dialog.text, entry));
                if row.clicked() || row.double_clicked() {
                    clicked = Some((entry.clone(), row.double_clicked()));
                }
            }
        });
    });
    if let Some((entry, is_double)) = clicked {
        let by_enter = ui.input(|input| input.key_pressed(Key::Enter));
        take(dialog, &entry, is_double || by_enter, actions);
    }
}

/// Goes into a folder; names a file, and takes it at once if it is meant so.
fn take(dialog: &mut PathDialog, entry: &PathEntry, is_final: bool, actions: &mut Actions) {
    if entry.is_folder {
        if !dialog.purpose.is_save() {
            dialog.text.clear();
        }
        actions.push(Action::ListFolder(entry.path.clone()));
        return;
    }
    dialog.text = name_of(entry);
    dialog.error = None;
    if is_final {
        actions.push(Action::ConfirmDialog);
    }
}

fn name_of(entry: &PathEntry) -> String {
    entry.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn is_named(text: &str, entry: &PathEntry) -> bool {
    !entry.is_folder && text.trim() == name_of(entry)
}

fn entry_ui(ui: &mut Ui, entry: &PathEntry, is_chosen: bool) -> Response {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), theme::ROW_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = name_of(entry);
    let said = if entry.is_folder { format!("{name}, folder") } else { name.clone() };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &said));
    let is_hot = response.hovered() || response.has_focus();
    if is_chosen || is_hot {
        let fill = if is_chosen { tokens.selection } else { tokens.hover };
        ui.painter().rect_filled(rect, theme::CONTROL_RADIUS, fill);
    }
    if response.has_focus() {
        let ring = theme::focus_ring(ui);
        let kind = egui::StrokeKind::Inside;
        ui.painter().rect_stroke(rect, theme::CONTROL_RADIUS, ring, kind);
    }
    if entry.is_folder {
        let icon = Rect::from_center_size(
            pos2(rect.left() + 14.0, rect.center().y),
            Vec2::splat(icons::SMALL),
        );
        icons::paint(ui.painter(), Icon::ChevronRight, icon, tokens.weak);
    }
    let text: WidgetText = RichText::new(name).into();
    let width = rect.width() - 36.0;
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), width, TextStyle::Body);
    let at = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(at.min + vec2(28.0, 0.0), galley, tokens.text);
    response
}

fn table_hint(name: &str) -> &'static str {
    let path = Path::new(name.trim());
    let is_added = path.file_name().is_some() && table_name(path) != path;
    if is_added { "The ending .csv is added" } else { "" }
}

/// Whether a plan that is saved under a typed name gets an ending of its own.
fn gets_ending(name: &str) -> bool {
    let path = Path::new(name.trim());
    let is_file = path.file_name().is_some() && !name.trim().ends_with('/');
    is_file && matches!(PlanName::of(path), PlanName::Certain(named) if named != path)
}

fn name_ui(ui: &mut Ui, dialog: &mut PathDialog) {
    let is_save = dialog.purpose.is_save();
    let label = if is_save { "File name" } else { "File name or path" };
    let hint = match (&dialog.error, is_save) {
        (None, true) if dialog.purpose == Purpose::SaveTable => table_hint(&dialog.text),
        (None, true) if gets_ending(&dialog.text) => "The ending .ron is added",
        _ => "",
    };
    // Named apart from the line of a new folder, which comes and goes: the field stays the same.
    let place = UiBuilder::new()
        .scope_id(Id::unique("name in the path dialog"))
        .layout(Layout::top_down(Align::Min));
    ui.scope_builder(place, |ui| {
        let response = field_ui(ui, label, hint, |ui| {
            ui.add(TextEdit::singleline(&mut dialog.text).desired_width(f32::INFINITY))
        });
        focus_at_first(ui, &response);
        if std::mem::take(&mut dialog.wants_name) {
            response.request_focus();
        }
        if response.changed() {
            dialog.error = None;
        }
        if let Some(error) = &dialog.error {
            field_error_ui(ui, error);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::gets_ending;

    #[test]
    fn the_ending_is_announced_where_it_is_added() {
        let check = |name, expected| assert_eq!(gets_ending(name), expected, "{name:?}");
        check("plan", true);
        check("plan v1.2", true);
        check("sub/plan", true);
        check("plan.ron", false);
        check("plan.RON", false);
        // Asked about, not added to.
        check("plan.txt", false);
        check("", false);
        check(" ", false);
        check("..", false);
        check("sub/", false);
    }
}
