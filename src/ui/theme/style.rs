//! egui's own widgets, dressed in the tokens.

use std::collections::BTreeMap;

use egui::style::{ScrollStyle, Selection, Spacing, TextCursorStyle, WidgetVisuals, Widgets};
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme,
    Vec2, Visuals, vec2,
};

use super::{
    ANIMATION_SECONDS, CARD_RADIUS, CONTROL_HEIGHT, CONTROL_RADIUS, SPACE_4, SPACE_8, Tokens,
    semibold, semibold_family, small_semibold, title,
};

/// The whole style of one theme.
pub fn style(theme: Theme, tokens: &Tokens) -> Style {
    Style {
        text_styles: text_styles(),
        spacing: spacing(),
        visuals: visuals(theme, tokens),
        animation_time: ANIMATION_SECONDS,
        ..Style::default()
    }
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    let regular = FontFamily::Proportional;
    let strong = semibold_family();
    [
        (TextStyle::Small, FontId::new(12.0, regular.clone())),
        (TextStyle::Body, FontId::new(14.0, regular.clone())),
        (TextStyle::Button, FontId::new(14.0, regular)),
        (TextStyle::Monospace, FontId::new(14.0, FontFamily::Monospace)),
        (small_semibold(), FontId::new(12.0, strong.clone())),
        (semibold(), FontId::new(14.0, strong.clone())),
        (TextStyle::Heading, FontId::new(16.0, strong.clone())),
        (title(), FontId::new(22.0, strong)),
    ]
    .into()
}

fn spacing() -> Spacing {
    Spacing {
        item_spacing: vec2(SPACE_8, SPACE_8),
        window_margin: Margin::same(16),
        menu_margin: Margin::same(4),
        menu_spacing: 0.0,
        button_padding: vec2(12.0, SPACE_4),
        interact_size: vec2(CONTROL_HEIGHT, CONTROL_HEIGHT),
        icon_width: 16.0,
        icon_width_inner: 10.0,
        icon_spacing: SPACE_8,
        indent: 24.0,
        combo_width: 120.0,
        combo_height: 320.0,
        tooltip_width: 360.0,
        scroll: scroll(),
        ..Spacing::default()
    }
}

/// A thin bar that takes no room from the content until it is needed.
fn scroll() -> ScrollStyle {
    ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        handle_min_length: 24.0,
        // The handle keeps still and visible, so that it shows that there is more.
        dormant_handle_opacity: 0.6,
        ..ScrollStyle::floating()
    }
}

fn visuals(theme: Theme, tokens: &Tokens) -> Visuals {
    let base = match theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    let shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: tokens.shadow };
    let focus = Stroke::new(2.0, tokens.accent);
    let mut visuals = Visuals {
        weak_text_color: Some(tokens.weak),
        widgets: widgets(tokens),
        selection: Selection { bg_fill: tokens.selection, stroke: focus },
        hyperlink_color: tokens.accent,
        faint_bg_color: tokens.sunken,
        extreme_bg_color: tokens.sunken,
        text_edit_bg_color: Some(tokens.panel),
        code_bg_color: tokens.sunken,
        warn_fg_color: tokens.warning,
        error_fg_color: tokens.danger,
        window_corner_radius: CornerRadius::same(CARD_RADIUS),
        window_shadow: shadow,
        window_fill: tokens.panel,
        window_stroke: Stroke::new(1.0, tokens.grid),
        window_highlight_topmost: false,
        menu_corner_radius: CornerRadius::same(CARD_RADIUS),
        panel_fill: tokens.window,
        popup_shadow: shadow,
        text_cursor: TextCursorStyle { stroke: focus, ..TextCursorStyle::default() },
        indent_has_left_vline: false,
        striped: false,
        ..base
    };
    visuals.ime_composition.active_underline_stroke = focus;
    visuals.ime_composition.inactive_underline_stroke = Stroke::new(1.0, tokens.accent);
    visuals
}

/// How the entries of menus and open lists look: no boxes, a ground under the pointer, and, unlike
/// egui's own menu style, a ring around the entry that has the keyboard.
pub fn menu_style(style: &mut Style) {
    style.spacing.button_padding = vec2(SPACE_8, SPACE_4);
    style.spacing.item_spacing = Vec2::ZERO;
    let widgets = &mut style.visuals.widgets;
    widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
    for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.open] {
        state.bg_stroke = Stroke::NONE;
    }
}

fn widgets(tokens: &Tokens) -> Widgets {
    let edge = Stroke::new(1.0, tokens.edge);
    // Rails of sliders and boxes of check boxes lie a little deeper than buttons.
    let inactive = WidgetVisuals { bg_fill: tokens.sunken, ..widget(tokens, tokens.panel, edge) };
    Widgets {
        noninteractive: WidgetVisuals {
            fg_stroke: Stroke::new(1.0, tokens.text),
            ..widget(tokens, tokens.panel, Stroke::new(1.0, tokens.grid))
        },
        inactive,
        hovered: WidgetVisuals {
            bg_stroke: Stroke::new(1.0, tokens.weak),
            ..widget(tokens, tokens.hover, edge)
        },
        // egui shows "pressed" and "has the keyboard" alike: this is the focus ring.
        active: widget(tokens, tokens.panel, Stroke::new(2.0, tokens.accent)),
        open: widget(tokens, tokens.selection, edge),
    }
}

fn widget(tokens: &Tokens, fill: Color32, outline: Stroke) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: outline,
        corner_radius: CornerRadius::same(CONTROL_RADIUS),
        fg_stroke: Stroke::new(1.5, tokens.text),
        expansion: 0.0,
    }
}
