//! Periods that are over but lack some of their readings: they count, and it is said that they do.

use super::*;

impl Case {
    /// With a reading on every day of these months of 2021, each month coming to its sum, but for
    /// the last `lacking` days of February.
    fn days(mut self, identifier: &str, sums: &[f64], lacking: i8) -> Self {
        let id = self.plan.flow(identifier);
        let calendar = self.plan.project.settings.calendar;
        for (n, sum) in (1_i8..).zip(sums) {
            let first = date(2021, n, 1);
            let n_days = first.days_in_month() - if n == 2 { lacking } else { 0 };
            for day in 1..=n_days {
                let period = calendar.period_of(Cadence::Day, date(2021, n, day));
                let value = if day == 1 { *sum } else { 0.0 };
                self.plan.read(id, period, value);
            }
        }
        self
    }

    fn judged(mut self, on: Date) -> Self {
        self.judged_on = on;
        self
    }

    fn rest(&self, target: f64, solve: &str) -> Required {
        self.ask(target, solve, &[], Some(Stretch::Rest)).outcome.unwrap()
    }
}

#[test]
fn a_month_that_lacks_a_day_still_counts_into_a_total() {
    let case = Case::new("shares")
        .days("shares", &[100.0, 96.0], 1)
        .kpi(Unit::Count, Better::Higher, (Some(0.0), None))
        .goal(MeasuredAs::Total, Intent::RaiseTo)
        .judged(date(2021, 3, 10));
    let required = case.rest(300.0, "shares");
    assert_eq!(required.sum, Some(Sum { needed: 300.0, there: 196.0, left: 104.0 }));
    assert_eq!(required.n_left, 1);
    let said = required.sentences.join("\n");
    assert!(said.contains("Some readings of February 2021 are missing"), "{said}");
}

#[test]
fn a_month_that_lacks_a_day_still_counts_into_an_average() {
    let case = Case::new("shares")
        .days("shares", &[95.0, 100.0], 1)
        .goal(MeasuredAs::Average, Intent::RaiseTo)
        .judged(date(2021, 3, 10));
    let required = case.rest(100.0, "shares");
    assert!(near(required.exact, 105.0), "{}", required.exact);
    let whole = Case::new("shares")
        .days("shares", &[95.0, 100.0], 0)
        .goal(MeasuredAs::Average, Intent::RaiseTo)
        .judged(date(2021, 3, 10));
    let required = whole.rest(100.0, "shares");
    assert!(!required.sentences.join("\n").contains("missing"), "{:?}", required.sentences);
}

#[test]
fn a_month_without_any_reading_among_others_is_named() {
    let mut case = Case::new("shares")
        .flows(&[("shares", &[100.0, f64::NAN, 96.0])])
        .kpi(Unit::Count, Better::Higher, (Some(0.0), None))
        .goal(MeasuredAs::Total, Intent::RaiseTo)
        .judged(date(2021, 4, 10));
    let goal = case.goal.unwrap();
    case.plan.project.goals.change(goal, |goal| goal.deadline = Some(date(2021, 6, 30)));
    let required = case.rest(300.0, "shares");
    assert_eq!(required.n_left, 3);
    let said = required.sentences.join("\n");
    assert!(said.contains("Some readings of February 2021 are missing"), "{said}");
}

#[test]
fn a_share_of_periods_that_cannot_be_kept_any_more_is_out_of_reach() {
    fn check(readings: &[f64], expected: &str) {
        let mut case = Case::new("shares")
            .flows(&[("shares", readings)])
            .kpi(Unit::Count, Better::Higher, (Some(0.0), None))
            .goal(MeasuredAs::EveryPeriod, Intent::KeepAtLeast)
            .judged(date(2021, 6, 10));
        let goal = case.goal.unwrap();
        case.plan.project.goals.change(goal, |goal| {
            goal.deadline = Some(date(2021, 8, 31));
            goal.required_share = 75.0;
        });
        let said = case.rest(100.0, "shares").sentences.join("\n");
        assert!(said.contains(expected), "{said}");
    }
    // Six of eight months have to, and five are over.
    check(&[120.0, 90.0, 110.0, 110.0, 110.0], "2 of the 3 months left have to keep to it");
    check(
        &[90.0; 5],
        "75 % of the months can no longer be reached: 6 more would have to keep to it, and 3 are \
         left",
    );
}
