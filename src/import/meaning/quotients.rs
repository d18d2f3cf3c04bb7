//! Columns that are the quotient of two others: a rate, whatever it is called (`OpenPerc` beside opens
//! and recipients).

use crate::import::columns::ColumnContent;
use crate::import::meaning::aliases::guess;
use crate::import::meaning::standing::figure;
use crate::import::source::file::ParsedTable;
use crate::model::InputKind;

/// Rows looked at.
const SAMPLE: usize = 60;
/// Rows that must fit, and different figures among them, so that it is no accident.
const FEWEST: usize = 5;
const DIFFERENT: usize = 3;
/// Columns of a table beyond which pairs are not tried.
const MOST_COLUMNS: usize = 40;

/// Whether the broken figures of a column are those of one column divided by another, or a hundred
/// times that.
pub(in crate::import) fn is_one(table: &ParsedTable, column: usize) -> bool {
    let is_of_figures = |at: &usize| table.columns[*at].content == ColumnContent::Figures;
    let n_figures = (0..table.columns.len()).filter(is_of_figures).count();
    if !(3..=MOST_COLUMNS).contains(&n_figures) {
        return false;
    }
    let records: Vec<usize> = table.shape.rows.iter().take(SAMPLE).collect();
    let values = |at: usize| -> Vec<Option<f64>> {
        let read = |record: &usize| figure(table, *record, at, table.columns[at].mark);
        records.iter().map(read).collect()
    };
    let quotients = values(column);
    let n_broken = quotients.iter().flatten().filter(|value| value.fract() != 0.0).count();
    if n_broken < FEWEST || n_distinct(&quotients) < DIFFERENT {
        return false;
    }
    // Hours are what was paid by the hour, and no rate: what divides or is divided was counted.
    let is_counted = |at: &usize| {
        let kind = guess(&table.columns[*at].header).kind;
        matches!(kind, InputKind::Flow | InputKind::Unique)
    };
    let others = (0..table.columns.len()).filter(|at| *at != column).filter(is_of_figures);
    let others: Vec<usize> = others.filter(is_counted).collect();
    let all: Vec<Vec<Option<f64>>> = others.iter().map(|at| values(*at)).collect();
    let are_whole = |values: &&Vec<Option<f64>>| {
        n_distinct(values) >= DIFFERENT && values.iter().flatten().all(|value| value.fract() == 0.0)
    };
    let below: Vec<&Vec<Option<f64>>> = all.iter().filter(are_whole).collect();
    all.iter().any(|above| {
        let mut parts = below.iter().filter(|part| !std::ptr::eq(**part, above));
        parts.any(|part| [1.0, 100.0].iter().any(|times| fits(&quotients, above, part, *times)))
    })
}

fn n_distinct(values: &[Option<f64>]) -> usize {
    let mut bits: Vec<u64> = values.iter().flatten().map(|value| value.to_bits()).collect();
    bits.sort_unstable();
    bits.dedup();
    bits.len()
}

/// Whether nine of ten rows are the quotient, as far as printed decimals can tell.
fn fits(
    quotients: &[Option<f64>],
    above: &[Option<f64>],
    below: &[Option<f64>],
    times: f64,
) -> bool {
    let (mut n, mut n_fit) = (0, 0);
    for ((quotient, above), below) in quotients.iter().zip(above).zip(below) {
        let (Some(quotient), Some(above), Some(below)) = (quotient, above, below) else { continue };
        if *below == 0.0 || *quotient == 0.0 {
            continue;
        }
        n += 1;
        let expected = times * above / below;
        n_fit += usize::from((expected - quotient).abs() <= 0.006 * quotient.abs());
        if (n - n_fit) * 10 > quotients.len() {
            return false;
        }
    }
    n >= FEWEST && n_fit * 10 >= n * 9
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{NoProgress, Reading, read_file};

    #[test]
    fn a_quotient_of_two_columns_is_told_and_other_broken_figures_are_not() {
        let mut text = String::from("Date,Recipients,Opens,OpenPerc,Weight\n");
        let rows = [(400, 250), (410, 333), (425, 301), (450, 299), (460, 412), (475, 377)];
        for (at, (sent, opens)) in rows.into_iter().enumerate() {
            let share = f64::from(opens) / f64::from(sent);
            let row = format!("2025-03-{:02},{sent},{opens},{share:.3},{}.37\n", at + 1, at * 3);
            text.push_str(&row);
        }
        let file = read_file("typed.csv", text.as_bytes(), Reading::texts(&NoProgress));
        let of = |column| is_one(&file.tables[0], column);
        assert_eq!([1, 2, 3, 4].map(of), [false, false, true, false]);
    }
}
