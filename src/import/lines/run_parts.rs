//! A long run of even records, read in parts side by side.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::import::lines::run::{self, Builder};
use crate::import::progress::Progress;
use crate::import::side_by_side;

/// Where a run is looked for.
#[derive(Clone, Copy)]
pub(super) struct Cut {
    /// Where its first record begins.
    pub start: usize,
    /// How many bytes a record has, about.
    pub length: usize,
    /// Records it may have.
    pub most: usize,
    /// Bytes a part has at least.
    pub part: usize,
}

/// Reads a run like this one, and whether it is still wanted. In parts it is the same as in one go:
/// a part counts where those before it go up to its first record.
pub(super) fn read<'a>(
    text: &'a str,
    like: &Builder<'a>,
    cut: Cut,
    progress: &dyn Progress,
) -> (Builder<'a>, bool) {
    let of = text.len();
    let parts = match (of - cut.start) / cut.part.max(1) {
        0 | 1 => 1,
        n => n.min(side_by_side::n_parts()),
    };
    let parts = run::cut(text.as_bytes(), cut.start..of, parts);
    let is_wanted = AtomicBool::new(true);
    let read = |part: &Range<usize>, room: usize, goes_on: &mut dyn FnMut(usize) -> bool| {
        let mut run = like.sibling(part.start, room);
        run.read(part.end, cut.most, goes_on);
        run
    };
    let room = |bytes: usize| (bytes / cut.length + bytes / cut.length / 8).min(cut.most);
    let first = || {
        // What is read beside this part is as far.
        let mut goes_on = |at: usize| {
            let done = cut.start + (at - cut.start) * parts.len();
            let goes_on = progress.step(done.min(of) as u64, of as u64);
            is_wanted.fetch_and(goes_on, Ordering::Relaxed);
            goes_on
        };
        read(&parts[0], room(of - cut.start), &mut goes_on)
    };
    let all = side_by_side::each(first, &parts[1..], |part| {
        read(part, room(part.len()), &mut |_| is_wanted.load(Ordering::Relaxed))
    });
    (joined(like, all, &parts, cut), is_wanted.into_inner())
}

/// The parts as one run, up to the first that does not go on to its end.
fn joined<'a>(
    like: &Builder<'a>,
    all: Vec<Builder<'a>>,
    parts: &[Range<usize>],
    cut: Cut,
) -> Builder<'a> {
    let mut all = all.into_iter();
    let mut run = all.next().unwrap_or_else(|| like.sibling(cut.start, 0));
    for (part, behind) in parts.iter().skip(1).zip(all) {
        if run.end() != part.start {
            break;
        }
        if behind.len() <= cut.most - run.len() {
            run.append(behind);
        } else {
            run.read(part.end, cut.most, |_| true);
        }
    }
    run
}
