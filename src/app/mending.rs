//! Carries out what a finding offers: every way out that changes the plan is one edit, and so one
//! step of undo; the others lead to the field, the readings or the library.

use jiff::civil::Date;

use super::field::{GoalField, KpiField};
use super::{App, Dialog, Field, LibraryDialog, Selection};
use crate::analysis::words;
use crate::analysis::{Fix, GoalChange, GoalPart, GoalPlace, PartKeeps, PartKpi, Place, Way};
use crate::edit::{Edit, EditError, GoalEdit, InputEdit, KpiEdit, ObjectiveEdit, ReadingsEdit};
use crate::formula;
use crate::library;
use crate::model::{
    AmountKind, Baseline, Better, Cadence, Goal, GoalId, GoalState, Intent, ItemId, Kpi, KpiId,
    Objective, ObjectiveId, Project,
};

impl App {
    pub(super) fn mend(&mut self, fix: &Fix) {
        self.commit_draft();
        match fix.way() {
            Way::Open(place) => self.go_to(place),
            Way::DeleteKpi(id) => self.delete(&Edit::Kpi(KpiEdit::Delete { id: *id })),
            Way::DeleteInput(id) => self.delete(&Edit::Input(InputEdit::Delete { id: *id })),
            Way::AddGoal { .. } => {
                if let Ok(edit) = self.edit_of(fix) {
                    self.add_and_name(&edit);
                }
            }
            _ => match self.edit_of(fix) {
                Ok(edit) => self.edit(edit),
                Err(error) => self.warn(error.to_string()),
            },
        }
    }

    fn edit_of(&self, fix: &Fix) -> Result<Edit, EditError> {
        let judged_on = self.analyst.judged_on().unwrap_or_else(|| self.env.clock.today());
        fix_edit(fix, self.document.project(), self.env.clock.today(), judged_on)
    }

    /// Leads to where the user decides.
    fn go_to(&mut self, place: &Place) {
        match place {
            Place::Goal(id, place) => {
                self.reveal(ItemId::Goal(*id));
                self.inspect(ItemId::Goal(*id));
                self.session.wanted_field = goal_field(*place).map(|field| Field::Goal(*id, field));
            }
            Place::Formula(id) => {
                self.reveal(ItemId::Kpi(*id));
                self.inspect(ItemId::Kpi(*id));
                self.session.wanted_field = Some(Field::Kpi(*id, KpiField::Formula));
            }
            Place::Range(id) => {
                self.reveal(ItemId::Kpi(*id));
                self.inspect(ItemId::Kpi(*id));
                self.session.wanted_field = Some(Field::Kpi(*id, KpiField::LowBound));
            }
            Place::Library(id) => {
                self.reveal(ItemId::Goal(*id));
                let selection = Selection::of_goal(self.document.project(), *id);
                self.session.selection = selection;
                let is_without = selection.kpi.is_none();
                self.dialog = Some(Dialog::Library(Box::new(LibraryDialog::new(is_without))));
            }
            Place::NewChannel => self.add_channel(),
            Place::Readings(id) => self.step_to(ItemId::Input(*id)),
            Place::Item(item) => self.step_to(*item),
        }
    }
}

fn goal_field(place: GoalPlace) -> Option<GoalField> {
    match place {
        GoalPlace::Statement => Some(GoalField::Statement),
        GoalPlace::Target => Some(GoalField::Target),
        GoalPlace::Baseline => Some(GoalField::Baseline),
        GoalPlace::Start => Some(GoalField::Start),
        GoalPlace::Deadline => Some(GoalField::Deadline),
        GoalPlace::Checkpoints => Some(GoalField::Checkpoints),
        GoalPlace::RequiredShare => Some(GoalField::RequiredShare),
        GoalPlace::Market => Some(GoalField::Market),
        GoalPlace::Choosers => None,
    }
}

/// The one edit a way out makes. `today` is the day a former target is kept with, `judged_on` the
/// day whose quarter a new goal is for.
///
/// # Errors
///
/// What the way out is about is no longer in the plan, or it changes nothing.
pub fn fix_edit(
    fix: &Fix,
    project: &Project,
    today: Date,
    judged_on: Date,
) -> Result<Edit, EditError> {
    match fix.way() {
        Way::Goal(id, GoalChange::Objective(objective)) => {
            let objective = Some(*objective);
            Ok(Edit::Goal(GoalEdit::Move { id: *id, objective, to: usize::MAX }))
        }
        Way::Goal(id, change) => {
            let mut goal = Goal::clone(goal_of(project, *id)?);
            change.apply(&mut goal);
            Ok(set_goal(*id, goal, today))
        }
        Way::Split(id, parts) => split(project, *id, parts, today),
        Way::AddKpi { goal, key } => add_kpi(project, *goal, key, today),
        Way::AddGoal { objective, kpi } => {
            Ok(Edit::Goal(GoalEdit::Add { goal: new_goal(project, *objective, *kpi, judged_on) }))
        }
        Way::AddObjective { goal } => Ok(add_objective(project, *goal)),
        Way::EqualWeights(objective) => Ok(equal_weights(project, *objective, today)),
        Way::Better(id, better) => {
            let better = *better;
            Ok(set_kpi(*id, Kpi { better, ..Kpi::clone(kpi_of(project, *id)?) }))
        }
        Way::Formula(id, formula) => {
            let formula = formula.clone();
            Ok(set_kpi(*id, Kpi { formula, ..Kpi::clone(kpi_of(project, *id)?) }))
        }
        Way::Range(id, range) => {
            let range = *range;
            Ok(set_kpi(*id, Kpi { range, ..Kpi::clone(kpi_of(project, *id)?) }))
        }
        Way::StandIn(id, input) => {
            let (id, input) = (*id, input.clone());
            Ok(Edit::Input(InputEdit::Set { id, input }))
        }
        Way::TakeDefinition(id) => take_definition(project, *id, today),
        Way::KeepDefinition(id) => {
            let library_key = None;
            Ok(set_kpi(*id, Kpi { library_key, ..Kpi::clone(kpi_of(project, *id)?) }))
        }
        Way::AddInputs(identifiers) => Ok(add_inputs(identifiers)),
        Way::ClearReadings(keys) => {
            let readings = keys.iter().map(|key| (*key, None)).collect();
            Ok(Edit::Readings(ReadingsEdit::SetMany { doing: "clear", readings }))
        }
        Way::DeleteKpi(id) => Ok(Edit::Kpi(KpiEdit::Delete { id: *id })),
        Way::DeleteInput(id) => Ok(Edit::Input(InputEdit::Delete { id: *id })),
        Way::Open(_) => Err(EditError::NothingToDo),
    }
}

fn goal_of(project: &Project, id: GoalId) -> Result<&Goal, EditError> {
    project.goals.get(id).map(AsRef::as_ref).ok_or(EditError::Gone(ItemId::Goal(id)))
}

fn kpi_of(project: &Project, id: KpiId) -> Result<&Kpi, EditError> {
    project.kpis.get(id).map(AsRef::as_ref).ok_or(EditError::Gone(ItemId::Kpi(id)))
}

fn set_goal(id: GoalId, goal: Goal, on: Date) -> Edit {
    Edit::Goal(GoalEdit::Set { id, goal: Box::new(goal), on })
}

fn set_kpi(id: KpiId, kpi: Kpi) -> Edit {
    Edit::Kpi(KpiEdit::Set { id, kpi: Box::new(kpi) })
}

/// The change that adds a KPI of the library with the inputs it needs, as the library's dialog
/// adds it.
fn from_library(project: &Project, key: &str, today: Date) -> Result<Edit, EditError> {
    let copy = library::kpi(key).and_then(|kpi| kpi.copy_for(project, 0, &words::date(today)));
    let (kpi, inputs) = copy.ok_or(EditError::NothingToDo)?;
    Ok(Edit::Kpi(KpiEdit::Add { kpi: Box::new(kpi), inputs }))
}

fn add_kpi(project: &Project, goal: GoalId, key: &str, today: Date) -> Result<Edit, EditError> {
    // The KPI gets its number first; see `KpiEdit::Add`.
    let kpi = Some(KpiId(project.next_id));
    let add = from_library(project, key, today)?;
    let goal_with = Goal { kpi, ..Goal::clone(goal_of(project, goal)?) };
    let label = add.label(project);
    Ok(Edit::Many { label, edits: vec![add, set_goal(goal, goal_with, today)] })
}

/// Two goals instead of one, and the KPIs of the library they need: one step.
fn split(
    project: &Project,
    id: GoalId,
    parts: &[GoalPart; 2],
    today: Date,
) -> Result<Edit, EditError> {
    let whole = goal_of(project, id)?;
    let mut edits: Vec<Edit> = Vec::new();
    // Made on a copy as well, to know the numbers the KPIs will get.
    let mut trial = project.clone();
    let mut goals: Vec<Box<Goal>> = Vec::new();
    for part in parts {
        let kpi = match part.kpi {
            PartKpi::Open => None,
            PartKpi::Plan(kpi) => Some(kpi),
            PartKpi::Library(key) => {
                let add = from_library(&trial, key, today)?;
                let kpi = KpiId(trial.next_id);
                add.apply(&mut trial)?;
                edits.push(add);
                Some(kpi)
            }
        };
        goals.push(Box::new(half(&trial, whole, part, kpi)));
    }
    let (Some(second), Some(first)) = (goals.pop(), goals.pop()) else {
        return Err(EditError::NothingToDo);
    };
    let split = Edit::Goal(GoalEdit::Split { id, first, second, on: today });
    if edits.is_empty() {
        return Ok(split);
    }
    let label = split.label(project);
    edits.push(split);
    Ok(Edit::Many { label, edits })
}

/// One goal of a split: what the whole has of another KPI's values does not go with it.
fn half(project: &Project, whole: &Goal, part: &GoalPart, kpi: Option<KpiId>) -> Goal {
    let goal = Goal { statement: part.statement.clone(), kpi, ..whole.clone() };
    if part.keeps == PartKeeps::Everything {
        return goal;
    }
    let goal = Goal {
        baseline: Baseline::FromData,
        checkpoints: Vec::new(),
        former_targets: Vec::new(),
        ..goal
    };
    match part.keeps {
        PartKeeps::Everything | PartKeeps::Target => goal,
        PartKeeps::Window => Goal {
            intent: intent_for(project, kpi),
            amount: AmountKind::default(),
            target: None,
            upper: None,
            ..goal
        },
    }
}

/// The way that is better by the KPI; upwards without one.
fn intent_for(project: &Project, kpi: Option<KpiId>) -> Intent {
    match kpi.and_then(|id| project.kpis.get(id)).map(|kpi| kpi.better) {
        Some(Better::Lower) => Intent::LowerTo,
        Some(Better::Higher) | None => Intent::RaiseTo,
    }
}

/// A goal for the quarter goals are judged in, as *Add goal* makes it.
fn new_goal(
    project: &Project,
    objective: Option<ObjectiveId>,
    kpi: Option<KpiId>,
    judged_on: Date,
) -> Box<Goal> {
    let calendar = project.settings.calendar;
    let quarter = calendar.period_of(Cadence::Quarter, judged_on);
    let objective = objective.or_else(|| match project.objectives.ids() {
        // Which of several it is for, only the user knows.
        [only] => Some(*only),
        _ => None,
    });
    Box::new(Goal {
        objective,
        statement: "New goal".to_owned(),
        kpi,
        intent: intent_for(project, kpi),
        state: GoalState::Draft,
        start: Some(calendar.start(quarter)),
        deadline: Some(calendar.end(quarter)),
        ..Goal::default()
    })
}

fn add_objective(project: &Project, goal: GoalId) -> Edit {
    let objective = Objective { name: "New objective".to_owned(), ..Objective::default() };
    let id = ObjectiveId(project.next_id);
    let add = Edit::Objective(ObjectiveEdit::Add { objective });
    let put = Edit::Goal(GoalEdit::Move { id: goal, objective: Some(id), to: usize::MAX });
    Edit::Many { label: add.label(project), edits: vec![add, put] }
}

fn equal_weights(project: &Project, objective: ObjectiveId, today: Date) -> Edit {
    let goals = project.goals_of(objective);
    let edits = goals
        .map(|(id, goal)| set_goal(id, Goal { weight: 1.0, ..Goal::clone(goal) }, today))
        .collect();
    Edit::Many { label: "give all goals the same weight".to_owned(), edits }
}

/// The library's definition in the plan's names, as the inspector takes it.
fn take_definition(project: &Project, id: KpiId, today: Date) -> Result<Edit, EditError> {
    let kpi = kpi_of(project, id)?;
    let entry = kpi.library_key.as_deref().and_then(library::kpi);
    let entry = entry.ok_or(EditError::NothingToDo)?;
    let place = entry.definition_of(project, kpi).unwrap_or(0);
    let since = words::date(today);
    let kpi = entry.adopted(project, kpi, place, &since).ok_or(EditError::NothingToDo)?;
    let formula = formula::parse(&kpi.formula).map_err(EditError::Formula)?;
    let inputs = library::described(&formula);
    Ok(Edit::Kpi(KpiEdit::Redefine { id, kpi: Box::new(kpi), inputs }))
}

fn add_inputs(identifiers: &[String]) -> Edit {
    let add = |name: &String| {
        Edit::Input(InputEdit::Add { input: Box::new(library::input_called(name)) })
    };
    let mut edits: Vec<Edit> = identifiers.iter().map(add).collect();
    if edits.len() == 1
        && let Some(only) = edits.pop()
    {
        return only;
    }
    let label = format!("add {} inputs", edits.len());
    Edit::Many { label, edits }
}

#[cfg(test)]
mod tests;
