//! The formula language: text → tree → figure.
//!
//! A formula is written over inputs: `100 · shares / followers`. It knows numbers, `+ − · /`,
//! parentheses, `start(x)` (the reading before the window) and `prev(x)` (the window before).
//! Formulas take inputs only, never other KPIs.

mod columns;
mod compare;
mod error;
mod evaluate;
mod influence;
mod lexer;
mod linear;
mod names;
mod never;
mod parser;
mod polynomial;
mod quotient;
mod ratio;
mod roots;
mod solve;
mod tree;
mod write;

pub use columns::Program;
pub use error::{EvalError, FormulaError};
pub use influence::Influence;
pub use linear::Linear;
pub use names::{Name, names};
pub use parser::parse;
pub use quotient::Given;
pub use ratio::Ratio;
pub use solve::Solutions;
pub use tree::{Formula, Term};

#[cfg(test)]
mod properties;
