//! What paints the texts of the rows: words may be cut short, figures never.

use egui::{Align, Color32, FontId, Painter, Rect, Response, TextStyle, Ui};

use super::layout::{Layout, PADDING};
use super::paint::{line, put};
use crate::ui::theme::{self, Tokens};

/// What stands for a figure that does not fit.
const CUT: &str = "…";

/// What painting a row needs again and again.
pub struct Pen<'a> {
    pub ui: &'a Ui,
    pub tokens: &'static Tokens,
    pub font: FontId,
    pub strong: FontId,
    pub small: FontId,
    /// Clipped to the columns that scroll.
    pub painter: Painter,
    /// Clipped to the periods.
    pub period_painter: Painter,
}

impl<'a> Pen<'a> {
    pub fn new(ui: &'a Ui, layout: &Layout) -> Self {
        let clip = ui.clip_rect();
        let body = layout.body.intersect(clip);
        let periods = Rect::everything_left_of(layout.moving.left());
        Self {
            ui,
            tokens: theme::tokens(ui),
            font: TextStyle::Body.resolve(ui.style()),
            strong: theme::semibold().resolve(ui.style()),
            small: TextStyle::Small.resolve(ui.style()),
            painter: ui.painter().with_clip_rect(body.intersect(layout.moving)),
            period_painter: ui.painter().with_clip_rect(body.intersect(periods)),
        }
    }

    /// The colour of a figure.
    pub fn ink(&self, is_unfinished: bool) -> Color32 {
        if is_unfinished { self.tokens.weak } else { self.tokens.text }
    }

    /// Words that are cut short where they do not fit.
    pub fn text(&self, text: &str, color: Color32, rect: Rect, align: Align) {
        let width = rect.width() - 2.0 * PADDING;
        put(&self.painter, rect, line(self.ui, text, &self.font, color, width), align);
    }

    /// A figure, in what is in sight of its cell: whole, or not at all, since a figure cut short
    /// reads as another one. Its width, in points.
    pub fn figure(
        &self,
        text: &str,
        (font, color): (&FontId, Color32),
        rect: Rect,
        node: &Response,
    ) -> f32 {
        let galley = self.painter.layout_no_wrap(text.to_owned(), font.clone(), color);
        let width = galley.size().x;
        let sight = self.painter.clip_rect();
        let seen =
            Rect::from_x_y_ranges(rect.x_range().intersection(sight.x_range()), rect.y_range());
        if width <= seen.width() - 2.0 * PADDING + 0.5 {
            put(&self.painter, seen, galley, Align::Max);
        } else {
            let stand_in = self.painter.layout_no_wrap(CUT.to_owned(), font.clone(), color);
            put(&self.painter, seen, stand_in, Align::Max);
            node.clone().on_hover_text(text);
        }
        width
    }
}
