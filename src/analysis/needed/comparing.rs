//! How an answer compares with what was.

use crate::analysis::words;
use crate::model::{InputKind, Period};

use super::Answer;
use super::problem::{Found, Problem};
use super::setting::Shape;
use super::types::Side;

/// A sentence, and whether nothing like it was ever there.
pub(super) fn compared(
    answer: &Answer<'_>,
    problem: &Problem<'_>,
    found: &Found,
) -> (String, bool) {
    Comparison { answer, problem, found }.sentence()
}

struct Comparison<'a> {
    answer: &'a Answer<'a>,
    problem: &'a Problem<'a>,
    found: &'a Found,
}

impl Comparison<'_> {
    fn step(&self) -> &'static str {
        words::cadence(self.problem.setting.cadence)
    }

    fn amount(&self, value: f64) -> String {
        self.answer.basis.amount(self.answer.place, value)
    }

    fn in_period(&self, period: Period) -> String {
        words::in_period(self.answer.basis.calendar(), period)
    }

    fn sentence(&self) -> (String, bool) {
        let all = &self.answer.history.by_place[self.answer.place];
        let step = self.step();
        let is_stock = self.answer.basis.program.input(self.answer.place).kind == InputKind::Stock;
        let is_growth =
            is_stock && matches!(self.problem.setting.shape, Shape::One | Shape::Level(_));
        let found = match (is_growth, self.answer.now()) {
            (true, Some((_, now))) => self.against_growth(all, now),
            _ => self.against_values(all),
        };
        found.unwrap_or_else(|| {
            (format!("There is no complete {step} to compare it with yet"), false)
        })
    }

    fn against_values(&self, all: &[(Period, f64)]) -> Option<(String, bool)> {
        let (needed, is_low) = (self.found.value, self.found.side == Side::AtMost);
        let of = words::count(all.len(), self.step());
        let compared = Compared::new(all, needed, is_low)?;
        let place = self.in_period(compared.period);
        let text = match (compared.n, is_low) {
            (0, false) => {
                format!(
                    "Never reached in {of}: the most was {}, {place}",
                    self.amount(compared.value)
                )
            }
            (0, true) => {
                format!(
                    "Never as low in {of}: the least was {}, {place}",
                    self.amount(compared.value)
                )
            }
            (n, false) => format!("Reached in {n} of {of}, last {place}"),
            (n, true) => format!("As low in {n} of {of}, last {place}"),
        };
        Some((text, compared.n == 0))
    }

    /// A standing that was never reached is nothing special; a growth may be.
    fn against_growth(&self, all: &[(Period, f64)], now: f64) -> Option<(String, bool)> {
        let growth: Vec<(Period, f64)> = all
            .windows(2)
            .filter(|pair| pair[0].0.next() == pair[1].0)
            .map(|pair| (pair[1].0, pair[1].1 - pair[0].1))
            .collect();
        let needed = (self.found.value - now) / f64::from(self.problem.setting.n_left);
        let compared = Compared::new(&growth, needed, needed < 0.0)?;
        let basis = self.answer.basis;
        let change = |value: f64| {
            words::change(value, &basis.unit(self.answer.place), &basis.project.settings.currency)
        };
        let (step, place) = (self.step(), self.in_period(compared.period));
        let of = words::count(growth.len(), step);
        let text = match (compared.n, needed < 0.0) {
            (0, is_fall) => format!(
                "{} a {step} was never there in {of}: the {} change was {}, {place}",
                change(needed),
                if is_fall { "lowest" } else { "highest" },
                change(compared.value)
            ),
            (n, false) => format!("It grew that fast in {n} of {of}, last {place}"),
            (n, true) => format!("It fell that fast in {n} of {of}, last {place}"),
        };
        Some((text, compared.n == 0))
    }
}

/// A needed value among those that were.
struct Compared {
    /// How many were as good.
    n: usize,
    /// The newest that was as good; where none was, the best.
    period: Period,
    value: f64,
}

impl Compared {
    /// `None` where there is nothing to compare with.
    fn new(all: &[(Period, f64)], needed: f64, is_low: bool) -> Option<Self> {
        let slack = 1e-9 * needed.abs();
        let is_as_good = |value: f64| {
            if is_low { value <= needed + slack } else { value >= needed - slack }
        };
        let good = || all.iter().filter(|(_, value)| is_as_good(*value));
        let best = all.iter().reduce(|best, other| {
            let is_better = if is_low { other.1 < best.1 } else { other.1 > best.1 };
            if is_better { other } else { best }
        });
        let (period, value) = *good().next_back().or(best)?;
        Some(Self { n: good().count(), period, value })
    }
}
