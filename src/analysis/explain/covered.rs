//! The stretch of time a goal's figure covers, and how the figure was made of it.

use crate::analysis::evaluator::Evaluator;
use crate::analysis::frame::Frame;
use crate::analysis::measure::{Actual, Measurement};
use crate::analysis::program::Growth;
use crate::analysis::window::Window;
use crate::analysis::words;
use crate::model::{MeasuredAs, StockRule};

/// What a goal's figure was made of.
pub(super) struct Covered {
    pub window: Window,
    /// One rule for all stocks instead of their own.
    pub stock_rule: Option<StockRule>,
    /// "in total from 1 Jan to 28 Feb 2021"
    pub how: String,
    /// What was done after the formula, with its numbers; empty if nothing.
    pub then: String,
    /// Whether the formula was worked out over the window as a whole.
    pub is_of_window: bool,
}

pub(super) fn covered(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    measurement: &Measurement,
    actual: &Actual,
) -> Covered {
    match frame.goal.measured_as {
        MeasuredAs::LevelAtEnd | MeasuredAs::EveryPeriod => Covered {
            window: Window::of(frame.calendar(), actual.period),
            stock_rule: None,
            how: format!(
                "{}, the last complete {} with a figure",
                frame.in_period(actual.period),
                frame.step()
            ),
            then: String::new(),
            is_of_window: true,
        },
        MeasuredAs::Total => {
            let start = frame.goal.start.unwrap_or(actual.on);
            let window = Window::days(start, actual.on);
            let how = format!("in total from {}", window.name(frame.calendar()));
            Covered { window, stock_rule: None, how, then: String::new(), is_of_window: true }
        }
        MeasuredAs::Average => average(frame, evaluator, measurement, actual),
    }
}

fn average(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    measurement: &Measurement,
    actual: &Actual,
) -> Covered {
    let calendar = frame.calendar();
    let first = measurement.complete.first().map_or(actual.period, |(period, _)| *period);
    let window = Window::days(calendar.start(first), actual.on);
    let program = evaluator.program;
    let n = measurement.complete.len();
    let steps = words::count(n, frame.step());
    let over = evaluator.over(window).figure.value();
    let then = match program.growth() {
        Growth::Adds => over.map_or_else(String::new, |whole| {
            format!("{} ÷ {steps} = {}", words::exact(whole), words::exact(actual.value))
        }),
        Growth::Mixed => format!("the mean of the figures of {steps}"),
        Growth::Stays => String::new(),
    };
    let is_of_stocks = program.growth() == Growth::Stays && !program.has_flows();
    Covered {
        window,
        stock_rule: is_of_stocks.then_some(StockRule::Mean),
        how: format!("on average from {}", window.name(calendar)),
        then,
        is_of_window: program.growth() != Growth::Mixed,
    }
}
