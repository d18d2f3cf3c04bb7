//! The plan as plain data with invariants: no egui, no files, no clock.

mod channel;
mod check;
mod dated;
mod differences;
mod display;
mod goal;
mod id;
mod input;
mod kpi;
pub mod limits;
mod note;
mod objective;
mod period;
mod project;
mod readings;
mod settings;
mod table;
mod told;
mod unit;

pub use channel::Channel;
pub use check::{CheckProblem, check};
pub use dated::DatedValues;
pub use differences::Differences;
pub use display::{DateFormat, NumberFormat, counted};
pub use goal::{
    AmountKind, Baseline, Checkpoint, FormerTarget, Goal, GoalState, Intent, MeasuredAs, Scope,
    SmartText,
};
pub use id::{ChannelId, GoalId, InputId, ItemId, KpiId, ObjectiveId};
pub use input::{DefinitionBreak, Input, InputKind, StockRule, Substitute, is_identifier, slug};
pub use kpi::{Better, Kpi};
pub use note::{Annotation, Note};
pub use objective::Objective;
pub use period::{Cadence, Calendar, Period, day_from_number, day_number};
pub use project::Project;
pub use readings::{Chunk, ReadingKey, Series, SeriesBuilder, SeriesKey};
pub use settings::{JudgedOn, Judging, PlanSettings};
pub use table::Table;
pub use unit::Unit;
