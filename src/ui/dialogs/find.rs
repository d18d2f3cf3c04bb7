//! Find: everything in the plan that has a name.

use egui::Ui;

use super::search_list::{Found, Pick, SearchList, search_list_ui};
use crate::app::{Action, Actions, View};
use crate::model::{GoalId, ItemId, Project};

const LIST: SearchList<'static> = SearchList {
    id: "find",
    name: "Find in the plan",
    field: "Search the plan",
    placeholder: "Objectives, goals, KPIs, inputs, channels",
    nothing: "Nothing in the plan has these words. Try fewer or shorter ones.",
};

pub(super) fn find_ui(
    ui: &Ui,
    view: &View<'_>,
    query: &mut String,
    chosen: &mut usize,
    actions: &mut Actions,
) {
    let mut hits = Vec::new();
    let pick = search_list_ui(ui, &LIST, query, chosen, |query| {
        hits = find(view.project, query);
        hits.iter().map(Hit::row).collect()
    });
    match pick {
        Some(Pick::Chosen(place)) => {
            actions.push(Action::CloseDialog);
            if let Some(hit) = hits.get(place) {
                actions.push(Action::Reveal(hit.item));
            }
        }
        Some(Pick::Cancelled) => actions.push(Action::CloseDialog),
        None => {}
    }
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub item: ItemId,
    pub name: String,
    /// Where it belongs or what else was found.
    note: String,
    /// The words are in the name itself, not in other texts.
    is_by_name: bool,
}

impl Hit {
    fn row(&self) -> Found {
        let kind = match self.item {
            ItemId::Objective(_) => "Objective",
            ItemId::Goal(_) => "Goal",
            ItemId::Kpi(_) => "KPI",
            ItemId::Input(_) => "Input",
            ItemId::Channel(_) => "Channel",
        };
        Found {
            title: self.name.clone(),
            note: self.note.clone(),
            tail: kind.to_owned(),
            is_enabled: true,
        }
    }
}

/// Everything whose texts have every word of the query, those that have them in the name first.
pub(super) fn find(project: &Project, query: &str) -> Vec<Hit> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let mut hits = Vec::new();
    let mut add = |item: ItemId, name: &str, note: &str, texts: &[&str]| {
        let has_all = |text: &str| words.iter().all(|word| text.contains(word.as_str()));
        let lower = name.to_lowercase();
        let is_by_name = has_all(&lower);
        let everything = || texts.iter().fold(lower.clone(), |all, text| all + " " + text);
        if is_by_name || has_all(&everything().to_lowercase()) {
            hits.push(Hit { item, name: name.to_owned(), note: note.to_owned(), is_by_name });
        }
    };
    for (id, objective) in project.objectives.iter() {
        let texts = [objective.description.as_str(), &objective.owner, &objective.notes];
        add(ItemId::Objective(id), &objective.name, "", &texts);
    }
    for (id, goal) in project.goals.iter() {
        let smart = &goal.smart;
        let texts = [
            smart.specific.as_str(),
            &smart.attainable,
            &smart.relevant,
            &smart.timely,
            &goal.owner,
            &goal.notes,
        ];
        add(ItemId::Goal(id), &goal.statement, objective_of(project, id), &texts);
    }
    for (id, kpi) in project.kpis.iter() {
        let texts = [kpi.formula.as_str(), &kpi.definition, &kpi.notes];
        add(ItemId::Kpi(id), &kpi.name, &kpi.formula, &texts);
    }
    for (id, input) in project.inputs.iter() {
        let texts = [input.identifier.as_str(), &input.source];
        add(ItemId::Input(id), &input.label, &input.identifier, &texts);
    }
    for (id, channel) in project.channels.iter() {
        add(ItemId::Channel(id), &channel.name, "", &[&channel.notes]);
    }
    hits.sort_by_key(|hit| !hit.is_by_name);
    hits
}

fn objective_of(project: &Project, goal: GoalId) -> &str {
    let objective = project.goals.get(goal).and_then(|goal| goal.objective);
    let objective = objective.and_then(|id| project.objectives.get(id));
    objective.map_or("", |objective| &objective.name)
}
