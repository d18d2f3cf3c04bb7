//! The fields of a goal.

use super::{Formats, GONE, GoalField, lines, one_line};
use crate::edit::{Edit, GoalEdit};
use crate::model::{Baseline, Checkpoint, Goal, GoalId, Intent, Project};

pub(super) fn text(project: &Project, formats: Formats, id: GoalId, field: GoalField) -> String {
    let Some(goal) = project.goals.get(id) else { return String::new() };
    match field {
        GoalField::Statement => goal.statement.clone(),
        GoalField::Specific => goal.smart.specific.clone(),
        GoalField::Attainable => goal.smart.attainable.clone(),
        GoalField::Relevant => goal.smart.relevant.clone(),
        GoalField::Timely => goal.smart.timely.clone(),
        GoalField::Target => formats.optional_exact(goal.target),
        GoalField::Upper => formats.optional_exact(goal.upper),
        GoalField::Baseline => match goal.baseline {
            Baseline::FromData => String::new(),
            Baseline::Typed { value, .. } => formats.exact(value),
        },
        GoalField::BaselineAsOf => match goal.baseline {
            Baseline::FromData => String::new(),
            Baseline::Typed { as_of, .. } => formats.optional_date(as_of),
        },
        GoalField::Start => formats.optional_date(goal.start),
        GoalField::Deadline => formats.optional_date(goal.deadline),
        GoalField::Checkpoints => checkpoints_text(goal, formats),
        GoalField::RequiredShare => formats.exact(goal.required_share),
        GoalField::Market => goal.scope.market.clone(),
        GoalField::Owner => goal.owner.clone(),
        GoalField::Weight => formats.exact(goal.weight),
        GoalField::Notes => goal.notes.clone(),
    }
}

pub(super) fn edit(
    project: &Project,
    formats: Formats,
    id: GoalId,
    field: GoalField,
    text: &str,
) -> Result<Edit, String> {
    let mut goal = Goal::clone(project.goals.get(id).ok_or(GONE)?);
    match field {
        GoalField::Statement => goal.statement = one_line(text),
        GoalField::Specific => goal.smart.specific = lines(text),
        GoalField::Attainable => goal.smart.attainable = lines(text),
        GoalField::Relevant => goal.smart.relevant = lines(text),
        GoalField::Timely => goal.smart.timely = lines(text),
        GoalField::Target => {
            goal.target = formats.optional_number(text)?;
            check_amount(&goal)?;
        }
        GoalField::Upper => goal.upper = formats.optional_number(text)?,
        GoalField::Baseline => {
            let as_of = match goal.baseline {
                Baseline::FromData => None,
                Baseline::Typed { as_of, .. } => as_of,
            };
            goal.baseline = formats
                .optional_number(text)?
                .map_or(Baseline::FromData, |value| Baseline::Typed { value, as_of });
        }
        GoalField::BaselineAsOf => {
            let Baseline::Typed { value, .. } = goal.baseline else {
                return Err("Enter the baseline first, then its date".to_owned());
            };
            goal.baseline = Baseline::Typed { value, as_of: formats.parse_optional_date(text)? };
        }
        GoalField::Start => {
            goal.start = formats.parse_optional_date(text)?;
            check_start(&goal, formats)?;
        }
        GoalField::Deadline => {
            goal.deadline = formats.parse_optional_date(text)?;
            check_deadline(&goal, formats)?;
        }
        GoalField::Checkpoints => {
            goal.checkpoints = parse_checkpoints(text, formats)?;
            check_checkpoints(&goal, formats)?;
        }
        GoalField::RequiredShare => goal.required_share = required_share(formats.number(text)?)?,
        GoalField::Market => goal.scope.market = one_line(text),
        GoalField::Owner => goal.owner = one_line(text),
        GoalField::Weight => goal.weight = formats.number(text)?,
        GoalField::Notes => goal.notes = lines(text),
    }
    Ok(Edit::Goal(GoalEdit::Set { id, goal: Box::new(goal), on: formats.today }))
}

/// "By −5" goes the way the goal does not.
fn check_amount(goal: &Goal) -> Result<(), String> {
    if !goal.goes_back() {
        return Ok(());
    }
    let (way, other) = match goal.intent {
        Intent::LowerTo => ("lower", Intent::RaiseTo),
        _ => ("raise", Intent::LowerTo),
    };
    Err(format!(
        "Write how much it is to {way} by as a number above 0; to go the other way, choose the \
         intent “{}”",
        other.label()
    ))
}

/// Of no period at all every bound is kept.
fn required_share(share: f64) -> Result<f64, String> {
    if share > 0.0 && share <= 100.0 {
        return Ok(share);
    }
    Err("Enter a share above 0 and up to 100, in percent of the periods".to_owned())
}

fn check_start(goal: &Goal, formats: Formats) -> Result<(), String> {
    match (goal.start, goal.deadline) {
        (Some(start), Some(deadline)) if start > deadline => Err(format!(
            "The start would lie after the deadline {}; change the deadline first",
            formats.dates.format(deadline)
        )),
        _ => Ok(()),
    }
}

fn check_deadline(goal: &Goal, formats: Formats) -> Result<(), String> {
    match (goal.start, goal.deadline) {
        (Some(start), Some(deadline)) if start > deadline => Err(format!(
            "The deadline would lie before the start {}; change the start first",
            formats.dates.format(start)
        )),
        _ => Ok(()),
    }
}

fn check_checkpoints(goal: &Goal, formats: Formats) -> Result<(), String> {
    for date in goal.checkpoints.iter().map(|point| point.date) {
        let shown = formats.dates.format(date);
        if let Some(start) = goal.start.filter(|start| date < *start) {
            let start = formats.dates.format(start);
            return Err(format!("{shown} lies before the start of the goal, {start}"));
        }
        if let Some(deadline) = goal.deadline.filter(|deadline| date > *deadline) {
            let deadline = formats.dates.format(deadline);
            return Err(format!("{shown} lies after the deadline of the goal, {deadline}"));
        }
    }
    Ok(())
}

fn checkpoints_text(goal: &Goal, formats: Formats) -> String {
    let lines: Vec<String> = goal
        .checkpoints
        .iter()
        .map(|point| format!("{} {}", formats.dates.format(point.date), formats.exact(point.value)))
        .collect();
    lines.join("\n")
}

/// One a line: a date, a blank, a value.
fn parse_checkpoints(text: &str, formats: Formats) -> Result<Vec<Checkpoint>, String> {
    let mut checkpoints = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (date, value) = line.rsplit_once(char::is_whitespace).ok_or_else(|| {
            format!("Write a date and a value, as in “2021-02-15 13”, for “{line}”")
        })?;
        let date = formats.dates.parse(date.trim().trim_end_matches([':', '=']))?;
        checkpoints.push(Checkpoint { date, value: formats.numbers.parse(value)? });
    }
    checkpoints.sort_by_key(|checkpoint| checkpoint.date);
    match checkpoints.windows(2).find(|pair| pair[0].date == pair[1].date) {
        Some(pair) => Err(format!(
            "There are two values for {}; keep one of them",
            formats.dates.format(pair[0].date)
        )),
        None => Ok(checkpoints),
    }
}
