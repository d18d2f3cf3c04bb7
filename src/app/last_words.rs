//! What is done when the program is ended from outside or by a fault of its own: what is unsaved
//! goes into a recovery copy, from the last state that was whole.

use std::panic;
use std::sync::Arc;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use crate::jobs;
use crate::storage::Emergency;

/// Sees to it that a signal and a panic leave a copy. A signal then ends the program as it always
/// does, and a panic is told as it always is.
pub(super) fn install(emergency: &Arc<Emergency>) {
    keep_on_panic(Arc::clone(emergency));
    if let Err(error) = keep_on_signals(Arc::clone(emergency)) {
        log::warn!("signals end the program without a last recovery copy: {error}");
    }
}

fn keep_on_panic(emergency: Arc<Emergency>) {
    let former = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        former(info);
        keep(&emergency);
    }));
}

fn keep_on_signals(emergency: Arc<Emergency>) -> std::io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM])?;
    // A thread of its own: the window may be busy, and what a signal handler may do is little.
    jobs::watch("signals", move || {
        for signal in &mut signals {
            keep(&emergency);
            // The shell and the session learn what ended the program.
            if let Err(error) = emulate_default_handler(signal) {
                log::warn!("signal {signal} is not passed on: {error}");
                signal_hook::low_level::exit(128 + signal);
            }
        }
    })
}

/// Writes a copy of what is unsaved, if anything is.
pub(super) fn keep(emergency: &Emergency) {
    match emergency.keep() {
        Some(Ok(copy)) => log::info!("unsaved work is kept in {}", copy.display()),
        Some(Err(error)) => log::warn!("{error}"),
        None => {}
    }
}
