//! Stand-ins for panels that have not landed yet.

use egui::Ui;

use crate::app::{Actions, View};

#[derive(Default)]
pub struct TrendPanel;
impl TrendPanel {
    pub fn ui(&mut self, _ui: &mut Ui, _view: &View<'_>, _actions: &mut Actions) {}
}
pub mod pages {
    use super::{Actions, Ui, View};
    pub fn welcome_ui(_: &mut Ui, _: &View<'_>, _: &mut Actions) {}
    pub fn plan_settings_ui(_: &mut Ui, _: &View<'_>, _: &mut Actions) {}
    pub fn preferences_ui(_: &mut Ui, _: &View<'_>, _: &mut Actions) {}
    pub fn notices_ui(_: &mut Ui, _: &View<'_>, _: &mut Actions) {}
    pub fn drop_zone_ui(_: &mut Ui, _: &View<'_>) {}
}
