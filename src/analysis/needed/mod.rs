//! "What would it take?": a KPI's formula solved for one input, the others held.

mod basis;
mod comparing;
mod explaining;
mod problem;
mod setting;
mod stretches;
mod telling;
#[cfg(test)]
mod tests;
mod types;

use std::collections::BTreeMap;

use crate::formula::Influence;
use crate::model::{Calendar, Input, InputId, InputKind, Kpi, Period};

use super::fault::FormulaFault;
use super::program::{KpiProgram, name_of};
use basis::{Basis, History};
use problem::Problem;
use setting::Setting;
pub use types::{Held, Hold, Known, Needed, NeededAsk, Required, Sensitivity, Side, Stretch, Sum};

/// How much the most influential other input is changed, as a part of itself.
const NUDGES: [f64; 2] = [-0.1, 0.1];

/// Answers, or says in a sentence why the KPI itself cannot be worked out. Costs what the series
/// of the KPI costs.
pub fn what_it_takes(ask: &NeededAsk<'_>) -> Result<Needed, String> {
    let project = ask.project;
    let kpi = project.kpis.get(ask.kpi).ok_or("the plan no longer has this KPI")?;
    let goal = ask.goal.and_then(|id| project.goals.get(id)).map(|goal| &**goal);
    let program = KpiProgram::new(project, kpi)?;
    if let Some(fault) = FormulaFault::of(&program) {
        return Err(fault.reason());
    }
    let channels = ask.channels.or_else(|| goal.and_then(|goal| goal.scope.channels.as_deref()));
    let basis = Basis::new(project, (kpi, goal), &program, channels, ask.judged_on);
    let place = place_of(&basis, ask.solve)?;
    let stretches = stretches::choices(&basis);
    let stretch = ask.stretch.filter(|wanted| stretches.iter().any(|(known, _)| known == wanted));
    let stretch = stretch.unwrap_or_else(|| stretches::likeliest(&basis));
    let history = basis.history(stretch.cadence(basis.cadence));
    let held: Vec<Held> = basis
        .places()
        .filter(|other| *other != place)
        .map(|other| held(&basis, &history, other, &ask.holds))
        .collect();
    let answer = Answer { basis: &basis, history: &history, place, stretch, held: &held };
    let (outcome, explanation) = answer.outcome(ask.target);
    Ok(Needed {
        inputs: basis
            .places()
            .filter(|place| basis.can_change(*place))
            .map(|place| (program.inputs[place].id, program.name(place)))
            .collect(),
        solve: program.inputs[place].id,
        name: program.name(place),
        unit: basis.unit(place),
        is_standing: basis.is_standing(place),
        stretches,
        stretch,
        cadence: history.cadence,
        judged_per: basis.cadence,
        is_summed: stretches::is_summed(&basis),
        latest: history.past.last().and_then(|past| past.figure),
        held,
        outcome,
        explanation,
    })
}

/// The input asked for, or the first whose growth raises the KPI, or the first that moves it.
fn place_of(basis: &Basis<'_>, asked: Option<InputId>) -> Result<usize, String> {
    let places: Vec<usize> = basis.places().filter(|place| basis.can_change(*place)).collect();
    if let Some(asked) = asked
        && let Some(place) = basis.places().find(|place| basis.program.inputs[*place].id == asked)
    {
        return if places.contains(&place) {
            Ok(place)
        } else {
            Err(format!(
                "the formula uses {} only as it was before, which nothing can change any more",
                basis.program.name(place)
            ))
        };
    }
    let raises = |place: &&usize| basis.influence(**place) == Influence::Raises;
    let moves = |place: &&usize| basis.influence(**place) != Influence::None;
    let found = places.iter().find(raises).or_else(|| places.iter().find(moves));
    found
        .or_else(|| places.first())
        .copied()
        .ok_or_else(|| "the formula has no input that could still change".to_owned())
}

fn held(
    basis: &Basis<'_>,
    history: &History,
    place: usize,
    holds: &BTreeMap<InputId, Hold>,
) -> Held {
    let calendar: Calendar = basis.calendar();
    let input = basis.program.inputs[place].id;
    let name = basis.program.name(place);
    let hold = holds.get(&input).copied().unwrap_or_default();
    let (last, mean) = (history.last(calendar, place), history.mean(calendar, place));
    let read = |known: &Option<Known>| {
        known.as_ref().map(|known| known.value).ok_or_else(|| {
            format!(
                "there is no complete {} of {name} to hold it at; type a value",
                super::words::cadence(history.cadence)
            )
        })
    };
    let value = match hold {
        Hold::Last => read(&last),
        Hold::Mean => read(&mean),
        Hold::Typed(Some(value)) if value.is_finite() => {
            why_not_held(basis.program.input(place), value).map_or(Ok(value), Err)
        }
        Hold::Typed(_) => Err(format!("type what {name} is to be held at")),
    };
    let (unit, is_standing) = (basis.unit(place), basis.is_standing(place));
    Held { input, name, unit, is_standing, hold, last, mean, value }
}

/// Why an input cannot be held at a value; `None` where it can. Only a finished score may lie
/// under 0.
pub fn why_not_held(input: &Input, value: f64) -> Option<String> {
    let is_count = input.kind != InputKind::GivenRate;
    (is_count && value < 0.0).then(|| {
        let (name, value) = (name_of(input), super::words::number(value));
        format!("{name} cannot be {value}: it counts something, so it is never under 0")
    })
}

/// One question with everything it needs.
struct Answer<'a> {
    basis: &'a Basis<'a>,
    history: &'a History,
    place: usize,
    stretch: Stretch,
    held: &'a [Held],
}

impl Answer<'_> {
    fn outcome(&self, target: Option<f64>) -> (Result<Required, String>, Vec<String>) {
        let target = target.filter(|target| target.is_finite());
        let Some(target) = target else {
            return (Err("type the target to reach".to_owned()), Vec::new());
        };
        let setting = match Setting::new(self.basis, self.stretch, self.history) {
            Ok(setting) => setting,
            Err(reason) => return (Err(reason), Vec::new()),
        };
        let problem = self.problem(&setting);
        let is_whole = self.basis.is_whole(self.place, self.history);
        let now = self.now();
        let found = match problem.solve(target, is_whole, now.map(|(_, now)| now)) {
            Ok(found) => found,
            Err(reason) => return (Err(reason), explaining::lines(self, &problem, None)),
        };
        let sensitivity = self.sensitivity(&setting, target, is_whole, &found);
        let (history, is_unheard_of) = comparing::compared(self, &problem, &found);
        let required = Required {
            exact: found.exact,
            value: found.value,
            side: found.side,
            reached: found.reached,
            now,
            sum: found.sum,
            n_left: setting.n_left,
            cadence: setting.cadence,
            when: telling::when(self, &problem, &found),
            sentences: telling::sentences(self, &problem, &found, target),
            history,
            is_unheard_of,
            sensitivity,
        };
        let explanation = explaining::lines(self, &problem, Some(&found));
        (Ok(required), explanation)
    }

    fn now(&self) -> Option<(Period, f64)> {
        self.history.by_place[self.place].last().copied()
    }

    fn problem<'s>(&'s self, setting: &'s Setting) -> Problem<'s> {
        let values = (0..self.basis.program.inputs.len()).map(|place| {
            let id = self.basis.program.inputs[place].id;
            let held = self.held.iter().find(|held| held.input == id);
            held.map_or_else(
                || Err("it is what is solved for".to_owned()),
                |held| held.value.clone(),
            )
        });
        Problem { basis: self.basis, setting, place: self.place, values: values.collect() }
    }

    /// The other input whose nudges change the answer most.
    fn sensitivity(
        &self,
        setting: &Setting,
        target: f64,
        is_whole: bool,
        found: &problem::Found,
    ) -> Option<Sensitivity> {
        let near = Some(found.exact);
        let mut best: Option<(f64, Sensitivity)> = None;
        for held in self.held {
            let Some(place) = self.place_of(held.input) else { continue };
            let Some(value) = held.value.as_ref().ok().filter(|value| **value != 0.0) else {
                continue;
            };
            let mut effect = 0.0_f64;
            let rows = NUDGES.map(|nudge| {
                let changed = value * (1.0 + nudge);
                let mut problem = self.problem(setting);
                problem.values[place] = Ok(changed);
                let then = problem.solve(target, is_whole, near);
                effect += then
                    .as_ref()
                    .map_or_else(|_| found.exact.abs(), |then| (then.exact - found.exact).abs());
                (nudge, changed, then.map(|then| then.value))
            });
            if effect > 1e-9 * found.exact.abs() && best.as_ref().is_none_or(|(e, _)| *e < effect) {
                let name = held.name.clone();
                let row = Sensitivity { name, unit: held.unit.clone(), rows: rows.into() };
                best = Some((effect, row));
            }
        }
        best.map(|(_, sensitivity)| sensitivity)
    }

    /// What a period that is not over has brought of the input solved for, if anything.
    fn to_date(&self, period: Period) -> Option<f64> {
        let basis = self.basis;
        let formula = basis.program.input(self.place).identifier.clone();
        let kpi = Kpi { formula, ..Kpi::default() };
        let point = KpiProgram::new(basis.project, &kpi).ok()?.at(
            basis.project,
            period,
            basis.channels,
            basis.judged_on,
            None,
        );
        point.figure.value().filter(|_| !point.is_complete)
    }

    fn place_of(&self, input: InputId) -> Option<usize> {
        self.basis.program.inputs.iter().position(|bound| bound.id == input)
    }
}
