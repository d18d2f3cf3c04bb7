//! The cells of the matrix that are in view.

use egui::{
    Align2, Color32, FontId, Id, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind,
    TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::places::{FIXED, Places, Spot};
use super::shown::{Mark, Shown, name};
use crate::analysis::coverage::{Hole, RowAbout};
use crate::app::View;
use crate::model::ItemId;
use crate::ui::findings::one_line;
use crate::ui::findings::words::name_of;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Tokens};
use crate::ui::words::count;

const PADDING: f32 = 8.0;

/// What painting a cell needs again and again.
pub struct Brush<'a> {
    pub ui: &'a Ui,
    pub view: &'a View<'a>,
    pub shown: &'a Shown,
    pub places: Places,
    pub tokens: &'static Tokens,
    /// The cell that has, or last had, the keyboard.
    pub cursor: Spot,
    pub id: Id,
}

impl Brush<'_> {
    /// Everything in view; the cells as they answered, for the caller to follow.
    pub fn all(&self) -> Vec<(Spot, Response)> {
        let mut cells = Vec::new();
        let columns = self.places.columns();
        for row in self.places.rows() {
            self.ground(row);
            for col in columns.clone() {
                cells.push(self.cell(Spot { row, col }));
            }
            for col in 0..FIXED {
                cells.push(self.cell(Spot { row, col }));
            }
        }
        let head = self.places.head();
        self.ui.painter().rect_filled(head, 0, self.tokens.panel);
        for col in columns {
            cells.push(self.cell(Spot { row: 0, col }));
        }
        self.ui.painter().rect_filled(self.places.corner(), 0, self.tokens.panel);
        for col in 0..FIXED {
            cells.push(self.cell(Spot { row: 0, col }));
        }
        let line = Stroke::new(1.0, self.tokens.grid);
        self.ui.painter().hline(head.x_range(), head.bottom(), line);
        cells
    }

    /// Objectives stand on a deeper ground than their goals; so does the row under the pointer.
    fn ground(&self, row: usize) {
        let strip = self.places.strip(row);
        let Some(shown) = self.shown.row(Spot { row, col: 0 }) else { return };
        let body = self.places.area().with_min_y(self.places.head().bottom());
        let painter = self.ui.painter().with_clip_rect(body.intersect(self.ui.clip_rect()));
        let is_under_pointer = self.ui.rect_contains_pointer(strip.intersect(body));
        let is_heading = !matches!(shown.about, RowAbout::Goal(_));
        let color = match (is_under_pointer, is_heading) {
            (true, _) => self.tokens.hover,
            (false, true) => self.tokens.sunken,
            (false, false) => self.tokens.panel,
        };
        painter.rect_filled(strip, 0, color);
        if is_heading {
            // Objectives without goals would run into each other.
            let gap = Stroke::new(2.0, self.tokens.panel);
            painter.hline(strip.x_range(), strip.top(), gap);
        }
    }

    /// One cell: painted, named, clickable where it can be seen.
    fn cell(&self, spot: Spot) -> (Spot, Response) {
        let rect = self.places.cell(spot);
        let region = self.places.region(spot).intersect(self.ui.clip_rect());
        // One cell at a time can be reached with the Tab key; arrows go on from it.
        let sense = if spot == self.cursor { Sense::click() } else { Sense::CLICK };
        let seen = rect.intersect(region);
        let seen =
            if seen.is_positive() { seen } else { Rect::from_min_size(region.min, Vec2::ZERO) };
        let response = self.ui.interact(seen, self.id.with(spot), sense);
        let role = match spot {
            Spot { row: 0, .. } => Role::ColumnHeader,
            Spot { col: 0, .. } => Role::RowHeader,
            _ => Role::Cell,
        };
        let said = self.shown.said(self.view, spot);
        response.widget_info(|| WidgetInfo::labeled(role, true, &said));
        let painter = self.ui.painter().with_clip_rect(region);
        match spot {
            Spot { row: 0, col: 0 } => self.head_words(&painter, rect, "Objectives and goals"),
            Spot { row: 0, col: 1 } => self.head_words(&painter, rect, "Missing"),
            Spot { row: 0, .. } => self.kpi_head(&painter, rect, spot),
            Spot { col: 0, .. } => self.name(&painter, rect, spot),
            _ => self.mark(&painter, rect, &self.shown.mark(self.view, spot)),
        }
        if response.has_focus() {
            let ring = theme::focus_ring(self.ui);
            painter.rect_stroke(rect.shrink(1.0), 4, ring, StrokeKind::Inside);
        }
        (spot, response)
    }

    fn font(&self, style: &TextStyle) -> FontId {
        style.resolve(self.ui.style())
    }

    fn head_words(&self, painter: &Painter, rect: Rect, words: &str) {
        let at = pos2(rect.left() + PADDING, rect.bottom() - PADDING);
        let font = self.font(&TextStyle::Small);
        painter.text(at, Align2::LEFT_BOTTOM, words, font, self.tokens.weak);
    }

    /// A KPI's name in up to three lines, and below how many goals use it.
    fn kpi_head(&self, painter: &Painter, rect: Rect, spot: Spot) {
        let Some((_, column)) = self.shown.column(spot) else { return };
        let name = name_of(self.view, ItemId::Kpi(column.kpi));
        let mark = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 28.0), rect.max);
        self.mark(painter, mark, &self.shown.mark(self.view, spot));
        let is_used = column.goals > 0;
        let color = if is_used { self.tokens.text } else { self.tokens.weak };
        let font = self.font(&theme::small_semibold());
        let width = rect.width() - 2.0 * PADDING;
        let mut job = egui::text::LayoutJob::simple(name.to_owned(), font, color, width);
        job.wrap.max_rows = 3;
        let galley = painter.layout_job(job);
        let at = pos2(rect.left() + PADDING, mark.top() - galley.size().y);
        painter.galley(at, galley, color);
    }

    fn name(&self, painter: &Painter, rect: Rect, spot: Spot) {
        let Some(row) = self.shown.row(spot) else { return };
        let words = name(self.view, row);
        let (style, indent, lines) = match row.about {
            RowAbout::Goal(_) => (TextStyle::Small, 24.0, 2),
            RowAbout::Objective(_) | RowAbout::Loose => (theme::semibold(), PADDING, 1),
        };
        let width = rect.width() - indent - PADDING;
        let mut job = one_line(words, self.font(&style), self.tokens.text, width);
        job.wrap.max_rows = lines;
        job.wrap.break_anywhere = lines == 1;
        let galley = painter.layout_job(job);
        let at = pos2(rect.left() + indent, rect.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, self.tokens.text);
    }

    fn mark(&self, painter: &Painter, rect: Rect, mark: &Mark) {
        let tokens = self.tokens;
        match mark {
            Mark::Nothing => {}
            Mark::Status(status) => {
                let icon = Some(Icon::of_status(*status));
                self.words(painter, rect, icon, status.label(), tokens.status(*status));
            }
            Mark::State(state) => self.words(painter, rect, None, state, tokens.weak),
            Mark::Goals(n) => {
                self.words(painter, rect, None, &count(*n, "goal", "goals"), tokens.weak);
            }
            Mark::Hole(severity, words) => {
                let icon = Some(Icon::of_severity(*severity));
                self.words(painter, rect, icon, words, tokens.severity(*severity));
            }
        }
    }

    fn words(
        &self,
        painter: &Painter,
        rect: Rect,
        icon: Option<Icon>,
        words: &str,
        color: Color32,
    ) {
        let mut left = rect.left() + PADDING;
        if let Some(icon) = icon {
            let at = pos2(left + icons::SMALL / 2.0, rect.center().y);
            icons::paint(
                painter,
                icon,
                Rect::from_center_size(at, Vec2::splat(icons::SMALL)),
                color,
            );
            left += icons::SMALL + 6.0;
        }
        let style = if icon.is_some() { theme::small_semibold() } else { TextStyle::Small };
        let job = one_line(words, self.font(&style), color, rect.right() - 4.0 - left);
        let galley = painter.layout_job(job);
        let at = vec2(left, rect.center().y - galley.size().y / 2.0).to_pos2();
        painter.galley(at, galley, color);
    }
}

/// What is shown while the pointer rests on a cell: what is cut off, and what a click does.
pub fn hint(brush: &Brush<'_>, spot: Spot) -> Option<String> {
    let Some(row) = brush.shown.row(spot) else {
        let (_, column) = brush.shown.column(spot)?;
        let name = name_of(brush.view, ItemId::Kpi(column.kpi));
        let way = if column.goals == 0 { ": no goal uses it; open its ways out" } else { "" };
        return Some(format!("{name}{way}"));
    };
    match (spot.col, row.about) {
        (0, _) => Some(name(brush.view, row).to_owned()),
        (1, _) => row.holes.first().map(|hole| {
            let is_goal = matches!(row.about, RowAbout::Goal(_));
            match hole {
                Hole::NoGoal => "Add a goal".to_owned(),
                Hole::NoKpi if is_goal => "Choose a KPI".to_owned(),
                Hole::NoKpi => "None of its goals has a KPI; open its ways out".to_owned(),
                Hole::NoObjective => "Open the goal with its ways out".to_owned(),
            }
        }),
        (_, RowAbout::Goal(id)) if !row.uses.is_empty() => {
            let is_used = brush.shown.column(spot).is_some_and(|(n, _)| row.uses.contains_key(&n));
            let reason = brush.view.goal_analysis(id).map(|analysis| analysis.reason.clone());
            reason.filter(|_| is_used)
        }
        _ => None,
    }
}
