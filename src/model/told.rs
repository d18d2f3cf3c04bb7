//! What is told of a thing of the plan when two states of it are compared: its fields, in words.

use super::{
    Cadence, Channel, DateFormat, Goal, Input, Kpi, NumberFormat, Objective, Period, PlanSettings,
    Project, ReadingKey,
};

/// What a field is called and what it holds, in words; empty where it holds nothing.
pub(super) type Told = (&'static str, String);

/// How many letters of a text are told.
const MOST_LETTERS: usize = 60;

/// Something whose fields can be told.
pub(super) trait Tell {
    fn tell(&self) -> Vec<Told>;
}

impl Tell for Objective {
    fn tell(&self) -> Vec<Told> {
        vec![
            ("name", self.name.clone()),
            ("description", self.description.clone()),
            ("weight", number(self.weight)),
            ("owner", self.owner.clone()),
            ("notes", self.notes.clone()),
        ]
    }
}

impl Tell for Goal {
    fn tell(&self) -> Vec<Told> {
        let day = |day: Option<jiff::civil::Date>| {
            day.map(|day| DateFormat::default().format(day)).unwrap_or_default()
        };
        vec![
            ("statement", self.statement.clone()),
            ("target", self.target.map(number).unwrap_or_default()),
            ("upper bound", self.upper.map(number).unwrap_or_default()),
            ("start", day(self.start)),
            ("deadline", day(self.deadline)),
            ("market", self.scope.market.clone()),
            ("weight", number(self.weight)),
            ("owner", self.owner.clone()),
            ("notes", self.notes.clone()),
        ]
    }
}

impl Tell for Kpi {
    fn tell(&self) -> Vec<Told> {
        vec![
            ("name", self.name.clone()),
            ("formula", self.formula.clone()),
            ("definition", self.definition.clone()),
            ("source", self.source.clone()),
            ("owner", self.owner.clone()),
            ("notes", self.notes.clone()),
        ]
    }
}

impl Tell for Input {
    fn tell(&self) -> Vec<Told> {
        vec![("label", self.label.clone()), ("name in formulas", self.identifier.clone())]
    }
}

impl Tell for Channel {
    fn tell(&self) -> Vec<Told> {
        vec![("name", self.name.clone())]
    }
}

impl Tell for PlanSettings {
    fn tell(&self) -> Vec<Told> {
        vec![
            ("name", self.name.clone()),
            ("organisation", self.organisation.clone()),
            ("currency", self.currency.clone()),
            ("notes", self.notes.clone()),
        ]
    }
}

/// "target 250,000 → 300,000; owner none → Ann", of the fields that differ; empty if none of them
/// can be told.
pub(super) fn changes(from: &impl Tell, to: &impl Tell) -> String {
    let pairs = from.tell().into_iter().zip(to.tell());
    let differing = pairs.filter(|((_, old), (_, new))| old != new);
    let told = differing.map(|((name, old), (_, new))| format!("{name} {}", step(&old, &new)));
    told.collect::<Vec<_>>().join("; ")
}

/// "5 → 7", "none → 7". Long texts that begin alike are told from shortly before where they part.
pub(super) fn step(old: &str, new: &str) -> String {
    let same = old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
    let is_long = old.chars().count().max(new.chars().count()) > MOST_LETTERS;
    let from = if is_long { same.saturating_sub(MOST_LETTERS / 3) } else { 0 };
    format!("{} → {}", shortened(old, from), shortened(new, from))
}

fn shortened(text: &str, from: usize) -> String {
    if text.is_empty() {
        return "none".to_owned();
    }
    let mut shown: String = text.chars().skip(from).take(MOST_LETTERS).collect();
    if from > 0 {
        shown.insert(0, '…');
    }
    if text.chars().count() > from + MOST_LETTERS {
        shown.push('…');
    }
    shown.replace(['\n', '\r'], " ")
}

/// A figure with all its digits, so that two that differ never look the same.
pub(super) fn number(value: f64) -> String {
    NumberFormat::default().exact(value)
}

/// "Sign-ups, Website, Feb 2021", with what the plan calls the input and the channel.
pub(super) fn reading(plan: &Project, other: &Project, key: ReadingKey) -> String {
    let input = plan.inputs.get(key.input).or_else(|| other.inputs.get(key.input));
    let channel = plan.channels.get(key.channel).or_else(|| other.channels.get(key.channel));
    let input = input.map_or("an unknown input", |input| input.label.as_str());
    let channel = channel.map_or("an unknown channel", |channel| channel.name.as_str());
    format!("{input}, {channel}, {}", period(plan, key.period))
}

/// "5 Mar 2021", "week of 1 Mar 2021", "Mar 2021", "Q1 2021", "2021".
fn period(plan: &Project, period: Period) -> String {
    let calendar = plan.settings.calendar;
    let day = DateFormat::DayMonthYear.format(calendar.start(period));
    match period.cadence {
        Cadence::Day => day,
        Cadence::Week => format!("week of {day}"),
        Cadence::Month => match day.split_once(' ') {
            Some((_, month)) => month.to_owned(),
            None => day,
        },
        Cadence::Quarter | Cadence::Year => {
            let code = calendar.code(period);
            match code.split_once('-') {
                Some((year, quarter)) => format!("{quarter} {year}"),
                None => code,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn both_values_are_told_and_long_texts_from_where_they_part() {
        let check = |old: &str, new: &str, expected: &str| assert_eq!(step(old, new), expected);
        check("5", "7", "5 → 7");
        check("", "7", "none → 7");
        check("a\nb", "", "a b → none");
        let long = "x".repeat(100);
        let cut = "x".repeat(20);
        check(&format!("{long}1"), &format!("{long}2"), &format!("…{cut}1 → …{cut}2"));
    }
}
