//! Forms of tables in which the name of a figure stands in another place than above it: networks above
//! the names, goals and actuals below periods, names of measures down a column, the network of a whole
//! report in its title. The figures are made up.

use paceline::import::SeriesPreview;

use crate::imported::{check_file, check_text as check, import_file, is_said, says};

#[test]
fn a_network_above_the_names_goes_with_every_column_below_it() {
    // Also where no other network has such a column, and where one of them has words of YouTube's own.
    check(
        "Month,Facebook,,YouTube,\n,Followers,Reach,Subscribers,Watch time (hours)\nJan 2026,510,2040,83,12\nFeb 2026,514,2210,85,14\nMar 2026,521,2350,91,11\n",
        &[
            "followers stock Facebook 1545",
            "reach unique Facebook 6600",
            "followers stock YouTube 259",
            "watch_time flow YouTube 37 hours",
        ],
    );
    // Beside a network, the others are places, too; a total of them is none.
    let places = "Month,Website,,Newsletter,,Total,\n,Sessions,Bounce rate,Subscribers,Open rate,Clicks,Leads\nJan 2026,900,41%,120,33%,55,7\nFeb 2026,950,40%,128,35%,61,9\n";
    let expected = [
        "sessions flow Website 1850",
        "bounce_rate_given given_rate Website 81 %",
        "followers stock Email 248",
        "open_rate_given given_rate Email 68 %",
    ];
    check(places, &expected);
    check(&places.replace("\n,Sessions", "\nMonth,Sessions"), &expected);
    // Groups that are no places are left off where each name stands once.
    check(
        "Month,Traffic,,Audience,\n,Sessions,Clicks,Followers,Reach\nJan 2026,900,55,120,800\nFeb 2026,950,61,128,850\n",
        &[
            "sessions flow All_channels 1850",
            "clicks flow All_channels 116",
            "followers stock All_channels 248",
            "reach unique All_channels 1650",
        ],
    );
}

#[test]
fn goals_and_actuals_below_periods_are_those_of_the_measure_of_each_row() {
    let table = |corner: &str, below: &str| {
        format!(
            "{corner},Jan 2026,,Feb 2026,,Mar 2026,\n{below},Goal,Actual,Goal,Actual,Goal,Actual\nLeads,60,52,70,64,80,81\nFollowers,900,880,920,905,950,931\n"
        )
    };
    for (corner, below) in [("KPI", ""), ("KPI", "KPI"), ("", "Metric"), ("", "")] {
        let expected = ["conversions flow All_channels 197", "followers stock All_channels 2716"];
        let found = check(&table(corner, below), &expected);
        says(&found, "left out: Goal");
    }
    check(
        ",Jan 2026,,Feb 2026,\nMetric,Facebook,Instagram,Facebook,Instagram\nFollowers,510,310,514,322\nReach,2040,990,2210,1050\n",
        &[
            "followers stock Facebook 1024",
            "followers stock Instagram 632",
            "reach unique Facebook 4250",
            "reach unique Instagram 2040",
        ],
    );
}

#[test]
fn names_of_known_measures_down_a_column_are_measures_whatever_the_column_is_called() {
    let rows = |words: [&str; 3]| {
        let day = |day: u32| {
            let row = |(word, n): (&&str, u32)| format!("2026-05-{day:02},{word},{}\n", n + day);
            words.iter().zip([100, 40, 700]).map(row).collect::<String>()
        };
        (1..=4).map(day).collect::<String>()
    };
    for names in
        ["Date,Item,Count", "Date,Category,Amount", "Date,Name,Number", "Date,What,How many"]
    {
        check(
            &format!("{names}\n{}", rows(["Sessions", "Instagram followers", "Reach"])),
            &[
                "sessions flow All_channels 410",
                "followers stock Instagram 170",
                "reach unique All_channels 2810",
            ],
        );
    }
    // In the commonest languages the names of the columns say it.
    for (names, words) in [
        ("Дата,Показатель,Значение", ["Просмотры", "Посетители", "Охват"]),
        ("日付,指標,値", ["訪問数", "フォロワー", "リーチ"]),
    ] {
        let found = import_file("typed.csv", &format!("{names}\n{}", rows(words)));
        let sums: Vec<f64> = found.series.iter().map(SeriesPreview::sum).collect();
        assert_eq!(sums, [410.0, 170.0, 2810.0], "{names} {:#?}", found.problems);
    }
    // A figure that is called a measure is one, whatever the words beside it are.
    check(
        "Date,Type,Clicks\n2026-05-01,Posts,5\n2026-05-01,Stories,6\n2026-05-01,Comments,1\n2026-05-02,Posts,7\n2026-05-02,Stories,8\n2026-05-02,Comments,2\n",
        &["clicks flow All_channels 29"],
    );
    // Unknown words beside a mere value may be anything.
    let found = check(
        "Date,Item,Value\n2026-05-01,Zaps,5\n2026-05-01,Hops,6\n2026-05-02,Zaps,7\n2026-05-02,Hops,8\n",
        &[],
    );
    assert!(is_said(&found, "taken unasked"), "{:#?}", found.problems);
}

#[test]
fn of_a_measure_and_its_parts_the_whole_is_read() {
    let text = "Date,Metric,Parameter 1,Parameter 2,Value\n2026-05-01,Visitors,,,100\n2026-05-01,Visitors,Sex,female,60\n2026-05-01,Visitors,Sex,male,40\n2026-05-01,Reach,All,,800\n2026-05-01,Reach,Followers,,300\n2026-05-02,Visitors,,,90\n2026-05-02,Visitors,Sex,female,50\n2026-05-02,Visitors,Sex,male,40\n2026-05-02,Reach,All,,700\n2026-05-02,Reach,Followers,,310\n";
    let found = import_file("typed.csv", text);
    let visitors = found.series.iter().find(|series| series.identifier.contains("visitors"));
    assert_eq!(visitors.map(SeriesPreview::sum), Some(190.0));
    says(&found, "is a part of the whole of the same Metric: 4 rows");
    // A campaign without a name is one of them, and no whole.
    check(
        "Date,Campaign,Metric,Value\n2026-05-01,,Clicks,5\n2026-05-01,A,Clicks,9\n2026-05-01,B,Clicks,1\n2026-05-02,,Clicks,7\n2026-05-02,A,Clicks,3\n2026-05-02,B,Clicks,2\n",
        &["clicks flow All_channels 27"],
    );
}

#[test]
fn a_scale_in_the_name_is_one_in_the_figures() {
    let found = check(
        "Monat;Reichweite (in Tsd.);Impressionen in Mio.;Umsatz in T€;Follower (k)\n01/2026;35,9;1,37;134;20,1\n02/2026;86,7;3,41;103;20,2\n",
        &[
            "reach unique All_channels 122600",
            "impressions flow All_channels 4780000",
            "revenue flow All_channels 237000 EUR",
            "followers stock All_channels 40300",
        ],
    );
    says(&found, "1 stands for a thousand");
    check(
        "Month,Total revenue ($k),Impressions ('000),Likes (M)\n2026-01,12.5,3,4\n2026-02,13,5,6\nTotal,25.5,8,10\n",
        &[
            "revenue flow All_channels 25500 USD",
            "impressions flow All_channels 8000",
            "likes_m flow All_channels 10",
        ],
    );
    // What the cells say themselves is not said twice.
    check(
        "Month,Impressions (k)\n2026-01,1.5K\n2026-02,2K\n",
        &["impressions flow All_channels 3500"],
    );
}

#[test]
fn an_amount_has_the_currency_of_its_row_and_a_count_has_none() {
    let found = check_file(
        "report.csv",
        "Day,Campaign,Currency code,Cost,Clicks,All conv.,Conv. value,Conv. value / cost\n2026-03-01,Brand,INR,211.50,31,14.20,600.00,2.84\n2026-03-02,Brand,INR,311.50,29,12.20,500.00,1.61\n2026-03-03,Brand,INR,101.50,21,11.40,300.00,2.96\n",
        &[
            "ad_cost flow Google_Ads 624.5 INR",
            "link_clicks flow Google_Ads 81",
            "all_conv flow Google_Ads 37.8",
            "revenue flow Google_Ads 1400 INR",
            "conv_value_cost given_rate Google_Ads 7.41",
        ],
    );
    assert!(!is_said(&found, "different currencies"));
    let found = check(
        "Date,Units,Developer Proceeds,Customer Currency,Currency of Proceeds,Customer Price\n2026-05-14,7,0,USD,USD,0\n2026-05-14,9,2.09,EUR,EUR,2.99\n2026-05-15,4,3.09,USD,USD,3.99\n",
        &["units flow All_channels 20"],
    );
    for name in ["Developer Proceeds", "Customer Price"] {
        let is_one = |p: &&paceline::import::ImportProblem| p.message.contains("different curr");
        let mut named = found.problems.iter().filter(is_one).map(|p| p.column.as_deref());
        assert!(named.any(|column| column == Some(name)), "{name} {:#?}", found.problems);
    }
}

#[test]
fn the_channel_of_a_report_stands_in_its_title_in_the_corner_or_in_a_column_beside_periods() {
    let found = check(
        "Bakery Facebook Page\n\"Period: 2026-05-01 - 2026-05-02\"\n\nAudience\nDate,Fans,New fans\n2026-05-01,500,6\n2026-05-02,503,3\n\nEngagement\nDate,Comments,Shares\n2026-05-01,5,1\n2026-05-02,7,2\n",
        &[
            "followers stock Facebook 1003",
            "new_followers flow Facebook 9",
            "comments flow Facebook 12",
            "shares flow Facebook 3",
        ],
    );
    assert_eq!(found.files.len(), 1);
    let corners = [
        "FACEBOOK,Jan 2026,Feb 2026,Mar 2026\nFollowers,10,20,30\nReach,100,150,130\nINSTAGRAM,Jan 2026,Feb 2026,Mar 2026\nFollowers,40,50,60\nReach,300,350,330\n",
        "FACEBOOK,Jan 2026,Feb 2026,Mar 2026\nFollowers,10,20,30\nReach,100,150,130\n\nINSTAGRAM,Jan 2026,Feb 2026,Mar 2026\nFollowers,40,50,60\nReach,300,350,330\n",
    ];
    for text in corners {
        check(
            text,
            &[
                "followers stock Facebook 60",
                "reach unique Facebook 380",
                "followers stock Instagram 150",
                "reach unique Instagram 980",
            ],
        );
    }
    check(
        "Followers,Facebook,Instagram\nJan 2026,1000,2000\nFeb 2026,1010,2030\n",
        &["followers stock Facebook 2010", "followers stock Instagram 4030"],
    );
    check(
        "Channel,Metric,Jan 26,Feb 26,Mar 26\nFacebook,Followers,510,514,521\nFacebook,Reach,2040,2210,2350\nWebsite,Sessions,1200,1250,1300\n",
        &[
            "followers stock Facebook 1545",
            "reach unique Facebook 6600",
            "sessions flow Website 3750",
        ],
    );
}

#[test]
fn columns_whose_cells_begin_with_figures_never_vanish_without_a_word() {
    for (name, cells) in [
        ("Data served", ["1.38 GB", "720 MB", "1.1 GB"]),
        ("ROAS", ["3.2x", "2.9x", "3.0x"]),
        ("Leads (actual/goal)", ["85/100", "90/100", "97/110"]),
        ("CPL", ["=C2/B2", "=C3/B3", "=C4/B4"]),
        ("Guests", ["12人", "15人", "11人"]),
    ] {
        let rows = (1..).zip(cells).map(|(day, cell)| format!("2026-05-0{day},{day}7,{cell}\n"));
        let text = format!("Date,Sessions,{name}\n{}", rows.collect::<String>());
        let found = check(&text, &["sessions flow All_channels 81"]);
        says(&found, &format!("cells of {name} are figures"));
    }
    for (name, cells) in [
        ("Age", ["18-24", "25-34", "35-44"]),
        ("Size", ["1080x1080", "1080x1350", "1200x628"]),
        ("Version", ["1.2.3", "1.2.4", "1.3.0"]),
        ("Headline", ["10 tips for bakers", "5 loaves", "3 ovens compared"]),
    ] {
        let rows = (1..).zip(cells).map(|(day, cell)| format!("2026-05-0{day},{day}7,{cell}\n"));
        let text = format!("Date,Sessions,{name}\n{}", rows.collect::<String>());
        let found = import_file("typed.csv", &text);
        assert!(!is_said(&found, "are figures"), "{name} {:#?}", found.problems);
    }
}

#[test]
fn times_to_an_answer_are_in_the_unit_of_their_name() {
    for (name, first, second) in [
        ("First response time (ms)", "72000", "3600000"),
        ("First response time in ms", "72000", "3600000"),
        ("First response time (days)", "0.00083333333333", "0.04166666666667"),
        ("First response time (hours)", "0.02", "1"),
        ("First response time (min)", "1.2", "60"),
    ] {
        let text = format!(
            "Ticket ID,Created at,Status,{name}\n100,2026-06-01 09:00:00,Closed,{first}\n101,2026-06-01 09:01:00,Closed,{second}\n102,2026-06-02 09:02:00,Open,\n"
        );
        let found = import_file("typed.csv", &text);
        let minutes = found.series.iter().find(|series| series.identifier == "response_minutes");
        let sum = minutes.map(|series| (series.sum() * 1e4).round() / 1e4);
        assert_eq!(sum, Some(61.2), "{name} {:#?}", found.problems);
    }
}

#[test]
fn what_only_looks_like_a_period_a_total_a_measure_or_an_average_stays_what_it_is() {
    // Two days of each post, always as far apart.
    check(
        "Created,Published,Views\n2026-05-01,2026-05-03,10\n2026-05-06,2026-05-08,20\n2026-05-12,2026-05-14,30\n2026-05-19,2026-05-21,40\n2026-05-26,2026-05-28,50\n",
        &["views flow All_channels 150"],
    );
    // What somebody wrote is no name of a total.
    check(
        "Date,Post,Likes,Comments\n2026-05-01,Total: a great day,7,4\n2026-05-02,Hello,31,2\n2026-05-03,Fine,17,6\n2026-05-04,Nice,23,1\n2026-05-05,Total: tips,15,9\n",
        &[
            "comments flow All_channels 22",
            "likes flow All_channels 93",
            "posts flow All_channels 5",
        ],
    );
    // Broken figures add up where they are amounts.
    check(
        "Date,Visits,Reisekosten\n2026-05-01,410,1.5\n2026-05-02,380,2.25\n2026-05-03,395,0.75\n2026-05-04,402,3.5\n2026-05-05,377,1.25\n2026-05-06,391,2.5\n",
        &["visits flow All_channels 2355", "reisekosten flow All_channels 11.75"],
    );
}
