//! The noise of a goal's figure: the margin of a survey, or how much the series itself jumps.

use super::evaluator::Evaluator;
use super::frame::Frame;
use super::gather::gather;
use super::measure::Measurement;
use super::noise::{csat_margin, nps_margin, series_noise};
use super::program::KpiProgram;
use super::types::{KpiSeries, Point, SurveyMargin};
use super::window::Window;
use crate::formula;
use crate::library;
use crate::model::{InputKind, Kpi, MeasuredAs};

/// More answers than these nobody is told to ask for.
const MOST_ANSWERS: f64 = 1e9;

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
    let actual = measurement.actual?;
    let window = match frame.goal.measured_as {
        MeasuredAs::LevelAtEnd | MeasuredAs::EveryPeriod => {
            Window::of(frame.calendar(), actual.period)
        }
        MeasuredAs::Total | MeasuredAs::Average => Window::days(frame.goal.start?, actual.on),
    };
    answers(frame, evaluator, window)?.margin()
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
    let answers = answers(frame, evaluator, Window::of(frame.calendar(), newest.period))?;
    let change = change.map(f64::abs).filter(|change| *change > 0.0)?;
    Some(SurveyMargin {
        answers: answers.n(),
        on: newest.end,
        change,
        margin: answers.margin(),
        needed: answers.needed(change),
    })
}

/// The answers to a survey, by kind.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Answers {
    Satisfied { satisfied: f64, of: f64 },
    Recommending { promoters: f64, passives: f64, detractors: f64 },
}

fn answers(frame: &Frame<'_>, evaluator: &Evaluator<'_>, window: Window) -> Option<Answers> {
    let shape = Shape::of(frame.kpi?, evaluator.program)?;
    let gathered = gather(evaluator.program, &evaluator.source, window, evaluator.terms, None);
    let quantity = |identifier: &str| -> Option<f64> {
        let slots = evaluator.program.slots.iter().zip(&gathered.quantities);
        let mut named =
            slots.filter(|(slot, _)| evaluator.program.input(slot.place).identifier == identifier);
        named.next()?.1.value().ok()
    };
    Some(match shape {
        Shape::Satisfied { satisfied, of } => {
            Answers::Satisfied { satisfied: quantity(satisfied)?, of: quantity(of)? }
        }
        Shape::Recommending { promoters, passives, detractors } => Answers::Recommending {
            promoters: quantity(promoters)?,
            passives: quantity(passives)?,
            detractors: quantity(detractors)?,
        },
    })
}

/// What a survey's formula calls its answers, by kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape<'a> {
    Satisfied { satisfied: &'a str, of: &'a str },
    Recommending { promoters: &'a str, passives: &'a str, detractors: &'a str },
}

impl<'a> Shape<'a> {
    /// The formula has to be the library's, its inputs may be called otherwise. A promoter score is
    /// told by its formula alone; a share could be of anything, so it has to be a copy of the
    /// library's or to use its inputs.
    fn of(kpi: &Kpi, program: &'a KpiProgram) -> Option<Self> {
        // Counted before anything is parsed: this is asked of every goal.
        let key = match program.slots.len() {
            2 => "csat",
            3 => "nps",
            _ => return None,
        };
        if program.slots.iter().any(|slot| program.input(slot.place).kind != InputKind::Flow) {
            return None;
        }
        let library = formula::parse(library::kpi(key)?.formula).ok()?;
        let pairs = library.renaming_to(&program.formula)?;
        let called = |name: &str| pairs.iter().find(|(own, _)| *own == name).map(|pair| pair.1);
        if key == "nps" {
            return Some(Self::Recommending {
                promoters: called("promoters")?,
                passives: called("passives")?,
                detractors: called("detractors")?,
            });
        }
        let is_copy = kpi.library_key.as_deref() == Some(key);
        if !is_copy && pairs.iter().any(|(theirs, ours)| theirs != ours) {
            return None;
        }
        Some(Self::Satisfied {
            satisfied: called("satisfied_answers")?,
            of: called("survey_answers")?,
        })
    }
}

impl Answers {
    fn n(self) -> f64 {
        match self {
            Self::Satisfied { of, .. } => of,
            Self::Recommending { promoters, passives, detractors } => {
                promoters + passives + detractors
            }
        }
    }

    fn margin(self) -> Option<f64> {
        match self {
            Self::Satisfied { satisfied, of } => csat_margin(satisfied, of),
            Self::Recommending { promoters, passives, detractors } => {
                nps_margin(promoters, passives, detractors)
            }
        }
    }

    /// The same answers, given by `n` people.
    fn scaled(self, n: f64) -> Self {
        let factor = n / self.n();
        match self {
            // Divided by what it is a part of, so that all of them stay all of them.
            Self::Satisfied { satisfied, of } => {
                Self::Satisfied { satisfied: (satisfied / of * n).min(n), of: n }
            }
            Self::Recommending { promoters, passives, detractors } => Self::Recommending {
                promoters: promoters * factor,
                passives: passives * factor,
                detractors: detractors * factor,
            },
        }
    }

    /// How many answers make the margin smaller than a change, if they divide as these do.
    fn needed(self, change: f64) -> Option<f64> {
        if self.n() <= 0.0 {
            return None;
        }
        let is_enough = |n: f64| self.scaled(n).margin().is_some_and(|margin| margin < change);
        let mut enough = 1.0;
        while !is_enough(enough) {
            enough *= 2.0;
            if enough > MOST_ANSWERS {
                return None;
            }
        }
        // The margin only shrinks with n; between the two the first number that is enough.
        let mut too_few = enough / 2.0;
        while enough - too_few > 1.0 {
            let middle = enough.midpoint(too_few).floor();
            if is_enough(middle) {
                enough = middle;
            } else {
                too_few = middle;
            }
        }
        Some(enough)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_needed_are_the_fewest_that_are_enough() {
        fn check(answers: Answers, change: f64, expected: Option<f64>) {
            assert_eq!(answers.needed(change), expected, "{answers:?}");
            let Some(n) = expected else { return };
            assert!(answers.scaled(n).margin().unwrap() < change);
            assert!(answers.scaled(n - 1.0).margin().is_none_or(|margin| margin >= change));
        }
        let satisfied = |satisfied: f64, of: f64| Answers::Satisfied { satisfied, of };
        check(satisfied(15.0, 20.0), 5.0, Some(286.0));
        check(satisfied(8.0, 8.0), 5.0, Some(35.0));
        check(satisfied(0.0, 0.0), 5.0, None);
        check(satisfied(15.0, 20.0), 1e-9, None);
        let half = Answers::Recommending { promoters: 5.0, passives: 3.0, detractors: 2.0 };
        check(half, 10.0, Some(235.0));
        check(half, 90.0, Some(10.0));
    }
}
