//! Where the words in a chart go: inside it, clear of each other and of the lines. Pure.

use egui::{Align2, Pos2, Rect, Vec2};

/// A text that wants a place.
#[derive(Clone, Debug)]
pub struct Label {
    pub size: Vec2,
    /// Where it could go, best first: the corner or side `.1` of the text lies at `.0`.
    pub places: Vec<(Pos2, Align2)>,
    pub manners: Manners,
    /// Whether it only stands in for the label before it, where that found no place.
    pub is_substitute: bool,
}

/// What a text does where it would cover something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manners {
    /// It is shown all the same, where it covers least.
    Essential,
    /// It stays away, but stands on faint lines.
    Lesser,
    /// It stays away even from faint lines.
    Shy,
}

/// What words should not cover.
#[derive(Clone, Debug, Default)]
pub struct Obstacles {
    pub lines: Vec<[Pos2; 2]>,
    /// Lines that are drawn faintly, so that words on them can be read.
    pub faint: Vec<[Pos2; 2]>,
    pub marks: Vec<Rect>,
}

/// The cost of covering a line.
const LINE: f32 = 10.0;
/// The cost of taking the next best place.
const DISLIKE: f32 = 2.0;
/// Free space kept around every text, in points.
const AIR: f32 = 2.0;
/// Longer shifts than this into the chart take a text too far from what it names, in points.
const MAX_SHIFT: f32 = 24.0;

/// A place for each label, in the order given: the first ones choose first. All places lie within
/// `bounds`; a label that is not essential gets none where it would cover something.
pub fn place(labels: &[Label], obstacles: &Obstacles, bounds: Rect) -> Vec<Option<Rect>> {
    let mut places: Vec<Option<Rect>> = Vec::new();
    for label in labels {
        let is_spared = label.is_substitute && places.last().is_some_and(Option::is_some);
        let taken: Vec<Rect> = places.iter().flatten().copied().collect();
        let choice = choose(label, obstacles, &taken, bounds).filter(|_| !is_spared);
        places.push(choice);
    }
    places
}

fn choose(label: &Label, obstacles: &Obstacles, taken: &[Rect], bounds: Rect) -> Option<Rect> {
    if label.size.x > bounds.width() || label.size.y > bounds.height() {
        return None;
    }
    let mut best: Option<(f32, Rect)> = None;
    let mut dislike = -DISLIKE;
    for (at, align) in &label.places {
        dislike += DISLIKE;
        let wanted = align.anchor_size(*at, label.size);
        let rect = moved_into(wanted, bounds);
        let shift = (rect.min - wanted.min).length();
        if taken.iter().any(|other| other.intersects(rect.expand(AIR))) {
            continue;
        }
        let cost = covered(rect, obstacles);
        let most = match label.manners {
            Manners::Essential => f32::INFINITY,
            Manners::Lesser => LINE - 1.0,
            Manners::Shy => 0.0,
        };
        if cost > most || (label.manners != Manners::Essential && shift > MAX_SHIFT) {
            continue;
        }
        let cost = cost + shift + dislike;
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, rect));
        }
    }
    best.map(|(_, rect)| rect)
}

fn moved_into(rect: Rect, bounds: Rect) -> Rect {
    let least = bounds.min;
    let most = (bounds.max - rect.size()).max(least);
    Rect::from_min_size(rect.min.clamp(least, most), rect.size())
}

/// How much a text at `rect` would cover.
fn covered(rect: Rect, obstacles: &Obstacles) -> f32 {
    const FAINT: f32 = 2.5;
    const MARK: f32 = 30.0;
    let rect = rect.shrink2(Vec2::new(0.0, 3.0)).expand(AIR);
    let lines = obstacles.lines.iter().filter(|line| crosses(**line, rect)).map(|_| LINE);
    let marks = obstacles.marks.iter().filter(|mark| mark.intersects(rect)).map(|_| MARK);
    let faint = obstacles.faint.iter().filter(|line| crosses(**line, rect)).map(|_| FAINT);
    lines.chain(marks).chain(faint).sum()
}

/// Whether any part of a segment lies in a rectangle.
fn crosses([from, to]: [Pos2; 2], rect: Rect) -> bool {
    let delta = to - from;
    let (mut enter, mut leave) = (0.0f32, 1.0f32);
    for axis in 0..2 {
        let (low, high) = (rect.min[axis], rect.max[axis]);
        if delta[axis] == 0.0 {
            if from[axis] < low || from[axis] > high {
                return false;
            }
            continue;
        }
        let one = (low - from[axis]) / delta[axis];
        let other = (high - from[axis]) / delta[axis];
        enter = enter.max(one.min(other));
        leave = leave.min(one.max(other));
    }
    enter <= leave
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};
    use proptest::prelude::*;

    use super::*;

    fn bounds() -> Rect {
        Rect::from_min_size(pos2(10.0, 20.0), vec2(300.0, 150.0))
    }

    fn label(at: Pos2, size: Vec2, manners: Manners) -> Label {
        let places = [Align2::CENTER_BOTTOM, Align2::RIGHT_BOTTOM, Align2::LEFT_TOP];
        let places = places.map(|align| (at, align)).to_vec();
        Label { size, places, manners, is_substitute: false }
    }

    fn manners() -> impl Strategy<Value = Manners> {
        prop::sample::select(vec![Manners::Essential, Manners::Lesser, Manners::Shy])
    }

    fn labels() -> impl Strategy<Value = Vec<Label>> {
        let one = (0f32..330.0, 0f32..180.0, 5f32..120.0, 8f32..20.0, manners());
        let one = one.prop_map(|(x, y, w, h, manners)| label(pos2(x, y), vec2(w, h), manners));
        prop::collection::vec(one, 0..12)
    }

    proptest! {
        #[test]
        fn words_are_neither_clipped_nor_on_top_of_each_other(labels in labels()) {
            let places: Vec<Rect> =
                place(&labels, &Obstacles::default(), bounds()).into_iter().flatten().collect();
            for (index, one) in places.iter().enumerate() {
                prop_assert!(bounds().contains_rect(*one), "{one:?}");
                for other in &places[index + 1..] {
                    prop_assert!(!one.intersects(*other), "{one:?} and {other:?}");
                }
            }
        }

        #[test]
        fn a_segment_crosses_a_box_when_one_of_its_points_lies_in_it(
            from in (0f32..100.0, 0f32..100.0),
            to in (0f32..100.0, 0f32..100.0),
        ) {
            let rect = Rect::from_min_max(pos2(30.0, 40.0), pos2(60.0, 70.0));
            let (from, to) = (pos2(from.0, from.1), pos2(to.0, to.1));
            let steps = (0u16..=2000).map(|step| from.lerp(to, f32::from(step) / 2000.0));
            let is_inside = |rect: Rect| steps.clone().any(|spot| rect.contains(spot));
            if is_inside(rect) {
                prop_assert!(crosses([from, to], rect));
            } else if !is_inside(rect.expand(0.2)) {
                prop_assert!(!crosses([from, to], rect));
            }
        }
    }

    #[test]
    fn the_first_place_that_is_free_is_taken() {
        let at = pos2(100.0, 100.0);
        let size = vec2(40.0, 12.0);
        let free = place(&[label(at, size, Manners::Lesser)], &Obstacles::default(), bounds());
        assert_eq!(free, [Some(Align2::CENTER_BOTTOM.anchor_size(at, size))]);
        let above =
            Obstacles { lines: vec![[pos2(95.0, 0.0), pos2(95.0, 99.0)]], ..Obstacles::default() };
        let below = place(&[label(at, size, Manners::Lesser)], &above, bounds());
        assert_eq!(below, [Some(Align2::LEFT_TOP.anchor_size(at, size))]);
    }

    #[test]
    fn shy_words_keep_off_faint_lines_and_lesser_ones_do_not() {
        let faint =
            vec![[pos2(0.0, 95.0), pos2(300.0, 95.0)], [pos2(0.0, 106.0), pos2(300.0, 106.0)]];
        let faint = Obstacles { faint, ..Obstacles::default() };
        let at = |manners| {
            place(&[label(pos2(100.0, 100.0), vec2(40.0, 12.0), manners)], &faint, bounds())[0]
        };
        assert!(at(Manners::Lesser).is_some());
        assert_eq!(at(Manners::Shy), None);
    }

    #[test]
    fn a_substitute_appears_only_when_the_longer_words_find_no_place() {
        let at = pos2(100.0, 100.0);
        let long = label(at, vec2(200.0, 12.0), Manners::Lesser);
        let short = Label { is_substitute: true, ..label(at, vec2(40.0, 12.0), Manners::Lesser) };
        let both = [long, short];
        let free = place(&both, &Obstacles::default(), bounds());
        assert!(free[0].is_some() && free[1].is_none());
        let walls = [60.0, 160.0].map(|x| [pos2(x, 0.0), pos2(x, 300.0)]).to_vec();
        let tight = place(&both, &Obstacles { lines: walls, ..Obstacles::default() }, bounds());
        assert!(tight[0].is_none() && tight[1].is_some());
    }

    #[test]
    fn a_lesser_word_stays_away_where_it_would_cover_the_line() {
        let lines = [94.0, 106.0].map(|y| [pos2(0.0, y), pos2(300.0, y)]).to_vec();
        let wall = Obstacles { lines, ..Obstacles::default() };
        let at = pos2(100.0, 100.0);
        let lesser = label(at, vec2(40.0, 12.0), Manners::Lesser);
        assert_eq!(place(&[lesser], &wall, bounds()), [None]);
        let essential = label(at, vec2(40.0, 12.0), Manners::Essential);
        assert!(place(&[essential], &wall, bounds())[0].is_some());
    }
}
