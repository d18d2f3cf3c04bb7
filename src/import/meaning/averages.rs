//! Averages and shares told by their figures, where the name says nothing: percentages, decimals among
//! whole counts, durations too short to be those of all who are counted beside them.

use crate::import::cells::numbers::FigureUnit;
use crate::import::cells::word_list;
use crate::import::columns::ColumnContent;
use crate::import::meaning::aliases::{names_period, split_key};
use crate::import::meaning::currency;
use crate::import::meaning::standing::figure;
use crate::import::preview::rows;
use crate::import::preview::totals;
use crate::import::source::file::ParsedTable;

/// Rows looked at.
const SAMPLE: usize = 300;
/// What people do for a while: a visit, a view.
const VISITS: &str =
    "sessions users unique_visitors visits page_views views video_views engaged_sessions new_users";
/// Words of what lasts, weighs, costs or is shared out, which adds up although it is broken.
const LASTING_OR_WEIGHING: &str = "hours hour hrs minutes min seconds days km miles kg gb mb kwh litres liters tons \
    tonnes stunden horas heures ore uren minuten minutos amount sum total volume revenue sales cost spend quantity \
    value fee tax conv conversions conversiones conversoes konversionen hectares meters distance mio million millions mrd billion tsd thousand thousands k m bn";

/// Why the figures of a column with an unknown name are hardly to be added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Why {
    /// Broken figures between 40 and 100.
    Share,
    /// Small broken figures beside whole counts.
    Decimals,
    /// Seconds for each of the visits beside them, and less than that.
    Short,
    /// The file's own total is less than one of its rows.
    Total,
}

/// Whether the figures of a column are averages or shares.
pub(in crate::import) fn told(table: &ParsedTable, column: usize) -> Option<Why> {
    let info = &table.columns[column];
    if is_no_sum(table, column) {
        return Some(Why::Total);
    }
    let name = split_key(&info.header);
    if let Some(unit) = info.unit.as_ref() {
        let is_whole = name.split(' ').any(|word| matches!(word, "total" | "gesamt" | "sum"));
        return (!is_whole && are_short(table, column, unit)).then_some(Why::Short);
    }
    let is_amount = currency::is_money(&info.header)
        || name.split(' ').any(|word| word_list::has(LASTING_OR_WEIGHING, word));
    if is_amount {
        None
    } else if looks_like_share(table, column) {
        Some(Why::Share)
    } else {
        are_small(table, column, &name).then_some(Why::Decimals)
    }
}

/// Whether the largest total that the file states of a column is less than one of its rows: no sum of
/// what was counted is.
fn is_no_sum(table: &ParsedTable, column: usize) -> bool {
    const MOST_ROWS: usize = 20_000;
    const FEWEST: usize = 3;
    if table.shape.rows.len() > MOST_ROWS {
        return false;
    }
    let totals = table.facts.totals.get_or_init(|| {
        let (totals, rows) = totals::find(table);
        (totals.iter().map(|total| (total.column, total.value)).collect(), rows)
    });
    let (stated, nameless) = totals;
    let of_column = stated.iter().filter(|(of, _)| *of == column).map(|(_, value)| *value);
    let Some(total) = of_column.reduce(f64::max) else { return false };
    let mark = table.columns[column].mark;
    let rows = table.shape.rows.iter().enumerate();
    let rows = rows.filter(|(row, _)| nameless.binary_search(row).is_err());
    let of: Vec<f64> = rows.filter_map(|(_, record)| figure(table, record, column, mark)).collect();
    let high = of.iter().copied().fold(0.0, f64::max);
    // A total below all rows is one in another unit, such as thousands.
    let low = of.iter().copied().fold(f64::INFINITY, f64::min);
    of.len() >= FEWEST && low >= 0.0 && total > 0.0 && (low..high * 0.99).contains(&total)
}

/// Durations below half an hour that come to less than some seconds for each of the visits beside them:
/// those of a day last longer than that together.
fn are_short(table: &ParsedTable, column: usize, unit: &FigureUnit) -> bool {
    const LONGEST: f64 = 1_800.0;
    const SHORTEST: f64 = 5.0;
    const FEWEST: usize = 3;
    // Minutes of work or of a campaign may be few beside many visits.
    if *unit != FigureUnit::Seconds {
        return false;
    }
    let of = values(table, column);
    if of.len() < FEWEST || rows::look_like_events(table) || of.iter().any(|one| *one > LONGEST) {
        return false;
    }
    let lasted: f64 = of.iter().sum();
    let is_longer = |counted: Vec<f64>| lasted < SHORTEST * counted.iter().sum::<f64>();
    let is_of_visits = |at: &usize| {
        let input = table.meaning(*at).identifier;
        word_list::has(VISITS, &input)
    };
    let visits = (0..table.columns.len()).filter(is_of_visits);
    lasted > 0.0 && visits.filter_map(|at| counts(table, at)).any(is_longer)
}

/// Broken figures below ten beside counts of tens and more, below a name with a period: posts by day.
fn are_small(table: &ParsedTable, column: usize, name: &str) -> bool {
    const FEWEST: usize = 5;
    const MOST: f64 = 10.0;
    let of = values(table, column);
    let n_broken = of.iter().filter(|value| value.fract() != 0.0).count();
    // Amounts, kilometres and working days are small and broken, too, and add up.
    let is_by_period = names_period(name) && n_broken > 0;
    let are_below = of.iter().all(|value| (0.0..MOST).contains(value));
    if of.len() < FEWEST || !is_by_period || !are_below || rows::look_like_events(table) {
        return false;
    }
    let is_far_above =
        |counted: Vec<f64>| counted.iter().sum::<f64>() > MOST * of.iter().sum::<f64>();
    (0..table.columns.len()).filter_map(|at| counts(table, at)).any(is_far_above)
}

/// Whether a column beside whole counts holds broken figures between 40 and 100 that stay near each
/// other: percentages, points, scores, which nobody adds up.
fn looks_like_share(table: &ParsedTable, column: usize) -> bool {
    const FEWEST: usize = 8;
    const LOWEST: f64 = 40.0;
    const MOST: f64 = 100.0;
    let of = values(table, column);
    let n_broken = of.iter().filter(|value| value.fract() != 0.0).count();
    let stays = of.iter().all(|value| (LOWEST..=MOST).contains(value));
    if of.len() < FEWEST || n_broken * 10 < of.len() * 7 || !stays {
        return false;
    }
    (0..table.columns.len()).any(|at| at != column && counts(table, at).is_some())
}

/// The figures of a column that only holds whole counts.
fn counts(table: &ParsedTable, column: usize) -> Option<Vec<f64>> {
    let info = &table.columns[column];
    if info.content != ColumnContent::Figures || info.unit.is_some() {
        return None;
    }
    let values = values(table, column);
    values.iter().all(|value| value.fract() == 0.0).then_some(values)
}

fn values(table: &ParsedTable, column: usize) -> Vec<f64> {
    let mark = table.columns[column].mark;
    let rows = table.shape.rows.iter().take(SAMPLE);
    rows.filter_map(|row| figure(table, row, column, mark)).collect()
}
