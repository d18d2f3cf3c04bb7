//! Columns that show every figure for two stretches of days side by side, as Search Console does:
//! "Last 28 days Clicks" beside "Previous 28 days Clicks", "6/1/26 - 6/7/26 Clicks" beside the days before.

use jiff::civil::Date;

use crate::import::cells::dates::{self, DateToken};
use crate::import::cells::word_list;
use crate::import::meaning::aliases::key;

/// Begins of names for the earlier stretch.
const EARLIER: [&str; 3] = ["previous ", "same period last year ", "previous period "];
/// Units of stretches.
const UNITS: &str = "hours days weeks months hour day week month";

/// The figure of a column of the later stretch, where the earlier one stands beside it.
pub(in crate::import) fn later_figure(header: &str, headers: &[&str]) -> Option<String> {
    if let Some((days, figure)) = dated(header) {
        let is_before = |other: &&str| {
            dated(other).is_some_and(|(of, name)| name == figure && comes_before(of, days))
        };
        return headers.iter().any(is_before).then_some(figure);
    }
    let (_, figure) = later(header)?;
    let is_earlier = |other: &&str| {
        let other = key(other);
        EARLIER.iter().any(|start| other.starts_with(start))
            && other.ends_with(&format!(" {figure}"))
    };
    headers.iter().any(is_earlier).then_some(figure)
}

/// Whether a column shows the earlier of two such stretches of days.
pub(in crate::import) fn is_earlier(header: &str, headers: &[&str]) -> bool {
    dated(header).is_some_and(|(days, figure)| {
        headers.iter().any(|other| {
            dated(other).is_some_and(|(of, name)| name == figure && comes_before(days, of))
        })
    })
}

/// "6/1/26 - 6/7/26 Clicks" as its days and its figure.
fn dated(header: &str) -> Option<(DateToken, String)> {
    let name = header.trim();
    // Nearly all names begin with a letter.
    if !name.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (at, _) = name.match_indices(' ').rfind(|(at, _)| {
        let days = dates::parse(&name[..*at]);
        matches!(days, Some(DateToken::Span { .. } | DateToken::NumericSpan { .. }))
    })?;
    Some((dates::parse(&name[..at])?, key(&name[at..])))
}

/// Whether one stretch of days ends before the other begins, whichever of day and month comes first.
fn comes_before(one: DateToken, other: DateToken) -> bool {
    let ends = |token: DateToken| -> [[Option<Date>; 2]; 2] {
        match token {
            DateToken::Span { from, to } => [[Some(from), Some(to)]; 2],
            DateToken::NumericSpan { from, to } => {
                let ((a, b), (c, d)) = (from.both(), to.both());
                [[a, c], [b, d]]
            }
            _ => [[None; 2]; 2],
        }
    };
    let is_before = |(one, other): ([Option<Date>; 2], [Option<Date>; 2])| match (one, other) {
        ([Some(_), Some(last)], [Some(first), Some(_)]) => Some(last < first),
        _ => None,
    };
    let orders: Vec<bool> = ends(one).into_iter().zip(ends(other)).filter_map(is_before).collect();
    !orders.is_empty() && orders.into_iter().all(|is_before| is_before)
}

/// "last 28 days clicks" as its stretch and its figure.
fn later(header: &str) -> Option<(String, String)> {
    let name = key(header);
    let rest = name.strip_prefix("last ")?;
    let mut words = rest.splitn(3, ' ');
    let (number, unit, figure) = (words.next()?, words.next()?, words.next()?);
    let is_stretch =
        number.bytes().all(|byte| byte.is_ascii_digit()) && word_list::has(UNITS, unit);
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
        check("6/1/26 - 6/7/26 Clicks", "5/25/26 - 5/31/26 Clicks", Some("clicks"));
        check("5/25/26 - 5/31/26 Clicks", "6/1/26 - 6/7/26 Clicks", None);
        check("6/1/26 - 6/7/26 Clicks", "5/25/26 - 5/31/26 CTR", None);
        assert!(is_earlier("5/25/26 - 5/31/26 Clicks", &["6/1/26 - 6/7/26 Clicks"]));
    }
}
