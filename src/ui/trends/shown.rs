//! What the panel shows: a goal judged or a bare KPI, made ready to draw once and kept while
//! nothing it is made of changes.

mod asked;
mod told;

use std::sync::Arc;

use jiff::civil::Date;

use crate::analysis::{
    Choice, Figure, GoalAnalysis, KpiProgram, KpiSeries, Looked, NoLimits, Point, SeriesLimits,
    choices_for, default_cadence, kpi_series,
};
use crate::app::View;
use crate::model::{
    Annotation, Cadence, Goal, GoalId, Input, InputId, Intent, Kpi, KpiId, MeasuredAs,
    PlanSettings, Project, Table,
};
use crate::ui::words::Words;

use super::captions::Captions;
use super::figures::{Figures, Row, fitting_decimals};
use super::geometry::{Geometry, Story};

/// Everything a [`Shown`] is made of. Whoever holds it holds the very parts, so the same pointers
/// mean the same content.
#[derive(Clone, Debug)]
struct Parts {
    subject: Subject,
    kpi: Arc<Kpi>,
    inputs: Table<InputId, Input>,
    settings: Arc<PlanSettings>,
    annotations: Arc<Vec<Annotation>>,
    judged_on: Date,
    words: Words,
    with_limits: bool,
}

#[derive(Clone, Debug)]
enum Subject {
    Goal {
        id: GoalId,
        goal: Arc<Goal>,
        analysis: Arc<GoalAnalysis>,
    },
    /// A KPI that no selected goal judges; any change of the plan may change its figures.
    Kpi {
        id: KpiId,
        project: Arc<Project>,
    },
}

impl Parts {
    fn of(view: &View<'_>) -> Option<Self> {
        let project = view.project;
        let (id, kpi) = view.selected_kpi()?;
        let judged = view.selected_goal().and_then(|(goal_id, goal)| {
            let analysis = view.goal_analysis(goal_id)?;
            (goal.kpi == Some(id)).then(|| {
                let (goal, analysis) = (Arc::clone(goal), Arc::clone(analysis));
                Subject::Goal { id: goal_id, goal, analysis }
            })
        });
        Some(Self {
            subject: judged.unwrap_or_else(|| Subject::Kpi { id, project: Arc::clone(project) }),
            kpi: Arc::clone(kpi),
            inputs: project.inputs.clone(),
            settings: Arc::clone(&project.settings),
            annotations: Arc::clone(&project.annotations),
            judged_on: view.analysis.judged_on,
            words: Words { number_format: view.numbers(), date_format: view.dates() },
            with_limits: view.session.trend_limits,
        })
    }

    fn are_same(&self, other: &Self) -> bool {
        self.subject.is_same(&other.subject)
            && Arc::ptr_eq(&self.kpi, &other.kpi)
            && self.inputs.is_shared_with(&other.inputs)
            && Arc::ptr_eq(&self.settings, &other.settings)
            && Arc::ptr_eq(&self.annotations, &other.annotations)
            && self.judged_on == other.judged_on
            && self.words == other.words
            && self.with_limits == other.with_limits
    }
}

impl Subject {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Goal { id, goal, analysis },
                Self::Goal { id: id2, goal: goal2, analysis: analysis2 },
            ) => id == id2 && Arc::ptr_eq(goal, goal2) && Arc::ptr_eq(analysis, analysis2),
            (Self::Kpi { id, project }, Self::Kpi { id: id2, project: project2 }) => {
                id == id2 && Arc::ptr_eq(project, project2)
            }
            (Self::Goal { .. }, Self::Kpi { .. }) | (Self::Kpi { .. }, Self::Goal { .. }) => false,
        }
    }
}

/// What is drawn, with everything that is said about it.
#[derive(Debug)]
pub struct Shown {
    parts: Parts,
    data: Data,
    formula_problem: Option<String>,
    pub geometry: Geometry,
    pub figures: Figures,
    pub captions: Captions,
    /// The KPI's name with what it is counted in: "Social share of voice, %".
    pub subtitle: String,
    /// The chart in words.
    pub sentence: String,
    /// What the newest figure leaves out, as a sentence; empty if nothing.
    pub omissions: String,
    /// The limits and the signals in words, or why there are none; empty unless they are wanted.
    pub limits: String,
    /// What can be chosen where readings cannot just be added.
    pub choices: Vec<Choice>,
}

#[derive(Debug)]
enum Data {
    Goal(Arc<GoalAnalysis>),
    Kpi(KpiSeries),
}

impl Shown {
    /// What the selection shows; takes `before` over when nothing it is made of has changed.
    pub fn update(before: Option<Self>, view: &View<'_>) -> Option<Self> {
        let parts = Parts::of(view)?;
        match before {
            Some(before) if before.parts.are_same(&parts) => Some(before),
            _ => Some(Self::new(parts, view.project)),
        }
    }

    fn new(parts: Parts, project: &Project) -> Self {
        let program = KpiProgram::new(project, &parts.kpi);
        let formula_problem = program.as_ref().err().cloned();
        let program = program.ok();
        let data = match &parts.subject {
            Subject::Goal { analysis, .. } => Data::Goal(Arc::clone(analysis)),
            Subject::Kpi { id, .. } => {
                let cadence =
                    program.as_ref().map(|program| default_cadence(project, program, None));
                let cadence = cadence.unwrap_or_default();
                Data::Kpi(kpi_series(project, *id, cadence, None, parts.judged_on))
            }
        };
        let choices =
            program.as_ref().map_or_else(Vec::new, |p| choices_of(&parts, &data, project, p));
        let breaks = program.as_ref().map_or_else(Vec::new, |program| breaks(&parts, program));
        let geometry = Geometry::new(&story(&parts, &data, &breaks));
        let limits = parts.with_limits.then(|| limits_of(&parts, &data, project, program.as_ref()));
        let geometry = match &limits {
            Some(Ok(limits)) => geometry.with_limits(data.points(), limits, parts.kpi.range),
            Some(Err(_)) | None => geometry,
        };
        let is_level = geometry.has_level_path();
        let figures = Figures {
            words: parts.words,
            unit: parts.kpi.unit.clone(),
            currency: parts.settings.currency.clone(),
            calendar: parts.settings.calendar,
            is_survey: program.as_ref().is_some_and(KpiProgram::is_survey),
            line: if is_level { "target" } else { "path" },
            decimals: fitting_decimals(geometry.dots.iter().flat_map(|dot| {
                // The path is read beside the figures, and so is the gap between them.
                dot.value().into_iter().chain(geometry.path_at(dot.x))
            })),
        };
        let captions = captions(&parts, &data, &geometry, &figures);
        let mut shown = Self {
            subtitle: subtitle(&parts.kpi, &figures),
            sentence: String::new(),
            omissions: String::new(),
            limits: String::new(),
            choices,
            formula_problem,
            parts,
            data,
            geometry,
            figures,
            captions,
        };
        shown.sentence = shown.make_sentence();
        shown.omissions = shown.make_omissions().unwrap_or_default();
        shown.limits = match limits {
            Some(Ok(limits)) => super::limits::sentence(&limits, &shown.figures, &shown.geometry),
            Some(Err(why)) => why,
            None => String::new(),
        };
        shown
    }

    /// The KPI's name.
    pub fn name(&self) -> &str {
        &self.parts.kpi.name
    }

    pub fn points(&self) -> &[Point] {
        self.data.points()
    }

    /// The judged goal; `None` when a bare KPI is shown.
    pub fn analysis(&self) -> Option<&GoalAnalysis> {
        match &self.data {
            Data::Goal(analysis) => Some(analysis),
            Data::Kpi(_) => None,
        }
    }

    pub fn row(&self, index: usize) -> Option<Row> {
        Row::new(&self.figures, &self.geometry, self.points(), index)
    }

    /// Why the KPI's formula cannot be worked out, if it cannot.
    pub fn formula_problem(&self) -> Option<&str> {
        self.formula_problem.as_deref()
    }

    /// Whether a goal has readings that make no figure to judge: what stands for them is to be
    /// chosen, however many single periods have one of their own.
    pub fn is_refused(&self) -> bool {
        let newest = self.points().iter().rev().find(|point| point.is_complete);
        self.analysis().is_some_and(|analysis| analysis.actual.is_none())
            && newest.is_some_and(|point| matches!(point.figure, Figure::Refused(_)))
    }

    /// Whether there is any figure to draw, or will be once the goal's window begins.
    pub fn has_figures(&self) -> bool {
        let has_value = |point: &Point| point.figure.value().is_some();
        let is_to_begin = self.analysis().is_some_and(|analysis| {
            !analysis.path.is_empty() && analysis.kpi.points.iter().any(has_value)
        });
        is_to_begin || self.points().iter().any(has_value)
    }
}

impl Data {
    fn points(&self) -> &[Point] {
        match self {
            Self::Goal(analysis) => &analysis.measured,
            Self::Kpi(series) => &series.points,
        }
    }
}

/// Days from which one of the KPI's inputs counts something else.
fn breaks(parts: &Parts, program: &KpiProgram) -> Vec<(Date, String)> {
    let inputs = program.input_ids().filter_map(|id| parts.inputs.get(id));
    inputs
        .flat_map(|input| {
            input.definition_breaks.iter().map(|cut| {
                let reason = if cut.reason.is_empty() { "counted otherwise" } else { &cut.reason };
                (cut.date, format!("{}: {reason}", input.label))
            })
        })
        .collect()
}

/// The limits of what is shown, or why there are none. Those of a bare KPI are worked out only
/// here: nobody looks at them for every KPI of a plan.
fn limits_of(
    parts: &Parts,
    data: &Data,
    project: &Project,
    program: Option<&KpiProgram>,
) -> Result<SeriesLimits, String> {
    if let Subject::Goal { goal, .. } = &parts.subject
        && goal.measured_as == MeasuredAs::Total
    {
        return Err(
            "No limits: a running total only grows, it does not move around a mean".to_owned()
        );
    }
    let found = match data {
        Data::Goal(analysis) => analysis.limits.clone(),
        Data::Kpi(series) => program.map(|p| p.limits(project, series, parts.judged_on)),
    };
    match found {
        Some(found) => found.map_err(NoLimits::words),
        None => Err("No limits: there are no figures".to_owned()),
    }
}

/// What can be chosen about the inputs, in the way that is shown.
fn choices_of(parts: &Parts, data: &Data, project: &Project, program: &KpiProgram) -> Vec<Choice> {
    let refused = |point: &Point| matches!(point.figure, Figure::Refused(_));
    let bare = Looked {
        cadence: Cadence::default(),
        channels: None,
        measured_as: None,
        is_refused: data.points().iter().any(refused),
    };
    let looked = match (&parts.subject, data) {
        (Subject::Goal { goal, analysis, .. }, _) => Looked {
            cadence: analysis.judged_per,
            channels: goal.scope.channels.as_deref(),
            measured_as: Some(goal.measured_as),
            is_refused: bare.is_refused || analysis.kpi.points.iter().any(refused),
        },
        (Subject::Kpi { .. }, Data::Kpi(series)) => Looked { cadence: series.cadence, ..bare },
        (Subject::Kpi { .. }, Data::Goal(analysis)) => {
            Looked { cadence: analysis.judged_per, ..bare }
        }
    };
    program.input_ids().flat_map(|input| choices_for(project, input, looked)).collect()
}

fn story<'a>(parts: &'a Parts, data: &'a Data, breaks: &'a [(Date, String)]) -> Story<'a> {
    let bare = Story {
        points: data.points(),
        path: &[],
        former_paths: &[],
        baseline: None,
        upper: None,
        start: None,
        deadline: None,
        judged_on: parts.judged_on,
        breaks,
        annotations: &parts.annotations,
    };
    match &parts.subject {
        Subject::Kpi { .. } => bare,
        Subject::Goal { goal, analysis, .. } => Story {
            path: &analysis.path,
            former_paths: &analysis.former_paths,
            baseline: analysis.baseline.as_ref().map(|baseline| baseline.value),
            upper: analysis.upper,
            start: goal.start,
            deadline: goal.deadline,
            ..bare
        },
    }
}

fn captions(parts: &Parts, data: &Data, geometry: &Geometry, figures: &Figures) -> Captions {
    let last = geometry.last.and_then(|index| data.points().get(index)?.figure.value());
    let mut captions = Captions {
        last: last.map_or_else(String::new, |value| figures.amount(value)),
        judged_on: format!("Judged on {}", figures.words.date(parts.judged_on)),
        judged_on_short: figures.words.date(parts.judged_on),
        ..Captions::default()
    };
    if let Some(band) = geometry.band {
        let named = [("Mean", band.mean), ("Upper limit", band.upper), ("Lower limit", band.lower)];
        captions.limits = named.map(|(name, value)| format!("{name} {}", figures.amount(value)));
    }
    let Subject::Goal { goal, analysis, .. } = &parts.subject else { return captions };
    let (word, upper_word) = match goal.intent {
        Intent::RaiseTo | Intent::LowerTo => ("Target", ""),
        Intent::KeepAtLeast => ("At least", ""),
        Intent::KeepAtMost => ("At most", ""),
        Intent::KeepWithin => ("At least", "At most"),
    };
    let labelled = |word: &str, value: f64| format!("{word} {}", figures.amount(value));
    if let Some([_, value]) = geometry.target() {
        captions.target = labelled(word, value);
    }
    if let Some(upper) = analysis.upper {
        captions.upper = labelled(upper_word, upper);
    }
    captions.ghosts = geometry.ghosts.iter().map(|ghost| figures.former(ghost)).collect();
    if let Some([_, value]) = geometry.baseline {
        captions.baseline = labelled("Baseline", value);
    }
    captions
}

fn subtitle(kpi: &Kpi, figures: &Figures) -> String {
    let unit = figures.suffix();
    if unit.is_empty() { kpi.name.clone() } else { format!("{}, {unit}", kpi.name) }
}
