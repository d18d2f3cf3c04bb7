//! Notes and readings of a plan file, put to the inputs and channels they belong to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{
    self, Channel, ChannelId, Input, InputId, Period, Project, ReadingKey, Series, SeriesKey,
    limits,
};

use super::error::LoadError;
use super::from_model::clean;
use super::ids::Ids;
use super::into_model::Links;
use super::problems::{Problems, offset_in};
use super::series_text::{SeriesError, SeriesSlip, read_series};
use super::v1;

/// Takes over the readings once all entities are in the project.
pub struct Readings<'p, 'a> {
    pub project: &'p mut Project,
    pub ids: &'p mut Ids,
    pub links: Links,
    pub problems: &'p mut Problems<'a>,
    /// What the inputs are called in formulas, once one had to be made: a file may need thousands.
    pub identifiers: Option<BTreeSet<String>>,
}

impl Readings<'_, '_> {
    pub fn take(
        mut self,
        notes: &[v1::Note<'_>],
        readings: &[v1::Readings<'_>],
    ) -> Result<(), LoadError> {
        let mut all: BTreeMap<SeriesKey, Arc<Series>> = BTreeMap::new();
        let mut room = 0;
        for table in readings {
            let key = self.series_key(table.input, table.channel, table.cadence, &table.values)?;
            let series = self.series(&table.values, table.cadence)?;
            room += series.room();
            if room > limits::READINGS {
                return Err(too_many());
            }
            if series.is_empty() {
                let v1::Readings { input, channel, cadence, values } = table;
                let message = format!(
                    "The table for input {input}, channel {channel} by {cadence} holds no readings; it was left out"
                );
                self.problems.add_near(values, message);
                continue;
            }
            match all.get_mut(&key) {
                None => _ = all.insert(key, Arc::new(series)),
                Some(earlier) => self.join(earlier, &series, key, &table.values),
            }
        }
        let notes = self.notes(notes)?;
        self.project.series = Arc::new(all);
        self.project.notes = Arc::new(notes);
        Ok(())
    }

    fn series(&mut self, text: &str, cadence: model::Cadence) -> Result<Series, LoadError> {
        let calendar = self.project.settings.calendar;
        let document = self.problems.document();
        let from = offset_in(document, text);
        let read = read_series(text, calendar, cadence)
            .map_err(|slip| series_error(document, text, from, &slip))?;
        let start = |ordinal| calendar.start(Period { cadence, ordinal });
        for (at, ordinal) in read.moved.first {
            let message = format!(
                "No {cadence} starts on this date; taken as the {cadence} from {}",
                start(ordinal)
            );
            self.problems.add(from.map(|from| from + at), message);
        }
        for (at, ordinal) in read.repeated.first {
            let message = format!(
                "The {cadence} from {} has two readings; this one was kept",
                start(ordinal)
            );
            self.problems.add(from.map(|from| from + at), message);
        }
        self.problems.add_unlisted(read.moved.n_more + read.repeated.n_more);
        Ok(read.series)
    }

    /// Puts a second table of one series into the first; where both have a reading the later
    /// table wins.
    fn join(&mut self, earlier: &mut Arc<Series>, later: &Series, key: SeriesKey, near: &str) {
        let n_repeated = later.iter().filter(|(at, _)| earlier.get(*at).is_some()).count();
        let joined = Arc::make_mut(earlier);
        for (ordinal, value) in later.iter() {
            joined.set(ordinal, value);
        }
        let SeriesKey { input, channel, cadence } = key;
        let message = format!(
            "A second table for input {input}, channel {channel} by {cadence} was joined with the \
             first; {n_repeated} readings were in both, those of the second were kept"
        );
        self.problems.add_near(near, message);
    }

    /// The input and channel readings belong to. Readings are never dropped: what does not exist
    /// is made.
    fn series_key(
        &mut self,
        input: u32,
        channel: u32,
        cadence: model::Cadence,
        near: &str,
    ) -> Result<SeriesKey, LoadError> {
        let input = match self.links.inputs.find(input) {
            Some(there) => there,
            None => self.make_input(input, near)?,
        };
        let channel = match self.links.channels.find(channel) {
            Some(there) => there,
            None => self.make_channel(channel, near)?,
        };
        Ok(SeriesKey { input, channel, cadence })
    }

    fn make_input(&mut self, in_file: u32, near: &str) -> Result<InputId, LoadError> {
        if self.project.inputs.len() >= limits::ENTITIES {
            return Err(too_many_entities("inputs"));
        }
        let id = self.ids.fresh();
        self.links.inputs.set(in_file, id);
        let inputs = &self.project.inputs;
        let taken = self.identifiers.get_or_insert_with(|| {
            inputs.iter().map(|(_, input)| input.identifier.clone()).collect()
        });
        let mut identifier = format!("input_{in_file}");
        while !taken.insert(identifier.clone()) {
            identifier.push_str("_found");
        }
        let message =
            format!("Input {in_file} does not exist; its readings are now under {identifier}");
        self.problems.add_near(near, message);
        let label = format!("Readings of input {in_file}");
        self.project.inputs.set(InputId(id), Input { identifier, label, ..Input::default() });
        Ok(InputId(id))
    }

    fn make_channel(&mut self, in_file: u32, near: &str) -> Result<ChannelId, LoadError> {
        if self.project.channels.len() >= limits::ENTITIES {
            return Err(too_many_entities("channels"));
        }
        let id = self.ids.fresh();
        self.links.channels.set(in_file, id);
        let name = format!("Channel {in_file}");
        let message =
            format!("Channel {in_file} does not exist; it was made, with the name “{name}”");
        self.problems.add_near(near, message);
        self.project.channels.set(ChannelId(id), Channel { name, ..Channel::default() });
        Ok(ChannelId(id))
    }

    fn notes(
        &mut self,
        entries: &[v1::Note<'_>],
    ) -> Result<BTreeMap<ReadingKey, model::Note>, LoadError> {
        let mut notes: BTreeMap<ReadingKey, model::Note> = BTreeMap::new();
        for entry in entries {
            let near: &str = &entry.text;
            let series = self.series_key(entry.input, entry.channel, entry.cadence, near)?;
            let calendar = self.project.settings.calendar;
            let period = calendar.period_of(entry.cadence, entry.date.0);
            let start = calendar.start(period);
            if start != entry.date.0 {
                let cadence = entry.cadence;
                let message = format!(
                    "No {cadence} starts on {}; the note is now on the {cadence} from {start}",
                    entry.date.0
                );
                self.problems.add_near(near, message);
            }
            let key = ReadingKey { input: series.input, channel: series.channel, period };
            let note = model::Note {
                text: clean(&entry.text).into_owned(),
                source: clean(&entry.source).into_owned(),
            };
            match notes.get_mut(&key) {
                None => _ = notes.insert(key, note),
                Some(earlier) => {
                    let message = format!("Two notes on the reading from {start} were joined");
                    self.problems.add_near(near, message);
                    append_line(&mut earlier.text, &note.text);
                    append_line(&mut earlier.source, &note.source);
                }
            }
        }
        Ok(notes)
    }
}

fn append_line(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}

fn too_many() -> LoadError {
    let message = format!(
        "The plan has more than {} readings, the empty periods between them included",
        limits::READINGS
    );
    LoadError::of_file(message, "Split it into two plans")
}

fn too_many_entities(what: &str) -> LoadError {
    let message = format!(
        "The readings are of more than {} {what}, the most a plan may have",
        limits::ENTITIES
    );
    LoadError::of_file(message, "Split it into two plans")
}

fn series_error(document: &str, text: &str, from: Option<usize>, slip: &SeriesError) -> LoadError {
    let word = text[slip.at..].split([' ', '\t', '\n']).next().unwrap_or("");
    let (message, expected) = match slip.kind {
        SeriesSlip::NoDate => (
            format!("“{word}” is not a date"),
            "A line of readings starts with the first day of a period, such as 2021-03-01",
        ),
        SeriesSlip::OutOfYears => (
            format!("“{word}” falls outside the years 1 to 9998"),
            "Start a new line with its own date after a long gap",
        ),
        SeriesSlip::NoNumber => no_number(word),
    };
    match from {
        Some(from) => LoadError::at(document, from + slip.at, message, expected),
        // The text had escapes and was copied: its own lines are the best there is.
        None => LoadError::at(text, slip.at, message, expected),
    }
}

fn no_number(word: &str) -> (String, &'static str) {
    let expected = if word.starts_with("//") {
        "Comments cannot stand among readings; write a note instead"
    } else if word.contains(',') {
        "Write numbers with a decimal point and without thousands marks, such as 1234.5"
    } else if word.eq_ignore_ascii_case("nan") || word.trim_start_matches('-').starts_with("inf") {
        "Write _ where there is no reading"
    } else {
        "A reading is a number such as 12.5, or _ where there is none"
    };
    (format!("“{word}” is not a number"), expected)
}
