//! An objective, explained: what each goal adds to its progress.

use super::Explanation;
use crate::analysis::types::{GoalAnalysis, ObjectiveRollup, PlanAnalysis};
use crate::analysis::words;
use crate::model::{Goal, GoalId, ObjectiveId, Project};

/// Signs of a goal's statement that are shown.
const STATEMENT_SIGNS: usize = 60;

pub(super) fn objective(
    project: &Project,
    analysis: &PlanAnalysis,
    id: ObjectiveId,
) -> Option<Explanation> {
    let objective = project.objectives.get(id)?;
    let rollup = analysis.objectives.get(&id)?;
    let name = objective.name.trim();
    let title = if name.is_empty() { format!("Objective {id}") } else { name.to_owned() };
    let goals: Vec<(GoalId, &Goal, &GoalAnalysis)> = project
        .goals_of(id)
        .filter_map(|(id, goal)| Some((id, goal.as_ref(), analysis.goals.get(&id)?.as_ref())))
        .collect();
    let counted: Vec<_> =
        goals.iter().filter(|(_, goal, _)| goal.state.counts_in_rollups()).copied().collect();
    let measured: Vec<_> =
        counted.iter().filter(|(_, _, judged)| judged.status.is_measured()).copied().collect();
    let all_are_0 = measured.iter().all(|(_, goal, _)| goal.weight <= 0.0);
    let mut out = Explanation::new(title);
    out.add("Progress", [progress(rollup, &measured, all_are_0)]);
    out.add("Goals", goals.iter().map(|(id, goal, judged)| line(*id, goal, judged, all_are_0)));
    out.add(
        "Measured",
        [format!(
            "{} of {} {} (active or closed)",
            rollup.measured,
            words::count(rollup.goals, "goal"),
            if rollup.goals == 1 { "that counts" } else { "that count" }
        )],
    );
    out.add("Worst", rollup.worst.map(|worst| worst.to_string()));
    let mut rules = vec![
        "the mean of the goals' progress by weight, each held between 0 and 100 %".to_owned(),
        "goals that are not started, or lack data or a baseline, are left out of the mean, but \
         not of the worst status"
            .to_owned(),
    ];
    if all_are_0 && !measured.is_empty() {
        rules.push("all weights are 0, so they count as equal".to_owned());
    }
    out.add("Rule", rules);
    Some(out)
}

/// "(1 · 100 + 2 · 50) ÷ (1 + 2) = 66.7 %"
fn progress(
    rollup: &ObjectiveRollup,
    measured: &[(GoalId, &Goal, &GoalAnalysis)],
    all_are_0: bool,
) -> String {
    let Some(progress) = rollup.progress else {
        return "none: no goal that counts can be measured".to_owned();
    };
    let weight = |goal: &Goal| words::exact(if all_are_0 { 1.0 } else { goal.weight.max(0.0) });
    let parts: Vec<String> = measured
        .iter()
        .map(|(_, goal, judged)| {
            format!("{} · {}", weight(goal), words::exact(held(judged) * 100.0))
        })
        .collect();
    let weights: Vec<String> = measured.iter().map(|(_, goal, _)| weight(goal)).collect();
    let percent = words::percent(progress);
    format!("({}) ÷ ({}) = {percent}", parts.join(" + "), weights.join(" + "))
}

/// Progress as the roll-up counts it.
fn held(judged: &GoalAnalysis) -> f64 {
    judged.progress.unwrap_or(0.0).clamp(0.0, 1.0)
}

fn line(id: GoalId, goal: &Goal, judged: &GoalAnalysis, all_are_0: bool) -> String {
    let statement = shortened(goal.statement.trim());
    let named = if statement.is_empty() { format!("goal {id}") } else { statement };
    if !goal.state.counts_in_rollups() {
        return format!("{named}: {}, so it does not count", goal.state.label().to_lowercase());
    }
    let status = words::lower_first(judged.status.label());
    if !judged.status.is_measured() {
        return format!("{named}: {status}, so it is not measured");
    }
    let raw = judged.progress.map_or_else(|| "no progress yet".to_owned(), words::percent);
    let counted = words::percent(held(judged));
    let cut = if raw == counted { String::new() } else { format!(", counted as {counted}") };
    let weight = if all_are_0 { 1.0 } else { goal.weight };
    format!("{named}: {raw}{cut}, weight {}, {status}", words::number(weight))
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= STATEMENT_SIGNS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(STATEMENT_SIGNS - 1).collect();
    format!("{}…", cut.trim_end())
}
