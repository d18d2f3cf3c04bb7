//! Clock times and spelled-out durations to seconds.

/// "0:04:34", "4:34", "35s", "1m, 19s", "53s, 389ms", "2h 5m" in seconds.
pub fn duration(text: &str) -> Option<f64> {
    if text.contains(':') { clock(text) } else { spelled_duration(text) }
}

fn clock(text: &str) -> Option<f64> {
    let parts: Vec<&str> = text.split(':').collect();
    let is_clock = (2..=3).contains(&parts.len())
        && parts.iter().all(|part| {
            !part.is_empty()
                && part.len() <= 6
                && part.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        });
    if !is_clock {
        return None;
    }
    parts.iter().try_fold(0.0, |sum, part| part.parse::<f64>().ok().map(|n| sum * 60.0 + n))
}

fn spelled_duration(text: &str) -> Option<f64> {
    let mut seconds = 0.0;
    let mut n_parts = 0;
    let compact = text.replace([',', ' '], "");
    let mut rest = compact.as_str();
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let value: f64 = rest[..digits].parse().ok()?;
        let letters = rest[digits..].find(|c: char| !c.is_ascii_alphabetic());
        let end = letters.map_or(rest.len(), |n| digits + n);
        let size = match &rest[digits..end] {
            "d" => 86_400.0,
            "h" | "hr" | "hrs" => 3_600.0,
            "m" | "min" | "mins" => 60.0,
            "s" | "sec" | "secs" => 1.0,
            "ms" => 0.001,
            _ => return None,
        };
        seconds += value * size;
        n_parts += 1;
        rest = &rest[end..];
    }
    (n_parts > 0).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<f64>) {
        let found = duration(text);
        let is_same = match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() < 1e-9,
            (found, expected) => found.is_none() && expected.is_none(),
        };
        assert!(is_same, "{text}: {found:?}");
    }

    #[test]
    fn durations_become_seconds() {
        check("0:04:34", Some(274.0));
        check("4:34", Some(274.0));
        check("1:00:00.5", Some(3_600.5));
        check("35s", Some(35.0));
        check("1m, 19s", Some(79.0));
        check("53s, 389ms", Some(53.389));
        check("2h 5m", Some(7_500.0));
        for text in ["", ":", "5", "5x", "1:2:3:4", "a:b", "s", "12:", "1d2"] {
            check(text, None);
        }
    }
}
