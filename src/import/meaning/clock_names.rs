//! Names of columns that say at which time of day, hour or weekday a row was: a part of the date and
//! nothing that is measured.

use crate::import::cells::word_list;

/// Names of columns with the time of day beside the date.
const CLOCKS: &str = "time;hour;time of day;local time;post time;publish time;clock;uhrzeit;zeit;hora;\
    heure;ora;tijd;godzina;klockan;tid;saat;cas;время;час;時刻;时间";

/// Words for the hour of a day.
const HOURS: &str = "hour hora stunde heure ora uur godzina timme tunti";
/// Words for a day of the week.
const WEEKDAYS: &str = "weekday dow wday wochentag weekdag dayofweek weekdaynumber";
/// Words that may stand beside these and say nothing else: "hour of the day (UTC)", "send hour".
const BESIDE: &str = "of the in day days send sent sending post posts posted posting publish published \
    publishing publication start starting started end ending begin local utc gmt est pst cet time \
    created creation open opened opening order ordered call calls ticket event events session visit \
    visits click booking booked purchase response contact arrival date signup number no num nr index \
    name 24h 24 12h 0 23 dia do da de del la le du des jour journee tag tages giorno della dag van envio \
    publicacao publicacion creacion inicio fim fin week semana semaine woche mes month message reply";

/// Whether a column names the time of day of each row; `name` is in the form of
/// [`normal`](crate::import::cells::clean::normal).
pub(in crate::import) fn names_clock(name: &str) -> bool {
    word_list::has_name(CLOCKS, name) || names_hour(name)
}

/// Whether a column names the hour of each row: "hour", "Hour of day", `send_hour`, "Hora del día".
/// `name` has small letters and blanks between its words.
pub(in crate::import) fn names_hour(name: &str) -> bool {
    names_one(name, HOURS)
}

/// The same, also for a day of the week: "weekday number", "day of week".
pub(in crate::import) fn names_part_of_date(name: &str) -> bool {
    const DAYS: [&str; 7] = [
        "day of week",
        "day of the week",
        "dia da semana",
        "dia de la semana",
        "jour de la semaine",
        "giorno della settimana",
        "tag der woche",
    ];
    names_one(name, HOURS)
        || names_one(name, WEEKDAYS)
        || DAYS.iter().any(|day| name.strip_prefix(day).is_some_and(all_beside))
        || DAYS.iter().any(|day| name.strip_suffix(day).is_some_and(all_beside))
}

fn names_one(name: &str, words: &str) -> bool {
    let n = parts(name).filter(|word| word_list::has(words, word)).count();
    n == 1 && parts(name).all(|word| word_list::has(words, word) || word_list::has(BESIDE, word))
}

fn all_beside(name: &str) -> bool {
    parts(name).all(|word| word_list::has(BESIDE, word))
}

fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_have_names_in_several_languages() {
        for name in ["time", "local time", "tijd", "publish time", "hour of day", "час"] {
            assert!(names_clock(name), "{name}");
        }
        for name in ["watch time", "weekday", "date", "timely answers"] {
            assert!(!names_clock(name), "{name}");
        }
    }

    #[test]
    fn hours_and_weekdays_are_parts_of_dates_and_rates_by_the_hour_are_not() {
        for name in [
            "hour",
            "start hour",
            "hour of day",
            "hour of the day",
            "send hour",
            "hour (utc)",
            "hora del dia",
            "stunde",
            "heure de publication",
        ] {
            assert!(names_hour(name) && names_part_of_date(name), "{name}");
        }
        for name in ["weekday", "dow", "day of week", "day of week number", "dia da semana"] {
            assert!(names_part_of_date(name) && !names_hour(name), "{name}");
        }
        for name in [
            "hours",
            "calls per hour",
            "watch hours",
            "happy hour sales",
            "cost per hour",
            "last hour views",
            "days of week open",
            "posts",
            "day",
        ] {
            assert!(!names_part_of_date(name), "{name}");
        }
    }
}
