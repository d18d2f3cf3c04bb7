//! Short messages that need no answer: what was deleted, saved, refused.

use super::command::Command;

/// How much a message matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something was not done, and why.
    Warning,
    /// Something failed; it stays until dismissed.
    Error,
}

/// A message at the edge of the window.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub id: u64,
    pub text: String,
    /// A button beside it: "Undo".
    pub action: Option<Command>,
    pub tone: Tone,
    /// Seconds on the app's clock when it goes by itself; `None` for errors.
    pub until: Option<f64>,
}

/// How long a notice stays, in seconds.
const STAY: f64 = 12.0;
/// How long one stays that says what was left out; there is more to read.
const STAY_LONG: f64 = 30.0;

/// The messages shown now, newest last.
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
        self.shown.retain(|notice| notice.until.is_none());
        self.add(text.into(), action, Tone::Done, Some(now + STAY));
    }

    /// Says why something was not done, or what was left out; it stays longer.
    pub fn warn(&mut self, text: impl Into<String>, now: f64) {
        self.shown.retain(|notice| notice.until.is_none());
        self.add(text.into(), None, Tone::Warning, Some(now + STAY_LONG));
    }

    /// Offers something that matters, until it is taken up or dismissed.
    pub fn offer(&mut self, text: impl Into<String>, action: Command) {
        self.shown.retain(|notice| notice.action != Some(action));
        self.add(text.into(), Some(action), Tone::Warning, None);
    }

    /// What was offered has no use any more.
    pub fn withdraw(&mut self, action: Command) {
        self.shown.retain(|notice| notice.action != Some(action));
    }

    /// Says what went wrong and stays until it is dismissed.
    pub fn fail(&mut self, text: impl Into<String>) {
        let text = text.into();
        log::warn!("{text}");
        self.shown.retain(|notice| notice.text != text);
        self.add(text, None, Tone::Error, None);
    }

    fn add(&mut self, text: String, action: Option<Command>, tone: Tone, until: Option<f64>) {
        self.next_id += 1;
        self.shown.push(Notice { id: self.next_id, text, action, tone, until });
    }

    /// The plan was changed: a notice's Undo or Redo would now mean another change.
    pub fn outdate(&mut self) {
        let is_step = |command| matches!(command, Command::Undo | Command::Redo);
        self.shown.retain(|notice| !notice.action.is_some_and(is_step));
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
