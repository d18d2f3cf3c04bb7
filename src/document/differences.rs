//! What tells two states of a plan apart, in words.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Project, Series, Table};

/// The differences between two states of a plan, told from the first to the second.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    lines: Vec<String>,
    in_short: Vec<String>,
}

/// How many names a line gives before it says "and 3 more".
const MOST_NAMES: usize = 4;

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
            all.push("Plan settings changed".to_owned(), "settings changed".to_owned());
        }
        all
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// One sentence for each kind of thing: "2 goals changed: “…”, “…”".
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

    fn table<I: Copy + Ord, T: PartialEq>(
        &mut self,
        what: &str,
        from: &Table<I, T>,
        to: &Table<I, T>,
        name: impl Fn(&T) -> &String,
    ) {
        if from.is_shared_with(to) {
            return;
        }
        let mut names = [Vec::new(), Vec::new(), Vec::new()];
        for (id, new) in to.iter() {
            match from.get(id) {
                None => names[0].push(name(new).as_str()),
                Some(old) if !Arc::ptr_eq(old, new) && old != new => {
                    names[2].push(name(new).as_str());
                }
                Some(_) => {}
            }
        }
        let gone = from.iter().filter(|(id, _)| !to.contains(*id));
        names[1].extend(gone.map(|(_, old)| name(old).as_str()));
        for (names, how) in names.iter().zip(["added", "removed", "changed"]) {
            if !names.is_empty() {
                let text = format!("{} {how}", counted(names.len(), what));
                self.push(format!("{text}: {}", listed(names)), text);
            }
        }
        let is_moved = from.len() == to.len()
            && from.ids() != to.ids()
            && from.ids().iter().all(|id| to.contains(*id));
        if is_moved {
            let text = format!("{what}s in another order");
            self.push(capitalised(&text), text);
        }
    }

    fn readings(&mut self, from: &Project, to: &Project) {
        if Arc::ptr_eq(&from.series, &to.series) {
            return;
        }
        let keys: BTreeSet<_> = from.series.keys().chain(to.series.keys()).collect();
        let mut counts = [0; 3];
        for key in keys {
            let both = (from.series.get(key), to.series.get(key));
            let one = match both {
                (Some(old), Some(new)) if Arc::ptr_eq(old, new) => continue,
                (Some(old), Some(new)) => changed_readings(old, new),
                (Some(old), None) => [0, old.len(), 0],
                (None, Some(new)) => [new.len(), 0, 0],
                (None, None) => continue,
            };
            counts.iter_mut().zip(one).for_each(|(sum, n)| *sum += n);
        }
        for (n, how) in counts.into_iter().zip(["added", "removed", "changed"]) {
            self.count("reading", "", n, how);
        }
    }
}

/// How many readings are new, gone and different.
fn changed_readings(old: &Series, new: &Series) -> [usize; 3] {
    let mut counts = [0; 3];
    for (ordinal, value) in new.iter() {
        match old.get(ordinal) {
            None => counts[0] += 1,
            Some(before) if before.to_bits() != value.to_bits() => counts[2] += 1,
            Some(_) => {}
        }
    }
    counts[1] = (old.len() + counts[0]).saturating_sub(new.len());
    counts
}

fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

fn listed(names: &[&str]) -> String {
    let quoted = names.iter().take(MOST_NAMES).map(|name| match name.trim() {
        "" => "one without a name".to_owned(),
        name => format!("“{name}”"),
    });
    let mut text = quoted.collect::<Vec<_>>().join(", ");
    if names.len() > MOST_NAMES {
        text.push_str(&format!(" and {} more", names.len() - MOST_NAMES));
    }
    text
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
            &["1 objective changed: “Range”"],
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
            &["2 readings added", "1 reading removed", "1 reading changed"],
            "2 readings added, 1 reading removed, 1 reading changed",
        );
    }
}
