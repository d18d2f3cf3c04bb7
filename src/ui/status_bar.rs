//! The line at the bottom: saved, findings, how far the data goes, what is judged, what Undo does.

use egui::{Align, Label, Layout, Link, RichText, Role, Ui};

use super::icons::Icon;
use super::theme;
use super::widgets::icon_button_ui;
use crate::analysis::About;
use crate::app::{Action, Actions, Command, Page, View};
use crate::model::JudgedOn;

pub fn status_bar_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.set_min_height(theme::SPACE_24);
        ui.spacing_mut().item_spacing.x = theme::SPACE_24;
        let state = view.document.save_state;
        let saved = ui.add(Label::new(RichText::new(state).small().weak()));
        ui.accesskit_node_builder(saved.id, |node| node.set_role(Role::Status));
        findings_ui(ui, view, actions);
        let data = match view.analysis.data_to {
            Some(date) => format!("Data to {}", view.date(date)),
            None => "No readings yet".to_owned(),
        };
        ui.add(Label::new(RichText::new(data).small().weak()));
        judged_ui(ui, view, actions);
        how_ui(ui, actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(label) = view.document.undo_label {
                let text = RichText::new(format!("Undo: {label}")).small().weak();
                let shown = ui.add(Label::new(text).truncate().sense(egui::Sense::click()));
                if shown.on_hover_text("Ctrl+Z takes it back").clicked() {
                    actions.push(Action::Run(Command::Undo));
                }
            }
        });
    });
}

fn findings_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let n = view.analysis.findings.len();
    let words = match n {
        0 => "No findings".to_owned(),
        1 => "1 finding".to_owned(),
        n => format!("{n} findings"),
    };
    let tokens = theme::tokens(ui);
    let worst = view.analysis.findings.first().map(|finding| finding.severity);
    let color = worst.map_or(tokens.weak, |worst| tokens.severity(worst));
    let shown = ui.add(Link::new(RichText::new(words).small().color(color)));
    if shown.on_hover_text("What the plan lacks").clicked() {
        actions.push(Action::Run(Command::ShowFindings));
    }
}

/// How the counts and dates of this line come about.
fn how_ui(ui: &mut Ui, actions: &mut Actions) {
    let button = icon_button_ui(ui, Icon::Info, "How are these computed?");
    if button.clicked() {
        actions.explain(About::Plan, button.rect);
    }
}

fn judged_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let why = match view.project.settings.judging.judged_on {
        JudgedOn::Today => "today",
        JudgedOn::LastData => "the last data",
        JudgedOn::Fixed(_) => "a fixed date of this plan",
    };
    let words = format!("Judged on {}", view.date(view.analysis.judged_on));
    let color = theme::tokens(ui).weak;
    let shown = ui.add(Link::new(RichText::new(words).small().color(color)));
    if shown
        .on_hover_text(format!("Goals are judged on {why}; change it in the plan settings"))
        .clicked()
    {
        actions.push(Action::ShowPage(Page::PlanSettings));
    }
}
