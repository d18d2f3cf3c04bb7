//! How numbers and days are written and read, by preference; shared by files and screens.

mod date;
mod number;

pub use date::DateFormat;
pub use number::NumberFormat;
