//! Tables that run across: dates side by side as column names, a row for each measure.

use std::collections::{BTreeMap, BTreeSet};

use super::long::{self, windows, with_unit};
use super::{TableShape, TableSplit, find, is_data, is_total_word};
use crate::import::cells::clean::one_line;
use crate::import::cells::dates::{self, BarePeriod, DateToken};
use crate::import::cells::months::month_number;
use crate::import::cells::numbers::{self, Cell, DecimalMark};
use crate::import::cells::word_list;
use crate::import::columns::{names_channels, time_axis};
use crate::import::lines::grid::Grid;
use crate::import::lines::record_list::RecordList;
use crate::import::meaning::aliases::{is_compared, key, meaning_of};
use crate::import::meaning::recognise::{channel_in_title, is_network};
use crate::model::Cadence;

/// Rows beyond which a table with dates across is a list of something and no set of measures.
const MOST_ROWS: usize = 300;
/// A year in which bare periods are put in order.
const SOME_YEAR: i16 = 2023;
/// Dates side by side that make a table run across, whatever stands beside them.
const FEWEST: usize = 3;

/// A table that runs across, so that each date is a row.
pub struct TurnedTable {
    pub grid: Grid,
    pub shape: TableShape,
    /// Names of columns that are no period and are not read: changes, targets, remarks.
    pub left: Vec<String>,
}

/// The same table turned; `None` unless its dates stand side by side.
pub fn turned(grid: &Grid, table: &TableShape) -> Option<TurnedTable> {
    let across = Across::of(grid, table)?;
    let (turned, places) = across.turn(grid, table);
    let mut shape = find(&turned, 0, TableSplit::One).into_iter().next()?;
    if places.len() == shape.headers.len() && places.iter().any(|place| is_network(place)) {
        shape.places = places;
    }
    let beside = || table.headers[..across.first].iter();
    // "Followers" in the corner above names of networks says what was counted, "Facebook" where.
    let corner = beside().find(|name| meaning_of(name).is_known || is_network(name));
    let is_told = |title: &String| channel_in_title(title).is_some();
    let network =
        corner.filter(|name| is_network(name) && !table.title.as_ref().is_some_and(is_told));
    shape.title = network.or(table.title.as_ref()).or(corner).cloned();
    shape.preamble.clone_from(&table.preamble);
    shape.facts.clone_from(&table.facts);
    let left = across.left.iter().map(|column| table.headers[*column].clone()).collect();
    Some(TurnedTable { grid: turned, shape, left })
}

/// "2024" below a date is a figure.
fn is_figure(cell: &str) -> bool {
    let is_day = !matches!(dates::parse(cell), None | Some(DateToken::Year(_)));
    !is_day
        && [DecimalMark::Point, DecimalMark::Comma]
            .iter()
            .any(|mark| numbers::read(cell, *mark) != Cell::Text)
}

/// "2026-05" of `current_may26`: a month that other words of a name stand before.
fn month_in(name: &str) -> Option<String> {
    const BEFORE: &str = "current prev previous last this prior";
    let name = key(name);
    let (before, month) = name.rsplit_once(' ').unwrap_or(("", &name));
    let letters = month.trim_end_matches(|c: char| c.is_ascii_digit());
    let year: i16 = month[letters.len()..].parse().ok()?;
    let year = if (10..100).contains(&year) { year + 2_000 } else { year };
    let is_before = |word: &str| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
        BEFORE.split(' ').any(|known| known == word)
    };
    let fits = (2_000..2_100).contains(&year) && before.split_whitespace().all(is_before);
    let number = month_number(letters).filter(|_| fits)?;
    Some(format!("{year}-{number:02}"))
}

/// Whether names of columns are weeks, months or quarters without a year, that follow each other:
/// "KW 12", "KW 13", "KW 14". Fewer may be names of something else, and "Q1" to "Q5" are questions.
fn names_bare_periods(grid: &Grid, header: usize, width: usize) -> bool {
    let periods: Vec<_> = (1..width)
        .filter_map(|column| time_axis::bare_period(grid.field(header, column)))
        .collect();
    let n_of =
        |period: &BarePeriod| period.start(SOME_YEAR).map(|start| i32::from(start.day_of_year()));
    let follow = |pair: &[BarePeriod]| {
        let step = n_of(&pair[0]).zip(n_of(&pair[1])).map_or(0, |(from, to)| to - from);
        // December is followed by January.
        pair[0].cadence() == pair[1].cadence() && !(-250..=0).contains(&step)
    };
    // "Week 1" to "Week 4" are those of a month or a campaign.
    let is_relative = || {
        let first = (1..width).map(|column| grid.field(header, column)).find(|cell| {
            time_axis::bare_period(cell).is_some_and(|period| period.cadence() == Cadence::Week)
        });
        first.is_some_and(|cell| {
            let name = key(cell);
            !name.starts_with("kw")
                && name.trim_start_matches(char::is_alphabetic).trim().trim_start_matches('0')
                    == "1"
        })
    };
    let is_question = || {
        periods.first().is_some_and(|period| period.cadence() == Cadence::Quarter)
            && !long::is_of_measures(grid.field(header, 0))
    };
    periods.len() >= FEWEST && periods.windows(2).all(follow) && !is_question() && !is_relative()
}

/// The columns of a table that runs across.
struct Across {
    /// The first column with a date.
    first: usize,
    /// The columns that become rows: dates, and totals to check them by.
    periods: Vec<usize>,
    left: Vec<usize>,
}

impl Across {
    fn of(grid: &Grid, table: &TableShape) -> Option<Self> {
        let header = table.header_record?;
        let width = table.headers.len();
        // Rows of dates are cohorts, whose weeks are counted from each of them.
        let is_dated = |record: usize| dates::parse(grid.field(record, 0)).is_some();
        let are_bare = !table.rows.iter().any(is_dated) && names_bare_periods(grid, header, width);
        let is_date = |column: &usize| {
            let cell = grid.field(header, *column);
            dates::parse(cell).is_some()
                || month_in(cell).is_some()
                || (are_bare && time_axis::bare_period(cell).is_some())
        };
        let first = (0..width).find(is_date)?;
        let n_dated = (first..width).filter(is_date).count();
        let n_rows = table.rows.len() + table.totals.len();
        if first == 0 || n_dated < 2 || !(1..=MOST_ROWS).contains(&n_rows) {
            return None;
        }
        let is_total = |column: &usize| is_total_word(&table.headers[*column]);
        let is_beside = |column: usize| {
            let name = key(&table.headers[column]);
            let mut words = name.split(|c: char| !c.is_alphanumeric());
            is_total(&column)
                || is_compared(&name)
                || table.headers[column].contains(['%', 'Δ', '∆', 'Ø', '±'])
                || name.ends_with(" total")
                || words.any(|word| word_list::has(SUMMARIES, word))
                || !holds_figures(grid, table, column)
        };
        let mut others = (first..width).filter(|column| !is_date(column));
        let are_most = n_dated >= FEWEST && n_dated * 10 >= (width - first) * 7;
        let n_filled =
            (first..width).filter(|c| is_date(c) && holds_figures(grid, table, *c)).count();
        let is_across = are_most || (others.all(is_beside) && n_filled * 2 > n_dated);
        is_across.then(|| {
            let (periods, left) =
                (first..width).partition(|column| is_date(column) || is_total(column));
            Self { first, periods, left }
        })
    }

    /// The table turned, and the channel of each of its columns, blank where no column or line of
    /// names tells it.
    fn turn(&self, grid: &Grid, table: &TableShape) -> (Grid, Vec<String>) {
        let mut records: Vec<usize> = table.rows.iter().collect();
        records.extend(&table.totals);
        records.sort_unstable();
        let names = self.names(grid, table, &records);
        let mut turned = Grid::default();
        turned.push("Date");
        for Named { name, .. } in names.iter().flatten() {
            turned.push(name);
        }
        let of_row = |named: &Named| named.place.clone();
        let places = std::iter::once(String::new()).chain(names.iter().flatten().map(of_row));
        let places: Vec<String> = places.collect();
        turned.end_record();
        let header = table.header_record.unwrap_or_default();
        for column in &self.periods {
            let name = grid.field(header, *column);
            turned.push(month_in(name).as_deref().unwrap_or(name));
            for (record, _) in records.iter().zip(&names).filter(|(_, name)| name.is_some()) {
                turned.push(grid.field(*record, *column));
            }
            turned.end_record();
        }
        (turned, places)
    }

    /// What each row is called by the words before its figures; `None` where the same is also
    /// there for a shorter window.
    fn names(&self, grid: &Grid, table: &TableShape, records: &[usize]) -> Vec<Option<Named>> {
        let cells = |column: usize| records.iter().map(move |row| grid.field(*row, column));
        let is_window =
            |column: &usize| windows::are_windows(&table.headers[*column], cells(*column));
        let window = (0..self.first).find(is_window);
        let unit = (0..self.first).find(|column| long::is_unit(&table.headers[*column]));
        let is_place = |column: &usize| {
            names_channels(&table.headers[*column]) && cells(*column).any(is_network)
        };
        let place = (0..self.first).find(is_place).filter(|_| self.first > 1);
        // Targets and row numbers before the dates are no part of the name.
        let is_named = |column: &usize| {
            ![window, unit, place].contains(&Some(*column))
                && (*column == 0 || !holds_figures(grid, table, *column))
        };
        let of_names: Vec<usize> = (0..self.first).filter(is_named).collect();
        let name = |record: usize| {
            let words = of_names.iter().map(|column| one_line(grid.field(record, *column)));
            words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ")
        };
        let days = |record: usize| {
            window.map_or(1, |window| windows::days(grid.field(record, window)).unwrap_or(u32::MAX))
        };
        let mut shortest: BTreeMap<String, u32> = BTreeMap::new();
        for record in records {
            let of_name = shortest.entry(name(*record)).or_insert(u32::MAX);
            *of_name = days(*record).min(*of_name);
        }
        let are_days = self.are_days(grid, table);
        let groups = groups(grid, records);
        let named = |record: &usize| {
            if groups.as_ref().is_some_and(|groups| groups.contains_key(record)) {
                return None;
            }
            let group = groups.as_ref().and_then(|groups| groups.range(..record).next_back());
            let (name, days) = (name(*record), days(*record));
            let unit = unit.map_or("", |unit| grid.field(*record, unit).trim());
            let is_rolling = are_days && days > 1 && days != windows::LIFETIME;
            let whole = if is_rolling { windows::named(&name, days) } else { name.clone() };
            let whole = with_unit(&whole, unit);
            let is_shortest = shortest.get(&name) == Some(&days);
            let in_group = |(_, group): (&usize, &String)| format!("{whole} ({group})");
            let whole = group.map(in_group).unwrap_or(whole);
            let place =
                place.map_or_else(String::new, |column| one_line(grid.field(*record, column)));
            let name = if place.is_empty() { whole } else { format!("{place}: {whole}") };
            is_shortest.then_some(Named { place, name })
        };
        records.iter().map(named).collect()
    }

    /// Whether the periods are days that follow each other.
    fn are_days(&self, grid: &Grid, table: &TableShape) -> bool {
        let header = table.header_record.unwrap_or_default();
        let days: BTreeSet<_> = self
            .periods
            .iter()
            .filter_map(|column| match dates::parse(grid.field(header, *column))? {
                DateToken::Day(day) => Some(day),
                _ => None,
            })
            .collect();
        let next = days.iter().skip(1);
        days.iter().zip(next).any(|(day, next)| (*next - *day).get_days() == 1)
    }
}

/// Rows with nothing but a name, each above the measures of what it names ("Facebook", and below it
/// "Reach", "Likes"); `None` where the measures below several of them are not the same.
fn groups(grid: &Grid, records: &[usize]) -> Option<BTreeMap<usize, String>> {
    let is_head =
        |record: usize| grid.n_filled(record) == 1 && !grid.field(record, 0).trim().is_empty();
    let mut heads = BTreeMap::new();
    let mut below: Vec<BTreeSet<String>> = Vec::new();
    for record in records {
        let name = one_line(grid.field(*record, 0));
        if is_head(*record) {
            heads.insert(*record, name);
            below.push(BTreeSet::new());
        } else {
            below.last_mut()?.insert(key(&name));
        }
    }
    let (first, others) = below.split_first()?;
    let are_alike = others.iter().any(|names| !names.is_disjoint(first));
    (are_alike && below.iter().all(|names| !names.is_empty())).then_some(heads)
}

/// Words of columns that say something about all dates beside them.
const SUMMARIES: &str = "change changes yoy mom qoq wow ytd mtd delta difference diff growth trend target targets \
    goal goals plan planned budget avg average mean median min max minimum maximum vs previous last sum \
    full fy note notes comment comments remark remarks sparkline status owner unit \
    veranderung abweichung ziel soll durchschnitt schnitt mittelwert summe bemerkung bemerkungen \
    variacion variacao diferencia diferenca objetivo meta promedio media objectif moyenne ecart \
    variation obiettivo variazione doel gemiddelde verschil";

/// What a row is called, and the channel it is about where a column says it.
struct Named {
    place: String,
    name: String,
}

/// Whether most of the filled cells of a column are figures.
fn holds_figures(grid: &Grid, table: &TableShape, column: usize) -> bool {
    let cells = table.rows.iter().map(|record| grid.field(record, column).trim());
    let filled = cells.filter(|cell| !cell.is_empty());
    let (n, n_figures) =
        filled.fold((0, 0), |(n, figures), cell| (n + 1, figures + usize::from(is_figure(cell))));
    n > 0 && n_figures * 2 > n
}

/// Whether a record names its columns by dates: these stand side by side behind a name, and the
/// record below has none in their places.
pub(super) fn names_dates(grid: &Grid, block: &RecordList, at: usize, n_dates: usize) -> bool {
    let record = block.at(at);
    let is_date = |record: usize, column: usize| dates::parse(grid.field(record, column)).is_some();
    if n_dates < 2 || is_date(record, 0) {
        return false;
    }
    let dated = || (0..grid.width(record)).filter(|column| is_date(record, *column));
    let is_bare = |below: usize| !dated().any(|column| is_date(below, column));
    let are_most = n_dates >= 3 && n_dates * 2 > grid.n_filled(record);
    let has_words_below = block.get(at + 1).is_some_and(|below| {
        is_bare(below) && !grid.field(below, 0).trim().is_empty() && !is_data(grid.field(below, 0))
    });
    are_most || has_words_below
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::even::Runs;
    use crate::import::lines::records;
    use crate::import::progress::NoProgress;

    fn check(text: &str, expected: &[&[&str]], left: &[&str]) {
        let (grid, _) = records::read(text, b';', Runs::ANY, &NoProgress);
        let table = find(&grid, 0, TableSplit::Found).remove(0);
        let found = turned(&grid, &table);
        let rows: Vec<Vec<&str>> = found.as_ref().map_or_else(Vec::new, |found| {
            (0..found.grid.n_records()).map(|row| found.grid.record(row).collect()).collect()
        });
        assert_eq!(rows, expected, "{text}");
        assert_eq!(found.map(|found| found.left).unwrap_or_default(), left, "{text}");
    }

    #[test]
    fn columns_that_are_no_period_are_left_out_before_figures_are_judged() {
        check(
            "KPI;Jan 25;Feb 25;Mar 25;Total;Target\nReach;1;2;3;6;7\nRate;2%;3%;4%;3%;5%\n",
            &[
                &["Date", "Reach", "Rate"],
                &["Jan 25", "1", "2%"],
                &["Feb 25", "2", "3%"],
                &["Mar 25", "3", "4%"],
                &["Total", "6", "3%"],
            ],
            &["Target"],
        );
        check(
            "Metric;Jan 2025;Feb 2025;Q1 2025;YoY %;Notes\nReach;1;2;3;12%;fine\n",
            &[&["Date", "Reach"], &["Jan 2025", "1"], &["Feb 2025", "2"], &["Q1 2025", "3"]],
            &["YoY %", "Notes"],
        );
        check(
            "Metric;Last month;Target;2025-01;2025-02\nReach;9;7;1;2\n",
            &[&["Date", "Reach"], &["2025-01", "1"], &["2025-02", "2"]],
            &[],
        );
    }

    #[test]
    fn several_columns_before_the_dates_name_a_row_together() {
        check(
            "Metric;Dimension;Period;Unit;2025-03-01;2025-03-02\nReach;Facebook;day;;1;2\nReach;Facebook;week;;7;8\nSpend;Facebook;day;EUR;5;6\n",
            &[
                &["Date", "Reach, Facebook", "Spend, Facebook (EUR)"],
                &["2025-03-01", "1", "5"],
                &["2025-03-02", "2", "6"],
            ],
            &[],
        );
    }

    #[test]
    fn two_dates_of_a_row_are_no_header() {
        check("Campaign;Start;End;Cost\nOne;2025-03-01;2025-03-02;5\n", &[], &[]);
        check("One;2025-03-01;2025-03-31;5\nTwo;2025-03-01;2025-03-31;6\n", &[], &[]);
        check("Name;2025-03-01;2025-03-31;Cost\nOne;2025-02-01;2025-02-02;6\n", &[], &[]);
    }
}
