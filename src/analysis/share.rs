//! Every-period goals: how many periods kept to the bound, and what that makes of the goal.

use super::status::{Case, SLACK, Verdict};
use super::types::Status;
use super::words;

impl Case<'_> {
    /// An every-period goal after its end.
    pub(super) fn settled_share(&self) -> Verdict {
        let measurement = self.measurement;
        let (n, met) = (measurement.n_periods, measurement.n_met(self.aim.bound));
        let at_best = met + n.saturating_sub(measurement.complete.len());
        let required = self.frame.goal.required_share;
        let step = self.frame.step();
        let reaches = |met: usize| ratio(met, n) * 100.0 >= required - SLACK;
        let without = match n.saturating_sub(measurement.complete.len()) {
            0 => String::new(),
            gaps => format!(" ({} without a figure)", words::count(gaps, step)),
        };
        let needed = if required >= 100.0 {
            "all of them are required".to_owned()
        } else {
            format!(
                "that is {}, and {} are required",
                words::percent(ratio(met, n)),
                words::percent(required / 100.0)
            )
        };
        let text = format!(
            "the window ended with {met} of {} at {}{without}; {needed}",
            words::count(n, step),
            self.bound_as_rule(),
        );
        if n == 0 || (reaches(at_best) && !reaches(met)) {
            Verdict::new(Status::NeedsData, self.what_is_missing())
        } else if reaches(met) {
            Verdict::new(Status::Achieved, text)
        } else {
            Verdict::new(Status::Missed, text)
        }
    }

    /// An every-period goal under way.
    pub(super) fn share_pace(&self) -> Verdict {
        let measurement = self.measurement;
        let (n, met) = (measurement.complete.len(), measurement.n_met(self.aim.bound));
        let required = self.frame.goal.required_share / 100.0;
        let share = share_of_required(met, n, required);
        let last_is_met =
            measurement.complete.last().is_some_and(|(_, value)| self.aim.bound.is_met_by(*value));
        let judging = self.frame.judging();
        let status = if last_is_met && share * 100.0 >= judging.every_on_pace - SLACK {
            Status::OnPace
        } else if share * 100.0 >= judging.every_behind - SLACK {
            Status::Behind
        } else {
            Status::OffPace
        };
        let (on_pace, behind) = (
            words::percent(judging.every_on_pace / 100.0),
            words::percent(judging.every_behind / 100.0),
        );
        let step = self.frame.step();
        let last = match (last_is_met, met) {
            (_, 0) => "",
            (true, _) => ", the last one among them",
            (false, _) => ", the last one not among them",
        };
        let rule = match status {
            Status::OnPace => format!("{on_pace} or more with the last {step} met is on pace"),
            Status::Behind if share * 100.0 >= judging.every_on_pace - SLACK => {
                format!("on pace from {on_pace} on, but only with the last {step} met")
            }
            Status::Behind => format!("from {behind} and under {on_pace} is behind"),
            _ => format!("under {behind} is off pace"),
        };
        Verdict::new(
            status,
            format!(
                "{met} of {} had {}{last}; that is {} of what is required: {rule}",
                words::count(n, step),
                self.bound_as_rule(),
                words::percent(share)
            ),
        )
    }
}

/// The share of complete periods that met the bound, of the required share; 1 where nothing is
/// required or nothing is there to judge.
pub(super) fn share_of_required(met: usize, n: usize, required: f64) -> f64 {
    if required <= 0.0 { 1.0 } else { ratio(met, n) / required }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "far fewer periods than 2^52")]
    let ratio = part as f64 / whole as f64;
    ratio
}
