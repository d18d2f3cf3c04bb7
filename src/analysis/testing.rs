//! Small plans for the tests of this folder.

use jiff::civil::{Date, date};

use crate::model::{
    Better, Cadence, Channel, ChannelId, Goal, GoalId, Input, InputId, InputKind, Kpi, KpiId,
    Period, Project, ReadingKey, Unit,
};

use super::evaluator::Evaluator;
use super::program::KpiProgram;

/// A plan under construction, with one channel to begin with.
pub(super) struct Plan {
    pub project: Project,
    pub channel: ChannelId,
}

impl Plan {
    pub fn new() -> Self {
        let mut project = Project::default();
        let channel = project.new_id();
        project.channels.set(channel, Channel { name: "Facebook".into(), ..Channel::default() });
        Self { project, channel }
    }

    pub fn add_channel(&mut self, name: &str) -> ChannelId {
        let id = self.project.new_id();
        self.project.channels.set(id, Channel { name: name.into(), ..Channel::default() });
        id
    }

    pub fn input(&mut self, identifier: &str, kind: InputKind) -> InputId {
        let id = self.project.new_id();
        let input = Input { identifier: identifier.into(), kind, ..Input::default() };
        self.project.inputs.set(id, input);
        id
    }

    pub fn flow(&mut self, identifier: &str) -> InputId {
        self.input(identifier, InputKind::Flow)
    }

    pub fn stock(&mut self, identifier: &str) -> InputId {
        self.input(identifier, InputKind::Stock)
    }

    pub fn kpi(&mut self, formula: &str) -> KpiId {
        self.kpi_in(formula, Unit::Percent, Better::Higher)
    }

    pub fn kpi_in(&mut self, formula: &str, unit: Unit, better: Better) -> KpiId {
        let id = self.project.new_id();
        let kpi = Kpi {
            name: "Test rate".into(),
            formula: formula.into(),
            unit,
            better,
            ..Kpi::default()
        };
        self.project.kpis.set(id, kpi);
        id
    }

    pub fn kpi_ref(&self, id: KpiId) -> &Kpi {
        self.project.kpis.get(id).unwrap()
    }

    pub fn goal(&mut self, goal: Goal) -> GoalId {
        let id = self.project.new_id();
        self.project.goals.set(id, goal);
        id
    }

    pub fn read_on(&mut self, input: InputId, channel: ChannelId, period: Period, value: f64) {
        self.project.set_reading(ReadingKey { input, channel, period }, Some(value));
    }

    pub fn read(&mut self, input: InputId, period: Period, value: f64) {
        self.read_on(input, self.channel, period, value);
    }

    /// Monthly readings from a month of 2020 on: month 13 is January 2021. NaN is no reading.
    pub fn months(&mut self, input: InputId, first: i32, values: &[f64]) {
        for (n, value) in (first..).zip(values) {
            if !value.is_nan() {
                self.read(input, month(n), *value);
            }
        }
    }

    pub fn ask<T>(&self, kpi: KpiId, on: Date, ask: impl FnOnce(&Evaluator<'_>) -> T) -> T {
        let program = KpiProgram::new(&self.project, self.kpi_ref(kpi)).unwrap();
        ask(&Evaluator::new(&program, &self.project, None, on, None))
    }
}

/// A month counted from 2020: 1 is January 2020, 13 is January 2021.
pub(super) fn month(n: i32) -> Period {
    Period { cadence: Cadence::Month, ordinal: 600 + n - 1 }
}

pub(super) fn quarter(year: i32, n: i32) -> Period {
    Period { cadence: Cadence::Quarter, ordinal: (year - 1970) * 4 + n - 1 }
}

/// A day long after every reading of these tests.
pub(super) const LATER: Date = date(2030, 1, 1);
