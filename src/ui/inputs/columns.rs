//! Which columns of readings the grid has, and what it shows to begin with.

use std::collections::BTreeSet;

use super::sheet::{Channels, Column};
use crate::analysis::{KpiProgram, choices};
use crate::app::View;
use crate::model::{Cadence, ChannelId, InputId, Kpi};

/// The cadence to begin with: the coarsest one with readings.
pub fn default_cadence(view: &View<'_>, kpi: &Kpi) -> Cadence {
    let Ok(program) = KpiProgram::new(view.project, kpi) else { return Cadence::default() };
    program
        .input_ids()
        .flat_map(|input| view.project.series_of(input))
        .map(|(key, _)| key.cadence)
        .max()
        .unwrap_or_default()
}

/// The channels to begin with: the only one with readings, so that typing can begin at once; else
/// the one shown so far, if it has some; else all.
pub fn default_channels(view: &View<'_>, kpi: &Kpi, shown: Channels) -> Channels {
    let Ok(program) = KpiProgram::new(view.project, kpi) else { return shown };
    let with_readings = channels_with_readings(view, &program);
    match (with_readings.first(), shown) {
        (Some(only), _) if with_readings.len() == 1 => Channels::One(*only),
        (Some(_), Channels::One(channel)) if !with_readings.contains(&channel) => Channels::All,
        _ => shown,
    }
}

/// The channels on which any input of a KPI has readings.
pub fn channels_with_readings(view: &View<'_>, program: &KpiProgram) -> BTreeSet<ChannelId> {
    program
        .input_ids()
        .flat_map(|input| view.project.series_of(input))
        .map(|(key, _)| key.channel)
        .collect()
}

pub(super) fn columns(
    view: &View<'_>,
    program: &KpiProgram,
    channels: Channels,
    cadence: Cadence,
) -> Vec<Column> {
    let all = view.project.channels.ids();
    let own = |input, channel| {
        let is_kept_finer = finest_below(view, input, channel, cadence).is_some();
        let sum = is_kept_finer.then(|| sum_program(view, input)).flatten();
        let choices = choices(view.project, input, cadence, Some(&[channel]));
        Column { input, channel: Some(channel), sum, choices }
    };
    let with_readings = channels_with_readings(view, program);
    let is_listed = |channel: &&ChannelId| {
        channels == Channels::EverySideBySide
            || with_readings.is_empty()
            || with_readings.contains(channel)
    };
    match (channels, all) {
        (Channels::One(channel), _) | (Channels::All, &[channel]) => {
            program.input_ids().map(|input| own(input, channel)).collect()
        }
        (Channels::SideBySide | Channels::EverySideBySide, [_, ..]) => all
            .iter()
            .filter(is_listed)
            .flat_map(|channel| program.input_ids().map(|input| own(input, *channel)))
            .collect(),
        (Channels::All | Channels::SideBySide | Channels::EverySideBySide, _) => program
            .input_ids()
            .map(|input| Column {
                input,
                channel: None,
                sum: sum_program(view, input),
                choices: choices(view.project, input, cadence, None),
            })
            .collect(),
    }
}

/// Works a single input out by the rules of its kind.
fn sum_program(view: &View<'_>, input: InputId) -> Option<KpiProgram> {
    let formula = view.project.inputs.get(input).map(|found| found.identifier.clone());
    let kpi = Kpi { formula: formula.unwrap_or_default(), ..Kpi::default() };
    KpiProgram::new(view.project, &kpi).ok()
}

/// The finest cadence an input is kept in on a channel, if it is finer than another that it
/// adds up to.
pub(super) fn finest_below(
    view: &View<'_>,
    input: InputId,
    channel: ChannelId,
    cadence: Cadence,
) -> Option<Cadence> {
    let of_channel = view.project.series_of(input).filter(|(key, _)| key.channel == channel);
    let finer =
        of_channel.filter(|(key, _)| key.cadence < cadence && key.cadence.nests_in(cadence));
    finer.map(|(key, _)| key.cadence).min()
}
