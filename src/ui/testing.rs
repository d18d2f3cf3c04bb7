//! What tests of the screens share: one pass without a window, and a harness in our theme.

use egui::{Context, RawInput, Theme, Ui, Vec2};
use egui_kittest::Harness;

use super::theme;

/// Runs `check` inside one pass, when faces can be measured and shapes made.
///
/// # Panics
/// If egui runs no pass.
pub fn in_a_pass(check: impl FnOnce(&Context)) {
    let ctx = Context::default();
    theme::install(&ctx);
    let mut check = Some(check);
    let mut output = ctx.run_ui(RawInput::default(), |ui| {
        if let Some(check) = check.take() {
            check(ui);
        }
    });
    output.textures_delta.clear();
    assert!(check.is_none(), "the pass ran");
}

/// A harness around `add_contents` on a panel's ground, in the given theme.
pub fn harness<'a>(
    in_theme: Theme,
    size: impl Into<Vec2>,
    mut add_contents: impl FnMut(&mut Ui) + 'a,
) -> Harness<'a> {
    Harness::builder()
        .with_size(size)
        .with_theme(in_theme)
        .with_max_steps(30)
        .with_context_setup(theme::install)
        .build_ui(move |ui| {
            let ground = egui::Frame::new().fill(theme::tokens(ui).window).inner_margin(16);
            egui::CentralPanel::default().frame(ground).show(ui, |ui| add_contents(ui));
        })
}
