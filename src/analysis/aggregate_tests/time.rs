//! Cadences beside each other, fiscal quarters, windows, and what lies before them.

use super::*;

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
        super::super::kpi_at(&plan.project, plan.kpi_ref(id), period, None, LATER, overlay).figure
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
