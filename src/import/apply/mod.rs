//! A preview held against a plan: which inputs and channels are new, which readings change.

pub(in crate::import) mod join;
pub(in crate::import) mod overlap;
mod replaced;
mod two_counts;
mod unfinished;
mod units;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::import::apply::overlap::{Overlap, OverlapPolicy, ReadingName};
use crate::import::apply::replaced::Replaced;
use crate::import::apply::two_counts::{DaysInPlan, days_in_plan, tell_days};
use crate::import::apply::unfinished::Kept;
use crate::import::preview::{ImportPreview, SeriesPreview};
use crate::import::problem::{ImportProblem, Severity, problem};
use crate::model::{
    Cadence, DatedValues, InputKind, Project, ReadingKey, counted, is_identifier, limits,
};

/// An input the plan does not have yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInput {
    pub identifier: String,
    pub label: String,
    pub kind: InputKind,
    /// Free text; empty for plain counts.
    pub unit: String,
    /// The tool it comes from.
    pub source: String,
}

/// Readings to set. Input and channel are named as in [`ImportPlan`] or the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedSeries {
    pub identifier: String,
    pub channel: String,
    pub cadence: Cadence,
    /// First day of each period and the value, ascending; those of the preview itself where all of
    /// them are set.
    pub readings: DatedValues,
}

/// How an import meets the readings that are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    pub new: usize,
    pub changed: usize,
    pub equal: usize,
    /// Readings with another value in the plan that stay as they are.
    pub kept: usize,
}

/// A period for which the plan has one value and the import another.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    pub reading: ReadingName,
    pub label: String,
    /// As the import writes it.
    pub channel: String,
    pub mine: f64,
    pub theirs: f64,
    /// Whether the import's value is taken; `None` while nobody decided, and mine stays.
    pub takes: Option<bool>,
}

/// What an import does to one plan, ready to become one step. Readings that are equal already
/// are counted and left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportPlan {
    pub new_channels: Vec<String>,
    pub new_inputs: Vec<NewInput>,
    /// Inputs of the plan that have no unit and get that of the figures that come.
    pub completed_inputs: Vec<NewInput>,
    /// Readings to set, by series; no series is without any.
    pub series: Vec<PlannedSeries>,
    pub counts: ImportCounts,
    /// Readings the user decides one by one; empty under the other policies.
    pub clashes: Vec<Clash>,
    /// Why a series or a reading stays out.
    pub problems: Vec<ImportProblem>,
    /// The inputs that refuse their series, by name and by how they add up in the import.
    pub refused: BTreeMap<(String, InputKind), Refusal>,
}

/// Why no series of an input enters the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Its name cannot stand in a formula.
    Name,
    /// The plan has it with this kind.
    Kind(InputKind),
    /// The plan has it in this unit.
    Unit(String),
}

impl ImportPlan {
    /// How many readings it sets.
    pub fn n_readings(&self) -> usize {
        self.series.iter().map(|series| series.readings.len()).sum()
    }
}

/// What is told about the figures the plan has already.
#[derive(Default)]
struct Noted {
    kept: Vec<Kept>,
    replaced: Vec<Replaced>,
    days: Vec<DaysInPlan>,
}

/// Holds a preview against a plan: its figures replace those of the plan.
pub fn plan_against(project: &Project, preview: &ImportPreview) -> ImportPlan {
    plan_with(project, preview, &Overlap::default())
}

/// Holds a preview against a plan. Importing the same preview twice finds every reading equal.
pub fn plan_with(project: &Project, preview: &ImportPreview, overlap: &Overlap) -> ImportPlan {
    let mut plan = ImportPlan::default();
    if preview.is_cancelled {
        return plan;
    }
    let mut channels = BTreeSet::new();
    let mut noted = Noted::default();
    for series in &preview.series {
        if let Some(reason) = refusal(project, &plan, series) {
            let problem = problem(Severity::Error, reason.sentence(series));
            plan.problems.push(problem.at_column(&series.column).in_file(series.file));
            let input = (series.identifier.clone(), series.kind);
            plan.refused.insert(input, reason);
            continue;
        }
        if let Some(reason) = no_room(project, &plan, series) {
            plan.problems.push(problem(Severity::Error, reason).in_file(series.file));
            break;
        }
        if project.channel_named(&series.channel).is_none()
            && channels.insert(series.channel.trim().to_lowercase())
        {
            plan.new_channels.push(series.channel.trim().to_owned());
        }
        let is_planned = plan.new_inputs.iter().any(|input| input.identifier == series.identifier);
        if project.input_named(&series.identifier).is_none() && !is_planned {
            plan.new_inputs.push(NewInput {
                identifier: series.identifier.clone(),
                label: series.label.clone(),
                kind: series.kind,
                unit: series.unit.clone().unwrap_or_default(),
                source: preview
                    .files
                    .get(series.file)
                    .map(|f| f.recognised.clone())
                    .unwrap_or_default(),
            });
        }
        units::complete(project, &mut plan, series);
        if overlap.policy == OverlapPolicy::NewerWins
            && let Some(found) = days_in_plan(preview, series, in_plan(project, series))
        {
            plan.counts.kept += series.readings.len();
            noted.days.push(found);
            continue;
        }
        plan_series(project, series, overlap, &mut plan, &mut noted);
    }
    plan.problems.extend(unfinished::tell(&noted.kept));
    plan.problems.extend(replaced::tell(&noted.replaced));
    plan.problems.extend(tell_days(&noted.days));
    plan
}

/// What the plan has for the periods of a series, by their first days.
fn in_plan<'a>(
    project: &'a Project,
    series: &'a SeriesPreview,
) -> impl Fn(Date) -> Option<f64> + 'a {
    let input = project.input_named(&series.identifier).map(|(input, _)| input);
    let ids = input.zip(project.channel_named(&series.channel));
    move |start| {
        let (input, channel) = ids?;
        let period = project.settings.calendar.starting_on(series.cadence, start)?;
        project.reading(ReadingKey { input, channel, period })
    }
}

/// Why a series cannot enter the plan.
fn refusal(project: &Project, plan: &ImportPlan, series: &SeriesPreview) -> Option<Refusal> {
    if !is_identifier(&series.identifier) {
        return Some(Refusal::Name);
    }
    let known = units::Known::of(project, plan, &series.identifier)?;
    if known.kind != series.kind {
        return Some(Refusal::Kind(known.kind));
    }
    let unit = series.unit.as_deref().unwrap_or("");
    let is_other = !known.unit.is_empty() && !unit.is_empty() && known.unit != unit;
    is_other.then_some(Refusal::Unit(known.unit))
}

impl Refusal {
    fn sentence(&self, series: &SeriesPreview) -> String {
        let SeriesPreview { identifier, kind, .. } = series;
        match self {
            Self::Name => format!(
                "“{identifier}” cannot stand in a formula; use small letters, digits and _ and begin with a letter"
            ),
            Self::Kind(in_plan) => format!(
                "{identifier} is a {} in the plan and a {} here, which add up differently; choose the same kind or another input",
                in_plan.code().replace('_', " "),
                kind.code().replace('_', " ")
            ),
            Self::Unit(in_plan) => format!(
                "{identifier} is kept in {in_plan} in the plan and comes in {} here; choose another input",
                series.unit.as_deref().unwrap_or("")
            ),
        }
    }
}

/// Why a plan has no room for another series.
fn no_room(project: &Project, plan: &ImportPlan, series: &SeriesPreview) -> Option<String> {
    let n_channels = project.channels.len() + plan.new_channels.len();
    let n_inputs = project.inputs.len() + plan.new_inputs.len();
    if n_channels.max(n_inputs) >= limits::ENTITIES {
        return Some(format!(
            "A plan holds at most {} inputs and channels; take fewer columns",
            limits::ENTITIES
        ));
    }
    let n_readings = project.n_readings() + plan.counts.new + series.readings.len();
    (n_readings > limits::READINGS)
        .then(|| format!("A plan holds at most {} readings; take fewer columns", limits::READINGS))
}

fn plan_series(
    project: &Project,
    series: &SeriesPreview,
    overlap: &Overlap,
    plan: &mut ImportPlan,
    noted: &mut Noted,
) {
    let calendar = project.settings.calendar;
    let ids = project
        .input_named(&series.identifier)
        .map(|(input, _)| input)
        .zip(project.channel_named(&series.channel));
    let is_older = unfinished::is_older(project, ids, series);
    let mut n_outside = 0;
    let mut to_set = Vec::new();
    for (start, value) in series.readings.iter() {
        let period = calendar.starting_on(series.cadence, start);
        let (Some(period), true) = (period, limits::YEARS.contains(&start.year())) else {
            n_outside += 1;
            continue;
        };
        let there =
            ids.and_then(|(input, channel)| project.reading(ReadingKey { input, channel, period }));
        if let Some(mine) = there {
            replaced::note(&mut noted.replaced, series, (start, value), mine);
        }
        match there {
            // As numbers: 0 and −0 are the same reading.
            #[expect(
                clippy::float_cmp,
                reason = "a reading is equal only if it is the same number"
            )]
            Some(old) if old == value => {
                plan.counts.equal += 1;
                continue;
            }
            Some(old) => {
                let is_last = is_older && series.last() == Some(start);
                if !replaces(series, (start, value), (old, is_last), overlap, plan, noted) {
                    plan.counts.kept += 1;
                    continue;
                }
                plan.counts.changed += 1;
            }
            None => plan.counts.new += 1,
        }
        to_set.push((start, value));
    }
    if !to_set.is_empty() {
        let is_all = to_set.len() == series.readings.len();
        plan.series.push(PlannedSeries {
            identifier: series.identifier.clone(),
            channel: series.channel.trim().to_owned(),
            cadence: series.cadence,
            readings: if is_all { series.readings.clone() } else { to_set.into() },
        });
    }
    if n_outside > 0 {
        plan.problems.push(outside(series, n_outside));
    }
}

/// Says that periods do not begin where those of the plan do.
fn outside(series: &SeriesPreview, n: usize) -> ImportProblem {
    let message = format!(
        "Left out what does not begin where the plan's fiscal year does: {}",
        counted(n, &series.cadence.label().to_lowercase())
    );
    problem(Severity::Warning, message).at_column(&series.column).in_file(series.file)
}

/// Whether a reading replaces the plan's other value, `old`, which may be the newer one where it is
/// the last of an older export.
fn replaces(
    series: &SeriesPreview,
    (start, value): (Date, f64),
    (old, is_last): (f64, bool),
    overlap: &Overlap,
    plan: &mut ImportPlan,
    noted: &mut Noted,
) -> bool {
    let is_unfinished = is_last
        && overlap.policy == OverlapPolicy::NewerWins
        && unfinished::may_be_unfinished(series.kind, old, value);
    if is_unfinished {
        noted.kept.push(Kept::of(series, start, old, value));
    }
    !is_unfinished && overlap_takes(series, (start, value), old, overlap, plan)
}

/// Whether a reading replaces the plan's other value; one that is to be asked for is listed.
fn overlap_takes(
    series: &SeriesPreview,
    (start, theirs): (Date, f64),
    mine: f64,
    overlap: &Overlap,
    plan: &mut ImportPlan,
) -> bool {
    if overlap.policy != OverlapPolicy::Ask {
        return overlap.policy == OverlapPolicy::NewerWins;
    }
    let reading = ReadingName::new(&series.identifier, &series.channel, series.cadence, start);
    let takes = overlap.takes(&reading);
    plan.clashes.push(Clash {
        reading,
        label: series.label.clone(),
        channel: series.channel.clone(),
        mine,
        theirs,
        takes,
    });
    takes.unwrap_or(false)
}
