//! A made-up export of each tool the program knows: which tool it is told to be, and what becomes
//! of its columns.

use std::fmt::Write as _;

use jiff::civil::date;
use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, ParsedFile, Reading, SeriesPreview, preview,
    read_file,
};

fn import(name: &str) -> (ParsedFile, ImportPreview) {
    let path = format!("{}/tests/fixtures/import/recipes/{name}", env!("CARGO_MANIFEST_DIR"));
    let file = read_file(name, std::fs::read(path).unwrap(), Reading::texts(&NoProgress));
    let files = [file];
    let mut choices = ImportChoices::from_files(&files);
    choices.assume_exported_by(&files, date(2026, 1, 10));
    let preview = preview(&files, &choices, &NoProgress);
    let [file] = files;
    (file, preview)
}

/// "impressions flow X 2024-01-29 2024-02-02 n=5 sum=1550".
fn line(series: &SeriesPreview) -> String {
    let day =
        |day: Option<jiff::civil::Date>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
    let sum = (series.sum() * 1e6).round() / 1e6;
    let unit = series.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    format!(
        "{} {} {} {} {} n={} sum={sum}{unit}",
        series.identifier,
        series.kind.code(),
        series.channel.replace(' ', "_"),
        day(series.first()),
        day(series.last()),
        series.readings.len(),
    )
}

/// The tool, and lines that must be among the series.
fn check(name: &str, tool: &str, expected: &[&str]) -> Vec<String> {
    let (file, preview) = import(name);
    let lines: Vec<String> = preview.series.iter().map(line).collect();
    let all = lines.iter().fold(String::new(), |mut all, line| {
        writeln!(all, "  {line}").unwrap();
        all
    });
    assert_eq!(file.recognised, tool, "{name}\n{all}{:#?}", preview.problems);
    for wanted in expected {
        let found = lines.iter().any(|line| line == wanted);
        assert!(found, "{name}: no “{wanted}” among\n{all}{:#?}", preview.problems);
    }
    let told = preview.files[0].tables.iter().filter(|table| table.is_taken);
    for table in told.filter(|_| !tool.starts_with("Table")) {
        assert!(table.recognised.contains(", by") || table.recognised.contains(", because"));
    }
    lines
}

#[test]
fn exports_of_x_old_and_new() {
    check(
        "x-tweets.csv",
        "X (Twitter) tweet activity",
        &[
            "impressions flow X 2019-03-01 2019-03-02 n=2 sum=450",
            "shares flow X 2019-03-01 2019-03-02 n=2 sum=6",
            "link_clicks flow X 2019-03-01 2019-03-02 n=2 sum=4",
        ],
    );
    check(
        "x-monthly-by-hand.csv",
        "X (Twitter) monthly figures",
        &[
            "followers stock X 2021-02-01 2021-03-01 n=2 sum=2480",
            "impressions flow X 2021-01-01 2021-03-01 n=3 sum=55000",
            "posts flow X 2021-01-01 2021-03-01 n=3 sum=30",
            "new_followers flow X 2021-01-01 2021-03-01 n=2 sum=65",
        ],
    );
    check(
        "x-overview-pt.csv",
        "X account overview",
        &[
            "impressions flow X 2025-02-04 2025-02-05 n=2 sum=1600",
            "likes flow X 2025-02-04 2025-02-05 n=2 sum=35",
            "engagements flow X 2025-02-04 2025-02-05 n=2 sum=101",
            "bookmarks flow X 2025-02-04 2025-02-05 n=2 sum=3",
            "shares flow X 2025-02-04 2025-02-05 n=2 sum=7",
            "new_followers flow X 2025-02-04 2025-02-05 n=2 sum=5",
            "lost_followers flow X 2025-02-04 2025-02-05 n=2 sum=1",
            "comments flow X 2025-02-04 2025-02-05 n=2 sum=3",
            "profile_visits flow X 2025-02-04 2025-02-05 n=2 sum=29",
        ],
    );
    let (file, _) = import("x-video.csv");
    assert_eq!(file.tables.len(), 2);
    check(
        "x-video.csv",
        "X video overview",
        &["video_views flow X 2025-02-04 2025-02-05 n=2 sum=100"],
    );
}

#[test]
fn facebook_insights_give_one_window_of_each_figure() {
    let page = check(
        "fb-page.csv",
        "Facebook Page Insights",
        &[
            "followers stock Facebook 2014-05-13 2014-05-15 n=3 sum=1507",
            "new_followers flow Facebook 2014-05-13 2014-05-15 n=3 sum=8",
            "lost_followers flow Facebook 2014-05-13 2014-05-15 n=3 sum=3",
            "engaged_users unique Facebook 2014-05-13 2014-05-15 n=3 sum=55",
            "reach unique Facebook 2014-05-13 2014-05-15 n=3 sum=790",
            "impressions flow Facebook 2014-05-13 2014-05-15 n=3 sum=2300",
        ],
    );
    assert_eq!(page.len(), 6, "{page:?}");
    let posts = check(
        "fb-posts.csv",
        "Facebook post insights",
        &[
            "impressions flow Facebook 2015-02-16 2015-02-17 n=2 sum=420",
            "clicks flow Facebook 2015-02-16 2015-02-17 n=2 sum=27",
            "shares flow Facebook 2015-02-17 2015-02-17 n=1 sum=3",
            "likes flow Facebook 2015-02-16 2015-02-17 n=2 sum=17",
            "comments flow Facebook 2015-02-16 2015-02-17 n=2 sum=3",
            "link_clicks flow Facebook 2015-02-16 2015-02-17 n=2 sum=8",
        ],
    );
    assert!(posts.iter().all(|line| !line.starts_with("reach")), "{posts:?}");
}

#[test]
fn the_business_suite_is_read_by_its_titles_in_five_languages() {
    let suite = "Meta Business Suite insights";
    check(
        "meta-alcance-pt.csv",
        suite,
        &["reach unique Instagram 2024-05-01 2024-05-03 n=3 sum=35"],
    );
    check(
        "meta-seguidores-pt.csv",
        suite,
        &["new_followers flow Instagram 2024-05-01 2024-05-03 n=2 sum=35"],
    );
    check(
        "meta-visitas-es.csv",
        suite,
        &["profile_visits flow Facebook 2024-05-01 2024-05-03 n=3 sum=35"],
    );
    check(
        "meta-aufrufe-de.csv",
        suite,
        &["impressions flow All_channels 2024-05-01 2024-05-03 n=3 sum=35"],
    );
    check(
        "meta-visites-fr.csv",
        suite,
        &["profile_visits flow Instagram 2024-05-01 2024-05-03 n=3 sum=35"],
    );
    check(
        "meta-contradiction.csv",
        suite,
        &[
            "profile_visits flow Facebook 2022-05-01 2022-05-02 n=2 sum=10",
            "profile_visits flow Instagram 2022-05-01 2022-05-01 n=1 sum=30",
        ],
    );
    let (_, preview) = import("meta-contradiction.csv");
    let told = preview.problems.iter().filter(|problem| problem.message.contains("The title says"));
    assert_eq!(told.count(), 2);
}

#[test]
fn content_of_facebook_and_instagram_is_added_up_by_day() {
    let posts = check(
        "meta-facebook-posts.csv",
        "Meta Business Suite Facebook posts",
        &[
            "impressions flow Facebook 2025-01-14 2025-01-16 n=2 sum=900",
            "engagements flow Facebook 2025-01-14 2025-01-16 n=2 sum=36",
            "likes flow Facebook 2025-01-14 2025-01-16 n=2 sum=27",
            "shares flow Facebook 2025-01-14 2025-01-16 n=2 sum=3",
            "clicks flow Facebook 2025-01-14 2025-01-16 n=2 sum=24",
            "link_clicks flow Facebook 2025-01-14 2025-01-16 n=2 sum=7",
        ],
    );
    assert!(posts.iter().all(|line| !line.contains("duration")), "{posts:?}");
    check(
        "meta-instagram-posts-pt.csv",
        "Meta Business Suite Instagram posts",
        &[
            "impressions flow Instagram 2025-04-21 2025-04-23 n=2 sum=1120",
            "likes flow Instagram 2025-04-21 2025-04-23 n=2 sum=55",
            "shares flow Instagram 2025-04-21 2025-04-23 n=2 sum=11",
            "new_followers flow Instagram 2025-04-21 2025-04-23 n=2 sum=6",
            "comments flow Instagram 2025-04-21 2025-04-23 n=2 sum=9",
            "bookmarks flow Instagram 2025-04-21 2025-04-23 n=2 sum=15",
        ],
    );
    check(
        "meta-stories.csv",
        "Meta Business Suite Instagram stories",
        &[
            "impressions flow Instagram 2026-03-28 2026-03-28 n=1 sum=200",
            "profile_visits flow Instagram 2026-03-28 2026-03-28 n=1 sum=3",
            "link_clicks flow Instagram 2026-03-28 2026-03-28 n=1 sum=4",
            "new_followers flow Instagram 2026-03-28 2026-03-28 n=1 sum=1",
        ],
    );
}

#[test]
fn advertising_reports_in_any_currency() {
    check(
        "meta-ads-de.csv",
        "Meta Ads report",
        &[
            "conversions flow Meta_Ads 2025-03-01 2025-03-03 n=3 sum=12",
            "reach unique Meta_Ads 2025-03-01 2025-03-03 n=3 sum=2400",
            "impressions flow Meta_Ads 2025-03-01 2025-03-03 n=3 sum=4200",
            "ad_cost flow Meta_Ads 2025-03-01 2025-03-03 n=3 sum=36.25 EUR",
            "link_clicks flow Meta_Ads 2025-03-01 2025-03-03 n=3 sum=83",
        ],
    );
    let regions = check(
        "meta-ads-regions.csv",
        "Meta Ads report",
        &[
            "impressions flow Meta_Ads 2024-01-01 2024-02-01 n=2 sum=2100",
            "ad_cost flow Meta_Ads 2024-01-01 2024-02-01 n=2 sum=160.5 UAH",
        ],
    );
    assert!(regions.iter().all(|line| !line.starts_with("reach")), "{regions:?}");
    check(
        "google-ads-de.csv",
        "Google Ads report",
        &[
            "impressions flow Google_Ads 2025-07-01 2025-07-03 n=3 sum=3450",
            "link_clicks flow Google_Ads 2025-07-01 2025-07-03 n=3 sum=123",
            "ad_cost flow Google_Ads 2025-07-01 2025-07-03 n=3 sum=99 EUR",
            "conversions flow Google_Ads 2025-07-01 2025-07-03 n=3 sum=6",
        ],
    );
    check(
        "google-ads-days.csv",
        "Google Ads report",
        &[
            "link_clicks flow Google_Ads 2026-02-05 2026-02-06 n=2 sum=30",
            "impressions flow Google_Ads 2026-02-05 2026-02-06 n=2 sum=105",
            "ad_cost flow Google_Ads 2026-02-05 2026-02-06 n=2 sum=40 USD",
        ],
    );
}

#[test]
fn linkedin_gives_totals_and_no_splits() {
    let content = check(
        "linkedin-content.csv",
        "LinkedIn page content",
        &[
            "impressions flow LinkedIn 2024-12-21 2024-12-23 n=3 sum=280",
            "reach unique LinkedIn 2024-12-21 2024-12-23 n=3 sum=200",
            "clicks flow LinkedIn 2024-12-21 2024-12-23 n=3 sum=22",
            "shares flow LinkedIn 2024-12-21 2024-12-23 n=3 sum=3",
            "engagement_rate_given given_rate LinkedIn 2024-12-21 2024-12-23 n=3 sum=117 %",
        ],
    );
    assert_eq!(content.len(), 5, "{content:?}");
    let followers = check(
        "linkedin-followers.csv",
        "LinkedIn page followers",
        &["new_followers flow LinkedIn 2024-12-21 2024-12-22 n=2 sum=9"],
    );
    assert_eq!(followers.len(), 1, "{followers:?}");
    let visitors = check(
        "linkedin-visitors.csv",
        "LinkedIn page visitors",
        &[
            "page_views flow LinkedIn 2024-12-21 2024-12-22 n=2 sum=23",
            "unique_visitors unique LinkedIn 2024-12-21 2024-12-22 n=2 sum=16",
        ],
    );
    assert_eq!(visitors.len(), 2, "{visitors:?}");
    check(
        "linkedin-posts.csv",
        "LinkedIn page posts",
        &[
            "impressions flow LinkedIn 2024-12-20 2024-12-22 n=2 sum=650",
            "likes flow LinkedIn 2024-12-20 2024-12-22 n=2 sum=32",
            "shares flow LinkedIn 2024-12-20 2024-12-22 n=2 sum=1",
        ],
    );
}

#[test]
fn youtube_and_tiktok() {
    check(
        "youtube-table-de.csv",
        "YouTube Studio content",
        &[
            "video_views flow YouTube 2023-06-07 2023-06-09 n=2 sum=550",
            "watch_time flow YouTube 2023-06-07 2023-06-09 n=2 sum=41.5 hours",
            "net_new_followers flow YouTube 2023-06-07 2023-06-09 n=2 sum=9",
            "revenue flow YouTube 2023-06-07 2023-06-09 n=2 sum=1.25 EUR",
            "impressions flow YouTube 2023-06-07 2023-06-09 n=2 sum=7000",
        ],
    );
    check(
        "youtube-totals-pt.csv",
        "YouTube Studio totals",
        &["revenue flow YouTube 2023-01-01 2023-01-03 n=3 sum=0.5 USD"],
    );
    check(
        "youtube-chart.csv",
        "YouTube Studio chart",
        &["video_views flow YouTube 2021-12-29 2021-12-30 n=2 sum=70"],
    );
    check(
        "tiktok-overview.csv",
        "TikTok overview",
        &[
            "video_views flow TikTok 2025-12-30 2026-01-01 n=3 sum=340",
            "profile_visits flow TikTok 2025-12-30 2026-01-01 n=3 sum=25",
            "shares flow TikTok 2025-12-30 2026-01-01 n=3 sum=7",
        ],
    );
    check(
        "tiktok-followers.csv",
        "TikTok followers",
        &[
            "followers stock TikTok 2025-02-28 2025-03-01 n=2 sum=78",
            "net_new_followers flow TikTok 2025-02-28 2025-03-01 n=2 sum=6",
        ],
    );
    check(
        "tiktok-business.csv",
        "TikTok for Business overview",
        &[
            "video_views flow TikTok 2025-10-31 2025-11-01 n=2 sum=95",
            "reach unique TikTok 2025-11-01 2025-11-01 n=1 sum=48",
            "net_new_followers flow TikTok 2025-10-31 2025-11-01 n=2 sum=2",
            "phone_number_clicks flow TikTok 2025-10-31 2025-11-01 n=2 sum=0",
        ],
    );
}

#[test]
fn websites_and_search() {
    let analytics = "Google Analytics export";
    check(
        "ga4-exploration.csv",
        analytics,
        &[
            "users unique Website 2024-05-01 2024-05-03 n=3 sum=180",
            "new_users flow Website 2024-05-01 2024-05-03 n=3 sum=80",
            "sessions flow Website 2024-05-01 2024-05-03 n=3 sum=218",
            "conversions flow Website 2024-05-01 2024-05-03 n=3 sum=7",
        ],
    );
    check(
        "ga4-conversions-es.csv",
        analytics,
        &[
            "users unique Website 2024-05-01 2024-05-02 n=2 sum=150",
            "sessions flow Website 2024-05-01 2024-05-02 n=2 sum=183",
            "engaged_sessions flow Website 2024-05-01 2024-05-02 n=2 sum=111",
            "conversions flow Website 2024-05-01 2024-05-02 n=2 sum=7",
            "revenue flow Website 2024-05-01 2024-05-02 n=2 sum=12.5",
        ],
    );
    check(
        "ga-universal.csv",
        "Google Analytics export (Universal)",
        &[
            "users unique Website 2022-01-01 2022-01-02 n=2 sum=2350",
            "page_views flow Website 2022-01-01 2022-01-02 n=2 sum=5100",
            "bounce_rate_given given_rate Website 2022-01-01 2022-01-02 n=2 sum=89.5 %",
        ],
    );
    check(
        "search-console-de.csv",
        "Google Search Console performance",
        &[
            "clicks flow Google_Search 2026-04-13 2026-04-15 n=3 sum=5",
            "impressions flow Google_Search 2026-04-13 2026-04-15 n=3 sum=67",
            "click_through_rate_given given_rate Google_Search 2026-04-13 2026-04-15 n=3 sum=21.76 %",
            "position given_rate Google_Search 2026-04-13 2026-04-15 n=3 sum=28.3",
        ],
    );
}

#[test]
fn publishing_tools_and_mail() {
    check(
        "sprout-posts.csv",
        "Sprout Social Post Performance",
        &[
            "impressions flow X 2025-12-30 2025-12-30 n=1 sum=1200",
            "impressions flow Facebook 2025-12-30 2025-12-30 n=1 sum=900",
            "link_clicks flow Facebook 2025-12-30 2025-12-30 n=1 sum=5",
        ],
    );
    check(
        "hootsuite-posts.csv",
        "Hootsuite post performance",
        &[
            "impressions flow Facebook 2025-05-14 2025-05-14 n=1 sum=500",
            "likes flow LinkedIn 2025-05-15 2025-05-15 n=1 sum=9",
        ],
    );
    check(
        "buffer-posts.csv",
        "Buffer posts",
        &[
            "impressions flow X 2025-05-14 2025-05-14 n=1 sum=300",
            "likes flow Instagram 2025-05-14 2025-05-14 n=1 sum=25",
        ],
    );
    check(
        "later-posts.csv",
        "Later posts",
        &[
            "likes flow All_channels 2025-05-14 2025-05-16 n=2 sum=100",
            "link_clicks flow All_channels 2025-05-14 2025-05-16 n=2 sum=8",
        ],
    );
    check(
        "pinterest-overview.csv",
        "Pinterest overview",
        &[
            "impressions flow Pinterest 2025-05-01 2025-05-03 n=3 sum=3000",
            "clicks flow Pinterest 2025-05-01 2025-05-03 n=3 sum=85",
            "link_clicks flow Pinterest 2025-05-01 2025-05-03 n=3 sum=23",
            "bookmarks flow Pinterest 2025-05-01 2025-05-03 n=3 sum=43",
        ],
    );
    check(
        "mail-campaigns.csv",
        "Mail campaign report",
        &[
            "mails_delivered flow Email 2025-05-06 2025-06-03 n=2 sum=2025",
            "opens flow Email 2025-05-06 2025-06-03 n=2 sum=1050",
            "link_clicks flow Email 2025-05-06 2025-06-03 n=2 sum=152",
            "unsubscribes flow Email 2025-05-06 2025-06-03 n=2 sum=5",
        ],
    );
}

#[test]
fn customer_care_and_surveys() {
    check(
        "zendesk-tickets.csv",
        "Zendesk tickets",
        &[
            "response_minutes flow All_channels 2025-03-03 2025-03-03 n=1 sum=60 minutes",
            "responses flow All_channels 2025-03-03 2025-03-04 n=2 sum=2",
        ],
    );
    check(
        "freshdesk-tickets.csv",
        "Freshdesk tickets",
        &[
            "satisfied_answers flow All_channels 2023-01-02 2023-01-03 n=2 sum=1",
            "survey_answers flow All_channels 2023-01-02 2023-01-03 n=2 sum=2",
        ],
    );
    check(
        "call-centre-es.csv",
        "Call centre report",
        &[
            "calls flow All_channels 2024-03-01 2024-03-03 n=3 sum=430",
            "answered_calls flow All_channels 2024-03-01 2024-03-03 n=3 sum=400",
            "abandoned_calls flow All_channels 2024-03-01 2024-03-03 n=3 sum=30",
        ],
    );
    check(
        "typeform-nps.csv",
        "Typeform answers",
        &[
            "promoters flow All_channels 2025-02-03 2025-02-04 n=2 sum=2",
            "passives flow All_channels 2025-02-03 2025-02-04 n=2 sum=1",
            "detractors flow All_channels 2025-02-03 2025-02-04 n=2 sum=1",
        ],
    );
    for (name, tool) in [
        ("google-forms-csat.csv", "Google Forms answers"),
        ("qualtrics.csv", "Qualtrics answers"),
        ("surveymonkey.csv", "SurveyMonkey answers"),
    ] {
        let lines = check(name, tool, &[]);
        let satisfied = lines.iter().find(|line| line.starts_with("satisfied_answers"));
        let others = lines.iter().filter(|line| {
            !["satisfied_answers", "survey_answers", "survey_rows", "answers"]
                .iter()
                .any(|known| line.starts_with(known))
        });
        assert!(satisfied.is_some(), "{name}: {lines:?}");
        assert_eq!(others.count(), 0, "{name}: {lines:?}");
    }
}

#[test]
fn years_of_a_business_and_a_tool_nobody_knows() {
    check(
        "yearly-business.csv",
        "Yearly business figures",
        &[
            "followers stock All_channels 2018-01-01 2020-01-01 n=3 sum=460000",
            "revenue flow All_channels 2018-01-01 2020-01-01 n=3 sum=3600000",
            "annual_income flow All_channels 2018-01-01 2020-01-01 n=2 sum=230000",
        ],
    );
    let unknown = check(
        "unknown-tool.csv",
        "Table with dates",
        &[
            "footfall_visitors unique All_channels 2025-01-13 2025-01-15 n=3 sum=640",
            "average_basket_eur given_rate All_channels 2025-01-13 2025-01-15 n=3 sum=69.75 EUR",
            "orders flow All_channels 2025-01-13 2025-01-15 n=3 sum=246",
            "open_tickets stock All_channels 2025-01-13 2025-01-15 n=3 sum=15",
            "cliente_promedio given_rate All_channels 2025-01-13 2025-01-15 n=3 sum=9.7",
        ],
    );
    assert_eq!(unknown.len(), 5, "{unknown:?}");
}
