//! What is wrong with a file or good to know, the gravest first, and the sums the file itself
//! gives as a check.

use egui::{Label, Rect, RichText, ScrollArea, Sense, Ui, Vec2};

use super::header_of;
use crate::app::{ImportDialog, Previewed, View};
use crate::import::{ColumnRef, ImportProblem, Severity, TableRef, TotalReport};
use crate::model::InputKind;
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::widgets::{note_ui, semibold_ui};

/// Remarks shown at all.
const MOST: usize = 200;
/// Sums shown at all.
const MOST_TOTALS: usize = 60;

/// How many remarks there are about a file.
pub(super) fn n_remarks(dialog: &ImportDialog, file: usize) -> usize {
    let digest = dialog.previewed.as_ref().map(|made| &made.digest);
    digest.and_then(|digest| digest.problems.get(file)).map_or(0, Vec::len)
}

/// What could not be read of a file: the first of it as a sentence, and how much there is.
pub(super) fn unread(dialog: &ImportDialog, file: usize) -> Option<(String, usize)> {
    let made = dialog.previewed.as_ref()?;
    let places = made.digest.problems.get(file)?;
    // The gravest come first.
    let mut unread = places
        .iter()
        .filter_map(|place| problem(made, *place))
        .take_while(|problem| problem.severity == Severity::Error);
    Some((sentence(unread.next()?), unread.count() + 1))
}

/// A problem by its place in a digest.
fn problem(made: &Previewed, place: usize) -> Option<&ImportProblem> {
    match place.checked_sub(made.preview.problems.len()) {
        None => made.preview.problems.get(place),
        Some(place) => made.plan.problems.get(place),
    }
}

pub(super) fn remarks_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &ImportDialog) {
    let Some(made) = dialog.previewed.as_ref() else { return };
    let places = made.digest.problems.get(at.file).map_or(&[][..], Vec::as_slice);
    let area = ScrollArea::vertical().auto_shrink([false, false]);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_8;
        if places.is_empty() {
            note_ui(ui, "Nothing is wrong with this file");
        }
        for problem in places.iter().take(MOST).filter_map(|place| problem(made, *place)) {
            problem_ui(ui, problem);
        }
        if places.len() > MOST {
            note_ui(ui, &format!("and {} more", places.len() - MOST));
        }
        let report = made.preview.files.get(at.file);
        let totals = report.map_or(&[][..], |report| &report.totals);
        let totals = totals.iter().filter(|total| total.table == at.table);
        totals_ui(ui, view, at, dialog, totals);
    });
}

fn problem_ui(ui: &mut Ui, problem: &ImportProblem) {
    let tokens = theme::tokens(ui);
    let (icon, color, word) = match problem.severity {
        Severity::Error => (Icon::Blocked, tokens.danger, "Not read"),
        Severity::Warning => (Icon::Warning, tokens.warning, "Look at this"),
        Severity::Note => (Icon::Info, tokens.weak, "Good to know"),
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_8;
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(18.0), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, word));
        let at = Rect::from_center_size(rect.center(), Vec2::splat(14.0));
        icons::paint(ui.painter(), icon, at, color);
        let text = RichText::new(sentence(problem));
        let is_note = problem.severity == Severity::Note;
        ui.add(Label::new(if is_note { text.weak() } else { text }).wrap());
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

/// The sums of the file beside the sums of what was read; they are no readings.
fn totals_ui<'a>(
    ui: &mut Ui,
    view: &View<'_>,
    at: TableRef,
    dialog: &ImportDialog,
    totals: impl Iterator<Item = &'a TotalReport>,
) {
    let lines: Vec<String> =
        totals.take(MOST_TOTALS).map(|total| total_line(view, at, dialog, total)).collect();
    if lines.is_empty() {
        return;
    }
    ui.add_space(theme::SPACE_8);
    semibold_ui(ui, "Sums in the file");
    note_ui(ui, "They are no readings; they check what was read");
    for line in lines {
        ui.add(Label::new(line).wrap());
    }
}

/// "Impressions: 12,345 in the row “Total”; the readings add up to the same".
fn total_line(view: &View<'_>, at: TableRef, dialog: &ImportDialog, total: &TotalReport) -> String {
    let figure = |value: f64| view.numbers().format(value, None);
    let place = match total.label.as_str() {
        "" => "in a row without a name".to_owned(),
        label => format!("in the row “{label}”"),
    };
    let line = format!("{}: {} {place}", total.column, figure(total.value));
    let digest = dialog.previewed.as_ref().and_then(|made| {
        let columns = made.digest.columns.iter();
        let is_it = |column: &ColumnRef| {
            column.table_ref() == at && header_of(dialog, *column) == total.column
        };
        columns.filter(|(column, _)| is_it(column)).map(|(_, digest)| digest).next()
    });
    match digest {
        Some(digest) if digest.kind == InputKind::Flow => {
            let sum = digest.sum;
            let is_same = (sum - total.value).abs() <= 1e-9 * sum.abs().max(total.value.abs());
            if is_same {
                format!("{line}; the readings add up to the same")
            } else {
                format!("{line}; the readings add up to {}", figure(sum))
            }
        }
        _ => line,
    }
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
