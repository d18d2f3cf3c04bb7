//! Rows of lists beside rows of days: two ways of counting, events without steps, moved fields, kinds
//! of surveys, months in names. The figures are made up.

use std::fmt::Write as _;

use jiff::civil::date;
use paceline::app::import_edit;
use paceline::document::Document;
use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, Reading, Severity, plan_against, preview, read_file,
};
use paceline::model::Project;

use crate::import_wild::{ANY, check, line, warns};

/// All files in one import, exported at the end of June 2026.
fn together(files: &[(&str, &str)]) -> ImportPreview {
    let read =
        |(name, text): &(&str, &str)| read_file(name, text.as_bytes(), Reading::texts(&NoProgress));
    let files: Vec<_> = files.iter().map(read).collect();
    let mut choices = ImportChoices::from_files(&files);
    choices.assume_exported_by(&files, date(2026, 6, 30));
    preview(&files, &choices, &NoProgress)
}

/// The series of these inputs, sorted.
fn series(preview: &ImportPreview, inputs: &[&str]) -> Vec<String> {
    let of = preview.series.iter().filter(|one| inputs.contains(&one.identifier.as_str()));
    let mut found: Vec<String> = of.map(line).collect();
    found.sort();
    found
}

fn says(preview: &ImportPreview, severity: Severity, words: &str) -> bool {
    let mut of = preview.problems.iter().filter(|problem| problem.severity == severity);
    of.any(|problem| problem.message.contains(words))
}

/// Lines of June 2026 below a header.
fn june(header: &str, days: impl IntoIterator<Item = u8>, row: impl Fn(u8) -> String) -> String {
    days.into_iter().fold(format!("{header}\n"), |mut text, day| {
        writeln!(text, "{}", row(day)).unwrap();
        text
    })
}

const OVERVIEW: &str = "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post,Video views,Media views";
const CONTENT: &str = "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks";

fn account(days: std::ops::RangeInclusive<u8>) -> String {
    june(OVERVIEW, days, |day| format!("2026-06-{day:02},900,40,70,1,0,5,1,2,3,9,1,0,0"))
}

fn posts(days: std::ops::RangeInclusive<u8>, impressions: u32) -> String {
    june(CONTENT, days, |day| {
        format!(
            "20310000000000001{day:02},2026-06-{day:02},text {day},https://x.com/a/status/20310000000000001{day:02},{impressions},2,5,0,0,1,0,1,2,3,1,0,0"
        )
    })
}

#[test]
fn the_days_of_an_account_win_over_its_posts_by_day_of_publishing() {
    // Whichever ends later, adds up to more or is named first.
    for (last, impressions) in [(30, 100), (28, 100), (28, 90_000), (20, 100)] {
        let (account, posts) = (account(1..=28), posts(1..=last, impressions));
        for files in [
            [("account.csv", account.as_str()), ("content.csv", posts.as_str())],
            [("content.csv", posts.as_str()), ("zz_account.csv", account.as_str())],
        ] {
            let found = together(&files);
            assert_eq!(
                series(&found, &["impressions", "likes", "link_clicks"]),
                [
                    "impressions flow X n=28 sum=25200 last=900".to_owned(),
                    "likes flow X n=28 sum=1120 last=40".to_owned(),
                    format!("link_clicks flow X n={last} sum={last} last=1"),
                ]
            );
            assert!(!warns(&found, "differ in"), "{:?}", found.problems);
            assert!(says(&found, Severity::Note, "by the day each post came out"));
            assert!(found.clashes.is_empty());
        }
    }
}

#[test]
fn posts_of_another_tool_give_way_to_days_with_a_warning() {
    let days = june("Date,Likes,Comments", 1..=10, |day| format!("2026-06-{day:02},{day}0,4"));
    let posts = june("Date,Permalink,Caption,Likes", 3..=12, |day| {
        format!("2026-06-{day:02},https://example.org/p/{day},words {day},{day}")
    });
    let found = together(&[("days.csv", &days), ("posts.csv", &posts)]);
    assert_eq!(series(&found, &["likes"]), ["likes flow All_channels n=10 sum=550 last=100"]);
    assert!(warns(&found, "by the day each post came out"));
}

#[test]
fn two_exports_of_the_same_posts_still_are_newer_and_older() {
    let found = together(&[("a.csv", &posts(1..=28, 100)), ("b.csv", &posts(5..=30, 120))]);
    assert_eq!(series(&found, &["impressions"]), ["impressions flow X n=30 sum=3520 last=120"]);
    assert_eq!(found.clashes.len(), 1);
}

#[test]
fn what_happens_on_a_day_has_no_step() {
    let fridays = [5, 12, 19, 26];
    let starts = |text: &str, input: &str| -> Vec<String> {
        let found = together(&[("typed.csv", text)]);
        assert!(!warns(&found, "do not begin on Mondays"), "{:?}", found.problems);
        let of = found.series.iter().filter(|one| one.identifier == input);
        let days = of.flat_map(|one| {
            one.readings.iter().map(|(day, _)| format!("{day} {}", one.cadence.code()))
        });
        days.collect()
    };
    let expected: Vec<String> = fridays.iter().map(|day| format!("2026-06-{day:02} day")).collect();
    let mailings = june(
        "Campaign Name,Subject,Send Date,Delivered,Opens,Clicks,Unsubscribes",
        fridays,
        |day| format!("N{day},S{day},06/{day:02}/2026 10:00,5000,2000,300,0"),
    );
    assert_eq!(starts(&mailings, "opens"), expected);
    assert_eq!(starts(&mailings, "mailings"), expected);
    let posts = june("Date,Permalink,Caption,Likes,Comments", fridays, |day| {
        format!("2026-06-{day:02},https://www.instagram.com/p/A{day}/,c{day},5{day},5")
    });
    assert_eq!(starts(&posts, "likes"), expected);
    let episodes = june("Title,Published,Plays", fridays, |day| {
        format!("Episode {day},2026-06-{day:02},1{day}")
    });
    assert_eq!(starts(&episodes, "posts").len(), 4);
    let tickets = june("Ticket ID,Created at,Subject,Status", fridays, |day| {
        format!("88{day},2026-06-{day:02} 09:1{},Help {day},open", day % 10)
    });
    assert_eq!(starts(&tickets, "tickets"), expected);
    let answers = june("Response ID,Date,NPS Score,Comment", fridays, |day| {
        format!("r{day},2026-06-{day:02},{},fine {day}", day % 10)
    });
    assert_eq!(starts(&answers, "nps_answers"), expected);
}

#[test]
fn reports_by_week_and_by_month_keep_their_step() {
    let cadences = |text: &str| -> Vec<&'static str> {
        together(&[("typed.csv", text)]).series.iter().map(|one| one.cadence.code()).collect()
    };
    let weeks = june("Date,Likes,Comments", [1, 8, 15, 22], |day| format!("2026-06-{day:02},5,6"));
    assert_eq!(cadences(&weeks), ["week", "week"]);
    let months =
        "id,month,visits\n1,2026-01-01,50\n2,2026-02-01,60\n3,2026-03-01,70\n4,2026-04-01,80\n";
    assert_eq!(cadences(months), ["month"]);
    let notes = "Date,Visits,Notes\n2026-06-01,5,Launch of the shop\n2026-06-08,6,Rain all week\n2026-06-15,7,Back to normal\n2026-06-22,8,Holiday\n";
    assert_eq!(cadences(notes), ["week"]);
}

#[test]
fn dates_cut_in_two_by_their_own_comma_are_joined() {
    let rows = |surplus: &str| {
        june(
            "Title,Post date,Audience,Recipients,Opens,Open rate,Views,Likes",
            [2, 5, 8, 12, 16],
            |day| format!("T{day},Jun {day}{surplus},everyone,10{day:02},500,50%,900,10"),
        )
    };
    for surplus in [", 2026", ",2026"] {
        let found = together(&[("posts.csv", &rows(surplus))]);
        assert_eq!(
            series(&found, &["opens", "likes", "subscribers"]),
            [
                "likes flow All_channels n=5 sum=50 last=10",
                "opens flow All_channels n=5 sum=2500 last=500"
            ]
        );
        assert!(!warns(&found, "leave out the year"));
        assert!(says(&found, Severity::Note, "one field too many"), "{:?}", found.problems);
    }
    check(
        "Date,Views,Likes\nMon, Jun 1, 2026,5,6\nTue, Jun 2, 2026,7,8\n",
        ANY,
        &["views flow All_channels n=2 sum=12 last=7", "likes flow All_channels n=2 sum=14 last=8"],
    );
}

#[test]
fn the_same_surplus_in_every_row_is_never_read_shifted() {
    let refused = |text: &str| {
        let found = together(&[("typed.csv", text)]);
        assert!(found.series.is_empty(), "{text}: {:?}", found.series);
        let is_it = |message: &str| message.contains("which figure belongs to which name");
        assert!(found.problems.iter().any(|one| is_it(&one.message)), "{:?}", found.problems);
    };
    refused(
        "Date,Reach,Spend\n2026-06-01,1,234,56.5\n2026-06-02,1,300,57.5\n2026-06-03,1,100,50.5\n",
    );
    refused("Date,Revenue,Likes\n2026-06-01,45,67,3\n2026-06-02,46,68,4\n2026-06-03,47,6,5\n");
    refused(
        "Date,City,Visits\n2026-06-01,Austin,TX,1\n2026-06-02,Waco,TX,2\n2026-06-03,Waco,TX,3\n",
    );
    // What is blank beyond the last name moves nothing, and names may begin with the second field.
    let lines = [
        "views flow All_channels n=3 sum=290 last=90",
        "likes flow All_channels n=3 sum=15 last=6",
    ];
    check("Date,Views,Likes\n2026-06-01,120,4,\n2026-06-02,80,5,\n2026-06-03,90,6,\n", ANY, &lines);
    check("Views,Likes\n2026-06-01,120,4\n2026-06-02,80,5\n2026-06-03,90,6\n", ANY, &lines);
    check(
        "Date,City,Views,Likes\n2026-06-01,Austin, TX,120,4\n2026-06-02,Waco, TX,80,5\n2026-06-03,Waco, TX,90,6\n",
        ANY,
        &lines,
    );
}

#[test]
fn a_column_of_survey_kinds_is_a_condition_on_the_rows() {
    const INPUTS: [&str; 6] = [
        "promoters",
        "passives",
        "detractors",
        "nps_answers",
        "satisfied_answers",
        "survey_answers",
    ];
    let header = "Survey Type,Survey ID,Score,Comment,Survey Response Date";
    let row = |kind: &str, at: u8, score: u8| {
        format!("{kind},s{at},{score},words {at},2026-06-{:02}\n", at / 2 + 1)
    };
    let of = |rows: &[(&str, u8)]| {
        let rows = (0..).zip(rows).map(|(at, (kind, score))| row(kind, at, *score));
        together(&[("typed.csv", &format!("{header}\n{}", rows.collect::<String>()))])
    };
    let mixed = of(&[("CSAT", 5), ("NPS", 10), ("CSAT", 3), ("NPS", 8), ("CSAT", 4), ("NPS", 2)]);
    assert_eq!(
        series(&mixed, &INPUTS),
        [
            "detractors flow All_channels n=3 sum=1 last=1",
            "nps_answers flow All_channels n=3 sum=3 last=1",
            "passives flow All_channels n=3 sum=1 last=0",
            "promoters flow All_channels n=3 sum=1 last=0",
            "satisfied_answers flow All_channels n=3 sum=2 last=1",
            "survey_answers flow All_channels n=3 sum=3 last=1",
        ]
    );
    let csat = of(&[("csat", 5), ("csat", 4), ("csat", 3), ("csat", 1)]);
    assert_eq!(
        series(&csat, &INPUTS),
        [
            "satisfied_answers flow All_channels n=2 sum=2 last=0",
            "survey_answers flow All_channels n=2 sum=4 last=2",
        ]
    );
    // Effort is neither satisfaction nor recommendation.
    let effort = of(&[("ces", 5), ("ces", 4), ("ces", 3), ("ces", 1)]);
    assert_eq!(series(&effort, &INPUTS), Vec::<String>::new());
}

#[test]
fn a_month_in_the_name_of_a_file_is_a_period() {
    let table = "Store code,Business name,Calls,Bookings\n01,Shop one,5,6\n02,Shop two,7,8\n";
    for name in [
        "Insights June 2026.csv",
        "insights-2026-06.csv",
        "rapport juin 2026.csv",
        "Relatório junho de 2026.csv",
        "2026_06 shop.csv",
        "Report 01.06.2026-30.06.2026.csv",
        "June_2026_report (1).csv",
    ] {
        let found = together(&[(name, table)]);
        let is_told =
            found.problems.iter().any(|one| one.message.contains("2026-06-01 to 2026-06-30"));
        assert!(is_told, "{name}: {:?}", found.problems);
    }
    for name in
        ["export-2026-06-05.csv", "report 2026.csv", "May.csv", "q 202606.csv", "v2026-06-1.csv"]
    {
        let found = together(&[(name, table)]);
        let is_told = found.problems.iter().any(|one| one.message.contains("2026-06"));
        assert!(!is_told, "{name}: {:?}", found.problems);
    }
}

#[test]
fn identifiers_are_never_added_up() {
    check(
        "Date,Apple Identifier,Units\n2026-06-01,123,8\n2026-06-02,123,9\n2026-06-03,124,7\n",
        ANY,
        &["units flow All_channels n=3 sum=24 last=7"],
    );
}

#[test]
fn satisfaction_in_words_and_stars_needs_no_telling_question() {
    let of = |header: &str, answers: [&str; 4]| {
        let rows = (1..).zip(answers).fold(String::new(), |mut rows, (day, answer)| {
            writeln!(rows, "{day},2026-06-0{day} 09:00:00,{answer}").unwrap();
            rows
        });
        let text = format!("Ticket ID,Created time,{header}\n{rows}");
        series(&together(&[("typed.csv", &text)]), &["satisfied_answers", "survey_answers"])
    };
    let expected = |n: usize, answers: usize| {
        let satisfied = 2;
        vec![
            format!("satisfied_answers flow All_channels n={n} sum={satisfied} last=0"),
            format!("survey_answers flow All_channels n={n} sum={answers} last=1"),
        ]
    };
    assert_eq!(
        of("Survey results", ["Extremely happy", "Happy", "Neutral", "Unhappy"]),
        expected(4, 4)
    );
    assert_eq!(of("Star Rating", ["FIVE", "FOUR", "THREE", "ONE"]), expected(4, 4));
    assert_eq!(of("Rating", ["★★★★★", "★★★★", "★★★", "★"]), expected(4, 4));
    assert_eq!(of("Rating", ["★★★★★", "★★★★☆", "", "★☆☆☆☆"]), expected(3, 3));
    let question = "Como você avalia o atendimento?";
    assert_eq!(
        of(question, ["Muito satisfeito", "Satisfeito", "Neutro", "Insatisfeito"]),
        expected(4, 4)
    );
    assert_eq!(of("Weather", ["Good", "Very good", "OK", "Bad"]), Vec::<String>::new());
}

#[test]
fn periods_on_both_sides_are_one_series() {
    let found = check(
        "Month,2024,2025,2026\nJan,274,279,831\nFeb,186,811,613\nMar,784,360,802\n",
        ANY,
        &["typed flow All_channels n=9 sum=4940 last=802"],
    );
    assert!(warns(&found, "says what was counted"));
    assert_eq!(found.series[0].cadence.code(), "month");
    let of = |text: &str, series: &str, cadence: &str| {
        let found = check(text, ANY, &[series]);
        assert_eq!(found.series[0].cadence.code(), cadence, "{text}");
    };
    of(
        "Followers,2025,2026\nJanuary,440,885\nFebruary,450,886\nMarch,460,887\n",
        "followers stock All_channels n=6 sum=4008 last=887",
        "month",
    );
    of(
        "Website visits\nWeek,2025,2026\n1,281,638\n2,645,404\n3,371,188\n",
        "website_visits flow All_channels n=6 sum=2527 last=188",
        "week",
    );
    of(
        "Visits,Q1,Q2,Q3,Q4\n2024,5,6,7,8\n2025,9,10,11,12\n",
        "visits flow All_channels n=8 sum=68 last=12",
        "quarter",
    );
    of(
        "Visits,Jan 2026,Feb 2026,Mar 2026\n1,5,6,7\n2,8,9,10\n3,11,12,13\n",
        "visits flow All_channels n=9 sum=81 last=13",
        "day",
    );
}

#[test]
fn names_below_groups_are_read_where_the_first_column_has_its_name_above() {
    check(
        "Date,Facebook,,Instagram,\n,Followers,Reach,Followers,Reach\n2026-06-01,829,492,696,286\n2026-06-02,830,271,697,273\n2026-06-03,831,272,698,274\n",
        ANY,
        &[
            "followers stock Facebook n=3 sum=2490 last=831",
            "followers stock Instagram n=3 sum=2091 last=698",
            "reach unique Facebook n=3 sum=1035 last=272",
            "reach unique Instagram n=3 sum=833 last=274",
        ],
    );
}

#[test]
fn the_name_of_a_column_or_the_day_of_the_export_tells_the_order() {
    let of = |text: &str| -> Vec<String> {
        let found = together(&[("typed.csv", text)]);
        assert!(found.open_orders().next().is_none(), "{text}: {:?}", found.problems);
        let first = found.series.first().unwrap();
        let days = first.readings.iter().map(|(day, _)| format!("{day} {}", first.cadence.code()));
        days.take(2).collect()
    };
    assert_eq!(
        of("Mês,Seguidores\n01/01/2026,1030\n01/02/2026,1060\n01/03/2026,1090\n01/04/2026,1120\n"),
        ["2026-01-01 month", "2026-02-01 month"]
    );
    assert_eq!(
        of("Week,Visits\n01/06/2026,6\n08/06/2026,9\n"),
        ["2026-06-01 week", "2026-06-08 week"]
    );
    assert_eq!(
        of(
            "Date,Title,Views\n02/03/2026,P0,72\n05/04/2026,P1,82\n11/05/2026,P2,69\n12/06/2026,P3,72\n"
        ),
        ["2026-03-02 day", "2026-04-05 day"]
    );
    let open = together(&[("typed.csv", "Date,Title,Views\n02/03/2026,P0,72\n03/02/2026,P1,82\n")]);
    assert!(open.open_orders().next().is_some());
}

#[test]
fn songs_are_not_played_on_the_day_they_came_out() {
    let found = together(&[(
        "songs.csv",
        "song,listeners,streams,saves,release_date\nOne,10,120,4,2025-04-01\nTwo,30,320,14,2025-05-01\nThree,5,20,1,2024-05-01\n",
    )]);
    assert!(found.series.is_empty(), "{:?}", found.series);
    let is_told = |words: &str| found.problems.iter().any(|one| one.message.contains(words));
    assert!(is_told("is the day on which each came out") && !is_told("It is about"));
}

#[test]
fn events_a_week_apart_stay_where_they_were() {
    let of = |text: &str| -> Vec<String> {
        let found = together(&[("typed.csv", text)]);
        found
            .series
            .iter()
            .flat_map(|one| one.readings.iter().map(|(day, _)| day.to_string()))
            .collect()
    };
    let days = ["2026-05-01", "2026-05-08", "2026-05-15"];
    let rows = |header: &str, row: &dyn Fn(usize) -> String| {
        (0..3).fold(format!("{header}\n"), |text, at| format!("{text}{},{}\n", days[at], row(at)))
    };
    assert_eq!(of(&rows("Date,Event,Attendees", &|at| format!("Webinar {at},5{at}"))), days);
    assert_eq!(
        of(&rows("Date,Title,URL,Pageviews", &|at| format!("T{at},https://a/{at},5{at}"))),
        days
    );
    let monthly =
        "Date,Subject,Sent\n2026-01-01,News 1,50\n2026-02-01,News 2,51\n2026-03-01,News 3,52\n";
    assert_eq!(of(monthly), ["2026-01-01", "2026-02-01", "2026-03-01"]);
}

#[test]
fn posts_never_replace_the_days_a_plan_has_already() {
    let project = Project::default();
    let account = together(&[("account.csv", &account(1..=28))]);
    let edit = import_edit(&plan_against(&project, &account), "account.csv".to_owned());
    let mut document = Document::untitled(project);
    document.apply(&edit).unwrap();
    let posts = together(&[("content.csv", &posts(1..=30, 100))]);
    let plan = plan_against(document.project(), &posts);
    assert_eq!(plan.counts.changed, 0, "{:?}", plan.counts);
    assert!(plan.problems.iter().any(|one| one.message.contains("on the day it came out")));
    // The account again is equal, and posts that go on being liked come in.
    assert_eq!(plan_against(document.project(), &account).n_readings(), 0);
}

#[test]
fn months_below_each_other_go_on() {
    check(
        "April 2026,,\nDay,Reach,Clicks\n1,463,6\n2,365,1\n3,819,7\n\nMay 2026,,\nDay,Reach,Clicks\n1,200,2\n2,282,5\n3,616,5\n",
        "Tables with dates",
        &[
            "reach unique All_channels n=6 sum=2745 last=616",
            "clicks flow All_channels n=6 sum=26 last=5",
        ],
    );
}
