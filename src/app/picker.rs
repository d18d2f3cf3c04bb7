//! Asking the desktop for a file; what it answers is checked before anybody believes it.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What a file is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Open,
    SaveAs,
    SaveCopy,
    Import,
}

impl Purpose {
    /// The title of the dialog.
    pub fn title(self) -> &'static str {
        match self {
            Self::Open => "Open a plan",
            Self::SaveAs => "Save the plan as",
            Self::SaveCopy => "Save a copy of the plan",
            Self::Import => "Import readings",
        }
    }

    pub fn is_save(self) -> bool {
        matches!(self, Self::SaveAs | Self::SaveCopy)
    }

    fn filter(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Open | Self::SaveAs | Self::SaveCopy => ("Paceline plan", &["ron"]),
            Self::Import => {
                ("Exports", &["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "xml", "zip"])
            }
        }
    }
}

/// A question to the desktop.
#[derive(Clone, Debug)]
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
}

/// Whoever can ask for files. Called on a worker thread; may take as long as the user does.
pub trait Picker: Send + Sync {
    fn pick(&self, ask: &Ask) -> Answer;
}

/// The desktop's own dialog.
#[derive(Debug, Default)]
pub struct DesktopPicker;

/// A dialog that is gone sooner than anybody can read it was never there.
const TOO_FAST: Duration = Duration::from_millis(300);

impl Picker for DesktopPicker {
    fn pick(&self, ask: &Ask) -> Answer {
        let (label, extensions) = ask.purpose.filter();
        let mut dialog = rfd::FileDialog::new()
            .set_title(ask.purpose.title())
            .add_filter(label, extensions)
            .add_filter("All files", &["*"]);
        if let Some(folder) = &ask.folder {
            dialog = dialog.set_directory(folder);
        }
        let asked = Instant::now();
        let picked = match ask.purpose {
            Purpose::Open => dialog.pick_file().map(|path| vec![path]),
            Purpose::Import => dialog.pick_files(),
            Purpose::SaveAs | Purpose::SaveCopy => {
                dialog.set_file_name(&ask.name).save_file().map(|path| vec![path])
            }
        };
        match picked {
            // Some dialogs answer with an error text instead of a path.
            Some(paths) if paths.iter().all(|path| is_plausible(path)) => Answer::Picked(paths),
            Some(_) => Answer::Unavailable,
            None if asked.elapsed() < TOO_FAST => Answer::Unavailable,
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
    fn pick(&self, _ask: &Ask) -> Answer {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.pop_front().unwrap_or(Answer::Unavailable)
    }
}

/// The name a plan is really saved under: `.ron` is added once, another ending is kept.
pub fn with_extension(path: &Path) -> PathBuf {
    match path.extension() {
        Some(extension) if extension.eq_ignore_ascii_case("ron") => path.to_owned(),
        _ => {
            let mut name = path.file_name().unwrap_or_default().to_owned();
            name.push(".ron");
            path.with_file_name(name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_is_added_once() {
        let check = |given: &str, expected: &str| {
            assert_eq!(with_extension(Path::new(given)), Path::new(expected));
        };
        check("/a/plan", "/a/plan.ron");
        check("/a/plan.ron", "/a/plan.ron");
        check("/a/plan.RON", "/a/plan.RON");
        check("/a/plan v1.2", "/a/plan v1.2.ron");
        check("/a/plan.txt", "/a/plan.txt.ron");
        check("/a.ron/plan", "/a.ron/plan.ron");
    }
}
