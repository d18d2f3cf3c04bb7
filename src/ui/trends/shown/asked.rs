//! What the chart's numbers are called when somebody asks how they are computed.

use super::{Shown, Subject};
use crate::analysis::About;

impl Shown {
    /// What is asked about when a period is asked about.
    pub fn about_period(&self, index: usize) -> Option<About> {
        let period = self.points().get(index)?.period;
        Some(match &self.parts.subject {
            Subject::Goal { id, .. } => About::GoalPoint(*id, period),
            Subject::Kpi { id, .. } => About::Point { kpi: *id, period, channels: None },
        })
    }

    /// What is asked about when the chart as a whole is asked about.
    pub fn about(&self) -> About {
        match &self.parts.subject {
            Subject::Goal { id, .. } => About::Goal(*id),
            Subject::Kpi { id, .. } => About::Kpi(*id),
        }
    }
}
