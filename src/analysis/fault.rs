//! Formulas that can be read and bound, and have no figure all the same: not for want of readings.

use crate::formula::{self, EvalError, Term};
use crate::model::{Calendar, InputKind};

use super::evaluator::Evaluator;
use super::program::{KpiProgram, When};
use super::types::Point;
use super::window::Window;
use super::words;

/// What is wrong with a formula itself.
#[derive(Clone, Debug, PartialEq)]
pub enum FormulaFault {
    /// `start()` of an input that has no standing.
    NoStanding { identifier: String, name: String },
    /// It divides by this, which is 0 for any readings.
    AlwaysZero { divisor: String },
    /// The numbers run out of range on the way, in the newest complete period.
    TooLarge(Point),
}

impl FormulaFault {
    /// What is wrong with any readings.
    pub(super) fn of(program: &KpiProgram) -> Option<Self> {
        let no_standing = program.slots.iter().find_map(|slot| {
            let input = program.input(slot.place);
            let is_at_fault = slot.when == When::Start && input.kind != InputKind::Stock;
            let identifier = input.identifier.clone();
            is_at_fault.then(|| Self::NoStanding { identifier, name: program.name(slot.place) })
        });
        no_standing.or_else(|| {
            let divisor = program.formula.always_zero_divisor()?;
            Some(Self::AlwaysZero { divisor: program.part_in_words(&divisor) })
        })
    }

    /// Whether a period without a figure lacks it because the formula makes too much of its
    /// readings.
    pub(super) fn at(evaluator: &Evaluator<'_>, point: &Point) -> Option<Self> {
        let program = evaluator.program;
        let window = Window::of(evaluator.terms.calendar, point.period);
        let used = evaluator.over(window).quantities;
        let quantity = |term: Term<'_>| {
            let used = used.get(program.slot_of(term)?)?;
            used.figure.value()
        };
        let worked_out = program.formula.evaluate(&mut |term| quantity(term).ok_or(()));
        (worked_out == Err(EvalError::NotFinite)).then(|| Self::TooLarge(point.clone()))
    }

    /// Why there is no figure, as status, series and moves say it.
    pub(super) fn reason(&self) -> String {
        match self {
            Self::NoStanding { name, .. } => no_standing(name),
            Self::AlwaysZero { divisor } => divides_by(divisor),
            Self::TooLarge(_) => "the figure is too large to be worked out".to_owned(),
        }
    }

    /// Within a sentence, without what to do about it.
    pub(super) fn sentence(&self, calendar: Calendar) -> String {
        match self {
            Self::NoStanding { identifier, name } => {
                format!("the formula asks for start({identifier}), and {}", no_standing(name))
            }
            Self::AlwaysZero { divisor } => divides_by(divisor),
            Self::TooLarge(point) => format!(
                "the formula comes to a figure too large to be worked out {}",
                words::in_period(calendar, point.period)
            ),
        }
    }
}

/// Why there is no figure where a part of the formula divides that is 0.
pub(super) fn undivided(program: &KpiProgram, divisor: &str) -> String {
    let part = formula::parse(divisor);
    let words = part.as_ref().map_or_else(|_| divisor.to_owned(), |p| program.part_in_words(p));
    let is_always = part.is_ok_and(|part| part.is_always_zero());
    if is_always { divides_by(&words) } else { format!("{words} is 0") }
}

/// The same where it is 0 for any readings.
fn divides_by(divisor: &str) -> String {
    if divisor == "0" {
        return "the formula divides by 0".to_owned();
    }
    format!("the formula divides by {divisor}, which is 0 whatever the readings are")
}

/// Why `start()` of an input has no value.
pub(super) fn no_standing(name: &str) -> String {
    format!("only a stock has a standing before a window, which {name} is not")
}
