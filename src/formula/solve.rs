//! Which value of one unknown gives a formula a wanted value.

use super::quotient::{Given, Quotient};
use super::roots::roots;
use super::tree::{Formula, Term};

/// How near to the target a solution has to come, as a part of it.
const PRECISION: f64 = 1e-10;
/// Steps towards the target from a root that rounding has moved.
const MOST_STEPS: usize = 40;

/// The values an unknown can take.
#[derive(Clone, Debug, PartialEq)]
pub enum Solutions {
    /// The figure is the wanted one whatever the unknown is.
    Any,
    /// These and no others, ascending; none if it is empty. Each was put back into the formula
    /// and came out within 1e-10 of the target.
    These(Vec<f64>),
    /// The formula is too involved, or its numbers too large, to be solved.
    TooInvolved,
}

impl Formula {
    /// The values of the unknown at which the figure is `target`, which is finite. `given` says
    /// what each term is.
    pub fn solve<E>(
        &self,
        target: f64,
        given: &mut dyn FnMut(Term<'_>) -> Result<Given, E>,
    ) -> Result<Solutions, E> {
        let Some(quotient) = Quotient::of(self, given)? else { return Ok(Solutions::TooInvolved) };
        // above / below = target, so above − target · below = 0.
        let rest = quotient.above.plus(&quotient.below.scaled(-target));
        if !rest.is_finite() {
            return Ok(Solutions::TooInvolved);
        }
        let coefficients = rest.values();
        if coefficients.is_empty() {
            return Ok(Solutions::Any);
        }
        let candidates = roots(&coefficients);
        let mut found = Vec::new();
        let mut is_inexact = false;
        for candidate in candidates {
            // Where a part of the formula is divided by 0 there is no figure at all.
            if self.figure_at(candidate, given)?.is_none() {
                continue;
            }
            match self.refined(candidate, target, &quotient, given)? {
                Some(root) => found.push(root),
                None => is_inexact = true,
            }
        }
        if found.is_empty() && is_inexact {
            return Ok(Solutions::TooInvolved);
        }
        found.sort_by(f64::total_cmp);
        found.dedup();
        Ok(Solutions::These(found))
    }

    /// What the figure comes near to as the unknown grows beyond all bounds, if it comes near to
    /// anything.
    pub fn limit<E>(
        &self,
        given: &mut dyn FnMut(Term<'_>) -> Result<Given, E>,
    ) -> Result<Option<f64>, E> {
        Ok(Quotient::of(self, given)?.and_then(|quotient| quotient.limit()))
    }

    /// The figure at a value of the unknown; `None` where it is not defined.
    pub fn figure_at<E>(
        &self,
        unknown: f64,
        given: &mut dyn FnMut(Term<'_>) -> Result<Given, E>,
    ) -> Result<Option<f64>, E> {
        use super::error::EvalError;
        match self.evaluate(&mut |term| Ok(given(term)?.at(unknown))) {
            Ok(figure) => Ok(Some(figure)),
            Err(EvalError::Missing(reason)) => Err(reason),
            Err(EvalError::DivisionByZero { .. } | EvalError::NotFinite) => Ok(None),
        }
    }

    /// The root, moved until the formula itself gives the target; `None` if it cannot be made to.
    fn refined<E>(
        &self,
        root: f64,
        target: f64,
        quotient: &Quotient,
        given: &mut dyn FnMut(Term<'_>) -> Result<Given, E>,
    ) -> Result<Option<f64>, E> {
        let slack = PRECISION * if target == 0.0 { quotient.size_at(root) } else { target.abs() };
        let mut gap_at = |at: f64| -> Result<Option<f64>, E> {
            Ok(self.figure_at(at, given)?.map(|figure| figure - target))
        };
        let mut here = root;
        let Some(mut gap) = gap_at(here)? else { return Ok(None) };
        let step = f64::EPSILON.sqrt() * here.abs().max(f64::MIN_POSITIVE.sqrt());
        let mut before = here + step;
        let Some(mut gap_before) = gap_at(before)? else {
            return Ok((gap.abs() <= slack).then_some(here));
        };
        for _ in 0..MOST_STEPS {
            if gap.abs() <= slack {
                return Ok(Some(here));
            }
            let next = here - gap * (here - before) / (gap - gap_before);
            if !next.is_finite() || (next - root).abs() > 1e-3 * root.abs() {
                return Ok(None);
            }
            (before, gap_before) = (here, gap);
            let Some(gap_next) = gap_at(next)? else { return Ok(None) };
            (here, gap) = (next, gap_next);
        }
        Ok((gap.abs() <= slack).then_some(here))
    }
}
