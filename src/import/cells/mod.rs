//! What a cell says: a date, a figure, a duration, nothing.

pub(in crate::import) mod clean;
pub(in crate::import) mod date_column;
mod date_names;
pub(in crate::import) mod date_order;
pub(in crate::import) mod date_years;
pub(in crate::import) mod dates;
pub(in crate::import) mod durations;
pub(in crate::import) mod memo;
pub(in crate::import) mod missing;
pub(in crate::import) mod months;
pub(in crate::import) mod numbers;
pub(in crate::import) mod quick;
pub(in crate::import) mod tally;
pub(in crate::import) mod thousands;
pub(in crate::import) mod word_list;
