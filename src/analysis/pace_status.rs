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
        let judging = self.frame.judging();
        let (on_pace, behind) = (words::number(judging.on_pace), words::number(judging.behind));
        let rule = match status {
            Status::OnPace => format!("up to {on_pace} points under is on pace"),
            Status::Behind => {
                format!("more than {on_pace} and up to {behind} points under is behind")
            }
            _ => format!("more than {behind} points under is off pace"),
        };
        let progress = words::percent(self.aim.progress(actual.value));
        let expected = words::percent(self.aim.expected(actual.on));
        let text = if self.aim.shape == Shape::Flat {
            self.flat_reason(actual, &rule)
        } else if matches!(self.aim.bound, Bound::AtMost(_)) && self.aim.shape == Shape::Ramp {
            format!(
                "{progress} of the limit is used up by {}, {}; {}",
                words::date(actual.on),
                gap_to_path(-lead, &expected),
                rule.replace("under", "over")
            )
        } else {
            format!(
                "{progress} of the way by {}, {}; {rule}",
                words::date(actual.on),
                gap_to_path(lead, &expected)
            )
        };
        Verdict::new(status, text)
    }

    fn flat_reason(&self, actual: &Actual, rule: &str) -> String {
        let (bound, margin) = self.aim.bound.margin(actual.value);
        let value = self.figure(actual.value);
        let when = self.when(actual);
        if self.aim.bound.is_met_by(actual.value) {
            let keeps =
                if matches!(self.aim.bound, Bound::Within(..)) { "is within" } else { "keeps to" };
            return format!("{value} {when} {keeps} {}", self.bound_as_rule());
        }
        let lead = words::points(self.aim.lead(actual.value, actual.on));
        format!(
            "{value} {when} misses {} by {}, which is {lead} of progress; {rule}",
            self.bound_words(bound),
            self.frame.difference(margin)
        )
    }
}

/// "5.2 points under the path's 65.2 %".
fn gap_to_path(gap: f64, expected: &str) -> String {
    let text = words::points(gap);
    if text == "0 points" {
        return format!("just like the path at {expected}");
    }
    let side = if gap < 0.0 { "under" } else { "over" };
    format!("{text} {side} the path's {expected}")
}
