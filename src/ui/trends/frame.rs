//! The ground of the chart for one size and one stretch of days: axes, ticks, and what lies where.

use egui::{FontId, Painter, Pos2, Rect, TextStyle, Ui, Vec2, pos2, vec2};

use crate::ui::theme::{SPACE_8, SPACE_12};

use super::geometry::{Geometry, Spot};
use super::scale::{TimeTick, ValueScale, time_ticks};
use super::shown::Shown;

/// Height of the line of dates under the chart, in points.
const DATES_HEIGHT: f32 = 22.0;
/// Room for a line of words above the highest and below the lowest value, in points.
const ROOM_ABOVE: f32 = 30.0;
const ROOM_BELOW: f32 = 8.0;
/// Low charts keep no more of their height free above the highest value, as a fraction.
const MOST_ROOM_ABOVE: f32 = 0.45;
/// Charts lower than this show the values alone, without going on to the next round number.
const LOW_HEIGHT: f32 = 110.0;
/// Least distance between two values' ticks, in points.
const VALUE_PITCH: f32 = 40.0;
/// Least distance between two dates, in points.
const DATE_PITCH: f32 = 80.0;

/// Where the chart draws what.
#[derive(Clone, Debug)]
pub struct ChartFrame {
    /// Everything, with the axes' words.
    pub outer: Rect,
    /// Where lines and dots may be.
    pub plot: Rect,
    /// First and last day within `plot`.
    pub days: (f64, f64),
    /// Least and greatest value within `plot`.
    pub values: (f64, f64),
    pub scale: ValueScale,
    pub ticks: Vec<TimeTick>,
    /// Words of the value ticks, in their order.
    pub tick_labels: Vec<String>,
    /// The unit when it is too long to stand behind the top tick; else empty.
    pub unit_above: String,
}

impl ChartFrame {
    /// `days` are the first and the last day to be seen; the plot shows a little more.
    pub fn new(ui: &Ui, outer: Rect, shown: &Shown, days: (f64, f64)) -> Self {
        let geometry = &shown.geometry;
        let (low, high) = geometry.values_within(days.0, days.1).unwrap_or((0.0, 1.0));
        let height = (outer.height() - DATES_HEIGHT).max(1.0);
        let used = height - room_above(height) - ROOM_BELOW;
        let mut scale = ValueScale::new(low, high, whole(used / VALUE_PITCH) + 1);
        let is_low = height < LOW_HEIGHT && high > low;
        if is_low {
            scale.keep_within(low, high);
        }
        let (low, high) = if is_low { (low, high) } else { (scale.low(), scale.high()) };
        let (tick_labels, unit_above) = tick_labels(shown, &scale);
        let left = outer.left() + gutter(ui, &tick_labels);
        let plot = Rect::from_min_max(
            pos2(left.min(outer.right() - 1.0), outer.top()),
            pos2(outer.right(), (outer.bottom() - DATES_HEIGHT).max(outer.top() + 1.0)),
        );
        let ticks = ticks(shown, days, plot.width());
        let days = with_room(days, plot.width());
        Self {
            outer,
            plot,
            values: values_with_room((low, high), plot.height()),
            ticks,
            days,
            scale,
            tick_labels,
            unit_above,
        }
    }

    /// Where a spot lies on the screen.
    pub fn at(&self, [day, value]: Spot) -> Pos2 {
        let x = share(day, self.days);
        let y = share(value, self.values);
        pos2(
            narrow(f64::from(self.plot.left()) + f64::from(self.plot.width()) * x),
            narrow(f64::from(self.plot.bottom()) - f64::from(self.plot.height()) * y),
        )
    }

    /// A value, held within what is seen: an unfinished period may lie beyond.
    pub fn held(&self, value: f64) -> f64 {
        let air = (self.values.1 - self.values.0) * 0.02;
        value.clamp(self.values.0 + air, self.values.1 - air)
    }

    /// Which way a value is to be looked for that is not seen.
    pub fn beyond(&self, value: f64) -> Option<&'static str> {
        if value < self.values.0 { Some("↓") } else { (value > self.values.1).then_some("↑") }
    }

    /// The day at a place on the screen.
    pub fn day_at(&self, x: f32) -> f64 {
        let share = f64::from((x - self.plot.left()) / self.plot.width().max(1.0));
        self.days.0 + (self.days.1 - self.days.0) * share
    }

    pub fn days_per_point(&self) -> f64 {
        (self.days.1 - self.days.0) / f64::from(self.plot.width().max(1.0))
    }

    /// One column per point of width.
    pub fn columns(&self) -> usize {
        whole(self.plot.width()).max(1)
    }

    /// Whether the figures are far enough apart for each to have its own marker.
    pub fn has_markers(&self, geometry: &Geometry) -> bool {
        const LEAST_PITCH: usize = 8;
        let range = geometry.dots_within(self.days.0, self.days.1);
        range.len() * LEAST_PITCH <= self.columns()
    }
}

/// The face of everything in the chart: 12 points.
pub fn small(ui: &Ui) -> FontId {
    TextStyle::Small.resolve(ui.style())
}

pub fn text_size(painter: &Painter, text: &str, font: FontId) -> Vec2 {
    painter.layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size()
}

/// Short units stand behind the top tick, "14 %"; long ones above it.
fn tick_labels(shown: &Shown, scale: &ValueScale) -> (Vec<String>, String) {
    const SHORT: usize = 3;
    let figures = &shown.figures;
    let number = |tick: &f64| figures.words.fixed(*tick, scale.decimals);
    let mut labels: Vec<String> = scale.ticks.iter().map(number).collect();
    let unit = figures.suffix();
    if unit.chars().count() > SHORT {
        return (labels, unit.to_owned());
    }
    if let Some(top) = labels.last_mut()
        && !unit.is_empty()
    {
        *top = format!("{top}\u{a0}{unit}");
    }
    (labels, String::new())
}

fn gutter(ui: &Ui, labels: &[String]) -> f32 {
    let font = small(ui);
    let widths = labels.iter().map(|label| text_size(ui.painter(), label, font.clone()).x);
    widths.fold(0.0, f32::max) + SPACE_8
}

/// A little room before the first day, and more after the last one for the words at the end of
/// the lines.
fn with_room((first, last): (f64, f64), width: f32) -> (f64, f64) {
    let before = SPACE_12.min(width * 0.1);
    let after = (width * 0.1).clamp(0.0, 56.0);
    let span = if last > first { last - first } else { 1.0 };
    let per_point = span / f64::from((width - before - after).max(1.0));
    (first - f64::from(before) * per_point, first + span + f64::from(after) * per_point)
}

fn values_with_room((low, high): (f64, f64), height: f32) -> (f64, f64) {
    let span = high - low;
    let above = room_above(height);
    let per_point = span / f64::from((height - above - ROOM_BELOW).max(1.0));
    let below = f64::from(ROOM_BELOW) * per_point;
    (low - below, high + f64::from(above) * per_point)
}

fn room_above(height: f32) -> f32 {
    ROOM_ABOVE.min(height * MOST_ROOM_ABOVE)
}

fn ticks(shown: &Shown, days: (f64, f64), width: f32) -> Vec<TimeTick> {
    let Some(point) = shown.points().first() else { return Vec::new() };
    let range = (day(days.0.ceil()), day(days.1.floor()));
    let most = whole(width / DATE_PITCH);
    time_ticks(shown.figures.calendar, point.period.cadence, range, most)
}

fn share(value: f64, (low, high): (f64, f64)) -> f64 {
    (value - low) / (high - low).max(f64::MIN_POSITIVE)
}

/// A place on the screen; far outside of it where it does not matter how far.
#[expect(clippy::cast_possible_truncation, reason = "held within what f32 counts exactly")]
pub fn narrow(x: f64) -> f32 {
    x.clamp(-1e6, 1e6) as f32
}

#[expect(clippy::cast_possible_truncation, reason = "held within the days of a calendar")]
fn day(x: f64) -> i32 {
    x.clamp(-4e6, 2.9e6) as i32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within 0…1e6")]
fn whole(x: f32) -> usize {
    x.clamp(0.0, 1e6) as usize
}

/// The vertical of a day, in points of the screen.
pub fn vertical(frame: &ChartFrame, day: f64) -> [Pos2; 2] {
    let x = frame.at([day, frame.values.0]).x;
    [pos2(x, frame.plot.top()), pos2(x, frame.plot.bottom())]
}

/// A square around a spot.
pub fn mark(frame: &ChartFrame, spot: Spot, radius: f32) -> Rect {
    Rect::from_center_size(frame.at(spot), vec2(radius, radius) * 2.0)
}
