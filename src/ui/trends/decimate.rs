//! Fewer dots for the same picture: at most two per pixel column, never losing a peak.

use super::geometry::{Dot, Spot};

/// The lines through the complete dots, run by run, thinned out to the least and the greatest
/// value of each of `columns` equally wide columns between the days `from` and `to`. Dots outside
/// are kept as they are, so pass few of them.
///
/// Runs that begin and end within one column are drawn as one: nobody could see the gap.
pub fn lines(dots: &[Dot], (from, to): (f64, f64), columns: usize) -> Vec<Vec<Spot>> {
    let mut drawn = dots.iter().filter(|dot| dot.is_complete && dot.value().is_some());
    let is_sparse = dots.len() <= columns.saturating_mul(2);
    let mut lines = Lines::default();
    let Some(first) = drawn.next() else { return lines.done };
    let mut column = Column::new(first, column_of(first.x, from, to, columns));
    for dot in drawn {
        let place = column_of(dot.x, from, to, columns);
        if is_sparse || place != column.place {
            lines.push(&column);
            column = Column::new(dot, place);
        } else {
            column.add(dot);
        }
    }
    lines.push(&column);
    lines.done
}

#[expect(clippy::cast_possible_truncation, reason = "the floor of a number of columns")]
#[expect(clippy::cast_precision_loss, reason = "a screen has fewer than 2⁵² columns")]
fn column_of(x: f64, from: f64, to: f64, columns: usize) -> i64 {
    ((x - from) / (to - from).max(f64::MIN_POSITIVE) * columns as f64).floor() as i64
}

/// The dots of one column.
struct Column {
    place: i64,
    first_run: u32,
    last_run: u32,
    low: Spot,
    high: Spot,
}

impl Column {
    fn new(dot: &Dot, place: i64) -> Self {
        let spot = [dot.x, dot.y];
        Self { place, first_run: dot.run, last_run: dot.run, low: spot, high: spot }
    }

    fn add(&mut self, dot: &Dot) {
        let spot = [dot.x, dot.y];
        self.last_run = dot.run;
        if dot.y < self.low[1] {
            self.low = spot;
        }
        if dot.y > self.high[1] {
            self.high = spot;
        }
    }
}

#[derive(Default)]
struct Lines {
    done: Vec<Vec<Spot>>,
    /// The run of the newest spot.
    run: Option<u32>,
}

impl Lines {
    fn push(&mut self, column: &Column) {
        let is_joined = self.run == Some(column.first_run);
        self.run = Some(column.last_run);
        let (one, other) = if column.low[0] <= column.high[0] {
            (column.low, column.high)
        } else {
            (column.high, column.low)
        };
        let mut spots = vec![one];
        // Days differ from dot to dot, so this tells whether it is another dot.
        if other[0] > one[0] {
            spots.push(other);
        }
        match self.done.last_mut() {
            Some(line) if is_joined => line.extend(spots),
            _ => self.done.push(spots),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dot(x: f64, y: f64, run: u32) -> Dot {
        Dot { x, y, is_complete: true, run }
    }

    fn dots() -> impl Strategy<Value = Vec<Dot>> {
        prop::collection::vec((0.01f64..3.0, -50.0f64..50.0, 0u32..20), 0..400).prop_map(|steps| {
            let (mut x, mut run) = (0.0, 0);
            let mut dots = Vec::new();
            for (step, y, luck) in steps {
                x += step;
                run += u32::from(luck == 0);
                dots.push(dot(x, if luck == 1 { f64::NAN } else { y }, run));
            }
            dots
        })
    }

    proptest! {
        #[test]
        fn every_column_keeps_its_extremes(dots in dots(), columns in 1usize..80) {
            let range = (0.0, 1200.0);
            let spots: Vec<Spot> = lines(&dots, range, columns).concat();
            let place = |x: f64| column_of(x, range.0, range.1, columns);
            prop_assert!(spots.windows(2).all(|pair| pair[0][0] < pair[1][0]));
            prop_assert!(spots.len() <= 2 * columns.max(1) || dots.len() <= 2 * columns);
            for column in 0..i64::try_from(columns).unwrap() {
                let of = |all: Vec<Spot>| {
                    all.iter()
                        .filter(|spot| place(spot[0]) == column)
                        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), spot| {
                            (low.min(spot[1]), high.max(spot[1]))
                        })
                };
                let all = dots.iter().filter(|dot| dot.value().is_some());
                let brute = of(all.map(|dot| [dot.x, dot.y]).collect());
                prop_assert_eq!(of(spots.clone()), brute, "column {}", column);
            }
        }

        #[test]
        fn few_dots_are_all_kept(dots in dots()) {
            let kept = lines(&dots, (0.0, 1200.0), 400).concat().len();
            prop_assert_eq!(kept, dots.iter().filter(|dot| dot.value().is_some()).count());
        }
    }

    #[test]
    fn runs_are_not_joined() {
        let dots = [dot(0.0, 1.0, 1), dot(1.0, 2.0, 1), dot(2.0, 3.0, 2), dot(3.0, 4.0, 2)];
        let expected = vec![vec![[0.0, 1.0], [1.0, 2.0]], vec![[2.0, 3.0], [3.0, 4.0]]];
        assert_eq!(lines(&dots, (0.0, 4.0), 100), expected);
    }

    #[test]
    fn a_single_peak_among_a_million_survives() {
        let height = |n: u32| if n == 777_777 { 1e6 } else { f64::from(n % 10) };
        let dots: Vec<Dot> = (0..1_000_000).map(|n| dot(f64::from(n), height(n), 1)).collect();
        let lines = lines(&dots, (0.0, 1e6), 600);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].len() <= 1200);
        assert!(lines[0].contains(&[777_777.0, 1e6]));
    }
}
