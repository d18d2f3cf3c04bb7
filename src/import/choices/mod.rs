//! What the user can change about an import; `suggest` fills in what the files say.

mod alike;
mod attributes;
mod channel;
mod doubts;
pub(in crate::import) mod downloads;
mod figures;
mod in_plan;
pub(in crate::import) mod in_time;
mod names;
mod neighbours;
mod newcomers;
pub(in crate::import) mod order_seen;
pub(in crate::import) mod reading;
mod row_measures;
pub(in crate::import) mod suggest;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::import::apply::overlap::Overlap;
use crate::import::cells::date_column::DateOrder;
use crate::import::cells::numbers::{DecimalMark, FigureUnit};
use crate::import::columns::time_axis::DateSource;
use crate::import::meaning::measures::{MeasureChoice, MeasureRef};
use crate::import::meaning::stated_period::StatedPeriod;
use crate::import::preview::rows::RowChoice;
use crate::model::{Cadence, InputKind};

/// Names a table: which file of the list, which table of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableRef {
    pub file: usize,
    pub table: usize,
}

/// Names a column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ColumnRef {
    pub file: usize,
    pub table: usize,
    pub column: usize,
}

impl ColumnRef {
    pub fn table_ref(self) -> TableRef {
        TableRef { file: self.file, table: self.table }
    }
}

/// What the figures of a column are kept in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum UnitChoice {
    /// Plain counts.
    #[default]
    Plain,
    /// The figures are percent as they stand.
    Percent,
    /// The figures are fractions of one; they are stored as percent.
    Fraction,
    Seconds,
    /// "1:11" is an hour and eleven minutes; kept in seconds.
    HoursMinutes,
    Minutes,
    Hours,
    Milliseconds,
    /// An ISO 4217 code, or the sign as the file has it.
    Money(String),
}

impl UnitChoice {
    /// What is stored beside the figures: "%", "seconds", "hours", a currency; `None` for plain counts.
    pub fn stored(&self) -> Option<String> {
        match self {
            Self::Plain => None,
            Self::Percent | Self::Fraction => Some("%".to_owned()),
            Self::Seconds | Self::HoursMinutes => Some("seconds".to_owned()),
            Self::Minutes => Some("minutes".to_owned()),
            Self::Hours => Some("hours".to_owned()),
            Self::Milliseconds => Some("milliseconds".to_owned()),
            Self::Money(code) => Some(code.clone()),
        }
    }

    /// The unit its figures have in the file; `None` for plain counts.
    fn written(&self) -> Option<FigureUnit> {
        match self {
            Self::Plain => None,
            Self::Percent | Self::Fraction => Some(FigureUnit::Percent),
            Self::Seconds => Some(FigureUnit::Seconds),
            Self::HoursMinutes => Some(FigureUnit::HoursMinutes),
            Self::Minutes => Some(FigureUnit::Minutes),
            Self::Hours => Some(FigureUnit::Hours),
            Self::Milliseconds => Some(FigureUnit::Milliseconds),
            Self::Money(code) => Some(FigureUnit::Money(code.clone())),
        }
    }

    /// Whether a cell with a unit of its own may stand among such figures.
    pub(in crate::import) fn takes(&self, unit: &FigureUnit) -> bool {
        self.written().is_some_and(|own| unit.fits(&own))
    }

    /// What a column says by itself.
    pub fn of(unit: Option<&FigureUnit>, is_fraction: bool) -> Self {
        match unit {
            _ if is_fraction => Self::Fraction,
            None => Self::Plain,
            Some(FigureUnit::Percent) => Self::Percent,
            Some(FigureUnit::Seconds) => Self::Seconds,
            Some(FigureUnit::HoursMinutes) => Self::HoursMinutes,
            Some(FigureUnit::Minutes) => Self::Minutes,
            Some(FigureUnit::Hours) => Self::Hours,
            Some(FigureUnit::Milliseconds) => Self::Milliseconds,
            Some(FigureUnit::Money(code)) => Self::Money(code.clone()),
        }
    }
}

/// How several rows of one period become one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aggregate {
    Sum,
    /// The plain mean of the rows; the input's name then says so.
    Mean,
    /// The last row of the file's order of time: for standings that each row repeats.
    Last,
}

impl Aggregate {
    pub const ALL: [Self; 3] = [Self::Sum, Self::Mean, Self::Last];

    /// As a chooser shows it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Sum => "Add the rows up",
            Self::Mean => "Plain mean of the rows",
            Self::Last => "Last row",
        }
    }

    /// As the command line has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Mean => "mean",
            Self::Last => "last",
        }
    }
}

/// What becomes of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnChoice {
    /// Whether the column is imported.
    pub take: bool,
    pub identifier: String,
    pub label: String,
    pub kind: InputKind,
    /// Which sign parts whole from broken numbers.
    pub mark: DecimalMark,
    pub unit: UnitChoice,
    /// How several rows of a period become one figure; `None` lets the kind decide: flows are
    /// added, standings of events are the last, uniques and rates are left out.
    pub aggregate: Option<Aggregate>,
    /// Whether a bare −1 says that nothing was measured yet.
    pub minus_one_is_missing: bool,
    /// The channel the column's own name speaks of, where the table holds several.
    pub channel: Option<String>,
}

/// Where a table's figures were measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChannelChoice {
    /// One channel for the whole table.
    Named(String),
    /// Each row says it in this column.
    Column(usize),
}

/// Everything about an import that is a choice. Columns without figures have no entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportChoices {
    /// Whether a table is read at all; every table has an entry.
    pub tables: BTreeMap<TableRef, bool>,
    pub columns: BTreeMap<ColumnRef, ColumnChoice>,
    pub channels: BTreeMap<TableRef, ChannelChoice>,
    /// Where the time axis is; tables without one have no entry.
    pub dates: BTreeMap<TableRef, DateSource>,
    /// The order of day and month, where the user overrules the column.
    pub date_orders: BTreeMap<TableRef, DateOrder>,
    /// The periods the rows stand for, where the user overrules what the dates look like: a single
    /// `2025-03-01` may be a day or all of March. Not followed where a period would get two rows.
    pub cadences: BTreeMap<TableRef, Cadence>,
    /// The year of the last row, for dates that leave it out.
    pub last_years: BTreeMap<TableRef, i16>,
    /// What the rows are, where the user overrules what they look like; the report of the table
    /// says what was used.
    pub rows: BTreeMap<TableRef, RowChoice>,
    /// Whether periods without a row between the first and the last of a table mean 0 for its
    /// flows. Every table with dates has an entry, `false` unless the user says so.
    pub absent_zero: BTreeMap<TableRef, bool>,
    /// Tables in which rows that stand below a repeated header again count again; elsewhere they
    /// are the same export twice.
    pub repeats_count: BTreeMap<TableRef, bool>,
    /// The days a table without a time axis is about, where the file says them or the user does.
    pub periods: BTreeMap<TableRef, StatedPeriod>,
    /// Inputs worked out from rows: counts, answers to surveys, response times.
    pub measures: BTreeMap<MeasureRef, MeasureChoice>,
    /// What happens to readings that are there already.
    pub overlap: Overlap,
    /// The day of the export, or today: dates after it are odd, and years left out are counted
    /// back from it.
    pub anchor: Option<Date>,
}

/// The channel of figures of which nothing tells where they come from.
pub const ALL_CHANNELS: &str = "All channels";

impl ImportChoices {
    /// Whether answers to a survey are counted in a table: then each of its rows is one.
    pub(in crate::import) fn reads_answers(&self, at: TableRef) -> bool {
        let mut measures = self.measures.iter();
        measures.any(|(name, choice)| {
            (name.file, name.table) == (at.file, at.table)
                && choice.take
                && choice.measure.is_of_answers()
        })
    }
}
