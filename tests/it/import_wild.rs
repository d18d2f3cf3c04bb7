//! Exports of tools and hands nobody foresaw: what they are taken for, what adds up in them, and
//! what is left out rather than read wrong. The figures are made up.

use std::fmt::Write as _;

use jiff::civil::date;
use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, Reading, SeriesPreview, Severity, preview, read_file,
};

fn import(text: &str) -> (String, ImportPreview) {
    let files = [read_file("typed.csv", text.as_bytes(), Reading::texts(&NoProgress))];
    let mut choices = ImportChoices::from_files(&files);
    choices.assume_exported_by(&files, date(2026, 6, 30));
    let preview = preview(&files, &choices, &NoProgress);
    let [file] = files;
    (file.recognised, preview)
}

/// "impressions flow X n=5 sum=1550 last=300".
pub(crate) fn line(series: &SeriesPreview) -> String {
    let rounded = |value: f64| (value * 1e6).round() / 1e6;
    let last = series.readings.last().map(|(_, value)| rounded(value)).unwrap_or_default();
    let unit = series.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    format!(
        "{} {} {} n={} sum={} last={last}{unit}",
        series.identifier,
        series.kind.code(),
        series.channel.replace(' ', "_"),
        series.readings.len(),
        rounded(series.sum()),
    )
}

/// The tool, and the series, all of them, in any order.
pub(crate) fn check(text: &str, tool: &str, expected: &[&str]) -> ImportPreview {
    let (recognised, preview) = import(text);
    let mut found: Vec<String> = preview.series.iter().map(line).collect();
    let mut expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
    found.sort();
    expected.sort();
    let told = preview.problems.iter().fold(String::new(), |mut told, problem| {
        writeln!(told, "  {}", problem.message).unwrap();
        told
    });
    assert_eq!((recognised.as_str(), found), (tool, expected), "{text}\n{told}");
    preview
}

pub(crate) fn warns(preview: &ImportPreview, words: &str) -> bool {
    let of = |problem: &&paceline::import::ImportProblem| problem.severity == Severity::Warning;
    preview.problems.iter().filter(of).any(|problem| problem.message.contains(words))
}

pub(crate) const ANY: &str = "Table with dates";

/// Days of January 2026 below a header, each with what `row` gives.
fn days(header: &str, n: u8, row: impl Fn(u8) -> String) -> String {
    (1..=n).fold(format!("{header}\n"), |mut text, day| {
        writeln!(text, "2026-01-{day:02},{}", row(day)).unwrap();
        text
    })
}

#[test]
fn rows_of_different_measures_are_never_added_up() {
    check(
        "Date,Metric,Value\n2026-01-01,Followers,100\n2026-01-01,Reach,900\n2026-01-01,Engagement rate,2.5%\n2026-01-02,Followers,101\n2026-01-02,Reach,800\n2026-01-02,Engagement rate,3.5%\n",
        ANY,
        &[
            "followers stock All_channels n=2 sum=201 last=101",
            "reach unique All_channels n=2 sum=1700 last=800",
            "engagement_rate_given given_rate All_channels n=2 sum=6 last=3.5 %",
        ],
    );
    check(
        "Day,Platform,KPI,Wert\n2026-01-01,Instagram,Follower,100\n2026-01-01,Facebook,Follower,50\n2026-01-01,Instagram,Reichweite,7\n2026-01-01,Facebook,Reichweite,8\n",
        ANY,
        &[
            "followers stock Instagram n=1 sum=100 last=100",
            "followers stock Facebook n=1 sum=50 last=50",
            "reach unique Instagram n=1 sum=7 last=7",
            "reach unique Facebook n=1 sum=8 last=8",
        ],
    );
}

#[test]
fn followers_beside_a_post_are_those_it_brought() {
    let posts = "Testo del post,Orario di pubblicazione,Permalink,Visualizzazioni,Follower\n\
        a,2026-01-02 11:00,https://www.instagram.com/reel/a/,440,19\n\
        b,2026-01-03 12:00,https://www.instagram.com/reel/b/,830,4\n\
        c,2026-01-04 12:00,https://www.instagram.com/reel/c/,90,40\n\
        d,2026-01-05 12:00,https://www.instagram.com/reel/d/,90,1\n\
        e,2026-01-06 12:00,https://www.instagram.com/reel/e/,90,30\n\
        f,2026-01-07 12:00,https://www.instagram.com/reel/f/,90,2\n\
        g,2026-01-08 12:00,https://www.instagram.com/reel/g/,90,9\n";
    let found = check(
        posts,
        ANY,
        &[
            "views flow Instagram n=7 sum=1720 last=90",
            "new_followers flow Instagram n=7 sum=105 last=9",
            "posts flow Instagram n=7 sum=7 last=1",
        ],
    );
    assert!(warns(&found, "the figures move like changes"));
}

#[test]
fn posts_go_to_the_network_their_addresses_are_on() {
    let posts = |first: &str, second: &str| {
        format!(
            "Posted Time,Caption,Media Type,Likes,Link\n2026-01-01 17:30,a,IMAGE,5,{first}\n2026-01-02 17:30,b,IMAGE,6,{second}\n"
        )
    };
    let tool = "Later posts";
    check(
        &posts("https://www.tiktok.com/@a/video/1", "https://www.tiktok.com/@a/video/2"),
        tool,
        &["likes flow TikTok n=2 sum=11 last=6", "posts flow TikTok n=2 sum=2 last=1"],
    );
    // Two networks, or none: the channel is asked for.
    for links in [
        posts("https://www.tiktok.com/@a/video/1", "https://x.com/a/status/2"),
        posts("https://example.org/a", "https://example.org/b"),
    ] {
        let found = check(
            &links,
            tool,
            &[
                "likes flow All_channels n=2 sum=11 last=6",
                "posts flow All_channels n=2 sum=2 last=1",
            ],
        );
        assert!(warns(&found, "which network its posts are on"));
    }
}

#[test]
fn business_suite_lists_are_known_in_italian_and_dutch() {
    check(
        "\"ID del post\",\"ID dell'account\",\"Nome utente dell'account\",\"Durata (s)\",\"Orario di pubblicazione\",Permalink,Data,Visualizzazioni,\"Mi piace\",Condivisioni,Follower\n\
        18014231951802917,178,bottega,66,\"12/04/2025 11:19\",https://www.instagram.com/reel/a/,Totale,44,8,1,3\n\
        18077935745223212,178,bottega,90,\"12/14/2025 11:55\",https://www.instagram.com/reel/b/,Totale,83,7,2,4\n",
        "Meta Business Suite Instagram posts",
        &[
            "impressions flow Instagram n=2 sum=127 last=83",
            "likes flow Instagram n=2 sum=15 last=7",
            "shares flow Instagram n=2 sum=3 last=2",
            "new_followers flow Instagram n=2 sum=7 last=4",
            "posts flow Instagram n=2 sum=2 last=1",
        ],
    );
    check(
        "Bericht-ID,Pagina-ID,Paginanaam,Duur (sec.),Publicatietijd,Permalink,Is gedeeld,Datum,Weergaven,Reacties,Opmerkingen,Linkklikken\n\
        1221,615,Winkel,0,12/04/2025 11:19,https://www.facebook.com/a,0,Levensduur,44,8,1,3\n\
        1222,615,Winkel,0,12/14/2025 11:55,https://www.facebook.com/b,0,Levensduur,83,7,2,4\n",
        "Meta Business Suite Facebook posts",
        &[
            "impressions flow Facebook n=2 sum=127 last=83",
            "likes flow Facebook n=2 sum=15 last=7",
            "comments flow Facebook n=2 sum=3 last=2",
            "link_clicks flow Facebook n=2 sum=7 last=4",
            "posts flow Facebook n=2 sum=2 last=1",
        ],
    );
}

#[test]
fn mentions_are_counted_and_the_followers_of_their_authors_are_not() {
    let text = "Report:,Mentions\nBrand:,Acme\n\nQuery Id,Query Name,Date,Title,Url,Sentiment,Author,Impressions,X Followers\n\
        2,Acme,2026-01-01 10:01:00.0,T,http://x.com/a/1,positive,a,10,3000\n\
        2,Acme,2026-01-01 10:02:00.0,T,http://x.com/a/2,negative,b,20,9\n\
        2,Acme,2026-01-02 10:03:00.0,T,http://x.com/a/3,neutral,c,30,800\n";
    check(
        text,
        "Brandwatch mentions",
        &["impressions flow X n=2 sum=60 last=30", "mentions flow X n=2 sum=3 last=1"],
    );
    check(
        "Date,Author,Text,Sentiment,Followers\n2026-01-01,a,x,positive,10\n2026-01-01,b,y,negative,9000\n2026-01-02,c,z,neutral,70\n",
        "Mentions",
        &["mentions flow All_channels n=2 sum=3 last=1"],
    );
}

#[test]
fn answers_to_the_recommendation_question_are_counted_in_every_language() {
    let nps = [
        "promoters flow All_channels n=3 sum=2 last=1",
        "passives flow All_channels n=3 sum=1 last=0",
        "detractors flow All_channels n=3 sum=1 last=0",
        "nps_answers flow All_channels n=3 sum=4 last=1",
    ];
    let answers = |header: &str, question: &str| {
        let question = question.replace(',', "");
        format!(
            "{header},{question},Note\n2026-01-01 10:00,9,a\n2026-01-01 11:00,3,b\n2026-01-02 10:00,8,c\n2026-01-03 10:00,10,d\n"
        )
    };
    for (header, question, tool) in [
        ("Date", "¿Qué probabilidad hay de que nos recomiende?", ANY),
        ("Date", "Quelle est la probabilité que vous recommandiez notre marque ?", ANY),
        ("Date", "Em uma escala de 0 a 10, o quanto você recomendaria a nossa empresa?", ANY),
        ("Date", "Würden Sie uns weiterempfehlen?", ANY),
    ] {
        let (recognised, _) = import(&answers(header, question));
        assert!(recognised == tool || recognised.contains("answers"), "{recognised}");
        check(&answers(header, question), &recognised, &nps);
    }
    check(
        "Person Email,Survey Type,Score,Comment,Response Date\na@x,nps,9,ok,2026-01-01\nb@x,nps,3,no,2026-01-01\nc@x,nps,8,ok,2026-01-02\nd@x,nps,10,ok,2026-01-03\n",
        "Delighted answers",
        &nps,
    );
}

#[test]
fn answers_on_a_scale_are_not_added_up() {
    check(
        "Date,Ticket ID,How much effort did you personally have to put forth?\n2026-01-01,7001,3\n2026-01-01,7002,1\n2026-01-02,7003,2\n",
        ANY,
        &["tickets flow All_channels n=2 sum=3 last=1"],
    );
}

#[test]
fn quarters_between_months_sum_them_up() {
    let found = check(
        "Month,Followers,Impressions\nJan 2025,100,1000\nFeb 2025,110,1100\nMar 2025,120,1200\nQ1 2025,120,3300\nApr 2025,130,1300\n2025,130,4600\nTotal,130,4600\n",
        ANY,
        &[
            "followers stock All_channels n=4 sum=460 last=130",
            "impressions flow All_channels n=4 sum=4600 last=1300",
        ],
    );
    assert!(found.problems.iter().all(|problem| !problem.message.contains("a difference of")));
    assert!(
        found.problems.iter().all(|problem| !problem.message.contains("No date could be read"))
    );
}

#[test]
fn standings_are_known_by_how_little_they_move() {
    let standing = days("Date,Widget installs,Page hits", 12, |day| {
        format!("{},{}", 9000 + u32::from(day), 500 + u32::from(day % 3) * 90)
    });
    let found = check(
        &standing,
        ANY,
        &[
            "widget_installs stock All_channels n=12 sum=108078 last=9012",
            "page_hits flow All_channels n=12 sum=7080 last=500",
        ],
    );
    assert!(found.problems.iter().any(|problem| problem.message.contains("hardly move")));
    // The same figures in the order of the figures, and likes that stand still.
    let likes = days("Date,Likes", 12, |day| format!("{}", 9000 + u32::from(day)));
    let found = check(&likes, ANY, &["likes flow All_channels n=12 sum=108078 last=9012"]);
    assert!(warns(&found, "choose stock"));
}

#[test]
fn changes_comparisons_and_targets_are_not_taken_unasked() {
    check(
        "Month,Followers,Followers target,MoM %,Reach,Change,Previous Reach,Reach YTD\nJan 2026,100,120,2%,1000,5,900,1000\nFeb 2026,110,130,10%,1100,100,950,2100\nMar 2026,120,140,9%,1200,100,990,3300\n",
        ANY,
        &[
            "followers stock All_channels n=3 sum=330 last=120",
            "reach unique All_channels n=3 sum=3300 last=1200",
        ],
    );
    check(
        "Date,Followers,Followers evolution\n2026-01-01,100,5\n2026-01-02,103,3\n2026-01-03,110,7\n",
        ANY,
        &[
            "followers stock All_channels n=3 sum=313 last=110",
            "net_new_followers flow All_channels n=3 sum=15 last=7",
        ],
    );
}

#[test]
fn google_analytics_counts_days_in_any_language() {
    let tool = "Google Analytics export";
    let numbered = |name: &str| {
        (0..8).fold(
            format!("# ---\n# Konto: Acme\n# Startdatum: 20260201\n# Enddatum: 20260208\n{name},Aktive Nutzer,30 Tage,7 Tage\n"),
            |mut text, n| {
                writeln!(text, "{n:04},{},{},{}", 20 + n, 500 + n, 100 + n).unwrap();
                text
            },
        )
    };
    let (_, found) = import(&numbered("N. Tag"));
    let users = found.series.iter().find(|series| series.identifier == "users").unwrap();
    assert_eq!((users.first(), users.last()), (Some(date(2026, 2, 1)), Some(date(2026, 2, 8))));
    check(
        "# ----\n# Acme\n# Free form 1\n# 20260201-20260203\n# ----\n\nDate,Active users,Active users - 7 days,Active users - 28 days\n20260201,5,20,90\n20260202,6,21,91\n20260203,7,22,92\n",
        tool,
        &["users unique Website n=3 sum=18 last=7"],
    );
}

#[test]
fn advertising_goes_to_the_network_it_ran_on() {
    check(
        "Date,Campaign Name,Amount Spent (USD),Impressions,Clicks,eCPM,Upvotes\n2026-01-01,A,5.5,100,7,3.2,1\n2026-01-02,A,6.5,200,8,3.2,2\n",
        "Reddit Ads report",
        &[
            "ad_cost flow Reddit_Ads n=2 sum=12 last=6.5 USD",
            "impressions flow Reddit_Ads n=2 sum=300 last=200",
            "link_clicks flow Reddit_Ads n=2 sum=15 last=8",
            "ecpm given_rate Reddit_Ads n=2 sum=6.4 last=3.2",
            "upvotes flow Reddit_Ads n=2 sum=3 last=2",
        ],
    );
    check(
        "By Day,Campaign name,Cost,Impressions,Clicks (Destination)\n2026-01-01,A,5,100,7\n2026-01-02,A,6,200,8\nTotal of 2 results,-,11,300,15\n",
        "TikTok Ads report",
        &[
            "ad_cost flow TikTok_Ads n=2 sum=11 last=6",
            "impressions flow TikTok_Ads n=2 sum=300 last=200",
            "link_clicks flow TikTok_Ads n=2 sum=15 last=8",
        ],
    );
}

#[test]
fn columns_of_networks_need_a_name_for_what_was_counted() {
    check(
        "Followers,Jan 2026,Feb 2026,Mar 2026\nInstagram,100,110,120\nFacebook,200,210,220\nTotal,300,320,340\n",
        ANY,
        &[
            "followers stock Instagram n=3 sum=330 last=120",
            "followers stock Facebook n=3 sum=630 last=220",
        ],
    );
    let found = check(
        "Month,Instagram,Facebook,Total\nJan 2026,100,200,300\nFeb 2026,110,210,320\n",
        ANY,
        &[],
    );
    assert!(warns(&found, "nothing of the table is imported"));
}

#[test]
fn the_column_that_names_networks_is_the_channel() {
    check(
        "Date,Channel,Channel Type,Post Text,Likes\n2026-01-01,Acme,instagram,a,5\n2026-01-02,Acme Page,FacebookPage,b,6\n",
        ANY,
        &[
            "likes flow Instagram n=1 sum=5 last=5",
            "likes flow Facebook n=1 sum=6 last=6",
            "posts flow Instagram n=1 sum=1 last=1",
            "posts flow Facebook n=1 sum=1 last=1",
        ],
    );
}

#[test]
fn moments_of_which_a_day_has_two_keep_what_single_days_say() {
    let moments =
        days("Date,Reach,Impressions", 20, |_| "100,10".to_owned()).replace(",100", " 09:15,100");
    let text = format!("{moments}2026-01-20 18:00,70,5\n");
    let found = check(
        &text,
        ANY,
        &[
            "reach unique All_channels n=19 sum=1900 last=100",
            "impressions flow All_channels n=20 sum=205 last=15",
        ],
    );
    assert!(warns(&found, "1 day has several rows"));
}

#[test]
fn tables_of_years_and_months_are_known_in_other_languages() {
    check(
        "Ano;Mês;Seguidores\n2025;11;100\n2025;12;110\n2026;1;120\n",
        ANY,
        &["followers stock All_channels n=3 sum=330 last=120"],
    );
    let (_, people) = import("UserID,DOB,Age\n1,1958-10-15,60\n2,1998-01-15,30\n3,1988-03-15,40\n");
    assert!(people.series.is_empty());
}
