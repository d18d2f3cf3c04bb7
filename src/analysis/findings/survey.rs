//! Surveys too small to show the change a goal asks for.

use crate::model::{Intent, MeasuredAs};

use super::super::fix::{Fix, GoalChange, GoalPlace, Place};
use super::super::sample::Reach;
use super::super::types::{Finding, SurveyMargin};
use super::super::words;
use super::{GoalCase, kinds, show_readings};

pub(super) fn survey_too_small(case: &GoalCase<'_>) -> Option<Finding> {
    let survey = case.analysis.survey?;
    if survey.margin.is_some_and(|margin| margin < survey.change) {
        return None;
    }
    let unit = case.kpi.map(|kpi| &kpi.unit)?;
    let points = |value: f64| words::difference(value, unit, "");
    let asked = format!("The goal asks for {}", points(survey.change));
    let answers = survey.sample.words(unit, "");
    let so_far = match survey.margin {
        // A promoter score's margin is in the words of its answers already.
        Some(margin) if !matches!(survey.sample.reach, Reach::Margin(_)) => {
            format!("so far there are {answers}, good to {} either way", points(margin))
        }
        Some(_) | None => format!("so far there are {answers}"),
    };
    let needed = match survey.needed {
        Some(needed) => {
            format!("ask for {} answers or more, or for a larger change", words::number(needed))
        }
        None => "ask for a larger change; no survey is that exact".to_owned(),
    };
    let finding = case.finding(kinds::SURVEY_TOO_SMALL, format!("{asked}; {so_far}: {needed}"));
    Some(
        finding
            .or_each(larger(case, &survey))
            .or_each(show_readings(case))
            .or(Fix::open("Type another target", Place::Goal(case.id, GoalPlace::Target))),
    )
}

/// The next whole target that stands out from the margin, within what the KPI can be.
fn larger(case: &GoalCase<'_>, survey: &SurveyMargin) -> Option<Fix> {
    if case.goal.measured_as == MeasuredAs::Total {
        return None;
    }
    let from = case.analysis.baseline.as_ref()?.value;
    let margin = survey.margin?;
    let is_up = case.analysis.target? > from;
    // A target on the wrong side of its baseline is to be turned round, not moved further off.
    let is_wrong_way = match case.goal.intent {
        Intent::RaiseTo => !is_up,
        Intent::LowerTo => is_up,
        Intent::KeepAtLeast | Intent::KeepAtMost | Intent::KeepWithin => false,
    };
    if is_wrong_way {
        return None;
    }
    let target = if is_up { (from + margin).floor() + 1.0 } else { (from - margin).ceil() - 1.0 };
    let (low, high) = case.kpi?.range;
    let is_in_range = low.is_none_or(|low| target >= low) && high.is_none_or(|high| target <= high);
    is_in_range.then(|| {
        let label = format!("Aim for {}", case.figure(target));
        Fix::goal(label, case.id, GoalChange::Target { target, upper: None })
    })
}
