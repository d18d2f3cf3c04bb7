//! What rows are: profiles looked at day by day, several accounts in one table, posts with equal
//! titles, orders of several lines. The figures are made up.

use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, Reading, SeriesPreview, Severity, preview, read_file,
};

use crate::imported::check_lines;

fn import(text: &str) -> ImportPreview {
    let files = [read_file("typed.csv", text.as_bytes(), Reading::texts(&NoProgress))];
    preview(&files, &ImportChoices::from_files(&files), &NoProgress)
}

/// Input, kind, channel, sum: `followers stock Facebook 303`.
fn line(series: &SeriesPreview) -> String {
    let (kind, channel) = (series.kind.code(), series.channel.replace(' ', "_"));
    format!("{} {kind} {channel} {}", series.identifier, (series.sum() * 1e6).round() / 1e6)
}

/// All series, in any order.
fn check(text: &str, expected: &[&str]) -> ImportPreview {
    let found = import(text);
    check_lines(&found, line, expected);
    found
}

fn says(found: &ImportPreview, severity: Severity, words: &str) {
    let mut problems = found.problems.iter();
    let is_said =
        problems.any(|problem| problem.message.contains(words) && problem.severity == severity);
    assert!(is_said, "{words:?} in {:#?}", found.problems);
}

fn says_nothing_of(found: &ImportPreview, words: &str) {
    let is_said = found.problems.iter().any(|problem| problem.message.contains(words));
    assert!(!is_said, "{words:?} in {:#?}", found.problems);
}

/// Days in a row from 1 May 2026, each with what `of` says.
fn days(header: &str, n: u32, of: impl Fn(u32) -> String) -> String {
    let rows: Vec<String> = (0..n).map(|at| format!("2026-05-{:02},{}", at + 1, of(at))).collect();
    format!("{header}\n{}\n", rows.join("\n"))
}

#[test]
fn what_a_profile_counts_to_date_is_a_standing() {
    let found = check(
        &days("Date,Followers,Following,Posts,Likes", 12, |at| {
            format!("{},300,{},{}", 4_000 + at * 3, 990 + at / 3, 20_000 + at * 17)
        }),
        &[
            "followers stock All_channels 48198",
            "following stock All_channels 3600",
            "posts_to_date stock All_channels 11898",
            "likes_to_date stock All_channels 241122",
        ],
    );
    says_nothing_of(&found, "hardly move");
    // The first rows know nothing of it, and some days are absent.
    check(
        "date,followers,following,tweets\n2026-05-06,937,,\n2026-05-07,938,,\n2026-05-08,937,18,1047\n\
         2026-05-09,935,17,1048\n2026-05-10,933,17,1048\n2026-05-16,944,11,1062\n2026-05-20,1190,11,1071\n",
        &["followers stock X 6814", "following stock X 74", "posts_to_date stock X 5276"],
    );
    // By month, beside how many the profile follows.
    check(
        "Month,Followers,Following,Videos\n2026-01,5000,90,410\n2026-02,5100,92,416\n2026-03,5250,92,421\n\
         2026-04,5300,93,421\n2026-05,5420,95,428\n2026-06,5600,95,433\n",
        &[
            "followers stock All_channels 31670",
            "following stock All_channels 557",
            "videos stock All_channels 2529",
        ],
    );
}

#[test]
fn what_comes_in_day_by_day_stays_a_flow() {
    // Posts a day are few, views go up and down.
    check(
        &days("Date,Followers,Posts,Views", 10, |at| {
            format!("{},{},{}", 4_000 + at * 3, 2 + at % 3, 900 + (at * 7) % 5 * 40)
        }),
        &[
            "followers stock All_channels 40135",
            "posts flow All_channels 29",
            "views flow All_channels 9800",
        ],
    );
    // Growing business by month is none either.
    check(
        "Month,Followers,Views\n2026-01,5000,40000\n2026-02,5100,40400\n2026-03,5250,40900\n\
         2026-04,5300,41500\n2026-05,5420,42000\n2026-06,5600,42600\n",
        &["followers stock All_channels 31670", "views flow All_channels 247400"],
    );
}

#[test]
fn posts_looked_up_day_by_day_are_read_as_what_they_have_so_far() {
    let snapshots = |header: &str| {
        let rows: Vec<String> = (1..=5)
            .flat_map(|day| (1..=2).map(move |post| (day, post)))
            .map(|(day, post)| {
                let views = post * 1_000 + day * (15 + post);
                format!("2026-05-0{day},https://example.org/p/{post},{views},{}", 10 * post + day)
            })
            .collect();
        format!("{header},Permalink,Views,Likes\n{}\n", rows.join("\n"))
    };
    for header in ["Snapshot date", "Date"] {
        check(
            &snapshots(header),
            &["views_to_date stock All_channels 15495", "likes_to_date stock All_channels 180"],
        );
    }
    // What each post brought on each day falls, too.
    check(
        "Date,Post URL,Views\n2026-05-01,https://example.org/1,90\n2026-05-01,https://example.org/2,70\n\
         2026-05-02,https://example.org/1,40\n2026-05-02,https://example.org/2,95\n2026-05-03,https://example.org/1,60\n\
         2026-05-03,https://example.org/2,20\n2026-05-04,https://example.org/1,10\n2026-05-04,https://example.org/2,15\n",
        &["views flow All_channels 400"],
    );
}

#[test]
fn of_several_accounts_each_is_a_channel() {
    // One reading a day.
    check(
        "date,account,followers\n2026-05-01,alpha,501\n2026-05-01,beta,9001\n2026-05-02,alpha,503\n2026-05-02,beta,9004\n",
        &["followers stock alpha 1004", "followers stock beta 18005"],
    );
    // Several a day: the last of each.
    check(
        "timestamp,username,followers,following\n2026-05-01T08:00:00Z,alpha,501,20\n2026-05-01T08:00:00Z,beta,9001,30\n\
         2026-05-01T20:00:00Z,alpha,502,20\n2026-05-01T20:00:00Z,beta,9002,30\n2026-05-02T08:00:00Z,alpha,503,20\n\
         2026-05-02T08:00:00Z,beta,9003,30\n",
        &[
            "followers stock alpha 1005",
            "followers stock beta 18005",
            "following stock alpha 40",
            "following stock beta 60",
        ],
    );
}

#[test]
fn standings_of_many_accounts_are_no_sum_and_not_the_last_of_them() {
    let rows: Vec<String> = (1..=2)
        .flat_map(|day| (0..60).map(move |at| format!("2026-05-0{day},user{at},{}\n", 1_000 + at)))
        .collect();
    let found = check(&format!("date,username,followers\n{}", rows.concat()), &[]);
    says(&found, Severity::Note, "the standings of several accounts are those of none");
    says(&found, Severity::Warning, "make each a channel of its own");
}

#[test]
fn posts_of_several_profiles_are_added_up_with_a_word() {
    let found = check(
        "Account username,Publish time,Permalink,Likes\nour_shop,2026-05-01 10:00,https://example.org/p/a,5\n\
         our_cafe,2026-05-01 11:00,https://example.org/p/b,6\nour_shop,2026-05-02 10:00,https://example.org/p/c,7\n",
        &["likes flow Instagram 18", "posts flow Instagram 3"],
    );
    says(&found, Severity::Note, "those of 2 profiles");
}

#[test]
fn posts_of_one_day_that_are_called_alike_both_count() {
    for text in [
        "Published,Title,Views,Likes\n2026-05-01,New menu,120,4\n2026-05-03,Good morning,80,2\n2026-05-03,Good morning,95,3\n\
         2026-05-08,New menu,120,4\n2026-05-09,Open today,60,1\n2026-05-10,New menu,130,5\n",
        "Date,Post,Type,Views,Likes\n2026-05-02,,Reel,110,5\n2026-05-02,,Photo,110,4\n2026-05-03,,Reel,185,5\n\
         2026-05-04,,Reel,200,5\n",
    ] {
        let found = import(text);
        let lines: Vec<String> = found.series.iter().map(line).collect();
        assert!(lines.contains(&"views flow All_channels 605".to_owned()), "{lines:?}");
        assert!(lines.contains(&"likes flow All_channels 19".to_owned()), "{lines:?}");
        says_nothing_of(&found, "the later row was taken");
    }
}

#[test]
fn orders_of_several_lines_count_once_each() {
    let found = check(
        "Order ID,Date,Item,Amount (EUR)\n500,2026-05-01,Tea,9.5\n500,2026-05-01,Cup,10.5\n501,2026-05-01,Tea,11\n\
         501,2026-05-01,Cup,12\n502,2026-05-02,Tea,13\n503,2026-05-02,Tea,14\n503,2026-05-02,Cup,15\n503,2026-05-02,Pot,5\n",
        &["amount_eur flow All_channels 90", "orders flow All_channels 4"],
    );
    says(&found, Severity::Note, "each counts once");
    // What happened to tickets, the newest first.
    check(
        "Ticket ID,Created at,Agent,Event\n7,2026-05-02 12:00,Ann,closed\n8,2026-05-02 09:00,Bob,reply\n\
         7,2026-05-01 11:00,Ann,reply\n8,2026-05-02 08:00,Bob,opened\n7,2026-05-01 10:00,Ann,opened\n",
        &["tickets flow All_channels 2"],
    );
}

#[test]
fn rows_with_a_time_of_day_beside_the_date_are_added_up_in_any_language() {
    for name in ["Time", "Tijd", "Local time", "Godzina", "Clock", "Время", "Send hour"] {
        let rows = "2025-03-01,10:00,5\n2025-03-01,12:00,6\n2025-03-02,10:00,7\n";
        check(&format!("Date,{name},Clicks\n{rows}"), &["clicks flow All_channels 18"]);
    }
}

#[test]
fn rows_that_name_what_they_sum_up_are_totals_wherever_they_stand() {
    let names = "Month,Campaign status,Campaign,Impr.,Cost\n";
    let rows = "Jan-26,Enabled,A,10,5.5\nFeb-26,Enabled,A,20,6.5\nJan-26,Enabled,B,30,7\nFeb-26,Enabled,B,40,8\n";
    let totals = " --,Total: Campaigns, --,100,27\nJan-26,Total: Campaigns,,40,12.5\nFeb-26,Total: Campaigns,,60,14.5\n\
        ,Total: Account,,100,27\nJan-26,Total: Account,,40,12.5\nFeb-26,Total: Account,,60,14.5\nJan-26,Total: Search,,30,7\n";
    let expected = ["ad_cost flow All_channels 27", "impressions flow All_channels 100"];
    let found = check(&format!("{names}{rows}{totals}"), &expected);
    says_nothing_of(&found, "No date could be read");
    check(&format!("{names}{totals}{rows}"), &expected);
    // More than the rows come to is said.
    let more = totals.replace("Account,,100,27", "Account,,900,99");
    let found = check(&format!("{names}{rows}{more}"), &expected);
    let words =
        "The rows come to 100 of the 900 that the row “Total: Account” says, and so in Cost";
    says(&found, Severity::Warning, words);
    // A text may begin so, too.
    check(
        "Date,Permalink,Caption,Likes\n2026-03-01,https://example.org/1,Total: fun,5\n2026-03-02,https://example.org/2,More,6\n",
        &["likes flow All_channels 11", "posts flow All_channels 2"],
    );
}

#[test]
fn what_two_tools_count_of_the_same_is_never_added() {
    let rows: Vec<String> = (1..=9)
        .map(|day| {
            format!("2026-05-0{day},Google Analytics,Brand,3\n2026-05-0{day},Google Ads,Brand,2\n")
        })
        .collect();
    for name in ["Data Source type name", "Connector", "Datenquelle"] {
        check(
            &format!("Date,{name},Campaign,Conversions\n{}", rows.concat()),
            &["conversions flow Google_Analytics 27", "conversions flow Google_Ads 18"],
        );
    }
    // What is no tool parts nothing.
    check(
        &format!(
            "Date,Connector,Campaign,Conversions\n{}",
            rows.concat().replace("Google Analytics", "A1").replace("Google Ads", "B2")
        ),
        &["conversions flow All_channels 45"],
    );
}

#[test]
fn what_is_paid_out_is_no_sale_and_transactions_are_no_messages() {
    let head = "id,Seller Message,Type,Amount,Fee,Net,Currency,Created (UTC)\n";
    let rows = "t1,,charge,42.00,1.20,40.80,usd,2026-05-01 19:39:36\nt2,,charge,30.00,1.00,29.00,usd,2026-05-02 10:39:36\n\
        t3,,refund,-10.00,0.00,-10.00,usd,2026-05-02 11:39:36\nt4,,payout,-50.00,0.00,-50.00,usd,2026-05-03 02:00:01\n";
    let found = check(
        &format!("{head}{rows}"),
        &[
            "amount flow All_channels 62",
            "fee flow All_channels 2.2",
            "net flow All_channels 59.8",
            "transactions flow All_channels 3",
        ],
    );
    says(&found, Severity::Warning, "move money on");
    // Customers pay by transfer, too.
    let paid = rows.replace("payout,-50.00,0.00,-50.00", "bank transfer,50.00,0.00,50.00");
    let found = check(
        &format!("{head}{paid}"),
        &[
            "amount flow All_channels 112",
            "fee flow All_channels 2.2",
            "net flow All_channels 109.8",
            "transactions flow All_channels 4",
        ],
    );
    says_nothing_of(&found, "move money on");
}

#[test]
fn a_row_without_the_names_of_the_others_is_a_total_also_of_what_the_file_leaves_out() {
    let names =
        "Campaign name,Delivery,Level,Impressions,Link clicks,Reporting starts,Reporting ends\n";
    let days = "2025-11-01,2025-11-30\n";
    let rows = format!("A,active,campaign,300,30,{days}B,inactive,campaign,400,20,{days}");
    let taken = |total: &str, rows: &str| {
        let files = [read_file(
            "a.csv",
            format!("{names}{total}{rows}").as_bytes(),
            Reading::texts(&NoProgress),
        )];
        let mut choices = ImportChoices::from_files(&files);
        choices.tables.values_mut().for_each(|is_taken| *is_taken = true);
        preview(&files, &choices, &NoProgress).series.iter().map(line).collect::<Vec<String>>()
    };
    let expected = ["impressions flow Meta_Ads 1000", "link_clicks flow Meta_Ads 90"];
    assert_eq!(taken(&format!(",,,1000,90,{days}"), &rows), expected);
    // A blank name among others is unknown, and no total.
    let unknown = taken(&format!(",active,campaign,1000,90,{days}"), &rows);
    assert_eq!(unknown, ["impressions flow Meta_Ads 1700", "link_clicks flow Meta_Ads 140"]);
}

#[test]
fn of_two_stretches_of_days_in_the_names_the_later_one_is_read() {
    check(
        "Date,6/1/26 - 6/7/26 Clicks,5/25/26 - 5/31/26 Clicks,6/1/26 - 6/7/26 Impressions,5/25/26 - 5/31/26 Impressions\n\
         2026-06-01,12,10,300,280\n2026-06-02,14,11,310,281\n",
        &["clicks flow All_channels 26", "impressions flow All_channels 610"],
    );
}

#[test]
fn nobody_answers_in_no_time() {
    let head = "Ticket ID,Created at,Status,First reply time in minutes,Replies\n";
    let rows = "1,2026-06-01 09:00:00,solved,12,1\n2,2026-06-01 10:00:00,open,0,0\n3,2026-06-02 10:00:00,open,0,2\n";
    let expected = |n: &[&str]| -> Vec<String> {
        ["agent_replies", "response_minutes", "responses", "tickets", "unanswered"]
            .iter()
            .zip(n)
            .map(|(name, n)| format!("{name} flow All_channels {n}"))
            .collect()
    };
    let check_all = |text: &str, n: &[&str]| {
        let lines = expected(n);
        check(text, &lines.iter().map(String::as_str).collect::<Vec<_>>());
    };
    check_all(&format!("{head}{rows}"), &["3", "12", "2", "3", "1"]);
    let dated = "Ticket ID,Created at,First response at,First response time (min),Replies\n\
        1,2026-06-01 09:00:00,2026-06-01 09:12:00,12,1\n2,2026-06-01 10:00:00,,0,1\n3,2026-06-02 10:00:00,2026-06-02 10:00:00,0,2\n";
    let found = import(dated);
    let lines: Vec<String> = found.series.iter().map(line).collect();
    assert!(lines.contains(&"unanswered flow All_channels 1".to_owned()), "{lines:?}");
    assert!(lines.contains(&"responses flow All_channels 2".to_owned()), "{lines:?}");
}

#[test]
fn numbers_of_things_are_no_figures() {
    let rows = "900,2026-05-01 10:00:00,A,25.00,770\n900,2026-05-01 10:00:00,B,25.00,771\n901,2026-05-02 10:00:00,C,30.00,775\n";
    for mark in ["#", "No.", "Nr"] {
        check(
            &format!("Order {mark},Order Date,First Name,Gross Sales,Attendee {mark}\n{rows}"),
            &["gross_sales flow All_channels 80", "orders flow All_channels 2"],
        );
    }
    // Of what is counted there are several.
    check(
        "Date,Clicks #,Visits #\n2026-05-01,5,7\n2026-05-02,6,9\n",
        &["clicks flow All_channels 11", "visits flow All_channels 16"],
    );
}

#[test]
fn who_asked_is_no_network() {
    check(
        "Ticket ID,Created at,Subject,Organization\n1,2026-06-01 09:00:00,Help,X\n2,2026-06-02 09:00:00,More,Google\n3,2026-06-02 10:00:00,Else,X\n",
        &["tickets flow All_channels 3"],
    );
}

#[test]
fn what_a_profile_has_at_several_moments_of_a_day_is_never_added_up() {
    let rows: Vec<String> = (1..=5)
        .flat_map(|day| {
            [9, 17].map(|hour| {
                format!(
                    "2026-05-0{day}T{hour:02}:00:00Z,{},84{},{}\n",
                    6120 + day * 7,
                    day,
                    44 + day / 4
                )
            })
        })
        .collect();
    check(
        &format!("ts_utc,followers,following,posts\n{}", rows.concat()),
        &[
            "followers stock All_channels 30705",
            "following stock All_channels 4215",
            "posts_to_date stock All_channels 222",
        ],
    );
}

#[test]
fn numbers_of_rows_make_no_events_and_are_no_figures() {
    let rows = "1,2026-01,100,4.5%,3000\n2,2026-02,110,4.7%,3100\n3,2026-03,120,4.1%,2900\n";
    for name in ["#", "Nr.", "ID", "Lp."] {
        check(
            &format!("{name},Month,Followers,Engagement rate,Reach\n{rows}"),
            &[
                "engagement_rate_given given_rate All_channels 13.3",
                "followers stock All_channels 330",
                "reach unique All_channels 9000",
            ],
        );
    }
    // The first column numbers the rows whatever it is called, where nothing is counted in it.
    check(
        "Sprint,Week,Leads\n7,2026-W01,10\n8,2026-W02,11\n9,2026-W03,12\n",
        &["conversions flow All_channels 33"],
    );
    check(
        "Followers,Date\n7,2026-01-01\n8,2026-01-02\n9,2026-01-03\n",
        &["followers stock All_channels 24"],
    );
}

#[test]
fn lists_of_deals_and_contacts_count_these() {
    check(
        "Deal - Title,Deal - Value,Deal - Status,Deal - Deal created\nA,4400,Open,2026-05-01 10:00:00\nB,3500,Lost,2026-05-01 11:00:00\nC,100,Won,2026-05-02 11:00:00\n",
        &["deal_value flow All_channels 8000", "deals flow All_channels 3"],
    );
    check(
        "Record ID,First Name,Last Name,Lifecycle Stage,Create Date,Number of Page Views\n100,A,B,Lead,2026-05-01 10:00,13\n\
         101,C,D,Lead,2026-05-02 10:01,18\n",
        &["leads flow All_channels 2"],
    );
}

#[test]
fn how_long_a_post_lasts_is_not_added_up_in_any_language() {
    let table = |name: &str| {
        format!(
            "Id,Beskrivning,{name},Publiceringstid,Permalänk,Delningar\n\
             18000000000000001,Hej,9,02/27/2025 07:48,https://www.instagram.com/p/A1/,4\n\
             18000000000000002,Annat,31,02/28/2025 18:02,https://www.instagram.com/reel/A2/,44\n"
        )
    };
    let found = import(&table("Varaktighet (sek)"));
    let lines: Vec<String> = found.series.iter().map(line).collect();
    assert!(!lines.iter().any(|line| line.contains("varaktighet")), "{lines:?}");
    assert!(lines.contains(&"shares flow Instagram 48".to_owned()), "{lines:?}");
}
