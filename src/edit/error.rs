//! Why a change cannot be made, in the user's words.

use crate::formula::FormulaError;
use crate::model::ItemId;

/// A change that was refused; the plan is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("That {} is no longer in the plan", kind_of(*.0))]
    Gone(ItemId),
    #[error("Enter a finite number")]
    NotFinite,
    #[error("Enter a weight of 0 or more")]
    Weight,
    #[error("Enter a share between 0 and 100 %")]
    Share,
    #[error("The formula cannot be read: {0}")]
    Formula(FormulaError),
    #[error("Formulas take inputs only, and “{0}” is a KPI; write its formula instead: ({1})")]
    FormulaNamesKpi(String, String),
    #[error("Write a formula over inputs, for example 100 * shares / followers")]
    EmptyFormula,
    #[error(
        "Formulas need a name of small letters, digits and _, starting with a letter; “{0}” is none"
    )]
    Identifier(String),
    #[error("There is already an input called {0}; choose another name or merge the two")]
    IdentifierTaken(String),
    #[error("An input cannot be merged with itself")]
    SameInput,
    #[error("A channel cannot be merged with itself")]
    SameChannel,
    #[error("{0} adds up differently from {1}; make their kinds equal before merging")]
    KindsDiffer(String, String),
    #[error(
        "The plan holds quarter or year readings; clear them before the fiscal year can start in another month"
    )]
    CalendarInUse,
    #[error("Choose a month between 1 and 12")]
    Month,
    #[error("Thresholds lie between 0 and 100, and the milder one comes first")]
    Thresholds,
    #[error("The deadline {0} lies before the start {1}")]
    DeadlineBeforeStart(jiff::civil::Date, jiff::civil::Date),
    #[error("A goal is carried on from its deadline; give it a start and a deadline first")]
    NothingToCarry,
    #[error("There is nothing to change")]
    NothingToDo,
    #[error("{0} does not start a {1}")]
    NotAPeriod(jiff::civil::Date, &'static str),
    #[error("Choose a date between the years 1 and 9998")]
    DateOutOfRange,
    #[error("The plan is full: it holds as many of these as a plan file may")]
    TooMany,
    #[error("The plan is full: it holds as many readings as a plan file may")]
    TooManyReadings,
    #[error("The plan is open for reading only; save a copy of it and change that")]
    ReadOnly,
    #[error("The text is longer than a plan file may hold (64 kB)")]
    TextTooLong,
}

fn kind_of(item: ItemId) -> &'static str {
    match item {
        ItemId::Objective(_) => "objective",
        ItemId::Goal(_) => "goal",
        ItemId::Kpi(_) => "KPI",
        ItemId::Input(_) => "input",
        ItemId::Channel(_) => "channel",
    }
}
