//! The fields of one column in a block of records, one kind of cell at a time: so the steps of one
//! record need not wait for those of the one before.

use std::ops::Range;

use jiff::civil::Date;

use crate::import::cells::dates;
use crate::import::cells::quick::{self, Plain};
use crate::import::cells::tally::Tally;
use crate::import::lines::plain;
use crate::import::lines::run::{Field, Signs};
use crate::import::lines::run_column::place;

/// Stands where a cell is no day; no export reaches back so far.
pub(super) const NO_DAY: Date = Date::ZERO;

/// Bytes of a day.
pub(super) const DAY: usize = "2024-03-05".len();

/// What a column holds, and how a cell of it is read.
pub(super) trait Kind {
    /// What is read of a cell.
    type Read;
    /// What is kept of it.
    type Seen: Clone + Default;

    /// Reads the cell that begins at a place, without a quote before it, as far as it goes; where
    /// it ends. `None` for a cell of another kind.
    fn read(&mut self, bytes: &[u8], start: usize) -> Option<(Self::Read, usize)>;

    /// Takes a cell that ends where it was read to; `cell` is where it stands.
    fn take(&mut self, bytes: &[u8], cell: Range<usize>, read: Self::Read) -> Self::Seen;

    /// What is kept of a cell of another kind.
    fn other(&mut self, bytes: &[u8], field: &Field) -> Self::Seen;
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
        let from = start + n_quotes;
        if let Some((read, stop)) = kind.read(bytes, from)
            && (n_quotes == 0 || bytes.get(stop) == Some(&b'"'))
            && let Some(next) = signs.next::<LAST>(bytes, stop + n_quotes)
        {
            (*seen, *at) = (kind.take(bytes, from..stop, read), next);
            continue;
        }
        let Some(field) = signs.field(bytes, start).filter(|field| field.end.is_line == LAST)
        else {
            return n;
        };
        (*seen, *at) = (kind.other(bytes, &field), field.end.next);
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
    type Read = Date;
    type Seen = Date;

    #[inline]
    fn read(&mut self, bytes: &[u8], start: usize) -> Option<(Date, usize)> {
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
        Some((day, start + DAY))
    }

    #[inline]
    fn take(&mut self, _: &[u8], _: Range<usize>, day: Date) -> Date {
        day
    }

    fn other(&mut self, _: &[u8], _: &Field) -> Date {
        NO_DAY
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

/// Plain numbers, and what those tell together that were looked at.
#[derive(Default)]
pub(super) struct Figures {
    pub tally: Tally,
}

impl Kind for Figures {
    type Read = Plain;
    type Seen = f64;

    #[inline]
    fn read(&mut self, bytes: &[u8], start: usize) -> Option<(Plain, usize)> {
        quick::number_at(bytes, start)
    }

    #[inline]
    fn take(&mut self, bytes: &[u8], cell: Range<usize>, plain: Plain) -> f64 {
        self.tally.add(&bytes[cell], plain);
        plain.value
    }

    fn other(&mut self, _: &[u8], _: &Field) -> f64 {
        f64::NAN
    }
}

/// Whatever stands there.
pub(super) struct Texts {
    pub delimiter: u8,
    pub opens: Opens,
}

/// What all cells of a column begin with.
#[derive(Clone, Copy)]
pub(super) struct Opens {
    pub with_digit: bool,
    pub with_letter_or_digit: bool,
}

impl Opens {
    /// Nothing was seen yet that speaks against either.
    pub const BOTH: Self = Self { with_digit: true, with_letter_or_digit: true };

    #[inline]
    fn see(&mut self, first: Option<&u8>) {
        self.with_digit &= first.is_some_and(u8::is_ascii_digit);
        self.with_letter_or_digit &= first.is_some_and(u8::is_ascii_alphanumeric);
    }

    /// Nothing is known.
    pub const NEITHER: Self = Self { with_digit: false, with_letter_or_digit: false };

    pub fn join(&mut self, others: Self) {
        self.with_digit &= others.with_digit;
        self.with_letter_or_digit &= others.with_letter_or_digit;
    }
}

impl Kind for Texts {
    type Read = ();
    type Seen = Range<u32>;

    #[inline]
    fn read(&mut self, bytes: &[u8], start: usize) -> Option<((), usize)> {
        if let b' ' | b'"' = *bytes.get(start)? {
            return None;
        }
        // Behind a quote this is no end of a field, and all is left to the careful reader.
        let stop = plain::field_end(bytes, start, self.delimiter)?;
        Some(((), stop))
    }

    #[inline]
    fn take(&mut self, bytes: &[u8], cell: Range<usize>, (): ()) -> Self::Seen {
        // A cell without letters is followed by a sign.
        self.opens.see(bytes.get(cell.start));
        place(cell.start, cell.end)
    }

    #[inline]
    fn other(&mut self, bytes: &[u8], field: &Field) -> Self::Seen {
        self.take(bytes, field.start..field.stop, ())
    }
}
