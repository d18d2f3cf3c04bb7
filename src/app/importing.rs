//! Bringing readings in: files are read and previewed in the background; the plan changes only
//! when the user says so, in one step.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::{App, Command, Dialog, ImportDialog, JobKey, Outcome};
use crate::edit::{Edit, NamedReading, ReadingsEdit};
use crate::import::{
    self, ImportChoices, ImportPlan, ImportPreview, ParsedFile, Reading, Unpacker,
};
use crate::jobs::Progress;
use crate::model::{Input, limits};

/// The job's progress, as the importer wants it.
struct JobProgress<'a>(&'a Progress);

impl import::Progress for JobProgress<'_> {
    fn step(&self, done: u64, of: u64) -> bool {
        self.0.step(done, of)
    }
}

impl App {
    pub(super) fn start_import(&mut self, paths: Vec<PathBuf>) {
        self.commit_draft();
        if self.is_importing() {
            self.warn("Finish the open import first, then choose the files again".to_owned());
            return;
        }
        let ticket = self.next_ticket();
        let names = paths
            .iter()
            .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
            .collect();
        self.put_in_front(Dialog::Import(Box::new(ImportDialog {
            ticket,
            names,
            files: Arc::default(),
            choices: ImportChoices::default(),
            preview: None,
            plan: None,
            progress: (0, 0),
            is_working: true,
            shown: super::ImportShown::default(),
        })));
        self.jobs.cancel(JobKey::Import);
        let unpacker = Arc::clone(&self.env.unpacker);
        self.jobs.start(JobKey::Import, move |progress| {
            let mut files = Vec::new();
            for path in &paths {
                files.push(read(path, &*unpacker, progress));
                if progress.is_cancelled() {
                    return Outcome::ImportCancelled { ticket };
                }
            }
            Outcome::Read { ticket, files }
        });
    }

    fn is_importing(&self) -> bool {
        let mut all = self.dialog.iter().chain(&self.behind);
        all.any(|dialog| matches!(dialog, Dialog::Import(_)))
    }

    fn next_ticket(&mut self) -> u64 {
        self.ticket += 1;
        self.ticket
    }

    /// Called in `logic`: how far the reading is, for the open dialog.
    pub(super) fn show_import_progress(&mut self) {
        let Some(progress) = self.jobs.progress(JobKey::Import) else { return };
        if let Some(Dialog::Import(dialog)) = &mut self.dialog {
            dialog.progress = progress.so_far();
        }
    }

    pub(super) fn take_read(&mut self, ticket: u64, files: Vec<ParsedFile>) {
        let today = self.env.clock.today();
        let Some(dialog) = self.import_dialog(ticket) else { return };
        dialog.choices = ImportChoices::from_files(&files);
        dialog.choices.assume_exported_by(&files, today);
        dialog.files = Arc::new(files);
        self.preview_import(ticket);
    }

    /// Previews again with the present choices.
    pub(super) fn refresh_import(&mut self) {
        if let Some(Dialog::Import(dialog)) = &self.dialog {
            self.preview_import(dialog.ticket);
        }
    }

    fn preview_import(&mut self, former: u64) {
        let ticket = self.next_ticket();
        let Some(dialog) = self.import_dialog(former) else { return };
        dialog.ticket = ticket;
        dialog.is_working = true;
        let (files, choices) = (Arc::clone(&dialog.files), dialog.choices.clone());
        let project = Arc::clone(self.document.project());
        self.jobs.cancel(JobKey::Import);
        self.jobs.start(JobKey::Import, move |progress| {
            let preview = import::preview(&files, &choices, &JobProgress(progress));
            if progress.is_cancelled() {
                return Outcome::ImportCancelled { ticket };
            }
            let plan = import::plan_against(&project, &preview);
            Outcome::Previewed { ticket, preview, plan }
        });
    }

    pub(super) fn take_previewed(&mut self, ticket: u64, preview: ImportPreview, plan: ImportPlan) {
        let Some(dialog) = self.import_dialog(ticket) else { return };
        dialog.preview = Some(Arc::new(preview));
        dialog.plan = Some(Arc::new(plan));
        dialog.is_working = false;
    }

    /// Nobody waits for anything any more; a dialog that still did would wait for ever.
    pub(super) fn take_import_cancelled(&mut self, ticket: u64) {
        if self.import_dialog(ticket).is_some() {
            let is_other = |dialog: &Dialog| !matches!(dialog, Dialog::Import(_));
            self.dialog = self.dialog.take().filter(is_other);
            self.behind.retain(is_other);
        }
    }

    /// Brings the readings in; while the preview is being made or when the plan refuses them, the
    /// dialog stays with all that was chosen.
    pub(super) fn confirm_import(&mut self, dialog: Box<ImportDialog>) {
        let Some(plan) = dialog.plan.as_ref().filter(|_| !dialog.is_working) else {
            self.dialog = Some(Dialog::Import(dialog));
            return;
        };
        let edit = import_edit(plan, dialog.names.join(", "));
        let counts = &plan.counts;
        let numbers = self.preferences.number_format;
        #[expect(clippy::cast_precision_loss, reason = "counts of readings lie far below 2^53")]
        let [new, changed, equal] = [counts.new, counts.changed, counts.equal]
            .map(|count| numbers.format(count as f64, Some(0)));
        if self.apply(&edit) {
            self.say(
                format!("Imported {new} new readings, {changed} changed, {equal} the same"),
                Some(Command::Undo),
            );
        } else {
            self.dialog = Some(Dialog::Import(dialog));
        }
    }
}

/// One step that brings everything in.
pub fn import_edit(plan: &ImportPlan, from: String) -> Edit {
    // Thousands of readings share a few names.
    let mut names: BTreeMap<&str, Arc<str>> = BTreeMap::new();
    let mut shared = |name| Arc::clone(names.entry(name).or_insert_with(|| Arc::from(name)));
    let readings = plan
        .readings
        .iter()
        .map(|reading| NamedReading {
            identifier: shared(&reading.identifier),
            channel: shared(&reading.channel),
            cadence: reading.cadence,
            start: reading.start,
            value: reading.value,
        })
        .collect();
    let inputs = plan
        .new_inputs
        .iter()
        .map(|input| Input {
            identifier: input.identifier.clone(),
            label: input.label.clone(),
            kind: input.kind,
            unit: input.unit.clone(),
            source: input.source.clone(),
            ..Input::default()
        })
        .collect();
    Edit::Readings(ReadingsEdit::Bring {
        from,
        channels: plan.new_channels.clone(),
        inputs,
        readings,
    })
}

fn read(path: &std::path::Path, unpacker: &dyn Unpacker, progress: &Progress) -> ParsedFile {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match read_bytes(path) {
        Ok(bytes) => {
            import::read_file(&name, &bytes, Reading::with(unpacker, &JobProgress(progress)))
        }
        Err(sentence) => ParsedFile::unreadable(&name, sentence),
    }
}

fn read_bytes(path: &std::path::Path) -> Result<Vec<u8>, String> {
    let metadata = path.metadata().map_err(|error| format!("The file cannot be read: {error}"))?;
    if !metadata.is_file() {
        return Err("This is not a file; choose an exported table".to_owned());
    }
    if metadata.len() > limits::FILE_BYTES {
        return Err("The file is larger than 512 MB; export a shorter range".to_owned());
    }
    std::fs::read(path).map_err(|error| format!("The file cannot be read: {error}"))
}
