//! Answers: pure functions from a plan and a date to figures, each of which can say why.

mod cadence;
mod evaluator;
mod flows;
mod gather;
mod program;
mod reasons;
mod series;
mod source;
mod stocks;
pub mod types;
mod window;
pub mod words;

#[cfg(test)]
mod aggregate_tests;
#[cfg(test)]
mod testing;

pub use cadence::default_cadence;
pub use evaluator::{Evaluator, QuantityUsed, WindowFigure};
pub use program::{Growth, KpiProgram};
pub use series::{MAX_POINTS, kpi_at, kpi_over, kpi_series};
pub use source::Overlay;
pub use types::*;
pub use window::Window;
