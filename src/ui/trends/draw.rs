//! Lines, dots and verticals of the chart.

use egui::{Color32, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, UiBuilder, vec2};
use egui_plot::{HLine, Line, LineStyle, MarkerShape, Plot, PlotBounds, PlotUi, Points, VLine};
use jiff::civil::Date;

use crate::analysis::Window;
use crate::model::day_number;
use crate::ui::theme::{self, Tokens};

use super::flags::{Pin, RADIUS};
use super::frame::{ChartFrame, vertical};
use super::geometry::{FlagKind, Geometry, Spot};

/// Width of the line through the figures, in points.
const ACTUAL_WIDTH: f32 = 2.2;
/// Width of target paths and of the rings at their ends, in points.
const PATH_WIDTH: f32 = 1.5;
/// Radius of a figure's marker, in points.
pub const DOT_RADIUS: f32 = 3.0;
/// Radius of the newest figure's and of unfinished ones, in points.
const NEWEST_RADIUS: f32 = 3.5;
/// Radius of the ring at the target, in points.
pub const TARGET_RADIUS: f32 = 4.0;

/// Draws everything but words and flags; `lines` are the runs of figures, thinned out.
pub fn lines_ui(ui: &mut Ui, frame: &ChartFrame, geometry: &Geometry, lines: &[Vec<Spot>]) {
    let tokens = theme::tokens(ui);
    band(ui.painter(), frame, geometry, tokens);
    let place = UiBuilder::new().id_salt("lines").max_rect(frame.plot);
    ui.scope_builder(place, |ui| {
        plot(frame).show(ui, |plot| {
            let low = [frame.days.0, frame.values.0];
            plot.set_plot_bounds(PlotBounds::from_min_max(low, [frame.days.1, frame.values.1]));
            grid(plot, frame, tokens);
            verticals(plot, geometry, tokens);
            limits(plot, geometry, tokens);
            paths(plot, geometry, tokens);
            actual(plot, lines, frame.has_markers(geometry), tokens);
        });
    });
    reaches(ui.painter(), frame, geometry, tokens);
    partial(ui.painter(), frame, geometry, tokens);
    rings(ui.painter(), frame, geometry, tokens);
    signals(ui.painter(), frame, geometry, tokens);
}

/// The two stretches that are compared: a ground and a word for each.
pub fn compared(ui: &Ui, frame: &ChartFrame, windows: Option<[Window; 2]>) {
    let Some(windows) = windows else { return };
    let tokens = theme::tokens(ui);
    let painter = ui.painter().with_clip_rect(frame.plot);
    let x = |day: Date| frame.at([f64::from(day_number(day)), 0.0]).x;
    for (name, window) in ["Before", "After"].into_iter().zip(windows) {
        let (left, right) = (x(window.start), x(window.end));
        let rect = Rect::from_x_y_ranges(left..=right.max(left + 2.0), frame.plot.y_range());
        painter.rect_filled(rect, 0.0, tokens.selection);
        let font = super::frame::small(ui);
        let at = rect.center_bottom() - vec2(0.0, 2.0);
        painter.text(at, egui::Align2::CENTER_BOTTOM, name, font, tokens.text);
    }
}

/// The ground between the limits.
fn band(painter: &Painter, frame: &ChartFrame, geometry: &Geometry, tokens: &Tokens) {
    let Some(band) = geometry.band else { return };
    let (first, last) = band.days;
    let rect = Rect::from_two_pos(frame.at([first, band.lower]), frame.at([last, band.upper]));
    painter.with_clip_rect(frame.plot).rect_filled(rect, 0.0, tokens.sunken);
}

/// The centre and the limits: grey and thin, dashed while they are provisional.
fn limits(plot: &mut PlotUi<'_>, geometry: &Geometry, tokens: &Tokens) {
    const PROVISIONAL: LineStyle = LineStyle::Dashed { length: 3.0 };
    let Some(band) = geometry.band else { return };
    let (first, last) = band.days;
    let all = [("mean", band.mean), ("upper limit", band.upper), ("lower limit", band.lower)];
    for (name, value) in all {
        let style = if band.is_provisional { PROVISIONAL } else { LineStyle::Solid };
        let line = Line::new(name, vec![[first, value], [last, value]]);
        plot.line(line.color(tokens.edge).width(1.0).style(style));
    }
}

/// Figures that leave something out: hollow, in the colour of warnings.
fn partial(painter: &Painter, frame: &ChartFrame, geometry: &Geometry, tokens: &Tokens) {
    if !frame.has_markers(geometry) {
        return;
    }
    let painter = painter.with_clip_rect(frame.plot.expand(TARGET_RADIUS));
    let seen = geometry.dots_within(frame.days.0, frame.days.1);
    for place in geometry.partial.iter().filter(|place| seen.contains(place)) {
        let dot = &geometry.dots[*place];
        if dot.is_complete {
            let stroke = Stroke::new(PATH_WIDTH, tokens.warning);
            painter.circle(frame.at([dot.x, dot.y]), DOT_RADIUS, tokens.panel, stroke);
        }
    }
}

/// How far the answers of a survey reach: a thin upright with a foot at either end.
fn reaches(painter: &Painter, frame: &ChartFrame, geometry: &Geometry, tokens: &Tokens) {
    const HALF_FOOT: f32 = 3.0;
    if !frame.has_markers(geometry) {
        return;
    }
    let painter = painter.with_clip_rect(frame.plot.expand(TARGET_RADIUS));
    let seen = geometry.dots_within(frame.days.0, frame.days.1);
    let stroke = Stroke::new(1.0, tokens.edge);
    for (place, low, high) in geometry.reaches.iter().filter(|(place, ..)| seen.contains(place)) {
        let day = geometry.dots[*place].x;
        let ends = [frame.at([day, *low]), frame.at([day, *high])];
        painter.line_segment(ends, stroke);
        for end in ends {
            painter.hline(end.x - HALF_FOOT..=end.x + HALF_FOOT, end.y, stroke);
        }
    }
}

/// A diamond around every figure that is part of a signal.
fn signals(painter: &Painter, frame: &ChartFrame, geometry: &Geometry, tokens: &Tokens) {
    const RADIUS: f32 = 7.0;
    let painter = painter.with_clip_rect(frame.plot.expand(RADIUS));
    let seen = geometry.dots_within(frame.days.0, frame.days.1);
    for (place, _) in geometry.signals.iter().filter(|(place, _)| seen.contains(place)) {
        let dot = &geometry.dots[*place];
        let at = frame.at([dot.x, dot.y]);
        let corners = [(0.0, -RADIUS), (RADIUS, 0.0), (0.0, RADIUS), (-RADIUS, 0.0)];
        let corners = corners.map(|(x, y)| at + vec2(x, y)).to_vec();
        painter.add(Shape::closed_line(corners, Stroke::new(PATH_WIDTH, tokens.warning)));
    }
}

/// egui's plot draws the lines; axes, words, pointer and keyboard are the chart's own.
fn plot<'a>(frame: &ChartFrame) -> Plot<'a> {
    Plot::new("trend")
        .width(frame.plot.width())
        .height(frame.plot.height())
        .min_size(vec2(1.0, 1.0))
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .sense(Sense::hover())
}

fn grid(plot: &mut PlotUi<'_>, frame: &ChartFrame, tokens: &Tokens) {
    for (index, tick) in frame.scale.ticks.iter().enumerate() {
        plot.hline(HLine::new(format!("grid {index}"), *tick).color(tokens.grid).width(1.0));
    }
}

fn verticals(plot: &mut PlotUi<'_>, geometry: &Geometry, tokens: &Tokens) {
    for (name, day) in [("start", geometry.start), ("deadline", geometry.deadline)] {
        if let Some(day) = day {
            plot.vline(VLine::new(name, day).color(tokens.grid).width(1.0));
        }
    }
    let dots = LineStyle::Dotted { spacing: 4.0 };
    let today = VLine::new("judged on", geometry.judged_on).color(tokens.edge).width(0.6);
    plot.vline(today.style(dots));
    for flag in geometry.flags.iter().filter(|flag| flag.kind == FlagKind::Break) {
        let cut = VLine::new(format!("cut {}", flag.number), flag.x).color(tokens.edge).width(1.0);
        plot.vline(cut.style(LineStyle::dashed_dense()));
    }
}

fn paths(plot: &mut PlotUi<'_>, geometry: &Geometry, tokens: &Tokens) {
    const DASH: LineStyle = LineStyle::Dashed { length: 5.0 };
    const DOTS: LineStyle = LineStyle::Dotted { spacing: 6.0 };
    for (index, ghost) in geometry.ghosts.iter().enumerate() {
        // Dotted, so that it is neither taken for the path nor for the limits.
        let line = Line::new(format!("former target {index}"), ghost.spots.clone());
        plot.line(line.color(tokens.edge).width(PATH_WIDTH).style(DOTS));
    }
    for (name, path) in [("target", &geometry.path), ("upper bound", &geometry.upper_path)] {
        let line = Line::new(name, path.clone());
        plot.line(line.color(tokens.target).width(PATH_WIDTH).style(DASH));
    }
}

fn actual(plot: &mut PlotUi<'_>, lines: &[Vec<Spot>], has_markers: bool, tokens: &Tokens) {
    for (index, line) in lines.iter().enumerate() {
        let run = Line::new(format!("run {index}"), line.clone());
        plot.line(run.color(tokens.actual).width(ACTUAL_WIDTH));
    }
    // A figure without neighbours would not be seen without its marker.
    let marked = lines.iter().filter(|line| has_markers || line.len() == 1);
    let marked: Vec<Spot> = marked.flatten().copied().collect();
    let dots = Points::new("figures", marked).shape(MarkerShape::Circle);
    plot.points(dots.color(tokens.actual).radius(DOT_RADIUS));
}

/// What is round and hollow: the target, unfinished periods; and the newest figure.
fn rings(painter: &Painter, frame: &ChartFrame, geometry: &Geometry, tokens: &Tokens) {
    let painter = painter.with_clip_rect(frame.plot.expand(TARGET_RADIUS));
    let hollow = |spot: Spot, radius: f32, color: Color32| {
        painter.circle(frame.at(spot), radius, tokens.panel, Stroke::new(PATH_WIDTH, color));
    };
    if let Some([day, value]) = geometry.baseline {
        let at = frame.at([day, value]);
        let x = at.x - TARGET_RADIUS..=at.x + TARGET_RADIUS;
        painter.hline(x, at.y, Stroke::new(PATH_WIDTH, tokens.target));
    }
    for target in [geometry.target(), geometry.upper_path.last().copied()].into_iter().flatten() {
        hollow(target, TARGET_RADIUS, tokens.target);
    }
    for dot in &geometry.dots[geometry.dots_within(frame.days.0, frame.days.1)] {
        if let Some(value) = dot.value().filter(|_| !dot.is_complete) {
            hollow([dot.x, frame.held(value)], NEWEST_RADIUS, tokens.actual);
        }
    }
    let newest = geometry.last.filter(|index| !geometry.partial.contains(index));
    if let Some(dot) = newest.and_then(|index| geometry.dots.get(index)) {
        painter.circle_filled(frame.at([dot.x, dot.y]), NEWEST_RADIUS, tokens.actual);
    }
}

/// The numbered flags on their stems.
pub fn flags(ui: &Ui, frame: &ChartFrame, pins: &[Pin]) {
    let tokens = theme::tokens(ui);
    let painter = ui.painter().with_clip_rect(frame.outer);
    for pin in pins {
        let rect = pin.rect();
        let end = if rect.center().y < pin.foot.y { rect.bottom() } else { rect.top() };
        let stem = [pin.foot, egui::pos2(pin.foot.x, end)];
        painter.line_segment(stem, Stroke::new(1.0, tokens.edge));
        let edge = Stroke::new(1.0, tokens.edge);
        painter.rect(rect, RADIUS, tokens.sunken, edge, egui::StrokeKind::Inside);
        let font = super::frame::small(ui);
        let galley = painter.layout_no_wrap(pin.text.clone(), font, tokens.text);
        let at = Rect::from_center_size(rect.center(), galley.size()).min;
        painter.galley(at, galley, tokens.text);
    }
}

/// The words along both axes.
pub fn axes(ui: &Ui, frame: &ChartFrame) {
    let tokens = theme::tokens(ui);
    let font = super::frame::small(ui);
    let painter = ui.painter().with_clip_rect(frame.outer);
    let mut above = f32::NEG_INFINITY;
    for (tick, text) in frame.scale.ticks.iter().zip(&frame.tick_labels).rev() {
        let at = egui::pos2(frame.plot.left() - theme::SPACE_8, frame.at([0.0, *tick]).y);
        if at.y - above >= font.size * 1.4 {
            above = at.y;
            painter.text(at, egui::Align2::RIGHT_CENTER, text, font.clone(), tokens.weak);
        }
    }
    let top = frame.outer.left_top();
    painter.text(top, egui::Align2::LEFT_TOP, &frame.unit_above, font.clone(), tokens.weak);
    let mut taken = f32::NEG_INFINITY;
    for tick in &frame.ticks {
        let galley = painter.layout_no_wrap(tick.label.clone(), font.clone(), tokens.weak);
        let middle = frame.at([f64::from(tick.day), 0.0]).x;
        let half = galley.size().x / 2.0;
        let x = (middle - half).clamp(frame.outer.left(), frame.outer.right() - 2.0 * half);
        if x > taken {
            taken = x + 2.0 * half + theme::SPACE_8;
            painter.galley(egui::pos2(x, frame.plot.bottom() + 4.0), galley, tokens.weak);
        }
    }
}

/// The hairline and the larger marker at the figure that is read out.
pub fn pointed_at(ui: &Ui, frame: &ChartFrame, day: f64, value: Option<f64>) {
    let tokens = theme::tokens(ui);
    let painter = ui.painter().with_clip_rect(frame.plot.expand(TARGET_RADIUS));
    let line: [Pos2; 2] = vertical(frame, day);
    painter.add(Shape::line_segment(line, Stroke::new(1.0, tokens.edge)));
    if let Some(value) = value {
        let stroke = Stroke::new(2.0, tokens.actual);
        painter.circle(
            frame.at([day, frame.held(value)]),
            NEWEST_RADIUS + 1.5,
            tokens.panel,
            stroke,
        );
    }
}
