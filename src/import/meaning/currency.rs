//! Which currency the amounts of a table are in, where a column of codes says it.

use std::collections::BTreeSet;

use crate::import::cells::clean::normal;
use crate::import::cells::numbers::{self, Cell, DecimalMark, FigureUnit};
use crate::import::choices::UnitChoice;
use crate::import::columns::ColumnContent;
use crate::import::preview::rows::{RowChoice, SplitBy};
use crate::import::source::file::ParsedTable;

/// Words of amounts of money.
const MONEY: &str = "cost costs spend spent spending amount revenue earnings budget cpc cpm cpv cpa \
    cpl price sales umsatz kosten ausgaben erlös betrag budget custo custos gasto gastos valor \
    receita investimento ingresos coste importe coût dépense dépenses montant revenu";
/// Rows looked at before a column is believed to hold codes.
const ROWS: usize = 2_000;

/// The column of currency codes of a table, and the codes in it.
pub(in crate::import) fn column(table: &ParsedTable) -> Option<(usize, BTreeSet<String>)> {
    (0..table.columns.len()).find_map(|column| {
        let content = table.columns[column].content;
        if !matches!(content, ColumnContent::Category | ColumnContent::Text) {
            return None;
        }
        let mut codes = BTreeSet::new();
        for record in table.shape.rows.iter().take(ROWS) {
            let cell = table.grid().field(record, column).trim();
            if numbers::is_currency(cell) {
                codes.insert(cell.to_owned());
            } else if !cell.is_empty() {
                return None;
            }
        }
        (!codes.is_empty()).then_some((column, codes))
    })
}

/// Whether a header names an amount of money.
pub(in crate::import) fn is_money(header: &str) -> bool {
    let name = normal(header);
    name.split(|c: char| !c.is_alphanumeric())
        .any(|word| MONEY.split_whitespace().any(|known| known == word))
}

/// The currencies the figures of one column are in, when there are several and the chosen rows do
/// not keep them apart.
pub(in crate::import) fn mixed(
    table: &ParsedTable,
    column: usize,
    mark: DecimalMark,
    unit: &UnitChoice,
    rows: &RowChoice,
) -> Option<Vec<String>> {
    let UnitChoice::Money(code) = unit else {
        return mixed_by_column(table, column, rows).filter(|_| *unit == UnitChoice::Plain);
    };
    let mut codes = BTreeSet::new();
    for record in &table.shape.rows {
        let cell = table.grid().field(record, column);
        if let Cell::Figure { unit: Some(FigureUnit::Money(found)), .. } = numbers::read(cell, mark)
        {
            codes.insert(found);
        }
    }
    if codes.len() > 1 {
        return Some(codes.into_iter().collect());
    }
    codes.insert(code.clone());
    mixed_by_column(table, column, rows)
}

fn mixed_by_column(table: &ParsedTable, column: usize, rows: &RowChoice) -> Option<Vec<String>> {
    if !is_money(&table.columns[column].header) {
        return None;
    }
    let (of_codes, codes) = self::column(table)?;
    let is_parted = matches!(
        rows,
        RowChoice::Split { column, by: SplitBy::Channels | SplitBy::Only(_) } if *column == of_codes
    );
    (codes.len() > 1 && !is_parted).then(|| codes.into_iter().collect())
}
