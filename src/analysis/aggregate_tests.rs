//! How readings add up: every rule of the kinds, with the figures and remarks it gives.

mod kinds;
mod missing;
mod properties;
mod time;

use jiff::civil::{Date, date};

use super::testing::{LATER, Plan, month, quarter};
use super::types::Figure;
use super::window::Window;
use crate::model::{
    Cadence, Calendar, InputId, InputKind, KpiId, Period, ReadingKey, StockRule, day_number,
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
