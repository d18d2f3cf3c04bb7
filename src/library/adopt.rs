//! How library entries go into a plan: described inputs, and which definition was taken when.

use crate::formula::Formula;
use crate::model::Input;

use super::{LibraryInput, input};

/// The inputs of a formula as the library describes them; those it does not know are left out.
pub fn described(formula: &Formula) -> Vec<Input> {
    formula.inputs().into_iter().filter_map(input).map(LibraryInput::to_input).collect()
}
