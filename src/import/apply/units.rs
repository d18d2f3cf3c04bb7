//! Units of inputs: figures that say theirs never go beside figures in another one, and where only
//! one of the two says it, that is told and holds for what comes later.

use crate::import::apply::{ImportPlan, NewInput};
use crate::import::cells::numbers;
use crate::import::preview::SeriesPreview;
use crate::import::problem::{Severity, problem};
use crate::model::{InputKind, Project};

/// What an input is kept as, in the plan or by what this import brings to it.
pub(super) struct Known {
    pub kind: InputKind,
    /// Empty where nothing said it yet.
    pub unit: String,
    /// Whether it is kept in the plan's own currency.
    is_money: bool,
    has_readings: bool,
}

impl Known {
    pub fn of(project: &Project, plan: &ImportPlan, identifier: &str) -> Option<Self> {
        let has_identifier = |input: &&NewInput| input.identifier == identifier;
        let completed = plan.completed_inputs.iter().find(has_identifier);
        let in_plan = project.input_named(identifier).map(|(id, input)| {
            // "money" is the plan's own currency.
            let is_money = input.unit == "money";
            let own = if is_money { &project.settings.currency } else { &input.unit };
            let unit = completed.map_or(own, |input| &input.unit).clone();
            let has_readings = project.series.keys().any(|key| key.input == id);
            Self { kind: input.kind, unit, is_money, has_readings }
        });
        in_plan.or_else(|| {
            let input = plan.new_inputs.iter().find(has_identifier)?;
            let (kind, unit) = (input.kind, input.unit.clone());
            let has_readings = plan.series.iter().any(|series| series.identifier == identifier);
            Some(Self { kind, unit, is_money: false, has_readings })
        })
    }
}

/// Gives an input without a unit that of a series, and says so; says too where only the input has
/// one.
pub(super) fn complete(project: &Project, plan: &mut ImportPlan, series: &SeriesPreview) {
    let Some(known) = Known::of(project, plan, &series.identifier) else { return };
    let unit = series.unit.clone().unwrap_or_default();
    let name = &series.identifier;
    let (severity, message) = match (known.unit.is_empty(), unit.is_empty()) {
        (true, false) => {
            set_unit(project, plan, name, &unit);
            if !known.has_readings {
                return;
            }
            let message = format!(
                "{name} has figures that do not say their unit, and these are in {unit}: it is kept in {unit} from now on. Take the step back if the earlier figures are in something else"
            );
            (Severity::Warning, message)
        }
        (false, true) if is_told(&known.unit) => {
            let message = format!(
                "{name} is kept in {0} in the plan, and the file does not say the unit of its figures; they were taken as {0}, so choose another input if they are not",
                known.unit
            );
            (if known.is_money { Severity::Note } else { Severity::Warning }, message)
        }
        _ => return,
    };
    let told = problem(severity, message).at_column(&series.column).in_file(series.file);
    if !plan.problems.contains(&told) {
        plan.problems.push(told);
    }
}

/// Whether figures often say this unit, so that it means something when they do not.
fn is_told(unit: &str) -> bool {
    matches!(unit, "%" | "seconds") || numbers::is_currency(unit)
}

fn set_unit(project: &Project, plan: &mut ImportPlan, identifier: &str, unit: &str) {
    if let Some(input) = plan.new_inputs.iter_mut().find(|input| input.identifier == identifier) {
        unit.clone_into(&mut input.unit);
        return;
    }
    let Some((_, input)) = project.input_named(identifier) else { return };
    plan.completed_inputs.push(NewInput {
        identifier: input.identifier.clone(),
        label: input.label.clone(),
        kind: input.kind,
        unit: unit.to_owned(),
        source: input.source.clone(),
    });
}
