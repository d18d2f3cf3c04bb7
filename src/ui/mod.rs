//! Pixels: what the window shows and what the user asks for by it. Reads a `View`, pushes
//! `Action`s, changes nothing.

mod answers;
mod banners;
mod beside;
mod coverage;
pub mod dialogs;
pub mod field;
mod findings;
mod formula_field;
pub mod icons;
mod inputs;
mod inspector;
mod menu;
mod pages;
mod plan;
mod shell;
#[cfg(test)]
pub mod stage;
mod stand_in;
mod status_bar;
#[cfg(test)]
pub mod testing;
pub mod theme;
pub mod trends;
mod unsaved;
pub mod widgets;
pub mod words;

pub use inputs::InputsPanel;
pub use shell::Screen;
pub use trends::TrendPanel;

use crate::storage::{Preferences, ThemeChoice};

/// Gives the window the user's theme and zoom.
pub fn apply_preferences(ctx: &egui::Context, preferences: &Preferences) {
    let theme = match preferences.theme {
        ThemeChoice::System => egui::ThemePreference::System,
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
    };
    ctx.set_theme(theme);
    // Zoom is a preference of ours, so that it is remembered; egui's own keys would bypass it.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.set_zoom_factor(preferences.zoom.clamp(0.5, 3.0));
    theme::set_reduced_motion(ctx, preferences.reduced_motion);
}
