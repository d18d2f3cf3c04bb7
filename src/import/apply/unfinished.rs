//! The last period of an older export: it was often still running when the export was made, so it
//! never replaces what a newer one brought.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::import::preview::SeriesPreview;
use crate::import::problem::{ImportProblem, Severity, problem};
use crate::model::{ChannelId, InputId, InputKind, Project, SeriesKey};

/// A figure of the plan that stays.
pub(super) struct Kept {
    pub file: usize,
    pub label: String,
    pub channel: String,
    pub start: Date,
    pub mine: f64,
    pub theirs: f64,
}

impl Kept {
    pub(super) fn of(series: &SeriesPreview, start: Date, mine: f64, theirs: f64) -> Self {
        let (label, channel) = (series.label.clone(), series.channel.clone());
        Self { file: series.file, label, channel, start, mine, theirs }
    }
}

/// Whether the plan goes on behind the last period of a series, so that the series is of an older
/// export.
pub(super) fn is_older(
    project: &Project,
    ids: Option<(InputId, ChannelId)>,
    series: &SeriesPreview,
) -> bool {
    let newest = ids.and_then(|(input, channel)| {
        project.series.get(&SeriesKey { input, channel, cadence: series.cadence })?.last()
    });
    let last = series.last().and_then(|last| {
        project.settings.calendar.starting_on(series.cadence, last).map(|period| period.ordinal)
    });
    newest.zip(last).is_some_and(|(newest, last)| newest > last)
}

/// Whether a figure may be that of a period that was not over, held against the plan's: what is
/// counted only grows until the period ends.
pub(super) fn may_be_unfinished(kind: InputKind, mine: f64, theirs: f64) -> bool {
    match kind {
        InputKind::Flow | InputKind::Unique => theirs < mine,
        InputKind::Stock | InputKind::GivenRate => true,
    }
}

/// Says for each file which figures of the plan stay.
pub(super) fn tell(kept: &[Kept]) -> Vec<ImportProblem> {
    let mut by_file: BTreeMap<usize, Vec<&Kept>> = BTreeMap::new();
    for one in kept {
        by_file.entry(one.file).or_default().push(one);
    }
    let sentence = |(file, kept): (usize, Vec<&Kept>)| {
        let first = kept.first()?;
        let Kept { label, channel, start, mine, theirs, .. } = first;
        let stay = match kept.len() {
            1 => "the plan's figure stays".to_owned(),
            n => format!("{n} figures of the plan stay"),
        };
        let message = format!(
            "The plan has newer figures than this file, whose last period may not have been over when it was made: {stay} there, such as {label} on {channel} on {start}, {mine} and not {theirs}. Decide for each reading to take those of the file"
        );
        Some(problem(Severity::Warning, message).in_file(file))
    };
    by_file.into_iter().filter_map(sentence).collect()
}
