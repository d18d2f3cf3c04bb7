//! Whether a goal under way is on pace, behind or off pace.

use super::aim::{Bound, Shape};
use super::measure::Actual;
use super::status::{Case, Verdict};
use super::types::Status;
use super::words;

impl Case<'_> {
    /// Rows 9 to 11.
    pub(super) fn pace(&self) -> Verdict {
        let Some(actual) = self.actual() else {
            return Verdict::new(Status::NeedsData, "no complete period has a figure");
        };
        if self.aim.shape == Shape::Every {
            return self.share_pace();
        }
        let lead = self.aim.lead(actual.value, actual.on);
        if !lead.is_finite() {
            return Verdict::new(Status::NeedsData, "the figures are too large to be judged");
        }
        let status = self.by_lead(lead);
        let text = if self.aim.shape == Shape::Flat {
            self.flat_reason(actual, status)
        } else {
            self.path_reason(actual, lead, status)
        };
        Verdict::new(status, text)
    }

    /// "60 % of the way made by 28 Feb 2021, where the path expects 65.2 %: short by 5.2 % of the
    /// way; …". Never "points", which are the unit of many a KPI in the line beside it.
    fn path_reason(&self, actual: &Actual, lead: f64, status: Status) -> String {
        let (made, due) = (self.aim.progress(actual.value), self.aim.expected(actual.on));
        let (progress, expected) = (words::percent(made), words::percent(due));
        let of = if self.is_budget() { "of the limit used up" } else { "of the way made" };
        let gap = words::percent_between(made, due);
        let gap = match (gap.as_str(), lead < 0.0, self.is_budget()) {
            ("0 %", ..) => "just as much".to_owned(),
            (_, true, false) => format!("short by {gap} of the way"),
            (_, false, false) => format!("ahead by {gap} of the way"),
            (_, true, true) => format!("over by {gap} of the limit"),
            (_, false, true) => format!("under by {gap} of the limit"),
        };
        let rule = self.rule(status, self.wrong_side());
        format!(
            "{progress} {of} by {}, where the path expects {expected}: {gap}; {rule}",
            words::date(actual.on)
        )
    }

    /// A figure held against a flat path.
    fn flat_reason(&self, actual: &Actual, status: Status) -> String {
        let (bound, margin) = self.aim.bound.margin(actual.value);
        let value = self.figure(actual.value);
        let when = self.when(actual);
        if self.aim.bound.is_met_by(actual.value) {
            return match self.aim.bound {
                Bound::Within(..) => {
                    format!("{value} {when} is within {}, so it is on pace", self.bound_as_rule())
                }
                _ => format!("{value} {when} keeps to {}, so it is on pace", self.bound_as_rule()),
            };
        }
        let side = if actual.value < bound { "under" } else { "over" };
        let gap = format!("{} {side} {}", self.frame.difference(margin), self.bound_words(bound));
        let lead = self.aim.lead(actual.value, actual.on);
        if self.aim.baseline.is_some() {
            let short = words::percent(lead.abs());
            let rule = self.rule(status, "short");
            return format!(
                "{value} {when} is {gap}, short by {short} of the way from the baseline; {rule}"
            );
        }
        let part = words::percent(lead.abs());
        format!("{value} {when} is {gap}, or {part} of it; {}", self.rule(status, side))
    }

    /// "short by more than 5 and up to 15 % is behind"
    fn rule(&self, status: Status, side: &str) -> String {
        let judging = self.frame.judging();
        let (on_pace, behind) = (words::number(judging.on_pace), words::number(judging.behind));
        match status {
            Status::OnPace => format!("{side} by up to {on_pace} % is still on pace"),
            Status::Behind => {
                format!("{side} by more than {on_pace} and up to {behind} % is behind")
            }
            _ => format!("{side} by more than {behind} % is off pace"),
        }
    }
}
