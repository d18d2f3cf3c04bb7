//! Rows of a list of payments that only move the money on, to a bank or back: they are no sales, and added to
//! these they would leave nothing of them.

use crate::import::cells::clean::{normal, visible};
use crate::import::cells::word_list;
use crate::import::choices::UnitChoice;
use crate::import::columns::ColumnContent;
use crate::import::preview::column_series::figure;
use crate::import::problem::{ImportProblem, Severity, problem, quoted};
use crate::import::source::file::ParsedTable;

/// Words of what comes in and goes back to customers.
const SALES: &str = "charge charges payment payments sale sales purchase purchases order refund zahlung zahlungen \
    verkauf kauf paiement vente achat remboursement pago venta compra reembolso pagamento venda vendita";
/// Words of what is moved on.
const TRANSFERS: &str = "payout payouts withdrawal withdrawals transfer transfers auszahlung auszahlungen abbuchung \
    uberweisung überweisung virement retrait versement retiro transferencia transferência saque prelievo bonifico \
    trasferimento uitbetaling overboeking wypłata";

/// The rows (places) of a table that move money on.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Transfers {
    pub rows: Vec<usize>,
    /// What they say, and in which column.
    value: String,
    column: usize,
}

impl Transfers {
    /// Those told by a word in a column of few, where other rows are sales and amounts have the other
    /// sign: a customer pays by transfer, too.
    pub(super) fn of(table: &ParsedTable) -> Self {
        let of_words = |column: &usize| {
            matches!(table.columns[*column].content, ColumnContent::Category | ColumnContent::Text)
        };
        let columns = (0..table.columns.len()).filter(of_words);
        columns
            .map(|column| Self::in_column(table, column))
            .find(|found| !found.rows.is_empty())
            .unwrap_or_default()
    }

    fn in_column(table: &ParsedTable, column: usize) -> Self {
        const LONGEST: usize = 40;
        let cell = |record: usize| visible(table.grid().field(record, column)).into_owned();
        let (mut rows, mut sales, mut value) = (Vec::new(), Vec::new(), String::new());
        for (place, record) in table.shape.rows.iter().enumerate() {
            let cell = cell(record);
            if cell.len() > LONGEST {
                return Self::default();
            }
            if has_word(TRANSFERS, &cell) {
                rows.push(place);
                value = cell;
            } else if has_word(SALES, &cell) {
                sales.push(place);
            }
        }
        let is_parted = !rows.is_empty() && !sales.is_empty() && are_opposite(table, &rows, &sales);
        if is_parted { Self { rows, value, column } } else { Self::default() }
    }

    pub(super) fn tell(&self, table: &ParsedTable) -> Option<ImportProblem> {
        let header = &table.columns.get(self.column)?.header;
        let n = self.rows.len();
        let message = format!(
            "Rows that only move money on are no sales and are not read: {n} {} {} in “{header}”",
            if n == 1 { "with" } else { "such as those with" },
            quoted(&self.value)
        );
        (n > 0).then(|| problem(Severity::Warning, message).at_column(header))
    }
}

fn has_word(list: &str, cell: &str) -> bool {
    let name = normal(cell);
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word_list::has(list, word))
}

/// Whether some figure is below 0 in all rows that move money on, and above 0 in most sales.
fn are_opposite(table: &ParsedTable, transfers: &[usize], sales: &[usize]) -> bool {
    (0..table.columns.len())
        .filter(|column| table.columns[*column].content == ColumnContent::Figures)
        .any(|column| {
            let info = &table.columns[column];
            let unit = UnitChoice::of(info.unit.as_ref(), info.is_fraction);
            let of = |place: &usize| {
                figure(table.grid().field(table.shape.rows.at(*place), column), info.mark, &unit)
            };
            let n_in = sales.iter().filter_map(of).filter(|amount| *amount > 0.0).count();
            transfers.iter().all(|place| of(place).is_some_and(|amount| amount < 0.0))
                && n_in * 2 > sales.len()
        })
}
