//! The formula with one unknown: solved, and only what can really be is let through.

use crate::analysis::words;
use crate::formula::{Given, Solutions, Term};
use crate::model::{InputKind, Unit};

use super::basis::Basis;
use super::setting::{Setting, Shape};
use super::types::{Side, Sum};

/// How far a figure may lie beside its target and still count as on it, as a part of it.
const SAME: f64 = 1e-9;

/// Everything that is given, and which input is not.
pub(super) struct Problem<'a> {
    pub basis: &'a Basis<'a>,
    pub setting: &'a Setting,
    /// Place of the input solved for.
    pub place: usize,
    /// What each input is per period, by place; the one solved for is not asked.
    pub values: Vec<Result<f64, String>>,
}

/// A solution, per period.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub exact: f64,
    pub value: f64,
    pub side: Side,
    pub reached: f64,
    pub sum: Option<Sum>,
    /// Other values that would do as well.
    pub others: Vec<f64>,
    /// Nothing at all is enough: the target is met at 0, and 0 is what `exact` says.
    pub is_met_by_none: bool,
}

impl Problem<'_> {
    pub fn given(&self, term: Term<'_>) -> Result<Given, String> {
        let program = self.basis.program;
        let Some(at) = program.slot_of(term) else {
            return Err("the formula asks for something this plan does not have".to_owned());
        };
        let part = self.setting.parts[at].clone()?;
        let place = program.slots[at].place;
        if place == self.place || part.times == 0.0 {
            return Ok(part);
        }
        Ok(Given::known(part.at(self.values[place].clone()?)))
    }

    /// The KPI when the input is this much per period; `None` where it is not defined.
    pub fn kpi_at(&self, unknown: f64) -> Result<Option<f64>, String> {
        let formula = &self.basis.program.formula;
        let figure = formula.figure_at(unknown, &mut |term| self.given(term))?;
        let figure = figure.map(|figure| (figure - self.setting.plus) / self.setting.times);
        Ok(figure.filter(|figure| figure.is_finite()))
    }

    /// The input per period at which the KPI is at the target; `now` chooses among several.
    pub fn solve(&self, target: f64, is_whole: bool, now: Option<f64>) -> Result<Found, String> {
        self.check_range(target)?;
        let wanted = self.setting.times.mul_add(target, self.setting.plus);
        let formula = &self.basis.program.formula;
        let values = match formula.solve(wanted, &mut |term| self.given(term))? {
            Solutions::These(values) => values,
            Solutions::Any => return Err(self.any(target)),
            Solutions::TooInvolved => {
                return Err(self.undefined().unwrap_or_else(|| {
                    "the formula is too involved to be solved; ask for another input".to_owned()
                }));
            }
        };
        let (possible, impossible): (Vec<f64>, Vec<f64>) =
            values.into_iter().map(|value| value + 0.0).partition(|value| self.can_be(*value));
        let nearness = |value: &f64| (value - now.unwrap_or(0.0)).abs();
        let best = possible.iter().copied().min_by(|l, r| nearness(l).total_cmp(&nearness(r)));
        match best {
            Some(exact) => {
                let others = possible
                    .into_iter()
                    .filter(|other| other.to_bits() != exact.to_bits())
                    .collect();
                Ok(Found { others, ..self.found(exact, target, is_whole)? })
            }
            None => self.without_value(target, &impossible),
        }
    }

    fn check_range(&self, target: f64) -> Result<(), String> {
        let kpi = self.basis.kpi;
        let name = words::lower_first(&kpi.name);
        match kpi.possible_range() {
            (Some(low), _) if target < low => Err(format!(
                "{name} cannot be under {}; choose a target from there on",
                self.basis.figure(low)
            )),
            (_, Some(high)) if target > high => Err(format!(
                "{name} cannot be over {}; choose a target up to that",
                self.basis.figure(high)
            )),
            _ => Ok(()),
        }
    }

    /// Counts and standings are never negative; a share in percent lies between 0 and 100.
    fn can_be(&self, value: f64) -> bool {
        if self.is_share() {
            return (0.0..=100.0 * (1.0 + SAME)).contains(&value);
        }
        self.is_rate() || value >= 0.0
    }

    fn is_rate(&self) -> bool {
        self.basis.program.input(self.place).kind == InputKind::GivenRate
    }

    fn is_share(&self) -> bool {
        self.is_rate() && self.basis.unit(self.place) == Unit::Percent
    }

    fn found(&self, exact: f64, target: f64, is_whole: bool) -> Result<Found, String> {
        let side = self.side(exact)?;
        let sum = self.sum(exact, side, is_whole);
        let value = match sum {
            Some(sum) => sum.left / f64::from(self.setting.n_left),
            None if is_whole => rounded(exact, side),
            None => exact,
        };
        let reached = self.kpi_at(value)?;
        let met = reached.is_some_and(|reached| self.is_met(reached, target));
        let (value, reached) = match (reached, met || side == Side::Exactly) {
            (Some(reached), true) => (value, reached),
            _ => (exact, self.kpi_at(exact)?.unwrap_or(target)),
        };
        Ok(Found { exact, value, side, reached, sum, others: Vec::new(), is_met_by_none: false })
    }

    /// Whether a figure of the KPI is as good as the target or better.
    fn is_met(&self, figure: f64, target: f64) -> bool {
        let slack = SAME * target.abs().max(figure.abs());
        if self.basis.wants_more() { figure >= target - slack } else { figure <= target + slack }
    }

    /// Found by a small step to either side.
    fn side(&self, at: f64) -> Result<Side, String> {
        let step = 1e-4 * at.abs().max(1e-3);
        let low = self.kpi_at((at - step).max(if self.is_rate() { f64::MIN } else { 0.0 }))?;
        let high = self.kpi_at(at + step)?;
        let (Some(low), Some(high)) = (low, high) else { return Ok(Side::Exactly) };
        let here = self.kpi_at(at)?.unwrap_or(low);
        // At a turning point more and less lead the same way.
        if (high - here) * (here - low) < 0.0 || (high - low).abs() == 0.0 {
            return Ok(Side::Exactly);
        }
        let rises = high > low;
        Ok(if rises == self.basis.wants_more() { Side::AtLeast } else { Side::AtMost })
    }

    /// What a flow has to come to over the window.
    fn sum(&self, exact: f64, side: Side, is_whole: bool) -> Option<Sum> {
        let is_flow = self.basis.program.input(self.place).kind == InputKind::Flow;
        if !is_flow || !matches!(self.setting.shape, Shape::Together(_)) {
            return None;
        }
        let part = self.part()?;
        let needed = part.at(exact);
        let needed = if is_whole { rounded(needed, side) } else { needed };
        let left = needed - part.there;
        (left >= 0.0 && left.is_finite()).then_some(Sum { needed, there: part.there, left })
    }

    /// How the input solved for goes into the figure.
    pub fn part(&self) -> Option<Given> {
        let slots = &self.basis.program.slots;
        let at = slots.iter().position(|slot| {
            slot.place == self.place && slot.when == crate::analysis::program::When::Window
        })?;
        self.setting.parts.get(at)?.clone().ok()
    }

    // ---- no solution --------------------------------------------------------------------------

    fn name(&self) -> String {
        self.basis.program.name(self.place)
    }

    fn kpi_name(&self) -> String {
        words::lower_first(&self.basis.kpi.name)
    }

    fn any(&self, target: f64) -> String {
        format!("{} is {} whatever {} is", self.kpi_name(), self.basis.figure(target), self.name())
    }

    /// Why the formula has no figure at all with what is held: "followers is 0".
    fn undefined(&self) -> Option<String> {
        let program = self.basis.program;
        let figure = program.work_out(|slot| {
            let part = self.setting.parts[slot].clone()?;
            let place = program.slots[slot].place;
            // Any number that is not special will do for the unknown.
            let value = if place == self.place { Ok(1.618) } else { self.values[place].clone() };
            Ok::<f64, String>(if part.times == 0.0 { part.there } else { part.at(value?) })
        });
        figure.ok()?.err().map(|reason| format!("{reason}, so {} has no value", self.kpi_name()))
    }

    fn without_value(&self, target: f64, impossible: &[f64]) -> Result<Found, String> {
        if let Some(reason) = self.undefined() {
            return Err(reason);
        }
        let name = self.name();
        let at_none = self.kpi_at(0.0)?;
        if let Some(value) = impossible.first()
            && self.is_share()
        {
            let amount = self.basis.amount(self.place, *value);
            return Err(format!(
                "{name} would have to be {amount}, and a share lies between 0 and 100 %"
            ));
        }
        if let Some(reached) = at_none.filter(|reached| self.is_met(*reached, target))
            && !impossible.is_empty()
        {
            return Ok(self.met_by_none(reached));
        }
        Err(self.out_of_reach(target, at_none, self.limit()?))
    }

    /// What the KPI comes near to with ever more of the input.
    fn limit(&self) -> Result<Option<f64>, String> {
        let limit = self.basis.program.formula.limit(&mut |term| self.given(term))?;
        let limit = limit.map(|limit| (limit - self.setting.plus) / self.setting.times);
        Ok(limit.filter(|limit| limit.is_finite()))
    }

    fn out_of_reach(&self, target: f64, none: Option<f64>, limit: Option<f64>) -> String {
        let (name, kpi, figure) = (self.name(), self.kpi_name(), |value| self.basis.figure(value));
        let wanted = figure(target);
        match (limit, none) {
            (Some(limit), _) if (limit - target).abs() <= SAME * target.abs().max(1.0) => format!(
                "with ever more {name}, {kpi} comes nearer and nearer to {wanted} but never \
                 reaches it"
            ),
            (Some(limit), Some(none)) if (limit - target).abs() < (none - target).abs() => format!(
                "no amount of {name} brings {kpi} to {wanted}: it is {} with none and comes near \
                 to {} with ever more",
                figure(none),
                figure(limit)
            ),
            (_, Some(none)) => format!(
                "no amount of {name} brings {kpi} to {wanted}: even with none it is {}",
                figure(none)
            ),
            _ => format!("no amount of {name} brings {kpi} to {wanted}"),
        }
    }

    fn met_by_none(&self, reached: f64) -> Found {
        let there = self.part().map_or(0.0, |part| part.there);
        let is_sum = self.sum(0.0, Side::Exactly, false).is_some();
        let sum = is_sum.then_some(Sum { needed: there, there, left: 0.0 });
        Found {
            exact: 0.0,
            value: 0.0,
            side: Side::AtLeast,
            reached,
            sum,
            others: Vec::new(),
            is_met_by_none: true,
        }
    }
}

/// The nearest whole number on the side that meets the target.
fn rounded(value: f64, side: Side) -> f64 {
    let slack = SAME * value.abs().max(1.0);
    match side {
        Side::AtLeast => (value - slack).ceil() + 0.0,
        Side::AtMost => (value + slack).floor() + 0.0,
        Side::Exactly => value,
    }
}
