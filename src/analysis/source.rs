//! The readings of some inputs in a scope of channels, found once and then asked many times.

use jiff::civil::Date;

use crate::model::{
    Cadence, Calendar, Channel, ChannelId, InputId, Period, Project, ReadingKey, Series, SeriesKey,
    Table,
};

/// A reading that is being typed and not yet in the plan; `None` for one being cleared.
pub type Overlay = Option<(ReadingKey, Option<f64>)>;

/// The readings of one input on one channel, in every cadence it is kept in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Readings<'a> {
    series: [Option<&'a Series>; Cadence::ALL.len()],
    overlay: Option<(Period, Option<f64>)>,
}

impl<'a> Readings<'a> {
    pub fn get(&self, period: Period) -> Option<f64> {
        if let Some((typed, value)) = self.overlay
            && typed == period
        {
            return value;
        }
        self.at(period.cadence)?.get(period.ordinal)
    }

    fn at(&self, cadence: Cadence) -> Option<&'a Series> {
        self.series[cadence as usize]
    }

    /// Whether it is kept in this cadence at all.
    pub fn is_kept_in(&self, cadence: Cadence) -> bool {
        self.at(cadence).is_some()
            || self
                .overlay
                .is_some_and(|(period, value)| period.cadence == cadence && value.is_some())
    }

    /// The cadences it is kept in, from fine to coarse.
    pub fn cadences(&self) -> impl DoubleEndedIterator<Item = Cadence> {
        let kept = Cadence::ALL.map(|cadence| self.is_kept_in(cadence));
        Cadence::ALL.into_iter().filter(move |cadence| kept[*cadence as usize])
    }

    pub fn is_empty(&self) -> bool {
        self.cadences().next().is_none()
    }

    /// The first and the last period with a reading in a cadence.
    pub fn ends(&self, cadence: Cadence) -> Option<(Period, Period)> {
        let kept = self.at(cadence).and_then(|series| Some((series.first()?, series.last()?)));
        let typed = self
            .overlay
            .filter(|(period, value)| period.cadence == cadence && value.is_some())
            .map(|(period, _)| period.ordinal);
        let (first, last) = match (kept, typed) {
            (Some((first, last)), Some(typed)) => (first.min(typed), last.max(typed)),
            (Some(ends), None) => ends,
            (None, typed) => (typed?, typed?),
        };
        Some((Period { cadence, ordinal: first }, Period { cadence, ordinal: last }))
    }

    /// Whether there may be readings of a cadence between two days: told from the first and the
    /// last reading alone, so that a gap in between counts as "may".
    pub fn may_reach(&self, calendar: Calendar, cadence: Cadence, from: Date, to: Date) -> bool {
        self.ends(cadence)
            .is_some_and(|(first, last)| calendar.start(first) <= to && from <= calendar.end(last))
    }

    /// The last reading of a period that ended before a day, with that period's end. Of two
    /// cadences the later end wins, then the finer.
    pub fn last_before(&self, calendar: Calendar, day: Date) -> Option<(Date, f64)> {
        let mut best: Option<(Date, f64)> = None;
        for cadence in self.cadences() {
            let limit = calendar.period_of(cadence, day).previous();
            let kept = self
                .at(cadence)
                .and_then(|series| series.range(i32::MIN, limit.ordinal).next_back())
                .map(|(ordinal, _)| Period { cadence, ordinal });
            let typed = self
                .overlay
                .filter(|(period, value)| {
                    period.cadence == cadence && value.is_some() && *period <= limit
                })
                .map(|(period, _)| period);
            for period in kept.into_iter().chain(typed) {
                let end = calendar.end(period);
                if let Some(value) = self.get(period)
                    && best.is_none_or(|(so_far, _)| so_far < end)
                {
                    best = Some((end, value));
                }
            }
        }
        best
    }
}

/// The readings of several inputs, channel by channel.
#[derive(Clone, Debug, Default)]
pub(super) struct Source<'a> {
    /// Channels in scope with a reading of any of the inputs, by id.
    pub channels: Vec<ChannelReadings<'a>>,
    /// What the channels are called.
    pub names: Option<&'a Table<ChannelId, Channel>>,
}

/// One channel's readings, in the order of the inputs asked for.
#[derive(Clone, Debug)]
pub(super) struct ChannelReadings<'a> {
    pub channel: ChannelId,
    pub inputs: Vec<Readings<'a>>,
}

impl<'a> Source<'a> {
    /// Finds the readings of `inputs` on `channels` (`None` for all).
    pub fn new(
        project: &'a Project,
        inputs: &[InputId],
        channels: Option<&[ChannelId]>,
        overlay: Overlay,
    ) -> Self {
        let mut source = Self { names: Some(&project.channels), ..Self::default() };
        let in_scope = |channel: ChannelId| channels.is_none_or(|list| list.contains(&channel));
        for (place, input) in inputs.iter().enumerate() {
            for (SeriesKey { channel, cadence, .. }, series) in project.series_of(*input) {
                if in_scope(channel) {
                    let readings = source.readings_mut(channel, place, inputs.len());
                    readings.series[cadence as usize] = Some(series);
                }
            }
            if let Some((key, value)) = overlay
                && key.input == *input
                && in_scope(key.channel)
            {
                let readings = source.readings_mut(key.channel, place, inputs.len());
                readings.overlay = Some((key.period, value));
            }
        }
        source
            .channels
            .retain(|channel| channel.inputs.iter().any(|readings| !readings.is_empty()));
        source
    }

    fn readings_mut(&mut self, channel: ChannelId, place: usize, n: usize) -> &mut Readings<'a> {
        let at = match self.channels.binary_search_by_key(&channel, |entry| entry.channel) {
            Ok(at) => at,
            Err(at) => {
                let inputs = vec![Readings::default(); n];
                self.channels.insert(at, ChannelReadings { channel, inputs });
                at
            }
        };
        &mut self.channels[at].inputs[place]
    }

    /// All readings of one input, channel by channel.
    pub fn of_input(&self, place: usize) -> impl Iterator<Item = (ChannelId, &Readings<'a>)> {
        self.channels
            .iter()
            .map(move |entry| (entry.channel, &entry.inputs[place]))
            .filter(|(_, readings)| !readings.is_empty())
    }
}
