//! The noise of a goal's figure: the margin of a survey, or how much the series itself jumps.

use super::evaluator::Evaluator;
use super::frame::Frame;
use super::gather::gather;
use super::measure::Measurement;
use super::noise::{csat_margin, nps_margin, series_noise};
use super::window::Window;
use crate::model::MeasuredAs;

/// How far a figure may be off by chance, by each way there is to tell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Noise {
    /// From how much the series jumps around its trend.
    pub of_series: Option<f64>,
    /// Half the 95 % interval of the survey.
    pub of_survey: Option<f64>,
}

impl Noise {
    /// The larger one, in KPI units; none where nothing tells.
    pub fn value(self) -> Option<f64> {
        let each = self.of_series.into_iter().chain(self.of_survey);
        each.reduce(f64::max).filter(|noise| noise.is_finite())
    }
}

/// How far the figure may be off by chance; `settled` are the complete periods that tell.
pub(super) fn noise(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    measurement: &Measurement,
    settled: &[(f64, f64)],
) -> Noise {
    let k = f64::from(u32::try_from(measurement.complete.len().max(1)).unwrap_or(u32::MAX));
    let of_series = series_noise(settled).map(|noise| match frame.goal.measured_as {
        MeasuredAs::Total => noise * k.sqrt(),
        MeasuredAs::Average => noise / k.sqrt(),
        MeasuredAs::LevelAtEnd | MeasuredAs::EveryPeriod => noise,
    });
    Noise { of_series, of_survey: margin(frame, evaluator, measurement) }
}

/// The margin of a satisfaction or promoter score over what the actual figure covers.
fn margin(frame: &Frame<'_>, evaluator: &Evaluator<'_>, measurement: &Measurement) -> Option<f64> {
    let key = frame.kpi?.library_key.as_deref()?;
    let actual = measurement.actual?;
    let calendar = frame.calendar();
    let window = match frame.goal.measured_as {
        MeasuredAs::LevelAtEnd | MeasuredAs::EveryPeriod => Window::of(calendar, actual.period),
        MeasuredAs::Total | MeasuredAs::Average => Window::days(frame.goal.start?, actual.on),
    };
    let gathered = gather(evaluator.program, &evaluator.source, window, evaluator.terms, None);
    let quantity = |identifier: &str| -> Option<f64> {
        let slots = evaluator.program.slots.iter().zip(&gathered.quantities);
        let mut named =
            slots.filter(|(slot, _)| evaluator.program.input(slot.place).identifier == identifier);
        named.next()?.1.value().ok()
    };
    match key {
        "csat" => csat_margin(quantity("satisfied_answers")?, quantity("survey_answers")?),
        "nps" => nps_margin(quantity("promoters")?, quantity("passives")?, quantity("detractors")?),
        _ => None,
    }
}
