//! The grounds, the heading and the ring of the grid.

use egui::{
    Align, Color32, FontId, Galley, Id, Painter, Rect, Role, Sense, Stroke, StrokeKind, TextStyle,
    TextWrapMode, Ui, WidgetInfo, WidgetText, pos2,
};
use std::sync::Arc;

use super::cursor::Cell;
use super::grid::{Grid, cell_rect};
use super::layout::{Layout, PADDING, Slot, kpi_heading};
use super::sheet::Sheet;
use crate::app::Actions;
use crate::model::Cadence;
use crate::ui::{stand_in, theme};

/// How far above its words a mark can be clicked, in points.
const MARK_REACH: f32 = 8.0;

/// A line of text that fits into a width, with "…" where it does not.
pub fn line(ui: &Ui, text: &str, font: &FontId, color: Color32, width: f32) -> Arc<Galley> {
    let text = WidgetText::from(egui::RichText::new(text).font(font.clone()).color(color));
    text.into_galley(ui, Some(TextWrapMode::Truncate), width.max(1.0), font.clone())
}

/// Paints a line of text into a cell.
pub fn put(painter: &Painter, cell: Rect, galley: Arc<Galley>, align: Align) {
    let inner = cell.shrink2(egui::vec2(PADDING, 0.0));
    let x = match align {
        Align::Min => inner.left(),
        Align::Center => inner.center().x - galley.size().x / 2.0,
        Align::Max => inner.right() - galley.size().x,
    };
    let y = cell.center().y - galley.size().y / 2.0;
    painter.galley(pos2(x, y), galley, Color32::PLACEHOLDER);
}

/// The computed column, the selected block and the lines between rows.
pub fn grounds(ui: &Ui, sheet: &Sheet<'_>, layout: &Layout, grid: &Grid) {
    let tokens = theme::tokens(ui);
    let scroll = grid.scroll();
    let (first, last) = scroll.visible(sheet.rows, layout.opening);
    let bottom = layout.body.top() + scroll.y_of(last.saturating_add(1), layout.opening);
    let bottom = bottom.min(layout.body.bottom());
    let moving = ui.painter().with_clip_rect(layout.moving.intersect(ui.clip_rect()));
    if let Some(track) = layout.track(Slot::Kpi) {
        let x = layout.heading(track).x_range();
        let ground = Rect::from_x_y_ranges(x, layout.body.top()..=bottom);
        moving.rect_filled(ground, 0.0, tokens.sunken);
    }
    let block = grid.cursor.block();
    if grid.past.is_used && !block.is_single() {
        let corner = |row, col| {
            let row = i32::clamp(row, first.saturating_sub(1), last.saturating_add(1));
            cell_rect(layout, scroll, Cell { row, col })
        };
        if let (Some(from), Some(to)) =
            (corner(block.top, block.left), corner(block.bottom, block.right))
        {
            let rect = from.union(to).intersect(layout.body);
            moving.rect_filled(rect, 0.0, tokens.selection);
        }
    }
    let painter = ui.painter().with_clip_rect(layout.body.intersect(ui.clip_rect()));
    for row in first..=last {
        let y = layout.body.top() + scroll.y_of(row, layout.opening) + layout.opening.row_height;
        painter.hline(layout.body.x_range(), y - 0.5, Stroke::new(1.0, tokens.grid));
    }
}

/// The heading of every column.
pub fn head_ui(ui: &Ui, sheet: &Sheet<'_>, layout: &Layout, actions: &mut Actions) {
    let tokens = theme::tokens(ui);
    let font = TextStyle::Small.resolve(ui.style());
    let period = match sheet.rows.cadence {
        Cadence::Day => "Day",
        Cadence::Week => "Week",
        Cadence::Month => "Month",
        Cadence::Quarter => "Quarter",
        Cadence::Year => "Year",
    };
    let (top, _) = heading_lines(layout, layout.head);
    let corner = Rect::from_min_max(
        pos2(layout.head.left(), top.top()),
        pos2(layout.moving.left(), top.bottom()),
    );
    put(ui.painter(), corner, line(ui, period, &font, tokens.weak, corner.width()), Align::Min);
    let clip = layout.moving.intersect(ui.clip_rect());
    for track in &layout.tracks {
        let rect = layout.heading(*track);
        if !rect.intersects(clip) {
            continue;
        }
        let (text, align) = match track.slot {
            Slot::Input(col) => (sheet.input_label(col).to_owned(), Align::Max),
            Slot::Kpi => (kpi_heading(sheet), Align::Max),
            Slot::Answers => ("Answers, 95 %".to_owned(), Align::Max),
            Slot::Change => ("Change".to_owned(), Align::Max),
            Slot::Note => ("Note".to_owned(), Align::Min),
        };
        let painter = ui.painter().with_clip_rect(clip);
        let (label, below) = heading_lines(layout, rect);
        let width = rect.width() - 2.0 * PADDING;
        put(&painter, label, line(ui, &text, &font, tokens.weak, width), align);
        describe_heading(ui, sheet, track.slot, rect.intersect(clip), &text);
        if let Slot::Input(col) = track.slot {
            mark_ui(ui, &painter, sheet, (col, below), rect, actions);
            if layout.is_grouped {
                channel_heading(ui, &painter, sheet, layout, (col, rect));
            }
        }
    }
    let y = layout.head.bottom() - 0.5;
    ui.painter().hline(layout.head.x_range(), y, Stroke::new(1.0, tokens.grid));
}

/// What an input says below its name; where something can be chosen, a button that opens it.
fn mark_ui(
    ui: &Ui,
    painter: &Painter,
    sheet: &Sheet<'_>,
    (col, below): (usize, Rect),
    heading: Rect,
    actions: &mut Actions,
) {
    let text = sheet.mark(col);
    if text.is_empty() {
        return;
    }
    let tokens = theme::tokens(ui);
    let font = TextStyle::Small.resolve(ui.style());
    let width = heading.width() - 2.0 * PADDING;
    let choices = sheet.columns.get(col).map_or(&[][..], |column| &column.choices[..]);
    let color = if choices.is_empty() { tokens.weak } else { tokens.accent };
    put(painter, below, line(ui, &text, &font, color, width), Align::Max);
    if choices.is_empty() {
        return;
    }
    let reach = Rect::from_min_max(pos2(heading.left(), below.top() - MARK_REACH), heading.max);
    let id = ui.make_persistent_id(("stands in", col));
    let button = ui.interact(reach.intersect(painter.clip_rect()), id, Sense::click());
    let words: Vec<String> =
        choices.iter().map(|choice| format!("{}: {}", choice.title(), choice.in_use())).collect();
    let name = format!("{}, {}", words.join(", "), sheet.channel_name(col));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if button.hovered() || button.has_focus() {
        let y = below.bottom() - 1.0;
        painter.hline(below.x_range().shrink(PADDING), y, Stroke::new(1.0, color));
    }
    stand_in::popup_ui(&button, sheet.view, choices, actions);
    button.on_hover_text(words.join("\n"));
}

/// The line of a heading with the name, and the one below it.
fn heading_lines(layout: &Layout, rect: Rect) -> (Rect, Rect) {
    let channel = if layout.is_grouped { theme::SPACE_16 } else { 0.0 };
    let below = if layout.has_marks { theme::SPACE_16 } else { 0.0 };
    let (top, bottom) = (rect.top() + channel, rect.bottom() - below);
    let nearer = if below > 0.0 { 2.0 } else { 0.0 };
    (
        Rect::from_x_y_ranges(rect.x_range(), top..=bottom),
        Rect::from_x_y_ranges(rect.x_range(), bottom - nearer..=rect.bottom() - nearer),
    )
}

/// The name of a channel above the first of its inputs.
fn channel_heading(
    ui: &Ui,
    painter: &Painter,
    sheet: &Sheet<'_>,
    layout: &Layout,
    (col, rect): (usize, Rect),
) {
    let channel = |col: usize| sheet.columns.get(col).and_then(|column| column.channel);
    if col > 0 && channel(col - 1) == channel(col) {
        return;
    }
    let n_cols = (col..sheet.columns.len()).take_while(|next| channel(*next) == channel(col));
    let last = n_cols.last().and_then(|last| layout.track(Slot::Input(last)));
    let right = last.map_or_else(|| rect.right(), |track| layout.heading(track).right());
    let tokens = theme::tokens(ui);
    let font = theme::small_semibold().resolve(ui.style());
    let group = Rect::from_min_max(rect.min, pos2(right, rect.top() + theme::SPACE_16 + 4.0));
    let width = group.width() - 2.0 * PADDING;
    put(painter, group, line(ui, sheet.channel_name(col), &font, tokens.text, width), Align::Max);
    if layout.is_grouped {
        painter.vline(rect.left(), layout.moving.y_range(), Stroke::new(1.0, tokens.grid));
    }
}

fn describe_heading(ui: &Ui, sheet: &Sheet<'_>, slot: Slot, rect: Rect, text: &str) {
    let id = ui.make_persistent_id(("heading", slot_number(slot)));
    let response = ui.interact(rect, id, Sense::hover());
    let name = match slot {
        Slot::Input(col) => format!("{text}, {}", sheet.channel_name(col)),
        Slot::Answers => format!("{text}: how many answers, and how far they reach"),
        Slot::Kpi | Slot::Change | Slot::Note => text.to_owned(),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
    if let Slot::Input(col) = slot
        && let Some(input) = sheet.input(col)
    {
        let kind = input.kind.label();
        response.on_hover_text(if input.unit.is_empty() {
            format!("{name}\n{kind}")
        } else {
            format!("{name}, {}\n{kind}", input.unit)
        });
    }
}

/// A number that tells the columns of one row apart.
pub fn slot_number(slot: Slot) -> usize {
    match slot {
        Slot::Kpi => 0,
        Slot::Change => 1,
        Slot::Note => 2,
        Slot::Answers => 3,
        Slot::Input(col) => 4 + col,
    }
}

/// The ring around the active cell: strong where the keyboard is, faint where it was.
pub fn ring(ui: &Ui, id: Id, layout: &Layout, grid: &Grid) {
    let rect = if grid.cursor.is_aside {
        let y = grid.scroll().y_of(grid.cursor.at.row, layout.opening);
        layout.track(Slot::Kpi).map(|track| layout.cell(track, y))
    } else {
        cell_rect(layout, grid.scroll(), grid.cursor.at)
    };
    let Some(rect) = rect.filter(|_| grid.past.is_used) else { return };
    let clip = layout.moving.intersect(layout.body).intersect(ui.clip_rect());
    let stroke = if ui.memory(|memory| memory.has_focus(id)) {
        theme::focus_ring(ui)
    } else {
        Stroke::new(1.0, theme::tokens(ui).edge)
    };
    let rect = rect.translate(egui::vec2(0.0, -0.5));
    ui.painter().with_clip_rect(clip).rect_stroke(rect, 4.0, stroke, StrokeKind::Inside);
}
