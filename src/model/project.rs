//! A whole plan as a tree of shared parts: a copy costs a few pointers.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Annotation, Channel, ChannelId, Goal, GoalId, Input, InputId, Kpi, KpiId, Note, Objective,
    ObjectiveId, PlanSettings, ReadingKey, Series, SeriesKey, Table, slug,
};

/// A plan. Every table owns the order of its entities; goals name their objective.
#[derive(Clone, Debug)]
pub struct Project {
    pub settings: Arc<PlanSettings>,
    /// The number the next new entity gets; larger than every id in use, never going back.
    pub next_id: u32,
    pub objectives: Table<ObjectiveId, Objective>,
    pub goals: Table<GoalId, Goal>,
    pub kpis: Table<KpiId, Kpi>,
    pub inputs: Table<InputId, Input>,
    pub channels: Table<ChannelId, Channel>,
    /// No entry is empty.
    pub series: Arc<BTreeMap<SeriesKey, Arc<Series>>>,
    pub notes: Arc<BTreeMap<ReadingKey, Note>>,
    /// In order of date.
    pub annotations: Arc<Vec<Annotation>>,
}

impl PartialEq for Project {
    /// By content; what both share is equal without being looked into.
    fn eq(&self, other: &Self) -> bool {
        let Self {
            settings,
            next_id,
            objectives,
            goals,
            kpis,
            inputs,
            channels,
            series,
            notes,
            annotations,
        } = self;
        *next_id == other.next_id
            && shared_or_equal(settings, &other.settings)
            && *objectives == other.objectives
            && *goals == other.goals
            && *kpis == other.kpis
            && *inputs == other.inputs
            && *channels == other.channels
            && same_series(series, &other.series)
            && shared_or_equal(notes, &other.notes)
            && shared_or_equal(annotations, &other.annotations)
    }
}

fn shared_or_equal<T: PartialEq>(left: &Arc<T>, right: &Arc<T>) -> bool {
    Arc::ptr_eq(left, right) || left == right
}

fn same_series(
    left: &Arc<BTreeMap<SeriesKey, Arc<Series>>>,
    right: &Arc<BTreeMap<SeriesKey, Arc<Series>>>,
) -> bool {
    Arc::ptr_eq(left, right)
        || (left.len() == right.len()
            && left.iter().zip(right.iter()).all(|((left_key, left), (right_key, right))| {
                left_key == right_key && shared_or_equal(left, right)
            }))
}

impl Default for Project {
    fn default() -> Self {
        Self {
            settings: Arc::default(),
            next_id: 1,
            objectives: Table::default(),
            goals: Table::default(),
            kpis: Table::default(),
            inputs: Table::default(),
            channels: Table::default(),
            series: Arc::default(),
            notes: Arc::default(),
            annotations: Arc::default(),
        }
    }
}

impl Project {
    /// A number no entity of this plan ever had.
    pub fn new_id<I: From<u32>>(&mut self) -> I {
        let id = self.next_id;
        self.next_id += 1;
        I::from(id)
    }

    /// The goals of an objective, in the user's order.
    pub fn goals_of(&self, objective: ObjectiveId) -> impl Iterator<Item = (GoalId, &Arc<Goal>)> {
        self.goals.iter().filter(move |(_, goal)| goal.objective == Some(objective))
    }

    /// Goals that serve no objective.
    pub fn loose_goals(&self) -> impl Iterator<Item = (GoalId, &Arc<Goal>)> {
        self.goals.iter().filter(|(_, goal)| {
            goal.objective.is_none_or(|objective| !self.objectives.contains(objective))
        })
    }

    /// The input that formulas call by this identifier.
    pub fn input_named(&self, identifier: &str) -> Option<(InputId, &Arc<Input>)> {
        self.inputs.iter().find(|(_, input)| input.identifier == identifier)
    }

    /// The KPI that an identifier in a formula seems to mean, by its name or its key in the
    /// library; never the KPI whose formula it is, as that may well count an input of its name.
    pub fn kpi_called(&self, identifier: &str, own: Option<KpiId>) -> Option<(KpiId, &Arc<Kpi>)> {
        let first = identifier.chars().next()?;
        let is_called = |kpi: &Kpi| {
            let begins = kpi.name.trim_start().chars().next();
            kpi.library_key.as_deref() == Some(identifier)
                || (begins.is_some_and(|c| c.eq_ignore_ascii_case(&first))
                    && slug(&kpi.name) == identifier)
        };
        self.kpis.iter().find(|(id, kpi)| Some(*id) != own && is_called(kpi))
    }

    /// The channel with this name, upper and lower case alike.
    pub fn channel_named(&self, name: &str) -> Option<ChannelId> {
        let name = name.trim().to_lowercase();
        self.channels
            .iter()
            .find(|(_, channel)| channel.name.trim().to_lowercase() == name)
            .map(|(id, _)| id)
    }

    pub fn reading(&self, key: ReadingKey) -> Option<f64> {
        self.series.get(&key.series())?.get(key.period.ordinal)
    }

    /// Every series of an input.
    pub fn series_of(&self, input: InputId) -> impl Iterator<Item = (SeriesKey, &Arc<Series>)> {
        let from = SeriesKey { input, channel: ChannelId(0), cadence: super::Cadence::Day };
        self.series
            .range(from..)
            .take_while(move |(key, _)| key.input == input)
            .map(|(key, series)| (*key, series))
    }

    /// Sets or, with `None`, clears a reading.
    pub fn set_reading(&mut self, key: ReadingKey, value: Option<f64>) {
        let all = Arc::make_mut(&mut self.series);
        match value {
            Some(value) => {
                Arc::make_mut(all.entry(key.series()).or_default()).set(key.period.ordinal, value);
            }
            None => {
                if let Some(series) = all.get_mut(&key.series()) {
                    Arc::make_mut(series).clear(key.period.ordinal);
                    if series.is_empty() {
                        all.remove(&key.series());
                    }
                }
            }
        }
    }

    pub fn n_readings(&self) -> usize {
        self.series.values().map(|series| series.len()).sum()
    }

    /// How many readings the plan takes up the memory of, see [`Series::room`]; what the limit of
    /// readings is held against.
    pub fn room(&self) -> usize {
        self.series.values().map(|series| series.room()).sum()
    }
}
