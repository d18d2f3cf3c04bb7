//! Where the columns, the heading and the rows of the grid lie on screen.

use egui::{Pos2, Rect, TextStyle, Ui, pos2, vec2};

use super::scroll::Opening;
use super::sheet::{Channels, Sheet};
use crate::model::{Cadence, Unit};
use crate::ui::theme;

/// Room between the edge of a cell and its text, in points.
pub const PADDING: f32 = theme::SPACE_12;
/// Breadth of the scroll bars, in points.
const BAR: f32 = theme::SPACE_12;
const PERIOD_WIDTH: f32 = 148.0;
/// The same where the figures would not fit beside it; the names of weeks are longer.
const TIGHT_PERIOD_WIDTH: f32 = 124.0;
const CHANGE_WIDTH: f32 = 84.0;
const ANSWERS_WIDTH: f32 = 148.0;
const MIN_NOTE_WIDTH: f32 = 140.0;
/// Least and most width a column of figures takes for its heading.
const FIGURE_WIDTH: std::ops::RangeInclusive<f32> = 104.0..=200.0;
/// The least where the figures would not fit in the room otherwise: seven digits.
const TIGHT_FIGURE_WIDTH: f32 = 96.0;
/// The most a column of figures takes for a figure.
const MAX_WIDTH: f32 = 320.0;
/// How much wider a column of figures gets where there is room.
const MAX_SPREAD: f32 = 72.0;
const HEAD_LINE: f32 = 24.0;
const SMALL_LINE: f32 = 16.0;

/// What a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Readings, by place among the columns of the sheet.
    Input(usize),
    Kpi,
    /// The answers behind the figure of a survey.
    Answers,
    Change,
    Note,
}

/// A column right of the periods.
#[derive(Clone, Copy, Debug)]
pub struct Track {
    pub slot: Slot,
    /// From the end of the period column, before sideways scrolling; points.
    pub left: f32,
    pub width: f32,
}

/// The grid on screen.
pub struct Layout {
    pub head: Rect,
    /// The rows in view, all columns.
    pub body: Rect,
    /// Heading and rows of the columns that scroll sideways.
    pub moving: Rect,
    pub tracks: Vec<Track>,
    /// Where the bar for rows goes.
    pub row_bar: Rect,
    /// Where the bar for columns goes, if they do not fit.
    pub column_bar: Option<Rect>,
    pub opening: Opening,
    /// Whether channels stand above the inputs.
    pub is_grouped: bool,
    /// Whether some input says something below its name: that it is illustrative, or what stands
    /// for readings that cannot be added.
    pub has_marks: bool,
    scroll_x: f32,
}

impl Layout {
    /// `widest` are the widths of the figures seen so far, as [`Grid`](super::grid::Grid) keeps
    /// them.
    pub fn new(
        ui: &Ui,
        sheet: &Sheet<'_>,
        channels: Channels,
        room: Rect,
        scroll_x: f32,
        widest: &[f32],
    ) -> Self {
        let is_grouped = matches!(channels, Channels::SideBySide | Channels::EverySideBySide)
            && !sheet.is_read_only();
        let n_cols = sheet.columns.len();
        let has_marks = (0..n_cols).any(|col| !sheet.mark(col).is_empty());
        let head_height = HEAD_LINE
            + if is_grouped { SMALL_LINE } else { 0.0 }
            + if has_marks { SMALL_LINE } else { 0.0 };
        let inner_width = (room.width() - BAR).max(0.0);
        let figures = Figures::new(ui, sheet, inner_width, widest);
        let moving_width = (inner_width - figures.period_width).max(1.0);
        let tracks = tracks(sheet, figures.widths, moving_width, is_grouped);
        let overflows = width_of(&tracks) > moving_width + 0.5;
        let bar_height = if overflows { BAR } else { 0.0 };
        let corner = room.min;
        let head = Rect::from_min_size(corner, vec2(inner_width, head_height));
        // Whole rows only: half a row at the lower edge reads as a fault.
        let room_for_rows = (room.height() - head_height - bar_height) / theme::ROW_HEIGHT;
        let body_height = room_for_rows.floor().max(1.0) * theme::ROW_HEIGHT;
        let body = Rect::from_min_size(head.left_bottom(), vec2(inner_width, body_height));
        let left = corner.x + figures.period_width.min(inner_width);
        let moving = Rect::from_min_max(pos2(left, head.top()), body.max);
        let row_bar = Rect::from_min_size(body.right_top(), vec2(BAR, body_height));
        let column_bar = overflows.then(|| {
            Rect::from_min_size(pos2(left, body.bottom()), vec2(moving.width(), bar_height))
        });
        let opening = Opening { row_height: theme::ROW_HEIGHT, height: body_height };
        let mut layout = Self {
            head,
            body,
            moving,
            tracks,
            row_bar,
            column_bar,
            opening,
            is_grouped,
            has_marks,
            scroll_x: 0.0,
        };
        layout.scroll_x = layout.held(scroll_x);
        layout
    }

    /// How far the columns are scrolled, in points.
    pub fn scroll_x(&self) -> f32 {
        self.scroll_x
    }

    pub fn scroll_to(&mut self, scroll_x: f32) {
        self.scroll_x = self.held(scroll_x);
    }

    /// How wide the columns right of the periods are, in points.
    pub fn width(&self) -> f32 {
        width_of(&self.tracks)
    }

    fn held(&self, scroll_x: f32) -> f32 {
        scroll_x.clamp(0.0, (self.width() - self.moving.width()).max(0.0))
    }

    /// Scrolls sideways as little as shows the whole column.
    pub fn reveal(&mut self, slot: Slot) {
        let Some(track) = self.tracks.iter().find(|track| track.slot == slot) else { return };
        let least = track.left + track.width - self.moving.width();
        let scroll_x = self.scroll_x.max(least).min(track.left);
        self.scroll_to(scroll_x);
    }

    /// The place of a cell whose row begins `y` below the upper edge of the rows.
    pub fn cell(&self, track: Track, y: f32) -> Rect {
        let corner = pos2(self.moving.left() - self.scroll_x + track.left, self.body.top() + y);
        Rect::from_min_size(corner, vec2(track.width, self.opening.row_height))
    }

    /// The place of a column's heading.
    pub fn heading(&self, track: Track) -> Rect {
        let left = self.moving.left() - self.scroll_x + track.left;
        Rect::from_min_max(
            pos2(left, self.head.top()),
            pos2(left + track.width, self.head.bottom()),
        )
    }

    /// The place of a row's period.
    pub fn period_cell(&self, y: f32) -> Rect {
        Rect::from_min_max(
            pos2(self.body.left(), self.body.top() + y),
            pos2(self.moving.left(), self.body.top() + y + self.opening.row_height),
        )
    }

    pub fn track(&self, slot: Slot) -> Option<Track> {
        self.tracks.iter().copied().find(|track| track.slot == slot)
    }

    /// What lies under a point; the period column counts as nothing.
    pub fn slot_at(&self, pos: Pos2) -> Option<Slot> {
        if pos.x < self.moving.left() {
            return None;
        }
        let x = pos.x - self.moving.left() + self.scroll_x;
        let holds = |track: &&Track| (track.left..track.left + track.width).contains(&x);
        self.tracks.iter().find(holds).map(|track| track.slot)
    }

    /// The column of readings nearest to a point, for dragging past the edges.
    pub fn nearest_input(&self, pos: Pos2) -> usize {
        let x = pos.x - self.moving.left() + self.scroll_x;
        let inputs = self.tracks.iter().filter_map(|track| match track.slot {
            Slot::Input(col) => Some((track.left, col)),
            Slot::Kpi | Slot::Answers | Slot::Change | Slot::Note => None,
        });
        inputs.take_while(|(left, _)| *left <= x).last().map_or(0, |(_, col)| col)
    }
}

fn width_of(tracks: &[Track]) -> f32 {
    tracks.last().map_or(0.0, |track| track.left + track.width)
}

/// The heading of the KPI's column: figures in per cent carry their unit, others name it here.
pub fn kpi_heading(sheet: &Sheet<'_>) -> String {
    let unit = sheet.kpi.unit.suffix(&sheet.view.project.settings.currency);
    if unit.is_empty() || sheet.kpi.unit == Unit::Percent {
        sheet.kpi.name.clone()
    } else {
        format!("{}, {unit}", sheet.kpi.name)
    }
}

/// How wide the periods and the figures are, before what is spare is spread among them.
struct Figures {
    period_width: f32,
    /// One for each input, then that of the KPI; points.
    widths: Vec<f32>,
}

impl Figures {
    /// Generous, or tight where they would not fit into `room` points together.
    fn new(ui: &Ui, sheet: &Sheet<'_>, room: f32, widest: &[f32]) -> Self {
        let generous = Self { period_width: PERIOD_WIDTH, widths: Vec::new() };
        let generous = generous.with_figures(ui, sheet, *FIGURE_WIDTH.start(), widest);
        if generous.width() <= room {
            return generous;
        }
        let is_week = sheet.rows.cadence == Cadence::Week;
        let period_width = if is_week { PERIOD_WIDTH } else { TIGHT_PERIOD_WIDTH };
        let tight = Self { period_width, widths: Vec::new() };
        tight.with_figures(ui, sheet, TIGHT_FIGURE_WIDTH, widest)
    }

    fn with_figures(self, ui: &Ui, sheet: &Sheet<'_>, least: f32, widest: &[f32]) -> Self {
        let font = TextStyle::Small.resolve(ui.style());
        let figure = |heading: String| {
            let text = ui.painter().layout_no_wrap(heading, font.clone(), theme::tokens(ui).weak);
            (text.size().x + 2.0 * PADDING).ceil().clamp(least, *FIGURE_WIDTH.end())
        };
        let inputs = (0..sheet.columns.len()).map(|col| {
            let width = figure(sheet.input_label(col).to_owned());
            let mark = sheet.mark(col);
            if mark.is_empty() { width } else { width.max(figure(mark)) }
        });
        let headings = inputs.chain([figure(kpi_heading(sheet))]);
        let seen = widest.iter().map(|width| (width + 2.0 * PADDING).ceil().min(MAX_WIDTH));
        let widths = headings.zip(seen.chain(std::iter::repeat(0.0)));
        let widths = widths.map(|(heading, seen)| heading.max(seen)).collect();
        Self { widths, ..self }
    }

    fn width(&self) -> f32 {
        self.period_width + self.widths.iter().sum::<f32>()
    }
}

fn tracks(sheet: &Sheet<'_>, figures: Vec<f32>, room: f32, is_grouped: bool) -> Vec<Track> {
    let n_inputs = sheet.columns.len();
    let slot = |place| if place < n_inputs { Slot::Input(place) } else { Slot::Kpi };
    let mut widths: Vec<(Slot, f32)> =
        figures.into_iter().enumerate().map(|(place, width)| (slot(place), width)).collect();
    let n_figures = widths.len();
    let taken: f32 = widths.iter().map(|(_, width)| width).sum();
    // Behind many channels, or in little room, the KPI would be out of sight.
    let is_kpi_first = is_grouped || taken > room;
    if is_kpi_first {
        widths.rotate_right(1);
    }
    let answers = if sheet.is_survey() { ANSWERS_WIDTH } else { 0.0 };
    let spare = (room - taken - answers - CHANGE_WIDTH - MIN_NOTE_WIDTH).max(0.0);
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let spread = (spare * 0.6 / n_figures as f32).floor().min(MAX_SPREAD);
    for (_, width) in &mut widths {
        *width += spread;
    }
    let taken: f32 = widths.iter().map(|(_, width)| width).sum::<f32>() + CHANGE_WIDTH + answers;
    let place = if is_kpi_first { 1 } else { widths.len() };
    widths.insert(place, (Slot::Change, CHANGE_WIDTH));
    if sheet.is_survey() {
        widths.insert(place, (Slot::Answers, answers));
    }
    widths.push((Slot::Note, (room - taken).max(MIN_NOTE_WIDTH)));
    let mut left = 0.0;
    widths
        .into_iter()
        .map(|(slot, width)| {
            let track = Track { slot, left, width };
            left += width;
            track
        })
        .collect()
}
