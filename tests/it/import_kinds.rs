//! What a column is, whatever it is called: money of two currencies, times of day, balances,
//! telephone numbers, sums over all time, comparisons beside periods. The figures are made up.

use std::fmt::Write as _;

use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, Reading, SeriesPreview, preview, read_file,
};

use crate::imported::{check_lines, says};

fn import(text: &str) -> ImportPreview {
    let files = [read_file("typed.csv", text.as_bytes(), Reading::texts(&NoProgress))];
    preview(&files, &ImportChoices::from_files(&files), &NoProgress)
}

/// Input, kind, channel, and so on: `amount flow All_channels n=2 sum=30 EUR`.
fn line(series: &SeriesPreview) -> String {
    let sum = (series.sum() * 1e6).round() / 1e6;
    let unit = series.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let channel = series.channel.replace(' ', "_");
    let kind = series.kind.code();
    format!("{} {kind} {channel} n={} sum={sum}{unit}", series.identifier, series.readings.len())
}

/// All series, in any order.
fn check(text: &str, expected: &[&str]) -> ImportPreview {
    let found = import(text);
    check_lines(&found, line, expected);
    found
}

#[test]
fn amounts_in_two_currencies_are_left_out_whatever_they_are_called() {
    let text = "Date,Currency,Amount,Fee,Net paid in,Refund share,Items\n\
        2025-03-01,eur,120.50,2.00,118.50,5%,3\n\
        2025-03-02,usd,40.00,1.00,39.00,0%,1\n\
        2025-03-03,eur,10.00,0.50,9.50,0%,2\n";
    let found = check(
        text,
        &["items flow All_channels n=3 sum=6", "refund_share given_rate All_channels n=3 sum=5 %"],
    );
    says(&found, "The figures are in EUR and USD");
    let of_two_columns = "Date,Amount,Currency,Converted Amount,Converted Currency\n\
        2025-03-01,100.00,gbp,119.00,eur\n2025-03-02,50.00,usd,46.50,eur\n";
    check(of_two_columns, &["converted_amount flow All_channels n=2 sum=165.5 EUR"]);
}

#[test]
fn one_currency_is_the_unit_of_every_amount() {
    let text = "Datum;Währung;Brutto;Entgelt;Netto;Guthaben;Bestellungen\n\
        01.03.2025;EUR;1.200,00;-20,00;1.180,00;2.180,00;4\n\
        02.03.2025;EUR;300,00;-9,00;291,00;2.471,00;2\n\
        03.03.2025;EUR;10,00;-1,00;9,00;2.480,00;1\n";
    let lines = [
        "brutto flow All_channels n=3 sum=1510 EUR",
        "entgelt flow All_channels n=3 sum=-30 EUR",
        "netto flow All_channels n=3 sum=1480 EUR",
        "guthaben stock All_channels n=3 sum=7131 EUR",
        "bestellungen flow All_channels n=3 sum=7",
    ];
    check(text, &lines);
    let in_name = "Datum;Kosten CHF;Klicks\n01.03.2025;12.50;5\n02.03.2025;9.00;6\n";
    check(
        in_name,
        &["ad_cost flow All_channels n=2 sum=21.5 CHF", "clicks flow All_channels n=2 sum=11"],
    );
}

#[test]
fn times_of_day_and_telephone_numbers_are_no_figures() {
    let text = "Datum;Uhrzeit;Anrufe\n01.03.2025;10:00:00;5\n02.03.2025;11:30:00;6\n";
    check(text, &["calls flow All_channels n=2 sum=11"]);
    let calls = "Date,From,To,Talk seconds\n\
        2025-03-01,4930111222,4989333444,60\n\
        2025-03-02,4930111999,4989333444,90\n\
        2025-03-03,4930111555,4989333444,30\n";
    check(calls, &["talk_seconds flow All_channels n=3 sum=180 seconds"]);
}

#[test]
fn an_index_relative_to_its_own_maximum_does_not_add_up() {
    let text = "Category: All categories\n\nWeek,acme shoes: (Austria)\n\
        2025-03-03,45\n2025-03-10,50\n2025-03-17,100\n";
    check(text, &["acme_shoes_austria given_rate All_channels n=3 sum=195"]);
}

#[test]
fn a_column_that_grows_by_another_is_a_standing() {
    let text = "Date,Total views,Views gained\n2025-03-01,5000,40\n2025-03-02,5050,50\n\
        2025-03-03,5110,60\n2025-03-04,5110,0\n2025-03-05,5180,70\n2025-03-06,5260,80\n";
    let found = check(
        text,
        &[
            "views_to_date stock All_channels n=6 sum=30710",
            "views_gained flow All_channels n=6 sum=300",
        ],
    );
    says(&found, "Each figure is the one before and “Views gained” added");
    // What merely compares each row with the one before makes no standing of it.
    let compared = "Date,Views,Change\n2025-03-01,50,1\n2025-03-02,60,10\n2025-03-03,75,15\n\
        2025-03-04,80,5\n2025-03-05,95,15\n2025-03-06,99,4\n";
    check(compared, &["views flow All_channels n=6 sum=459"]);
}

/// Days of March 2025 with one figure each.
fn days(header: &str, values: &[u32]) -> String {
    let mut text = format!("Date,{header}\n");
    for (day, value) in (1..).zip(values) {
        writeln!(text, "2025-03-{day:02},{value}").unwrap();
    }
    text
}

#[test]
fn figures_that_rest_or_never_fall_are_standings_and_others_are_not() {
    let kind = |header: &str, values: &[u32]| {
        let found = import(&days(header, values));
        found.series.iter().map(line).collect::<Vec<_>>().join("; ")
    };
    let rests = [80, 80, 80, 80, 80, 120, 120, 120, 120, 119, 119, 119];
    assert_eq!(kind("Kits out", &rests), "kits_out stock All_channels n=12 sum=1237");
    let climbs = [200, 200, 201, 201, 202, 204, 204, 205, 206, 206];
    assert_eq!(kind("Clips", &climbs), "clips stock All_channels n=10 sum=2029");
    let falls = [200, 190, 201, 201, 202, 204, 204, 205, 206, 206];
    assert_eq!(kind("Clips", &falls), "clips flow All_channels n=10 sum=2019");
    let grows = [100, 110, 125, 140, 160, 180, 200, 220, 240, 260];
    assert_eq!(kind("Kits out", &grows), "kits_out flow All_channels n=10 sum=1735");
    let rare = [0, 0, 0, 0, 0, 0, 1, 1, 1, 0];
    assert_eq!(kind("Kits out", &rare), "kits_out flow All_channels n=10 sum=3");
    let known = [80, 80, 80, 80, 80, 120, 120, 120, 120, 119, 119, 119];
    assert_eq!(kind("Impressions", &known), "impressions flow All_channels n=12 sum=1237");
}

#[test]
fn pages_in_an_index_are_standings() {
    let text = "Date,Non indexées,Dans l'index,Impressions\n\
        2025-03-01,8,1,7\n2025-03-02,8,1,5\n2025-03-03,40,6,9\n";
    let lines = [
        "not_indexed stock Google_Search n=3 sum=56",
        "indexed stock Google_Search n=3 sum=8",
        "impressions flow Google_Search n=3 sum=21",
    ];
    check(text, &lines);
}

#[test]
fn of_a_breakdown_beside_its_totals_only_these_are_taken() {
    let text = "Date,Sessions (news / mail),Sessions ((direct) / (none)),Sessions (Totals)\n\
        2025-03-01,10,5,15\n2025-03-02,20,5,25\n";
    check(text, &["sessions_totals flow All_channels n=2 sum=40"]);
}

#[test]
fn a_comparison_beside_the_periods_tells_nothing_of_their_figures() {
    let text = "Metric,Jan 2025,Feb 2025,Mar 2025,YoY %\n\
        Impressions,1000,2000,3000,12%\nFollowers,100,110,130,5%\n";
    check(
        text,
        &["impressions flow All_channels n=3 sum=6000", "followers stock All_channels n=3 sum=340"],
    );
    let by_day = "Metric,2025-03-01,2025-03-02,2025-03-03,Change\nLikes,10,20,30,+200%\n";
    check(by_day, &["likes flow All_channels n=3 sum=60"]);
}

#[test]
fn a_percent_sign_in_a_name_keeps_figures_from_being_added() {
    let text =
        "Date,Completion %,% new,SL%,Reach %\n2025-03-01,40,10,91,3\n2025-03-02,45,12,85,4\n";
    let lines = [
        "completed_views_share_given given_rate All_channels n=2 sum=85 %",
        "new given_rate All_channels n=2 sum=22 %",
        "sl given_rate All_channels n=2 sum=176 %",
        "reach_share_given given_rate All_channels n=2 sum=7 %",
    ];
    check(text, &lines);
}

#[test]
fn the_same_tool_in_other_languages_gives_the_same_inputs() {
    let tables = [
        ("日付,動画の視聴数,シェア", "video_views flow All_channels n=1 sum=7", "shares"),
        ("날짜,동영상 조회수,공유", "video_views flow All_channels n=1 sum=7", "shares"),
        ("日期,视频播放量,分享", "video_views flow All_channels n=1 sum=7", "shares"),
        (
            "Datum,Gewonnene Abonnenten,Shares",
            "new_followers flow All_channels n=1 sum=7",
            "shares",
        ),
    ];
    for (names, first, second) in tables {
        let second = format!("{second} flow All_channels n=1 sum=3");
        check(&format!("{names}\n2025-03-13,7,3\n"), &[first, &second]);
    }
}

#[test]
fn people_called_like_a_network_make_no_channel() {
    let text = "Ticket ID,Status,Agent,Created time\n\
        1,Closed,X,2025-03-01 09:00:00\n2,Open,X,2025-03-02 09:00:00\n3,Open,X,2025-03-03 09:00:00\n";
    check(text, &["tickets flow All_channels n=3 sum=3"]);
}

#[test]
fn small_counts_that_fit_each_other_by_chance_stay_what_they_are() {
    let mut text = "Date,Likes,Posts\n".to_owned();
    for day in 1..=6 {
        writeln!(text, "2025-03-0{day},{day},1").unwrap();
    }
    check(&text, &["likes flow All_channels n=6 sum=21", "posts flow All_channels n=6 sum=6"]);

    // On each day LinkedIn has as many as the two others together.
    let mut text = "Date,Network,Likes\n".to_owned();
    for day in 1..=5 {
        writeln!(text, "2025-03-0{day},Facebook,1\n2025-03-0{day},Instagram,{day}").unwrap();
        writeln!(text, "2025-03-0{day},LinkedIn,{}", day + 1).unwrap();
    }
    let lines = [
        "likes flow Facebook n=5 sum=5",
        "likes flow Instagram n=5 sum=15",
        "likes flow LinkedIn n=5 sum=20",
    ];
    check(&text, &lines);
}

#[test]
fn what_is_counted_is_no_money_though_it_was_paid_for() {
    let text = "Date,Currency,Paid views,Fee\n2025-03-01,EUR,20,1.50\n2025-03-02,EUR,30,2.50\n";
    check(
        text,
        &["fee flow All_channels n=2 sum=4 EUR", "paid_views flow All_channels n=2 sum=50"],
    );
}
