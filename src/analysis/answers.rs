//! Which formulas are figures of a survey, and what its answers tell.

use super::noise::{nps_margin, wilson};
use super::program::{BoundInput, Slot, When};
use super::sample::{MIN_ANSWERS, Reach, Sample};
use crate::formula::{Formula, Linear, Term};
use crate::model::{Input, InputKind, Kpi};

/// More answers than these nobody is told to ask for.
const MOST_ANSWERS: f64 = 1e9;

/// A formula that is a figure of a survey; numbers are places among the program's slots.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Survey {
    /// A share of the answers: satisfied ones of all.
    Share { hits: Vec<usize>, of: Vec<usize>, scale: f64 },
    /// Promoters less detractors, of all answers.
    Score { promoters: usize, detractors: usize, of: Vec<usize>, scale: f64 },
}

impl Survey {
    /// A promoter score is told by its formula alone. A share could be of anything: it has to be
    /// a copy of the library's satisfaction score, or a share of what is called the answers to a
    /// survey.
    pub fn of(kpi: &Kpi, formula: &Formula, inputs: &[BoundInput], slots: &[Slot]) -> Option<Self> {
        let is_flow = |slot: &Slot| {
            slot.when == When::Window && inputs[slot.place].input.kind == InputKind::Flow
        };
        if slots.len() < 2 || !slots.iter().all(is_flow) {
            return None;
        }
        let ratio = formula.as_ratio()?;
        let at = |term: Term<'_>| {
            let Term::Input(identifier) = term else { return None };
            slots.iter().position(|slot| inputs[slot.place].input.identifier == identifier)
        };
        let above = terms(&ratio.numerator.as_linear()?, &at)?;
        let below = terms(&ratio.denominator.as_linear()?, &at)?;
        let unit = below.first()?.1;
        if unit <= 0.0 || below.iter().any(|(_, factor)| !is_same(*factor, unit)) {
            return None;
        }
        let size = above.first()?.1.abs();
        let scale = ratio.factor * size / unit;
        if !is_same(scale, 100.0) && !is_same(scale, 1.0) {
            return None;
        }
        let of: Vec<usize> = below.iter().map(|(slot, _)| *slot).collect();
        let input = |slot: usize| inputs[slots[slot].place].input.as_ref();
        if let [(one, first), (other, second)] = above[..]
            && is_same(first, -second)
        {
            let (promoters, detractors) = if first > 0.0 { (one, other) } else { (other, one) };
            let is_score = if of.len() == 3 {
                of.contains(&promoters) && of.contains(&detractors)
            } else {
                of.len() == 1
                    && has_word(input(promoters), &["promoters"])
                    && has_word(input(detractors), &["detractors"])
            };
            return is_score.then_some(Self::Score { promoters, detractors, of, scale });
        }
        let is_share = above.iter().all(|(_, factor)| is_same(*factor, size));
        let is_survey = kpi.library_key.as_deref() == Some("csat")
            || of.iter().all(|slot| counts_answers(input(*slot)));
        let hits = above.iter().map(|(slot, _)| *slot).collect();
        (is_share && is_survey).then_some(Self::Share { hits, of, scale })
    }

    /// The answers behind a figure, from the quantities of its formula; none where one is missing.
    pub fn answers(&self, quantity: impl Fn(usize) -> Option<f64>) -> Option<Answers> {
        let sum = |slots: &[usize]| slots.iter().map(|slot| quantity(*slot)).sum::<Option<f64>>();
        Some(match self {
            Self::Share { hits, of, scale } => {
                Answers { kind: Kind::Share { hits: sum(hits)? }, n: sum(of)?, scale: *scale }
            }
            Self::Score { promoters, detractors, of, scale } => {
                let kind = Kind::Score {
                    promoters: quantity(*promoters)?,
                    detractors: quantity(*detractors)?,
                };
                Answers { kind, n: sum(of)?, scale: *scale }
            }
        })
    }
}

/// The places of a sum's terms with their factors; none for a constant or other times.
fn terms(
    linear: &Linear<'_>,
    at: &impl Fn(Term<'_>) -> Option<usize>,
) -> Option<Vec<(usize, f64)>> {
    let is_plain = linear.constant.abs() < f64::EPSILON;
    let each = linear.terms.iter().filter(|(_, factor)| *factor != 0.0);
    is_plain.then(|| each.map(|(term, factor)| Some((at(*term)?, *factor))).collect())?
}

fn is_same(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * other.abs()
}

/// Whether an input is called the answers to a survey: `survey_answers`, "Poll votes",
/// `respondents`.
fn counts_answers(input: &Input) -> bool {
    let asked = ["survey", "surveys", "surveyed", "poll", "polls", "questionnaire"];
    let answered =
        ["answers", "responses", "replies", "votes", "participants", "answered", "people"];
    has_word(input, &["respondents"]) || (has_word(input, &asked) && has_word(input, &answered))
}

/// Whether any of some words stands in an input's identifier or label.
fn has_word(input: &Input, words: &[&str]) -> bool {
    let is_end = |c: char| !c.is_alphanumeric();
    let all = input.identifier.split(is_end).chain(input.label.split(is_end));
    let mut all = all.map(str::to_lowercase);
    all.any(|word| words.contains(&word.as_str()))
}

/// The answers to a survey, counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Answers {
    kind: Kind,
    /// How many there are in all.
    n: f64,
    /// What a share of 1 is in the KPI's unit.
    scale: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Share { hits: f64 },
    Score { promoters: f64, detractors: f64 },
}

impl Answers {
    pub fn n(self) -> f64 {
        self.n
    }

    pub fn sample(self) -> Sample {
        let percent = self.scale / 100.0;
        let reach = match self.kind {
            _ if self.n <= 0.0 => Reach::Nobody,
            Kind::Share { hits } => match wilson(hits, self.n) {
                Some((low, high)) => Reach::Interval { low: low * percent, high: high * percent },
                None => Reach::Contradictory,
            },
            Kind::Score { .. } if self.n < MIN_ANSWERS => Reach::TooFew,
            Kind::Score { promoters, detractors } => {
                let passives = self.n - promoters - detractors;
                match nps_margin(promoters, passives, detractors) {
                    Some(margin) if passives >= 0.0 && promoters.min(detractors) >= 0.0 => {
                        Reach::Margin(margin * percent)
                    }
                    _ => Reach::Contradictory,
                }
            }
        };
        Sample { answers: self.n.max(0.0), reach }
    }

    /// Half the width of the 95 % interval, in the KPI's unit; none where there is no interval.
    pub fn half_width(self) -> Option<f64> {
        match self.sample().reach {
            Reach::Interval { low, high } => Some((high - low) / 2.0),
            Reach::Margin(margin) => Some(margin),
            Reach::TooFew | Reach::Contradictory | Reach::Nobody => None,
        }
    }

    /// The same answers, given by `n` people.
    fn scaled(self, n: f64) -> Self {
        // Divided by what it is a part of, so that all of them stay all of them.
        let part = |part: f64| (part / self.n * n).min(n);
        let kind = match self.kind {
            Kind::Share { hits } => Kind::Share { hits: part(hits) },
            Kind::Score { promoters, detractors } => {
                let promoters = part(promoters);
                Kind::Score { promoters, detractors: part(detractors).min(n - promoters) }
            }
        };
        Self { kind, n, ..self }
    }

    /// How many answers make the half width smaller than a change, if they divide as these do.
    pub fn needed(self, change: f64) -> Option<f64> {
        if self.n <= 0.0 {
            return None;
        }
        let is_enough = |n: f64| self.scaled(n).half_width().is_some_and(|half| half < change);
        let mut enough = 1.0;
        while !is_enough(enough) {
            enough *= 2.0;
            if enough > MOST_ANSWERS {
                return None;
            }
        }
        // The margin only shrinks with n; between the two the first number that is enough.
        let mut too_few = enough / 2.0;
        while enough - too_few > 1.0 {
            let middle = enough.midpoint(too_few).floor();
            if is_enough(middle) {
                enough = middle;
            } else {
                too_few = middle;
            }
        }
        Some(enough)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn satisfied(hits: f64, n: f64) -> Answers {
        Answers { kind: Kind::Share { hits }, n, scale: 100.0 }
    }

    fn recommending(promoters: f64, passives: f64, detractors: f64) -> Answers {
        let n = promoters + passives + detractors;
        Answers { kind: Kind::Score { promoters, detractors }, n, scale: 100.0 }
    }

    #[test]
    fn the_answers_needed_are_the_fewest_that_are_enough() {
        fn check(answers: Answers, change: f64, expected: Option<f64>) {
            assert_eq!(answers.needed(change), expected, "{answers:?}");
            let Some(n) = expected else { return };
            assert!(answers.scaled(n).half_width().unwrap() < change);
            assert!(answers.scaled(n - 1.0).half_width().is_none_or(|half| half >= change));
        }
        check(satisfied(15.0, 20.0), 5.0, Some(286.0));
        check(satisfied(8.0, 8.0), 5.0, Some(35.0));
        check(satisfied(0.0, 0.0), 5.0, None);
        check(satisfied(15.0, 20.0), 1e-9, None);
        check(recommending(5.0, 3.0, 2.0), 10.0, Some(235.0));
        check(recommending(5.0, 3.0, 2.0), 90.0, Some(10.0));
    }

    #[test]
    fn each_number_of_answers_reaches_as_far_as_it_can() {
        fn check(answers: Answers, expected: Reach) {
            let found = answers.sample().reach;
            let near = |one: f64, other: f64| (one - other).abs() < 0.005;
            let is_near = match (found, expected) {
                (
                    Reach::Interval { low, high },
                    Reach::Interval { low: expected_low, high: expected_high },
                ) => near(low, expected_low) && near(high, expected_high),
                (Reach::Margin(margin), Reach::Margin(expected)) => near(margin, expected),
                (found, expected) => found == expected,
            };
            assert!(is_near, "{answers:?}: {found:?} is not {expected:?}");
        }
        let interval = |low: f64, high: f64| Reach::Interval { low, high };
        check(satisfied(0.0, 0.0), Reach::Nobody);
        check(satisfied(1.0, 1.0), interval(20.65, 100.0));
        check(satisfied(8.0, 8.0), interval(67.56, 100.0));
        check(satisfied(7.0, 9.0), interval(45.26, 93.68));
        check(satisfied(7.0, 10.0), interval(39.68, 89.22));
        check(satisfied(15.0, 20.0), interval(53.13, 88.81));
        check(satisfied(21.0, 20.0), Reach::Contradictory);
        check(recommending(0.0, 0.0, 0.0), Reach::Nobody);
        check(recommending(1.0, 0.0, 0.0), Reach::TooFew);
        check(recommending(4.0, 3.0, 1.0), Reach::TooFew);
        check(recommending(5.0, 3.0, 1.0), Reach::TooFew);
        check(recommending(5.0, 3.0, 2.0), Reach::Margin(48.41));
        check(recommending(50.0, 30.0, 20.0), Reach::Margin(15.31));
        check(recommending(50.0, -30.0, 20.0), Reach::Contradictory);
    }
}
