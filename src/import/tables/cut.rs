//! Rows that all have more fields than there are names: fields that a comma of their own cut in two
//! are joined, names that begin one field too late are moved; what is not plain is not read.

use super::{TableShape, is_date_word};
use crate::import::cells::dates::{self, DateToken};
use crate::import::cells::months::is_weekday;
use crate::import::lines::grid::{Grid, is_blank};
use crate::import::problem::quoted;
use crate::model::counted;

/// The records with every field where its name is.
pub struct MendedGrid {
    pub grid: Grid,
    /// What was done, a sentence.
    pub told: String,
}

/// Whether nearly all rows have something beyond the last name.
pub fn are_longer(grid: &Grid, table: &TableShape) -> bool {
    let longer = longer(grid, table).len();
    longer > 0 && longer * 10 >= (table.rows.len() + table.moved.len()) * 8
}

/// The rows with something beyond the last name, ascending.
pub fn longer(grid: &Grid, table: &TableShape) -> Vec<usize> {
    let Some(header) = table.header_record else { return Vec::new() };
    let named = grid.width(header);
    let is_longer = |record: &usize| grid.record(*record).skip(named).any(|field| !is_blank(field));
    let mut rows: Vec<usize> = table.ragged.iter().chain(&table.moved).copied().collect();
    rows.sort_unstable();
    rows.dedup();
    rows.retain(is_longer);
    rows
}

/// The records of a table with longer rows, put right where it is plain how.
pub fn mended(grid: &Grid, table: &TableShape) -> Option<MendedGrid> {
    if !are_longer(grid, table) {
        return None;
    }
    let header = table.header_record?;
    names_moved(grid, table, header).or_else(|| joined(grid, table, header))
}

/// The places of the fields of a record that go on where the one before was cut.
type Cuts = Vec<usize>;

fn joined(grid: &Grid, table: &TableShape, header: usize) -> Option<MendedGrid> {
    let named = grid.width(header);
    let fits = |record: usize, cuts: &Cuts| {
        let after = grid.width(record).saturating_sub(cuts.len());
        let beyond = grid.record(record).skip(named + cuts.len());
        !cuts.is_empty() && after >= named && beyond.into_iter().all(is_blank)
    };
    // Programs that write a blank behind each comma do so in the names, too.
    let may_be_blank = !grid.record(header).skip(1).any(opens_blank);
    let is_free =
        |record: usize| grid.width(record) > named || !grid.record(record).skip(1).any(opens_blank);
    let is_usable = may_be_blank && table.rows.iter().all(is_free);
    let rows = longer(grid, table);
    let ways: [fn(&Grid, usize, usize) -> Cuts; 2] = [cut_dates, cut_anywhere];
    let n_ways = if is_usable { 2 } else { 1 };
    let way = ways.into_iter().take(n_ways).find(|way| {
        let n = rows.iter().filter(|row| fits(**row, &way(grid, **row, named))).count();
        n * 10 >= rows.len() * 9
    })?;
    let mut whole = Grid::default();
    let mut first = None;
    let mut n_rows = 0;
    for record in 0..grid.n_records() {
        let is_wide = table.records.contains(&record) && grid.width(record) > named;
        let cuts = if is_wide { way(grid, record, named) } else { Cuts::new() };
        let cuts = if fits(record, &cuts) { cuts } else { Cuts::new() };
        n_rows += usize::from(!cuts.is_empty());
        for field in fields(grid, record, &cuts) {
            if field.1 {
                first.get_or_insert_with(|| field.0.clone());
            }
            whole.push(&field.0);
        }
        whole.end_record();
    }
    let told = format!(
        "A comma inside a field had cut it in two in {}, with at least one field too many; the parts were joined again, first {}",
        counted(n_rows, "row"),
        quoted(&first?)
    );
    Some(MendedGrid { grid: whole, told })
}

/// The fields of a record with the cut ones whole again, and whether each was cut.
fn fields(grid: &Grid, record: usize, cuts: &Cuts) -> Vec<(String, bool)> {
    let mut fields: Vec<(String, bool)> = Vec::new();
    for (place, field) in grid.record(record).enumerate() {
        match fields.last_mut() {
            Some((before, was_cut)) if cuts.contains(&place) => {
                before.push(',');
                before.push_str(field);
                *was_cut = true;
            }
            _ => fields.push((field.to_owned(), false)),
        }
    }
    fields
}

/// Where "Mon, Jun 2, 2026" was cut.
fn cut_dates(grid: &Grid, record: usize, _: usize) -> Cuts {
    let cells: Vec<&str> = grid.record(record).map(str::trim).collect();
    let is_day_without_year =
        |place: usize| matches!(dates::parse(cells[place]), Some(DateToken::NoYear { .. }));
    let is_year = |cell: &str| {
        let year = cell.split(' ').next().unwrap_or_default();
        year.len() == 4 && year.parse::<u16>().is_ok_and(|year| (1990..2100).contains(&year))
    };
    let mut cuts = Cuts::new();
    for place in 1..cells.len() {
        let goes_on = is_day_without_year(place - 1) && is_year(cells[place]);
        let follows_weekday = is_weekday(cells[place - 1]) && is_day_without_year(place);
        if goes_on || follows_weekday {
            cuts.push(place);
        }
    }
    cuts
}

/// Where a field begins with a blank, as no program writes one of its own; what stands beyond the
/// last name may be a remark.
fn cut_anywhere(grid: &Grid, record: usize, named: usize) -> Cuts {
    let dates = cut_dates(grid, record, named);
    let opening = grid.record(record).enumerate().filter(|(place, field)| {
        *place > 0 && *place < named && (opens_blank(field) || dates.contains(place))
    });
    opening.map(|(place, _)| place).collect()
}

fn opens_blank(field: &str) -> bool {
    field.starts_with(' ') && !is_blank(field)
}

/// The names one field later, where the first field of each row is a date or a running number of
/// which the header says nothing.
fn names_moved(grid: &Grid, table: &TableShape, header: usize) -> Option<MendedGrid> {
    let named = grid.width(header);
    let rows = || table.rows.iter().chain(table.moved.iter().copied());
    let is_one_longer = |record: usize| grid.width(record) == named + 1;
    let all_dates =
        |column: usize| rows().all(|row| dates::parse(grid.field(row, column)).is_some());
    let axis = grid.record(header).position(is_date_word);
    let is_moved = match axis {
        None => all_dates(0),
        Some(axis) => {
            let number = |row: usize| grid.field(row, 0).trim().parse::<u64>().ok();
            let numbers: Vec<Option<u64>> = rows().map(number).collect();
            let is_next = |pair: &[Option<u64>]| {
                pair[0].zip(pair[1]).is_some_and(|(one, next)| one.checked_add(1) == Some(next))
            };
            numbers.len() > 1
                && numbers.windows(2).all(is_next)
                && all_dates(axis + 1)
                && !all_dates(axis)
        }
    };
    if !is_moved || !rows().all(is_one_longer) {
        return None;
    }
    let mut whole = Grid::default();
    for record in 0..grid.n_records() {
        if record == header || table.header_repeats.binary_search(&record).is_ok() {
            whole.push("");
        }
        grid.record(record).for_each(|field| whole.push(field));
        whole.end_record();
    }
    let told = "Each row has one field more than there are column names, and the first has no name; the names were read as those of the fields behind it".to_owned();
    Some(MendedGrid { grid: whole, told })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::choices::reading::TableSplit;
    use crate::import::lines::even::Runs;
    use crate::import::lines::records;
    use crate::import::progress::NoProgress;

    fn check(text: &str, expected: Option<&[&str]>) {
        let (grid, _) = records::read(text, b',', Runs::NONE, &NoProgress);
        let table = super::super::find(&grid, 0, TableSplit::Found).remove(0);
        let last = |mended: &MendedGrid| -> Vec<String> {
            let record = mended.grid.n_records() - 1;
            mended.grid.record(record).map(str::to_owned).collect()
        };
        let found = mended(&grid, &table).as_ref().map(last);
        let expected = expected.map(|fields| fields.iter().map(|f| (*f).to_owned()).collect());
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn fields_cut_by_their_own_comma_are_joined_where_it_is_plain() {
        check(
            "Title,Post date,Views\na,Jun 2, 2026,5\nb,Jun 3, 2026,6\n",
            Some(&["b", "Jun 3, 2026", "6"]),
        );
        check(
            "Start,End,Views\nJun 2,2026,Jun 8,2026,5\nJun 9,2026,Jun 15,2026,6\n",
            Some(&["Jun 9,2026", "Jun 15,2026", "6"]),
        );
        check(
            "Date,City,Visits\n2026-06-01,Austin, TX,5\n2026-06-02,Waco, TX,6\n",
            Some(&["2026-06-02", "Waco, TX", "6"]),
        );
        check("Date,Reach,Cost\n2026-06-01,1,234,5\n2026-06-02,1,300,6\n", None);
        check("Date,Visits,Orders\n2026-06-01,5,6, fine\n2026-06-02,7,8, good\n", None);
        check("Date, City, Visits\n2026-06-01, A, 5, 7\n2026-06-02, B, 6, 7\n", None);
    }

    #[test]
    fn names_that_begin_one_field_too_late_are_moved() {
        check("Views,Likes\n2026-06-01,5,6\n2026-06-02,7,8\n", Some(&["2026-06-02", "7", "8"]));
        check("Date,Views\n1,2026-06-01,5\n2,2026-06-02,7\n", Some(&["2", "2026-06-02", "7"]));
        check("Date,Views\n2026-06-01,5,6\n2026-06-02,7,8\n", None);
    }
}
