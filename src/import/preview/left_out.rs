//! Columns that hold figures in some rows and something else in too many: never left out without a
//! word.

use std::collections::BTreeSet;

use crate::import::cells::clean::visible;
use crate::import::cells::dates;
use crate::import::cells::missing::is_missing;
use crate::import::cells::numbers::{self, Cell};
use crate::import::choices::ChannelChoice;
use crate::import::columns::ColumnContent;
use crate::import::columns::time_axis::DateSource;
use crate::import::meaning::aliases::guess;
use crate::import::meaning::recognise::meaning_in;
use crate::import::preview::rows::RowChoice;
use crate::import::preview::table_preview::Context;
use crate::import::problem::{ImportProblem, Severity, problem, quoted};

/// Rows looked at for cells that look like figures.
const SAMPLE: usize = 300;

/// Says of each column that was taken for words, and is called or looks like one of figures, how
/// many of its cells are figures and which is the first that is none.
pub(in crate::import) fn tell(context: &Context<'_>, problems: &mut Vec<ImportProblem>) {
    let used = used(context);
    for (column, info) in context.table.columns.iter().enumerate() {
        let are_words = matches!(info.content, ColumnContent::Text | ColumnContent::Category);
        if are_words && !used.contains(&column) && looks_like_figures(context, column) {
            problems.extend(about(context, column));
        }
    }
}

/// Columns whose words are read: answers, what parts the rows, channels, dates.
pub(in crate::import) fn used(context: &Context<'_>) -> BTreeSet<usize> {
    let at = context.at;
    let measures = context.choices.measures.iter();
    let own = measures
        .filter(|(name, choice)| (name.file, name.table) == (at.file, at.table) && choice.take);
    let mut used: BTreeSet<usize> = own.flat_map(|(_, choice)| choice.measure.sources()).collect();
    used.extend(context.source.into_iter().flat_map(DateSource::columns));
    if let RowChoice::Split { column, .. } = context.rows.mode {
        used.insert(column);
    }
    if let Some(ChannelChoice::Column(column)) = context.choices.channels.get(&at) {
        used.insert(*column);
    }
    used
}

/// Whether a known input stands in the header and some cells are figures or nearly, or a good part
/// of the cells of any other column are.
fn looks_like_figures(context: &Context<'_>, column: usize) -> bool {
    let table = context.table;
    let info = &table.columns[column];
    let meaning = meaning_in(&table.shape, table.tool, &info.header);
    let is_known = meaning.is_known && meaning.is_wanted;
    if info.n_figures == 0 && !is_known && !guess(&info.header).is_wanted {
        return false;
    }
    let cells = table.shape.rows.iter().map(|record| table.grid().field(record, column));
    let filled = cells.filter(|cell| !is_missing(cell)).take(SAMPLE);
    let (mut n, mut n_figures, mut n_nearly, mut n_measured) = (0, 0, 0, 0);
    for cell in filled {
        n += 1;
        if numbers::read(cell, info.mark) == Cell::Text {
            n_nearly += usize::from(is_nearly_figure(cell));
            n_measured += usize::from(is_measured(cell));
        } else {
            n_figures += 1;
        }
    }
    if info.n_figures == 0 && !is_known {
        return n_measured * 2 > n;
    }
    let n_like = n_figures + n_nearly;
    if is_known {
        n_figures * 10 >= n.max(1) || n_like * 2 >= n.max(1)
    } else {
        n_like * 10 >= n * 3
    }
}

/// "€ 12,--", "1,234¹": digits and hardly a letter, and no date.
fn is_nearly_figure(cell: &str) -> bool {
    const LONGEST: usize = 24;
    let text = visible(cell);
    let n_digits = text.chars().filter(char::is_ascii_digit).count();
    let n_letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.len() <= LONGEST && n_digits > n_letters && dates::parse(&text).is_none()
}

/// "1.20 GB", "3.2x", "99,- €", "=C2/B2": a figure with what it is counted in behind it, or a formula;
/// no range ("18-24"), size ("1080x1080") or number of a version ("1.2.3").
fn is_measured(cell: &str) -> bool {
    const LONGEST_UNIT: usize = 6;
    let text = visible(cell);
    let text = text.trim();
    if text.starts_with('=') && text.len() > 2 {
        return true;
    }
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}');
    let unit = text.trim_start_matches(is_part);
    let number = &text[..text.len() - unit.len()];
    let is_ordinal = matches!(unit, "st" | "nd" | "rd" | "th");
    let is_unit = unit.chars().count() <= LONGEST_UNIT
        && !unit.is_empty()
        && !unit.contains(|c: char| c.is_ascii_digit() || c == ':')
        && !is_ordinal;
    let is_of = unit.strip_prefix('/').is_some_and(|of| of.trim().parse::<f64>().is_ok());
    number.starts_with(|c: char| c.is_ascii_digit())
        && number.matches('.').count() < 2
        && (is_unit || is_of)
        && dates::parse(text).is_none()
}

fn about(context: &Context<'_>, column: usize) -> Option<ImportProblem> {
    let table = context.table;
    let info = &table.columns[column];
    let cell = |record: usize| table.grid().field(record, column);
    let is_text = |record: &usize| {
        numbers::read(cell(*record), info.mark) == Cell::Text
            && !numbers::is_bound(cell(*record), info.mark)
    };
    let first = table.shape.rows.iter().find(is_text)?;
    let n_texts = info.n_values - info.n_figures.min(info.n_values);
    let message = format!(
        "{} of {} cells of {} are figures and {n_texts} are not, the first is {} in row {}; the column is left out, so change these cells if its figures are needed",
        info.n_figures,
        info.n_values,
        info.header,
        quoted(cell(first)),
        first + 1
    );
    Some(problem(Severity::Warning, message).at_row(first + 1).at_column(&info.header))
}
