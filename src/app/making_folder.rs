//! A new folder for a file that is about to be saved, made from the program's own file dialog.

use std::path::{Path, PathBuf};

use super::dialog::NewFolder;
use super::{App, JobKey, Outcome};
use crate::storage;

impl App {
    /// Makes the folder whose name was typed, in the one that is shown.
    pub(super) fn make_folder(&mut self) {
        if self.jobs.is_running(JobKey::MakeFolder) {
            return;
        }
        let Some(dialog) = self.path_dialog() else { return };
        let Some(new) = dialog.new_folder.as_mut() else { return };
        new.error = None;
        let (parent, name) = (dialog.folder.clone(), new.name.clone());
        self.jobs.start(JobKey::MakeFolder, move |_| {
            let result = storage::make_named_folder(&parent, &name);
            Outcome::FolderMade { parent, name, result }
        });
    }

    /// Goes into the new folder, or says why there is none where its name was typed.
    pub(super) fn take_folder_made(
        &mut self,
        parent: &Path,
        name: &str,
        result: Result<PathBuf, String>,
    ) {
        let Some(dialog) = self.path_dialog() else { return };
        // The user went on to something else meanwhile.
        if dialog.folder != parent || dialog.new_folder.as_ref().is_none_or(|new| new.name != name)
        {
            let shown = dialog.folder.clone();
            self.list_folder(&shown);
            return;
        }
        match result {
            Ok(folder) => {
                dialog.new_folder = None;
                dialog.wants_name = true;
                self.list_folder(&folder);
            }
            Err(error) => {
                let name = name.to_owned();
                let again = NewFolder { name, error: Some(error), had_keyboard: false };
                dialog.new_folder = Some(again);
            }
        }
    }
}
