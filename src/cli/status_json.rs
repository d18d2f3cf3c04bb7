//! The JSON of `paceline status`; its keys are promised in docs/cli.md.

use serde::Serialize;

use super::status::goals_in_order;
use super::survey_json::{SurveyJson, survey_json};
use crate::analysis::{About, Finding, GoalAnalysis, PlanAnalysis, explain};
use crate::model::{Goal, GoalId, Project, Unit};

#[derive(Debug, Serialize)]
pub struct StatusJson<'a> {
    /// The plan's name.
    plan: &'a str,
    as_of: String,
    goals: Vec<GoalJson<'a>>,
    objectives: Vec<ObjectiveJson<'a>>,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Debug, Serialize)]
struct GoalJson<'a> {
    id: u32,
    objective: Option<u32>,
    objective_name: Option<&'a str>,
    statement: &'a str,
    kpi: Option<u32>,
    kpi_name: Option<&'a str>,
    unit: Option<&'a str>,
    intent: &'static str,
    baseline: Option<f64>,
    target: Option<f64>,
    actual: Option<f64>,
    path: Option<f64>,
    progress: Option<f64>,
    expected: Option<f64>,
    status: &'static str,
    reason: &'a str,
    stale: bool,
    required_pace: Option<f64>,
    recent_pace: Option<f64>,
    buffer_days: Option<f64>,
    /// The answers behind `actual`, where the KPI is a figure of a survey.
    survey: Option<SurveyJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Vec<String>>,
}

#[derive(Debug, Serialize)]
struct ObjectiveJson<'a> {
    id: u32,
    name: &'a str,
    progress: Option<f64>,
    worst: Option<&'static str>,
    measured: usize,
    goals: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Vec<String>>,
}

#[derive(Debug, Serialize)]
struct FindingJson<'a> {
    code: &'static str,
    severity: &'static str,
    about: String,
    message: &'a str,
    /// Labels of the ways out.
    fixes: Vec<&'a str>,
}

pub fn status<'a>(
    project: &'a Project,
    analysis: &'a PlanAnalysis,
    is_explained: bool,
) -> StatusJson<'a> {
    let lines = |about: About| {
        let found = is_explained.then(|| explain(project, analysis, &about));
        found.flatten().map(|explanation| explanation.lines())
    };
    StatusJson {
        plan: &project.settings.name,
        as_of: analysis.judged_on.to_string(),
        goals: goals_in_order(project, analysis)
            .map(|(id, goal, judged)| GoalJson {
                explanation: lines(About::Goal(GoalId(id))),
                ..goal_json(project, id, goal, judged)
            })
            .collect(),
        objectives: objectives(project, analysis, &lines),
        findings: analysis.findings.iter().map(finding_json).collect(),
    }
}

fn goal_json<'a>(
    project: &'a Project,
    id: u32,
    goal: &'a Goal,
    judged: &'a GoalAnalysis,
) -> GoalJson<'a> {
    let objective = goal.objective.and_then(|id| project.objectives.get(id));
    let kpi = goal.kpi.and_then(|id| project.kpis.get(id));
    GoalJson {
        id,
        objective: goal.objective.map(u32::from),
        objective_name: objective.map(|objective| objective.name.as_str()),
        statement: &goal.statement,
        kpi: goal.kpi.map(u32::from),
        kpi_name: kpi.map(|kpi| kpi.name.as_str()),
        unit: kpi.map(|kpi| kpi.unit.text()),
        intent: goal.intent.code(),
        baseline: judged.baseline.as_ref().map(|baseline| baseline.value),
        target: judged.target,
        actual: judged.actual,
        path: judged.path_value,
        progress: judged.progress,
        expected: judged.expected,
        status: judged.status.code(),
        reason: &judged.reason,
        stale: judged.is_stale,
        required_pace: judged.required_pace,
        recent_pace: judged.recent_pace,
        buffer_days: judged.buffer_days,
        survey: judged.sample.map(|sample| {
            let unit = kpi.map_or(&Unit::Count, |kpi| &kpi.unit);
            survey_json(&sample, judged.actual, unit, &project.settings.currency)
        }),
        explanation: None,
    }
}

fn objectives<'a>(
    project: &'a Project,
    analysis: &'a PlanAnalysis,
    lines: &dyn Fn(About) -> Option<Vec<String>>,
) -> Vec<ObjectiveJson<'a>> {
    let with_rollup = project.objectives.iter().filter_map(|(id, objective)| {
        analysis.objectives.get(&id).map(|rollup| (id, objective, rollup))
    });
    with_rollup
        .map(|(id, objective, rollup)| ObjectiveJson {
            id: id.0,
            name: &objective.name,
            progress: rollup.progress,
            worst: rollup.worst.map(crate::analysis::Status::code),
            measured: rollup.measured,
            goals: rollup.goals,
            explanation: lines(About::Objective(id)),
        })
        .collect()
}

fn finding_json(finding: &Finding) -> FindingJson<'_> {
    FindingJson {
        code: finding.code,
        severity: finding.severity.code(),
        about: finding.about.to_string(),
        message: &finding.message,
        fixes: finding.fixes.iter().map(crate::analysis::Fix::label).collect(),
    }
}
