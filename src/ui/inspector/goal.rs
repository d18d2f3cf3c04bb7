//! Every field of a goal.

mod amount;

use egui::{Label, RichText, Ui};

use super::pace::pace_ui;
use super::{choose_ui, pair_ui};
use crate::analysis::{About, GoalAnalysis, KpiProgram, default_cadence, status_rules};
use crate::app::field::GoalField;
use crate::app::{Action, Actions, Command, Field, Page, View};
use crate::edit::{Edit, GoalEdit};
use crate::model::{
    Baseline, Cadence, ChannelId, Goal, GoalId, GoalState, KpiId, MeasuredAs, ObjectiveId, Unit,
};
use crate::ui::field::FieldUi;
use crate::ui::theme;
use crate::ui::widgets::{
    Chip, HOW, action_button_ui, chip_ui, danger_text_button_ui, note_ui, semibold_ui,
    status_badge_ui,
};

pub fn goal_ui(ui: &mut Ui, view: &View<'_>, id: GoalId, actions: &mut Actions) {
    let Some(goal) = view.project.goals.get(id) else { return };
    let mut form = Form { view, id, goal, changed: Goal::clone(goal) };
    form.field_ui(ui, GoalField::Statement, "Statement", 2, actions);
    status_ui(ui, view, id, goal, actions);
    form.kpi_ui(ui, actions);
    form.amount_ui(ui, actions);
    form.window_ui(ui, actions);
    pace_ui(ui, view, id, actions);
    form.checkpoints_ui(ui, actions);
    form.baseline_ui(ui, actions);
    form.measure_ui(ui, actions);
    form.scope_ui(ui, actions);
    form.smart_ui(ui, actions);
    form.rest_ui(ui, actions);
    let Form { changed, .. } = form;
    if changed != **goal {
        let on = view.today;
        actions.edit(Edit::Goal(GoalEdit::Set { id, goal: Box::new(changed), on }));
    }
    ui.separator();
    ui.horizontal_wrapped(|ui| {
        if action_button_ui(ui, "Carry into next quarter").clicked() {
            actions.push(Action::Reveal(crate::model::ItemId::Goal(id)));
            actions.push(Action::Run(Command::CarryGoal));
        }
        if danger_text_button_ui(ui, "Delete goal").clicked() {
            actions.push(Action::Delete(Edit::Goal(GoalEdit::Delete { id })));
        }
    });
}

/// The status with its reason, and the rules of the plan that it was judged by.
fn status_ui(ui: &mut Ui, view: &View<'_>, id: GoalId, goal: &Goal, actions: &mut Actions) {
    let Some(analysis) = view.goal_analysis(id) else { return };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        ui.horizontal(|ui| {
            status_badge_ui(ui, analysis.status);
            if analysis.is_stale {
                note_ui(ui, "stale");
            }
        });
        note_ui(ui, &analysis.reason);
        let judging = &view.project.settings.judging;
        note_ui(ui, &status_rules(judging, goal.measured_as, analysis.judged_per));
        // On lines of their own: a link broken in two is hard to hit.
        let link = ui.link(RichText::new("Change these rules for the plan…").small());
        if link.clicked() {
            actions.push(Action::ShowPage(Page::PlanSettings));
        }
        let how = action_button_ui(ui, HOW);
        if how.clicked() {
            actions.explain(About::Goal(id), how.rect);
        }
    });
}

/// The goal as it is, and as the choosers of this frame want it.
struct Form<'a> {
    view: &'a View<'a>,
    id: GoalId,
    goal: &'a Goal,
    changed: Goal,
}

impl Form<'_> {
    fn analysis(&self) -> Option<&GoalAnalysis> {
        self.view.goal_analysis(self.id).map(|analysis| &**analysis)
    }

    fn field_ui(
        &self,
        ui: &mut Ui,
        field: GoalField,
        name: &str,
        rows: usize,
        actions: &mut Actions,
    ) {
        let field = FieldUi::new(Field::Goal(self.id, field), name);
        let field = if rows > 1 { field.multiline(rows) } else { field };
        field.ui(ui, self.view, actions);
    }

    fn number_ui(
        &self,
        ui: &mut Ui,
        field: GoalField,
        name: &str,
        suffix: &str,
        actions: &mut Actions,
    ) {
        let field = FieldUi::new(Field::Goal(self.id, field), name).right_aligned().suffix(suffix);
        field.ui(ui, self.view, actions);
    }

    fn kpi_ui(&mut self, ui: &mut Ui, actions: &mut Actions) {
        let kpis: Vec<Option<KpiId>> = std::iter::once(None)
            .chain(self.view.project.kpis.ids().iter().copied().map(Some))
            .collect();
        let name = |id: Option<KpiId>| match id.and_then(|id| self.view.project.kpis.get(id)) {
            Some(kpi) => kpi.name.clone(),
            None => "No KPI".to_owned(),
        };
        if let Some(kpi) = choose_ui(ui, "KPI", self.goal.kpi, &kpis, name) {
            self.changed.kpi = kpi;
        }
        if action_button_ui(ui, "From the library…").clicked() {
            actions.push(Action::Run(Command::AddKpi));
        }
    }

    fn unit(&self) -> Option<&Unit> {
        let kpi = self.goal.kpi.and_then(|id| self.view.project.kpis.get(id));
        kpi.map(|kpi| &kpi.unit)
    }

    fn window_ui(&self, ui: &mut Ui, actions: &mut Actions) {
        let actions = std::cell::RefCell::new(actions);
        pair_ui(
            ui,
            |ui| self.field_ui(ui, GoalField::Start, "Start", 1, &mut actions.borrow_mut()),
            |ui| self.field_ui(ui, GoalField::Deadline, "Deadline", 1, &mut actions.borrow_mut()),
        );
    }

    fn checkpoints_ui(&self, ui: &mut Ui, actions: &mut Actions) {
        let field = Field::Goal(self.id, GoalField::Checkpoints);
        let hint = "One a line: a date and a value the path passes through";
        FieldUi::new(field, "Checkpoints").multiline(2).hint(hint).ui(ui, self.view, actions);
    }

    fn baseline_ui(&self, ui: &mut Ui, actions: &mut Actions) {
        let currency = &self.view.project.settings.currency;
        let suffix = self.unit().map_or("", |unit| unit.suffix(currency));
        let actions = std::cell::RefCell::new(actions);
        pair_ui(
            ui,
            |ui| {
                let mut actions = actions.borrow_mut();
                self.number_ui(ui, GoalField::Baseline, "Baseline", suffix, &mut actions);
            },
            |ui| {
                let mut actions = actions.borrow_mut();
                if matches!(self.goal.baseline, Baseline::Typed { .. }) {
                    self.field_ui(ui, GoalField::BaselineAsOf, "Baseline as of", 1, &mut actions);
                }
            },
        );
        let used = self.analysis().and_then(|analysis| analysis.baseline.as_ref());
        match used {
            Some(used) if self.goal.baseline == Baseline::FromData => {
                let value = self.view.numbers().format(used.value, None);
                note_ui(ui, &format!("Left empty: {value} {suffix}, {}", used.origin));
            }
            None if self.goal.baseline == Baseline::FromData => {
                let starts_from_nothing = self.goal.measured_as == MeasuredAs::Total
                    && !self.goal.amount.needs_baseline();
                note_ui(
                    ui,
                    if starts_from_nothing {
                        "A total starts from 0"
                    } else {
                        "Left empty it is taken from the readings before the start; there are none yet"
                    },
                );
            }
            _ => {}
        }
    }

    fn measure_ui(&mut self, ui: &mut Ui, actions: &mut Actions) {
        let goal = self.goal;
        let label = |m: MeasuredAs| m.label().to_owned();
        if let Some(measured_as) =
            choose_ui(ui, "Measured as", goal.measured_as, &MeasuredAs::ALL, label)
        {
            self.changed.measured_as = measured_as;
        }
        if goal.measured_as == MeasuredAs::EveryPeriod {
            self.number_ui(
                ui,
                GoalField::RequiredShare,
                "Share of periods that must meet it",
                "%",
                actions,
            );
        }
        let cadences: Vec<Option<Cadence>> =
            std::iter::once(None).chain(Cadence::ALL.map(Some)).collect();
        let by_itself = goal.kpi.and_then(|id| self.view.project.kpis.get(id));
        let by_itself = by_itself.and_then(|kpi| {
            let program = KpiProgram::new(self.view.project, kpi).ok()?;
            let channels = goal.scope.channels.as_deref();
            Some(default_cadence(self.view.project, &program, channels))
        });
        let label = |cadence: Option<Cadence>| match (cadence, by_itself) {
            (Some(cadence), _) => cadence.label().to_owned(),
            (None, Some(cadence)) => {
                format!("As the data is kept ({})", cadence.label().to_lowercase())
            }
            (None, None) => "As the data is kept".to_owned(),
        };
        if let Some(judged_per) = choose_ui(ui, "Judged per", goal.judged_per, &cadences, label) {
            self.changed.judged_per = judged_per;
        }
    }

    fn scope_ui(&mut self, ui: &mut Ui, actions: &mut Actions) {
        note_ui(ui, "Channels that count");
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(theme::SPACE_4, theme::SPACE_4);
            let chosen = self.goal.scope.channels.as_ref();
            if chip_ui(ui, Chip::Toggle, "All channels", chosen.is_none()).clicked() {
                self.changed.scope.channels = None;
            }
            for (id, channel) in self.view.project.channels.iter() {
                let is_in = chosen.is_some_and(|chosen| chosen.contains(&id));
                if chip_ui(ui, Chip::Toggle, &channel.name, is_in).clicked() {
                    self.changed.scope.channels = Some(toggled(chosen, id));
                }
            }
        });
        if self.goal.scope.channels.as_ref().is_some_and(Vec::is_empty) {
            let text = RichText::new("No channel is chosen, so nothing counts").small();
            ui.add(Label::new(text.color(theme::tokens(ui).danger)).wrap());
        }
        self.field_ui(ui, GoalField::Market, "Market", 1, actions);
    }

    fn smart_ui(&self, ui: &mut Ui, actions: &mut Actions) {
        semibold_ui(ui, "SMART in words");
        self.field_ui(ui, GoalField::Specific, "Specific", 2, actions);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = theme::SPACE_4;
            note_ui(ui, "Measurable (written from the fields)");
            let sentence = self.analysis().map_or("", |analysis| &analysis.measurable);
            ui.add(Label::new(sentence).wrap());
        });
        self.field_ui(ui, GoalField::Attainable, "Attainable", 2, actions);
        self.field_ui(ui, GoalField::Relevant, "Relevant", 2, actions);
        self.field_ui(ui, GoalField::Timely, "Timely", 2, actions);
    }

    fn rest_ui(&mut self, ui: &mut Ui, actions: &mut Actions) {
        let label = |state: GoalState| state.label().to_owned();
        if let Some(state) = choose_ui(ui, "State", self.goal.state, &GoalState::ALL, label) {
            self.changed.state = state;
        }
        let objectives: Vec<Option<ObjectiveId>> =
            self.view.project.objectives.ids().iter().copied().map(Some).collect();
        let name = |id: Option<ObjectiveId>| match id
            .and_then(|id| self.view.project.objectives.get(id))
        {
            Some(objective) => objective.name.clone(),
            None => "None".to_owned(),
        };
        if let Some(objective) = choose_ui(ui, "Objective", self.goal.objective, &objectives, name)
        {
            self.changed.objective = objective;
        }
        self.field_ui(ui, GoalField::Owner, "Owner", 1, actions);
        self.number_ui(ui, GoalField::Weight, "Weight", "", actions);
        self.field_ui(ui, GoalField::Notes, "Notes", 3, actions);
    }
}

/// The chosen channels with one more or one less.
fn toggled(chosen: Option<&Vec<ChannelId>>, id: ChannelId) -> Vec<ChannelId> {
    let mut channels = chosen.cloned().unwrap_or_default();
    match channels.iter().position(|other| *other == id) {
        Some(place) => {
            channels.remove(place);
        }
        None => channels.push(id),
    }
    channels
}
