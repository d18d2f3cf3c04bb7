//! The noise of a goal's figure: the margin of a survey, or how much the series itself jumps.

use super::evaluator::Evaluator;
use super::frame::Frame;
use super::gather::gather;
use super::measure::Measurement;
use super::noise::series_noise;
use super::types::{KpiSeries, Point, SurveyMargin};
use super::window::Window;
use crate::model::MeasuredAs;

/// How far a figure may be off by chance, by each way there is to tell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Noise {
    /// Either way, from how much the series jumps around its trend.
    pub of_series: Option<f64>,
    /// Below and above, from the answers of the survey.
    pub of_survey: Option<(f64, f64)>,
}

impl Noise {
    /// Below and above the figure, the larger of both ways on either side, in KPI units; none
    /// where nothing tells.
    pub fn reach(self) -> Option<(f64, f64)> {
        let of_series = self.of_series.map(|noise| (noise, noise));
        let each = of_series.into_iter().chain(self.of_survey);
        each.reduce(|one, other| (one.0.max(other.0), one.1.max(other.1)))
            .filter(|(below, above)| below.is_finite() && above.is_finite())
    }
}

/// How far the figure may be off by chance; `settled` are the complete periods that tell.
pub(super) fn noise(frame: &Frame<'_>, measurement: &Measurement, settled: &[(f64, f64)]) -> Noise {
    let k = f64::from(u32::try_from(measurement.complete.len().max(1)).unwrap_or(u32::MAX));
    let of_series = series_noise(settled).map(|noise| match frame.goal.measured_as {
        MeasuredAs::Total => noise * k.sqrt(),
        MeasuredAs::Average => noise / k.sqrt(),
        MeasuredAs::LevelAtEnd | MeasuredAs::EveryPeriod => noise,
    });
    let of_survey = measurement.sample.zip(measurement.actual);
    let of_survey = of_survey.and_then(|(sample, actual)| sample.around(actual.value));
    Noise { of_series, of_survey }
}

/// What the newest survey can tell of the change a goal asks for; nothing where the KPI is no
/// survey, or where the goal asks for no change.
pub(super) fn survey(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    series: &KpiSeries,
    change: Option<f64>,
) -> Option<SurveyMargin> {
    let is_asked = |point: &&Point| point.is_complete && point.figure.value().is_some();
    let newest = series.points.iter().rev().find(is_asked)?;
    let window = Window::of(frame.calendar(), newest.period);
    let gathered = gather(evaluator.program, &evaluator.source, window, evaluator.terms, None);
    let answers = evaluator.answers(&gathered)?;
    let change = change.map(f64::abs).filter(|change| *change > 0.0)?;
    Some(SurveyMargin {
        answers: answers.n(),
        on: newest.end,
        change,
        sample: answers.sample(),
        margin: answers.half_width(),
        needed: answers.needed(change),
    })
}
