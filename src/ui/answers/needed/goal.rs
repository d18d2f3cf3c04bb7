//! The goal that an answer makes: its input raised, lowered or kept at what it takes.

use crate::analysis::needed::{Needed, Required, Side, Stretch};
use crate::analysis::words::{self, lower_first};
use crate::app::WantedGoal;
use crate::model::{
    AmountKind, Better, Cadence, Goal, GoalState, Input, Intent, Kpi, MeasuredAs, ObjectiveId,
    SmartText, Unit,
};

use super::shown::Shown;

/// The goal, or `None` where the answer asks for nothing one could aim at.
pub fn wanted(
    shown: &Shown,
    answer: &Needed,
    required: &Required,
    objective: Option<ObjectiveId>,
) -> Option<WantedGoal> {
    if required.side == Side::AtLeast && required.value <= 0.0 {
        return None;
    }
    let input = shown.project().inputs.get(answer.solve)?;
    let origin = shown.goal.and_then(|goal| shown.project().goals.get(goal));
    let (start, deadline) = window(shown, origin.map(|goal| &**goal), required.cadence);
    let measured_as = measured_as(answer, required, origin.map(|goal| goal.measured_as));
    let target = required.sum.map_or(required.value, |sum| sum.needed);
    let intent = intent(required, measured_as);
    let target_text = words::figure(target, &answer.unit, shown.currency());
    let goal = Goal {
        objective,
        statement: statement(answer, (intent, measured_as), &target_text, deadline),
        smart: SmartText { relevant: relevant(shown), ..SmartText::default() },
        intent,
        amount: AmountKind::Absolute,
        target: Some(target),
        start: Some(start),
        deadline: Some(deadline),
        measured_as,
        required_share: origin.map_or(100.0, |goal| goal.required_share),
        judged_per: Some(required.cadence),
        scope: origin.map(|goal| goal.scope.clone()).unwrap_or_default(),
        notes: required.sentences.join(".\n"),
        state: GoalState::Draft,
        ..Goal::default()
    };
    let kpi = kpi(shown, answer, input, intent);
    Some(WantedGoal { input: answer.solve, goal, kpi })
}

/// The goal's own window; else the fiscal quarter goals are judged in, or the year where the
/// answer is for longer than a quarter.
fn window(
    shown: &Shown,
    goal: Option<&Goal>,
    cadence: Cadence,
) -> (jiff::civil::Date, jiff::civil::Date) {
    let own = goal.and_then(|goal| Some((goal.start?, goal.deadline?)));
    own.filter(|(start, deadline)| start <= deadline).unwrap_or_else(|| {
        let calendar = shown.project().settings.calendar;
        let longer = if cadence > Cadence::Quarter { cadence } else { Cadence::Quarter };
        let period = calendar.period_of(longer, shown.judged_on());
        (calendar.start(period), calendar.end(period))
    })
}

/// As the question was asked: a sum as a total, every period as every period, one period or a
/// standing as the level at the end.
fn measured_as(answer: &Needed, required: &Required, origin: Option<MeasuredAs>) -> MeasuredAs {
    match (required.sum, origin, answer.stretch) {
        (Some(_), ..) => MeasuredAs::Total,
        (None, Some(MeasuredAs::EveryPeriod), _) => MeasuredAs::EveryPeriod,
        (None, Some(MeasuredAs::Average), Stretch::Rest | Stretch::Whole) => MeasuredAs::Average,
        (None, ..) => MeasuredAs::LevelAtEnd,
    }
}

fn intent(required: &Required, measured_as: MeasuredAs) -> Intent {
    let keep = match required.side {
        Side::AtMost => Intent::KeepAtMost,
        Side::AtLeast | Side::Exactly => Intent::KeepAtLeast,
    };
    if measured_as == MeasuredAs::EveryPeriod {
        return keep;
    }
    let is_total = measured_as == MeasuredAs::Total;
    match (required.side, required.change()) {
        (Side::AtLeast, Some(change)) if change > 0.0 || is_total => Intent::RaiseTo,
        (Side::AtMost, Some(change)) if change < 0.0 && !is_total => Intent::LowerTo,
        (Side::Exactly, Some(change)) if change > 0.0 => Intent::RaiseTo,
        (Side::Exactly, Some(change)) if change < 0.0 => Intent::LowerTo,
        _ => keep,
    }
}

fn statement(
    answer: &Needed,
    (intent, measured_as): (Intent, MeasuredAs),
    target: &str,
    deadline: jiff::civil::Date,
) -> String {
    let per = match answer.outcome.as_ref().ok().map(|required| required.cadence) {
        Some(cadence) if measured_as != MeasuredAs::Total && !answer.is_standing => {
            format!(" a {}", words::cadence(cadence))
        }
        _ => String::new(),
    };
    let verb = match intent {
        Intent::RaiseTo => format!("Raise {} to {target}{per} by", answer.name),
        Intent::LowerTo => format!("Lower {} to {target}{per} by", answer.name),
        Intent::KeepAtMost => format!("Keep {} at most at {target}{per} until", answer.name),
        Intent::KeepAtLeast | Intent::KeepWithin => {
            format!("Keep {} at least at {target}{per} until", answer.name)
        }
    };
    format!("{verb} {}", words::date(deadline))
}

/// What the goal is for; in the statement it would be a second measure.
fn relevant(shown: &Shown) -> String {
    let kpi = lower_first(&shown.kpi.name);
    shown.target.as_ref().map_or_else(
        |_| String::new(),
        |target| {
            let target = words::figure(*target, &shown.kpi.unit, shown.currency());
            format!("With it {kpi} comes to {target}")
        },
    )
}

/// A KPI that is just the input.
fn kpi(shown: &Shown, answer: &Needed, input: &Input, intent: Intent) -> Kpi {
    let label = input.label.trim();
    let name = if label.is_empty() { input.identifier.replace('_', " ") } else { label.to_owned() };
    let better = match intent {
        Intent::LowerTo | Intent::KeepAtMost => Better::Lower,
        Intent::RaiseTo | Intent::KeepAtLeast | Intent::KeepWithin => Better::Higher,
    };
    let low = (answer.unit != Unit::Points).then_some(0.0);
    Kpi {
        name,
        formula: input.identifier.clone(),
        unit: answer.unit.clone(),
        better,
        range: (low, None),
        definition: format!(
            "{} by itself, as {} is worked out from it",
            words::upper_first(&answer.name),
            lower_first(&shown.kpi.name)
        ),
        source: "This plan".to_owned(),
        ..Kpi::default()
    }
}
