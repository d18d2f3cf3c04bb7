//! The rows in view: what each cell shows, and what it is called for whoever cannot see it.

use egui::accesskit::{Action as Request, ActionData};
use egui::{
    Align, Color32, FontId, Id, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use super::cursor::Cell;
use super::figures::{self, KpiTexts};
use super::grid::Grid;
use super::layout::{Layout, PADDING, Slot, Track};
use super::paint::{line, put, slot_number};
use super::pen::Pen;
use super::sheet::Sheet;
use crate::analysis::Point;
use crate::app::Actions;
use crate::model::Note;
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::words::NOTHING;

/// What a cell shows whose readings cannot be added.
const REFUSED: &str = "no figure";

/// Room for a mark before a figure, in points.
const ICON_STEP: f32 = 14.0;

/// One row in view.
struct Row<'a> {
    /// The ordinal of its period.
    place: i32,
    y: f32,
    name: String,
    is_unfinished: bool,
    kpi: KpiTexts,
    notes: Vec<(usize, &'a Note)>,
}

/// The rows in view; how wide the figures in them are, by column of readings, then the KPI's.
pub fn rows_ui(
    ui: &Ui,
    id: Id,
    sheet: &Sheet<'_>,
    layout: &Layout,
    grid: &mut Grid,
    actions: &mut Actions,
) -> Vec<f32> {
    let scroll = grid.scroll();
    let (first, last) = scroll.visible(sheet.rows, layout.opening);
    let mut widest = vec![0.0_f32; sheet.columns.len() + 1];
    if last < first {
        return widest;
    }
    let pen = Pen::new(ui, layout);
    let overlay = grid.overlay(sheet);
    // The row before the first one in view is what its change is held against.
    let points = sheet.kpi_points(first.saturating_sub(1), last, overlay);
    let decimals = figures::decimals(points.iter().filter_map(|point| point.figure.value()));
    for (pair, row) in points.windows(2).zip(first..=last) {
        let [before, point] = pair else { continue };
        let shown = Row {
            place: row,
            y: scroll.y_of(row, layout.opening),
            name: sheet.row_name(row),
            is_unfinished: sheet.is_unfinished(row),
            kpi: kpi_texts(sheet, grid, point, before, decimals),
            notes: sheet.notes(row).collect(),
        };
        period(&pen, sheet, layout, &shown);
        for track in &layout.tracks {
            let rect = layout.cell(*track, shown.y);
            let seen = rect.intersect(layout.moving).intersect(layout.body);
            if !seen.is_positive() {
                continue;
            }
            match track.slot {
                Slot::Input(col) => {
                    let cell = Cell { row, col };
                    let node = node(ui, id, *track, row, seen);
                    let width = reading(&pen, sheet, grid, cell, rect, &shown, &node);
                    widen(&mut widest, col, width);
                    reading_node(&node, sheet, grid, cell, &shown, actions);
                }
                Slot::Kpi => {
                    let node = node(ui, id, *track, row, seen);
                    let width = kpi(&pen, sheet, &shown, rect, &node);
                    widen(&mut widest, sheet.columns.len(), width);
                }
                Slot::Answers => {
                    beside(&pen, &shown.kpi.answers, &pen.small, pen.tokens.weak, rect);
                }
                Slot::Change => {
                    beside(&pen, &shown.kpi.change, &pen.font, pen.ink(shown.is_unfinished), rect);
                }
                Slot::Note => note(&pen, sheet, &shown, rect, || node(ui, id, *track, row, seen)),
            }
        }
    }
    widest
}

/// What the KPI of the active row leaves out, or why it has no figure: a sentence, and whether
/// it warns.
pub fn remark_of_row(sheet: &Sheet<'_>, grid: &Grid) -> Option<(String, bool)> {
    let row = grid.cursor.at.row;
    let points = sheet.kpi_points(row, row, grid.overlay(sheet));
    let point = points.first()?;
    let texts = kpi_texts(sheet, grid, point, point, 0);
    let name = sheet.row_name(row);
    if !texts.omissions.is_empty() {
        return Some((format!("{} in {name}: {}", sheet.kpi.name, texts.omissions), true));
    }
    if !texts.survey.is_empty() && texts.reason.is_empty() {
        let is_enough = point.sample.is_some_and(|sample| sample.around(0.0).is_some());
        return Some((format!("{} in {name}: {}", sheet.kpi.name, texts.survey), !is_enough));
    }
    let has_reason = !texts.reason.is_empty();
    has_reason.then(|| (format!("{} in {name}: {}", sheet.kpi.name, texts.reason), false))
}

fn kpi_texts(
    sheet: &Sheet<'_>,
    grid: &Grid,
    point: &Point,
    before: &Point,
    decimals: usize,
) -> KpiTexts {
    let row = point.period.ordinal;
    let is_begun = || {
        point.readings > 0
            || grid.editing.as_ref().is_some_and(|editing| editing.cell.row == row)
            || (0..sheet.columns.len()).any(|col| sheet.value(Cell { row, col }).is_some())
    };
    let (unit, numbers) = (&sheet.kpi.unit, sheet.view.numbers());
    let currency = sheet.view.project.settings.currency.as_str();
    figures::texts(point, Some(before), is_begun, (unit, currency), numbers, decimals)
}

fn widen(widest: &mut [f32], place: usize, width: f32) {
    if let Some(known) = widest.get_mut(place) {
        *known = known.max(width);
    }
}

fn node(ui: &Ui, id: Id, track: Track, row: i32, seen: Rect) -> Response {
    ui.interact(seen, id.with((row, slot_number(track.slot))), Sense::hover())
}

fn period(pen: &Pen<'_>, sheet: &Sheet<'_>, layout: &Layout, row: &Row<'_>) {
    let rect = layout.period_cell(row.y);
    let width = rect.width() - PADDING;
    let name = line(pen.ui, &row.name, &pen.font, pen.ink(row.is_unfinished), width);
    let name_width = name.size().x;
    put(&pen.period_painter, rect, name, Align::Min);
    if sheet.is_to_date(row.place) {
        let behind = rect.with_min_x(rect.left() + name_width + theme::SPACE_4);
        let width = behind.width() - PADDING;
        let text = line(pen.ui, "to date", &pen.small, pen.tokens.weak, width);
        put(&pen.period_painter, behind, text, Align::Min);
    }
}

/// The figure of a reading, or the dash of one that is not there; how wide the figure is.
fn reading(
    pen: &Pen<'_>,
    sheet: &Sheet<'_>,
    grid: &Grid,
    cell: Cell,
    rect: Rect,
    row: &Row<'_>,
    node: &Response,
) -> f32 {
    if grid.editing.as_ref().is_some_and(|editing| editing.cell == cell) {
        return 0.0;
    }
    let key = sheet.key(cell);
    if let Some(text) = key.and_then(|key| grid.settled_text(key)) {
        return pen.figure(text, (&pen.font, pen.ink(row.is_unfinished)), rect, node);
    }
    if let Some(draft) = key.and_then(|key| sheet.draft(key)) {
        let is_refused = key.is_some_and(|key| sheet.draft_error(key).is_some());
        let color = if is_refused { pen.tokens.danger } else { pen.ink(row.is_unfinished) };
        pen.text(draft, color, rect, Align::Max);
        if is_refused {
            let edge = Stroke::new(1.5, pen.tokens.danger);
            pen.painter.rect_stroke(rect.shrink(1.0), 4.0, edge, StrokeKind::Inside);
        }
        return 0.0;
    }
    let shown = sheet.shown(cell);
    // Figures nobody entered here stand back; where channels are added up all of them are so.
    let is_weak = shown.is_worked_out && !sheet.is_read_only();
    let ink = if is_weak { pen.tokens.weak } else { pen.ink(row.is_unfinished) };
    let mut width = 0.0;
    match shown.value {
        Some(value) => {
            let text = sheet.view.numbers().format(value, None);
            width = pen.figure(&text, (&pen.font, ink), rect, node);
        }
        None if shown.refusal.is_empty() => {
            pen.text(NOTHING, pen.tokens.weak, rect, Align::Max);
        }
        None => pen.text(REFUSED, pen.tokens.weak, rect, Align::Max),
    }
    let mut at = rect.left_center() + vec2(10.0, 0.0);
    if row.notes.iter().any(|(col, _)| *col == cell.col) {
        icons::paint(&pen.painter, Icon::Flag, small_icon(at), pen.tokens.weak);
        at.x += ICON_STEP;
        width += ICON_STEP;
    }
    if !shown.omissions.is_empty() {
        icons::paint(&pen.painter, Icon::Warning, small_icon(at), pen.tokens.warning);
        width += ICON_STEP;
    }
    width
}

fn small_icon(center: Pos2) -> Rect {
    Rect::from_center_size(center, vec2(10.0, 10.0))
}

/// Tells assistive technology of a cell and does what it asks of it.
fn reading_node(
    node: &Response,
    sheet: &Sheet<'_>,
    grid: &mut Grid,
    cell: Cell,
    row: &Row<'_>,
    actions: &mut Actions,
) {
    if let Some(error) = sheet.key(cell).and_then(|key| sheet.draft_error(key)) {
        node.clone().on_hover_text(error);
    } else if node.contains_pointer() {
        let omissions = sheet.shown(cell).omissions;
        let origin = sheet.origin(cell).or_else(|| (!omissions.is_empty()).then_some(omissions));
        if let Some(origin) = origin {
            let is_open = sheet.choices(cell).is_empty();
            let ask = if is_open { "" } else { "\nRight-click to choose what stands for it" };
            node.clone().on_hover_text(format!("{origin}{ask}"));
        }
    }
    // The active cell is told of by what has the keyboard.
    if cell != grid.cursor.at {
        describe(node, sheet, cell, &row.name);
    }
    let requests = node.ctx.input(|input| {
        let click = input.has_accesskit_action_request(node.id, Request::Click)
            || input.has_accesskit_action_request(node.id, Request::Focus);
        let text =
            input.accesskit_action_requests(node.id, Request::SetValue).find_map(|request| {
                match &request.data {
                    Some(ActionData::Value(text)) => Some(text.to_string()),
                    Some(ActionData::NumericValue(value)) => Some(value.to_string()),
                    _ => None,
                }
            });
        (click, text)
    });
    match requests {
        (_, Some(text)) => grid.set_text(cell, &text, sheet, actions),
        (true, None) => grid.go_to(cell, actions),
        (false, None) => {}
    }
}

/// Names a cell of readings and says what is in it.
pub fn describe(node: &Response, sheet: &Sheet<'_>, cell: Cell, row_name: &str) {
    node.widget_info(|| {
        let draft = sheet.key(cell).and_then(|key| sheet.draft(key)).map(str::to_owned);
        let value = draft.unwrap_or_else(|| {
            let shown = sheet.shown(cell);
            let Some(value) = shown.value else {
                let is_empty = shown.refusal.is_empty();
                return if is_empty { "empty".to_owned() } else { shown.refusal };
            };
            let value = sheet.view.numbers().format(value, None);
            [value, shown.omissions, shown.notes]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        });
        WidgetInfo {
            current_text_value: Some(value),
            ..WidgetInfo::labeled(Role::Cell, true, sheet.cell_name(cell, row_name))
        }
    });
    node.ctx.accesskit_node_builder(node.id, |builder| {
        builder.add_action(Request::Click);
        builder.add_action(Request::SetValue);
    });
}

/// What stands beside the KPI's figure.
fn beside(pen: &Pen<'_>, text: &str, font: &FontId, color: Color32, rect: Rect) {
    let text = line(pen.ui, text, font, color, rect.width() - PADDING);
    put(&pen.painter, rect, text, Align::Max);
}

/// The KPI's own figure, or why there is none; how wide the figure is.
fn kpi(pen: &Pen<'_>, sheet: &Sheet<'_>, row: &Row<'_>, rect: Rect, node: &Response) -> f32 {
    let mut width = 0.0;
    if row.kpi.is_known {
        width = pen.figure(&row.kpi.value, (&pen.strong, pen.ink(row.is_unfinished)), rect, node);
    } else {
        pen.text(&row.kpi.value, pen.tokens.weak, rect, Align::Max);
    }
    if !row.kpi.omissions.is_empty() {
        width += ICON_STEP;
        let at = rect.left_center() + vec2(10.0, 0.0);
        icons::paint(&pen.painter, Icon::Warning, small_icon(at), pen.tokens.warning);
    }
    node.widget_info(|| WidgetInfo {
        current_text_value: Some(row.kpi.in_full()),
        ..WidgetInfo::labeled(Role::Cell, true, format!("{}, {}", sheet.kpi.name, row.name))
    });
    if !row.kpi.remarks.is_empty() {
        node.clone().on_hover_text(&row.kpi.remarks);
    }
    width
}

/// The notes on the readings of a row; one that names a source is a fact.
fn note(
    pen: &Pen<'_>,
    sheet: &Sheet<'_>,
    row: &Row<'_>,
    rect: Rect,
    node: impl FnOnce() -> Response,
) {
    if row.notes.is_empty() {
        return;
    }
    let texts: Vec<String> = row.notes.iter().map(|(_, note)| note_text(note)).collect();
    let text = texts.join(" · ");
    let width = rect.width() - 2.0 * PADDING;
    let shown = line(pen.ui, &text, &pen.small, pen.tokens.weak, width);
    put(&pen.painter, rect, shown, Align::Min);
    let node = node();
    node.widget_info(|| {
        let columns: Vec<&str> = row.notes.iter().map(|(col, _)| sheet.input_label(*col)).collect();
        WidgetInfo {
            current_text_value: Some(text.clone()),
            ..WidgetInfo::labeled(
                Role::Cell,
                true,
                format!("Note on {}, {}", columns.join(" and "), row.name),
            )
        }
    });
    node.on_hover_text(text);
}

/// "Holiday releases", or "Fact: 203.7 million members (letter to shareholders)".
pub fn note_text(note: &Note) -> String {
    match (note.text.trim(), note.source.trim()) {
        (text, "") => text.to_owned(),
        ("", source) => format!("Fact ({source})"),
        (text, source) => format!("Fact: {text} ({source})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_with_a_source_is_a_fact() {
        let check = |text: &str, source: &str, expected: &str| {
            let note = Note { text: text.to_owned(), source: source.to_owned() };
            assert_eq!(note_text(&note), expected);
        };
        check("Holiday releases", "", "Holiday releases");
        check("203.7 million", "letter", "Fact: 203.7 million (letter)");
        check("", "letter", "Fact (letter)");
    }
}
