//! The answer with the choices that go with it, worked out once and kept while nothing it is made
//! of changes.

use std::sync::Arc;

use jiff::civil::Date;

use crate::analysis::moved::{Moved, WhyMoved};
use crate::analysis::{KpiProgram, Window, words};
use crate::app::View;
use crate::app::question::MovedQuestion;
use crate::model::{Cadence, Calendar, Goal, GoalId, Kpi, KpiId, Period, Project};
use crate::ui::words::Words;

/// Periods a chooser offers, the newest ones: a year of days.
const MOST_PERIODS: i32 = 366;

/// Everything a [`Shown`] is made of; the same pointers mean the same content.
#[derive(Debug)]
struct Parts {
    project: Arc<Project>,
    judged_on: Date,
    goal: Option<GoalId>,
    kpi: KpiId,
    question: MovedQuestion,
    words: Words,
}

impl Parts {
    fn of(view: &View<'_>, question: &MovedQuestion) -> Option<Self> {
        let (kpi, _) = view.selected_kpi()?;
        let goal = view.selected_goal().filter(|(_, goal)| goal.kpi == Some(kpi));
        Some(Self {
            project: Arc::clone(view.project),
            judged_on: view.analysis.judged_on,
            goal: goal.map(|(id, _)| id),
            kpi,
            question: question.clone(),
            words: Words { number_format: view.numbers(), date_format: view.dates() },
        })
    }

    fn are_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.project, &other.project)
            && self.judged_on == other.judged_on
            && self.goal == other.goal
            && self.kpi == other.kpi
            && self.question == other.question
            && self.words == other.words
    }
}

/// What the panel shows.
#[derive(Debug)]
pub struct Shown {
    parts: Parts,
    pub kpi: Arc<Kpi>,
    pub kpi_id: KpiId,
    pub currency: String,
    pub words: Words,
    pub cadence: Cadence,
    /// What the goal is judged in, or the KPI kept in.
    own_cadence: Cadence,
    /// Those in which there may be figures.
    pub cadences: Vec<Cadence>,
    /// The channels of the goal by name, where it names some; empty otherwise.
    pub goal_channels: String,
    /// Periods to choose from, the newest first, with their names: "Mar 2021 to date".
    pub periods: Vec<(String, Window)>,
    /// Pairs of stretches that are often compared, with their names.
    pub quick: Vec<(&'static str, [Window; 2])>,
    /// The stretches compared, with their names.
    pub windows: Option<[(String, Window); 2]>,
    /// The answer, or why nothing can be asked.
    pub answer: Result<Moved, String>,
    /// Whether the trouble lies in the KPI's formula.
    pub is_formula_wrong: bool,
}

impl Shown {
    /// The answer to a question; takes `before` over when nothing it is made of has changed.
    pub fn update(before: Option<Self>, view: &View<'_>, question: &MovedQuestion) -> Option<Self> {
        let parts = Parts::of(view, question)?;
        match before {
            Some(before) if before.parts.are_same(&parts) => Some(before),
            _ => Self::new(parts, view),
        }
    }

    fn new(parts: Parts, view: &View<'_>) -> Option<Self> {
        let project = Arc::clone(&parts.project);
        let kpi = Arc::clone(project.kpis.get(parts.kpi)?);
        let goal = parts.goal.and_then(|id| project.goals.get(id)).map(Arc::as_ref);
        let judged_per = parts.goal.and_then(|id| Some(view.goal_analysis(id)?.judged_per));
        let own = view.analysis.kpis.get(&parts.kpi).map(|kpi| kpi.cadence);
        let own_cadence = judged_per.or(own).unwrap_or_default();
        let mut shown = Self {
            kpi_id: parts.kpi,
            currency: project.settings.currency.clone(),
            words: parts.words,
            cadence: parts.question.cadence.unwrap_or(own_cadence),
            own_cadence,
            cadences: Vec::new(),
            goal_channels: goal.map(|goal| channel_names(&project, goal)).unwrap_or_default(),
            periods: Vec::new(),
            quick: Vec::new(),
            windows: None,
            answer: Err("No reading yet, so there is no move to explain".to_owned()),
            is_formula_wrong: false,
            parts,
            kpi: Arc::clone(&kpi),
        };
        match KpiProgram::new(&project, &kpi) {
            Ok(program) => shown.ask(&project, &program, goal),
            Err(trouble) => {
                shown.answer = Err(words::upper_first(&trouble));
                shown.is_formula_wrong = true;
            }
        }
        Some(shown)
    }

    fn ask(&mut self, project: &Project, program: &KpiProgram, goal: Option<&Goal>) {
        let question = self.parts.question.clone();
        let of_goal = goal.and_then(|goal| goal.scope.channels.as_deref());
        let channels = of_goal.filter(|_| !question.all_channels);
        let why = WhyMoved::new(project, &self.kpi, program, channels, self.parts.judged_on);
        let (calendar, judged_on) = (project.settings.calendar, self.parts.judged_on);
        self.cadences = why.cadences();
        // What was chosen for another KPI may not be there for this one.
        if !self.cadences.contains(&self.cadence) {
            self.cadence = self.own_cadence;
        }
        let Some((first, last)) = why.periods(self.cadence) else { return };
        let oldest = first.ordinal.max(last.ordinal.saturating_sub(MOST_PERIODS - 1));
        let named = |ordinal| {
            let period = Period { cadence: self.cadence, ordinal };
            let window = why.window(period);
            let to_date = if window.end <= judged_on { "" } else { " to date" };
            (format!("{}{to_date}", short_name(calendar, window)), window)
        };
        self.periods = (oldest..=last.ordinal).rev().map(named).collect();
        self.quick = quick_picks(&why, goal, self.cadence);
        let is_fitting =
            |window: &Window| window.period.is_none_or(|period| period.cadence == self.cadence);
        let chosen = question.windows.filter(|windows| windows.iter().all(is_fitting));
        let windows = chosen.or_else(|| why.last_two(self.cadence));
        let Some(windows) = windows else { return };
        self.windows = Some(windows.map(|window| (short_name(calendar, window), window)));
        self.answer = Ok(why.ask(windows[0], windows[1]));
    }

    pub fn question(&self) -> &MovedQuestion {
        &self.parts.question
    }

    /// Whether the goal names channels of its own.
    pub fn has_scope(&self) -> bool {
        !self.goal_channels.is_empty()
    }
}

/// "Feb 2021": a stretch where there is little room.
fn short_name(calendar: Calendar, window: Window) -> String {
    let name = window.name(calendar);
    match (window.period, name.split_once(' ')) {
        (Some(Period { cadence: Cadence::Month, .. }), Some((month, year))) => {
            format!("{} {year}", month.get(..3).unwrap_or(month))
        }
        _ => words::upper_first(&name),
    }
}

fn quick_picks(
    why: &WhyMoved<'_>,
    goal: Option<&Goal>,
    cadence: Cadence,
) -> Vec<(&'static str, [Window; 2])> {
    let before = match cadence {
        Cadence::Day => "Day before",
        Cadence::Week => "Week before",
        Cadence::Month => "Month before",
        Cadence::Quarter => "Quarter before",
        Cadence::Year => "Year before",
    };
    let last_two = why.last_two(cadence).map(|windows| (before, windows));
    // What has no figure is not worth a click; the choosers still lead there.
    let has_figures = |windows: &[Window; 2]| why.has_figures(*windows);
    let year = why.a_year_apart(cadence).filter(|_| cadence != Cadence::Year);
    let year = year.filter(has_figures).map(|windows| ("A year before", windows));
    let start = goal.and_then(|goal| why.since_start(goal, cadence)).filter(has_figures);
    let start = start.map(|windows| ("Since the goal began", windows));
    let mut picks: Vec<(&str, [Window; 2])> = Vec::new();
    for (name, windows) in [last_two, year, start].into_iter().flatten() {
        // In the first period of a goal two of them are the same.
        if picks.iter().all(|(_, known)| *known != windows) {
            picks.push((name, windows));
        }
    }
    picks
}

fn channel_names(project: &Project, goal: &Goal) -> String {
    let Some(channels) = &goal.scope.channels else { return String::new() };
    let names: Vec<String> = channels
        .iter()
        .filter_map(|id| project.channels.get(*id))
        .map(|channel| channel.name.clone())
        .collect();
    words::list(&names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::stage::Stage;

    #[test]
    fn an_answer_is_kept_until_something_it_is_made_of_changes() {
        Stage::small().show([400.0, 300.0], |_, view, _, _| {
            let question = MovedQuestion::default();
            let mut first = Shown::update(None, view, &question).unwrap();
            first.currency = "kept".to_owned();
            let again = Shown::update(Some(first), view, &question).unwrap();
            assert_eq!(again.currency, "kept");
            let other = MovedQuestion { all_channels: true, ..question };
            let anew = Shown::update(Some(again), view, &other).unwrap();
            assert_ne!(anew.currency, "kept");
        });
    }

    #[test]
    fn names_are_short() {
        fn check(window: Window, expected: &str) {
            assert_eq!(short_name(Calendar::default(), window), expected);
        }
        let day = |month, day| Date::constant(2021, month, day);
        let of = |cadence, on| {
            Window::of(Calendar::default(), Calendar::default().period_of(cadence, on))
        };
        check(of(Cadence::Month, day(2, 1)), "Feb 2021");
        check(of(Cadence::Week, day(3, 1)), "Week 9 of 2021");
        check(of(Cadence::Quarter, day(3, 1)), "Q1 2021");
        check(Window::days(day(1, 1), day(2, 28)), "1 Jan to 28 Feb 2021");
    }
}
