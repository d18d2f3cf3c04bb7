//! The values of one input on one channel, in shared chunks: a keystroke copies a chunk, not the
//! series.

use std::sync::Arc;

use super::{Cadence, ChannelId, InputId, Period};

mod builder;

pub use builder::SeriesBuilder;

/// Periods per chunk.
const CHUNK_PERIODS: i32 = 512;

/// Names a series: which input, where, how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesKey {
    pub input: InputId,
    pub channel: ChannelId,
    pub cadence: Cadence,
}

impl SeriesKey {
    /// The reading of the series with that ordinal.
    pub fn at(self, ordinal: i32) -> ReadingKey {
        let Self { input, channel, cadence } = self;
        ReadingKey { input, channel, period: Period { cadence, ordinal } }
    }
}

/// Names one reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReadingKey {
    pub input: InputId,
    pub channel: ChannelId,
    pub period: Period,
}

impl ReadingKey {
    pub fn series(self) -> SeriesKey {
        SeriesKey { input: self.input, channel: self.channel, cadence: self.period.cadence }
    }
}

/// Values of neighbouring periods. Never empty; the first and the last value are present.
#[derive(Clone, Debug)]
pub struct Chunk {
    /// Ordinal of the first value.
    first: i32,
    /// NaN where there is no reading.
    values: Vec<f64>,
    n_readings: usize,
}

impl PartialEq for Chunk {
    /// Bit for bit, so that a missing value equals a missing value and −0 differs from 0.
    fn eq(&self, other: &Self) -> bool {
        self.first == other.first
            && self.values.len() == other.values.len()
            && self.values.iter().zip(&other.values).all(|(a, b)| a.to_bits() == b.to_bits())
    }
}

impl Chunk {
    fn new(ordinal: i32, value: f64) -> Self {
        Self { first: ordinal, values: vec![value], n_readings: 1 }
    }

    /// Ordinal of the first value.
    pub fn first(&self) -> i32 {
        self.first
    }

    /// The values from the first period on, without gaps between them: NaN where there is none.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    fn index(&self) -> i32 {
        self.first.div_euclid(CHUNK_PERIODS)
    }

    fn get(&self, ordinal: i32) -> Option<f64> {
        let place = usize::try_from(ordinal.checked_sub(self.first)?).ok()?;
        self.values.get(place).copied().filter(|value| !value.is_nan())
    }

    fn set(&mut self, ordinal: i32, value: f64) {
        if ordinal < self.first {
            let gap = usize::try_from(self.first - ordinal).unwrap_or(0);
            self.values.splice(0..0, std::iter::repeat_n(f64::NAN, gap));
            self.first = ordinal;
        }
        let place = usize::try_from(ordinal - self.first).unwrap_or(0);
        if place >= self.values.len() {
            self.values.resize(place + 1, f64::NAN);
        }
        self.n_readings += usize::from(self.values[place].is_nan());
        self.values[place] = value;
    }

    /// Takes a reading away and says whether any is left.
    fn clear(&mut self, ordinal: i32) -> bool {
        if self.get(ordinal).is_some() {
            let place = usize::try_from(ordinal - self.first).unwrap_or(0);
            self.values[place] = f64::NAN;
            self.n_readings -= 1;
            let keep = self.values.iter().rposition(|v| !v.is_nan()).map_or(0, |last| last + 1);
            self.values.truncate(keep);
            let lead = self.values.iter().take_while(|v| v.is_nan()).count();
            self.values.drain(..lead);
            self.first += i32::try_from(lead).unwrap_or(0);
        }
        self.n_readings > 0
    }

    fn readings(&self) -> impl DoubleEndedIterator<Item = (i32, f64)> {
        let first = self.first;
        self.values
            .iter()
            .enumerate()
            .filter(|(_, value)| !value.is_nan())
            // A chunk holds at most 512 periods, so the place always fits.
            .map(move |(place, value)| (first + i32::try_from(place).unwrap_or(0), *value))
    }
}

/// Readings by period ordinal, ascending. All values are finite.
#[derive(Clone, Debug, Default)]
pub struct Series {
    chunks: Vec<Arc<Chunk>>,
}

impl PartialEq for Series {
    /// Shared chunks are equal without being looked into.
    fn eq(&self, other: &Self) -> bool {
        self.chunks.len() == other.chunks.len()
            && self
                .chunks
                .iter()
                .zip(&other.chunks)
                .all(|(left, right)| Arc::ptr_eq(left, right) || left == right)
    }
}

impl Series {
    /// Builds a series from readings in any order; a later reading of a period replaces an
    /// earlier one. Values that are not finite are left out.
    pub fn from_readings(readings: impl IntoIterator<Item = (i32, f64)>) -> Self {
        let mut series = Self::default();
        for (ordinal, value) in readings {
            series.set(ordinal, value);
        }
        series
    }

    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// How many readings there are; the cost grows with the chunks, not with the readings.
    pub fn len(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.n_readings).sum()
    }

    /// How many readings the series takes up the memory of: the empty periods between two readings
    /// of a chunk count as well, and a chunk counts for a few however little is in it.
    pub fn room(&self) -> usize {
        const LEAST: usize = 16;
        self.chunks.iter().map(|chunk| chunk.values.len().max(LEAST)).sum()
    }

    /// The reading of a period; `None` where there is none, which is not 0.
    pub fn get(&self, ordinal: i32) -> Option<f64> {
        let place = self.find(ordinal).ok()?;
        self.chunks[place].get(ordinal)
    }

    /// Ordinal of the first reading.
    pub fn first(&self) -> Option<i32> {
        self.chunks.first().map(|chunk| chunk.first)
    }

    /// Ordinal of the last reading.
    pub fn last(&self) -> Option<i32> {
        let chunk = self.chunks.last()?;
        Some(chunk.first + i32::try_from(chunk.values.len()).unwrap_or(0) - 1)
    }

    /// All readings, ascending.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (i32, f64)> {
        self.chunks.iter().flat_map(|chunk| chunk.readings())
    }

    /// The readings of `from..=to`, ascending; the cost grows with what is returned.
    pub fn range(&self, from: i32, to: i32) -> impl DoubleEndedIterator<Item = (i32, f64)> {
        let low =
            self.chunks.partition_point(|chunk| chunk.index() < from.div_euclid(CHUNK_PERIODS));
        let high =
            self.chunks.partition_point(|chunk| chunk.index() <= to.div_euclid(CHUNK_PERIODS));
        self.chunks[low.min(high)..high]
            .iter()
            .flat_map(|chunk| chunk.readings())
            .filter(move |(ordinal, _)| (from..=to).contains(ordinal))
    }

    /// Sets a reading. A value that is not finite is not a reading: the caller refuses it first.
    pub fn set(&mut self, ordinal: i32, value: f64) {
        debug_assert!(value.is_finite(), "a reading must be finite");
        if !value.is_finite() {
            return;
        }
        match self.find(ordinal) {
            Ok(place) => Arc::make_mut(&mut self.chunks[place]).set(ordinal, value),
            Err(place) => self.chunks.insert(place, Arc::new(Chunk::new(ordinal, value))),
        }
    }

    /// Takes a reading away.
    pub fn clear(&mut self, ordinal: i32) {
        if let Ok(place) = self.find(ordinal)
            && !Arc::make_mut(&mut self.chunks[place]).clear(ordinal)
        {
            self.chunks.remove(place);
        }
    }

    /// The chunks, for whoever remembers something per chunk.
    pub fn chunks(&self) -> &[Arc<Chunk>] {
        &self.chunks
    }

    fn find(&self, ordinal: i32) -> Result<usize, usize> {
        let index = ordinal.div_euclid(CHUNK_PERIODS);
        // Appending in order is the common case while loading.
        match self.chunks.last() {
            Some(last) if last.index() < index => Err(self.chunks.len()),
            Some(last) if last.index() == index => Ok(self.chunks.len() - 1),
            _ => self.chunks.binary_search_by_key(&index, |chunk| chunk.index()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_keystroke_in_a_million_copies_one_chunk() {
        let before = Series::from_readings((0..1_000_000).map(|n| (n, f64::from(n))));
        let mut after = before.clone();
        after.set(999_999, 7.0);
        let copied = before
            .chunks()
            .iter()
            .zip(after.chunks())
            .filter(|(old, new)| !Arc::ptr_eq(old, new))
            .count();
        assert_eq!(copied, 1);
        assert_eq!(after.get(999_999), Some(7.0));
        assert_eq!(before.get(999_999), Some(999_999.0));
        assert_eq!(before.len(), 1_000_000);
    }

    #[test]
    fn a_cleared_reading_is_missing_and_not_zero() {
        let mut series = Series::from_readings([(-3, 1.0), (0, 0.0), (600, 2.0)]);
        assert_eq!(series.get(0), Some(0.0));
        series.clear(0);
        assert_eq!(series.get(0), None);
        assert_eq!(series.iter().collect::<Vec<_>>(), [(-3, 1.0), (600, 2.0)]);
        series.clear(-3);
        assert_eq!((series.first(), series.last(), series.len()), (Some(600), Some(600), 1));
        series.clear(600);
        assert!(series.is_empty());
        assert_eq!(series, Series::default());
    }

    #[test]
    fn room_is_what_the_memory_needs() {
        let check = |readings: &[i32], expected: usize| {
            let series = Series::from_readings(readings.iter().map(|ordinal| (*ordinal, 1.0)));
            assert_eq!(series.room(), expected, "{readings:?}");
        };
        check(&[], 0);
        check(&[3], 16);
        check(&[0, 511], 512);
        check(&[0, 511, 512, 1024], 512 + 16 + 16);
        check(&(0..2048).collect::<Vec<_>>(), 2048);
    }

    #[test]
    fn the_order_of_edits_does_not_matter() {
        let there = Series::from_readings([(5, 1.0), (3, 2.0), (1030, 3.0), (4, 9.0)]);
        let back = Series::from_readings([(1030, 3.0), (4, 9.0), (3, 2.0), (5, 1.0)]);
        assert_eq!(there, back);
        assert_eq!(there.range(4, 1030).collect::<Vec<_>>(), [(4, 9.0), (5, 1.0), (1030, 3.0)]);
    }
}
