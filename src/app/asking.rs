//! Dialogs that lead to a change of the plan: how they open, and what their main button does.

use super::dialog::LibraryDialog;
use super::{App, Dialog};
use crate::analysis::formula_check::why_refused;
use crate::edit::{ChannelEdit, Edit, GoalEdit, InputEdit, PlanEdit};
use crate::model::{Annotation, ChannelId, Goal, GoalId, InputId, ItemId, KpiId};

impl App {
    pub(super) fn open_library(&mut self) {
        self.commit_draft();
        let for_selected_goal = self.goal_without_kpi().is_some();
        self.dialog = Some(Dialog::Library(Box::new(LibraryDialog::new(for_selected_goal))));
    }

    /// The selected goal, if it has no KPI yet.
    fn goal_without_kpi(&self) -> Option<(GoalId, &Goal)> {
        let id = self.session.selection.goal?;
        let goal = self.document.project().goals.get(id)?;
        goal.kpi.is_none().then_some((id, &**goal))
    }

    /// Adds the chosen KPI, and gives it to the selected goal if that has none: one step. The
    /// dialog stays with what was typed when the plan refuses the KPI.
    pub(super) fn confirm_library(&mut self, dialog: Box<LibraryDialog>) {
        if !self.add_from_library(&dialog) {
            self.dialog = Some(Dialog::Library(dialog));
        }
    }

    fn add_from_library(&mut self, dialog: &LibraryDialog) -> bool {
        let own = dialog.own.as_ref();
        if own.is_some_and(|own| why_refused(self.document.project(), None, &own.formula).is_some())
        {
            return false;
        }
        let formats = self.formats();
        let since = formats.dates.format(formats.today);
        let Some(add) = dialog.edit(self.document.project(), &since) else { return false };
        let kpi = KpiId(self.document.project().next_id);
        let for_goal = self.goal_without_kpi().filter(|_| dialog.for_selected_goal);
        let Some((id, goal)) = for_goal else {
            let is_added = self.apply(&add);
            if is_added {
                self.reveal_added(ItemId::Kpi(kpi));
            }
            return is_added;
        };
        let goal = Box::new(Goal { kpi: Some(kpi), ..goal.clone() });
        let give = Edit::Goal(GoalEdit::Set { id, goal, on: self.env.clock.today() });
        let label = add.label(self.document.project());
        self.apply(&Edit::Many { label, edits: vec![add, give] })
    }

    pub(super) fn open_annotation(&mut self) {
        let formats = self.formats();
        self.dialog = Some(Dialog::Annotation {
            date: formats.dates.format(formats.today),
            text: String::new(),
            source: String::new(),
            error: None,
        });
    }

    /// Adds the annotation, or shows what is missing and keeps what was typed.
    pub(super) fn confirm_annotation(&mut self, date: String, text: String, source: String) {
        let read = self.formats().dates.parse(&date).and_then(|date| {
            let text = text.trim().to_owned();
            if text.is_empty() {
                return Err("Write what happened on that day".to_owned());
            }
            Ok(Annotation { date, text, source: source.trim().to_owned() })
        });
        let added = read.and_then(|annotation| {
            let edit = Edit::Plan(PlanEdit::AddAnnotation(annotation));
            self.document.apply(&edit).map_err(|error| error.to_string())
        });
        if let Err(error) = added {
            self.dialog = Some(Dialog::Annotation { date, text, source, error: Some(error) });
        }
    }

    pub(super) fn open_merge(&mut self) {
        self.commit_draft();
        self.dialog = match self.session.active {
            Some(ItemId::Input(from)) => Some(Dialog::MergeInputs { from, into: None }),
            Some(ItemId::Channel(from)) => Some(Dialog::MergeChannels { from, into: None }),
            Some(ItemId::Objective(_) | ItemId::Goal(_) | ItemId::Kpi(_)) | None => None,
        };
    }

    pub(super) fn confirm_merge_inputs(&mut self, from: InputId, into: Option<InputId>) {
        match into {
            Some(into) => {
                self.merge(&Edit::Input(InputEdit::Merge { from, into }), ItemId::Input(into));
            }
            None => self.dialog = Some(Dialog::MergeInputs { from, into }),
        }
    }

    pub(super) fn confirm_merge_channels(&mut self, from: ChannelId, into: Option<ChannelId>) {
        match into {
            Some(into) => {
                self.merge(
                    &Edit::Channel(ChannelEdit::Merge { from, into }),
                    ItemId::Channel(into),
                );
            }
            None => self.dialog = Some(Dialog::MergeChannels { from, into }),
        }
    }

    fn merge(&mut self, edit: &Edit, into: ItemId) {
        if self.apply(edit) {
            self.reveal(into);
            self.say("Merged".to_owned(), Some(super::Command::Undo));
        }
    }

    pub(super) fn open_find(&mut self) {
        self.commit_draft();
        self.dialog = Some(Dialog::Find { query: String::new(), chosen: 0 });
    }

    pub(super) fn open_palette(&mut self) {
        self.commit_draft();
        self.dialog = Some(Dialog::Palette { query: String::new(), chosen: 0 });
    }
}
