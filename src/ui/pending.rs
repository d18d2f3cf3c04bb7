//! Stand-ins for panels that have not landed yet.

use egui::Ui;

use crate::app::{Actions, View};

#[derive(Default)]
pub struct TrendPanel;
impl TrendPanel {
    pub fn ui(&mut self, _ui: &mut Ui, _view: &View<'_>, _actions: &mut Actions) {}
}
