//! The field a formula is written in: completes the names of inputs, marks what is wrong under
//! its column, and says what the formula means and gives while it is being typed.

mod below;
mod completion;
mod mark;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::{CompletionPopup, Id, Key, Label, RectAlign, Response, RichText, TextEdit, Ui};
use jiff::civil::Date;

use super::field::{formats, mark_error, shown_text, type_and_commit};
use super::theme;
use crate::analysis::formula_check::{FormulaCheck, check_formula};
use crate::app::field::KpiField;
use crate::app::{Action, Actions, Field, View};
use crate::edit::{Edit, InputEdit};
use crate::library;
use crate::model::{KpiId, Project, Unit};

use below::Below;
use completion::Completion;

/// A formula field with everything that is said beneath it.
#[must_use = "call `ui` to show it"]
pub struct FormulaFieldUi<'a> {
    id: Id,
    /// The KPI the formula is for, if it is in the plan already.
    own: Option<KpiId>,
    /// What the figure is counted in.
    unit: &'a Unit,
    /// Why the text was refused, where that cannot be told from the text.
    refusal: Option<&'a str>,
    /// Whether the text is not in the plan.
    is_draft: bool,
}

/// What happened in the field.
pub struct FormulaResponse {
    /// Changed also where a completion was taken.
    pub response: Response,
    /// What was clicked beneath the field.
    pub asked: Option<Asked>,
}

/// What can be asked for beneath the field.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// Write this in place of the text.
    Replace(String),
    /// Make an input of that name.
    AddInput(String),
    /// Show an input of the plan.
    Show(crate::model::InputId),
}

/// The formula of a KPI of the plan: a draft until Enter is pressed or the field is left.
pub fn kpi_formula_ui(ui: &mut Ui, view: &View<'_>, id: KpiId, unit: &Unit, actions: &mut Actions) {
    let field = Field::Kpi(id, KpiField::Formula);
    let mut text = shown_text(field, view);
    let formula_field = FormulaFieldUi {
        id: Id::unique(("field", field)),
        own: Some(id),
        unit,
        refusal: view.drafts.error(field),
        is_draft: view.drafts.text(field).is_some(),
    };
    let FormulaResponse { response, asked } = formula_field.ui(ui, view, &mut text);
    match asked {
        Some(Asked::Replace(text)) => {
            actions.push(Action::Type { field, text });
            actions.push(Action::Commit(field));
        }
        Some(Asked::AddInput(identifier)) => {
            actions.edit(with_input(view, field, &identifier));
            // The draft is in the plan now, or says what else it lacks.
            if let Some(text) = view.drafts.text(field) {
                actions.push(Action::Type { field, text: text.to_owned() });
                actions.push(Action::Commit(field));
            }
        }
        Some(Asked::Show(input)) => {
            actions.push(Action::Inspect(crate::model::ItemId::Input(input)));
        }
        None => {
            type_and_commit(ui, field, &response, text, view, actions);
        }
    }
}

/// Adds an input, together with the formula that was refused for want of it: one step.
fn with_input(view: &View<'_>, field: Field, identifier: &str) -> Edit {
    let add = Edit::Input(InputEdit::Add { input: Box::new(library::input_called(identifier)) });
    let mut trial = Project::clone(view.project);
    let draft = view.drafts.text(field).filter(|_| add.apply(&mut trial).is_ok());
    match draft.and_then(|text| field.edit(text, &trial, formats(view)).ok()) {
        Some(set) => Edit::Many { label: set.label(view.project), edits: vec![add, set] },
        None => add,
    }
}

/// Whether a formula for a KPI that is not in the plan yet is refused for what it names or says.
pub fn is_refused(ui: &Ui, view: &View<'_>, text: &str) -> bool {
    let check = checked(ui, view, None, text);
    check.problem.is_some() || check.strangers.iter().any(|stranger| stranger.meant.is_some())
}

impl<'a> FormulaFieldUi<'a> {
    /// A field for a formula that is kept elsewhere than in the plan.
    pub fn loose(id: Id, unit: &'a Unit) -> Self {
        Self { id, own: None, unit, refusal: None, is_draft: true }
    }

    /// Shows the field and what there is to say; `text` is what it holds and will hold.
    pub fn ui(self, ui: &mut Ui, view: &View<'_>, text: &mut String) -> FormulaResponse {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = theme::SPACE_4;
            let label = ui.add(Label::new(RichText::new("Formula").small().weak())).id;
            let before = checked(ui, view, self.own, text);
            let has_focus = ui.memory(|memory| memory.has_focus(self.id));
            let is_wrong = before.is_wrong(text, has_focus) || self.refusal.is_some();
            let shown = mark_error(ui, is_wrong, |ui| self.edit_ui(ui, view, text));
            let response = shown.response.labelled_by(label);
            let check = if response.changed() { checked(ui, view, self.own, text) } else { before };
            let is_calm = response.has_focus() && check.is_unfinished();
            if let Some(column) = check.marked_column() {
                mark::caret_ui(ui, &shown.text, text, column, is_calm);
            }
            let below = Below {
                view,
                check: &check,
                unit: self.unit,
                refusal: self.refusal,
                counting: self.counting(view),
                is_draft: self.is_draft,
                is_calm,
                is_in_plan: self.own.is_some(),
                text,
            };
            let asked = below.ui(ui);
            FormulaResponse { response, asked }
        })
        .inner
    }

    /// The formula of the plan, which counts as long as the draft does not.
    fn counting<'v>(&self, view: &View<'v>) -> Option<&'v str> {
        let kpi = view.project.kpis.get(self.own?)?;
        Some(kpi.formula.trim()).filter(|formula| !formula.is_empty())
    }

    fn edit_ui(&self, ui: &mut Ui, view: &View<'_>, text: &mut String) -> Shown {
        let mut completion = Completion::begin(ui, self.id);
        let edit =
            TextEdit::multiline(text).desired_rows(1).desired_width(f32::INFINITY).return_key(None);
        let measure = ui.new_child(egui::UiBuilder::new());
        let output = CompletionPopup::new(self.id)
            .word_boundary(completion::is_boundary)
            .align(RectAlign::BOTTOM_START)
            .max_height(completion::MAX_HEIGHT)
            .show(ui, edit, |query| {
                let at = query.word_range.start.0;
                completion.suggestions(&measure, view.project, query.word, at)
            });
        let mut response = output.text_edit.response.response.clone();
        if output.accepted.is_some() {
            response.mark_changed();
        }
        completion.end(ui, &response, output.is_open);
        // One line of meaning, however many rows it takes: Enter is done with it.
        let is_enter = response.has_focus()
            && ui.input(|input| input.modifiers.is_none() && input.key_pressed(Key::Enter));
        if is_enter {
            response.surrender_focus();
        }
        Shown { response, text: mark::ShownText::of(&output.text_edit) }
    }
}

/// The field as it was laid out.
struct Shown {
    response: Response,
    text: mark::ShownText,
}

/// What there is to say of the text, worked out again only when text or plan are others.
fn checked(ui: &Ui, view: &View<'_>, own: Option<KpiId>, text: &str) -> Arc<FormulaCheck> {
    // One for the plan's KPIs and one for a new KPI's: more would keep former plans alive.
    let id = Id::unique(("formula check", own.is_some()));
    let kept: Option<Arc<Kept>> = ui.data(|data| data.get_temp(id));
    if let Some(kept) = kept.filter(|kept| kept.fits(view, own, text)) {
        return Arc::clone(&kept.check);
    }
    let judged_on = view.analysis.judged_on;
    let check = Arc::new(check_formula(view.project, own, text, judged_on));
    let kept = Kept {
        project: Arc::clone(view.project),
        own,
        judged_on,
        text: text.to_owned(),
        check: Arc::clone(&check),
    };
    ui.data_mut(|data| data.insert_temp(id, Arc::new(kept)));
    check
}

/// What was said of a text, with everything it was told from.
struct Kept {
    project: Arc<Project>,
    own: Option<KpiId>,
    judged_on: Date,
    text: String,
    check: Arc<FormulaCheck>,
}

impl Kept {
    fn fits(&self, view: &View<'_>, own: Option<KpiId>, text: &str) -> bool {
        Arc::ptr_eq(&self.project, view.project)
            && self.own == own
            && self.judged_on == view.analysis.judged_on
            && self.text == text
    }
}

impl FormulaCheck {
    fn is_unfinished(&self) -> bool {
        self.problem.as_ref().is_some_and(|problem| problem.is_unfinished)
    }

    /// Whether the field is marked as wrong: not yet for a text that is only not finished.
    fn is_wrong(&self, text: &str, has_focus: bool) -> bool {
        let has_slip = self.strangers.iter().any(|stranger| stranger.meant.is_some());
        let is_calm = has_focus && self.is_unfinished();
        !text.trim().is_empty() && (has_slip || self.problem.is_some()) && !is_calm
    }

    /// The column that has a mark under it: of the problem, else of the first slip.
    fn marked_column(&self) -> Option<usize> {
        let slip = || self.strangers.iter().find(|stranger| stranger.meant.is_some());
        match &self.problem {
            Some(problem) => Some(problem.column),
            None => slip().map(|stranger| stranger.column),
        }
    }
}
