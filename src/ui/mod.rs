//! Pixels: what is seen and touched; reads the model and asks for edits, never makes them.

pub mod icons;
pub mod inputs;
#[cfg(test)]
pub mod testing;
pub mod theme;
pub mod widgets;
pub mod words;
