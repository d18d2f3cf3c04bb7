//! Rates that were read as thousands, and counts with three decimals: both are likely the other.

use crate::import::cells::clean::visible;
use crate::import::cells::numbers::{self, Cell, DecimalMark, FigureUnit};
use crate::import::cells::thousands;
use crate::import::lines::grid::Quick;
use crate::import::meaning::aliases::{is_share_name, key};
use crate::import::meaning::currency;
use crate::import::source::file::ParsedTable;
use crate::model::InputKind;

/// Words of figures that hardly ever reach a thousand, beside shares and percentages.
const SMALL: &str = "position rating stars score nps csat frequency rank";
/// What a rate hardly ever reaches.
const THOUSAND: f64 = 1_000.0;

/// Whether a column is a rate of which nothing tells the decimal mark, and every figure would be a
/// thousand and more: then the signs are likelier decimals.
pub(in crate::import) fn are_of_thousands(
    table: &ParsedTable,
    column: usize,
    kind: InputKind,
) -> bool {
    let info = &table.columns[column];
    let name = key(&info.header);
    let is_small = || {
        info.unit == Some(FigureUnit::Percent)
            || is_share_name(&info.header)
            || name.split(' ').any(|word| SMALL.split(' ').any(|small| small == word))
    };
    if !info.is_mark_uncertain || kind != InputKind::GivenRate || !is_small() {
        return false;
    }
    let mut n = 0;
    let cells = table.shape.rows.iter().map(|row| table.grid().field(row, column));
    let are_all = cells.map(|cell| numbers::read(cell, info.mark)).all(|cell| match cell {
        Cell::Figure { value, .. } => {
            n += 1;
            value >= THOUSAND
        }
        _ => true,
    });
    n > 0 && are_all
}

/// A cell of a column that counts something and has three decimals wherever it has any: the sign
/// may part thousands.
pub(in crate::import) fn count_with_decimals(
    table: &ParsedTable,
    column: usize,
    mark: DecimalMark,
) -> Option<String> {
    let header = &table.columns[column].header;
    let is_count = thousands::is_count(header) || currency::is_count(header);
    if !is_count || currency::is_money(header) {
        return None;
    }
    let sign = if mark == DecimalMark::Point { '.' } else { ',' };
    let mut found = None;
    let rows = &table.shape.rows;
    // A run of plain numbers without a point is not looked at.
    let known = table.grid().quick(rows, column).filter(Quick::has_no_point);
    let known = known.map_or(0..0, |quick| quick.rows);
    let behind = rows.rest_from(known.end);
    for record in rows.iter().take(known.start).chain(&behind) {
        let cell = visible(table.grid().field(record, column));
        let Some((whole, decimals)) = cell.rsplit_once(sign) else { continue };
        let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !are_digits(decimals) || whole.is_empty() || !are_digits(whole) {
            continue;
        }
        if decimals.len() != 3 || whole.len() > 3 || whole == "0" {
            return None;
        }
        found = found.or_else(|| Some(cell.clone().into_owned()));
    }
    found
}
