//! Parts that add up to the whole without an error, in whatever order they are added.

/// A step so small that nobody sees it: 2^-51 of the largest sum there is. Numbers that are
/// multiples of it add up exactly.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    step: f64,
}

impl Grid {
    /// `size` is at least as large as any sum of the numbers to be rounded, whatever their signs;
    /// finite.
    pub fn new(size: f64) -> Self {
        // The sign and fraction cut off leaves the power of two just below.
        const EXPONENT: u64 = 0x7FF0_0000_0000_0000;
        let power = f64::from_bits(size.to_bits() & EXPONENT);
        let smallest = f64::from_bits(1);
        Self { step: (power * 2.0_f64.powi(-51)).max(smallest) }
    }

    pub fn round(self, value: f64) -> f64 {
        // Adding 0 turns −0 into 0.
        (value / self.step).round() * self.step + 0.0
    }

    /// Rounds the parts so that they add up to `whole`, which is rounded already. What rounding
    /// leaves over goes to the largest part.
    pub fn share_out(self, whole: f64, parts: &mut [f64]) {
        for part in &mut *parts {
            *part = self.round(*part);
        }
        let largest = (0..parts.len()).max_by(|a, b| parts[*a].abs().total_cmp(&parts[*b].abs()));
        if let Some(largest) = largest {
            let others: f64 = parts
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != largest)
                .map(|(_, part)| part)
                .sum();
            parts[largest] = whole - others + 0.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn shared_out_parts_add_up_exactly_in_any_order(
            mut parts in prop::collection::vec(-1e12..1e12_f64, 1..40),
            scale in prop_oneof![Just(1.0), Just(1e-300), Just(1e280), Just(3.7e-9)],
        ) {
            for part in &mut parts {
                *part *= scale;
            }
            let before = parts.clone();
            let raw: f64 = parts.iter().sum();
            let size = raw.abs() + parts.iter().map(|part| part.abs()).sum::<f64>();
            let grid = Grid::new(size);
            let whole = grid.round(raw);
            grid.share_out(whole, &mut parts);
            let forwards = parts.iter().fold(0.0, |sum, part| sum + part);
            let backwards = parts.iter().rev().fold(0.0, |sum, part| sum + part);
            prop_assert_eq!((forwards, backwards), (whole, whole));
            for (part, before) in parts.iter().zip(before) {
                prop_assert!((part - before).abs() <= 1e-13 * size);
            }
        }
    }

    #[test]
    fn nothing_moved_is_0_and_not_minus_0() {
        let mut parts = [0.0, -0.0];
        Grid::new(0.0).share_out(0.0, &mut parts);
        assert_eq!(parts.map(f64::to_bits), [0, 0]);
    }
}
