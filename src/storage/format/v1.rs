//! The plan file, format 1, as typed flat tables. Later formats get types of their own.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::model::{
    AmountKind, Better, Cadence, GoalState, InputKind, Intent, Judging, MeasuredAs, StockRule,
    Substitute,
};

use super::fields::{Day, remarks, some_table, table};

/// A text of the file, borrowed from it where it holds no escapes. (Fields spell the type out:
/// serde borrows only what it sees to be a `Cow`.)
pub type Text<'a> = Cow<'a, str>;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanFile<'a> {
    pub format: u32,
    #[serde(default)]
    pub next_id: u32,
    #[serde(borrow)]
    pub plan: Plan<'a>,
    #[serde(borrow, default, deserialize_with = "table")]
    pub channels: Vec<Channel<'a>>,
    #[serde(borrow, default, deserialize_with = "table")]
    pub objectives: Vec<Objective<'a>>,
    #[serde(borrow, default, deserialize_with = "table")]
    pub goals: Vec<Goal<'a>>,
    #[serde(borrow, default, deserialize_with = "table")]
    pub kpis: Vec<Kpi<'a>>,
    #[serde(borrow, default, deserialize_with = "table")]
    pub inputs: Vec<Input<'a>>,
    #[serde(borrow, default, deserialize_with = "remarks")]
    pub annotations: Vec<Annotation<'a>>,
    #[serde(borrow, default, deserialize_with = "remarks")]
    pub notes: Vec<Note<'a>>,
    /// Written by hand, not by serde: most of a large file is in here.
    #[serde(borrow, default, skip_serializing)]
    pub readings: Vec<Readings<'a>>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan<'a> {
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    #[serde(borrow, default)]
    pub organisation: Cow<'a, str>,
    #[serde(borrow, default = "usual_currency")]
    pub currency: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub notes: Cow<'a, str>,
    #[serde(default)]
    pub calendar: CalendarSettings,
    #[serde(default)]
    pub judging: JudgingSettings,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CalendarSettings {
    pub fiscal_year_start: i8,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct JudgingSettings {
    pub judged_on: JudgedOn,
    pub min_elapsed: f64,
    pub min_periods: u32,
    pub on_pace: f64,
    pub behind: f64,
    pub every_on_pace: f64,
    pub every_behind: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum JudgedOn {
    Today,
    LastData,
    Fixed(Day),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Channel<'a> {
    pub id: u32,
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub notes: Cow<'a, str>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Objective<'a> {
    pub id: u32,
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub description: Cow<'a, str>,
    #[serde(default = "one")]
    pub weight: f64,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub owner: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub notes: Cow<'a, str>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal<'a> {
    pub id: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objective: Option<u32>,
    #[serde(borrow, default)]
    pub statement: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub specific: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub attainable: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub relevant: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub timely: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kpi: Option<u32>,
    #[serde(default)]
    pub intent: Intent,
    #[serde(default)]
    pub amount: AmountKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upper: Option<f64>,
    #[serde(default)]
    pub baseline: Baseline,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Day>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "table")]
    pub checkpoints: Vec<Checkpoint>,
    #[serde(default)]
    pub measured_as: MeasuredAs,
    #[serde(default = "hundred")]
    pub required_share: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged_per: Option<Cadence>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "some_table")]
    pub channels: Option<Vec<u32>>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub market: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub owner: Cow<'a, str>,
    #[serde(default = "one")]
    pub weight: f64,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub notes: Cow<'a, str>,
    #[serde(default)]
    pub state: GoalState,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "table")]
    pub former_targets: Vec<FormerTarget>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Baseline {
    #[default]
    FromData,
    Typed {
        value: f64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        as_of: Option<Day>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Checkpoint {
    pub date: Day,
    pub value: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormerTarget {
    pub until: Day,
    #[serde(default)]
    pub amount: AmountKind,
    pub target: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upper: Option<f64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "table")]
    pub checkpoints: Vec<Checkpoint>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Kpi<'a> {
    pub id: u32,
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    #[serde(borrow, default)]
    pub formula: Cow<'a, str>,
    #[serde(borrow, default = "usual_unit")]
    pub unit: Cow<'a, str>,
    #[serde(default)]
    pub better: Better,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lowest: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest: Option<f64>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub definition: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub source: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub library_key: Option<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub owner: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub notes: Cow<'a, str>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Input<'a> {
    pub id: u32,
    #[serde(borrow)]
    pub identifier: Cow<'a, str>,
    #[serde(borrow, default)]
    pub label: Cow<'a, str>,
    #[serde(default)]
    pub kind: InputKind,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub stock_rule: StockRule,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub over_time: Substitute,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub over_channels: Substitute,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub unit: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub source: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub is_illustrative: bool,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty", deserialize_with = "table")]
    pub definition_breaks: Vec<DefinitionBreak<'a>>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct DefinitionBreak<'a> {
    pub date: Day,
    #[serde(borrow, default)]
    pub reason: Cow<'a, str>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Annotation<'a> {
    pub date: Day,
    #[serde(borrow, default)]
    pub text: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub source: Cow<'a, str>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Note<'a> {
    pub input: u32,
    pub channel: u32,
    pub cadence: Cadence,
    /// The first day of the period.
    pub date: Day,
    #[serde(borrow, default)]
    pub text: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub source: Cow<'a, str>,
}

#[derive(Debug, PartialEq, Deserialize)]
pub struct Readings<'a> {
    pub input: u32,
    pub channel: u32,
    pub cadence: Cadence,
    #[serde(borrow)]
    pub values: Cow<'a, str>,
}

impl Default for CalendarSettings {
    fn default() -> Self {
        Self { fiscal_year_start: 1 }
    }
}

impl Default for JudgingSettings {
    fn default() -> Self {
        let usual = Judging::default();
        Self {
            judged_on: JudgedOn::Today,
            min_elapsed: usual.min_elapsed,
            min_periods: usual.min_periods,
            on_pace: usual.on_pace,
            behind: usual.behind,
            every_on_pace: usual.every_on_pace,
            every_behind: usual.every_behind,
        }
    }
}

fn usual_currency() -> Text<'static> {
    Cow::Borrowed("USD")
}

fn usual_unit() -> Text<'static> {
    Cow::Borrowed("count")
}

fn one() -> f64 {
    1.0
}

fn hundred() -> f64 {
    100.0
}

fn is_usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
