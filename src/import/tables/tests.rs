//! Tables as they stand in real files.

use super::*;
use crate::import::lines::even::Runs;
use crate::import::lines::records;
use crate::import::progress::NoProgress;

fn tables(text: &str) -> Vec<TableShape> {
    let (grid, _) = records::read(text, b',', Runs::ANY, &NoProgress);
    find(&grid, 0, TableSplit::Found)
}

/// Header record and number of rows of each table.
fn check(text: &str, expected: &[(Option<usize>, usize)]) {
    let found: Vec<_> = tables(text).iter().map(|t| (t.header_record, t.rows.len())).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn the_header_is_found_below_whatever_stands_above() {
    check("Date,Likes\n2024-01-01,5\n", &[(Some(0), 1)]);
    check("\"Likes\"\nDate,Primary\n2024-01-01,5\n", &[(Some(1), 1)]);
    check("# Report\n# Start date: 20240101\nDate,Users\n20240101,5\n", &[(Some(2), 1)]);
    check("# Report\n\nCity,Users\nRome,5\nBari,6\n", &[(Some(2), 2)]);
    check("Report\n\"July 8, 2025 - July 31, 2025\"\nName,Impr.,Cost\nA,5,6\n", &[(Some(2), 1)]);
    check("2024-01-01,5\n2024-01-02,6\n", &[(None, 2)]);
    check(",Time period,Current\n,\"\n Day \n\",Sessions\n1,2024-01-01,5\n", &[(Some(1), 1)]);
    check("year,subscribers\n2011,5\n2012,6\n", &[(Some(0), 2)]);
    check("", &[]);
    check("hello\n", &[]);
}

#[test]
fn dates_side_by_side_are_a_header() {
    check("Metric,2024-01,2024-02,2024-03\nLikes,1,2,3\n", &[(Some(0), 1)]);
}

#[test]
fn stacked_tables_come_apart() {
    let text =
        "\"A\"\nDate,Primary\n2024-01-01,1\n2024-01-02,2\n\n\"B\"\nDate,Primary\n2024-01-01,3\n";
    check(text, &[(Some(1), 2), (Some(6), 1)]);
    let titles: Vec<_> = tables(text).into_iter().map(|t| t.title).collect();
    assert_eq!(titles, [Some("A".to_owned()), Some("B".to_owned())]);
    check("# a\nWeek,Users\n1,5\n# b\nWeek,New\n1,2\n", &[(Some(1), 1), (Some(4), 1)]);
    check("Date,A\n2024-01-01,1\n\n2024-01-02,2\n", &[(Some(0), 2)]);
    check("T,\nDate,P\n2024-01-01,1\n,\nU,\nDate,P\n2024-01-01,2\n", &[(Some(1), 1), (Some(5), 1)]);
}

#[test]
fn totals_and_remarks_stay_out_of_the_rows() {
    let found = tables("Geo,Views\nTotal,9\nUS,5\nIN,4\nShowing top 2 results\n");
    assert_eq!((&found[0].rows, &found[0].totals), (&[2, 3].into_iter().collect(), &vec![1]));
    assert_eq!(found[0].remarks, [4]);
    let found = tables("Name,Cost\nA,5\nTotal: Account,5\nDate,Cost\nName,Cost\nB,6\n");
    assert_eq!(found[0].totals, [2]);
    assert_eq!(found[0].remarks, [4]);
}

#[test]
fn short_rows_are_kept_and_marked() {
    let found = tables("Date,A,B\n2024-01-01,1\n2024-01-02,1,2,3\n2024-01-03,1,2\n");
    assert_eq!((found[0].rows.len(), found[0].ragged.as_slice()), (3, &[1, 2][..]));
    assert_eq!(found[0].headers, ["Date", "A", "B", "Column 4"]);
}

#[test]
fn a_second_header_row_describes_the_columns() {
    let found =
        tables("Date,Reach,Likes\n,People who saw it all,People who liked it\n1/24/2014,5,6\n");
    assert_eq!(found[0].rows, [2].into_iter().collect());
    assert_eq!(found[0].descriptions[1], "People who saw it all");
}
