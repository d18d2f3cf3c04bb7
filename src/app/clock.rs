//! The only place that asks what time it is.

use std::time::Instant;

use jiff::civil::{Date, date};

/// The user's clock, or a fixed one for tests.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    started: Instant,
    fixed: Option<Date>,
}

impl Clock {
    pub fn system() -> Self {
        Self { started: Instant::now(), fixed: None }
    }

    /// A clock on which it is always the same day, five past two.
    pub fn fixed(day: Date) -> Self {
        Self { started: Instant::now(), fixed: Some(day) }
    }

    /// The calendar day where the user is.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn today(&self) -> Date {
        let today = self.fixed.unwrap_or_else(|| jiff::Zoned::now().date());
        // A clock that was never set says 1970 or worse; a plan needs some day all the same.
        if (1..=9998).contains(&today.year()) { today } else { date(2000, 1, 1) }
    }

    /// "14:05" where the user is.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn time_of_day(&self) -> String {
        if self.fixed.is_some() {
            return "14:05".to_owned();
        }
        let now = jiff::Zoned::now();
        format!("{:02}:{:02}", now.hour(), now.minute())
    }

    /// Seconds since the program started; never goes back.
    pub fn seconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }
}
