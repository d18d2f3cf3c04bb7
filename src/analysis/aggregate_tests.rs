//! How readings add up: every rule of the kinds, with the figures and remarks it gives.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::testing::{LATER, Plan, month, quarter};
use super::types::Figure;
use super::window::Window;
use crate::model::{
    Cadence, Calendar, InputId, InputKind, KpiId, Period, ReadingKey, StockRule, Substitute,
    day_number,
};

#[track_caller]
fn check_figure(plan: &Plan, kpi: KpiId, period: Period, expected: f64) {
    let point = plan.ask(kpi, LATER, |evaluator| evaluator.at(period));
    let value = point.figure.value().unwrap_or_else(|| panic!("{:?}", point.figure));
    assert!((value - expected).abs() < 1e-9, "{value} is not {expected}");
}

#[track_caller]
fn check_reason(plan: &Plan, kpi: KpiId, period: Period, expected: &str) {
    let point = plan.ask(kpi, LATER, |evaluator| evaluator.at(period));
    assert_eq!(point.figure.reason(), Some(expected));
}

#[track_caller]
fn check_remarks(plan: &Plan, kpi: KpiId, period: Period, expected: &[&str]) {
    let point = plan.ask(kpi, LATER, |evaluator| evaluator.at(period));
    assert!(point.figure.value().is_some(), "{:?}", point.figure);
    assert_eq!(point.remarks, expected);
}

fn day(n: i32) -> Period {
    Period { cadence: Cadence::Day, ordinal: n }
}

fn days_of(plan: &mut Plan, input: InputId, from: Date, to: Date, value: f64) {
    for ordinal in day_number(from)..=day_number(to) {
        plan.read(input, day(ordinal), value);
    }
}

#[test]
fn a_rate_over_a_quarter_is_a_ratio_of_sums() {
    let mut plan = Plan::new();
    let (hits, tries) = (plan.flow("hits"), plan.flow("tries"));
    plan.months(hits, 13, &[2.0, 2.0]);
    plan.months(tries, 13, &[4.0, 100.0]);
    let kpi = plan.kpi("100 * hits / tries");
    check_figure(&plan, kpi, quarter(2021, 1), 100.0 * 4.0 / 104.0);
}

#[test]
fn a_flow_per_stock_grows_with_the_period() {
    let mut plan = Plan::new();
    let (shares, followers) = (plan.flow("shares"), plan.stock("followers"));
    plan.months(shares, 13, &[100.0; 3]);
    plan.months(followers, 13, &[10_000.0; 3]);
    let kpi = plan.kpi("100 * shares / followers");
    check_figure(&plan, kpi, quarter(2021, 1), 3.0);
    for n in 13..=15 {
        check_figure(&plan, kpi, month(n), 1.0);
    }
}

#[test]
fn stocks_follow_their_rule() {
    for (rule, expected) in
        [(StockRule::Last, 300.0), (StockRule::First, 100.0), (StockRule::Mean, 200.0)]
    {
        let mut plan = Plan::new();
        let followers = plan.stock("followers");
        plan.project.inputs.change(followers, |input| input.stock_rule = rule);
        plan.months(followers, 13, &[100.0, 200.0, 300.0]);
        let kpi = plan.kpi("followers");
        check_figure(&plan, kpi, quarter(2021, 1), expected);
    }
}

#[test]
fn stocks_of_two_channels_overlap() {
    let mut plan = Plan::new();
    let followers = plan.stock("followers");
    let other = plan.add_channel("Instagram");
    plan.months(followers, 13, &[100.0]);
    plan.read_on(followers, other, month(13), 50.0);
    let kpi = plan.kpi("followers");
    check_figure(&plan, kpi, month(13), 150.0);
    check_remarks(&plan, kpi, month(13), &["audiences overlap"]);
}

#[test]
fn people_counted_once_are_never_added() {
    let mut plan = Plan::new();
    let reach = plan.input("reach", InputKind::Unique);
    let other = plan.add_channel("Instagram");
    plan.months(reach, 13, &[100.0, 200.0]);
    plan.read_on(reach, other, month(14), 50.0);
    let kpi = plan.kpi("reach");
    check_figure(&plan, kpi, month(13), 100.0);
    check_reason(
        &plan,
        kpi,
        month(14),
        "reach cannot be added over channels, since people on several would count more than \
         once; choose one channel, or let the largest channel (at least so many) or the mean \
         stand for all",
    );
    check_reason(
        &plan,
        kpi,
        quarter(2021, 1),
        "reach cannot be added over months, since people who came back would count more than \
         once; enter the platform's own figure for Q1 2021, or let the largest month (at least so \
         many) or the mean stand for it",
    );
    plan.read(reach, quarter(2021, 1), 250.0);
    plan.project.set_reading(ReadingKey { input: reach, channel: other, period: month(14) }, None);
    check_figure(&plan, kpi, quarter(2021, 1), 250.0);
}

#[test]
fn given_rates_need_a_weight() {
    let mut plan = Plan::new();
    let score = plan.input("score", InputKind::GivenRate);
    let answers = plan.flow("answers");
    plan.months(score, 13, &[10.0, 40.0]);
    plan.months(answers, 13, &[100.0, 50.0]);
    let kpi = plan.kpi("score");
    check_figure(&plan, kpi, month(13), 10.0);
    check_reason(
        &plan,
        kpi,
        quarter(2021, 1),
        "2 finished figures of score cannot be averaged, since no input is named that weighs them; \
         name an input that weighs them, enter the platform's own figure for Q1 2021, or let the \
         largest figure or the mean stand for it",
    );
    plan.project.inputs.change(score, |input| input.weight = Some(answers));
    check_figure(&plan, kpi, quarter(2021, 1), 20.0);
}

#[test]
fn a_weight_that_is_missing_is_named_with_its_channels_and_periods() {
    let mut plan = Plan::new();
    let score = plan.input("score", InputKind::GivenRate);
    let answers = plan.flow("answers");
    let other = plan.add_channel("Instagram");
    plan.months(score, 13, &[10.0, 40.0, 20.0]);
    plan.months(answers, 13, &[100.0, f64::NAN, 50.0]);
    plan.project.inputs.change(score, |input| input.weight = Some(answers));
    let kpi = plan.kpi("score");
    check_reason(
        &plan,
        kpi,
        quarter(2021, 1),
        "3 finished figures of score cannot be averaged, since answers for Facebook in February \
         2021 is not there; type answers for Facebook in February 2021, enter the platform's own \
         figure for Q1 2021, or let the largest figure or the mean stand for it",
    );
    plan.read_on(score, other, month(15), 30.0);
    check_reason(
        &plan,
        kpi,
        month(15),
        "score cannot be averaged over channels, since answers for Instagram in March 2021 is not \
         there; type answers for Instagram in March 2021, choose one channel, or let the largest \
         channel or the mean stand for all",
    );
    plan.months(answers, 13, &[0.0, 0.0, 0.0]);
    plan.project.set_reading(ReadingKey { input: score, channel: other, period: month(15) }, None);
    check_reason(
        &plan,
        kpi,
        quarter(2021, 1),
        "3 finished figures of score cannot be averaged, since answers is 0 for all of them; \
         enter the platform's own figure for Q1 2021, or let the largest figure or the mean stand \
         for it",
    );
    // What is offered does give a figure.
    plan.project.inputs.change(score, |input| input.over_time = Substitute::Mean);
    check_figure(&plan, kpi, quarter(2021, 1), 70.0 / 3.0);
}

#[test]
fn missing_readings_are_named_and_not_zero() {
    let mut plan = Plan::new();
    let (shares, impressions) = (plan.flow("shares"), plan.flow("impressions"));
    plan.months(shares, 13, &[10.0, 10.0, 10.0]);
    plan.months(impressions, 13, &[1000.0, 500.0]);
    let total = plan.kpi("impressions");
    check_figure(&plan, total, quarter(2021, 1), 1500.0);
    check_remarks(&plan, total, quarter(2021, 1), &["2 of 3 months"]);
    let rate = plan.kpi("100 * shares / impressions");
    check_figure(&plan, rate, quarter(2021, 1), 100.0 * 20.0 / 1500.0);
    check_remarks(
        &plan,
        rate,
        quarter(2021, 1),
        &["2 of 3 months, no reading of impressions in March 2021"],
    );
    check_reason(&plan, rate, month(15), "no reading of impressions in March 2021");
}

#[test]
fn a_channel_that_lacks_an_input_is_left_out_by_name() {
    let mut plan = Plan::new();
    let (shares, impressions) = (plan.flow("shares"), plan.flow("impressions"));
    let other = plan.add_channel("Instagram");
    plan.months(shares, 13, &[10.0]);
    plan.months(impressions, 13, &[1000.0]);
    plan.read_on(shares, other, month(13), 500.0);
    let kpi = plan.kpi("100 * shares / impressions");
    check_figure(&plan, kpi, month(13), 1.0);
    check_remarks(&plan, kpi, month(13), &["Instagram left out: no reading of impressions"]);
}

#[test]
fn the_finer_readings_win_when_they_are_complete() {
    let mut plan = Plan::new();
    let likes = plan.flow("likes");
    let kpi = plan.kpi("likes");
    days_of(&mut plan, likes, date(2021, 1, 1), date(2021, 1, 31), 1.0);
    plan.months(likes, 13, &[1000.0, 20.0, 30.0]);
    check_figure(&plan, kpi, month(13), 31.0);
    check_figure(&plan, kpi, quarter(2021, 1), 81.0);
    let lost = ReadingKey { input: likes, channel: plan.channel, period: day(18_640) };
    plan.project.set_reading(lost, None);
    check_figure(&plan, kpi, month(13), 1000.0);
    check_remarks(&plan, kpi, month(13), &[]);
    plan.project
        .set_reading(ReadingKey { input: likes, channel: plan.channel, period: month(13) }, None);
    check_figure(&plan, kpi, month(13), 30.0);
    check_remarks(&plan, kpi, month(13), &["30 of 31 days"]);
}

#[test]
fn a_coarser_reading_is_never_divided() {
    let mut plan = Plan::new();
    let cost = plan.flow("cost");
    let kpi = plan.kpi("cost");
    plan.read(cost, quarter(2021, 1), 90.0);
    check_figure(&plan, kpi, quarter(2021, 1), 90.0);
    check_reason(
        &plan,
        kpi,
        month(13),
        "cost is kept per quarter, which cannot be divided into months",
    );
    let mut plan = Plan::new();
    let likes = plan.flow("likes");
    let kpi = plan.kpi("likes");
    plan.read(likes, Period { cadence: Cadence::Week, ordinal: 2700 }, 90.0);
    check_reason(&plan, kpi, month(13), "likes is kept per week, and weeks do not fit into months");
}

#[test]
fn quarters_follow_the_fiscal_year() {
    let mut plan = Plan::new();
    let likes = plan.flow("likes");
    let kpi = plan.kpi("likes");
    plan.months(likes, 11, &[1.0, 10.0, 100.0, 1000.0]);
    let mut settings = (*plan.project.settings).clone();
    settings.calendar = Calendar { fiscal_year_start: 2 };
    let calendar = settings.calendar;
    plan.project.settings = settings.into();
    check_figure(&plan, kpi, calendar.period_of(Cadence::Quarter, date(2021, 1, 5)), 111.0);
    check_figure(&plan, kpi, calendar.period_of(Cadence::Quarter, date(2021, 2, 5)), 1000.0);
}

#[test]
fn a_division_by_zero_is_not_defined() {
    let mut plan = Plan::new();
    let (shares, followers) = (plan.flow("shares"), plan.stock("followers"));
    plan.months(shares, 13, &[10.0]);
    plan.months(followers, 13, &[0.0]);
    let kpi = plan.kpi("100 * shares / followers");
    check_reason(&plan, kpi, month(13), "followers is 0");
}

#[test]
fn the_standing_before_and_the_window_before_are_found() {
    let mut plan = Plan::new();
    let (gained, followers) = (plan.flow("gained"), plan.stock("followers"));
    plan.months(gained, 13, &[50.0, 20.0, 30.0]);
    plan.months(followers, 12, &[1000.0, 1050.0]);
    let growth = plan.kpi("100 * gained / start(followers)");
    check_figure(&plan, growth, month(13), 5.0);
    check_figure(&plan, growth, quarter(2021, 1), 10.0);
    let change = plan.kpi("gained - prev(gained)");
    check_figure(&plan, change, month(14), -30.0);
}

#[test]
fn a_period_in_progress_is_to_date() {
    let mut plan = Plan::new();
    let likes = plan.flow("likes");
    let kpi = plan.kpi("likes");
    days_of(&mut plan, likes, date(2021, 3, 1), date(2021, 3, 10), 2.0);
    let point = plan.ask(kpi, date(2021, 3, 10), |evaluator| evaluator.at(month(15)));
    assert_eq!((point.figure, point.is_complete), (Figure::Known(20.0), false));
    assert!(point.remarks.is_empty(), "{:?}", point.remarks);
    let over = plan.ask(kpi, date(2021, 3, 31), |evaluator| evaluator.at(month(15)));
    assert!(over.is_complete);
    assert_eq!(over.remarks, ["10 of 31 days"]);
}

#[test]
fn a_reading_being_typed_counts_at_once() {
    let mut plan = Plan::new();
    let likes = plan.flow("likes");
    let id = plan.kpi("likes");
    plan.months(likes, 13, &[10.0]);
    let typed = |period: Period, value: Option<f64>| {
        let key = ReadingKey { input: likes, channel: plan.channel, period };
        let overlay = Some((key, value));
        super::kpi_at(&plan.project, plan.kpi_ref(id), period, None, LATER, overlay).figure
    };
    assert_eq!(typed(month(13), Some(12.0)), Figure::Known(12.0));
    assert_eq!(typed(month(14), Some(7.0)), Figure::Known(7.0));
    assert_eq!(typed(month(13), None).value(), None);
}

#[test]
fn a_window_of_days_takes_whole_periods_only() {
    let mut plan = Plan::new();
    let likes = plan.flow("likes");
    let kpi = plan.kpi("likes");
    plan.months(likes, 13, &[1.0, 10.0, 100.0]);
    let over = |start, end| {
        let figure = plan.ask(kpi, LATER, |evaluator| evaluator.over(Window::days(start, end)));
        (figure.figure.value(), figure.remarks)
    };
    assert_eq!(over(date(2021, 1, 1), date(2021, 3, 31)), (Some(111.0), vec![]));
    assert_eq!(
        over(date(2021, 1, 15), date(2021, 3, 15)),
        (Some(10.0), vec!["1 of 3 months".to_owned()])
    );
}

fn readings() -> impl Strategy<Value = Vec<(i32, f64)>> {
    let reading = (18_500..18_760i32, (-1_000i32..1_000).prop_map(f64::from));
    proptest::collection::vec(reading, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn figures_are_finite_or_absent(shares in readings(), followers in readings()) {
        let mut plan = Plan::new();
        let (a, b) = (plan.flow("shares"), plan.stock("followers"));
        for (input, values) in [(a, shares), (b, followers)] {
            for (n, value) in values {
                plan.read(input, day(n), value);
            }
        }
        let kpi = plan.kpi("100 * shares / followers");
        for cadence in Cadence::ALL {
            let series = plan.ask(kpi, LATER, |evaluator| evaluator.series(cadence));
            for point in series.points {
                prop_assert!(point.figure.value().is_none_or(f64::is_finite));
            }
        }
    }

    #[test]
    fn a_channel_without_readings_changes_nothing(values in readings()) {
        let mut plan = Plan::new();
        let likes = plan.flow("likes");
        for (n, value) in values {
            plan.read(likes, day(n), value);
        }
        let kpi = plan.kpi("likes");
        let before = plan.ask(kpi, LATER, |evaluator| evaluator.series(Cadence::Month));
        plan.add_channel("Empty");
        let after = plan.ask(kpi, LATER, |evaluator| evaluator.series(Cadence::Month));
        prop_assert_eq!(before, after);
    }

    #[test]
    fn days_to_months_to_quarters_is_days_to_quarters(values in readings()) {
        let mut plan = Plan::new();
        let likes = plan.flow("likes");
        for (n, value) in &values {
            plan.read(likes, day(*n), *value);
        }
        let kpi = plan.kpi("likes");
        let mut monthly = Plan::new();
        let rolled = monthly.flow("likes");
        let monthly_kpi = monthly.kpi("likes");
        for point in plan.ask(kpi, LATER, |evaluator| evaluator.series(Cadence::Month)).points {
            if let Some(value) = point.figure.value() {
                monthly.read(rolled, point.period, value);
            }
        }
        let direct = plan.ask(kpi, LATER, |evaluator| evaluator.series(Cadence::Quarter));
        let stepwise =
            monthly.ask(monthly_kpi, LATER, |evaluator| evaluator.series(Cadence::Quarter));
        let values = |series: super::KpiSeries| -> Vec<Option<f64>> {
            series.points.iter().map(|point| point.figure.value()).collect()
        };
        prop_assert_eq!(values(direct), values(stepwise));
    }
}

#[test]
fn what_is_missing_before_a_window_is_named_as_such() {
    let mut plan = Plan::new();
    let (members, shares) = (plan.stock("members"), plan.flow("shares"));
    plan.months(members, 13, &[100.0]);
    plan.months(shares, 13, &[5.0]);
    let check = |formula: &str, period: Period, expected: &str| {
        let mut plan = Plan { project: plan.project.clone(), channel: plan.channel };
        let kpi = plan.kpi(formula);
        check_reason(&plan, kpi, period, expected);
    };
    let before = "no reading of members from before Q1 2021";
    check("members - start(members)", quarter(2021, 1), before);
    check("start(members)", quarter(2021, 1), before);
    check("shares / prev(shares)", month(13), "no reading of shares in December 2020");
    check("shares / prev(shares)", month(15), "no reading of shares in March 2021");
    check(
        "shares / start(members)",
        month(12),
        "no reading of shares in December 2020, nor of members from before December 2020",
    );
}

#[test]
fn a_channel_kept_in_weeks_says_so_when_it_is_left_out_of_months() {
    let mut plan = Plan::new();
    let (shares, followers) = (plan.flow("shares"), plan.stock("followers"));
    plan.months(shares, 13, &[5.0]);
    plan.months(followers, 13, &[100.0]);
    let other = plan.add_channel("Instagram");
    plan.read_on(followers, other, month(13), 50.0);
    let week = Calendar::default().period_of(Cadence::Week, date(2021, 1, 12));
    plan.read_on(shares, other, week, 3.0);
    let kpi = plan.kpi("shares / followers");
    check_remarks(
        &plan,
        kpi,
        month(13),
        &["Instagram left out: shares is kept per week, and weeks do not fit into months"],
    );
}
