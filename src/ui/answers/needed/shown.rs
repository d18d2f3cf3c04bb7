//! The question as it stands, answered once and kept while nothing it is made of changes.

use std::sync::Arc;

use jiff::civil::Date;

use crate::analysis::needed::{Hold, Needed, NeededAsk, what_it_takes};
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
}

impl Parts {
    fn are_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.project, &other.project)
            && self.question == other.question
            && self.judged_on == other.judged_on
            && self.words == other.words
            && self.goal_target == other.goal_target
    }
}

/// The question with its answer.
#[derive(Debug)]
pub struct Shown {
    parts: Parts,
    pub kpi: Arc<Kpi>,
    pub goal: Option<GoalId>,
    /// The text of the target field: what was typed, else what is likeliest.
    pub target_text: String,
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
        };
        match before {
            Some(before) if before.parts.are_same(&parts) => Some(before),
            _ => Some(Self::new(parts, id, Arc::clone(kpi), goal)),
        }
    }

    fn new(parts: Parts, id: KpiId, kpi: Arc<Kpi>, goal: Option<GoalId>) -> Self {
        let numbers = parts.words.number_format;
        let typed = parts.question.target.as_deref().map(|text| numbers.parse(text));
        let likeliest = || match parts.goal_target {
            Some(target) => Some(target),
            None => ask(&parts, id, goal, None).ok().and_then(|answer| answer.latest),
        };
        let target = typed.unwrap_or_else(|| {
            likeliest().ok_or_else(|| "Type the value the KPI is to reach".to_owned())
        });
        let target_text = parts.question.target.clone().unwrap_or_else(|| {
            target.as_ref().map_or_else(|_| String::new(), |target| parts.words.number(*target))
        });
        let answer = ask(&parts, id, goal, target.as_ref().ok().copied());
        Self { parts, kpi, goal, target_text, target, answer }
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
