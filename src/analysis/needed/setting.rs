//! What each quantity of the formula is over the stretch asked for, with what is there already.

use crate::analysis::evaluator::Evaluator;
use crate::analysis::program::{Growth, KpiProgram, When};
use crate::analysis::window::Window;
use crate::analysis::words;
use crate::formula::Given;
use crate::model::{Cadence, InputKind, Kpi, MeasuredAs, Period, StockRule};

use super::basis::{Basis, History, Past};
use super::types::Stretch;

/// How the periods that are still to come make the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One coming period by itself.
    One,
    /// The last period of the goal's window.
    Level(Period),
    /// Every period that is left of the window, each by itself.
    Every,
    /// All of a window together, in total or on average.
    Together(Window),
    /// As `Together`, for a KPI whose average is that of its periods one by one.
    Mean(Window),
}

/// The stretch, ready to be solved over.
pub(super) struct Setting {
    pub shape: Shape,
    pub cadence: Cadence,
    /// Periods from the coming one to the end of the stretch; at least 1.
    pub n_left: u32,
    /// The days those periods lie in.
    pub left: Window,
    /// From the start of the window to its last period with a figure, if any count.
    pub past: Option<Window>,
    /// Periods of `past` that lack readings.
    pub gaps: Vec<Period>,
    /// What the formula has to give for the KPI to be at its target: `times · target + plus`.
    pub times: f64,
    pub plus: f64,
    /// One per slot: the quantity for what its input is per period, or why there is none.
    pub parts: Vec<Result<Given, String>>,
}

impl Setting {
    pub fn new(basis: &Basis<'_>, stretch: Stretch, history: &History) -> Result<Self, String> {
        let measured_as = basis.goal.map(|goal| goal.measured_as);
        match (stretch, measured_as) {
            (Stretch::One(_), _) => Ok(Self::one(basis, history)),
            (_, None) => Err("choose a goal, whose window then counts".to_owned()),
            (_, Some(measured_as)) => {
                let left = Left::new(basis, history, stretch)?;
                match measured_as {
                    MeasuredAs::LevelAtEnd => {
                        let shape = Shape::Level(left.last);
                        Ok(Self::single(basis, history, shape, &left))
                    }
                    MeasuredAs::EveryPeriod => {
                        Ok(Self::single(basis, history, Shape::Every, &left))
                    }
                    MeasuredAs::Total | MeasuredAs::Average => {
                        Self::together(basis, history, measured_as, &left)
                    }
                }
            }
        }
    }

    fn one(basis: &Basis<'_>, history: &History) -> Self {
        let calendar = basis.calendar();
        let newest = history.by_place.iter().filter_map(|values| values.last());
        let coming = newest.map(|(period, _)| period.next()).max();
        let coming = coming.unwrap_or_else(|| calendar.period_of(history.cadence, basis.judged_on));
        let window = Window::of(calendar, coming);
        let left = Left { window, past: None, last: coming, periods: window, n: 1 };
        Self::single(basis, history, Shape::One, &left)
    }

    /// One period by itself: what was before it is what was read last.
    fn single(basis: &Basis<'_>, history: &History, shape: Shape, left: &Left) -> Self {
        let parts = basis.program.slots.iter().map(|slot| {
            let last = history.by_place[slot.place].last().map(|(_, value)| *value);
            match (slot.when, last) {
                (When::Window, _) => Ok(Given::UNKNOWN),
                // An input that matters only as it was before is held like any other.
                _ if !basis.can_change(slot.place) => Ok(Given::UNKNOWN),
                (_, Some(last)) => Ok(Given::known(last)),
                (_, None) => Err(format!(
                    "there is no reading of {} from before",
                    basis.program.name(slot.place)
                )),
            }
        });
        Self {
            shape,
            cadence: history.cadence,
            n_left: left.n,
            left: left.periods,
            past: None,
            gaps: Vec::new(),
            times: 1.0,
            plus: 0.0,
            parts: parts.collect(),
        }
    }

    /// All periods of the window together.
    fn together(
        basis: &Basis<'_>,
        history: &History,
        measured_as: MeasuredAs,
        left: &Left,
    ) -> Result<Self, String> {
        let growth = basis.program.growth();
        if measured_as == MeasuredAs::Total && growth == Growth::Stays {
            return Err(format!(
                "a rate or standing has no total; ask for one {}, or measure the goal as the \
                 level at the end or the average",
                words::cadence(history.cadence)
            ));
        }
        let is_average = measured_as == MeasuredAs::Average;
        if is_average && growth == Growth::Mixed {
            return Self::mean(basis, history, left);
        }
        let n = left.n_past(basis, history) + f64::from(left.n);
        let mut setting = Self::single(basis, history, Shape::Together(left.window), left);
        let is_standing = is_average && !basis.program.has_flows();
        setting.past = left.past;
        setting.gaps = left.gaps(basis, history);
        setting.parts = basis
            .program
            .slots
            .iter()
            .enumerate()
            .map(|(at, _)| part(basis, history, at, left, is_standing))
            .collect();
        if is_average && growth == Growth::Adds {
            setting.times = n;
        }
        Ok(setting)
    }

    /// The mean of the periods one by one: those left make up for those past.
    fn mean(basis: &Basis<'_>, history: &History, left: &Left) -> Result<Self, String> {
        let mut setting = Self::single(basis, history, Shape::Mean(left.window), left);
        setting.past = left.past;
        setting.gaps = left.gaps(basis, history);
        let mut sum = 0.0;
        for past in left.past_of(history, basis) {
            sum += past.figure.ok_or_else(|| {
                format!("the KPI has no value for {}", words::period(basis.calendar(), past.period))
            })?;
        }
        let (n_left, n_past) = (f64::from(left.n), left.n_past(basis, history));
        setting.times = (n_left + n_past) / n_left;
        setting.plus = -sum / n_left;
        Ok(setting)
    }
}

/// What is left of the goal's window.
struct Left {
    window: Window,
    past: Option<Window>,
    last: Period,
    periods: Window,
    n: u32,
}

impl Left {
    fn new(basis: &Basis<'_>, history: &History, stretch: Stretch) -> Result<Self, String> {
        let calendar = basis.calendar();
        let window = basis.goal.and_then(|goal| Some(Window::days(goal.start?, goal.deadline?)));
        let window = window
            .filter(|window| window.start <= window.end)
            .ok_or_else(|| "the goal has no start and deadline yet".to_owned())?;
        let past = history.past.iter().rev().map(|past| Window::of(calendar, past.period));
        let past = past
            .take_while(|period| period.start >= window.start)
            .find(|period| period.end <= window.end)
            .filter(|_| stretch == Stretch::Rest);
        let from = past.map_or(Some(window.start), |past| past.end.tomorrow().ok());
        let left = Window::days(from.unwrap_or(window.end), window.end);
        let mut periods = left.whole_periods(calendar, history.cadence);
        let n = u32::try_from(periods.clone().count()).unwrap_or(u32::MAX);
        let step = words::cadence(history.cadence);
        let Some((last, first)) =
            periods.next_back().map(|last| (last, periods.next().unwrap_or(last)))
        else {
            return Err(format!(
                "no whole {step} is left until {}; ask for one {step} instead",
                words::date(window.end)
            ));
        };
        let periods = Window::days(calendar.start(first), calendar.end(last));
        let past = past.map(|past| Window::days(window.start, past.end));
        Ok(Self { window, past, last, periods, n })
    }

    fn past_of<'h>(
        &self,
        history: &'h History,
        basis: &Basis<'_>,
    ) -> impl Iterator<Item = &'h Past> {
        let calendar = basis.calendar();
        let past = self.past;
        history.past.iter().filter(move |entry| {
            past.is_some_and(|past| {
                past.holds(calendar.start(entry.period), calendar.end(entry.period))
            })
        })
    }

    /// The periods up to the last one with a figure that lack some of their readings or all.
    fn gaps(&self, basis: &Basis<'_>, history: &History) -> Vec<Period> {
        let is_whole = |period: &Period| {
            let found =
                history.past.binary_search_by_key(&period.ordinal, |past| past.period.ordinal);
            found.is_ok_and(|at| !history.past[at].has_gaps)
        };
        let calendar = basis.calendar();
        let periods =
            self.past.into_iter().flat_map(|past| past.whole_periods(calendar, history.cadence));
        periods.filter(|period| !is_whole(period)).collect()
    }

    fn n_past(&self, basis: &Basis<'_>, history: &History) -> f64 {
        f64::from(u32::try_from(self.past_of(history, basis).count()).unwrap_or(u32::MAX))
    }
}

/// One quantity over the whole window, from what is there and what comes per period.
fn part(
    basis: &Basis<'_>,
    history: &History,
    at: usize,
    left: &Left,
    is_standing: bool,
) -> Result<Given, String> {
    let slot = basis.program.slots[at];
    let input = basis.program.input(slot.place);
    if slot.when != When::Window {
        return before(basis, at, left.window).map(Given::known);
    }
    let there = left.past.and_then(|past| {
        basis.evaluator.over(past).quantities.get(at).and_then(|used| used.figure.value())
    });
    let n_left = f64::from(left.n);
    match input.kind {
        InputKind::Flow => Ok(Given { there: there.unwrap_or(0.0), times: n_left }),
        InputKind::Stock => {
            let rule = if is_standing { StockRule::Mean } else { input.stock_rule };
            match (rule, there) {
                (StockRule::First, Some(there)) => Ok(Given::known(there)),
                (StockRule::Mean, Some(_)) => {
                    let n_past = left.n_past(basis, history);
                    let sum: f64 = left.past_of(history, basis).map(|past| past.values[at]).sum();
                    let n = n_left + n_past;
                    Ok(Given { there: sum / n, times: n_left / n })
                }
                _ => Ok(Given::UNKNOWN),
            }
        }
        InputKind::Unique | InputKind::GivenRate if left.n > 1 || left.past.is_some() => {
            Err(format!(
                "{} of several {}s cannot be added up; ask for one {} instead",
                basis.program.name(slot.place),
                words::cadence(history.cadence),
                words::cadence(history.cadence)
            ))
        }
        InputKind::Unique | InputKind::GivenRate => Ok(Given::UNKNOWN),
    }
}

/// A quantity of before the window.
fn before(basis: &Basis<'_>, at: usize, window: Window) -> Result<f64, String> {
    let slot = basis.program.slots[at];
    let identifier = &basis.program.input(slot.place).identifier;
    let formula = match slot.when {
        When::Window => identifier.clone(),
        When::Start => format!("start({identifier})"),
        When::Previous => format!("prev({identifier})"),
    };
    let kpi = Kpi { formula, ..Kpi::default() };
    let program = KpiProgram::new(basis.project, &kpi)?;
    let (channels, on) = (basis.channels, basis.judged_on);
    let evaluator = Evaluator::new(&program, basis.project, channels, on, None);
    let figure = evaluator.over(window).figure;
    figure.value().ok_or_else(|| figure.reason().unwrap_or_default().to_owned())
}
