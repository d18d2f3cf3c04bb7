//! What is known before anything is solved: the inputs of the formula, period by period.

use jiff::civil::Date;

use crate::analysis::cadence::coarsest;
use crate::analysis::evaluator::Evaluator;
use crate::analysis::noise;
use crate::analysis::program::{KpiProgram, Slot, When};
use crate::analysis::series::MAX_POINTS;
use crate::analysis::window::Window;
use crate::analysis::words;
use crate::formula::Influence;
use crate::model::{
    Better, Cadence, Calendar, ChannelId, Goal, InputKind, Intent, Kpi, Period, Project, Unit,
};

use super::types::Known;

/// Periods a mean looks back.
const MEAN_OF: usize = 3;

/// The KPI with its goal and everything that was read.
pub(super) struct Basis<'a> {
    pub project: &'a Project,
    pub kpi: &'a Kpi,
    pub goal: Option<&'a Goal>,
    pub program: &'a KpiProgram,
    pub evaluator: Evaluator<'a>,
    /// The channels that count; `None` for all.
    pub channels: Option<&'a [ChannelId]>,
    pub judged_on: Date,
    /// The cadence the goal is judged in, or the KPI's own.
    pub cadence: Cadence,
}

/// A period that is over and in which every quantity of the formula has a figure.
#[derive(Clone, Debug)]
pub(super) struct Past {
    pub period: Period,
    /// One per slot.
    pub values: Vec<f64>,
    pub figure: Option<f64>,
    /// Whether some of its readings are missing, so that it counts but is nothing to go by.
    pub has_gaps: bool,
}

/// What was read in one cadence.
pub(super) struct History {
    pub cadence: Cadence,
    /// Ascending.
    pub past: Vec<Past>,
    /// For each input the periods that lack nothing, with its figure, ascending: those of `past`
    /// where there are any, else whatever there is of that input by itself.
    pub by_place: Vec<Vec<(Period, f64)>>,
}

impl<'a> Basis<'a> {
    pub fn new(
        project: &'a Project,
        (kpi, goal): (&'a Kpi, Option<&'a Goal>),
        program: &'a KpiProgram,
        channels: Option<&'a [ChannelId]>,
        judged_on: Date,
    ) -> Self {
        let evaluator = Evaluator::new(program, project, channels, judged_on, None);
        let judged_per = goal.and_then(|goal| goal.judged_per);
        let cadence = judged_per.unwrap_or_else(|| coarsest(&evaluator.source));
        Self { project, kpi, goal, program, evaluator, channels, judged_on, cadence }
    }

    pub fn calendar(&self) -> Calendar {
        self.project.settings.calendar
    }

    /// A figure of the KPI with its unit.
    pub fn figure(&self, value: f64) -> String {
        words::figure(value, &self.kpi.unit, &self.project.settings.currency)
    }

    /// A value of an input with its unit.
    pub fn amount(&self, place: usize, value: f64) -> String {
        words::figure(value, &self.unit(place), &self.project.settings.currency)
    }

    /// What an input is counted in; a plain count where nothing is said.
    pub fn unit(&self, place: usize) -> Unit {
        unit_of(&self.program.input(place).unit)
    }

    /// Whether an input is a standing or a finished rate, and not so much per period.
    pub fn is_standing(&self, place: usize) -> bool {
        matches!(self.program.input(place).kind, InputKind::Stock | InputKind::GivenRate)
    }

    /// Whether an input is counted in whole numbers, as far as its readings tell.
    pub fn is_whole(&self, place: usize, history: &History) -> bool {
        let is_counted = self.program.input(place).kind != InputKind::GivenRate
            && matches!(self.unit(place), Unit::Count | Unit::People | Unit::Other(_));
        is_counted && history.by_place[place].iter().all(|(_, value)| value.fract() == 0.0)
    }

    /// Which way more of an input within the window moves the KPI.
    pub fn influence(&self, place: usize) -> Influence {
        self.program.formula.influence(&self.program.input(place).identifier)
    }

    /// Whether the KPI uses the input as it is within the window, so that it can be solved for.
    pub fn can_change(&self, place: usize) -> bool {
        self.program.slots.contains(&Slot { place, when: When::Window })
    }

    /// The inputs the formula names, without those that only weigh another.
    pub fn places(&self) -> impl Iterator<Item = usize> {
        let is_named = |place: &usize| self.program.slots.iter().any(|slot| slot.place == *place);
        (0..self.program.inputs.len()).filter(is_named)
    }

    /// Whether more of the KPI is what is wanted.
    pub fn wants_more(&self) -> bool {
        match self.goal.map(|goal| goal.intent) {
            Some(Intent::RaiseTo | Intent::KeepAtLeast) => true,
            Some(Intent::LowerTo | Intent::KeepAtMost) => false,
            Some(Intent::KeepWithin) | None => self.kpi.better == Better::Higher,
        }
    }

    pub fn history(&self, cadence: Cadence) -> History {
        let past = past(&self.evaluator, cadence);
        let by_place = (0..self.program.inputs.len()).map(|place| {
            let slot = Slot { place, when: When::Window };
            match self.program.slots.iter().position(|other| *other == slot) {
                Some(at) if past.iter().any(|past| !past.has_gaps) => {
                    let whole = past.iter().filter(|past| !past.has_gaps);
                    whole.map(|past| (past.period, past.values[at])).collect()
                }
                _ => self.alone(place, cadence),
            }
        });
        let by_place = by_place.collect();
        History { cadence, past, by_place }
    }

    /// Complete periods of one input by itself.
    fn alone(&self, place: usize, cadence: Cadence) -> Vec<(Period, f64)> {
        let formula = self.program.input(place).identifier.clone();
        let kpi = Kpi { formula, ..Kpi::default() };
        let Ok(program) = KpiProgram::new(self.project, &kpi) else { return Vec::new() };
        let (channels, on) = (self.channels, self.judged_on);
        let evaluator = Evaluator::new(&program, self.project, channels, on, None);
        let found = past(&evaluator, cadence).into_iter().filter(|past| !past.has_gaps);
        found.filter_map(|past| Some((past.period, past.figure?))).collect()
    }
}

impl History {
    pub fn last(&self, calendar: Calendar, place: usize) -> Option<Known> {
        let (period, value) = self.by_place[place].last()?;
        Some(Known { value: *value, when: words::period(calendar, *period) })
    }

    /// The mean of the last three, or of as many as there are.
    pub fn mean(&self, calendar: Calendar, place: usize) -> Option<Known> {
        let all = &self.by_place[place];
        let recent = &all[all.len().saturating_sub(MEAN_OF)..];
        let values: Vec<f64> = recent.iter().map(|(_, value)| *value).collect();
        let value = noise::mean(&values).filter(|mean| mean.is_finite())?;
        let name = |period: Period| words::period(calendar, period);
        let when = match recent {
            [] => return None,
            [(only, _)] => name(*only),
            [(first, _), .., (last, _)] => format!("mean of {} to {}", name(*first), name(*last)),
        };
        Some(Known { value, when })
    }
}

/// An input's free text as a unit; nothing said is a plain count.
pub(super) fn unit_of(text: &str) -> Unit {
    if text.trim().is_empty() { Unit::Count } else { Unit::from_text(text) }
}

/// Periods that are over and have a figure, as a goal is measured by; the newest [`MAX_POINTS`].
fn past(evaluator: &Evaluator<'_>, cadence: Cadence) -> Vec<Past> {
    let Some((first, last)) = evaluator.first_and_last_day() else { return Vec::new() };
    let calendar = evaluator.terms.calendar;
    let last = calendar.period_of(cadence, last).ordinal;
    let first = calendar.period_of(cadence, first).ordinal.max(last.saturating_sub(MAX_POINTS - 1));
    let period = |ordinal| Period { cadence, ordinal };
    (first..=last).filter_map(|ordinal| past_of(evaluator, period(ordinal))).collect()
}

fn past_of(evaluator: &Evaluator<'_>, period: Period) -> Option<Past> {
    let over = evaluator.over(Window::of(evaluator.terms.calendar, period));
    if !over.is_over || over.quantities.is_empty() {
        return None;
    }
    let values: Option<Vec<f64>> =
        over.quantities.iter().map(|quantity| quantity.figure.value()).collect();
    let has_gaps = !over.missing.is_empty();
    Some(Past { period, values: values?, figure: over.figure.value(), has_gaps })
}
