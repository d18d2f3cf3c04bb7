//! A goal's or KPI's figures as things to draw: dots, runs, gaps, paths, flags. Pure.

use jiff::civil::Date;

use super::flags::flags_of;
use crate::analysis::{FormerPath, PathPoint, Point, SeriesLimits};
use crate::model::{Annotation, day_number};

/// Where something stands in the chart: days since 1970-01-01, and the KPI's unit.
pub type Spot = [f64; 2];

/// What there is to draw, before it is turned into dots.
#[derive(Clone, Debug)]
pub struct Story<'a> {
    /// Ascending, one per period.
    pub points: &'a [Point],
    pub path: &'a [PathPoint],
    pub former_paths: &'a [FormerPath],
    pub baseline: Option<f64>,
    /// The upper bound of *keep within*.
    pub upper: Option<f64>,
    pub start: Option<Date>,
    pub deadline: Option<Date>,
    pub judged_on: Date,
    /// Days from which an input counts something else, with the reason.
    pub breaks: &'a [(Date, String)],
    pub annotations: &'a [Annotation],
}

/// One period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    pub x: f64,
    /// NaN where there is no figure.
    pub y: f64,
    /// Whether the period is over; else the figure is "to date" and drawn hollow.
    pub is_complete: bool,
    /// Dots of the same run are joined by the line.
    pub run: u32,
}

impl Dot {
    /// The figure, if there is one.
    pub fn value(&self) -> Option<f64> {
        (!self.y.is_nan()).then_some(self.y)
    }
}

/// The path to a former target, as far as it was aimed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Ghost {
    pub spots: Vec<Spot>,
    /// The day the target was changed, and what it was.
    pub until: Date,
    pub target: f64,
    pub upper: Option<f64>,
}

/// Periods without a figure between two that have one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    pub from: Spot,
    pub to: Spot,
    /// Two words for what is lacking: "no data".
    pub lack: &'static str,
}

/// What a numbered flag stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagKind {
    /// Somebody wrote a note on that day.
    Note,
    /// An input counts something else from that day on.
    Break,
}

/// Something that happened on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    pub x: f64,
    /// 1 for the first.
    pub number: usize,
    pub kind: FlagKind,
    pub text: String,
}

/// The band a series moves in by chance. No target is one of these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// First and last day of the figures it is made of.
    pub days: (f64, f64),
    pub mean: f64,
    /// Cut off where the KPI can have no figures.
    pub lower: f64,
    pub upper: f64,
    /// Made of too few figures to be firm.
    pub is_provisional: bool,
}

/// Everything the chart draws, in the order of the days.
#[derive(Clone, Debug, Default)]
pub struct Geometry {
    pub dots: Vec<Dot>,
    pub gaps: Vec<Gap>,
    pub path: Vec<Spot>,
    /// The upper bound of *keep within* over the same days as the path.
    pub upper_path: Vec<Spot>,
    pub ghosts: Vec<Ghost>,
    /// Where the path sets out from the baseline.
    pub baseline: Option<Spot>,
    pub start: Option<f64>,
    pub deadline: Option<f64>,
    pub judged_on: f64,
    pub flags: Vec<Flag>,
    /// The newest complete dot with a figure.
    pub last: Option<usize>,
    /// Where limits are wanted and there are some.
    pub band: Option<Band>,
    /// Dots that are part of a signal, by place, with what it is.
    pub signals: Vec<(usize, String)>,
    /// Dots whose figure leaves something out, by place.
    pub partial: Vec<usize>,
    /// Dots of a survey, by place, with the least and greatest figure its answers allow.
    pub reaches: Vec<(usize, f64, f64)>,
}

impl Geometry {
    pub fn new(story: &Story<'_>) -> Self {
        let breaks: Vec<f64> = story.breaks.iter().map(|(day, _)| x_of(*day)).collect();
        let dots = dots(story.points, &breaks, x_of(story.judged_on));
        let path: Vec<Spot> = story.path.iter().map(spot).collect();
        let upper_path = match (story.upper, path.first(), path.last()) {
            (Some(upper), Some(first), Some(last)) => vec![[first[0], upper], [last[0], upper]],
            _ => Vec::new(),
        };
        let mut geometry = Self {
            gaps: gaps(&dots, story.points),
            last: dots.iter().rposition(|dot| dot.is_complete && dot.value().is_some()),
            baseline: story.baseline.and_then(|value| Some([path.first()?[0], value])),
            ghosts: ghosts(story.former_paths),
            start: story.start.map(x_of),
            deadline: story.deadline.map(x_of),
            judged_on: x_of(story.judged_on),
            flags: Vec::new(),
            dots,
            path,
            upper_path,
            band: None,
            signals: Vec::new(),
            partial: partial(story.points),
            reaches: reaches(story.points),
        };
        geometry.flags = geometry.days().map_or_else(Vec::new, |days| flags_of(story, days));
        geometry
    }

    /// The same with limits and the signals beyond them, within the figures the KPI can have.
    pub fn with_limits(
        mut self,
        points: &[Point],
        limits: &SeriesLimits,
        (lowest, highest): (Option<f64>, Option<f64>),
    ) -> Self {
        let day = |period| points.iter().find(|point| point.period == period).map(|p| x_of(p.end));
        if let (Some(first), Some(last)) = (day(limits.first), day(limits.last)) {
            let xmr = limits.xmr;
            self.band = Some(Band {
                days: (first, last),
                mean: xmr.mean,
                lower: lowest.map_or(xmr.lower, |lowest| xmr.lower.max(lowest)),
                upper: highest.map_or(xmr.upper, |highest| xmr.upper.min(highest)),
                is_provisional: xmr.is_provisional,
            });
        }
        let signals = points.iter().enumerate().map(|(place, point)| {
            let has_figure = point.is_complete && point.figure.value().is_some();
            let words = if has_figure { limits.signals_of(point.period) } else { Vec::new() };
            (place, words.join(", "))
        });
        self.signals = signals.filter(|(_, words)| !words.is_empty()).collect();
        self
    }

    /// What a signal says of a dot.
    pub fn signal(&self, place: usize) -> Option<&str> {
        let at = self.signals.binary_search_by_key(&place, |(place, _)| *place).ok()?;
        Some(self.signals[at].1.as_str())
    }

    /// First and last day of anything worth seeing; `None` when there is nothing.
    pub fn days(&self) -> Option<(f64, f64)> {
        let path = [self.path.first(), self.path.last()].into_iter().flatten().map(|spot| spot[0]);
        let dots = [self.dots.first(), self.dots.last()].into_iter().flatten().map(|dot| dot.x);
        span(path.chain(dots).chain(self.start).chain(self.deadline))
    }

    /// The days shown when nobody zoomed: the goal's window and the figures up to the day it is
    /// judged on, but of a long history only so much that the window still takes a sixth of the
    /// width. Figures later than that do not stretch it.
    pub fn usual_days(&self) -> Option<(f64, f64)> {
        const MOST_WINDOWS: f64 = 6.0;
        let path = [self.path.first(), self.path.last()].into_iter().flatten().map(|spot| spot[0]);
        let until_judged = self.dots.partition_point(|dot| dot.x <= self.judged_on);
        let dots = &self.dots[..until_judged];
        let dots = [dots.first(), dots.last()].into_iter().flatten().map(|dot| dot.x);
        let span = span(path.chain(dots).chain(self.start).chain(self.deadline));
        let (first, last) = span.or_else(|| self.days())?;
        let window = match (self.start, self.deadline) {
            (Some(start), Some(deadline)) if deadline > start => deadline - start,
            _ => return Some((first, last)),
        };
        Some((first.max(last - window * MOST_WINDOWS), last))
    }

    /// The dots from one day to another.
    pub fn dots_within(&self, from: f64, to: f64) -> std::ops::Range<usize> {
        let low = self.dots.partition_point(|dot| dot.x < from);
        let high = self.dots.partition_point(|dot| dot.x <= to);
        low..high.max(low)
    }

    /// The dot nearest to a day.
    pub fn nearest(&self, x: f64) -> Option<usize> {
        let right = self.dots.partition_point(|dot| dot.x < x);
        let left = right.saturating_sub(1);
        let distance = |index: usize| self.dots.get(index).map(|dot| (dot.x - x).abs());
        match (distance(left), distance(right)) {
            (Some(before), Some(after)) => Some(if after < before { right } else { left }),
            (Some(_), None) => Some(left),
            (None, _) => None,
        }
    }

    /// Least and greatest figure from one day to another, with the paths; `None` without any.
    /// A figure to date, which may still be far from where it will end, only counts while it does
    /// not squeeze all others.
    pub fn values_within(&self, from: f64, to: f64) -> Option<(f64, f64)> {
        const MOST_STRETCH: f64 = 1.6;
        let span = |range: Option<(f64, f64)>| range.map_or(0.0, |(low, high)| high - low);
        let all = self.span_of_values(from, to, |_| true);
        let whole = self.span_of_values(from, to, |dot| dot.is_complete);
        let is_squeezed = span(whole) > 0.0 && span(all) > MOST_STRETCH * span(whole);
        if is_squeezed { whole } else { all }
    }

    fn span_of_values(
        &self,
        from: f64,
        to: f64,
        counts: impl Fn(&Dot) -> bool,
    ) -> Option<(f64, f64)> {
        let dots = self.dots[self.dots_within(from, to)].iter();
        let dots = dots.filter(|dot| counts(dot)).filter_map(Dot::value);
        let ghosts = self.ghosts.iter().flat_map(|ghost| &ghost.spots);
        let paths = self.path.iter().chain(&self.upper_path).chain(&self.baseline).chain(ghosts);
        let values = paths.filter(|spot| (from..=to).contains(&spot[0])).map(|spot| spot[1]);
        let band = self.band.filter(|band| band.days.0 <= to && from <= band.days.1);
        let band = band.into_iter().flat_map(|band| [band.lower, band.upper]);
        let reaches = self.reaches.iter().filter(|(place, ..)| {
            let dot = self.dots.get(*place).filter(|dot| counts(dot));
            dot.is_some_and(|dot| (from..=to).contains(&dot.x))
        });
        let reaches = reaches.flat_map(|(_, low, high)| [*low, *high]);
        dots.chain(values).chain(band).chain(reaches).fold(None, |range, y| {
            Some(range.map_or((y, y), |(low, high): (f64, f64)| (low.min(y), high.max(y))))
        })
    }

    /// Where the path ends: the target at the deadline.
    pub fn target(&self) -> Option<Spot> {
        self.path.last().copied()
    }

    /// Whether the path goes neither up nor down.
    pub fn has_level_path(&self) -> bool {
        let values = || self.path.iter().map(|spot| spot[1]);
        values().reduce(f64::min) >= values().reduce(f64::max)
    }

    /// The path's value on a day; `None` before it sets out and after it ends.
    pub fn path_at(&self, x: f64) -> Option<f64> {
        value_at(&self.path, x)
    }
}

/// Least and greatest of some days.
fn span(days: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    days.fold(None, |range, x| {
        Some(range.map_or((x, x), |(low, high): (f64, f64)| (low.min(x), high.max(x))))
    })
}

/// The value of a polyline at `x`, straight between its corners.
pub fn value_at(path: &[Spot], x: f64) -> Option<f64> {
    let after = path.partition_point(|corner| corner[0] < x);
    let next = path.get(after)?;
    if after == 0 {
        return (next[0] <= x).then_some(next[1]);
    }
    let previous = path[after - 1];
    let share = (x - previous[0]) / (next[0] - previous[0]);
    Some(previous[1] + (next[1] - previous[1]) * share)
}

pub(super) fn x_of(day: Date) -> f64 {
    f64::from(day_number(day))
}

fn spot(corner: &PathPoint) -> Spot {
    [x_of(corner.date), corner.value]
}

/// A polyline up to a day; nothing where it sets out only later.
fn cut_off(path: &[Spot], last: f64) -> Vec<Spot> {
    let mut kept: Vec<Spot> = path.iter().copied().filter(|corner| corner[0] < last).collect();
    kept.extend(value_at(path, last).map(|value| [last, value]));
    kept
}

fn ghosts(former: &[FormerPath]) -> Vec<Ghost> {
    let ghost = |path: &FormerPath| {
        let FormerPath { until, target, upper, .. } = *path;
        let spots: Vec<Spot> = path.corners.iter().map(spot).collect();
        Ghost { spots: cut_off(&spots, x_of(until)), until, target, upper }
    };
    former.iter().map(ghost).collect()
}

/// A figure stands on the last day of its period: a level or a total is what it is at the end of
/// the period, so the last period of a window meets the target right at the deadline. A period
/// that is not over stands on the day it counts to.
fn dots(points: &[Point], breaks: &[f64], judged_on: f64) -> Vec<Dot> {
    let mut run = 0;
    let mut previous: Option<(f64, bool)> = None;
    let mut dots = Vec::with_capacity(points.len());
    for point in points {
        let (start, end) = (x_of(point.start), x_of(point.end));
        let is_counting = !point.is_complete && (start..=end).contains(&judged_on);
        let x = if is_counting { judged_on } else { end };
        let is_joined = previous.is_some_and(|(before, was_drawn)| {
            let is_cut = breaks.iter().any(|day| before < *day && *day <= x);
            was_drawn && point.is_complete && !is_cut
        });
        if !is_joined {
            run += 1;
        }
        let y = point.figure.value().unwrap_or(f64::NAN);
        previous = Some((x, !y.is_nan() && point.is_complete));
        dots.push(Dot { x, y, is_complete: point.is_complete, run });
    }
    dots
}

fn partial(points: &[Point]) -> Vec<usize> {
    let leaves_out =
        |point: &Point| point.figure.value().is_some() && !point.omissions().is_empty();
    let places = points.iter().enumerate().filter(|(_, point)| leaves_out(point));
    places.map(|(place, _)| place).collect()
}

fn reaches(points: &[Point]) -> Vec<(usize, f64, f64)> {
    let reach = |point: &Point| point.sample?.bounds(point.figure.value()?);
    let places = points.iter().enumerate();
    places.filter_map(|(place, point)| reach(point).map(|(low, high)| (place, low, high))).collect()
}

fn gaps(dots: &[Dot], points: &[Point]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut last: Option<(usize, Spot)> = None;
    for (index, dot) in dots.iter().enumerate() {
        let Some(value) = dot.value() else { continue };
        let here = [dot.x, value];
        if let Some((before, from)) = last
            && index > before + 1
        {
            gaps.push(Gap { from, to: here, lack: lack(&points[before + 1..index]) });
        }
        last = Some((index, here));
    }
    gaps
}

/// What all of some periods lack, in two words; "no figure" where they lack different things.
fn lack(points: &[Point]) -> &'static str {
    let mut words = points.iter().filter_map(|point| point.figure.lack());
    let first = words.next().unwrap_or("no figure");
    if words.all(|other| other == first) { first } else { "no figure" }
}

#[cfg(test)]
#[path = "geometry_tests.rs"]
mod tests;
