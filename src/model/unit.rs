//! What a figure is counted in.

use std::fmt;

/// The unit of a KPI. What the program reasons about has a variant; the rest is free text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Parts of a hundred; differences are percentage points.
    Percent,
    /// A score such as the net promoter score.
    Points,
    #[default]
    Count,
    People,
    Seconds,
    Minutes,
    Hours,
    Days,
    /// The plan's currency.
    Money,
    Other(String),
}

impl Unit {
    /// Every unit the program knows by itself, in the order a chooser offers them.
    pub const KNOWN: [Self; 9] = [
        Self::Percent,
        Self::Points,
        Self::Count,
        Self::People,
        Self::Seconds,
        Self::Minutes,
        Self::Hours,
        Self::Days,
        Self::Money,
    ];

    /// The text that stands for it in a plan file and in choosers.
    pub fn text(&self) -> &str {
        match self {
            Self::Percent => "%",
            Self::Points => "points",
            Self::Count => "count",
            Self::People => "people",
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Money => "money",
            Self::Other(text) => text,
        }
    }

    /// The inverse of [`Unit::text`].
    pub fn from_text(text: &str) -> Self {
        let text = text.trim();
        Self::KNOWN
            .iter()
            .find(|unit| unit.text().eq_ignore_ascii_case(text))
            .cloned()
            .unwrap_or_else(|| Self::Other(text.to_owned()))
    }

    /// What stands behind a number: "%", "minutes", "USD"; empty for plain counts.
    pub fn suffix<'a>(&'a self, currency: &'a str) -> &'a str {
        match self {
            Self::Count => "",
            Self::Money => currency,
            other => other.text(),
        }
    }

    /// What a difference of two such figures is counted in: points for percentages.
    pub fn difference_suffix<'a>(&'a self, currency: &'a str) -> &'a str {
        match self {
            Self::Percent => "points",
            other => other.suffix(currency),
        }
    }

    pub fn is_duration(&self) -> bool {
        matches!(self, Self::Seconds | Self::Minutes | Self::Hours | Self::Days)
    }

    /// Whether figures in this unit count things that add up.
    pub fn is_count(&self) -> bool {
        matches!(self, Self::Count | Self::People | Self::Money)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}
