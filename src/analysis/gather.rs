//! The quantities of a formula over one window: per channel first, then over channels, each by
//! the rules of its kind.

use crate::model::{Cadence, Channel, ChannelId, InputKind, Period, StockRule, Substitute, Table};

use super::flows::{Terms, sums};
use super::program::{KpiProgram, Slot, When};
use super::refusals::{refused_over_channels, refused_over_time, refused_rate};
use super::source::{ChannelReadings, Readings, Source};
use super::stocks::standing;
use super::substitutes::{self, Cells, Refusal, Taken, cells, finer};
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
    /// Channels with some inputs, and the slots they lack.
    pub left_out: Vec<(ChannelId, Vec<Slot>)>,
    /// Periods that lack readings, channel by channel; only channels that lack some.
    pub gaps: Vec<(ChannelId, Vec<Period>)>,
    /// On some channel every flow is there, but no two of them in the same cell.
    pub is_disjoint: bool,
}

/// A quantity over the channels used.
#[derive(Clone, Debug)]
pub(super) enum Quantity {
    Known(f64),
    /// What stands for readings that cannot be added.
    Taken(Taken),
    None(Figure),
}

impl Quantity {
    pub fn value(&self) -> Result<f64, Figure> {
        match self {
            Self::Known(value) => Ok(*value),
            Self::Taken(taken) => Ok(taken.value),
            Self::None(figure) => Err(figure.clone()),
        }
    }
}

/// A quantity on one channel.
#[derive(Clone, Debug)]
enum Part {
    Sum(f64),
    /// Figures that cannot be added to others.
    Cells(Cells),
    /// There are readings, but none for exactly this window, and nothing may stand for it.
    OtherCadence(Cadence),
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
    let names = source.names;
    let gatherer = Gatherer { program, names, window, terms, stock_rule };
    let mut out = Gathered::default();
    let mut used = Vec::new();
    for channel in &source.channels {
        let parts = gatherer.channel(channel);
        out.is_disjoint |= parts.is_disjoint;
        let lacking: Vec<Slot> = program
            .slots
            .iter()
            .zip(&parts.parts)
            .filter(|(_, part)| part.is_none())
            .map(|(slot, _)| *slot)
            .collect();
        if lacking.is_empty() {
            out.used.push(channel.channel);
            out.readings += parts.readings;
            if !parts.missing.is_empty() {
                out.gaps.push((channel.channel, parts.missing));
            }
            used.push(parts.parts);
        } else if lacking.len() < program.slots.len()
            || gatherer.has_stopped(channel)
            || gatherer.is_kept_otherwise(channel)
        {
            out.left_out.push((channel.channel, lacking));
        }
    }
    out.quantities = (0..program.slots.len()).map(|at| gatherer.over_channels(at, &used)).collect();
    out
}

/// What is gathered, and by which rules.
pub(super) struct Gatherer<'a> {
    pub program: &'a KpiProgram,
    /// What the channels are called.
    pub names: Option<&'a Table<ChannelId, Channel>>,
    pub window: Window,
    pub terms: Terms,
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

    /// Whether a channel has every input by the end of the period, but only in cadences that do
    /// not fit into it, as weeks do not into a month.
    fn is_kept_otherwise(&self, channel: &ChannelReadings<'_>) -> bool {
        let Some(period) = self.window.period else { return false };
        let has_begun =
            |(first, _): (Period, Period)| self.terms.calendar.start(first) <= self.window.end;
        self.program.slots.iter().all(|slot| {
            let readings = &channel.inputs[slot.place];
            readings.cadences().any(|cadence| readings.ends(cadence).is_some_and(has_begun))
                && !readings.cadences().any(|cadence| cadence.nests_in(period.cadence))
        })
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
                if slot.when == When::Window {
                    add_gaps(out.parts[at].as_ref(), &mut out.missing, self.terms);
                }
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
                if input.over_time == Substitute::None
                    && substitutes::exact(readings, window, self.terms).is_none()
                {
                    let found = cells(readings, window, self.terms, |_| None);
                    *n_readings += found.map_or(0, |found| found.values.len());
                    return finer(readings, window, self.terms).map(Part::OtherCadence);
                }
                let cells = cells(readings, window, self.terms, |_| None)?;
                *n_readings += cells.values.len();
                Some(Part::Cells(cells))
            }
            InputKind::GivenRate => {
                let weigher =
                    self.program.inputs[slot.place].weight.map(|weight| &channel.inputs[weight]);
                let weight_of = |period: Period| {
                    let period = Window::of(self.terms.calendar, period);
                    let sum = sums(&[weigher?], period, self.terms);
                    (sum.readings > 0).then(|| sum.values[0])
                };
                let mut cells = cells(readings, window, self.terms, weight_of)?;
                cells.on = Some(channel.channel);
                *n_readings += cells.values.len();
                Some(Part::Cells(cells))
            }
        }
    }

    fn over_channels(&self, at: usize, used: &[Vec<Option<Part>>]) -> Quantity {
        let slot = self.program.slots[at];
        if slot.when == When::Start && self.program.input(slot.place).kind != InputKind::Stock {
            let name = self.program.name(slot.place);
            return Quantity::None(Figure::NotDefined(super::fault::no_standing(&name)));
        }
        let mut sum = 0.0;
        let mut unaddable = Vec::new();
        for part in used.iter().filter_map(|parts| parts[at].as_ref()) {
            match part {
                Part::Sum(value) => sum += value,
                Part::Cells(cells) => unaddable.push(cells),
                Part::OtherCadence(cadence) => {
                    return Quantity::None(refused_over_time(self, slot.place, *cadence));
                }
            }
        }
        if !unaddable.is_empty() {
            return self.taken(slot.place, &unaddable);
        }
        if sum.is_finite() { Quantity::Known(sum) } else { self.too_large(slot.place) }
    }

    fn taken(&self, place: usize, channels: &[&Cells]) -> Quantity {
        let input = self.program.input(place);
        match substitutes::take(channels, input.over_time, input.over_channels) {
            Ok(taken) if taken.how.is_empty() => Quantity::Known(taken.value),
            Ok(taken) => Quantity::Taken(taken),
            Err(Refusal::TooLarge) => self.too_large(place),
            Err(Refusal::OverTime(n)) => Quantity::None(refused_rate(self, place, n, channels)),
            Err(Refusal::OverChannels) => {
                Quantity::None(refused_over_channels(self, place, channels))
            }
        }
    }

    fn too_large(&self, place: usize) -> Quantity {
        let name = self.program.name(place);
        Quantity::None(Figure::NotDefined(format!("{name} is too large to be added up")))
    }
}

/// Missing periods of what cannot be added; what lacks for a flow as well is named once.
fn add_gaps(part: Option<&Part>, missing: &mut Vec<Period>, terms: Terms) {
    let Some(Part::Cells(cells)) = part else { return };
    if cells.missing.is_empty() {
        return;
    }
    missing.extend(&cells.missing);
    missing.sort_unstable_by_key(|gap| (terms.calendar.start(*gap), gap.cadence));
    missing.dedup();
}
