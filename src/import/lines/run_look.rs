//! The fields of one column in a block of records, one kind of cell at a time: so the steps of one
//! record need not wait for those of the one before.

use std::ops::Range;

use jiff::civil::Date;

use crate::import::cells::dates;
use crate::import::cells::quick::{self, Plain};
use crate::import::lines::run::{Field, Signs};
use crate::import::lines::run_column::place;

/// Bytes of a day.
pub(super) const DAY: usize = "2024-03-05".len();

/// What a column holds, and how a cell of it is read.
pub(super) trait Kind {
    type Seen: Clone + Default;

    /// Reads the cell that begins at a place, without a quote before it, as far as it goes; where
    /// it ends. `None` for a cell of another kind.
    fn read(&mut self, bytes: &[u8], start: usize) -> Option<(Self::Seen, usize)>;

    /// What is kept of a cell of another kind.
    fn other(field: &Field) -> Self::Seen;
}

/// Looks at the fields that begin at these places and notes what is seen; see
/// [`super::run_column::Column::look`].
#[inline]
pub(super) fn each<K: Kind, const LAST: bool>(
    kind: &mut K,
    bytes: &[u8],
    signs: Signs,
    at: &mut [usize],
    seen: &mut Vec<K::Seen>,
) -> usize {
    seen.resize(at.len(), K::Seen::default());
    for (n, (at, seen)) in at.iter_mut().zip(seen.iter_mut()).enumerate() {
        let start = *at;
        let n_quotes = usize::from(signs.has_quotes && bytes.get(start) == Some(&b'"'));
        if let Some((value, stop)) = kind.read(bytes, start + n_quotes)
            && (n_quotes == 0 || bytes.get(stop) == Some(&b'"'))
            && let Some(next) = signs.next::<LAST>(bytes, stop + n_quotes)
        {
            (*seen, *at) = (value, next);
            continue;
        }
        let Some(field) = signs.field(bytes, start).filter(|field| field.end.is_line == LAST)
        else {
            return n;
        };
        (*seen, *at) = (K::other(&field), field.end.next);
    }
    at.len()
}

/// Days written as ISO says.
#[derive(Default)]
pub(super) struct Days {
    /// The last one as it is written; mostly the next is the same.
    last: Option<(Ten, Date)>,
}

impl Kind for Days {
    type Seen = Option<Date>;

    #[inline]
    fn read(&mut self, bytes: &[u8], start: usize) -> Option<(Self::Seen, usize)> {
        let ten = bytes.get(start..)?.first_chunk::<DAY>()?;
        let written = ten_of(ten);
        let day = match self.last {
            Some((last, day)) if last == written => day,
            _ => {
                let day = day(ten)?;
                self.last = Some((written, day));
                day
            }
        };
        Some((Some(day), start + DAY))
    }

    fn other(_: &Field) -> Self::Seen {
        None
    }
}

/// A day and nothing else.
pub(super) fn day(cell: &[u8]) -> Option<Date> {
    dates::iso_day(str::from_utf8(cell).ok()?)
}

/// Ten bytes, to be compared at once.
type Ten = (u64, [u8; 2]);

#[inline]
fn ten_of(ten: &[u8; DAY]) -> Ten {
    let first = ten.first_chunk().copied().unwrap_or_default();
    (u64::from_le_bytes(first), ten.last_chunk().copied().unwrap_or_default())
}

/// Plain numbers.
pub(super) struct Figures;

/// A plain number and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Figure {
    pub plain: Plain,
    pub start: usize,
    pub stop: usize,
}

impl Kind for Figures {
    type Seen = Option<Figure>;

    #[inline]
    fn read(&mut self, bytes: &[u8], start: usize) -> Option<(Self::Seen, usize)> {
        let (plain, stop) = quick::number_at(bytes, start)?;
        Some((Some(Figure { plain, start, stop }), stop))
    }

    fn other(_: &Field) -> Self::Seen {
        None
    }
}

/// Whatever stands there.
pub(super) struct Texts;

impl Kind for Texts {
    type Seen = Range<u32>;

    #[inline]
    fn read(&mut self, _: &[u8], _: usize) -> Option<(Self::Seen, usize)> {
        None
    }

    #[inline]
    fn other(field: &Field) -> Self::Seen {
        place(field.start, field.stop)
    }
}
