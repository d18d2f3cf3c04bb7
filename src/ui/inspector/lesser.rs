//! Every field of an objective, an input and a channel.

use egui::Ui;

use super::choose_ui;
use crate::analysis::words::upper_first;
use crate::app::field::{ChannelField, InputField, ObjectiveField};
use crate::app::{Action, Actions, Command, Field, View};
use crate::edit::{ChannelEdit, Edit, InputEdit, ObjectiveEdit};
use crate::model::{
    ChannelId, Input, InputId, InputKind, ItemId, ObjectiveId, StockRule, Substitute,
};
use crate::ui::field::FieldUi;
use crate::ui::widgets::{action_button_ui, danger_text_button_ui, note_ui};
use crate::ui::words::count_in_groups;

pub fn objective_ui(ui: &mut Ui, view: &View<'_>, id: ObjectiveId, actions: &mut Actions) {
    let field = |field, name: &'static str| FieldUi::new(Field::Objective(id, field), name);
    field(ObjectiveField::Name, "Name").ui(ui, view, actions);
    field(ObjectiveField::Description, "What is meant").multiline(3).ui(ui, view, actions);
    field(ObjectiveField::Owner, "Owner").ui(ui, view, actions);
    field(ObjectiveField::Weight, "Weight").right_aligned().ui(ui, view, actions);
    field(ObjectiveField::Notes, "Notes").multiline(3).ui(ui, view, actions);
    ui.separator();
    if danger_text_button_ui(ui, "Delete objective with its goals").clicked() {
        actions.push(Action::Delete(Edit::Objective(ObjectiveEdit::Delete { id })));
    }
}

pub fn input_ui(ui: &mut Ui, view: &View<'_>, id: InputId, actions: &mut Actions) {
    let Some(input) = view.project.inputs.get(id) else { return };
    let field = |field, name: &'static str| FieldUi::new(Field::Input(id, field), name);
    field(InputField::Label, "Name").ui(ui, view, actions);
    field(InputField::Identifier, "Name in formulas")
        .hint("A new one is carried into every formula")
        .ui(ui, view, actions);
    adding_up_ui(ui, view, id, input, actions);
    field(InputField::Unit, "Unit").ui(ui, view, actions);
    field(InputField::Source, "Where the readings come from").multiline(2).ui(ui, view, actions);
    let mut is_illustrative = input.is_illustrative;
    if ui.checkbox(&mut is_illustrative, "Readings are made up to show something").changed() {
        let input = Box::new(Input { is_illustrative, ..Input::clone(input) });
        actions.edit(Edit::Input(InputEdit::Set { id, input }));
    }
    if input.kind != InputKind::GivenRate {
        let mut is_net = input.is_net;
        let shown = ui.checkbox(&mut is_net, "A net change, which may be under 0");
        if shown.on_hover_text("Gains less losses, as new followers less those who left").changed()
        {
            let input = Box::new(Input { is_net, ..Input::clone(input) });
            actions.edit(Edit::Input(InputEdit::Set { id, input }));
        }
    }
    field(InputField::Breaks, "Changes of what is counted")
        .multiline(2)
        .hint("One a line: a date, a colon, the reason")
        .ui(ui, view, actions);
    let n: usize = view.project.series_of(id).map(|(_, series)| series.len()).sum();
    note_ui(ui, &count_in_groups(view.numbers(), n, "reading", "readings"));
    ui.separator();
    ui.horizontal_wrapped(|ui| {
        if action_button_ui(ui, "Merge into another…").clicked() {
            actions.push(Action::Touch(ItemId::Input(id)));
            actions.push(Action::Run(Command::Merge));
        }
        if danger_text_button_ui(ui, "Delete input").clicked() {
            actions.push(Action::Delete(Edit::Input(InputEdit::Delete { id })));
        }
    });
}

/// Kind, and what follows from it: which reading stands for a stock, what weighs a rate.
fn adding_up_ui(ui: &mut Ui, view: &View<'_>, id: InputId, input: &Input, actions: &mut Actions) {
    let mut changed = Input::clone(input);
    let kinds = InputKind::ALL;
    if let Some(kind) =
        choose_ui(ui, "How it adds up", input.kind, &kinds, |k| k.label().to_owned())
    {
        changed.kind = kind;
    }
    match input.kind {
        InputKind::Stock => {
            let text = |rule: StockRule| rule.label().to_owned();
            let rules = StockRule::ALL;
            if let Some(rule) =
                choose_ui(ui, "Over a longer period", input.stock_rule, &rules, text)
            {
                changed.stock_rule = rule;
            }
        }
        InputKind::GivenRate => {
            let others = view.project.inputs.ids().iter().copied().filter(|other| *other != id);
            let choices: Vec<Option<InputId>> =
                std::iter::once(None).chain(others.map(Some)).collect();
            let text = |weight: Option<InputId>| {
                let weight = weight.and_then(|weight| view.project.inputs.get(weight));
                weight.map_or_else(|| "Nothing: never averaged".to_owned(), |w| w.label.clone())
            };
            if let Some(weight) = choose_ui(ui, "Weighed by", input.weight, &choices, text) {
                changed.weight = weight;
            }
            if input.weight.is_none() {
                substitutes_ui(ui, &mut changed);
            }
        }
        InputKind::Flow => {}
        InputKind::Unique => {
            note_ui(ui, "Never added over time or channels: the same people would count twice");
            substitutes_ui(ui, &mut changed);
        }
    }
    if changed != *input {
        actions.edit(Edit::Input(InputEdit::Set { id, input: Box::new(changed) }));
    }
}

/// What stands for several periods and for several channels where nothing can be added.
fn substitutes_ui(ui: &mut Ui, input: &mut Input) {
    let text = |substitute: Substitute| match substitute {
        Substitute::None => "Nothing: no figure is given".to_owned(),
        Substitute::Largest | Substitute::Mean => upper_first(substitute.label()),
    };
    let all = Substitute::ALL;
    if let Some(chosen) = choose_ui(ui, "Over a longer period", input.over_time, &all, text) {
        input.over_time = chosen;
    }
    if let Some(chosen) = choose_ui(ui, "Over several channels", input.over_channels, &all, text) {
        input.over_channels = chosen;
    }
    note_ui(
        ui,
        "The platform's own figure, entered for the longer period, comes first; figures made \
         otherwise say so",
    );
}

pub fn channel_ui(ui: &mut Ui, view: &View<'_>, id: ChannelId, actions: &mut Actions) {
    let field = |field, name: &'static str| FieldUi::new(Field::Channel(id, field), name);
    field(ChannelField::Name, "Name").ui(ui, view, actions);
    field(ChannelField::Notes, "Notes").multiline(3).ui(ui, view, actions);
    ui.separator();
    ui.horizontal_wrapped(|ui| {
        if action_button_ui(ui, "Merge into another…").clicked() {
            actions.push(Action::Touch(ItemId::Channel(id)));
            actions.push(Action::Run(Command::Merge));
        }
        if danger_text_button_ui(ui, "Delete channel with its readings").clicked() {
            actions.push(Action::Delete(Edit::Channel(ChannelEdit::Delete { id })));
        }
    });
}
