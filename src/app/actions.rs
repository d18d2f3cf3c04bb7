//! What a frame of the screen asks for; collected while painting, carried out afterwards.

use std::path::PathBuf;

use super::adopting::WantedGoal;
use super::command::Command;
use super::dialog::Dialog;
use super::field::Field;
use super::outside::Answer;
use super::question::Question;
use super::session::{FindingId, Page, Selection, SidePage};
use super::table_file::TableToSave;
use crate::analysis::Fix;
use crate::edit::Edit;
use crate::model::ItemId;
use crate::storage::Preferences;

/// One thing the user asked for.
#[derive(Clone, Debug)]
pub enum Action {
    /// Change the plan.
    Edit(Edit),
    /// Delete something: at once, with a notice that offers Undo.
    Delete(Edit),
    /// Whatever the menu, palette or a shortcut can do.
    Run(Command),

    /// Look at something.
    Select(Selection),
    /// Look at one item, wherever it stands in the plan.
    Reveal(ItemId),
    /// Look at one item and give its row the keyboard.
    StepTo(ItemId),
    /// Make an item the one that Rename, Duplicate, Move and Delete act on.
    Touch(ItemId),
    ShowPage(Page),
    ShowSide(SidePage),
    /// Open the inspector on an item.
    Inspect(ItemId),
    CloseInspector,
    /// Ask something of the selected KPI, or change what is asked.
    Ask(Question),
    CloseQuestion,
    /// Add a goal for what one input has to be.
    AdoptGoal(Box<WantedGoal>),
    /// Show what a finding is about, with the finding and its ways out beside it.
    ShowFinding(FindingId),
    /// Do what a finding offers.
    Mend(Fix),

    /// The text of a field changed. Typing into another field commits this one first.
    Type {
        field: Field,
        text: String,
    },
    /// Enter was pressed or the field was left.
    Commit(Field),
    /// Escape was pressed.
    Forget(Field),
    /// Turn a name into a text field, in place.
    Rename(Field),

    OpenDialog(Box<Dialog>),
    CloseDialog,
    /// The affirmative button of the open dialog.
    ConfirmDialog,
    /// "Don't save" in the dialog that asks.
    LeaveWithoutSaving,
    /// The choices of the open import dialog changed.
    RefreshImport,
    /// The path dialog looks into another folder.
    ListFolder(PathBuf),
    /// The path dialog makes the folder whose name was typed.
    MakeFolder,

    /// Open a plan file or import an export, whichever it is.
    OpenPath(PathBuf),
    ForgetRecent(PathBuf),
    ClearRecent,
    Recover(PathBuf),
    DiscardRecovery(PathBuf),
    /// Leave a copy where it is and say no more of it in this run.
    KeepForLater(PathBuf),
    /// Offer a discarded copy again.
    PutBack(PathBuf),

    SetPreferences(Box<Preferences>),
    DismissNotice(u64),
    /// A button of a banner.
    Answer(Answer),
    /// Put text on the clipboard.
    Copy(String),
    /// Save a table for a spreadsheet.
    SaveTable(TableToSave),
    /// Say that something was done; it needs no dialog.
    Notify(String),
    /// Say why something was not done, or what was left out.
    Warn(String),
}

/// The actions of one frame, in order.
#[derive(Debug, Default)]
pub struct Actions(Vec<Action>);

impl Actions {
    pub fn push(&mut self, action: Action) {
        self.0.push(action);
    }

    /// Shorthand for the commonest action.
    pub fn edit(&mut self, edit: Edit) {
        self.push(Action::Edit(edit));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn take(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.0)
    }
}
