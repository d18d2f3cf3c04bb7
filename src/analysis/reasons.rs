//! Why a figure is not there, and what limits one that is, in words.

use crate::model::{Cadence, Calendar, ChannelId, Input, InputKind, Period, StockRule};

use super::evaluator::Evaluator;
use super::flows::sums;
use super::gather::{Gathered, Quantity};
use super::program::{Slot, When};
use super::types::Figure;
use super::window::Window;
use super::words;

/// Gaps looked at when naming the inputs that are missing in them.
const GAPS_NAMED: usize = 12;

/// How a quantity that is no plain sum came about.
pub(super) fn rule(input: &Input, slot: Slot, rule: Option<StockRule>) -> String {
    match (slot.when, input.kind) {
        (When::Start, _) => "last reading before".to_owned(),
        (_, InputKind::Stock) => rule.unwrap_or(input.stock_rule).label().to_owned(),
        (_, InputKind::GivenRate) => "as reported".to_owned(),
        (_, InputKind::Flow | InputKind::Unique) => String::new(),
    }
}

/// "followers is 0 in February 2021": a divisor is 0 at a time, what else there is to say of a
/// formula holds always.
pub(super) fn dated(reason: &str, when: &str) -> String {
    if reason.ends_with(" is 0") { format!("{reason} {when}") } else { reason.to_owned() }
}

/// A refusal without its ways out.
pub(super) fn cause(reason: &str) -> &str {
    reason.split_once("; ").map_or(reason, |(cause, _)| cause)
}

/// As [`dated`], of a window as a whole.
pub(super) fn dated_over(reason: &str, calendar: Calendar, window: Window) -> String {
    dated(reason, &format!("over {}", window.name(calendar)))
}

/// Why no channel has every input.
pub(super) fn no_data(evaluator: &Evaluator<'_>, gathered: &Gathered, window: Window) -> Figure {
    let program = evaluator.program;
    let calendar = evaluator.terms.calendar;
    let when = window.name(calendar);
    let mut empty: Vec<String> = Vec::new();
    let mut places: Vec<usize> = program.slots.iter().map(|slot| slot.place).collect();
    places.sort_unstable();
    places.dedup();
    for place in &places {
        if evaluator.source.of_input(*place).next().is_none() {
            empty.push(program.name(*place));
        }
    }
    if !empty.is_empty() {
        return Figure::NoData(format!("no reading of {}", words::list(&empty)));
    }
    if let Some(reason) =
        places.iter().find_map(|place| kept_otherwise(evaluator, *place, None, window))
    {
        return Figure::NoData(reason);
    }
    if gathered.is_disjoint {
        let names: Vec<String> = places.iter().map(|place| program.name(*place)).collect();
        return Figure::NoData(format!(
            "{} are never there for the same time and channel in {when}",
            words::list(&names)
        ));
    }
    let lacking = lacking_everywhere(&program.slots, gathered);
    if gathered.left_out.is_empty() || !lacking.is_empty() {
        let lacking = if lacking.is_empty() { &program.slots } else { &lacking };
        return Figure::NoData(no_reading(evaluator, lacking, window, &format!(" in {when}")));
    }
    let names: Vec<String> = places.iter().map(|place| program.name(*place)).collect();
    Figure::NoData(format!("{} are on no channel together in {when}", words::list(&names)))
}

/// Quantities that no channel has.
fn lacking_everywhere(slots: &[Slot], gathered: &Gathered) -> Vec<Slot> {
    let lacks = |slot: &&Slot| {
        !gathered.left_out.is_empty()
            && gathered.left_out.iter().all(|(_, lacking)| lacking.contains(slot))
    };
    slots.iter().filter(lacks).copied().collect()
}

/// "no reading of shares in March 2021", "no reading of followers from before Q1 2021": each
/// input once, the window itself before what lies ahead of it. `within` follows the inputs that
/// lack a reading in the window.
fn no_reading(evaluator: &Evaluator<'_>, lacking: &[Slot], window: Window, within: &str) -> String {
    let calendar = evaluator.terms.calendar;
    let start = match window.period {
        Some(_) => window.name(calendar),
        None => words::date(window.start),
    };
    let before = window.previous(calendar).name(calendar);
    let whens = [
        (When::Window, within.to_owned()),
        (When::Start, format!(" from before {start}")),
        (When::Previous, format!(" in {before}")),
    ];
    let mut named: Vec<usize> = Vec::new();
    let mut parts: Vec<String> = Vec::new();
    for (asked, when) in whens {
        let of_time = lacking.iter().filter(|slot| slot.when == asked).map(|slot| slot.place);
        let mut places: Vec<usize> = of_time.filter(|place| !named.contains(place)).collect();
        places.sort_unstable();
        places.dedup();
        if !places.is_empty() {
            let listed: Vec<String> =
                places.iter().map(|place| evaluator.program.name(*place)).collect();
            parts.push(format!("{}{when}", words::list(&listed)));
            named.extend(places);
        }
    }
    format!("no reading of {}", parts.join(", nor of "))
}

/// An input that is kept, but in no cadence that fits into the window's period; on `only` one
/// channel where it is given.
fn kept_otherwise(
    evaluator: &Evaluator<'_>,
    place: usize,
    only: Option<ChannelId>,
    window: Window,
) -> Option<String> {
    let asked = window.period?.cadence;
    let kept: Vec<Cadence> = evaluator
        .source
        .of_input(place)
        .filter(|(channel, _)| only.is_none_or(|only| only == *channel))
        .flat_map(|(_, readings)| readings.cadences().collect::<Vec<_>>())
        .collect();
    if kept.iter().any(|cadence| cadence.nests_in(asked)) {
        return None;
    }
    let kept = *kept.first()?;
    let name = evaluator.program.name(place);
    let (kept, asked) = (words::cadence(kept), words::cadence(asked));
    Some(format!("{name} is kept per {kept}, which cannot be divided into {asked}s"))
        .filter(|_| kept != "week")
        .or_else(|| Some(format!("{name} is kept per week, and weeks do not fit into {asked}s")))
}

/// What limits a figure.
pub(super) fn remarks(
    evaluator: &Evaluator<'_>,
    gathered: &Gathered,
    window: Window,
) -> Vec<String> {
    let mut out = gaps(evaluator, gathered, window);
    for (channel, lacking) in &gathered.left_out {
        let name = channel_name(evaluator, *channel);
        let why = lacking
            .iter()
            .find_map(|slot| kept_otherwise(evaluator, slot.place, Some(*channel), window))
            .unwrap_or_else(|| no_reading(evaluator, lacking, window, ""));
        out.push(format!("{name} left out: {why}"));
    }
    out
}

/// How a figure was made where its parts could not just be added.
pub(super) fn notes(
    evaluator: &Evaluator<'_>,
    gathered: &Gathered,
    window: Window,
    stock_rule: Option<StockRule>,
) -> Vec<String> {
    let program = evaluator.program;
    let has_names = program.inputs.len() > 1;
    let mut out: Vec<String> = Vec::new();
    let mut add = |note: String| {
        if !out.contains(&note) {
            out.push(note);
        }
    };
    let named = |place: usize, text: &str| {
        if has_names { format!("{}: {text}", program.name(place)) } else { text.to_owned() }
    };
    for (slot, quantity) in program.slots.iter().zip(&gathered.quantities) {
        if let Quantity::Taken(taken) = quantity {
            add(named(slot.place, &taken.how));
        }
        let input = program.input(slot.place);
        let rule = stock_rule.unwrap_or(input.stock_rule);
        let is_ruled = input.kind == InputKind::Stock
            && slot.when != When::Start
            && rule != StockRule::Last
            && is_rolled_up(evaluator, slot.place, window);
        if is_ruled {
            add(named(slot.place, rule.label()));
        }
    }
    let is_stock = |slot: &Slot| program.input(slot.place).kind == InputKind::Stock;
    if gathered.used.len() > 1 && program.slots.iter().any(is_stock) {
        add(super::types::OVERLAP.to_owned());
    }
    out.extend(breaks_within(evaluator, window));
    out
}

/// Whether a window is longer than the periods an input is kept in.
fn is_rolled_up(evaluator: &Evaluator<'_>, place: usize, window: Window) -> bool {
    evaluator.source.of_input(place).any(|(_, readings)| {
        readings.cadences().next().is_some_and(|finest| {
            window.period.is_none_or(|root| finest != root.cadence && finest.nests_in(root.cadence))
        })
    })
}

/// Inputs that are counted otherwise from a day within the window on.
fn breaks_within<'a>(
    evaluator: &'a Evaluator<'_>,
    window: Window,
) -> impl Iterator<Item = String> + 'a {
    evaluator.program.inputs.iter().enumerate().flat_map(move |(place, bound)| {
        let cuts = bound.input.definition_breaks.iter().map(|cut| cut.date);
        let within = cuts.filter(move |date| window.start < *date && *date <= window.end);
        within.map(move |date| {
            format!(
                "{} counted otherwise since {}",
                evaluator.program.name(place),
                words::date(date)
            )
        })
    })
}

fn gaps(evaluator: &Evaluator<'_>, gathered: &Gathered, window: Window) -> Vec<String> {
    let Some((_, first)) = gathered.gaps.first() else { return Vec::new() };
    let is_same = gathered.gaps.len() == gathered.used.len()
        && gathered.gaps.iter().all(|(_, gaps)| gaps == first);
    let lines: Vec<(Option<ChannelId>, &[Period])> = if is_same {
        vec![(None, first)]
    } else {
        gathered.gaps.iter().map(|(channel, gaps)| (Some(*channel), gaps.as_slice())).collect()
    };
    lines
        .into_iter()
        .map(|(channel, gaps)| {
            let text = gap_sentence(evaluator, channel, gaps, window);
            match channel {
                Some(channel) => format!("{}: {text}", channel_name(evaluator, channel)),
                None => text,
            }
        })
        .collect()
}

/// "2 of 3 months", with the inputs that are missing where a formula has several.
fn gap_sentence(
    evaluator: &Evaluator<'_>,
    channel: Option<ChannelId>,
    gaps: &[Period],
    window: Window,
) -> String {
    let calendar = evaluator.terms.calendar;
    let Some(unit) = gaps.iter().map(|gap| gap.cadence).min() else { return String::new() };
    let first = calendar.period_of(unit, window.start).ordinal;
    let until = window.end.min(evaluator.terms.judged_on);
    let last = calendar.period_of(unit, until);
    let is_last_over = evaluator.terms.is_over(last);
    let total = (last.ordinal - first + i32::from(is_last_over)).max(0);
    let missing: usize =
        gaps.iter().map(|gap| Window::of(calendar, *gap).n_whole_periods(calendar, unit)).sum();
    let total = usize::try_from(total).unwrap_or(0);
    let there = total.saturating_sub(missing);
    let text = format!("{there} of {}", words::count(total, words::cadence(unit)));
    let names = missing_inputs(evaluator, channel, gaps);
    if names.is_empty() {
        return text;
    }
    let when: Vec<String> = gaps.iter().map(|gap| words::period(calendar, *gap)).collect();
    format!("{text}, no reading of {} in {}", words::list(&names), words::list(&when))
}

/// The inputs that lack a reading in some gap, if there are several to tell apart; a stock
/// stands on.
fn missing_inputs(
    evaluator: &Evaluator<'_>,
    channel: Option<ChannelId>,
    gaps: &[Period],
) -> Vec<String> {
    let program = evaluator.program;
    let flows: Vec<usize> = program
        .slots
        .iter()
        .filter(|slot| {
            slot.when == When::Window && program.input(slot.place).kind != InputKind::Stock
        })
        .map(|slot| slot.place)
        .collect();
    if flows.len() < 2 {
        return Vec::new();
    }
    let calendar = evaluator.terms.calendar;
    let is_missing = |place: &usize| {
        let of_channel = evaluator.source.of_input(*place);
        let mut readings =
            of_channel.filter(|(id, _)| channel.is_none_or(|channel| channel == *id));
        readings.any(|(_, readings)| {
            gaps.iter().take(GAPS_NAMED).any(|gap| {
                let window = Window::of(calendar, *gap);
                sums(&[readings], window, evaluator.terms).readings == 0
            })
        })
    };
    let missing: Vec<usize> = flows.iter().filter(|place| is_missing(place)).copied().collect();
    if missing.len() == flows.len() {
        return Vec::new();
    }
    missing.into_iter().map(|place| program.name(place)).collect()
}

fn channel_name(evaluator: &Evaluator<'_>, channel: ChannelId) -> String {
    evaluator
        .project
        .channels
        .get(channel)
        .map_or_else(|| format!("channel {channel}"), |channel| channel.name.clone())
}
