//! How numbers and days are written and read, by preference; shared by files and screens.

mod date;
mod number;

pub use date::DateFormat;
pub use number::NumberFormat;

/// A number of things: "1 row", "3 rows"; `one` is the word for one of them.
pub fn counted(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}
