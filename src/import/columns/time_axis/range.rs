//! A column with the first and one with the last day of what each row is about.

use std::collections::BTreeSet;

use super::DateSource;
use crate::import::cells::dates::{self, DateToken};
use crate::import::cells::word_list;
use crate::import::lines::grid::Grid;
use crate::import::meaning::aliases::key;
use crate::import::tables::TableShape;

/// Names of such columns, in the form [`key`] gives.
const FIRST: &str = "start date;start day;start;starts;date start;startdate;from;from date;date from;begin;\
    begin date;beginning;first day;period start;period from;start of period;week start;week from;\
    month start;reporting starts;startdatum;beginn;von;datum von;anfang;woche von;zeitraum von;\
    fecha de inicio;fecha inicio;inicio;desde;data de inicio;data inicial;data inicio;de;\
    date de debut;debut;du;data inizio;inizio;dal;begindatum;vanaf;data rozpoczecia;od";
const LAST: &str = "end date;end day;end;ends;date end;enddate;to;to date;date to;until;finish;finish date;\
    last day;period end;period to;end of period;week end;week ending;week to;month end;reporting ends;\
    enddatum;ende;bis;datum bis;woche bis;zeitraum bis;fecha de fin;fecha fin;fin;hasta;\
    fecha de finalizacion;data de termino;data final;data fim;termino;fim;ate;a;\
    date de fin;au;data fine;fine;al;einddatum;tot;data zakonczenia;do";
/// Rows looked at.
const SAMPLE: usize = 300;

fn is_one(names: &str, header: &str) -> bool {
    let name = key(header);
    word_list::has_name(names, &name)
}

/// The two columns, where the time axis that was found is one of them and rows are about several
/// days. Calls and answers begin and end on the same day, and one range in all rows is that of the
/// report.
pub(super) fn find(grid: &Grid, table: &TableShape, axis: usize) -> Option<DateSource> {
    let header = |column: usize| table.headers.get(column).map_or("", String::as_str);
    let other = |names: &str| {
        (0..table.headers.len()).find(|column| *column != axis && is_one(names, header(*column)))
    };
    let (first, last) = if is_one(FIRST, header(axis)) {
        (axis, other(LAST)?)
    } else if is_one(LAST, header(axis)) {
        (other(FIRST)?, axis)
    } else {
        return None;
    };
    let step = (table.rows.len() / SAMPLE).max(1);
    let (mut n, mut n_read, mut n_long) = (0, 0, 0);
    let mut ranges = BTreeSet::new();
    for record in table.rows.iter().step_by(step) {
        let ends = [first, last].map(|column| grid.field(record, column));
        n += 1;
        let [Some(from), Some(to)] = ends.map(dates::parse) else { continue };
        n_read += 1;
        n_long += usize::from(from != to);
        ranges.insert(ends);
    }
    let are_most = |part: usize, whole: usize| part * 5 >= whole * 4;
    let fits = are_most(n_read, n) && are_most(n_long, n_read) && ranges.len() > 1;
    fits.then_some(DateSource::Range { first, last })
}

/// The days of one row.
pub(super) fn token(grid: &Grid, first: usize, last: usize, record: usize) -> Option<DateToken> {
    let [from, to] = [first, last].map(|column| grid.field(record, column).trim());
    dates::parse(&format!("{from} - {to}"))
}

/// Whether a header says that each date is the last day of the row's period.
pub(super) fn ends_periods(header: &str) -> bool {
    is_one(LAST, header)
}
