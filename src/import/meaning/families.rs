//! Columns that show one metric several times: by day, week and 28 days, or its organic and paid
//! parts beside the total. One of them is taken; adding them would count twice.

use std::collections::BTreeMap;

use crate::import::cells::clean::normal;
use crate::import::cells::word_list;
use crate::import::columns::ColumnContent;
use crate::import::meaning::aliases::key;
use crate::import::source::file::ParsedTable;
use crate::import::tables::is_total_word;

/// Words of days in windows such as "7 days" and "30-Tage".
const DAYS: &str = "day days tag tage dia dias jour jours giorno giorni dag dagen dager dagar dage dni dzien den dnu \
    gun gunluk день дня дней дні днів ден дни nap zi zile paiva paivaa hari ngay 日 天 일 วัน ημερα ημερες يوم ימים";
/// Words of weeks and months in windows, and in the ages of groups.
const WEEKS: &str = "week weeks semana semanas woche wochen semaine semaines settimana settimane weken uke uker \
    vecka veckor uge uger tydzien tygodnie tyden tydnu hafta неделя недели недель тиждень тижні седмица het saptamana \
    viikko minggu tuan 週 周 주 สัปดาห์ εβδομαδα";
const MONTHS: &str = "month months mes meses monat monate mois mese mesi maand maanden maned maneder manad manader \
    miesiac miesiace mesic mesice ay месяц месяца месяцев місяць місяці месец honap luna luni kuukausi bulan thang \
    ヶ月 か月 カ月 个月 個月 개월 월 เดือน μηνας";
/// Words of the whole.
const WHOLE: &str = "total overall all gesamt insgesamt totais totales";
/// Words of a part.
const PARTS: &str = "organic sponsored paid viral nonviral boosted desktop mobile autoinvited \
    orgânico orgânicas orgânicos orgánico orgánicas orgánicos organisch organische bezahlt \
    bezahlte pago pagos pagas patrocinado patrocinados patrocinadas pagado pagados organique \
    organiques payant payants sponsorisé sponsorisés gesponsert gesponserte";

/// Those of whom some pay.
const MEMBERS: &str = "subscribers members subscriptions memberships customers accounts abonnenten \
    mitglieder suscriptores miembros assinantes membros abonnes membres";

/// What a header says of its family.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Member {
    /// The metric without window and part.
    metric: String,
    /// Days of the window; 0 without one, which is the plainest.
    window: u32,
    is_part: bool,
    is_whole: bool,
}

fn member(header: &str) -> Member {
    let name =
        normal(header).replace("auto invited", "autoinvited").replace("non viral", "nonviral");
    let words: Vec<&str> = name.split_whitespace().collect();
    let (window, words) = parted_window(&words);
    let (mut is_part, mut is_whole) = (false, false);
    let is_of_members = words.iter().any(|word| MEMBERS.split(' ').any(|known| known == *word));
    let mut kept = Vec::new();
    for word in words {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_in = |list: &str| word_list::has(list, plain);
        // Paid members are people of their own and no part of what was counted.
        if is_in(PARTS) && !(plain.starts_with("pa") && is_of_members) {
            is_part = true;
        } else if is_in(WHOLE) {
            is_whole = true;
        } else {
            kept.push(*word);
        }
    }
    Member { metric: kept.join(" "), window, is_part, is_whole }
}

/// The days of a window a name begins or ends with, and the other words: "Daily Total Reach",
/// "28 days total reach", "Active users - 7 days".
fn parted_window<'a, 'b>(words: &'b [&'a str]) -> (u32, &'b [&'a str]) {
    let n_days = |number: &str, unit: &str| -> Option<u32> {
        let number = number.trim_start_matches('(').parse().ok()?;
        let unit = unit.trim_end_matches(')');
        word_list::has(DAYS, unit).then_some(number)
    };
    let first = words.split_first_chunk::<2>();
    let first = first.and_then(|([number, unit], rest)| Some((n_days(number, unit)?, rest)));
    let last = words.split_last_chunk::<2>();
    let last = last.and_then(|(rest, [number, unit])| Some((n_days(number, unit)?, rest)));
    match words {
        ["daily", rest @ ..] if !rest.is_empty() => (1, rest),
        ["weekly", rest @ ..] if !rest.is_empty() => (7, rest),
        ["monthly", rest @ ..] if !rest.is_empty() => (30, rest),
        _ => first.or(last).filter(|(_, rest)| !rest.is_empty()).unwrap_or((0, words)),
    }
}

/// The columns that another column of the same family makes superfluous, by place in `headers`.
/// Parts without a whole stand for themselves.
pub(in crate::import) fn superfluous(headers: &[&str]) -> Vec<usize> {
    let mut families: BTreeMap<String, Vec<(usize, Member)>> = BTreeMap::new();
    for (place, header) in headers.iter().enumerate() {
        let member = member(header);
        if !member.metric.is_empty() {
            families.entry(member.metric.clone()).or_default().push((place, member));
        }
    }
    let mut found = bare_windows(headers);
    found.extend(beside_totals(headers));
    for members in families.values().filter(|members| members.len() > 1) {
        let whole = members
            .iter()
            .filter(|(_, member)| !member.is_part)
            .min_by_key(|(place, member)| (member.window, !member.is_whole, *place));
        if let Some((kept, _)) = whole {
            found.extend(members.iter().map(|(place, _)| *place).filter(|place| place != kept));
        } else {
            // Organic and paid side by side: of each only the shortest window.
            let shortest = members.iter().map(|(_, member)| member.window).min().unwrap_or(0);
            let longer = members.iter().filter(|(_, member)| member.window > shortest);
            found.extend(longer.map(|(place, _)| *place));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The parts of a table that was turned over a breakdown: "Sessions (google / organic)" beside
/// "Sessions (Totals)".
fn beside_totals(headers: &[&str]) -> Vec<usize> {
    let parted = |header: &str| -> Option<(String, bool)> {
        let (name, inner) = header.trim().strip_suffix(')')?.split_once(" (")?;
        Some((normal(name), is_total_word(inner)))
    };
    let names: Vec<Option<(String, bool)>> = headers.iter().map(|header| parted(header)).collect();
    let has_total =
        |name: &str| names.iter().flatten().any(|(of, is_total)| *is_total && of == name);
    let is_part = |(name, is_total): &(String, bool)| !is_total && has_total(name);
    let places = names.iter().enumerate();
    places.filter(|(_, name)| name.as_ref().is_some_and(is_part)).map(|(place, _)| place).collect()
}

/// Columns named by nothing but a window, "30 days" beside "7 days" and "1 day": all but the
/// shortest. Columns numbered by age, "Week 0" to "Week 5", show how groups of people stay and no
/// stretch of time: all of them.
fn bare_windows(headers: &[&str]) -> Vec<usize> {
    let of = |is_window: bool| -> Vec<(usize, (u32, u32))> {
        let places = headers.iter().enumerate();
        places.filter_map(|(at, header)| Some((at, stretch(&key(header), is_window)?))).collect()
    };
    let windows = of(true);
    let shortest = windows
        .iter()
        .min_by_key(|(_, (days, n))| n.saturating_mul(*days))
        .map(|(place, _)| *place);
    let mut found: Vec<usize> =
        windows.iter().map(|(place, _)| *place).filter(|place| Some(*place) != shortest).collect();
    let ages = of(false);
    if ages.len() > 2 && ages.iter().any(|(_, (_, n))| *n == 0) {
        found.extend(ages.iter().map(|(place, _)| *place));
    }
    found
}

/// "30 días" (a window), or "Semana 3" (an age): the days of the unit, and how many of them; the name
/// by key. Signs that stand without a blank ("第3週", "7日") go with their number.
fn stretch(name: &str, is_window: bool) -> Option<(u32, u32)> {
    let name = name.trim_start_matches('第').trim();
    let is_digit = |c: char| c.is_ascii_digit();
    let (number, unit) = if is_window || name.starts_with(is_digit) {
        let end = name.find(|c| !is_digit(c)).unwrap_or(name.len());
        name.split_at(end)
    } else {
        let start = name
            .rfind(|c| !is_digit(c))
            .map_or(0, |at| at + name[at..].chars().next().map_or(0, char::len_utf8));
        let (unit, number) = name.split_at(start);
        (number, unit)
    };
    // "3週目" counts the weeks, "3週" is how long they are.
    let is_age_sign = unit.ends_with('目');
    let unit = unit.trim().trim_end_matches(['間', '目']);
    let is_in = |list: &str| word_list::has(list, unit);
    let days = if is_in(DAYS) {
        1
    } else if is_in(WEEKS) {
        7
    } else if is_in(MONTHS) {
        30
    } else {
        return None;
    };
    let is_run_together = unit.chars().all(|c| c > '\u{2e7f}');
    let is_window_name = name.starts_with(is_digit) && !is_age_sign;
    let fits = is_window == is_window_name || (!is_window && is_run_together);
    Some((days, number.parse().ok()?)).filter(|_| fits)
}

/// Whether all figures of a table are about groups of people by their age.
pub(in crate::import) fn are_ages(table: &ParsedTable) -> bool {
    let figures = table.columns.iter().filter(|info| info.content == ColumnContent::Figures);
    let mut ages = figures.map(|info| is_age(&info.header)).peekable();
    ages.peek().is_some() && ages.all(|is_age| is_age)
}

/// "Week 3", "Día 0": how old a group is in whose retention a column is about.
pub(in crate::import) fn is_age(header: &str) -> bool {
    stretch(&key(header), false).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headers: &[&str], kept: &[&str]) {
        let off = superfluous(headers);
        let found: Vec<&str> = headers
            .iter()
            .enumerate()
            .filter(|(place, _)| !off.contains(place))
            .map(|(_, header)| *header)
            .collect();
        assert_eq!(found, kept);
    }

    #[test]
    fn of_windows_and_parts_one_column_is_kept() {
        check(
            &["Weekly Total Reach", "Daily Total Reach", "28 Days Total Reach", "Daily Paid Reach"],
            &["Daily Total Reach"],
        );
        check(
            &["Clicks (organic)", "Clicks (sponsored)", "Clicks (total)", "Likes"],
            &["Clicks (total)", "Likes"],
        );
        check(
            &["Sponsored followers", "Auto-invited followers", "Total followers"],
            &["Total followers"],
        );
        check(
            &["Organic impressions", "Paid impressions"],
            &["Organic impressions", "Paid impressions"],
        );
        check(
            &["Active users", "Active users - 7 days", "Active users (28 days)", "New users"],
            &["Active users", "New users"],
        );
        check(
            &["28-day new viewers", "28-day casual viewers"],
            &["28-day new viewers", "28-day casual viewers"],
        );
        check(&["30 days", "7 days", "1 day"], &["1 day"]);
        check(
            &["Sessions (google / organic)", "Sessions ((direct) / (none))", "Sessions (Totals)"],
            &["Sessions (Totals)"],
        );
        check(&["30 Tage", "7 Tage", "1 Tag"], &["1 Tag"]);
        check(&["Week 0", "Week 1", "Week 2", "Users"], &["Users"]);
        for unit in ["Semana", "Semaine", "Woche", "Settimana", "Día", "Mes", "Неделя", "週"]
        {
            let ages = [0, 1, 2].map(|age| format!("{unit} {age}"));
            check(&[&ages[0], &ages[1], &ages[2]], &[]);
        }
        check(&["第0週", "第1週", "第2週"], &[]);
        check(&["0週目", "1週目", "2週目"], &[]);
        check(&["30 días", "7 días", "1 día"], &["1 día"]);
        check(&["30 дней", "7 дней", "1 день"], &["1 день"]);
        check(&["30日", "7日", "1日"], &["1日"]);
        check(&["Tag 1", "Tag 2", "Tag 3"], &["Tag 1", "Tag 2", "Tag 3"]);
        check(&["Week 1", "Week 2"], &["Week 1", "Week 2"]);
        check(&["Total viewers", "New viewers"], &["Total viewers", "New viewers"]);
        check(&["Followers", "New followers"], &["Followers", "New followers"]);
        check(&["Total members", "Paid members"], &["Total members", "Paid members"]);
    }
}
