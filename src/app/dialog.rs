//! What can stand in front of the window, at most one at a time; each owns what is typed in it.

use std::path::PathBuf;

use super::explaining::ExplainedDialog;
use super::importing::ImportDialog;
use super::outside::OtherVersion;
use super::picker::Purpose;
use super::samples::Sample;
use super::save_trouble::SaveTrouble;
use super::versions::VersionsDialog;
use crate::edit::{Edit, KpiEdit};
use crate::formula;
use crate::library::{self, LibraryKpi};
use crate::model::{Better, ChannelId, InputId, Kpi, Project, Unit};
use crate::storage::Recovery;
use crate::storage::generations::Version;
use crate::storage::recovery::Discarded;

/// Where the user is heading when a plan is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Departure {
    NewPlan,
    Sample(Sample),
    Open(PathBuf),
    Recover(PathBuf),
    /// A recovered plan as a plan of its own, beside the file it came from.
    RecoverBeside(PathBuf),
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
    /// The way out waits for a save that takes its time.
    Saving,
    /// A save was not done: why, and the ways out.
    SaveTrouble(Box<SaveTrouble>),
    /// The file was changed outside: what tells it from the open plan.
    Outside {
        path: PathBuf,
        found: OtherVersion,
    },
    /// Earlier versions of the plan.
    Versions(Box<VersionsDialog>),
    /// A plan that cannot be read, of which an earlier version can.
    Damaged(Box<DamagedDialog>),
    /// "Save as plan.ron?", for a name that ends like a file of another kind.
    Ending {
        path: PathBuf,
        purpose: Purpose,
    },
    /// "There are unsaved changes to … Recover them?"
    Recover(Box<RecoverDialog>),
    /// Everything that can be recovered, and what was discarded lately.
    Unsaved(UnsavedDialog),
    /// "Discard the unsaved work on …?"
    Discard(Recovery),
    /// The program's own file dialog.
    Path(PathDialog),
    Import(Box<ImportDialog>),
    /// The built-in KPIs, or one of the user's own.
    Library(Box<LibraryDialog>),
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
    /// How a number is computed.
    Explained(ExplainedDialog),
    Shortcuts,
    About,
}

/// Which of two states of a plan the user goes on with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RecoverWhich {
    Recovered,
    OnDisk,
    /// Nothing is lost by taking both.
    #[default]
    Both,
}

/// What waits to be recovered.
#[derive(Clone, Debug, Default)]
pub struct UnsavedDialog {
    /// What is in the trash; `None` while it is being read.
    pub discarded: Option<Vec<Discarded>>,
}

/// Unsaved work on a plan whose file has something to say too.
#[derive(Clone, Debug)]
pub struct RecoverDialog {
    pub copy: Recovery,
    /// The file the work was on.
    pub file: PathBuf,
    /// Chosen where the file was changed since the work began; else there is nothing to choose.
    pub which: RecoverWhich,
    /// What else there is to tell, once the file is kept.
    pub then: Option<Dialog>,
}

/// A plan file that cannot be read, and the newest version of it that can.
#[derive(Clone, Debug)]
pub struct DamagedDialog {
    pub path: PathBuf,
    pub title: String,
    /// What is wrong with the file.
    pub text: String,
    pub version: Version,
}

/// A folder, what is in it, and a typed path.
#[derive(Clone, Debug)]
pub struct PathDialog {
    pub purpose: Purpose,
    pub text: String,
    pub folder: PathBuf,
    /// Why the desktop's dialog is not there instead, if that needs to be said.
    pub reason: Option<String>,
    /// Folders first, then files that fit the purpose; `None` while the folder is being read.
    pub entries: Option<Vec<PathEntry>>,
    pub error: Option<String>,
    /// The folder that is being made in this one.
    pub new_folder: Option<NewFolder>,
    /// The name of the file gets the keyboard in the next frame.
    pub wants_name: bool,
}

/// A folder that is not there yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewFolder {
    pub name: String,
    /// Why it was not made.
    pub error: Option<String>,
    /// It has or had the keyboard; else it gets it in the next frame.
    pub had_keyboard: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathEntry {
    pub path: PathBuf,
    pub is_folder: bool,
}

/// The KPI being chosen or made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LibraryDialog {
    pub query: String,
    /// Place in what the query finds.
    pub chosen: usize,
    /// 0 for the library's own formula, else the place in its variants from 1.
    pub variant: usize,
    /// Set while the user makes one instead.
    pub own: Option<OwnKpi>,
    /// The new KPI is given to the selected goal, which has none.
    pub for_selected_goal: bool,
}

/// A KPI of the user's own as far as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnKpi {
    pub name: String,
    pub formula: String,
    pub unit: Unit,
    pub better: Better,
    pub definition: String,
}

impl LibraryDialog {
    pub fn new(for_selected_goal: bool) -> Self {
        Self { for_selected_goal, ..Self::default() }
    }

    /// The chosen entry of the library, if the query finds any.
    pub fn entry(&self) -> Option<&'static LibraryKpi> {
        library::search(&self.query).get(self.chosen).copied()
    }

    /// The KPI as it would be added; `None` while something is missing.
    pub fn kpi(&self) -> Option<Kpi> {
        if let Some(own) = &self.own {
            return own.kpi();
        }
        let entry = self.entry()?;
        let mut kpi = entry.to_kpi();
        if let Some((_, formula)) = entry.definition_at(self.variant) {
            formula.clone_into(&mut kpi.formula);
        }
        Some(kpi)
    }

    /// The change that adds the KPI with the inputs it needs. `since` is the day as the source of
    /// the definition shall name it; inputs that the plan calls something else are used by that
    /// name.
    pub fn edit(&self, project: &Project, since: &str) -> Option<Edit> {
        let (kpi, inputs) = if let Some(own) = &self.own {
            let kpi = own.kpi()?;
            let inputs = library::described(&formula::parse(&kpi.formula).ok()?);
            (kpi, inputs)
        } else {
            let (kpi, inputs) = self.entry()?.copy_for(project, self.variant, since)?;
            (Kpi { name: library::told_apart(project, &kpi.name), ..kpi }, inputs)
        };
        Some(Edit::Kpi(KpiEdit::Add { kpi: Box::new(kpi), inputs }))
    }
}

impl OwnKpi {
    fn kpi(&self) -> Option<Kpi> {
        let name = self.name.trim();
        let is_complete = !name.is_empty() && formula::parse(&self.formula).is_ok();
        is_complete.then(|| Kpi {
            name: name.to_owned(),
            formula: self.formula.trim().to_owned(),
            unit: self.unit.clone(),
            better: self.better,
            definition: self.definition.trim().to_owned(),
            ..Kpi::default()
        })
    }
}
