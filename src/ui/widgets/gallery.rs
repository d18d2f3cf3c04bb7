//! Every widget on one screen, as a test that names and clicks work, and as a picture to look at.

use egui::accesskit::{Action, Role};
use egui::{Id, Theme, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::analysis::by_item::{LETTERS, Tally};
use crate::analysis::{Severity, Status};
use crate::ui::icons::Icon;
use crate::ui::testing::harness_with;
use crate::ui::theme;

const TALLY: Tally = Tally { worst: Severity::Weakens, count: 1 };

/// What the gallery shows and what was done to it.
struct Gallery {
    clicks: Vec<String>,
    text: String,
    combo: usize,
    is_monthly: bool,
    shows_total: bool,
    split: f32,
    dialog: bool,
}

impl Default for Gallery {
    fn default() -> Self {
        Self {
            clicks: Vec::new(),
            text: "Raise share of voice".to_owned(),
            combo: 0,
            is_monthly: true,
            shows_total: true,
            split: 0.0,
            dialog: false,
        }
    }
}

impl Gallery {
    fn note(&mut self, clicked: bool, what: &str) {
        if clicked {
            self.clicks.push(what.to_owned());
        }
    }

    fn ui(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_4;
            let plan = tab_ui(ui, "Plan", true).clicked();
            self.note(plan, "Plan");
            let trends = tab_ui(ui, "Trends", false).clicked();
            self.note(trends, "Trends");
        });
        let notice = Notice {
            kind: NoticeKind::Warning,
            text: "plan.ron was changed by another program",
            actions: &["Reload", "Keep mine"],
            can_close: true,
        };
        let answer = notice_ui(ui, &notice);
        self.note(answer.action == Some(0), "Reload");
        self.note(answer.closed, "Dismiss");
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            self.column(ui, 232.0, Self::objectives);
            self.split += splitter_ui(ui, SplitterDirection::Sideways, "Resize objectives");
            self.column(ui, 408.0, Self::goals);
            ui.add_space(theme::SPACE_8);
            self.column(ui, ui.available_width(), Self::controls);
        });
        let toast = Notice {
            kind: NoticeKind::Done,
            text: "Goal deleted",
            actions: &["Undo"],
            can_close: false,
        };
        let answer = toast_ui(ui, Id::unique("toast"), &toast);
        self.note(answer.action == Some(0), "Undo");
        if self.dialog {
            self.dialog(ui);
        }
    }

    fn column(&mut self, ui: &mut Ui, width: f32, add_contents: impl FnOnce(&mut Self, &mut Ui)) {
        ui.allocate_ui(vec2(width, 560.0), |ui| {
            ui.vertical(|ui| {
                ui.set_width(width);
                add_contents(self, ui);
            });
        });
    }

    fn objectives(&mut self, ui: &mut Ui) {
        let mut added = false;
        panel_ui(
            ui,
            "Objectives",
            "",
            |ui| added = action_button_ui(ui, "+ Add").clicked(),
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for status in Status::ALL {
                    let name = format!("Goal {status}");
                    let is_chosen = status == Status::Behind;
                    let row = row_ui(ui, is_chosen, &name, |ui| {
                        ui.spacing_mut().interact_size.y = theme::SPACE_16;
                        ui.horizontal(|ui| {
                            status_dot_ui(ui, status);
                            status_badge_ui(ui, status);
                        });
                    });
                    self.note(row.clicked(), &name);
                }
                ui.separator();
                ui.horizontal_wrapped(|ui| {
                    for icon in Icon::ALL {
                        let name = format!("{icon:?}");
                        let clicked = icon_button_ui(ui, icon, &name).clicked();
                        self.note(clicked, &name);
                    }
                });
            },
        );
        self.note(added, "+ Add");
    }

    fn goals(&mut self, ui: &mut Ui) {
        let mut removed = false;
        filled_panel_ui(
            ui,
            "SMART goals",
            "Brand awareness",
            |ui| removed = danger_text_button_ui(ui, "Delete").clicked(),
            |ui| {
                semibold_ui(ui, "Raise share of voice by 2 points, to 14 %, by 31 Mar 2021");
                status_badge_ui(ui, Status::Behind);
                let color = theme::tokens(ui).behind;
                ui.horizontal(|ui| {
                    let marks = LETTERS.map(|letter| (letter, (letter == 'A').then_some(TALLY)));
                    smart_marks_ui(ui, Id::unique("open marks"), marks, |_, _| {});
                    meter_ui(ui, Some(0.6), Some(0.66), color, "60 % of the way, 66 % expected");
                });
                note_ui(ui, "13.2 % in February, 0.1 points under the path. Needs +0.8 in March.");
                ui.horizontal(|ui| {
                    let marks = LETTERS.map(|letter| (letter, None));
                    smart_marks_ui(ui, Id::unique("marks"), marks, |_, _| {});
                    meter_ui(ui, None, None, color, "Not measured yet");
                });
                title_ui(ui, "13.2 %");
                let text = "A KPI is a number that shows whether an objective is getting closer.";
                let clicked = empty_state_ui(ui, "No KPIs yet", text, "Add a KPI");
                self.note(clicked, "Add a KPI");
            },
        );
        self.note(removed, "Delete");
    }

    fn controls(&mut self, ui: &mut Ui) {
        let nothing = |_: &mut Ui| {};
        panel_ui(ui, "Controls", "Of egui and of ours, side by side", nothing, |ui| {
            text_field_ui(ui, "Name", &mut self.text);
            field_error_ui(ui, "Enter a date after 1 Mar 2021");
            let choices = ["Count", "Percent"];
            combo_ui(ui, "Unit", choices[self.combo], |ui| {
                for (index, choice) in choices.iter().enumerate() {
                    ui.selectable_value(&mut self.combo, index, *choice);
                }
            });
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = theme::SPACE_4;
                if chip_ui(ui, Chip::Choice, "Week", !self.is_monthly).clicked() {
                    self.is_monthly = false;
                }
                if chip_ui(ui, Chip::Choice, "Month", self.is_monthly).clicked() {
                    self.is_monthly = true;
                }
                ui.add_space(theme::SPACE_8);
                if chip_ui(ui, Chip::Toggle, "All channels", self.shows_total).clicked() {
                    self.shows_total = !self.shows_total;
                }
            });
            ui.horizontal(|ui| {
                let clicked = ui.button("Plain").clicked();
                self.note(clicked, "Plain");
                ui.add_enabled(false, egui::Button::new("Not now"));
                ui.checkbox(&mut self.shows_total, "Weighted");
                ui.radio_value(&mut self.combo, 0, "Count");
                ui.radio_value(&mut self.combo, 1, "Percent");
            });
            ui.horizontal(|ui| {
                let clicked = primary_button_ui(ui, "Import").clicked();
                self.note(clicked, "Import");
                let clicked = secondary_button_ui(ui, "Open…").clicked();
                self.note(clicked, "Open…");
                ui.hyperlink_to("Glossary", "https://example.org");
            });
            ui.add_enabled_ui(false, |ui| {
                ui.horizontal(|ui| {
                    primary_button_ui(ui, "Disabled main");
                    action_button_ui(ui, "Disabled action");
                });
            });
        });
    }

    fn dialog(&mut self, ui: &mut Ui) {
        let buttons = DialogButtons {
            cancel: Some("Cancel"),
            destructive: Some(DialogButton::new("Don’t save")),
            affirmative: DialogButton::new("Save"),
        };
        let title = "Save changes to “plan.ron” before closing?";
        let choice = modal_ui(ui, Id::unique("dialog"), title, 420.0, &buttons, |ui| {
            ui.label("Your changes from the last 12 minutes will be lost if you don’t save.");
        });
        if let Some(choice) = choice {
            self.dialog = false;
            self.clicks.push(format!("{choice:?}"));
        }
    }
}

fn gallery(in_theme: Theme) -> Harness<'static, Gallery> {
    let mut harness =
        harness_with(in_theme, [1280.0, 800.0], Gallery::default(), |ui, gallery: &mut Gallery| {
            gallery.ui(ui);
        });
    harness.run();
    harness
}

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

#[test]
fn every_button_is_clicked_by_its_name_in_both_themes() {
    for in_theme in THEMES {
        let mut harness = gallery(in_theme);
        let names = [
            "Trends",
            "+ Add",
            "Delete",
            "Add a KPI",
            "Plain",
            "Import",
            "Open…",
            "Reload",
            "Dismiss",
            "Undo",
            "Copy",
        ];
        for name in names {
            let nodes: Vec<_> =
                harness.get_all_by_label(name).filter(|node| node.rect().width() > 0.0).collect();
            nodes[nodes.len() - 1].click();
            harness.run();
            let done = harness.state().clicks.last().cloned();
            assert_eq!(done.as_deref(), Some(name), "{in_theme:?}");
        }
        assert_eq!(harness.state().clicks.len(), names.len());
    }
}

#[test]
fn everything_that_takes_the_keyboard_has_a_name_and_is_large_enough_to_hit() {
    for in_theme in THEMES {
        let harness = gallery(in_theme);
        let mut seen = 0;
        for node in harness.root().children_recursive() {
            let is_control = node.accesskit_node().data().supports_action(Action::Focus);
            if !is_control || node.accesskit_node().role() == Role::Link {
                continue;
            }
            seen += 1;
            let name = node.accesskit_node().label().unwrap_or_default();
            assert!(!name.is_empty(), "{node:?} has no name");
            let size = node.rect().size();
            let (least, is_seam) = (size.min_elem(), name.starts_with("Resize"));
            assert!(least >= 28.0 || is_seam, "{name} is only {size:?}");
        }
        assert!(seen > 40, "only {seen} controls were looked at");
    }
}

#[cfg(feature = "pictures")]
#[test]
fn the_gallery_looks_as_it_did() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (name, in_theme) in [("gallery_light", Theme::Light), ("gallery_dark", Theme::Dark)] {
        let mut harness = gallery(in_theme);
        results.add(harness.try_snapshot(name));
        harness.state_mut().dialog = true;
        harness.run();
        results.add(harness.try_snapshot(format!("{name}_dialog")));
    }
}
