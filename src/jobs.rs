//! Long work off the screen's thread: per key one job runs at a time and others wait.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock};
use std::time::Duration;

/// How far a job is, and whether it is still wanted. Shared between the job and the screen.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    shared: Arc<ProgressState>,
}

#[derive(Debug, Default)]
struct ProgressState {
    done: AtomicU64,
    of: AtomicU64,
    is_cancelled: AtomicBool,
}

impl Progress {
    /// Says how far the job is; returns whether it is still wanted.
    pub fn step(&self, done: u64, of: u64) -> bool {
        self.shared.done.store(done, Ordering::Relaxed);
        self.shared.of.store(of, Ordering::Relaxed);
        !self.is_cancelled()
    }

    pub fn cancel(&self) {
        self.shared.is_cancelled.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.shared.is_cancelled.load(Ordering::Relaxed)
    }

    /// Steps done and steps in all; (0, 0) before the first step.
    pub fn so_far(&self) -> (u64, u64) {
        (self.shared.done.load(Ordering::Relaxed), self.shared.of.load(Ordering::Relaxed))
    }
}

/// Who does the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Runner {
    /// A named thread per job.
    #[default]
    Threads,
    /// The caller, at once: tests need no threads and no sleep.
    Inline,
}

/// Wakes the screen when something is done.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

type Work<O> = Box<dyn FnOnce(&Progress) -> O + Send>;

/// Jobs by key `K`, with outcomes `O`.
pub struct Jobs<K, O> {
    runner: Runner,
    /// Shared with the threads: the window that is to be woken may come later than the jobs.
    wake: Arc<RwLock<Option<Wake>>>,
    sender: Sender<(K, u64, Result<O, String>)>,
    receiver: Receiver<(K, u64, Result<O, String>)>,
    /// With the number of the run, so that one that was let go does not end its successor.
    running: BTreeMap<K, (u64, Progress)>,
    n_runs: u64,
    /// The runs that nobody waits for, and whose outcome is wanted all the same.
    let_go: BTreeSet<u64>,
    waiting: BTreeMap<K, VecDeque<Work<O>>>,
}

impl<K, O> Jobs<K, O>
where
    K: Ord + Copy + Send + std::fmt::Debug + 'static,
    O: Send + 'static,
{
    pub fn new(runner: Runner) -> Self {
        let (sender, receiver) = channel();
        Self {
            runner,
            wake: Arc::default(),
            sender,
            receiver,
            running: BTreeMap::new(),
            n_runs: 0,
            let_go: BTreeSet::new(),
            waiting: BTreeMap::new(),
        }
    }

    /// Whom to wake when a job is done.
    pub fn set_wake(&self, wake: Wake) {
        *self.wake.write().unwrap_or_else(PoisonError::into_inner) = Some(wake);
    }

    /// Wakes whoever is to be woken at the time it is called.
    pub fn waker(&self) -> Wake {
        let wake = Arc::clone(&self.wake);
        Arc::new(move || {
            if let Some(wake) = &*wake.read().unwrap_or_else(PoisonError::into_inner) {
                wake();
            }
        })
    }

    /// Starts a job, or lets it wait for the running one of its key; a newer one replaces all
    /// that wait.
    pub fn start(&mut self, key: K, work: impl FnOnce(&Progress) -> O + Send + 'static) {
        self.waiting.remove(&key);
        self.queue(key, work);
    }

    /// Starts a job, or lets it wait for all of its key that came before it. For work that must
    /// not be left out.
    pub fn queue(&mut self, key: K, work: impl FnOnce(&Progress) -> O + Send + 'static) {
        if self.running.contains_key(&key) {
            self.waiting.entry(key).or_default().push_back(Box::new(work));
        } else {
            self.run(key, Box::new(work));
        }
    }

    /// Asks the running job of a key to stop, and forgets those that wait.
    pub fn cancel(&mut self, key: K) {
        self.waiting.remove(&key);
        if let Some((_, progress)) = self.running.get(&key) {
            progress.cancel();
        }
    }

    /// Waits no longer for the running job of a key, and forgets those that wait: the next one
    /// starts at once. If it comes to an end after all, that arrives like any other outcome. For
    /// jobs that hang in the system.
    pub fn let_go(&mut self, key: K) {
        self.waiting.remove(&key);
        self.let_go.extend(self.running.remove(&key).map(|(nr, _)| nr));
    }

    /// The same, and nobody wants to know what comes of it.
    pub fn abandon(&mut self, key: K) {
        self.waiting.remove(&key);
        self.running.remove(&key);
    }

    pub fn is_running(&self, key: K) -> bool {
        self.running.contains_key(&key)
    }

    /// How far the running job of a key is.
    pub fn progress(&self, key: K) -> Option<&Progress> {
        self.running.get(&key).map(|(_, progress)| progress)
    }

    /// The jobs that are done since the last call; starts those that waited for them. A panic in
    /// a job arrives as its message.
    pub fn poll(&mut self) -> Vec<Result<O, String>> {
        let mut outcomes = Vec::new();
        while let Ok((key, nr, outcome)) = self.receiver.try_recv() {
            if self.has_ended(key, nr) {
                outcomes.push(outcome);
            }
        }
        outcomes
    }

    /// Waits for the jobs of a key, also for those that wait for others, as long as no `patience`
    /// goes by in which nothing ends; returns whether they have all ended. What comes of jobs
    /// meanwhile is lost: for the end of the program.
    pub fn finish(&mut self, key: K, patience: Duration) -> bool {
        while self.is_running(key) {
            let Ok((ended, nr, _)) = self.receiver.recv_timeout(patience) else { return false };
            self.has_ended(ended, nr);
        }
        true
    }

    /// Notes the end of a run and starts what waited for it; whether its outcome is wanted.
    fn has_ended(&mut self, key: K, nr: u64) -> bool {
        if self.let_go.remove(&nr) {
            return true;
        }
        if self.running.get(&key).is_none_or(|(running, _)| *running != nr) {
            return false;
        }
        self.running.remove(&key);
        if let Some(work) = self.waiting.get_mut(&key).and_then(VecDeque::pop_front) {
            self.run(key, work);
        }
        true
    }

    fn run(&mut self, key: K, work: Work<O>) {
        let progress = Progress::default();
        self.n_runs += 1;
        let nr = self.n_runs;
        self.running.insert(key, (nr, progress.clone()));
        let sender = self.sender.clone();
        let wake = Arc::clone(&self.wake);
        let task = move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&progress)))
                .map_err(|panic| panic_text(panic.as_ref()));
            // Nobody listens any more once the app is gone.
            if sender.send((key, nr, outcome)).is_ok()
                && let Some(wake) = &*wake.read().unwrap_or_else(PoisonError::into_inner)
            {
                wake();
            }
        };
        match self.runner {
            Runner::Inline => task(),
            Runner::Threads => {
                let name = format!("{key:?}").to_lowercase();
                let spawned = std::thread::Builder::new().name(name).spawn(task);
                if let Err(error) = spawned {
                    let failure = Err(format!("No thread could be started: {error}"));
                    // The receiver lives in `self`, so this cannot fail.
                    self.sender.send((key, nr, failure)).unwrap_or_default();
                }
            }
        }
    }
}

/// Starts a thread that waits for something from outside, such as signals, as long as the program
/// runs.
pub fn watch(name: &str, work: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    std::thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// Something that is done again and again on a thread of its own, until this is dropped.
#[derive(Debug)]
pub struct Ticker {
    has_ended: Arc<(Mutex<bool>, Condvar)>,
}

impl Ticker {
    /// Calls `work` every `period` on a thread of that name.
    pub fn start(
        name: &str,
        period: Duration,
        mut work: impl FnMut() + Send + 'static,
    ) -> std::io::Result<Self> {
        let has_ended = Arc::new((Mutex::new(false), Condvar::new()));
        let shared = Arc::clone(&has_ended);
        std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            let (ended, bell) = &*shared;
            loop {
                let guard = ended.lock().unwrap_or_else(PoisonError::into_inner);
                let (guard, _) = bell
                    .wait_timeout_while(guard, period, |ended| !*ended)
                    .unwrap_or_else(PoisonError::into_inner);
                if *guard {
                    return;
                }
                drop(guard);
                work();
            }
        })?;
        Ok(Self { has_ended })
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        let (ended, bell) = &*self.has_ended;
        *ended.lock().unwrap_or_else(PoisonError::into_inner) = true;
        bell.notify_all();
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "a fault in the program".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_in_a_job_arrives_as_its_message() {
        let mut jobs: Jobs<u8, u8> = Jobs::new(Runner::Inline);
        jobs.start(1, |_| panic!("out of cheese"));
        assert_eq!(jobs.poll(), [Err("out of cheese".to_owned())]);
        assert!(!jobs.is_running(1));
    }

    #[test]
    fn of_waiting_jobs_only_the_newest_runs() {
        let mut jobs: Jobs<u8, u8> = Jobs::new(Runner::Inline);
        jobs.start(1, |_| 1);
        jobs.start(1, |_| 2);
        jobs.start(1, |_| 3);
        assert_eq!(jobs.poll(), [Ok(1), Ok(3)]);
    }

    #[test]
    fn a_ticker_goes_on_until_it_is_dropped() {
        let (sender, receiver) = channel();
        let ticker = Ticker::start("tick", Duration::from_millis(1), move || {
            sender.send(()).unwrap_or_default();
        });
        let ticker = ticker.unwrap();
        for _ in 0..3 {
            receiver.recv().unwrap();
        }
        drop(ticker);
        // The thread ends and with it the sender.
        while receiver.recv().is_ok() {}
    }

    #[test]
    fn a_job_that_was_let_go_does_not_end_the_next_one_and_still_arrives() {
        let mut jobs: Jobs<u8, u8> = Jobs::new(Runner::Threads);
        let (woken, wakes) = channel();
        jobs.set_wake(Arc::new(move || woken.send(()).unwrap_or_default()));
        let [(go_1, goes_1), (go_2, goes_2)] = [channel::<()>(), channel()];
        let wait_for = |receiver: Receiver<()>, n| {
            move |_: &Progress| {
                receiver.recv().unwrap_or_default();
                n
            }
        };
        let (go_0, goes_0) = channel();
        jobs.queue(1, wait_for(goes_0, 0));
        jobs.abandon(1);
        go_0.send(()).unwrap();
        wakes.recv().unwrap();
        assert_eq!(jobs.poll(), [], "nobody wants to know");
        jobs.queue(1, wait_for(goes_1, 1));
        jobs.let_go(1);
        assert!(!jobs.is_running(1));
        jobs.queue(1, wait_for(goes_2, 2));
        go_1.send(()).unwrap();
        wakes.recv().unwrap();
        assert_eq!(jobs.poll(), [Ok(1)]);
        assert!(jobs.is_running(1), "the second goes on");
        go_2.send(()).unwrap();
        wakes.recv().unwrap();
        assert_eq!(jobs.poll(), [Ok(2)]);
        assert!(!jobs.is_running(1));
    }

    #[test]
    fn the_end_of_the_program_waits_for_all_jobs_of_a_key_but_not_for_one_that_hangs() {
        let mut jobs: Jobs<u8, ()> = Jobs::new(Runner::Threads);
        let (done, n_done) = channel();
        for _ in 0..3 {
            let done = done.clone();
            jobs.queue(1, move |_| done.send(()).unwrap_or_default());
        }
        let (go, waits) = channel::<()>();
        jobs.queue(2, move |_| waits.recv().unwrap_or_default());
        assert!(jobs.finish(1, Duration::from_mins(1)));
        assert_eq!(n_done.try_iter().count(), 3);
        assert!(!jobs.finish(2, Duration::from_millis(1)));
        drop(go);
        assert!(jobs.finish(2, Duration::from_mins(1)));
    }

    #[test]
    fn of_queued_jobs_every_one_runs_in_order() {
        let mut jobs: Jobs<u8, u8> = Jobs::new(Runner::Inline);
        for n in 1..=4 {
            jobs.queue(1, move |_| n);
        }
        assert_eq!(jobs.poll(), [Ok(1), Ok(2), Ok(3), Ok(4)]);
    }
}
