//! The counts and dates of the whole plan, explained.

use std::collections::BTreeMap;

use super::Explanation;
use crate::analysis::types::{PlanAnalysis, Severity, Status};
use crate::analysis::words;
use crate::model::{JudgedOn, Project};

pub(super) fn plan(project: &Project, analysis: &PlanAnalysis) -> Explanation {
    let name = project.settings.name.trim();
    let title = if name.is_empty() { "This plan" } else { name };
    let mut out = Explanation::new(title.to_owned());
    out.add("Findings", [findings(analysis)]);
    out.add("Data to", [data_to(project, analysis)]);
    out.add("Judged on", [judged_on(project, analysis)]);
    out.add("Goals", [goals(project, analysis)]);
    out.add(
        "Lists",
        [format!(
            "{}, {}, {}, {}",
            words::count(project.objectives.len(), "objective"),
            words::count(project.kpis.len(), "KPI"),
            words::count(project.inputs.len(), "input"),
            words::count(project.channels.len(), "channel"),
        )],
    );
    out.add("Readings", [readings(project)]);
    out
}

fn readings(project: &Project) -> String {
    let n = project.n_readings();
    let number = words::number(f64::from(u32::try_from(n).unwrap_or(u32::MAX)));
    format!("{number} {}", words::plural(n, "reading"))
}

fn findings(analysis: &PlanAnalysis) -> String {
    let of = |severity: Severity| {
        analysis.findings.iter().filter(|finding| finding.severity == severity).count()
    };
    let n = analysis.findings.len();
    if n == 0 {
        return "none: every check of the plan passed".to_owned();
    }
    format!(
        "{n} = {} that block measuring + {} that weaken it + {}",
        of(Severity::Blocks),
        of(Severity::Weakens),
        words::count(of(Severity::Note), "note"),
    )
}

fn data_to(project: &Project, analysis: &PlanAnalysis) -> String {
    let Some(day) = analysis.data_to else { return "no reading is entered yet".to_owned() };
    let calendar = project.settings.calendar;
    let newest = project.series.iter().find_map(|(key, series)| {
        let period = crate::model::Period { cadence: key.cadence, ordinal: series.last()? };
        (calendar.end(period) == day).then_some((key, period))
    });
    let end = words::date(day);
    let Some((key, period)) = newest else { return end };
    let input = project.inputs.get(key.input).map_or("", |input| input.label.as_str());
    let channel = project.channels.get(key.channel).map_or("", |channel| channel.name.as_str());
    format!(
        "{end}, the end of the newest period with a reading: {input} on {channel} {}",
        words::in_period(calendar, period)
    )
}

fn judged_on(project: &Project, analysis: &PlanAnalysis) -> String {
    let day = words::date(analysis.judged_on);
    match project.settings.judging.judged_on {
        JudgedOn::Today => format!("{day}, today; periods that end later are not over yet"),
        JudgedOn::LastData => {
            format!("{day}, the end of the newest period with a reading, as the plan settings say")
        }
        JudgedOn::Fixed(_) => format!("{day}, a day fixed for this plan, as its settings say"),
    }
}

/// "5 goals: 1 behind, 2 needs data, 2 on pace"
fn goals(project: &Project, analysis: &PlanAnalysis) -> String {
    let mut counts: BTreeMap<Status, usize> = BTreeMap::new();
    for judged in analysis.goals.values() {
        *counts.entry(judged.status).or_default() += 1;
    }
    let all = words::count(project.goals.len(), "goal");
    let each: Vec<String> = counts
        .iter()
        .map(|(status, n)| format!("{n} {}", words::lower_first(status.label())))
        .collect();
    if each.is_empty() { all } else { format!("{all}: {}", each.join(", ")) }
}
