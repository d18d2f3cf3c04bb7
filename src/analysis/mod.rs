//! Answers: pure functions from a plan and a date to figures, each of which can say why.

mod aim;
mod analyst;
mod answers;
mod baseline;
pub mod by_item;
mod cadence;
mod caveats;
mod choices;
pub mod coverage;
mod definitions;
mod evaluator;
pub mod explain;
mod fault;
mod findings;
mod fix;
mod flows;
pub mod formula_check;
mod frame;
mod gather;
mod judge;
mod latest;
pub mod limits;
mod measurable;
mod measure;
pub mod moved;
pub mod needed;
mod negatives;
pub mod noise;
mod pace;
mod pace_status;
pub mod path;
mod program;
mod reasons;
mod refusals;
mod rollup;
mod rules;
mod sample;
mod sentences;
mod series;
mod share;
mod source;
mod status;
mod stocks;
mod substitutes;
mod survey;
pub mod triangle;
pub mod types;
mod window;
pub mod words;

#[cfg(test)]
mod aggregate_tests;
#[cfg(test)]
mod analyst_tests;
#[cfg(test)]
mod completeness_tests;
#[cfg(test)]
mod judge_measure_tests;
#[cfg(test)]
mod judge_tests;
#[cfg(test)]
mod limits_tests;
#[cfg(test)]
mod sentence_tests;
#[cfg(test)]
mod substitute_tests;
#[cfg(test)]
mod testing;

pub use analyst::{Analyst, data_to, judged_on};
pub use cadence::default_cadence;
pub use choices::{Choice, Looked, Over, StandIn, choices, choices_for};
pub use evaluator::{Evaluator, QuantityUsed, WindowFigure};
pub use explain::{About, Explanation, GoalNumber, explain};
pub use fault::FormulaFault;
pub use findings::{FINDING_KINDS, FindingKind};
pub use fix::{Fix, GoalChange, GoalPart, GoalPlace, PartKeeps, PartKpi, Place, Way};
pub use judge::judge_goal;
pub use latest::latest;
pub use limits::{NoLimits, SeriesLimits, Signal, SignalRule};
pub use program::{Growth, KpiProgram};
pub use rollup::roll_up;
pub use rules::status_rules;
pub use sample::{Reach, Sample};
pub use series::{MAX_POINTS, kpi_at, kpi_over, kpi_series};
pub use source::Overlay;
pub use types::*;
pub use window::Window;
