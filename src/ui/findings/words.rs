//! What findings and the things they are about are called on the screen.

use crate::analysis::by_item::Heading;
use crate::app::View;
use crate::model::{GoalId, ItemId};

/// `unused_kpi` → "Unused KPI".
pub fn title_of(code: &str) -> String {
    let mut words = code.replace('_', " ").replace("kpi", "KPI");
    if let Some(first) = words.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// The name of an item, or what stands for an empty one.
pub fn name_of<'a>(view: &'a View<'_>, item: ItemId) -> &'a str {
    let project = view.project;
    let name = match item {
        ItemId::Objective(id) => project.objectives.get(id).map(|item| item.name.as_str()),
        ItemId::Goal(id) => project.goals.get(id).map(|item| item.statement.as_str()),
        ItemId::Kpi(id) => project.kpis.get(id).map(|item| item.name.as_str()),
        ItemId::Input(id) => project.inputs.get(id).map(|item| item.label.as_str()),
        ItemId::Channel(id) => project.channels.get(id).map(|item| item.name.as_str()),
    };
    name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| nameless(item))
}

fn nameless(item: ItemId) -> &'static str {
    match item {
        ItemId::Objective(_) => "Unnamed objective",
        ItemId::Goal(_) => "Unnamed goal",
        ItemId::Kpi(_) => "Unnamed KPI",
        ItemId::Input(_) => "Unnamed input",
        ItemId::Channel(_) => "Unnamed channel",
    }
}

/// What kind of thing an item is.
pub fn kind_of(item: ItemId) -> &'static str {
    match item {
        ItemId::Objective(_) => "Objective",
        ItemId::Goal(_) => "Goal",
        ItemId::Kpi(_) => "KPI",
        ItemId::Input(_) => "Input",
        ItemId::Channel(_) => "Channel",
    }
}

/// What stands over a group of findings.
pub fn heading_of<'a>(view: &'a View<'_>, heading: Heading) -> &'a str {
    match heading {
        Heading::Objective(id) => name_of(view, ItemId::Objective(id)),
        Heading::Loose => WITHOUT_OBJECTIVE,
        Heading::Kpis => "KPIs",
        Heading::Inputs => "Inputs",
        Heading::Channels => "Channels",
    }
}

/// What stands over goals that serve no objective.
pub const WITHOUT_OBJECTIVE: &str = "Without an objective";

/// What a goal is called in short.
pub fn goal_name<'a>(view: &'a View<'_>, goal: GoalId) -> &'a str {
    name_of(view, ItemId::Goal(goal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_words() {
        for (code, expected) in [
            ("unused_kpi", "Unused KPI"),
            ("kpi_cannot_prove_goal", "KPI cannot prove goal"),
            ("stale", "Stale"),
        ] {
            assert_eq!(title_of(code), expected);
        }
    }
}
