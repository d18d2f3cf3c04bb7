//! One pass over the cells of a column: everything that is counted in all of them.

use crate::import::cells::memo::{Memo, is_same};
use crate::import::cells::numbers::{self, Cell, DecimalMark, Evidence};
use crate::import::cells::quick;
use crate::import::cells::tally::{ID_DIGITS, Tally};
use crate::import::columns::cell_units::{Beside, CellUnits};
use crate::import::columns::labels;
use crate::import::lines::even::QuickCells;
use crate::import::lines::grid::{Grid, Quick};
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
    /// The units that stand beside them.
    pub units: CellUnits,
    /// Cells that are neither figures nor missing.
    pub n_texts: usize,
    /// Cells that give a bound and no figure: "<10".
    pub n_bounds: usize,
    /// The records of both; left empty where texts are too many for a column of figures.
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
        beside: Beside,
    },
    /// "<10": not measured exactly, so no figure, and no word either.
    Bound,
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

/// Counts everything in one pass; figures are read by `mark`.
pub(super) fn scan(cells: Cells<'_>, mark: DecimalMark) -> Scan {
    let mut scanner = Scanner {
        cells,
        mark,
        scan: Scan::default(),
        tally: Tally::default(),
        most_texts: cells.rows.len() / 5,
        known: Memo::default(),
    };
    let quick = cells.grid.quick(cells.rows, cells.column);
    match quick.filter(|quick| scanner.is_told(quick)) {
        Some(quick) => {
            scanner.read(cells.rows.iter().take(quick.rows.start));
            scanner.take(&quick);
            scanner.read(cells.rows.rest_from(quick.rows.end).iter());
        }
        None => scanner.read(cells.rows.iter()),
    }
    scanner.finish()
}

/// A column that is being counted.
struct Scanner<'a> {
    cells: Cells<'a>,
    mark: DecimalMark,
    scan: Scan,
    /// What the plain numbers among the cells tell.
    tally: Tally,
    /// Texts in a column of figures, at most.
    most_texts: usize,
    known: Memo<'a, Look>,
}

impl<'a> Scanner<'a> {
    /// Reads the cells of some records, one by one.
    fn read(&mut self, records: impl Iterator<Item = usize>) {
        let (mark, units) = (self.mark, &mut self.scan.figures.units);
        let (mut last, mut last_look) = ("", look("", mark, units));
        let mut was_plain = true;
        for record in records {
            let cell = self.cells.grid.field(record, self.cells.column);
            // Cells of one kind follow each other: the likelier question comes first.
            if (was_plain || !is_same(cell, last))
                && let Some(plain) = quick::number(cell)
                && (plain.point.is_none() || mark == DecimalMark::Point)
            {
                self.tally.add(cell.as_bytes(), plain);
                was_plain = true;
                continue;
            }
            if !is_same(cell, last) {
                let units = &mut self.scan.figures.units;
                (last, last_look) = (cell, self.known.recall(cell, |cell| look(cell, mark, units)));
            }
            self.scan.add(last_look, record, self.most_texts);
            was_plain = false;
        }
    }

    /// Whether what is known of a run of records is all there is to count.
    fn is_told(&self, quick: &Quick<'_>) -> bool {
        let n = quick.rows.len();
        match quick.cells {
            // So many texts that nobody lists them.
            QuickCells::Days(_) => n > self.most_texts,
            QuickCells::Numbers { tally, .. } => {
                self.mark == DecimalMark::Point || tally.n_pointed == 0
            }
            QuickCells::Words { .. } => {
                n > self.most_texts && {
                    let units = &mut CellUnits::default();
                    let mut is_text = |word: &str| look(word, self.mark, units).held == Held::Text;
                    quick.words().all(|(word, _)| is_text(word))
                }
            }
            QuickCells::Unread => false,
        }
    }

    /// Counts a run of records by what is known of it.
    fn take(&mut self, quick: &Quick<'a>) {
        match quick.cells {
            QuickCells::Days(_) => {
                let day = Look {
                    evidence: Evidence::None,
                    held: Held::Text,
                    written: Written::Otherwise,
                    n_digits: 0,
                };
                self.scan.add_texts(day, quick.rows.len());
            }
            QuickCells::Numbers { values, tally } => {
                self.tally.join(tally);
                if tally.n < values.len() {
                    let others = quick.records.clone().zip(values.iter());
                    self.read(others.filter(|(_, value)| value.is_nan()).map(|(record, _)| record));
                }
            }
            QuickCells::Words { .. } => {
                for (word, n) in quick.words() {
                    let look = look(word, self.mark, &mut self.scan.figures.units);
                    self.scan.add_texts(look, n);
                }
            }
            QuickCells::Unread => {}
        }
    }

    fn finish(self) -> Scan {
        let Self { mut scan, tally, .. } = self;
        scan.n_filled += tally.n;
        scan.n_padded += tally.n_padded;
        scan.n_long += tally.n_long;
        scan.figures.n += tally.n;
        scan.figures.n_small += tally.n_small;
        scan.marks.points += tally.n_sure;
        scan.marks.by_point += tally.n_either;
        scan.marks.has_long |= tally.has_long;
        scan
    }
}

/// Reads the figures again by another mark.
pub(super) fn figures(cells: Cells<'_>, mark: DecimalMark) -> Figures {
    let most_texts = cells.rows.len() / 5;
    let mut figures = Figures::default();
    let mut known = Memo::default();
    for (cell, record) in cells.iter().zip(cells.rows) {
        let units = &mut figures.units;
        let held = known.recall(cell, |cell| held(cell, mark, units));
        figures.add(held, record, most_texts);
    }
    figures
}

/// What is in a cell; a currency beside it is noted where it is the first.
fn held(cell: &str, mark: DecimalMark, units: &mut CellUnits) -> Held {
    match numbers::read(cell, mark) {
        Cell::Missing => Held::Nothing,
        Cell::Text if numbers::is_bound(cell, mark) => Held::Bound,
        Cell::Text => Held::Text,
        Cell::Figure { value, unit } => {
            let beside = Beside::of(cell, unit, units);
            Held::Figure { is_small: value.abs() <= 1.0, beside }
        }
    }
}

fn look(cell: &str, mark: DecimalMark, units: &mut CellUnits) -> Look {
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
        held: if is_day { Held::Text } else { held(cell, mark, units) },
        written,
        n_digits: if are_digits { trimmed.len() } else { 0 },
    }
}

impl Scan {
    /// Counts the same text so often; there are too many of them to list their rows.
    fn add_texts(&mut self, look: Look, n: usize) {
        self.n_filled += n;
        self.n_padded += if look.written == Written::Padded { n } else { 0 };
        self.n_phones += if look.written == Written::Phone { n } else { 0 };
        self.n_long += if look.n_digits >= ID_DIGITS { n } else { 0 };
        self.marks.has_long |= look.n_digits > 3;
        self.marks.add(look.evidence, n);
        self.figures.n_texts += n;
        self.figures.unreadable = Vec::new();
    }

    fn add(&mut self, look: Look, record: usize, most_texts: usize) {
        self.n_filled += usize::from(look.written != Written::Blank);
        self.n_padded += usize::from(look.written == Written::Padded);
        self.n_phones += usize::from(look.written == Written::Phone);
        self.n_long += usize::from(look.n_digits >= ID_DIGITS);
        self.marks.has_long |= look.n_digits > 3;
        self.marks.add(look.evidence, 1);
        self.figures.add(look.held, record, most_texts);
    }
}

impl Marks {
    fn add(&mut self, evidence: Evidence, n: usize) {
        match evidence {
            Evidence::Sure(DecimalMark::Point) => self.points += n,
            Evidence::Sure(DecimalMark::Comma) => self.commas += n,
            Evidence::CommaEither => self.by_comma += n,
            Evidence::PointEither => self.by_point += n,
            Evidence::None => {}
        }
    }
}

impl Figures {
    fn add(&mut self, held: Held, record: usize, most_texts: usize) {
        match held {
            Held::Nothing => {}
            Held::Figure { is_small, beside } => {
                self.n += 1;
                self.units.add(beside);
                self.n_small += usize::from(is_small);
            }
            Held::Bound => {
                self.n_bounds += 1;
                self.unreadable.push(record);
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
