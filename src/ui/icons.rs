//! Our own vector icons, all drawn in the same box with the same weight; no icon font, no emoji.

use std::f32::consts::{FRAC_PI_4, TAU};

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use crate::analysis::{Severity, Status};

/// Size of an icon beside small text, in points.
pub const SMALL: f32 = 12.0;
/// Size of an icon that stands alone, in points.
pub const MEDIUM: f32 = 16.0;

/// What can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    // statuses
    Check,
    Dot,
    TriangleUp,
    TriangleDown,
    Cross,
    ArrowDown,
    Approximately,
    Ring,
    RingDashed,
    // commands and marks
    Add,
    Close,
    ChevronRight,
    ChevronDown,
    ChevronLeft,
    ChevronUp,
    DragHandle,
    More,
    Search,
    Undo,
    Redo,
    Flag,
    Blocked,
    Warning,
    Info,
    Import,
    Export,
    Copy,
    Delete,
}

impl Icon {
    pub const ALL: [Self; 28] = [
        Self::Check,
        Self::Dot,
        Self::TriangleUp,
        Self::TriangleDown,
        Self::Cross,
        Self::ArrowDown,
        Self::Approximately,
        Self::Ring,
        Self::RingDashed,
        Self::Add,
        Self::Close,
        Self::ChevronRight,
        Self::ChevronDown,
        Self::ChevronLeft,
        Self::ChevronUp,
        Self::DragHandle,
        Self::More,
        Self::Search,
        Self::Undo,
        Self::Redo,
        Self::Flag,
        Self::Blocked,
        Self::Warning,
        Self::Info,
        Self::Import,
        Self::Export,
        Self::Copy,
        Self::Delete,
    ];

    /// The icon that always goes with a status. Statuses that ask for patience share a ring,
    /// those that ask for something to be entered share a broken one; their words differ.
    pub fn of_status(status: Status) -> Self {
        match status {
            Status::Achieved => Self::Check,
            Status::OnPace => Self::Dot,
            Status::Behind => Self::TriangleUp,
            Status::OffPace => Self::TriangleDown,
            Status::Missed => Self::Cross,
            Status::Regressed => Self::ArrowDown,
            Status::TooClose => Self::Approximately,
            Status::TooEarly | Status::NotStarted => Self::Ring,
            Status::NeedsData | Status::NeedsBaseline => Self::RingDashed,
        }
    }

    /// The icon that always goes with a severity.
    pub fn of_severity(severity: Severity) -> Self {
        match severity {
            Severity::Blocks => Self::Blocked,
            Severity::Weakens => Self::Warning,
            Severity::Note => Self::Info,
        }
    }

    fn pen_width(self) -> f32 {
        match self {
            Self::Check | Self::Cross | Self::ArrowDown | Self::Approximately => STATUS_PEN,
            _ => PEN,
        }
    }

    /// What it is made of, in a box of 12 by 12 with y downwards.
    fn marks(self) -> &'static [Mark] {
        use Mark::{Circle, Dashed, Disc, Fill, Line, Outline};
        match self {
            Self::Check => &[Line(&[(1.0, 6.2), (4.5, 10.0), (11.0, 2.2)])],
            Self::Dot => &[Disc((6.0, 6.0), 4.8)],
            Self::TriangleUp => &[Fill(&[(6.0, 1.0), (11.2, 10.8), (0.8, 10.8)])],
            Self::TriangleDown => &[Fill(&[(0.8, 1.2), (11.2, 1.2), (6.0, 11.0)])],
            Self::Cross => &[Line(&[(1.5, 1.5), (10.5, 10.5)]), Line(&[(10.5, 1.5), (1.5, 10.5)])],
            Self::ArrowDown => {
                &[Line(&[(6.0, 0.8), (6.0, 10.4)]), Line(&[(1.6, 6.4), (6.0, 10.8), (10.4, 6.4)])]
            }
            Self::Approximately => &[Line(UPPER_WAVE), Line(LOWER_WAVE)],
            Self::Ring => &[Circle((6.0, 6.0), 4.5)],
            Self::RingDashed => &[Dashed((6.0, 6.0), 4.5)],
            Self::Add => &[Line(&[(6.0, 1.2), (6.0, 10.8)]), Line(&[(1.2, 6.0), (10.8, 6.0)])],
            Self::Close => &[Line(&[(2.0, 2.0), (10.0, 10.0)]), Line(&[(10.0, 2.0), (2.0, 10.0)])],
            Self::ChevronRight => &[Line(&[(4.0, 1.8), (8.2, 6.0), (4.0, 10.2)])],
            Self::ChevronDown => &[Line(&[(1.8, 4.0), (6.0, 8.2), (10.2, 4.0)])],
            Self::ChevronLeft => &[Line(&[(8.0, 1.8), (3.8, 6.0), (8.0, 10.2)])],
            Self::ChevronUp => &[Line(&[(1.8, 8.0), (6.0, 3.8), (10.2, 8.0)])],
            Self::DragHandle => &[
                Disc((4.0, 2.2), 0.95),
                Disc((8.0, 2.2), 0.95),
                Disc((4.0, 6.0), 0.95),
                Disc((8.0, 6.0), 0.95),
                Disc((4.0, 9.8), 0.95),
                Disc((8.0, 9.8), 0.95),
            ],
            Self::More => &[Disc((1.8, 6.0), 1.1), Disc((6.0, 6.0), 1.1), Disc((10.2, 6.0), 1.1)],
            Self::Search => &[Circle((5.0, 5.0), 3.8), Line(&[(7.7, 7.7), (11.2, 11.2)])],
            Self::Undo => &[Line(&[(3.9, 1.0), (1.0, 3.9), (3.9, 6.8)]), Line(UNDO_BOW)],
            Self::Redo => &[Line(&[(8.1, 1.0), (11.0, 3.9), (8.1, 6.8)]), Line(REDO_BOW)],
            Self::Flag => {
                &[Line(&[(2.4, 0.8), (2.4, 11.4)]), Fill(&[(2.4, 1.0), (10.8, 4.0), (2.4, 7.0)])]
            }
            Self::Blocked => &[Circle((6.0, 6.0), 5.0), Line(&[(3.2, 6.0), (8.8, 6.0)])],
            Self::Warning => &[
                Outline(&[(6.0, 1.4), (11.2, 10.8), (0.8, 10.8)]),
                Line(&[(6.0, 4.8), (6.0, 7.6)]),
                Disc((6.0, 9.1), 0.75),
            ],
            Self::Info => {
                &[Circle((6.0, 6.0), 5.0), Disc((6.0, 3.6), 0.85), Line(&[(6.0, 5.4), (6.0, 8.8)])]
            }
            Self::Import => &[
                Line(&[(6.0, 0.6), (6.0, 7.4)]),
                Line(&[(3.0, 4.6), (6.0, 7.6), (9.0, 4.6)]),
                Line(TRAY),
            ],
            Self::Export => &[
                Line(&[(6.0, 1.4), (6.0, 8.2)]),
                Line(&[(3.0, 4.0), (6.0, 1.0), (9.0, 4.0)]),
                Line(TRAY),
            ],
            Self::Copy => &[
                Outline(&[(4.2, 4.2), (11.0, 4.2), (11.0, 11.0), (4.2, 11.0)]),
                Line(&[(2.4, 7.8), (1.0, 7.8), (1.0, 1.0), (7.8, 1.0), (7.8, 2.4)]),
            ],
            Self::Delete => &[
                Line(&[(1.0, 2.8), (11.0, 2.8)]),
                Line(&[(4.2, 2.6), (4.2, 0.9), (7.8, 0.9), (7.8, 2.6)]),
                Line(&[(2.2, 3.0), (2.9, 11.1), (9.1, 11.1), (9.8, 3.0)]),
            ],
        }
    }
}

type Spot = (f32, f32);

/// One stroke of the pen.
enum Mark {
    Line(&'static [Spot]),
    Outline(&'static [Spot]),
    /// A convex area.
    Fill(&'static [Spot]),
    Circle(Spot, f32),
    Dashed(Spot, f32),
    Disc(Spot, f32),
}

/// Side of the box the marks are given in.
const BOX: f32 = 12.0;
/// Width of the pen in that box: for commands, and for statuses drawn in bare lines, which would
/// look slighter than the filled ones beside them.
const PEN: f32 = 1.4;
const STATUS_PEN: f32 = 1.9;

const UPPER_WAVE: &[Spot] = &[
    (0.8, 4.6),
    (1.9, 3.4),
    (3.1, 2.9),
    (4.4, 3.2),
    (6.0, 4.0),
    (7.6, 4.8),
    (8.9, 5.1),
    (10.1, 4.6),
    (11.2, 3.4),
];
const LOWER_WAVE: &[Spot] = &[
    (0.8, 8.6),
    (1.9, 7.4),
    (3.1, 6.9),
    (4.4, 7.2),
    (6.0, 8.0),
    (7.6, 8.8),
    (8.9, 9.1),
    (10.1, 8.6),
    (11.2, 7.4),
];
const UNDO_BOW: &[Spot] = &[
    (1.2, 3.9),
    (7.4, 3.9),
    (9.1, 4.4),
    (10.4, 5.6),
    (10.9, 7.3),
    (10.4, 9.0),
    (9.1, 10.2),
    (7.4, 10.7),
    (4.0, 10.7),
];
const REDO_BOW: &[Spot] = &[
    (10.8, 3.9),
    (4.6, 3.9),
    (2.9, 4.4),
    (1.6, 5.6),
    (1.1, 7.3),
    (1.6, 9.0),
    (2.9, 10.2),
    (4.6, 10.7),
    (8.0, 10.7),
];
const TRAY: &[Spot] = &[(1.0, 8.2), (1.0, 11.0), (11.0, 11.0), (11.0, 8.2)];

/// Draws `icon` as large as fits, in the middle of `rect`.
pub fn paint(painter: &Painter, icon: Icon, rect: Rect, color: Color32) {
    let pen = Pen::new(painter, rect, color, icon.pen_width());
    for mark in icon.marks() {
        painter.add(pen.shape(mark));
    }
}

/// Draws the icon of a status.
pub fn status_icon(painter: &Painter, rect: Rect, status: Status, color: Color32) {
    paint(painter, Icon::of_status(status), rect, color);
}

struct Pen {
    origin: Pos2,
    scale: f32,
    color: Color32,
    width: f32,
}

impl Pen {
    /// A pen for the largest square in the middle of `rect`, on whole pixels so that lines are
    /// equally sharp wherever an icon stands.
    fn new(painter: &Painter, rect: Rect, color: Color32, width: f32) -> Self {
        let side = rect.width().min(rect.height());
        let origin = rect.center() - Vec2::splat(side / 2.0);
        let pixels = painter.pixels_per_point();
        let origin = pos2((origin.x * pixels).round(), (origin.y * pixels).round()) / pixels;
        Self { origin, scale: side / BOX, color, width }
    }

    fn spot(&self, (x, y): Spot) -> Pos2 {
        self.origin + vec2(x, y) * self.scale
    }

    fn spots(&self, spots: &[Spot]) -> Vec<Pos2> {
        spots.iter().map(|spot| self.spot(*spot)).collect()
    }

    fn stroke(&self) -> Stroke {
        Stroke::new(self.width * self.scale, self.color)
    }

    fn shape(&self, mark: &Mark) -> Shape {
        match mark {
            Mark::Line(spots) => Shape::line(self.spots(spots), self.stroke()),
            Mark::Outline(spots) => Shape::closed_line(self.spots(spots), self.stroke()),
            Mark::Fill(spots) => Shape::convex_polygon(self.spots(spots), self.color, Stroke::NONE),
            Mark::Circle(center, radius) => {
                Shape::circle_stroke(self.spot(*center), radius * self.scale, self.stroke())
            }
            Mark::Disc(center, radius) => {
                Shape::circle_filled(self.spot(*center), radius * self.scale, self.color)
            }
            Mark::Dashed(center, radius) => self.dashed(*center, *radius),
        }
    }

    /// A ring of four arcs with gaps between them.
    fn dashed(&self, (x, y): Spot, radius: f32) -> Shape {
        const ARCS: u8 = 4;
        const STEPS: u8 = 6;
        // An arc covers two thirds of its quarter.
        let sweep = TAU / f32::from(ARCS) * 0.66;
        let arcs = (0..ARCS).map(|arc| {
            let start = TAU * f32::from(arc) / f32::from(ARCS) + FRAC_PI_4 - sweep / 2.0;
            let points = (0..=STEPS).map(|step| {
                let angle = start + sweep * f32::from(step) / f32::from(STEPS);
                self.spot((x + radius * angle.cos(), y + radius * angle.sin()))
            });
            Shape::line(points.collect(), self.stroke())
        });
        Shape::Vec(arcs.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::in_a_pass;

    /// Where an icon leaves ink when drawn into a box of 12 by 12 at (100, 100).
    fn ink(icon: Icon) -> Rect {
        let mut bounds = Rect::NOTHING;
        in_a_pass(|ctx| {
            let rect = Rect::from_min_size(pos2(100.0, 100.0), Vec2::splat(BOX));
            let pen = Pen::new(&ctx.debug_painter(), rect, Color32::WHITE, icon.pen_width());
            for mark in icon.marks() {
                bounds |= pen.shape(mark).visual_bounding_rect();
            }
        });
        bounds
    }

    #[test]
    fn no_icon_leaves_its_box_by_more_than_half_a_pen() {
        let room =
            Rect::from_min_size(pos2(100.0, 100.0), Vec2::splat(BOX)).expand(STATUS_PEN / 2.0);
        for icon in Icon::ALL {
            assert!(room.contains_rect(ink(icon)), "{icon:?}: {:?}", ink(icon));
        }
    }

    #[test]
    fn status_icons_are_equally_large_to_the_eye() {
        for status in Status::ALL {
            let ink = ink(Icon::of_status(status));
            let size = ink.width().max(ink.height());
            assert!((9.0..=12.8).contains(&size), "{status:?}: {size}");
            let off = (ink.center() - pos2(106.0, 106.0)).abs().max_elem();
            assert!(off <= 0.6, "{status:?} is {off} off the middle");
        }
    }

    #[test]
    fn statuses_that_mean_different_things_look_different() {
        let shared = |status| Icon::of_status(status);
        let judged = [
            Status::Missed,
            Status::OffPace,
            Status::Regressed,
            Status::Behind,
            Status::TooClose,
            Status::NeedsData,
            Status::TooEarly,
            Status::OnPace,
            Status::Achieved,
        ];
        for (index, one) in judged.iter().enumerate() {
            for other in &judged[index + 1..] {
                assert_ne!(shared(*one), shared(*other), "{one:?} and {other:?}");
            }
        }
    }
}
