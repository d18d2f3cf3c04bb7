//! How much of a ratio's move is due to what stands above the line, and to what stands below.

/// What a change of one unit above or below the line does to a ratio between two windows. The two
/// parts, weight times change, add up to the ratio's change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Weights {
    pub above: f64,
    pub below: f64,
    /// Whether the logarithmic mean was used; else the average of both orders of replacement.
    pub is_logarithmic: bool,
}

impl Weights {
    /// From numerator and denominator before and after; no denominator is 0.
    pub fn new(above: [f64; 2], below: [f64; 2]) -> Self {
        if above.iter().chain(&below).all(|value| *value > 0.0) {
            let mean = log_mean(above[0] / below[0], above[1] / below[1]);
            return Self {
                above: mean / log_mean(above[0], above[1]),
                below: -mean / log_mean(below[0], below[1]),
                is_logarithmic: true,
            };
        }
        Self {
            above: f64::midpoint(1.0 / below[0], 1.0 / below[1]),
            // −(N₀ + N₁) / 2 ÷ (D₀ · D₁), without a product that may run out of range.
            below: -f64::midpoint(above[0], above[1]) / below[0] / below[1],
            is_logarithmic: false,
        }
    }
}

/// The logarithmic mean of two positive numbers: (b − a) / ln(b / a), and `a` where both are the
/// same.
pub(super) fn log_mean(a: f64, b: f64) -> f64 {
    const CLOSE: f64 = 0.5;
    let relative = (b - a) / a;
    if relative.abs() > CLOSE {
        return (b - a) / (b.ln() - a.ln());
    }
    // Close together the difference of two logarithms would be all rounding error.
    let x = relative.ln_1p();
    if x == 0.0 { a } else { a * relative / x }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(above: [f64; 2], below: [f64; 2]) -> (f64, f64) {
        let weights = Weights::new(above, below);
        (weights.above * (above[1] - above[0]), weights.below * (below[1] - below[0]))
    }

    #[test]
    fn positive_sides_are_split_by_the_logarithmic_mean() {
        // Python: L = (r1 - r0) / log(r1 / r0); L * log(n1 / n0), -L * log(d1 / d0)
        fn check(above: [f64; 2], below: [f64; 2], expected: (f64, f64)) {
            let (upper, lower) = parts(above, below);
            let near = |a: f64, b: f64| (a - b).abs() < 1e-12 * (1.0 + b.abs());
            assert!(near(upper, expected.0) && near(lower, expected.1), "{upper} {lower}");
        }
        check(
            [30_000.0, 36_000.0],
            [2_000.0, 2_600.0],
            (2.628_234_765_969_819, -3.782_080_919_815_973_7),
        );
        check([500.0, 500.0], [10_000.0, 12_500.0], (0.0, -0.01));
        check([1.0, 1e9], [1.0, 1.0], (999_999_999.0, 0.0));
        // Nothing moved.
        check([3.0, 3.0], [7.0, 7.0], (0.0, 0.0));
    }

    #[test]
    fn other_sides_are_split_by_the_average_of_both_orders() {
        // Python: ((n1/d0 - n0/d0) + (n1/d1 - n0/d1)) / 2 and ((n0/d1 - n0/d0) + (n1/d1 - n1/d0)) / 2
        fn check(above: [f64; 2], below: [f64; 2], expected: (f64, f64)) {
            let (upper, lower) = parts(above, below);
            let near = |a: f64, b: f64| (a - b).abs() < 1e-12 * (1.0 + b.abs());
            assert!(near(upper, expected.0) && near(lower, expected.1), "{upper} {lower}");
        }
        check([-20.0, 30.0], [100.0, 125.0], (0.45, -0.01));
        check([0.0, 5.0], [10.0, 20.0], (0.375, -0.125));
        check([5.0, 0.0], [10.0, -10.0], (0.0, -0.5));
    }

    #[test]
    fn figures_that_hardly_differ_are_split_as_finely() {
        let hair = 2.0_f64.powi(-30);
        let (upper, lower) = parts([100.0, 100.0 + hair], [50.0, 50.0]);
        assert!((upper - hair / 50.0).abs() < 1e-12 * hair && lower == 0.0, "{upper}");
    }
}
