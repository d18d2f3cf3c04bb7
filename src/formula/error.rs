//! What can go wrong with a formula: its text, or one figure of it.

/// Why a text is no formula, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Column {column}: expected {expected}, found {found}")]
pub struct FormulaError {
    /// From 1, in characters.
    pub column: usize,
    /// What stands there, ready for a sentence: "“*”", "the end".
    pub found: String,
    /// What could stand there instead, ready for a sentence.
    pub expected: String,
}

/// Why a formula has no figure; `E` is the caller's reason for a quantity it could not give.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvalError<E> {
    #[error("{0}")]
    Missing(E),
    /// The divisor as formula text, so that it can be parsed and shown with labels.
    #[error("{divisor} is 0")]
    DivisionByZero { divisor: String },
    /// The numbers ran out of range on the way.
    #[error("the figure is too large to be worked out")]
    NotFinite,
}
