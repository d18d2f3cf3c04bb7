//! Numbered flags on their stems above the line; neighbours share one.

use egui::{Align2, Pos2, Rect, Vec2, pos2, vec2};

use super::frame::ChartFrame;
use super::geometry::{Dot, Flag, FlagKind, Geometry, Story, x_of};

/// Half the height of a flag, in points.
pub const RADIUS: f32 = 8.0;
/// How far above the line a flag stands, in points.
const STEM: f32 = 40.0;

/// What happened within the days, numbered from 1.
pub(super) fn flags_of(story: &Story<'_>, (first, last): (f64, f64)) -> Vec<Flag> {
    let notes = story.annotations.iter().map(|note| (note.date, FlagKind::Note, note.text.clone()));
    let breaks = story.breaks.iter().map(|(day, reason)| (*day, FlagKind::Break, reason.clone()));
    let mut all: Vec<_> = notes.chain(breaks).collect();
    all.retain(|(day, ..)| (first..=last).contains(&x_of(*day)));
    all.sort_by_key(|(day, ..)| *day);
    let numbered = all.into_iter().enumerate();
    numbered
        .map(|(index, (day, kind, text))| Flag { x: x_of(day), number: index + 1, kind, text })
        .collect()
}

/// One flag, or several that would cover each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin {
    /// "1", or "1–3" for several.
    pub text: String,
    /// Where the stem stands on the line.
    pub foot: Pos2,
    /// Where its number stands.
    pub center: Pos2,
    first: usize,
    last: usize,
}

impl Pin {
    pub fn rect(&self) -> Rect {
        Rect::from_center_size(self.center, self.size())
    }

    /// The stem up to a little below the flag, where words shall not stand.
    pub fn stem(&self) -> [Pos2; 2] {
        const AIR: f32 = 6.0;
        let end = self.rect().bottom() + AIR;
        [self.foot, pos2(self.foot.x, end.min(self.foot.y))]
    }

    pub fn size(&self) -> Vec2 {
        vec2(width(&self.text), 2.0 * RADIUS)
    }

    /// Where the flag could stand, best first: above the line, higher, lower, below it.
    pub fn places(&self) -> Vec<(Pos2, Align2)> {
        let stems = [-STEM, -0.6 * STEM, -1.5 * STEM, STEM, 1.5 * STEM];
        let at = |stem| (pos2(self.center.x, self.foot.y + stem), Align2::CENTER_CENTER);
        stems.map(at).to_vec()
    }
}

/// A single digit makes a circle; more make it longer.
fn width(text: &str) -> f32 {
    text.chars().skip(1).fold(2.0 * RADIUS, |width, _| width + RADIUS)
}

/// The flags within the frame, from left to right.
pub fn pins(frame: &ChartFrame, geometry: &Geometry) -> Vec<Pin> {
    let mut pins: Vec<Pin> = Vec::new();
    let is_seen = |flag: &&Flag| (frame.days.0..=frame.days.1).contains(&flag.x);
    for flag in geometry.flags.iter().filter(is_seen) {
        let pin = pin(frame, geometry, flag);
        match pins.last_mut() {
            Some(before) if pin.rect().left() < before.rect().right() + 2.0 => {
                before.last = flag.number;
                before.text = format!("{}–{}", before.first, flag.number);
                before.center.x = held_within(before.center.x, frame, width(&before.text) / 2.0);
            }
            _ => pins.push(pin),
        }
    }
    pins
}

fn pin(frame: &ChartFrame, geometry: &Geometry, flag: &Flag) -> Pin {
    let value = line_at(geometry, flag.x).unwrap_or_else(|| frame.scale.low());
    let foot = frame.at([flag.x, value]);
    let room = frame.plot.shrink(RADIUS);
    let text = flag.number.to_string();
    let y = (foot.y - STEM).clamp(room.top(), room.bottom().max(room.top()));
    let x = held_within(foot.x, frame, width(&text) / 2.0);
    Pin { text, foot, center: pos2(x, y), first: flag.number, last: flag.number }
}

/// The middle of a flag so that its halves stay within the plot.
fn held_within(x: f32, frame: &ChartFrame, half: f32) -> f32 {
    let (low, high) = (frame.plot.left() + half, frame.plot.right() - half);
    x.clamp(low, high.max(low))
}

/// The height of the line on a day: between the figures before and after it.
fn line_at(geometry: &Geometry, day: f64) -> Option<f64> {
    let after = geometry.dots.partition_point(|dot| dot.x < day);
    let is_drawn = |dot: &&Dot| dot.is_complete && dot.value().is_some();
    let next = geometry.dots[after..].iter().find(is_drawn);
    let before = geometry.dots[..after].iter().rfind(is_drawn);
    match (before, next) {
        (Some(before), Some(next)) => {
            let share = (day - before.x) / (next.x - before.x);
            Some(before.y + (next.y - before.y) * share)
        }
        (Some(only), None) | (None, Some(only)) => Some(only.y),
        (None, None) => None,
    }
}
