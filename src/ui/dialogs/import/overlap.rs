//! What happens where the plan has another figure already: a rule for all, or a list on which each
//! is decided.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::whole;
use crate::app::{ImportDialog, View};
use crate::import::{Clash, OverlapPolicy, ReadingName};
use crate::ui::theme;
use crate::ui::widgets::{Chip, action_button_ui, chip_ui, combo_ui, note_ui, semibold_ui};

const ROW_HEIGHT: f32 = 34.0;

/// Height of the rule with what stands below it.
pub(super) const HEIGHT: f32 = 84.0;

/// Whether there is anything to rule on.
pub(super) fn matters(dialog: &ImportDialog) -> bool {
    let overlaps = |plan: &crate::import::ImportPlan| plan.counts.changed + plan.counts.kept > 0;
    dialog.choices.overlap.policy != OverlapPolicy::default()
        || dialog.plan().is_some_and(|plan| overlaps(plan) || !plan.clashes.is_empty())
}

/// The rule, below the list of files.
pub(super) fn policy_ui(ui: &mut Ui, view: &View<'_>, dialog: &mut ImportDialog) {
    let before = dialog.choices.overlap.policy;
    let mut policy = before;
    combo_ui(ui, "Where the plan has another figure", policy.label(), |ui| {
        for choice in OverlapPolicy::ALL {
            ui.selectable_value(&mut policy, choice, choice.label());
        }
    });
    if policy != before {
        dialog.choices.overlap.policy = policy;
        dialog.shown.shows_clashes = policy == OverlapPolicy::Ask;
        dialog.touch();
    }
    let Some(plan) = dialog.plan().filter(|_| policy == OverlapPolicy::Ask) else { return };
    let n_open = plan.clashes.iter().filter(|clash| clash.takes.is_none()).count();
    let text = match (plan.clashes.len(), n_open) {
        (0, _) => return,
        (n, 0) => format!("{} decided; look again", whole(view, n)),
        (_, n) => format!("Decide on {}", whole(view, n)),
    };
    if action_button_ui(ui, &text).clicked() {
        dialog.shown.shows_clashes = true;
    }
}

/// The readings that are decided one by one, in the place of a table.
pub(super) fn clashes_ui(ui: &mut Ui, view: &View<'_>, dialog: &mut ImportDialog) {
    let Some(made) = dialog.previewed.clone() else { return };
    let clashes = &made.plan.clashes;
    ui.horizontal(|ui| {
        semibold_ui(ui, "The plan and the files differ");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if action_button_ui(ui, "Back to the tables").clicked() {
                dialog.shown.shows_clashes = false;
            }
        });
    });
    note_ui(ui, "What you do not decide stays as it is in the plan");
    ui.horizontal(|ui| {
        let takes = [("Keep all of mine", false), ("Take all of the files", true)];
        for (text, take) in takes {
            if action_button_ui(ui, text).clicked() {
                for clash in clashes {
                    dialog.choices.overlap.decisions.insert(clash.reading.clone(), take);
                }
                dialog.touch();
            }
        }
    });
    let mut decided: Option<(ReadingName, bool)> = None;
    let area = ScrollArea::vertical().auto_shrink([false, false]);
    area.show_rows(ui, ROW_HEIGHT, clashes.len(), |ui, places| {
        ui.set_max_width(ui.available_width() - theme::SPACE_12);
        for clash in &clashes[places] {
            let now = dialog.choices.overlap.decisions.get(&clash.reading).copied();
            if let Some(take) = clash_ui(ui, view, clash, now) {
                decided = Some((clash.reading.clone(), take));
            }
        }
    });
    if let Some((reading, take)) = decided {
        dialog.choices.overlap.decisions.insert(reading, take);
        dialog.touch();
    }
}

/// One reading with both figures; answers with what was chosen in this pass.
fn clash_ui(ui: &mut Ui, view: &View<'_>, clash: &Clash, now: Option<bool>) -> Option<bool> {
    let figure = |value: f64| view.numbers().format(value, None);
    let mut chosen = None;
    let ReadingName { identifier, channel, cadence, start } = &clash.reading;
    ui.push_id((identifier, channel, cadence.code(), start.to_string()), |ui| {
        let size = vec2(ui.available_width(), ROW_HEIGHT - ui.spacing().item_spacing.y);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            let theirs = format!("File: {}", figure(clash.theirs));
            let mine = format!("Mine: {}", figure(clash.mine));
            for (text, take) in [(theirs, true), (mine, false)] {
                if chip_ui(ui, Chip::Choice, &text, now == Some(take)).clicked() {
                    chosen = Some(take);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let day = view.date(clash.reading.start);
                let text = format!("{}, {}, {day}", clash.label, clash.channel);
                ui.add(Label::new(RichText::new(text)).truncate());
            });
        });
    });
    chosen
}
