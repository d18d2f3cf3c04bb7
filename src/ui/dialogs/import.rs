//! The preview of an import: what was recognised, what becomes of each column, what it does to
//! the plan. Nothing is changed before "Import".

mod column;
mod file;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use egui::{Frame, Id, Label, ProgressBar, ScrollArea, TextEdit, Ui};

use super::{answer, cancel_and, room};
use crate::app::{Action, Actions, ImportDialog, View};
use crate::import::{ColumnRef, ImportPreview, SeriesPreview};
use crate::ui::theme;
use crate::ui::widgets::{
    Chip, action_button_ui, chip_ui, field_ui, modal_ui, note_ui, semibold_ui,
};
use crate::ui::words::count;

const WIDTH: f32 = 940.0;
/// Height of everything but the scrolling part.
const OTHERS: f32 = 280.0;
/// Columns from which on there is a search field.
const MANY_COLUMNS: usize = 12;

pub(super) fn import_ui(
    ui: &Ui,
    view: &View<'_>,
    dialog: &mut ImportDialog,
    actions: &mut Actions,
) {
    let n_readings = dialog.plan.as_ref().map_or(0, |plan| plan.counts.new + plan.counts.changed);
    let import = match n_readings {
        0 => "Import".to_owned(),
        1 => "Import 1 reading".to_owned(),
        n => format!("Import {} readings", whole(view, n)),
    };
    let buttons = cancel_and(&import, n_readings > 0 && !dialog.is_working);
    let before = dialog.choices.clone();
    let choice = modal_ui(ui, Id::unique("import"), "Import readings", WIDTH, &buttons, |ui| {
        if dialog.files.is_empty() {
            reading_ui(ui, dialog);
        } else {
            preview_ui(ui, view, dialog);
            effect_ui(ui, view, dialog);
        }
    });
    if dialog.choices != before {
        actions.push(Action::RefreshImport);
        return;
    }
    answer(choice, actions);
}

/// A count as the user writes numbers.
fn whole(view: &View<'_>, count: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts of readings lie far below 2^53")]
    let count = count as f64;
    view.numbers().format(count, Some(0))
}

/// While files are being read.
fn reading_ui(ui: &mut Ui, dialog: &ImportDialog) {
    let what = match dialog.names.as_slice() {
        [one] => format!("Reading {one}…"),
        names => format!("Reading {}…", count(names.len(), "file", "files")),
    };
    ui.add(Label::new(&what).wrap());
    let (done, of) = dialog.progress;
    if of > 0 {
        #[expect(clippy::cast_precision_loss, reason = "a bar is some hundred points wide")]
        let share = done as f32 / of as f32;
        let percent = (share * 100.0).clamp(0.0, 100.0);
        ui.add(ProgressBar::new(share).text(format!("{percent:.0} %")).animate(false));
    }
    note_ui(ui, "The plan does not change before you have seen what was found");
    // The bar moves although nobody touches the window.
    ui.request_repaint_after(std::time::Duration::from_millis(200));
}

/// Everything that can be looked at and chosen.
fn preview_ui(ui: &mut Ui, view: &View<'_>, dialog: &mut ImportDialog) {
    if dialog.choices.columns.len() > MANY_COLUMNS {
        search_ui(ui, dialog);
    }
    let preview = dialog.preview.clone().unwrap_or_default();
    let by_column = SeriesByColumn::new(&preview);
    let height = room(ui, OTHERS, 560.0);
    let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
    area.show(ui, |ui| {
        // The bar floats over the content.
        ui.set_max_width(ui.available_width() - theme::SPACE_12);
        let files = std::sync::Arc::clone(&dialog.files);
        for (place, parsed) in files.iter().enumerate() {
            if place > 0 {
                ui.add_space(theme::SPACE_24);
            }
            ui.push_id(place, |ui| {
                file::file_ui(ui, view, &preview, &by_column, place, parsed, dialog);
            });
        }
    });
}

fn search_ui(ui: &mut Ui, dialog: &mut ImportDialog) {
    ui.horizontal_top(|ui| {
        ui.scope(|ui| {
            ui.set_max_width(240.0);
            field_ui(ui, "Search columns", "", |ui| {
                ui.add(TextEdit::singleline(&mut dialog.shown.query).desired_width(240.0))
            });
        });
        ui.vertical(|ui| {
            ui.add_space(theme::SPACE_16);
            ui.horizontal(|ui| {
                let is_on = dialog.shown.hides_empty;
                if chip_ui(ui, Chip::Toggle, "Hide columns of zeros", is_on).clicked() {
                    dialog.shown.hides_empty = !is_on;
                }
                let (all, none) = (
                    action_button_ui(ui, "Take all shown").clicked(),
                    action_button_ui(ui, "Take none shown").clicked(),
                );
                if all || none {
                    take_shown(dialog, all);
                }
            });
        });
    });
}

/// Takes or leaves every column that the search shows.
fn take_shown(dialog: &mut ImportDialog, take: bool) {
    let preview = dialog.preview.clone().unwrap_or_default();
    let by_column = SeriesByColumn::new(&preview);
    let shown: Vec<ColumnRef> = dialog
        .choices
        .columns
        .keys()
        .copied()
        .filter(|at| is_shown(dialog, &by_column, *at))
        .collect();
    for at in shown {
        if let Some(choice) = dialog.choices.columns.get_mut(&at) {
            choice.take = take;
        }
    }
}

/// Whether the search and the switch let a column through.
fn is_shown(dialog: &ImportDialog, by_column: &SeriesByColumn<'_>, at: ColumnRef) -> bool {
    let query = dialog.shown.query.trim().to_lowercase();
    let header = header_of(dialog, at);
    let label = dialog.choices.columns.get(&at).map_or("", |choice| choice.label.as_str());
    let fits = query.is_empty()
        || header.to_lowercase().contains(&query)
        || label.to_lowercase().contains(&query);
    let is_zero = || {
        let series = by_column.of(at.file, at.table, header);
        let mut figures = series.iter().flat_map(|series| &series.readings);
        !series.is_empty() && figures.all(|(_, value)| *value == 0.0)
    };
    fits && !(dialog.shown.hides_empty && is_zero())
}

fn header_of(dialog: &ImportDialog, at: ColumnRef) -> &str {
    let table = dialog.files.get(at.file).and_then(|file| file.tables.get(at.table));
    let column = table.and_then(|table| table.columns.get(at.column));
    column.map_or("", |column| &column.header)
}

/// The previewed series, to be looked up by the column they are from: file, table, header.
struct SeriesByColumn<'a>(BTreeMap<(usize, usize), BTreeMap<&'a str, Vec<&'a SeriesPreview>>>);

impl<'a> SeriesByColumn<'a> {
    fn new(preview: &'a ImportPreview) -> Self {
        let mut all = Self(BTreeMap::new());
        for (file, report) in preview.files.iter().enumerate() {
            for series in &report.series {
                let table = all.0.entry((file, series.table)).or_default();
                table.entry(series.column.as_str()).or_default().push(series);
            }
        }
        all
    }

    /// Several where each row says its channel; none while the column is not taken.
    fn of(&self, file: usize, table: usize, header: &str) -> &[&'a SeriesPreview] {
        let columns = self.0.get(&(file, table));
        columns.and_then(|columns| columns.get(header)).map_or(&[], Vec::as_slice)
    }
}

/// What the import does to the plan, in one or two lines.
fn effect_ui(ui: &mut Ui, view: &View<'_>, dialog: &ImportDialog) {
    ui.add_space(theme::SPACE_8);
    let line = Frame::new().fill(theme::tokens(ui).grid);
    line.show(ui, |ui| ui.allocate_space(egui::vec2(ui.available_width(), 1.0)));
    let Some(plan) = dialog.plan.as_ref().filter(|_| !dialog.is_working) else {
        semibold_ui(ui, "Working it out…");
        note_ui(ui, " ");
        return;
    };
    let counts = plan.counts;
    let number = |count| whole(view, count);
    let text = if counts.new + counts.changed + counts.equal == 0 {
        "Nothing is taken yet; take at least one column with dates beside it".to_owned()
    } else if counts.new + counts.changed == 0 {
        format!("All {} readings are in the plan already", number(counts.equal))
    } else {
        format!(
            "{} new readings, {} changed, {} as they are in the plan",
            number(counts.new),
            number(counts.changed),
            number(counts.equal)
        )
    };
    let shown = semibold_ui(ui, &text);
    ui.accesskit_node_builder(shown.id, |node| node.set_live(egui::accesskit::Live::Polite));
    note_ui(ui, &additions(plan));
}

/// Which channels and inputs the plan gets with the readings.
fn additions(plan: &crate::import::ImportPlan) -> String {
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
