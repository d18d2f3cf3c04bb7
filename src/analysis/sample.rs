//! How many answers a figure of a survey rests on, and how far they may be off by chance, in
//! numbers and in words.

use super::words;
use crate::model::Unit;

/// What a figure made of the answers to a survey rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// How many answers there are; 0 or more.
    pub answers: f64,
    pub reach: Reach,
}

/// How far the answers reach: where the figure of everybody lies in 19 of 20 such surveys.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reach {
    /// The 95 % interval of a share by Wilson, in the KPI's unit. The figure lies within it, but
    /// not in its middle.
    Interval { low: f64, high: f64 },
    /// The 95 % margin of a promoter score, either way, in the KPI's unit.
    Margin(f64),
    /// A promoter score of fewer answers than a margin takes.
    TooFew,
    /// More answers are counted than were given.
    Contradictory,
    /// Nobody answered, so there is no figure either.
    Nobody,
}

/// Answers under which a promoter score gets no margin.
pub const MIN_ANSWERS: f64 = 10.0;

impl Sample {
    /// How far below and above `value` the figure of everybody may lie, both 0 or more; none
    /// where the answers do not tell.
    pub fn around(&self, value: f64) -> Option<(f64, f64)> {
        match self.reach {
            Reach::Interval { low, high } => {
                Some(((value - low).max(0.0), (high - value).max(0.0)))
            }
            Reach::Margin(margin) => Some((margin, margin)),
            Reach::TooFew | Reach::Contradictory | Reach::Nobody => None,
        }
    }

    /// The lowest and highest figure of everybody; none where the answers do not tell.
    pub fn bounds(&self, value: f64) -> Option<(f64, f64)> {
        self.around(value).map(|(below, above)| (value - below, value + above))
    }

    /// How the reach is found, as the command line's JSON has it.
    pub fn method(&self) -> &'static str {
        match self.reach {
            Reach::Interval { .. } => "wilson",
            Reach::Margin(_) => "margin",
            Reach::TooFew => "too_few_answers",
            Reach::Contradictory => "contradictory",
            Reach::Nobody => "no_answers",
        }
    }

    /// "20 answers, 95 % interval 53 to 89 % (Wilson)", "100 answers, 95 % margin ± 15.3 points",
    /// "8 answers, too few answers for a margin (it takes 10)".
    pub fn words(&self, unit: &Unit, currency: &str) -> String {
        self.words_with(unit, currency, words::number)
    }

    /// As [`Sample::words`], with somebody else's way of writing numbers.
    pub fn words_with(
        &self,
        unit: &Unit,
        currency: &str,
        number: impl Fn(f64) -> String,
    ) -> String {
        let n = self.n(&number);
        match self.reach {
            Reach::Interval { .. } => {
                format!("{n}, 95 % interval {} (Wilson)", self.extent(unit, currency, &number))
            }
            Reach::Margin(_) => {
                format!("{n}, 95 % margin {}", self.extent(unit, currency, &number))
            }
            Reach::TooFew => {
                format!("{n}, too few answers for a margin (it takes {})", number(MIN_ANSWERS))
            }
            Reach::Contradictory => {
                format!("{n}, but more of them are counted, so there is no interval")
            }
            Reach::Nobody => n,
        }
    }

    /// For beside a figure: "53 to 89 %, 20 answers", "± 15.3 points, 100 answers",
    /// "too few answers, 8".
    pub fn short(&self, unit: &Unit, currency: &str) -> String {
        self.short_with(unit, currency, words::number)
    }

    /// As [`Sample::short`], with somebody else's way of writing numbers.
    pub fn short_with(
        &self,
        unit: &Unit,
        currency: &str,
        number: impl Fn(f64) -> String,
    ) -> String {
        let n = self.n(&number);
        match self.reach {
            Reach::Interval { .. } | Reach::Margin(_) => {
                format!("{}, {n}", self.extent(unit, currency, &number))
            }
            Reach::TooFew => format!("too few answers, {}", number(self.answers)),
            Reach::Contradictory => format!("{n}, more are counted"),
            Reach::Nobody => n,
        }
    }

    /// "53 to 89 %", "± 15.3 points", "too few answers", "no interval", "no answers".
    pub fn extent(&self, unit: &Unit, currency: &str, number: impl Fn(f64) -> String) -> String {
        match self.reach {
            Reach::Interval { low, high } => {
                let places = Places::of(high - low);
                let (low, high) = (number(places.round(low)), number(places.round(high)));
                format!("{low} to {}", words::with_suffix(&high, unit.suffix(currency)))
            }
            Reach::Margin(margin) => {
                let margin = number(Places::of(margin / 10.0).round(margin));
                let margin = words::with_suffix(&margin, unit.difference_suffix(currency));
                format!("± {margin}")
            }
            Reach::TooFew => "too few answers".to_owned(),
            Reach::Contradictory => "no interval".to_owned(),
            Reach::Nobody => "no answers".to_owned(),
        }
    }

    /// "20 answers".
    fn n(&self, number: &impl Fn(f64) -> String) -> String {
        match self.answers {
            answers if answers <= 0.0 => "no answers".to_owned(),
            answers if (answers - 1.0).abs() < f64::EPSILON => "1 answer".to_owned(),
            answers => format!("{} answers", number(answers)),
        }
    }
}

/// How finely the ends of an interval are written: tenths of points say nothing of 36.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places(f64);

impl Places {
    pub fn of(width: f64) -> Self {
        Self(match width.abs() {
            10.0.. => 1.0,
            1.0..10.0 => 10.0,
            0.1..1.0 => 100.0,
            _ => 10_000.0,
        })
    }

    pub fn round(self, value: f64) -> f64 {
        (value * self.0).round() / self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::noise::{nps_margin, wilson};

    #[test]
    fn answers_and_their_reach_are_said_in_words() {
        fn check(sample: Sample, unit: &Unit, expected: &str, short: &str) {
            assert_eq!(sample.words(unit, ""), expected);
            assert_eq!(sample.short(unit, ""), short);
        }
        let share = |hits: f64, answers: f64| {
            let (low, high) = wilson(hits, answers).unwrap();
            Sample { answers, reach: Reach::Interval { low, high } }
        };
        let none = |answers: f64, reach: Reach| Sample { answers, reach };
        check(
            share(15.0, 20.0),
            &Unit::Percent,
            "20 answers, 95 % interval 53 to 89 % (Wilson)",
            "53 to 89 %, 20 answers",
        );
        check(
            share(1.0, 1.0),
            &Unit::Percent,
            "1 answer, 95 % interval 21 to 100 % (Wilson)",
            "21 to 100 %, 1 answer",
        );
        check(
            share(4500.0, 10_000.0),
            &Unit::Percent,
            "10,000 answers, 95 % interval 44 to 46 % (Wilson)",
            "44 to 46 %, 10,000 answers",
        );
        check(
            none(100.0, Reach::Margin(nps_margin(50.0, 30.0, 20.0).unwrap())),
            &Unit::Points,
            "100 answers, 95 % margin ± 15.3 points",
            "± 15.3 points, 100 answers",
        );
        check(
            none(9.0, Reach::TooFew),
            &Unit::Points,
            "9 answers, too few answers for a margin (it takes 10)",
            "too few answers, 9",
        );
        check(none(0.0, Reach::Nobody), &Unit::Points, "no answers", "no answers");
        check(
            none(20.0, Reach::Contradictory),
            &Unit::Percent,
            "20 answers, but more of them are counted, so there is no interval",
            "20 answers, more are counted",
        );
    }

    #[test]
    fn an_interval_reaches_less_far_where_the_figure_has_its_end() {
        let (low, high) = wilson(8.0, 8.0).unwrap();
        let sample = Sample { answers: 8.0, reach: Reach::Interval { low, high } };
        let (below, above) = sample.around(100.0).unwrap();
        assert!((below - 32.44).abs() < 0.01, "{below}");
        assert!(above.abs() < 1e-9, "{above}");
    }
}
