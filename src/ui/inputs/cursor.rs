//! The cursor of the grid, the block it selects, and how keys move both.

use super::rows::Rows;

/// A cell: its row by the ordinal of the period, its column by place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub row: i32,
    pub col: usize,
}

/// Where cells are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub rows: Rows,
    /// At least 1.
    pub n_cols: usize,
    /// Rows a page key moves by.
    pub page: i32,
}

/// The active cell and the corner of the selection across from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    pub at: Cell,
    pub far: Cell,
    /// The column a run of Tabs began in; Enter goes back to it.
    tabbed_from: Option<usize>,
    /// Whether a figure that is worked out was clicked, in the row of `at`: then nothing that is
    /// typed may go into a reading.
    pub is_aside: bool,
}

/// A rectangle of cells, all edges included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub top: i32,
    pub bottom: i32,
    pub left: usize,
    pub right: usize,
}

/// A move by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    RowStart,
    RowEnd,
    First,
    Last,
    /// To the edge of the data in a direction; where that is, the caller knows.
    To(Cell),
}

impl Block {
    pub fn n_rows(self) -> i32 {
        self.bottom - self.top + 1
    }

    pub fn n_cols(self) -> usize {
        self.right - self.left + 1
    }

    pub fn contains(self, cell: Cell) -> bool {
        (self.top..=self.bottom).contains(&cell.row) && (self.left..=self.right).contains(&cell.col)
    }

    pub fn is_single(self) -> bool {
        self.top == self.bottom && self.left == self.right
    }
}

impl Bounds {
    fn clamp(self, cell: Cell) -> Cell {
        Cell {
            row: cell.row.clamp(self.rows.first, self.rows.last.max(self.rows.first)),
            col: cell.col.min(self.n_cols.saturating_sub(1)),
        }
    }

    fn after(self, cell: Cell, step: Step) -> Cell {
        let Cell { row, col } = cell;
        let end = self.n_cols.saturating_sub(1);
        self.clamp(match step {
            Step::Up => Cell { row: row.saturating_sub(1), col },
            Step::Down => Cell { row: row.saturating_add(1), col },
            Step::Left => Cell { row, col: col.saturating_sub(1) },
            Step::Right => Cell { row, col: col + 1 },
            Step::PageUp => Cell { row: row.saturating_sub(self.page), col },
            Step::PageDown => Cell { row: row.saturating_add(self.page), col },
            Step::RowStart => Cell { row, col: 0 },
            Step::RowEnd => Cell { row, col: end },
            Step::First => Cell { row: self.rows.first, col: 0 },
            Step::Last => Cell { row: self.rows.last, col: end },
            Step::To(cell) => cell,
        })
    }
}

impl Cursor {
    pub fn new(at: Cell) -> Self {
        Self { at, far: at, tabbed_from: None, is_aside: false }
    }

    pub fn block(self) -> Block {
        let Self { at, far, .. } = self;
        Block {
            top: at.row.min(far.row),
            bottom: at.row.max(far.row),
            left: at.col.min(far.col),
            right: at.col.max(far.col),
        }
    }

    /// Holds the cursor within the cells there are.
    pub fn clamp(&mut self, bounds: Bounds) {
        self.at = bounds.clamp(self.at);
        self.far = bounds.clamp(self.far);
    }

    /// Selects one cell.
    pub fn select(&mut self, cell: Cell) {
        *self = Self::new(cell);
    }

    /// Goes to a row without choosing any of its readings.
    pub fn select_aside(&mut self, row: i32) {
        *self = Self { is_aside: true, ..Self::new(Cell { row, ..self.at }) };
    }

    /// Selects all readings of a row.
    pub fn select_row(&mut self, row: i32, bounds: Bounds) {
        self.select(Cell { row, col: 0 });
        self.far = bounds.after(self.at, Step::RowEnd);
    }

    /// Selects one cell and goes on with a run of Tabs.
    pub fn select_keeping_tabs(&mut self, cell: Cell) {
        *self = Self { tabbed_from: self.tabbed_from, ..Self::new(cell) };
    }

    /// Moves the active cell, and with it the selection.
    pub fn step(&mut self, step: Step, bounds: Bounds) {
        self.select(bounds.after(self.at, step));
    }

    /// Moves the far corner of the selection.
    pub fn extend(&mut self, step: Step, bounds: Bounds) {
        self.far = bounds.after(self.far, step);
        self.tabbed_from = None;
        self.is_aside = false;
    }

    /// Tab: to the right, and from the end of a row to the start of the next.
    pub fn tab(&mut self, is_back: bool, bounds: Bounds) {
        let from = self.tabbed_from.unwrap_or(self.at.col);
        let end = bounds.n_cols.saturating_sub(1);
        let Cell { row, col } = self.at;
        let next = match is_back {
            false if col >= end => Cell { row: row.saturating_add(1), col: 0 },
            false => Cell { row, col: col + 1 },
            true if col == 0 => Cell { row: row.saturating_sub(1), col: end },
            true => Cell { row, col: col - 1 },
        };
        // At the very ends there is nowhere to wrap to.
        if next.row >= bounds.rows.first && next.row <= bounds.rows.last {
            self.select(next);
        }
        self.tabbed_from = Some(from);
    }

    /// Enter: down, back to the column a run of Tabs began in.
    pub fn enter(&mut self, is_back: bool, bounds: Bounds) {
        let col = self.tabbed_from.unwrap_or(self.at.col);
        let step = if is_back { Step::Up } else { Step::Down };
        self.select(bounds.after(Cell { col, ..self.at }, step));
    }

    /// Selects every cell; the active one stays in the corner.
    pub fn select_all(&mut self, bounds: Bounds) {
        *self = Self::new(bounds.after(self.at, Step::First));
        self.far = bounds.after(self.at, Step::Last);
    }
}

/// Where Ctrl and an arrow lead: to the end of a run of filled cells, else to the next filled
/// one, else to the border. `filled` are the places ahead that are filled, nearest first.
pub fn data_edge<P: Copy + PartialEq>(
    here: P,
    is_filled: bool,
    mut filled: impl Iterator<Item = P>,
    is_neighbour: impl Fn(P, P) -> bool,
    border: P,
) -> P {
    let Some(nearest) = filled.next() else { return border };
    if !is_filled || !is_neighbour(here, nearest) {
        return nearest;
    }
    let mut edge = nearest;
    for next in filled {
        if !is_neighbour(edge, next) {
            break;
        }
        edge = next;
    }
    edge
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Cadence;

    const BOUNDS: Bounds = Bounds {
        rows: Rows { cadence: Cadence::Month, first: 100, last: 199 },
        n_cols: 3,
        page: 10,
    };

    fn at(row: i32, col: usize) -> Cell {
        Cell { row, col }
    }

    #[test]
    fn arrows_pages_and_ends_stay_within_the_cells() {
        let check = |from: Cell, step: Step, expected: Cell| {
            let mut cursor = Cursor::new(from);
            cursor.step(step, BOUNDS);
            assert_eq!(cursor, Cursor::new(expected), "{from:?} {step:?}");
        };
        check(at(150, 1), Step::Up, at(149, 1));
        check(at(100, 1), Step::Up, at(100, 1));
        check(at(199, 1), Step::Down, at(199, 1));
        check(at(150, 0), Step::Left, at(150, 0));
        check(at(150, 2), Step::Right, at(150, 2));
        check(at(150, 1), Step::PageUp, at(140, 1));
        check(at(195, 1), Step::PageDown, at(199, 1));
        check(at(150, 1), Step::RowStart, at(150, 0));
        check(at(150, 1), Step::RowEnd, at(150, 2));
        check(at(150, 1), Step::First, at(100, 0));
        check(at(150, 1), Step::Last, at(199, 2));
        check(at(150, 1), Step::To(at(700, 9)), at(199, 2));
    }

    #[test]
    fn tab_goes_on_in_the_next_row_and_enter_returns_to_where_the_tabs_began() {
        let mut cursor = Cursor::new(at(150, 1));
        cursor.tab(false, BOUNDS);
        assert_eq!(cursor.at, at(150, 2));
        cursor.enter(false, BOUNDS);
        assert_eq!(cursor.at, at(151, 1));
        cursor.step(Step::Right, BOUNDS);
        cursor.tab(false, BOUNDS);
        assert_eq!(cursor.at, at(152, 0));
        cursor.tab(true, BOUNDS);
        assert_eq!(cursor.at, at(151, 2));
        let mut last = Cursor::new(at(199, 2));
        last.tab(false, BOUNDS);
        assert_eq!(last.at, at(199, 2));
        last.enter(true, BOUNDS);
        assert_eq!(last.at, at(198, 2));
    }

    #[test]
    fn a_selection_grows_from_the_active_cell_in_every_direction() {
        let mut cursor = Cursor::new(at(150, 1));
        cursor.extend(Step::Up, BOUNDS);
        cursor.extend(Step::Left, BOUNDS);
        assert_eq!(cursor.at, at(150, 1));
        let block = cursor.block();
        assert_eq!(block, Block { top: 149, bottom: 150, left: 0, right: 1 });
        assert!(block.contains(at(149, 1)) && !block.contains(at(149, 2)));
        cursor.step(Step::Down, BOUNDS);
        assert!(cursor.block().is_single());
        cursor.select_all(BOUNDS);
        assert_eq!((cursor.block().n_rows(), cursor.block().n_cols()), (100, 3));
    }

    #[test]
    fn control_and_an_arrow_lead_to_the_edges_of_the_data() {
        let check = |here: i32, filled: &[i32], expected: i32| {
            let is_filled = filled.contains(&here);
            let ahead = filled.iter().copied().filter(|n| *n > here);
            assert_eq!(data_edge(here, is_filled, ahead, |a, b| b == a + 1, 99), expected);
        };
        check(1, &[1, 2, 3, 7], 3);
        check(3, &[1, 2, 3, 7, 8], 7);
        check(4, &[1, 2, 3, 7, 8], 7);
        check(8, &[7, 8], 99);
        check(0, &[], 99);
    }
}
