//! What a plan may hold at most; the same numbers bind editing, importing, loading and saving.

/// Bytes of a plan file.
pub const FILE_BYTES: u64 = 512 * 1024 * 1024;
/// Readings in a plan, over all inputs and channels, with the empty periods between them as far as
/// they take up memory.
pub const READINGS: usize = 20_000_000;
/// KPIs, and likewise inputs, goals, objectives and channels.
pub const ENTITIES: usize = 10_000;
/// Annotations, and likewise notes on readings.
pub const REMARKS: usize = 200_000;
/// Bytes of one text (a name, a sentence, a note).
pub const TEXT_BYTES: usize = 64 * 1024;
/// Levels of nesting in a formula.
pub const FORMULA_DEPTH: usize = 16;
/// Different inputs in a formula.
pub const FORMULA_INPUTS: usize = 64;
/// The first and the last year a date in a plan may lie in.
pub const YEARS: std::ops::RangeInclusive<i16> = 1..=9998;
