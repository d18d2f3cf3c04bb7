//! The formula language: text → tree → figure.
