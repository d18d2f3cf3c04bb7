//! Explanations of every kind of number, line by line.
