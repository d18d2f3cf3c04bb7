//! Asking the desktop for a file; what it answers is checked before anybody believes it.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::jobs::Progress;

/// What a file is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Open,
    SaveAs,
    SaveCopy,
    /// A table for a spreadsheet.
    SaveTable,
    Import,
}

impl Purpose {
    pub const ALL: [Self; 5] =
        [Self::Open, Self::SaveAs, Self::SaveCopy, Self::SaveTable, Self::Import];

    /// What it is called between processes.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::SaveAs => "save",
            Self::SaveCopy => "copy",
            Self::SaveTable => "table",
            Self::Import => "import",
        }
    }

    pub(super) fn of_code(code: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code().as_bytes() == code)
    }

    /// The title of the dialog.
    pub fn title(self) -> &'static str {
        match self {
            Self::Open => "Open a plan",
            Self::SaveAs => "Save the plan as",
            Self::SaveCopy => "Save a copy of the plan",
            Self::SaveTable => "Save the table as CSV",
            Self::Import => "Import readings",
        }
    }

    pub fn is_save(self) -> bool {
        matches!(self, Self::SaveAs | Self::SaveCopy | Self::SaveTable)
    }

    fn filter(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Open | Self::SaveAs | Self::SaveCopy => ("Paceline plan", &["ron"]),
            Self::SaveTable => ("CSV table", &["csv"]),
            Self::Import => {
                ("Exports", &["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "xml", "zip"])
            }
        }
    }
}

/// A question to the desktop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    pub purpose: Purpose,
    pub folder: Option<PathBuf>,
    /// The suggested name of a file to save.
    pub name: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Picked(Vec<PathBuf>),
    Cancelled,
    /// The desktop has no file dialog; the program shows its own.
    Unavailable,
    /// There is one, but it failed; the program shows its own and says why.
    Failed(String),
    /// It was given up because the program's own is wanted.
    Stopped,
}

/// Whoever can ask for files. Called on a worker thread; may take as long as the user does.
pub trait Picker: Send + Sync {
    /// Stops when `progress` is cancelled, if it can.
    fn pick(&self, ask: &Ask, progress: &Progress) -> Answer;
}

/// The desktop's own dialog, in this very process: what brings the dialog down ends the process.
#[derive(Debug, Default)]
pub struct DesktopPicker;

/// Whether the last that the desktop's dialog said to the log was a failure.
static HAS_FAILED: AtomicBool = AtomicBool::new(false);

/// Listens to what the desktop's dialog says to the log, and hands it on to `to`.
pub struct DialogListener<L> {
    to: L,
}

impl<L: log::Log> DialogListener<L> {
    pub fn new(to: L) -> Self {
        Self { to }
    }
}

impl<L: log::Log> log::Log for DialogListener<L> {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        is_of_dialog(metadata) || self.to.enabled(metadata)
    }

    fn log(&self, record: &log::Record<'_>) {
        if is_of_dialog(record.metadata()) {
            // A warning tells of another way that is tried next.
            HAS_FAILED.store(record.level() == log::Level::Error, Ordering::Relaxed);
        }
        if self.to.enabled(record.metadata()) {
            self.to.log(record);
        }
    }

    fn flush(&self) {
        self.to.flush();
    }
}

fn is_of_dialog(metadata: &log::Metadata<'_>) -> bool {
    metadata.target().starts_with("rfd") && metadata.level() <= log::Level::Warn
}

/// A dialog that is gone sooner than anybody can read it was never there.
const TOO_FAST: Duration = Duration::from_millis(300);

impl Picker for DesktopPicker {
    fn pick(&self, ask: &Ask, _: &Progress) -> Answer {
        let (label, extensions) = ask.purpose.filter();
        let mut dialog = rfd::FileDialog::new()
            .set_title(ask.purpose.title())
            .add_filter(label, extensions)
            .add_filter("All files", &["*"]);
        if let Some(folder) = &ask.folder {
            dialog = dialog.set_directory(folder);
        }
        let asked = Instant::now();
        HAS_FAILED.store(false, Ordering::Relaxed);
        let picked = match ask.purpose {
            Purpose::Open => dialog.pick_file().map(|path| vec![path]),
            Purpose::Import => dialog.pick_files(),
            Purpose::SaveAs | Purpose::SaveCopy | Purpose::SaveTable => {
                dialog.set_file_name(&ask.name).save_file().map(|path| vec![path])
            }
        };
        match picked {
            // Some dialogs answer with an error text instead of a path.
            Some(paths) if paths.iter().all(|path| is_plausible(path)) => Answer::Picked(paths),
            Some(_) => Answer::Unavailable,
            None if asked.elapsed() < TOO_FAST => Answer::Unavailable,
            // What cannot be used looks like a dialog that was given up, but for the complaint.
            None if HAS_FAILED.load(Ordering::Relaxed) => Answer::Unavailable,
            None => Answer::Cancelled,
        }
    }
}

fn is_plausible(path: &Path) -> bool {
    path.is_absolute() && path.parent().is_some_and(Path::is_dir)
}

/// Answers from a list, for tests; without an answer left there is no dialog.
#[derive(Debug, Default)]
pub struct ScriptedPicker {
    answers: Mutex<VecDeque<Answer>>,
}

impl ScriptedPicker {
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self { answers: Mutex::new(answers.into_iter().collect()) }
    }
}

impl Picker for ScriptedPicker {
    fn pick(&self, _: &Ask, _: &Progress) -> Answer {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.pop_front().unwrap_or(Answer::Unavailable)
    }
}

/// Endings that say a file is of another kind; others may be part of a name, as in "plan v1.2".
const FOREIGN: [&str; 16] = [
    "csv", "doc", "docx", "htm", "html", "json", "md", "ods", "odt", "pdf", "tsv", "txt", "xls",
    "xlsx", "xml", "zip",
];

/// The name a plan is really saved under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanName {
    /// Its own ending or none: `.ron` stands behind it once.
    Certain(PathBuf),
    /// It ends like a file of another kind; this is the name with the right ending.
    Doubtful(PathBuf),
}

impl PlanName {
    pub fn of(path: &Path) -> Self {
        let ending = path.extension().and_then(std::ffi::OsStr::to_str).unwrap_or_default();
        if ending.eq_ignore_ascii_case("ron") {
            return Self::Certain(path.to_owned());
        }
        if FOREIGN.iter().any(|foreign| ending.eq_ignore_ascii_case(foreign)) {
            // "plan.ron.txt" becomes "plan.ron", never "plan.ron.ron".
            let stem = PathBuf::from(path.file_stem().unwrap_or_default());
            let stem = stem
                .extension()
                .filter(|ending| ending.eq_ignore_ascii_case("ron"))
                .map_or_else(|| stem.clone(), |_| stem.with_extension(""));
            let mut name = stem.into_os_string();
            name.push(".ron");
            return Self::Doubtful(path.with_file_name(name));
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(if name.as_encoded_bytes().ends_with(b".") { "ron" } else { ".ron" });
        Self::Certain(path.with_file_name(name))
    }
}

/// The name a table is really saved under: one that ends in `.csv`, so never that of a plan.
pub fn table_name(path: &Path) -> PathBuf {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        return path.to_owned();
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(if name.as_encoded_bytes().ends_with(b".") { "csv" } else { ".csv" });
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_of_the_dialog_is_heard_unless_another_way_is_tried_after_it() {
        use log::{Level, Log as _};
        let listener = DialogListener::new(log::logger());
        let say = |target: &str, level| {
            let metadata = log::Metadata::builder().target(target).level(level).build();
            listener.log(&log::Record::builder().metadata(metadata).build());
            HAS_FAILED.load(Ordering::Relaxed)
        };
        assert!(!say("paceline", Level::Error));
        assert!(say("rfd::backend", Level::Error));
        assert!(say("rfd::backend", Level::Debug));
        assert!(!say("rfd::backend", Level::Warn), "zenity follows");
        assert!(say("rfd::backend", Level::Error), "which is not there");
    }

    #[test]
    fn a_table_never_gets_the_name_of_a_plan() {
        let check = |given: &str, expected: &str| {
            assert_eq!(table_name(Path::new(given)), Path::new(expected), "{given}");
        };
        check("/a/shares", "/a/shares.csv");
        check("/a/shares.csv", "/a/shares.csv");
        check("/a/shares.CSV", "/a/shares.CSV");
        check("/a/spring.ron", "/a/spring.ron.csv");
        check("/a/shares v1.2", "/a/shares v1.2.csv");
        check("/a/shares.", "/a/shares.csv");
    }

    #[test]
    fn the_ending_is_added_once_and_another_one_is_asked_about() {
        use PlanName::{Certain, Doubtful};
        let check = |given: &str, expected: PlanName| {
            assert_eq!(PlanName::of(Path::new(given)), expected, "{given}");
        };
        check("/a/plan", Certain("/a/plan.ron".into()));
        check("/a/plan.ron", Certain("/a/plan.ron".into()));
        check("/a/plan.RON", Certain("/a/plan.RON".into()));
        check("/a/plan v1.2", Certain("/a/plan v1.2.ron".into()));
        check("/a/plan.", Certain("/a/plan.ron".into()));
        check("/a.txt/plan", Certain("/a.txt/plan.ron".into()));
        check("/a/plan.final", Certain("/a/plan.final.ron".into()));
        check("/a/.ron", Certain("/a/.ron.ron".into()));
        check("/a/plän", Certain("/a/plän.ron".into()));
        check("/a/plan.txt", Doubtful("/a/plan.ron".into()));
        check("/a/plan.ron.txt", Doubtful("/a/plan.ron".into()));
        check("/a/plan.XLSX", Doubtful("/a/plan.ron".into()));
    }
}
