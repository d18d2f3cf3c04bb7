//! A made-up goal for the tests of this panel: share of voice from 12 % to 14 % in a quarter.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui_kittest::Harness;
use jiff::civil::{Date, date};

use super::TrendPanel;
use crate::analysis::by_item::FindingsByItem;
use crate::analysis::{
    BaselineUsed, Figure, GoalAnalysis, KpiSeries, PathPoint, PlanAnalysis, Point, Status,
};
use crate::app::{Action, Actions, Command, DocumentView, Drafts, Selection, Session, View};
use crate::model::{
    Annotation, Cadence, Calendar, Goal, GoalId, Input, InputId, Kpi, KpiId, Project, Unit,
};
use crate::storage::Preferences;
use crate::ui::testing::harness_with;

pub const KPI: KpiId = KpiId(1);
pub const GOAL: GoalId = GoalId(2);
pub const SENTENCE: &str =
    "13.2 % in February 2021, 0.1 points under the path to 14 % by 31 Mar 2021.";

/// Monthly shares from January 2020; May 2020 is missing, March 2021 is not over.
pub const SHARES: [f64; 15] = [
    11.2,
    11.44,
    11.32,
    11.56,
    f64::NAN,
    11.48,
    11.64,
    11.56,
    11.8,
    11.74,
    11.9,
    12.0,
    12.6,
    13.2,
    12.92,
];

/// The panel with everything it looks at, and what it asked for.
pub struct Scene {
    pub project: Arc<Project>,
    pub analysis: Arc<PlanAnalysis>,
    pub session: Session,
    drafts: Drafts,
    preferences: Preferences,
    pub panel: TrendPanel,
    pub asked: Vec<Action>,
}

impl Scene {
    pub fn new() -> Self {
        let points = monthly(&SHARES, date(2021, 3, 15));
        Self::of(goal_analysis(points))
    }

    pub fn of(goal: GoalAnalysis) -> Self {
        let mut project = Project::default();
        project.kpis.set(KPI, kpi());
        project.goals.set(GOAL, self::goal());
        for (id, identifier) in [(3, "own_mentions"), (4, "competitor_mentions")] {
            let input = Input { identifier: identifier.to_owned(), ..Input::default() };
            project.inputs.set(InputId(id), input);
        }
        project.annotations = Arc::new(vec![note(date(2020, 8, 20), "Autumn campaign")]);
        let analysis = PlanAnalysis {
            kpis: BTreeMap::new(),
            judged_on: date(2021, 3, 15),
            data_to: Some(date(2021, 3, 31)),
            goals: BTreeMap::from([(GOAL, Arc::new(goal))]),
            objectives: BTreeMap::new(),
            findings: Vec::new(),
        };
        let selection = Selection { objective: None, goal: Some(GOAL), kpi: Some(KPI) };
        Self {
            project: Arc::new(project),
            analysis: Arc::new(analysis),
            session: Session { selection, ..Session::default() },
            drafts: Drafts::default(),
            preferences: Preferences::default(),
            panel: TrendPanel::default(),
            asked: Vec::new(),
        }
    }

    /// The same plan in a window of its own.
    pub fn again(&self) -> Self {
        Self {
            project: Arc::clone(&self.project),
            analysis: Arc::clone(&self.analysis),
            session: self.session.clone(),
            drafts: self.drafts.clone(),
            preferences: self.preferences.clone(),
            panel: TrendPanel::default(),
            asked: Vec::new(),
        }
    }

    /// The same panel on a plan that was changed.
    pub fn with(mut self, change: impl FnOnce(Project) -> Project) -> Self {
        self.project = Arc::new(change(Project::clone(&self.project)));
        self
    }

    pub fn ui(&mut self, ui: &mut egui::Ui) {
        let Self { project, analysis, session, drafts, preferences, panel, asked } = self;
        let findings = FindingsByItem::default();
        let view = View {
            findings: &findings,
            project,
            analysis,
            session,
            drafts,
            preferences,
            document: DocumentView {
                path: None,
                name: "Untitled plan".to_owned(),
                is_dirty: false,
                undo_label: None,
                redo_label: None,
                save_state: "",
                is_saving_table: false,
                is_read_only: false,
                keeps_copies: true,
            },
            banners: Vec::new(),
            notices: &[],
            recoveries: &[],
            today: date(2021, 3, 15),
            now: std::time::SystemTime::UNIX_EPOCH,
            is_plan_open: true,
        };
        let mut actions = Actions::default();
        panel.ui(ui, &view, &mut actions);
        for action in actions.take() {
            if matches!(action, Action::Run(Command::ToggleTrendTable)) {
                session.trend_as_table = !session.trend_as_table;
            }
            if matches!(action, Action::Run(Command::ToggleLimits)) {
                session.trend_limits = !session.trend_limits;
            }
            asked.push(action);
        }
    }

    /// The panel alone in a window of its size.
    pub fn harness<'a>(self, theme: egui::Theme, size: [f32; 2]) -> Harness<'a, Self> {
        harness_with(theme, size, self, |ui, scene| scene.ui(ui))
    }
}

/// Points of neighbouring months from January 2020; NaN is a month without a figure.
pub fn monthly(values: &[f64], judged_on: Date) -> Vec<Point> {
    let calendar = Calendar::default();
    let first = calendar.period_of(Cadence::Month, date(2020, 1, 1));
    let point = |(n, value): (i32, &f64)| {
        let period = first.offset(n);
        let end = calendar.end(period);
        let missing = Figure::NoData("no reading of competitor mentions".to_owned());
        Point {
            period,
            start: calendar.start(period),
            end,
            figure: if value.is_nan() { missing } else { Figure::Known(*value) },
            is_complete: end <= judged_on,
            readings: 2,
            remarks: Vec::new(),
            notes: Vec::new(),
            sample: None,
        }
    };
    (0..).zip(values).map(point).collect()
}

pub fn goal_analysis(points: Vec<Point>) -> GoalAnalysis {
    let corner = |date, value| PathPoint { date, value };
    GoalAnalysis {
        sample: None,
        status: Status::Behind,
        reason: "Progress is 60 %, 6.7 points under the path; up to 15 points count as behind"
            .to_owned(),
        refused: None,
        is_stale: false,
        judged_per: Cadence::Month,
        kpi: Arc::new(KpiSeries { cadence: Cadence::Month, points: points.clone() }),
        measured: points,
        baseline: Some(BaselineUsed { value: 12.0, as_of: None, origin: "typed".to_owned() }),
        target: Some(14.0),
        upper: None,
        path: vec![corner(date(2021, 1, 1), 12.0), corner(date(2021, 3, 31), 14.0)],
        former_paths: Vec::new(),
        actual: Some(13.2),
        actual_on: Some(date(2021, 2, 28)),
        path_value: Some(13.3),
        progress: Some(0.6),
        expected: Some(0.66),
        no_pace: None,
        required_pace: Some(0.8),
        recent_pace: Some(0.2),
        survey: None,
        buffer_days: Some(-4.0),
        limits: None,
        sentence: SENTENCE.to_owned(),
        measurable: String::new(),
    }
}

fn kpi() -> Kpi {
    Kpi {
        name: "Social share of voice".to_owned(),
        formula: "100 * own_mentions / (own_mentions + competitor_mentions)".to_owned(),
        unit: Unit::Percent,
        ..Kpi::default()
    }
}

fn goal() -> Goal {
    Goal {
        kpi: Some(KPI),
        target: Some(14.0),
        start: Some(date(2021, 1, 1)),
        deadline: Some(date(2021, 3, 31)),
        ..Goal::default()
    }
}

pub fn note(day: Date, text: &str) -> Annotation {
    Annotation { date: day, text: text.to_owned(), source: String::new() }
}
