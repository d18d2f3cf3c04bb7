//! Pixels: what is seen and touched; reads the model and asks for edits, never makes them.

pub mod icons;
#[cfg(test)]
pub mod testing;
pub mod theme;
pub mod trends;
pub mod widgets;
pub mod words;
