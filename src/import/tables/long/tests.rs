//! Which tables are long, and what becomes of them.

use super::*;
use crate::import::lines::even::Runs;
use crate::import::lines::records;
use crate::import::progress::NoProgress;

fn check(text: &str, expected: Option<&[&[&str]]>) {
    let (grid, _) = records::read(text, b',', Runs::ANY, &NoProgress);
    let table = find(&grid, 0, TableSplit::Found).remove(0);
    let found = spread(&grid, &table).map(|found| found.grid);
    let rows = found.as_ref().map(|grid| {
        let record = |record| grid.record(record).collect::<Vec<_>>();
        (0..grid.n_records()).map(record).collect::<Vec<_>>()
    });
    let rows = rows.as_ref().map(|rows| rows.iter().map(Vec::as_slice).collect::<Vec<_>>());
    assert_eq!(rows.as_deref(), expected, "{text}");
}

#[test]
fn each_measure_becomes_a_column() {
    check(
        "Date,Metric,Value\n2024-01-01,Followers,5\n2024-01-01,Reach,70\n2024-01-02,Followers,6\n2024-01-02,Reach,80\n",
        Some(&[
            &["Date", "Followers", "Reach"],
            &["2024-01-01", "5", "70"],
            &["2024-01-02", "6", "80"],
        ]),
    );
    check(
        "Tag,Kanal,Kennzahl,Einheit,Wert\n2024-01-01,Instagram,Quote,%,5\n2024-01-01,Instagram,Reichweite,,70\n2024-01-01,Facebook,Quote,%,6\n",
        Some(&[
            &["Tag", "Kanal", "Quote (%)", "Reichweite"],
            &["2024-01-01", "Instagram", "5", "70"],
            &["2024-01-01", "Facebook", "6", ""],
        ]),
    );
    // Known measures under any name, beside a column that says nothing but "value".
    check(
        "date,name,value\n2024-01-01,likes,5\n2024-01-01,reach,70\n2024-01-02,likes,6\n",
        Some(&[&["date", "likes", "reach"], &["2024-01-01", "5", "70"], &["2024-01-02", "6", ""]]),
    );
}

#[test]
fn two_figures_of_one_measure_and_day_are_two_rows() {
    check(
        "Date,Metric,Value\n2024-01-01,Likes,5\n2024-01-01,Likes,6\n2024-01-01,Reach,7\n",
        Some(&[&["Date", "Likes", "Reach"], &["2024-01-01", "5", "7"], &["2024-01-01", "6", ""]]),
    );
}

#[test]
fn a_measure_is_told_by_the_name_of_its_column_whatever_stands_beside_it() {
    // Figures that look like years, and several columns that tell rows apart.
    check(
        "date,account,metric,value\n2024-01-01,One,Reach,100\n2024-01-01,One,Followers,2001\n2024-01-01,Two,Reach,1990\n2024-01-01,Two,Followers,2024\n",
        Some(&[
            &["date", "account", "Reach", "Followers"],
            &["2024-01-01", "One", "100", "2001"],
            &["2024-01-01", "Two", "1990", "2024"],
        ]),
    );
    // One row for each measure, and only one measure.
    check(
        "Month,KPI,Value\n2024-01,Leads,5\n2024-01,NPS,40\n",
        Some(&[&["Month", "Leads", "NPS"], &["2024-01", "5", "40"]]),
    );
    check(
        "Date,Metric,Value\n2024-01-01,Reach,5\n2024-01-02,Reach,6\n",
        Some(&[&["Date", "Reach"], &["2024-01-01", "5"], &["2024-01-02", "6"]]),
    );
    // Without a time axis, too.
    check(
        "Metric,City,Value\nFollowers,Rome,5\nReach,Rome,70\nReach,Oslo,7\n",
        Some(&[&["City", "Followers", "Reach"], &["Rome", "5", "70"], &["Oslo", "", "7"]]),
    );
    check(
        "Metric,This month,Last month,Change\nReach,5,6,-17%\nLikes,7,7,0%\n",
        Some(&[&["Reach", "Likes"], &["5", "7"]]),
    );
}

#[test]
fn targets_and_changes_are_left_out_and_other_figures_kept_apart() {
    check(
        "Month,Region,KPI,Actual,Target,YoY %\n2024-01,North,Leads,5,6,2%\n2024-01,North,NPS,30,40,1%\n2024-02,North,Leads,7,6,3%\n",
        Some(&[
            &["Month", "Region", "Leads", "NPS"],
            &["2024-01", "North", "5", "30"],
            &["2024-02", "North", "7", ""],
        ]),
    );
    check(
        "Date,Metric,Instagram,Facebook\n2024-01-01,Reach,5,6\n2024-01-01,Likes,7,8\n",
        Some(&[
            &[
                "Date",
                "Reach (Instagram)",
                "Reach (Facebook)",
                "Likes (Instagram)",
                "Likes (Facebook)",
            ],
            &["2024-01-01", "5", "6", "7", "8"],
        ]),
    );
}

#[test]
fn of_several_windows_of_a_measure_the_shortest_is_read() {
    check(
        "end_time,name,period,title,value\n2024-01-01,page_zaps,day,Daily Zaps,5\n2024-01-01,page_zaps,week,Weekly Zaps,30\n2024-01-01,page_fans,lifetime,Fans,900\n2024-01-02,page_zaps,day,Daily Zaps,6\n2024-01-02,page_zaps,days_28,28 Days Zaps,99\n2024-01-02,page_hits,week,Weekly Hits,7\n",
        Some(&[
            &["end_time", "page_zaps", "page_fans", "Weekly page_hits"],
            &["2024-01-01", "5", "900", ""],
            &["2024-01-02", "6", "", "7"],
        ]),
    );
    // A row a week counts whole weeks, and nothing has to be said.
    check(
        "Date,Metric,Period,Value\n2024-01-01,Reach,week,5\n2024-01-08,Reach,week,6\n",
        Some(&[&["Date", "Reach"], &["2024-01-01", "5"], &["2024-01-08", "6"]]),
    );
}

#[test]
fn a_value_of_unlike_measures_is_known_where_the_table_cannot_be_spread() {
    let headers = |names: &str| names.split(',').map(str::to_owned).collect::<Vec<_>>();
    assert!(holds_unlike(&headers("Date,Metric,Value"), 2));
    assert!(!holds_unlike(&headers("Date,Metric,Value"), 1));
    assert!(!holds_unlike(&headers("Date,Country,Value"), 2));
}

#[test]
fn other_tables_stay_as_they_are() {
    check("Date,Country,Value\n2024-01-01,Peru,5\n2024-01-01,Chile,6\n2024-01-02,Peru,5\n", None);
    check("Date,Metric,Reach,Likes\n2024-01-01,a,5,6\n2024-01-01,b,5,6\n2024-01-02,a,1,2\n", None);
}
