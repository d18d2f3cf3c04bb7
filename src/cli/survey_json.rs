//! The answers behind a survey's figure, as `series --json` and `status --json` have them.

use serde::Serialize;

use crate::analysis::{Reach, Sample};
use crate::model::Unit;

#[derive(Debug, Serialize)]
pub struct SurveyJson {
    /// How many answers there are.
    answers: f64,
    /// Both ends of the 95 % interval, in the KPI's unit; null where there is none.
    low: Option<f64>,
    high: Option<f64>,
    /// The margin either way; null where the interval is not even.
    margin: Option<f64>,
    method: &'static str,
    /// The same in words.
    words: String,
}

pub fn survey_json(sample: &Sample, value: Option<f64>, unit: &Unit, currency: &str) -> SurveyJson {
    let bounds = value.and_then(|value| sample.bounds(value));
    let margin = match sample.reach {
        Reach::Margin(margin) => Some(margin),
        Reach::Interval { .. } | Reach::TooFew | Reach::Contradictory | Reach::Nobody => None,
    };
    SurveyJson {
        answers: sample.answers,
        low: bounds.map(|(low, _)| low),
        high: bounds.map(|(_, high)| high),
        margin,
        method: sample.method(),
        words: sample.words(unit, currency),
    }
}
