//! Parts of one work on several processors at once: the only place beside the jobs that starts
//! threads.
//!
//! A file of a million rows is read while somebody waits for its preview, and its parts do not
//! depend on each other. The threads end before the call returns, share nothing that changes, and
//! their answers come in the order of the parts, so that nobody can tell how many there were.

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread::{self, available_parallelism};

/// Parts beyond which more processors hardly make a reading faster.
const MOST: usize = 4;

/// Into how many parts a large work is best cut on this machine.
pub(super) fn n_parts() -> usize {
    available_parallelism().map_or(1, |n| n.get().min(MOST))
}

/// The answer of `first`, which this thread gives, and behind it those of `work` for the others,
/// each from a thread of its own where the system has one to give.
pub(super) fn each<T: Sync, R: Send>(
    first: impl FnOnce() -> R,
    others: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let work = &work;
    thread::scope(|scope| {
        let begun: Vec<_> = others
            .iter()
            .map(|part| (part, thread::Builder::new().spawn_scoped(scope, move || work(part))))
            .collect();
        let mut answers = vec![first()];
        answers.extend(begun.into_iter().map(|(part, thread)| match thread {
            Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(_) => work(part),
        }));
        answers
    })
}

/// The answers for parts that are given away, each of which is asked for once.
pub(super) fn take<T: Send, R: Send>(parts: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let parts: Vec<_> = parts.into_iter().map(|part| Mutex::new(Some(part))).collect();
    let work = |part: &Mutex<Option<T>>| {
        let part = part.lock().unwrap_or_else(PoisonError::into_inner).take();
        part.map(&work)
    };
    let Some((first, others)) = parts.split_first() else { return Vec::new() };
    each(|| work(first), others, work).into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_the_order_of_the_parts() {
        assert_eq!(each(|| 0, &[1, 2, 3], |n| n * 10), [0, 10, 20, 30]);
        assert_eq!(each(|| "alone", &[], |()| "another"), ["alone"]);
        assert_eq!(take(vec!["a".to_owned(), "b".to_owned()], |text| text + "!"), ["a!", "b!"]);
    }
}
