//! What must not happen without a word: columns that vanish, posts that count twice, answers that are
//! dropped, ranges of days on one day, a year or a week that nobody wrote. The figures are made up.

use paceline::import::{ImportPreview, SeriesPreview, Severity};
use paceline::model::Cadence;

use crate::import_wild::{ANY, check, warns};

fn notes(preview: &ImportPreview, words: &str) -> bool {
    let of = |problem: &&paceline::import::ImportProblem| problem.severity == Severity::Note;
    preview.problems.iter().filter(of).any(|problem| problem.message.contains(words))
}

/// The first days and the cadence of the first series.
fn starts(preview: &ImportPreview) -> (Cadence, Vec<String>) {
    let Some(SeriesPreview { cadence, readings, .. }) = preview.series.first() else {
        return (Cadence::Day, Vec::new());
    };
    (*cadence, readings.iter().map(|(day, _)| day.to_string()).collect())
}

#[test]
fn a_column_with_figures_never_vanishes_without_a_word() {
    let shares = "shares flow All_channels n=4 sum=10 last=4";
    let rows = |cells: [&str; 4]| {
        let [a, b, c, d] = cells;
        format!(
            "Date,Likes,Shares\n2026-01-01,{a},1\n2026-01-02,{b},2\n2026-01-03,{c},3\n2026-01-04,{d},4\n"
        )
    };
    let found = check(&rows(["5", "offline", "7", "later"]), ANY, &[shares]);
    assert!(warns(
        &found,
        "2 of 4 cells of Likes are figures and 2 are not, the first is “offline” in row 3"
    ));
    let found = check(&rows(["5!", "6!", "7!", "8!"]), ANY, &[shares]);
    assert!(warns(&found, "0 of 4 cells of Likes are figures"));
    // Bounds do not make a column text.
    let found = check(
        &rows(["<1", "< 10", "7", "<1"]),
        ANY,
        &[shares, "likes flow All_channels n=1 sum=7 last=7"],
    );
    assert!(warns(&found, "gives a bound or an estimate"));
    // What is said in words is no figure.
    let found = check(
        "Date,Note,Likes\n2026-01-01,Launch,5\n2026-01-02,2 new ads,6\n2026-01-03,7,7\n2026-01-04,Rain,8\n",
        ANY,
        &["likes flow All_channels n=4 sum=26 last=8"],
    );
    assert!(!warns(&found, "Note"), "{:?}", found.problems);
}

#[test]
fn marks_of_footnotes_and_wide_signs_of_money_are_no_part_of_a_figure() {
    check(
        "Date,Likes,Cost\n2026-01-01,\"1,234¹\",￥900\n2026-01-02,\"1,300*\",￥20\n2026-01-03,\"11,250 †\",￥5\n",
        ANY,
        &[
            "likes flow All_channels n=3 sum=13784 last=11250",
            "ad_cost flow All_channels n=3 sum=925 last=5 JPY",
        ],
    );
}

#[test]
fn a_dated_remark_below_a_table_is_no_row_of_it() {
    let lines =
        ["likes flow All_channels n=3 sum=18 last=7", "shares flow All_channels n=3 sum=6 last=3"];
    let rows = "Date,Likes,Shares\n2026-01-01,5,1\n2026-01-02,6,2\n2026-01-03,7,3\n";
    for note in [
        "2026-02-01 10:22,Exported by Bo,",
        "Exported by Bo,2026-02-01,",
        "2026-02-01,End of data,",
    ] {
        let found = check(&format!("{rows}{note}\n"), ANY, &lines);
        assert!(notes(&found, "closes the table and is not read"), "{note} {:?}", found.problems);
    }
}

#[test]
fn a_post_that_stands_there_again_with_later_figures_counts_once() {
    let header = "Post ID,Publish time,Permalink,Views";
    let found = check(
        &format!(
            "{header}\n51,2026-01-01 10:00,https://www.instagram.com/p/a/,100\n52,2026-01-02 10:00,https://www.instagram.com/p/b/,20\n51,2026-01-01 10:00,https://www.instagram.com/p/a/,150\n"
        ),
        ANY,
        &["views flow Instagram n=2 sum=170 last=20", "posts flow Instagram n=2 sum=2 last=1"],
    );
    assert!(notes(&found, "The posts of row 2 stand in the list again"));
    // The newest export first.
    check(
        &format!(
            "{header}\n51,2026-01-01 10:00,https://www.instagram.com/p/a/,150\n52,2026-01-02 10:00,https://www.instagram.com/p/b/,20\n{header}\n51,2026-01-01 10:00,https://www.instagram.com/p/a/,100\n"
        ),
        ANY,
        &["views flow Instagram n=2 sum=170 last=20", "posts flow Instagram n=2 sum=2 last=1"],
    );
    // A video for each day on which it trended.
    check(
        "video_id,trending_date,title,publish_time,views,likes\nk1,26.14.01,One,2026-01-13T17:13:01.000Z,700,50\nk2,26.14.01,Two,2026-01-13T07:30:00.000Z,90,9\nk1,26.15.01,One,2026-01-13T17:13:01.000Z,800,60\nk2,26.15.01,Two,2026-01-13T07:30:00.000Z,95,9\n",
        ANY,
        &[
            "views flow All_channels n=1 sum=895 last=895",
            "likes flow All_channels n=1 sum=69 last=69",
            "posts flow All_channels n=1 sum=2 last=2",
        ],
    );
}

#[test]
fn rows_that_only_share_a_post_are_all_read() {
    // Ids that a spreadsheet program cut off name nothing.
    check(
        "Tweet id,time,impressions\n6.84E+17,2026-01-01 10:00,100\n6.84E+17,2026-01-01 12:00,20\n6.84E+17,2026-01-02 10:00,30\n",
        ANY,
        &["impressions flow X n=2 sum=150 last=30", "posts flow X n=2 sum=3 last=1"],
    );
    // Each day of a post, each country of a post, each comment below it.
    check(
        "Date,Post ID,Views\n2026-01-01,51,100\n2026-01-01,52,20\n2026-01-02,51,150\n2026-01-02,52,30\n",
        ANY,
        &["views flow All_channels n=2 sum=300 last=180"],
    );
    check(
        "Post ID,Publish time,Country,Views\n51,2026-01-01 10:00,Peru,100\n51,2026-01-01 10:00,Chile,150\n52,2026-01-02 10:00,Peru,5\n52,2026-01-02 10:00,Chile,6\n",
        ANY,
        &["views flow All_channels n=2 sum=261 last=11"],
    );
}

#[test]
fn answers_count_each_also_where_there_is_only_a_date_beside_them() {
    let answers = |question: &str, rows: &str| format!("Date,{question}\n{rows}");
    check(
        &answers(
            "\"On a scale of 1 to 10, how likely are you to recommend us?\"",
            "2026-01-01,10\n2026-01-01,5\n2026-01-02,9\n",
        ),
        ANY,
        &[
            "promoters flow All_channels n=2 sum=2 last=1",
            "passives flow All_channels n=2 sum=0 last=0",
            "detractors flow All_channels n=2 sum=1 last=0",
            "nps_answers flow All_channels n=2 sum=3 last=1",
        ],
    );
    // Sparse, with one day that has two of them.
    let rows = "2026-01-01,0\n2026-01-09,10\n2026-01-09,5\n2026-01-20,7\n2026-01-28,9\n2026-02-11,8\n\
        2026-02-21,8\n2026-03-02,8\n2026-03-12,8\n2026-03-21,8\n2026-04-01,8\n";
    let found = check(
        &answers("NPS score", rows),
        ANY,
        &[
            "promoters flow All_channels n=10 sum=2 last=0",
            "passives flow All_channels n=10 sum=7 last=1",
            "detractors flow All_channels n=10 sum=2 last=0",
            "nps_answers flow All_channels n=10 sum=11 last=1",
        ],
    );
    assert!(!notes(&found, "not taken"), "the answers are read");
}

#[test]
fn rows_of_a_day_that_differ_in_a_text_are_no_repetitions() {
    let rows: String = (1..=20)
        .map(|day| format!("2026-01-{day:02},Thing {day},{day}\n"))
        .collect::<Vec<_>>()
        .concat();
    check(
        &format!("Date,Item,Qty\n{rows}2026-01-20,Thing 21,5\n"),
        ANY,
        &["qty flow All_channels n=20 sum=215 last=25"],
    );
}

#[test]
fn first_and_last_days_in_two_columns_are_the_period_they_fill() {
    let read = |text: &str, line: &str| starts(&check(text, ANY, &[line]));
    let weeks = "Start date,End date,Spend\n2026-01-05,2026-01-11,10\n2026-01-12,2026-01-18,20\n";
    let cost = "ad_cost flow All_channels n=2 sum=30 last=20";
    assert_eq!(
        read(weeks, cost),
        (Cadence::Week, vec!["2026-01-05".to_owned(), "2026-01-12".to_owned()])
    );
    let months = "Ende;Beginn;Kosten\n31.01.2026;01.01.2026;10\n28.02.2026;01.02.2026;20\n";
    assert_eq!(
        read(months, cost),
        (Cadence::Month, vec!["2026-01-01".to_owned(), "2026-02-01".to_owned()])
    );
    let found = check(
        "Start date,End date,Spend,Campaign\n2026-01-01,2026-01-31,100,A\n2026-01-05,2026-01-20,50,B\n2026-02-01,2026-03-15,70,C\n",
        ANY,
        &["ad_cost flow All_channels n=1 sum=150 last=150"],
    );
    assert!(warns(&found, "The first and last days in row 4 are not of one month"));
    assert!(warns(&found, "The days in row 3 are only a part of the month"));
    // Calls begin and end on one day.
    let calls = "Start,End,Calls\n2026-01-05 10:00,2026-01-05 10:04,1\n2026-01-06 10:00,2026-01-06 10:09,1\n2026-01-08 23:00,2026-01-08 23:09,1\n";
    assert_eq!(read(calls, "calls flow All_channels n=3 sum=3 last=1").0, Cadence::Day);
}

#[test]
fn the_year_of_days_without_one_is_told_by_the_lines_above_and_by_weekdays() {
    let likes = "likes flow All_channels n=3 sum=6 last=3";
    let first = |text: &str, line: &str| starts(&check(text, ANY, &[line])).1[0].clone();
    for above in [
        "Weekly report\n\"February 24, 2025 - March 5, 2025\"\n\n",
        "\"Feb 24, 2025 – Mar 5, 2025\"\n\n",
    ] {
        let text = format!("{above}Date,Likes\nFeb 24,1\nFeb 25,2\nFeb 26,3\n");
        assert_eq!(first(&text, likes), "2025-02-24", "{above}");
    }
    let text = "Date,Likes\n\"Mon, Feb 24\",1\n\"Tue, Feb 25\",2\n\"Wed, Feb 26\",3\n";
    assert_eq!(first(text, likes), "2025-02-24");
    assert_eq!(first("Datum;Likes\nMo 24.02.;1\nDi 25.02.;2\nMi 26.02.;3\n", likes), "2025-02-24");
    // Nothing says more than the day of the export.
    assert_eq!(first("Date,Likes\nFeb 24,1\nFeb 25,2\nFeb 26,3\n", likes), "2026-02-24");
}

#[test]
fn what_the_name_of_the_dates_says_outweighs_how_far_they_are_apart() {
    let ga4 = |name: &str, last: &str, cells: [&str; 4]| {
        let rows = cells.iter().map(|cell| format!("{cell},5\n")).collect::<Vec<_>>().concat();
        format!(
            "# ----\n# X\n# Start date: 20240101\n# End date: {last}\n# ----\n{name},Sessions\n{rows}"
        )
    };
    let sessions = "sessions flow Website n=4 sum=20 last=5";
    let tool = "Google Analytics export";
    let read = |text: &str| {
        let (cadence, starts) = starts(&check(text, tool, &[sessions]));
        (cadence, starts[3].clone())
    };
    let years = ga4("Nth year", "20271231", ["0000", "0001", "0002", "0003"]);
    assert_eq!(read(&years), (Cadence::Year, "2027-01-01".to_owned()));
    let days = ga4("Nth day", "20240131", ["0000", "0007", "0014", "0021"]);
    assert_eq!(read(&days), (Cadence::Day, "2024-01-22".to_owned()));
    let any =
        |text: &str| starts(&check(text, ANY, &["likes flow All_channels n=2 sum=30 last=20"]));
    let weeks = (Cadence::Week, vec!["2026-01-05".to_owned(), "2026-01-12".to_owned()]);
    assert_eq!(any("Week,Likes\n2026-01-05,10\n2026-01-12,20\n"), weeks);
    assert_eq!(any("Woche bis;Likes\n11.01.2026;10\n18.01.2026;20\n"), weeks);
    assert_eq!(any("Date,Likes\n2026-01-05,10\n2026-01-12,20\n").0, Cadence::Day);
    assert_eq!(any("Month,Likes\n2026-01-01,10\n2026-02-01,20\n").0, Cadence::Month);
    let ends = "Period end,Likes\n2026-01-11,10\n2026-01-18,20\n2026-01-25,30\n";
    let found = check(ends, ANY, &["likes flow All_channels n=3 sum=60 last=30"]);
    assert_eq!(starts(&found).1[0], "2026-01-05");
}

#[test]
fn days_counted_from_the_first_of_two_ranges_stand_in_their_own_range() {
    let found = check(
        "# ----\n# X\n# Start date: 20260301\n# End date: 20260303\n# ----\nDate range,Nth day,Sessions\n\"Mar 1 - Mar 3, 2026\",0000,10\n\"Feb 26 - Feb 28, 2026\",0000,9\n\"Mar 1 - Mar 3, 2026\",0001,11\n\"Feb 26 - Feb 28, 2026\",0001,8\n",
        "Google Analytics export",
        &["sessions flow Website n=4 sum=38 last=11"],
    );
    assert_eq!(starts(&found).1, ["2026-02-26", "2026-02-27", "2026-03-01", "2026-03-02"]);
}

#[test]
fn the_settings_of_a_report_above_its_table_are_no_table() {
    let found = check(
        "Name,Bakery App\nStart Date,1/3/26\nEnd Date,1/20/26\nMetric,Impressions\n\nDate,Impressions\n1/18/26,10\n1/19/26,11\n1/20/26,12\n",
        ANY,
        &["impressions flow All_channels n=3 sum=33 last=12"],
    );
    assert!(!warns(&found, "No column") && !warns(&found, "No date"), "{:?}", found.problems);
    let found = check(
        "January 2026\n\nDate,Likes\n2026-01-01,5\n2026-01-02,6\n",
        ANY,
        &["likes flow All_channels n=2 sum=11 last=6"],
    );
    assert!(!warns(&found, "No column"), "{:?}", found.problems);
}

#[test]
fn months_below_their_year_are_months_of_it_and_the_years_are_totals() {
    let found = check(
        "Row Labels,Sum of Likes\n2024,300\nNov,100\nDec,200\n2025,500\nJan,500\nGrand Total,800\n",
        ANY,
        &["likes flow All_channels n=3 sum=800 last=500"],
    );
    assert_eq!(
        starts(&found),
        (Cadence::Month, ["2024-11-01", "2024-12-01", "2025-01-01"].map(str::to_owned).to_vec())
    );
    let found = check(
        "Year,Month,Clicks\n2025,11,10\n,12,20\n2026,1,30\n",
        ANY,
        &["clicks flow All_channels n=3 sum=60 last=30"],
    );
    assert_eq!(starts(&found).1[2], "2026-01-01");
}
