//! The plan's other lists: what it lacks, its KPIs, inputs and channels.

use std::collections::BTreeMap;

use egui::{Response, ScrollArea, Ui};

use super::Attention;
use super::reorder::Reorder;
use super::row::{Row, Steps};
use crate::app::field::{ChannelField, InputField, KpiField};
use crate::app::{Action, Actions, Command, Field, Selection, SidePage, View};
use crate::edit::{ChannelEdit, Edit, InputEdit, KpiEdit};
use crate::model::{ItemId, KpiId};
use crate::ui::field::rename_ui;
use crate::ui::findings::ShortList;
use crate::ui::theme;
use crate::ui::widgets::{Chip, action_button_ui, chip_ui};
use crate::ui::words::count;

pub fn side_ui(
    ui: &mut Ui,
    view: &View<'_>,
    attention: Attention,
    findings: &mut ShortList,
    actions: &mut Actions,
) {
    ui.add_space(theme::SPACE_8);
    chooser_ui(ui, view, actions);
    ui.add_space(theme::SPACE_4);
    if view.session.side == SidePage::Findings {
        findings.ui(ui, view, actions);
        return;
    }
    ScrollArea::vertical().id_salt("side").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        // The scroll bar floats over the right edge.
        ui.set_max_width(ui.available_width() - theme::SPACE_8);
        match view.session.side {
            SidePage::Findings => {}
            SidePage::Kpis => kpis_ui(ui, view, attention, actions),
            SidePage::Inputs => inputs_ui(ui, view, attention, actions),
            SidePage::Channels => channels_ui(ui, view, attention, actions),
        }
    });
}

fn chooser_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::SPACE_4, theme::SPACE_4);
        for side in SidePage::ALL {
            let name = match side {
                SidePage::Findings => format!("Findings {}", view.analysis.findings.len()),
                SidePage::Kpis => format!("KPIs {}", view.project.kpis.len()),
                SidePage::Inputs => format!("Inputs {}", view.project.inputs.len()),
                SidePage::Channels => format!("Channels {}", view.project.channels.len()),
            };
            if chip_ui(ui, Chip::Choice, &name, view.session.side == side).clicked() {
                actions.push(Action::ShowSide(side));
            }
        }
    });
}

/// What one row of these lists needs.
struct Entry<'a> {
    item: ItemId,
    field: Field,
    rename: &'a str,
    name: &'a str,
    sub: String,
    is_selected: bool,
}

fn entry_ui(
    ui: &mut Ui,
    view: &View<'_>,
    entry: &Entry<'_>,
    actions: &mut Actions,
) -> (Response, bool) {
    if view.session.renaming == Some(entry.field) {
        return (rename_ui(ui, view, actions, entry.field, entry.rename), false);
    }
    let row = Row {
        item: entry.item,
        name: entry.name,
        placeholder: "Unnamed",
        sub: &entry.sub,
        status: None,
        is_selected: entry.is_selected,
    };
    let response = row.ui(ui, view, actions);
    if response.double_clicked() {
        actions.push(Action::Rename(entry.field));
    }
    let is_clicked = response.clicked() && !response.double_clicked();
    (response, is_clicked)
}

/// Scrolls to the row of what was just looked for.
fn reveal(view: &View<'_>, attention: Attention, item: ItemId, response: &Response) {
    if attention.reveal && view.session.active == Some(item) {
        response.scroll_to_me(None);
    }
}

fn kpis_ui(ui: &mut Ui, view: &View<'_>, attention: Attention, actions: &mut Actions) {
    let mut reorder = Reorder::new();
    let mut steps = Steps::default();
    let mut n_goals: BTreeMap<KpiId, usize> = BTreeMap::new();
    for kpi in view.project.goals.values().filter_map(|goal| goal.kpi) {
        *n_goals.entry(kpi).or_default() += 1;
    }
    for (id, kpi) in view.project.kpis.iter() {
        let sub = match n_goals.get(&id) {
            None => "serves no goal".to_owned(),
            Some(n) => count(*n, "goal", "goals"),
        };
        let entry = Entry {
            item: ItemId::Kpi(id),
            field: Field::Kpi(id, KpiField::Name),
            rename: "KPI name",
            name: &kpi.name,
            sub,
            is_selected: view.session.selection.kpi == Some(id),
        };
        let shown = ui.push_id(("kpi", id.0), |ui| entry_ui(ui, view, &entry, actions));
        let (response, is_clicked) = shown.inner;
        reorder.row(ui, id, &response);
        steps.row(ui, entry.item, &response);
        reveal(view, attention, entry.item, &response);
        if is_clicked {
            let selection = Selection { goal: None, kpi: Some(id), ..view.session.selection };
            actions.push(Action::Select(selection));
            actions.push(Action::Touch(ItemId::Kpi(id)));
        }
    }
    steps.take(actions);
    if let Some((id, to)) = reorder.wanted(ui) {
        actions.edit(Edit::Kpi(KpiEdit::Move { id, to }));
    }
    if action_button_ui(ui, "+ Add KPI…").clicked() {
        actions.push(Action::Run(Command::AddKpi));
    }
}

fn inputs_ui(ui: &mut Ui, view: &View<'_>, attention: Attention, actions: &mut Actions) {
    let mut reorder = Reorder::new();
    let mut steps = Steps::default();
    for (id, input) in view.project.inputs.iter() {
        let illustrative = if input.is_illustrative { " · illustrative" } else { "" };
        let entry = Entry {
            item: ItemId::Input(id),
            field: Field::Input(id, InputField::Label),
            rename: "Input name",
            name: &input.label,
            sub: format!("{}{illustrative}", input.identifier),
            is_selected: view.session.active == Some(ItemId::Input(id)),
        };
        let shown = ui.push_id(("input", id.0), |ui| entry_ui(ui, view, &entry, actions));
        let (response, is_clicked) = shown.inner;
        reorder.row(ui, id, &response);
        steps.row(ui, entry.item, &response);
        reveal(view, attention, entry.item, &response);
        if is_clicked {
            actions.push(Action::Reveal(ItemId::Input(id)));
        }
    }
    steps.take(actions);
    if let Some((id, to)) = reorder.wanted(ui) {
        actions.edit(Edit::Input(InputEdit::Move { id, to }));
    }
    if action_button_ui(ui, "+ Add input").clicked() {
        actions.push(Action::Run(Command::AddInput));
    }
}

fn channels_ui(ui: &mut Ui, view: &View<'_>, attention: Attention, actions: &mut Actions) {
    let mut reorder = Reorder::new();
    let mut steps = Steps::default();
    for (id, channel) in view.project.channels.iter() {
        let entry = Entry {
            item: ItemId::Channel(id),
            field: Field::Channel(id, ChannelField::Name),
            rename: "Channel name",
            name: &channel.name,
            sub: String::new(),
            is_selected: view.session.active == Some(ItemId::Channel(id)),
        };
        let shown = ui.push_id(("channel", id.0), |ui| entry_ui(ui, view, &entry, actions));
        let (response, is_clicked) = shown.inner;
        reorder.row(ui, id, &response);
        steps.row(ui, entry.item, &response);
        reveal(view, attention, entry.item, &response);
        if is_clicked {
            actions.push(Action::Reveal(ItemId::Channel(id)));
        }
    }
    steps.take(actions);
    if let Some((id, to)) = reorder.wanted(ui) {
        actions.edit(Edit::Channel(ChannelEdit::Move { id, to }));
    }
    if action_button_ui(ui, "+ Add channel").clicked() {
        actions.push(Action::Run(Command::AddChannel));
    }
}
