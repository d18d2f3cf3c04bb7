//! A sound plan for the findings to be tried on: one objective, one goal on a rate kept monthly,
//! judged at the end of February 2021.

use std::sync::Arc;

use jiff::civil::{Date, date};
use paceline::analysis::{Analyst, Finding};
use paceline::library;
use paceline::model::{
    Better, Cadence, Channel, ChannelId, Goal, GoalId, Input, InputId, InputKind, JudgedOn, Kpi,
    KpiId, Objective, ObjectiveId, Period, Project, ReadingKey, Scope, Unit,
};

pub const JUDGED_ON: Date = date(2021, 2, 28);

pub struct Sound {
    pub project: Project,
    pub channel: ChannelId,
    pub hits: InputId,
    pub kpi: KpiId,
    pub goal: GoalId,
}

impl Sound {
    pub fn new() -> Self {
        let mut project = Project::default();
        let channel: ChannelId = project.new_id();
        project.channels.set(channel, Channel { name: "Facebook".into(), ..Channel::default() });
        let objective: ObjectiveId = project.new_id();
        project
            .objectives
            .set(objective, Objective { name: "Care".into(), ..Objective::default() });
        let (hits, kpi, goal) = (InputId(0), KpiId(0), GoalId(0));
        let mut sound = Self { project, channel, hits, kpi, goal };
        sound.hits = sound.input("hits", InputKind::Flow);
        let tries = sound.input("tries", InputKind::Flow);
        sound.months(sound.hits, 12, &[12.0, 12.0, 13.0]);
        sound.months(tries, 12, &[100.0; 3]);
        sound.kpi = sound.add_kpi("Test rate", "100 * hits / tries", Unit::Percent);
        sound.change_kpi(|kpi| kpi.range = (Some(0.0), Some(100.0)));
        sound.goal = sound.add_goal(Goal {
            objective: Some(objective),
            statement: "Raise the share of hits to 14 percent".into(),
            kpi: Some(sound.kpi),
            target: Some(14.0),
            start: Some(date(2021, 1, 1)),
            deadline: Some(date(2021, 3, 31)),
            scope: Scope { channels: None, market: "U.S.".into() },
            ..Goal::default()
        });
        sound
    }

    pub fn input(&mut self, identifier: &str, kind: InputKind) -> InputId {
        let id: InputId = self.project.new_id();
        let (identifier, label) = (identifier.to_owned(), identifier.to_owned());
        self.project.inputs.set(id, Input { identifier, label, kind, ..Input::default() });
        id
    }

    pub fn add_kpi(&mut self, name: &str, formula: &str, unit: Unit) -> KpiId {
        let id: KpiId = self.project.new_id();
        let (name, formula) = (name.to_owned(), formula.to_owned());
        let better = Better::Higher;
        self.project.kpis.set(id, Kpi { name, formula, unit, better, ..Kpi::default() });
        id
    }

    /// The library's KPI instead of the test rate, with its inputs.
    pub fn use_library(&mut self, key: &str) {
        let entry = library::kpi(key).unwrap();
        for input in entry.inputs() {
            let id: InputId = self.project.new_id();
            self.project.inputs.set(id, input.to_input());
        }
        self.project.kpis.set(self.kpi, entry.to_kpi());
        for name in ["hits", "tries"] {
            let (id, _) = self.project.input_named(name).unwrap();
            self.project.inputs.remove(id);
            let series = Arc::make_mut(&mut self.project.series);
            series.retain(|key, _| key.input != id);
        }
    }

    pub fn add_goal(&mut self, goal: Goal) -> GoalId {
        let id: GoalId = self.project.new_id();
        self.project.goals.set(id, goal);
        id
    }

    pub fn change(&mut self, change: impl FnOnce(&mut Goal)) {
        self.project.goals.change(self.goal, change);
    }

    pub fn change_kpi(&mut self, change: impl FnOnce(&mut Kpi)) {
        self.project.kpis.change(self.kpi, change);
    }

    pub fn read(&mut self, input: InputId, period: Period, value: Option<f64>) {
        let channel = self.channel;
        self.project.set_reading(ReadingKey { input, channel, period }, value);
    }

    /// Monthly readings from a month of 2020 on: month 13 is January 2021.
    pub fn months(&mut self, input: InputId, first: i32, values: &[f64]) {
        for (n, value) in (first..).zip(values) {
            let period = Period { cadence: Cadence::Month, ordinal: 600 + n - 1 };
            self.read(input, period, Some(*value));
        }
    }

    pub fn judge_on(&mut self, day: Date) {
        Arc::make_mut(&mut self.project.settings).judging.judged_on = JudgedOn::Fixed(day);
    }

    pub fn findings(&self) -> Vec<Finding> {
        findings(&self.project)
    }
}

pub fn findings(project: &Project) -> Vec<Finding> {
    Analyst::default().analyse(&Arc::new(project.clone()), JUDGED_ON).findings.clone()
}
