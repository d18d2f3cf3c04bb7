//! What the lists of the import dialog show, worked out when something changed and not while
//! painting.

use std::sync::Arc;

use egui::{Id, Ui};

use crate::app::{ImportDialog, ImportShown, tables};
use crate::import::{ColumnRef, TableRef};

/// A row of the list of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A file of several tables, or of none.
    File(usize),
    /// A table; one that is alone in its file stands for the file.
    Table { at: TableRef, is_alone: bool },
}

/// The lists as they are shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    key: Option<(usize, u64, ImportShown)>,
    pub entries: Vec<Entry>,
    /// The columns of the chosen table that the search lets through.
    pub columns: Vec<ColumnRef>,
    /// How many columns of figures the chosen table has, and how many of them give readings.
    pub n_columns: usize,
    pub n_giving: usize,
    /// How many are taken that the search keeps out.
    pub n_taken_hidden: usize,
    /// What the list of columns does not show, as one line; empty where it shows all.
    pub left_out: String,
    /// Whether a taken column has figures that both decimal marks fit.
    pub are_marks_open: bool,
    /// Whether periods of the table have no reading, or would not have one.
    pub lacks_periods: bool,
    /// How often the lists were worked out since the window opened: a measure of what painting costs.
    n_made: u64,
}

/// The lists for what is chosen now; the same ones as long as nothing changed.
pub(super) fn lists(ui: &Ui, dialog: &ImportDialog) -> Arc<Lists> {
    let id = Id::unique("import lists");
    let shown = ImportShown { waits_since: None, ..dialog.shown.clone() };
    let key = Some((Arc::as_ptr(&dialog.files).addr(), dialog.revision, shown));
    let known = ui.data(|data| data.get_temp::<Arc<Lists>>(id));
    let n_made = known.as_ref().map_or(0, |known| known.n_made) + 1;
    if let Some(known) = known.filter(|known| known.key == key) {
        return known;
    }
    let lists = Arc::new(Lists { key, n_made, ..make(dialog) });
    ui.data_mut(|data| data.insert_temp(id, Arc::clone(&lists)));
    lists
}

/// How often the lists of a window were worked out.
#[cfg(test)]
pub(super) fn n_made(ctx: &egui::Context) -> u64 {
    let id = Id::unique("import lists");
    ctx.data(|data| data.get_temp::<Arc<Lists>>(id)).map_or(0, |lists| lists.n_made)
}

fn make(dialog: &ImportDialog) -> Lists {
    let mut lists = Lists { entries: entries(dialog), ..Lists::default() };
    let Some(at) = dialog.shown.table else { return lists };
    lists.n_columns = tables::column_choices(&dialog.choices, at).count();
    // A table with few columns has no search, so none goes on there unseen.
    let has_search = lists.n_columns > super::columns::MANY;
    let query = dialog.shown.query.trim().to_lowercase();
    for (column, choice) in tables::column_choices(&dialog.choices, at) {
        lists.n_giving += usize::from(choice.take && gives(dialog, column));
        let fits = query.is_empty()
            || super::header_of(dialog, column).to_lowercase().contains(&query)
            || choice.label.to_lowercase().contains(&query);
        let is_out = (dialog.shown.only_taken && !choice.take)
            || (dialog.shown.hides_empty && dialog.files.zeros.contains(&column));
        if !has_search || (fits && !is_out) {
            lists.columns.push(column);
        } else {
            lists.n_taken_hidden += usize::from(choice.take);
        }
    }
    lists.left_out = super::columns::left_out(at, dialog, &lists);
    lists.are_marks_open = super::guesses::are_marks_open(dialog, at);
    lists.lacks_periods = super::guesses::lacks_periods(dialog, at);
    lists
}

/// Whether a taken column gives readings, as far as that is known.
fn gives(dialog: &ImportDialog, column: ColumnRef) -> bool {
    let made = dialog.previewed.as_ref().filter(|_| !dialog.is_working);
    dialog.is_taken(column.table_ref())
        && made.is_none_or(|made| made.digest.columns.contains_key(&column))
}

fn entries(dialog: &ImportDialog) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (file, parsed) in dialog.files.parsed.iter().enumerate() {
        let is_alone = parsed.tables.len() == 1;
        if !is_alone {
            entries.push(Entry::File(file));
        }
        let table = |table| Entry::Table { at: TableRef { file, table }, is_alone };
        entries.extend((0..parsed.tables.len()).map(table));
    }
    entries
}
