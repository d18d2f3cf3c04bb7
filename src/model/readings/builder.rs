//! Makes a series out of readings that come in order, as a plan file has them.

use std::sync::Arc;

use super::{CHUNK_PERIODS, Chunk, Series};

/// Makes a series out of readings that come in ascending order, faster than one `set` each.
#[derive(Debug)]
pub struct SeriesBuilder {
    done: Vec<Arc<Chunk>>,
    /// The chunk being filled: its first ordinal, its values, how many of them are readings.
    first: i32,
    values: Vec<f64>,
    n_readings: usize,
    /// The first ordinal that may come next, and the first one that needs another chunk.
    next: i32,
    end_of_chunk: i32,
}

impl Default for SeriesBuilder {
    fn default() -> Self {
        Self {
            done: Vec::new(),
            first: 0,
            values: Vec::new(),
            n_readings: 0,
            next: i32::MIN,
            end_of_chunk: i32::MIN,
        }
    }
}

impl SeriesBuilder {
    /// Adds a reading. Says no, and adds nothing, unless the value is finite and its period comes
    /// after every earlier one.
    #[inline]
    pub fn push(&mut self, ordinal: i32, value: f64) -> bool {
        if !value.is_finite() || ordinal < self.next || ordinal == i32::MAX {
            return false;
        }
        if ordinal >= self.end_of_chunk {
            self.open_chunk(ordinal);
        } else if ordinal > self.next {
            let place = usize::try_from(ordinal - self.first).unwrap_or(0);
            self.values.resize(place, f64::NAN);
        }
        self.values.push(value);
        self.n_readings += 1;
        self.next = ordinal + 1;
        true
    }

    /// Adds values of neighbouring periods, NaN where there is no reading. Says no, and adds
    /// nothing, unless the first and the last are readings, none is infinite, and the first period
    /// comes after every earlier one.
    pub fn push_run(&mut self, first: i32, values: &[f64]) -> bool {
        let after = i32::try_from(values.len()).ok().and_then(|length| first.checked_add(length));
        let ([start, ..], [.., end], Some(_)) = (values, values, after) else { return false };
        if first < self.next || !start.is_finite() || !end.is_finite() {
            return false;
        }
        if values.iter().any(|value| value.is_infinite()) {
            return false;
        }
        let (mut ordinal, mut rest) = (first, values);
        while !rest.is_empty() {
            let gap = rest.iter().take_while(|value| value.is_nan()).count();
            rest = &rest[gap..];
            ordinal += i32::try_from(gap).unwrap_or(0);
            if ordinal >= self.end_of_chunk {
                self.open_chunk(ordinal);
            }
            let room = usize::try_from(self.end_of_chunk - ordinal).unwrap_or(0);
            let (here, later) = rest.split_at(room.min(rest.len()));
            self.fill_chunk(ordinal, here);
            ordinal += i32::try_from(here.len()).unwrap_or(0);
            rest = later;
        }
        true
    }

    /// Adds values to the open chunk, which has room for them; the first is a reading.
    fn fill_chunk(&mut self, ordinal: i32, values: &[f64]) {
        let Some(last) = values.iter().rposition(|value| !value.is_nan()) else { return };
        let values = &values[..=last];
        let place = usize::try_from(ordinal - self.first).unwrap_or(0);
        self.values.resize(place, f64::NAN);
        self.values.extend_from_slice(values);
        self.n_readings += values.iter().filter(|value| !value.is_nan()).count();
        self.next = ordinal + i32::try_from(values.len()).unwrap_or(0);
    }

    pub fn finish(mut self) -> Series {
        self.values.shrink_to_fit();
        self.close_chunk();
        Series { chunks: self.done }
    }

    #[inline(never)]
    fn open_chunk(&mut self, ordinal: i32) {
        self.close_chunk();
        self.first = ordinal;
        let index = ordinal.div_euclid(CHUNK_PERIODS);
        self.end_of_chunk = (index + 1).saturating_mul(CHUNK_PERIODS);
    }

    fn close_chunk(&mut self) {
        if self.values.is_empty() {
            return;
        }
        // Whoever fills one chunk will most likely fill the next one too.
        let room = self.values.len();
        let values = std::mem::replace(&mut self.values, Vec::with_capacity(room));
        let n_readings = std::mem::take(&mut self.n_readings);
        self.done.push(Arc::new(Chunk { first: self.first, values, n_readings }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_built_in_order_equals_one_set_reading_by_reading() {
        let readings = [(-700, 1.0), (-3, -0.0), (0, 2.0), (511, 3.0), (512, 4.0), (5000, 1e300)];
        let mut builder = SeriesBuilder::default();
        for (ordinal, value) in readings {
            assert!(builder.push(ordinal, value), "{ordinal}");
        }
        assert!(!builder.push(5000, 1.0));
        assert!(!builder.push(4999, 1.0));
        assert!(!builder.push(5001, f64::NAN));
        assert_eq!(builder.finish(), Series::from_readings(readings));
        assert_eq!(SeriesBuilder::default().finish(), Series::default());
    }

    #[test]
    fn runs_of_values_make_the_same_series_as_single_ones() {
        const GAP: f64 = f64::NAN;
        let long: Vec<f64> = (0..1300).map(|n| if n % 700 < 600 { 1.0 } else { GAP }).collect();
        let runs: [(i32, &[f64]); 5] = [
            (-5, &[1.0, GAP, -0.0]),
            (-2, &[2.0]),
            (30, &long[..595]),
            (1000, &long[..600]),
            (1600, &long),
        ];
        let mut builder = SeriesBuilder::default();
        let mut readings = Vec::new();
        for (first, values) in runs {
            assert!(builder.push_run(first, values), "{first}");
            readings.extend((first..).zip(values).filter(|(_, value)| !value.is_nan()));
        }
        let refused: [(i32, &[f64]); 6] = [
            (2899, &[1.0]),
            (4000, &[]),
            (4000, &[GAP, 1.0]),
            (4000, &[1.0, GAP]),
            (4000, &[1.0, f64::INFINITY, 1.0]),
            (i32::MAX, &[1.0]),
        ];
        for (first, values) in refused {
            assert!(!builder.push_run(first, values), "{first} {values:?}");
        }
        let readings = readings.into_iter().map(|(ordinal, value)| (ordinal, *value));
        assert_eq!(builder.finish(), Series::from_readings(readings));
    }
}
