//! Whether an import gives nearly all periods of a plan other figures: then it is about another page
//! more often than it mends the same one.

use jiff::civil::Date;

use crate::import::preview::SeriesPreview;
use crate::import::problem::{ImportProblem, Severity, problem};

/// Periods both have below which nothing is said.
const FEWEST: usize = 5;

/// The figures of one file that the plan has too.
pub(super) struct Replaced {
    file: usize,
    /// Periods that both have.
    n_common: usize,
    /// Of those, such whose figures are far apart.
    n_apart: usize,
    /// The first of them: what it is, the day, and both figures.
    first: Option<(String, Date, f64, f64)>,
}

/// Takes note of a period that the plan and a series have.
pub(super) fn note(
    all: &mut Vec<Replaced>,
    series: &SeriesPreview,
    (start, theirs): (Date, f64),
    mine: f64,
) {
    let place = all.iter().position(|one| one.file == series.file).unwrap_or_else(|| {
        all.push(Replaced { file: series.file, n_common: 0, n_apart: 0, first: None });
        all.len() - 1
    });
    let Some(of_file) = all.get_mut(place) else { return };
    of_file.n_common += 1;
    if (mine - theirs).abs() > 0.2 * mine.abs().max(theirs.abs()) {
        of_file.n_apart += 1;
        let name = format!("{} on {}", series.label, series.channel);
        of_file.first.get_or_insert((name, start, mine, theirs));
    }
}

/// Says for each file that its figures are far from the plan's.
pub(super) fn tell(all: &[Replaced]) -> impl Iterator<Item = ImportProblem> + '_ {
    all.iter().filter_map(|one| {
        let Replaced { file, n_common, n_apart, first } = one;
        let (name, start, mine, theirs) = first.as_ref()?;
        let message = format!(
            "{n_apart} of {n_common} figures that the plan has for the same periods are far from those of this file, first {name} on {start}: {mine} in the plan, {theirs} in the file. If the file is about another page or account, give it a channel of its own"
        );
        let is_much = *n_common >= FEWEST && n_apart * 5 >= n_common * 4;
        is_much.then(|| problem(Severity::Warning, message).in_file(*file))
    })
}
