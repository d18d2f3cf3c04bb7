//! Preferences: applied at once, written to disk in the background when they changed.

use super::{App, JobKey, Outcome};
use crate::storage::{Preferences, settings};

/// How far the window can be zoomed.
const ZOOM: std::ops::RangeInclusive<f32> = 0.75..=2.0;

impl App {
    pub(super) fn set_preferences(&mut self, ctx: &egui::Context, preferences: Preferences) {
        self.preferences = preferences;
        crate::ui::apply_preferences(ctx, &self.preferences);
    }

    /// One step larger or smaller, or back to the normal size with 0.
    pub(super) fn zoom(&mut self, ctx: &egui::Context, step: i8) {
        let now = (self.preferences.zoom * 20.0).round() / 20.0;
        let zoom = if step == 0 { 1.0 } else { now + 0.1 * f32::from(step) };
        self.preferences.zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
        crate::ui::apply_preferences(ctx, &self.preferences);
    }

    /// Called in `logic`.
    pub(super) fn keep_preferences(&mut self) {
        if self.start_mode.is_safe
            || self.preferences == self.kept_preferences
            || self.jobs.is_running(JobKey::Preferences)
        {
            return;
        }
        self.kept_preferences = self.preferences.clone();
        let Some(folders) = self.env.folders.clone() else { return };
        let preferences = self.preferences.clone();
        self.jobs.start(JobKey::Preferences, move |_| {
            Outcome::PreferencesKept(settings::save(&preferences, &folders.settings_file()))
        });
    }

    /// The same without a job, for the last moment of the program.
    pub(super) fn keep_preferences_now(&self) {
        let is_kept =
            self.preferences == self.kept_preferences && !self.jobs.is_running(JobKey::Preferences);
        let Some(folders) =
            self.env.folders.as_ref().filter(|_| !is_kept && !self.start_mode.is_safe)
        else {
            return;
        };
        if let Err(error) = settings::save(&self.preferences, &folders.settings_file()) {
            log::warn!("{error}");
        }
    }
}
