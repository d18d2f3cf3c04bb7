//! Contrast and completeness of the theme.

use egui::{Color32, FontId, Rgba, Style};

use super::*;
use crate::analysis::Status;
use crate::ui::testing::in_a_pass;

const THEMES: [(&str, &Tokens); 2] = [("light", &LIGHT), ("dark", &DARK)];

/// The contrast ratio of WCAG 2.2: (lighter + 0.05) / (darker + 0.05) of relative luminances.
fn contrast(one: Color32, other: Color32) -> f32 {
    let luminance = |color: Color32| {
        let rgba = Rgba::from(color);
        0.2126 * rgba.r() + 0.7152 * rgba.g() + 0.0722 * rgba.b()
    };
    let (a, b) = (luminance(one) + 0.05, luminance(other) + 0.05);
    a.max(b) / a.min(b)
}

fn texts(tokens: &Tokens) -> Vec<(&'static str, Color32)> {
    let mut texts = vec![
        ("text", tokens.text),
        ("weak", tokens.weak),
        ("accent", tokens.accent),
        ("accent_hover", tokens.accent_hover),
        ("actual", tokens.actual),
        ("target", tokens.target),
        ("forecast", tokens.forecast),
        ("danger", tokens.danger),
        ("warning", tokens.warning),
    ];
    texts.extend(Status::ALL.map(|status| (status.label(), tokens.status(status))));
    texts
}

fn grounds(tokens: &Tokens) -> [(&'static str, Color32); 5] {
    [
        ("window", tokens.window),
        ("panel", tokens.panel),
        ("sunken", tokens.sunken),
        ("selection", tokens.selection),
        ("hover", tokens.hover),
    ]
}

#[test]
fn contrast_is_computed_as_wcag_has_it() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
    assert!((contrast(Color32::WHITE, Color32::WHITE) - 1.0).abs() < 0.01);
}

#[test]
fn every_text_colour_is_readable_on_every_ground() {
    for (theme, tokens) in THEMES {
        for (text, color) in texts(tokens) {
            for (ground, behind) in grounds(tokens) {
                let ratio = contrast(color, behind);
                assert!(ratio >= 4.5, "{theme}: {text} on {ground} is {ratio:.2} : 1");
            }
        }
        let ratio = contrast(tokens.on_accent, tokens.accent)
            .min(contrast(tokens.on_accent, tokens.accent_hover));
        assert!(ratio >= 4.5, "{theme}: text on the main button is {ratio:.2} : 1");
    }
}

#[test]
fn edges_and_the_focus_ring_stand_out_from_every_ground() {
    for (theme, tokens) in THEMES {
        for (ground, behind) in grounds(tokens) {
            for (line, color) in [("edge", tokens.edge), ("focus ring", tokens.accent)] {
                let ratio = contrast(color, behind);
                assert!(ratio >= 3.0, "{theme}: {line} on {ground} is {ratio:.2} : 1");
            }
        }
    }
}

#[test]
fn channel_colours_stand_out_from_the_panel_they_are_drawn_on() {
    for (theme, tokens) in THEMES {
        for (index, color) in tokens.channels.iter().enumerate() {
            let ratio = contrast(*color, tokens.panel);
            assert!(ratio >= 3.0, "{theme}: channel {index} is {ratio:.2} : 1");
        }
    }
}

#[test]
fn grid_lines_stay_faint() {
    for (theme, tokens) in THEMES {
        let ratio = contrast(tokens.grid, tokens.panel);
        assert!((1.1..=1.5).contains(&ratio), "{theme}: grid on panel is {ratio:.2} : 1");
    }
}

#[test]
fn widgets_of_egui_wear_readable_colours_in_every_state() {
    for (theme, tokens) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        let Style { visuals, .. } = style::style(theme, tokens);
        let widgets = &visuals.widgets;
        for state in [
            &widgets.noninteractive,
            &widgets.inactive,
            &widgets.hovered,
            &widgets.active,
            &widgets.open,
        ] {
            assert!(contrast(state.fg_stroke.color, state.bg_fill) >= 4.5);
            assert!(contrast(state.fg_stroke.color, state.weak_bg_fill) >= 4.5);
        }
        for state in [&widgets.inactive, &widgets.hovered, &widgets.active, &widgets.open] {
            assert!(contrast(state.bg_stroke.color, visuals.panel_fill) >= 3.0);
            assert!(contrast(state.bg_stroke.color, visuals.window_fill) >= 3.0);
        }
        assert!(contrast(visuals.selection.stroke.color, visuals.selection.bg_fill) >= 4.5);
        assert!(widgets.active.bg_stroke.width >= 2.0, "the focus ring");
    }
}

#[test]
fn everything_clickable_is_at_least_28_high() {
    for (theme, tokens) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        let style = style::style(theme, tokens);
        assert!(style.spacing.interact_size.y >= 28.0);
    }
}

#[test]
fn digits_of_both_faces_are_equally_wide_so_that_numbers_line_up() {
    in_a_pass(|ctx| {
        for family in [FontFamily::Proportional, semibold_family()] {
            for size in [12.0, 14.0, 16.0, 22.0] {
                let font = FontId::new(size, family.clone());
                let widths: Vec<f32> =
                    ctx.fonts_mut(|f| ('0'..='9').map(|c| f.glyph_width(&font, c)).collect());
                for width in &widths {
                    assert!((width - widths[0]).abs() < 1e-4, "{family:?} {size}: {widths:?}");
                }
            }
        }
    });
}

#[test]
fn the_signs_our_texts_use_are_in_both_faces() {
    let signs = "−–—“”‘’…·•×÷≤≥≈±→←↑↓▲▼€£¥¢%‰äöüßéèñçåøğşőżКирилλ\u{a0}\u{202f}";
    in_a_pass(|ctx| {
        for family in [FontFamily::Proportional, semibold_family()] {
            let font = FontId::new(14.0, family.clone());
            let missing: String =
                ctx.fonts_mut(|f| signs.chars().filter(|c| !f.has_glyph(&font, *c)).collect());
            assert_eq!(missing, "", "{family:?}");
        }
    });
}

#[test]
fn every_text_style_is_known_in_both_themes() {
    in_a_pass(|ctx| {
        for theme in [Theme::Light, Theme::Dark] {
            let style = ctx.style_of(theme);
            for (name, size) in [
                (TextStyle::Small, 12.0),
                (small_semibold(), 12.0),
                (TextStyle::Body, 14.0),
                (TextStyle::Button, 14.0),
                (semibold(), 14.0),
                (TextStyle::Heading, 16.0),
                (title(), 22.0),
            ] {
                assert!((style.text_styles[&name].size - size).abs() < f32::EPSILON, "{name}");
            }
        }
    });
}
