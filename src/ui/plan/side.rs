//! The plan's other lists: what it lacks, its KPIs, inputs and channels.

use std::collections::BTreeMap;

use egui::{Label, Link, Response, RichText, ScrollArea, Ui};

use super::Attention;
use super::reorder::Reorder;
use super::row::{Row, Steps};
use crate::analysis::{Finding, Severity};
use crate::app::field::{ChannelField, InputField, KpiField};
use crate::app::{Action, Actions, Command, Field, Selection, SidePage, View};
use crate::edit::{ChannelEdit, Edit, InputEdit, KpiEdit};
use crate::model::{ItemId, KpiId};
use crate::ui::field::rename_ui;
use crate::ui::theme;
use crate::ui::widgets::{Chip, action_button_ui, chip_ui, note_ui};
use crate::ui::words::{count, count_in_groups};

pub fn side_ui(ui: &mut Ui, view: &View<'_>, attention: Attention, actions: &mut Actions) {
    ui.add_space(theme::SPACE_8);
    chooser_ui(ui, view, actions);
    ui.add_space(theme::SPACE_4);
    ScrollArea::vertical().id_salt("side").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        // The scroll bar floats over the right edge.
        ui.set_max_width(ui.available_width() - theme::SPACE_8);
        match view.session.side {
            SidePage::Findings => findings_ui(ui, view, actions),
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

/// How many findings are shown: nobody mends more at a time, and a frame must not grow with them.
const MOST_FINDINGS: usize = 100;

fn findings_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    if view.analysis.findings.is_empty() {
        let is_empty = view.project.goals.is_empty() && view.project.kpis.is_empty();
        note_ui(
            ui,
            if is_empty {
                "Nothing to examine yet"
            } else {
                "Nothing to mend: every goal names what it needs"
            },
        );
    }
    let findings = &view.analysis.findings;
    for (place, finding) in findings.iter().take(MOST_FINDINGS).enumerate() {
        ui.push_id(("finding", place), |ui| finding_ui(ui, view, finding, actions));
    }
    if let Some(more) = findings.len().checked_sub(MOST_FINDINGS).filter(|more| *more > 0) {
        let more = count_in_groups(view.numbers(), more, "more finding", "more findings");
        note_ui(ui, &format!("and {more}"));
    }
}

fn finding_ui(ui: &mut Ui, view: &View<'_>, finding: &Finding, actions: &mut Actions) {
    let tokens = theme::tokens(ui);
    let color = match finding.severity {
        Severity::Blocks => tokens.danger,
        Severity::Weakens => tokens.warning,
        Severity::Note => tokens.weak,
    };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let title = RichText::new(code_in_words(finding.code));
        let title = title.text_style(theme::small_semibold()).color(color);
        if ui.add(Link::new(title)).on_hover_text("Show it").clicked() {
            actions.push(Action::Reveal(finding.about));
        }
        let about = name_of(view, finding.about);
        if !about.is_empty() {
            ui.add(Label::new(RichText::new(about).small()).truncate());
        }
        ui.add(Label::new(RichText::new(&finding.message).small().weak()).wrap());
    });
    ui.add_space(theme::SPACE_8);
}

/// `unused_kpi` → "Unused KPI".
fn code_in_words(code: &str) -> String {
    let mut words = code.replace('_', " ").replace("kpi", "KPI");
    if let Some(first) = words.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    words
}

fn name_of<'a>(view: &'a View<'_>, item: ItemId) -> &'a str {
    let project = view.project;
    match item {
        ItemId::Objective(id) => project.objectives.get(id).map(|item| item.name.as_str()),
        ItemId::Goal(id) => project.goals.get(id).map(|item| item.statement.as_str()),
        ItemId::Kpi(id) => project.kpis.get(id).map(|item| item.name.as_str()),
        ItemId::Input(id) => project.inputs.get(id).map(|item| item.label.as_str()),
        ItemId::Channel(id) => project.channels.get(id).map(|item| item.name.as_str()),
    }
    .unwrap_or_default()
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
