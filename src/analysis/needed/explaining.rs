//! How an answer came about, line by line.

use crate::analysis::types::OVERLAP;
use crate::analysis::window::Window;
use crate::analysis::words;
use crate::model::NumberFormat;

use super::Answer;
use super::problem::{Found, Problem};
use super::types::Hold;

/// How the answer came about, line by line.
pub(super) fn lines(
    answer: &Answer<'_>,
    problem: &Problem<'_>,
    found: Option<&Found>,
) -> Vec<String> {
    let basis = answer.basis;
    let name = basis.program.name(answer.place);
    let mut out = vec![format!("{} = {}", basis.kpi.name, basis.program.formula_in_words())];
    for held in answer.held {
        let Ok(value) = held.value else { continue };
        let from = match (held.hold, &held.last, &held.mean) {
            (Hold::Last, Some(known), _) | (Hold::Mean, _, Some(known)) => known.when.clone(),
            _ => "typed".to_owned(),
        };
        let currency = &basis.project.settings.currency;
        let value = words::figure(value, &held.unit, currency);
        out.push(format!("{} = {value} ({from})", words::upper_first(&held.name)));
    }
    if let Some(past) = problem.setting.past {
        out.push(format!("Counted as there: {}", past.name(basis.calendar())));
    }
    if let Some(found) = found {
        out.push(format!("Solved for {name}: {}", precise(found.exact)));
        out.push(format!("Put back into the formula: {}", basis.figure(found.reached)));
    }
    out.push(format!("Channels: {}", channels(answer)));
    out.push(format!("Judged on {}", words::date(basis.judged_on)));
    out
}

/// "Facebook, Instagram and X together, audiences overlap".
pub(super) fn channels(answer: &Answer<'_>) -> String {
    let basis = answer.basis;
    let newest = answer.history.past.last();
    let over = newest.map(|past| basis.evaluator.over(Window::of(basis.calendar(), past.period)));
    let used = over
        .as_ref()
        .map_or_else(|| basis.channels.unwrap_or_default().to_vec(), |over| over.channels.clone());
    let names: Vec<String> = used
        .iter()
        .filter_map(|id| basis.project.channels.get(*id))
        .map(|channel| channel.name.clone())
        .collect();
    let overlap = over.is_some_and(|over| over.remarks.iter().any(|remark| remark == OVERLAP));
    let overlap = if overlap { ", audiences overlap" } else { "" };
    match names.as_slice() {
        [] => "all".to_owned(),
        [only] => only.clone(),
        _ => format!("{} together{overlap}", words::list(&names)),
    }
}

/// With two decimals, which [`words::number`] leaves away from larger numbers.
pub(super) fn precise(value: f64) -> String {
    if value.abs() >= 1e12 {
        return words::number(value);
    }
    let text = NumberFormat::default().format(value, Some(2));
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
