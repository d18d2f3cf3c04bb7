//! Which currency the amounts of a table are in, where a column of codes says it.

use std::collections::BTreeSet;

use crate::import::cells::clean::normal;
use crate::import::cells::numbers::{self, Cell, DecimalMark, FigureUnit, is_currency};
use crate::import::choices::UnitChoice;
use crate::import::columns::ColumnContent;
use crate::import::meaning::aliases::meaning_of;
use crate::import::preview::rows::{RowChoice, SplitBy};
use crate::import::source::file::ParsedTable;
use crate::model::InputKind;

/// Words of amounts of money.
const MONEY: &str = "cost costs spend spent spending amount revenue earnings budget cpc cpm cpv cpa \
    cpl price sales umsatz kosten ausgaben erlös betrag budget custo custos gasto gastos valor \
    receita investimento ingresos coste importe coût dépense dépenses montant revenu";
/// Words of amounts that may be something else where no currency stands beside them.
const AMOUNTS: &str = "gross brutto bruto brut net netto neto líquido liquido fee fees entgelt gebühr \
    gebühren taxa tarifa comisión comissão commission provision total subtotal summe suma soma \
    somme tax taxes tva vat mwst iva steuer impuestos impostos shipping versand envío frete \
    discount discounts rabatt descuento desconto remise refund refunds refunded reembolso \
    erstattung remboursement paid payout payouts payment payments tip tips wert preis precio preço \
    prix prezzo importo totale ricavo spesa saldo balance guthaben solde income turnover proceeds \
    charge charges mrr arr gmv volume profit margin earned billed invoiced credit debit";
/// Words of columns of currency codes.
const CURRENCY: &str =
    "currency währung waehrung moneda moeda divisa devise monnaie valuta waluta валюта 通貨";
/// Rows looked at before a column is believed to hold codes.
const ROWS: usize = 2_000;

/// A column of currency codes, and the codes in it.
pub(in crate::import) type Codes = (usize, BTreeSet<String>);

/// The columns of currency codes of a table.
pub(in crate::import) fn columns(table: &ParsedTable) -> Vec<Codes> {
    (0..table.columns.len()).filter_map(|column| codes_in(table, column)).collect()
}

fn codes_in(table: &ParsedTable, column: usize) -> Option<Codes> {
    let info = &table.columns[column];
    if !matches!(info.content, ColumnContent::Category | ColumnContent::Text) {
        return None;
    }
    let name = normal(&info.header);
    // "eur" is a code where the name of the column says so.
    let is_named = name.split(' ').any(|word| CURRENCY.split(' ').any(|known| known == word));
    let mut codes = BTreeSet::new();
    for record in table.shape.rows.iter().take(ROWS) {
        let cell = table.grid().field(record, column).trim();
        let code = if is_named { cell.to_uppercase() } else { cell.to_owned() };
        if is_currency(&code) {
            codes.insert(code);
        } else if !cell.is_empty() {
            return None;
        }
    }
    (!codes.is_empty()).then_some((column, codes))
}

/// The codes that go for an amount: of several columns of codes the one that shares a word with it
/// ("Converted Amount", "Converted Currency"), else the first.
pub(in crate::import) fn codes_of<'a>(
    header: &str,
    all: &'a [Codes],
    table: &ParsedTable,
) -> Option<&'a Codes> {
    let name = normal(header);
    let shares = |(column, _): &&Codes| {
        let other = normal(&table.columns[*column].header);
        name.split(' ').any(|word| word.len() > 2 && other.split(' ').any(|of| of == word))
    };
    all.iter().find(shares).or_else(|| all.first())
}

/// Whether a column beside one of currency codes holds amounts of money: its name says so, or an
/// unknown one has figures with decimals and is no rate.
pub(in crate::import) fn is_amount(table: &ParsedTable, column: usize) -> bool {
    let info = &table.columns[column];
    if is_money(&info.header) {
        return true;
    }
    let meaning = meaning_of(&info.header);
    let is_other = matches!(info.unit, Some(FigureUnit::Percent | FigureUnit::Seconds))
        || meaning.is_known
        || matches!(meaning.kind, InputKind::GivenRate | InputKind::Unique);
    !is_other && (has_word(&info.header, AMOUNTS) || has_decimals(table, column))
}

fn has_decimals(table: &ParsedTable, column: usize) -> bool {
    const SAMPLE: usize = 300;
    table.shape.rows.iter().take(SAMPLE).any(|record| {
        let cell = table.grid().field(record, column);
        matches!(numbers::read(cell, table.columns[column].mark),
            Cell::Figure { value, .. } if value.fract() != 0.0)
    })
}

fn has_word(header: &str, list: &str) -> bool {
    let name = normal(header);
    name.split(|c: char| !c.is_alphanumeric())
        .any(|word| list.split_whitespace().any(|known| known == word))
}

/// Whether a header names an amount of money.
pub(in crate::import) fn is_money(header: &str) -> bool {
    has_word(header, MONEY)
}

/// The currency a name of an amount ends or begins with: "Kosten CHF", "EUR spent".
pub(in crate::import) fn code_in_name(header: &str) -> Option<&str> {
    let code = header.split([' ', '_']).find(|word| is_currency(word))?;
    (is_money(header) || has_word(header, AMOUNTS)).then_some(code)
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
    if !is_amount(table, column) {
        return None;
    }
    let all = columns(table);
    let (of_codes, codes) = codes_of(&table.columns[column].header, &all, table)?;
    let is_parted = matches!(
        rows,
        RowChoice::Split { column, by: SplitBy::Channels | SplitBy::Only(_) } if column == of_codes
    );
    (codes.len() > 1 && !is_parted).then(|| codes.iter().cloned().collect())
}
