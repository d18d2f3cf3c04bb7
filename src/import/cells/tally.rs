//! What plain numbers of a column tell together; each is looked at once.

use crate::import::cells::numbers::{self, DecimalMark, Evidence};
use crate::import::cells::quick::Plain;

/// Digits that make an id.
pub const ID_DIGITS: usize = 14;

/// Digits a number padded with zeros has at least.
pub const PADDED: usize = 3;

/// Counts of cells that are plain numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub n: usize,
    /// Those between −1 and 1.
    pub n_small: usize,
    /// Those with a point in them.
    pub n_pointed: usize,
    /// Of those, such whose point can only be the decimal mark.
    pub n_sure: usize,
    /// Of those, such whose point may part thousands as well.
    pub n_either: usize,
    pub n_negative: usize,
    /// Whether one has four digits or more and nothing else.
    pub has_long: bool,
    /// Digits as long as ids are.
    pub n_long: usize,
    /// With a leading zero that a counter would leave out.
    pub n_padded: usize,
}

impl Tally {
    /// Adds what other cells tell.
    pub fn join(&mut self, others: &Self) {
        self.n += others.n;
        self.n_small += others.n_small;
        self.n_pointed += others.n_pointed;
        self.n_sure += others.n_sure;
        self.n_either += others.n_either;
        self.n_negative += others.n_negative;
        self.has_long |= others.has_long;
        self.n_long += others.n_long;
        self.n_padded += others.n_padded;
    }

    #[inline]
    pub fn add(&mut self, cell: &[u8], plain: Plain) {
        let first = cell.first();
        let is_negative = first == Some(&b'-');
        self.n += 1;
        self.n_small += usize::from(plain.value.abs() <= 1.0);
        self.n_negative += usize::from(is_negative);
        if plain.point.is_some() {
            self.n_pointed += 1;
            match numbers::evidence_of(plain) {
                Evidence::Sure(DecimalMark::Point) => self.n_sure += 1,
                Evidence::PointEither => self.n_either += 1,
                Evidence::Sure(DecimalMark::Comma) | Evidence::CommaEither | Evidence::None => {}
            }
        } else if cell.len() > 3 && !is_negative {
            self.has_long = true;
            self.n_long += usize::from(cell.len() >= ID_DIGITS);
        }
        let is_padded = first == Some(&b'0') && plain.point.is_none() && cell.len() >= PADDED;
        self.n_padded += usize::from(is_padded && plain.value > 0.0);
    }
}
