//! Why a KPI moved between two stretches of time: numerator and denominator, inputs, channels.

mod cautions;
mod channels;
mod choices;
mod grid;
mod inputs;
mod printed;
mod quantities;
mod sides;
mod split;
mod types;
mod words;

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::evaluator::{Evaluator, WindowFigure};
use super::program::KpiProgram;
use super::types::{Figure, OVERLAP};
use super::window::Window;
use super::words as plain;
use crate::formula::Ratio;
use crate::model::{ChannelId, Kpi, Project};
use inputs::Method;
use quantities::{Divided, Quantities};
use sides::log_mean;
use split::Apart;
use words::Amounts;

pub use types::{ByChannel, ChannelPart, InputPart, Moved, MovedPart, MovedSide, Split};

/// A KPI in a scope of channels, ready to be asked why it moved.
pub struct WhyMoved<'a> {
    evaluator: Evaluator<'a>,
    kpi: &'a Kpi,
}

impl<'a> WhyMoved<'a> {
    /// `program` is that of `kpi`; `channels` is `None` for all.
    pub fn new(
        project: &'a Project,
        kpi: &'a Kpi,
        program: &'a KpiProgram,
        channels: Option<&[ChannelId]>,
        judged_on: Date,
    ) -> Self {
        Self { evaluator: Evaluator::new(program, project, channels, judged_on, None), kpi }
    }

    /// Why the figure of `after` differs from that of `before`.
    pub fn ask(&self, before: Window, after: Window) -> Moved {
        let [before, after] = [before, after].map(|window| MovedSide {
            window,
            name: window.name(self.evaluator.terms.calendar),
            used: self.evaluator.over(window),
        });
        let sides = [&before, &after];
        let (headline, apart) = match self.divide(sides) {
            Ok((headline, apart)) => (headline, Some(apart)),
            Err(reason) => (reason, None),
        };
        let cautions = match &apart {
            Some(_) => cautions::cautions(&self.evaluator, self.kpi, sides),
            None => Vec::new(),
        };
        let explanation = self.explanation(sides, apart.as_ref());
        let (split, printed) = apart.map(|apart| (apart.split, apart.printed)).unzip();
        Moved { before, after, headline, split, printed, cautions, explanation }
    }

    /// The move taken apart, or why there is none.
    fn divide(&self, sides: [&MovedSide; 2]) -> Result<(String, Apart), String> {
        let [before, after] = sides;
        if (before.window.start, before.window.end) == (after.window.start, after.window.end) {
            return Err(format!(
                "Both stretches are {}; choose two different ones to compare",
                before.name
            ));
        }
        let (Some(was), Some(is)) = (before.used.figure.value(), after.used.figure.value()) else {
            return Err(self.no_figure(sides));
        };
        let quantities = sides.map(|side| Quantities::new(&side.used));
        let ratio = self.ratio();
        let figures = [was, is];
        let divided = Divided { sides, quantities, figures, ratio: ratio.as_ref() };
        let mut apart = split::take_apart(&self.evaluator, &divided)?;
        let amounts = self.amounts(apart.split.decimals);
        let mut printed = apart.split.printed();
        printed.alarm = words::alarm(&amounts, &printed, figures);
        printed.summary = words::summary(&amounts, &printed);
        printed.sentences = words::sentences(&amounts, &printed, sides);
        let headline = words::headline(&amounts, sides, figures, printed.change);
        let Split { alarm, summary, sentences, .. } = printed.clone();
        apart.split = Split { alarm, summary, sentences, ..apart.split };
        apart.printed = printed;
        Ok((headline, apart))
    }

    fn ratio(&self) -> Option<Ratio> {
        self.evaluator.program.formula.as_ratio()
    }

    fn amounts(&self, decimals: usize) -> Amounts<'_> {
        let currency = &self.evaluator.project.settings.currency;
        Amounts { kpi: self.kpi, currency, decimals }
    }

    /// Which stretch has no figure, and why; with the other one's, if it has one.
    fn no_figure(&self, sides: [&MovedSide; 2]) -> String {
        let currency = &self.evaluator.project.settings.currency;
        let each: Vec<String> = sides
            .iter()
            .map(|side| match &side.used.figure {
                Figure::Known(value) => {
                    let figure = plain::figure(*value, &self.kpi.unit, currency);
                    format!("{} has {figure}", side.name)
                }
                other => {
                    let reason = other.reason().unwrap_or_default();
                    format!("{} has no figure: {reason}", side.name)
                }
            })
            .collect();
        let [before, after] = sides.map(|side| side.used.figure.reason());
        // The same reason need not be said twice.
        if before.is_some() && before == after {
            let reason = plain::upper_first(before.unwrap_or_default());
            return format!("{reason}, so there is no move to explain");
        }
        each.join(". ")
    }
}

/// How it was worked out.
impl WhyMoved<'_> {
    fn explanation(&self, sides: [&MovedSide; 2], apart: Option<&Apart>) -> Vec<String> {
        let program = self.evaluator.program;
        let mut out = vec![format!("{} = {}", self.kpi.name, program.formula_in_words())];
        for side in sides {
            out.push(self.side_line(side));
        }
        if sides.iter().any(|side| side.used.remarks.iter().any(|remark| remark == OVERLAP)) {
            out.push("Standings of several channels are added; their audiences overlap".to_owned());
        }
        if let Some(apart) = apart {
            method_lines(apart, &mut out);
            out.extend(self.logarithms(sides, apart));
        }
        out
    }

    /// The logarithmic mean and what it makes of each side, in numbers.
    fn logarithms(&self, sides: [&MovedSide; 2], apart: &Apart) -> Option<String> {
        let [above, below] = apart.printed.sides.as_ref()?;
        if apart.is_logarithmic != Some(true) {
            return None;
        }
        let [before, after] = sides.map(|side| side.used.figure.value());
        let (before, after) = (before?, after?);
        let amounts = self.amounts(apart.split.decimals);
        let mean = amounts.plain(log_mean(before, after));
        let grown = |part: &MovedPart| {
            let [was, is] = [part.before, part.after].map(plain::number);
            format!("{mean} · ln({is} ÷ {was}) = {}", amounts.change(part.part))
        };
        Some(format!(
            "The logarithmic mean of {} and {} is {mean}; numerator: {}; denominator: −{}",
            amounts.figure(before),
            amounts.figure(after),
            grown(above),
            grown(below)
        ))
    }

    /// "February 2021: own mentions 300, competitor mentions 1,700; 4 readings; Facebook and X"
    fn side_line(&self, side: &MovedSide) -> String {
        let WindowFigure { quantities, readings, channels, sample, .. } = &side.used;
        let values: Vec<String> = quantities
            .iter()
            .map(|quantity| {
                let Some(value) = quantity.figure.value() else {
                    // Most reasons name the input themselves.
                    let reason = quantity.figure.reason().unwrap_or_default();
                    return if reason.contains(&quantity.name) {
                        reason.to_owned()
                    } else {
                        format!("no {} ({reason})", quantity.name)
                    };
                };
                let value = plain::number(value);
                let rule = match quantity.rule.as_str() {
                    "" => String::new(),
                    rule => format!(" ({rule})"),
                };
                format!("{} {value}{rule}", quantity.name)
            })
            .collect();
        if values.is_empty() {
            let reason = side.used.figure.reason().unwrap_or("nothing to read");
            return format!("{}: {reason}", plain::upper_first(&side.name));
        }
        let names: Vec<String> =
            channels.iter().map(|id| channels::channel_name(&self.evaluator, *id)).collect();
        format!(
            "{}: {}; {} from {}{}",
            plain::upper_first(&side.name),
            values.join(", "),
            plain::count(*readings, "reading"),
            plain::list(&names),
            sample.as_ref().map_or_else(String::new, |sample| {
                format!("; {}", sample.words(&self.kpi.unit, ""))
            })
        )
    }
}

fn method_lines(apart: &Apart, out: &mut Vec<String>) {
    match apart.is_logarithmic {
        Some(true) => out.push(
            "Numerator and denominator: the logarithmic mean of both figures times how much each \
             grew, as a logarithm; the denominator counts against the figure"
                .to_owned(),
        ),
        Some(false) => out.push(
            "Numerator and denominator: the average of replacing first the one and then the \
             other, since not all of them are above 0"
                .to_owned(),
        ),
        None => {}
    }
    if !apart.split.inputs.is_empty() {
        out.push(match apart.inputs_method {
            Method::Sum => "Inputs: each by its own change, in proportion".to_owned(),
            Method::Orders => {
                "Inputs: the average over all orders in which they could have changed".to_owned()
            }
        });
    }
    match &apart.split.channels {
        ByChannel::MixAndRate { .. } => out.push(
            "Channels: rate is a channel's mean share of the denominator times the change of its \
             figure; mix is the change of its share times how far its mean figure lies from that \
             of all channels"
                .to_owned(),
        ),
        ByChannel::Sum(_) => out.push("Channels: each by its own change".to_owned()),
        ByChannel::Single | ByChannel::Refused(_) => {}
    }
    let split = &apart.split;
    if split.sides.is_some() || !split.inputs.is_empty() || !split.channels.rows().is_empty() {
        out.push(
            "The parts of each list are rounded together, so that they add up to the printed change".to_owned(),
        );
    }
}
