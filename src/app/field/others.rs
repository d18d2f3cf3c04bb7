//! The fields of everything but goals.

use super::{
    ChannelField, Formats, GONE, InputField, KpiField, NoteField, ObjectiveField, PlanField, lines,
    one_line,
};
use crate::analysis::formula_check;
use crate::edit::{ChannelEdit, Edit, InputEdit, KpiEdit, ObjectiveEdit, PlanEdit, ReadingsEdit};
use crate::formula;
use crate::library;
use crate::model::{
    Channel, ChannelId, DefinitionBreak, Input, InputId, JudgedOn, Kpi, KpiId, Note, Objective,
    ObjectiveId, PlanSettings, Project, ReadingKey, Unit,
};

pub(super) fn objective_text(
    project: &Project,
    formats: Formats,
    id: ObjectiveId,
    field: ObjectiveField,
) -> String {
    let Some(objective) = project.objectives.get(id) else { return String::new() };
    match field {
        ObjectiveField::Name => objective.name.clone(),
        ObjectiveField::Description => objective.description.clone(),
        ObjectiveField::Weight => formats.exact(objective.weight),
        ObjectiveField::Owner => objective.owner.clone(),
        ObjectiveField::Notes => objective.notes.clone(),
    }
}

pub(super) fn objective_edit(
    project: &Project,
    formats: Formats,
    id: ObjectiveId,
    field: ObjectiveField,
    text: &str,
) -> Result<Edit, String> {
    let mut objective = Objective::clone(project.objectives.get(id).ok_or(GONE)?);
    match field {
        ObjectiveField::Name => objective.name = one_line(text),
        ObjectiveField::Description => objective.description = lines(text),
        ObjectiveField::Weight => objective.weight = formats.number(text)?,
        ObjectiveField::Owner => objective.owner = one_line(text),
        ObjectiveField::Notes => objective.notes = lines(text),
    }
    Ok(Edit::Objective(ObjectiveEdit::Set { id, objective }))
}

pub(super) fn kpi_text(project: &Project, formats: Formats, id: KpiId, field: KpiField) -> String {
    let Some(kpi) = project.kpis.get(id) else { return String::new() };
    match field {
        KpiField::Name => kpi.name.clone(),
        KpiField::Formula => kpi.formula.clone(),
        KpiField::Unit => kpi.unit.text().to_owned(),
        KpiField::LowBound => formats.optional_exact(kpi.range.0),
        KpiField::HighBound => formats.optional_exact(kpi.range.1),
        KpiField::Definition => kpi.definition.clone(),
        KpiField::Source => kpi.source.clone(),
        KpiField::Owner => kpi.owner.clone(),
        KpiField::Notes => kpi.notes.clone(),
    }
}

pub(super) fn kpi_edit(
    project: &Project,
    formats: Formats,
    id: KpiId,
    field: KpiField,
    text: &str,
) -> Result<Edit, String> {
    let mut kpi = Kpi::clone(project.kpis.get(id).ok_or(GONE)?);
    match field {
        KpiField::Name => kpi.name = one_line(text),
        KpiField::Formula => return formula_edit(project, id, kpi, one_line(text)),
        KpiField::Unit => kpi.unit = Unit::from_text(&one_line(text)),
        KpiField::LowBound => {
            kpi.range.0 = formats.optional_number(text)?;
            check_range(&kpi, formats, "lower end would lie above the upper end", kpi.range.1)?;
        }
        KpiField::HighBound => {
            kpi.range.1 = formats.optional_number(text)?;
            check_range(&kpi, formats, "upper end would lie under the lower end", kpi.range.0)?;
        }
        KpiField::Definition => kpi.definition = lines(text),
        KpiField::Source => kpi.source = lines(text),
        KpiField::Owner => kpi.owner = one_line(text),
        KpiField::Notes => kpi.notes = lines(text),
    }
    Ok(Edit::Kpi(KpiEdit::Set { id, kpi: Box::new(kpi) }))
}

/// Refuses a range upside down: `what` says how, `other` is the end that is not being typed.
fn check_range(kpi: &Kpi, formats: Formats, what: &str, other: Option<f64>) -> Result<(), String> {
    if kpi.reversed_range().is_none() {
        return Ok(());
    }
    let other = formats.optional_exact(other);
    Err(format!("The {what} of {other}; change that one first"))
}

/// The formula with the inputs the library knows of those the plan lacks. A name that is likely a
/// slip or a KPI makes no input by the way.
fn formula_edit(
    project: &Project,
    id: KpiId,
    mut kpi: Kpi,
    formula: String,
) -> Result<Edit, String> {
    // What the plan holds may be put back however it is written.
    if formula == kpi.formula {
        return Ok(Edit::Kpi(KpiEdit::Set { id, kpi: Box::new(kpi) }));
    }
    if let Some(reason) = formula_check::why_refused(project, Some(id), &formula) {
        return Err(reason);
    }
    kpi.formula = formula;
    let inputs = formula::parse(&kpi.formula).map(|formula| library::described(&formula));
    let inputs = inputs.unwrap_or_default();
    Ok(Edit::Kpi(KpiEdit::Redefine { id, kpi: Box::new(kpi), inputs }))
}

pub(super) fn input_text(
    project: &Project,
    formats: Formats,
    id: InputId,
    field: InputField,
) -> String {
    let Some(input) = project.inputs.get(id) else { return String::new() };
    match field {
        InputField::Label => input.label.clone(),
        InputField::Identifier => input.identifier.clone(),
        InputField::Unit => input.unit.clone(),
        InputField::Source => input.source.clone(),
        InputField::Breaks => {
            let lines: Vec<String> = input
                .definition_breaks
                .iter()
                .map(|cut| format!("{}: {}", formats.dates.format(cut.date), cut.reason))
                .collect();
            lines.join("\n")
        }
    }
}

pub(super) fn input_edit(
    project: &Project,
    formats: Formats,
    id: InputId,
    field: InputField,
    text: &str,
) -> Result<Edit, String> {
    let mut input = Input::clone(project.inputs.get(id).ok_or(GONE)?);
    match field {
        InputField::Label => input.label = one_line(text),
        InputField::Identifier => input.identifier = one_line(text),
        InputField::Unit => input.unit = one_line(text),
        InputField::Source => input.source = lines(text),
        InputField::Breaks => input.definition_breaks = parse_breaks(text, formats)?,
    }
    Ok(Edit::Input(InputEdit::Set { id, input: Box::new(input) }))
}

/// One a line: a date, a colon, a reason.
fn parse_breaks(text: &str, formats: Formats) -> Result<Vec<DefinitionBreak>, String> {
    let mut breaks = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (date, reason) = line.split_once(':').ok_or_else(|| {
            format!("Write a date, a colon and the reason, as in “2021-03-01: views”, for “{line}”")
        })?;
        let date = formats.dates.parse(date)?;
        breaks.push(DefinitionBreak { date, reason: reason.trim().to_owned() });
    }
    breaks.sort_by_key(|cut| cut.date);
    Ok(breaks)
}

pub(super) fn channel_text(project: &Project, id: ChannelId, field: ChannelField) -> String {
    let Some(channel) = project.channels.get(id) else { return String::new() };
    match field {
        ChannelField::Name => channel.name.clone(),
        ChannelField::Notes => channel.notes.clone(),
    }
}

pub(super) fn channel_edit(
    project: &Project,
    id: ChannelId,
    field: ChannelField,
    text: &str,
) -> Result<Edit, String> {
    let mut channel = Channel::clone(project.channels.get(id).ok_or(GONE)?);
    match field {
        ChannelField::Name => {
            channel.name = one_line(text);
            let taken = project.channel_named(&channel.name).filter(|other| *other != id);
            if taken.is_some() {
                return Err(format!(
                    "There is already a channel called {}; choose another name or merge the two",
                    channel.name
                ));
            }
        }
        ChannelField::Notes => channel.notes = lines(text),
    }
    Ok(Edit::Channel(ChannelEdit::Set { id, channel }))
}

/// An empty cell is no reading, which is not 0.
pub(super) fn reading_edit(formats: Formats, key: ReadingKey, text: &str) -> Result<Edit, String> {
    let value = formats.optional_number(text)?;
    Ok(Edit::Readings(ReadingsEdit::Set { key, value }))
}

pub(super) fn note_text(project: &Project, key: ReadingKey, field: NoteField) -> String {
    let Some(note) = project.notes.get(&key) else { return String::new() };
    match field {
        NoteField::Text => note.text.clone(),
        NoteField::Source => note.source.clone(),
    }
}

pub(super) fn note_edit(project: &Project, key: ReadingKey, field: NoteField, text: &str) -> Edit {
    let mut note = project.notes.get(&key).cloned().unwrap_or_default();
    match field {
        NoteField::Text => note.text = lines(text),
        NoteField::Source => note.source = lines(text),
    }
    let note = (note != Note::default()).then_some(note);
    Edit::Readings(ReadingsEdit::SetNote { key, note })
}

pub(super) fn plan_text(project: &Project, formats: Formats, field: PlanField) -> String {
    let settings = &project.settings;
    let judging = &settings.judging;
    match field {
        PlanField::Name => settings.name.clone(),
        PlanField::Organisation => settings.organisation.clone(),
        PlanField::Currency => settings.currency.clone(),
        PlanField::Notes => settings.notes.clone(),
        PlanField::JudgedOn => match judging.judged_on {
            JudgedOn::Fixed(date) => formats.dates.format(date),
            JudgedOn::Today | JudgedOn::LastData => String::new(),
        },
        PlanField::MinElapsed => formats.exact(judging.min_elapsed),
        PlanField::MinPeriods => judging.min_periods.to_string(),
        PlanField::OnPace => formats.exact(judging.on_pace),
        PlanField::Behind => formats.exact(judging.behind),
        PlanField::EveryOnPace => formats.exact(judging.every_on_pace),
        PlanField::EveryBehind => formats.exact(judging.every_behind),
    }
}

pub(super) fn plan_edit(
    project: &Project,
    formats: Formats,
    field: PlanField,
    text: &str,
) -> Result<Edit, String> {
    let mut settings = PlanSettings::clone(&project.settings);
    let judging = &mut settings.judging;
    match field {
        PlanField::Name => settings.name = one_line(text),
        PlanField::Organisation => settings.organisation = one_line(text),
        PlanField::Currency => settings.currency = one_line(text),
        PlanField::Notes => settings.notes = lines(text),
        PlanField::JudgedOn => {
            let date = formats.parse_optional_date(text)?.ok_or("Enter a date")?;
            judging.judged_on = JudgedOn::Fixed(date);
        }
        PlanField::MinElapsed => {
            judging.min_elapsed = formats.number_within(text, 0.0, 100.0, "")?;
        }
        PlanField::MinPeriods => {
            judging.min_periods = text
                .trim()
                .parse()
                .map_err(|_| format!("Enter a whole number of periods, not “{}”", text.trim()))?;
        }
        PlanField::OnPace => {
            judging.on_pace = formats.number_within(
                text,
                0.0,
                judging.behind,
                ", no more than “Behind down to”",
            )?;
        }
        PlanField::Behind => {
            judging.behind = formats.number_within(
                text,
                judging.on_pace,
                100.0,
                ", no less than “On pace down to”",
            )?;
        }
        PlanField::EveryOnPace => {
            judging.every_on_pace = formats.number_within(
                text,
                judging.every_behind,
                100.0,
                ", no less than “Behind from”",
            )?;
        }
        PlanField::EveryBehind => {
            judging.every_behind = formats.number_within(
                text,
                0.0,
                judging.every_on_pace,
                ", no more than “On pace from”",
            )?;
        }
    }
    Ok(Edit::Plan(PlanEdit::SetSettings(Box::new(settings))))
}
