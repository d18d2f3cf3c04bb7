//! What went into a figure: inputs with their values, periods, channels, and what is missing.

use super::Explanation;
use super::figure::Told;
use crate::analysis::evaluator::{Evaluator, QuantityUsed};
use crate::analysis::program::{KpiProgram, Slot, When};
use crate::analysis::types::{Figure, OVERLAP};
use crate::analysis::words;
use crate::model::{InputKind, Kpi};

/// Channels whose own values are listed; more would hide the sum.
const MOST_CHANNELS: usize = 8;

impl Told<'_> {
    /// What went in: inputs, periods, channels, what is missing.
    pub fn add_sources(&self, out: &mut Explanation) {
        out.add("Inputs", self.inputs());
        out.add("Periods", [self.periods()]);
        out.add("Channels", [self.channels_used()]);
        out.add("Missing", self.missing());
        out.add("How it was made", self.made());
    }

    /// "Shares: 200, added up from readings by month (Facebook 120, Instagram 80)".
    fn inputs(&self) -> Vec<String> {
        if self.used.quantities.is_empty() {
            return self.inputs_alone();
        }
        let parts = self.by_channel();
        let each = self.program().slots.iter().zip(&self.used.quantities).enumerate();
        each.map(|(at, (slot, quantity))| {
            let value = match &quantity.figure {
                Figure::Known(value) => words::exact(*value),
                Figure::NoData(reason) | Figure::NotDefined(reason) | Figure::Refused(reason) => {
                    format!("none: {reason}")
                }
            };
            // What is not there was not made in any way.
            let is_known = quantity.figure.value().is_some();
            let how = if is_known { self.how(*slot, quantity) } else { String::new() };
            let name = words::upper_first(&quantity.name);
            format!("{name}: {value}{how}{}", channel_values(&parts, at))
        })
        .collect()
    }

    /// Each input by itself, where no channel has all of them together.
    fn inputs_alone(&self) -> Vec<String> {
        let project = self.evaluator.project;
        let each = self.program().formula.inputs().into_iter().filter_map(|identifier| {
            let alone = Kpi { formula: identifier.to_owned(), ..Kpi::default() };
            let program = KpiProgram::new(project, &alone).ok()?;
            let day = self.evaluator.terms.judged_on;
            let evaluator = Evaluator::new(&program, project, self.channels, day, None);
            let used = evaluator.over(self.window);
            let name = words::upper_first(&program.name(0));
            Some(match used.figure {
                Figure::Known(value) => {
                    let on = words::list(&self.names(&used.channels));
                    format!("{name}: {} on {on}", words::exact(value))
                }
                Figure::NoData(reason) | Figure::NotDefined(reason) | Figure::Refused(reason) => {
                    format!("{name}: {reason}")
                }
            })
        });
        each.collect()
    }

    /// How an input came to its value, after a comma.
    fn how(&self, slot: Slot, quantity: &QuantityUsed) -> String {
        let input = self.program().input(slot.place);
        let name = self.window.name(self.evaluator.terms.calendar);
        let kept = self.kept(slot);
        let text = match (input.kind, slot.when) {
            (InputKind::Flow, When::Previous) => {
                let before = self.window.previous(self.evaluator.terms.calendar);
                format!("{kept} added up over {}", before.name(self.evaluator.terms.calendar))
            }
            (InputKind::Flow, _) if self.is_one_reading(slot) => format!("entered for {name}"),
            (InputKind::Flow, _) => format!("{kept} added up"),
            (_, When::Start) => {
                format!("{} {}", quantity.rule, words::date(self.window.start))
            }
            (InputKind::Unique, _) if quantity.rule.is_empty() => {
                format!("the platform's own figure for {name}")
            }
            _ if quantity.rule.is_empty() => return String::new(),
            (InputKind::Stock, _) => format!("{} of {name}", quantity.rule),
            _ => quantity.rule.clone(),
        };
        let weight =
            self.program().inputs[slot.place].weight.map(|weight| self.program().name(weight));
        match weight {
            Some(weight) => format!(", {text}, weighted by {weight}"),
            None => format!(", {text}"),
        }
    }

    /// "readings by month" or "readings by day and month".
    fn kept(&self, slot: Slot) -> String {
        let mut kept: Vec<_> = self
            .evaluator
            .source
            .of_input(slot.place)
            .filter(|(channel, _)| self.used.channels.contains(channel))
            .flat_map(|(_, readings)| readings.cadences().collect::<Vec<_>>())
            .collect();
        kept.sort_unstable();
        kept.dedup();
        let names: Vec<String> =
            kept.into_iter().map(|cadence| words::cadence(cadence).to_owned()).collect();
        format!("readings by {}", words::list(&names))
    }

    /// Whether the input's value is one reading of exactly this window.
    fn is_one_reading(&self, slot: Slot) -> bool {
        let Some(period) = self.window.period else { return false };
        let mut on = self
            .evaluator
            .source
            .of_input(slot.place)
            .filter(|(channel, _)| self.used.channels.contains(channel));
        on.all(|(_, readings)| readings.cadences().next() == Some(period.cadence))
    }

    /// The quantities of each channel by itself; empty for a single channel.
    fn by_channel(&self) -> Vec<(String, Vec<QuantityUsed>)> {
        let channels = &self.used.channels;
        if channels.len() < 2 || channels.len() > MOST_CHANNELS {
            return Vec::new();
        }
        let project = self.evaluator.project;
        let day = self.evaluator.terms.judged_on;
        let each = channels.iter().filter_map(|id| {
            let name = project.channels.get(*id)?.name.clone();
            let scope = [*id];
            let alone = Evaluator::new(self.program(), project, Some(&scope), day, None);
            Some((name, alone.over_by(self.window, self.stock_rule).quantities))
        });
        each.collect()
    }

    fn periods(&self) -> String {
        let calendar = self.evaluator.terms.calendar;
        let span = words::span(self.window.start, self.window.end);
        let name = self.window.name(calendar);
        let when = if name == span { span } else { format!("{name}, {span}") };
        let readings = words::count(self.used.readings, "reading");
        if self.used.is_over {
            format!("{when}; {readings}")
        } else {
            let day = words::date(self.evaluator.terms.judged_on);
            format!("{when}, not over on {day}; {readings} so far")
        }
    }

    fn channels_used(&self) -> String {
        let names = self.names(&self.used.channels);
        let asked = match self.channels {
            None => "of all channels",
            Some([]) => return "none is chosen".to_owned(),
            Some(_) => "as chosen",
        };
        if names.is_empty() {
            format!("none, {asked}, has what the formula needs")
        } else {
            format!("{} ({asked})", all(&names))
        }
    }

    fn missing(&self) -> Vec<String> {
        let (remarks, notes) = (&self.used.remarks, &self.used.notes);
        let left_out = remarks.iter().filter(|remark| !notes.contains(remark));
        let mut lines: Vec<String> = left_out.cloned().collect();
        if !self.used.missing.is_empty() {
            let calendar = self.evaluator.terms.calendar;
            let gaps = self.used.missing.iter().map(|gap| words::period(calendar, *gap));
            lines.push(format!("without a reading: {}", words::list(&gaps.collect::<Vec<_>>())));
        }
        if lines.is_empty() && self.used.figure.value().is_some() {
            lines.push("nothing".to_owned());
        }
        lines
    }

    /// How the figure came about; overlapping audiences have a rule of their own.
    fn made(&self) -> Vec<String> {
        self.used.notes.iter().filter(|note| *note != OVERLAP).cloned().collect()
    }
}

/// All names, however many: this is where one looks for them.
fn all(names: &[String]) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => names.concat(),
    }
}

/// " (Facebook 120, Instagram 80)"; empty for a single channel.
fn channel_values(parts: &[(String, Vec<QuantityUsed>)], at: usize) -> String {
    let each: Option<Vec<String>> = parts
        .iter()
        .map(|(name, quantities)| {
            let value = quantities.get(at)?.figure.value()?;
            Some(format!("{name} {}", words::exact(value)))
        })
        .collect();
    match each {
        Some(each) if !each.is_empty() => format!(" ({})", each.join(", ")),
        _ => String::new(),
    }
}
