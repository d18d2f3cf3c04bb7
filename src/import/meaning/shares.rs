//! Whether the figures of a rate are fractions of one or percent already: 0.5 is half of all or one
//! in two hundred, and the name of the column does not say which.
//!
//! What decides, the surest first: the two counts of the same rows that make the rate, what the tool
//! is known to write, the other rates of the table, and only then how small the figures are.

use crate::import::cells::clean::visible;
use crate::import::cells::numbers::{self, Cell, DecimalMark, FigureUnit};
use crate::import::columns::{ColumnContent, ColumnInfo};
use crate::import::meaning::aliases::is_share_name;
use crate::import::meaning::recognise::Family;
use crate::import::source::file::{ParsedFile, ParsedTable};

/// Rows and columns of counts that are held against a rate.
const ROWS: usize = 64;
const COUNTS: usize = 16;
/// Digits that a rate must show in all before a quotient is no coincidence.
const DIGITS: usize = 5;
/// No rate of a whole is more percent; a table of rates above it tells nothing about the scale.
const MOST: f64 = 100.0;

/// Why the figures of a rate are taken for fractions of one, or for percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScaleReason {
    /// Two columns of the same rows make the rate: these, the smaller first.
    Counts(String, String),
    /// The tool writes its rates so.
    Tool(&'static str),
    /// Another rate of the table has figures that are no fractions.
    Beside(String),
    /// Nothing but that the figures are small.
    Small,
}

/// Rates whose figures stay near 0–1 may be fractions; a few may exceed 1.
pub(in crate::import) fn looks_like_fraction(
    header: &str,
    n_figures: usize,
    n_small: usize,
) -> bool {
    n_figures > 0 && n_small * 10 >= n_figures * 9 && is_share_name(header)
}

/// Decides for every rate of a file that says nothing itself.
pub(in crate::import) fn settle(file: &mut ParsedFile) {
    for table in &mut file.tables {
        let decided: Vec<(usize, bool, ScaleReason)> = (0..table.columns.len())
            .filter(|column| is_open(&table.columns[*column]))
            .filter_map(|column| {
                let (is_fraction, reason) = decide(table, column)?;
                Some((column, is_fraction, reason))
            })
            .collect();
        for (column, is_fraction, reason) in decided {
            let info = &mut table.columns[column];
            info.unit = Some(FigureUnit::Percent);
            // Nothing is to be told of figures that nobody would take for fractions.
            info.scale_reason = (is_fraction || info.is_fraction).then_some(reason);
            info.is_fraction = is_fraction;
        }
    }
}

/// Whether a column holds a rate whose cells and name leave its scale open.
fn is_open(info: &ColumnInfo) -> bool {
    info.content == ColumnContent::Figures
        && (info.is_fraction || info.unit.is_none() && is_share_name(&info.header))
}

/// Whether the figures are fractions, and why; `None` where nothing speaks for either.
fn decide(table: &ParsedTable, column: usize) -> Option<(bool, ScaleReason)> {
    let info = &table.columns[column];
    if let Some(found) = by_counts(table, column) {
        return Some(found);
    }
    // A tool that writes fractions has few rates of more than one.
    let by_tool = by_tool(table).filter(|(is_fraction, _)| {
        !is_fraction || info.is_fraction || is_mostly_small(table, column)
    });
    if let Some((is_fraction, tool)) = by_tool {
        return Some((is_fraction, ScaleReason::Tool(tool)));
    }
    if !info.is_fraction {
        return None;
    }
    let is_of_percent = |other: &usize| {
        let info = &table.columns[*other];
        is_open(info) && !info.is_fraction && values(table, *other).all(|value| value <= MOST)
    };
    Some(match (0..table.columns.len()).find(is_of_percent) {
        Some(other) => (false, ScaleReason::Beside(table.columns[other].header.clone())),
        None => (true, ScaleReason::Small),
    })
}

/// Whether at least half of the figures are fractions if they are read so.
fn is_mostly_small(table: &ParsedTable, column: usize) -> bool {
    let n_small = values(table, column).filter(|value| *value <= 1.0).count();
    2 * n_small >= values(table, column).count()
}

/// The figures of the first rows.
fn values(table: &ParsedTable, column: usize) -> impl Iterator<Item = f64> {
    table.shape.rows.iter().take(ROWS).filter_map(move |row| value_at(table, row, column))
}

/// What tools are known to write where they write no percent sign.
fn by_tool(table: &ParsedTable) -> Option<(bool, &'static str)> {
    let tool = table.tool?;
    match tool.family {
        Family::MetaAds | Family::Sprout => Some((false, tool.name)),
        Family::LinkedIn | Family::X | Family::GoogleAnalytics | Family::SearchConsole => {
            Some((true, tool.name))
        }
        _ => None,
    }
}

// ---- the counts that make a rate ------------------------------------------------------------------

/// A figure with the digits and decimals it is written with.
#[derive(Clone, Copy)]
struct Written {
    value: f64,
    digits: usize,
    decimals: i32,
}

/// The scale at which a rate is the quotient of two counts in (nearly) every row.
fn by_counts(table: &ParsedTable, column: usize) -> Option<(bool, ScaleReason)> {
    let records: Vec<usize> = table.shape.rows.iter().take(ROWS).collect();
    let rates: Vec<Option<Written>> =
        records.iter().map(|record| written(table, *record, column)).collect();
    let is_count = |info: &ColumnInfo| {
        info.content == ColumnContent::Figures
            && info.unit.is_none()
            && !is_share_name(&info.header)
    };
    let counts: Vec<(usize, Vec<Option<f64>>)> = (0..table.columns.len())
        .filter(|other| *other != column && is_count(&table.columns[*other]))
        .take(COUNTS)
        .map(|other| {
            let value = |record: &usize| value_at(table, *record, other);
            (other, records.iter().map(value).collect())
        })
        .collect();
    let pairs = counts.iter().flat_map(|part| counts.iter().map(move |whole| (part, whole)));
    let fits = |is_fraction: bool| {
        pairs.clone().find(|(part, whole)| {
            part.0 != whole.0 && makes(&rates, &part.1, &whole.1, is_fraction)
        })
    };
    // Counts that fit both scales prove neither.
    let (is_fraction, (part, whole)) = match (fits(true), fits(false)) {
        (Some(found), None) => (true, found),
        (None, Some(found)) => (false, found),
        _ => return None,
    };
    let name = |column: usize| table.columns[column].header.clone();
    Some((is_fraction, ScaleReason::Counts(name(part.0), name(whole.0))))
}

/// Whether two columns make a rate in nine of ten rows, and it shows enough digits to tell.
fn makes(
    rates: &[Option<Written>],
    parts: &[Option<f64>],
    wholes: &[Option<f64>],
    is_fraction: bool,
) -> bool {
    let scale = if is_fraction { 1.0 } else { 100.0 };
    let (mut n, mut n_fitting, mut digits) = (0, 0, 0);
    for ((rate, part), whole) in rates.iter().zip(parts).zip(wholes) {
        let (Some(rate), Some(part), Some(whole)) = (rate, part, whole) else { continue };
        if rate.value <= 0.0 || *whole <= 0.0 || part > whole {
            continue;
        }
        n += 1;
        let expected = scale * part / whole;
        let slack = 0.5 * 10_f64.powi(-rate.decimals) + 1e-9;
        // A rate of which no digit is left says nothing.
        if (rate.value - expected).abs() <= slack && expected > slack {
            n_fitting += 1;
            digits += rate.digits;
        }
    }
    n > 0 && n_fitting * 10 >= n * 9 && digits >= DIGITS
}

fn value_at(table: &ParsedTable, record: usize, column: usize) -> Option<f64> {
    match numbers::read(table.grid().field(record, column), table.columns[column].mark) {
        Cell::Figure { value, .. } => Some(value),
        Cell::Missing | Cell::Text => None,
    }
}

fn written(table: &ParsedTable, record: usize, column: usize) -> Option<Written> {
    let value = value_at(table, record, column)?;
    let cell = visible(table.grid().field(record, column));
    let point = match table.columns[column].mark {
        DecimalMark::Point => '.',
        DecimalMark::Comma => ',',
    };
    let is_digit = |c: &char| c.is_ascii_digit();
    let (_, behind) = cell.rsplit_once(point).unwrap_or((&cell, ""));
    let decimals = behind.chars().filter(is_digit).count();
    let shown = cell.chars().filter(is_digit).skip_while(|c| *c == '0').count();
    Some(Written { value, digits: shown, decimals: i32::try_from(decimals).unwrap_or(0) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{NoProgress, Reading, read_file};

    /// What the second column is: fractions, percent, or not decided; and why.
    fn check(text: &str, expected: Option<bool>, reason: Option<&ScaleReason>) {
        let file = read_file("a.csv", text.as_bytes(), Reading::texts(&NoProgress));
        let info = &file.tables[0].columns[1];
        let is_percent = info.unit == Some(FigureUnit::Percent);
        assert_eq!(is_percent.then_some(info.is_fraction), expected, "{text}");
        assert_eq!(info.scale_reason.as_ref(), reason, "{text}");
    }

    #[test]
    fn the_counts_of_the_same_rows_tell_the_scale_of_a_rate() {
        let counts = ScaleReason::Counts("Clicks".to_owned(), "Impressions".to_owned());
        let table = |rates: [&str; 3]| {
            format!(
                "Date,CTR,Impressions,Clicks,Shares\n2025-03-01,{},12000,63,5\n2025-03-02,{},11000,71,4\n2025-03-03,{},9000,80,9\n",
                rates[0], rates[1], rates[2]
            )
        };
        check(&table(["0.525", "0.645", "0.889"]), Some(false), Some(&counts));
        check(&table(["0.00525", "0.00645", "0.00889"]), Some(true), Some(&counts));
        // Quotients of nothing in the table.
        check(&table(["0.425", "0.645", "0.789"]), Some(true), Some(&ScaleReason::Small));
        // Too few digits to prove anything.
        check(&table(["0.5", "0.6", "0.9"]), Some(true), Some(&ScaleReason::Small));
    }

    #[test]
    fn rates_beside_it_tell_the_scale_of_a_rate() {
        let beside = ScaleReason::Beside("Bounce rate".to_owned());
        let text =
            "Date,Conversion rate,Bounce rate\n2025-03-01,0.55,50.12\n2025-03-02,0.71,48.3\n";
        check(text, Some(false), Some(&beside));
        // Figures of more than 100 are no percent of a whole.
        let text =
            "Date,Conversion rate,Growth rate\n2025-03-01,0.55,150.12\n2025-03-02,0.71,148.3\n";
        check(text, Some(true), Some(&ScaleReason::Small));
    }

    #[test]
    fn a_tool_that_is_known_tells_the_scale_of_its_rates() {
        let head = "Day,CTR (link click-through rate),Reach,Impressions,Amount spent (USD),Campaign name,Results";
        let rows =
            "2025-03-01,0.2142,900,1000,5.5,Spring,3\n2025-03-02,0.6734,950,1100,6.5,Spring,4\n";
        let name = "Meta Ads report";
        check(&format!("{head}\n{rows}"), Some(false), Some(&ScaleReason::Tool(name)));
    }

    #[test]
    fn what_cells_or_names_say_stays() {
        check("Date,CTR\n2025-03-01,0.5%\n2025-03-02,0.6%\n", Some(false), None);
        check("Date,CTR (%)\n2025-03-01,0.5\n2025-03-02,0.6\n", Some(false), None);
        check("Date,Engagement rate\n2025-03-01,4.5\n2025-03-02,5.6\n", None, None);
        check("Date,Frequency\n2025-03-01,0.5\n2025-03-02,0.6\n", None, None);
    }
}
