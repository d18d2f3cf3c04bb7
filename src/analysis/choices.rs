//! Where readings of an input cannot just be added up, what stands for them, and what else could.

use std::collections::BTreeSet;

use crate::model::{
    Cadence, ChannelId, Input, InputId, InputKind, MeasuredAs, Project, StockRule, Substitute,
};

use super::words;

/// Over what the readings would have to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Over the shorter periods, up to this cadence, within one longer period.
    Time {
        shorter: Cadence,
        longer: Cadence,
    },
    /// Over the periods of a goal's window, taken as one stretch of time.
    Window {
        shorter: Cadence,
    },
    Channels,
}

/// What stands for several readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandIn {
    Substitute(Substitute),
    Stock(StockRule),
}

/// One thing to choose about an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub input: InputId,
    pub over: Over,
    pub now: StandIn,
    /// People's name for the input.
    pub name: String,
    is_unique: bool,
    /// What weighs it, where that does away with anything else to stand for it.
    weight: Option<String>,
    /// A mean is no total.
    without_mean: bool,
}

/// How a KPI is looked at when something can be chosen about its inputs.
#[derive(Clone, Copy, Debug)]
pub struct Looked<'a> {
    /// The cadence its figures are shown by.
    pub cadence: Cadence,
    /// `None` for all.
    pub channels: Option<&'a [ChannelId]>,
    /// How the goal measures it, if a goal does: a total and an average take the window as one.
    pub measured_as: Option<MeasuredAs>,
    /// Whether some figure is refused, so that something has to stand even for what is weighed.
    pub is_refused: bool,
}

/// What can be chosen about an input of a KPI that is looked at in some way; only what would make
/// a difference there.
pub fn choices_for(project: &Project, input: InputId, looked: Looked<'_>) -> Vec<Choice> {
    let Some(found) = project.inputs.get(input) else { return Vec::new() };
    let is_total = looked.measured_as == Some(MeasuredAs::Total);
    let is_over_window = is_total || looked.measured_as == Some(MeasuredAs::Average);
    // Neither the largest nor the mean of finished rates is a total.
    if is_total && found.kind == InputKind::GivenRate {
        return Vec::new();
    }
    let mut out = offered(project, input, looked.cadence, looked.channels, looked.is_refused);
    let is_time = |choice: &Choice| !matches!(choice.over, Over::Channels);
    let is_taken_over_time = matches!(found.kind, InputKind::Unique | InputKind::GivenRate);
    let is_weighed = has_weight(project, found) && !looked.is_refused;
    if is_over_window && is_taken_over_time && !is_weighed {
        let time = out.iter_mut().find(|choice| is_time(choice));
        match (time, coarsest(project, input, looked.channels)) {
            (Some(time), _) if is_total => {
                if let Over::Time { shorter, .. } = time.over {
                    time.over = Over::Window { shorter };
                }
            }
            (None, Some(shorter)) => {
                let now = StandIn::Substitute(found.over_time);
                out.insert(0, Choice::new(input, found, Over::Window { shorter }, now));
            }
            _ => {}
        }
    }
    for choice in &mut out {
        choice.without_mean = is_total && is_time(choice);
    }
    out
}

/// The coarsest cadence an input is kept in on some channels.
fn coarsest(project: &Project, input: InputId, channels: Option<&[ChannelId]>) -> Option<Cadence> {
    let all = project.series_of(input);
    let in_scope = all.filter(|(key, _)| channels.is_none_or(|list| list.contains(&key.channel)));
    in_scope.map(|(key, _)| key.cadence).max()
}

fn has_weight(project: &Project, input: &Input) -> bool {
    input.kind == InputKind::GivenRate
        && input.weight.is_some_and(|weight| project.inputs.contains(weight))
}

/// What can be chosen about an input whose readings on some channels (`None` for all) are shown
/// by `cadence`; nothing where readings are simply added or shown as they are.
pub fn choices(
    project: &Project,
    input: InputId,
    cadence: Cadence,
    channels: Option<&[ChannelId]>,
) -> Vec<Choice> {
    offered(project, input, cadence, channels, false)
}

fn offered(
    project: &Project,
    input: InputId,
    cadence: Cadence,
    channels: Option<&[ChannelId]>,
    is_refused: bool,
) -> Vec<Choice> {
    let Some(found) = project.inputs.get(input) else { return Vec::new() };
    if found.kind == InputKind::Flow {
        return Vec::new();
    }
    // What is weighed needs nothing else, unless a weight is missing or something was chosen.
    let is_weighed = has_weight(project, found) && !is_refused;
    let is_idle = |now: Substitute| is_weighed && now == Substitute::None;
    let mut shorter: Option<Cadence> = None;
    let mut with_readings = BTreeSet::new();
    for (key, _) in project.series_of(input) {
        let is_in_scope = channels.is_none_or(|list| list.contains(&key.channel));
        if is_in_scope && key.cadence.nests_in(cadence) {
            with_readings.insert(key.channel);
            if key.cadence != cadence {
                shorter = shorter.max(Some(key.cadence));
            }
        }
    }
    let weight = found.weight.filter(|_| is_weighed).and_then(|id| project.inputs.get(id));
    let weight = weight.map(|weight| words::lower_first(&name_of(weight)));
    let choice =
        |over, now| Choice { weight: weight.clone(), ..Choice::new(input, found, over, now) };
    let mut out = Vec::new();
    if let Some(shorter) = shorter.filter(|_| !is_idle(found.over_time)) {
        let now = match found.kind {
            InputKind::Stock => StandIn::Stock(found.stock_rule),
            _ => StandIn::Substitute(found.over_time),
        };
        out.push(choice(Over::Time { shorter, longer: cadence }, now));
    }
    let is_of_many = with_readings.len() > 1 && !is_idle(found.over_channels);
    if is_of_many && found.kind != InputKind::Stock {
        out.push(choice(Over::Channels, StandIn::Substitute(found.over_channels)));
    }
    out
}

fn name_of(input: &Input) -> String {
    let label = input.label.trim();
    if label.is_empty() { input.identifier.clone() } else { label.to_owned() }
}

impl Choice {
    fn new(id: InputId, input: &Input, over: Over, now: StandIn) -> Self {
        let is_unique = input.kind == InputKind::Unique;
        let name = name_of(input);
        Self { input: id, over, now, name, is_unique, weight: None, without_mean: false }
    }

    /// Everything that may stand in and would give a figure, the present one included.
    pub fn options(&self) -> Vec<StandIn> {
        let mean = StandIn::Substitute(Substitute::Mean);
        let all = match self.now {
            StandIn::Stock(_) => StockRule::ALL.map(StandIn::Stock),
            StandIn::Substitute(_) => Substitute::ALL.map(StandIn::Substitute),
        };
        let works = |option: &StandIn| !self.without_mean || *option != mean || self.now == mean;
        all.into_iter().filter(works).collect()
    }

    /// What is chosen: "Reach over quarters".
    pub fn title(&self) -> String {
        match self.over {
            Over::Time { longer, .. } => {
                format!("{} over {}s", self.name, words::cadence(longer))
            }
            Over::Window { .. } => format!("{} over the goal's window", self.name),
            Over::Channels => format!("{} over channels", self.name),
        }
    }

    /// What is in use now: "largest month".
    pub fn in_use(&self) -> String {
        let unit = self.unit();
        match self.now {
            StandIn::Stock(rule) => rule.label().to_owned(),
            StandIn::Substitute(Substitute::None) => match (self.is_unique, &self.weight) {
                (true, _) => "not added up".to_owned(),
                (false, Some(weight)) => format!("weighted by {weight}"),
                (false, None) => "not averaged".to_owned(),
            },
            StandIn::Substitute(Substitute::Largest) => format!("largest {unit}"),
            StandIn::Substitute(Substitute::Mean) => format!("mean of {unit}s"),
        }
    }

    /// An option in words: "Use the largest month (at least so many)".
    pub fn option(&self, option: StandIn) -> String {
        let unit = self.unit();
        match option {
            StandIn::Stock(rule) => format!("Use the {}", rule.label()),
            StandIn::Substitute(Substitute::None) => "Give no figure".to_owned(),
            StandIn::Substitute(Substitute::Largest) if self.is_unique => {
                format!("Use the largest {unit} (at least so many)")
            }
            StandIn::Substitute(Substitute::Largest) => format!("Use the largest {unit}"),
            StandIn::Substitute(Substitute::Mean) => format!("Use the mean of the {unit}s"),
        }
    }

    /// What would be in use with an option: "largest month".
    pub fn standing(&self, option: StandIn) -> String {
        Self { now: option, ..self.clone() }.in_use()
    }

    /// The input with an option chosen.
    pub fn chosen(&self, input: &Input, option: StandIn) -> Input {
        let mut input = Input::clone(input);
        match (option, self.over) {
            (StandIn::Stock(rule), _) => input.stock_rule = rule,
            (StandIn::Substitute(substitute), Over::Time { .. } | Over::Window { .. }) => {
                input.over_time = substitute;
            }
            (StandIn::Substitute(substitute), Over::Channels) => input.over_channels = substitute,
        }
        input
    }

    /// Whether the platform's own figure for the longer period would make it needless.
    pub fn takes_own_figure(&self) -> bool {
        let is_over_time = matches!(self.over, Over::Time { .. } | Over::Window { .. });
        is_over_time && matches!(self.now, StandIn::Substitute(_))
    }

    fn unit(&self) -> &'static str {
        match self.over {
            Over::Time { shorter, .. } | Over::Window { shorter } => words::cadence(shorter),
            Over::Channels => "channel",
        }
    }
}
