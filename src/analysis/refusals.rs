//! Why readings that cannot be added give no figure, with the honest ways out.

use crate::model::{Cadence, InputKind};

use super::gather::Gatherer;
use super::types::Figure;
use super::words;

/// The platform's own figure, the largest, the mean.
fn ways_out(of: &Gatherer<'_>, place: usize, unit: &str) -> String {
    let bound = match of.program.input(place).kind {
        InputKind::Unique => " (at least so many)",
        InputKind::Flow | InputKind::Stock | InputKind::GivenRate => "",
    };
    format!(
        "enter the platform's own figure for {}, or let the largest {unit}{bound} or the mean \
         stand for it",
        of.window.name(of.terms.calendar)
    )
}

pub(super) fn refused_over_channels(of: &Gatherer<'_>, place: usize) -> Figure {
    let name = of.program.name(place);
    let why = match of.program.input(place).kind {
        InputKind::GivenRate => without_weight(of, place),
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
    Figure::Refused(format!(
        "{name} cannot be {done} over channels, since {why}; choose one channel, or let the \
         largest channel{bound} or the mean stand for all"
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
pub(super) fn refused_rate(of: &Gatherer<'_>, place: usize, n: usize) -> Figure {
    let name = of.program.name(place);
    if n == 1 {
        let window = of.window.name(of.terms.calendar);
        let ways_out = ways_out(of, place, "figure");
        return Figure::Refused(format!(
            "one finished figure of {name} is not enough for {window}; {ways_out}"
        ));
    }
    Figure::Refused(format!(
        "{n} finished figures of {name} cannot be averaged, since {}; name an input that weighs \
         them, {}",
        without_weight(of, place),
        ways_out(of, place, "figure")
    ))
}

fn without_weight(of: &Gatherer<'_>, place: usize) -> String {
    match of.program.inputs[place].weight {
        Some(weight) => format!("{} is not there for all of them", of.program.name(weight)),
        None => "no input is named that weighs them".to_owned(),
    }
}
