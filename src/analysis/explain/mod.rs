//! "How is this computed?": for every number the program shows, the lines that lead from the
//! readings to it. Worked out when somebody asks, never in advance.

mod against;
mod covered;
mod figure;
mod finding;
mod goal;
#[cfg(test)]
mod goal_tests;
mod pace;
mod plan;
mod reading;
mod rollup;
mod sources;
#[cfg(test)]
mod tests;

use std::fmt;

use jiff::civil::Date;

use super::program::KpiProgram;
use super::types::PlanAnalysis;
use crate::model::{ChannelId, GoalId, InputId, ItemId, Kpi, KpiId, ObjectiveId, Period, Project};

/// The number that is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// What a goal is judged by, and everything that follows from it.
    Goal(GoalId),
    /// One number of a goal by itself.
    GoalNumber(GoalId, GoalNumber),
    /// What a goal is held against its path with in one period: a point of its chart.
    GoalPoint(GoalId, Period),
    Objective(ObjectiveId),
    /// The newest figure of a KPI.
    Kpi(KpiId),
    /// A KPI in one period; over all channels with `None`.
    Point {
        kpi: KpiId,
        period: Period,
        channels: Option<Vec<ChannelId>>,
    },
    /// An input in one period, entered or added up; over all channels with `None`.
    Reading {
        input: InputId,
        period: Period,
        channels: Option<Vec<ChannelId>>,
    },
    /// The numbers in a finding of this code about an item, against another one where it is about
    /// two.
    Finding {
        about: ItemId,
        code: &'static str,
        against: Option<ItemId>,
    },
    /// The counts and dates that hold for the whole plan.
    Plan,
}

/// A number that stands beside a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalNumber {
    Baseline,
    Target,
    /// Progress, and what the path expects.
    Progress,
    RequiredPace,
    RecentPace,
    /// Days ahead of the path or behind it.
    Buffer,
    /// How far the figure may be off by chance.
    Noise,
}

/// How a number came about. The window and the command line show these very texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// What is explained: "Virality rate in March 2021".
    pub title: String,
    /// In the order they are read.
    pub parts: Vec<Part>,
}

/// Some lines under one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// "Formula", "Inputs", "Missing".
    pub label: &'static str,
    /// Never empty.
    pub lines: Vec<String>,
}

impl Explanation {
    fn new(title: String) -> Self {
        Self { title, parts: Vec::new() }
    }

    /// One more part; without lines there is none.
    fn add(&mut self, label: &'static str, lines: impl IntoIterator<Item = String>) {
        let lines: Vec<String> = lines.into_iter().map(|line| upper_first(&line)).collect();
        if !lines.is_empty() {
            self.parts.push(Part { label, lines });
        }
    }

    /// Every line by itself: "Formula: Virality rate = 100 · shares ÷ impressions".
    pub fn lines(&self) -> Vec<String> {
        let each = self
            .parts
            .iter()
            .flat_map(|part| part.lines.iter().map(move |line| format!("{}: {line}", part.label)));
        each.collect()
    }
}

/// Title and lines, to be copied or printed.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        self.lines().iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// A continuation of a line above, which starts with a sign, stays as it is.
fn upper_first(line: &str) -> String {
    super::words::upper_first(line)
}

/// Explains a number of an analysed plan; `None` when what it is about is gone.
pub fn explain(project: &Project, analysis: &PlanAnalysis, about: &About) -> Option<Explanation> {
    let day = analysis.judged_on;
    match about {
        About::Goal(id) => goal::goal(project, analysis, *id),
        About::GoalNumber(id, number) => goal::number(project, analysis, *id, *number),
        About::GoalPoint(id, period) => goal::point(project, analysis, *id, *period),
        About::Objective(id) => rollup::objective(project, analysis, *id),
        About::Kpi(id) => {
            let kpi = project.kpis.get(*id)?;
            let latest = analysis.kpis.get(id).and_then(|found| found.latest.as_ref());
            let mut out = match latest {
                Some(point) => explain_point(project, kpi, point.period, None, day),
                None => figure::without_latest(project, kpi),
            };
            let said = [kpi.definition.trim(), kpi.source.trim()].map(str::to_owned);
            out.add("Definition", said.into_iter().filter(|text| !text.is_empty()));
            Some(out)
        }
        About::Point { kpi, period, channels } => {
            let kpi = project.kpis.get(*kpi)?;
            Some(explain_point(project, kpi, *period, channels.as_deref(), day))
        }
        About::Reading { input, period, channels } => {
            reading::reading(project, *input, *period, channels.as_deref(), day)
        }
        About::Finding { about, code, against } => {
            finding::finding(project, analysis, *about, code, *against)
        }
        About::Plan => Some(plan::plan(project, analysis)),
    }
}

/// Explains a KPI in one period.
pub fn explain_point(
    project: &Project,
    kpi: &Kpi,
    period: Period,
    channels: Option<&[ChannelId]>,
    judged_on: Date,
) -> Explanation {
    match KpiProgram::new(project, kpi) {
        Ok(program) => figure::point(project, kpi, &program, period, channels, judged_on),
        Err(problem) => figure::without_formula(kpi, &problem),
    }
}
