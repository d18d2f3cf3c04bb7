//! A KPI made ready to be worked out: its formula parsed, its inputs found in the plan.

use std::sync::Arc;

use jiff::civil::Date;

use crate::formula::{self, EvalError, Formula, Influence, Term};
use crate::model::{Input, InputId, InputKind, Kpi, Project, Substitute};

use super::answers::Survey;
use super::fault::undivided;
use super::words;

/// A KPI whose formula parsed and whose inputs exist. Stays right as long as the KPI and its
/// inputs are the same entities (same `Arc`s).
#[derive(Clone, Debug)]
pub struct KpiProgram {
    pub(super) formula: Formula,
    /// First the inputs of the formula, then inputs that only weigh another.
    pub(super) inputs: Vec<BoundInput>,
    pub(super) slots: Vec<Slot>,
    /// Whether the figure is one of a survey.
    pub(super) survey: Option<Survey>,
    growth: Growth,
}

/// An input as a formula uses it.
#[derive(Clone, Debug)]
pub(super) struct BoundInput {
    pub id: InputId,
    pub input: Arc<Input>,
    /// Place of the input that weighs it, for given rates.
    pub weight: Option<usize>,
}

impl BoundInput {
    /// Whether something else stands for several periods of it.
    pub(super) fn is_substituted(&self) -> bool {
        matches!(self.input.kind, InputKind::Unique | InputKind::GivenRate)
            && self.input.over_time != Substitute::None
    }
}

/// A quantity the formula asks for: an input and of which time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    /// Place among the inputs.
    pub place: usize,
    pub when: When,
}

/// Of which time a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Window,
    /// The last reading before the window.
    Start,
    /// The adjacent window before.
    Previous,
}

/// What a longer window does to a figure, all else equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Growth {
    /// It grows in proportion, as counts and flow ÷ stock rates do.
    Adds,
    /// It stays, as ratios of flows and standings do.
    Stays,
    /// Neither, as a mixture of both.
    Mixed,
}

impl KpiProgram {
    /// Parses the formula and finds its inputs, or says in a sentence why that cannot be.
    pub fn new(project: &Project, kpi: &Kpi) -> Result<Self, String> {
        Self::with_lookup(project, kpi, &|identifier| {
            project.input_named(identifier).map(|(id, _)| id)
        })
    }

    /// As [`KpiProgram::new`], with somebody else's way of finding inputs by identifier.
    pub(super) fn with_lookup(
        project: &Project,
        kpi: &Kpi,
        find: &dyn Fn(&str) -> Option<InputId>,
    ) -> Result<Self, String> {
        if kpi.formula.trim().is_empty() {
            return Err("the KPI has no formula yet".to_owned());
        }
        let formula =
            formula::parse(&kpi.formula).map_err(|error| unreadable(project, kpi, &error))?;
        if formula.inputs().is_empty() {
            return Err("the formula uses no input, so nothing is measured".to_owned());
        }
        let mut inputs = Vec::new();
        for identifier in formula.inputs() {
            let found = find(identifier).and_then(|id| Some((id, project.inputs.get(id)?)));
            let Some((id, input)) = found else {
                return Err(missing(project, kpi, identifier));
            };
            inputs.push(BoundInput { id, input: Arc::clone(input), weight: None });
        }
        bind_weights(project, &mut inputs);
        let slots: Vec<Slot> =
            formula.terms().iter().filter_map(|term| slot(&inputs, *term)).collect();
        let growth = Growth::of(&formula, &inputs);
        let survey = Survey::of(kpi, &formula, &inputs, &slots);
        Ok(Self { formula, inputs, slots, survey, growth })
    }

    /// Every input whose readings may go into the figure, weights included.
    pub fn input_ids(&self) -> impl Iterator<Item = InputId> {
        self.inputs.iter().map(|bound| bound.id)
    }

    /// The formula with people's names for its inputs.
    pub fn formula_in_words(&self) -> String {
        self.part_in_words(&self.formula)
    }

    /// Whether the figure is a share or score of a survey's answers.
    pub fn is_survey(&self) -> bool {
        self.survey.is_some()
    }

    /// What a longer window does to the figure.
    pub fn growth(&self) -> Growth {
        self.growth
    }

    /// Whether the figure is made of flows of the window only, so that it adds up over time.
    pub(super) fn is_pure_flow(&self) -> bool {
        self.growth == Growth::Adds
            && self.slots.iter().all(|slot| {
                slot.when == When::Window && self.input(slot.place).kind == InputKind::Flow
            })
    }

    /// Whether a total of it never falls as long as no reading is negative. A net change may go
    /// back, even where it has not so far.
    pub(super) fn only_grows(&self) -> bool {
        let raises = |bound: &BoundInput| {
            !bound.input.is_net
                && self.formula.influence(&bound.input.identifier) == Influence::Raises
        };
        self.is_pure_flow() && self.inputs.iter().all(raises)
    }

    /// The newest day on or before another from which an input is counted otherwise.
    pub(super) fn last_break(&self, until: Date) -> Option<Date> {
        let breaks = self.inputs.iter().flat_map(|bound| &bound.input.definition_breaks);
        breaks.map(|change| change.date).filter(|date| *date <= until).max()
    }

    pub(super) fn has_flows(&self) -> bool {
        self.slots.iter().any(|slot| self.input(slot.place).kind == InputKind::Flow)
    }

    pub(super) fn input(&self, place: usize) -> &Input {
        &self.inputs[place].input
    }

    /// The input's name within a sentence.
    pub(super) fn name(&self, place: usize) -> String {
        name_of(self.input(place))
    }

    /// Why what stands for an input says nothing of a total: a mean over time, or the largest of
    /// finished rates. The largest of people counted once does: at least so many.
    pub(super) fn no_total(&self) -> Option<String> {
        let place = self.inputs.iter().position(|bound| {
            let input = &bound.input;
            let is_unique = input.kind == InputKind::Unique;
            bound.is_substituted() && !(is_unique && input.over_time == Substitute::Largest)
        })?;
        let name = self.name(place);
        Some(format!(
            "a mean or largest figure of {name} is no total; measure it as the level at the end or \
             the average"
        ))
    }

    pub(super) fn slot_of(&self, term: Term<'_>) -> Option<usize> {
        let slot = slot(&self.inputs, term)?;
        self.slots.iter().position(|other| *other == slot)
    }

    /// The figure for given quantities, one per slot; a sentence where there is none.
    pub(super) fn work_out<E>(
        &self,
        mut quantity: impl FnMut(usize) -> Result<f64, E>,
    ) -> Result<Result<f64, String>, E> {
        let mut lookup = |term: Term<'_>| match self.slot_of(term) {
            Some(slot) => quantity(slot).map_err(Some),
            None => Err(None),
        };
        match self.formula.evaluate(&mut lookup) {
            // Adding 0 turns −0 into 0.
            Ok(value) => Ok(Ok(value + 0.0)),
            Err(EvalError::Missing(Some(reason))) => Err(reason),
            Err(EvalError::DivisionByZero { divisor }) => Ok(Err(undivided(self, &divisor))),
            Err(error @ (EvalError::Missing(None) | EvalError::NotFinite)) => {
                Ok(Err(match error {
                    EvalError::NotFinite => "the figure is too large to be worked out".to_owned(),
                    _ => "the formula asks for something this plan does not have".to_owned(),
                }))
            }
        }
    }

    /// A part of the formula with people's names.
    pub(super) fn part_in_words(&self, part: &Formula) -> String {
        part.with_labels(&|identifier| self.label_of(identifier))
    }

    fn label_of(&self, identifier: &str) -> String {
        self.inputs
            .iter()
            .find(|bound| bound.input.identifier == identifier)
            .map_or_else(|| identifier.to_owned(), |bound| name_of(&bound.input))
    }
}

/// The input's name within a sentence: its label, else its identifier without underscores.
pub(super) fn name_of(input: &Input) -> String {
    let label = input.label.trim();
    if label.is_empty() { input.identifier.replace('_', " ") } else { words::lower_first(label) }
}

fn missing(project: &Project, kpi: &Kpi, identifier: &str) -> String {
    refers_to_kpi(project, kpi, identifier).unwrap_or_else(|| {
        format!("the formula refers to {identifier}, which this plan does not have")
    })
}

/// What is said where another KPI stands in place of an input.
fn refers_to_kpi(project: &Project, kpi: &Kpi, identifier: &str) -> Option<String> {
    let own = project.kpis.iter().find(|(_, other)| ***other == *kpi).map(|(id, _)| id);
    project.kpi_called(identifier, own).map(|(_, called)| {
        format!(
            "the formula refers to {identifier}, the KPI “{}”, and formulas take inputs only",
            called.name.trim()
        )
    })
}

/// As [`refers_to_kpi`], for a name of one word with the capitals people write it with.
fn refers_in_capitals(project: &Project, kpi: &Kpi) -> Option<String> {
    let mut words = kpi.formula.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.find_map(|word| {
        let identifier = word.to_lowercase();
        let is_other = identifier != word && project.input_named(&identifier).is_none();
        is_other.then(|| refers_to_kpi(project, kpi, &identifier)).flatten()
    })
}

fn unreadable(project: &Project, kpi: &Kpi, error: &formula::FormulaError) -> String {
    if let Some(sentence) = refers_in_capitals(project, kpi) {
        return sentence;
    }
    let text = kpi.formula.to_lowercase();
    // A name of one word would be an identifier, which can be read.
    let named = |kpi: &&Arc<Kpi>| {
        let name = kpi.name.trim();
        name.contains(' ') && text.contains(&name.to_lowercase())
    };
    match project.kpis.values().find(named) {
        Some(kpi) => format!(
            "the formula names the KPI “{}”, and formulas take inputs only",
            kpi.name.trim()
        ),
        None => format!("the formula cannot be read. {error}"),
    }
}

fn bind_weights(project: &Project, inputs: &mut Vec<BoundInput>) {
    for place in 0..inputs.len() {
        let Some(weight) = inputs[place].input.weight else { continue };
        if inputs[place].input.kind != InputKind::GivenRate {
            continue;
        }
        let known = inputs.iter().position(|bound| bound.id == weight);
        let at = known.or_else(|| {
            let input = Arc::clone(project.inputs.get(weight)?);
            inputs.push(BoundInput { id: weight, input, weight: None });
            Some(inputs.len() - 1)
        });
        inputs[place].weight = at;
    }
}

fn slot(inputs: &[BoundInput], term: Term<'_>) -> Option<Slot> {
    let (identifier, when) = match term {
        Term::Input(identifier) => (identifier, When::Window),
        Term::Start(identifier) => (identifier, When::Start),
        Term::Previous(identifier) => (identifier, When::Previous),
    };
    let place = inputs.iter().position(|bound| bound.input.identifier == identifier)?;
    Some(Slot { place, when })
}

impl Growth {
    /// Found by trying: twice the flows on the same standings give twice the figure, or the same.
    fn of(formula: &Formula, inputs: &[BoundInput]) -> Self {
        // The largest month of a longer window is no multiple of anything.
        if inputs.iter().any(BoundInput::is_substituted) {
            return Self::Mixed;
        }
        let figure = |offset: f64, factor: f64| -> Option<f64> {
            formula
                .evaluate(&mut |term: Term<'_>| {
                    let slot = slot(inputs, term).ok_or(())?;
                    let adds = matches!(
                        inputs[slot.place].input.kind,
                        InputKind::Flow | InputKind::Unique
                    );
                    let place = u32::try_from(slot.place).unwrap_or(u32::MAX);
                    let time = if slot.when == When::Window { 0.0 } else { 0.37 };
                    let probe = offset + f64::from(place) * 1.618 + time;
                    Ok::<f64, ()>(if adds { probe * factor } else { probe })
                })
                .ok()
        };
        let probes = [1.7, 5.3, 11.9];
        let both = |offset| Some((figure(offset, 1.0)?, figure(offset, 2.0)?));
        let known: Vec<(f64, f64)> = probes.into_iter().filter_map(both).collect();
        let all = |factor: f64| {
            !known.is_empty()
                && known.iter().all(|(one, two)| (two - factor * one).abs() <= 1e-9 * two.abs())
        };
        if all(1.0) {
            Self::Stays
        } else if all(2.0) {
            Self::Adds
        } else {
            Self::Mixed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::Plan;

    #[test]
    fn the_formula_tells_what_a_longer_window_does() {
        fn check(formula: &str, expected: Growth) {
            let mut plan = Plan::new();
            plan.flow("shares");
            plan.flow("impressions");
            plan.stock("followers");
            let kpi = plan.kpi(formula);
            let program = KpiProgram::new(&plan.project, plan.kpi_ref(kpi)).unwrap();
            assert_eq!(program.growth(), expected, "{formula}");
        }
        check("shares", Growth::Adds);
        check("100 * shares / followers", Growth::Adds);
        check("100 * shares / impressions", Growth::Stays);
        check("followers", Growth::Stays);
        check("shares + followers", Growth::Mixed);
        check("shares - prev(shares)", Growth::Adds);
        check("100 * (shares - impressions) / start(followers)", Growth::Adds);
    }

    #[test]
    fn what_is_wrong_with_a_formula_is_said_in_words() {
        fn check(formula: &str, expected: &str) {
            let mut plan = Plan::new();
            plan.flow("likes");
            let kpi = plan.kpi(formula);
            let error = KpiProgram::new(&plan.project, plan.kpi_ref(kpi)).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
        check(" ", "has no formula");
        check("likes / shares", "the formula refers to shares, which this plan does not have");
        check("likes *", "Column 8");
        check("42", "the formula uses no input");
    }

    #[test]
    fn a_kpi_named_in_capitals_is_told_like_one_in_small_letters() {
        let mut plan = Plan::new();
        plan.flow("likes");
        let nps = plan.kpi("likes");
        plan.project.kpis.change(nps, |kpi| kpi.name = "NPS".into());
        for formula in ["likes / NPS", "likes / nps"] {
            let kpi = plan.kpi(formula);
            let error = KpiProgram::new(&plan.project, plan.kpi_ref(kpi)).unwrap_err();
            let expected =
                "the formula refers to nps, the KPI “NPS”, and formulas take inputs only";
            assert_eq!(error, expected, "{formula}");
        }
    }
}
