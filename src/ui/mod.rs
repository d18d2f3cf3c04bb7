//! Pixels: what is seen and touched; reads the model and asks for edits, never makes them.

pub mod dialogs;
pub mod field;
pub mod icons;
#[cfg(test)]
pub mod stage;
#[cfg(test)]
pub mod testing;
pub mod theme;
pub mod widgets;
pub mod words;
