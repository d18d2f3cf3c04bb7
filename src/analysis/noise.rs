//! How much a figure moves by chance: limits of a series, and margins of surveys.

use super::sample::MIN_ANSWERS;

/// 95 % of a normal distribution lie within this many standard deviations.
const Z95: f64 = 1.96;
/// Points under which a series gets no limits, and under which they are provisional.
pub(super) const MIN_LIMIT_POINTS: usize = 5;
const FIRM_LIMIT_POINTS: usize = 10;
/// Complete periods from which a series tells its own noise.
pub(super) const MIN_NOISE_POINTS: usize = 8;

/// Limits of individual values and of their moving ranges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct XmrLimits {
    pub mean: f64,
    pub upper: f64,
    pub lower: f64,
    /// Mean of the distances between neighbours.
    pub mean_range: f64,
    pub range_limit: f64,
    /// Drawn dashed: too few points for firm limits.
    pub is_provisional: bool,
}

/// The limits of a series; none under five points.
pub fn xmr_limits(values: &[f64]) -> Option<XmrLimits> {
    if values.len() < MIN_LIMIT_POINTS { None } else { xmr(values) }
}

/// The arithmetic of the limits, for two points and more.
fn xmr(values: &[f64]) -> Option<XmrLimits> {
    let mean_range = mean_range(values)?;
    let mean = mean(values)?;
    Some(XmrLimits {
        mean,
        upper: mean + 2.66 * mean_range,
        lower: mean - 2.66 * mean_range,
        mean_range,
        range_limit: 3.268 * mean_range,
        is_provisional: values.len() < FIRM_LIMIT_POINTS,
    })
}

/// The Wilson 95 % interval of `hits` in `n` answers, in percent; none without answers.
pub fn wilson(hits: f64, n: f64) -> Option<(f64, f64)> {
    if n <= 0.0 || !(0.0..=n).contains(&hits) {
        return None;
    }
    let share = hits / n;
    let z2 = Z95 * Z95;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z95 / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    Some(((centre - half).max(0.0) * 100.0, (centre + half).min(1.0) * 100.0))
}

/// The 95 % margin of a net promoter score, in points; none under ten answers.
pub fn nps_margin(promoters: f64, passives: f64, detractors: f64) -> Option<f64> {
    let n = promoters + passives + detractors;
    if n < MIN_ANSWERS {
        return None;
    }
    let (promoters, detractors) = (promoters / n, detractors / n);
    let variance = promoters + detractors - (promoters - detractors).powi(2);
    Some(Z95 * (variance.max(0.0) / n).sqrt() * 100.0)
}

/// Half the Wilson interval of a satisfaction score, in points; none without answers. The
/// interval is honest for few answers as well.
pub fn csat_margin(satisfied: f64, answers: f64) -> Option<f64> {
    wilson(satisfied, answers).map(|(low, high)| (high - low) / 2.0)
}

/// How far one value of a series may move by chance (95 %), once its trend is taken out; none
/// under eight values. Each value comes with its place in time, counted in periods.
pub fn series_noise(series: &[(f64, f64)]) -> Option<f64> {
    if series.len() < MIN_NOISE_POINTS {
        return None;
    }
    let (places, values): (Vec<f64>, Vec<f64>) = series.iter().copied().unzip();
    let (slope, first) = (slope(&places, &values)?, *places.first()?);
    let flat: Vec<f64> =
        series.iter().map(|(place, value)| value - slope * (place - first)).collect();
    mean_range(&flat).map(|range| 1.74 * range)
}

/// The least-squares slope; none under two different places.
pub(super) fn slope(places: &[f64], values: &[f64]) -> Option<f64> {
    let (mean_place, mean_value) = (mean(places)?, mean(values)?);
    let mut covariance = 0.0;
    let mut variance = 0.0;
    for (place, value) in places.iter().zip(values) {
        covariance += (place - mean_place) * (value - mean_value);
        variance += (place - mean_place).powi(2);
    }
    let slope = covariance / variance;
    slope.is_finite().then_some(slope)
}

/// The mean; none for nothing, and none for sums beyond what a number can hold.
pub(super) fn mean(values: &[f64]) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "far fewer values than 2^52")]
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    mean.is_finite().then_some(mean)
}

fn mean_range(values: &[f64]) -> Option<f64> {
    let ranges: Vec<f64> = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    mean(&ranges)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: f64, expected: f64, tolerance: f64) {
        assert!((value - expected).abs() <= tolerance, "{value} is not {expected}");
    }

    #[test]
    fn limits_follow_the_moving_range() {
        let values = [10.0, 50.0, 40.0, 30.0];
        assert_eq!(xmr_limits(&values), None);
        let limits = xmr(&values).unwrap();
        near(limits.mean, 32.5, 1e-9);
        near(limits.upper, 85.7, 1e-9);
        near(limits.lower, -20.7, 1e-9);
        near(limits.range_limit, 65.36, 1e-9);
        assert!(xmr_limits(&[1.0; 9]).unwrap().is_provisional);
        assert!(!xmr_limits(&[1.0; 10]).unwrap().is_provisional);
    }

    #[test]
    fn surveys_have_margins() {
        near(nps_margin(50.0, 30.0, 20.0).unwrap(), 15.3, 0.05);
        assert_eq!(nps_margin(5.0, 3.0, 1.0), None);
        let (low, high) = wilson(8.0, 8.0).unwrap();
        near(low, 68.0, 0.5);
        near(high, 100.0, 1e-9);
        let (low, high) = wilson(15.0, 20.0).unwrap();
        near(low, 53.0, 0.5);
        near(high, 89.0, 0.5);
        near(csat_margin(8.0, 8.0).unwrap(), 16.2, 0.1);
        assert_eq!(csat_margin(0.0, 0.0), None);
    }

    #[test]
    fn a_straight_trend_is_no_noise() {
        let values: Vec<(f64, f64)> = (0..8).map(|n| (f64::from(n), f64::from(n) * 3.0)).collect();
        near(series_noise(&values).unwrap(), 0.0, 1e-9);
        assert_eq!(series_noise(&values[..7]), None);
        let zigzag: Vec<(f64, f64)> =
            (0..8).map(|n| (f64::from(n), f64::from(n % 2) * 2.0)).collect();
        near(series_noise(&zigzag).unwrap(), 3.48, 0.2);
    }

    #[test]
    fn a_period_without_a_figure_does_not_bend_the_trend() {
        let places = [0.0, 1.0, 2.0, 3.0, 9.0, 10.0, 11.0, 12.0];
        let values: Vec<(f64, f64)> = places.iter().map(|n| (*n, n * 3.0)).collect();
        near(series_noise(&values).unwrap(), 0.0, 1e-9);
    }
}
