//! A stand-in for the app in tests of single screens: it owns a plan and what is typed, carries
//! out typing and edits, and remembers every action it was asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Theme, Ui, Vec2};
use egui_kittest::Harness;
use jiff::civil::{Date, date};

use super::theme;
use crate::analysis::by_item::FindingsByItem;
use crate::analysis::{Finding, PlanAnalysis};
use crate::app::field::Draft;
use crate::app::{
    Action, Actions, Dialog, DocumentView, Drafts, Field, Formats, Notice, Selection, Session, View,
};
use crate::document::Document;
use crate::model::{
    Cadence, Channel, ChannelId, Goal, GoalId, Input, InputId, Kpi, KpiId, Objective, ObjectiveId,
    Project, ReadingKey,
};
use crate::storage::{Preferences, Recovery};

/// The plan and everything around it.
#[derive(Default)]
pub struct Stage {
    pub document: Document,
    pub session: Session,
    pub preferences: Preferences,
    /// What the plan is said to lack.
    pub findings: Vec<Finding>,
    pub notices: Vec<Notice>,
    pub recoveries: Vec<Recovery>,
    pub dialog: Option<Dialog>,
    /// The app has no plan open.
    pub is_empty: bool,
    /// What was asked for so far.
    pub asked: Vec<Action>,
    active: Option<Draft>,
    rejected: BTreeMap<Field, (String, String)>,
}

/// What a test shows on the stage.
pub type Scene = fn(&mut Ui, &View<'_>, &mut Option<Dialog>, &mut Actions);

impl Stage {
    pub fn new(project: Project) -> Self {
        Self {
            session: Session { selection: Selection::first(&project), ..Session::default() },
            document: Document::untitled(project),
            preferences: Preferences { zoom: 1.0, ..Preferences::default() },
            ..Self::default()
        }
    }

    /// A small plan with an objective, a goal, a KPI, two inputs and two channels.
    pub fn small() -> Self {
        Self::new(small_plan())
    }

    pub fn with_dialog(self, dialog: Dialog) -> Self {
        Self { dialog: Some(dialog), ..self }
    }

    /// The scene in a window of that size.
    pub fn show(self, size: impl Into<Vec2>, scene: Scene) -> Harness<'static, Self> {
        self.show_in(Theme::Light, size, scene)
    }

    pub fn show_in(
        self,
        theme: Theme,
        size: impl Into<Vec2>,
        scene: Scene,
    ) -> Harness<'static, Self> {
        let mut harness = Harness::builder()
            .with_size(size)
            .with_theme(theme)
            .with_max_steps(30)
            .with_context_setup(theme::install)
            .build_ui_state(
                move |ui, stage: &mut Self| {
                    let ground = egui::Frame::new().fill(theme::tokens(ui).window);
                    egui::CentralPanel::default()
                        .frame(ground.inner_margin(16))
                        .show(ui, |ui| stage.frame(ui, scene));
                },
                self,
            );
        harness.run();
        harness
    }

    fn frame(&mut self, ui: &mut Ui, scene: Scene) {
        let analysis = Arc::new(no_analysis(&self.findings));
        let findings = FindingsByItem::new(self.document.project(), &analysis.findings);
        let drafts = Drafts::for_test(
            self.active.clone(),
            self.rejected
                .iter()
                .map(|(field, (text, error))| (*field, text.clone(), error.clone())),
        );
        let mut actions = Actions::default();
        let mut dialog = self.dialog.take();
        let view = View {
            project: self.document.project(),
            analysis: &analysis,
            findings: &findings,
            session: &self.session,
            drafts: &drafts,
            preferences: &self.preferences,
            document: DocumentView {
                path: self.document.path(),
                name: "spring.ron".to_owned(),
                is_dirty: self.document.is_dirty(),
                undo_label: self.document.undo_label(),
                redo_label: self.document.redo_label(),
                save_state: "Saved 14:05",
                is_saving_table: false,
                is_read_only: false,
                keeps_copies: true,
            },
            notices: &self.notices,
            banners: Vec::new(),
            recoveries: &self.recoveries,
            today: TODAY,
            now: std::time::SystemTime::UNIX_EPOCH,
            is_plan_open: !self.is_empty,
        };
        scene(ui, &view, &mut dialog, &mut actions);
        self.dialog = dialog;
        for action in actions.take() {
            ui.request_repaint();
            self.carry_out(&action);
            self.asked.push(action);
        }
    }

    fn carry_out(&mut self, action: &Action) {
        match action {
            Action::Edit(edit) => {
                self.document.apply(edit).expect("the edit fits the plan");
            }
            Action::Type { field, text } => {
                self.active = Some(Draft { field: *field, text: text.clone() });
            }
            Action::Commit(field) => self.commit(*field),
            Action::Forget(field) => {
                self.active = None;
                self.rejected.remove(field);
                self.session.renaming = None;
            }
            Action::CloseDialog => self.dialog = None,
            Action::SetPreferences(preferences) => {
                self.preferences = Preferences::clone(preferences);
            }
            _ => {}
        }
    }

    fn commit(&mut self, field: Field) {
        self.session.renaming = None;
        let Some(draft) = self.active.take() else { return };
        let formats = Formats {
            numbers: self.preferences.number_format,
            dates: self.preferences.date_format,
            today: TODAY,
        };
        let edit = field.edit(&draft.text, self.document.project(), formats);
        let outcome =
            edit.and_then(|edit| self.document.apply(&edit).map_err(|error| error.to_string()));
        match outcome {
            Ok(()) => {
                self.rejected.remove(&field);
            }
            Err(error) => {
                self.rejected.insert(field, (draft.text, error));
            }
        }
    }

    /// The last thing that was asked for.
    pub fn last(&self) -> Option<&Action> {
        self.asked.last()
    }
}

/// The day it always is.
pub const TODAY: Date = date(2021, 3, 15);

/// The ids of [`small_plan`].
pub const OBJECTIVE: ObjectiveId = ObjectiveId(1);
pub const GOAL: GoalId = GoalId(2);
pub const KPI: KpiId = KpiId(3);
pub const SHARES: InputId = InputId(4);
pub const LIKES: InputId = InputId(5);
pub const FACEBOOK: ChannelId = ChannelId(6);
pub const INSTAGRAM: ChannelId = ChannelId(7);

/// An objective, a goal, a KPI, two inputs, two channels and a year of monthly shares.
pub fn small_plan() -> Project {
    let mut project = Project { next_id: 8, ..Project::default() };
    project
        .objectives
        .set(OBJECTIVE, Objective { name: "Brand awareness".to_owned(), ..Objective::default() });
    project.goals.set(
        GOAL,
        Goal {
            objective: Some(OBJECTIVE),
            statement: "Raise shares to 900 a month".to_owned(),
            kpi: Some(KPI),
            target: Some(900.0),
            start: Some(date(2021, 1, 1)),
            deadline: Some(date(2021, 12, 31)),
            ..Goal::default()
        },
    );
    let kpi = Kpi { name: "Shares".to_owned(), formula: "shares".to_owned(), ..Kpi::default() };
    project.kpis.set(KPI, kpi);
    for (id, identifier, label) in [(SHARES, "shares", "Shares"), (LIKES, "likes", "Likes")] {
        let input = Input {
            identifier: identifier.to_owned(),
            label: label.to_owned(),
            ..Input::default()
        };
        project.inputs.set(id, input);
    }
    for (id, name) in [(FACEBOOK, "Facebook"), (INSTAGRAM, "Instagram")] {
        project.channels.set(id, Channel { name: name.to_owned(), notes: String::new() });
    }
    let calendar = project.settings.calendar;
    for month in 1..=12 {
        let period = calendar.period_of(Cadence::Month, date(2021, month, 1));
        let key = ReadingKey { input: SHARES, channel: FACEBOOK, period };
        project.set_reading(key, Some(500.0 + 10.0 * f64::from(month)));
    }
    project
}

/// Nothing but these findings.
fn no_analysis(findings: &[Finding]) -> PlanAnalysis {
    PlanAnalysis {
        kpis: BTreeMap::new(),
        judged_on: TODAY,
        data_to: None,
        goals: BTreeMap::new(),
        objectives: BTreeMap::new(),
        findings: findings.to_vec(),
    }
}
