//! Which currency the amounts of a table are in, where a column of codes says it.

use std::collections::BTreeSet;

use crate::import::cells::clean::normal;
use crate::import::cells::missing;
use crate::import::cells::numbers::{self, Cell, DecimalMark, FigureUnit};
use crate::import::cells::word_list;
use crate::import::choices::UnitChoice;
use crate::import::columns::{ColumnContent, ColumnInfo};
use crate::import::meaning::aliases::{Meaning, is_cost_per};
use crate::import::preview::rows::{RowChoice, SplitBy};
use crate::import::source::file::ParsedTable;
use crate::model::InputKind;

/// Words of amounts of money.
const MONEY: &str = "cost costs spend spent spending amount revenue earnings budget cpc cpm cpv cpa \
    cpl price sales umsatz kosten ausgaben erlös betrag budget custo custos gasto gastos valor \
    receita investimento ingresos coste importe coût dépense dépenses montant revenu";
/// Words that mean money where a column of currencies stands beside them.
const MONEY_WITH_CODES: &str = "gross net fee fees total subtotal tax taxes vat shipping discount \
    discounts refund refunds refunded balance payout payouts charge charged paid tip tips value \
    commission proceeds income profit turnover \
    brutto netto entgelt entgelte gebühr gebühren guthaben kontostand summe gesamt steuer steuern \
    versand rabatt provision \
    bruto neto tarifa comisión impuestos envío descuento saldo total \
    líquido tarifas comissão impostos frete desconto \
    brut frais solde remise commission taxes ttc ht \
    lordo commissione commissioni imposte spedizione sconto importo totale";
/// Those of them that only say which amount it is: "Paid frequency", "Net total".
const WHICH: &str = "gross net total paid charge charged brutto netto summe gesamt bruto neto líquido \
    brut lordo totale ttc ht";
/// Words of what is counted.
const COUNTED: &str = "impressions reach views clicks likes shares comments saves followers users \
    visits sessions orders order items units quantity leads messages posts engagements reactions \
    subscribers members installs downloads tickets returns customers conv conversions results \
    impressionen reichweite aufrufe klicks bestellungen artikel pedidos artículos itens commandes";
/// Words of columns of codes; only below them codes may be written small.
const CURRENCY: &str = "currency currencies währung moneda moeda devise valuta waluta währungscode currencycode divisa";
/// Rows looked at before a column is believed to hold codes.
const ROWS: usize = 2_000;

/// A column of currency codes.
struct Codes {
    column: usize,
    codes: BTreeSet<String>,
}

/// The currencies the amounts of a column are in, where a column of codes says it, with that column.
fn of_amounts(table: &ParsedTable, column: usize) -> Option<Codes> {
    let mut all: Vec<Codes> = (0..table.columns.len()).filter_map(|at| codes(table, at)).collect();
    // "Converted Amount" goes with "Converted Currency", "Amount" with "Currency".
    let n_shared = |of: &Codes| {
        let theirs = words(&table.columns[of.column].header);
        let ours = words(&table.columns[column].header);
        let n_other = theirs.iter().filter(|word| !ours.contains(word)).count();
        (theirs.iter().filter(|word| ours.contains(word)).count(), usize::MAX - n_other)
    };
    let best = all.iter().enumerate().max_by_key(|(at, of)| (n_shared(of), usize::MAX - at))?.0;
    Some(all.swap_remove(best))
}

fn codes(table: &ParsedTable, column: usize) -> Option<Codes> {
    let info = &table.columns[column];
    if !matches!(info.content, ColumnContent::Category | ColumnContent::Text) {
        return None;
    }
    let may_be_small = words(&info.header).iter().any(|word| is_in(CURRENCY, word));
    let mut codes = BTreeSet::new();
    for record in table.shape.rows.iter().take(ROWS) {
        let cell = table.grid().field(record, column).trim();
        let code = if may_be_small { cell.to_uppercase() } else { cell.to_owned() };
        if numbers::is_currency(&code) {
            codes.insert(code);
        } else if !cell.is_empty() {
            return None;
        }
    }
    (!codes.is_empty()).then_some(Codes { column, codes })
}

fn words(header: &str) -> Vec<String> {
    let name = normal(header);
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn is_in(list: &str, word: &str) -> bool {
    word_list::has(list, word)
}

/// The one currency that the amounts of a column are in, as a column of codes beside it says.
pub(in crate::import) fn said_beside(
    table: &ParsedTable,
    column: usize,
    meaning: &Meaning,
) -> Option<String> {
    let of_amounts = of_amounts(table, column);
    let codes = of_amounts.filter(|_| is_amount(&table.columns[column], meaning))?.codes;
    if codes.len() == 1 { codes.into_iter().next() } else { None }
}

/// Whether a column beside one of codes holds money, by its name.
fn is_amount(info: &ColumnInfo, meaning: &Meaning) -> bool {
    if is_ratio(&info.header) {
        return false;
    }
    let is_known_amount =
        meaning.is_known && matches!(meaning.identifier.as_str(), "ad_cost" | "revenue");
    if is_money(&info.header) || ends_in_money(&info.header) || is_known_amount {
        return true;
    }
    if meaning.is_known || info.unit.is_some() || is_count(&info.header) {
        return false;
    }
    let words = words(&info.header);
    // "Total social actions" and "Paid frequency" say what is counted, "Net total" does not.
    let is_of_money = |word: &String| is_in(MONEY, word) || is_in(MONEY_WITH_CODES, word);
    !words.is_empty() && words.iter().all(is_of_money)
}

/// Whether a column may hold money although its name does not say so: an unknown one with cents.
/// Conversions counted in parts are written so, too; so it gets no currency, but must not be added up
/// over several.
fn may_be_amount(table: &ParsedTable, column: usize, meaning: &Meaning) -> bool {
    let info = &table.columns[column];
    let is_other = meaning.is_known || info.unit.is_some() || meaning.kind == InputKind::GivenRate;
    !is_other && !is_count(&info.header) && !is_ratio(&info.header) && are_cents(table, column)
}

/// Whether the last word of a name, which says what the others describe, is one of money: "Developer
/// proceeds", "Conv. value".
fn ends_in_money(header: &str) -> bool {
    // "Gesamtbetrag", "Werbekosten": German writes both as one word.
    const LETTERS: usize = 5;
    let ends_so = |word: &str| {
        let mut nouns = MONEY.split_whitespace().filter(|noun| noun.len() >= LETTERS);
        nouns.any(|noun| word.ends_with(noun))
    };
    let is_noun =
        |word: &String| is_in(MONEY_WITH_CODES, word) && !is_in(WHICH, word) || ends_so(word);
    words(header).last().is_some_and(is_noun)
}

/// Whether a header names one amount divided by another, which has no currency: "Purchase ROAS
/// (return on ad spend)", "Returns/Spends".
fn is_ratio(header: &str) -> bool {
    const RATIOS: &str = "roas romi roi roms acos tacos ratio rate rates frequency frequenz frequencia frecuencia position score percent percentage share margin quote taxa \
        tasa taux multiple";
    let words = words(header);
    let is_return = |pair: &[String]| {
        let of = pair[0].as_str();
        (is_in("return returns retorno rendite retour ritorno rendement", of))
            && is_in("on sobre auf sur su op", &pair[1])
    };
    let is_divided = header.split_once('/').is_some_and(|(above, below)| {
        let is_amount = |part: &str| {
            let name = part.to_lowercase();
            is_money(&name) || ends_in_money(&name) || is_in("returns return spends", name.trim())
        };
        is_amount(above) && is_amount(below)
    });
    words.iter().any(|word| is_in(RATIOS, word)) || words.windows(2).any(is_return) || is_divided
}

/// Whether a header names things that are counted, whatever else it says: "Paid views".
pub(in crate::import) fn is_count(header: &str) -> bool {
    words(header).iter().any(|word| is_in(COUNTED, word))
}

/// Whether nearly all figures of a column have two decimals.
fn are_cents(table: &ParsedTable, column: usize) -> bool {
    const SAMPLE: usize = 300;
    let cells = table.shape.rows.iter().map(|record| table.grid().field(record, column).trim());
    let (mut n, mut n_cents) = (0, 0);
    for cell in cells.filter(|cell| !missing::is_missing(cell)).take(SAMPLE) {
        let decimals = cell.rsplit_once(['.', ',']).map_or("", |(_, decimals)| decimals);
        n += 1;
        n_cents += usize::from(decimals.len() == 2 && decimals.bytes().all(|b| b.is_ascii_digit()));
    }
    n > 0 && n_cents * 10 >= n * 9
}

/// Whether a header names an amount of money.
pub(in crate::import) fn is_money(header: &str) -> bool {
    words(header).iter().any(|word| is_in(MONEY, word) || is_cost_per(word))
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
    let meaning = table.meaning(column);
    if !is_amount(&table.columns[column], &meaning) && !may_be_amount(table, column, &meaning) {
        return None;
    }
    let Codes { column: of_codes, codes } = of_amounts(table, column)?;
    let is_parted = matches!(
        rows,
        RowChoice::Split { column, by: SplitBy::Channels | SplitBy::Only(_) } if *column == of_codes
    );
    (codes.len() > 1 && !is_parted).then(|| codes.into_iter().collect())
}
