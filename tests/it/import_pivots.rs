//! Tables that people and pivot tables make: sums after each block, names above their dates, names of
//! networks above measures, weeks side by side. The figures are made up.

use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, Reading, SeriesPreview, preview, read_file,
};

use crate::imported::{check_lines, is_said};

fn import(text: &str) -> ImportPreview {
    let files = [read_file("typed.csv", text.as_bytes(), Reading::texts(&NoProgress))];
    let mut choices = ImportChoices::from_files(&files);
    choices.assume_exported_by(&files, jiff::civil::date(2026, 7, 1));
    preview(&files, &choices, &NoProgress)
}

/// Input, channel, how many, sum: `likes Facebook n=3 sum=5`.
fn line(series: &SeriesPreview) -> String {
    let (channel, n) = (series.channel.replace(' ', "_"), series.readings.len());
    format!("{} {channel} n={n} sum={}", series.identifier, series.sum())
}

fn check(text: &str, expected: &[&str]) -> ImportPreview {
    let found = import(text);
    check_lines(&found, line, expected);
    found
}

#[test]
fn sums_after_each_block_are_no_rows_of_it() {
    let networks = ["impressions Facebook n=2 sum=2100", "impressions Instagram n=2 sum=4100"];
    for text in [
        // Merged cells, the name of the network in the first row of its block alone.
        "Network,Month,Impressions\nFacebook,Jan 2026,1000\n,Feb 2026,1100\nSubtotal Facebook,,2100\n\
         Instagram,Jan 2026,2000\n,Feb 2026,2100\nSubtotal Instagram,,4100\nGrand total,,6200\n",
        // The month in the first row of its block.
        "Monat;Plattform;Impressionen\nJanuar 2026;Facebook;1000\n;Instagram;2000\n;Summe Januar;3000\n\
         Februar 2026;Facebook;1100\n;Instagram;2100\n;Summe Februar;3200\nGesamt;;6200\n",
        "Month,Network,Impressions\nJan 2026,Facebook,1000\nJan 2026,Instagram,2000\nJan 2026 Total,,3000\n\
         Feb 2026,Facebook,1100\nFeb 2026,Instagram,2100\nFeb 2026 Total,,3200\nGrand Total,,6200\n",
    ] {
        let found = check(text, &networks);
        assert!(!is_said(&found, "No date could be read"), "{:#?}", found.problems);
        assert!(!is_said(&found, "a difference of"), "{:#?}", found.problems);
    }
    check(
        "Date,Calls\n2026-06-01,10\n2026-06-02,11\nWeek 23 total,21\n2026-06-08,9\n2026-06-09,8\nWeek 24 total,17\nTotal,38\n",
        &["calls All_channels n=4 sum=38"],
    );
    check(
        "Month,Spend\nJan 2025,30\nJan 2025 Total,30\nFeb 2025,32\nFeb 2025 Total,32\nGrand Total,62\n",
        &["ad_cost All_channels n=2 sum=62"],
    );
}

#[test]
fn a_product_that_is_called_total_something_is_one() {
    check(
        "Date,Product,Orders\n2026-06-01,Total Care,10\n2026-06-01,Soap,11\n2026-06-02,Total Care,9\n2026-06-02,Soap,7\n\
         2026-06-03,Total Care,8\n2026-06-03,Soap,12\n",
        &["orders All_channels n=3 sum=57"],
    );
}

#[test]
fn dates_below_the_names_of_networks_are_of_these() {
    let expected = ["impressions Facebook n=3 sum=3300", "impressions Instagram n=3 sum=6700"];
    check(
        "Row Labels,Sum of Impressions\nFacebook,3300\n2026-01,1000\n2026-02,1100\n2026-03,1200\nInstagram,6700\n\
         2026-01,2000\n2026-02,2200\n2026-03,2500\nGrand Total,10000\n",
        &expected,
    );
    check(
        "Month,Impressions,Likes\nFacebook,,\nJan 2026,1000,1\nFeb 2026,1100,2\nMar 2026,1200,3\nInstagram,,\n\
         Jan 2026,2000,4\nFeb 2026,2200,5\nMar 2026,2500,6\n",
        &[&expected[..], &["likes Facebook n=3 sum=6", "likes Instagram n=3 sum=15"]].concat(),
    );
}

#[test]
fn a_pivot_table_says_above_its_columns_what_it_sums_up() {
    check(
        "Sum of Impressions,Column Labels,,,\nRow Labels,Facebook,Instagram,LinkedIn,Grand Total\nJan-26,10,20,5,35\n\
         Feb-26,12,22,6,40\nMar-26,11,25,8,44\nGrand Total,33,67,19,119\n",
        &[
            "impressions Facebook n=3 sum=33",
            "impressions Instagram n=3 sum=67",
            "impressions LinkedIn n=3 sum=19",
        ],
    );
}

#[test]
fn measures_below_the_names_of_networks_are_of_these_where_dates_run_across() {
    check(
        "Date,2026-05-01,2026-05-02,2026-05-03\nFacebook,,,\nImpressions,10,11,12\nLikes,1,2,3\nInstagram,,,\n\
         Impressions,20,21,22\nLikes,4,5,6\n",
        &[
            "impressions Facebook n=3 sum=33",
            "impressions Instagram n=3 sum=63",
            "likes Facebook n=3 sum=6",
            "likes Instagram n=3 sum=15",
        ],
    );
}

#[test]
fn weeks_and_months_side_by_side_need_no_year() {
    let found = check(
        "Kennzahl;KW 12;KW 13;KW 14\nImpressionen;1000;1100;1050\nKlicks;50;55;52\n",
        &["clicks All_channels n=3 sum=157", "impressions All_channels n=3 sum=3150"],
    );
    assert!(is_said(&found, "leave out the year"), "{:#?}", found.problems);
    check(
        "KPI,Jan,Feb,Mar,Apr,Total\nFollowers,1000,1010,1020,1030,\nImpressions,5000,5100,5200,5300,20600\n",
        &["followers All_channels n=4 sum=4060", "impressions All_channels n=4 sum=20600"],
    );
    // Weeks of a cohort are those after its first day.
    for rows in
        ["17 May - 23 May,10,4,3,2\n24 May - 30 May,8,4,2,\n", "Organic,10,4,3,2\nPaid,8,4,2,1\n"]
    {
        let found = import(&format!("Cohort,Week 1,Week 2,Week 3,Week 4\n{rows}"));
        let are_columns = found.series.iter().all(|series| series.identifier.starts_with("week_"));
        assert!(are_columns, "{:?}", found.series);
    }
    // Questions of a survey are no quarters.
    let found = import("Respondent,Q1,Q2,Q3,Q4\n1,5,4,3,2\n2,4,4,4,1\n3,2,5,4,4\n");
    assert!(found.series.is_empty(), "{:?}", found.series);
}

#[test]
fn months_in_names_of_columns_are_the_time_axis() {
    check(
        "metric,current_may26,prev_apr26,prev2_mar26,summary_total,pct_change_mom\nOrganic visits,33,31,29,467,6.7\n\
         Paid visits,12,12,6,518,-0.4\n",
        &["organic_visits All_channels n=3 sum=93", "paid_visits All_channels n=3 sum=30"],
    );
}

#[test]
fn indicators_of_several_kinds_are_never_added_up() {
    let found = import(
        "DATA,NOME_INDICADOR,NUMERADOR,DENOMINADOR\n2024-04-12,Nota,1,4\n2024-04-12,TMA,432,135\n\
         2024-04-12,CSAT,46,6\n2024-04-13,Nota,2,4\n2024-04-13,TMA,344,15\n2024-04-13,CSAT,45,26\n",
    );
    let sums: Vec<f64> = found.series.iter().map(SeriesPreview::sum).collect();
    assert!(!found.series.is_empty() && !sums.contains(&870.0), "{:?}", found.series);
}

#[test]
fn a_report_that_compares_two_periods_feeds_one_input() {
    let part = |from: &str, to: &str, figure: u8| {
        let rows = [0, 1, 2].map(|at| format!("000{at},{figure},1\n")).concat();
        format!("# Start date: {from}\n# End date: {to}\nNth day,Sessions,Views\n{rows}\n")
    };
    let text = format!(
        "# ----------------------------------------\n# Reports snapshot\n# Account: X\n# ----------------------------------------\n\n{}{}",
        part("20250801", "20250803", 5),
        part("20250701", "20250703", 2)
    );
    check(&text, &["sessions Website n=6 sum=21", "page_views Website n=6 sum=6"]);
}

#[test]
fn months_down_and_years_across_are_one_series() {
    check(
        "Visits,2024,2025,2026\nJanuary,10,20,30\nFebruary,11,21,31\nMarch,12,22,32\nTotal,33,63,93\n",
        &["visits All_channels n=9 sum=189"],
    );
    check(
        "Website visits\nDay,Jan 2026,Feb 2026,Mar 2026\n1,10,20,30\n2,11,21,31\n3,12,22,32\n",
        &["website_visits All_channels n=9 sum=189"],
    );
    // Nothing says what was counted.
    let found = check(
        "Month,2024,2025\nJanuary,10,20\nFebruary,11,21\nMarch,12,22\n",
        &["typed All_channels n=6 sum=96"],
    );
    assert!(is_said(&found, "Nothing in the table"), "{:#?}", found.problems);
}
