//! Exports of other tools: bytes → text → tables → dates and numbers → a preview; nothing here
//! touches a plan.

mod alias_table;
mod aliases;
mod apply;
mod child;
mod choices;
mod clean;
mod columns;
mod container;
mod date_column;
mod dates;
mod delimiter;
mod durations;
mod file;
mod file_problems;
mod file_text;
mod json;
mod memo;
mod missing;
mod months;
mod numbers;
mod preview;
mod problem;
mod progress;
mod quick;
mod reading;
mod recognise;
mod records;
mod rows;
mod table_preview;
mod table_problems;
mod tables;
mod text;
mod time_axis;
pub mod unpack;

pub use apply::{ImportCounts, ImportPlan, NewInput, PlannedReading, plan_against};
pub use child::{InPlace, OwnProcess, Unpacker, serve as serve_unpacking};
pub use choices::{ALL_CHANNELS, ChannelChoice, ColumnChoice, ColumnRef, ImportChoices, TableRef};
pub use columns::{ColumnContent, ColumnInfo};
pub use container::Container;
pub use date_column::DateOrder;
pub use delimiter::Delimiter;
pub use file::{ParsedFile, ParsedTable, read_file};
pub use json::report_json;
pub use numbers::{DecimalMark, FigureUnit};
pub use preview::{
    FileReport, ImportPreview, SeriesPreview, TableCadence, TableReport, TotalReport, preview,
};
pub use problem::{ImportProblem, Severity};
pub use progress::{NoProgress, Progress};
pub use reading::{DELIMITERS, ENCODINGS, Reading, ReadingChoices, TableSplit};
pub use recognise::Tool;
pub use records::Grid;
pub use tables::TableShape;
pub use time_axis::DateSource;
