//! Leaf widgets, each with a name for assistive technology.
