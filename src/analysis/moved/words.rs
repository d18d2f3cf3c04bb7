//! A move in sentences.

use super::types::{ByChannel, ChannelPart, InputPart, Moved, MovedPart, MovedSide, Split};
use crate::analysis::program::{KpiProgram, name_of};
use crate::analysis::words;
use crate::formula::Term;
use crate::model::{Kpi, NumberFormat};

/// A move of less than this part of the figure is rounding.
const NO_MOVE: f64 = 1e-12;
/// Channels told apart in a sentence.
const CHANNELS_NAMED: usize = 3;

/// How the figures of one move are written.
pub(super) struct Amounts<'a> {
    pub kpi: &'a Kpi,
    pub currency: &'a str,
    pub decimals: usize,
}

impl Amounts<'_> {
    /// "13.85 %"
    pub fn figure(&self, value: f64) -> String {
        words::with_suffix(&self.plain(value), self.kpi.unit.suffix(self.currency))
    }

    /// "13.85"
    pub fn plain(&self, value: f64) -> String {
        NumberFormat::CommaPoint.format(value, Some(self.decimals))
    }

    /// "+2.63 points"
    pub fn change(&self, value: f64) -> String {
        let text = NumberFormat::CommaPoint.format_signed(value, Some(self.decimals));
        words::with_suffix(&text, self.kpi.unit.difference_suffix(self.currency))
    }

    /// "2.63 points"
    pub fn size(&self, value: f64) -> String {
        self.change(value.abs()).trim_start_matches('+').to_owned()
    }
}

/// Which way something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    Level,
}

impl Way {
    pub fn of(before: f64, after: f64) -> Self {
        let change = after - before;
        if change.abs() <= NO_MOVE * before.abs().max(after.abs()) {
            Self::Level
        } else if change > 0.0 {
            Self::Up
        } else {
            Self::Down
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Up => "rose",
            Self::Down => "fell",
            Self::Level => "stayed the same",
        }
    }
}

/// As many decimals as the parts of a move deserve: none where those and both figures are whole.
/// Where nothing moved, the figures themselves decide.
pub(super) fn decimals(split: &Split, figures: [f64; 2]) -> usize {
    let sides = split.sides.iter().flatten().map(|side| side.part);
    let inputs = split.inputs.iter().map(|input| input.part.part);
    let rows = split.channels.rows().iter().flat_map(|row| [row.mix, row.rate]);
    let parts = [split.change].into_iter().chain(sides).chain(inputs).chain(rows);
    let (largest, are_whole) = parts.fold((0.0_f64, true), |(largest, are_whole), part| {
        (largest.max(part.abs()), are_whole && part.fract() == 0.0)
    });
    let is_whole = |figure: &f64| (figure - figure.round()).abs() <= NO_MOVE * figure.abs();
    let are_whole = are_whole && figures.iter().all(is_whole);
    let largest = if largest > 0.0 { largest } else { figures[0].abs().max(figures[1].abs()) };
    match largest {
        _ if are_whole => 0,
        1_000.0.. => 0,
        100.0.. => 1,
        0.1.. => 2,
        0.01.. => 3,
        0.001.. => 4,
        _ => 6,
    }
}

/// A quantity's name within a sentence: "followers at the start".
pub(super) fn quantity(program: &KpiProgram, term: Term<'_>) -> String {
    let name = program
        .inputs
        .iter()
        .find(|bound| bound.input.identifier == term.input())
        .map_or_else(|| term.input().to_owned(), |bound| name_of(&bound.input));
    match term {
        Term::Input(_) => name,
        Term::Start(_) => format!("{name} at the start"),
        Term::Previous(_) => format!("{name} in the window before"),
    }
}

/// "Social share of voice fell by 1.15 points, from 15.00 % (February 2021) to 13.85 % (March
/// 2021)"
pub(super) fn headline(
    amounts: &Amounts<'_>,
    [before, after]: [&MovedSide; 2],
    figures: [f64; 2],
    change: f64,
) -> String {
    let name = &amounts.kpi.name;
    let (was, is) = (amounts.figure(figures[0]), amounts.figure(figures[1]));
    let way = Way::of(figures[0], figures[1]);
    let to_date = |side: &MovedSide| if side.used.is_over { "" } else { " to date" };
    let [first, last] = [before, after].map(|side| format!("{}{}", side.name, to_date(side)));
    if way == Way::Level {
        return format!("{name} stayed at {is}, in {first} as in {last}");
    }
    format!(
        "{name} {} by {}, from {was} ({first}) to {is} ({last})",
        way.word(),
        amounts.size(change),
    )
}

/// The parts of a move, the sides of a ratio first.
pub(super) fn sentences(
    amounts: &Amounts<'_>,
    split: &Split,
    sides: [&MovedSide; 2],
) -> Vec<String> {
    let mut out: Vec<String> = split.summary.iter().cloned().collect();
    if let Some([above, below]) = &split.sides {
        out.push(side(amounts, "Numerator", above));
        out.push(side(amounts, "Denominator", below));
    }
    out.extend(split.inputs.iter().map(|input| match input.through {
        Some(through) => both_sides(amounts, input, through),
        None => side(amounts, "", &input.part),
    }));
    match &split.channels {
        ByChannel::Single => {}
        ByChannel::Refused(reason) => {
            out.push(format!("The move cannot be divided over channels: {reason}"));
        }
        ByChannel::Sum(rows) => out.extend(largest_channels(amounts, rows)),
        ByChannel::MixAndRate { mix, rate, rows } => {
            out.push(format!(
                "Rates within the channels: {}; mix, weight that went from channel to channel: {}",
                amounts.change(*rate),
                amounts.change(*mix)
            ));
            out.extend(once(rows, sides));
        }
    }
    if let Some(reason) = &split.inputs_refused {
        out.push(format!("The inputs have no parts of their own: {reason}"));
    }
    out
}

/// Of the parts as they are printed: "The rise of own mentions alone would have raised it by 4.79 points; the rise of all mentions
/// took 3.09 points of that back"
pub(super) fn summary(amounts: &Amounts<'_>, split: &Split) -> Option<String> {
    let [above, below] = split.sides.as_ref()?;
    let (large, small) =
        if below.part.abs() > above.part.abs() { (below, above) } else { (above, below) };
    let raised = if large.part > 0.0 { "raised" } else { "lowered" };
    let by = amounts.size(large.part);
    if small.part == 0.0 {
        let stayed = Way::of(small.before, small.after) == Way::Level;
        let all = if stayed { "All" } else { "Nearly all" };
        return (large.part != 0.0)
            .then(|| format!("{all} of it comes from the {}", course(large)));
    }
    if (large.part > 0.0) == (small.part > 0.0) {
        return Some(format!(
            "The {} {raised} it by {by}, the {} by another {}",
            course(large),
            course(small),
            amounts.size(small.part)
        ));
    }
    let back = if large.part > 0.0 { "took back" } else { "made up for" };
    Some(format!(
        "The {} alone would have {raised} it by {by}; the {} {back} {} of that",
        course(large),
        course(small),
        amounts.size(small.part)
    ))
}

/// "rise of own mentions"
fn course(part: &MovedPart) -> String {
    let way = match Way::of(part.before, part.after) {
        Way::Up => "rise",
        Way::Down => "fall",
        Way::Level => "level",
    };
    format!("{way} of {}", part.name)
}

/// "Numerator: own mentions rose by 20 %, from 300 to 360: +2.63 points"
fn side(amounts: &Amounts<'_>, role: &str, part: &MovedPart) -> String {
    let name = if role.is_empty() {
        words::upper_first(&part.name)
    } else {
        format!("{role}: {}", part.name)
    };
    format!("{name} {}: {}", part.went(), amounts.change(part.part))
}

impl MovedPart {
    /// "rose by 20 %, from 300 to 360"
    pub fn went(&self) -> String {
        let way = Way::of(self.before, self.after);
        let (was, is) = (words::number(self.before), words::number(self.after));
        if way == Way::Level {
            return format!("stayed at {is}");
        }
        let relative = (self.after - self.before).abs() / self.before;
        if self.before > 0.0 && relative.is_finite() {
            return format!("{} by {}, from {was} to {is}", way.word(), words::percent(relative));
        }
        format!("{} from {was} to {is}", way.word())
    }
}

impl Moved {
    /// Everything but how it was worked out, a line each, for a slide or a message.
    pub fn to_text(&self) -> String {
        let split = self.split.iter();
        let sentences = split.clone().flat_map(|split| &split.sentences);
        let alarm = split.filter_map(|split| split.alarm.as_ref());
        let lines =
            [&self.headline].into_iter().chain(sentences).chain(alarm).chain(&self.cautions);
        lines.map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

/// "Own mentions stand on both sides: +2.63 points above, −0.38 points below, +2.25 points in all"
fn both_sides(amounts: &Amounts<'_>, input: &InputPart, [above, below]: [f64; 2]) -> String {
    format!(
        "{} count on both sides: {} above the line and {} below it, {} together",
        words::upper_first(&input.part.name),
        amounts.change(above),
        amounts.change(below),
        amounts.change(input.part.part)
    )
}

fn largest_channels(amounts: &Amounts<'_>, rows: &[ChannelPart]) -> Option<String> {
    let mut rows: Vec<&ChannelPart> = rows.iter().collect();
    rows.sort_by(|a, b| b.part().abs().total_cmp(&a.part().abs()));
    let named = rows.iter().take(CHANNELS_NAMED);
    let named: Vec<String> =
        named.map(|row| format!("{} {}", row.name, amounts.change(row.part()))).collect();
    (!named.is_empty()).then(|| {
        let most =
            if rows.len() > CHANNELS_NAMED { "By channel, the largest" } else { "By channel" };
        format!("{most}: {}", named.join(", "))
    })
}

/// "Instagram has figures only in March 2021; all of it counts as mix"
fn once(rows: &[ChannelPart], [before, after]: [&MovedSide; 2]) -> Vec<String> {
    let only = |side: &MovedSide| {
        let here = rows.iter().filter(|row| row.presence(before, after) == Some(&side.name));
        let names: Vec<String> = here.map(|row| row.name.clone()).collect();
        let (has, it) = if names.len() == 1 { ("has", "it") } else { ("have", "them") };
        (!names.is_empty()).then(|| {
            let names = words::list(&names);
            format!("{names} {has} figures only in {}; all of {it} counts as mix", side.name)
        })
    };
    [before, after].into_iter().filter_map(only).collect()
}

/// Why the total is no guide to what happened on the channels, if they all went the other way.
pub(super) fn alarm(amounts: &Amounts<'_>, split: &Split, figures: [f64; 2]) -> Option<String> {
    let ByChannel::MixAndRate { mix, rows, .. } = &split.channels else { return None };
    let ways: Vec<Way> =
        rows.iter().filter_map(|row| Some(Way::of(row.before?, row.after?))).collect();
    let way = *ways.first()?;
    let total = Way::of(figures[0], figures[1]);
    let is_opposed = matches!((way, total), (Way::Up, Way::Down) | (Way::Down, Way::Up));
    if !is_opposed || ways.iter().any(|other| *other != way) {
        return None;
    }
    let channels = match (ways.len(), rows.len()) {
        (1, _) => "The one channel with figures in both stretches",
        (2, 2) => "Both channels",
        (n, all) if n == all => "Every channel",
        _ => "Every channel with figures in both stretches",
    };
    let rate = if total == Way::Down { "lower" } else { "higher" };
    Some(format!(
        "{channels} {}, yet the total {}: more weight now lies on channels with a {rate} figure \
         ({} by mix). Read the channels one by one before acting on the total",
        way.word(),
        total.word(),
        amounts.change(*mix)
    ))
}
