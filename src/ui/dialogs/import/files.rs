//! The list of files and their tables: what each was taken for, whether it is taken, and whether
//! something is wrong with it.

use egui::{
    Align2, Checkbox, Color32, Rect, Response, Role, ScrollArea, Sense, TextStyle, Ui, UiBuilder,
    Vec2, WidgetInfo, pos2, vec2,
};

use super::shown::{Entry, Lists};
use super::{progress_ui, whole};
use crate::app::{Action, Actions, Command, ImportDialog, View, tables};
use crate::import::{ParsedFile, Severity, TableCadence, TableRef};
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::widgets::{action_button_ui, note_ui, semibold_ui};
use crate::ui::words::count;

const ROW_HEIGHT: f32 = 44.0;
const INDENT: f32 = theme::SPACE_16;

pub(super) fn files_ui(
    ui: &mut Ui,
    view: &View<'_>,
    lists: &Lists,
    dialog: &mut ImportDialog,
    actions: &mut Actions,
) {
    ui.horizontal(|ui| {
        semibold_ui(ui, &count(dialog.files.parsed.len(), "file", "files"));
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(layout, |ui| {
            let button = action_button_ui(ui, "Add files…");
            let hint = "You can also drop files or folders here, or paste a table";
            if button.on_hover_text(hint).clicked() {
                actions.push(Action::Run(Command::Import));
            }
        });
    });
    if dialog.is_reading() {
        let more = dialog.wanted.len().saturating_sub(dialog.files.parsed.len()).max(1);
        note_ui(ui, &format!("Reading {} more…", count(more, "file", "files")));
        progress_ui(ui, dialog);
    }
    let area = ScrollArea::vertical().auto_shrink([false, false]);
    ui.spacing_mut().item_spacing.y = 2.0;
    area.show_rows(ui, ROW_HEIGHT, lists.entries.len(), |ui, places| {
        // The bar floats over the content.
        ui.set_max_width(ui.available_width() - theme::SPACE_12);
        for entry in &lists.entries[places] {
            entry_ui(ui, view, *entry, dialog);
        }
    });
}

/// What a row says.
struct Row {
    name: String,
    below: String,
    severity: Option<Severity>,
    indent: f32,
    /// The tables its check box stands for; none where nothing can be taken.
    tables: Vec<TableRef>,
    leads_to: TableRef,
}

fn row_of(view: &View<'_>, entry: Entry, dialog: &ImportDialog) -> Option<Row> {
    let (Entry::File(place) | Entry::Table { at: TableRef { file: place, .. }, .. }) = entry;
    let file = dialog.files.parsed.get(place)?;
    let gravest = dialog.previewed.as_ref().and_then(|made| *made.digest.gravest.get(place)?);
    let twin = dialog.files.twin_of(place).map(|twin| dialog.files.parsed[twin].name.as_str());
    let of_file = |table| TableRef { file: place, table };
    let can_be_taken = |at: &TableRef| tables::is_worth_taking(&dialog.choices, *at);
    match entry {
        Entry::File(_) => Some(Row {
            name: file.name.clone(),
            below: match (twin, file.tables.len()) {
                (Some(twin), _) => same_again(&file.name, twin),
                (None, 0) => file.recognised.clone(),
                (None, n) => format!("{} · {n} tables", file.recognised),
            },
            severity: gravest,
            indent: 0.0,
            tables: (0..file.tables.len()).map(of_file).filter(can_be_taken).collect(),
            leads_to: of_file(0),
        }),
        Entry::Table { at, is_alone } => Some(Row {
            name: if is_alone { file.name.clone() } else { name_of(file, at) },
            below: match twin.filter(|_| is_alone) {
                Some(twin) => same_again(&file.name, twin),
                None => below(view, file, at, is_alone, dialog),
            },
            severity: gravest.filter(|_| is_alone),
            indent: if is_alone { 0.0 } else { INDENT },
            tables: Some(at).filter(can_be_taken).into_iter().collect(),
            leads_to: at,
        }),
    }
}

fn same_again(name: &str, twin: &str) -> String {
    if name == twin { "The same file twice".to_owned() } else { format!("The same as {twin}") }
}

/// The title of a table, else its first columns.
pub(super) fn name_of(file: &ParsedFile, at: TableRef) -> String {
    let table = &file.tables[at.table];
    let title = table.shape.title.as_ref().or(table.part.as_ref());
    // A table without a title goes by its first columns.
    let headers = || {
        let named = table.shape.headers.iter().filter(|header| !header.is_empty());
        named.take(3).map(String::as_str).collect::<Vec<_>>().join(", ")
    };
    title.cloned().unwrap_or_else(headers)
}

/// "Instagram posts" for a file's only table, "61 rows, daily" for one of several.
fn below(
    view: &View<'_>,
    file: &ParsedFile,
    at: TableRef,
    is_alone: bool,
    dialog: &ImportDialog,
) -> String {
    if is_alone {
        return file.recognised.clone();
    }
    let rows = match file.tables[at.table].shape.rows.len() {
        1 => "1 row".to_owned(),
        n => format!("{} rows", whole(view, n)),
    };
    let report = dialog.preview().and_then(|preview| preview.files.get(at.file));
    let cadence = report.and_then(|file| file.tables.get(at.table)).map(|table| table.cadence);
    match cadence {
        Some(TableCadence::Every(cadence)) => format!("{rows}, by {}", cadence.code()),
        Some(TableCadence::Event) => format!("{rows}, one per event"),
        Some(TableCadence::None) => format!("{rows}, no dates"),
        None => rows,
    }
}

fn entry_ui(ui: &mut Ui, view: &View<'_>, entry: Entry, dialog: &mut ImportDialog) {
    let Some(row) = row_of(view, entry, dialog) else { return };
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    let is_chosen = dialog.shown.table == Some(row.leads_to) && !is_heading_of_chosen(&row, entry);
    let problem = row.severity.map_or("", |severity| problem_word(severity));
    let said = [row.name.as_str(), row.below.as_str(), problem];
    let said = said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_chosen, &said));
    ui.accesskit_node_builder(response.id, |node| node.set_selected(is_chosen));
    ground(ui, rect, &response, is_chosen);
    let inner = rect.with_min_x(rect.left() + row.indent).shrink2(vec2(theme::SPACE_4, 0.0));
    let right = problem_ui(ui, inner, row.severity);
    let text = inner.with_min_x(inner.left() + 26.0).with_max_x(right);
    text_ui(ui, text, &row);
    if !row.tables.is_empty() {
        let at = Rect::from_min_size(inner.min, vec2(24.0, ROW_HEIGHT));
        ui.scope_builder(UiBuilder::new().max_rect(at), |ui| take_ui(ui, &row, dialog));
        ui.advance_cursor_after_rect(rect);
    }
    let response = response.on_hover_text(said);
    if response.clicked() {
        dialog.shown.table = Some(row.leads_to);
        dialog.shown.shows_clashes = false;
    }
}

/// The row of a file leads to its first table, which has a row of its own.
fn is_heading_of_chosen(row: &Row, entry: Entry) -> bool {
    matches!(entry, Entry::File(_)) && !row.tables.is_empty()
}

fn ground(ui: &Ui, rect: Rect, response: &Response, is_chosen: bool) {
    let tokens = theme::tokens(ui);
    let fill = match (is_chosen, response.contains_pointer()) {
        (true, _) => tokens.selection,
        (false, true) => tokens.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, theme::CONTROL_RADIUS, fill);
    if response.has_focus() {
        let (ring, kind) = (theme::focus_ring(ui), egui::StrokeKind::Inside);
        ui.painter().rect_stroke(rect, theme::CONTROL_RADIUS, ring, kind);
    }
}

fn text_ui(ui: &Ui, rect: Rect, row: &Row) {
    let tokens = theme::tokens(ui);
    let line = |text: &str, style: TextStyle, color: Color32, y: f32| {
        let mut job = egui::text::LayoutJob::simple_singleline(
            text.to_owned(),
            style.resolve(ui.style()),
            color,
        );
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width());
        let galley = ui.painter().layout_job(job);
        let at = Align2::LEFT_CENTER.anchor_size(pos2(rect.left(), y), galley.size());
        ui.painter().galley(at.min, galley, color);
    };
    line(&row.name, TextStyle::Body, tokens.text, rect.top() + 14.0);
    line(&row.below, TextStyle::Small, tokens.weak, rect.top() + 31.0);
}

/// Paints the mark of the gravest problem; answers with where the text must end.
fn problem_ui(ui: &Ui, rect: Rect, severity: Option<Severity>) -> f32 {
    let tokens = theme::tokens(ui);
    let (icon, color) = match severity {
        Some(Severity::Error) => (Icon::Blocked, tokens.danger),
        Some(Severity::Warning) => (Icon::Warning, tokens.warning),
        Some(Severity::Note) | None => return rect.right(),
    };
    let center = pos2(rect.right() - theme::SPACE_8, rect.center().y);
    icons::paint(ui.painter(), icon, Rect::from_center_size(center, Vec2::splat(14.0)), color);
    rect.right() - theme::SPACE_24
}

fn problem_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "not everything could be read",
        Severity::Warning => "look at the remarks",
        Severity::Note => "",
    }
}

/// The check box that takes a table, or all tables of a file.
fn take_ui(ui: &mut Ui, row: &Row, dialog: &mut ImportDialog) {
    let is_taken = row.tables.iter().any(|at| dialog.is_taken(*at));
    let is_mixed = is_taken && !row.tables.iter().all(|at| dialog.is_taken(*at));
    let mut takes = is_taken;
    ui.add_space((ROW_HEIGHT - theme::CONTROL_HEIGHT) / 2.0);
    let check = ui.add(Checkbox::without_text(&mut takes).indeterminate(is_mixed));
    let name = format!("Take {}", row.name);
    ui.accesskit_node_builder(check.id, |node| node.set_label(name));
    if takes != is_taken {
        for at in &row.tables {
            dialog.choices.tables.insert(*at, takes);
        }
        dialog.touch();
    }
}
