//! The units that stand in the cells of a column: which of them is that of all its figures, and which
//! cells have one that the others have not.

use super::scan::Cells;
use crate::import::cells::numbers::{self, Cell, DecimalMark, FigureUnit};
use crate::import::meaning::currency::{self, is_count};
use crate::import::meaning::shares::{is_share_of_whole, looks_like_fraction};

/// What stands beside the figure of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    Nothing,
    /// A word for thousands or millions: "1.2m", "900k".
    Magnitude,
    Percent,
    Time,
    Money,
}

/// How many cells of a column have which unit.
#[derive(Clone, Debug, Default)]
pub(super) struct CellUnits {
    n_magnitudes: usize,
    n_percent: usize,
    n_times: usize,
    n_money: usize,
    /// The first currency.
    money: Option<FigureUnit>,
}

impl Beside {
    /// What stands beside a figure that was read with this unit; a currency is noted where it is
    /// the first.
    pub fn of(cell: &str, unit: Option<FigureUnit>, units: &mut CellUnits) -> Self {
        match unit {
            Some(FigureUnit::Percent) => Self::Percent,
            Some(unit @ FigureUnit::Money(_)) => {
                units.money.get_or_insert(unit);
                Self::Money
            }
            Some(_) => Self::Time,
            None if cell.trim_end_matches(['.', ' ']).ends_with(char::is_alphabetic) => {
                Self::Magnitude
            }
            None => Self::Nothing,
        }
    }
}

impl CellUnits {
    pub fn add(&mut self, beside: Beside) {
        match beside {
            Beside::Nothing => {}
            Beside::Magnitude => self.n_magnitudes += 1,
            Beside::Percent => self.n_percent += 1,
            Beside::Time => self.n_times += 1,
            Beside::Money => self.n_money += 1,
        }
    }

    /// The currency of the first amount.
    pub fn money(&self) -> Option<&FigureUnit> {
        self.money.as_ref()
    }

    /// The unit most of the cells with a unit have, where it is that of all figures: one in five of
    /// those other than 0 has it, the name says that all are amounts or shares, or the first has the
    /// sign of the money, as bookkeepers write it. Another cell alone says nothing of the others.
    pub fn of_all(
        &self,
        header: &str,
        cells: Cells<'_>,
        mark: DecimalMark,
        (n, n_small): (usize, usize),
    ) -> Option<FigureUnit> {
        let units = [
            (self.n_times, Some(FigureUnit::Seconds)),
            (self.n_percent, Some(FigureUnit::Percent)),
            (self.n_money, self.money.clone()),
        ];
        let (n_with, unit) = units.into_iter().max_by_key(|(n_with, _)| *n_with)?;
        let unit = unit.filter(|_| n_with > 0)?;
        // Nobody counts minutes by the thousand: "5m" beside "900k" is no time.
        if unit == FigureUnit::Seconds && self.n_magnitudes > 0 {
            return None;
        }
        let is_named = || match &unit {
            FigureUnit::Money(_) => {
                currency::is_money(header) || (begins_with_money(cells, mark) && !is_count(header))
            }
            FigureUnit::Percent => {
                is_share_of_whole(header) && !looks_like_fraction(header, n, n_small)
            }
            _ => false,
        };
        let is_zero =
            |cell: &&str| matches!(numbers::read(cell, mark), Cell::Figure { value: 0.0, .. });
        let n_zero = || cells.iter().filter(is_zero).count();
        let is_of_all = n_with * 5 > n || is_named() || n_with * 5 > n.saturating_sub(n_zero());
        is_of_all.then_some(unit)
    }

    /// The records whose cell has a unit that is not that of the column.
    pub fn odd(
        &self,
        unit: Option<&FigureUnit>,
        cells: Cells<'_>,
        mark: DecimalMark,
    ) -> Vec<usize> {
        let n_fitting = match unit {
            Some(FigureUnit::Percent) => self.n_percent,
            Some(FigureUnit::Seconds | FigureUnit::HoursMinutes) => self.n_times,
            Some(FigureUnit::Money(_)) => self.n_money,
            _ => 0,
        };
        if n_fitting == self.n_percent + self.n_times + self.n_money {
            return Vec::new();
        }
        let is_odd = |cell: &str| match numbers::read(cell, mark) {
            Cell::Figure { unit: Some(own), .. } => !unit.is_some_and(|unit| own.fits(unit)),
            _ => false,
        };
        let found = cells.iter().zip(cells.rows).filter(|(cell, _)| is_odd(cell));
        found.map(|(_, record)| record).collect()
    }
}

/// Whether the first figure of a column has the sign of its money.
fn begins_with_money(cells: Cells<'_>, mark: DecimalMark) -> bool {
    let mut figures = cells.iter().filter_map(|cell| match numbers::read(cell, mark) {
        Cell::Figure { unit, .. } => Some(unit),
        Cell::Missing | Cell::Text => None,
    });
    matches!(figures.next(), Some(Some(FigureUnit::Money(_))))
}
