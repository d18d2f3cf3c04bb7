//! Short messages that need no answer: what was deleted, saved, refused.

use super::command::Command;

/// A message at the edge of the window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notice {
    pub id: u64,
    pub text: String,
    /// A button beside it: "Undo".
    pub action: Option<Command>,
    /// Errors stay until dismissed.
    pub is_error: bool,
    /// Something was left out, but nothing failed.
    pub is_warning: bool,
    /// Seconds on the app's clock when it goes by itself; `None` for errors.
    pub until: Option<f64>,
}

/// How long a notice stays, in seconds.
const STAY: f64 = 12.0;
/// How long one stays that says what was left out; there is more to read.
const STAY_LONG: f64 = 30.0;

/// The messages shown now, newest last, and all messages of the session.
#[derive(Debug, Default)]
pub struct Notices {
    shown: Vec<Notice>,
    next_id: u64,
}

impl Notices {
    pub fn shown(&self) -> &[Notice] {
        &self.shown
    }

    /// Says something; it replaces what else was said but for errors.
    pub fn say(&mut self, text: impl Into<String>, action: Option<Command>, now: f64) {
        self.shown.retain(|notice| notice.is_error);
        self.add(Notice {
            text: text.into(),
            action,
            until: Some(now + STAY),
            ..Notice::default()
        });
    }

    /// Says what was left out; it stays longer.
    pub fn warn(&mut self, text: impl Into<String>, now: f64) {
        self.shown.retain(|notice| notice.is_error);
        let until = Some(now + STAY_LONG);
        self.add(Notice { text: text.into(), is_warning: true, until, ..Notice::default() });
    }

    /// Says what went wrong and stays until it is dismissed.
    pub fn fail(&mut self, text: impl Into<String>) {
        let text = text.into();
        log::warn!("{text}");
        self.shown.retain(|notice| notice.text != text);
        self.add(Notice { text, is_error: true, ..Notice::default() });
    }

    fn add(&mut self, notice: Notice) {
        self.next_id += 1;
        self.shown.push(Notice { id: self.next_id, ..notice });
    }

    pub fn dismiss(&mut self, id: u64) {
        self.shown.retain(|notice| notice.id != id);
    }

    /// Drops what has stood long enough; returns the seconds until the next one goes.
    pub fn sweep(&mut self, now: f64) -> Option<f64> {
        self.shown.retain(|notice| notice.until.is_none_or(|until| until > now));
        self.shown
            .iter()
            .filter_map(|notice| notice.until)
            .map(|until| until - now)
            .reduce(f64::min)
    }
}
