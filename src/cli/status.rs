//! `paceline status`: every goal and objective judged, and what the plan lacks.

use std::sync::Arc;

use jiff::civil::Date;

use super::answer::Answer;
use super::args::StatusArgs;
use super::layout::{Columns, Side, add_explanation, add_line, figure, percent};
use super::{plan_file, status_json};
use crate::analysis::{About, Analyst, GoalAnalysis, PlanAnalysis, explain};
use crate::model::{Goal, GoalId, ItemId, JudgedOn, Project, Unit};

pub fn run(args: &StatusArgs, today: Date) -> Answer {
    let loaded = match plan_file::read(&args.plan) {
        Ok(loaded) => loaded,
        Err(message) => return Answer::unreadable(message),
    };
    let remarks = plan_file::remark_on_problems(&args.plan, &loaded);
    let mut project = loaded.project;
    if let Some(day) = args.today {
        Arc::make_mut(&mut project.settings).judging.judged_on = JudgedOn::Fixed(day);
    }
    let project = Arc::new(project);
    let analysis = Analyst::default().analyse(&project, today);
    let answer = if args.json {
        Answer::json(&status_json::status(&project, &analysis, args.explain))
    } else {
        Answer::fine(text(&project, &analysis, args.explain))
    };
    answer.with_remarks(remarks)
}

fn text(project: &Project, analysis: &PlanAnalysis, is_explained: bool) -> String {
    let name = &project.settings.name;
    let mut out = format!("{name}, judged on {}\n", analysis.judged_on);
    if project.goals.is_empty() {
        out.push_str("\nThe plan has no goals yet\n");
    } else {
        write_goals(project, analysis, is_explained, &mut out);
    }
    if !project.objectives.is_empty() {
        write_objectives(project, analysis, is_explained, &mut out);
    }
    if !analysis.findings.is_empty() {
        write_findings(project, analysis, &mut out);
    }
    out
}

/// The goals of every objective in the user's order, then those that serve none.
pub fn goals_in_order<'a>(
    project: &'a Project,
    analysis: &'a PlanAnalysis,
) -> impl Iterator<Item = (u32, &'a Goal, &'a GoalAnalysis)> {
    let of_objectives = project.objectives.ids().iter().flat_map(|id| project.goals_of(*id));
    of_objectives.chain(project.loose_goals()).filter_map(|(id, goal)| {
        analysis.goals.get(&id).map(|judged| (id.0, goal.as_ref(), judged.as_ref()))
    })
}

fn write_goals(project: &Project, analysis: &PlanAnalysis, is_explained: bool, out: &mut String) {
    let mut columns = Columns::new(&[
        ("Goal", Side::Right),
        ("Status", Side::Left),
        ("Actual", Side::Right),
        ("Path", Side::Right),
        ("Target", Side::Right),
        ("Progress", Side::Right),
        ("Statement", Side::Left),
    ]);
    let mut reasons = String::new();
    for (id, goal, judged) in goals_in_order(project, analysis) {
        let unit = goal.kpi.and_then(|kpi| project.kpis.get(kpi)).map(|kpi| kpi.unit.clone());
        let unit = unit.unwrap_or_else(|| Unit::Other(String::new()));
        let shown = |value| figure(value, &unit, &project.settings.currency);
        // Both bounds of *keep within*.
        let bounds = |lower: Option<f64>| match (lower, judged.upper) {
            (Some(_), Some(_)) => format!("{} to {}", shown(lower), shown(judged.upper)),
            _ => shown(lower),
        };
        columns.add([
            id.to_string(),
            judged.status.label().to_owned(),
            shown(judged.actual),
            bounds(judged.path_value),
            bounds(judged.target),
            percent(judged.progress),
            goal.statement.clone(),
        ]);
        let stale = if judged.is_stale { " (the data is old)" } else { "" };
        add_line(&mut reasons, format!("  goal {id}: {}{stale}", judged.reason));
        if is_explained {
            let about = About::Goal(GoalId(id));
            add_explanation(&mut reasons, explain(project, analysis, &about).as_ref());
        }
    }
    out.push('\n');
    columns.write(out);
    out.push_str("\nWhy\n");
    out.push_str(&reasons);
}

fn write_objectives(
    project: &Project,
    analysis: &PlanAnalysis,
    is_explained: bool,
    out: &mut String,
) {
    let mut columns = Columns::new(&[
        ("Objective", Side::Left),
        ("Progress", Side::Right),
        ("Worst", Side::Left),
        ("Goals measured", Side::Left),
    ]);
    let mut explained = String::new();
    for (id, objective) in project.objectives.iter() {
        let Some(rollup) = analysis.objectives.get(&id) else { continue };
        columns.add([
            objective.name.clone(),
            percent(rollup.progress),
            rollup.worst.map_or("–", |status| status.label()).to_owned(),
            format!("{} of {}", rollup.measured, rollup.goals),
        ]);
        if is_explained {
            add_line(&mut explained, format!("  {}", objective.name));
            let about = About::Objective(id);
            add_explanation(&mut explained, explain(project, analysis, &about).as_ref());
        }
    }
    out.push('\n');
    columns.write(out);
    out.push_str(&explained);
}

fn write_findings(project: &Project, analysis: &PlanAnalysis, out: &mut String) {
    let mut columns =
        Columns::new(&[("Finding", Side::Left), ("About", Side::Left), ("", Side::Left)]);
    for finding in &analysis.findings {
        columns.add([
            finding.severity.code().to_owned(),
            about(project, finding.about),
            format!("{} ({})", finding.message, finding.code),
        ]);
    }
    out.push('\n');
    columns.write(out);
}

/// "goal 3", and "kpi 7, Virality rate" where a name is short enough to say more than the number.
fn about(project: &Project, item: ItemId) -> String {
    let name = match item {
        ItemId::Objective(id) => project.objectives.get(id).map(|objective| &objective.name),
        ItemId::Kpi(id) => project.kpis.get(id).map(|kpi| &kpi.name),
        ItemId::Input(id) => project.inputs.get(id).map(|input| &input.label),
        ItemId::Channel(id) => project.channels.get(id).map(|channel| &channel.name),
        // Its statement stands in the list above.
        ItemId::Goal(_) => None,
    };
    name.map_or_else(|| item.to_string(), |name| format!("{item}, {name}"))
}
