//! One series as lines of text: a date, then the values of the periods that follow.

use std::cell::Cell;

use crate::model::{Cadence, Calendar, Period, Series, SeriesBuilder};

use super::number::{ends_at, read_long, read_number, read_short, write_number};
use super::rows::{allowed, parse_day, row_end, write_day};

/// Appends the lines of a series, each with its line end. A line starts at its first reading;
/// gaps within it are `_`.
pub fn write_series(out: &mut String, calendar: Calendar, cadence: Cadence, series: &Series) {
    let mut end_of_row = i32::MIN;
    let mut next = 0;
    for chunk in series.chunks() {
        for (ordinal, value) in (chunk.first()..).zip(chunk.values()) {
            if value.is_nan() {
                continue;
            }
            if ordinal >= end_of_row {
                if end_of_row != i32::MIN {
                    out.push('\n');
                }
                write_day(out, calendar.start(Period { cadence, ordinal }));
                end_of_row = row_end(calendar, cadence, ordinal);
                next = ordinal;
            }
            for _ in next..ordinal {
                out.push_str(" _");
            }
            out.push(' ');
            write_number(out, *value);
            next = ordinal + 1;
        }
    }
    if end_of_row != i32::MIN {
        out.push('\n');
    }
}

/// What a text series says.
#[derive(Debug, Default)]
pub struct SeriesRead {
    pub series: Series,
    /// Readings of a period that had one already; the later one won.
    pub repeated: Places,
    /// Dates no period starts on, with the period that was taken instead.
    pub moved: Places,
}

/// Where something happened that is to be told: the first places, and how many more there are.
#[derive(Debug, Default)]
pub struct Places {
    /// Byte offsets and ordinals.
    pub first: Vec<(usize, i32)>,
    pub n_more: usize,
}

impl Places {
    const MOST: usize = 1_000;

    fn add(&mut self, at: usize, ordinal: i32) {
        if self.first.len() < Self::MOST {
            self.first.push((at, ordinal));
        } else {
            self.n_more += 1;
        }
    }
}

/// Where a text series cannot be understood, and what should stand there.
#[derive(Debug, PartialEq, Eq)]
pub struct SeriesError {
    /// Byte offset into the text.
    pub at: usize,
    pub kind: SeriesSlip,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesSlip {
    NoDate,
    NoNumber,
    OutOfYears,
}

/// Reads the lines of a series, in any order.
pub fn read_series(
    text: &str,
    calendar: Calendar,
    cadence: Cadence,
) -> Result<SeriesRead, SeriesError> {
    let bytes = text.as_bytes();
    let allowed = allowed(calendar, cadence);
    let mut filling = Filling::InOrder(SeriesBuilder::default());
    let mut read = SeriesRead::default();
    let at = Cell::new(0);
    let mut row = Vec::new();
    while let Some(ordinal) = next_row(bytes, &at, calendar, cadence, &mut read.moved)? {
        if let Filling::InOrder(builder) = &mut filling
            && let Some(end) = read_plain_row(bytes, at.get(), &mut row)
            && allowed.contains(&ordinal)
            && row.len() <= usize::try_from(allowed.end() - ordinal).unwrap_or(0)
            && builder.push_run(ordinal, &row)
        {
            at.set(end);
            continue;
        }
        read_row(bytes, &at, ordinal, |place, ordinal, value| {
            if !allowed.contains(&ordinal) {
                return false;
            }
            if filling.set(ordinal, value) {
                read.repeated.add(place, ordinal);
            }
            true
        })?;
    }
    read.series = filling.finish();
    Ok(read)
}

/// A series being read: fast as long as the readings come in order, which they mostly do.
enum Filling {
    InOrder(SeriesBuilder),
    InAnyOrder(Series),
}

impl Filling {
    /// Sets a reading and says whether there was one.
    fn set(&mut self, ordinal: i32, value: f64) -> bool {
        match self {
            Self::InOrder(builder) => {
                if builder.push(ordinal, value) {
                    return false;
                }
                let series = std::mem::take(builder).finish();
                *self = Self::InAnyOrder(series);
                self.set(ordinal, value)
            }
            Self::InAnyOrder(series) => {
                let is_there = series.get(ordinal).is_some();
                series.set(ordinal, value);
                is_there
            }
        }
    }

    fn finish(self) -> Series {
        match self {
            Self::InOrder(builder) => builder.finish(),
            Self::InAnyOrder(series) => series,
        }
    }
}

/// Goes past blanks to the next date and past it; nothing at the end of the text.
fn next_row(
    bytes: &[u8],
    at: &Cell<usize>,
    calendar: Calendar,
    cadence: Cadence,
    moved: &mut Places,
) -> Result<Option<i32>, SeriesError> {
    let mut place = at.get();
    while matches!(bytes.get(place), Some(b' ' | b'\t' | b'\n')) {
        place += 1;
    }
    if place == bytes.len() {
        return Ok(None);
    }
    let end = place + 10;
    let day = bytes.get(place..end).and_then(parse_day).filter(|_| ends_at(bytes, end));
    let Some(day) = day else {
        return Err(SeriesError { at: place, kind: SeriesSlip::NoDate });
    };
    at.set(end);
    let period = calendar.period_of(cadence, day);
    if cadence != Cadence::Day && calendar.start(period) != day {
        moved.add(place, period.ordinal);
    }
    Ok(Some(period.ordinal))
}

/// Reads a line as the program writes it, all values at once, and says where it ends; nothing for
/// what a hand may have written, which `read_row` looks at word by word.
fn read_plain_row(bytes: &[u8], from: usize, row: &mut Vec<f64>) -> Option<usize> {
    row.clear();
    let mut at = from;
    loop {
        match bytes.get(at)? {
            b' ' => at += 1,
            b'\n' => return Some(at),
            _ => return None,
        }
        let word = &bytes[at..];
        let (value, length) = match read_short(word) {
            Some(short) => short,
            None if word.starts_with(b"_") => (f64::NAN, 1),
            None => read_long(word)?,
        };
        row.push(value);
        at += length;
    }
}

/// Reads values up to the end of the line; `add` says whether it took one.
fn read_row(
    bytes: &[u8],
    at: &Cell<usize>,
    mut ordinal: i32,
    mut add: impl FnMut(usize, i32, f64) -> bool,
) -> Result<(), SeriesError> {
    let mut place = at.get();
    loop {
        match bytes.get(place) {
            None | Some(b'\n') => break,
            Some(b' ' | b'\t') => place += 1,
            Some(b'_') if ends_at(bytes, place + 1) => {
                place += 1;
                ordinal = ordinal.saturating_add(1);
            }
            Some(_) => {
                let Some((value, length)) = read_number(&bytes[place..]) else {
                    return Err(SeriesError { at: place, kind: SeriesSlip::NoNumber });
                };
                if !add(place, ordinal, value) {
                    return Err(SeriesError { at: place, kind: SeriesSlip::OutOfYears });
                }
                place += length;
                ordinal = ordinal.saturating_add(1);
            }
        }
    }
    at.set(place);
    Ok(())
}
