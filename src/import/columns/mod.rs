//! What each column of a table holds: figures, words, ids, dates, a channel.

mod cell_units;
pub(in crate::import) mod clock;
mod content;
pub(in crate::import) mod header_unit;
pub(in crate::import) mod labels;
pub(in crate::import) mod moments;
pub(in crate::import) mod scale;
mod scan;
pub(in crate::import) mod time_axis;

use crate::import::cells::clean::normal;
use crate::import::cells::numbers::{self, DecimalMark, Evidence, FigureUnit};
use crate::import::cells::thousands;
use crate::import::lines::grid::Grid;
use crate::import::lines::record_list::RecordList;
use crate::import::meaning::aliases::is_percent_name;
use crate::import::meaning::shares::{ScaleReason, looks_like_fraction};
use crate::import::progress::Progress;
use crate::import::tables::TableShape;
use scan::{Cells, Figures, Marks};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnContent {
    /// Not one value: blank, or only signs for "not measured".
    Empty,
    Figures,
    /// Names of networks or platforms.
    Channel,
    /// A few words that repeat: countries, content types.
    Category,
    Text,
    /// Numbers that name something: post ids, row numbers.
    Id,
    /// A time axis, or a part of one: year, hour.
    Time,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnInfo {
    /// The header as the file has it, on one line.
    pub header: String,
    pub content: ColumnContent,
    pub mark: DecimalMark,
    /// Whether nothing in the table decides between `1,234` as thousands and as a decimal comma.
    pub is_mark_uncertain: bool,
    pub unit: Option<FigureUnit>,
    /// Whether the figures are fractions of one that stand for percent.
    pub is_fraction: bool,
    /// Why the figures of a rate are fractions or percent; `None` where cells or name say it.
    pub scale_reason: Option<ScaleReason>,
    /// What a figure of 1 stands for: 1,000 below "Reach (in thousands)".
    pub times: f64,
    /// Rows with a figure or, in other columns, with text.
    pub n_values: usize,
    /// Cells that are figures or bounds of figures, also in a column that was taken for words.
    pub n_figures: usize,
    /// Records (from 0) whose cell is neither a figure nor missing.
    pub unreadable: Vec<usize>,
    /// Records (from 0) whose figure has a unit that the others have not.
    pub odd_units: Vec<usize>,
}

/// Headers of columns that name the network a row is about.
const CHANNEL_HEADERS: [&str; 21] = [
    "network",
    "channel",
    "platform",
    "social network",
    "source platform",
    "netzwerk",
    "kanal",
    "plattform",
    "plataforma",
    "red social",
    "canal",
    "social channel",
    "ticket channel",
    "case channel",
    "conversation channel",
    "contact channel",
    "message channel",
    "campaign channel",
    "canale",
    "kanaal",
    "kanał",
];
/// Whether a header says that its column names channels.
pub(in crate::import) fn names_channels(header: &str) -> bool {
    CHANNEL_HEADERS.contains(&normal(header).as_str())
}

/// Rows looked at to find the date column.
const SAMPLE: usize = 300;

/// Looks at every column of a table; `None` when cancelled.
pub fn read(
    grid: &Grid,
    table: &TableShape,
    delimiter: u8,
    progress: &dyn Progress,
) -> Option<Vec<ColumnInfo>> {
    let fallback = table_mark(grid, table, delimiter);
    let is_local = thousands::is_localised(&table.headers);
    let of = table.headers.len() as u64;
    let (narrowest, _) = grid.widths(&table.rows);
    // Rows that end before a column are not looked at for it, so that one wide row does not make
    // millions of short ones cost as much.
    let mut longer = RecordList::default();
    (0..table.headers.len())
        .map(|column| {
            let goes_on = progress.step(column as u64, of);
            let rows = if column < narrowest {
                &table.rows
            } else {
                let before = if column == narrowest { &table.rows } else { &longer };
                longer = before.iter().filter(|record| grid.width(*record) > column).collect();
                &longer
            };
            goes_on.then(|| {
                let counts = is_local && thousands::is_count(&table.headers[column]);
                let fallback = Fallback { counts, ..fallback };
                read_column(Cells { grid, rows, column }, table, fallback)
            })
        })
        .collect()
}

/// The decimal mark for columns that do not tell theirs.
#[derive(Clone, Copy)]
struct Fallback {
    mark: DecimalMark,
    /// Whether nothing but the delimiter speaks for it.
    is_guess: bool,
    /// Whether `1.234` is thousands where nothing decides: whole numbers by meaning, in a table
    /// from where that is written so.
    counts: bool,
}

/// The decimal mark the sure cells of all columns agree on. Without one, semicolons between the
/// fields speak for decimal commas: they are used where the comma is taken.
fn table_mark(grid: &Grid, table: &TableShape, delimiter: u8) -> Fallback {
    let (mut points, mut commas) = (0, 0);
    for record in table.rows.iter().take(SAMPLE) {
        for cell in grid.record(record) {
            match numbers::evidence(cell) {
                Evidence::Sure(DecimalMark::Point) => points += 1,
                Evidence::Sure(DecimalMark::Comma) => commas += 1,
                _ => {}
            }
        }
    }
    match (points, commas) {
        (0, 0) if delimiter == b';' => {
            Fallback { mark: DecimalMark::Comma, is_guess: true, counts: false }
        }
        (0, 0) => Fallback { mark: DecimalMark::Point, is_guess: true, counts: false },
        (points, commas) if commas > points => {
            Fallback { mark: DecimalMark::Comma, is_guess: false, counts: false }
        }
        _ => Fallback { mark: DecimalMark::Point, is_guess: false, counts: false },
    }
}

/// The mark of one column, and whether it is a guess.
fn column_mark(found: Marks, fallback: Fallback) -> (DecimalMark, bool) {
    let Marks { points, commas, by_comma, by_point, has_long } = found;
    if points > 0 || commas > 0 {
        let mark = if commas > points { DecimalMark::Comma } else { DecimalMark::Point };
        return (mark, points > 0 && commas > 0);
    }
    let is_open = fallback.is_guess && by_comma + by_point > 0;
    // Four digits without a sign beside "1.234": thousands are not parted here.
    if is_open && by_comma == 0 && has_long {
        return (DecimalMark::Point, false);
    }
    let are_thousands = is_open && fallback.counts && by_comma == 0;
    (if are_thousands { DecimalMark::Comma } else { fallback.mark }, is_open)
}

/// Money of which nobody writes hundredths.
fn has_no_decimals(unit: Option<&FigureUnit>) -> bool {
    const CODES: &str = "IDR VND KRW JPY CLP COP PYG HUF ISK UGX XAF XOF RWF";
    matches!(unit, Some(FigureUnit::Money(code)) if CODES.split(' ').any(|one| one == code))
}

fn read_column(cells: Cells<'_>, table: &TableShape, fallback: Fallback) -> ColumnInfo {
    let header = table.headers[cells.column].clone();
    let mut scan = scan::scan(cells, fallback.mark);
    let (mut mark, mut is_mark_uncertain) = column_mark(scan.marks, fallback);
    if is_mark_uncertain && has_no_decimals(scan.figures.units.money()) {
        // Three digits behind the sign are thousands.
        mark = if scan.marks.by_point > 0 { DecimalMark::Comma } else { DecimalMark::Point };
        is_mark_uncertain = false;
    }
    // Most columns are written as the table is; the others are read once more.
    if mark != fallback.mark {
        scan.figures = scan::figures(cells, mark);
    }
    let n_short = table.rows.len() - cells.rows.len();
    // Without names every column is called by its number, and few of them count rows.
    let may_count = table.header_record.is_some() || cells.column == 0;
    let content = content::of(&header, cells, &scan, n_short, may_count);
    let Figures { n, n_small, n_texts, n_bounds, units, unreadable } = scan.figures;
    let described = || header_unit::of(&format!("({})", table.descriptions.get(cells.column)?));
    let scale = scale::of(&header).filter(|_| !scale::stands_in_cells(cells));
    let named = scale.as_ref().map_or(&header, |scale| &scale.bare);
    let unit = units.of_all(&header, cells, mark, (n, n_small));
    let unit = unit.or_else(|| header_unit::of(named)).or_else(described);
    let is_figures = content == ColumnContent::Figures;
    let is_fraction = is_figures && unit.is_none() && looks_like_fraction(&header, n, n_small);
    let unit = clock::told(unit, &header);
    let unit = unit.or_else(|| is_percent_name(&header).then_some(FigureUnit::Percent));
    let unit = if is_fraction { Some(FigureUnit::Percent) } else { unit };
    let odd_units = if is_figures { units.odd(unit.as_ref(), cells, mark) } else { Vec::new() };
    ColumnInfo {
        is_mark_uncertain: is_mark_uncertain && is_figures,
        unit,
        is_fraction,
        scale_reason: None,
        times: scale.as_ref().map_or(1.0, |scale| scale.times),
        n_values: if is_figures { n - odd_units.len() } else { n + n_bounds + n_texts },
        n_figures: n + n_bounds,
        unreadable: if is_figures { unreadable } else { Vec::new() },
        odd_units,
        header,
        content,
        mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::even::Runs;
    use crate::import::lines::records;
    use crate::import::progress::NoProgress;
    use crate::import::tables;

    fn columns(text: &str) -> Vec<ColumnInfo> {
        let (grid, _) = records::read(text, b'\t', Runs::ANY, &NoProgress);
        let table =
            tables::find(&grid, 0, crate::import::choices::reading::TableSplit::Found).remove(0);
        read(&grid, &table, b'\t', &NoProgress).unwrap()
    }

    fn check(text: &str, expected: &[ColumnContent]) {
        let found: Vec<_> = columns(text).iter().map(|column| column.content).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn columns_are_told_apart_by_what_they_hold() {
        use ColumnContent::{Channel, Empty, Figures, Id, Text, Time};
        check("Date\tLikes\tAds\n2024-01-01\t5\t-\n2024-01-02\tNA\t\n", &[Time, Figures, Empty]);
        check(
            "Date\tNetwork\tA\n2024-01-01\tX\t5\n2024-01-02\tFacebook\t6\n",
            &[Time, Channel, Figures],
        );
        check(
            "Post id\tText\tDate\n1902622306553184746\thi\t2024-01-01\n1902622306553184747\tho\t2024-01-02\n",
            &[Id, Text, Time],
        );
        check("\tDate\tA\n1\t2024-01-01\t5\n2\t2024-01-02\t6\n", &[Id, Time, Figures]);
    }

    #[test]
    fn the_decimal_mark_is_decided_per_column_with_the_table_behind_it() {
        let found = columns("Date\tA\tB\n2024-01-01\t1,234\t98,6%\n2024-01-02\t5,678\t1,5%\n");
        assert_eq!((found[1].mark, found[1].is_mark_uncertain), (DecimalMark::Comma, false));
        let found = columns("Date\tA\n2024-01-01\t1,234\n2024-01-02\t56\n");
        assert_eq!((found[1].mark, found[1].is_mark_uncertain), (DecimalMark::Point, true));
        let of_points = |names: &str, last: &str| {
            let rows = format!("2024-01-01\t1.234\n2024-01-02\t10.001\n2024-01-03\t{last}\n");
            let found = columns(&format!("{names}\n{rows}"));
            (found[1].mark, found[1].is_mark_uncertain)
        };
        assert_eq!(of_points("Data\tSeguidores", "56"), (DecimalMark::Comma, true));
        assert_eq!(of_points("Datum\tReichweite", "56"), (DecimalMark::Comma, true));
        assert_eq!(of_points("Data\tReceita", "56"), (DecimalMark::Point, true));
        assert_eq!(of_points("Date\tFollowers", "56"), (DecimalMark::Point, true));
        assert_eq!(of_points("Data\tSeguidores", "5678"), (DecimalMark::Point, false));
        assert_eq!(of_points("Date\tEstimated revenue", "0.5"), (DecimalMark::Point, false));
        let found = columns("Date\tengagement rate\n2024-01-01\t0.039\n2024-01-02\t0.02\n");
        assert!(found[1].is_fraction);
    }
}
