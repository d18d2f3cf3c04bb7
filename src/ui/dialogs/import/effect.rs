//! What the import does to the plan, in two lines beside the buttons.

use egui::{Label, RichText, Ui};

use super::whole;
use crate::app::{ImportDialog, View};
use crate::import::ImportPlan;
use crate::ui::theme;

/// What is said, and what stands below it in small letters.
pub(super) fn lines(view: &View<'_>, dialog: &ImportDialog) -> [String; 2] {
    if dialog.asks_to_leave {
        let below = "What you chose in this preview will be lost; the plan stays as it is";
        return ["Leave without importing?".to_owned(), below.to_owned()];
    }
    match dialog.plan().filter(|_| !dialog.is_working) {
        Some(plan) => [effect(view, plan), additions(plan)],
        None => ["Working it out…".to_owned(), " ".to_owned()],
    }
}

pub(super) fn effect_ui(ui: &mut Ui, [text, below]: &[String; 2]) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let text = RichText::new(text).text_style(theme::semibold());
        let shown = ui.add(Label::new(text).truncate());
        ui.accesskit_node_builder(shown.id, |node| node.set_live(egui::accesskit::Live::Polite));
        ui.add(Label::new(RichText::new(below).small().weak()).truncate());
    });
}

fn effect(view: &View<'_>, plan: &ImportPlan) -> String {
    let counts = plan.counts;
    let number = |count| whole(view, count);
    if counts.new + counts.changed + counts.equal + counts.kept == 0 {
        "Nothing is taken yet; take a column that has dates beside it".to_owned()
    } else if counts.new + counts.changed + counts.kept == 0 {
        format!("All {} readings are in the plan already", number(counts.equal))
    } else {
        let kept = match counts.kept {
            0 => String::new(),
            kept => format!(", {} that differ stay mine", number(kept)),
        };
        format!(
            "{} new, {} changed, {} as they are in the plan{kept}",
            number(counts.new),
            number(counts.changed),
            number(counts.equal)
        )
    }
}

/// Which channels and inputs the plan gets with the readings.
fn additions(plan: &ImportPlan) -> String {
    const MOST: usize = 4;
    let list = |what: &str, names: Vec<&str>| {
        let more = names.len().saturating_sub(MOST);
        let shown = names.iter().take(MOST).copied().collect::<Vec<_>>().join(", ");
        match (names.len(), more) {
            (0, _) => String::new(),
            (_, 0) => format!("New {what}: {shown}. "),
            _ => format!("New {what}: {shown} and {more} more. "),
        }
    };
    let channels = plan.new_channels.iter().map(String::as_str).collect();
    let inputs = plan.new_inputs.iter().map(|input| input.label.as_str()).collect();
    let text = list("channels", channels) + &list("inputs", inputs);
    if text.is_empty() {
        "No new inputs or channels".to_owned()
    } else {
        text.trim_end().to_owned()
    }
}
