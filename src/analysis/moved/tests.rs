//! Why figures moved, case by case; expected numbers come from a few lines of Python.

mod cautions;
mod refusals;
mod wording;

use jiff::civil::{Date, date};

use super::{ByChannel, Moved, WhyMoved};
use crate::analysis::program::KpiProgram;
use crate::analysis::testing::{LATER, Plan, month, quarter};
use crate::analysis::window::Window;
use crate::model::{
    Cadence, Calendar, ChannelId, DefinitionBreak, Goal, InputKind, KpiId, MeasuredAs, Unit,
};

fn month_window(n: i32) -> Window {
    Window::of(Calendar::default(), month(n))
}

fn ask(plan: &Plan, kpi: KpiId, before: Window, after: Window) -> Moved {
    ask_on(plan, kpi, before, after, LATER)
}

fn ask_on(plan: &Plan, kpi: KpiId, before: Window, after: Window, day: Date) -> Moved {
    with_question(plan, kpi, day, |question| question.ask(before, after))
}

fn with_question<T>(plan: &Plan, kpi: KpiId, day: Date, ask: impl FnOnce(&WhyMoved<'_>) -> T) -> T {
    let kpi = plan.kpi_ref(kpi);
    let program = KpiProgram::new(&plan.project, kpi).unwrap();
    ask(&WhyMoved::new(&plan.project, kpi, &program, None, day))
}

#[track_caller]
fn near(found: f64, expected: f64) {
    let slack = 1e-9 * expected.abs().max(1.0);
    assert!((found - expected).abs() <= slack, "{found} instead of {expected}");
}

/// Parts add up without any error.
#[track_caller]
fn adds_up(parts: impl IntoIterator<Item = f64>, whole: f64) {
    let sum = parts.into_iter().fold(0.0, |sum, part| sum + part);
    assert_eq!(sum.to_bits(), whole.to_bits(), "{sum} instead of {whole}");
}

/// A formula with two months of readings on one channel: January and February 2021.
fn two_months(formula: &str, inputs: &[(&str, InputKind, [f64; 2])]) -> Moved {
    let mut plan = Plan::new();
    for (name, kind, values) in inputs {
        let input = plan.input(name, *kind);
        plan.months(input, 13, values);
    }
    let kpi = plan.kpi(formula);
    ask(&plan, kpi, month_window(13), month_window(14))
}

const FLOW: InputKind = InputKind::Flow;
const STOCK: InputKind = InputKind::Stock;

#[test]
fn numerator_and_denominator_share_the_move() {
    // Python: L = (r1 - r0) / log(r1 / r0); L * log(n1 / n0); -L * log(d1 / d0); else the mean of
    // both orders of replacement.
    fn check(formula: &str, inputs: &[(&str, InputKind, [f64; 2])], expected: [f64; 3]) {
        let moved = two_months(formula, inputs);
        let split = moved.split.unwrap();
        let [above, below] = split.sides.unwrap();
        near(split.change, expected[0]);
        near(above.part, expected[1]);
        near(below.part, expected[2]);
        adds_up([above.part, below.part], split.change);
    }
    check(
        "100 * own / (own + others)",
        &[("own", FLOW, [300.0, 360.0]), ("others", FLOW, [1_700.0, 2_240.0])],
        [-1.153_846_153_846_155_3, 2.628_234_765_969_819, -3.782_080_919_815_973_7],
    );
    check(
        "100 * shares / followers",
        &[("shares", FLOW, [100.0, 100.0]), ("followers", STOCK, [10_000.0, 12_500.0])],
        [-0.2, 0.0, -0.2],
    );
    check(
        "100 * (p - d) / (p + q + d)",
        &[("p", FLOW, [30.0, 50.0]), ("q", FLOW, [30.0, 30.0]), ("d", FLOW, [40.0, 20.0])],
        [40.0, 40.0, 0.0],
    );
    check(
        "100 * (p - d) / (p + q + d)",
        &[("p", FLOW, [20.0, 50.0]), ("q", FLOW, [40.0, 55.0]), ("d", FLOW, [40.0, 20.0])],
        [44.0, 45.0, -1.0],
    );
    check("a / b", &[("a", FLOW, [0.0, 5.0]), ("b", FLOW, [10.0, 20.0])], [0.25, 0.375, -0.125]);
    check("1000 / a", &[("a", FLOW, [10.0, 20.0])], [-50.0, 0.0, -50.0]);
}

#[test]
fn an_input_on_both_sides_has_one_part_that_says_through_which() {
    let moved = two_months(
        "100 * own / (own + others)",
        &[("own", FLOW, [300.0, 360.0]), ("others", FLOW, [1_700.0, 2_240.0])],
    );
    let split = moved.split.unwrap();
    let [own, others] = split.inputs.as_slice() else { panic!("{split:?}") };
    // Python: the denominator's part in proportion 60 to 540.
    near(others.part.part, -3.403_872_827_834_376_3);
    let [above, below] = own.through.unwrap();
    near(above, 2.628_234_765_969_819);
    near(below, -0.378_208_091_981_597_4);
    adds_up([above, below], own.part.part);
    adds_up([own.part.part, others.part.part], split.change);
    assert_eq!(others.through, None);
    let said = split.sentences.join("\n");
    assert!(said.contains("Own count on both sides: +2.63 points above the line"), "{said}");
}

#[test]
fn formulas_that_are_no_ratio_are_divided_by_input() {
    fn check(formula: &str, expected: &[(&str, f64)]) {
        let inputs = [("a", FLOW, [2.0, 3.0]), ("b", FLOW, [10.0, 20.0]), ("c", FLOW, [4.0, 5.0])];
        let used: Vec<_> = inputs.into_iter().filter(|(name, ..)| formula.contains(name)).collect();
        let split = two_months(formula, &used).split.unwrap();
        assert_eq!(split.sides, None, "{formula}");
        assert_eq!(split.inputs.len(), expected.len(), "{formula}");
        for (found, (name, part)) in split.inputs.iter().zip(expected) {
            assert_eq!(found.part.name, *name);
            near(found.part.part, *part);
        }
        if !expected.is_empty() {
            adds_up(split.inputs.iter().map(|input| input.part.part), split.change);
        }
    }
    check("a + b - c", &[("a", 1.0), ("b", 10.0), ("c", -1.0)]);
    check("0.02 * a * b", &[("a", 0.3), ("b", 0.5)]);
    check("a / c + b / c", &[("a", 0.225), ("c", -0.875), ("b", 2.25)]);
    // One quantity says nothing the headline does not.
    check("a", &[]);
}

/// Channel A 100/10,000 → 220/20,000 and B 400/8,000 → 416/8,000.
fn paradox() -> (Plan, KpiId, ChannelId) {
    let mut plan = Plan::new();
    let (shares, impressions) = (plan.flow("shares"), plan.flow("impressions"));
    plan.months(shares, 13, &[100.0, 220.0]);
    plan.months(impressions, 13, &[10_000.0, 20_000.0]);
    let other = plan.add_channel("X");
    for (n, shared, seen) in [(13, 400.0, 8_000.0), (14, 416.0, 8_000.0)] {
        plan.read_on(shares, other, month(n), shared);
        plan.read_on(impressions, other, month(n), seen);
    }
    let kpi = plan.kpi("100 * shares / impressions");
    (plan, kpi, other)
}

#[test]
fn both_channels_rise_and_the_total_falls_with_an_alarm() {
    let (plan, kpi, _) = paradox();
    let moved = ask(&plan, kpi, month_window(13), month_window(14));
    near(moved.before.used.figure.value().unwrap(), 2.777_777_777_777_777_7);
    near(moved.after.used.figure.value().unwrap(), 2.271_428_571_428_571_4);
    let split = moved.split.unwrap();
    let ByChannel::MixAndRate { mix, rate, rows } = &split.channels else { panic!("{split:?}") };
    // Python: sum of mean weight * change of rate; of (mean rate - mean total) * change of weight.
    near(*rate, 0.136_507_936_507_936_45);
    near(*mix, -0.642_857_142_857_143);
    adds_up([*mix, *rate], split.change);
    adds_up(rows.iter().map(|row| row.mix), *mix);
    adds_up(rows.iter().map(|row| row.rate), *rate);
    near(rows[0].weights[1], 20.0 / 28.0);
    assert_eq!((rows[0].name.as_str(), rows[1].name.as_str()), ("Facebook", "X"));
    let alarm = split.alarm.unwrap();
    assert!(alarm.starts_with("Both channels rose, yet the total fell"), "{alarm}");
    assert!(alarm.contains("−0.64 points by mix"), "{alarm}");
}

#[test]
fn without_a_paradox_there_is_no_alarm() {
    let (mut plan, kpi, other) = paradox();
    let shares = plan.project.input_named("shares").unwrap().0;
    // X falls now, as the total does.
    plan.read_on(shares, other, month(14), 384.0);
    let split = ask(&plan, kpi, month_window(13), month_window(14)).split.unwrap();
    assert_eq!(split.alarm, None);
    // Both rise and so does the total, the other way round in time.
    let (plan, kpi, _) = paradox();
    let back = ask(&plan, kpi, month_window(14), month_window(13));
    assert!(back.split.unwrap().alarm.is_some_and(|alarm| alarm.contains("Both channels fell")));
}

#[test]
fn a_channel_that_appears_or_vanishes_is_all_mix() {
    let (mut plan, kpi, other) = paradox();
    for input in ["shares", "impressions"] {
        let id = plan.project.input_named(input).unwrap().0;
        let key = crate::model::ReadingKey { input: id, channel: other, period: month(13) };
        plan.project.set_reading(key, None);
    }
    let moved = ask(&plan, kpi, month_window(13), month_window(14));
    let split = moved.split.unwrap();
    let ByChannel::MixAndRate { mix, rate, rows } = &split.channels else { panic!("{split:?}") };
    adds_up([*mix, *rate], split.change);
    let row = rows.iter().find(|row| row.channel == other).unwrap();
    assert_eq!((row.before, row.rate, row.weights[0]), (None, 0.0, 0.0));
    assert!(row.mix > 0.0);
    assert_eq!(row.presence(&moved.before, &moved.after), Some("February 2021"));
    let said = split.sentences.join("\n");
    assert!(
        said.contains("X has figures only in February 2021; all of it counts as mix"),
        "{said}"
    );
}

#[test]
fn a_channel_without_readings_changes_nothing() {
    let (mut plan, kpi, _) = paradox();
    let before = ask(&plan, kpi, month_window(13), month_window(14));
    plan.add_channel("Pinterest");
    assert_eq!(ask(&plan, kpi, month_window(13), month_window(14)), before);
}

#[test]
fn figures_that_add_up_are_divided_by_channel() {
    let mut plan = Plan::new();
    let shares = plan.flow("shares");
    plan.months(shares, 13, &[500.0, 510.0]);
    let other = plan.add_channel("X");
    plan.read_on(shares, other, month(13), 70.0);
    let kpi = plan.kpi_in("2 * shares + 5", Unit::Count, crate::model::Better::Higher);
    let split = ask(&plan, kpi, month_window(13), month_window(14)).split.unwrap();
    let ByChannel::Sum(rows) = &split.channels else { panic!("{split:?}") };
    assert_eq!(rows.iter().map(super::ChannelPart::part).collect::<Vec<_>>(), [20.0, -140.0]);
    adds_up([-120.0], split.change);
    let said = split.sentences.join("\n");
    assert!(said.contains("By channel: X −140, Facebook +20"), "{said}");
}

#[test]
fn what_cannot_be_divided_over_channels_says_why() {
    #[track_caller]
    fn check(formula: &str, denominators: [f64; 2], expected: &str) {
        let mut plan = Plan::new();
        let (above, below) = (plan.flow("a"), plan.flow("b"));
        let other = plan.add_channel("X");
        plan.months(above, 13, &[3.0, 4.0]);
        plan.months(below, 13, &[10.0, 10.0]);
        for (n, value) in (13..).zip(denominators) {
            plan.read_on(above, other, month(n), 5.0);
            plan.read_on(below, other, month(n), value);
        }
        let kpi = plan.kpi(formula);
        let split = ask(&plan, kpi, month_window(13), month_window(14)).split.unwrap();
        let ByChannel::Refused(reason) = &split.channels else { panic!("{split:?}") };
        assert!(reason.contains(expected), "{reason}");
        assert!(split.sentences.iter().any(|sentence| sentence.contains(expected)));
    }
    check("a * b", [1.0, 2.0], "does not add up over channels");
    check("a / b", [0.0, 2.0], "b is 0 on X in January 2021");
    check("a / b", [4.0, -2.0], "b is less than 0 on X in February 2021");
    check("(a + 1) / b", [4.0, 2.0], "does not add up over channels");
}

#[test]
fn a_finished_rate_is_not_divided_over_channels() {
    let mut plan = Plan::new();
    let rate = plan.input("rate", InputKind::GivenRate);
    let weight = plan.flow("answers");
    plan.project.inputs.change(rate, |input| input.weight = Some(weight));
    let other = plan.add_channel("X");
    for (channel, rates) in [(plan.channel, [4.0, 5.0]), (other, [2.0, 2.0])] {
        for (n, value) in (13..).zip(rates) {
            plan.read_on(rate, channel, month(n), value);
            plan.read_on(weight, channel, month(n), 10.0);
        }
    }
    let kpi = plan.kpi("rate");
    let split = ask(&plan, kpi, month_window(13), month_window(14)).split.unwrap();
    near(split.change, 0.5);
    let ByChannel::Refused(reason) = &split.channels else { panic!("{split:?}") };
    assert!(reason.contains("rate are averaged over channels, not added"), "{reason}");
}

#[test]
fn the_stretches_to_begin_with_are_the_last_complete_ones() {
    fn check(windows: Option<[Window; 2]>, expected: [(Date, Date); 2]) {
        let found = windows.map(|windows| windows.map(|window| (window.start, window.end)));
        assert_eq!(found, Some(expected));
    }
    let mut plan = Plan::new();
    let shares = plan.flow("shares");
    // Fourteen months from January 2020; the 15th only begun.
    plan.months(shares, 1, &[10.0; 15]);
    let kpi = plan.kpi("shares");
    let month_of = |year, month, last| (date(year, month, 1), date(year, month, last));
    with_question(&plan, kpi, date(2021, 3, 15), |question| {
        let february = month_of(2021, 2, 28);
        check(question.last_two(Cadence::Month), [month_of(2021, 1, 31), february]);
        check(question.a_year_apart(Cadence::Month), [month_of(2020, 2, 29), february]);
        let goal =
            |measured_as| Goal { start: Some(date(2021, 1, 1)), measured_as, ..Goal::default() };
        let level = goal(MeasuredAs::LevelAtEnd);
        check(question.since_start(&level, Cadence::Month), [month_of(2020, 12, 31), february]);
        let total = goal(MeasuredAs::Total);
        check(
            question.since_start(&total, Cadence::Month),
            [(date(2020, 11, 1), date(2020, 12, 31)), (date(2021, 1, 1), date(2021, 2, 28))],
        );
        let later = Goal { start: Some(date(2021, 3, 1)), ..Goal::default() };
        assert_eq!(question.since_start(&later, Cadence::Month), None);
    });
    let mut empty = Plan::new();
    empty.flow("shares");
    let kpi = empty.kpi("shares");
    with_question(&empty, kpi, LATER, |question| {
        assert_eq!(question.last_two(Cadence::Month), None);
    });
}
