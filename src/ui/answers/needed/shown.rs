//! The question as it stands, answered once and kept while nothing it is made of changes.

use std::sync::Arc;

use jiff::civil::Date;

use crate::analysis::needed::{Hold, Needed, NeededAsk, Stretch, what_it_takes};
use crate::app::View;
use crate::app::question::{HoldChoice, NeededQuestion};
use crate::model::{GoalId, InputId, Kpi, KpiId, Project};
use crate::ui::words::Words;

/// Everything a [`Shown`] is made of. Whoever holds it holds the very plan, so the same pointer
/// means the same content.
#[derive(Clone, Debug)]
struct Parts {
    project: Arc<Project>,
    question: NeededQuestion,
    judged_on: Date,
    words: Words,
    goal_target: Option<f64>,
    /// What the goal still requires per judging period.
    goal_pace: Option<f64>,
}

impl Parts {
    fn are_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.project, &other.project)
            && self.question == other.question
            && self.judged_on == other.judged_on
            && self.words == other.words
            && self.goal_target == other.goal_target
            && self.goal_pace == other.goal_pace
    }
}

/// Where the target in the field comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetFrom {
    Typed,
    /// The goal's target.
    Goal,
    /// What a goal in total still requires per period.
    Pace,
    /// The KPI in the last complete period.
    Latest,
}

/// The question with its answer.
#[derive(Debug)]
pub struct Shown {
    parts: Parts,
    pub kpi: Arc<Kpi>,
    pub goal: Option<GoalId>,
    /// The text of the target field: what was typed, else what is likeliest.
    pub target_text: String,
    pub target_from: TargetFrom,
    /// The target in the KPI's unit, or what is wrong with the text.
    pub target: Result<f64, String>,
    pub answer: Result<Needed, String>,
}

impl Shown {
    /// The answer for the selection; takes `before` over when nothing it is made of has changed.
    pub fn update(
        before: Option<Self>,
        view: &View<'_>,
        question: &NeededQuestion,
    ) -> Option<Self> {
        let (id, kpi) = view.selected_kpi()?;
        let goal = view.selected_goal().filter(|(_, goal)| goal.kpi == Some(id)).map(|(id, _)| id);
        let analysis = goal.and_then(|goal| view.goal_analysis(goal));
        let parts = Parts {
            project: Arc::clone(view.project),
            question: question.about(id, goal),
            judged_on: view.analysis.judged_on,
            words: Words { number_format: view.numbers(), date_format: view.dates() },
            goal_target: analysis.and_then(|analysis| analysis.target),
            goal_pace: analysis.and_then(|analysis| analysis.required_pace),
        };
        match before {
            Some(before) if before.parts.are_same(&parts) => Some(before),
            _ => Some(Self::new(parts, id, Arc::clone(kpi), goal)),
        }
    }

    fn new(parts: Parts, id: KpiId, kpi: Arc<Kpi>, goal: Option<GoalId>) -> Self {
        let numbers = parts.words.number_format;
        let typed = parts.question.target.as_deref().map(|text| numbers.parse(text));
        let (target, target_from) = if let Some(typed) = typed {
            (typed, TargetFrom::Typed)
        } else {
            let (likeliest, from) = likeliest(&parts, id, goal);
            let nothing = || "Type the value the KPI is to reach".to_owned();
            let shown = likeliest.map(|value| as_shown(parts.words, value));
            (shown.ok_or_else(nothing), from)
        };
        let target_text = parts.question.target.clone().unwrap_or_else(|| {
            target.as_ref().map_or_else(|_| String::new(), |target| parts.words.number(*target))
        });
        let answer = ask(&parts, id, goal, target.as_ref().ok().copied());
        Self { parts, kpi, goal, target_text, target_from, target, answer }
    }

    pub fn question(&self) -> &NeededQuestion {
        &self.parts.question
    }

    pub fn project(&self) -> &Project {
        &self.parts.project
    }

    pub fn judged_on(&self) -> Date {
        self.parts.judged_on
    }

    pub fn words(&self) -> Words {
        self.parts.words
    }

    pub fn currency(&self) -> &str {
        &self.parts.project.settings.currency
    }

    /// What is wrong with the text an input is to be held at, if anything.
    pub fn hold_error(&self, input: InputId) -> Option<String> {
        match self.parts.question.holds.get(&input) {
            Some(HoldChoice::Typed(text)) => {
                self.parts.words.number_format.parse(text.as_str()).err()
            }
            Some(HoldChoice::Last | HoldChoice::Mean) | None => None,
        }
    }
}

/// What a reader sees of a figure, so that the answer is the one to what stands in the field.
fn as_shown(words: Words, value: f64) -> f64 {
    let shown = words.number_format.parse(&words.number(value));
    shown.ok().filter(|shown| *shown != 0.0).unwrap_or(value)
}

/// The goal's target; where that is a sum and one period is asked for, what is still required of
/// each; without either, what the KPI was last.
fn likeliest(parts: &Parts, kpi: KpiId, goal: Option<GoalId>) -> (Option<f64>, TargetFrom) {
    let asked = match (parts.goal_target, parts.question.stretch) {
        // Without a period by itself the target is to be reached as it stands.
        (Some(target), None | Some(Stretch::Rest | Stretch::Whole)) => {
            return (Some(target), TargetFrom::Goal);
        }
        _ => ask(parts, kpi, goal, None).ok(),
    };
    let is_part = asked.as_ref().is_some_and(|answer| answer.is_summed);
    if let Some(target) = parts.goal_target.filter(|_| !is_part) {
        return (Some(target), TargetFrom::Goal);
    }
    let is_judged_per = |answer: &&Needed| answer.cadence == answer.judged_per;
    let pace = asked.as_ref().filter(is_judged_per).and(parts.goal_pace).filter(|pace| *pace > 0.0);
    match pace.filter(|_| is_part) {
        Some(pace) => (Some(pace), TargetFrom::Pace),
        None => (asked.and_then(|answer| answer.latest), TargetFrom::Latest),
    }
}

fn ask(
    parts: &Parts,
    kpi: KpiId,
    goal: Option<GoalId>,
    target: Option<f64>,
) -> Result<Needed, String> {
    let numbers = parts.words.number_format;
    let hold = |choice: &HoldChoice| match choice {
        HoldChoice::Last => Hold::Last,
        HoldChoice::Mean => Hold::Mean,
        HoldChoice::Typed(text) => Hold::Typed(numbers.parse(text).ok()),
    };
    let holds = &parts.question.holds;
    what_it_takes(&NeededAsk {
        project: &parts.project,
        kpi,
        goal,
        channels: None,
        judged_on: parts.judged_on,
        target,
        solve: parts.question.solve,
        holds: holds.iter().map(|(input, choice)| (*input, hold(choice))).collect(),
        stretch: parts.question.stretch,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cadence, MeasuredAs};
    use crate::ui::stage::{GOAL, KPI, TODAY, small_plan};

    #[test]
    fn what_stands_in_the_field_is_what_is_solved_for() {
        let check = |value: f64, expected: f64| {
            assert_eq!(as_shown(Words::default(), value).to_bits(), expected.to_bits(), "{value}");
        };
        check(14.000_21, 14.0);
        check(12.24, 12.24);
        check(1e-12, 1e-12);
    }

    #[test]
    fn one_period_of_a_total_is_asked_for_what_is_still_required_of_it() {
        #[track_caller]
        fn check(
            measured_as: MeasuredAs,
            stretch: Option<Stretch>,
            goal_pace: Option<f64>,
            expected: (Option<f64>, TargetFrom),
        ) {
            let mut project = small_plan();
            project.goals.change(GOAL, |goal| goal.measured_as = measured_as);
            let parts = Parts {
                project: Arc::new(project),
                question: NeededQuestion { stretch, ..NeededQuestion::default() },
                judged_on: TODAY,
                words: Words::default(),
                goal_target: Some(900.0),
                goal_pace,
            };
            assert_eq!(likeliest(&parts, KPI, Some(GOAL)), expected);
        }
        let month = Some(Stretch::One(Cadence::Month));
        let (total, level) = (MeasuredAs::Total, MeasuredAs::LevelAtEnd);
        check(total, None, Some(75.0), (Some(900.0), TargetFrom::Goal));
        check(total, Some(Stretch::Rest), Some(75.0), (Some(900.0), TargetFrom::Goal));
        check(total, month, Some(75.0), (Some(75.0), TargetFrom::Pace));
        check(level, month, Some(75.0), (Some(900.0), TargetFrom::Goal));
        check(total, month, None, (Some(520.0), TargetFrom::Latest));
        let quarter = Some(Stretch::One(Cadence::Quarter));
        check(total, quarter, Some(75.0), (None, TargetFrom::Latest));
    }
}
