//! A KPI over a stretch of time, explained: formula, figure, and the rules behind it.

use jiff::civil::Date;

use super::Explanation;
use crate::analysis::evaluator::{Evaluator, WindowFigure};
use crate::analysis::program::{Growth, KpiProgram};
use crate::analysis::sample::{Reach, Sample};
use crate::analysis::types::{Figure, OVERLAP};
use crate::analysis::window::Window;
use crate::analysis::words;
use crate::formula::Term;
use crate::model::{ChannelId, InputKind, Kpi, Period, Project, StockRule, Unit};

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
    out.add("Answers", told.answers(told.used.sample));
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

    pub fn program(&self) -> &'a KpiProgram {
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

    pub fn names(&self, channels: &[ChannelId]) -> Vec<String> {
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

    /// The answers behind a figure of a survey, and how far they reach; nothing for all others.
    pub fn answers(&self, sample: Option<Sample>) -> Vec<String> {
        let Some(sample) = sample else { return Vec::new() };
        let currency = &self.evaluator.project.settings.currency;
        let mut lines = vec![sample.words(&self.kpi.unit, currency)];
        match sample.reach {
            Reach::Interval { low, high } => lines.push(format!(
                "Wilson's interval for a share of {} answers, with z = 1.96: {} to {}",
                words::exact(sample.answers),
                words::exact(low),
                words::exact(high)
            )),
            Reach::Margin(margin) => lines.push(format!(
                "1.96 · √((p + d − (p − d)²) ÷ {}) · 100 = {}, with p and d the parts of promoters \
                 and detractors",
                words::exact(sample.answers),
                words::exact(margin)
            )),
            Reach::TooFew => lines.push("the score itself may be far off by chance".to_owned()),
            Reach::Contradictory => lines.push(
                "look at the readings: no more answers can be counted than were given".to_owned(),
            ),
            Reach::Nobody => {}
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

/// "14 %", or with more digits where that is rounded: "3.85 % (3.846154)".
pub(super) fn exact_figure(value: f64, unit: &Unit, currency: &str) -> String {
    let text = words::figure(value, unit, currency);
    if words::exact(value) == words::number(value) {
        return text;
    }
    format!("{text} ({})", words::exact(value))
}
