//! Small plans in a line: readings, a KPI over them, what a goal wants, what is asked.

use jiff::civil::Date;
use paceline::analysis::{
    Evaluator, Figure, GoalAnalysis, KpiProgram, Window, WindowFigure, judge_goal,
};
use paceline::library;
use paceline::model::{
    AmountKind, Baseline, Cadence, Calendar, Channel, ChannelId, Checkpoint, DefinitionBreak, Goal,
    Input, InputId, InputKind, Intent, Kpi, KpiId, MeasuredAs, Period, Project, ReadingKey,
    StockRule, Unit,
};

/// No reading.
pub const GAP: f64 = f64::NAN;
/// A date as people write it in files: 2021-03-31.
pub type Day = &'static str;

pub fn day(text: Day) -> Date {
    text.parse().unwrap()
}

/// Readings of one input on one channel, one after another.
#[derive(Clone, Copy, Debug)]
pub struct Readings {
    input: &'static str,
    kind: InputKind,
    rule: StockRule,
    weight: &'static str,
    channel: &'static str,
    cadence: Cadence,
    /// Any day of the first period.
    from: Day,
    values: &'static [f64],
    changed_on: Option<Day>,
}

/// Months from January 2021 on, on the channel "all".
const fn readings(input: &'static str, kind: InputKind, values: &'static [f64]) -> Readings {
    Readings {
        input,
        kind,
        rule: StockRule::Last,
        weight: "",
        channel: "all",
        cadence: Cadence::Month,
        from: "2021-01-01",
        values,
        changed_on: None,
    }
}

pub const fn flow(input: &'static str, values: &'static [f64]) -> Readings {
    readings(input, InputKind::Flow, values)
}

pub const fn stock(input: &'static str, values: &'static [f64]) -> Readings {
    readings(input, InputKind::Stock, values)
}

pub const fn unique(input: &'static str, values: &'static [f64]) -> Readings {
    readings(input, InputKind::Unique, values)
}

pub const fn rate(input: &'static str, values: &'static [f64]) -> Readings {
    readings(input, InputKind::GivenRate, values)
}

impl Readings {
    pub const fn on(self, channel: &'static str) -> Self {
        Self { channel, ..self }
    }

    pub const fn from(self, from: Day) -> Self {
        Self { from, ..self }
    }

    pub const fn each(self, cadence: Cadence) -> Self {
        Self { cadence, ..self }
    }

    /// How a stock stands for longer windows.
    pub const fn ruled(self, rule: StockRule) -> Self {
        Self { rule, ..self }
    }

    pub const fn weighed_by(self, weight: &'static str) -> Self {
        Self { weight, ..self }
    }

    /// The platform counts something else from a day on.
    pub const fn changed(self, on: Day) -> Self {
        Self { changed_on: Some(on), ..self }
    }
}

/// What a goal wants; by default a level at the end of the first quarter of 2021.
#[derive(Clone, Copy, Debug)]
pub struct Want {
    intent: Intent,
    amount: AmountKind,
    measured_as: MeasuredAs,
    target: f64,
    upper: Option<f64>,
    baseline: Option<f64>,
    start: Day,
    deadline: Day,
    checkpoints: &'static [(Day, f64)],
    required: f64,
    per: Option<Cadence>,
}

const fn want(intent: Intent, target: f64) -> Want {
    Want {
        intent,
        amount: AmountKind::Absolute,
        measured_as: MeasuredAs::LevelAtEnd,
        target,
        upper: None,
        baseline: None,
        start: "2021-01-01",
        deadline: "2021-03-31",
        checkpoints: &[],
        required: 100.0,
        per: None,
    }
}

pub const fn raise(target: f64) -> Want {
    want(Intent::RaiseTo, target)
}

pub const fn lower(target: f64) -> Want {
    want(Intent::LowerTo, target)
}

pub const fn at_least(target: f64) -> Want {
    want(Intent::KeepAtLeast, target)
}

pub const fn at_most(target: f64) -> Want {
    want(Intent::KeepAtMost, target)
}

pub const fn within(target: f64, upper: f64) -> Want {
    Want { upper: Some(upper), ..want(Intent::KeepWithin, target) }
}

impl Want {
    pub const fn by(self) -> Self {
        Self { amount: AmountKind::By, ..self }
    }

    pub const fn by_percent(self) -> Self {
        Self { amount: AmountKind::ByPercent, ..self }
    }

    pub const fn by_points(self) -> Self {
        Self { amount: AmountKind::ByPoints, ..self }
    }

    /// "By percent", without saying of what.
    pub const fn undecided(self) -> Self {
        Self { amount: AmountKind::PercentUndecided, ..self }
    }

    pub const fn total(self) -> Self {
        Self { measured_as: MeasuredAs::Total, ..self }
    }

    pub const fn average(self) -> Self {
        Self { measured_as: MeasuredAs::Average, ..self }
    }

    pub const fn every(self, required: f64) -> Self {
        Self { measured_as: MeasuredAs::EveryPeriod, required, ..self }
    }

    /// With a baseline that was typed.
    pub const fn from(self, baseline: f64) -> Self {
        Self { baseline: Some(baseline), ..self }
    }

    pub const fn during(self, start: Day, deadline: Day) -> Self {
        Self { start, deadline, ..self }
    }

    pub const fn through(self, checkpoints: &'static [(Day, f64)]) -> Self {
        Self { checkpoints, ..self }
    }

    pub const fn per(self, cadence: Cadence) -> Self {
        Self { per: Some(cadence), ..self }
    }

    fn goal(self, kpi: KpiId) -> Goal {
        let typed = self.baseline.map(|value| Baseline::Typed { value, as_of: None });
        let checkpoints = self.checkpoints.iter();
        Goal {
            kpi: Some(kpi),
            intent: self.intent,
            amount: self.amount,
            measured_as: self.measured_as,
            target: Some(self.target),
            upper: self.upper,
            baseline: typed.unwrap_or_default(),
            start: Some(day(self.start)),
            deadline: Some(day(self.deadline)),
            checkpoints: checkpoints
                .map(|(date, value)| Checkpoint { date: day(date), value: *value })
                .collect(),
            required_share: self.required,
            judged_per: self.per,
            ..Goal::default()
        }
    }
}

/// A period or a stretch of days.
#[derive(Clone, Copy, Debug)]
pub enum Asked {
    In(Cadence, Day),
    Between(Day, Day),
}

pub const fn month(day: Day) -> Asked {
    Asked::In(Cadence::Month, day)
}

pub const fn quarter(day: Day) -> Asked {
    Asked::In(Cadence::Quarter, day)
}

/// What comes out: a figure, or which kind of reason.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Out {
    Is(f64),
    NoData,
    NotDefined,
    Refused,
}

impl Out {
    pub fn check(self, found: &Figure) -> super::Outcome {
        match (self, found) {
            (Self::Is(expected), Figure::Known(found)) => super::near(*found, expected),
            (Self::NoData, Figure::NoData(_))
            | (Self::NotDefined, Figure::NotDefined(_))
            | (Self::Refused, Figure::Refused(_)) => Ok(()),
            _ => Err(format!("{found:?} is not {self:?}")),
        }
    }
}

/// A plan with one KPI.
pub struct Plan {
    pub project: Project,
    pub kpi: KpiId,
}

impl Plan {
    pub fn new(formula: &str, unit: Unit, all: &[Readings]) -> Self {
        Self::counted(1, formula, unit, all)
    }

    /// With the fiscal year starting in a month.
    pub fn counted(first_month: i8, formula: &str, unit: Unit, all: &[Readings]) -> Self {
        let mut project = Project::default();
        let mut settings = (*project.settings).clone();
        settings.calendar = Calendar { fiscal_year_start: first_month };
        project.settings = settings.into();
        let kpi = project.new_id();
        let (name, formula) = ("Figure".to_owned(), formula.to_owned());
        project.kpis.set(kpi, Kpi { name, formula, unit, ..Kpi::default() });
        let mut plan = Self { project, kpi };
        for readings in all {
            plan.read(readings);
        }
        plan
    }

    /// With a KPI of the library.
    pub fn of(key: &str, all: &[Readings]) -> Self {
        let mut plan = Self::new("0", Unit::Count, all);
        plan.project.kpis.set(plan.kpi, library::kpi(key).unwrap().to_kpi());
        plan
    }

    fn channel(&mut self, name: &str) -> ChannelId {
        self.project.channel_named(name).unwrap_or_else(|| {
            let id = self.project.new_id();
            self.project.channels.set(id, Channel { name: name.to_owned(), ..Channel::default() });
            id
        })
    }

    fn input(&mut self, readings: &Readings) -> InputId {
        if let Some((known, _)) = self.project.input_named(readings.input) {
            return known;
        }
        let weight = self.project.input_named(readings.weight).map(|(id, _)| id);
        let changed = readings.changed_on.map(|date| DefinitionBreak {
            date: day(date),
            reason: "counts plays as views".to_owned(),
        });
        let input = Input {
            identifier: readings.input.to_owned(),
            kind: readings.kind,
            stock_rule: readings.rule,
            weight,
            definition_breaks: changed.into_iter().collect(),
            ..Input::default()
        };
        let id = self.project.new_id();
        self.project.inputs.set(id, input);
        id
    }

    fn read(&mut self, readings: &Readings) {
        let channel = self.channel(readings.channel);
        let input = self.input(readings);
        let first = self.calendar().period_of(readings.cadence, day(readings.from));
        for (n, value) in (0..).zip(readings.values) {
            if !value.is_nan() {
                let key = ReadingKey { input, channel, period: first.offset(n) };
                self.project.set_reading(key, Some(*value));
            }
        }
    }

    pub fn calendar(&self) -> Calendar {
        self.project.settings.calendar
    }

    pub fn period(&self, cadence: Cadence, on: Day) -> Period {
        self.calendar().period_of(cadence, day(on))
    }

    /// The KPI over a period or days, judged on a day.
    pub fn ask(&self, asked: Asked, on: Day) -> WindowFigure {
        let kpi = self.project.kpis.get(self.kpi).unwrap();
        let program = KpiProgram::new(&self.project, kpi).unwrap();
        let evaluator = Evaluator::new(&program, &self.project, None, day(on), None);
        evaluator.over(match asked {
            Asked::In(cadence, day) => Window::of(self.calendar(), self.period(cadence, day)),
            Asked::Between(from, to) => Window::days(day(from), day(to)),
        })
    }

    pub fn judge(&self, want: Want, on: Day) -> GoalAnalysis {
        judge_goal(&self.project, &want.goal(self.kpi), day(on))
    }
}

/// A goal on a count of visits, month by month from January 2021 on.
pub fn judge_visits(values: &'static [f64], want: Want, on: Day) -> GoalAnalysis {
    Plan::new("visits", Unit::Count, &[flow("visits", values)]).judge(want, on)
}
