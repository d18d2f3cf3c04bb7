//! The plan's other lists: what it lacks, its KPIs, inputs and channels.

use egui::{Response, ScrollArea, Ui};

use super::row::{Row, row_id};
use super::sight::{List, Need};
use super::{Attention, Kept};
use crate::app::field::{ChannelField, InputField, KpiField};
use crate::app::{Action, Actions, Command, Field, Selection, SidePage, View};
use crate::edit::{ChannelEdit, Edit, InputEdit, KpiEdit};
use crate::model::ItemId;
use crate::ui::field::rename_ui;
use crate::ui::theme;
use crate::ui::widgets::{Chip, action_button_ui, chip_ui};
use crate::ui::words::count;

pub fn side_ui(
    ui: &mut Ui,
    view: &View<'_>,
    attention: Attention,
    kept: &mut Kept,
    actions: &mut Actions,
) {
    ui.add_space(theme::SPACE_8);
    chooser_ui(ui, view, actions);
    ui.add_space(theme::SPACE_4);
    if view.session.side == SidePage::Findings {
        kept.findings.ui(ui, view, actions);
        return;
    }
    ScrollArea::vertical().id_salt("side").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        // The scroll bar floats over the right edge.
        ui.set_max_width(ui.available_width() - theme::SPACE_8);
        // The keyboard is sent to the objectives above.
        let attention = Attention { focus: false, ..attention };
        match view.session.side {
            SidePage::Findings => {}
            SidePage::Kpis => kpis_ui(ui, view, attention, kept, actions),
            SidePage::Inputs => inputs_ui(ui, view, attention, kept, actions),
            SidePage::Channels => channels_ui(ui, view, attention, kept, actions),
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

impl Entry<'_> {
    fn need(&self, view: &View<'_>) -> Need {
        let (item, field) = (self.item, self.field);
        Need { item, id: row_id(item), field, is_sought: view.session.active == Some(item) }
    }

    /// The row, and whether it was clicked.
    fn ui(&self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) -> (Response, bool) {
        if view.session.renaming == Some(self.field) {
            return (rename_ui(ui, view, actions, self.field, self.rename), false);
        }
        let row = Row {
            item: self.item,
            name: self.name,
            placeholder: "Unnamed",
            sub: &self.sub,
            status: None,
            is_selected: self.is_selected,
        };
        let response = row.ui(ui, view, actions);
        if response.double_clicked() {
            actions.push(Action::Rename(self.field));
        }
        let is_clicked = response.clicked() && !response.double_clicked();
        (response, is_clicked)
    }
}

fn kpis_ui(
    ui: &mut Ui,
    view: &View<'_>,
    attention: Attention,
    kept: &mut Kept,
    actions: &mut Actions,
) {
    let mut list = List::new(ui, &mut kept.sight, attention);
    for (id, kpi) in view.project.kpis.iter() {
        let sub = match kept.counts.of_kpi(id) {
            0 => "serves no goal".to_owned(),
            n => count(n, "goal", "goals"),
        };
        let entry = Entry {
            item: ItemId::Kpi(id),
            field: Field::Kpi(id, KpiField::Name),
            rename: "KPI name",
            name: &kpi.name,
            sub,
            is_selected: view.session.selection.kpi == Some(id),
        };
        let shown = list.row(ui, view, id, &entry.need(view), |ui| entry.ui(ui, view, actions));
        if shown.is_some_and(|(_, is_clicked)| is_clicked) {
            let selection = Selection { goal: None, kpi: Some(id), ..view.session.selection };
            actions.push(Action::Select(selection));
            actions.push(Action::Touch(ItemId::Kpi(id)));
        }
    }
    if let Some((id, to)) = list.finish(ui, actions) {
        actions.edit(Edit::Kpi(KpiEdit::Move { id, to }));
    }
    if action_button_ui(ui, "+ Add KPI…").clicked() {
        actions.push(Action::Run(Command::AddKpi));
    }
}

fn inputs_ui(
    ui: &mut Ui,
    view: &View<'_>,
    attention: Attention,
    kept: &mut Kept,
    actions: &mut Actions,
) {
    let mut list = List::new(ui, &mut kept.sight, attention);
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
        let shown = list.row(ui, view, id, &entry.need(view), |ui| entry.ui(ui, view, actions));
        if shown.is_some_and(|(_, is_clicked)| is_clicked) {
            actions.push(Action::Reveal(ItemId::Input(id)));
        }
    }
    if let Some((id, to)) = list.finish(ui, actions) {
        actions.edit(Edit::Input(InputEdit::Move { id, to }));
    }
    if action_button_ui(ui, "+ Add input").clicked() {
        actions.push(Action::Run(Command::AddInput));
    }
}

fn channels_ui(
    ui: &mut Ui,
    view: &View<'_>,
    attention: Attention,
    kept: &mut Kept,
    actions: &mut Actions,
) {
    let mut list = List::new(ui, &mut kept.sight, attention);
    for (id, channel) in view.project.channels.iter() {
        let entry = Entry {
            item: ItemId::Channel(id),
            field: Field::Channel(id, ChannelField::Name),
            rename: "Channel name",
            name: &channel.name,
            sub: String::new(),
            is_selected: view.session.active == Some(ItemId::Channel(id)),
        };
        let shown = list.row(ui, view, id, &entry.need(view), |ui| entry.ui(ui, view, actions));
        if shown.is_some_and(|(_, is_clicked)| is_clicked) {
            actions.push(Action::Reveal(ItemId::Channel(id)));
        }
    }
    if let Some((id, to)) = list.finish(ui, actions) {
        actions.edit(Edit::Channel(ChannelEdit::Move { id, to }));
    }
    if action_button_ui(ui, "+ Add channel").clicked() {
        actions.push(Action::Run(Command::AddChannel));
    }
}
