//! What stands for readings that cannot be added: every choice, with its figure and its words.

use jiff::civil::{Date, date};

use super::choices::{Looked, StandIn, choices, choices_for};
use super::judge::judge_goal;
use super::program::{Growth, KpiProgram};
use super::testing::{LATER, Plan, month, quarter};
use super::triangle::Triangle;
use super::types::{Figure, Point, Status};
use crate::model::{
    Cadence, ChannelId, DefinitionBreak, Goal, InputId, InputKind, Intent, KpiId, MeasuredAs,
    Period, StockRule, Substitute, Unit, day_number,
};

const NONE: f64 = f64::NAN;

/// Reach of two channels by month of the first quarter of 2021, and a KPI of it.
struct Case {
    plan: Plan,
    reach: InputId,
    other: ChannelId,
    kpi: KpiId,
}

fn case(kind: InputKind, one: &[f64], two: &[f64]) -> Case {
    let mut plan = Plan::new();
    let reach = plan.input("reach", kind);
    let other = plan.add_channel("Instagram");
    plan.months(reach, 13, one);
    for (n, value) in (13..).zip(two).filter(|(_, value)| !value.is_nan()) {
        plan.read_on(reach, other, month(n), *value);
    }
    let kpi = plan.kpi("reach");
    Case { plan, reach, other, kpi }
}

impl Case {
    fn by(mut self, over_time: Substitute, over_channels: Substitute) -> Self {
        self.plan.project.inputs.change(self.reach, |input| {
            input.over_time = over_time;
            input.over_channels = over_channels;
        });
        self
    }

    fn at(&self, period: Period) -> Point {
        self.plan.ask(self.kpi, LATER, |evaluator| evaluator.at(period))
    }
}

#[track_caller]
fn check(case: &Case, period: Period, expected: f64, remarks: &[&str]) {
    let point = case.at(period);
    let value = point.figure.value().unwrap_or_else(|| panic!("{:?}", point.figure));
    assert!((value - expected).abs() < 1e-9, "{value} is not {expected}");
    assert_eq!(point.remarks, remarks);
}

#[test]
fn the_largest_or_the_mean_stands_for_several_and_says_so() {
    use InputKind::{GivenRate, Unique};
    use Substitute::{Largest, Mean, None};
    let q1 = quarter(2021, 1);
    let one = [100.0, 300.0, 200.0];
    let two = [40.0, 10.0, 70.0];
    let of = |kind, time, channels, other: &[f64]| case(kind, &one, other).by(time, channels);
    check(&of(Unique, Largest, None, &[]), q1, 300.0, &["largest of 3 months"]);
    check(&of(Unique, Mean, None, &[]), q1, 200.0, &["mean of 3 months"]);
    check(&of(GivenRate, Largest, None, &[]), q1, 300.0, &["largest of 3 months"]);
    check(&of(GivenRate, Mean, None, &[]), q1, 200.0, &["mean of 3 months"]);
    check(&of(Unique, None, Largest, &two), month(14), 300.0, &["largest of 2 channels"]);
    check(&of(Unique, None, Mean, &two), month(15), 135.0, &["mean of 2 channels"]);
    let each = "largest of 2 channels, each the largest of 3 months";
    check(&of(Unique, Largest, Largest, &two), q1, 300.0, &[each]);
    let each = "mean of 2 channels, each the mean of 3 months";
    check(&of(GivenRate, Mean, Mean, &two), q1, 120.0, &[each]);
    let each = "mean of 2 channels, each the largest of 3 months";
    check(&of(Unique, Largest, Mean, &two), q1, 185.0, &[each]);
}

#[test]
fn one_choice_does_not_stand_for_the_other() {
    use Substitute::{Largest, None};
    let (one, two) = ([100.0, 300.0, 200.0], [40.0, 10.0, 70.0]);
    for kind in [InputKind::Unique, InputKind::GivenRate] {
        let over_time = case(kind, &one, &two).by(Largest, None).at(quarter(2021, 1));
        let reason = over_time.figure.reason().unwrap().to_owned();
        assert!(reason.contains("over channels"), "{reason}");
        let over_channels = case(kind, &one, &two).by(None, Largest).at(quarter(2021, 1));
        let reason = over_channels.figure.reason().unwrap().to_owned();
        assert!(!reason.contains("over channels"), "{reason}");
    }
}

#[test]
fn missing_months_are_named_beside_the_substitute() {
    let found = case(InputKind::Unique, &[100.0, NONE, 200.0], &[]);
    let found = found.by(Substitute::Largest, Substitute::None);
    check(&found, quarter(2021, 1), 200.0, &["2 of 3 months", "largest of 2 months"]);
    assert_eq!(found.at(quarter(2021, 1)).omissions(), "2 of 3 months");
}

#[test]
fn one_finished_month_does_not_stand_for_a_quarter_unasked() {
    use Substitute::{Largest, Mean, None};
    let q1 = quarter(2021, 1);
    let of = |values: &[f64], by| case(InputKind::GivenRate, values, &[]).by(by, None);
    let alone = [NONE, 4.0, NONE];
    let refused = of(&alone, None).at(q1);
    let expected = "one finished figure of reach is not enough for Q1 2021; enter the platform's \
                    own figure for Q1 2021, or let the largest figure or the mean stand for it";
    assert_eq!(refused.figure.reason(), Some(expected));
    check(&of(&alone, Largest), q1, 4.0, &["1 of 3 months", "largest of 1 month"]);
    check(&of(&alone, Mean), q1, 4.0, &["1 of 3 months", "mean of 1 month"]);
    check(&of(&alone, None), month(14), 4.0, &[]);
    // Nothing is missing yet, and still the quarter is more than January.
    let to_date = |by| {
        let found = of(&[4.0], by);
        found.plan.ask(found.kpi, date(2021, 1, 31), |evaluator| evaluator.at(q1))
    };
    assert!(matches!(to_date(None).figure, Figure::Refused(_)), "{:?}", to_date(None));
    assert_eq!(to_date(Mean).figure, Figure::Known(4.0));
    let remarks = to_date(Mean).remarks;
    assert!(remarks.contains(&"mean of 1 month".to_owned()), "{remarks:?}");
    // With a weight it is the mean of what is there.
    let mut found = of(&alone, None);
    let asked = found.plan.flow("asked");
    found.plan.months(asked, 13, &[10.0, 20.0, 30.0]);
    found.plan.project.inputs.change(found.reach, |reach| reach.weight = Some(asked));
    check(&found, q1, 4.0, &["1 of 3 months", "reach: weighted mean of 1"]);
}

#[test]
fn the_platforms_own_figure_comes_first_and_is_labelled() {
    for substitute in Substitute::ALL {
        let mut found = case(InputKind::Unique, &[100.0, 300.0, 200.0], &[]);
        found.plan.read(found.reach, quarter(2021, 1), 450.0);
        let found = found.by(substitute, Substitute::None);
        check(&found, quarter(2021, 1), 450.0, &["the platform's own figure"]);
        check(&found, month(14), 300.0, &[]);
    }
}

#[test]
fn the_coarsest_complete_readings_stand_in() {
    let mut found = case(InputKind::Unique, &[100.0, NONE, 200.0], &[]);
    for ordinal in day_number(date(2021, 1, 1))..=day_number(date(2021, 3, 31)) {
        found.plan.read(found.reach, Period { cadence: Cadence::Day, ordinal }, 7.0);
    }
    let found = found.by(Substitute::Largest, Substitute::None);
    // The months have a gap, the days have none.
    check(&found, quarter(2021, 1), 7.0, &["largest of 90 days"]);
    check(&found, month(13), 100.0, &["the platform's own figure"]);
    check(&found, month(14), 7.0, &["largest of 28 days"]);
}

#[test]
fn a_named_quantity_is_named_where_a_formula_has_several() {
    let mut found = case(InputKind::Unique, &[100.0, 300.0, 200.0], &[]);
    let followers = found.plan.stock("followers");
    found.plan.months(followers, 13, &[1000.0; 3]);
    found.kpi = found.plan.kpi("100 * reach / followers");
    let found = found.by(Substitute::Largest, Substitute::None);
    check(&found, quarter(2021, 1), 30.0, &["reach: largest of 3 months"]);
    let program = found.plan.project.kpis.get(found.kpi).unwrap();
    let program = KpiProgram::new(&found.plan.project, program).unwrap();
    assert_eq!(program.growth(), Growth::Mixed);
}

#[test]
fn the_rule_of_a_stock_is_named_where_it_is_not_the_last_reading() {
    fn check_rule(rule: StockRule, expected: &[&str]) {
        let mut plan = Plan::new();
        let followers = plan.stock("followers");
        plan.project.inputs.change(followers, |input| input.stock_rule = rule);
        plan.months(followers, 13, &[100.0, 200.0, 300.0]);
        let kpi = plan.kpi("followers");
        let remarks = |period| plan.ask(kpi, LATER, |evaluator| evaluator.at(period)).remarks;
        assert_eq!(remarks(quarter(2021, 1)), expected);
        assert!(remarks(month(13)).is_empty());
        let window = super::window::Window::of(crate::model::Calendar::default(), quarter(2021, 1));
        let used = plan.ask(kpi, LATER, |evaluator| evaluator.over(window));
        assert_eq!(used.quantities[0].rule, rule.label());
    }
    check_rule(StockRule::Last, &[]);
    check_rule(StockRule::First, &["first reading"]);
    check_rule(StockRule::Mean, &["mean of the readings"]);
}

/// A goal on reach in the first quarter of 2021, judged on a day.
fn judged(found: &Case, measured_as: MeasuredAs, target: f64, on: Date) -> (Status, String) {
    let goal = Goal {
        kpi: Some(found.kpi),
        intent: Intent::KeepAtLeast,
        target: Some(target),
        measured_as,
        judged_per: Some(Cadence::Month),
        start: Some(date(2021, 1, 1)),
        deadline: Some(date(2021, 3, 31)),
        ..Goal::default()
    };
    let judged = judge_goal(&found.plan.project, &goal, on);
    (judged.status, judged.reason)
}

#[test]
fn a_status_made_of_a_substitute_says_so() {
    let found = || case(InputKind::Unique, &[100.0, 300.0, 200.0], &[]);
    let on = date(2021, 3, 31);
    let refused = judged(&found(), MeasuredAs::Total, 250.0, on);
    assert_eq!(refused.0, Status::NeedsData, "{}", refused.1);
    let largest = found().by(Substitute::Largest, Substitute::None);
    let (status, reason) = judged(&largest, MeasuredAs::Total, 250.0, on);
    assert_eq!(status, Status::Achieved, "{reason}");
    assert!(reason.ends_with("; note: largest of 3 months"), "{reason}");
    let mean = found().by(Substitute::Mean, Substitute::None);
    let (status, reason) = judged(&mean, MeasuredAs::Total, 150.0, on);
    assert_eq!(status, Status::NeedsData, "{reason}");
    assert!(reason.contains("is no total"), "{reason}");
    // A month by itself stands for nothing else.
    let (_, reason) = judged(&largest, MeasuredAs::LevelAtEnd, 150.0, on);
    assert!(!reason.contains("note:"), "{reason}");
}

#[test]
fn an_average_of_months_is_their_mean_whatever_stands_for_the_quarter() {
    let found = case(InputKind::Unique, &[100.0, 300.0, 200.0], &[]);
    let found = found.by(Substitute::Largest, Substitute::None);
    let (status, reason) = judged(&found, MeasuredAs::Average, 200.0, date(2021, 3, 31));
    assert_eq!(status, Status::Achieved, "{reason}");
    let (status, reason) = judged(&found, MeasuredAs::Average, 201.0, date(2021, 3, 31));
    assert_eq!(status, Status::Missed, "{reason}");
}

#[test]
fn what_can_be_chosen_follows_what_is_shown() {
    let found = case(InputKind::Unique, &[100.0, 300.0], &[40.0]);
    let titles = |cadence, channels: Option<&[ChannelId]>| -> Vec<String> {
        let all = choices(&found.plan.project, found.reach, cadence, channels);
        all.iter().map(|choice| format!("{}: {}", choice.title(), choice.in_use())).collect()
    };
    let time = "reach over quarters: not added up";
    let channels = "reach over channels: not added up";
    assert_eq!(titles(Cadence::Quarter, None), [time, channels]);
    assert_eq!(titles(Cadence::Quarter, Some(&[found.other])), [time]);
    assert_eq!(titles(Cadence::Month, None), [channels]);
    assert!(titles(Cadence::Day, None).is_empty());
    let all = choices(&found.plan.project, found.reach, Cadence::Quarter, None);
    let input = found.plan.project.inputs.get(found.reach).unwrap();
    let chosen = all[0].chosen(input, StandIn::Substitute(Substitute::Largest));
    assert_eq!((chosen.over_time, chosen.over_channels), (Substitute::Largest, Substitute::None));
    let chosen = all[1].chosen(input, StandIn::Substitute(Substitute::Mean));
    assert_eq!((chosen.over_time, chosen.over_channels), (Substitute::None, Substitute::Mean));
}

#[test]
fn finished_rates_are_averaged_not_added() {
    let found = case(InputKind::GivenRate, &[10.0, 30.0], &[]);
    let all = choices(&found.plan.project, found.reach, Cadence::Quarter, None);
    let words: Vec<String> = all.iter().map(super::Choice::in_use).collect();
    assert_eq!(words, ["not averaged"]);
}

#[test]
fn the_reason_a_total_is_refused_for_offers_no_mean_as_the_chooser_does() {
    let found = case(InputKind::Unique, &[10.0, 30.0], &[]);
    let (_, reason) = judged(&found, MeasuredAs::Total, 40.0, date(2021, 3, 31));
    assert!(reason.contains("let the largest month"), "{reason}");
    assert!(!reason.contains("mean"), "{reason}");
}

#[test]
fn a_total_or_average_offers_what_stands_for_its_window() {
    use MeasuredAs::{Average, LevelAtEnd, Total};
    let mut found = case(InputKind::Unique, &[], &[]);
    for day in 0..28 {
        let period = Period { cadence: Cadence::Day, ordinal: 18_659 + day };
        found.plan.read(found.reach, period, f64::from(day));
    }
    let options = |cadence, measured_as, is_refused| -> Vec<String> {
        let looked = Looked { cadence, channels: None, measured_as: Some(measured_as), is_refused };
        let all = choices_for(&found.plan.project, found.reach, looked);
        let told = all.iter().map(|choice| {
            let options: Vec<String> =
                choice.options().into_iter().map(|option| choice.option(option)).collect();
            format!("{}: {}", choice.title(), options.join(", "))
        });
        told.collect()
    };
    let largest = "Give no figure, Use the largest day (at least so many)";
    let total = format!("reach over the goal's window: {largest}");
    assert_eq!(options(Cadence::Day, Total, true), std::slice::from_ref(&total));
    assert_eq!(options(Cadence::Month, Total, true), [total]);
    let mean = format!("{largest}, Use the mean of the days");
    let average = format!("reach over the goal's window: {mean}");
    assert_eq!(options(Cadence::Day, Average, true), [average]);
    let months = format!("reach over months: {mean}");
    assert_eq!(options(Cadence::Month, Average, true), std::slice::from_ref(&months));
    assert_eq!(options(Cadence::Month, LevelAtEnd, true), [months]);
    assert!(options(Cadence::Day, LevelAtEnd, false).is_empty());
}

#[test]
fn a_weighed_rate_offers_a_choice_only_where_it_makes_a_difference() {
    let mut found = case(InputKind::GivenRate, &[10.0, 40.0], &[]);
    let weight = found.plan.flow("answers");
    found.plan.months(weight, 13, &[100.0, 50.0]);
    found.plan.project.inputs.change(found.reach, |input| input.weight = Some(weight));
    let titles = |found: &Case, is_refused| -> Vec<String> {
        let cadence = Cadence::Quarter;
        let looked = Looked { cadence, channels: None, measured_as: None, is_refused };
        let all = choices_for(&found.plan.project, found.reach, looked);
        all.iter().map(super::choices::Choice::title).collect()
    };
    assert!(titles(&found, false).is_empty());
    assert_eq!(titles(&found, true), ["reach over quarters"]);
    let chosen = found.by(Substitute::Mean, Substitute::None);
    assert_eq!(titles(&chosen, false), ["reach over quarters"], "it can be taken back");
}

#[test]
fn a_figure_across_a_definition_break_says_so() {
    let mut plan = Plan::new();
    let views = plan.flow("views");
    plan.months(views, 13, &[100.0, 200.0, 300.0]);
    let cut = DefinitionBreak { date: date(2021, 2, 15), reason: String::new() };
    plan.project.inputs.change(views, |input| input.definition_breaks = vec![cut]);
    let kpi = plan.kpi_in("views", Unit::Count, crate::model::Better::Higher);
    let point = |period| plan.ask(kpi, LATER, |evaluator| evaluator.at(period));
    let note = "views counted otherwise since 15 Feb 2021";
    assert_eq!(point(month(14)).remarks, [note]);
    assert_eq!(point(quarter(2021, 1)).remarks, [note]);
    assert!(point(month(15)).remarks.is_empty());
    assert_eq!(point(month(14)).omissions(), "");
}

#[test]
fn a_total_of_people_counted_once_has_no_pace() {
    let on = date(2021, 2, 28);
    let pace = |kind| {
        let found = case(kind, &[100.0, 300.0], &[]).by(Substitute::Largest, Substitute::None);
        let goal = Goal {
            kpi: Some(found.kpi),
            intent: Intent::RaiseTo,
            target: Some(1000.0),
            measured_as: MeasuredAs::Total,
            judged_per: Some(Cadence::Month),
            start: Some(date(2021, 1, 1)),
            deadline: Some(date(2021, 3, 31)),
            ..Goal::default()
        };
        let judged = judge_goal(&found.plan.project, &goal, on);
        assert!(judged.actual.is_some(), "{}", judged.reason);
        let triangle = Triangle::of(&goal, &judged, found.plan.project.settings.calendar);
        (judged.required_pace, judged.recent_pace, triangle.map(|triangle| triangle.target))
    };
    let why = "Reach of several months is no sum of single months, so there is no pace a month";
    assert_eq!(pace(InputKind::Unique), (None, None, Err(why.to_owned())));
    assert_eq!(pace(InputKind::Flow), (Some(600.0), Some(200.0), Ok(1000.0)));
}
