//! What the user does to the plan: edits, undo, and the commands that act on an item.

use super::field::{ChannelField, GoalField, InputField, KpiField, ObjectiveField};
use super::{App, Command, Field, Page, Question, Selection, SidePage};
use crate::edit::{ChannelEdit, Edit, GoalEdit, InputEdit, KpiEdit, ObjectiveEdit};
use crate::model::{
    Cadence, Channel, ChannelId, Goal, GoalId, GoalState, Input, InputId, ItemId, KpiId, Objective,
    ObjectiveId,
};

impl App {
    /// Makes a change; what was being typed is committed first, in the order the user did it, and
    /// is not taken back by a change that was made from the plan as it stood on the screen.
    pub(super) fn edit(&mut self, edit: Edit) {
        self.commit_draft();
        let edit = match &self.shown {
            Some(shown) => edit.rebased(shown, self.document.project()),
            None => edit,
        };
        self.apply(&edit);
    }

    /// Applies a change and says so if it is refused. Returns whether it was made.
    pub(super) fn apply(&mut self, edit: &Edit) -> bool {
        match self.document.apply(edit) {
            Ok(()) => {
                self.after_change();
                true
            }
            Err(error) => {
                self.notices.fail(error.to_string());
                false
            }
        }
    }

    pub(super) fn after_change(&mut self) {
        self.notices.outdate();
        let project = self.document.project();
        self.drafts.retain_in(project);
        let is_there = |item: &ItemId| match *item {
            ItemId::Objective(id) => project.objectives.contains(id),
            ItemId::Goal(id) => project.goals.contains(id),
            ItemId::Kpi(id) => project.kpis.contains(id),
            ItemId::Input(id) => project.inputs.contains(id),
            ItemId::Channel(id) => project.channels.contains(id),
        };
        let gone = self.session.before_added.extract_if(.., |(item, _)| !is_there(item));
        // The latest first: what it replaced may be gone as well.
        for (item, before) in gone.collect::<Vec<_>>().into_iter().rev() {
            if self.session.selection.is_at(item) {
                self.session.selection = before;
            }
        }
        self.session.selection = self.session.selection.still_there(project);
        self.session.renaming = self.session.renaming.filter(|field| field.is_in(project));
        self.session.active = self.session.active.filter(is_there);
        self.session.inspected = self.session.inspected.filter(is_there);
    }

    pub(super) fn undo(&mut self) {
        self.commit_draft();
        if let Some(label) = self.document.undo() {
            self.after_change();
            self.say(format!("Undone: {label}"), Some(Command::Redo));
        }
    }

    pub(super) fn redo(&mut self) {
        self.commit_draft();
        if let Some(label) = self.document.redo() {
            self.after_change();
            self.say(format!("Done again: {label}"), Some(Command::Undo));
        }
    }

    pub(super) fn say(&mut self, text: String, action: Option<Command>) {
        let now = self.env.clock.seconds();
        self.notices.say(text, action, now);
    }

    pub(super) fn warn(&mut self, text: String) {
        let now = self.env.clock.seconds();
        self.notices.warn(text, now);
    }

    pub(super) fn notify(&mut self, text: String) {
        self.say(text, None);
    }

    // ---- looking around -----------------------------------------------------------------------

    /// Shows an item and gives its row the keyboard.
    pub(super) fn step_to(&mut self, item: ItemId) {
        self.reveal(item);
        self.session.focus = Some(item);
    }

    pub(super) fn select(&mut self, selection: Selection) {
        self.commit_draft();
        self.session.selection = selection;
        self.session.active = selection
            .goal
            .map(ItemId::Goal)
            .or_else(|| selection.objective.map(ItemId::Objective))
            .or_else(|| selection.kpi.map(ItemId::Kpi));
        if self.session.inspected.is_some() {
            self.session.inspected = self.session.active;
        }
    }

    pub(super) fn show_page(&mut self, page: Page) {
        self.commit_draft();
        if super::reviewing::is_list(page) && self.session.page != page {
            // A list begins with all its width; what is opened from it stands beside it.
            self.session.inspected = None;
        }
        self.session.page = page;
    }

    /// Shows an item wherever it stands.
    pub(super) fn reveal(&mut self, item: ItemId) {
        self.show_page(Page::Plan);
        let project = self.document.project();
        match item {
            ItemId::Objective(id) => self.select(Selection::of_objective(project, id)),
            ItemId::Goal(id) => self.select(Selection::of_goal(project, id)),
            ItemId::Kpi(id) => {
                self.session.side = SidePage::Kpis;
                self.session.selection.goal = None;
                self.session.selection.kpi = Some(id);
            }
            ItemId::Input(id) => {
                self.session.side = SidePage::Inputs;
                self.session.selection =
                    self.session.selection.showing_input(self.document.project(), id);
            }
            ItemId::Channel(_) => self.session.side = SidePage::Channels,
        }
        self.session.active = Some(item);
        if self.session.inspected.is_some() {
            self.session.inspected = Some(item);
        }
    }

    /// Shows what was just added, and remembers what it takes the place of.
    pub(super) fn reveal_added(&mut self, item: ItemId) {
        let before = self.session.selection;
        self.reveal(item);
        self.session.before_added.push((item, before));
    }

    pub(super) fn inspect(&mut self, item: ItemId) {
        self.commit_draft();
        self.session.active = Some(item);
        self.session.inspected = Some(item);
        self.session.question = None;
    }

    pub(super) fn ask(&mut self, question: Question) {
        self.show_page(Page::Plan);
        self.session.inspected = None;
        self.session.asked.remember(&question);
        self.session.question = Some(question);
    }

    pub(super) fn toggle_inspector(&mut self) {
        self.commit_draft();
        self.session.inspected = match self.session.inspected {
            Some(_) => None,
            None => self.session.active,
        };
        self.session.question = None;
    }

    // ---- adding -------------------------------------------------------------------------------

    pub(super) fn add_and_name(&mut self, edit: &Edit) {
        self.commit_draft();
        let id = self.document.project().next_id;
        if !self.apply(edit) {
            return;
        }
        let (item, field) = match edit {
            Edit::Objective(_) => {
                let id = ObjectiveId(id);
                (ItemId::Objective(id), Field::Objective(id, ObjectiveField::Name))
            }
            Edit::Goal(_) => {
                let id = GoalId(id);
                (ItemId::Goal(id), Field::Goal(id, GoalField::Statement))
            }
            Edit::Kpi(_) => (ItemId::Kpi(KpiId(id)), Field::Kpi(KpiId(id), KpiField::Name)),
            Edit::Input(_) => {
                (ItemId::Input(InputId(id)), Field::Input(InputId(id), InputField::Label))
            }
            Edit::Channel(_) => {
                let id = ChannelId(id);
                (ItemId::Channel(id), Field::Channel(id, ChannelField::Name))
            }
            Edit::Readings(_) | Edit::Plan(_) | Edit::Many { .. } => return,
        };
        self.reveal_added(item);
        self.session.renaming = Some(field);
    }

    pub(super) fn add_objective(&mut self) {
        let objective = Objective { name: "New objective".to_owned(), ..Objective::default() };
        self.add_and_name(&Edit::Objective(ObjectiveEdit::Add { objective }));
    }

    /// A goal for the quarter goals are judged in, so that start and deadline are never empty.
    pub(super) fn add_goal(&mut self) {
        let judged_on = self.analysis().judged_on;
        let calendar = self.document.project().settings.calendar;
        let quarter = calendar.period_of(Cadence::Quarter, judged_on);
        let goal = Goal {
            objective: self.session.selection.objective,
            statement: "New goal".to_owned(),
            state: GoalState::Draft,
            start: Some(calendar.start(quarter)),
            deadline: Some(calendar.end(quarter)),
            ..Goal::default()
        };
        self.add_and_name(&Edit::Goal(GoalEdit::Add { goal: Box::new(goal) }));
    }

    pub(super) fn add_input(&mut self) {
        let identifier =
            free_name("input", |name| self.document.project().input_named(name).is_some());
        let input = Input { identifier, label: "New input".to_owned(), ..Input::default() };
        self.session.side = SidePage::Inputs;
        self.add_and_name(&Edit::Input(InputEdit::Add { input: Box::new(input) }));
    }

    pub(super) fn add_channel(&mut self) {
        let name =
            free_name("New channel ", |name| self.document.project().channel_named(name).is_some());
        let channel = Channel { name, notes: String::new() };
        self.session.side = SidePage::Channels;
        self.add_and_name(&Edit::Channel(ChannelEdit::Add { channel }));
    }

    // ---- acting on the item touched last ------------------------------------------------------

    pub(super) fn rename(&mut self, field: Field) {
        self.commit_draft();
        self.session.renaming = Some(field);
    }

    pub(super) fn rename_active(&mut self) {
        let field = match self.session.active {
            Some(ItemId::Objective(id)) => Field::Objective(id, ObjectiveField::Name),
            Some(ItemId::Goal(id)) => Field::Goal(id, GoalField::Statement),
            Some(ItemId::Kpi(id)) => Field::Kpi(id, KpiField::Name),
            Some(ItemId::Input(id)) => Field::Input(id, InputField::Label),
            Some(ItemId::Channel(id)) => Field::Channel(id, ChannelField::Name),
            None => return,
        };
        self.rename(field);
    }

    pub(super) fn duplicate_active(&mut self) {
        let edit = match self.session.active {
            Some(ItemId::Objective(id)) => Edit::Objective(ObjectiveEdit::Duplicate { id }),
            Some(ItemId::Goal(id)) => Edit::Goal(GoalEdit::Duplicate { id }),
            Some(ItemId::Kpi(id)) => Edit::Kpi(KpiEdit::Duplicate { id }),
            Some(ItemId::Input(id)) => Edit::Input(InputEdit::Duplicate { id }),
            Some(ItemId::Channel(id)) => Edit::Channel(ChannelEdit::Duplicate { id }),
            None => return,
        };
        self.edit(edit);
    }

    pub(super) fn delete_active(&mut self) {
        let edit = match self.session.active {
            Some(ItemId::Objective(id)) => Edit::Objective(ObjectiveEdit::Delete { id }),
            Some(ItemId::Goal(id)) => Edit::Goal(GoalEdit::Delete { id }),
            Some(ItemId::Kpi(id)) => Edit::Kpi(KpiEdit::Delete { id }),
            Some(ItemId::Input(id)) => Edit::Input(InputEdit::Delete { id }),
            Some(ItemId::Channel(id)) => Edit::Channel(ChannelEdit::Delete { id }),
            None => return,
        };
        self.delete(&edit);
    }

    /// Deletes at once and offers Undo.
    pub(super) fn delete(&mut self, edit: &Edit) {
        self.commit_draft();
        let label = edit.label(self.document.project());
        let name = label.strip_prefix("delete ").unwrap_or(&label).to_owned();
        if self.apply(edit) {
            self.say(format!("Deleted {name}"), Some(Command::Undo));
        }
    }

    pub(super) fn move_active(&mut self, by: isize) {
        let project = self.document.project();
        let target = |place: Option<usize>| place.and_then(|place| place.checked_add_signed(by));
        let edit = match self.session.active {
            Some(ItemId::Objective(id)) => target(project.objectives.position(id))
                .map(|to| Edit::Objective(ObjectiveEdit::Move { id, to })),
            Some(ItemId::Kpi(id)) => {
                target(project.kpis.position(id)).map(|to| Edit::Kpi(KpiEdit::Move { id, to }))
            }
            Some(ItemId::Input(id)) => target(project.inputs.position(id))
                .map(|to| Edit::Input(InputEdit::Move { id, to })),
            Some(ItemId::Channel(id)) => target(project.channels.position(id))
                .map(|to| Edit::Channel(ChannelEdit::Move { id, to })),
            Some(ItemId::Goal(id)) => {
                let objective = project.goals.get(id).and_then(|goal| goal.objective);
                let mut siblings =
                    project.goals.iter().filter(|(_, goal)| goal.objective == objective);
                target(siblings.position(|(other, _)| other == id))
                    .map(|to| Edit::Goal(GoalEdit::Move { id, objective, to }))
            }
            None => None,
        };
        if let Some(edit) = edit {
            // Each press is a step of its own; only drags merge.
            self.document.end_gesture();
            self.edit(edit);
        }
    }

    pub(super) fn carry_goal(&mut self) {
        let Some(id) = self.session.selection.goal else { return };
        self.commit_draft();
        let on = self.analysis().judged_on;
        let copy = GoalId(self.document.project().next_id);
        if !self.apply(&Edit::Goal(GoalEdit::Carry { id, on })) {
            return;
        }
        self.reveal(ItemId::Goal(copy));
        // The statement still names the former window.
        self.session.renaming = Some(Field::Goal(copy, GoalField::Statement));
        let former = self.document.project().goals.get(id).map(|goal| goal.state);
        let text = match former {
            Some(GoalState::Closed) => "Carried into the next quarter; the former goal is closed",
            _ => "Carried into the next quarter; the former goal goes on until its deadline",
        };
        self.say(text.to_owned(), Some(Command::Undo));
    }
}

/// A name nobody has yet: the stem, or the stem with the first number that is free.
fn free_name(stem: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let first = stem.trim_end().to_owned();
    if !is_taken(&first) {
        return first;
    }
    let separator = if stem.ends_with(' ') { "" } else { "_" };
    // A plan holds fewer things than there are numbers.
    (2..=u32::MAX)
        .map(|n| format!("{stem}{separator}{n}"))
        .find(|name| !is_taken(name))
        .unwrap_or(first)
}
