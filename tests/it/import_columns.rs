//! What columns mean: networks as names of columns, standings that are called otherwise, counts that
//! look like rates, and the other way round. The figures are made up.

use crate::imported::{check_file, check_text as check, import_file as import, says};

const NETWORKS: &str = "Date,Facebook,LinkedIn,X (Twitter),WhatsApp,Xing,Website,Total\n\
    2025-03-01,100,50,30,7,5,2,194\n2025-03-02,101,51,31,7,5,3,198\n2025-03-03,102,51,33,8,6,3,203\n";

#[test]
fn columns_called_like_networks_hold_what_the_title_says() {
    let expected = [
        "followers stock Facebook 303",
        "followers stock LinkedIn 152",
        "followers stock X 94",
        "followers stock WhatsApp 22",
        "followers stock Xing 16",
        "followers stock Website 8",
    ];
    let found = check(&format!("Followers by network\n{NETWORKS}"), &expected);
    says(&found, "are names of networks; what was counted, “Followers”");
    check_file("followers-2025.csv", NETWORKS, &expected);
    let new = expected.map(|line| line.replace("followers stock", "new_followers flow"));
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    check(&format!("Neue Follower\n{NETWORKS}"), &new);
}

#[test]
fn columns_called_like_networks_are_asked_about_alike_where_nothing_says_what_they_hold() {
    let text = "Date,Facebook,LinkedIn,YouTube,Leads\n2025-03-01,1,2,3,4\n2025-03-02,1,2,3,4\n";
    let found = check(text, &["conversions flow All_channels 8"]);
    says(&found, "Facebook, LinkedIn, YouTube are called like a network");
    let one = "Date,Instagram\n2025-03-01,10\n2025-03-02,12\n";
    says(&check(one, &[]), "Instagram is called like a network");
}

#[test]
fn two_columns_of_one_network_stay_apart() {
    let text = "Reach\nDate,Facebook,Twitter,X\n2025-03-01,10,5,7\n2025-03-02,12,6,8\n";
    check(text, &["reach unique Facebook 22", "reach unique Twitter 11", "reach unique X 15"]);
}

#[test]
fn standings_are_told_by_the_columns_beside_them() {
    let members = "date,paid,comped,free,mrr\n\
        2025-03-01,50,2,1000,250\n2025-03-02,51,2,1004,255\n2025-03-03,51,2,1009,255\n";
    let expected = [
        "paid_members stock All_channels 152",
        "comped_members stock All_channels 6",
        "free_members stock All_channels 3013",
        "mrr stock All_channels 760",
    ];
    check(members, &expected);
    let profile = "date,followersCount,followsCount,postsCount,likes\n\
        2025-03-01,100,50,200,10\n2025-03-02,103,50,203,12\n2025-03-03,104,51,205,9\n";
    let expected = [
        "followers stock All_channels 307",
        "following stock All_channels 151",
        "posts_to_date stock All_channels 608",
        "likes flow All_channels 31",
    ];
    check(profile, &expected);
    let installs = "Date,Daily User Installs,Total User Installs,Active Device Installs\n\
        2025-03-01,9,1000,500\n2025-03-02,10,1012,510\n";
    let expected = [
        "daily_user_installs flow All_channels 19",
        "total_user_installs stock All_channels 2012",
        "active_device_installs stock All_channels 1010",
    ];
    check(installs, &expected);
    let paid = "Date,Total members,Paid members\n2025-03-01,100,5\n2025-03-02,101,5\n";
    let expected = ["total_members stock All_channels 201", "paid_members stock All_channels 10"];
    check(paid, &expected);
}

#[test]
fn episodes_and_requests_are_rows_of_their_own() {
    let podcast = "Episode Title,Release Date,Plays,Unique Listeners\n\
        One,2025-03-01,100,80\nTwo,2025-03-08,110,90\n";
    let expected = ["video_views flow All_channels 210", "posts flow All_channels 2"];
    check(podcast, &expected);
    let times = "Date,Response time (min)\n2025-03-01,6\n2025-03-01,46\n2025-03-02,10\n\
        2025-03-02,44\n2025-03-02,67\n2025-03-03,20\n";
    let expected = [
        "response_minutes flow All_channels 193 minutes",
        "responses flow All_channels 6",
        "unanswered flow All_channels 0",
    ];
    check(times, &expected);
    // Averages of agents are no requests.
    let agents = "Date,Agent,First response time (min)\n2025-03-01,Ann,6\n2025-03-01,Bob,46\n\
        2025-03-02,Ann,10\n2025-03-02,Bob,44\n2025-03-03,Ann,5\n2025-03-03,Bob,7\n";
    check(agents, &[]);
}

#[test]
fn answers_are_counted_and_shares_of_them_are_not() {
    let text = "Month,CSAT %,CSAT responses,% Promoters,% Detractors,NPS\n\
        2025-01,91%,100,60%,20%,40\n2025-02,89%,120,62%,19%,43\n";
    let expected = [
        "csat_given given_rate All_channels 180 %",
        "survey_answers flow All_channels 220",
        "promoters_share_given given_rate All_channels 122 %",
        "detractors_share_given given_rate All_channels 39 %",
        "nps_given given_rate All_channels 83",
    ];
    check(text, &expected);
}

#[test]
fn companies_are_a_channel_each() {
    let text = "Domain,Date,Visits,Bounce Rate\nacme.example,2025-01,10000,45%\n\
        acme.example,2025-02,11000,44%\nother.example,2025-01,20000,50%\n\
        other.example,2025-02,21000,51%\n";
    let expected = [
        "visits flow acme.example 21000",
        "visits flow other.example 41000",
        "bounce_rate_given given_rate acme.example 89 %",
        "bounce_rate_given given_rate other.example 101 %",
    ];
    check(text, &expected);
    let pages = "Page,Date,Views\n/home,2025-01-01,5\n/about,2025-01-01,6\n/home,2025-01-02,7\n\
        /about,2025-01-02,1\n";
    check(pages, &["views flow All_channels 19"]);
}

#[test]
fn ages_versions_flags_and_search_results_are_no_measures() {
    let text = "Date,Customer Age,Year_Birth,App Version Name,Number of Results,Is weekend,Holiday,Orders\n\
        2025-03-01,40,1985,1.2,100000,1,0,5\n2025-03-02,38,1987,1.3,200000,1,0,6\n\
        2025-03-03,30,1995,1.4,300000,0,0,7\n";
    check(text, &["orders flow All_channels 18"]);
}

#[test]
fn rates_of_thousands_have_three_decimals() {
    let text =
        "Date,Engagement rate\n2025-03-01,\"1,234\"\n2025-03-02,\"2,345\"\n2025-03-03,\"3,100\"\n";
    let found = check(text, &["engagement_rate_given given_rate All_channels 6.679"]);
    says(&found, "a rate of thousands is hardly meant");
    let counts = "Date,Visits,Revenue\n2025-03-01,1.234,1234.5\n2025-03-02,987,12.1\n\
        2025-03-03,2.001,345.1\n";
    says(&import("counts.csv", counts), "a count has none");
}

#[test]
fn ratios_have_no_currency() {
    let text = "Day,Amount spent,Currency,Purchase ROAS (return on ad spend),Returns/Spends,eCPSU\n\
        2025-03-01,12.50,USD,3.2,1.5,0.12\n2025-03-02,13.50,USD,3.5,1.4,0.13\n";
    let expected = [
        "ad_cost flow All_channels 26 USD",
        "purchase_roas_return_on_ad_spend given_rate All_channels 6.7",
        "returns_spends given_rate All_channels 2.9",
        "ecpsu given_rate All_channels 0.25 USD",
    ];
    check(text, &expected);
}

#[test]
fn names_of_accounts_before_a_network_are_no_part_of_the_figure() {
    let text = "Date,Acme (Facebook) - Fans,Acme (Instagram) - Followers,Acme (Instagram) - Reach\n\
        2025-03-01,100,200,30\n2025-03-02,101,202,31\n";
    let expected = [
        "followers stock Facebook 201",
        "followers stock Instagram 402",
        "reach unique Instagram 61",
    ];
    check(text, &expected);
}

#[test]
fn pages_on_linkedin_are_read_in_other_languages() {
    let followers = "Fecha,Seguidores patrocinados,Seguidores orgánicos,Total de seguidores\n\
        03/14/2025,0,3,3\n03/15/2025,1,2,3\n";
    check(followers, &["new_followers flow LinkedIn 6"]);
    let visitors = "Date,Vues de la page Aperçu (total),Total des vues de la page (ordinateur),\
        Total des vues de la page (mobile),Total des vues de la page (total),\
        Total des visiteurs uniques (total)\n03/14/2025,5,6,3,9,7\n03/15/2025,4,5,4,9,8\n";
    let expected = ["page_views flow LinkedIn 18", "unique_visitors unique LinkedIn 15"];
    check(visitors, &expected);
    let content = "Data,Impressioni (organiche),Impressioni (sponsorizzate),Impressioni totali,\
        Reazioni (totali)\n03/14/2025,5,0,5,1\n03/15/2025,6,1,7,2\n";
    let expected = ["impressions flow LinkedIn 12", "likes flow LinkedIn 3"];
    check(content, &expected);
}

#[test]
fn the_share_button_of_x_is_no_repost_in_portuguese_either() {
    let text = "Date,Impressões,Curtidas,Compartilhamentos,Reposts,Deixar de seguir,Itens salvos,\
        Respostas,Criar post,Visualizações de mídia\n\
        \"Tue, Mar 4, 2025\",100,5,2,3,0,1,2,1,40\n\"Mon, Mar 3, 2025\",90,4,1,2,1,0,1,0,30\n";
    let expected = [
        "impressions flow X 190",
        "likes flow X 9",
        "share_button_uses flow X 3",
        "shares flow X 5",
        "lost_followers flow X 1",
        "bookmarks flow X 1",
        "comments flow X 3",
        "posts flow X 1",
        "media_views flow X 70",
    ];
    check(text, &expected);
}

#[test]
fn the_overview_of_pinterest_is_known_by_its_parts() {
    let text = "\"Analytics overview\"\n\"Content type: All\"\n\n\"Impressions\"\n\
        \"Date\",\"Impressions\"\n\"2025-03-01\",\"900\"\n\"2025-03-02\",\"700\"\n\n\"Total audience\"\n\
        \"Date\",\"Total audience\"\n\"2025-03-01\",\"800\"\n\"2025-03-02\",\"650\"\n\n\"Top Pins\"\n\
        \"Title\",\"Link\",\"Impressions\"\n\"a\",\"https://www.pinterest.com/pin/1\",\"300\"\n";
    check(text, &["impressions flow Pinterest 1600", "reach unique Pinterest 1450"]);
}

#[test]
fn numbers_at_the_end_of_their_range_are_counted_on_without_harm() {
    for number in ["18446744073709551615", "9223372036854775807"] {
        let row = |day: u8| format!("{number},2025-03-0{day},{}\n", 4 + day);
        let rows: String = (1..4).map(row).collect();
        let clicks = "clicks flow All_channels 18";
        check(&format!(",Date,Clicks\n{rows}"), &[clicks]);
        // A name too few: nothing tells which field is whose.
        import("typed.csv", &format!("Date,Clicks\n{rows}"));
    }
}
