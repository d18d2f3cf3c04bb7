//! Readings under 0 where something is counted.

use crate::model::{Input, InputKind, Project, ReadingKey};

use super::program::KpiProgram;

/// A list, ascending by time, for each input of a KPI that has any; a finished rate and a net
/// change may be under 0.
pub(super) fn negatives(project: &Project, program: &KpiProgram) -> Vec<Vec<ReadingKey>> {
    let may_be = |input: &Input| input.kind == InputKind::GivenRate || input.is_net;
    let counts = program.inputs.iter().filter(|bound| !may_be(&bound.input));
    let of_input = counts.map(|bound| {
        let mut keys: Vec<ReadingKey> = project
            .series_of(bound.id)
            .flat_map(|(key, series)| {
                let under = series.iter().filter(|(_, value)| *value < 0.0);
                under.map(move |(ordinal, _)| key.at(ordinal))
            })
            .collect();
        keys.sort_by_key(|key| project.settings.calendar.start(key.period));
        keys
    });
    of_input.filter(|keys| !keys.is_empty()).collect()
}
