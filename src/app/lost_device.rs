//! A graphics card that goes away, after a suspend or a change of driver: what is unsaved is kept,
//! and the program starts itself again with the same plan.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::wgpu::{Device, DeviceLostReason, Error};

use super::last_words;
use crate::storage::Emergency;

/// What is done once the card is gone.
pub(super) struct Restart<F> {
    emergency: Arc<Emergency>,
    /// Starts the program again with a plan; says why.
    begin: F,
    has_begun: AtomicBool,
}

impl<F> Restart<F>
where
    F: Fn(Option<PathBuf>, &str) + Send + Sync + 'static,
{
    pub fn new(emergency: &Arc<Emergency>, begin: F) -> Arc<Self> {
        let emergency = Arc::clone(emergency);
        Arc::new(Self { emergency, begin, has_begun: AtomicBool::new(false) })
    }

    /// Listens to a device.
    pub fn watch(self: &Arc<Self>, device: &Device) {
        let on_lost = Arc::clone(self);
        device.set_device_lost_callback(move |reason, why| on_lost.take_lost(reason, &why));
        let on_error = Arc::clone(self);
        device.on_uncaptured_error(Arc::new(move |error| on_error.take_error(&error)));
    }

    fn take_lost(&self, reason: DeviceLostReason, why: &str) {
        match reason {
            // The window was closed.
            DeviceLostReason::Destroyed => {}
            DeviceLostReason::Unknown => self.go(why),
        }
    }

    /// Without this, the library panics: also about what spoils no more than a frame.
    fn take_error(&self, error: &Error) {
        match error {
            Error::OutOfMemory { .. } => self.go("the graphics card has no memory left"),
            Error::Validation { .. } | Error::Internal { .. } => log::error!("{error}"),
        }
    }

    /// Once: what is lost tells so more than once.
    fn go(&self, why: &str) {
        if self.has_begun.swap(true, Ordering::SeqCst) {
            return;
        }
        log::warn!("the graphics card is gone: {why}");
        last_words::keep(&self.emergency);
        (self.begin)(self.emergency.open_plan(), why);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::model::Project;
    use crate::storage::recovery::CopyOf;
    use crate::storage::{Published, load};

    #[test]
    fn a_lost_card_keeps_what_is_unsaved_and_starts_again_once_with_the_plan() {
        let folder = tempfile::tempdir().unwrap();
        let emergency = Arc::new(Emergency::default());
        let plan = PathBuf::from("/plans/spring.ron");
        emergency.set_open_plan(Some(&plan));
        let published = Published {
            folder: folder.path().to_owned(),
            of: CopyOf { key: "run.1".to_owned(), ..CopyOf::default() },
            project: Arc::new(Project::default()),
        };
        emergency.publish(Some(published));
        let begun = Arc::new(Mutex::new(Vec::new()));
        let list = Arc::clone(&begun);
        let restart = Restart::new(&emergency, move |plan, why: &str| {
            list.lock().unwrap().push((plan, why.to_owned()));
        });
        restart.take_lost(DeviceLostReason::Destroyed, "closed");
        assert!(begun.lock().unwrap().is_empty(), "the window was closed");
        restart.take_lost(DeviceLostReason::Unknown, "suspended");
        restart.take_lost(DeviceLostReason::Unknown, "suspended");
        assert_eq!(*begun.lock().unwrap(), [(Some(plan), "suspended".to_owned())]);
        let mut copies = std::fs::read_dir(folder.path()).unwrap().map(|copy| copy.unwrap().path());
        let copy = copies.next().unwrap();
        assert_eq!(load(&copy).unwrap().loaded.project, Project::default());
    }
}
