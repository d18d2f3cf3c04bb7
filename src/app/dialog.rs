//! What can stand in front of the window, at most one at a time; each owns what is typed in it.

use std::path::PathBuf;
use std::sync::Arc;

use super::picker::Purpose;
use super::samples::Sample;
use crate::import::{ImportChoices, ImportPlan, ImportPreview, ParsedFile};
use crate::model::{ChannelId, InputId};

/// Where the user is heading when a plan is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Departure {
    NewPlan,
    Sample(Sample),
    Open(PathBuf),
    Recover(PathBuf),
    Close,
    Exit,
}

/// The open dialog.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// "Save changes to … before closing?"
    Leave(Departure),
    /// "… exists already. Replace it?"
    Overwrite {
        path: PathBuf,
        purpose: Purpose,
    },
    /// The program's own file dialog.
    Path(PathDialog),
    Import(Box<ImportDialog>),
    /// The built-in KPIs; the chosen one is added and, if named, given to a goal.
    Library {
        query: String,
        for_selected_goal: bool,
    },
    Find {
        query: String,
        chosen: usize,
    },
    Palette {
        query: String,
        chosen: usize,
    },
    MergeInputs {
        from: InputId,
        into: Option<InputId>,
    },
    MergeChannels {
        from: ChannelId,
        into: Option<ChannelId>,
    },
    Annotation {
        date: String,
        text: String,
        source: String,
        error: Option<String>,
    },
    /// A file that could not be read: the whole message.
    Unreadable {
        title: String,
        text: String,
    },
    /// What was repaired or doubted while opening.
    Problems {
        title: String,
        lines: Vec<String>,
    },
    Shortcuts,
    About,
}

/// A folder, what is in it, and a typed path.
#[derive(Clone, Debug)]
pub struct PathDialog {
    pub purpose: Purpose,
    pub text: String,
    pub folder: PathBuf,
    /// Folders first, then files that fit the purpose; `None` while the folder is being read.
    pub entries: Option<Vec<PathEntry>>,
    pub error: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathEntry {
    pub path: PathBuf,
    pub is_folder: bool,
}

/// An import being looked at.
#[derive(Clone, Debug)]
pub struct ImportDialog {
    pub names: Vec<String>,
    /// Empty while the files are being read.
    pub files: Arc<Vec<ParsedFile>>,
    pub choices: ImportChoices,
    pub preview: Option<Arc<ImportPreview>>,
    /// What the preview would do to the open plan.
    pub plan: Option<Arc<ImportPlan>>,
    /// Steps done and steps in all while something is being read.
    pub progress: (u64, u64),
    pub is_working: bool,
}
