//! How long work tells how far it is, and hears that nobody wants it any more.

/// Listens to a read or a preview.
pub trait Progress {
    /// `done` of `of` steps are finished; `false` asks the work to stop.
    fn step(&self, done: u64, of: u64) -> bool;
}

/// Listens to nothing and never cancels.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoProgress;

impl Progress for NoProgress {
    fn step(&self, _done: u64, _of: u64) -> bool {
        true
    }
}
