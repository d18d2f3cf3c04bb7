//! Sheets with the same columns that are about a period each, as their names say.

use std::collections::BTreeSet;

use crate::import::meaning::stated_period::StatedPeriod;
use crate::import::source::file::{ParsedFile, ParsedTable};
use crate::import::tables::{parts, sheet_names};

/// The tables without dates that are about a period each, as the names of their sheets say.
pub(super) fn sheets_of_periods(file: &ParsedFile) -> Vec<(usize, StatedPeriod)> {
    let named = |(at, table): (usize, &ParsedTable)| {
        let name = table.part.as_deref().filter(|_| table.dates.is_none())?;
        let (first, last) = sheet_names::period(table)?;
        let source = format!("the name of the sheet “{name}”");
        Some((at, StatedPeriod { first, last, source }))
    };
    let found: Vec<_> = file.tables.iter().enumerate().filter_map(named).collect();
    let of = |at: usize| parts::network(&file.tables[at]);
    let periods: BTreeSet<_> =
        found.iter().map(|(at, period)| (of(*at), period.first, period.last)).collect();
    let headers = |at: usize| &file.tables[at].shape.headers;
    let are_alike = found.windows(2).all(|pair| headers(pair[0].0) == headers(pair[1].0));
    if found.len() > 1 && periods.len() == found.len() && are_alike { found } else { Vec::new() }
}
