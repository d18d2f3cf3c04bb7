//! What the import does to the plan, in two lines beside the buttons.

use egui::{Label, RichText, Ui};

use super::{notices, percent, whole};
use crate::app::{ImportDialog, ImportProgress, View};
use crate::import::ImportPlan;
use crate::ui::theme;

/// What is said, and what stands below it in small letters.
pub(super) fn lines(
    view: &View<'_>,
    dialog: &ImportDialog,
    wait: Option<ImportProgress>,
) -> [String; 2] {
    if dialog.asks_to_leave {
        let below = "What you chose in this preview will be lost; the plan stays as it is";
        return ["Leave without importing?".to_owned(), below.to_owned()];
    }
    if dialog.files.parsed.is_empty() {
        // The body says what is being waited for.
        return [" ".to_owned(), " ".to_owned()];
    }
    if let Some(plan) = dialog.plan().filter(|_| !dialog.is_working) {
        return [effect(view, dialog, plan), additions(plan)];
    }
    let how_far = wait.map_or_else(String::new, |wait| format!(" {}", percent(wait.share)));
    [format!("Working out the readings…{how_far}"), " ".to_owned()]
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

fn effect(view: &View<'_>, dialog: &ImportDialog, plan: &ImportPlan) -> String {
    let counts = plan.counts;
    let number = |count| whole(view, count);
    let open = notices::open_orders(dialog);
    if let Some(first) = open.first() {
        let name = dialog.files.parsed.get(first.file).map_or("", |file| file.name.as_str());
        format!("Say first whether day or month comes first in {name}")
    } else if counts.new + counts.changed + counts.equal + counts.kept == 0 {
        nothing_taken(view, dialog)
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

/// Why nothing would come in, and the next step for the table that is looked at.
fn nothing_taken(view: &View<'_>, dialog: &ImportDialog) -> String {
    let undated = dialog.shown.table.filter(|at| notices::is_undated(dialog, *at));
    let taken = undated.map(|at| (at, dialog.is_taken(at)));
    match taken {
        Some((at, false)) => match notices::take_text(view, dialog, at) {
            Some(take) => format!("Nothing is taken yet: no time axis. {take}"),
            None => "Nothing is taken yet: the table has no time axis".to_owned(),
        },
        Some((at, true)) if notices::kept_on(view, dialog, at).is_none() => {
            "Nothing comes in yet; say which days the figures are about".to_owned()
        }
        Some(_) | None if has_taken(dialog) => {
            "Nothing comes in: what is taken gives no readings; the remarks say why".to_owned()
        }
        Some(_) | None => "Nothing is taken yet; take a table and its columns".to_owned(),
    }
}

/// Whether a table and something of it is taken.
fn has_taken(dialog: &ImportDialog) -> bool {
    let mut taken = dialog.choices.columns.iter().filter(|(_, choice)| choice.take);
    taken.any(|(column, _)| dialog.is_taken(column.table_ref()))
}

/// Which channels and inputs the plan gets with the readings.
fn additions(plan: &ImportPlan) -> String {
    const MOST: usize = 4;
    let list = |what: &str, n: usize, shown: Vec<&str>| {
        let (more, shown) = (n.saturating_sub(MOST), shown.join(", "));
        match (n, more) {
            (0, _) => String::new(),
            (_, 0) => format!("New {what}: {shown}. "),
            _ => format!("New {what}: {shown} and {more} more. "),
        }
    };
    let (channels, inputs) = (&plan.new_channels, &plan.new_inputs);
    let of_channels = channels.iter().take(MOST).map(String::as_str).collect();
    let of_inputs = inputs.iter().take(MOST).map(|input| input.label.as_str()).collect();
    let text =
        list("channels", channels.len(), of_channels) + &list("inputs", inputs.len(), of_inputs);
    if text.is_empty() {
        "No new inputs or channels".to_owned()
    } else {
        text.trim_end().to_owned()
    }
}
