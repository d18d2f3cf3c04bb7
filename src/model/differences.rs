//! What tells two states of a plan apart, in words.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::told::{self, Tell};
use super::{Project, ReadingKey, Series, SeriesKey, Table, counted};

/// The differences between two states of a plan, told from the first to the second.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    lines: Vec<String>,
    in_short: Vec<String>,
}

/// How many names a line gives before it says "and 3 more".
const MOST_NAMES: usize = 4;
/// How many changes of a kind are told one by one.
const MOST_CHANGES: usize = 12;

impl Differences {
    /// What `to` has that `from` has not, and the other way round. Two states of one plan: what
    /// has the same number is the same thing.
    pub fn between(from: &Project, to: &Project) -> Self {
        let mut all = Self::default();
        all.table("objective", &from.objectives, &to.objectives, |o| &o.name);
        all.table("goal", &from.goals, &to.goals, |goal| &goal.statement);
        all.table("KPI", &from.kpis, &to.kpis, |kpi| &kpi.name);
        all.table("input", &from.inputs, &to.inputs, |input| &input.identifier);
        all.table("channel", &from.channels, &to.channels, |channel| &channel.name);
        all.readings(from, to);
        let notes = from.notes.keys().chain(to.notes.keys()).collect::<BTreeSet<_>>();
        let n_notes = notes.iter().filter(|key| from.notes.get(key) != to.notes.get(key)).count();
        all.count("note", "on a reading", n_notes, "changed");
        let is_in = |list: &[_], one| list.contains(one);
        let new = to.annotations.iter().filter(|one| !is_in(&from.annotations, one)).count();
        let gone = from.annotations.iter().filter(|one| !is_in(&to.annotations, one)).count();
        all.count("annotation", "", new, "added");
        all.count("annotation", "", gone, "removed");
        if from.settings != to.settings {
            let changes = told::changes(&*from.settings, &*to.settings);
            all.in_short.push("settings changed".to_owned());
            all.lines.push(with_changes("Plan settings changed", &changes));
        }
        all
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// One for everything that changed, with both values: "Goal “…” changed: target 5 → 7", and
    /// one for each kind of thing that is new or gone: "2 goals added: “…”, “…”".
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// All in one line without names: "2 goals changed, 14 readings added".
    pub fn in_short(&self) -> String {
        if self.in_short.is_empty() {
            "no differences".to_owned()
        } else {
            self.in_short.join(", ")
        }
    }

    fn push(&mut self, line: String, in_short: String) {
        self.lines.push(line);
        self.in_short.push(in_short);
    }

    fn count(&mut self, what: &str, where_: &str, n: usize, how: &str) {
        if n > 0 {
            let text = format!("{} {how}", counted(n, what));
            let line = if where_.is_empty() {
                text.clone()
            } else {
                format!("{} {where_} {how}", counted(n, what))
            };
            self.push(line, text);
        }
    }

    fn table<I: Copy + Ord, T: PartialEq + Tell>(
        &mut self,
        what: &str,
        from: &Table<I, T>,
        to: &Table<I, T>,
        name: impl Fn(&T) -> &String,
    ) {
        if from.is_shared_with(to) {
            return;
        }
        let mut names = [Vec::new(), Vec::new()];
        let mut changes = Vec::new();
        for (id, new) in to.iter() {
            match from.get(id) {
                None => names[0].push(name(new).as_str()),
                Some(old) if !Arc::ptr_eq(old, new) && old != new => {
                    let subject = format!("{} {}", capitalised(what), quoted(name(old)));
                    let fields = told::changes(&**old, &**new);
                    changes.push(with_changes(&format!("{subject} changed"), &fields));
                }
                Some(_) => {}
            }
        }
        let gone = from.iter().filter(|(id, _)| !to.contains(*id));
        names[1].extend(gone.map(|(_, old)| name(old).as_str()));
        for (names, how) in names.iter().zip(["added", "removed"]) {
            if !names.is_empty() {
                let text = format!("{} {how}", counted(names.len(), what));
                self.push(format!("{text}: {}", listed(names)), text);
            }
        }
        self.changed(what, changes.len(), changes);
        let is_moved = from.len() == to.len()
            && from.ids() != to.ids()
            && from.ids().iter().all(|id| to.contains(*id));
        if is_moved {
            let text = format!("{what}s in another order");
            self.push(capitalised(&text), text);
        }
    }

    /// Tells the first of `n` changes of a kind one by one.
    fn changed(&mut self, what: &str, n: usize, changes: Vec<String>) {
        if n == 0 {
            return;
        }
        self.in_short.push(format!("{} changed", counted(n, what)));
        self.lines.extend(changes.into_iter().take(MOST_CHANGES));
        if n > MOST_CHANGES {
            self.lines.push(format!("And {} more changed", counted(n - MOST_CHANGES, what)));
        }
    }

    fn readings(&mut self, from: &Project, to: &Project) {
        if Arc::ptr_eq(&from.series, &to.series) {
            return;
        }
        let keys: BTreeSet<_> = from.series.keys().chain(to.series.keys()).collect();
        let mut found = Readings::default();
        for key in keys {
            match (from.series.get(key), to.series.get(key)) {
                (Some(old), Some(new)) if Arc::ptr_eq(old, new) => {}
                (Some(old), Some(new)) => found.take(*key, old, new),
                (Some(old), None) => found.take(*key, old, &Series::default()),
                (None, Some(new)) => found.take(*key, &Series::default(), new),
                (None, None) => {}
            }
        }
        for (list, how) in [(&found.new, "added"), (&found.gone, "removed")] {
            let text = format!("{} {how}", counted(list.n, "reading"));
            let first = list.first.iter().take(MOST_NAMES).map(|(key, old, new)| {
                let value = if how == "added" { new } else { old };
                format!("{} {}", told::reading(from, to, *key), told::number(*value))
            });
            let first = first.collect::<Vec<_>>().join("; ");
            let more = list.n.saturating_sub(MOST_NAMES);
            let line = with_changes(&text, &first);
            if list.n > 0 {
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                self.push(line + &more, text);
            }
        }
        let changes = found.changed.first.iter().map(|(key, old, new)| {
            let step = told::step(&told::number(*old), &told::number(*new));
            format!("{}: {step}", told::reading(from, to, *key))
        });
        self.changed("reading", found.changed.n, changes.collect());
    }
}

/// Readings of one kind: how many, and the first of them with the value before and after.
#[derive(Default)]
struct Few {
    n: usize,
    first: Vec<(ReadingKey, f64, f64)>,
}

impl Few {
    fn add(&mut self, key: ReadingKey, old: f64, new: f64) {
        self.n += 1;
        if self.first.len() < MOST_CHANGES {
            self.first.push((key, old, new));
        }
    }
}

/// What tells the readings of two states apart.
#[derive(Default)]
struct Readings {
    new: Few,
    gone: Few,
    changed: Few,
}

impl Readings {
    fn take(&mut self, key: SeriesKey, old: &Series, new: &Series) {
        for (ordinal, value) in new.iter() {
            match old.get(ordinal) {
                None => self.new.add(key.at(ordinal), value, value),
                Some(before) if before.to_bits() != value.to_bits() => {
                    self.changed.add(key.at(ordinal), before, value);
                }
                Some(_) => {}
            }
        }
        for (ordinal, value) in old.iter() {
            if new.get(ordinal).is_none() {
                self.gone.add(key.at(ordinal), value, value);
            }
        }
    }
}

/// "Goal “…” changed: target 5 → 7"
fn with_changes(what: &str, changes: &str) -> String {
    if changes.is_empty() { what.to_owned() } else { format!("{what}: {changes}") }
}

fn quoted(name: &str) -> String {
    match name.trim() {
        "" => "without a name".to_owned(),
        name => format!("“{name}”"),
    }
}

fn listed(names: &[&str]) -> String {
    let quoted = names.iter().take(MOST_NAMES).map(|name| match name.trim() {
        "" => "one without a name".to_owned(),
        name => format!("“{name}”"),
    });
    let text = quoted.collect::<Vec<_>>().join(", ");
    match names.len().checked_sub(MOST_NAMES).filter(|n| *n > 0) {
        Some(n) => format!("{text} and {n} more"),
        None => text,
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Cadence, Channel, ChannelId, InputId, Objective, ObjectiveId, Period, SeriesKey,
    };

    fn plan() -> Project {
        let mut plan = Project { next_id: 9, ..Project::default() };
        for (id, name) in [(1, "Reach"), (2, "Care")] {
            plan.objectives
                .set(ObjectiveId(id), Objective { name: name.to_owned(), ..Objective::default() });
        }
        let key = SeriesKey { input: InputId(3), channel: ChannelId(4), cadence: Cadence::Month };
        for month in 0..5 {
            plan.set_reading(key.at(month), Some(f64::from(month)));
        }
        plan
    }

    #[test]
    fn two_states_are_told_apart_in_words() {
        let check = |change: &dyn Fn(&mut Project), lines: &[&str], in_short: &str| {
            let (from, mut to) = (plan(), plan());
            change(&mut to);
            let differences = Differences::between(&from, &to);
            assert_eq!(differences.lines(), lines);
            assert_eq!(differences.in_short(), in_short);
            assert_eq!(differences.is_empty(), lines.is_empty());
        };
        check(&|_| (), &[], "no differences");
        check(&|to| to.next_id = 99, &[], "no differences");
        check(
            &|to| to.objectives.change(ObjectiveId(1), |o| o.name = "Range".to_owned()),
            &["Objective “Reach” changed: name Reach → Range"],
            "1 objective changed",
        );
        check(
            &|to| {
                to.objectives.remove(ObjectiveId(2));
                for id in 10..15 {
                    to.channels.set(
                        ChannelId(id),
                        Channel { name: format!("C{id}"), ..Channel::default() },
                    );
                }
            },
            &[
                "1 objective removed: “Care”",
                "5 channels added: “C10”, “C11”, “C12”, “C13” and 1 more",
            ],
            "1 objective removed, 5 channels added",
        );
        check(
            &|to| to.objectives.move_to(ObjectiveId(2), 0),
            &["Objectives in another order"],
            "objectives in another order",
        );
        check(
            &|to| {
                let period = |ordinal| Period { cadence: Cadence::Month, ordinal };
                let key =
                    SeriesKey { input: InputId(3), channel: ChannelId(4), cadence: Cadence::Month };
                assert_eq!(key.at(7).period, period(7));
                to.set_reading(key.at(7), Some(1.0));
                to.set_reading(key.at(8), Some(1.0));
                to.set_reading(key.at(0), None);
                to.set_reading(key.at(1), Some(-1.0));
            },
            &[
                "2 readings added: an unknown input, an unknown channel, Aug 1970 1; \
                 an unknown input, an unknown channel, Sep 1970 1",
                "1 reading removed: an unknown input, an unknown channel, Jan 1970 0",
                "an unknown input, an unknown channel, Feb 1970: 1 → -1",
            ],
            "2 readings added, 1 reading removed, 1 reading changed",
        );
    }
}
