//! An input in one period, explained: entered as it is, or added up of finer readings and
//! channels.

use jiff::civil::Date;

use super::Explanation;
use super::figure::Told;
use crate::analysis::evaluator::Evaluator;
use crate::analysis::program::{KpiProgram, name_of};
use crate::analysis::types::Figure;
use crate::analysis::window::Window;
use crate::analysis::words;
use crate::model::{ChannelId, Input, InputId, InputKind, Kpi, Period, Project, ReadingKey, Unit};

pub(super) fn reading(
    project: &Project,
    id: InputId,
    period: Period,
    channels: Option<&[ChannelId]>,
    judged_on: Date,
) -> Option<Explanation> {
    let input = project.inputs.get(id)?;
    let kpi = Kpi {
        name: words::upper_first(&name_of(input)),
        formula: input.identifier.clone(),
        unit: Unit::Other(input.unit.clone()),
        ..Kpi::default()
    };
    let program = KpiProgram::new(project, &kpi).ok()?;
    let evaluator = Evaluator::new(&program, project, channels, judged_on, None);
    let calendar = project.settings.calendar;
    let window = Window::of(calendar, period);
    let told = Told::new(&evaluator, &kpi, channels, window, None);
    let when = words::in_period(calendar, period);
    let mut out = Explanation::new(format!("{} {when}{}", kpi.name, told.scope()));
    let figure = match &told.used.figure {
        Figure::Known(value) => told.exact_figure(*value),
        Figure::NoData(reason) | Figure::NotDefined(reason) | Figure::Refused(reason) => {
            format!("none: {reason}")
        }
    };
    out.add("Figure", [figure]);
    out.add("Entered", entered(project, id, period, channels));
    told.add_sources(&mut out);
    out.add("Rule", [rule(input)].into_iter().chain(told.rules()));
    out.add("Source", source(input));
    Some(out)
}

/// What was entered for exactly this period, channel by channel, with its note.
fn entered(
    project: &Project,
    input: InputId,
    period: Period,
    channels: Option<&[ChannelId]>,
) -> Vec<String> {
    let in_scope = |id: ChannelId| channels.is_none_or(|channels| channels.contains(&id));
    let each =
        project.channels.iter().filter(|(id, _)| in_scope(*id)).filter_map(|(id, channel)| {
            let key = ReadingKey { input, channel: id, period };
            let value = project.reading(key)?;
            let note = project.notes.get(&key).map(|note| {
                let said = [note.text.trim(), note.source.trim()];
                said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
            });
            let note = note.filter(|note| !note.is_empty()).map(|note| format!(" ({note})"));
            Some(format!("{} {}{}", channel.name, words::exact(value), note.unwrap_or_default()))
        });
    each.collect()
}

fn rule(input: &Input) -> String {
    match input.kind {
        InputKind::Flow => "a flow: added up over time and over channels; finer readings come \
                            first where they are complete"
            .to_owned(),
        InputKind::Stock => {
            format!("a standing: over time the {}, over channels the sum", input.stock_rule.label())
        }
        InputKind::Unique => "people counted once: never added over time or over channels, since \
                              whoever came back would count twice"
            .to_owned(),
        InputKind::GivenRate => "a finished figure: never added, and averaged only with an input \
                                 that weighs it"
            .to_owned(),
    }
}

fn source(input: &Input) -> Vec<String> {
    let mut lines = Vec::new();
    if !input.source.trim().is_empty() {
        lines.push(input.source.trim().to_owned());
    }
    if input.is_net {
        lines.push("a net change, gains less losses: readings may be under 0".to_owned());
    }
    if input.is_illustrative {
        lines.push("illustrative: these readings were made up to show something".to_owned());
    }
    lines
}
