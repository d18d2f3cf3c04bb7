//! How long work tells how far it is, and hears that nobody wants it any more.

/// Listens to a read or a preview.
pub trait Progress {
    /// `done` of `of` steps are finished; `false` asks the work to stop.
    fn step(&self, done: u64, of: u64) -> bool;
}

/// A part of a longer work, told on as thousandths of the whole.
pub(super) struct Share<'a> {
    pub whole: &'a dyn Progress,
    /// Thousandths at which the part begins and ends.
    pub from: u64,
    pub to: u64,
}

impl Progress for Share<'_> {
    fn step(&self, done: u64, of: u64) -> bool {
        let span = self.to - self.from;
        let part = span.saturating_mul(done.min(of)) / of.max(1);
        self.whole.step(self.from + part, 1_000)
    }
}

/// Listens to nothing and never cancels.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoProgress;

impl Progress for NoProgress {
    fn step(&self, _done: u64, _of: u64) -> bool {
        true
    }
}
