//! KPIs that cannot be worked out, or that compute something else than the library under its name.

use crate::formula::{self, Formula};
use crate::library;
use crate::model::{InputId, InputKind, ItemId, Kpi, KpiId, ReadingKey, slug};

use super::super::fault::FormulaFault;
use super::super::fix::{Fix, Place, Way};
use super::super::formula_check;
use super::super::program::name_of;
use super::super::types::{Finding, Point};
use super::super::words::{self, short};
use super::{Plan, finding, kinds};

pub(super) fn add_broken(plan: &Plan<'_>, found: &mut Vec<Finding>) {
    for (id, kpi) in plan.project.kpis.iter() {
        let Some(analysis) = plan.kpis.get(&id) else { continue };
        if let Some(problem) = &analysis.problem {
            found.push(broken(plan, id, kpi, problem));
        } else if let Some(fault) = &analysis.fault {
            found.push(faulty(plan, id, kpi, fault));
        } else if let Some(point) = &analysis.undefined {
            found.push(undefined(plan, id, point));
        }
    }
}

fn broken(plan: &Plan<'_>, id: KpiId, kpi: &Kpi, problem: &str) -> Finding {
    let message = format!("{}; correct the formula", words::upper_first(problem));
    let about = ItemId::Kpi(id);
    let has_entry = kpi.library_key.as_deref().and_then(library::kpi).is_some();
    finding(kinds::FORMULA_CANNOT_BE_WORKED_OUT, about, message)
        .or_each(mended(plan, id, kpi))
        .or_each(
            has_entry.then(|| Fix::new("Use the library’s definition", Way::TakeDefinition(id))),
        )
        .or(Fix::open("Edit the formula", Place::Formula(id)))
}

/// Formulas that could be meant, and the inputs that are missing.
fn mended(plan: &Plan<'_>, id: KpiId, kpi: &Kpi) -> Vec<Fix> {
    let Ok(formula) = formula::parse(&kpi.formula) else {
        return spelled_out(plan, id, &kpi.formula).into_iter().collect();
    };
    let is_missing = |identifier: &&str| plan.project.input_named(identifier).is_none();
    let missing: Vec<&str> = formula.inputs().into_iter().filter(is_missing).collect();
    let Some(first) = missing.first() else { return Vec::new() };
    if let Some((_, called)) = plan.project.kpi_called(first, Some(id)) {
        let written_out = Formula::renamed(&kpi.formula, first, &format!("({})", called.formula));
        let is_whole = formula::parse(&written_out).is_ok();
        let label = format!("Put in the formula of {}", short(&called.name));
        return is_whole
            .then(|| Fix::new(label, Way::Formula(id, written_out)))
            .into_iter()
            .collect();
    }
    let mut fixes = Vec::new();
    if let [one] = missing.as_slice()
        && let Some(near) = nearest(plan, one, &formula)
    {
        let renamed = Formula::renamed(&kpi.formula, one, near);
        fixes.push(Fix::new(format!("Use {near}"), Way::Formula(id, renamed)));
    }
    let label = match missing.as_slice() {
        [one] => format!("Add the input {one}"),
        many => format!("Add the {} inputs", many.len()),
    };
    let identifiers = missing.iter().map(|identifier| (*identifier).to_owned()).collect();
    fixes.push(Fix::new(label, Way::AddInputs(identifiers)));
    fixes
}

/// A text that names a KPI as people write it, with that KPI's formula instead.
fn spelled_out(plan: &Plan<'_>, id: KpiId, text: &str) -> Option<Fix> {
    let (_, called, written_out) = plan.project.kpis.iter().find_map(|(other, called)| {
        let written_out = called_in(text, &called.name)
            .filter(|_| other != id)
            .map(|(from, to)| format!("{}({}){}", &text[..from], called.formula, &text[to..]))?;
        formula::parse(&written_out).ok()?;
        Some((other, called, written_out))
    })?;
    let label = format!("Put in the formula of {}", short(&called.name));
    Some(Fix::new(label, Way::Formula(id, written_out)))
}

/// Where a text names something, upper and lower case alike.
fn called_in(text: &str, name: &str) -> Option<(usize, usize)> {
    let name = name.trim();
    if name.is_empty() || !text.is_ascii() {
        return None;
    }
    let start = text.to_ascii_lowercase().find(&name.to_ascii_lowercase())?;
    Some((start, start + name.len()))
}

/// The input whose label makes the identifier, or whose identifier differs in a letter or two.
fn nearest<'a>(plan: &'a Plan<'_>, identifier: &str, formula: &Formula) -> Option<&'a str> {
    let used = formula.inputs();
    let free = || {
        let inputs = plan.project.inputs.values();
        inputs.filter(|input| !used.contains(&input.identifier.as_str()))
    };
    let mut labelled = free().filter(|input| slug(&input.label) == identifier);
    let labelled = labelled.next().map(|input| input.identifier.as_str());
    labelled.or_else(|| {
        formula_check::nearest(identifier, free().map(|input| input.identifier.as_str()))
    })
}

/// A formula that is bound and still has no figure, with what it may be meant as.
fn faulty(plan: &Plan<'_>, id: KpiId, kpi: &Kpi, fault: &FormulaFault) -> Finding {
    let fixes = match fault {
        FormulaFault::NoStanding { identifier, .. } => instead_of_start(&kpi.formula, identifier)
            .map(|formula| Fix::new(format!("Use prev({identifier})"), Way::Formula(id, formula))),
        FormulaFault::AlwaysZero { .. } | FormulaFault::TooLarge(_) => None,
    };
    let finding = broken(plan, id, kpi, &fault.sentence(plan.project.settings.calendar));
    Finding { fixes: fixes.into_iter().chain(finding.fixes).collect(), ..finding }
}

/// The formula with the window before in place of a standing that there is none of.
fn instead_of_start(text: &str, identifier: &str) -> Option<String> {
    let formula = formula::parse(text).ok()?.to_string();
    let wrong = format!("start({identifier})");
    let formula = formula.replace(&wrong, &format!("prev({identifier})"));
    formula::parse(&formula).is_ok().then_some(formula)
}

fn undefined(plan: &Plan<'_>, id: KpiId, point: &Point) -> Finding {
    let calendar = plan.project.settings.calendar;
    let reason = point.figure.reason().unwrap_or("the figure has no value");
    let when = words::in_period(calendar, point.period);
    let (stocks, zeros) = zeros(plan, id, point);
    let next = match zeros.as_slice() {
        [] => "look at the readings it is divided by",
        _ => "a standing of 0 is mostly one that was not entered: leave it empty or correct it",
    };
    let message = format!("{} {when}, so there is no figure; {next}", words::upper_first(reason));
    let label = match zeros.len() {
        1 => "Leave the 0 empty".to_owned(),
        n => {
            let of = stocks.iter().filter_map(|id| plan.project.inputs.get(*id));
            let of: Vec<String> = of.map(|input| name_of(input)).collect();
            format!("Leave all {n} zeros of {} empty", words::list(&of))
        }
    };
    let shown = stocks.first().copied().or_else(|| divided_by(plan, id).first().copied());
    let shown = shown.and_then(|id| Some((id, plan.project.inputs.get(id)?)));
    finding(kinds::FIGURE_NOT_DEFINED, ItemId::Kpi(id), message)
        .or_each((!zeros.is_empty()).then(|| Fix::new(label, Way::ClearReadings(zeros))))
        .or_each(
            shown.map(|(id, input)| {
                Fix::open(&format!("Show {}", name_of(input)), Place::Readings(id))
            }),
        )
}

/// The inputs a KPI divides by.
fn divided_by(plan: &Plan<'_>, id: KpiId) -> Vec<InputId> {
    let inputs = plan.kpis.get(&id).map(|kpi| kpi.inputs.as_slice()).unwrap_or_default();
    let divisors = (plan.program_of)(id).map(|program| program.formula.divisors());
    let divisors = divisors.unwrap_or_default();
    let divides = |id: &InputId| {
        plan.project
            .inputs
            .get(*id)
            .is_some_and(|input| divisors.iter().any(|divisor| divisor.input() == input.identifier))
    };
    inputs.iter().copied().filter(divides).collect()
}

/// The standings a KPI is divided by that are 0 in a period, and every reading of 0 they have:
/// what was not entered once was mostly not entered the other times either.
fn zeros(plan: &Plan<'_>, id: KpiId, point: &Point) -> (Vec<InputId>, Vec<ReadingKey>) {
    let project = plan.project;
    let calendar = project.settings.calendar;
    let is_zero_then = |input: &InputId| {
        let is_stock =
            project.inputs.get(*input).is_some_and(|input| input.kind == InputKind::Stock);
        is_stock
            && project.series_of(*input).any(|(key, series)| {
                let first = calendar.period_of(key.cadence, point.start);
                let last = calendar.period_of(key.cadence, point.end).ordinal;
                // `start()` asks for what stood before.
                let standing = series.range(i32::MIN, first.ordinal - 1).next_back();
                let mut then = series.range(first.ordinal, last).chain(standing);
                then.any(|(_, value)| value == 0.0)
            })
    };
    let stocks: Vec<InputId> =
        divided_by(plan, id).into_iter().filter(|input| is_zero_then(input)).collect();
    let series = stocks.iter().flat_map(|input| project.series_of(*input));
    let zeros = series.flat_map(|(key, series)| {
        let zeros = series.iter().filter(|(_, value)| *value == 0.0);
        zeros.map(move |(ordinal, _)| key.at(ordinal))
    });
    let zeros = zeros.collect();
    (stocks, zeros)
}

pub(super) fn add_definitions(plan: &Plan<'_>, found: &mut Vec<Finding>) {
    for (id, kpi) in plan.project.kpis.iter() {
        let Some(entry) = kpi.library_key.as_deref().and_then(library::kpi) else { continue };
        let differences = plan.definitions.differences(id);
        // What cannot be worked out at all is a finding of its own.
        if differences.is_empty() || plan.kpis.get(&id).is_some_and(|kpi| kpi.problem.is_some()) {
            continue;
        }
        let names: Vec<String> = differences.iter().map(|part| (*part).to_owned()).collect();
        let (what, verb) =
            (words::list(&names), if names.len() == 1 { "differs" } else { "differ" });
        let message = format!(
            "{} {verb} from the library’s {}; take its definition or keep this one as your own",
            words::upper_first(&what),
            short(entry.name)
        );
        found.push(
            finding(kinds::DEFINITION_DIFFERS, ItemId::Kpi(id), message)
                .or(Fix::new("Use the library’s definition", Way::TakeDefinition(id)))
                .or(Fix::new("Keep my definition", Way::KeepDefinition(id))),
        );
    }
}
