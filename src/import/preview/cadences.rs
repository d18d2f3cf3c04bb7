//! Rows that stand for other periods than their dates look like: one `2025-03-01` may be a day or
//! all of March, and only the user knows.

use crate::import::cells::date_column::DateColumn;
use crate::import::preview::rows::{RowChoice, SortedRows};
use crate::import::problem::{ImportProblem, Severity, problem};
use crate::model::{Cadence, Calendar};

/// The cadences in which no period gets rows of two dates, the present one among them.
pub(super) fn fitting(rows: &SortedRows, now: Cadence) -> Vec<Cadence> {
    if matches!(rows.mode, RowChoice::Events { .. }) {
        return Vec::new();
    }
    let calendar = Calendar::default();
    let fits = |cadence: &Cadence| {
        let period = |start| calendar.period_of(*cadence, start);
        let mut lists = rows.day_lists();
        if *cadence <= now {
            lists.all(|starts| starts.iter().all(|start| calendar.start(period(*start)) == *start))
        } else {
            lists.all(|starts| starts.windows(2).all(|pair| period(pair[0]) != period(pair[1])))
        }
    };
    Cadence::ALL.into_iter().filter(fits).collect()
}

/// Puts each row into the period of a cadence that its date lies in.
pub(super) fn put_into(dates: &mut DateColumn, cadence: Cadence) {
    let calendar = Calendar::default();
    for start in dates.starts.iter_mut().flatten() {
        *start = calendar.start(calendar.period_of(cadence, *start));
    }
    dates.cadence = cadence;
    dates.partial.clear();
}

pub(super) fn not_followed(wanted: Cadence, now: Cadence) -> ImportProblem {
    let message = format!(
        "Several rows lie in one {}, so they are read as one for each {}; read them as events to add them up",
        wanted.code(),
        now.code()
    );
    problem(Severity::Warning, message)
}
