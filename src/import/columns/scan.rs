//! One pass over the cells of a column: everything that is counted in all of them.

use crate::import::cells::memo::{Memo, is_same};
use crate::import::cells::numbers::{self, Cell, DecimalMark, Evidence, FigureUnit};
use crate::import::cells::quick::{self, Plain};
use crate::import::columns::labels;
use crate::import::lines::grid::Grid;
use crate::import::lines::record_list::RecordList;

/// The cells of a column.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub grid: &'a Grid,
    /// The records, from 0; none of them ends before the column.
    pub rows: &'a RecordList,
    pub column: usize,
}

impl<'a> Cells<'a> {
    pub fn iter(self) -> impl Iterator<Item = &'a str> {
        self.rows.iter().map(move |record| self.grid.field(record, self.column))
    }
}

/// What the cells of a column tell about its decimal mark: so many of each kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    pub points: usize,
    pub commas: usize,
    pub by_comma: usize,
    pub by_point: usize,
    /// Whether a cell has four digits or more and nothing else.
    pub has_long: bool,
}

/// The cells of a column as figures.
#[derive(Clone, Debug, Default)]
pub(super) struct Figures {
    pub n: usize,
    /// Those between −1 and 1.
    pub n_small: usize,
    /// The first unit that stands in a cell.
    pub unit: Option<FigureUnit>,
    /// Cells that are neither figures nor missing.
    pub n_texts: usize,
    /// The records of those; left empty where they are too many for a column of figures.
    pub unreadable: Vec<usize>,
}

/// What was counted in a column.
#[derive(Clone, Debug, Default)]
pub(super) struct Scan {
    pub marks: Marks,
    pub figures: Figures,
    /// Cells that are not blank.
    pub n_filled: usize,
    /// Of those, with a leading zero that a counter would leave out.
    pub n_padded: usize,
    /// Of those, international telephone numbers.
    pub n_phones: usize,
    /// Of those, digits as long as ids are.
    pub n_long: usize,
}

/// What one cell is.
#[derive(Clone, Copy, Debug)]
struct Look {
    evidence: Evidence,
    held: Held,
    written: Written,
    /// How many digits it has, where it has nothing else; 0 otherwise.
    n_digits: usize,
}

/// What is in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    Nothing,
    Figure {
        /// Whether it lies between −1 and 1.
        is_small: bool,
    },
    Text,
}

/// How a cell is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    Blank,
    /// With a leading zero that a counter would leave out.
    Padded,
    Phone,
    Otherwise,
}

/// Digits that make an id.
const ID_DIGITS: usize = 14;

/// Counts everything in one pass; figures are read by `mark`.
pub(super) fn scan(cells: Cells<'_>, mark: DecimalMark) -> Scan {
    let mut scan = Scan::default();
    let most_texts = cells.rows.len() / 5;
    let mut known = Memo::default();
    let unit = &mut None;
    let (mut last, mut last_look) = ("", look("", mark, unit));
    let mut was_plain = true;
    for (cell, record) in cells.iter().zip(cells.rows) {
        // Cells of one kind follow each other: the likelier question comes first.
        if (was_plain || !is_same(cell, last))
            && let Some(plain) = quick::number(cell)
            && (plain.point.is_none() || mark == DecimalMark::Point)
        {
            scan.add_plain(cell, plain);
            was_plain = true;
            continue;
        }
        if !is_same(cell, last) {
            (last, last_look) = (cell, known.recall(cell, |cell| look(cell, mark, unit)));
        }
        scan.add(last_look, record, most_texts);
        was_plain = false;
    }
    scan.figures.unit = unit.take();
    scan
}

/// Reads the figures again by another mark.
pub(super) fn figures(cells: Cells<'_>, mark: DecimalMark) -> Figures {
    let most_texts = cells.rows.len() / 5;
    let mut figures = Figures::default();
    let unit = &mut None;
    let mut known = Memo::default();
    for (cell, record) in cells.iter().zip(cells.rows) {
        let held = known.recall(cell, |cell| held(numbers::read(cell, mark), unit));
        figures.add(held, record, most_texts);
    }
    figures.unit = unit.take();
    figures
}

/// What is in a cell; the unit beside it is noted where it is the first.
fn held(cell: Cell, first_unit: &mut Option<FigureUnit>) -> Held {
    match cell {
        Cell::Missing => Held::Nothing,
        Cell::Text => Held::Text,
        Cell::Figure { value, unit } => {
            if first_unit.is_none() {
                *first_unit = unit;
            }
            Held::Figure { is_small: value.abs() <= 1.0 }
        }
    }
}

fn look(cell: &str, mark: DecimalMark, unit: &mut Option<FigureUnit>) -> Look {
    let is_day = quick::day(cell).is_some();
    let trimmed = cell.trim();
    let written = if trimmed.is_empty() {
        Written::Blank
    } else if labels::is_padded(trimmed) {
        Written::Padded
    } else if labels::is_phone(trimmed) {
        Written::Phone
    } else {
        Written::Otherwise
    };
    let are_digits = trimmed.bytes().all(|byte| byte.is_ascii_digit());
    Look {
        evidence: if is_day { Evidence::None } else { numbers::evidence(cell) },
        held: if is_day { Held::Text } else { held(numbers::read(cell, mark), unit) },
        written,
        n_digits: if are_digits { trimmed.len() } else { 0 },
    }
}

impl Scan {
    fn add_plain(&mut self, cell: &str, plain: Plain) {
        self.n_filled += 1;
        self.figures.n += 1;
        self.figures.n_small += usize::from(plain.value.abs() <= 1.0);
        if plain.point.is_some() {
            self.marks.add(numbers::evidence_of(plain));
        } else if cell.len() > 3 && !cell.starts_with('-') {
            self.marks.has_long = true;
            self.n_long += usize::from(cell.len() >= ID_DIGITS);
        }
        self.n_padded += usize::from(cell.starts_with('0') && labels::is_padded(cell));
    }

    fn add(&mut self, look: Look, record: usize, most_texts: usize) {
        self.n_filled += usize::from(look.written != Written::Blank);
        self.n_padded += usize::from(look.written == Written::Padded);
        self.n_phones += usize::from(look.written == Written::Phone);
        self.n_long += usize::from(look.n_digits >= ID_DIGITS);
        self.marks.has_long |= look.n_digits > 3;
        self.marks.add(look.evidence);
        self.figures.add(look.held, record, most_texts);
    }
}

impl Marks {
    fn add(&mut self, evidence: Evidence) {
        match evidence {
            Evidence::Sure(DecimalMark::Point) => self.points += 1,
            Evidence::Sure(DecimalMark::Comma) => self.commas += 1,
            Evidence::CommaEither => self.by_comma += 1,
            Evidence::PointEither => self.by_point += 1,
            Evidence::None => {}
        }
    }
}

impl Figures {
    fn add(&mut self, held: Held, record: usize, most_texts: usize) {
        match held {
            Held::Nothing => {}
            Held::Figure { is_small } => {
                self.n += 1;
                self.n_small += usize::from(is_small);
            }
            Held::Text => {
                self.n_texts += 1;
                // One in five and more: words, of which nobody lists the rows.
                if self.n_texts <= most_texts {
                    self.unreadable.push(record);
                } else if self.n_texts == most_texts + 1 {
                    self.unreadable = Vec::new();
                }
            }
        }
    }
}
