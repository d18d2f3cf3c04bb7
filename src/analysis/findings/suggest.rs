//! KPIs a goal could use, told from what its statement says.

use super::super::fix::{Fix, GoalChange, PartKpi, Place, Way};
use super::super::words::short;
use super::GoalCase;
use super::mentions::{in_plan, lower, mentions_of};
use super::statement::{duration, words_of};
use crate::library;

/// KPIs offered to one goal.
const MOST: usize = 2;

/// Beginnings of words that, in a promise of time, tell what is timed.
const TIMED: [(&str, &str); 6] = [
    ("respon", "response_time"),
    ("repl", "response_time"),
    ("answer", "response_time"),
    ("threat", "threat_handling_time"),
    ("risk", "threat_handling_time"),
    ("cris", "threat_handling_time"),
];

/// Ways to give the goal a KPI, the one it names first; choosing oneself comes last.
pub(super) fn suggestions(case: &GoalCase<'_>) -> Vec<Fix> {
    let mut fixes: Vec<Fix> =
        candidates(case).into_iter().filter_map(|kpi| use_fix(case, kpi)).take(MOST).collect();
    fixes.push(Fix::open("Choose a KPI", Place::Library(case.id)));
    fixes
}

/// KPIs the statement names or means, each once, in order.
pub(super) fn candidates(case: &GoalCase<'_>) -> Vec<PartKpi> {
    let text = lower(&case.goal.statement);
    let mut found: Vec<PartKpi> =
        mentions_of(&text, &case.plan.measures).iter().map(|mention| mention.kpi).collect();
    if duration(&text).is_some() {
        let words = words_of(&text);
        let timed = TIMED.iter().filter(|(begin, _)| words.iter().any(|w| w.starts_with(begin)));
        // A time that is promised is what the goal is about, more than what else it names.
        let timed: Vec<PartKpi> = timed.map(|(_, key)| in_plan(case.plan.project, key)).collect();
        found.splice(0..0, timed);
    }
    let mut seen: Vec<PartKpi> = Vec::new();
    for kpi in found {
        if kpi != PartKpi::Open && !seen.contains(&kpi) {
            seen.push(kpi);
        }
    }
    seen
}

/// "Use “Share of voice”" or "Add “Average response time”".
pub(super) fn use_fix(case: &GoalCase<'_>, kpi: PartKpi) -> Option<Fix> {
    match kpi {
        PartKpi::Open => None,
        PartKpi::Plan(id) => {
            let name = short(&case.plan.project.kpis.get(id)?.name);
            Some(Fix::goal(format!("Use {name}"), case.id, GoalChange::Kpi(id)))
        }
        PartKpi::Library(key) => {
            let name = short(library::kpi(key)?.name);
            Some(Fix::new(format!("Add {name}"), Way::AddKpi { goal: case.id, key }))
        }
    }
}
