//! One file of an import: what it is, what is wrong with it, its tables.

use egui::{Label, Rect, RichText, Sense, Ui, Vec2};

use super::SeriesByColumn;
use super::table::table_ui;
use crate::app::{ImportDialog, View};
use crate::import::{ImportPreview, ImportProblem, ParsedFile, Severity, TableRef};
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::widgets::{Chip, chip_ui, note_ui, semibold_ui};

/// Problems shown before the user asks for all.
const FEW: usize = 4;
/// Problems shown at all.
const MOST: usize = 200;

pub(super) fn file_ui(
    ui: &mut Ui,
    view: &View<'_>,
    preview: &ImportPreview,
    by_column: &SeriesByColumn<'_>,
    place: usize,
    file: &ParsedFile,
    dialog: &mut ImportDialog,
) {
    semibold_ui(ui, &file.name);
    note_ui(ui, &about(file));
    let of_plan = dialog.plan.iter().flat_map(|plan| &plan.problems);
    let problems: Vec<ImportProblem> = preview
        .problems
        .iter()
        .chain(of_plan)
        .filter(|problem| problem.file == place)
        .cloned()
        .collect();
    problems_ui(ui, &problems);
    for table in 0..file.tables.len() {
        let at = TableRef { file: place, table };
        ui.push_id(table, |ui| table_ui(ui, view, preview, by_column, at, dialog));
    }
}

/// What it was taken for and why, and how it is written.
fn about(file: &ParsedFile) -> String {
    let is_known = file.tables.iter().any(|table| table.tool.is_some());
    let why = if is_known { ", told by its column names" } else { "" };
    let written = match file.encoding {
        "" => String::new(),
        encoding => format!(" · {}, {encoding}", file.container.name()),
    };
    let delimiter = file.delimiter.filter(|delimiter| delimiter.is_seen);
    let parted = delimiter.map(|delimiter| format!(", fields parted by {}", delimiter.name()));
    format!("{}{why}{written}{}", file.recognised, parted.unwrap_or_default())
}

fn problems_ui(ui: &mut Ui, problems: &[ImportProblem]) {
    let id = ui.scope_id().with("all problems");
    let shows_all = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let n_shown = if shows_all { MOST } else { FEW };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        for problem in problems.iter().take(n_shown) {
            problem_ui(ui, problem);
        }
    });
    if problems.len() > FEW {
        let text = format!("All {} remarks", problems.len());
        if chip_ui(ui, Chip::Toggle, &text, shows_all).clicked() {
            ui.data_mut(|data| data.insert_temp(id, !shows_all));
        }
    }
}

fn problem_ui(ui: &mut Ui, problem: &ImportProblem) {
    let tokens = theme::tokens(ui);
    let (icon, color, word) = match problem.severity {
        Severity::Error => (Icon::Warning, tokens.danger, "Not read"),
        Severity::Warning => (Icon::Warning, tokens.warning, "Look at this"),
        Severity::Note => (Icon::Info, tokens.weak, "Good to know"),
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, word));
        let at = Rect::from_center_size(rect.center(), Vec2::splat(icons::SMALL));
        icons::paint(ui.painter(), icon, at, color);
        let text = RichText::new(sentence(problem)).small().color(color);
        ui.add(Label::new(text).wrap());
    });
}

/// The sentence with its row and column, unless it names the row itself.
fn sentence(problem: &ImportProblem) -> String {
    let ImportProblem { row, column, message, .. } = problem;
    let row = row
        .map(|row| row.to_string())
        .filter(|row| !message.contains(row.as_str()))
        .map(|row| format!("row {row}"));
    let column = column
        .as_ref()
        .filter(|column| !message.contains(column.as_str()))
        .map(|column| format!("column “{column}”"));
    let place: Vec<String> = row.into_iter().chain(column).collect();
    if place.is_empty() { message.clone() } else { format!("{message} ({})", place.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_names_its_place_once() {
        let check = |row, column: Option<&str>, message: &str, expected: &str| {
            let column = column.map(str::to_owned);
            let message = message.to_owned();
            let problem = ImportProblem { severity: Severity::Note, file: 0, row, column, message };
            assert_eq!(sentence(&problem), expected);
        };
        check(Some(12), None, "A date is missing", "A date is missing (row 12)");
        check(Some(12), None, "No date in rows 12, 14", "No date in rows 12, 14");
        check(None, Some("Likes"), "Odd figures", "Odd figures (column “Likes”)");
        check(Some(3), Some("Likes"), "Odd", "Odd (row 3, column “Likes”)");
    }
}
