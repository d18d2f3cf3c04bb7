//! Attributes of rows, figures that programs fetched, tools told by their columns. The figures are made up.

use paceline::import::{NoProgress, Reading, read_file};

use crate::imported::{check_file, check_text as check, daily};

#[test]
fn what_describes_a_row_is_no_figure() {
    let posts = "Date,Caption,Likes,Caption_Length,Num_Hashtags,Word count\n\
        2025-03-01,spring,5,20,3,4\n2025-03-02,summer,6,21,2,5\n2025-03-03,autumn,7,22,1,6\n";
    check(posts, &["likes flow All_channels 18", "posts flow All_channels 3"]);
    let tickets = "ticket_id,Created at,Subject,mrr,seats\nT1,2025-03-01 10:00,a b,400,3\n\
        T2,2025-03-01 11:00,c d,500,4\nT3,2025-03-02 10:00,e f,600,5\n";
    check(tickets, &["tickets flow All_channels 3"]);
    let members = "Username,Subscribe Date,Current Tier,Tenure,Streak\n\
        ann,2025-03-01,Tier 1,5,2\nbob,2025-03-02,Tier 1,7,3\ncid,2025-03-04,Tier 2,1,1\n";
    check(members, &["new_subscriptions flow All_channels 3"]);
    let at = "Date,Views,Updated at\n2025-03-01,5,20:31:11\n2025-03-02,6,19:30:12\n2025-03-03,7,20:28:59\n";
    check(at, &["views flow All_channels 18"]);
    let lasting = "Date,Views,Talk time total\n2025-03-01,5,20:31:11\n2025-03-02,6,19:30:12\n2025-03-03,7,20:28:59\n";
    assert_eq!(
        check_file(
            "typed.csv",
            lasting,
            &["views flow All_channels 18", "talk_time_total flow All_channels 217822 seconds"]
        )
        .series
        .len(),
        2
    );
}

#[test]
fn days_of_the_best_and_the_worst_are_no_time_axis() {
    let text =
        "Metric,Total,Best day,Maximum\nViews,7000,2025-03-12,900\nViewers,4000,2025-03-14,700\n";
    check(text, &[]);
}

#[test]
fn figures_that_programs_fetched_keep_their_network() {
    check(
        "date_start,date_stop,campaign_name,adset_name,objective,buying_type,impressions,clicks,inline_link_clicks,spend\n\
         2025-03-01,2025-03-01,A,B,OUTCOME_LEADS,AUCTION,1000,20,12,5.5\n\
         2025-03-02,2025-03-02,A,B,OUTCOME_LEADS,AUCTION,1200,25,14,6.5\n",
        &[
            "impressions flow Meta_Ads 2200",
            "clicks flow Meta_Ads 45",
            "link_clicks flow Meta_Ads 26",
            "ad_cost flow Meta_Ads 12",
        ],
    );
    // Words that every network uses tell none.
    check(
        "date,campaign_name,objective,impressions,spend\n2025-03-01,A,Reach,1000,5.5\n2025-03-02,A,Reach,1200,6.5\n",
        &["impressions flow All_channels 2200", "ad_cost flow All_channels 12"],
    );
    check(
        "stat_time_day,campaign_name,spend,impressions,clicks,conversion\n\
         2025-03-01 00:00:00,A,5.5,1000,20,2\n2025-03-02 00:00:00,A,6.5,1200,25,3\n",
        &[
            "ad_cost flow TikTok_Ads 12",
            "impressions flow TikTok_Ads 2200",
            "link_clicks flow TikTok_Ads 45",
            "conversions flow TikTok_Ads 5",
        ],
    );
    check(
        "date,activeUsers,newUsers,engagedSessions,screenPageViews\n20250301,50,20,30,99\n20250302,51,22,31,98\n",
        &[
            "users unique Website 101",
            "new_users flow Website 42",
            "engaged_sessions flow Website 61",
            "page_views flow Website 197",
        ],
    );
    check(
        "segments.date,campaign.name,metrics.impressions,metrics.clicks\n2025-03-01,A,1000,20\n2025-03-02,A,1200,25\n",
        &["impressions flow Google_Ads 2200", "link_clicks flow Google_Ads 45"],
    );
}

#[test]
fn seconds_in_a_name_are_its_unit() {
    check(
        &daily("Date,Seconds viewed,3-second views", &[&[50., 60., 75.], &[5., 6., 9.]]),
        &[
            "seconds_viewed flow All_channels 185 seconds",
            "input_3_second_views flow All_channels 20",
        ],
    );
}

#[test]
fn what_a_network_sells_is_not_its_channel() {
    let text = daily(
        "Date,Threads sold,X Premium sales,LinkedIn Learning orders",
        &[&[4., 9., 5.], &[1., 0., 3.], &[7., 2., 5.]],
    );
    check(
        &text,
        &[
            "threads_sold flow All_channels 18",
            "x_premium_sales flow All_channels 4",
            "linkedin_learning_orders flow All_channels 14",
        ],
    );
}

#[test]
fn tools_for_websites_mail_and_calls_are_told_by_their_columns() {
    let names = |text: &str| {
        let files = [read_file("typed.csv", text.as_bytes(), Reading::texts(&NoProgress))];
        files[0].recognised.clone()
    };
    let n: &[f64] = &[12., 14., 11.];
    for (header, tool) in [
        ("Date,Visits,Actions,Bounces,Actions per Visit", "Matomo report"),
        ("date,visitors,visits,pageviews,bounce_rate", "Plausible report"),
        ("Date,Sends,Opens,Clicks,Replies", "Mail campaign report"),
        ("Datum,Anrufe,Angenommen,Verloren,Annahmequote", "Call centre report"),
        ("Interval Start,Offer,Answer %,Abandon %,ASA", "Call centre report"),
        ("Date,Clicks,Impressions,CTR,Avg. Position", "Table with dates"),
    ] {
        assert_eq!(names(&daily(header, &[n; 4])), tool, "{header}");
    }
    let text = daily("Date,Organic Keywords,Gross annualized revenue", &[n; 2]);
    check(
        &text,
        &[
            "organic_keywords stock All_channels 37",
            "gross_annualized_revenue stock All_channels 37",
        ],
    );
}
