//! What the name of a sheet says: days, a network, and whether its figures are targets or sums of the
//! other sheets.

use jiff::civil::{Date, date};

use super::parts::{is_default_name, share_days};
use super::{is_actual, is_whole_word};
use crate::import::cells::word_list;
use crate::import::meaning::aliases::{is_compared, key};
use crate::import::meaning::recognise::{channel_in_title, measure_in, network_of};
use crate::import::meaning::stated_period;
use crate::import::source::file::ParsedTable;

/// Words of a month with its day and year.
const LONGEST_PERIOD: usize = 3;
/// Targets that are left out as columns because they are called so, and not because of others.
const TARGETS: &str = "budget budgets forecast prognose presupuesto orcamento preventivo begroting";
/// Sheets that sum others up or show what stands in them.
const OVERVIEWS: &str = "overview summary dashboard ubersicht zusammenfassung resumen resumo resume sintesi \
    overzicht podsumowanie index";

/// What people write for networks in the names of sheets and in columns of channels.
pub fn short_network(word: &str) -> Option<&'static str> {
    const SHORT: [(&str, &str); 5] = [
        ("FB", "Facebook"),
        ("IG", "Instagram"),
        ("LI", "LinkedIn"),
        ("YT", "YouTube"),
        ("TT", "TikTok"),
    ];
    SHORT.iter().find(|(short, _)| *short == word).map(|(_, network)| *network)
}

/// The name of a table's sheet; none for a file of an archive, which tells nothing.
fn sheet(table: &ParsedTable) -> Option<&str> {
    table.part.as_deref().filter(|part| !part.contains('.'))
}

fn words(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// The days a name speaks of, and its other words: "FB Jan 2025", "Facebook 2025".
fn parted(name: &str) -> (Option<(Date, Date)>, Vec<&str>) {
    let words = words(name);
    let named = (1..=LONGEST_PERIOD).rev().find_map(|n| {
        let at = words.windows(n).position(|run| stated_period::whole(&run.join(" ")).is_some())?;
        Some((at, n, stated_period::whole(&words[at..at + n].join(" "))?))
    });
    let year = || {
        let is_year = |word: &&str| word.len() == 4 && word.starts_with("20");
        let mut years = words.iter().enumerate().filter(|(_, word)| is_year(word));
        let (at, word) = years.next().filter(|_| years.next().is_none())?;
        let year: i16 = word.parse().ok()?;
        Some((at, 1, (date(year, 1, 1), date(year, 12, 31))))
    };
    match named.or_else(year) {
        Some((at, n, days)) => {
            let others = words[..at].iter().chain(&words[at + n..]).copied();
            (Some(days), others.collect())
        }
        None => (None, words),
    }
}

/// The days the name of a table's sheet says it is about: "Jan 2025", "IG Jan 2025", "2025".
pub fn period(table: &ParsedTable) -> Option<(Date, Date)> {
    let part = table.part.as_deref()?;
    stated_period::whole(part).or_else(|| parted(sheet(table)?).0)
}

/// The network the name of a table's sheet names.
pub fn network(table: &ParsedTable) -> Option<&'static str> {
    let name = sheet(table)?;
    channel_in_title(name).or_else(|| words(name).into_iter().find_map(short_network))
}

/// A name without the days in it, where it is that of the table's sheet.
pub(super) fn without_period(table: &ParsedTable, title: &str) -> String {
    if sheet(table) != Some(title) {
        return title.to_owned();
    }
    match parted(title) {
        (Some(_), others) => others.join(" "),
        (None, _) => title.to_owned(),
    }
}

/// What the figures of a sheet are beside those of others with the same columns and days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Targets, changes or another time's: "Plan", "Budget 2026", "Abweichung".
    Compared,
    /// What the others come to: "Total", "Overview".
    Sum,
}

/// Whether the name of a sheet says that its figures are targets, or the sums, of those of sheets
/// beside it. What columns of such names are not, sheets are neither.
pub fn beside(tables: &[ParsedTable], at: usize) -> Option<Beside> {
    let table = tables.get(at)?;
    let of_name = role(table)?;
    let is_like_it = |other: &&ParsedTable| {
        other.part != table.part
            && role(other).is_none()
            && other.shape.headers == table.shape.headers
            && share_days(table, other)
    };
    let fewest = if of_name == Beside::Sum { 2 } else { 1 };
    (tables.iter().filter(is_like_it).take(fewest).count() == fewest).then_some(of_name)
}

fn role(table: &ParsedTable) -> Option<Beside> {
    let name = without_period(table, sheet(table)?);
    let word = key(&name);
    if is_compared(&word) || word_list::has(TARGETS, &word) {
        Some(Beside::Compared)
    } else {
        (is_whole_word(&name) || is_overview(&word)).then_some(Beside::Sum)
    }
}

fn is_overview(word: &str) -> bool {
    word_list::has(OVERVIEWS, word)
}

/// The channel a sheet is called by, where several sheets are called by networks: then "Blog" beside
/// them is one, too.
pub fn channel(tables: &[ParsedTable], at: usize) -> Option<String> {
    let bare = |table: &ParsedTable| {
        let name = without_period(table, sheet(table)?);
        network_of(&name).or_else(|| short_network(&name))
    };
    let own = tables.get(at)?;
    let mut others = tables.iter().filter_map(bare);
    let first = others.next()?;
    others.find(|network| *network != first)?;
    if let Some(network) = bare(own) {
        return Some(network.to_owned());
    }
    let name = without_period(own, sheet(own)?);
    let is_word = words(&name).len() == 1
        && role(own).is_none()
        && !is_default_name(&name)
        && !is_actual(&name)
        && measure_in(&name).is_none();
    is_word.then_some(name)
}
