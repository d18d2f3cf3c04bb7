//! Any readings and formulas: the parts add up exactly, and nothing is ever NaN or infinite.

use proptest::prelude::*;

use super::{ByChannel, ChannelPart, Moved, MovedPart, Split, WhyMoved};
use crate::analysis::program::KpiProgram;
use crate::analysis::testing::{LATER, Plan, month};
use crate::analysis::window::Window;
use crate::model::{Calendar, InputKind, KpiId, NumberFormat};

const FORMULAS: [&str; 12] = [
    "a",
    "a + b - 2 * c + 5",
    "100 * a / b",
    "100 * a / (a + b)",
    "100 * (a - b) / (a + b + c)",
    "-a / (b - c)",
    "a * b / c",
    "a * b * 0.02",
    "100 * (a - b) / start(s)",
    "100 * (a + b + c) / s",
    "a / s + b / s",
    "a / prev(a)",
];

/// Readings of four inputs on one channel over five months; `None` is a gap.
type Readings = [[Option<f64>; 5]; 4];

fn reading() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        12 => (0_u32..5_000).prop_map(|n| Some(f64::from(n))),
        4 => (-500.0..5e6_f64).prop_map(Some),
        2 => Just(Some(0.0)),
        1 => Just(None),
        1 => prop::sample::select(vec![1e300, -1e300, 1e-300, 5e-324, 1e17]).prop_map(Some),
    ]
}

fn readings() -> impl Strategy<Value = Vec<Readings>> {
    let months = || prop::array::uniform5(reading());
    prop::collection::vec(prop::array::uniform4(months()), 1..4)
}

fn window(first: i32, n: i32) -> Window {
    let calendar = Calendar::default();
    if n == 1 {
        return Window::of(calendar, month(first));
    }
    Window::days(calendar.start(month(first)), calendar.end(month(first + n - 1)))
}

fn windows() -> impl Strategy<Value = [Window; 2]> {
    let one = || (13..18, 1..3).prop_map(|(first, n)| window(first, n));
    [one(), one()]
}

fn plan_of(channels: &[Readings], formula: &str) -> (Plan, KpiId) {
    let mut plan = Plan::new();
    let inputs = ["a", "b", "c"].map(|name| plan.flow(name));
    let stock = plan.input("s", InputKind::Stock);
    for (n, readings) in channels.iter().enumerate() {
        let channel = if n == 0 { plan.channel } else { plan.add_channel(&format!("Channel {n}")) };
        for (input, values) in inputs.into_iter().chain([stock]).zip(readings) {
            for (n, value) in (13..).zip(values) {
                if let Some(value) = value {
                    plan.read_on(input, channel, month(n), *value);
                }
            }
        }
    }
    let kpi = plan.kpi(formula);
    (plan, kpi)
}

fn ask(plan: &Plan, kpi: KpiId, [before, after]: [Window; 2]) -> Moved {
    let kpi = plan.kpi_ref(kpi);
    let program = KpiProgram::new(&plan.project, kpi).unwrap();
    WhyMoved::new(&plan.project, kpi, &program, None, LATER).ask(before, after)
}

/// Every number of a split.
fn numbers(split: &Split) -> Vec<f64> {
    let of_part = |part: &MovedPart| vec![part.before, part.after, part.part];
    let mut out = vec![split.change];
    out.extend(split.sides.iter().flatten().flat_map(of_part));
    out.extend(split.inputs.iter().flat_map(|input| of_part(&input.part)));
    out.extend(split.inputs.iter().filter_map(|input| input.through).flatten());
    for row in split.channels.rows() {
        out.extend([row.mix, row.rate, row.weights[0], row.weights[1]]);
        out.extend(row.before.into_iter().chain(row.after));
    }
    out
}

fn check_sums(moved: &Moved, split: &Split) -> Result<(), TestCaseError> {
    let mut lists: Vec<(&str, f64, Vec<f64>)> = Vec::new();
    if let Some([above, below]) = &split.sides {
        lists.push(("sides", split.change, vec![above.part, below.part]));
    }
    if !split.inputs.is_empty() {
        let parts = split.inputs.iter().map(|input| input.part.part).collect();
        lists.push(("inputs", split.change, parts));
    }
    let rows = split.channels.rows();
    match &split.channels {
        ByChannel::Single | ByChannel::Refused(_) => {}
        ByChannel::Sum(_) => {
            lists.push(("channels", split.change, rows.iter().map(ChannelPart::part).collect()));
        }
        ByChannel::MixAndRate { mix, rate, .. } => {
            lists.push(("mix and rate", split.change, vec![*mix, *rate]));
            lists.push(("mix", *mix, rows.iter().map(|row| row.mix).collect()));
            lists.push(("rate", *rate, rows.iter().map(|row| row.rate).collect()));
            lists.push(("rows", split.change, rows.iter().map(ChannelPart::part).collect()));
            for at in [0, 1] {
                let all: f64 = rows.iter().map(|row| row.weights[at]).sum();
                prop_assert!((all - 1.0).abs() < 1e-9, "weights {}", all);
            }
        }
    }
    for (what, whole, parts) in &lists {
        let forwards = parts.iter().fold(0.0, |sum, part| sum + part);
        let backwards = parts.iter().rev().fold(0.0, |sum, part| sum + part);
        prop_assert_eq!((forwards, backwards), (*whole, *whole), "{}: {:?}", what, parts);
    }
    // What was rounded is next to nothing beside the parts.
    let (Some(was), Some(is)) = (moved.before.used.figure.value(), moved.after.used.figure.value())
    else {
        return Err(TestCaseError::fail("a split without figures"));
    };
    let size: f64 = lists.iter().flat_map(|(.., parts)| parts).map(|part| part.abs()).sum();
    let slack = 1e-12 * (size + split.change.abs() + f64::MIN_POSITIVE);
    prop_assert!((split.change - (is - was)).abs() <= slack, "{} to {}", was, is);
    Ok(())
}

/// Every list of the printed parts, counted in its last digit, adds up to what is printed above it.
fn check_printed(split: &Split) -> Result<(), TestCaseError> {
    let step = (0..split.decimals).fold(1.0, |step: f64, _| step * 10.0);
    let rows = split.channels.rows();
    let largest = rows.iter().flat_map(|row| [row.mix, row.rate]);
    let sides = split.sides.iter().flatten().map(|side| side.part);
    let inputs = split.inputs.iter().map(|input| input.part.part);
    let largest = largest.chain(sides).chain(inputs).chain([split.change]);
    // Beyond that nobody counts in last digits.
    if largest.fold(0.0_f64, |most, part| most.max(part.abs())) * step > 1e13 {
        return Ok(());
    }
    let printed = |value: f64| {
        let text = NumberFormat::CommaPoint.format_signed(value, Some(split.decimals));
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let count: i64 = digits.parse().unwrap_or_default();
        if text.starts_with('\u{2212}') { -count } else { count }
    };
    let sum = |parts: &mut dyn Iterator<Item = f64>| parts.map(printed).sum::<i64>();
    let change = printed(split.change);
    if let Some(sides) = &split.sides {
        prop_assert_eq!(sum(&mut sides.iter().map(|side| side.part)), change, "{:?}", sides);
    }
    if !split.inputs.is_empty() {
        let parts = &mut split.inputs.iter().map(|input| input.part.part);
        prop_assert_eq!(sum(parts), change, "{:?}", split.inputs);
        for input in &split.inputs {
            let Some(through) = input.through else { continue };
            prop_assert_eq!(sum(&mut through.into_iter()), printed(input.part.part), "{:?}", input);
        }
    }
    if let ByChannel::MixAndRate { mix, rate, .. } = &split.channels {
        prop_assert_eq!(sum(&mut [*mix, *rate].into_iter()), change);
        prop_assert_eq!(sum(&mut rows.iter().map(|row| row.mix)), printed(*mix));
        prop_assert_eq!(sum(&mut rows.iter().map(|row| row.rate)), printed(*rate));
    }
    if !rows.is_empty() {
        prop_assert_eq!(sum(&mut rows.iter().map(ChannelPart::part)), change, "{:?}", rows);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn parts_add_up_exactly_and_nothing_is_nan(
        channels in readings(),
        formula in prop::sample::select(FORMULAS.to_vec()),
        windows in windows(),
    ) {
        let (mut plan, kpi) = plan_of(&channels, formula);
        let moved = ask(&plan, kpi, windows);
        prop_assert!(!moved.headline.is_empty());
        let said = [&moved.cautions, &moved.explanation].into_iter().flatten();
        let said: Vec<String> = said.chain([&moved.headline]).cloned().collect();
        prop_assert!(!said.join(" ").contains("NaN"), "{:?}", said);
        if let Some(split) = &moved.split {
            let numbers = numbers(split);
            prop_assert!(numbers.iter().all(|number| number.is_finite()), "{:?}", numbers);
            check_sums(&moved, split)?;
            if let Some(printed) = &moved.printed {
                check_printed(printed)?;
            }
            let said = split.sentences.join(" ");
            prop_assert!(!said.contains("NaN") && !said.contains("inf"), "{}", said);
        }
        plan.add_channel("Nothing read here");
        prop_assert_eq!(ask(&plan, kpi, windows), moved);
    }

    #[test]
    fn backwards_every_part_has_the_other_sign(
        values in prop::array::uniform4(1.0..1e6_f64),
    ) {
        let [a0, a1, b0, b1] = values;
        let gap = [None; 3];
        let months = |before: f64, after: f64| {
            [Some(before), Some(after), gap[0], gap[1], gap[2]]
        };
        let channel = [months(a0, a1), months(b0, b1), [None; 5], [None; 5]];
        let (plan, kpi) = plan_of(&[channel], "100 * a / (a + b)");
        let there = ask(&plan, kpi, [window(13, 1), window(14, 1)]).split;
        let back = ask(&plan, kpi, [window(14, 1), window(13, 1)]).split;
        let sides = |split: Option<Split>| split.and_then(|split| split.sides);
        let (Some(there), Some(back)) = (sides(there), sides(back)) else { return Ok(()) };
        for (there, back) in there.iter().zip(&back) {
            prop_assert!((there.part + back.part).abs() <= 1e-9, "{} {}", there.part, back.part);
        }
    }
}
