//! What the plan lacks: a page that lists all of it with the ways out, the short list beside the
//! objectives, and what counts and cards of findings have in common.

pub mod card;
mod heading;
mod lines;
mod short;
pub mod words;

use egui::{Label, Layout, Link, Rect, RichText, ScrollArea, Ui, vec2};

use self::card::{Title, block_ui, finding_ui, id_of};
use self::heading::GroupHeading;
use self::lines::{Choice, Line, Lines};
use self::words::{heading_of, kind_of, name_of};
use super::theme;
use super::widgets::{Chip, action_button_ui, chip_ui, filled_panel_ui, note_ui};
use crate::analysis::Severity;
use crate::analysis::by_item::Heading;
use crate::app::{Action, Actions, View};
use crate::model::ItemId;

pub use short::{ShortList, one_line};

/// How many findings are listed at first, and how many more at a time: nobody mends more at once.
const STEP: usize = 100;
/// Sentences longer than this are hard to read, in points.
const COLUMN_WIDTH: f32 = 880.0;
/// Below a group's heading, its items and findings stand a little to the right.
const INDENT: f32 = 20.0;

/// The page and what the user chose to see on it.
pub struct FindingsPage {
    choice: Choice,
    lines: Option<Lines>,
}

impl Default for FindingsPage {
    fn default() -> Self {
        let folded = std::collections::BTreeSet::new();
        Self { choice: Choice { severity: None, folded, most: STEP }, lines: None }
    }
}

impl FindingsPage {
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        filled_panel_ui(
            ui,
            "Findings",
            "what the plan lacks, the gravest first",
            |_| {},
            |ui| {
                self.filter_ui(ui, view);
                ui.add_space(theme::SPACE_4);
                self.list_ui(ui, view, actions);
            },
        );
    }

    fn filter_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(theme::SPACE_4, theme::SPACE_4);
            let all = view.analysis.findings.len();
            let choices = [
                (None, "All", all),
                (Some(Severity::Blocks), "Blocks", view.findings.count(Severity::Blocks)),
                (Some(Severity::Weakens), "Weakens", view.findings.count(Severity::Weakens)),
                (Some(Severity::Note), "Notes", view.findings.count(Severity::Note)),
            ];
            for (severity, name, n) in choices {
                let is_on = self.choice.severity == severity;
                if chip_ui(ui, Chip::Choice, &format!("{name} {n}"), is_on).clicked() {
                    self.choice = Choice { severity, most: STEP, ..self.choice.clone() };
                }
            }
        });
    }

    fn list_ui(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let choice = &self.choice;
        let mut lines = Lines::update(self.lines.take(), view.analysis, view.findings, choice);
        let scroll = ScrollArea::vertical().id_salt("findings").auto_shrink([false, false]);
        scroll.show_viewport(ui, |ui, viewport| {
            // The scroll bar floats over the right edge.
            ui.set_max_width((ui.available_width() - theme::SPACE_12).min(COLUMN_WIDTH));
            ui.spacing_mut().item_spacing.y = 0.0;
            if lines.all.is_empty() {
                note_ui(ui, nothing_to_list(view));
            }
            self.lines_ui(ui, view, &mut lines, viewport, actions);
            if lines.n_more > 0 {
                ui.add_space(theme::SPACE_8);
                let more = lines.n_more.min(STEP);
                let text = format!("Show {more} more of {}", lines.n_more);
                if action_button_ui(ui, &text).clicked() {
                    self.choice.most += STEP;
                }
            }
            ui.add_space(theme::SPACE_24);
        });
        self.lines = Some(lines);
    }

    /// The lines in view and a screen's height around them, so that the keyboard finds the next
    /// one; room is kept for all others.
    fn lines_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        lines: &mut Lines,
        viewport: Rect,
        actions: &mut Actions,
    ) {
        let (top, width) = (ui.cursor().top(), ui.available_width());
        let near = viewport.expand2(vec2(0.0, viewport.height())).y_range();
        for n in 0..lines.all.len() {
            let y = ui.cursor().top() - top;
            if let Some(height) = lines.height(n, width)
                && !near.intersects(egui::Rangef::new(y, y + height))
            {
                ui.add_space(height);
                continue;
            }
            let Some(line) = lines.all.get(n).copied() else { continue };
            ui.push_id(("line", n), |ui| self.line_ui(ui, view, line, actions));
            lines.set_height(n, ui.cursor().top() - top - y);
        }
    }

    fn line_ui(&mut self, ui: &mut Ui, view: &View<'_>, line: Line, actions: &mut Actions) {
        match line {
            Line::Group(heading, worst, n) => self.heading_ui(ui, view, heading, worst, n),
            Line::Item(item) => {
                ui.add_space(theme::SPACE_4);
                indented_ui(ui, INDENT, |ui| item_ui(ui, view, item, actions));
            }
            Line::Finding(place) => {
                let Some(finding) = view.analysis.findings.get(place) else { return };
                let is_open = view.session.finding == Some(id_of(finding))
                    && view.session.inspected == Some(finding.about);
                let name = words::title_of(finding.code);
                // The block has a margin of its own, the words line up with the item's.
                indented_ui(ui, INDENT - theme::SPACE_8, |ui| {
                    block_ui(ui, "finding", (&name, is_open), |ui| {
                        finding_ui(ui, finding, Title::Opens, actions);
                    });
                });
            }
        }
    }

    /// The heading of a group: a click folds it.
    fn heading_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        heading: Heading,
        worst: Severity,
        n: usize,
    ) {
        ui.add_space(theme::SPACE_12);
        let is_folded = self.choice.folded.contains(&heading);
        let shown = GroupHeading { name: heading_of(view, heading), worst, n, is_folded };
        if shown.ui(ui).clicked() && !self.choice.folded.remove(&heading) {
            self.choice.folded.insert(heading);
        }
    }
}

/// Scrolls to what the keyboard has reached.
fn keep_in_view(response: &egui::Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

fn nothing_to_list(view: &View<'_>) -> &'static str {
    if !view.analysis.findings.is_empty() {
        "Nothing of this kind"
    } else if view.project.goals.is_empty() && view.project.kpis.is_empty() {
        "Nothing to examine yet: add an objective and a goal, and what they lack is listed here"
    } else {
        "Nothing to mend: every goal names what it needs"
    }
}

fn indented_ui(ui: &mut Ui, by: f32, add_contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(by);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            add_contents(ui);
        });
    });
}

/// What the findings below are about; a click shows it in the plan.
fn item_ui(ui: &mut Ui, view: &View<'_>, item: ItemId, actions: &mut Actions) {
    let tokens = theme::tokens(ui);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), theme::SPACE_24),
        Layout::left_to_right(egui::Align::Center),
        |ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_8;
            if matches!(item, ItemId::Goal(_)) {
                let kind = RichText::new(kind_of(item)).small().color(tokens.weak);
                ui.add(Label::new(kind));
            }
            let words = RichText::new(name_of(view, item)).text_style(theme::semibold());
            let link = ui.add(Link::new(words.color(tokens.text)));
            keep_in_view(&link);
            if link.on_hover_text("Show it in the plan").clicked() {
                actions.push(Action::Reveal(item));
            }
        },
    );
}
