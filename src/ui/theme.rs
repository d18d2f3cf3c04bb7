//! The visual language: colours by meaning, type, space, and egui's widgets dressed in them.

mod style;
#[cfg(test)]
mod tests;
mod tokens;

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, Stroke, TextStyle, Theme};

pub use style::menu_style;
pub use tokens::{DARK, LIGHT, Tokens};

/// The steps of the spacing scale, in points; nothing lies between them.
pub const SPACE_4: f32 = 4.0;
pub const SPACE_8: f32 = 8.0;
pub const SPACE_12: f32 = 12.0;
pub const SPACE_16: f32 = 16.0;
pub const SPACE_24: f32 = 24.0;
pub const SPACE_32: f32 = 32.0;

/// Height of a row in a list or grid, in points.
pub const ROW_HEIGHT: f32 = 28.0;
/// Room inside a row of a list, in points.
pub const ROW_MARGIN: i8 = 8;
/// Least height of anything that can be clicked, in points.
pub const CONTROL_HEIGHT: f32 = 28.0;
/// Height of the one main button of a place, in points.
pub const MAIN_BUTTON_HEIGHT: f32 = 36.0;
/// Corner radius of controls, in points.
pub const CONTROL_RADIUS: u8 = 6;
/// Corner radius of cards, dialogs and menus, in points.
pub const CARD_RADIUS: u8 = 10;
/// How long a fade lasts.
pub const ANIMATION_SECONDS: f32 = 0.12;

const REGULAR: &str = "regular";
const SEMIBOLD: &str = "semibold";

/// Page titles and key figures: 22, semibold.
pub fn title() -> TextStyle {
    TextStyle::Name("title".into())
}

/// What stands out in running text: 14, semibold.
pub fn semibold() -> TextStyle {
    TextStyle::Name(SEMIBOLD.into())
}

/// What stands out in notes: 12, semibold.
pub fn small_semibold() -> TextStyle {
    TextStyle::Name("small semibold".into())
}

/// The semibold face.
pub fn semibold_family() -> FontFamily {
    FontFamily::Name(SEMIBOLD.into())
}

/// The colours of the theme in use. A `&Ui` will do for the context.
pub fn tokens(ctx: &Context) -> &'static Tokens {
    match ctx.theme() {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
    }
}

/// The ring around what has the keyboard.
pub fn focus_ring(ctx: &Context) -> Stroke {
    Stroke::new(2.0, tokens(ctx).accent)
}

/// Gives egui the faces, sizes, spaces and colours of both themes. Call it before the first pass.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    ctx.set_style_of(Theme::Light, style::style(Theme::Light, &LIGHT));
    ctx.set_style_of(Theme::Dark, style::style(Theme::Dark, &DARK));
}

/// Turns fades and smooth scrolling off, for people whom movement disturbs, or on again.
pub fn set_reduced_motion(ctx: &Context, reduced: bool) {
    ctx.all_styles_mut(|style| {
        style.animation_time = if reduced { 0.0 } else { ANIMATION_SECONDS };
        style.scroll_animation = if reduced {
            egui::style::ScrollAnimation::none()
        } else {
            egui::style::ScrollAnimation::default()
        };
    });
}

/// Open Sans for everything, with whatever faces egui brings behind it for the signs it lacks.
/// There is no monospaced face: Open Sans' digits are equally wide already.
fn fonts() -> FontDefinitions {
    let regular: &'static [u8] = include_bytes!("../../assets/fonts/OpenSans-Regular.ttf");
    let strong: &'static [u8] = include_bytes!("../../assets/fonts/OpenSans-Semibold.ttf");
    let mut fonts = FontDefinitions::default();
    let fallbacks: Vec<String> = [FontFamily::Proportional, FontFamily::Monospace]
        .iter()
        .filter_map(|family| fonts.families.get(family))
        .flatten()
        .cloned()
        .collect();
    for (name, bytes) in [(REGULAR, regular), (SEMIBOLD, strong)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for (family, name) in [
        (FontFamily::Proportional, REGULAR),
        (FontFamily::Monospace, REGULAR),
        (semibold_family(), SEMIBOLD),
    ] {
        let mut faces = vec![name.to_owned()];
        faces.extend(fallbacks.iter().cloned());
        fonts.families.insert(family, faces);
    }
    fonts
}
