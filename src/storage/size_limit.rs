//! A limit on the size of files must not end the program.

use std::io;
use std::sync::Arc;

use signal_hook::consts::signal::SIGXFSZ;

/// Makes a write beyond the size that this user may give a file fail with an error, which is told
/// like any other, instead of ending the program. To be called once, when it starts.
pub fn survive_size_limits() -> io::Result<()> {
    // Nobody looks at the flag: that somebody takes the signal is enough.
    signal_hook::flag::register(SIGXFSZ, Arc::default()).map(|_| ())
}
