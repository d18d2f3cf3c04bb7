//! Texts on readings and on dates.

use jiff::civil::Date;

/// A text on one reading. A note that names a source marks the reading as a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    pub text: String,
    /// Where the fact stands; empty for a plain remark.
    pub source: String,
}

/// A text on a date: a campaign, a change of algorithm, a fact with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    pub date: Date,
    pub text: String,
    /// Where the fact stands; empty for a plain remark.
    pub source: String,
}
