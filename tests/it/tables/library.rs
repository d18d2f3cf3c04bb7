//! The built-in KPIs: every formula with figures, its unit, its better direction and its range.

use paceline::library;
use paceline::model::Better::{self, Higher, Lower};

use super::plan::{Out, Plan, Readings, flow, month, rate, stock, unique};
use super::{Rows, Table, check, same};

pub const TABLES: &[&dyn Rows] = &[&FIGURES, &WITHOUT_ANSWERS, &DEFINITIONS];

#[test]
fn library_kpis_are_as_worked_out() {
    check(TABLES);
}

#[test]
fn every_kpi_of_the_library_has_a_row() {
    let keys: Vec<&str> = library::kpis().iter().map(|kpi| kpi.key).collect();
    let lacking = |rows: Vec<&str>| {
        keys.iter().filter(|key| !rows.contains(key)).copied().collect::<Vec<_>>()
    };
    assert_eq!(lacking(FIGURES.rows.iter().map(|row| row.0).collect()), [""; 0]);
    assert_eq!(lacking(DEFINITIONS.rows.iter().map(|row| row.0).collect()), [""; 0]);
}

const FOLLOWERS: Readings = stock("followers", &[10_000.0]);

/// A KPI, its readings of January 2021, its figure.
static FIGURES: Table<(&str, &[Readings], f64)> = Table {
    name: "library",
    rows: &[
        (
            "social_conversion_rate",
            &[flow("social_conversions", &[50.0]), flow("all_conversions", &[200.0])],
            25.0,
        ),
        ("social_conversions", &[flow("social_conversions", &[50.0])], 50.0),
        (
            "share_of_voice",
            &[flow("own_mentions", &[300.0]), flow("competitor_mentions", &[1700.0])],
            15.0,
        ),
        ("amplification_rate", &[flow("shares", &[100.0]), FOLLOWERS], 1.0),
        ("virality_rate", &[flow("shares", &[30.0]), flow("impressions", &[6000.0])], 0.5),
        ("csat", &[flow("satisfied_answers", &[15.0]), flow("survey_answers", &[20.0])], 75.0),
        (
            "nps",
            &[flow("promoters", &[50.0]), flow("passives", &[30.0]), flow("detractors", &[20.0])],
            30.0,
        ),
        ("response_time", &[flow("response_minutes", &[540.0]), flow("responses", &[12.0])], 45.0),
        (
            "answered_in_time",
            &[flow("answered_in_time", &[36.0]), flow("messages_to_answer", &[48.0])],
            75.0,
        ),
        (
            "threat_handling_time",
            &[flow("threat_hours", &[60.0]), flow("threats_handled", &[8.0])],
            7.5,
        ),
        (
            "engagement_rate",
            &[
                flow("likes", &[200.0]),
                flow("comments", &[40.0]),
                flow("shares", &[10.0]),
                FOLLOWERS,
            ],
            2.5,
        ),
        ("reach", &[unique("reach", &[4321.0])], 4321.0),
        ("post_reach_rate", &[unique("reach", &[12_500.0]), FOLLOWERS], 125.0),
        (
            "potential_reach",
            &[
                flow("mentions", &[40.0]),
                rate("mean_followers_of_mentioners", &[500.0]).weighed_by("mentions"),
            ],
            400.0,
        ),
        ("impressions", &[flow("impressions", &[6000.0])], 6000.0),
        ("followers", &[FOLLOWERS], 10_000.0),
        (
            "audience_growth_rate",
            &[
                flow("new_followers", &[700.0]),
                flow("lost_followers", &[200.0]),
                stock("followers", &[10_000.0, 10_500.0]).from("2020-12-01"),
            ],
            5.0,
        ),
        ("applause_rate", &[flow("likes", &[200.0]), FOLLOWERS], 2.0),
        ("conversation_rate", &[flow("comments", &[40.0]), FOLLOWERS], 0.4),
        (
            "engagement_rate_by_impressions",
            &[flow("engagements", &[150.0]), flow("impressions", &[6000.0])],
            2.5,
        ),
        ("conversion_rate", &[flow("conversions", &[6.0]), flow("link_clicks", &[240.0])], 2.5),
        (
            "click_through_rate",
            &[flow("link_clicks", &[240.0]), flow("impressions", &[6000.0])],
            4.0,
        ),
        ("bounce_rate", &[flow("bounced_sessions", &[90.0]), flow("sessions", &[150.0])], 60.0),
        ("cost_per_click", &[flow("ad_cost", &[120.0]), flow("link_clicks", &[240.0])], 0.5),
        (
            "cost_per_thousand_impressions",
            &[flow("ad_cost", &[120.0]), flow("impressions", &[6000.0])],
            20.0,
        ),
        (
            "cost_per_conversion",
            &[flow("social_cost", &[900.0]), flow("social_conversions", &[50.0])],
            18.0,
        ),
        (
            "social_return_on_investment",
            &[flow("social_value", &[1000.0]), flow("social_cost", &[500.0])],
            100.0,
        ),
        ("testimonials", &[flow("testimonials", &[3.0])], 3.0),
        (
            "video_completion_rate",
            &[flow("completed_views", &[33.0]), flow("video_views", &[132.0])],
            25.0,
        ),
    ],
    check: |(key, readings, expected)| {
        let found = Plan::of(key, readings).ask(month("2021-01-15"), "2021-02-01");
        Out::Is(*expected).check(&found.figure)
    },
};

/// Surveys of 0, 1 and 8 answers, and other divisors of 0.
static WITHOUT_ANSWERS: Table<(&str, &[Readings], Out)> = Table {
    name: "few answers",
    rows: &[
        (
            "csat",
            &[flow("satisfied_answers", &[0.0]), flow("survey_answers", &[0.0])],
            Out::NotDefined,
        ),
        (
            "csat",
            &[flow("satisfied_answers", &[1.0]), flow("survey_answers", &[1.0])],
            Out::Is(100.0),
        ),
        (
            "csat",
            &[flow("satisfied_answers", &[0.0]), flow("survey_answers", &[1.0])],
            Out::Is(0.0),
        ),
        (
            "csat",
            &[flow("satisfied_answers", &[8.0]), flow("survey_answers", &[8.0])],
            Out::Is(100.0),
        ),
        (
            "csat",
            &[flow("satisfied_answers", &[5.0]), flow("survey_answers", &[8.0])],
            Out::Is(62.5),
        ),
        ("csat", &[flow("satisfied_answers", &[]), flow("survey_answers", &[8.0])], Out::NoData),
        (
            "nps",
            &[flow("promoters", &[0.0]), flow("passives", &[0.0]), flow("detractors", &[0.0])],
            Out::NotDefined,
        ),
        (
            "nps",
            &[flow("promoters", &[1.0]), flow("passives", &[0.0]), flow("detractors", &[0.0])],
            Out::Is(100.0),
        ),
        (
            "nps",
            &[flow("promoters", &[0.0]), flow("passives", &[0.0]), flow("detractors", &[1.0])],
            Out::Is(-100.0),
        ),
        (
            "nps",
            &[flow("promoters", &[4.0]), flow("passives", &[3.0]), flow("detractors", &[1.0])],
            Out::Is(37.5),
        ),
        (
            "nps",
            &[flow("promoters", &[4.0]), flow("passives", &[]), flow("detractors", &[1.0])],
            Out::NoData,
        ),
        (
            "amplification_rate",
            &[flow("shares", &[9.0]), stock("followers", &[0.0])],
            Out::NotDefined,
        ),
        (
            "cost_per_click",
            &[flow("ad_cost", &[9.0]), flow("link_clicks", &[0.0])],
            Out::NotDefined,
        ),
        // All of the cost was lost; of no cost there is no return.
        (
            "social_return_on_investment",
            &[flow("social_value", &[0.0]), flow("social_cost", &[500.0])],
            Out::Is(-100.0),
        ),
        (
            "social_return_on_investment",
            &[flow("social_value", &[9.0]), flow("social_cost", &[0.0])],
            Out::NotDefined,
        ),
        // Nothing was there before January to have grown from.
        (
            "audience_growth_rate",
            &[
                flow("new_followers", &[7.0]),
                flow("lost_followers", &[2.0]),
                stock("followers", &[100.0]),
            ],
            Out::NoData,
        ),
    ],
    check: |(key, readings, expected)| {
        expected.check(&Plan::of(key, readings).ask(month("2021-01-15"), "2021-02-01").figure)
    },
};

const PERCENT: (Option<f64>, Option<f64>) = (Some(0.0), Some(100.0));
const FROM_0: (Option<f64>, Option<f64>) = (Some(0.0), None);

type Range = (Option<f64>, Option<f64>);

/// A KPI's unit, better direction, valid range.
static DEFINITIONS: Table<(&str, &str, Better, Range)> = Table {
    name: "library definitions",
    rows: &[
        ("social_conversion_rate", "%", Higher, PERCENT),
        ("social_conversions", "count", Higher, FROM_0),
        ("share_of_voice", "%", Higher, PERCENT),
        ("amplification_rate", "%", Higher, FROM_0),
        ("virality_rate", "%", Higher, FROM_0),
        ("csat", "%", Higher, PERCENT),
        ("nps", "points", Higher, (Some(-100.0), Some(100.0))),
        ("response_time", "minutes", Lower, FROM_0),
        ("answered_in_time", "%", Higher, PERCENT),
        ("threat_handling_time", "hours", Lower, FROM_0),
        ("engagement_rate", "%", Higher, FROM_0),
        ("reach", "people", Higher, FROM_0),
        ("post_reach_rate", "%", Higher, FROM_0),
        ("potential_reach", "people", Higher, FROM_0),
        ("impressions", "count", Higher, FROM_0),
        ("followers", "count", Higher, FROM_0),
        ("audience_growth_rate", "%", Higher, (Some(-100.0), None)),
        ("applause_rate", "%", Higher, FROM_0),
        ("conversation_rate", "%", Higher, FROM_0),
        ("engagement_rate_by_impressions", "%", Higher, FROM_0),
        ("conversion_rate", "%", Higher, PERCENT),
        ("click_through_rate", "%", Higher, PERCENT),
        ("bounce_rate", "%", Lower, PERCENT),
        ("cost_per_click", "money", Lower, FROM_0),
        ("cost_per_thousand_impressions", "money", Lower, FROM_0),
        ("cost_per_conversion", "money", Lower, FROM_0),
        ("social_return_on_investment", "%", Higher, (Some(-100.0), None)),
        ("testimonials", "count", Higher, FROM_0),
        ("video_completion_rate", "%", Higher, PERCENT),
    ],
    check: |(key, unit, better, range)| {
        let kpi = library::kpi(key).ok_or("not in the library")?;
        same(&(kpi.unit, kpi.better, kpi.range), &(*unit, *better, *range))
    },
};
