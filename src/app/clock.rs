//! The only place that asks what time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

use jiff::civil::{Date, date};

/// The user's clock, or a fixed one for tests.
#[derive(Clone, Debug)]
pub struct Clock(Kind);

#[derive(Clone, Debug)]
enum Kind {
    System {
        started: Instant,
    },
    /// Stands still on a day until it is told to go on.
    Fixed {
        day: Date,
        millis: Arc<AtomicU64>,
    },
}

impl Clock {
    pub fn system() -> Self {
        Self(Kind::System { started: Instant::now() })
    }

    /// A clock on which it is always the same day, five past two. Its seconds stand still but for
    /// [`Clock::advance`]; a clone goes with it.
    pub fn fixed(day: Date) -> Self {
        Self(Kind::Fixed { day, millis: Arc::default() })
    }

    /// Lets time pass on a fixed clock. A real one goes by itself.
    pub fn advance(&self, by: Duration) {
        if let Kind::Fixed { millis, .. } = &self.0 {
            let by = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
            millis.fetch_add(by, Ordering::Relaxed);
        }
    }

    /// The calendar day where the user is.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn today(&self) -> Date {
        let today = match &self.0 {
            Kind::System { .. } => jiff::Zoned::now().date(),
            Kind::Fixed { day, .. } => *day,
        };
        // A clock that was never set says 1970 or worse; a plan needs some day all the same.
        if (1..=9998).contains(&today.year()) { today } else { date(2000, 1, 1) }
    }

    /// "14:05" where the user is.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn time_of_day(&self) -> String {
        match &self.0 {
            Kind::System { .. } => {
                let now = jiff::Zoned::now();
                format!("{:02}:{:02}", now.hour(), now.minute())
            }
            Kind::Fixed { .. } => "14:05".to_owned(),
        }
    }

    /// "2021-03-15 14:05" where the user is.
    pub fn day_and_time(&self) -> String {
        format!("{} {}", self.today(), self.time_of_day())
    }

    /// Nanoseconds since 1970, to tell runs of the program apart.
    pub fn stamp(&self) -> i128 {
        match &self.0 {
            Kind::System { .. } => jiff::Timestamp::now().as_nanosecond(),
            Kind::Fixed { millis, .. } => i128::from(millis.load(Ordering::Relaxed)) * 1_000_000,
        }
    }

    /// The moment as files are stamped with it; only to be shown or stored, never to be waited
    /// for.
    pub fn now(&self) -> SystemTime {
        let since = u64::try_from(self.stamp() / 1_000_000).unwrap_or(0);
        SystemTime::UNIX_EPOCH + Duration::from_millis(since)
    }

    /// Seconds since the program started; never goes back.
    pub fn seconds(&self) -> f64 {
        let since = match &self.0 {
            Kind::System { started } => started.elapsed(),
            Kind::Fixed { millis, .. } => Duration::from_millis(millis.load(Ordering::Relaxed)),
        };
        since.as_secs_f64()
    }
}
