//! −1 where a figure cannot be negative: "not measured yet" in tables of cohorts and rates.

use crate::import::cells::clean::{normal, visible};
use crate::import::cells::word_list;
use crate::import::choices::UnitChoice;
use crate::import::columns::ColumnContent;
use crate::import::lines::grid::Quick;
use crate::import::meaning::families;
use crate::import::source::file::ParsedTable;
use crate::model::InputKind;

/// Words of figures that may well fall below 0.
const SIGNED: &str = "growth change changes delta difference net netto diff vs sentiment score lift \
    trend increase decrease wachstum veranderung crescimento variacao crecimiento variacion \
    croissance evolution crescita variazione groei verschil nps roi margin";

/// Whether −1 in a column says that nothing was measured yet: all other figures are 0 or more, and
/// the column is a rate or stands in a table of cohorts.
pub(in crate::import) fn stands_for_missing(
    table: &ParsedTable,
    column: usize,
    kind: InputKind,
    unit: &UnitChoice,
) -> bool {
    let rows = &table.shape.rows;
    // A run of plain numbers without a sign before them is not looked at.
    let known = table.grid().quick(rows, column).filter(Quick::has_no_sign);
    let known = known.map_or(0..0, |quick| quick.rows);
    let behind = rows.rest_from(known.end);
    let records = rows.iter().take(known.start).chain(&behind);
    let cells = records.map(|record| table.grid().field(record, column));
    let mut has_any = false;
    for cell in cells.filter(|cell| is_negative(cell)) {
        if !is_minus_one(cell) {
            return false;
        }
        has_any = true;
    }
    let is_rate =
        kind == InputKind::GivenRate || matches!(unit, UnitChoice::Percent | UnitChoice::Fraction);
    // Thousands of columns ask, and few hold such a figure.
    has_any && !is_signed(&table.columns[column].header) && (is_rate || is_of_cohorts(table))
}

/// Whether a cell is −1 without a unit.
pub(in crate::import) fn is_minus_one(cell: &str) -> bool {
    let cell = visible(cell);
    let Some(figure) = cell.strip_prefix(['-', '−']) else { return false };
    let (whole, rest) = figure.split_once(['.', ',']).unwrap_or((figure, ""));
    whole == "1" && rest.bytes().all(|digit| digit == b'0')
}

fn is_negative(cell: &str) -> bool {
    let cell = cell.trim_start();
    let rest = cell.strip_prefix(['-', '−', '(']);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_signed(header: &str) -> bool {
    let name = normal(header);
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word_list::has(SIGNED, word))
}

/// Whether a table shows how groups of people stay: a name says so, or its columns count ages
/// ("Week 0", "Week 1", …).
fn is_of_cohorts(table: &ParsedTable) -> bool {
    const NAMES: [&str; 5] = ["cohort", "retention", "kohort", "retencao", "retencion"];
    let title = table.shape.title.as_deref().into_iter();
    let headers = table.columns.iter().map(|info| info.header.as_str());
    let speaks = |text: &str| {
        let name = normal(text);
        NAMES.iter().any(|word| name.contains(word))
    };
    let n_ages = table
        .columns
        .iter()
        .filter(|info| info.content == ColumnContent::Figures && families::is_age(&info.header))
        .count();
    n_ages > 2 || title.chain(headers).any(speaks)
}

#[cfg(test)]
mod tests {
    use crate::import::{ImportChoices, NoProgress, Reading, preview, read_file};

    fn check(header: &str, cells: [&str; 3], expected: &[f64], n_remarks: usize) {
        let rows = cells.iter().zip(1..).map(|(cell, day)| format!("2024-01-{day:02},\"{cell}\""));
        let text = format!("Date,{header}\n{}\n", rows.collect::<Vec<_>>().join("\n"));
        let files = [read_file("a.csv", text.as_bytes(), Reading::texts(&NoProgress))];
        let found = preview(&files, &ImportChoices::from_files(&files), &NoProgress);
        let values: Vec<f64> =
            found.series.iter().flat_map(|series| series.readings.values().to_vec()).collect();
        assert_eq!(values, expected, "{header} {cells:?}");
        let told = found.problems.iter().filter(|problem| problem.message.contains("−1"));
        assert_eq!(told.count(), n_remarks, "{header} {cells:?}");
    }

    #[test]
    fn minus_one_is_missing_where_nothing_else_is_negative_and_nothing_could_be() {
        check("Retention rate (%)", ["40", "25.5", "-1"], &[40.0, 25.5], 1);
        check("Retention rate", ["40%", "25%", "-1"], &[40.0, 25.0], 1);
        check("Returning users in cohort", ["40", "-1", "-1.0"], &[40.0], 1);
        check("Engagement rate", ["0.2", "0.3", "−1"], &[20.0, 30.0], 1);
    }

    #[test]
    fn minus_one_is_a_figure_where_it_may_be_one() {
        check("Net followers", ["4", "-1", "2"], &[4.0, -1.0, 2.0], 0);
        check("Follower growth rate (%)", ["4", "-1", "2"], &[4.0, -1.0, 2.0], 0);
        check("Profit rate (%)", ["4", "-1", "-3"], &[4.0, -1.0, -3.0], 0);
        check("Refund rate (%)", ["4", "-1%", "3"], &[4.0, -1.0, 3.0], 0);
    }
}
