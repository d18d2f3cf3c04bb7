//! What holds for the whole plan: its name, calendar, and how goals are judged.

use jiff::civil::Date;

use super::Calendar;

/// The day a plan is judged on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum JudgedOn {
    #[default]
    Today,
    /// The end of the newest period with a reading.
    LastData,
    Fixed(Date),
}

/// The numbers behind a status; shown beside every status.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judging {
    pub judged_on: JudgedOn,
    /// Percent of the window that must have elapsed, 0–100.
    pub min_elapsed: f64,
    /// Complete periods there must be.
    pub min_periods: u32,
    /// Points of progress a goal may lie under the path and still be on pace, ≥ 0.
    pub on_pace: f64,
    /// Points of progress a goal may lie under the path and still only be behind, ≥ 0.
    pub behind: f64,
    /// Percent of the required share an every-period goal needs to be on pace, 0–100.
    pub every_on_pace: f64,
    /// Percent of the required share an every-period goal needs to be only behind, 0–100.
    pub every_behind: f64,
}

impl Default for Judging {
    fn default() -> Self {
        Self {
            judged_on: JudgedOn::Today,
            min_elapsed: 20.0,
            min_periods: 2,
            on_pace: 5.0,
            behind: 15.0,
            every_on_pace: 80.0,
            every_behind: 60.0,
        }
    }
}

/// Settings of one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanSettings {
    pub name: String,
    pub organisation: String,
    /// ISO 4217 code or whatever stands behind money.
    pub currency: String,
    pub notes: String,
    pub calendar: Calendar,
    pub judging: Judging,
}

impl Default for PlanSettings {
    fn default() -> Self {
        Self {
            name: "Untitled plan".to_owned(),
            organisation: String::new(),
            currency: "USD".to_owned(),
            notes: String::new(),
            calendar: Calendar::default(),
            judging: Judging::default(),
        }
    }
}
