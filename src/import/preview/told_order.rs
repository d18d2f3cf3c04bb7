//! The order of day and month where every date fits both: what the name of the column and the day of
//! the export say about it.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::import::cells::date_column::{DateColumn, DateOrder};
use crate::import::columns::time_axis;
use crate::model::Cadence;

/// Days behind the export that nobody plans ahead.
const FAR: i32 = 31;

/// The order that is told, and the sentence that says by what. `read` reads the dates in an order as
/// the name of their column, `named`, has them.
pub(super) fn told(
    named: &str,
    anchor: Option<Date>,
    read: impl Fn(DateOrder) -> DateColumn,
) -> Option<(DateOrder, String)> {
    let orders = [DateOrder::DayMonthYear, DateOrder::MonthDayYear];
    let columns = orders.map(&read);
    let n_read = |column: &DateColumn| column.starts.iter().flatten().count();
    if n_read(&columns[0]) != n_read(&columns[1]) || n_read(&columns[0]) < 2 {
        return None;
    }
    let only = |fits: &dyn Fn(&DateColumn) -> bool| match [fits(&columns[0]), fits(&columns[1])] {
        [true, false] => Some(orders[0]),
        [false, true] => Some(orders[1]),
        _ => None,
    };
    let wanted = time_axis::named_cadence(named).filter(|cadence| *cadence != Cadence::Day);
    if let Some(cadence) = wanted
        && let Some(order) = only(&|column| column.cadence == cadence)
    {
        let name = cadence.label().to_lowercase();
        let reason = format!("Its column is called “{named}”, and only so is each date a {name}");
        return Some((order, reason));
    }
    let anchor = anchor?;
    let last = |column: &DateColumn| column.starts.iter().copied().flatten().max();
    let is_past = |column: &DateColumn| last(column) <= Some(anchor);
    let far = anchor.saturating_add(FAR.days());
    let order = only(&is_past)?;
    let other = columns.iter().find(|column| !is_past(column))?;
    let reason = format!("In the other order dates would lie long after {anchor}");
    (last(other) > Some(far)).then_some((order, reason))
}
