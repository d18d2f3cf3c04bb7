//! Whether the figures of a rate are fractions of one or percent already: 0.5 is half of all or one
//! in two hundred, and the name of the column does not say which.
//!
//! What decides, the surest first: the two counts of the same rows that make the rate, what the tool
//! is known to write, the other rates of the table, and only then how small the figures are.

use crate::import::cells::numbers::FigureUnit;
use crate::import::columns::{ColumnContent, ColumnInfo};
use crate::import::meaning::aliases::is_share_name;
use crate::import::meaning::quotients::{Figures, Fit, figures, written};
use crate::import::meaning::recognise::Family;
use crate::import::source::file::{ParsedFile, ParsedTable};

/// Columns of counts that are held against a rate.
const COUNTS: usize = 16;
/// Digits that a rate must show in all before a quotient is no coincidence.
const DIGITS: usize = 5;
/// Share by which a rate may be off what the counts make.
const CLOSE: f64 = 0.015;
/// Rates of a table that are held against its counts.
const MOST_RATES: usize = 40;
/// No rate of a whole is more percent; a table of rates above it tells nothing about the scale.
const MOST: f64 = 100.0;

/// Why the figures of a rate are taken for fractions of one, or for percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScaleReason {
    /// Two columns of the same rows make the rate: these, the smaller first.
    Counts(String, String),
    /// The tool writes its rates so.
    Tool(&'static str),
    /// Counts tell it of another rate of the table, this one.
    Told(String),
    /// Another rate of the table has figures that are no fractions; a guess.
    Beside(String),
    /// Nothing but that the figures are small; a guess.
    Small,
}

impl ScaleReason {
    /// Whether the other scale is as possible.
    pub fn is_guess(&self) -> bool {
        matches!(self, Self::Beside(_) | Self::Small)
    }
}

/// Rates whose figures stay near 0–1 may be fractions; a few may exceed 1.
pub(in crate::import) fn looks_like_fraction(
    header: &str,
    n_figures: usize,
    n_small: usize,
) -> bool {
    n_figures > 0 && n_small * 10 >= n_figures * 9 && is_share_of_whole(header)
}

/// Whether a name is that of a share; the rate of an exchange or of a heart is none.
pub(in crate::import) fn is_share_of_whole(header: &str) -> bool {
    const OTHERS: [&str; 9] = [
        "exchange",
        "heart",
        "frame",
        "hourly",
        "daily rate",
        "day rate",
        "wechselkurs",
        "cambio",
        "refresh",
    ];
    let name = header.to_lowercase();
    is_share_name(header) && !OTHERS.iter().any(|other| name.contains(other))
}

/// Decides for every rate of a file that says nothing itself.
pub(in crate::import) fn settle(file: &mut ParsedFile) {
    for table in &mut file.tables {
        let open: Vec<usize> =
            (0..table.columns.len()).filter(|at| is_open(&table.columns[*at])).collect();
        for (column, is_fraction, reason) in Rates::of(table, open).decided() {
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
        && (info.is_fraction || info.unit.is_none() && is_share_of_whole(&info.header))
}

/// The rates of a table whose scale is open, and what may tell it.
struct Rates<'a> {
    table: &'a ParsedTable,
    open: Vec<usize>,
    /// The columns that count something, with their figures.
    counts: Vec<(usize, Figures)>,
}

impl<'a> Rates<'a> {
    fn of(table: &'a ParsedTable, open: Vec<usize>) -> Self {
        let mut counts = Vec::new();
        // Tables of hundreds of columns are not held against each other.
        if !open.is_empty() && open.len() <= MOST_RATES {
            let is_count = |info: &ColumnInfo| {
                info.content == ColumnContent::Figures
                    && info.unit.is_none()
                    && !is_share_name(&info.header)
            };
            let columns = (0..table.columns.len()).filter(|at| is_count(&table.columns[*at]));
            counts.extend(columns.take(COUNTS).map(|column| (column, figures(table, column))));
        }
        Self { table, open, counts }
    }

    /// Each column with whether its figures are fractions, and why; without those of which nothing
    /// speaks for either.
    fn decided(&self) -> Vec<(usize, bool, ScaleReason)> {
        let by_counts: Vec<Option<(bool, ScaleReason)>> =
            self.open.iter().map(|column| self.by_counts(*column)).collect();
        let beside = self.open.iter().find(|column| self.tells_percent(**column));
        let columns = self.open.iter().zip(&by_counts);
        let decided = columns.clone().filter_map(|(column, told)| {
            let (is_fraction, reason) = told
                .clone()
                .or_else(|| self.by_tool(*column))
                .or_else(|| {
                    let (other, told) = columns.clone().find(|(_, told)| told.is_some())?;
                    let name = self.table.columns[*other].header.clone();
                    Some((told.as_ref()?.0, ScaleReason::Told(name)))
                        .filter(|_| self.table.columns[*column].is_fraction)
                })
                .or_else(|| self.by_size(*column, beside.copied()))?;
            Some((*column, is_fraction, reason))
        });
        decided.collect()
    }

    /// What tools are known to write where they write no percent sign.
    fn by_tool(&self, column: usize) -> Option<(bool, ScaleReason)> {
        let tool = self.table.tool?;
        let is_fraction = match tool.family {
            Family::MetaAds | Family::Sprout => false,
            Family::LinkedIn | Family::X | Family::GoogleAnalytics | Family::SearchConsole => true,
            _ => return None,
        };
        // A tool that writes fractions has few rates of more than one.
        let fits = !is_fraction
            || self.table.columns[column].is_fraction
            || self.share_of_small(column) >= 0.5;
        fits.then_some((is_fraction, ScaleReason::Tool(tool.name)))
    }

    /// Small figures are fractions, unless another rate has figures that are none.
    fn by_size(&self, column: usize, beside: Option<usize>) -> Option<(bool, ScaleReason)> {
        self.table.columns[column].is_fraction.then(|| match beside {
            Some(other) => (false, ScaleReason::Beside(self.table.columns[other].header.clone())),
            None => (true, ScaleReason::Small),
        })
    }

    /// Whether a column holds percent of a whole that are no fractions. How something grew may be
    /// any number.
    fn tells_percent(&self, column: usize) -> bool {
        const GROWTH: [&str; 7] = [
            "growth",
            "change",
            "variation",
            "wachstum",
            "crescimento",
            "crecimiento",
            "croissance",
        ];
        let info = &self.table.columns[column];
        let name = info.header.to_lowercase();
        !info.is_fraction
            && !GROWTH.iter().any(|word| name.contains(word))
            && self.values(column).all(|value| (0.0..=MOST).contains(&value))
    }

    /// The share of figures that are fractions if they are read so.
    fn share_of_small(&self, column: usize) -> f64 {
        let (mut n, mut n_small) = (0.0, 0.0);
        for value in self.values(column) {
            n += 1.0;
            n_small += if value <= 1.0 { 1.0 } else { 0.0 };
        }
        if n > 0.0 { n_small / n } else { 0.0 }
    }

    /// The figures of the first rows.
    fn values(&self, column: usize) -> impl Iterator<Item = f64> {
        figures(self.table, column).into_iter().flatten()
    }

    /// The scale at which a rate is the quotient of two counts in (nearly) every row.
    fn by_counts(&self, column: usize) -> Option<(bool, ScaleReason)> {
        let rates = written(self.table, column);
        let pairs =
            self.counts.iter().flat_map(|part| self.counts.iter().map(move |whole| (part, whole)));
        let pairs = pairs
            .filter(|(part, whole)| part.0 != whole.0 && are_parts(&part.1, &whole.1))
            .collect::<Vec<_>>();
        // What was left out of one of the counts does not move a rate to the other scale.
        let fits = |scale: f64| {
            pairs.iter().find(|(part, whole)| {
                let fit = Fit::of(&rates, (&part.1, &whole.1), scale, CLOSE);
                fit.is_quotient(1) && fit.digits >= DIGITS
            })
        };
        // Counts that fit both scales prove neither.
        let (is_fraction, (part, whole)) = match (fits(1.0), fits(100.0)) {
            (Some(found), None) => (true, found),
            (None, Some(found)) => (false, found),
            _ => return None,
        };
        let name = |column: usize| self.table.columns[column].header.clone();
        Some((is_fraction, ScaleReason::Counts(name(part.0), name(whole.0))))
    }
}

/// Whether figures are at most as large as those beside them in nine of ten rows.
fn are_parts(parts: &[Option<f64>], wholes: &[Option<f64>]) -> bool {
    let both = || parts.iter().zip(wholes).filter_map(|(part, whole)| part.zip(*whole));
    both().filter(|(part, whole)| part > whole).count() * 10 <= both().count()
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

    #[test]
    fn a_rate_that_counts_tell_tells_the_others_of_its_table() {
        let head = "Date,Click rate,Open rate,Sent,Opens";
        let told = ScaleReason::Told("Open rate".to_owned());
        let rows = "2025-03-01,0.019,0.2052,2617,537\n2025-03-02,0.038,0.2112,2600,549\n";
        check(&format!("{head}\n{rows}"), Some(true), Some(&told));
        let rows = "2025-03-01,0.019,20.52,2617,537\n2025-03-02,0.038,21.12,2600,549\n";
        check(&format!("{head}\n{rows}"), Some(false), Some(&told));
    }

    #[test]
    fn rates_of_other_things_have_no_scale_and_tell_none() {
        check("Date,Exchange rate\n2025-03-01,0.84\n2025-03-02,0.88\n", None, None);
        for other in ["Heart rate", "Growth rate"] {
            let text = format!("Date,Open rate,{other}\n2025-03-01,0.84,66\n2025-03-02,0.88,71\n");
            check(&text, Some(true), Some(&ScaleReason::Small));
        }
    }
}
