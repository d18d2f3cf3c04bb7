//! Stand-ins for pages that have not landed yet.

use egui::Ui;

use crate::app::{Actions, View};

pub mod pages {
    use super::{Actions, Ui, View};
    pub fn welcome_ui(_: &mut Ui, _: &View<'_>, _: &mut Actions) {}
    pub fn plan_settings_ui(_: &mut Ui, _: &View<'_>, _: &mut Actions) {}
    pub fn preferences_ui(_: &mut Ui, _: &View<'_>, _: &mut Actions) {}
    pub fn notices_ui(_: &mut Ui, _: &View<'_>, _: &mut Actions) {}
    pub fn drop_zone_ui(_: &mut Ui, _: &View<'_>) {}
}
