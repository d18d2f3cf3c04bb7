//! Clock times of two parts, "1:11": hours and minutes, or minutes and seconds, as the name of the
//! column says; where it says nothing, both readings fit.

use crate::import::cells::missing;
use crate::import::cells::numbers::FigureUnit;
use crate::import::cells::word_list;
use crate::import::lines::grid::Grid;
use crate::import::lines::record_list::RecordList;

/// How a header says that clock times of two parts are hours and minutes, and that they are minutes
/// and seconds.
const HOURS: &str = "h:mm;hh:mm;h:m;hhh:mm;hours:minutes;hrs:mins;hrs:min;hour:minute;std:min;stunden:minuten;\
    horas:minutos;heures:minutes;ore:minuti";
const MINUTES: &str = "m:ss;mm:ss;m:s;mmm:ss;minutes:seconds;mins:secs;min:sec;min:s;minuten:sekunden;min:sek;\
    minutos:segundos;min:seg;minutes:secondes";

/// "1:11", but not "0:01:11".
pub(in crate::import) fn has_two_parts(cell: &str) -> bool {
    cell.bytes().filter(|byte| *byte == b':').count() == 1
}

/// The unit of a column's cells once its header is looked at.
pub(super) fn told(unit: Option<FigureUnit>, header: &str) -> Option<FigureUnit> {
    match unit {
        Some(FigureUnit::Seconds) if says_hours(header) => Some(FigureUnit::HoursMinutes),
        unit => unit,
    }
}

/// Whether a header says that its clock times are hours and minutes.
pub(in crate::import) fn says_hours(header: &str) -> bool {
    says(header, HOURS)
}

/// Whether a header says which of the two its clock times are.
pub(in crate::import) fn says_parts(header: &str) -> bool {
    says(header, HOURS) || says(header, MINUTES)
}

fn says(header: &str, list: &str) -> bool {
    let header = header.to_lowercase();
    let mut words = header.split(|c: char| !c.is_alphanumeric() && c != ':');
    words.any(|word| word_list::has_name(list, word))
}

/// The first of the cells of a column that fits both readings, where all that are filled do.
pub(in crate::import) fn of_two_readings<'a>(
    grid: &'a Grid,
    rows: &RecordList,
    column: usize,
) -> Option<&'a str> {
    let mut cells = rows.iter().map(|record| grid.field(record, column).trim());
    let first = cells.clone().find(|cell| !missing::is_missing(cell))?;
    let fits =
        |cell: &str| missing::is_missing(cell) || (has_two_parts(cell) && !cell.contains('.'));
    cells.all(fits).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_may_say_whether_clock_times_are_hours_or_minutes() {
        for header in ["First response time (h:mm)", "Dauer [hh:mm]", "Wait (Hours:Minutes)"] {
            assert!(says_hours(header), "{header}");
        }
        for header in ["AHT (mm:ss)", "Talk time min:sec"] {
            assert!(says_parts(header) && !says_hours(header), "{header}");
        }
        for header in ["Time (hh:mm:ss)", "First response time", "h", "Start: hh"] {
            assert!(!says_parts(header), "{header}");
        }
        assert!(has_two_parts("1:11") && !has_two_parts("0:01:11") && !has_two_parts("35s"));
    }
}
