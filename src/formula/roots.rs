//! Where a polynomial is 0: closed forms up to squares, beyond that by halving between its turning
//! points.

use super::quotient::value_at;

/// A value this small against its parts is a rounding error: the polynomial only touches 0.
const ROUNDING: f64 = 1e-13;
/// More halvings than there are bits to settle.
const MOST_HALVINGS: usize = 2_100;

/// Every real root, ascending; coefficients by ascending power, the last one not 0. None for a
/// constant.
pub(super) fn roots(coefficients: &[f64]) -> Vec<f64> {
    let mut found = match coefficients {
        [] | [_] => Vec::new(),
        [c, b] => vec![-c / b],
        [c, b, a] => of_square(*a, *b, *c),
        _ => of_higher(coefficients),
    };
    found.retain(|root| root.is_finite());
    found.sort_by(f64::total_cmp);
    found.dedup();
    found
}

/// `a x² + b x + c`, without taking nearly equal numbers from each other.
fn of_square(a: f64, b: f64, c: f64) -> Vec<f64> {
    let discriminant = b.mul_add(b, -4.0 * a * c);
    if discriminant.abs() <= ROUNDING * (b * b + (4.0 * a * c).abs()) {
        return vec![-b / (2.0 * a)];
    }
    if discriminant < 0.0 {
        return Vec::new();
    }
    let larger = -0.5 * (b + b.signum() * discriminant.sqrt());
    if larger == 0.0 { vec![0.0] } else { vec![larger / a, c / larger] }
}

/// Between two neighbouring turning points a polynomial crosses 0 once or not at all.
fn of_higher(coefficients: &[f64]) -> Vec<f64> {
    let turns = roots(&derivative(coefficients));
    let bound = bound(coefficients);
    if !bound.is_finite() {
        return Vec::new();
    }
    let mut corners = vec![-bound];
    corners.extend(turns.iter().copied().filter(|turn| turn.abs() < bound));
    corners.push(bound);
    let mut found: Vec<f64> =
        turns.into_iter().filter(|turn| touches(coefficients, *turn)).collect();
    found.extend(corners.windows(2).filter_map(|pair| crossing(coefficients, pair[0], pair[1])));
    found
}

fn derivative(coefficients: &[f64]) -> Vec<f64> {
    let mut power = 0.0;
    let times_power = |coefficient: &f64| {
        power += 1.0;
        coefficient * power
    };
    coefficients.iter().skip(1).map(times_power).collect()
}

/// No root lies further from 0 (Cauchy's bound).
fn bound(coefficients: &[f64]) -> f64 {
    let Some((last, others)) = coefficients.split_last() else { return 0.0 };
    1.0 + others.iter().map(|other| (other / last).abs()).fold(0.0, f64::max)
}

fn touches(coefficients: &[f64], at: f64) -> bool {
    let sizes: Vec<f64> = coefficients.iter().map(|coefficient| coefficient.abs()).collect();
    value_at(coefficients, at).abs() <= ROUNDING * value_at(&sizes, at.abs())
}

fn crossing(coefficients: &[f64], from: f64, to: f64) -> Option<f64> {
    let (mut low, mut high) = (from, to);
    let (at_low, at_high) = (value_at(coefficients, low), value_at(coefficients, high));
    if at_low == 0.0 {
        return Some(low);
    }
    if at_low.is_nan() || at_high.is_nan() || at_low.signum() * at_high.signum() > 0.0 {
        return None;
    }
    for _ in 0..MOST_HALVINGS {
        let middle = low.midpoint(high);
        if middle <= low || middle >= high {
            break;
        }
        let here = value_at(coefficients, middle);
        if here == 0.0 {
            return Some(middle);
        }
        if here.signum() == at_low.signum() {
            low = middle;
        } else {
            high = middle;
        }
    }
    let is_low_nearer = value_at(coefficients, low).abs() <= value_at(coefficients, high).abs();
    Some(if is_low_nearer { low } else { high })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_found_and_ascend() {
        fn check(coefficients: &[f64], expected: &[f64]) {
            let found = roots(coefficients);
            assert_eq!(found.len(), expected.len(), "{coefficients:?}: {found:?}");
            for (root, expected) in found.iter().zip(expected) {
                let slack = 1e-9 * expected.abs().max(1.0);
                assert!((root - expected).abs() <= slack, "{coefficients:?}: {found:?}");
            }
        }
        check(&[], &[]);
        check(&[3.0], &[]);
        check(&[-6.0, 2.0], &[3.0]);
        check(&[6.0, -5.0, 1.0], &[2.0, 3.0]);
        check(&[1.0, 0.0, 1.0], &[]);
        check(&[9.0, -6.0, 1.0], &[3.0]);
        check(&[0.0, -4.0, 1.0], &[0.0, 4.0]);
        check(&[1.0, -1e8, 1.0], &[1e-8, 1e8]);
        // (x − 1)(x − 2)(x − 3)
        check(&[-6.0, 11.0, -6.0, 1.0], &[1.0, 2.0, 3.0]);
        // (x + 2)(x² + 1)
        check(&[2.0, 1.0, 2.0, 1.0], &[-2.0]);
        // (x − 5)²(x + 1)
        check(&[25.0, 15.0, -9.0, 1.0], &[-1.0, 5.0]);
        // x⁵ = 3.2e7
        check(&[-3.2e7, 0.0, 0.0, 0.0, 0.0, 1.0], &[31.697_863_849_222_27]);
    }
}
