//! Tables of figures as files for spreadsheets.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::picker::Purpose;
use super::{App, JobKey, Outcome};
use crate::storage::shown_name;
use crate::storage::{self, Stop, StorageError};

/// A table that is to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableToSave {
    /// What its figures are of; the file is named after it.
    pub name: String,
    /// As [`crate::storage::export::write_table`] makes it.
    pub text: Arc<str>,
}

impl App {
    /// Asks where to, then saves the table as it was when that was asked.
    pub(super) fn save_table(&mut self, table: TableToSave) {
        self.table = Some(table);
        self.ask_for_file(Purpose::SaveTable);
    }

    /// Writes the table; the user was asked about a file that is there.
    pub(super) fn write_table_to(&mut self, path: PathBuf) {
        let Some(table) = self.table.take() else { return };
        if self.is_own_file(&path) {
            self.notices.fail("This is the open plan; choose another name for the table");
            return;
        }
        // Like a copy of the plan: nobody leaves before it is written, unless that hangs.
        let stop = self.slow_saving.stop_for_table(&path, table.clone());
        self.jobs.queue(JobKey::SaveCopy, move |_| {
            if stop.is_set() {
                return Outcome::Done;
            }
            let result = storage::export::save_table(&table.text, &path, &stop);
            Outcome::TableSaved { path, stop, result }
        });
    }

    pub(super) fn take_table_saved(
        &mut self,
        path: &Path,
        stop: &Stop,
        result: Result<(), StorageError>,
    ) {
        self.slow_saving.has_ended(stop);
        let name = shown_name(path);
        match result {
            Ok(()) if stop.is_set() => {
                self.notify(format!("The table {name} was written after all"));
            }
            Err(error) if stop.is_set() => log::info!("given up: {error}"),
            Ok(()) => {
                self.notify(format!("Saved the table as {name}"));
                self.n_saved += 1;
            }
            Err(error) => {
                self.notices.fail(error.to_string());
                self.stay();
            }
        }
    }
}
