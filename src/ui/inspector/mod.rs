//! The inspector: every field of one item, beside the page.

use egui::Ui;

use crate::app::{Actions, View};

pub fn inspector_panel_ui(_ui: &mut Ui, _view: &View<'_>, _actions: &mut Actions) {}
