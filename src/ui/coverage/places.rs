//! Where the cells of the matrix are: a head above and names at the left that stay in view.

use egui::{Rect, Vec2, pos2, vec2};

/// A place in the matrix. Row 0 is the head, column 0 the names, column 1 what is missing; KPIs
/// begin with column 2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    pub row: usize,
    pub col: usize,
}

/// Columns before the first KPI.
pub const FIXED: usize = 2;
/// Height of the head, in points: three lines of a name and what uses it.
const HEAD: f32 = 92.0;
/// Two lines of a goal's statement.
const ROW: f32 = 40.0;
/// Room below the last row for the bar that scrolls sideways, in points.
const FOOT: f32 = 16.0;
/// Width of a KPI's column, in points: icon and word of any status.
const CELL: f32 = 124.0;
const MISSING: f32 = 124.0;

/// The matrix in a window of the page.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    /// All there is room for, on the screen.
    area: Rect,
    /// How far the content is scrolled.
    offset: Vec2,
    n_rows: usize,
    n_columns: usize,
    names: f32,
}

impl Places {
    /// `n_rows` and `n_columns` count goals, objectives and KPIs, without head and names.
    pub fn new(area: Rect, offset: Vec2, n_rows: usize, n_columns: usize) -> Self {
        let names = Self::names_width(area.width());
        Self { area, offset, n_rows, n_columns, names }
    }

    fn names_width(room: f32) -> f32 {
        (room * 0.34).clamp(160.0, 360.0)
    }

    /// The size of all of it, in a window of this width.
    pub fn whole(room: f32, n_rows: usize, n_columns: usize) -> Vec2 {
        let width = Self::names_width(room) + MISSING + CELL * count(n_columns);
        vec2(width, HEAD + ROW * count(n_rows) + FOOT)
    }

    /// What never scrolls sideways ends here.
    fn left_edge(&self) -> f32 {
        self.area.left() + self.names + MISSING
    }

    fn top_edge(&self) -> f32 {
        self.area.top() + HEAD
    }

    /// A cell on the screen, in view or not.
    pub fn cell(&self, spot: Spot) -> Rect {
        let (left, width) = match spot.col {
            0 => (self.area.left(), self.names),
            1 => (self.area.left() + self.names, MISSING),
            col => (self.left_edge() - self.offset.x + CELL * count(col - FIXED), CELL),
        };
        let (top, height) = match spot.row {
            0 => (self.area.top(), HEAD),
            row => (self.top_edge() - self.offset.y + ROW * count(row - 1), ROW),
        };
        Rect::from_min_size(pos2(left, top), vec2(width, height))
    }

    /// The part of the screen in which a cell may show.
    pub fn region(&self, spot: Spot) -> Rect {
        let x = if spot.col < FIXED { self.area.left() } else { self.left_edge() };
        let right = if spot.col < FIXED { self.left_edge() } else { self.area.right() };
        let y = if spot.row == 0 { self.area.top() } else { self.top_edge() };
        let bottom = if spot.row == 0 { self.top_edge() } else { self.area.bottom() };
        Rect::from_min_max(pos2(x, y), pos2(right.max(x), bottom.max(y)))
    }

    /// The strip of a row over the whole width.
    pub fn strip(&self, row: usize) -> Rect {
        let cell = self.cell(Spot { row, col: 0 });
        Rect::from_x_y_ranges(self.area.x_range(), cell.y_range())
    }

    /// What has to be in view for a cell to be seen beside what never scrolls.
    pub fn reach(&self, spot: Spot) -> Rect {
        let cell = self.cell(spot);
        let mut reach = cell;
        if spot.row > 0 {
            reach.min.y -= HEAD;
        } else {
            reach = Rect::from_x_y_ranges(cell.x_range(), self.area.y_range());
        }
        if spot.col >= FIXED {
            reach.min.x -= self.names + MISSING;
        } else {
            reach = Rect::from_x_y_ranges(self.area.x_range(), reach.y_range());
        }
        reach
    }

    /// Rows of which something is in view, the head left out.
    pub fn rows(&self) -> std::ops::RangeInclusive<usize> {
        let height = self.area.bottom() - self.top_edge();
        in_view(self.offset.y, height, ROW, self.n_rows, 1)
    }

    /// Columns of KPIs of which something is in view.
    pub fn columns(&self) -> std::ops::RangeInclusive<usize> {
        let width = self.area.right() - self.left_edge();
        in_view(self.offset.x, width, CELL, self.n_columns, FIXED)
    }

    /// How many rows a page holds.
    pub fn page(&self) -> usize {
        whole_number((self.area.bottom() - self.top_edge()) / ROW).max(1)
    }

    /// The spot nearest to one that may not exist.
    pub fn clamp(&self, spot: Spot) -> Spot {
        let last = (FIXED + self.n_columns).saturating_sub(1);
        Spot { row: spot.row.min(self.n_rows), col: spot.col.min(last) }
    }

    /// The spot, or where it is out of view one in view beside it.
    pub fn nearest(&self, spot: Spot) -> Spot {
        let (rows, columns) = (self.rows(), self.columns());
        let row = if spot.row == 0 || rows.is_empty() {
            0
        } else {
            spot.row.clamp(*rows.start(), *rows.end())
        };
        let col = if spot.col < FIXED || columns.is_empty() {
            spot.col.min(FIXED - 1)
        } else {
            spot.col.clamp(*columns.start(), *columns.end())
        };
        Spot { row, col }
    }

    pub fn corner(&self) -> Rect {
        Rect::from_min_max(self.area.min, pos2(self.left_edge(), self.top_edge()))
    }

    pub fn head(&self) -> Rect {
        Rect::from_min_max(self.area.min, pos2(self.area.right(), self.top_edge()))
    }

    pub fn area(&self) -> Rect {
        self.area
    }
}

/// The places of a row of equal parts that are in view, counted from `first`; empty if there are
/// none.
fn in_view(
    offset: f32,
    room: f32,
    part: f32,
    n: usize,
    first: usize,
) -> std::ops::RangeInclusive<usize> {
    let from = whole_number(offset / part);
    let to = whole_number((offset + room.max(0.0)) / part).min(n.saturating_sub(1));
    if n == 0 || from > to {
        #[expect(clippy::reversed_empty_ranges, reason = "an empty range, as there is nothing")]
        return 1..=0;
    }
    from + first..=to + first
}

fn whole_number(number: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small count of rows, held above nothing"
    )]
    let whole = number.max(0.0) as usize;
    whole
}

fn count(n: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a plan has fewer things than f32 counts")]
    let n = n as f32;
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(offset: Vec2, n_rows: usize, n_columns: usize) -> Places {
        let area = Rect::from_min_size(pos2(100.0, 200.0), vec2(1000.0, 500.0));
        Places::new(area, offset, n_rows, n_columns)
    }

    #[test]
    fn only_what_is_in_view_is_asked_for() {
        let shown = places(Vec2::ZERO, 10_000, 2_000);
        // 408 points below the head, 536 beside the names.
        assert_eq!(shown.rows(), 1..=11);
        assert_eq!(shown.columns(), 2..=6);
        let scrolled = places(vec2(124.0 * 1_000.0, 40.0 * 5_000.0), 10_000, 2_000);
        assert_eq!(scrolled.rows(), 5_001..=5_011);
        assert_eq!(scrolled.columns(), 1_002..=1_006);
        assert!(places(Vec2::ZERO, 0, 0).rows().is_empty());
        assert!(places(Vec2::ZERO, 0, 0).columns().is_empty());
        assert_eq!(places(Vec2::ZERO, 2, 1).rows(), 1..=2);
    }

    #[test]
    fn head_and_names_stay_where_they_are() {
        let scrolled = places(vec2(300.0, 700.0), 100, 100);
        let name = scrolled.cell(Spot { row: 0, col: 0 });
        assert_eq!(name.min, pos2(100.0, 200.0));
        let down = scrolled.cell(Spot { row: 5, col: 0 }).left_top();
        assert_eq!(pos2(down.x, 200.0), name.min);
        let right = scrolled.cell(Spot { row: 0, col: 9 }).left_top();
        assert_eq!(pos2(100.0, right.y), name.min);
        for spot in [Spot { row: 25, col: 6 }, Spot { row: 25, col: 1 }, Spot { row: 0, col: 6 }] {
            let seen = scrolled.region(spot).intersect(scrolled.cell(spot));
            assert!(seen.is_positive(), "{spot:?}");
        }
    }

    #[test]
    fn the_cursor_stays_within_what_there_is() {
        let check = |n_rows, n_columns, (row, col), expected| {
            let spot = places(Vec2::ZERO, n_rows, n_columns).clamp(Spot { row, col });
            assert_eq!((spot.row, spot.col), expected);
        };
        check(3, 2, (9, 9), (3, 3));
        check(3, 2, (1, 1), (1, 1));
        check(3, 0, (2, 9), (2, 1));
        check(0, 2, (9, 2), (0, 2));
    }
}
