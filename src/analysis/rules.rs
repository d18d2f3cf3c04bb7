//! The numbers a plan draws the lines between statuses with, in words.

use crate::model::{Cadence, Judging, MeasuredAs};

use super::words;

/// "Judged from 20 % of the window and 2 months on. On pace down to 5 % of the way under
/// the path, behind down to 15 %, off pace beyond": what stands beside a status.
pub fn status_rules(judging: &Judging, measured_as: MeasuredAs, step: Cadence) -> String {
    let elapsed = words::percent(judging.min_elapsed / 100.0);
    let periods = usize::try_from(judging.min_periods).unwrap_or(usize::MAX);
    let periods = words::count(periods, words::cadence(step));
    let lines = if measured_as == MeasuredAs::EveryPeriod {
        let (on_pace, behind) = (judging.every_on_pace / 100.0, judging.every_behind / 100.0);
        format!(
            "On pace from {} of the required share with the last {} met, behind from {}, off pace \
             below",
            words::percent(on_pace),
            words::cadence(step),
            words::percent(behind)
        )
    } else {
        format!(
            "On pace down to {} % of the way under the path, behind down to {} %, off pace beyond",
            words::number(judging.on_pace),
            words::number(judging.behind)
        )
    };
    format!("Judged from {elapsed} of the window and {periods} on. {lines}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_have_the_numbers_of_the_plan() {
        let check = |judging: &Judging, measured_as: MeasuredAs, expected: &str| {
            assert_eq!(status_rules(judging, measured_as, Cadence::Month), expected);
        };
        check(
            &Judging::default(),
            MeasuredAs::LevelAtEnd,
            "Judged from 20 % of the window and 2 months on. On pace down to 5 % of the way \
             under the path, behind down to 15 %, off pace beyond",
        );
        let strict = Judging {
            min_elapsed: 7.5,
            min_periods: 1,
            every_on_pace: 95.0,
            every_behind: 90.0,
            ..Judging::default()
        };
        check(
            &strict,
            MeasuredAs::EveryPeriod,
            "Judged from 7.5 % of the window and 1 month on. On pace from 95 % of the required \
             share with the last month met, behind from 90 %, off pace below",
        );
    }
}
