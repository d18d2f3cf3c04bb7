//! How often a KPI is judged when its goal does not say.

use crate::model::{Cadence, ChannelId, Project};

use super::program::KpiProgram;
use super::source::Source;

/// The coarsest cadence among the inputs of a KPI, each counted by the finest it is kept in on
/// each channel: so a yearly figure beside monthly ones does not make a KPI yearly. Months where
/// nothing is known.
pub fn default_cadence(
    project: &Project,
    program: &KpiProgram,
    channels: Option<&[ChannelId]>,
) -> Cadence {
    let inputs: Vec<_> = program.input_ids().collect();
    coarsest(&Source::new(project, &inputs, channels, None))
}

pub(super) fn coarsest(source: &Source<'_>) -> Cadence {
    source
        .channels
        .iter()
        .flat_map(|channel| &channel.inputs)
        .filter_map(|readings| readings.cadences().next())
        .max()
        .unwrap_or_default()
}
