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

/// A harness around `add_contents` on the window's ground, in the given theme.
pub fn harness<'a>(
    in_theme: Theme,
    size: impl Into<Vec2>,
    mut add_contents: impl FnMut(&mut Ui) + 'a,
) -> Harness<'a, ()> {
    harness_with(in_theme, size, (), move |ui, ()| add_contents(ui))
}

/// The same with a state the test can look at.
pub fn harness_with<'a, S: 'a>(
    in_theme: Theme,
    size: impl Into<Vec2>,
    state: S,
    mut add_contents: impl FnMut(&mut Ui, &mut S) + 'a,
) -> Harness<'a, S> {
    Harness::builder()
        .with_size(size)
        .with_theme(in_theme)
        .with_max_steps(30)
        .with_context_setup(theme::install)
        .build_ui_state(
            move |ui, state| {
                let ground = theme::tokens(ui).window;
                ui.painter().with_clip_rect(ui.content_rect()).rect_filled(
                    ui.content_rect(),
                    0,
                    ground,
                );
                add_contents(ui, state);
            },
            state,
        )
}
