//! How figures and days are put into words on screen, by the preferences in use.

use jiff::civil::Date;

use crate::model::{DateFormat, NumberFormat, Unit};

/// What stands where there is no figure.
pub const NOTHING: &str = "–";

/// How numbers and days are written for this reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub number_format: NumberFormat,
    pub date_format: DateFormat,
}

impl Words {
    /// "1,234.5": as many decimals as say something.
    pub fn number(self, value: f64) -> String {
        self.number_format.format(value, None)
    }

    /// "12.0": exactly so many decimals, for columns that line up.
    pub fn fixed(self, value: f64, decimals: usize) -> String {
        self.number_format.format(value, Some(decimals))
    }

    /// "13.2 %", "1,250 EUR", "42": a figure in its unit.
    pub fn amount(self, value: f64, unit: &Unit, currency: &str) -> String {
        with_unit(self.number(value), unit.suffix(currency))
    }

    /// "+0.6 points": a difference of two figures in `unit`.
    pub fn difference(self, value: f64, unit: &Unit, currency: &str) -> String {
        let shown = self.number_format.format_signed(value, None);
        with_unit(shown, unit.difference_suffix(currency))
    }

    /// "71 %": a fraction as whole percent.
    pub fn share(self, fraction: f64) -> String {
        with_unit(self.fixed(fraction * 100.0, 0), "%")
    }

    /// "31 Mar 2021"
    pub fn date(self, day: Date) -> String {
        self.date_format.format(day)
    }

    /// The figure if there is one, else a dash.
    pub fn number_or_dash(self, value: Option<f64>) -> String {
        value.map_or_else(|| NOTHING.to_owned(), |value| self.number(value))
    }
}

/// "1 goal", "2 goals": a count with its noun.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "3,523 readings": a count with its noun, in groups of three digits.
pub fn count_in_groups(format: NumberFormat, number: usize, one: &str, many: &str) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts of readings lie far below 2^53")]
    let shown = format.format(number as f64, Some(0));
    format!("{shown} {}", if number == 1 { one } else { many })
}

/// The day and the time of day, as "14:05", of a moment where the user is.
pub fn moment(moment: std::time::SystemTime) -> Option<(Date, String)> {
    let moment = jiff::Timestamp::try_from(moment).ok()?;
    let local = moment.to_zoned(jiff::tz::TimeZone::system());
    Some((local.date(), format!("{:02}:{:02}", local.hour(), local.minute())))
}

/// The second of a moment within its minute.
pub fn second(moment: std::time::SystemTime) -> Option<i8> {
    let moment = jiff::Timestamp::try_from(moment).ok()?;
    Some(moment.to_zoned(jiff::tz::TimeZone::system()).second())
}

/// "4 minutes ago": how long before `now` something was.
pub fn age(now: std::time::SystemTime, then: std::time::SystemTime) -> String {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    let seconds = now.duration_since(then).unwrap_or_default().as_secs();
    let told = |unit: u64, one: &str, many: &str| {
        let n = usize::try_from(seconds / unit).unwrap_or(usize::MAX);
        format!("{} ago", count(n, one, many))
    };
    match seconds {
        ..MINUTE => "just now".to_owned(),
        MINUTE..HOUR => told(MINUTE, "minute", "minutes"),
        HOUR..DAY => told(HOUR, "hour", "hours"),
        DAY.. => told(DAY, "day", "days"),
    }
}

/// A sentence in which no line ends between a number and its percent sign.
pub fn unbroken(sentence: &str) -> String {
    let mut parts = sentence.split(" %");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_number = out.ends_with(|sign: char| sign.is_ascii_digit());
        out.push_str(if is_number { "\u{a0}%" } else { " %" });
        out.push_str(part);
    }
    out
}

/// A number and its unit, which no line end separates.
fn with_unit(number: String, unit: &str) -> String {
    if unit.is_empty() { number } else { format!("{number}\u{a0}{unit}") }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn figures_carry_their_unit_and_differences_of_percents_are_points() {
        let words = Words::default();
        let check = |shown: String, expected: &str| {
            assert_eq!(shown.replace('\u{a0}', " "), expected);
        };
        check(words.amount(13.2, &Unit::Percent, "EUR"), "13.2 %");
        check(words.amount(1_250.0, &Unit::Money, "EUR"), "1,250 EUR");
        check(words.amount(42.0, &Unit::Count, "EUR"), "42");
        check(words.difference(0.6, &Unit::Percent, "EUR"), "+0.6 points");
        check(words.difference(-3.0, &Unit::Minutes, "EUR"), "−3 minutes");
        check(words.share(0.7149), "71 %");
        check(words.share(-0.1), "−10 %");
    }

    #[test]
    fn preferences_decide_the_signs_and_the_order() {
        let words = Words { number_format: NumberFormat::PointComma, date_format: DateFormat::Iso };
        assert_eq!(words.number(1_234.5), "1.234,5");
        assert_eq!(words.fixed(12.0, 1), "12,0");
        assert_eq!(words.date(date(2021, 3, 31)), "2021-03-31");
    }

    #[test]
    fn what_is_missing_is_a_dash_and_not_zero() {
        assert_eq!(Words::default().number_or_dash(None), "–");
        assert_eq!(Words::default().number_or_dash(Some(0.0)), "0");
    }

    #[test]
    fn no_line_ends_between_a_number_and_its_percent_sign() {
        let check = |sentence: &str, expected: &str| {
            assert_eq!(unbroken(sentence).replace('\u{a0}', "_"), expected);
        };
        check("expects 82.8 % of it, 3 % less", "expects 82.8_% of it, 3_% less");
        check("5 %", "5_%");
        check("in % of", "in % of");
        check("", "");
    }

    #[test]
    fn an_age_is_told_in_its_largest_unit_and_a_clock_set_back_is_now() {
        let then = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
        let check = |seconds, expected: &str| {
            assert_eq!(age(then + std::time::Duration::from_secs(seconds), then), expected);
        };
        check(0, "just now");
        check(59, "just now");
        check(60, "1 minute ago");
        check(3_599, "59 minutes ago");
        check(7_200, "2 hours ago");
        check(86_400, "1 day ago");
        assert_eq!(age(std::time::UNIX_EPOCH, then), "just now");
    }

    #[test]
    fn one_has_no_plural() {
        assert_eq!(count(1, "goal", "goals"), "1 goal");
        assert_eq!(count(0, "goal", "goals"), "0 goals");
        assert_eq!(count(2, "goal", "goals"), "2 goals");
    }
}
