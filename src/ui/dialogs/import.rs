//! The preview of an import: the files and tables at the left, the chosen table at the right, and
//! what it all does to the plan below. Nothing is changed before "Import".

mod channel;
mod column;
mod columns;
mod effect;
mod files;
mod guesses;
mod heading;
mod measures;
mod notices;
mod overlap;
mod remarks;
mod rows;
mod shown;
#[cfg(test)]
mod tests;
mod units;

use egui::{Id, Label, ProgressBar, Rect, Stroke, Ui, UiBuilder};

use super::{answer, cancel_and};
use crate::app::{Action, Actions, ImportDialog, ImportProgress, ImportStage, ImportTab, View};
use crate::import::ColumnRef;
use crate::ui::theme;
use crate::ui::widgets::{
    Chip, DialogButton, DialogButtons, DialogChoice, chip_ui, modal_with_footer_ui, note_ui,
};
use crate::ui::words::count;

/// Width of the dialog where the window has room for it.
const WIDTH: f32 = 1_180.0;
/// Width while the first files are being read.
const WAITING_WIDTH: f32 = 440.0;
/// Height of everything but the two panes, and the same in a low window.
const OTHERS: f32 = 200.0;
const OTHERS_LOW: f32 = 172.0;
/// Height below which a window is low.
const LOW: f32 = 700.0;
/// Seconds after which a wait gets a bar.
const PATIENCE: f64 = 1.0;

pub(super) fn import_ui(
    ui: &Ui,
    view: &View<'_>,
    dialog: &mut ImportDialog,
    actions: &mut Actions,
) {
    let n_readings = dialog.plan().map_or(0, |plan| plan.counts.new + plan.counts.changed);
    let import = match n_readings {
        0 => "Import".to_owned(),
        1 => "Import 1 reading".to_owned(),
        n => format!("Import {} readings", whole(view, n)),
    };
    let buttons = if dialog.asks_to_leave {
        DialogButtons {
            cancel: Some("Keep looking"),
            destructive: None,
            affirmative: DialogButton::new("Leave without importing").dangerous(),
        }
    } else {
        let is_clear = !dialog.is_working && notices::open_orders(dialog).is_empty();
        cancel_and(&import, n_readings > 0 && is_clear)
    };
    let revision = dialog.revision;
    let wait = if dialog.is_working && !dialog.is_reading() { long_wait(ui, dialog) } else { None };
    let effect = effect::lines(view, dialog, wait);
    let is_waiting = dialog.files.parsed.is_empty();
    let choice = modal_with_footer_ui(
        ui,
        Id::unique("import"),
        "Import readings",
        if is_waiting { WAITING_WIDTH } else { WIDTH },
        &buttons,
        |ui| body_ui(ui, view, dialog, actions),
        |ui| effect::effect_ui(ui, &effect),
    );
    if dialog.revision != revision {
        actions.push(Action::RefreshImport);
        return;
    }
    decide(dialog, choice, actions);
}

/// What was chosen is not thrown away without asking.
fn decide(dialog: &mut ImportDialog, choice: Option<DialogChoice>, actions: &mut Actions) {
    match (dialog.asks_to_leave, choice) {
        (true, Some(DialogChoice::Cancel)) => dialog.asks_to_leave = false,
        (true, Some(_)) => actions.push(Action::CloseDialog),
        (false, Some(DialogChoice::Cancel)) if dialog.is_touched => dialog.asks_to_leave = true,
        (_, choice) => answer(choice, actions),
    }
}

/// A count as the user writes numbers.
fn whole(view: &View<'_>, count: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts of readings lie far below 2^53")]
    let count = count as f64;
    view.numbers().format(count, Some(0))
}

fn header_of(dialog: &ImportDialog, at: ColumnRef) -> &str {
    let table = dialog.files.parsed.get(at.file).and_then(|file| file.tables.get(at.table));
    let column = table.and_then(|table| table.columns.get(at.column));
    column.map_or("", |column| &column.header)
}

fn body_ui(ui: &mut Ui, view: &View<'_>, dialog: &mut ImportDialog, actions: &mut Actions) {
    if dialog.files.parsed.is_empty() {
        waiting_ui(ui, dialog);
        return;
    }
    let all = ui.content_rect().height();
    let height = (all - if all < LOW { OTHERS_LOW } else { OTHERS }).max(200.0);
    let (_, body) = ui.allocate_space(egui::vec2(ui.available_width(), height));
    let lists = shown::lists(ui, dialog);
    let (left, right) = body.split_left_right_at_x(body.left() + left_width(body.width()));
    let line = Stroke::new(1.0, theme::tokens(ui).grid);
    ui.painter().vline(left.right(), body.y_range(), line);
    // Scroll areas and lists in different panes are not the same ones.
    let pane = |name: &str, rect: Rect| UiBuilder::new().id_salt(name).max_rect(rect);
    let left = left.with_max_x(left.right() - theme::SPACE_12);
    let (list, rule) = left.split_top_bottom_at_y(if overlap::matters(dialog) {
        left.bottom() - overlap::HEIGHT
    } else {
        left.bottom()
    });
    ui.scope_builder(pane("files", list), |ui| files::files_ui(ui, view, &lists, dialog, actions));
    if rule.height() > 0.0 {
        ui.scope_builder(pane("rule", rule), |ui| overlap::policy_ui(ui, view, dialog));
    }
    let right = right.with_min_x(right.left() + theme::SPACE_16);
    ui.scope_builder(pane("chosen", right), |ui| {
        ui.shrink_clip_rect(right.expand(theme::SPACE_4));
        if dialog.shown.shows_clashes {
            overlap::clashes_ui(ui, view, dialog);
        } else {
            table_ui(ui, view, &lists, dialog);
        }
    });
    // Whatever the panes hold, the buttons stand below them.
    ui.advance_cursor_after_rect(body);
}

fn left_width(width: f32) -> f32 {
    (width * 0.27).clamp(196.0, 300.0)
}

/// The chosen table: what it is, and the part of it that is looked at.
fn table_ui(ui: &mut Ui, view: &View<'_>, lists: &shown::Lists, dialog: &mut ImportDialog) {
    let Some(at) = dialog.shown.table else { return };
    heading::heading_ui(ui, view, at, dialog);
    let has_table = dialog.files.parsed.get(at.file).is_some_and(|f| at.table < f.tables.len());
    if !has_table {
        guesses::of_letters_ui(ui, at.file, dialog);
        remarks::remarks_ui(ui, view, at, dialog);
        return;
    }
    let n_remarks = remarks::n_remarks(dialog, at.file);
    ui.horizontal(|ui| {
        let tabs = [
            (
                ImportTab::Columns,
                format!("Columns ({} of {} taken)", lists.n_giving, lists.n_columns),
            ),
            (ImportTab::Rows, "Rows and how they are read".to_owned()),
            (ImportTab::Remarks, count(n_remarks, "remark", "remarks")),
        ];
        for (tab, text) in tabs {
            if chip_ui(ui, Chip::Choice, &text, dialog.shown.tab == tab).clicked() {
                dialog.shown.tab = tab;
            }
        }
    });
    ui.push_id((at.file, at.table), |ui| match dialog.shown.tab {
        ImportTab::Columns => columns::columns_ui(ui, view, lists, at, dialog),
        ImportTab::Rows => rows::rows_ui(ui, view, at, dialog),
        ImportTab::Remarks => remarks::remarks_ui(ui, view, at, dialog),
    });
}

/// While files are being read.
fn waiting_ui(ui: &mut Ui, dialog: &mut ImportDialog) {
    let what = match dialog.wanted.as_slice() {
        [one] => format!("Reading {}…", one.name),
        wanted => format!("Reading {}…", count(wanted.len(), "file", "files")),
    };
    ui.add(Label::new(&what).wrap());
    progress_ui(ui, dialog);
    note_ui(ui, "The plan does not change before you have seen what was found");
}

/// How far a wait is that is long enough to wonder.
fn long_wait(ui: &Ui, dialog: &mut ImportDialog) -> Option<ImportProgress> {
    let now = ui.input(|input| input.time);
    let since = *dialog.shown.waits_since.get_or_insert(now);
    // The bar moves although nobody touches the window.
    ui.request_repaint_after(std::time::Duration::from_millis(200));
    let has_begun = dialog.progress.stage != ImportStage::Waiting;
    (has_begun && now - since >= PATIENCE).then_some(dialog.progress)
}

/// A bar with what is being done, once the wait is long enough to wonder.
fn progress_ui(ui: &mut Ui, dialog: &mut ImportDialog) {
    if let Some(ImportProgress { share, stage }) = long_wait(ui, dialog) {
        note_ui(ui, &stage_text(stage));
        ui.add(ProgressBar::new(share).text(percent(share)).animate(false));
    }
}

/// "45 %"
fn percent(share: f32) -> String {
    format!("{:.0} %", share * 100.0)
}

fn stage_text(stage: ImportStage) -> String {
    match stage {
        ImportStage::Waiting => String::new(),
        ImportStage::Reading { of: 1, .. } => "Reading rows and columns".to_owned(),
        ImportStage::Reading { file, of } => format!("Reading file {file} of {of}"),
        ImportStage::Meaning => "Working out what the columns mean".to_owned(),
        ImportStage::Readings => "Working out the readings".to_owned(),
    }
}
