//! Parts as they are printed: rounded together, so that those of a list add up to the printed move.

use super::types::{ByChannel, ChannelPart, Split};

/// Counts of printed steps above this are no longer exact.
const MOST_STEPS: f64 = 9e15;

impl Split {
    /// The same with every part at the decimals shown: the parts of each list add up to the
    /// printed change, mix and rate to it, and those of the channels to the printed mix and rate.
    /// A part differs from its exact value by at most a few of its last digits, as a rule by less
    /// than one. Figures too large to be counted in those digits stay as they are.
    pub fn printed(&self) -> Self {
        let steps = self.decimals_as_steps();
        let mut out = self.clone();
        let change = steps.round(self.change);
        out.change = change;
        if let Some([above, below]) = &mut out.sides {
            let mut parts = [above.part, below.part];
            steps.share_out(change, &mut parts);
            [above.part, below.part] = parts;
        }
        out.print_inputs(steps);
        match &mut out.channels {
            ByChannel::Single | ByChannel::Refused(_) => {}
            ByChannel::Sum(rows) => print_rows(steps, rows, change, |row| &mut row.rate),
            ByChannel::MixAndRate { mix, rate, rows } => {
                let mut both = [*mix, *rate];
                steps.share_out(change, &mut both);
                [*mix, *rate] = both;
                print_rows(steps, rows, *mix, |row| &mut row.mix);
                print_rows(steps, rows, *rate, |row| &mut row.rate);
            }
        }
        out
    }

    /// An input that is on both sides has a part of each, and both are printed.
    fn print_inputs(&mut self, steps: Steps) {
        let pieces = self.inputs.iter().flat_map(|input| match input.through {
            Some(through) => through.to_vec(),
            None => vec![input.part.part],
        });
        let mut pieces: Vec<f64> = pieces.collect();
        steps.share_out(self.change, &mut pieces);
        let mut pieces = pieces.into_iter();
        for input in &mut self.inputs {
            if let Some(through) = &mut input.through {
                *through = through.map(|part| pieces.next().unwrap_or(part));
                input.part.part = steps.round(through[0] + through[1]);
            } else {
                input.part.part = pieces.next().unwrap_or(input.part.part);
            }
        }
    }

    fn decimals_as_steps(&self) -> Steps {
        Steps { per_one: (0..self.decimals).fold(1.0, |steps, _| steps * 10.0) }
    }
}

fn print_rows(
    steps: Steps,
    rows: &mut [ChannelPart],
    whole: f64,
    of: impl Fn(&mut ChannelPart) -> &mut f64,
) {
    let mut parts: Vec<f64> = rows.iter_mut().map(|row| *of(row)).collect();
    steps.share_out(whole, &mut parts);
    for (row, part) in rows.iter_mut().zip(parts) {
        *of(row) = part;
    }
}

/// Numbers with so many decimals.
#[derive(Clone, Copy, Debug)]
struct Steps {
    /// How many steps are 1: 100 for two decimals.
    per_one: f64,
}

impl Steps {
    fn round(self, value: f64) -> f64 {
        let steps = (value * self.per_one).round();
        // Adding 0 turns −0 into 0.
        if steps.abs() < MOST_STEPS { steps / self.per_one + 0.0 } else { value }
    }

    /// Rounds parts so that they add up to `whole`, which is rounded already: all down, then those
    /// with the largest remainder up, as many as it takes. What is nothing stays nothing.
    fn share_out(self, whole: f64, parts: &mut [f64]) {
        let exact: Vec<f64> = parts.iter().map(|part| part * self.per_one).collect();
        let whole = (whole * self.per_one).round();
        let size = whole.abs() + exact.iter().map(|part| part.abs()).sum::<f64>();
        // Without an exact count, or without the "not a number" that too large ones make.
        if size.is_nan() || size >= MOST_STEPS {
            return;
        }
        let mut steps: Vec<f64> = exact.iter().map(|part| part.floor()).collect();
        let mut order: Vec<usize> = (0..exact.len()).filter(|at| exact[*at] != 0.0).collect();
        if order.is_empty() {
            order = (0..exact.len()).collect();
        }
        let remainder = |at: &usize| exact[*at] - exact[*at].floor();
        order.sort_by(|a, b| remainder(b).total_cmp(&remainder(a)));
        let left = whole - steps.iter().sum::<f64>();
        let (one, order) = if left < 0.0 {
            order.reverse();
            (-1.0, order)
        } else {
            (1.0, order)
        };
        // The first get one more than the others, where it takes several rounds.
        #[expect(clippy::cast_precision_loss, reason = "a few parts")]
        let n = order.len() as f64;
        let rounds = if order.is_empty() { 0.0 } else { (left.abs() / n).floor() };
        let mut more = left.abs() - rounds * n;
        for at in order {
            let extra = if more > 0.0 { 1.0 } else { 0.0 };
            steps[at] += one * (rounds + extra);
            more -= 1.0;
        }
        for (part, steps) in parts.iter_mut().zip(steps) {
            *part = steps / self.per_one + 0.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(per_one: f64, whole: f64, parts: &[f64], expected: &[f64]) {
        let mut shared = parts.to_vec();
        Steps { per_one }.share_out(whole, &mut shared);
        assert_eq!(shared, expected, "{parts:?} as {whole}");
    }

    #[test]
    fn the_largest_remainders_are_rounded_up() {
        check(1.0, 100.0, &[33.4, 33.4, 33.2], &[34.0, 33.0, 33.0]);
        check(100.0, -1.15, &[2.634, -3.784], &[2.63, -3.78]);
        check(10.0, 0.3, &[0.14, 0.14], &[0.2, 0.1]);
        check(1.0, 0.0, &[0.4, -0.4], &[0.0, 0.0]);
        check(1.0, 0.0, &[0.5, 0.0, -0.5], &[1.0, 0.0, -1.0]);
        check(1.0, 7.0, &[0.0, 0.0], &[4.0, 3.0]);
        check(1.0, -1.0, &[0.2, -0.6], &[0.0, -1.0]);
    }

    #[test]
    fn figures_beyond_counting_stay_as_they_are() {
        check(100.0, 1e300, &[6e299, 4e299], &[6e299, 4e299]);
        check(100.0, 1e307, &[1e307, 0.5], &[1e307, 0.5]);
        check(1.0, 0.0, &[], &[]);
    }

    proptest! {
        #[test]
        fn shared_out_steps_add_up_and_are_near(
            parts in prop::collection::vec(-1e6..1e6_f64, 1..30),
            decimals in 0_u32..5,
        ) {
            let per_one = f64::from(10_u32.pow(decimals));
            let steps = Steps { per_one };
            let whole = steps.round(parts.iter().sum());
            let mut shared = parts.clone();
            steps.share_out(whole, &mut shared);
            let count = |value: f64| (value * per_one).round();
            let sum: f64 = shared.iter().map(|part| count(*part)).sum();
            prop_assert!((sum - count(whole)).abs() < 0.5, "{} is not {}", sum, count(whole));
            for (shared, part) in shared.iter().zip(&parts) {
                prop_assert!((shared - part).abs() * per_one < 1.0 + 1e-6, "{} as {}", part, shared);
            }
        }
    }
}
