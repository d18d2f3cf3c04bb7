//! The words inside the chart: what they say, and the places they may take.

use egui::{Align2, Color32, FontId, Pos2, Rect, Ui, Vec2, vec2};

use crate::analysis::Window;
use crate::model::day_number;
use crate::ui::theme;

use super::draw::{DOT_RADIUS, TARGET_RADIUS};
use super::flags::{self, Pin};
use super::frame::{ChartFrame, mark, small, text_size, vertical};
use super::geometry::{Geometry, Ghost, Spot};
use super::labels::{Label, Manners, Obstacles, place};
use super::shown::Shown;

/// The words that stand beside the marks of the chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Captions {
    /// The newest figure: "13.2 %".
    pub last: String,
    /// "Target 14 %", "At most 60 minutes"; empty without a path.
    pub target: String,
    /// The upper bound of *keep within*; empty for all others.
    pub upper: String,
    /// "Baseline 12 %"; empty without one.
    pub baseline: String,
    /// "Judged on 15 Mar 2021"
    pub judged_on: String,
    /// "15 Mar 2021", where there is no room for more.
    pub judged_on_short: String,
    /// "12 % until 5 Feb 2021", one for each path to a former target.
    pub ghosts: Vec<String>,
    /// "Mean 12 %", "Upper limit 14 %", "Lower limit 10 %"; empty without limits.
    pub limits: [String; 3],
}

/// A text with its place in the chart.
#[derive(Clone, Debug)]
pub struct Caption {
    pub text: String,
    pub rect: Rect,
    font: FontId,
    color: Color32,
}

/// Paints what has found a place, but for what the readout lies on.
pub fn paint(ui: &Ui, frame: &ChartFrame, captions: &[Caption], readout: Option<Rect>) {
    let bounds = bounds(frame);
    let is_free = |caption: &&Caption| readout.is_none_or(|card| !card.intersects(caption.rect));
    for caption in captions.iter().filter(is_free) {
        let at = caption.rect.min;
        let text = &caption.text;
        // What runs behind a text gives way to it.
        let halo = theme::tokens(ui).panel;
        let ground = caption.rect.shrink2(vec2(-2.0, 1.0));
        ui.painter().rect_filled(ground.intersect(bounds), 2, halo);
        ui.painter().text(at, Align2::LEFT_TOP, text, caption.font.clone(), caption.color);
    }
}

/// The words and flags that find a place in the frame.
pub fn placed(
    ui: &Ui,
    frame: &ChartFrame,
    shown: &Shown,
    lines: &[Vec<Spot>],
    compared: Option<[Window; 2]>,
) -> (Vec<Caption>, Vec<Pin>) {
    let mut pins = flags::pins(frame, &shown.geometry);
    let mut wishes = Wishes { ui, frame, texts: Vec::new(), labels: Vec::new() };
    wishes.compared(compared);
    wishes.essential(shown);
    let first_pin = wishes.labels.len();
    wishes.pins(&pins);
    wishes.lesser(shown);
    let mut obstacles = obstacles(frame, &shown.geometry, lines);
    obstacles.lines.extend(pins.iter().map(Pin::stem));
    let places = place(&wishes.labels, &obstacles, bounds(frame));
    let mut pin_places = places[first_pin..].iter();
    // The list beneath the chart still names a flag that finds no place.
    pins.retain_mut(|pin| {
        let place = pin_places.next().copied().flatten();
        pin.center = place.map_or(pin.center, |rect| rect.center());
        place.is_some()
    });
    let texts = wishes.texts.into_iter().zip(places);
    let captions = texts
        .filter(|((text, ..), _)| !text.is_empty())
        .filter_map(|((text, font, color), rect)| Some(Caption { text, rect: rect?, font, color }))
        .collect();
    (captions, pins)
}

/// Words may stand a little above the plot, where the card's own words leave some air.
pub fn bounds(frame: &ChartFrame) -> Rect {
    const ABOVE: f32 = 6.0;
    let right_bottom = egui::pos2(frame.outer.right(), frame.plot.bottom());
    Rect::from_min_max(frame.plot.min - vec2(0.0, ABOVE), right_bottom)
}

fn obstacles(frame: &ChartFrame, geometry: &Geometry, lines: &[Vec<Spot>]) -> Obstacles {
    let mut obstacles = Obstacles::default();
    let ghosts = geometry.ghosts.iter().map(|ghost| &ghost.spots);
    let paths = [&geometry.path, &geometry.upper_path].into_iter().chain(ghosts);
    for line in lines.iter().chain(paths) {
        let spots: Vec<Pos2> = line.iter().map(|spot| frame.at(*spot)).collect();
        obstacles.lines.extend(spots.windows(2).map(|pair| [pair[0], pair[1]]));
    }
    let verticals = [geometry.start, geometry.deadline, Some(geometry.judged_on)];
    obstacles.faint.extend(verticals.into_iter().flatten().map(|day| vertical(frame, day)));
    let rings = [geometry.target(), geometry.upper_path.last().copied()];
    obstacles.marks.extend(rings.into_iter().flatten().map(|at| mark(frame, at, TARGET_RADIUS)));
    for dot in &geometry.dots[geometry.dots_within(frame.days.0, frame.days.1)] {
        if let Some(value) = dot.value() {
            obstacles.marks.push(mark(frame, [dot.x, value], DOT_RADIUS));
        }
    }
    obstacles
}

struct Wishes<'a> {
    ui: &'a Ui,
    frame: &'a ChartFrame,
    texts: Vec<(String, FontId, Color32)>,
    labels: Vec<Label>,
}

impl Wishes<'_> {
    /// "Before" and "After" in the stretches that are compared.
    fn compared(&mut self, windows: Option<[Window; 2]>) {
        let strong = theme::small_semibold().resolve(self.ui.style());
        let color = theme::tokens(self.ui).text;
        for (text, window) in ["Before", "After"].into_iter().zip(windows.into_iter().flatten()) {
            let middle =
                f64::from(day_number(window.start)).midpoint(day_number(window.end).into());
            if self.is_seen(middle) {
                let [top, bottom] = vertical(self.frame, middle);
                let (down, up) = (vec2(0.0, 4.0), vec2(0.0, -4.0));
                let places =
                    vec![(bottom + up, Align2::CENTER_BOTTOM), (top + down, Align2::CENTER_TOP)];
                self.add(text, strong.clone(), color, places, Manners::Essential);
            }
        }
    }

    /// The most important first: they choose first.
    fn essential(&mut self, shown: &Shown) {
        let tokens = theme::tokens(self.ui);
        let (geometry, captions) = (&shown.geometry, &shown.captions);
        let strong = theme::small_semibold().resolve(self.ui.style());
        let target = geometry.target().filter(|spot| self.is_seen(spot[0]));
        let upper = geometry.upper_path.last().copied().filter(|spot| self.is_seen(spot[0]));
        for (text, spot) in [(&captions.target, target), (&captions.upper, upper)] {
            if let Some(spot) = spot {
                let places = self.around(spot, TARGET);
                self.add(text, strong.clone(), tokens.target, places, Manners::Essential);
            }
        }
        let newest = geometry.last.and_then(|index| geometry.dots.get(index));
        if let Some(dot) = newest.filter(|dot| self.is_seen(dot.x)) {
            let places = self.around([dot.x, dot.y], NEWEST);
            self.add(&captions.last, strong.clone(), tokens.actual, places, Manners::Essential);
        }
    }

    /// Flags are no words, but take their places among them.
    fn pins(&mut self, pins: &[Pin]) {
        for pin in pins {
            self.texts.push((String::new(), small(self.ui), Color32::TRANSPARENT));
            let (size, places) = (pin.size(), pin.places());
            let manners = Manners::Essential;
            self.labels.push(Label { size, places, manners, is_substitute: false });
        }
    }

    fn lesser(&mut self, shown: &Shown) {
        let tokens = theme::tokens(self.ui);
        let (geometry, captions) = (&shown.geometry, &shown.captions);
        if let Some(spot) = geometry.baseline.filter(|spot| self.is_seen(spot[0])) {
            let places = self.around(spot, BASELINE);
            self.add(&captions.baseline, small(self.ui), tokens.weak, places, Manners::Lesser);
        }
        self.band(shown);
        self.ghosts(shown);
        self.unfinished(shown);
        self.gaps(geometry);
        self.days(shown);
    }

    /// What the former targets were. The newest one is always named, the others where there is
    /// room; the words beneath the chart name all of them.
    fn ghosts(&mut self, shown: &Shown) {
        let weak = theme::tokens(self.ui).weak;
        let ghosts = shown.geometry.ghosts.iter().zip(&shown.captions.ghosts);
        let mut newest_first: Vec<_> = ghosts.collect();
        newest_first.sort_by_key(|(ghost, _)| std::cmp::Reverse(ghost.until));
        for (rank, (ghost, text)) in newest_first.into_iter().enumerate() {
            let short = ghost_short(shown, ghost);
            let manners = if rank == 0 { Manners::Essential } else { Manners::Lesser };
            for (text, manners, is_substitute) in
                [(text, Manners::Lesser, false), (&short, manners, true)]
            {
                let seen = ghost.spots.iter().rev().filter(|spot| self.is_seen(spot[0]));
                let places: Vec<_> = seen.flat_map(|spot| self.around(*spot, GHOST)).collect();
                self.add(text, small(self.ui), weak, places, manners);
                if let Some(label) = self.labels.last_mut() {
                    label.is_substitute = is_substitute;
                }
            }
        }
    }

    /// What the three lines of the limits are, at either end of them.
    fn band(&mut self, shown: &Shown) {
        let weak = theme::tokens(self.ui).weak;
        let Some(band) = shown.geometry.band else { return };
        let first = band.days.0.max(self.frame.days.0);
        let last = band.days.1.min(self.frame.days.1);
        if last < first {
            return;
        }
        let [mean, upper, lower] = &shown.captions.limits;
        for (text, value) in [(mean, band.mean), (upper, band.upper), (lower, band.lower)] {
            let mut places = self.around([first, value], LIMIT_START);
            places.extend(self.around([last, value], LIMIT_END));
            self.add(text, small(self.ui), weak, places, Manners::Lesser);
        }
    }

    /// "to date" beside the unfinished figure; with its value where that is beyond the scale.
    fn unfinished(&mut self, shown: &Shown) {
        let weak = theme::tokens(self.ui).weak;
        let geometry = &shown.geometry;
        let first = geometry.dots.iter().find(|dot| !dot.is_complete && dot.value().is_some());
        if let Some(dot) = first.filter(|dot| self.is_seen(dot.x)) {
            let text = match self.frame.beyond(dot.y) {
                Some(arrow) => format!("{arrow} {} to date", shown.figures.amount(dot.y)),
                None => "to date".to_owned(),
            };
            let places = self.around([dot.x, self.frame.held(dot.y)], TO_DATE);
            self.add(&text, small(self.ui), weak, places, Manners::Lesser);
        }
    }

    /// "no data", or what else is lacking, where it fits between the ends of a gap, else the dash that stands for it.
    fn gaps(&mut self, geometry: &Geometry) {
        const ENDS: f32 = 16.0;
        let weak = theme::tokens(self.ui).weak;
        let seen = geometry
            .gaps
            .iter()
            .filter(|gap| self.frame.days.0 <= gap.to[0] && gap.from[0] <= self.frame.days.1);
        let seen: Vec<_> = seen.copied().collect();
        for gap in seen {
            let (from, to) = (self.frame.at(gap.from), self.frame.at(gap.to));
            let fits = |text: &str| {
                text_size(self.ui.painter(), text, small(self.ui)).x + ENDS <= to.x - from.x
            };
            let Some(text) = [gap.lack, "–"].into_iter().find(|text| fits(text)) else {
                continue;
            };
            let middle = from.lerp(to, 0.5);
            let below = (middle + vec2(0.0, 6.0), Align2::CENTER_TOP);
            let above = (middle - vec2(0.0, 6.0), Align2::CENTER_BOTTOM);
            let on = (middle, Align2::CENTER_CENTER);
            self.add(text, small(self.ui), weak, vec![on, below, above], Manners::Lesser);
        }
    }

    /// The words at the verticals.
    fn days(&mut self, shown: &Shown) {
        let weak = theme::tokens(self.ui).weak;
        let geometry = &shown.geometry;
        let judged_on = Some(geometry.judged_on);
        let captions = &shown.captions;
        let days = [
            (captions.judged_on.as_str(), judged_on, false),
            (captions.judged_on_short.as_str(), judged_on, true),
            ("Start", geometry.start, false),
            ("Deadline", geometry.deadline, false),
        ];
        for (text, day, is_substitute) in days {
            let Some(day) = day.filter(|day| self.is_seen(*day)) else { continue };
            let [top, bottom] = vertical(self.frame, day);
            let (left, right) = (vec2(-4.0, 0.0), vec2(4.0, 0.0));
            let up = vec2(0.0, -8.0);
            let places = vec![
                (bottom + left + up, Align2::RIGHT_BOTTOM),
                (bottom + right + up, Align2::LEFT_BOTTOM),
                (top + left, Align2::RIGHT_TOP),
                (top + right, Align2::LEFT_TOP),
            ];
            self.add(text, small(self.ui), weak, places, Manners::Shy);
            if let Some(label) = self.labels.last_mut() {
                label.is_substitute = is_substitute;
            }
        }
    }

    fn is_seen(&self, day: f64) -> bool {
        (self.frame.days.0..=self.frame.days.1).contains(&day)
    }

    fn around(&self, spot: Spot, offsets: &[(Vec2, Align2)]) -> Vec<(Pos2, Align2)> {
        let at = self.frame.at(spot);
        offsets.iter().map(|(offset, align)| (at + *offset, *align)).collect()
    }

    fn add(
        &mut self,
        text: &str,
        font: FontId,
        color: Color32,
        places: Vec<(Pos2, Align2)>,
        manners: Manners,
    ) {
        if text.is_empty() {
            return;
        }
        let size = text_size(self.ui.painter(), text, font.clone());
        self.labels.push(Label { size, places, manners, is_substitute: false });
        self.texts.push((text.to_owned(), font, color));
    }
}

/// "Was 12 %", where there is no room for more.
fn ghost_short(shown: &Shown, ghost: &Ghost) -> String {
    format!("Was {}", shown.figures.amount(ghost.target))
}

const NEWEST: &[(Vec2, Align2)] = &[
    (vec2(-8.0, -4.0), Align2::RIGHT_BOTTOM),
    (vec2(0.0, -8.0), Align2::CENTER_BOTTOM),
    (vec2(8.0, 4.0), Align2::LEFT_TOP),
    (vec2(0.0, 8.0), Align2::CENTER_TOP),
    (vec2(8.0, -4.0), Align2::LEFT_BOTTOM),
    (vec2(-8.0, 4.0), Align2::RIGHT_TOP),
    (vec2(10.0, 0.0), Align2::LEFT_CENTER),
    (vec2(0.0, 24.0), Align2::CENTER_TOP),
    (vec2(0.0, -24.0), Align2::CENTER_BOTTOM),
];
const TARGET: &[(Vec2, Align2)] = &[
    (vec2(0.0, -6.0), Align2::CENTER_BOTTOM),
    (vec2(-6.0, -6.0), Align2::RIGHT_BOTTOM),
    (vec2(6.0, -6.0), Align2::LEFT_BOTTOM),
    (vec2(0.0, 6.0), Align2::CENTER_TOP),
    (vec2(-6.0, 6.0), Align2::RIGHT_TOP),
    (vec2(0.0, -20.0), Align2::CENTER_BOTTOM),
    (vec2(0.0, 20.0), Align2::CENTER_TOP),
    (vec2(-10.0, 0.0), Align2::RIGHT_CENTER),
    (vec2(10.0, 0.0), Align2::LEFT_CENTER),
];
const BASELINE: &[(Vec2, Align2)] = &[
    (vec2(-2.0, -4.0), Align2::RIGHT_BOTTOM),
    (vec2(-2.0, 4.0), Align2::RIGHT_TOP),
    (vec2(6.0, 4.0), Align2::LEFT_TOP),
    (vec2(6.0, -4.0), Align2::LEFT_BOTTOM),
    (vec2(-2.0, 16.0), Align2::RIGHT_TOP),
];
/// Beside the end of a former path, on the side where the path came from last.
const GHOST: &[(Vec2, Align2)] = &[
    (vec2(6.0, 0.0), Align2::LEFT_CENTER),
    (vec2(0.0, 5.0), Align2::CENTER_TOP),
    (vec2(0.0, -5.0), Align2::CENTER_BOTTOM),
    (vec2(-6.0, 8.0), Align2::RIGHT_TOP),
    (vec2(-6.0, -8.0), Align2::RIGHT_BOTTOM),
    (vec2(0.0, 18.0), Align2::CENTER_TOP),
    (vec2(0.0, -18.0), Align2::CENTER_BOTTOM),
];
const LIMIT_START: &[(Vec2, Align2)] =
    &[(vec2(4.0, -2.0), Align2::LEFT_BOTTOM), (vec2(4.0, 2.0), Align2::LEFT_TOP)];
const LIMIT_END: &[(Vec2, Align2)] = &[
    (vec2(-4.0, -2.0), Align2::RIGHT_BOTTOM),
    (vec2(-4.0, 2.0), Align2::RIGHT_TOP),
    (vec2(4.0, 0.0), Align2::LEFT_CENTER),
];
const TO_DATE: &[(Vec2, Align2)] = &[
    (vec2(9.0, 0.0), Align2::LEFT_CENTER),
    (vec2(0.0, 8.0), Align2::CENTER_TOP),
    (vec2(0.0, -8.0), Align2::CENTER_BOTTOM),
    (vec2(-9.0, 0.0), Align2::RIGHT_CENTER),
];
