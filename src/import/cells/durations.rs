//! Clock times and spelled-out durations to seconds.

use crate::import::cells::numbers::DecimalMark;

/// Units of time in several languages and the seconds they stand for.
const UNITS: [(&str, f64); 5] = [
    ("d day days tag tage tagen día días dia dias jour jours giorno giorni dag dagen", 86_400.0),
    (
        "h hr hrs hour hours std stunde stunden hora horas heure heures ora ore uur uren timmar godziny",
        3_600.0,
    ),
    ("m min mins minute minutes minuten minuto minutos minuti minuter minuty", 60.0),
    (
        "s sec secs second seconds sek sekunde sekunden seg segundo segundos seconde secondes secondi seconden",
        1.0,
    ),
    (
        "ms msec millisecond milliseconds millisekunde millisekunden milisegundos millisecondes",
        0.001,
    ),
];

/// The seconds a unit of time stands for: "hours", "min", "ms".
pub fn seconds_of(unit: &str) -> Option<f64> {
    let is_known = |(names, _): &&(&str, f64)| names.split(' ').any(|name| name == unit);
    UNITS.iter().find(is_known).map(|(_, seconds)| *seconds)
}

/// "0:04:34", "4:34", ":34", "35s", "1m, 19s", "53s, 389ms", "2h 5m", "PT1M33S" in seconds.
pub fn duration(text: &str, mark: DecimalMark) -> Option<f64> {
    let (text, sign) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (rest, -1.0),
        None => (text, 1.0),
    };
    let seconds = if text.contains(':') {
        clock(text, mark)
    } else if let Some(rest) = text.strip_prefix('P') {
        // Days stand before the T, which parts months from minutes.
        let (days, times) = rest.split_once('T').unwrap_or((rest, ""));
        let is_days = days.is_empty() || days.ends_with('D');
        is_days.then(|| spelled(&format!("{days} {times}").to_lowercase(), mark)).flatten()
    } else if is_million(text) {
        None
    } else {
        spelled(&text.to_lowercase(), mark)
    }?;
    Some(sign * seconds)
}

/// "5M", "5 M": a minute that stands alone has a small letter.
fn is_million(text: &str) -> bool {
    let number = text.strip_suffix('M').map(str::trim_end);
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn clock(text: &str, mark: DecimalMark) -> Option<f64> {
    // ":48" is less than a minute.
    let seconds = text.strip_prefix(':').filter(|rest| rest.len() == 2);
    if let Some(seconds) = seconds.filter(|rest| rest.bytes().all(|b| b.is_ascii_digit())) {
        return seconds.parse().ok().filter(|seconds| *seconds < 60.0);
    }
    let mut parts: Vec<String> = text.split(':').map(str::to_owned).collect();
    if let (DecimalMark::Comma, Some(last)) = (mark, parts.last_mut()) {
        *last = last.replace(',', ".");
    }
    let last = parts.len().checked_sub(1)?;
    let is_clock = (2..=3).contains(&parts.len())
        && parts.iter().enumerate().all(|(at, part)| {
            !part.is_empty()
                && part.len() <= 9
                && part.starts_with(|c: char| c.is_ascii_digit())
                && part.bytes().all(|b| b.is_ascii_digit() || (b == b'.' && at == last))
        });
    if !is_clock {
        return None;
    }
    parts.iter().try_fold(0.0, |sum, part| part.parse::<f64>().ok().map(|n| sum * 60.0 + n))
}

/// Numbers with a unit of time each, the larger units first.
fn spelled(text: &str, mark: DecimalMark) -> Option<f64> {
    let mut seconds = 0.0;
    let mut n_parts = 0;
    let mut former_size = f64::INFINITY;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))?;
        let value = number(&rest[..digits], mark)?;
        let is_whole = !rest[..digits].contains(['.', ',']);
        rest = rest[digits..].trim_start();
        let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let unit = &rest[..letters];
        let size = seconds_of(unit)?;
        // "1.2m" alone is a million; nobody counts broken minutes in one letter.
        if size >= former_size || (unit == "m" && !is_whole) {
            return None;
        }
        former_size = size;
        seconds += value * size;
        n_parts += 1;
        rest = rest[letters..].trim_start_matches(['.', ',', ' ']);
        rest = rest.strip_prefix("and ").or_else(|| rest.strip_prefix("und ")).unwrap_or(rest);
    }
    (n_parts > 0).then_some(seconds)
}

fn number(text: &str, mark: DecimalMark) -> Option<f64> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let is_decimal_comma = mark == DecimalMark::Comma && text.contains(',');
    let text = if is_decimal_comma { text.replace(',', ".") } else { text.to_owned() };
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_with(text: &str, mark: DecimalMark, expected: Option<f64>) {
        let found = duration(text, mark);
        let is_same = match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() < 1e-9,
            (found, expected) => found.is_none() && expected.is_none(),
        };
        assert!(is_same, "{text}: {found:?}");
    }

    fn check(text: &str, expected: Option<f64>) {
        check_with(text, DecimalMark::Point, expected);
    }

    #[test]
    fn durations_become_seconds() {
        check("0:04:34", Some(274.0));
        check("4:34", Some(274.0));
        check(":34", Some(34.0));
        check(":60", None);
        check("1:00:00.5", Some(3_600.5));
        check("-0:05", Some(-5.0));
        check("35s", Some(35.0));
        check("35 sec", Some(35.0));
        check("1m, 19s", Some(79.0));
        check("53s, 389ms", Some(53.389));
        check("2h 5m", Some(7_500.0));
        check("1 h 2 min", Some(3_720.0));
        check("1 Std. 2 Min.", Some(3_720.0));
        check("3 minutos 5 segundos", Some(185.0));
        check("1 day and 2 hours", Some(93_600.0));
        check("2.5h", Some(9_000.0));
        check("PT1M33S", Some(93.0));
        check("PT5M", Some(300.0));
        check("5m", Some(300.0));
        check("1H 5M", Some(3_900.0));
        check("P1DT2H", Some(93_600.0));
        check_with("1,5 h", DecimalMark::Comma, Some(5_400.0));
        check_with("0:01,5", DecimalMark::Comma, Some(1.5));
        for text in [
            "", ":", "5", "5x", "1:2:3:4", "a:b", "s", "12:", "1d2", "1.2m", "5M", "5 M", "-5M",
            "P", "PT", "5s 2m", "1,5 h", "::", "1.5:20",
        ] {
            check(text, None);
        }
    }
}
