//! A KPI in a scope, ready to be asked for any period or window.

use jiff::civil::Date;

use crate::model::{ChannelId, InputId, Period, Project, StockRule};

use super::answers::Answers;
use super::flows::Terms;
use super::gather::{Gathered, Quantity, gather};
use super::program::{KpiProgram, When};
use super::reasons;
use super::sample::{Reach, Sample};
use super::source::{Overlay, Source};
use super::types::{Figure, Point};
use super::window::Window;

/// A KPI over a window.
#[derive(Clone, Debug, PartialEq)]
pub struct WindowFigure {
    pub figure: Figure,
    /// Whether the window was over on the judging date.
    pub is_over: bool,
    /// How many readings went into it.
    pub readings: usize,
    /// Periods that are over and lack readings.
    pub missing: Vec<Period>,
    /// What limits the figure.
    pub remarks: Vec<String>,
    /// Those of the remarks that tell how the figure was made, not what it lacks.
    pub notes: Vec<String>,
    /// The answers behind the figure of a survey; none for all others.
    pub sample: Option<Sample>,
    /// The quantities of the formula: name, figure, and how it came about where that is not a
    /// plain sum.
    pub quantities: Vec<QuantityUsed>,
    /// Channels with every input.
    pub channels: Vec<ChannelId>,
}

/// One quantity that went into a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct QuantityUsed {
    pub name: String,
    pub figure: Figure,
    /// "last reading", "weighted mean of 3"; empty for sums.
    pub rule: String,
}

/// A KPI in a scope. Finding the readings costs a look-up per series; asking costs what the
/// window holds.
pub struct Evaluator<'a> {
    pub(super) program: &'a KpiProgram,
    pub(super) project: &'a Project,
    pub(super) source: Source<'a>,
    pub(super) terms: Terms,
}

impl<'a> Evaluator<'a> {
    pub fn new(
        program: &'a KpiProgram,
        project: &'a Project,
        channels: Option<&[ChannelId]>,
        judged_on: Date,
        overlay: Overlay,
    ) -> Self {
        let inputs: Vec<InputId> = program.input_ids().collect();
        let source = Source::new(project, &inputs, channels, overlay);
        let terms = Terms { calendar: project.settings.calendar, judged_on };
        Self { program, project, source, terms }
    }

    /// The KPI over one period.
    pub fn at(&self, period: Period) -> Point {
        let window = Window::of(self.terms.calendar, period);
        let WindowFigure { figure, is_over, readings, remarks, notes, sample, .. } =
            self.over(window);
        Point {
            period,
            start: window.start,
            end: window.end,
            figure,
            is_complete: is_over,
            readings,
            remarks,
            notes,
            sample,
        }
    }

    /// The KPI over any window.
    pub fn over(&self, window: Window) -> WindowFigure {
        self.over_by(window, None)
    }

    /// As [`Evaluator::over`], with one rule for all stocks instead of their own.
    pub(super) fn over_by(&self, window: Window, rule: Option<StockRule>) -> WindowFigure {
        let gathered = gather(self.program, &self.source, window, self.terms, rule);
        let is_over = window.end <= self.terms.judged_on;
        let sample = self.answers(&gathered).map(Answers::sample);
        let figure = if gathered.used.is_empty() && !self.program.slots.is_empty() {
            reasons::no_data(self, &gathered, window)
        } else {
            without_answers(self.figure(&gathered), sample)
        };
        let (mut remarks, notes) = match figure {
            Figure::Known(_) => (
                reasons::remarks(self, &gathered, window),
                reasons::notes(self, &gathered, window, rule),
            ),
            Figure::NoData(_) | Figure::NotDefined(_) | Figure::Refused(_) => {
                (Vec::new(), Vec::new())
            }
        };
        remarks.extend(notes.iter().cloned());
        let quantities = self.quantities(&gathered, rule);
        let mut missing: Vec<Period> =
            gathered.gaps.into_iter().flat_map(|(_, gaps)| gaps).collect();
        missing.sort_unstable_by_key(|gap| self.terms.calendar.start(*gap));
        missing.dedup();
        WindowFigure {
            figure,
            is_over,
            readings: gathered.readings,
            missing,
            remarks,
            notes,
            sample,
            quantities,
            channels: gathered.used,
        }
    }

    /// The answers a survey's figure is made of.
    pub(super) fn answers(&self, gathered: &Gathered) -> Option<Answers> {
        let survey = self.program.survey.as_ref().filter(|_| !gathered.used.is_empty())?;
        survey.answers(|slot| gathered.quantities.get(slot)?.value().ok())
    }

    fn figure(&self, gathered: &Gathered) -> Figure {
        match self.program.work_out(|slot| gathered.quantities[slot].value()) {
            Ok(Ok(value)) => Figure::Known(value),
            Ok(Err(reason)) => Figure::NotDefined(reason),
            Err(figure) => figure,
        }
    }

    fn quantities(&self, gathered: &Gathered, rule: Option<StockRule>) -> Vec<QuantityUsed> {
        let program = self.program;
        let is_used = !gathered.used.is_empty();
        let each = program.slots.iter().zip(&gathered.quantities).filter(|_| is_used);
        each.map(|(slot, quantity)| {
            let name = program.name(slot.place);
            let input = program.input(slot.place);
            let name = match slot.when {
                When::Window => name,
                When::Start => format!("{name} at the start"),
                When::Previous => format!("{name} in the window before"),
            };
            let (figure, how) = match quantity {
                Quantity::Known(value) => {
                    (Figure::Known(*value), reasons::rule(input, *slot, rule))
                }
                Quantity::Taken(taken) => (Figure::Known(taken.value), taken.how.clone()),
                Quantity::None(figure) => (figure.clone(), String::new()),
            };
            QuantityUsed { name, figure, rule: how }
        })
        .collect()
    }
}

/// A survey that nobody answered says so before what it comes to in numbers.
fn without_answers(figure: Figure, sample: Option<Sample>) -> Figure {
    match (figure, sample.map(|sample| sample.reach)) {
        (Figure::NotDefined(reason), Some(Reach::Nobody)) => {
            Figure::NotDefined(format!("no answers: {reason}"))
        }
        (figure, _) => figure,
    }
}
