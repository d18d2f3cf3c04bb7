//! A KPI over a stretch of time, explained: formula, inputs, periods, channels, gaps, rule.

use jiff::civil::Date;

use super::Explanation;
use crate::analysis::evaluator::{Evaluator, QuantityUsed, WindowFigure};
use crate::analysis::program::{Growth, KpiProgram, Slot, When};
use crate::analysis::types::{Figure, OVERLAP};
use crate::analysis::window::Window;
use crate::analysis::words;
use crate::formula::Term;
use crate::model::{ChannelId, InputKind, Kpi, Period, Project, StockRule, Unit};

/// Channels whose own values are listed; more would hide the sum.
const MOST_CHANNELS: usize = 8;

/// A KPI over a window in a scope, ready to be told.
pub(super) struct Told<'a> {
    pub evaluator: &'a Evaluator<'a>,
    pub kpi: &'a Kpi,
    /// The channels asked for; `None` for all.
    pub channels: Option<&'a [ChannelId]>,
    pub window: Window,
    /// One rule for all stocks instead of their own.
    pub stock_rule: Option<StockRule>,
    pub used: WindowFigure,
}

/// A KPI in one period.
pub(super) fn point(
    project: &Project,
    kpi: &Kpi,
    program: &KpiProgram,
    period: Period,
    channels: Option<&[ChannelId]>,
    judged_on: Date,
) -> Explanation {
    let evaluator = Evaluator::new(program, project, channels, judged_on, None);
    let calendar = project.settings.calendar;
    let window = Window::of(calendar, period);
    let told = Told::new(&evaluator, kpi, channels, window, None);
    let when = words::in_period(calendar, period);
    let mut out = Explanation::new(format!("{} {when}{}", name(kpi), told.scope()));
    told.add_formula(&mut out, told.used.figure.value());
    let figure = match &told.used.figure {
        Figure::Known(value) => {
            let to_date = if told.used.is_over { "" } else { ", to date" };
            format!("{}{to_date}", told.exact_figure(*value))
        }
        Figure::NoData(reason) | Figure::NotDefined(reason) | Figure::Refused(reason) => {
            format!("none: {reason}")
        }
    };
    out.add("Figure", [figure]);
    told.add_sources(&mut out);
    out.add("Rule", told.rules());
    out
}

/// A KPI that has no figure in any recent period.
pub(super) fn without_latest(project: &Project, kpi: &Kpi) -> Explanation {
    let program = match KpiProgram::new(project, kpi) {
        Ok(program) => program,
        Err(problem) => return without_formula(kpi, &problem),
    };
    let mut out = Explanation::new(name(kpi).to_owned());
    out.add("Formula", [format!("{} = {}", name(kpi), program.formula_in_words())]);
    out.add("Figure", ["none: no period that is over has a figure yet".to_owned()]);
    out
}

/// A KPI whose formula cannot be worked out at all.
pub(super) fn without_formula(kpi: &Kpi, problem: &str) -> Explanation {
    let mut out = Explanation::new(name(kpi).to_owned());
    if !kpi.formula.trim().is_empty() {
        out.add("Formula", [format!("{} = {}", name(kpi), kpi.formula)]);
    }
    out.add("Figure", [format!("none: {problem}")]);
    out
}

pub(super) fn name(kpi: &Kpi) -> &str {
    let name = kpi.name.trim();
    if name.is_empty() { "This KPI" } else { name }
}

impl<'a> Told<'a> {
    pub fn new(
        evaluator: &'a Evaluator<'a>,
        kpi: &'a Kpi,
        channels: Option<&'a [ChannelId]>,
        window: Window,
        stock_rule: Option<StockRule>,
    ) -> Self {
        let used = evaluator.over_by(window, stock_rule);
        Self { evaluator, kpi, channels, window, stock_rule, used }
    }

    fn program(&self) -> &'a KpiProgram {
        self.evaluator.program
    }

    /// "3.85 %", with more digits where that is rounded.
    pub fn exact_figure(&self, value: f64) -> String {
        let currency = &self.evaluator.project.settings.currency;
        exact_figure(value, &self.kpi.unit, currency)
    }

    /// ", on Facebook"; nothing for all channels.
    pub fn scope(&self) -> String {
        match self.channels {
            None => String::new(),
            Some([]) => ", on no channel".to_owned(),
            Some(channels) => format!(", on {}", words::list(&self.names(channels))),
        }
    }

    fn names(&self, channels: &[ChannelId]) -> Vec<String> {
        let all = &self.evaluator.project.channels;
        channels.iter().filter_map(|id| all.get(*id)).map(|channel| channel.name.clone()).collect()
    }

    /// The formula in words, then with the values; `result` is what it comes to.
    pub fn add_formula(&self, out: &mut Explanation, result: Option<f64>) {
        let program = self.program();
        let mut lines = vec![format!("{} = {}", name(self.kpi), program.formula_in_words())];
        let own = self.used.figure.value();
        let is_same = match (own, result) {
            (Some(own), Some(result)) => (own - result).abs() <= 1e-9 * own.abs().max(1e-300),
            _ => false,
        };
        if let Some(value) = own.filter(|_| is_same) {
            lines
                .extend(self.with_values().map(|sum| format!("= {sum} = {}", words::exact(value))));
        }
        out.add("Formula", lines);
    }

    /// The formula with every quantity's value in its place; none for a single input.
    pub fn with_values(&self) -> Option<String> {
        let program = self.program();
        let value_of = |term: Term<'_>| {
            let at = program.slot_of(term)?;
            self.used.quantities.get(at)?.figure.value()
        };
        let formula = &program.formula;
        let is_plain = formula.to_string() == formula.inputs().first().copied().unwrap_or_default();
        if is_plain || formula.terms().into_iter().any(|term| value_of(term).is_none()) {
            return None;
        }
        Some(formula.with_terms(&|term| {
            let value = value_of(term).unwrap_or_default();
            let text = words::exact(value);
            if value < 0.0 { format!("({text})") } else { text }
        }))
    }

    /// What went in: inputs, periods, channels, what is missing.
    pub fn add_sources(&self, out: &mut Explanation) {
        out.add("Inputs", self.inputs());
        out.add("Periods", [self.periods()]);
        out.add("Channels", [self.channels_used()]);
        out.add("Missing", self.missing());
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
            let how = self.how(*slot, quantity);
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
            None => "all channels with readings are asked for",
            Some([]) => return "none is chosen".to_owned(),
            Some(_) => "only what is chosen counts",
        };
        if names.is_empty() {
            format!("none has a figure; {asked}")
        } else {
            format!("{} ({asked})", all(&names))
        }
    }

    fn missing(&self) -> Vec<String> {
        let left_out = self.used.remarks.iter().filter(|remark| *remark != OVERLAP);
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

    /// The rules that made this figure what it is.
    pub fn rules(&self) -> Vec<String> {
        let program = self.program();
        let mut rules = Vec::new();
        let has_many = program.slots.len() > 1;
        if has_many && program.formula.is_ratio() {
            rules.push(
                "the inputs are added up first, then the formula is worked out once: a ratio of \
                 sums, never a mean of ratios"
                    .to_owned(),
            );
        }
        if has_many && program.has_flows() {
            rules.push(
                "only channels and periods with a reading of every input count; a missing \
                 reading is not 0"
                    .to_owned(),
            );
        }
        let has_stock =
            program.slots.iter().any(|slot| program.input(slot.place).kind == InputKind::Stock);
        if has_stock && program.growth() == Growth::Adds {
            rules.push(
                "it grows with the length of the period, so a month is never held against a \
                 quarter"
                    .to_owned(),
            );
        }
        if self.used.remarks.iter().any(|remark| remark == OVERLAP) {
            rules.push(
                "standings of several channels are added; whoever is on two of them counts twice"
                    .to_owned(),
            );
        }
        if !self.used.is_over {
            rules.push(
                "a period that is not over counts to date; status, pace and limits leave it out"
                    .to_owned(),
            );
        }
        rules
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

/// "3.85 %", with more digits where that is rounded: "3.85 %, unrounded 3.846154".
pub(super) fn exact_figure(value: f64, unit: &Unit, currency: &str) -> String {
    let text = words::figure(value, unit, currency);
    if words::exact(value) == words::number(value) {
        return text;
    }
    format!("{text}, unrounded {}", words::exact(value))
}
