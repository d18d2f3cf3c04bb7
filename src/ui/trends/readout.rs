//! The small card that reads one period out.

use std::sync::Arc;

use egui::accesskit::Live;
use egui::text::{LayoutJob, TextFormat};
use egui::{Galley, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use crate::ui::theme::{self, SPACE_8, SPACE_12};

use super::draw;
use super::figures::Row;
use super::frame::ChartFrame;
use super::shown::Shown;

/// The card never gets wider than this, in points.
const MAX_WIDTH: f32 = 220.0;

/// The card for one period, beside its figure and never over it.
pub struct Card {
    rect: Rect,
    text: Arc<Galley>,
    sentence: String,
    day: f64,
    value: Option<f64>,
}

impl Card {
    /// The card for the period at `index`; `None` if there is none.
    pub fn new(
        ui: &Ui,
        frame: &ChartFrame,
        shown: &Shown,
        index: usize,
        row: &Row,
    ) -> Option<Self> {
        let dot = shown.geometry.dots.get(index)?;
        let width = MAX_WIDTH.min(frame.outer.width() / 2.0 - SPACE_12);
        let text = ui.painter().layout_job(job(ui, shown, row, width));
        let size = text.size() + Vec2::splat(2.0 * SPACE_8);
        let rect = place(frame, frame.at([dot.x, 0.0]).x, size);
        let sentence = row.sentence(&shown.figures);
        Some(Self { rect, text, sentence, day: dot.x, value: dot.value() })
    }

    pub fn rect(&self) -> Rect {
        self.rect
    }

    pub fn show(&self, ui: &Ui, id: Id, frame: &ChartFrame) {
        draw::pointed_at(ui, frame, self.day, self.value);
        let tokens = theme::tokens(ui);
        let (painter, rect) = (ui.painter(), self.rect);
        painter.add(ui.style().visuals.popup_shadow.as_shape(rect, theme::CONTROL_RADIUS));
        let edge = Stroke::new(1.0, tokens.grid);
        painter.rect(rect, theme::CONTROL_RADIUS, tokens.panel, edge, StrokeKind::Inside);
        let at = rect.min + Vec2::splat(SPACE_8);
        painter.galley(at, Arc::clone(&self.text), tokens.text);
        announce(ui, id, rect, &self.sentence);
    }
}

/// To the right of the vertical at `x`, or to the left where there is no room.
fn place(frame: &ChartFrame, x: f32, size: Vec2) -> Rect {
    let right = x + SPACE_12;
    let fits = right + size.x <= frame.outer.right();
    let left = if fits { right } else { x - SPACE_12 - size.x };
    Rect::from_min_size(pos2(left.max(frame.outer.left()), frame.plot.top()), size)
}

fn job(ui: &Ui, shown: &Shown, row: &Row, width: f32) -> LayoutJob {
    let tokens = theme::tokens(ui);
    let strong = theme::small_semibold().resolve(ui.style());
    let plain = super::frame::small(ui);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width - 2.0 * SPACE_8;
    job.append(&row.title(), 0.0, TextFormat::simple(strong.clone(), tokens.text));
    let lines = row.lines(&shown.figures, true);
    let n_lines = lines.len();
    for (index, line) in lines.iter().enumerate() {
        let is_figure = index == 0 && row.value.is_some();
        let is_warning = row.is_partial && index + 1 == n_lines;
        let (font, color) = match (is_figure, is_warning) {
            (true, _) => (strong.clone(), tokens.actual),
            (false, true) => (plain.clone(), tokens.warning),
            (false, false) => (plain.clone(), tokens.weak),
        };
        let line =
            if index == 0 { line.clone() } else { crate::analysis::words::upper_first(line) };
        job.append(&format!("\n{line}"), 0.0, TextFormat::simple(font, color));
    }
    job
}

/// A live text for screen readers, which see nothing of what is painted.
fn announce(ui: &Ui, id: Id, rect: Rect, sentence: &str) {
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, sentence));
    ui.accesskit_node_builder(id, |node| node.set_live(Live::Polite));
}
