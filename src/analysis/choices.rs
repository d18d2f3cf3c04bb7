//! Where readings of an input cannot just be added up, what stands for them, and what else could.

use std::collections::BTreeSet;

use crate::model::{Cadence, ChannelId, Input, InputId, InputKind, Project, StockRule, Substitute};

use super::words;

/// Over what the readings would have to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Over the shorter periods, up to this cadence, within one longer period.
    Time {
        shorter: Cadence,
        longer: Cadence,
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
}

/// What can be chosen about an input whose readings on some channels (`None` for all) are shown
/// by `cadence`; nothing where readings are simply added or shown as they are.
pub fn choices(
    project: &Project,
    input: InputId,
    cadence: Cadence,
    channels: Option<&[ChannelId]>,
) -> Vec<Choice> {
    let Some(found) = project.inputs.get(input) else { return Vec::new() };
    let is_weighted = found.weight.is_some_and(|weight| project.inputs.contains(weight));
    match found.kind {
        InputKind::Flow => return Vec::new(),
        InputKind::GivenRate if is_weighted => return Vec::new(),
        InputKind::GivenRate | InputKind::Stock | InputKind::Unique => {}
    }
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
    let choice = |over, now| {
        let is_unique = found.kind == InputKind::Unique;
        Choice { input, over, now, name: name_of(found), is_unique }
    };
    let mut out = Vec::new();
    if let Some(shorter) = shorter {
        let now = match found.kind {
            InputKind::Stock => StandIn::Stock(found.stock_rule),
            _ => StandIn::Substitute(found.over_time),
        };
        out.push(choice(Over::Time { shorter, longer: cadence }, now));
    }
    if with_readings.len() > 1 && found.kind != InputKind::Stock {
        out.push(choice(Over::Channels, StandIn::Substitute(found.over_channels)));
    }
    out
}

fn name_of(input: &Input) -> String {
    let label = input.label.trim();
    if label.is_empty() { input.identifier.clone() } else { label.to_owned() }
}

impl Choice {
    /// Everything that may stand in, the present one included.
    pub fn options(&self) -> [StandIn; 3] {
        match self.now {
            StandIn::Stock(_) => StockRule::ALL.map(StandIn::Stock),
            StandIn::Substitute(_) => Substitute::ALL.map(StandIn::Substitute),
        }
    }

    /// What is chosen: "Reach over quarters".
    pub fn title(&self) -> String {
        match self.over {
            Over::Time { longer, .. } => {
                format!("{} over {}s", self.name, words::cadence(longer))
            }
            Over::Channels => format!("{} over channels", self.name),
        }
    }

    /// What is in use now: "largest month".
    pub fn in_use(&self) -> String {
        let unit = self.unit();
        match self.now {
            StandIn::Stock(rule) => rule.label().to_owned(),
            StandIn::Substitute(Substitute::None) => "not added up".to_owned(),
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

    /// The input with an option chosen.
    pub fn chosen(&self, input: &Input, option: StandIn) -> Input {
        let mut input = Input::clone(input);
        match (option, self.over) {
            (StandIn::Stock(rule), _) => input.stock_rule = rule,
            (StandIn::Substitute(substitute), Over::Time { .. }) => input.over_time = substitute,
            (StandIn::Substitute(substitute), Over::Channels) => input.over_channels = substitute,
        }
        input
    }

    /// Whether the platform's own figure for the longer period would make it needless.
    pub fn takes_own_figure(&self) -> bool {
        matches!((self.over, self.now), (Over::Time { .. }, StandIn::Substitute(_)))
    }

    fn unit(&self) -> &'static str {
        match self.over {
            Over::Time { shorter, .. } => words::cadence(shorter),
            Over::Channels => "channel",
        }
    }
}
