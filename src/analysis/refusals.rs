//! Why readings that cannot be added give no figure, with the honest ways out.

use crate::model::{Cadence, InputKind};

use super::gather::Gatherer;
use super::substitutes::Cells;
use super::types::Figure;
use super::words;

/// The last of the ways out over time.
const OR_THE_MEAN: &str = " or the mean stand for it";

/// What is offered for finished rates over time and over channels.
const LARGEST_FIGURE: &str = ", or let the largest figure or the mean stand for it";
const LARGEST_CHANNEL: &str = ", or let the largest channel or the mean stand for all";

/// A refusal where a total is asked for, which no mean is, and no largest one of finished rates.
pub(super) fn for_a_total(reason: &str) -> String {
    let reason = reason.replace(LARGEST_FIGURE, "").replace(LARGEST_CHANNEL, "");
    reason.replace(OR_THE_MEAN, " stand for it")
}

/// The platform's own figure, the largest, the mean.
fn ways_out(of: &Gatherer<'_>, place: usize, unit: &str) -> String {
    let bound = match of.program.input(place).kind {
        InputKind::Unique => " (at least so many)",
        InputKind::Flow | InputKind::Stock | InputKind::GivenRate => "",
    };
    format!(
        "enter the platform's own figure for {}, or let the largest {unit}{bound}{OR_THE_MEAN}",
        of.window.name(of.terms.calendar)
    )
}

pub(super) fn refused_over_channels(
    of: &Gatherer<'_>,
    place: usize,
    channels: &[&Cells],
) -> Figure {
    let name = of.program.name(place);
    let why = match of.program.input(place).kind {
        InputKind::GivenRate => without_weight(of, place, channels),
        InputKind::Flow | InputKind::Stock | InputKind::Unique => {
            "people on several would count more than once".to_owned()
        }
    };
    let bound = match of.program.input(place).kind {
        InputKind::Unique => " (at least so many)",
        InputKind::Flow | InputKind::Stock | InputKind::GivenRate => "",
    };
    let done = match of.program.input(place).kind {
        InputKind::GivenRate => "averaged",
        InputKind::Flow | InputKind::Stock | InputKind::Unique => "added",
    };
    let first = match missing_weight(of, place, channels) {
        Some(weight) => format!("type {weight}, choose one channel"),
        None => "choose one channel".to_owned(),
    };
    Figure::Refused(format!(
        "{name} cannot be {done} over channels, since {why}; {first}, or let the largest \
         channel{bound} or the mean stand for all"
    ))
}

/// `kept` is the cadence of the readings there are.
pub(super) fn refused_over_time(of: &Gatherer<'_>, place: usize, kept: Cadence) -> Figure {
    let unit = words::cadence(kept);
    let over = match of.window.period {
        Some(_) => format!("over {unit}s"),
        None => "over time".to_owned(),
    };
    let name = of.program.name(place);
    Figure::Refused(format!(
        "{name} cannot be added {over}, since people who came back would count more than once; {}",
        ways_out(of, place, unit)
    ))
}

/// Finished figures without weights, none of which is of exactly the window.
pub(super) fn refused_rate(
    of: &Gatherer<'_>,
    place: usize,
    n: usize,
    channels: &[&Cells],
) -> Figure {
    let name = of.program.name(place);
    let ways_out = ways_out(of, place, "figure");
    if n == 1 {
        let window = of.window.name(of.terms.calendar);
        let why = match missing_weight(of, place, channels) {
            Some(weight) => format!(", and {weight} is not there"),
            None => String::new(),
        };
        return Figure::Refused(format!(
            "one finished figure of {name} is not enough for {window}{why}; {ways_out}"
        ));
    }
    let first = match (of.program.inputs[place].weight, missing_weight(of, place, channels)) {
        (_, Some(weight)) => format!("type {weight}, "),
        (Some(_), None) => String::new(),
        (None, None) => "name an input that weighs them, ".to_owned(),
    };
    Figure::Refused(format!(
        "{n} finished figures of {name} cannot be averaged, since {}; {first}{ways_out}",
        without_weight(of, place, channels),
    ))
}

fn without_weight(of: &Gatherer<'_>, place: usize, channels: &[&Cells]) -> String {
    let Some(weight) = of.program.inputs[place].weight else {
        return "no input is named that weighs them".to_owned();
    };
    match missing_weight(of, place, channels) {
        Some(missing) => format!("{missing} is not there"),
        None => format!("{} is 0 for all of them", of.program.name(weight)),
    }
}

/// "survey answers on Facebook in March 2021": the weight that is missing, with the channels and
/// periods that lack it; none where there is no weight, or where it is there.
fn missing_weight(of: &Gatherer<'_>, place: usize, channels: &[&Cells]) -> Option<String> {
    let weight = of.program.inputs[place].weight?;
    let lacking: Vec<&&Cells> =
        channels.iter().filter(|cells| !cells.unweighted.is_empty()).collect();
    let each = lacking.iter().map(|cells| {
        let periods = cells.unweighted.iter().map(|gap| words::period(of.terms.calendar, *gap));
        let when = words::list(&periods.collect::<Vec<_>>());
        match cells.on.and_then(|channel| of.names?.get(channel)) {
            Some(channel) => format!("{} in {when}", channel.name),
            None => when,
        }
    });
    let each: Vec<String> = each.collect();
    (!each.is_empty()).then(|| format!("{} for {}", of.program.name(weight), words::list(&each)))
}
