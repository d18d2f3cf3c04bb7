//! Exports of other tools: bytes → text → tables → dates and numbers → a preview; nothing here
//! touches a plan.

mod apply;
mod cells;
mod choices;
mod columns;
mod json;
mod lines;
mod meaning;
mod preview;
mod problem;
mod progress;
mod side_by_side;
mod source;
mod tables;
pub use source::unpack;

pub use apply::join::{FileClash, TakenBy};
pub use apply::overlap::{Overlap, OverlapPolicy, ReadingName};
pub use apply::{Clash, ImportCounts, ImportPlan, Refusal, plan_against, plan_with};
pub use cells::date_column::DateOrder;
pub use cells::numbers::DecimalMark;
pub use choices::order_seen::order_seen;
pub use choices::reading::{DELIMITERS, ENCODINGS, Reading, ReadingChoices, TableSplit};
pub use choices::{
    ALL_CHANNELS, Aggregate, ChannelChoice, ColumnChoice, ColumnRef, ImportChoices, TableRef,
    UnitChoice,
};
pub use columns::ColumnContent;
pub use columns::time_axis::DateSource;
pub use json::report_json;
pub use lines::even::Runs;
pub use lines::grid::Grid;
pub use meaning::measures::{Measure, MeasureChoice, MeasureOutput, MeasureRef};
pub use meaning::recognise::{Tool, settle_files};
pub use meaning::stated_period::{PeriodFit, StatedPeriod};
pub use preview::row_counts::RowCounts;
pub use preview::rows::{RowChoice, SplitBy};
pub use preview::totals::TotalVerdict;
pub use preview::zeros::columns_of_zeros;
pub use preview::{
    FileReport, ImportPreview, SeriesPreview, Silence, SplitColumn, TableCadence, TableReport,
    TotalReport, preview,
};
pub use problem::{ImportProblem, Severity};
pub use progress::{NoProgress, Progress};
pub use source::bytes::{Unreadable, read_bytes};
pub use source::child::{InPlace, OwnProcess, Unpacker, serve as serve_unpacking};
pub use source::container::Container;
pub use source::file::{FILE_BYTES, ParsedFile, ParsedTable, read_file};
pub use source::folders::{MOST_FILES, files_in};
pub use tables::TableShape;
