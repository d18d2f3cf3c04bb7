//! Ways out of findings, as data: changes that are one step of undo each, and the places to go to
//! where only the user can decide.

use jiff::civil::Date;

use crate::model::{
    AmountKind, Baseline, Better, Cadence, ChannelId, Checkpoint, Goal, GoalId, Input, InputId,
    Intent, ItemId, KpiId, MeasuredAs, ObjectiveId, ReadingKey,
};

/// A way out of a finding, as a button offers it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    label: String,
    way: Way,
}

/// What a way out does.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    /// Changes one goal.
    Goal(GoalId, GoalChange),
    /// Makes two goals of one, each with what of the goal is about its measure.
    Split(GoalId, Box<[GoalPart; 2]>),
    /// Adds a KPI of the library, by its key, with the inputs it needs, and gives it to a goal.
    AddKpi {
        goal: GoalId,
        key: &'static str,
    },
    /// Adds a goal to be filled in.
    AddGoal {
        objective: Option<ObjectiveId>,
        kpi: Option<KpiId>,
    },
    /// Adds an objective and puts the goal under it.
    AddObjective {
        goal: GoalId,
    },
    /// Lets every goal of the objective count as much as the others.
    EqualWeights(ObjectiveId),
    /// Which way is better.
    Better(KpiId, Better),
    Formula(KpiId, String),
    /// Takes formula, unit, direction, range and definition of the library again.
    TakeDefinition(KpiId),
    /// Makes a copy of the library the user's own, which is compared with nothing.
    KeepDefinition(KpiId),
    /// Adds inputs, by identifier, that a formula names and the plan lacks.
    AddInputs(Vec<String>),
    ClearReadings(Vec<ReadingKey>),
    /// What an input is: what stands for readings that cannot be added or averaged, what weighs
    /// them, whether they may be under 0.
    StandIn(InputId, Box<Input>),
    /// What a KPI can be, from and to.
    Range(KpiId, (Option<f64>, Option<f64>)),
    DeleteKpi(KpiId),
    DeleteInput(InputId),
    /// Changes nothing.
    Open(Place),
}

/// Where only the user knows what to enter.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// A field of a goal.
    Goal(GoalId, GoalPlace),
    /// The formula of a KPI.
    Formula(KpiId),
    /// The range of a KPI.
    Range(KpiId),
    /// The library, to choose a KPI for a goal.
    Library(GoalId),
    /// A channel to be named.
    NewChannel,
    /// The readings of an input.
    Readings(InputId),
    /// An item, wherever it stands.
    Item(ItemId),
}

/// A field of a goal that the user is asked to fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalPlace {
    Statement,
    Target,
    Baseline,
    Start,
    Deadline,
    Checkpoints,
    RequiredShare,
    Market,
    /// The goal as a whole: channels and KPIs are chosen, not typed.
    Choosers,
}

/// A change of one goal.
#[derive(Clone, Debug, PartialEq)]
pub enum GoalChange {
    Kpi(KpiId),
    /// To the end of that objective.
    Objective(ObjectiveId),
    Statement(String),
    Amount(AmountKind),
    /// Values in the KPI's unit, whatever the amount was meant as before.
    Target {
        target: f64,
        upper: Option<f64>,
    },
    Intent(Intent),
    MeasuredAs(MeasuredAs),
    /// How much it is to change, and which way.
    Step {
        intent: Intent,
        amount: f64,
    },
    /// In percent.
    RequiredShare(f64),
    Baseline {
        value: f64,
        as_of: Option<Date>,
    },
    Start(Date),
    Deadline(Date),
    Window {
        start: Date,
        deadline: Date,
    },
    /// Keeps the bound in every period of a window.
    EveryPeriod {
        intent: Intent,
        start: Date,
        deadline: Date,
    },
    JudgedPer(Cadence),
    /// `None` for all channels.
    Channels(Option<Vec<ChannelId>>),
    Checkpoints(Vec<Checkpoint>),
}

/// One of the goals a goal is split into.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalPart {
    pub statement: String,
    pub kpi: PartKpi,
    pub keeps: PartKeeps,
}

/// What a part has of the goal it is split from, beside objective, window, scope and owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKeeps {
    /// It is the goal's own measure.
    Everything,
    /// The target is said of both measures; baseline, checkpoints and former targets are not.
    Target,
    /// Nothing that was said of another measure.
    Window,
}

/// The KPI of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKpi {
    /// None is known; the user chooses.
    Open,
    Plan(KpiId),
    /// Added from the library, by key.
    Library(&'static str),
}

impl Fix {
    pub(super) fn new(label: impl Into<String>, way: Way) -> Self {
        Self { label: label.into(), way }
    }

    /// A change of one goal.
    pub(super) fn goal(label: impl Into<String>, id: GoalId, change: GoalChange) -> Self {
        Self::new(label, Way::Goal(id, change))
    }

    /// A way that only leads somewhere; its label ends in "…", as those of all that ask first do.
    pub(super) fn open(label: &str, place: Place) -> Self {
        Self::new(format!("{label}…"), Way::Open(place))
    }

    /// As its button says it.
    pub fn label(&self) -> &str {
        &self.label
    }

    pub fn way(&self) -> &Way {
        &self.way
    }

    /// Whether it leads to where the user decides, instead of changing the plan.
    pub fn only_opens(&self) -> bool {
        matches!(self.way, Way::Open(_))
    }
}

impl GoalChange {
    /// Makes the change.
    pub fn apply(&self, goal: &mut Goal) {
        match self {
            Self::Kpi(kpi) => goal.kpi = Some(*kpi),
            Self::Objective(objective) => goal.objective = Some(*objective),
            Self::Statement(statement) => goal.statement.clone_from(statement),
            Self::Amount(amount) => goal.amount = *amount,
            Self::Target { target, upper } => {
                goal.amount = AmountKind::Absolute;
                goal.target = Some(*target);
                goal.upper = *upper;
            }
            Self::Intent(intent) => goal.intent = *intent,
            Self::MeasuredAs(measured_as) => goal.measured_as = *measured_as,
            Self::Step { intent, amount } => {
                goal.intent = *intent;
                goal.target = Some(*amount);
            }
            Self::RequiredShare(share) => goal.required_share = *share,
            Self::Baseline { value, as_of } => {
                goal.baseline = Baseline::Typed { value: *value, as_of: *as_of };
            }
            Self::Start(start) => goal.start = Some(*start),
            Self::Deadline(deadline) => goal.deadline = Some(*deadline),
            Self::Window { start, deadline } => {
                goal.start = Some(*start);
                goal.deadline = Some(*deadline);
            }
            Self::EveryPeriod { intent, start, deadline } => {
                goal.intent = *intent;
                goal.measured_as = MeasuredAs::EveryPeriod;
                goal.start = Some(*start);
                goal.deadline = Some(*deadline);
            }
            Self::JudgedPer(cadence) => goal.judged_per = Some(*cadence),
            Self::Channels(channels) => goal.scope.channels.clone_from(channels),
            Self::Checkpoints(checkpoints) => goal.checkpoints.clone_from(checkpoints),
        }
    }
}
