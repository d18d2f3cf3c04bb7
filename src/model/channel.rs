//! Where something was measured.

/// A place readings come from: Facebook, Instagram, a website, "all".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Channel {
    pub name: String,
    pub notes: String,
}
