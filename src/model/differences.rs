//! In how many places two plans differ, by kind, to tell the user without showing every line.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use super::{Annotation, Project, Series, SeriesKey, Table};

/// How many things are in only one of two plans, or not the same in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    pub objectives: usize,
    pub goals: usize,
    pub kpis: usize,
    pub inputs: usize,
    pub channels: usize,
    pub readings: usize,
    pub notes: usize,
    pub annotations: usize,
    /// Whether name, currency, calendar or judging differ.
    pub settings: bool,
    /// Whether something stands in another order.
    pub order: bool,
}

impl Differences {
    /// Compares two plans; what they share costs nothing.
    pub fn between(left: &Project, right: &Project) -> Self {
        Self {
            objectives: in_tables(&left.objectives, &right.objectives),
            goals: in_tables(&left.goals, &right.goals),
            kpis: in_tables(&left.kpis, &right.kpis),
            inputs: in_tables(&left.inputs, &right.inputs),
            channels: in_tables(&left.channels, &right.channels),
            readings: readings(left, right),
            notes: notes(left, right),
            annotations: annotations(&left.annotations, &right.annotations),
            settings: left.settings != right.settings,
            order: is_reordered(left, right),
        }
    }

    /// Whether nothing differs.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    fn counts(&self) -> [(usize, &'static str, &'static str); 8] {
        [
            (self.objectives, "objective", "objectives"),
            (self.goals, "goal", "goals"),
            (self.kpis, "KPI", "KPIs"),
            (self.inputs, "input", "inputs"),
            (self.channels, "channel", "channels"),
            (self.readings, "reading", "readings"),
            (self.notes, "note", "notes"),
            (self.annotations, "annotation", "annotations"),
        ]
    }
}

impl fmt::Display for Differences {
    /// "3 goals and 12 readings differ", "nothing differs"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.counts().into_iter().filter(|(n, _, _)| *n > 0);
        let mut parts: Vec<String> = counts
            .map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many }))
            .collect();
        let mut n = self.counts().iter().map(|(n, _, _)| n).sum::<usize>();
        if self.settings {
            parts.push("plan settings".to_owned());
            n += 2;
        }
        if parts.is_empty() && self.order {
            parts.push("the order".to_owned());
            n = 1;
        }
        let verb = if n == 1 { "differs" } else { "differ" };
        match parts.split_last() {
            None => f.write_str("nothing differs"),
            Some((last, [])) => write!(f, "{last} {verb}"),
            Some((last, first)) => write!(f, "{} and {last} {verb}", first.join(", ")),
        }
    }
}

fn in_tables<I: Ord + Copy, T: PartialEq>(left: &Table<I, T>, right: &Table<I, T>) -> usize {
    let is_other = |(id, entity): &(I, &Arc<T>)| {
        right.get(*id).is_none_or(|other| !Arc::ptr_eq(entity, other) && *entity != other)
    };
    let changed_or_gone = left.iter().filter(is_other).count();
    changed_or_gone + right.ids().iter().filter(|id| !left.contains(**id)).count()
}

/// Whether what both have stands in another order.
fn is_reordered(left: &Project, right: &Project) -> bool {
    fn is_other<I: Ord + Copy, T: PartialEq>(left: &Table<I, T>, right: &Table<I, T>) -> bool {
        let kept = left.ids().iter().filter(|id| right.contains(**id));
        !kept.eq(right.ids().iter().filter(|id| left.contains(**id)))
    }
    is_other(&left.objectives, &right.objectives)
        || is_other(&left.goals, &right.goals)
        || is_other(&left.kpis, &right.kpis)
        || is_other(&left.inputs, &right.inputs)
        || is_other(&left.channels, &right.channels)
}

fn readings(left: &Project, right: &Project) -> usize {
    if Arc::ptr_eq(&left.series, &right.series) {
        return 0;
    }
    let keys: BTreeSet<&SeriesKey> = left.series.keys().chain(right.series.keys()).collect();
    let in_series = |key: &SeriesKey| match (left.series.get(key), right.series.get(key)) {
        (Some(left), Some(right)) if Arc::ptr_eq(left, right) => 0,
        (Some(left), Some(right)) => of_series(left, right),
        (Some(only), None) | (None, Some(only)) => only.iter().count(),
        (None, None) => 0,
    };
    keys.into_iter().map(in_series).sum()
}

fn of_series(left: &Series, right: &Series) -> usize {
    let is_same = |other: Option<f64>, value: f64| {
        other.is_some_and(|other| other.to_bits() == value.to_bits())
    };
    let differing = left.iter().filter(|(at, value)| !is_same(right.get(*at), *value)).count();
    differing + right.iter().filter(|(at, _)| left.get(*at).is_none()).count()
}

fn notes(left: &Project, right: &Project) -> usize {
    if Arc::ptr_eq(&left.notes, &right.notes) {
        return 0;
    }
    let differing =
        left.notes.iter().filter(|(key, note)| right.notes.get(key) != Some(*note)).count();
    differing + right.notes.keys().filter(|key| !left.notes.contains_key(key)).count()
}

/// Annotations have no ids: what one list has more than the other, whichever is more.
fn annotations(left: &[Annotation], right: &[Annotation]) -> usize {
    only_in(left, right).max(only_in(right, left))
}

fn only_in(list: &[Annotation], others: &[Annotation]) -> usize {
    let mut rest: Vec<&Annotation> = others.iter().collect();
    let mut n = 0;
    for one in list {
        match rest.iter().position(|other| *other == one) {
            Some(place) => {
                rest.swap_remove(place);
            }
            None => n += 1,
        }
    }
    n
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{
        Cadence, Channel, ChannelId, Goal, GoalId, InputId, Objective, ObjectiveId, PlanSettings,
        ReadingKey,
    };

    fn plan() -> Project {
        let mut project = Project::default();
        for n in 1..=3 {
            let name = format!("Objective {n}");
            project.objectives.set(ObjectiveId(n), Objective { name, ..Objective::default() });
            project.goals.set(GoalId(10 + n), Goal::default());
        }
        for month in 1..=12 {
            set(&mut project, month, Some(f64::from(month)));
        }
        project
    }

    fn set(project: &mut Project, month: i8, value: Option<f64>) {
        let calendar = project.settings.calendar;
        let period = calendar.period_of(Cadence::Month, date(2021, month, 1));
        let key = ReadingKey { input: InputId(7), channel: ChannelId(8), period };
        project.set_reading(key, value);
    }

    #[test]
    fn what_differs_is_counted_and_told_in_words() {
        let check = |change: fn(&mut Project), expected: &str| {
            let mut other = plan();
            change(&mut other);
            let (there, back) =
                (Differences::between(&plan(), &other), Differences::between(&other, &plan()));
            assert_eq!(there, back, "{expected}");
            assert_eq!(there.to_string(), expected);
            assert_eq!(there.is_none(), expected == "nothing differs");
        };
        check(|_| {}, "nothing differs");
        check(|plan| plan.next_id = 99, "nothing differs");
        check(|plan| set(plan, 3, Some(7.0)), "1 reading differs");
        check(|plan| set(plan, 3, None), "1 reading differs");
        check(|plan| plan.series = Arc::default(), "12 readings differ");
        check(
            |plan| {
                set(plan, 3, None);
                plan.goals.set(GoalId(11), Goal { target: Some(2.0), ..Goal::default() });
                plan.goals.set(GoalId(99), Goal::default());
            },
            "2 goals and 1 reading differ",
        );
        check(
            |plan| {
                plan.channels.set(ChannelId(8), Channel::default());
                plan.settings =
                    Arc::new(PlanSettings { name: "Spring".to_owned(), ..PlanSettings::default() });
                plan.annotations = Arc::new(vec![Annotation {
                    date: date(2021, 3, 1),
                    text: "Campaign".to_owned(),
                    source: String::new(),
                }]);
            },
            "1 channel, 1 annotation and plan settings differ",
        );
        check(|plan| plan.objectives.move_to(ObjectiveId(1), 2), "the order differs");
    }
}
