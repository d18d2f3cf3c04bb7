//! The limits and signals of the chart in words.

use crate::analysis::SeriesLimits;

use super::figures::Figures;
use super::geometry::Geometry;

/// Signals named one by one; more are only counted.
const NAMED: usize = 3;

/// "Limits since Jan 2020: 9.1 % to 13.5 %, mean 11.3 %; a move of more than 2.7 points from one
/// figure to the next is unusual; signal: Mar 2021 above the upper limit"
pub fn sentence(limits: &SeriesLimits, figures: &Figures, geometry: &Geometry) -> String {
    let (low, high) = match geometry.band {
        Some(band) => (band.lower, band.upper),
        None => (limits.xmr.lower, limits.xmr.upper),
    };
    let firmness = if limits.xmr.is_provisional {
        format!(" (provisional: made of {} figures, 10 make them firm)", limits.n)
    } else {
        String::new()
    };
    format!(
        "Limits since {}: {} to {}, mean {}{firmness}; a move of more than {} from one figure to \
         the next is unusual; {}",
        figures.period(limits.first),
        figures.amount(low),
        figures.amount(high),
        figures.amount(limits.xmr.mean),
        figures.distance(limits.xmr.range_limit),
        signals(limits, figures)
    )
}

/// The newest signals first: they are what one looks for.
fn signals(limits: &SeriesLimits, figures: &Figures) -> String {
    if limits.signals.is_empty() {
        return "no signal".to_owned();
    }
    let named: Vec<String> = limits
        .signals
        .iter()
        .rev()
        .take(NAMED)
        .map(|signal| {
            let first = figures.period(signal.first);
            let when = if signal.first == signal.last {
                first
            } else {
                format!("{first} to {}", figures.period(signal.last))
            };
            format!("{when} {}", signal.words())
        })
        .collect();
    let rest = limits.signals.len().saturating_sub(NAMED);
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    let word = if limits.signals.len() == 1 { "signal" } else { "signals" };
    format!("{word}: {}{more}", named.join(", "))
}
