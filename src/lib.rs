//! Paceline as a library: the map of the code, in reading order.

pub mod analysis;
pub mod formula;
pub mod library;
pub mod memo;
pub mod model;
