//! Standing or change: whether a column of followers says how many there are or how many came, told
//! by a column of changes beside it, or by how its figures move.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::import::cells::clean::normal;
use crate::import::cells::numbers::{DecimalMark, FigureUnit};
use crate::import::cells::word_list;
use crate::import::choices::UnitChoice;
use crate::import::columns::ColumnInfo;
use crate::import::meaning::currency;
use crate::import::preview::SeriesPreview;
use crate::import::preview::column_series;
use crate::import::preview::row_kind;
use crate::import::preview::rows;
use crate::import::problem::{ImportProblem, Severity, problem};
use crate::import::source::file::ParsedTable;
use crate::model::InputKind;

/// Words of columns of changes.
const CHANGES: &str = "net growth difference change gained delta variação saldo diferença \
    crecimiento diferencia zuwachs veränderung wachstum croissance variation évolution";

/// Rows from which on their course says something.
pub(in crate::import) const ENOUGH: usize = 7;

/// How often the difference of a standing is the change beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Held {
    n: usize,
    of: usize,
}

/// Holds each standing of a table against the changes beside it.
pub(in crate::import) fn check(series: &[SeriesPreview]) -> Vec<ImportProblem> {
    let standings = series.iter().filter(|one| one.kind == InputKind::Stock);
    standings.filter_map(|standing| check_one(standing, series)).collect()
}

fn check_one(standing: &SeriesPreview, series: &[SeriesPreview]) -> Option<ImportProblem> {
    // How many accounts one follows is another standing than how many follow.
    if standing.identifier == "following" {
        return None;
    }
    let beside = || {
        series.iter().filter(|one| {
            one.kind == InputKind::Flow
                && one.channel == standing.channel
                && one.cadence == standing.cadence
        })
    };
    let named = |identifier: &str| beside().find(|one| one.identifier == identifier);
    let mut candidates: Vec<(String, Held)> = beside()
        .filter(|one| one.identifier == "net_new_followers" || is_change(&one.column))
        .map(|one| (one.column.clone(), held(standing, &values(one, None))))
        .collect();
    // A net change says more than those who came, with or without those who left.
    if candidates.is_empty()
        && standing.identifier == "followers"
        && let Some(gained) = named("new_followers")
    {
        let lost = named("lost_followers");
        let name = match lost {
            Some(lost) => format!("{} − {}", gained.column, lost.column),
            None => gained.column.clone(),
        };
        candidates.push((name, held(standing, &values(gained, lost))));
    }
    let (name, best) = candidates.into_iter().max_by_key(|(_, held)| held.n)?;
    if best.of == 0 {
        return None;
    }
    let Held { n, of } = best;
    let SeriesPreview { column, channel, cadence, .. } = standing;
    let period = cadence.label().to_lowercase();
    let holds = format!(
        "{column} on {channel} moves by {name} from {period} to {period} in {n} of {of} cases"
    );
    let message = if n * 2 >= of {
        format!("{holds}, so it is a standing")
    } else {
        format!("{holds}; it was read as a standing, and the tool counts the two differently")
    };
    Some(problem(Severity::Note, message).at_column(column))
}

fn is_change(header: &str) -> bool {
    let name = normal(header);
    name.split(|c: char| !c.is_alphanumeric()).any(|word| word_list::has(CHANGES, word))
}

/// Changes by period, what was lost taken off.
fn values(gained: &SeriesPreview, lost: Option<&SeriesPreview>) -> BTreeMap<Date, f64> {
    let mut values: BTreeMap<Date, f64> = gained.readings.iter().collect();
    if let Some(lost) = lost {
        for (start, value) in lost.readings.iter() {
            *values.entry(start).or_default() -= value;
        }
    }
    values
}

fn held(standing: &SeriesPreview, changes: &BTreeMap<Date, f64>) -> Held {
    let calendar = crate::model::Calendar::default();
    let mut held = Held { n: 0, of: 0 };
    let readings = &standing.readings;
    for ((before, from), (day, to)) in readings.iter().zip(readings.iter().skip(1)) {
        let next = calendar.start(calendar.period_of(standing.cadence, before).next());
        let Some(change) = changes.get(&day).filter(|_| next == day) else { continue };
        held.of += 1;
        held.n += usize::from((to - from - change).abs() < 0.5);
    }
    held
}

/// Whether the figures of a column that is called a standing move like changes: from row to row by
/// as much as they are high.
pub(in crate::import) fn moves_like_changes(
    table: &ParsedTable,
    column: usize,
    mark: DecimalMark,
    unit: &UnitChoice,
) -> bool {
    // Rows of several networks or countries jump from one to the other; posts have one each.
    if table.dates.is_none() || (rows::look_like_events(table) && !row_kind::are_posts(table)) {
        return false;
    }
    let read =
        |record: usize| column_series::figure(table.grid().field(record, column), mark, unit);
    let values: Vec<f64> = table.shape.rows.iter().filter_map(read).collect();
    // Money may be owed; nobody is followed by fewer than none.
    if values.iter().any(|value| *value < 0.0) {
        return values.len() >= ENOUGH || !may_be_owed(&table.columns[column]);
    }
    if values.len() < ENOUGH {
        return false;
    }
    let moved: f64 = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum();
    let height: f64 = values.iter().sum();
    moved > height * 0.4
}

fn may_be_owed(info: &ColumnInfo) -> bool {
    const OWED: &str =
        "balance saldo solde tegoed guthaben kontostand bestand inventory stock stocks inventario";
    let name = normal(&info.header);
    matches!(info.unit, Some(FigureUnit::Money(_)))
        || currency::is_money(&info.header)
        || name.split(' ').any(|word| OWED.split(' ').any(|owed| owed == word))
}

/// Whether the figures of a column move so little from row to row as only a standing does, or rows in
/// the order of their figures.
pub(in crate::import) fn stands_still(
    table: &ParsedTable,
    column: usize,
    mark: DecimalMark,
) -> bool {
    const ENOUGH: usize = 10;
    // What hardly ever happens stays the same, too.
    const LOWEST: f64 = 100.0;
    const MOST_ROWS: usize = 20_000;
    let rows = &table.shape.rows;
    if table.dates.is_none() || !(ENOUGH..MOST_ROWS).contains(&rows.len()) {
        return false;
    }
    let read = |record: usize| figure(table, record, column, mark);
    let values: Vec<f64> = rows.iter().filter_map(read).collect();
    let is_near = |pair: &[f64]| (pair[1] - pair[0]).abs() < 0.01 * pair[0].min(pair[1]);
    let n_moves = values.windows(2).filter(|pair| (pair[1] - pair[0]).abs() > 0.0).count();
    values.len() >= ENOUGH
        && values.iter().all(|value| *value >= LOWEST)
        && n_moves * 3 > values.len()
        && values.windows(2).all(is_near)
}

/// The plain figure of a cell.
pub(in crate::import) fn figure(
    table: &ParsedTable,
    record: usize,
    column: usize,
    mark: DecimalMark,
) -> Option<f64> {
    column_series::figure(table.grid().field(record, column), mark, &UnitChoice::Plain)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::Cadence;

    fn series(identifier: &str, kind: InputKind, values: &[f64]) -> SeriesPreview {
        let day = |at: usize| date(2025, 3, 1 + i8::try_from(at).unwrap_or(0));
        SeriesPreview {
            file: 0,
            table: 0,
            column: identifier.to_owned(),
            column_idx: None,
            identifier: identifier.to_owned(),
            label: identifier.to_owned(),
            kind,
            channel: "X".to_owned(),
            cadence: Cadence::Day,
            readings: values.iter().enumerate().map(|(at, value)| (day(at), *value)).collect(),
            missing: 0,
            unit: None,
        }
    }

    fn message(all: &[SeriesPreview]) -> String {
        check(all).into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn a_standing_is_held_against_the_changes_beside_it() {
        let standing = series("followers", InputKind::Stock, &[10.0, 12.0, 15.0, 15.0]);
        let net = series("net_new_followers", InputKind::Flow, &[1.0, 2.0, 3.0, 1.0]);
        assert!(message(&[standing.clone(), net]).contains("in 2 of 3 cases, so it is a standing"));
        let gained = series("new_followers", InputKind::Flow, &[9.0, 4.0, 3.0, 2.0]);
        let lost = series("lost_followers", InputKind::Flow, &[0.0, 2.0, 0.0, 2.0]);
        let found = message(&[standing.clone(), gained, lost]);
        assert!(found.contains("new_followers − lost_followers"), "{found}");
        assert!(found.contains("in 3 of 3 cases"), "{found}");
        assert_eq!(message(&[standing]), "");
    }
}
