//! Periods as exports name them: in parts, without a year, as sheets; and cells and rows that must
//! not become figures. What is made up here was read wrong or refused without a reason before.

use jiff::civil::date;
use paceline::import::{ImportPreview, RowCounts, Severity, StatedPeriod, TableRef};

use crate::import_shape::together;
use crate::import_wild::{ANY, check, line, warns};

fn starts(preview: &ImportPreview) -> Vec<String> {
    let series = preview.series.first().into_iter();
    series.flat_map(|series| series.readings.iter().map(|(day, _)| day.to_string())).collect()
}

fn says(preview: &ImportPreview, words: &str) -> bool {
    preview.problems.iter().any(|problem| problem.message.contains(words))
}

#[test]
fn dates_in_several_columns_count_with_all_their_parts() {
    let days = check(
        "Year,Month,Day,Likes\n2024,3,1,5\n2024,3,2,6\n2024,3,3,7\n",
        ANY,
        &["likes flow All_channels n=3 sum=18 last=7"],
    );
    assert_eq!(starts(&days), ["2024-03-01", "2024-03-02", "2024-03-03"]);
    let weeks = check(
        "Jahr,KW,Likes\n2024,12,5\n2024,13,6\n",
        ANY,
        &["likes flow All_channels n=2 sum=11 last=6"],
    );
    assert_eq!(starts(&weeks), ["2024-03-18", "2024-03-25"]);
    let quarters = check(
        "Year,Quarter,Likes\n2024,Q1,5\n2024,Q2,6\n",
        ANY,
        &["likes flow All_channels n=2 sum=11 last=6"],
    );
    assert_eq!(starts(&quarters), ["2024-01-01", "2024-04-01"]);
}

#[test]
fn periods_without_a_year_are_counted_back_from_the_day_of_the_export_and_said() {
    for (text, first) in [
        ("Month,Likes\nJanuary,5\nFebruary,6\nMarch,7\n", "2026-01-01"),
        ("Monat,Likes\nNov.,5\nDez.,6\nJan.,7\n", "2025-11-01"),
        ("Week,Likes\nWeek 12,5\nWeek 13,6\nWeek 14,7\n", "2026-03-16"),
        ("Woche,Likes\nKW 51,5\nKW 52,6\nKW 1,7\n", "2025-12-15"),
        ("Quarter,Likes\nQ3,5\nQ4,6\nQ1,7\n", "2025-07-01"),
        ("Figures of 2024\n\nMonth,Likes\nJanuary,5\nFebruary,6\nMarch,7\n", "2024-01-01"),
    ] {
        let found = check(text, ANY, &["likes flow All_channels n=3 sum=18 last=7"]);
        assert_eq!(starts(&found)[0], first, "{text}");
        assert!(warns(&found, "The dates leave out the year"), "{text}");
    }
}

#[test]
fn of_two_networks_below_each_other_without_a_year_both_are_in_the_same_year() {
    check(
        "Month,Network,Likes\nJanuary,Facebook,5\nFebruary,Facebook,6\nJanuary,Instagram,7\nFebruary,Instagram,8\n",
        ANY,
        &["likes flow Facebook n=2 sum=11 last=6", "likes flow Instagram n=2 sum=15 last=8"],
    );
}

#[test]
fn periods_that_no_plan_keeps_are_refused_with_the_reason() {
    for (cell, reason) in [
        ("H1 2024", "a plan keeps days, weeks, months, quarters and years"),
        ("1. Halbjahr 2024", "half years such as"),
        ("FY24 Q3", "nothing in the file says in which month it begins"),
        ("2023/24", "periods of a fiscal year such as"),
        ("Sprint 7", "could not be read as dates"),
    ] {
        let found =
            check(&format!("Period,Likes\n{cell},5\n{cell},6\n"), "Table without dates", &[]);
        assert!(says(&found, reason), "{cell}");
    }
}

#[test]
fn weeks_named_by_their_last_day_are_those_before_it() {
    let found = check(
        "Week ending,Likes\n2025-03-09,5\n2025-03-16,6\n2025-03-23,7\n",
        ANY,
        &["likes flow All_channels n=3 sum=18 last=7"],
    );
    assert_eq!(starts(&found)[0], "2025-03-03");
}

#[test]
fn a_day_above_12_in_the_middle_tells_that_the_month_stands_last() {
    let rows: String =
        (1..=14).fold(String::new(), |rows, day| format!("{rows}2025-{day:02}-03,5\n"));
    let found =
        check(&format!("Date,Likes\n{rows}"), ANY, &["likes flow All_channels n=14 sum=70 last=5"]);
    assert_eq!(starts(&found)[13], "2025-03-14");
}

#[test]
fn days_a_spreadsheet_program_exchanged_are_refused_with_their_cause() {
    let swapped: String =
        (1..=12).fold(String::new(), |rows, day| format!("{rows}2025-{day:02}-03,5\n"));
    let typed: String =
        (13..=18).fold(String::new(), |rows, day| format!("{rows}{day}/03/2025,5\n"));
    let found = check(&format!("Date,Likes\n{swapped}{typed}"), ANY, &[]);
    assert!(says(&found, "a spreadsheet program with other settings"));
}

#[test]
fn the_column_that_dates_every_row_is_the_time_axis() {
    let found = check(
        "Created,Closed Date,Calls\n2025-03-01,2025-04-07,5\n2025-03-02,,6\n2025-03-03,,7\n",
        ANY,
        &["calls flow All_channels n=3 sum=18 last=7"],
    );
    assert_eq!(starts(&found)[0], "2025-03-01");
}

#[test]
fn hours_written_in_the_digits_of_a_day_add_up() {
    check(
        "Date,Likes\n2025030100,5\n2025030101,6\n2025030200,7\n",
        ANY,
        &["likes flow All_channels n=2 sum=18 last=7"],
    );
}

#[test]
fn bounds_are_no_figures_and_no_words() {
    let found = check(
        "Date,Likes\n2024-01-01,<10\n2024-01-02,12\n2024-01-03,< 10\n2024-01-04,11\n",
        ANY,
        &["likes flow All_channels n=2 sum=23 last=11"],
    );
    assert!(warns(&found, "gives a bound or an estimate there and no figure"));
}

#[test]
fn rows_longer_than_the_names_give_no_column_and_none_that_may_have_moved_is_read() {
    let found = check(
        "Date,Likes,Shares\n2024-01-01,5,1\n2024-01-02,6,2,99\n2024-01-03,1,204,3\n2024-01-04,7,4\n",
        ANY,
        &["likes flow All_channels n=3 sum=18 last=7", "shares flow All_channels n=3 sum=7 last=4"],
    );
    assert!(warns(&found, "More fields than column names in row 3; what stands beyond"));
    assert!(warns(&found, "More fields than column names in row 4, maybe a separator"));
}

#[test]
fn a_row_that_may_have_moved_is_told_of_whatever_the_form_of_its_table() {
    let told = |text: &str, row: usize, expected: &[&str]| {
        let words = format!("More fields than column names in row {row}, maybe a separator");
        assert!(warns(&check(text, ANY, expected), &words), "{text}");
    };
    told(
        "date,network,metric,value\n2026-01-01,Instagram,Reach,1999\n2026-01-01,Instagram,Followers,2010\n2026-01-02,Instagram,Reach,1,204\n2026-01-02,Instagram,Followers,2011\n",
        4,
        &[
            "reach unique Instagram n=1 sum=1999 last=1999",
            "followers stock Instagram n=2 sum=4021 last=2011",
        ],
    );
    told(
        "Metric,2026-01-01,2026-01-02,2026-01-03\nLikes,5,6,7\nShares,1,2,3\nReach,1,204,300,400\n",
        4,
        &["likes flow All_channels n=3 sum=18 last=7", "shares flow All_channels n=3 sum=6 last=3"],
    );
    // Below names in another order.
    told(
        "Date,Likes,Shares\n2026-01-01,5,1\n2026-01-02,6,2\nDate,Shares,Likes\n2026-01-03,2,1,204\n2026-01-04,3,7\n",
        5,
        &["likes flow All_channels n=3 sum=18 last=7", "shares flow All_channels n=3 sum=6 last=3"],
    );
    // The row that names its block: the rows below are not those of the block before.
    told(
        "Network,Date,Likes\nFacebook,2026-01-01,5\n,2026-01-02,6\nInstagram,2026-01-03,1,204\n,2026-01-04,8\n",
        4,
        &["likes flow Facebook n=2 sum=11 last=6", "likes flow Instagram n=1 sum=8 last=8"],
    );
}

#[test]
fn a_row_that_is_left_out_for_two_reasons_is_counted_once() {
    let rows = "2026-01-01,All networks,8\n2026-01-01,Facebook,5\n2026-01-01,X,3\n2026-01-02,All networks,9\n2026-01-02,Facebook,5\n2026-01-02,X,4\n";
    let names = "Date,Network,Likes\n";
    let found = check(
        &format!("{names}{rows}{names}{rows}"),
        ANY,
        &["likes flow Facebook n=2 sum=10 last=5", "likes flow X n=2 sum=7 last=4"],
    );
    let told = &found.files[0].tables[0];
    let RowCounts { imported, identical, totals, remarks, .. } = told.counts;
    assert_eq!((imported, identical, totals, remarks), (4, 6, 2, 1));
    assert_eq!((told.rows, told.skipped), (4, 9));
}

#[test]
fn rows_of_one_period_that_stand_there_again_below_their_header_count_once() {
    let part = "Post,Likes\nOne,5\nTwo,6\nThree,7\n";
    let at = TableRef { file: 0, table: 0 };
    let found = together(&[("a.csv", &format!("{part}{part}"))], |choices| {
        choices.tables.insert(at, true);
        choices.periods.insert(at, StatedPeriod::chosen(date(2026, 3, 1), date(2026, 3, 31)));
    });
    let lines: Vec<String> = found.series.iter().map(line).collect();
    assert_eq!(lines, ["likes flow All_channels n=1 sum=18 last=18"], "{:?}", found.problems);
    assert!(warns(&found, "3 rows stand there word for word already"));
    let told = &found.files[0].tables[0];
    assert_eq!((told.rows, told.skipped, told.counts.sum()), (3, 4, 7));
}

#[test]
fn a_second_row_of_names_tells_the_currency() {
    check(
        "Date,Spend,Likes\n,EUR,count\n2024-01-01,5.5,3\n2024-01-02,6.5,4\n2024-01-03,6.5,4\n",
        ANY,
        &[
            "ad_cost flow All_channels n=3 sum=18.5 last=6.5 EUR",
            "likes flow All_channels n=3 sum=11 last=4",
        ],
    );
}

#[test]
fn amounts_in_two_currencies_are_left_out_whatever_they_are_called() {
    let found = check(
        "id,Gross,Fee,Currency,Created (UTC)\ntx_1,1200.00,20.00,eur,2025-03-01 10:00\ntx_2,300.00,9.00,usd,2025-03-02 10:00\n",
        ANY,
        &[],
    );
    let errors = found.problems.iter().filter(|problem| problem.severity == Severity::Error);
    assert_eq!(errors.count(), 2);
}

#[test]
fn of_two_stretches_side_by_side_the_later_is_read() {
    check(
        "Date,Last 28 days Clicks,Previous 28 days Clicks\n2024-02-01,5,4\n2024-02-02,6,5\n",
        ANY,
        &["clicks flow All_channels n=2 sum=11 last=6"],
    );
}

#[test]
fn the_nth_month_of_a_report_is_a_month() {
    let found = check(
        "# Start date: 20250101\n# End date: 20250630\nNth month,Likes\n0000,5\n0001,6\n0005,7\n",
        "Google Analytics export",
        &["likes flow Website n=3 sum=18 last=7"],
    );
    assert_eq!(starts(&found), ["2025-01-01", "2025-02-01", "2025-06-01"]);
}
