//! Every place where text is typed into the plan: how its text comes from the plan, and how typed
//! text becomes an edit. The app owns what is being typed, so that nothing is lost when a cell
//! scrolls away or a file is saved.

mod drafts;
mod goal;
mod others;

pub use drafts::{Draft, Drafts};

use jiff::civil::Date;

use crate::edit::Edit;
use crate::model::{
    ChannelId, DateFormat, GoalId, InputId, ItemId, KpiId, NumberFormat, ObjectiveId, Project,
    ReadingKey,
};

/// Names a text field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Objective(ObjectiveId, ObjectiveField),
    Goal(GoalId, GoalField),
    Kpi(KpiId, KpiField),
    Input(InputId, InputField),
    Channel(ChannelId, ChannelField),
    Reading(ReadingKey),
    Note(ReadingKey, NoteField),
    Plan(PlanField),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectiveField {
    Name,
    Description,
    Weight,
    Owner,
    Notes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GoalField {
    Statement,
    Specific,
    Attainable,
    Relevant,
    Timely,
    Target,
    Upper,
    Baseline,
    BaselineAsOf,
    Start,
    Deadline,
    /// One a line: "15 Feb 2021 13".
    Checkpoints,
    RequiredShare,
    Market,
    Owner,
    Weight,
    Notes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KpiField {
    Name,
    Formula,
    Unit,
    LowBound,
    HighBound,
    Definition,
    Source,
    Owner,
    Notes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InputField {
    Label,
    Identifier,
    Unit,
    Source,
    /// One a line: "1 Mar 2021 views replace impressions".
    Breaks,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChannelField {
    Name,
    Notes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteField {
    Text,
    Source,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanField {
    Name,
    Organisation,
    Currency,
    Notes,
    /// The fixed judging date.
    JudgedOn,
    MinElapsed,
    MinPeriods,
    OnPace,
    Behind,
    EveryOnPace,
    EveryBehind,
}

/// How the user writes numbers and dates, and which day it is.
#[derive(Clone, Copy, Debug)]
pub struct Formats {
    pub numbers: NumberFormat,
    pub dates: DateFormat,
    pub today: Date,
}

impl Field {
    /// What the field shows while nobody types in it.
    pub fn text(self, project: &Project, formats: Formats) -> String {
        match self {
            Self::Objective(id, field) => others::objective_text(project, formats, id, field),
            Self::Goal(id, field) => goal::text(project, formats, id, field),
            Self::Kpi(id, field) => others::kpi_text(project, formats, id, field),
            Self::Input(id, field) => others::input_text(project, formats, id, field),
            Self::Channel(id, field) => others::channel_text(project, id, field),
            Self::Reading(key) => {
                project.reading(key).map_or_else(String::new, |value| formats.exact(value))
            }
            Self::Note(key, field) => others::note_text(project, key, field),
            Self::Plan(field) => others::plan_text(project, formats, field),
        }
    }

    /// The item whose name or property it is; readings, notes and the plan itself are none.
    pub fn item(self) -> Option<ItemId> {
        match self {
            Self::Objective(id, _) => Some(ItemId::Objective(id)),
            Self::Goal(id, _) => Some(ItemId::Goal(id)),
            Self::Kpi(id, _) => Some(ItemId::Kpi(id)),
            Self::Input(id, _) => Some(ItemId::Input(id)),
            Self::Channel(id, _) => Some(ItemId::Channel(id)),
            Self::Reading(_) | Self::Note(..) | Self::Plan(_) => None,
        }
    }

    /// Whether what the field belongs to is in the plan.
    pub fn is_in(self, project: &Project) -> bool {
        match self {
            Self::Objective(id, _) => project.objectives.contains(id),
            Self::Goal(id, _) => project.goals.contains(id),
            Self::Kpi(id, _) => project.kpis.contains(id),
            Self::Input(id, _) => project.inputs.contains(id),
            Self::Channel(id, _) => project.channels.contains(id),
            Self::Reading(key) | Self::Note(key, _) => {
                project.inputs.contains(key.input) && project.channels.contains(key.channel)
            }
            Self::Plan(_) => true,
        }
    }

    /// Reads typed text. An error is a sentence for the user; the plan keeps its old value.
    pub fn edit(self, text: &str, project: &Project, formats: Formats) -> Result<Edit, String> {
        match self {
            Self::Objective(id, field) => others::objective_edit(project, formats, id, field, text),
            Self::Goal(id, field) => goal::edit(project, formats, id, field, text),
            Self::Kpi(id, field) => others::kpi_edit(project, formats, id, field, text),
            Self::Input(id, field) => others::input_edit(project, formats, id, field, text),
            Self::Channel(id, field) => others::channel_edit(project, id, field, text),
            Self::Reading(key) => others::reading_edit(formats, key, text),
            Self::Note(key, field) => Ok(others::note_edit(project, key, field, text)),
            Self::Plan(field) => others::plan_edit(project, formats, field, text),
        }
    }
}

/// What to say when the thing a field belongs to was deleted meanwhile.
const GONE: &str = "This is no longer in the plan";

/// Text of one line: line ends and tabs become blanks, blanks at the ends go.
fn one_line(text: &str) -> String {
    text.split(['\n', '\r', '\t']).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// Text of several lines, without blanks at the end.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").trim_end().to_owned()
}

impl Formats {
    /// A number with every digit it has.
    pub fn exact(self, value: f64) -> String {
        self.numbers.exact(value)
    }

    fn optional_exact(self, value: Option<f64>) -> String {
        value.map_or_else(String::new, |value| self.exact(value))
    }

    fn optional_date(self, date: Option<Date>) -> String {
        date.map_or_else(String::new, |date| self.dates.format(date))
    }

    /// A number; an empty text is none.
    pub fn optional_number(self, text: &str) -> Result<Option<f64>, String> {
        if text.trim().is_empty() { Ok(None) } else { self.numbers.parse(text).map(Some) }
    }

    fn number(self, text: &str) -> Result<f64, String> {
        self.optional_number(text)?.ok_or_else(|| "Enter a number".to_owned())
    }

    /// A number between two others, both inclusive; `why` ends the sentence that refuses it.
    fn number_within(self, text: &str, least: f64, most: f64, why: &str) -> Result<f64, String> {
        let number = self.number(text)?;
        if (least..=most).contains(&number) {
            return Ok(number);
        }
        Err(format!("Enter a number from {} to {}{why}", self.exact(least), self.exact(most)))
    }

    fn parse_optional_date(self, text: &str) -> Result<Option<Date>, String> {
        if text.trim().is_empty() { Ok(None) } else { self.dates.parse(text).map(Some) }
    }
}
