//! The quantities of a formula over one window: per channel first, then over channels, each by
//! the rules of its kind.

use crate::model::{ChannelId, InputKind, Period, StockRule};

use super::flows::{Terms, next_finer, sums};
use super::program::{KpiProgram, Slot, When};
use super::source::{ChannelReadings, Readings, Source};
use super::stocks::standing;
use super::types::Figure;
use super::window::Window;

/// What a formula is worked out from.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathered {
    /// One per slot of the program.
    pub quantities: Vec<Quantity>,
    pub readings: usize,
    /// Channels with every input.
    pub used: Vec<ChannelId>,
    /// Channels with some inputs, and the places of those they lack.
    pub left_out: Vec<(ChannelId, Vec<usize>)>,
    /// Periods that lack readings, channel by channel; only channels that lack some.
    pub gaps: Vec<(ChannelId, Vec<Period>)>,
    /// On some channel every flow is there, but no two of them in the same cell.
    pub is_disjoint: bool,
}

/// A quantity over the channels used.
#[derive(Clone, Debug)]
pub(super) enum Quantity {
    Known(f64),
    /// A weighted mean of this many given rates.
    Weighted(f64, usize),
    None(Figure),
}

impl Quantity {
    pub fn value(&self) -> Result<f64, Figure> {
        match self {
            Self::Known(value) | Self::Weighted(value, _) => Ok(*value),
            Self::None(figure) => Err(figure.clone()),
        }
    }
}

/// A quantity on one channel.
#[derive(Clone, Debug)]
enum Part {
    Sum(f64),
    /// A single figure that cannot be added to another.
    Only(f64),
    /// Given rates with their weights.
    Rates(Vec<(f64, Option<f64>)>),
    /// There are readings, but none for exactly this window.
    OtherCadence,
}

/// One channel's parts, one per slot; `None` where it has no reading.
struct ChannelParts {
    parts: Vec<Option<Part>>,
    readings: usize,
    missing: Vec<Period>,
    /// Every flow is there, but no two of them in the same cell.
    is_disjoint: bool,
}

/// Gathers the quantities of `program` over `window`; stocks by `stock_rule` where one is given,
/// else by their own.
pub(super) fn gather(
    program: &KpiProgram,
    source: &Source<'_>,
    window: Window,
    terms: Terms,
    stock_rule: Option<StockRule>,
) -> Gathered {
    let gatherer = Gatherer { program, window, terms, stock_rule };
    let mut out = Gathered::default();
    let mut used = Vec::new();
    for channel in &source.channels {
        let parts = gatherer.channel(channel);
        out.is_disjoint |= parts.is_disjoint;
        let lacking: Vec<usize> = program
            .slots
            .iter()
            .zip(&parts.parts)
            .filter(|(_, part)| part.is_none())
            .map(|(slot, _)| slot.place)
            .collect();
        if lacking.is_empty() {
            out.used.push(channel.channel);
            out.readings += parts.readings;
            if !parts.missing.is_empty() {
                out.gaps.push((channel.channel, parts.missing));
            }
            used.push(parts.parts);
        } else if lacking.len() < program.slots.len() || gatherer.has_stopped(channel) {
            out.left_out.push((channel.channel, lacking));
        }
    }
    out.quantities = (0..program.slots.len()).map(|at| gatherer.over_channels(at, &used)).collect();
    out
}

struct Gatherer<'a> {
    program: &'a KpiProgram,
    window: Window,
    terms: Terms,
    stock_rule: Option<StockRule>,
}

impl Gatherer<'_> {
    /// Whether a channel without a reading in the window had every input at some time before it:
    /// then a sum over the others is not what it used to be.
    fn has_stopped(&self, channel: &ChannelReadings<'_>) -> bool {
        let calendar = self.terms.calendar;
        let start = self.window.start;
        self.window.end <= self.terms.judged_on
            && self
                .program
                .slots
                .iter()
                .all(|slot| channel.inputs[slot.place].last_before(calendar, start).is_some())
    }

    fn channel(&self, channel: &ChannelReadings<'_>) -> ChannelParts {
        let n = self.program.slots.len();
        let mut out = ChannelParts {
            parts: vec![None; n],
            readings: 0,
            missing: Vec::new(),
            is_disjoint: false,
        };
        self.add_flows(channel, When::Window, &mut out);
        self.add_flows(channel, When::Previous, &mut out);
        for (at, slot) in self.program.slots.iter().enumerate() {
            let readings = &channel.inputs[slot.place];
            if self.program.input(slot.place).kind != InputKind::Flow && !readings.is_empty() {
                out.parts[at] = self.other_part(*slot, channel, &mut out.readings);
            }
        }
        self.add_standings(channel, &mut out);
        out
    }

    /// What a stock lacks for its window; and a place for what has no standing, which is refused
    /// for all channels together.
    fn add_standings(&self, channel: &ChannelReadings<'_>, out: &mut ChannelParts) {
        for (at, slot) in self.program.slots.iter().enumerate() {
            let readings = &channel.inputs[slot.place];
            let input = self.program.input(slot.place);
            match (slot.when, input.kind) {
                (When::Start, InputKind::Flow) if !readings.is_empty() => {
                    out.parts[at] = Some(Part::Sum(0.0));
                }
                (When::Window, InputKind::Stock) => {
                    let rule = self.stock_rule.unwrap_or(input.stock_rule);
                    out.missing.extend(standing(readings, rule, self.window, self.terms).missing);
                }
                _ => {}
            }
        }
        out.missing.sort_unstable_by_key(|gap| (self.terms.calendar.start(*gap), gap.cadence));
        out.missing.dedup();
    }

    /// Flows of the same time are added over the same cells only.
    fn add_flows(&self, channel: &ChannelReadings<'_>, when: When, out: &mut ChannelParts) {
        let flows: Vec<(usize, &Readings<'_>)> = self
            .program
            .slots
            .iter()
            .enumerate()
            .filter(|(_, slot)| {
                slot.when == when && self.program.input(slot.place).kind == InputKind::Flow
            })
            .map(|(at, slot)| (at, &channel.inputs[slot.place]))
            .collect();
        if flows.is_empty() {
            return;
        }
        let window = self.window_of(when);
        let readings: Vec<&Readings<'_>> = flows.iter().map(|(_, readings)| *readings).collect();
        let joint = sums(&readings, window, self.terms);
        if joint.readings == 0 {
            // Which of them is there alone still tells which one is missing.
            let is_there =
                |readings: &Readings<'_>| sums(&[readings], window, self.terms).readings > 0;
            let alone: Vec<bool> = readings.iter().map(|readings| is_there(readings)).collect();
            let is_disjoint = alone.iter().all(|there| *there);
            for ((at, _), there) in flows.into_iter().zip(alone) {
                out.parts[at] = (there && !is_disjoint).then_some(Part::Sum(0.0));
            }
            out.is_disjoint |= is_disjoint;
            return;
        }
        for ((at, _), value) in flows.into_iter().zip(joint.values) {
            out.parts[at] = Some(Part::Sum(value));
        }
        out.readings += joint.readings;
        if when == When::Window {
            out.missing = joint.missing;
        }
    }

    fn window_of(&self, when: When) -> Window {
        match when {
            When::Window | When::Start => self.window,
            When::Previous => self.window.previous(self.terms.calendar),
        }
    }

    fn other_part(
        &self,
        slot: Slot,
        channel: &ChannelReadings<'_>,
        n_readings: &mut usize,
    ) -> Option<Part> {
        let input = self.program.input(slot.place);
        let readings = &channel.inputs[slot.place];
        let window = self.window_of(slot.when);
        if slot.when == When::Start {
            let (_, value) = readings.last_before(self.terms.calendar, window.start)?;
            *n_readings += 1;
            return Some(Part::Sum(value));
        }
        match input.kind {
            InputKind::Flow => None,
            InputKind::Stock => {
                let rule = self.stock_rule.unwrap_or(input.stock_rule);
                let standing = standing(readings, rule, window, self.terms);
                *n_readings += standing.readings;
                standing.value().map(Part::Sum)
            }
            InputKind::Unique => {
                let exact = exact(readings, window, self.terms);
                *n_readings += usize::from(exact.is_some());
                exact
                    .map(|(_, value)| Part::Only(value))
                    .or_else(|| has_any(readings, window, self.terms).then_some(Part::OtherCadence))
            }
            InputKind::GivenRate => self.rates(slot.place, channel, window, n_readings),
        }
    }

    /// The finished figure of the window itself, else the finer ones with their weights.
    fn rates(
        &self,
        place: usize,
        channel: &ChannelReadings<'_>,
        window: Window,
        n_readings: &mut usize,
    ) -> Option<Part> {
        let readings = &channel.inputs[place];
        let calendar = self.terms.calendar;
        let weigher = self.program.inputs[place].weight.map(|weight| &channel.inputs[weight]);
        let weight_of = |period: Period| {
            let sum = sums(&[weigher?], Window::of(calendar, period), self.terms);
            (sum.readings > 0).then(|| sum.values[0])
        };
        if let Some((period, value)) = exact(readings, window, self.terms) {
            *n_readings += 1;
            return Some(Part::Rates(vec![(value, weight_of(period))]));
        }
        let finest_root = window.period.map(|period| period.cadence);
        let cells = readings
            .cadences()
            .rev()
            .filter(|cadence| finest_root.is_none_or(|root| cadence.nests_in(root)))
            .map(|cadence| {
                window
                    .whole_periods(calendar, cadence)
                    .filter_map(|period| Some((readings.get(period)?, weight_of(period))))
                    .collect::<Vec<_>>()
            })
            .find(|cells| !cells.is_empty())?;
        *n_readings += cells.len();
        Some(Part::Rates(cells))
    }

    fn over_channels(&self, at: usize, used: &[Vec<Option<Part>>]) -> Quantity {
        let slot = self.program.slots[at];
        if slot.when == When::Start && self.program.input(slot.place).kind != InputKind::Stock {
            return Quantity::None(Figure::NotDefined(format!(
                "only a stock has a standing before the window, and {} is none",
                self.program.name(slot.place)
            )));
        }
        let parts: Vec<&Part> = used.iter().filter_map(|parts| parts[at].as_ref()).collect();
        let mut sum = 0.0;
        let mut rates = Vec::new();
        for part in &parts {
            match part {
                Part::Sum(value) => sum += value,
                Part::Only(_) if parts.len() > 1 => {
                    return Quantity::None(self.refused_over_channels(slot.place));
                }
                Part::Only(value) => sum = *value,
                Part::Rates(cells) => rates.extend(cells.iter().copied()),
                Part::OtherCadence => {
                    return Quantity::None(self.refused_over_time(slot.place));
                }
            }
        }
        if !rates.is_empty() {
            return self.mean_rate(slot.place, &rates);
        }
        if sum.is_finite() { Quantity::Known(sum) } else { self.too_large(slot.place) }
    }

    fn mean_rate(&self, place: usize, cells: &[(f64, Option<f64>)]) -> Quantity {
        if let [(value, _)] = cells {
            return Quantity::Known(*value);
        }
        let weighted: Option<Vec<(f64, f64)>> =
            cells.iter().map(|(value, weight)| Some((*value, (*weight)?))).collect();
        let weights = weighted.as_ref().map_or(0.0, |cells| cells.iter().map(|cell| cell.1).sum());
        match weighted {
            Some(weighted) if weights > 0.0 => {
                let sum: f64 = weighted.iter().map(|(value, weight)| value * weight).sum();
                let mean = sum / weights;
                if !mean.is_finite() {
                    return self.too_large(place);
                }
                Quantity::Weighted(mean, weighted.len())
            }
            _ => Quantity::None(self.refused_rate(place, cells.len())),
        }
    }

    fn too_large(&self, place: usize) -> Quantity {
        let name = self.program.name(place);
        Quantity::None(Figure::NotDefined(format!("{name} is too large to be added up")))
    }

    fn refused_over_channels(&self, place: usize) -> Figure {
        Figure::Refused(format!(
            "{} cannot be added over channels, since people on several would count more than \
             once; choose one channel",
            self.program.name(place)
        ))
    }

    fn refused_over_time(&self, place: usize) -> Figure {
        let over = match self.window.period.and_then(|period| next_finer(period.cadence)) {
            Some(finer) => format!("over {}s", finer.code()),
            None => "over time".to_owned(),
        };
        let name = self.program.name(place);
        Figure::Refused(format!(
            "{name} cannot be added {over}, since people who came back would count more than \
             once; enter the platform's own figure for {}, or judge by shorter periods",
            self.window.name(self.terms.calendar)
        ))
    }

    fn refused_rate(&self, place: usize, n: usize) -> Figure {
        let name = self.program.name(place);
        let why = match self.program.inputs[place].weight {
            Some(weight) => format!("{} is not there for all of them", self.program.name(weight)),
            None => "no input is named that weighs them".to_owned(),
        };
        Figure::Refused(format!("{n} finished figures of {name} cannot be averaged, since {why}"))
    }
}

/// The reading of exactly this window, with its period.
fn exact(readings: &Readings<'_>, window: Window, terms: Terms) -> Option<(Period, f64)> {
    window
        .exact_periods(terms.calendar)
        .into_iter()
        .rev()
        .find_map(|period| Some((period, readings.get(period)?)))
}

/// Whether any finer reading lies within the window.
fn has_any(readings: &Readings<'_>, window: Window, terms: Terms) -> bool {
    readings.cadences().any(|cadence| {
        let nests = window.period.is_none_or(|root| cadence.nests_in(root.cadence));
        nests
            && window
                .whole_periods(terms.calendar, cadence)
                .any(|period| readings.get(period).is_some())
    })
}
