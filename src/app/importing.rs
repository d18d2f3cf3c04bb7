//! Bringing readings in: files are read and previewed in the background; the plan changes only
//! when the user says so, in one step.

mod dialog;
mod digest;
mod memory;
mod pasting;
mod reading;
mod recalled_reading;
pub mod tables;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::{App, Command, Dialog, JobKey, Outcome};
use crate::document::PreparedEdit;
use crate::edit::{Edit, NamedSeries, ReadingsEdit};
use crate::import::{self, ImportChoices, ImportPlan, TableRef};
use crate::jobs::Progress;
use crate::model::{Input, Project};
use crate::storage::import_memory::{
    self, ImportMemory, RememberedReading, RememberedTable, TableKind,
};

pub use dialog::{
    ImportDialog, ImportFiles, ImportOrigin, ImportProgress, ImportShown, ImportSource,
    ImportStage, ImportTab, Previewed, Print, WasRead,
};
pub use digest::{ColumnDigest, ImportDigest};

/// Tenths of a preview after which its series are read and are held against the plan.
const SERIES_READ: u64 = 6;
const HELD_AGAINST_PLAN: u64 = 7;
const TOLD: u64 = 8;

/// The progress of reading the series, which is not all there is to a preview.
struct SeriesProgress<'a>(&'a Progress);

impl import::Progress for SeriesProgress<'_> {
    fn step(&self, done: u64, of: u64) -> bool {
        self.0.step(done.saturating_mul(SERIES_READ), of.saturating_mul(10))
    }
}

/// What an import leaves for the next one.
#[derive(Debug, Default)]
struct ToRemember {
    tables: Vec<RememberedTable>,
    readings: Vec<RememberedReading>,
}

impl App {
    // ---- reading ------------------------------------------------------------------------------

    /// Opens the preview of files and folders, or adds them to the one that is open.
    pub(super) fn start_import(&mut self, paths: Vec<PathBuf>) {
        self.import_sources(paths.into_iter().map(ImportSource::of_path).collect());
    }

    pub(super) fn import_sources(&mut self, sources: Vec<ImportSource>) {
        self.commit_draft();
        // The program's own file dialog stood in front of the import until now.
        self.bring_back();
        if let Some(Dialog::Import(dialog)) = &mut self.dialog {
            dialog.wanted.extend(sources);
            self.read_import();
        } else if self.behind.iter().any(|dialog| matches!(dialog, Dialog::Import(_))) {
            self.warn("Answer the open dialog first, then choose the files again".to_owned());
        } else {
            let dialog = ImportDialog { wanted: sources, ..ImportDialog::default() };
            self.put_in_front(Dialog::Import(Box::new(dialog)));
            self.read_import();
        }
    }

    fn read_import(&mut self) {
        let ticket = self.next_ticket();
        let Some(Dialog::Import(dialog)) = &mut self.dialog else { return };
        dialog.ticket = ticket;
        dialog.is_working = true;
        dialog.progress = ImportProgress::default();
        dialog.shown.waits_since = None;
        let (wanted, known) = (dialog.wanted.clone(), Arc::clone(&dialog.files));
        let unpacker = Arc::clone(&self.env.unpacker);
        let remembered = self.env.folders.as_ref().map(crate::storage::Folders::imports_file);
        let today = self.env.clock.today();
        let project = Arc::clone(self.document.project());
        self.jobs.cancel(JobKey::Import);
        self.jobs.start(JobKey::Import, move |progress| {
            let memory = remembered.as_deref().map(import_memory::load).unwrap_or_default();
            let read = reading::read_all(&wanted, &known, &memory, &*unpacker, progress);
            let Some(files) = read else { return Outcome::ImportCancelled { ticket } };
            let read = suggest(files, &memory, &project, today, progress);
            read.map_or(Outcome::ImportCancelled { ticket }, |read| Outcome::Read {
                ticket,
                read: Box::new(read),
            })
        });
    }

    fn next_ticket(&mut self) -> u64 {
        self.ticket += 1;
        self.ticket
    }

    /// Called in `logic`: how far the reading is, for the open dialog.
    pub(super) fn show_import_progress(&mut self) {
        let Some(progress) = self.jobs.progress(JobKey::Import) else { return };
        if let Some(Dialog::Import(dialog)) = &mut self.dialog {
            let so_far = progress.so_far();
            let stage =
                if dialog.is_reading() { reading::stage_of(so_far) } else { ImportStage::Readings };
            dialog.progress = ImportProgress::new(stage, so_far);
        }
    }

    pub(super) fn take_read(&mut self, ticket: u64, read: WasRead) {
        let Some(dialog) = self.import_dialog(ticket) else { return };
        dialog.take_read(read);
        self.preview_import(ticket);
    }

    // ---- previewing ---------------------------------------------------------------------------

    /// Reads or previews again with the present choices.
    pub(super) fn refresh_import(&mut self) {
        let Some(Dialog::Import(dialog)) = &mut self.dialog else { return };
        let (ticket, is_reading) = (dialog.ticket, dialog.is_reading());
        let to_forget = std::mem::take(&mut dialog.to_forget);
        self.change_import_memory(ToRemember::default(), to_forget);
        if is_reading {
            self.read_import();
        } else {
            self.preview_import(ticket);
        }
    }

    fn preview_import(&mut self, former: u64) {
        let ticket = self.next_ticket();
        let Some(dialog) = self.import_dialog(former) else { return };
        dialog.ticket = ticket;
        dialog.is_working = true;
        dialog.progress = ImportProgress::new(ImportStage::Readings, (0, 1));
        let (files, choices) = (Arc::clone(&dialog.files), dialog.choices.clone());
        let from = dialog.taken_title();
        let project = Arc::clone(self.document.project());
        self.jobs.cancel(JobKey::Import);
        self.jobs.start(JobKey::Import, move |progress| {
            let preview = import::preview(&files.parsed, &choices, &SeriesProgress(progress));
            if !progress.step(SERIES_READ, 10) {
                return Outcome::ImportCancelled { ticket };
            }
            let plan = import::plan_with(&project, &preview, &choices.overlap);
            progress.step(HELD_AGAINST_PLAN, 10);
            let digest = ImportDigest::new(&files.parsed, &choices, &preview, &plan);
            let edit = import_edit(&plan, from);
            progress.step(TOLD, 10);
            let prepared = PreparedEdit::new(&project, &edit).ok();
            let made = Previewed { preview, plan, digest, edit, prepared };
            Outcome::Previewed { ticket, made: Box::new(made) }
        });
    }

    pub(super) fn take_previewed(&mut self, ticket: u64, made: Previewed) {
        let Some(dialog) = self.import_dialog(ticket) else { return };
        dialog.previewed = Some(Arc::new(made));
        dialog.is_working = false;
        dialog.revision += 1;
        dialog.shown.waits_since = None;
    }

    /// Nobody waits for anything any more; a dialog that still did would wait for ever.
    pub(super) fn take_import_cancelled(&mut self, ticket: u64) {
        if self.import_dialog(ticket).is_some() {
            let is_other = |dialog: &Dialog| !matches!(dialog, Dialog::Import(_));
            self.dialog = self.dialog.take().filter(is_other);
            self.behind.retain(is_other);
        }
    }

    // ---- importing ----------------------------------------------------------------------------

    /// Brings the readings in; while the preview is being made or when the plan refuses them, the
    /// dialog stays with all that was chosen.
    pub(super) fn confirm_import(&mut self, dialog: Box<ImportDialog>) {
        let is_clear =
            |made: &&Arc<Previewed>| !dialog.is_working && made.preview.open_orders().count() == 0;
        let made = dialog.previewed.as_ref().filter(is_clear).map(Arc::clone);
        let Some(made) = made else {
            self.dialog = Some(Dialog::Import(dialog));
            return;
        };
        let counts = &made.plan.counts;
        let numbers = self.preferences.number_format;
        #[expect(clippy::cast_precision_loss, reason = "counts of readings lie far below 2^53")]
        let [new, changed, equal] = [counts.new, counts.changed, counts.equal]
            .map(|count| numbers.format(count as f64, Some(0)));
        if self.apply_previewed(&made) {
            self.say(
                format!("Imported {new} new readings, {changed} changed, {equal} the same"),
                Some(Command::Undo),
            );
            let remember = ToRemember {
                tables: memory::to_remember(&dialog),
                readings: recalled_reading::to_remember(&dialog),
            };
            self.change_import_memory(remember, recalled_reading::to_forget(&dialog));
        } else {
            self.dialog = Some(Dialog::Import(dialog));
        }
    }

    /// Takes over what was worked out with the preview; works it out here if the plan has changed
    /// since, or to hear why it refuses.
    fn apply_previewed(&mut self, made: &Previewed) -> bool {
        let is_made = made.prepared.as_ref().is_some_and(|one| self.document.apply_prepared(one));
        if is_made {
            self.after_change();
        }
        is_made || self.apply(&made.edit)
    }

    /// Remembers and forgets how exports are imported; the file is read and written by a job.
    fn change_import_memory(&mut self, remember: ToRemember, forget: Vec<TableKind>) {
        let ToRemember { tables, readings } = remember;
        if tables.is_empty() && readings.is_empty() && forget.is_empty() {
            return;
        }
        let Some(folders) = &self.env.folders else { return };
        let path = folders.imports_file();
        self.jobs.queue(JobKey::ImportMemory, move |_| {
            let mut memory = import_memory::load(&path);
            let before = memory.clone();
            for kind in &forget {
                memory.forget(kind);
            }
            for table in tables {
                memory.remember(table);
            }
            for reading in readings {
                memory.remember_reading(reading);
            }
            let result =
                if memory == before { Ok(()) } else { import_memory::save(&memory, &path) };
            Outcome::PreferencesKept(result)
        });
    }
}

/// What the files and the plan suggest, with what was chosen for such files the last time.
/// `None` when cancelled.
fn suggest(
    files: ImportFiles,
    memory: &ImportMemory,
    plan: &Project,
    today: jiff::civil::Date,
    progress: &Progress,
) -> Option<WasRead> {
    let whole = reading::Whole { progress, of: files.parsed.len() as u64 };
    let mut suggested = ImportChoices::from_files_telling(&files.parsed, &whole.meaning());
    if progress.is_cancelled() {
        return None;
    }
    suggested.follow_plan(&files.parsed, plan);
    suggested.assume_exported_by(&files.parsed, today);
    // The same file twice is imported once.
    for at in files.tables().filter(|at| files.twin_of(at.file).is_some()) {
        suggested.tables.insert(at, false);
    }
    let mut choices = suggested.clone();
    let recalled = memory::recall(memory, &files, &mut choices);
    Some(WasRead { files, suggested, choices, recalled })
}

impl ImportDialog {
    /// Takes in what was read; what the user chose for files that were there before stays.
    fn take_read(&mut self, read: WasRead) {
        let WasRead { files, suggested, mut choices, mut recalled } = read;
        let stays = |at: &TableRef| {
            let source = files.sources.get(at.file);
            source.is_some() && source == self.files.sources.get(at.file)
        };
        let staying: BTreeSet<TableRef> = self.files.tables().filter(stays).collect();
        for at in &staying {
            tables::copy(&self.choices, &mut choices, *at);
        }
        recalled.retain(|at| !staying.contains(at));
        recalled.extend(self.recalled.intersection(&staying));
        if !self.files.parsed.is_empty() {
            choices.overlap = std::mem::take(&mut self.choices.overlap);
            choices.anchor = self.choices.anchor;
        }
        self.wanted.clone_from(&files.sources);
        // A file that lost its tables by another way of reading it stays in view.
        let is_there = |at: &TableRef| at.table == 0 || files.tables().any(|other| other == *at);
        self.shown.table =
            self.shown.table.filter(|at| at.file < files.parsed.len() && is_there(at));
        if let Some(added) = self.first_added(&files) {
            self.shown.table = Some(added);
            self.shown.shows_clashes = false;
        }
        if self.shown.table.is_none() {
            let first = first_worth_showing(&files.tables().collect::<Vec<_>>(), &files);
            let any_file = TableRef { file: 0, table: 0 };
            self.shown.table = first.or_else(|| (!files.parsed.is_empty()).then_some(any_file));
        }
        let is_first = self.files.parsed.is_empty();
        self.files = Arc::new(files);
        self.suggested = Arc::new(suggested);
        self.choices = choices;
        if is_first {
            self.shown.only_taken = self.is_mostly_untaken();
        }
        self.recalled = recalled;
        self.revision += 1;
    }

    /// Whether the shown table has so many columns that the few taken ones would have to be looked
    /// for among them.
    fn is_mostly_untaken(&self) -> bool {
        const WIDE: usize = 60;
        let Some(at) = self.shown.table else { return false };
        let columns = || tables::column_choices(&self.choices, at);
        let n_taken = columns().filter(|(_, choice)| choice.take).count();
        n_taken > 0 && columns().count() > WIDE.max(4 * n_taken)
    }

    /// The table to show of files that were added to others.
    fn first_added(&self, files: &ImportFiles) -> Option<TableRef> {
        let is_known = |at: &TableRef| {
            let origin = files.sources.get(at.file).map(|source| &source.origin);
            self.files.sources.iter().any(|source| Some(&source.origin) == origin)
        };
        let added: Vec<TableRef> = files.tables().filter(|at| !is_known(at)).collect();
        if self.files.sources.is_empty() {
            return None;
        }
        first_worth_showing(&added, files)
    }
}

/// The first of some tables that has a time axis; else the first at all.
fn first_worth_showing(tables: &[TableRef], files: &ImportFiles) -> Option<TableRef> {
    let has_dates = |at: &TableRef| files.parsed[at.file].tables[at.table].dates.is_some();
    tables.iter().copied().find(has_dates).or_else(|| tables.first().copied())
}

/// One step that brings everything in.
pub fn import_edit(plan: &ImportPlan, from: String) -> Edit {
    let series = plan
        .series
        .iter()
        .map(|series| NamedSeries {
            identifier: series.identifier.clone(),
            channel: series.channel.clone(),
            cadence: series.cadence,
            readings: series.readings.clone(),
        })
        .collect();
    let inputs = plan
        .new_inputs
        .iter()
        .chain(&plan.completed_inputs)
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
        series,
    })
}
