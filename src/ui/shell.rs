//! The window: menu, tabs, the page, the status bar, and what floats above them.

use egui::{CentralPanel, Frame, Id, Margin, Panel, Ui};

use super::answers::AnswersPanel;
use super::coverage::CoveragePage;
use super::findings::FindingsPage;
use super::plan::PlanPage;
use super::widgets::tab_ui;
use super::{banner, beside, dialogs, menu, pages, status_bar, theme};
use crate::analysis::About;
use crate::app::{Action, Actions, Command, Dialog, Page, View};

/// Everything on the screen that remembers something between frames.
#[derive(Default)]
pub struct Screen {
    plan: PlanPage,
    findings: FindingsPage,
    coverage: CoveragePage,
    answers: AnswersPanel,
    /// The panel the keyboard was sent to last by "Next panel".
    pane: usize,
    wants_pane: bool,
}

impl Screen {
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        dialog: &mut Option<Dialog>,
        actions: &mut Actions,
    ) {
        let window = theme::tokens(ui).window;
        let bar = |margin: Margin| Frame::new().fill(window).inner_margin(margin);
        Panel::top("menu")
            .frame(bar(Margin::symmetric(16, 2)))
            .show_separator_line(false)
            .show(ui, |ui| menu::menu_ui(ui, view, actions));
        if view.is_plan_open {
            Panel::top("tabs")
                .frame(bar(Margin { left: 16, right: 16, top: 0, bottom: 8 }))
                .show_separator_line(false)
                .show(ui, |ui| tabs_ui(ui, view, actions));
            Panel::bottom("status")
                .frame(bar(Margin::symmetric(16, 2)))
                .show_separator_line(false)
                .show(ui, |ui| status_bar::status_bar_ui(ui, view, actions));
            banner::banner_ui(ui, view, actions);
            beside::panel_ui(ui, view, &mut self.answers, actions);
        }
        CentralPanel::default().frame(bar(Margin::symmetric(16, 0))).show(ui, |ui| {
            self.page_ui(ui, view, actions);
        });
        pages::notices_ui(ui, view, actions);
        pages::drop_zone_ui(ui, view);
        dialogs::dialogs_ui(ui, view, dialog, actions);
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        if !view.is_plan_open {
            match view.session.page {
                Page::Preferences => pages::preferences_ui(ui, view, actions),
                Page::Plan | Page::Findings | Page::Coverage | Page::PlanSettings => {
                    pages::welcome_ui(ui, view, actions);
                }
            }
            return;
        }
        match view.session.page {
            _ if beside::takes_whole_page(ui, view) => {
                beside::content_ui(ui, view, &mut self.answers, actions);
            }
            Page::Plan => {
                let pane = std::mem::take(&mut self.wants_pane).then_some(self.pane);
                self.plan.ui(ui, view, pane, actions);
            }
            Page::Findings => self.findings.ui(ui, view, actions),
            Page::Coverage => self.coverage.ui(ui, view, actions),
            Page::PlanSettings => pages::plan_settings_ui(ui, view, actions),
            Page::Preferences => pages::preferences_ui(ui, view, actions),
        }
    }

    /// The number that a widget with the keyboard is at, where it holds several.
    pub fn number_at(&self, focused: Id) -> Option<About> {
        self.plan.number_at(focused)
    }

    /// Sends the keyboard to the next panel of the page.
    pub fn focus_next_pane(&mut self) {
        self.pane = (self.pane + 1) % PlanPage::N_PANES;
        self.wants_pane = true;
    }
}

fn tabs_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_4;
        let pages = [
            (Page::Plan, "Plan"),
            (Page::Findings, "Findings"),
            (Page::Coverage, "Coverage"),
            (Page::PlanSettings, "Plan settings"),
            (Page::Preferences, "Preferences"),
        ];
        for (page, name) in pages {
            if tab_ui(ui, name, view.session.page == page).clicked() {
                if beside::takes_whole_page(ui, view) {
                    actions.push(Action::CloseInspector);
                }
                actions.push(Action::ShowPage(page));
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let keys = Command::Palette.shortcuts().first();
            let keys = keys.map_or_else(String::new, |keys| ui.format_shortcut(keys));
            let text = format!("Find or do anything   {keys}");
            if super::widgets::search_button_ui(ui, &text, "Find or do anything").clicked() {
                actions.push(Action::Run(Command::Palette));
            }
        });
    });
}
