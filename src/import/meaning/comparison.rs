//! Columns that show every figure for two stretches of days side by side, as Search Console does:
//! "Last 28 days Clicks" beside "Previous 28 days Clicks".

use crate::import::meaning::aliases::key;

/// Begins of names for the earlier stretch.
const EARLIER: [&str; 3] = ["previous ", "same period last year ", "previous period "];
/// Units of stretches.
const UNITS: &str = "hours days weeks months hour day week month";

/// The figure of a column of the later stretch, where the earlier one stands beside it.
pub(in crate::import) fn later_figure(header: &str, headers: &[&str]) -> Option<String> {
    let (_, figure) = later(header)?;
    let is_earlier = |other: &&str| {
        let other = key(other);
        EARLIER.iter().any(|start| other.starts_with(start))
            && other.ends_with(&format!(" {figure}"))
    };
    headers.iter().any(is_earlier).then_some(figure)
}

/// "last 28 days clicks" as its stretch and its figure.
fn later(header: &str) -> Option<(String, String)> {
    let name = key(header);
    let rest = name.strip_prefix("last ")?;
    let mut words = rest.splitn(3, ' ');
    let (number, unit, figure) = (words.next()?, words.next()?, words.next()?);
    let is_stretch = number.bytes().all(|byte| byte.is_ascii_digit())
        && UNITS.split_whitespace().any(|known| known == unit);
    is_stretch.then(|| (format!("{number} {unit}"), figure.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_of_two_stretches_has_the_figure() {
        let check = |header: &str, beside: &str, expected: Option<&str>| {
            assert_eq!(later_figure(header, &[beside]).as_deref(), expected, "{header}, {beside}");
        };
        check("Last 28 days Clicks", "Previous 28 days Clicks", Some("clicks"));
        check("Last 3 months Impressions", "Previous 3 months Impressions", Some("impressions"));
        check("Last 28 days CTR", "Same period last year CTR", Some("ctr"));
        check("Last 28 days Clicks", "Previous 28 days Impressions", None);
        check("Last Clicks", "Previous Clicks", None);
    }
}
