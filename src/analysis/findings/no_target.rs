//! Goals with a KPI and without the value it is to reach.

use crate::model::{AmountKind, Intent, MeasuredAs, Unit};

use super::super::fix::{Fix, GoalChange, GoalPlace, Place};
use super::super::types::Finding;
use super::statement::{duration, percentage, plain_number};
use super::{GoalCase, kinds};

/// Numbers of a statement up to this may be days, quarters or places in a list.
const SMALL: f64 = 31.0;

/// Without a KPI the goal lacks more than a number, which is a finding of its own.
pub(super) fn no_target(case: &GoalCase<'_>) -> Option<Finding> {
    let kpi = case.kpi?;
    let (goal, name) = (case.goal, case.kpi_name());
    let lacks_upper = goal.intent == Intent::KeepWithin && goal.upper.is_none();
    let what = match (goal.target, goal.intent) {
        (None, Intent::KeepWithin) => format!("The bounds {name} is to keep within are not set"),
        (None, intent) if intent.is_keep() => format!("The bound {name} is to keep is not set"),
        (None, _) => format!("The target for {name} is not set"),
        (Some(_), _) if lacks_upper => format!("The upper bound for {name} is not set"),
        (Some(_), _) => return None,
    };
    let message = format!("{what}, so nobody can tell whether the goal is reached; type it");
    let named = || named(&goal.statement, &kpi.unit).filter(|_| may_be_set(case));
    let stated = named().map(|target| {
        let label = format!("Aim for {}", case.figure(target));
        Fix::goal(label, case.id, GoalChange::Target { target, upper: None })
    });
    let place = Place::Goal(case.id, GoalPlace::Target);
    Some(case.finding(kinds::NO_TARGET, message).or_each(stated).or(Fix::open("Type it", place)))
}

/// Whether the number of the statement can be the target as it stands: one bound, and for *by* an
/// amount only where the amount is the whole of a total.
fn may_be_set(case: &GoalCase<'_>) -> bool {
    let goal = case.goal;
    let is_by = goal.statement.split_whitespace().any(|word| word.eq_ignore_ascii_case("by"));
    let is_change = goal.amount != AmountKind::Absolute || is_by;
    goal.target.is_none()
        && goal.intent != Intent::KeepWithin
        && (!is_change || goal.measured_as == MeasuredAs::Total)
}

/// The number a statement names in a unit that fits the KPI's.
fn named(statement: &str, unit: &Unit) -> Option<f64> {
    match unit {
        Unit::Percent => percentage(statement),
        Unit::Count | Unit::People if duration(statement).is_some() => None,
        Unit::Count | Unit::People => plain_number(statement, SMALL),
        unit => {
            let (amount, per_hour) = (hours(statement)?, per_hour(unit)?);
            Some(amount * per_hour).filter(|target| target.is_finite())
        }
    }
}

fn per_hour(unit: &Unit) -> Option<f64> {
    match unit {
        Unit::Seconds => Some(3600.0),
        Unit::Minutes => Some(60.0),
        Unit::Hours => Some(1.0),
        Unit::Days => Some(1.0 / 24.0),
        _ => None,
    }
}

/// The length of time a statement promises to keep to, in hours.
fn hours(statement: &str) -> Option<f64> {
    let time = duration(statement)?;
    let (number, unit) = time.split_once(' ')?;
    let number = if matches!(number, "an" | "one") { 1.0 } else { number.parse::<f64>().ok()? };
    let parts = match unit.trim_end_matches('s') {
        "second" => 3600.0,
        "minute" | "min" => 60.0,
        _ => 1.0,
    };
    Some(number / parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_statement_is_told_in_the_unit_of_the_kpi() {
        fn check(statement: &str, unit: &Unit, expected: Option<f64>) {
            assert_eq!(named(statement, unit), expected, "{statement}");
        }
        check("Handle threats within 24 hours", &Unit::Hours, Some(24.0));
        check("Answer within 1hour", &Unit::Minutes, Some(60.0));
        check("Answer within 30 minutes", &Unit::Hours, Some(0.5));
        check("Handle threats within 24 hours", &Unit::Days, Some(1.0));
        check("Win 250,000 sign-ups in Q1 of 2021", &Unit::Count, Some(250_000.0));
        check("Win 250,000 sign-ups", &Unit::Percent, None);
        check("Win more fans by 31 March 2021", &Unit::People, None);
        check("Raise the rate to 14 percent", &Unit::Percent, Some(14.0));
        check("Raise the rate to 14% in 2021", &Unit::Percent, Some(14.0));
        check("Raise the rate to 14 percent", &Unit::Count, None);
        check("Answer within 48 hours", &Unit::Count, None);
        check("Answer fast", &Unit::Hours, None);
    }
}
