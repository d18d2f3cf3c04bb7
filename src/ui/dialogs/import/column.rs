//! The columns of a table: taken or not, which input each becomes, and what it holds.

use egui::{
    Checkbox, ComboBox, Key, Label, Modifiers, Rect, Response, RichText, TextEdit, Ui, UiBuilder,
    Vec2, vec2,
};

use super::{SeriesByColumn, is_shown, whole};
use crate::app::{ImportDialog, View};
use crate::import::{ColumnChoice, ColumnRef, SeriesPreview, TableRef};
use crate::model::InputKind;
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::widgets::note_ui;

/// A line of controls and a line of figures.
const ROW_HEIGHT: f32 = 56.0;
const GAP: f32 = theme::SPACE_8;

/// Shows the rows that are in sight; wide exports have thousands.
pub(super) fn columns_ui(
    ui: &mut Ui,
    view: &View<'_>,
    by_column: &SeriesByColumn<'_>,
    at: TableRef,
    dialog: &mut ImportDialog,
) {
    let all = dialog.choices.columns.keys().filter(|column| column.table_ref() == at);
    let all: Vec<ColumnRef> = all.copied().collect();
    let shown: Vec<ColumnRef> =
        all.iter().copied().filter(|column| is_shown(dialog, by_column, *column)).collect();
    if !shown.is_empty() {
        captions_ui(ui);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let (top, clip) = (ui.cursor().top(), ui.clip_rect());
    let is_in_sight = |place: usize| {
        #[expect(clippy::cast_precision_loss, reason = "at most 5,000 columns")]
        let y = top + place as f32 * ROW_HEIGHT;
        y + ROW_HEIGHT >= clip.top() && y <= clip.bottom()
    };
    for (place, column) in shown.iter().enumerate() {
        if is_in_sight(place) {
            ui.push_id(column.column, |ui| column_ui(ui, view, by_column, *column, dialog));
        } else {
            ui.add_space(ROW_HEIGHT);
        }
    }
    ui.spacing_mut().item_spacing.y = theme::SPACE_8;
    match all.len() - shown.len() {
        0 => {}
        1 => {
            note_ui(ui, "1 column is not shown");
        }
        hidden => {
            note_ui(ui, &format!("{hidden} columns are not shown"));
        }
    }
}

/// The places of a row's parts, from left to right: header, input, name in formulas, kind.
fn parts(row: Rect) -> [Rect; 4] {
    const KIND: f32 = 124.0;
    let flexible = row.width() - KIND - 3.0 * GAP;
    let widths = [flexible * 0.36, flexible * 0.36, flexible * 0.28, KIND];
    let mut left = row.left();
    widths.map(|width| {
        let part = Rect::from_min_size(egui::pos2(left, row.top()), vec2(width, row.height()));
        left += width + GAP;
        part
    })
}

fn captions_ui(ui: &mut Ui) {
    let size = vec2(ui.available_width(), 16.0);
    let (_, row) = ui.allocate_space(size);
    let captions = ["Column in the file", "Becomes the input", "Name in formulas", "Kind"];
    for (part, caption) in parts(row).into_iter().zip(captions) {
        ui.scope_builder(UiBuilder::new().max_rect(part), |ui| note_ui(ui, caption));
    }
}

fn column_ui(
    ui: &mut Ui,
    view: &View<'_>,
    by_column: &SeriesByColumn<'_>,
    at: ColumnRef,
    dialog: &mut ImportDialog,
) {
    let header = super::header_of(dialog, at).to_owned();
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), ROW_HEIGHT));
    let Some(choice) = dialog.choices.columns.get_mut(&at) else { return };
    let (above, below) = row.split_top_bottom_at_y(row.top() + 34.0);
    let above = above.with_min_y(above.top() + 4.0);
    let [take, label, identifier, kind] = parts(above);
    ui.scope_builder(UiBuilder::new().max_rect(take), |ui| {
        ui.set_clip_rect(ui.clip_rect().intersect(take.expand(2.0)));
        ui.add(Checkbox::new(&mut choice.take, &header)).on_hover_text(&header);
    });
    let builder = |rect| UiBuilder::new().max_rect(rect);
    ui.add_enabled_ui(choice.take, |ui| {
        ui.scope_builder(builder(label), |ui| {
            let name = format!("Input for {header}");
            text_ui(ui, &name, &mut choice.label);
        });
        ui.scope_builder(builder(identifier), |ui| {
            let name = format!("Name in formulas for {header}");
            text_ui(ui, &name, &mut choice.identifier);
        });
        ui.scope_builder(builder(kind), |ui| kind_ui(ui, &header, choice));
    });
    let series = by_column.of(at.file, at.table, &header);
    let figures = if choice.take { figures(view, series) } else { "Not taken".to_owned() };
    let below = below.with_min_x(below.left() + 24.0);
    ui.scope_builder(builder(below), |ui| {
        ui.add(Label::new(RichText::new(figures).small().weak()).truncate());
    });
}

fn text_ui(ui: &mut Ui, name: &str, text: &mut String) {
    let field = ui.add(TextEdit::singleline(text).desired_width(f32::INFINITY));
    ui.accesskit_node_builder(field.id, |node| node.set_label(name));
    keep_enter(ui, &field);
}

/// Enter in a field of the preview ends the typing; it does not import at once.
pub(super) fn keep_enter(ui: &Ui, field: &Response) {
    if field.lost_focus() {
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    }
}

fn kind_ui(ui: &mut Ui, header: &str, choice: &mut ColumnChoice) {
    let combo = ComboBox::from_id_salt("kind")
        .width(ui.available_width() - theme::SPACE_4)
        .selected_text(short(choice.kind))
        .icon(|ui, rect, visuals, _| {
            let icon = Rect::from_center_size(rect.center(), Vec2::splat(10.0));
            icons::paint(ui.painter(), Icon::ChevronDown, icon, visuals.fg_stroke.color);
        })
        .show_ui(ui, |ui| {
            for kind in InputKind::ALL {
                ui.selectable_value(&mut choice.kind, kind, kind.label());
            }
        });
    let name = format!("Kind of {header}");
    ui.accesskit_node_builder(combo.response.id, |node| node.set_label(name));
}

/// One word for a narrow place.
fn short(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Flow => "Flow",
        InputKind::Stock => "Stock",
        InputKind::Unique => "Unique",
        InputKind::GivenRate => "Given rate",
    }
}

/// "61 readings, 1 Jan 2024 to 31 Mar 2024, 2 missing, sum 12,345"; the last value of what does
/// not add up.
fn figures(view: &View<'_>, series: &[&SeriesPreview]) -> String {
    let [first, others @ ..] = series else { return "No readings".to_owned() };
    let n: usize = series.iter().map(|series| series.readings.len()).sum();
    let missing: usize = series.iter().map(|series| series.missing).sum();
    let begin = series.iter().filter_map(|series| series.first()).min();
    let end = series.iter().filter_map(|series| series.last()).max();
    let mut parts = vec![match n {
        1 => "1 reading".to_owned(),
        n => format!("{} readings", whole(view, n)),
    }];
    if !others.is_empty() {
        parts.push(format!("on {} channels", series.len()));
    }
    if let (Some(begin), Some(end)) = (begin, end) {
        parts.push(format!("{} to {}", view.date(begin), view.date(end)));
    }
    if missing > 0 {
        parts.push(format!("{} missing", whole(view, missing)));
    }
    let unit = first.unit.as_deref().map_or_else(String::new, |unit| format!(" {unit}"));
    let figure = |value: f64| format!("{}{unit}", view.numbers().format(value, None));
    match (first.kind, others) {
        (InputKind::Flow, _) => {
            parts.push(format!("sum {}", figure(series.iter().map(|series| series.sum()).sum())));
        }
        // What does not add up has no sum worth reading.
        (_, []) => parts.extend(first.last_value().map(|last| format!("last {}", figure(last)))),
        (_, _) => {}
    }
    parts.join(", ")
}
