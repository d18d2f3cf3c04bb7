//! A line of groups right above the names: "Organic", blank, "Paid", blank, each above the columns of
//! its own.

use std::collections::BTreeSet;

use super::{TableShape, is_comment, is_data};
use crate::import::cells::clean::one_line;
use crate::import::cells::dates;
use crate::import::lines::grid::Grid;
use crate::import::meaning::aliases::key;
use crate::import::meaning::recognise::is_network;

/// The group of each column, spread over those it stands for; empty without such a line.
pub(super) fn above(grid: &Grid, above: &[usize], header: Option<usize>) -> Vec<String> {
    let Some(line) = header.and_then(|header| header.checked_sub(1)) else { return Vec::new() };
    if !above.contains(&line) || is_comment(grid, line) || grid.n_filled(line) < 2 {
        return Vec::new();
    }
    let mut group = String::new();
    // A merged cell ends the line where it begins.
    let width = header.map_or(0, |header| grid.width(header)).max(grid.width(line));
    let spread = (0..width).map(|column| {
        let cell = grid.field(line, column);
        if !cell.trim().is_empty() {
            group = one_line(cell);
        }
        group.clone()
    });
    spread.collect()
}

/// Whether a record names the columns below groups that stand beside the name of the first column
/// ("Date", "Facebook", blank, "Instagram", blank): words below all of them, and below the blanks, too.
pub(super) fn is_below(grid: &Grid, record: usize, groups: usize) -> bool {
    let is_filled = |record: usize, column: usize| !grid.field(record, column).trim().is_empty();
    let width = grid.width(record).max(grid.width(groups));
    let n_groups = (1..width).filter(|column| is_filled(groups, *column)).count();
    // A merged cell may have its name in both lines.
    let is_first = || grid.field(record, 0).trim() == grid.field(groups, 0).trim();
    is_filled(groups, 0)
        && (!is_filled(record, 0) || is_first())
        && is_filled(groups, 1)
        && n_groups > 1
        && (1..width).any(|column| !is_filled(groups, column) && is_filled(record, column))
        && (1..width).all(|column| {
            is_filled(record, column) && !is_data(grid.field(record, column))
                || !is_filled(groups, column) && !is_filled(record, column)
        })
        && grid.record(groups).all(|cell| !is_data(cell))
}

/// Gives the first column the name it has in the line of groups above the names.
pub(super) fn name_first(
    grid: &Grid,
    header: Option<usize>,
    groups: &[String],
    headers: &mut [String],
) {
    if let (Some(header), Some(group), Some(name)) = (header, groups.first(), headers.first_mut())
        && name.is_empty()
        && header.checked_sub(1).is_some_and(|above| is_below(grid, header, above))
    {
        name.clone_from(group);
    }
}

/// Whether a record stands above the same dates as an earlier one under another name: "FACEBOOK, Jan
/// 2026, Feb 2026" and later "INSTAGRAM, Jan 2026, Feb 2026". It names the columns of a table of its own.
pub(super) fn has_dates_of(grid: &Grid, record: usize, earlier: usize) -> bool {
    let (name, other) = (grid.field(record, 0).trim(), grid.field(earlier, 0).trim());
    let rest = |record: usize| grid.record(record).skip(1).map(str::trim);
    !name.is_empty()
        && name != other
        && grid.n_filled_up_to(record, 3) > 2
        && rest(record).eq(rest(earlier))
        && rest(record).filter(|cell| dates::parse(cell).is_some()).count() > 1
}

/// The place each column is about where groups are networks and other places: blank for a column of
/// none, nothing at all where the groups are no places.
///
/// A group goes with every column below it, and not only where names repeat: the reach of Facebook is
/// no reach of all channels, because nothing else has a reach.
pub(super) fn places(grid: &Grid, header: Option<usize>, groups: &[String]) -> Vec<String> {
    let Some(line) = header.and_then(|header| header.checked_sub(1)) else { return Vec::new() };
    // The first cell names the column below it, unless it is a place itself.
    let is_beside = |group: &String| Some(group) == groups.first() && !is_network(group);
    let of_column: Vec<String> = groups
        .iter()
        .map(|group| if is_beside(group) { String::new() } else { group.clone() })
        .collect();
    let filled = || of_column.iter().filter(|group| !group.is_empty());
    let names: BTreeSet<String> = filled().map(|group| key(group)).collect();
    let is_spread = || groups.windows(2).skip(1).any(|pair| pair[0] == pair[1]);
    let are_words =
        || grid.record(line).all(|cell| !is_data(cell) && !cell.trim().ends_with([':', '=']));
    let fits = names.len() > 1 && filled().any(|group| is_network(group));
    if fits && is_spread() && are_words() { of_column } else { Vec::new() }
}

/// Puts the place of each column before its name; a unit stays where it ends the name.
pub(super) fn name_by_place(headers: &mut [String], places: &[String]) {
    for (header, place) in headers.iter_mut().zip(places) {
        if !place.is_empty() && !header.is_empty() {
            *header = format!("{place}: {header}");
        }
    }
}

impl TableShape {
    /// The place a column is about by the line above the names, and its name without it.
    pub(in crate::import) fn place_of(&self, column: usize) -> Option<(&str, &str)> {
        let place = self.places.get(column).filter(|place| !place.is_empty())?;
        let header = self.headers.get(column)?;
        let name = header.strip_prefix(place.as_str()).and_then(|rest| rest.strip_prefix(": "));
        Some((place, name.unwrap_or(header)))
    }

    /// Whether the line above the names says that the table is about several places.
    pub(in crate::import) fn has_places(&self) -> bool {
        !self.places.is_empty()
    }
}
