//! What real exports do to letters, lines, tables and dates, each with made-up figures.

use std::fmt::Write as _;

use jiff::civil::date;
use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, Reading, SeriesPreview, TableShape, preview,
    read_file,
};
use paceline::model::Cadence;

fn preview_of(bytes: &[u8]) -> ImportPreview {
    let files = [read_file("export.csv", bytes, Reading::texts(&NoProgress))];
    preview(&files, &ImportChoices::from_files(&files), &NoProgress)
}

fn shapes(text: &str) -> Vec<TableShape> {
    let file = read_file("export.csv", text.as_bytes(), Reading::texts(&NoProgress));
    file.tables.into_iter().map(|table| table.shape).collect()
}

#[track_caller]
fn series<'a>(preview: &'a ImportPreview, column: &str) -> &'a SeriesPreview {
    let found = preview.series.iter().find(|series| series.column == column);
    found.unwrap_or_else(|| panic!("no {column} in {:?}", preview.series))
}

fn values(series: &SeriesPreview) -> Vec<f64> {
    series.readings.values().to_vec()
}

fn messages(preview: &ImportPreview) -> String {
    preview.problems.iter().fold(String::new(), |mut text, problem| {
        writeln!(text, "{:?} {}", problem.row, problem.message).unwrap();
        text
    })
}

/// The values of the column "Likes", whatever stands around it.
#[track_caller]
fn likes(text: &str, expected: &[f64]) {
    let preview = preview_of(text.as_bytes());
    assert_eq!(values(series(&preview, "Likes")), expected, "{text:?}\n{}", messages(&preview));
}

#[test]
fn every_line_end_parts_records() {
    for end in ["\n", "\r\n", "\r"] {
        likes(&format!("Date,Likes{end}2024-01-01,5{end}2024-01-02,6"), &[5.0, 6.0]);
        likes(&format!("Date,Likes{end}2024-01-01,5{end}2024-01-02,6{end}{end}"), &[5.0, 6.0]);
    }
    likes("Date,Text,Likes\r\n2024-01-01,\"a\nb\",5\r\n2024-01-02,c,6\r\n", &[5.0, 6.0]);
    likes("Date,Text,Likes\n2024-01-01,a\rb,5\n2024-01-02,c,6\r\n", &[5.0, 6.0]);
    likes("Date,Likes\n2024-01-01,\u{0}5\n2024-01-02,6\n", &[5.0, 6.0]);
}

#[test]
fn delimiters_and_what_names_them_are_found() {
    likes("sep=,\nDate,Likes\n2024-01-01,5\n2024-01-02,6\n", &[5.0, 6.0]);
    likes("sep=\t\r\nDate\tLikes\r\n2024-01-01\t5\r\n2024-01-02\t6\r\n", &[5.0, 6.0]);
    likes("\"sep=;\"\nDate;Likes\n2024-01-01;5\n2024-01-02;6\n", &[5.0, 6.0]);
    likes("Likes, and more; a title\nDate;Likes\n2024-01-01;5\n2024-01-02;6\n", &[5.0, 6.0]);
    likes("Date|Likes\n2024-01-01|5\n2024-01-02|6\n", &[5.0, 6.0]);
}

#[test]
fn lines_wrapped_in_quotes_once_too_often_are_unwrapped() {
    let text =
        "\"Date,\"\"Text\"\",Likes\"\n\"2024-01-01,\"\"a, b\"\",5\"\n\"2024-01-02,\"\"c\"\",6\"\n";
    likes(text, &[5.0, 6.0]);
    assert!(messages(&preview_of(text.as_bytes())).contains("Every line was quoted"));
}

#[test]
fn an_unclosed_quote_ends_where_the_next_field_opens_one() {
    let text = "Date,Text,Likes\n2024-01-01,\"open,5\n2024-01-02,\"closed\",6\n2024-01-03,x,7\n";
    let preview = preview_of(text.as_bytes());
    assert_eq!(values(series(&preview, "Likes")), [5.0, 6.0, 7.0]);
    assert!(messages(&preview).contains("Some(2) A quote that begins in row 2 is never closed"));
}

#[test]
fn headers_match_in_spite_of_what_the_eye_does_not_see() {
    let hidden = preview_of("\u{feff}Date,\u{200b}Likes \n2024-01-01,5\n".as_bytes());
    assert_eq!((hidden.series[0].identifier.as_str(), hidden.series[0].sum()), ("likes", 5.0));
    let found = shapes("Date,\"\n  Total\n  visits\n\"\n2024-01-01,5\n");
    assert_eq!(found[0].headers, ["Date", "Total visits"]);
}

#[test]
fn lines_above_a_table_are_kept_as_values() {
    let text =
        "# Account: Bakery\n# Start date: 20240101\n# Currency: EUR\n#\nDate,Likes\n20240101,5\n";
    let facts = &shapes(text)[0].facts;
    let has = |label: &str, value: &str| facts.iter().any(|(l, v)| l == label && v == value);
    assert!(has("Account", "Bakery") && has("Start date", "20240101") && has("Currency", "EUR"));
    let titled =
        &shapes("Campaign report\n\"July 8, 2025 - July 31, 2025\"\nName,Cost\nA,5\nB,6\n")[0];
    assert_eq!(titled.title.as_deref(), Some("Campaign report"));
    assert_eq!(titled.preamble[1], "July 8, 2025 - July 31, 2025");
}

#[test]
fn equal_names_are_told_apart_by_the_row_beside_them() {
    let described =
        shapes("Date,Views,Views\n,Organic views,Paid views\n2024-01-01,5,6\n2024-01-02,7,8\n");
    assert_eq!(described[0].headers, ["Date", "Views (Organic views)", "Views (Paid views)"]);
    let grouped = shapes(",Organic,,Paid,\nDate,Views,Clicks,Views,Clicks\n2024-01-01,5,6,7,8\n");
    assert_eq!(
        grouped[0].headers,
        ["Date", "Views (Organic)", "Clicks (Organic)", "Views (Paid)", "Clicks (Paid)"]
    );
    assert_eq!(shapes("Date,Views,Views\n2024-01-01,5,6\n")[0].headers[2], "Views (2)");
}

#[test]
fn labels_above_a_table_are_no_table_however_many_commas_they_have() {
    let text = "Overview of a tool\nDate range: Mar 1, 2025 - Mar 5, 2025\nAccount: @bakery\n\n\
        Date (GMT),Social Network,Social Profile,Followers\n\
        2025-03-01,FACEBOOKPAGE,Bakery,100\n2025-03-01,INSTAGRAM,bakery_ig,50\n\
        2025-03-02,FACEBOOKPAGE,Bakery,101\n2025-03-02,INSTAGRAM,bakery_ig,51\n";
    let found = shapes(text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].title.as_deref(), Some("Overview of a tool"));
    let range = ("Date range".to_owned(), "Mar 1, 2025 - Mar 5, 2025".to_owned());
    assert!(found[0].facts.contains(&range), "{:?}", found[0].facts);
    let preview = preview_of(text.as_bytes());
    let channels: Vec<&str> = preview.series.iter().map(|s| s.channel.as_str()).collect();
    assert_eq!(channels, ["Facebook", "Instagram"]);
    assert!(preview.files[0].recognised.contains("Hootsuite"), "{}", preview.files[0].recognised);
}

#[test]
fn a_suite_that_names_no_network_leaves_the_channel_open_and_says_so() {
    let text =
        "sep=,\n\"Reach\"\n\"Date\",\"Primary\"\n\"2025-01-01\",\"5\"\n\"2025-01-02\",\"6\"\n";
    let preview = preview_of(text.as_bytes());
    assert_eq!(preview.series[0].channel, "All channels");
    assert!(messages(&preview).contains("whether it is about Facebook or Instagram"));
    let named = preview_of(text.replace("Reach", "Instagram reach").as_bytes());
    assert_eq!(named.series[0].channel, "Instagram");
    assert!(!messages(&named).contains("whether it is about"));
}

#[test]
fn exports_put_one_below_the_other_are_read_once() {
    let export = "Date,Likes,Reach\n2024-01-01,5,50\n2024-01-02,6,60\n2024-01-03,7,70\n";
    for times in [1, 2, 5, 5_000] {
        let preview = preview_of(export.repeat(times).as_bytes());
        assert_eq!(values(series(&preview, "Likes")), [5.0, 6.0, 7.0], "{times} times");
        assert_eq!(values(series(&preview, "Reach")), [50.0, 60.0, 70.0], "{times} times");
        assert_eq!(messages(&preview).contains("were read once"), times > 1);
    }
    // What the later export has otherwise replaces the figure, with a word about it.
    let later = "Date,Likes,Reach\n2024-01-03,8,70\n2024-01-04,9,90\n";
    let preview = preview_of(format!("{export}{later}").as_bytes());
    assert_eq!(values(series(&preview, "Likes")), [5.0, 6.0, 8.0, 9.0]);
    assert!(
        messages(&preview).contains("a later row") || messages(&preview).contains("A later row")
    );
    // Posts that are in both exports count once, and each counts.
    let posts = "Post ID,Date,Likes\n9001,2024-01-01,5\n9002,2024-01-01,5\n";
    let more = "Post ID,Date,Likes\n9002,2024-01-01,5\n9003,2024-01-02,5\n";
    let preview = preview_of(format!("{posts}{more}").as_bytes());
    assert_eq!(values(series(&preview, "Likes")), [10.0, 5.0]);
}

#[test]
fn rates_are_never_added_up_whatever_they_are_called() {
    let names = [
        "CTR",
        "Avg. CPC",
        "Cost / conv.",
        "Conv. value / cost",
        "Search impr. share",
        "Impr. (Abs. Top) %",
        "Search lost IS (rank)",
        "ROAS",
        "Conv. rate",
        "Frequency",
        "Cost per result",
        "Some ratio",
        "VTR",
    ];
    for name in names {
        let text = format!(
            "Date,Campaign,Impressions,\"{name}\"\n2024-01-01,A,100,2.5\n2024-01-01,B,200,1.5\n\
             2024-01-02,A,100,2.5\n2024-01-02,B,200,1.5\n"
        );
        let preview = preview_of(text.as_bytes());
        assert_eq!(values(series(&preview, "Impressions")), [300.0, 300.0]);
        assert!(preview.series.iter().all(|found| found.column != name), "{name} was added up");
    }
    let signed = "Date,Campaign,Impressions,Uplift\n2024-01-01,A,100,5%\n2024-01-01,B,200,4%\n\
        2024-01-02,A,100,3%\n2024-01-02,B,200,2%\n";
    assert_eq!(
        preview_of(signed.as_bytes()).series.len(),
        1,
        "what is written in percent is a rate"
    );
}

#[test]
fn tables_side_by_side_come_apart() {
    let text = "Page,,,Shop,,\nDate,Likes,,Date,Orders,Refunds\n\
        2024-01-01,5,,2024-01-01,50,1\n2024-01-02,6,,2024-01-02,60,2\n,,,2024-01-03,70,3\n";
    let preview = preview_of(text.as_bytes());
    assert_eq!(values(series(&preview, "Likes")), [5.0, 6.0]);
    assert_eq!(values(series(&preview, "Orders")), [50.0, 60.0, 70.0]);
    assert_eq!(preview.files[0].tables[1].title.as_deref(), Some("Shop"));
    assert!(messages(&preview).contains("2 tables stand side by side"));
    let blank = "Date,Likes,,Notes,Orders\n2024-01-01,5,,a,50\n2024-01-02,6,,b,60\n";
    assert_eq!(shapes(blank).len(), 1, "a blank column alone parts nothing");
}

#[test]
fn tables_that_run_across_are_turned() {
    let text = "Monthly figures\nMetric,Unit,Jan 2024,Feb 2024,Mar 2024\nLikes,count,1,2,3\nReach,people,10,-,30\n";
    let preview = preview_of(text.as_bytes());
    let likes = series(&preview, "Likes");
    assert_eq!((values(likes), likes.cadence), (vec![1.0, 2.0, 3.0], Cadence::Month));
    let reach = series(&preview, "Reach");
    assert_eq!((values(reach), reach.missing), (vec![10.0, 30.0], 1));
    assert!(messages(&preview).contains("read from left to right"));
}

#[test]
fn stacked_tables_padded_to_one_width_come_apart() {
    let text = "Facebook,,\nDate,Likes,\n2024-01-01,5,\n2024-01-02,6,\n,,\n\
        Countries,,\nCountry,Likes,Share\nFrance,9,60 %\nSpain,6,40 %\n";
    let found = shapes(text);
    let parts: Vec<_> = found.iter().map(|t| (t.title.as_deref(), t.rows.len())).collect();
    assert_eq!(parts, [(Some("Facebook"), 2), (Some("Countries"), 2)]);
    assert_eq!(found[0].headers, ["Date", "Likes"]);
}

#[test]
fn totals_in_many_languages_and_closing_lines_stay_out() {
    for word in [
        "Total",
        "TOTAL:",
        "Total: Account",
        "Grand total",
        "Gesamt",
        "Gesamtergebnis",
        "Total général",
        "Totaux",
        "Total general",
        "Suma",
        "Total geral",
        "Totais",
        "Totale",
        "Totaal",
        "Razem",
        "Toplam",
        "Итого",
        "Общий итог",
        "Всього",
        "合計",
        "总计",
        "Total (2 days)",
    ] {
        let found = shapes(&format!("Date,Likes\n2024-01-01,5\n2024-01-02,6\n{word},11\n"));
        assert_eq!((found[0].rows.len(), found[0].totals.len()), (2, 1), "{word}");
    }
    for line in [
        "Showing top 500 results",
        "Es werden die ersten 500 Ergebnisse angezeigt",
        "Mostrando 500 resultados",
    ] {
        let found = shapes(&format!("Date,Likes\n2024-01-01,5\n2024-01-02,6\n{line}\n"));
        assert_eq!((found[0].rows.len(), found[0].remarks.len()), (2, 1), "{line}");
    }
    let campaign = shapes("Campaign,Likes\nTotal body workout,5\nSummer,6\n");
    assert_eq!(campaign[0].rows.len(), 2);
}

#[test]
fn a_total_that_nobody_labelled_is_found_by_its_sums() {
    let found = shapes("Ad,Reach,Cost\n,80,11.50\nA,50,5.25\nB,60,6.25\n");
    assert_eq!((found[0].totals.as_slice(), found[0].rows.len()), (&[1][..], 2));
    let last = shapes("Ad;Reach;Cost\nA;50;5,25\nB;60;6,25\n;80;11,50\n");
    assert_eq!(last[0].totals, [3]);
    let nameless = shapes("Ad,Cost\nA,5\nB,6\n,7\n");
    assert_eq!(nameless[0].rows.len(), 3, "a blank name alone makes no total");
}

#[test]
fn weeks_counted_from_the_start_date_get_days() {
    let text = "# Start date: 20240101\n# End date: 20240128\nNth week,Users\n0000,5\n0001,6\n0002,7\n0003,8\n";
    let preview = preview_of(text.as_bytes());
    let users = series(&preview, "Users");
    assert_eq!((users.first(), users.cadence), (Some(date(2024, 1, 1)), Cadence::Week));
    assert_eq!(values(users), [5.0, 6.0, 7.0, 8.0]);
}

#[test]
fn ranges_of_days_are_the_periods_they_fill_and_partial_ones_say_so() {
    let preview = preview_of(
        b"Month,Likes\n2024-01-01 - 2024-01-31,5\n2024-02-01 - 2024-02-29,6\n2024-03-01 - 2024-03-11,2\n",
    );
    let likes = series(&preview, "Likes");
    assert_eq!((likes.cadence, likes.last()), (Cadence::Month, Some(date(2024, 3, 1))));
    assert!(messages(&preview).contains("Some(4) The days in row 4 are only a part of the month"));
    let weeks = preview_of(
        b"Week,Likes\n\"Feb 3 - 9, 2025\",5\n\"Feb 10 - 16, 2025\",6\n\"Feb 17 - 23, 2025\",7\n",
    );
    let likes = series(&weeks, "Likes");
    assert_eq!((likes.cadence, likes.first()), (Cadence::Week, Some(date(2025, 2, 3))));
    assert_eq!(values(likes), [5.0, 6.0, 7.0]);
}

#[test]
fn days_without_a_year_keep_their_29_february() {
    let text = "Date,Likes\nFebruary 27,1\nFebruary 28,2\nFebruary 29,3\nMarch 1,4\n";
    let files = [read_file("export.csv", text.as_bytes(), Reading::texts(&NoProgress))];
    let mut choices = ImportChoices::from_files(&files);
    choices.assume_exported_by(&files, date(2026, 6, 1));
    let preview = preview(&files, &choices, &NoProgress);
    let likes = series(&preview, "Likes");
    assert_eq!((likes.first(), likes.readings.len()), (Some(date(2024, 2, 27)), 4));
}

#[test]
fn months_with_years_of_two_digits_are_no_days() {
    likes("Date,Likes\nNov 23,5\nDec 23,6\nJan 24,7\n", &[5.0, 6.0, 7.0]);
    let preview = preview_of(b"Month,Likes\nJuly'15,5\nAug'15,6\nSept'15,7\n");
    assert_eq!(series(&preview, "Likes").cadence, Cadence::Month);
}

#[test]
fn the_calendar_day_is_never_shifted() {
    let text = "Date,Likes\n2025-03-08T01:00:00-08:00,5\n2025-03-09T01:00:00-08:00,6\n2025-03-10T00:00:00-07:00,7\n";
    let preview = preview_of(text.as_bytes());
    let likes = series(&preview, "Likes");
    assert_eq!((values(likes), likes.last()), (vec![5.0, 6.0, 7.0], Some(date(2025, 3, 10))));
}

#[test]
fn cells_broken_by_spreadsheet_programs_are_named() {
    let mut text = "Date;Rate\n".to_owned();
    for day in 1..=9 {
        writeln!(text, "2024-01-0{day};2,{day}").unwrap();
    }
    text.push_str("2024-01-10;3.апр\n");
    let preview = preview_of(text.as_bytes());
    assert_eq!(series(&preview, "Rate").readings.len(), 9);
    assert!(messages(&preview).contains("taken figures for dates"), "{}", messages(&preview));
}
