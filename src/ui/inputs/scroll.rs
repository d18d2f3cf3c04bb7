//! Which rows are in view. Rows are counted in `f64`, never in pixels from the top: pixels of a
//! million rows do not fit into the `f32` egui lays out with.

use super::rows::Rows;

/// Least length of the thumb of a scroll bar, in points.
const MIN_THUMB: f32 = 24.0;

/// The row at the upper edge, by the ordinal of its period, with its hidden fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scroll {
    top: f64,
}

/// The thumb of a scroll bar within its track, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thumb {
    pub offset: f32,
    pub length: f32,
}

/// What is in view: rows of one height through an opening.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Opening {
    /// Points.
    pub row_height: f32,
    /// Points.
    pub height: f32,
}

impl Opening {
    /// How many rows fit, with fractions.
    pub fn n_rows(self) -> f64 {
        f64::from((self.height / self.row_height).max(1.0))
    }

    /// How many rows fit wholly, at least one.
    pub fn n_whole_rows(self) -> i32 {
        to_row(self.n_rows()).max(1)
    }
}

impl Scroll {
    /// Holds the view within the rows there are.
    pub fn clamp(&mut self, rows: Rows, opening: Opening) {
        let lowest = f64::from(rows.last) + 1.0 - opening.n_rows();
        self.top = self.top.min(lowest).max(f64::from(rows.first));
    }

    /// Moves the view by points; down is positive.
    pub fn by_points(&mut self, points: f32, opening: Opening) {
        self.top += f64::from(points) / f64::from(opening.row_height);
    }

    /// Moves the view as little as shows the whole row.
    pub fn reveal(&mut self, row: i32, opening: Opening) {
        let row = f64::from(row);
        self.top = self.top.max(row + 1.0 - opening.n_rows()).min(row);
    }

    /// Puts a row at the lower edge with some rows below it.
    pub fn show_at_end(&mut self, row: i32, rows_below: i32, opening: Opening) {
        self.top = (f64::from(row) + f64::from(rows_below) + 1.0 - opening.n_rows()).ceil();
    }

    /// How far below the upper edge a row begins, in points; small for every row in view.
    pub fn y_of(self, row: i32, opening: Opening) -> f32 {
        to_points((f64::from(row) - self.top) * f64::from(opening.row_height))
    }

    /// The row so far below the upper edge.
    pub fn row_at(self, y: f32, opening: Opening) -> i32 {
        to_row(self.top + f64::from(y) / f64::from(opening.row_height))
    }

    /// The rows of which something is in view, first and last.
    pub fn visible(self, rows: Rows, opening: Opening) -> (i32, i32) {
        let last = to_row((self.top + opening.n_rows()).ceil()) - 1;
        (to_row(self.top).max(rows.first), last.min(rows.last))
    }

    /// Where the thumb stands; `None` when everything is in view.
    pub fn thumb(self, rows: Rows, opening: Opening, track: f32) -> Option<Thumb> {
        let hidden = hidden_rows(rows, opening)?;
        let length = thumb_length(rows, opening, track);
        let place = (self.top - f64::from(rows.first)) / hidden;
        let offset = to_points(place.clamp(0.0, 1.0) * f64::from(track - length));
        Some(Thumb { offset, length })
    }

    /// Follows a thumb that was dragged by points.
    pub fn drag_thumb(&mut self, points: f32, rows: Rows, opening: Opening, track: f32) {
        let Some(hidden) = hidden_rows(rows, opening) else { return };
        let way = track - thumb_length(rows, opening, track);
        if way > 0.0 {
            self.top += f64::from(points / way) * hidden;
        }
        self.clamp(rows, opening);
    }

    /// How much lies above, 0–1; for assistive technology.
    pub fn fraction(self, rows: Rows, opening: Opening) -> f64 {
        let hidden = hidden_rows(rows, opening).unwrap_or(1.0);
        ((self.top - f64::from(rows.first)) / hidden).clamp(0.0, 1.0)
    }

    /// Whether the row at the upper edge is this one, wholly in view.
    #[cfg(test)]
    fn is_at(self, row: i32) -> bool {
        self.top.to_bits() == f64::from(row).to_bits()
    }
}

fn hidden_rows(rows: Rows, opening: Opening) -> Option<f64> {
    let hidden = f64::from(rows.len()) - opening.n_rows();
    (hidden > 0.0).then_some(hidden)
}

fn thumb_length(rows: Rows, opening: Opening, track: f32) -> f32 {
    let share = to_points(opening.n_rows() / f64::from(rows.len().max(1)));
    (track * share).max(MIN_THUMB).min(track)
}

#[expect(clippy::cast_possible_truncation, reason = "a cast to i32 saturates, as wanted here")]
fn to_row(row: f64) -> i32 {
    row.floor() as i32
}

#[expect(clippy::cast_possible_truncation, reason = "points within an opening are small")]
fn to_points(points: f64) -> f32 {
    points as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Cadence;

    const OPENING: Opening = Opening { row_height: 28.0, height: 280.0 };

    fn rows(n: i32) -> Rows {
        Rows { cadence: Cadence::Day, first: -5, last: n - 6 }
    }

    #[test]
    fn the_last_of_a_million_rows_lies_where_the_last_of_a_hundred_does() {
        for n in [100, 1_000_000, 2_000_000_000] {
            let rows = rows(n);
            let mut scroll = Scroll::default();
            scroll.reveal(rows.last, OPENING);
            assert_eq!(scroll.visible(rows, OPENING), (rows.last - 9, rows.last));
            assert!((scroll.y_of(rows.last, OPENING) - 252.0).abs() < 0.001);
            assert_eq!(scroll.row_at(252.5, OPENING), rows.last);
            assert_eq!(scroll.row_at(251.5, OPENING), rows.last - 1);
        }
    }

    #[test]
    fn small_steps_add_up_at_the_end_of_a_million_rows() {
        let rows = rows(1_000_000);
        let mut scroll = Scroll::default();
        scroll.reveal(rows.last, OPENING);
        for _ in 0..280 {
            scroll.by_points(-1.0, OPENING);
        }
        assert!(scroll.y_of(rows.last - 19, OPENING).abs() < 0.001);
    }

    #[test]
    fn the_view_stays_within_the_rows() {
        let mut scroll = Scroll::default();
        scroll.by_points(-1e9, OPENING);
        scroll.clamp(rows(100), OPENING);
        assert!(scroll.is_at(-5));
        scroll.by_points(1e9, OPENING);
        scroll.clamp(rows(100), OPENING);
        assert!(scroll.is_at(85));
        scroll.clamp(rows(3), OPENING);
        assert!(scroll.is_at(-5), "few rows hang from the upper edge");
    }

    #[test]
    fn the_thumb_goes_from_end_to_end_and_takes_the_rows_along() {
        let rows = rows(1_000_000);
        let mut scroll = Scroll::default();
        scroll.clamp(rows, OPENING);
        scroll.reveal(rows.first, OPENING);
        let at_start = scroll.thumb(rows, OPENING, 280.0).unwrap();
        assert_eq!(at_start, Thumb { offset: 0.0, length: MIN_THUMB });
        scroll.drag_thumb(280.0 - MIN_THUMB, rows, OPENING, 280.0);
        assert_eq!(scroll.visible(rows, OPENING).1, rows.last);
        let at_end = scroll.thumb(rows, OPENING, 280.0).unwrap();
        assert!((at_end.offset + at_end.length - 280.0).abs() < 0.01);
        assert_eq!(scroll.thumb(super::tests::rows(4), OPENING, 280.0), None);
    }
}
