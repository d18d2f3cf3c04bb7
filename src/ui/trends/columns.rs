//! The columns of the trend's table: what each is called, and what stands in it.

use super::figures::{Figures, Row};
use crate::storage::export::Cell;
use crate::ui::words::NOTHING;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Period,
    Value,
    /// How many answers a survey had, and how far they reach; only for surveys.
    Answers,
    Interval,
    Path,
    Gap,
    Readings,
    Remarks,
}

impl Column {
    /// The columns from left to right.
    pub fn all(figures: &Figures) -> Vec<Self> {
        let survey: &[Self] =
            if figures.is_survey { &[Self::Answers, Self::Interval] } else { &[] };
        let rest = [Self::Path, Self::Gap, Self::Readings, Self::Remarks];
        [&[Self::Period, Self::Value], survey, &rest].concat()
    }

    /// The heading, with the unit behind what is counted in it.
    pub fn head(self, figures: &Figures) -> String {
        let with = |head: &str, unit: &str| {
            if unit.is_empty() { head.to_owned() } else { format!("{head}, {unit}") }
        };
        match self {
            Self::Period => "Period".to_owned(),
            Self::Value => with("Value", figures.suffix()),
            Self::Answers => "Answers".to_owned(),
            Self::Interval => "95 % interval".to_owned(),
            Self::Path => with("Path", figures.suffix()),
            Self::Gap => with("Gap", figures.unit.difference_suffix(&figures.currency)),
            Self::Readings => "Readings".to_owned(),
            Self::Remarks => "Remarks".to_owned(),
        }
    }

    /// Numbers stand right-aligned, words left-aligned.
    pub fn is_number(self) -> bool {
        !matches!(self, Self::Period | Self::Remarks)
    }

    /// What is looked at only after the figures themselves.
    pub fn is_lesser(self) -> bool {
        matches!(self, Self::Answers | Self::Interval | Self::Readings | Self::Remarks)
    }

    /// The cell of a row; numbers line up.
    pub fn cell(self, figures: &Figures, row: &Row) -> String {
        let decimals = figures.decimals;
        let number = |value: Option<f64>| {
            value.map_or_else(|| NOTHING.to_owned(), |value| figures.words.fixed(value, decimals))
        };
        let signed = |gap| figures.words.number_format.format_signed(gap, Some(decimals));
        let survey = row.survey.as_ref();
        let nothing = || NOTHING.to_owned();
        match self {
            Self::Period => row.title(),
            Self::Value => number(row.value),
            Self::Answers => {
                survey.map_or_else(nothing, |survey| figures.words.number(survey.answers))
            }
            Self::Interval => survey.map_or_else(nothing, |survey| survey.extent.clone()),
            Self::Path => number(row.path),
            Self::Gap => row.gap.map_or_else(nothing, signed),
            Self::Readings => row.readings.to_string(),
            Self::Remarks => row.remarks.clone(),
        }
    }

    /// The cell for a spreadsheet: figures in full, nothing where there is none.
    pub fn plain_cell(self, figures: &Figures, row: &Row) -> Cell {
        let survey = row.survey.as_ref();
        match self {
            Self::Value => Cell::number(row.value),
            Self::Answers => Cell::number(survey.map(|survey| survey.answers)),
            Self::Interval => {
                survey.map_or(Cell::Empty, |survey| Cell::text(survey.extent.as_str()))
            }
            Self::Path => Cell::number(row.path),
            Self::Gap => Cell::number(row.gap),
            Self::Period | Self::Readings | Self::Remarks => Cell::text(self.cell(figures, row)),
        }
    }
}
