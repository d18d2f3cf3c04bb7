//! Exports of other tools: bytes → text → tables → dates and numbers → a preview; nothing here
//! touches a plan.

mod aliases;
mod apply;
mod child;
mod choices;
mod clean;
mod column_series;
mod columns;
mod container;
mod currency;
mod date_column;
mod date_order;
mod date_problems;
mod date_years;
mod dates;
mod delimiter;
mod durations;
mod families;
mod file;
mod file_problems;
mod file_text;
mod join;
mod json;
mod labels;
mod measure_series;
mod measures;
mod memo;
mod missing;
mod moments;
mod months;
mod numbers;
mod overlap;
mod parts;
mod preview;
mod problem;
mod progress;
mod quick;
mod reading;
mod recognise;
mod records;
mod response;
mod rows;
mod standing;
mod stated_period;
mod suggest;
mod survey;
mod table_preview;
mod table_problems;
mod tables;
mod text;
mod thousands;
mod time_axis;
mod totals;
pub mod unpack;

pub use apply::{
    Clash, ImportCounts, ImportPlan, NewInput, PlannedReading, plan_against, plan_with,
};
pub use child::{InPlace, OwnProcess, Unpacker, serve as serve_unpacking};
pub use choices::{
    ALL_CHANNELS, Aggregate, ChannelChoice, ColumnChoice, ColumnRef, ImportChoices, TableRef,
    UnitChoice,
};
pub use columns::{ColumnContent, ColumnInfo};
pub use container::Container;
pub use date_column::DateOrder;
pub use delimiter::Delimiter;
pub use file::{ParsedFile, ParsedTable, read_file};
pub use join::FileClash;
pub use json::report_json;
pub use measures::{Measure, MeasureChoice, MeasureOutput, MeasureRef, ReplyColumns};
pub use numbers::{DecimalMark, FigureUnit};
pub use overlap::{Overlap, OverlapPolicy, ReadingName};
pub use preview::{
    FileReport, ImportPreview, SeriesPreview, SplitColumn, TableCadence, TableReport, TotalReport,
    preview,
};
pub use problem::{ImportProblem, Severity};
pub use progress::{NoProgress, Progress};
pub use reading::{DELIMITERS, ENCODINGS, Reading, ReadingChoices, TableSplit};
pub use recognise::{Family, Tool};
pub use records::Grid;
pub use rows::{RowChoice, SplitBy};
pub use stated_period::{PeriodFit, StatedPeriod};
pub use tables::TableShape;
pub use time_axis::DateSource;
pub use totals::TotalVerdict;
