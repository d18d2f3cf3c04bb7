//! Changes made from a state of the plan that is not the present one any more.
//!
//! A screen builds a change from the plan it shows: the whole goal, with one field different. If
//! something else was changed meanwhile — the text just typed into another field of that goal is
//! put into the plan first — the change must not take it back. So a field the change leaves as it
//! was shown takes the present value.

use super::ReadingsEdit;
use super::{ChannelEdit, Edit, GoalEdit, InputEdit, KpiEdit, ObjectiveEdit, PlanEdit};
use crate::model::{
    Channel, Goal, Input, Judging, Kpi, Note, Objective, PlanSettings, Project, Scope, SmartText,
};

impl Edit {
    /// The change as it is meant for the plan as it is `now`, when it was made from the plan as
    /// it was `shown`.
    pub fn rebased(mut self, shown: &Project, now: &Project) -> Self {
        self.rebase(shown, now);
        self
    }

    fn rebase(&mut self, shown: &Project, now: &Project) {
        match self {
            Self::Objective(ObjectiveEdit::Set { id, objective }) => {
                both(
                    objective,
                    shown.objectives.get(*id).map(AsRef::as_ref),
                    now.objectives.get(*id).map(AsRef::as_ref),
                );
            }
            Self::Goal(GoalEdit::Set { id, goal, .. }) => {
                both(
                    &mut **goal,
                    shown.goals.get(*id).map(AsRef::as_ref),
                    now.goals.get(*id).map(AsRef::as_ref),
                );
            }
            Self::Goal(GoalEdit::Split { id, first, second, .. }) => {
                let shown = shown.goals.get(*id).map(AsRef::as_ref);
                let now = now.goals.get(*id).map(AsRef::as_ref);
                both(&mut **first, shown, now);
                both(&mut **second, shown, now);
            }
            Self::Kpi(KpiEdit::Set { id, kpi } | KpiEdit::Redefine { id, kpi, .. }) => {
                both(
                    &mut **kpi,
                    shown.kpis.get(*id).map(AsRef::as_ref),
                    now.kpis.get(*id).map(AsRef::as_ref),
                );
            }
            Self::Input(InputEdit::Set { id, input }) => {
                both(
                    &mut **input,
                    shown.inputs.get(*id).map(AsRef::as_ref),
                    now.inputs.get(*id).map(AsRef::as_ref),
                );
            }
            Self::Channel(ChannelEdit::Set { id, channel }) => {
                both(
                    channel,
                    shown.channels.get(*id).map(AsRef::as_ref),
                    now.channels.get(*id).map(AsRef::as_ref),
                );
            }
            Self::Readings(ReadingsEdit::SetNote { key, note: Some(note) }) => {
                both(note, shown.notes.get(key), now.notes.get(key));
            }
            Self::Plan(PlanEdit::SetSettings(settings)) => {
                settings.rebase(&shown.settings, &now.settings);
            }
            Self::Many { edits, .. } => {
                for edit in edits {
                    edit.rebase(shown, now);
                }
            }
            // These name no state, only what is to happen.
            Self::Objective(_)
            | Self::Goal(_)
            | Self::Kpi(_)
            | Self::Input(_)
            | Self::Channel(_)
            | Self::Readings(_)
            | Self::Plan(_) => {}
        }
    }
}

fn both<T: Rebase>(wanted: &mut T, shown: Option<&T>, now: Option<&T>) {
    if let (Some(shown), Some(now)) = (shown, now) {
        wanted.rebase(shown, now);
    }
}

/// Takes over from `now` whatever `self` left as it was in `shown`.
trait Rebase {
    fn rebase(&mut self, shown: &Self, now: &Self);
}

fn take<T: Clone + PartialEq>(wanted: &mut T, shown: &T, now: &T) {
    if wanted == shown {
        wanted.clone_from(now);
    }
}

/// Field by field. Every field has to be named, so that a new one cannot be forgotten; those
/// in the second braces are made of parts that are looked at one by one.
macro_rules! rebase_by_field {
    ($type:ident { $($field:ident),+ $(,)? } $({ $($nested:ident),+ })?) => {
        impl Rebase for $type {
            fn rebase(&mut self, shown: &Self, now: &Self) {
                let Self { $($field,)+ $($($nested,)+)? } = self;
                $(take($field, &shown.$field, &now.$field);)+
                $($($nested.rebase(&shown.$nested, &now.$nested);)+)?
            }
        }
    };
}

rebase_by_field!(Objective { name, description, weight, owner, notes });
rebase_by_field!(
    Goal {
        objective, statement, kpi, intent, amount, target, upper, baseline, start, deadline,
        checkpoints, measured_as, required_share, judged_per, owner, weight, notes, state,
        former_targets,
    } { smart, scope }
);
rebase_by_field!(SmartText { specific, attainable, relevant, timely });
rebase_by_field!(Scope { channels, market });
rebase_by_field!(Kpi {
    name,
    formula,
    unit,
    better,
    range,
    definition,
    source,
    library_key,
    owner,
    notes,
});
rebase_by_field!(Input {
    identifier,
    label,
    kind,
    stock_rule,
    over_time,
    over_channels,
    weight,
    unit,
    source,
    is_illustrative,
    is_net,
    definition_breaks,
});
rebase_by_field!(Channel { name, notes });
rebase_by_field!(Note { text, source });
rebase_by_field!(PlanSettings { name, organisation, currency, notes, calendar } { judging });
rebase_by_field!(Judging {
    judged_on,
    min_elapsed,
    min_periods,
    on_pace,
    behind,
    every_on_pace,
    every_behind,
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{GoalId, GoalState};
    use jiff::civil::date;

    const ID: GoalId = GoalId(1);

    fn plan(goal: Goal) -> Project {
        let mut project = Project { next_id: 2, ..Project::default() };
        project.goals.set(ID, goal);
        project
    }

    fn set(goal: Goal) -> Edit {
        Edit::Goal(GoalEdit::Set { id: ID, goal: Box::new(goal), on: date(2021, 3, 15) })
    }

    #[test]
    fn what_a_change_left_alone_keeps_its_present_value() {
        let shown = Goal { statement: "More".to_owned(), ..Goal::default() };
        let mut now = Goal { target: Some(12.0), ..shown.clone() };
        now.smart.timely = "by spring".to_owned();
        let mut wanted = Goal { state: GoalState::Paused, ..shown.clone() };
        wanted.smart.specific = "shares".to_owned();
        let edit = set(wanted).rebased(&plan(shown), &plan(now.clone()));
        let mut expected = Goal { state: GoalState::Paused, ..now };
        expected.smart.specific = "shares".to_owned();
        assert_eq!(edit, set(expected));
    }

    #[test]
    fn what_both_changed_is_as_the_later_change_wants_it() {
        let at = |target: f64| Goal { target: Some(target), ..Goal::default() };
        let edit = set(at(3.0)).rebased(&plan(at(1.0)), &plan(at(2.0)));
        assert_eq!(edit, set(at(3.0)));
    }

    #[test]
    fn several_changes_in_one_are_rebased_each() {
        let shown = plan(Goal::default());
        let now = plan(Goal { target: Some(2.0), ..Goal::default() });
        let wanted = set(Goal { weight: 4.0, ..Goal::default() });
        let many = Edit::Many { label: String::new(), edits: vec![wanted] };
        let expected = set(Goal { weight: 4.0, target: Some(2.0), ..Goal::default() });
        let Edit::Many { edits, .. } = many.rebased(&shown, &now) else { panic!("it was many") };
        assert_eq!(edits, [expected]);
    }
}
