//! Who this process is among all that may have the same file open, also on other machines.

use std::ffi::OsString;
use std::path::Path;
use std::sync::OnceLock;

/// A process as it signs files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The name of the machine.
    pub host: String,
    /// The name of the user.
    pub user: String,
    pub pid: u32,
    /// What the system calls the time since it was last started; empty where it has no name.
    pub boot: String,
}

/// Whether a process that signed a file still runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    Runs,
    Ended,
    /// It is on another machine.
    Elsewhere,
}

/// This process.
pub fn signature() -> &'static Signature {
    static SIGNATURE: OnceLock<Signature> = OnceLock::new();
    SIGNATURE.get_or_init(|| Signature {
        host: host(),
        user: variable("USER").or_else(|| variable("LOGNAME")).unwrap_or_default(),
        pid: std::process::id(),
        boot: first_line("/proc/sys/kernel/random/boot_id").unwrap_or_default(),
    })
}

impl Signature {
    /// Whether the process runs, as far as this one can know.
    pub fn life(&self) -> Life {
        let here = signature();
        if self.host != here.host {
            return Life::Elsewhere;
        }
        if self.boot != here.boot || !is_running(self.pid) { Life::Ended } else { Life::Runs }
    }

    /// Eight letters that stand for machine and start of the system: four of each.
    pub(super) fn tag(&self) -> String {
        format!("{}{}", letters(&self.host), letters(&self.boot))
    }
}

/// Whether the process behind a tag and a number runs.
pub(super) fn life_of(tag: &str, pid: u32) -> Life {
    let here = signature().tag();
    match (tag.get(..4), here.get(..4)) {
        (Some(host), Some(own)) if host == own => {
            if tag == here && is_running(pid) {
                Life::Runs
            } else {
                Life::Ended
            }
        }
        _ => Life::Elsewhere,
    }
}

fn letters(text: &str) -> String {
    format!("{:04x}", crc32fast::hash(text.as_bytes()) & 0xffff)
}

/// Whether this machine has a process of that number; one of another user counts.
fn is_running(pid: u32) -> bool {
    let pid = i32::try_from(pid).ok().and_then(rustix::process::Pid::from_raw);
    pid.is_some_and(|pid| {
        !matches!(rustix::process::test_kill_process(pid), Err(rustix::io::Errno::SRCH))
    })
}

fn host() -> String {
    first_line("/proc/sys/kernel/hostname").or_else(|| variable("HOSTNAME")).unwrap_or_default()
}

fn variable(name: &str) -> Option<String> {
    let value = std::env::var_os(name).map(OsString::into_string)?;
    value.ok().filter(|value| !value.is_empty())
}

fn first_line(path: impl AsRef<Path>) -> Option<String> {
    let text = std::fs::read_to_string(path).ok()?;
    let line = text.lines().next()?.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_runs_until_it_ends_or_the_system_starts_anew() {
        let own = signature().clone();
        let check = |change: fn(&mut Signature), expected| {
            let mut other = own.clone();
            change(&mut other);
            assert_eq!(other.life(), expected, "{other:?}");
            assert_eq!(life_of(&other.tag(), other.pid), expected, "{other:?}");
        };
        check(|_| (), Life::Runs);
        // The largest number Linux gives is 4194304.
        check(|other| other.pid = 4_194_305, Life::Ended);
        check(|other| other.boot = "before".to_owned(), Life::Ended);
        check(|other| other.host = "elsewhere".to_owned(), Life::Elsewhere);
    }
}
