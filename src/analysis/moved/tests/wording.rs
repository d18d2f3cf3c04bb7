//! Headlines and sentences as they are read.

use super::*;

#[test]
fn the_sentences_read_as_people_speak() {
    let (mut plan, kpi, _) = paradox();
    plan.project.kpis.change(kpi, |kpi| kpi.name = "Virality rate".to_owned());
    let moved = ask(&plan, kpi, month_window(13), month_window(14));
    assert_eq!(
        moved.headline,
        "Virality rate fell by 0.51 points, from 2.78 % (January 2021) to 2.27 % (February 2021)"
    );
    assert_eq!(
        moved.split.unwrap().sentences,
        [
            "The rise of impressions alone would have lowered it by 1.11 points; the rise of \
             shares made up for 0.60 points of that",
            "Numerator: shares rose by 27.2 %, from 500 to 636: +0.60 points",
            "Denominator: impressions rose by 55.6 %, from 18,000 to 28,000: −1.11 points",
            "Rates within the channels: +0.13 points; mix, weight that went from channel to \
             channel: −0.64 points",
        ]
    );
}

#[test]
fn what_is_not_over_is_said_in_the_headline() {
    let (plan, kpi, _) = paradox();
    let moved = ask_on(&plan, kpi, month_window(13), month_window(14), date(2021, 2, 20));
    assert!(moved.headline.ends_with("to 2.27 % (February 2021 to date)"), "{}", moved.headline);
}

#[test]
fn the_first_sentence_says_what_outweighs_what() {
    fn check(shares: [f64; 2], seen: [f64; 2], expected: Option<&str>) {
        let moved =
            two_months("100 * shares / seen", &[("shares", FLOW, shares), ("seen", FLOW, seen)]);
        let sentences = moved.split.unwrap().sentences;
        let first = sentences.first().filter(|first| !first.starts_with("Numerator"));
        assert_eq!(first.map(String::as_str), expected);
    }
    check(
        [10.0, 20.0],
        [100.0, 125.0],
        Some(
            "The rise of shares alone would have raised it by 8.85 points; the rise of seen took \
             back 2.85 points of that",
        ),
    );
    check(
        [10.0, 20.0],
        [100.0, 80.0],
        Some(
            "The rise of shares raised it by 11.35 points, the fall of seen by another 3.65 points",
        ),
    );
    check([10.0, 5.0], [100.0, 100.0], Some("All of it comes from the fall of shares"));
    check([10.0, 10.0], [100.0, 100.0], None);
}

#[test]
fn figures_are_written_as_finely_as_their_change() {
    fn check(unit: Unit, figures: [f64; 2], expected: &str) {
        let mut plan = Plan::new();
        let input = plan.flow("a");
        plan.months(input, 13, &figures);
        let kpi = plan.kpi_in("a", unit, crate::model::Better::Higher);
        let moved = ask(&plan, kpi, month_window(13), month_window(14));
        assert_eq!(moved.headline, expected);
    }
    check(
        Unit::Count,
        [10.5, 12.5],
        "Test rate rose by 2.00, from 10.50 (January 2021) to 12.50 (February 2021)",
    );
    check(
        Unit::Count,
        [10.0, 12.0],
        "Test rate rose by 2, from 10 (January 2021) to 12 (February 2021)",
    );
    check(
        Unit::Percent,
        [13.85, 13.85],
        "Test rate stayed at 13.85 %, in January 2021 as in February 2021",
    );
    check(
        Unit::Percent,
        [14.0, 14.0],
        "Test rate stayed at 14 %, in January 2021 as in February 2021",
    );
}

#[test]
fn every_input_has_a_line_of_its_part() {
    let voice = two_months(
        "100 * own / (own + others)",
        &[("own", FLOW, [300.0, 360.0]), ("others", FLOW, [1_700.0, 2_240.0])],
    );
    assert_eq!(
        voice.split.unwrap().sentences[3..],
        [
            "Own count on both sides: +2.63 points above the line and −0.38 points below it, \
             +2.25 points together",
            "Others rose by 31.8 %, from 1,700 to 2,240: −3.40 points",
        ]
    );
    let engaged = two_months(
        "100 * (likes + comments) / fans",
        &[
            ("likes", FLOW, [10.0, 30.0]),
            ("comments", FLOW, [10.0, 5.0]),
            ("fans", STOCK, [100.0, 100.0]),
        ],
    );
    assert_eq!(
        engaged.split.unwrap().sentences[3..],
        [
            "Likes rose by 200 %, from 10 to 30: +20 points",
            "Comments fell by 50 %, from 10 to 5: −5 points",
            "Fans stayed at 100: 0 points",
        ]
    );
}

#[test]
fn the_logarithmic_mean_is_told_in_numbers() {
    let voice = two_months(
        "100 * own / (own + others)",
        &[("own", FLOW, [300.0, 360.0]), ("others", FLOW, [1_700.0, 2_240.0])],
    );
    // Python: L = (13.846153846 - 15) / log(13.846153846 / 15) = 14.4154
    let line = "The logarithmic mean of 15.00 % and 13.85 % is 14.42; numerator: \
                14.42 · ln(360 ÷ 300) = +2.63 points; denominator: \
                −14.42 · ln(2,600 ÷ 2,000) = −3.78 points";
    assert!(voice.explanation.iter().any(|have| have == line), "{:?}", voice.explanation);
    let emptied = two_months("100 * a / b", &[("a", FLOW, [0.0, 5.0]), ("b", FLOW, [10.0, 20.0])]);
    assert!(!emptied.explanation.iter().any(|line| line.contains("ln(")));
}
