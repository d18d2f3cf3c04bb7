//! What the dates of a table say by themselves about the order of day and month, so that an order
//! of an earlier export is followed only where it can be meant.

use crate::import::cells::date_column::{self, DateOrder};
use crate::import::cells::date_order;
use crate::import::columns::time_axis::{self, DateSource};
use crate::import::source::file::ParsedTable;

/// The order of day and month as a table's dates tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderSeen {
    pub order: DateOrder,
    /// Whether both orders fit.
    pub is_uncertain: bool,
    /// Whether every date can be read with the day first, and with the month first.
    fits: [bool; 2],
}

impl OrderSeen {
    /// Whether every date can be read in an order.
    pub fn allows(self, order: DateOrder) -> bool {
        match order {
            DateOrder::YearMonthDay => false,
            DateOrder::DayMonthYear => self.fits[0],
            DateOrder::MonthDayYear => self.fits[1],
        }
    }
}

/// `None` where every date says by itself what is day and what is month.
pub fn order_seen(table: &ParsedTable, source: DateSource) -> Option<OrderSeen> {
    let tokens = time_axis::tokens(table.grid(), &table.shape, source);
    let fits = date_order::fitting(&tokens)?;
    let dates = date_column::read(&tokens, None, None);
    Some(OrderSeen { order: dates.order, is_uncertain: dates.is_uncertain, fits })
}
