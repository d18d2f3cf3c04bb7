//! How much of a formula's change is due to each quantity in it.

use crate::formula::{Formula, Term};

/// Formulas that do not simply add their inputs are divided among at most so many: every order in
/// which they could have changed is looked at.
pub(super) const MOST_INPUTS: usize = 8;

/// How the contributions were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// The formula adds its quantities; each contributes its own change.
    Sum,
    /// The average over all orders in which the quantities could have changed.
    Orders,
}

/// What each quantity contributes to the change of `formula`, in order of first use; they add up
/// to it but for rounding. Or why that cannot be told.
pub(super) fn contributions<'f>(
    formula: &'f Formula,
    before: &dyn Fn(Term<'_>) -> Option<f64>,
    after: &dyn Fn(Term<'_>) -> Option<f64>,
) -> Result<(Vec<(Term<'f>, f64)>, Method), String> {
    if let Some(linear) = formula.as_linear() {
        let each = linear
            .terms
            .into_iter()
            .map(|(term, factor)| Some((term, factor * (after(term)? - before(term)?))));
        let each: Option<Vec<_>> = each.collect();
        return each.map(|each| (each, Method::Sum)).ok_or_else(no_quantity);
    }
    let terms = formula.terms();
    if terms.len() > MOST_INPUTS {
        return Err(format!(
            "the formula does more than add its {} inputs; such a change is divided among at most \
             {MOST_INPUTS}",
            terms.len()
        ));
    }
    let values = |at: &dyn Fn(Term<'_>) -> Option<f64>| -> Result<Vec<f64>, String> {
        terms.iter().map(|term| at(*term).ok_or_else(no_quantity)).collect()
    };
    let (before, after) = (values(before)?, values(after)?);
    let mixed = mixed_figures(formula, &terms, &before, &after)?;
    let parts =
        terms.iter().enumerate().map(|(at, term)| (*term, average(&mixed, terms.len(), at)));
    Ok((parts.collect(), Method::Orders))
}

fn no_quantity() -> String {
    "the formula asks for something this plan does not have".to_owned()
}

/// The figure for every choice of which quantities have changed already, a bit each.
fn mixed_figures(
    formula: &Formula,
    terms: &[Term<'_>],
    before: &[f64],
    after: &[f64],
) -> Result<Vec<f64>, String> {
    (0..1_usize << terms.len())
        .map(|changed| {
            let figure = formula.evaluate(&mut |term| {
                let at = terms.iter().position(|other| *other == term).ok_or(())?;
                Ok::<f64, ()>(if changed >> at & 1 == 1 { after[at] } else { before[at] })
            });
            figure.map_err(|_| {
                "between both there would be no figure, were only some of the inputs changed"
                    .to_owned()
            })
        })
        .collect()
}

/// What changing one quantity does, averaged over all orders.
fn average(mixed: &[f64], n: usize, at: usize) -> f64 {
    let weights = weights(n);
    (0..mixed.len())
        .filter(|changed| changed >> at & 1 == 0)
        .map(|changed| {
            let n_before = usize::try_from(changed.count_ones()).unwrap_or(0);
            weights[n_before] * (mixed[changed | 1 << at] - mixed[changed])
        })
        .sum()
}

/// The share of orders in which k given quantities come first and a given one next, for each k:
/// k! (n − k − 1)! / n!.
fn weights(n: usize) -> Vec<f64> {
    let n = u32::try_from(n).unwrap_or(u32::MAX);
    let first = 1.0 / f64::from(n);
    let next = |weight: &f64, k: u32| weight * f64::from(k) / f64::from(n - k);
    let mut weights = vec![first];
    for k in 1..n {
        weights.extend(weights.last().map(|weight| next(weight, k)));
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::parse;

    /// a goes from 2 to 3, b from 10 to 20, c from 4 to 5.
    fn parts(text: &str) -> Result<(Vec<f64>, Method), String> {
        let at = |values: [f64; 3]| {
            move |term: Term<'_>| match term.input() {
                "a" => Some(values[0]),
                "b" => Some(values[1]),
                "c" => Some(values[2]),
                _ => None,
            }
        };
        let formula = parse(text).unwrap();
        let (parts, method) =
            contributions(&formula, &at([2.0, 10.0, 4.0]), &at([3.0, 20.0, 5.0]))?;
        Ok((parts.into_iter().map(|(_, part)| part).collect(), method))
    }

    #[test]
    fn each_input_has_its_part() {
        fn check(text: &str, expected: &[f64], how: Method) {
            let (found, method) = parts(text).unwrap();
            let is_near = |(a, b): (&f64, &f64)| (a - b).abs() < 1e-12;
            assert!(
                found.len() == expected.len() && found.iter().zip(expected).all(is_near),
                "{text}: {found:?}"
            );
            assert_eq!(method, how, "{text}");
        }
        check("a + b", &[1.0, 10.0], Method::Sum);
        check("100 * (a - b) + 7", &[100.0, -1000.0], Method::Sum);
        // a first: 10, b second: 30; b first: 20, a second: 20.
        check("a * b", &[15.0, 25.0], Method::Orders);
        // Python, over the six orders of a, b, c:
        check(
            "a * b / c",
            &[3.333_333_333_333_333_5, 5.583_333_333_333_334, -1.916_666_666_666_666_7],
            Method::Orders,
        );
        check("a * a", &[5.0], Method::Orders);
    }

    #[test]
    fn what_cannot_be_divided_is_refused_with_the_reason() {
        let check = |text: &str, expected: &str| {
            let error = parts(text).unwrap_err();
            assert!(error.contains(expected), "{text}: {error}");
        };
        // With a changed and c not, the divisor is 0.
        check("b / (a - c + 1)", "no figure");
        check("d + a", "does not have");
        let product: Vec<String> = (0..9).map(|n| format!("x{n}")).collect();
        check(&product.join(" * "), "9 inputs");
    }
}
