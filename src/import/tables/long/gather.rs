//! The rows of a long table put side by side: one row for each day, channel and the like, with a
//! field for each measure.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::Parts;
use super::{Long, cells, windows};
use crate::import::cells::clean::one_line;
use crate::import::cells::dates::{self, DateToken};
use crate::import::cells::numbers;
use crate::import::lines::grid::Grid;
use crate::import::tables::TableShape;

/// Units of one measure that are told apart; the column of units is something else where it has more.
const MOST_UNITS: usize = 20;

/// A long table taken apart.
#[derive(Default)]
struct Gathered {
    /// Their names, with the unit where it changes what the figures say.
    measures: Vec<String>,
    /// A record that tells what the row is about, and the records with its figures by measure.
    rows: Vec<(usize, Vec<Option<usize>>)>,
    /// Rows of measures that have a shorter window too.
    n_longer: usize,
    /// Rows about parts of another one.
    n_parts: usize,
}

/// The records with a column for each measure, and how many rows were left out for what reason.
pub(super) struct Spread {
    pub grid: Grid,
    pub n_longer: usize,
    pub n_parts: usize,
}

impl Long {
    /// The table spread.
    pub(super) fn spread(&self, grid: &Grid, table: &TableShape) -> Spread {
        let parts = Parts::of(self, grid, table);
        let keys = || self.keys.iter().filter(|column| !parts.columns.contains(column));
        let Gathered { measures, rows, n_longer, n_parts } = self.gather(grid, table, &parts);
        let mut spread = Grid::default();
        for column in keys() {
            spread.push(&table.headers[*column]);
        }
        for name in &measures {
            for value in &self.values {
                spread.push(&self.header(table, name, *value));
            }
        }
        spread.end_record();
        for (record, figures) in &rows {
            for column in keys() {
                spread.push(grid.field(*record, *column));
            }
            for at in 0..measures.len() {
                let of_measure = figures.get(at).copied().flatten();
                for value in &self.values {
                    spread.push(of_measure.map_or("", |record| grid.field(record, *value)));
                }
            }
            spread.end_record();
        }
        Spread { grid: spread, n_longer, n_parts }
    }

    /// "Reach", or "Reach (Instagram)" where several columns hold figures.
    fn header(&self, table: &TableShape, measure: &str, value: usize) -> String {
        match self.values.as_slice() {
            [_] => measure.to_owned(),
            _ => format!("{measure} ({})", table.headers[value]),
        }
    }

    /// The measures in the order of the file, and for each of the rows to be where its figures are.
    fn gather(&self, grid: &Grid, table: &TableShape, parts: &Parts<'_>) -> Gathered {
        let mut found = Gathered::default();
        let windows = Windows::of(self, grid, table);
        let units = Units::of(self, grid, table);
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
        // The rows of each key; how many of them have a figure of each measure.
        let mut of_keys: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        for record in &table.rows {
            let word = grid.field(record, self.measure).trim();
            let Some(part) = parts.name(grid, record, word) else {
                found.n_parts += 1;
                continue;
            };
            let window = self.window.map_or("", |window| grid.field(record, window));
            let Some(name) = windows.name(word, &part, window) else {
                found.n_longer += 1;
                continue;
            };
            let unit = self.unit.map_or("", |unit| grid.field(record, unit).trim());
            let name = units.name(word, &name, unit);
            let at = *places.entry(name.clone()).or_insert_with(|| {
                found.measures.push(name);
                found.measures.len() - 1
            });
            let keys = self.keys.iter().filter(|column| !parts.columns.contains(column));
            let cells: Vec<&str> = keys.map(|column| grid.field(record, *column).trim()).collect();
            let key = *by_key.entry(cells.join("\u{1f}")).or_insert_with(|| {
                of_keys.push(<(Vec<usize>, Vec<usize>)>::default());
                of_keys.len() - 1
            });
            let (of_key, n_figures) = &mut of_keys[key];
            n_figures.resize(n_figures.len().max(at + 1), 0);
            if n_figures[at] == of_key.len() {
                of_key.push(found.rows.len());
                found.rows.push((record, Vec::new()));
            }
            let figures = &mut found.rows[of_key[n_figures[at]]].1;
            n_figures[at] += 1;
            figures.resize(figures.len().max(at + 1), None);
            figures[at] = Some(record);
        }
        found
    }
}

/// Over how many days the figures of each measure were counted.
struct Windows<'a> {
    /// The shortest window of each measure.
    shortest: BTreeMap<&'a str, u32>,
    /// Days from one row to the next, where windows are longer than that.
    step: u32,
}

impl<'a> Windows<'a> {
    fn of(long: &Long, grid: &'a Grid, table: &'a TableShape) -> Self {
        let mut shortest = BTreeMap::new();
        let Some(column) = long.window else { return Self { shortest, step: u32::MAX } };
        for record in &table.rows {
            let days = windows::days(grid.field(record, column)).unwrap_or(windows::LIFETIME);
            let of_measure =
                shortest.entry(grid.field(record, long.measure).trim()).or_insert(days);
            *of_measure = days.min(*of_measure);
        }
        let step = long.keys.iter().filter_map(|key| step(grid, table, *key)).min();
        Self { shortest, step: step.unwrap_or(u32::MAX) }
    }

    /// The name of a row's measure, as it is `called`; `None` where the measure has a shorter window than this row.
    fn name(&self, measure: &str, called: &str, window: &str) -> Option<String> {
        let name = one_line(called);
        let Some(shortest) = self.shortest.get(measure.trim()).copied() else { return Some(name) };
        if windows::days(window).unwrap_or(windows::LIFETIME) > shortest {
            return None;
        }
        // A standing since the beginning is one on any day.
        let is_rolling = shortest > self.step && shortest != windows::LIFETIME;
        Some(if is_rolling { windows::named(&name, shortest) } else { name })
    }
}

/// What each measure is counted in: figures in two units are two measures.
struct Units<'a>(BTreeMap<&'a str, Vec<&'a str>>);

impl<'a> Units<'a> {
    fn of(long: &Long, grid: &'a Grid, table: &TableShape) -> Self {
        let mut units: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let Some(column) = long.unit else { return Self(units) };
        for record in &table.rows {
            let unit = grid.field(record, column).trim();
            let of_measure = units.entry(grid.field(record, long.measure).trim()).or_default();
            match of_measure.iter().position(|known| known.eq_ignore_ascii_case(unit)) {
                // "Eur" is another way to write "EUR".
                Some(at) if numbers::is_currency(unit) => of_measure[at] = unit,
                None if !unit.is_empty() && of_measure.len() < MOST_UNITS => of_measure.push(unit),
                _ => {}
            }
        }
        Self(units)
    }

    /// The name of a row's measure with the unit of the row, or that of its other rows where this
    /// one says none.
    fn name(&self, measure: &str, name: &str, unit: &str) -> String {
        let units = self.0.get(measure.trim()).map_or(&[][..], Vec::as_slice);
        let is_own = |known: &&&str| known.eq_ignore_ascii_case(unit);
        let unit = match units {
            // A count may stand beside its share; an amount is one of the same money.
            [only] if unit.is_empty() && numbers::is_currency(only) => only,
            _ => units.iter().find(is_own).copied().unwrap_or(unit),
        };
        let named = with_unit(name, unit);
        // "minutes" and "hours" are told apart only where one measure has both.
        let is_alone = units.iter().all(|other| *other == unit || with_unit(name, other) != name);
        if unit.is_empty() || is_alone || named != name {
            named
        } else {
            format!("{name} ({unit})")
        }
    }
}

/// The fewest days from one date of a column to the next.
fn step(grid: &Grid, table: &TableShape, column: usize) -> Option<u32> {
    let days: BTreeSet<_> = cells(grid, table, column)
        .take(super::SAMPLE)
        .filter_map(|cell| match dates::parse(cell)? {
            DateToken::Day(day) => Some(day),
            _ => None,
        })
        .collect();
    let next = days.iter().skip(1);
    let steps = days.iter().zip(next).map(|(day, next)| (*next - *day).get_days());
    steps.filter_map(|days| u32::try_from(days).ok()).min()
}

/// "Reach (%)", "Spend (EUR)": only units that change what a figure says are kept.
pub(in crate::import::tables) fn with_unit(name: &str, unit: &str) -> String {
    let is_percent = matches!(unit.to_lowercase().as_str(), "%" | "percent" | "percentage" | "pct");
    match (is_percent, name.contains('%')) {
        (true, false) => format!("{name} (%)"),
        _ if numbers::is_currency(unit) => format!("{name} ({unit})"),
        _ => name.to_owned(),
    }
}
