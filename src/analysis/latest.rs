//! The newest figure of a KPI by itself, over all channels.

use jiff::civil::Date;

use crate::model::{Cadence, Project};

use super::cadence::coarsest;
use super::evaluator::Evaluator;
use super::program::KpiProgram;
use super::types::{Figure, Point};

/// Periods looked back for the newest figure.
const LATEST_PERIODS: i32 = 36;

/// The newest complete period with a figure among the last few with readings, over all channels,
/// in the coarsest cadence among the inputs. Where none of them has a figure: the newest of them
/// with the reason; without any reading the period of the judging date.
pub fn latest(project: &Project, program: &KpiProgram, judged_on: Date) -> Point {
    let evaluator = Evaluator::new(program, project, None, judged_on, None);
    let cadence = coarsest(&evaluator.source);
    latest_known(&evaluator, cadence).unwrap_or_else(|| {
        let calendar = project.settings.calendar;
        let last = evaluator.first_and_last_day().map_or(judged_on, |(_, last)| last);
        let newest = calendar.period_of(cadence, last.min(judged_on));
        // A period under way may have a figure to date where no complete one has any.
        evaluator.at(newest)
    })
}

/// The newest complete period with a figure, if there is one among the last few.
fn latest_known(evaluator: &Evaluator<'_>, cadence: Cadence) -> Option<Point> {
    newest(evaluator, cadence).0
}

/// The newest complete period with a figure, if there is one among the last few; and the newest
/// after it whose formula has no value, if there is one.
pub(super) fn newest(
    evaluator: &Evaluator<'_>,
    cadence: Cadence,
) -> (Option<Point>, Option<Point>) {
    let calendar = evaluator.terms.calendar;
    let Some((_, last)) = evaluator.first_and_last_day() else { return (None, None) };
    let newest = calendar.period_of(cadence, last.min(evaluator.terms.judged_on));
    let points = (0..LATEST_PERIODS).map(|n| evaluator.at(newest.offset(-n)));
    let mut undefined = None;
    for point in points.filter(|point| point.is_complete) {
        match point.figure {
            Figure::Known(_) => return (Some(point), undefined),
            Figure::NotDefined(_) if undefined.is_none() => undefined = Some(point),
            Figure::NotDefined(_) | Figure::NoData(_) | Figure::Refused(_) => {}
        }
    }
    (None, undefined)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::testing::{LATER, Plan, month};

    fn newest(plan: &Plan, formula: &str, on: Date) -> Point {
        let kpi = crate::model::Kpi { formula: formula.into(), ..crate::model::Kpi::default() };
        let program = KpiProgram::new(&plan.project, &kpi).unwrap();
        latest(&plan.project, &program, on)
    }

    #[test]
    fn the_newest_complete_period_with_a_figure_is_shown() {
        let mut plan = Plan::new();
        let (shares, followers) = (plan.flow("shares"), plan.stock("followers"));
        plan.months(shares, 13, &[10.0, 20.0, 30.0]);
        plan.months(followers, 13, &[100.0, 0.0, 100.0]);
        let check = |formula: &str, on: Date, expected: (i32, Option<f64>)| {
            let point = newest(&plan, formula, on);
            let expected = (month(expected.0), expected.1);
            assert_eq!((point.period, point.figure.value()), expected, "{formula} on {on}");
        };
        check("shares", LATER, (15, Some(30.0)));
        // March is not over.
        check("shares", date(2021, 3, 15), (14, Some(20.0)));
        // February divides by 0.
        check("100 * shares / followers", date(2021, 3, 15), (13, Some(10.0)));
    }

    #[test]
    fn without_a_figure_the_newest_period_says_why() {
        let mut plan = Plan::new();
        let (shares, followers) = (plan.flow("shares"), plan.stock("followers"));
        plan.months(shares, 13, &[10.0]);
        plan.months(followers, 13, &[0.0]);
        plan.flow("likes");
        let check = |formula: &str, expected: &str| {
            let point = newest(&plan, formula, LATER);
            assert_eq!(point.figure.reason(), Some(expected), "{formula}");
        };
        check("shares / followers", "followers is 0");
        check("likes", "no reading of likes");
    }
}
