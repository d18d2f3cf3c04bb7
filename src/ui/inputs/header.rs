//! The line above the grid: what it shows, and which cadence and channels.

use egui::{Align, ComboBox, Label, Layout, Rect, RichText, Role, TextStyle, Ui};

use super::sheet::Channels;
use crate::app::View;
use crate::model::Cadence;
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::widgets::{Chip, action_button_ui, chip_ui};

/// How many channels still get a chip each.
const MAX_CHIPS: usize = 6;
/// Width that chips do not use: heading, import, gaps; points.
const OTHER_WIDTH: f32 = 330.0;

/// What the user changed in the line.
#[derive(Debug, Default)]
pub struct Chosen {
    pub cadence: Option<Cadence>,
    pub channels: Option<Channels>,
    pub import: bool,
}

/// The line above the grid. `name` is that of the KPI; without one there is nothing to choose.
pub fn header_ui(
    ui: &mut Ui,
    view: &View<'_>,
    name: Option<&str>,
    cadence: Cadence,
    channels: Channels,
) -> Chosen {
    let mut chosen = Chosen::default();
    let options = channel_options(view);
    let is_roomy = options.len() <= MAX_CHIPS + 2
        && chips_width(ui, &options) + OTHER_WIDTH <= ui.available_width();
    ui.horizontal(|ui| {
        ui.set_min_height(theme::CONTROL_HEIGHT);
        ui.spacing_mut().item_spacing.x = theme::SPACE_8;
        let heading = RichText::new("KPI inputs").text_style(TextStyle::Heading);
        let heading = ui.add(Label::new(heading));
        ui.accesskit_node_builder(heading.id, |node| node.set_role(Role::Heading));
        if let Some(name) = name {
            let room = if is_roomy { 150.0 } else { 120.0 };
            let note = Label::new(RichText::new(name).small().weak()).truncate();
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(note);
            });
            ui.add_space(theme::SPACE_8);
            if is_roomy {
                chips_ui(ui, &options, cadence, channels, &mut chosen);
            } else {
                combos_ui(ui, &options, cadence, channels, &mut chosen);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            chosen.import = action_button_ui(ui, "Import…").clicked();
        });
    });
    chosen
}

/// What can be chosen about channels, with its words.
fn channel_options(view: &View<'_>) -> Vec<(Channels, String)> {
    let mut options = vec![(Channels::All, "All channels".to_owned())];
    let own = view.project.channels.iter();
    options.extend(own.map(|(id, channel)| (Channels::One(id), channel.name.clone())));
    if view.project.channels.len() > 1 {
        options.push((Channels::SideBySide, "Side by side".to_owned()));
    }
    options
}

fn chips_width(ui: &Ui, options: &[(Channels, String)]) -> f32 {
    let font = theme::small_semibold().resolve(ui.style());
    let texts = options.iter().map(|(_, text)| text.as_str());
    let all = texts.chain(Cadence::ALL.map(Cadence::label));
    let width = |text: &str| {
        let galley =
            ui.painter().layout_no_wrap(text.to_owned(), font.clone(), theme::tokens(ui).weak);
        galley.size().x + 20.0 + theme::SPACE_4
    };
    all.map(width).sum()
}

fn chips_ui(
    ui: &mut Ui,
    options: &[(Channels, String)],
    cadence: Cadence,
    channels: Channels,
    chosen: &mut Chosen,
) {
    ui.spacing_mut().item_spacing.x = theme::SPACE_4;
    for choice in Cadence::ALL {
        if chip_ui(ui, Chip::Choice, choice.label(), choice == cadence).clicked() {
            chosen.cadence = Some(choice);
        }
    }
    ui.add_space(theme::SPACE_12);
    for (choice, text) in options {
        if chip_ui(ui, Chip::Choice, text, *choice == channels).clicked() {
            chosen.channels = Some(*choice);
        }
    }
}

fn combos_ui(
    ui: &mut Ui,
    options: &[(Channels, String)],
    cadence: Cadence,
    channels: Channels,
    chosen: &mut Chosen,
) {
    combo(ui, "Cadence", cadence.label(), 88.0, |ui| {
        for choice in Cadence::ALL {
            if ui.selectable_label(choice == cadence, choice.label()).clicked() {
                chosen.cadence = Some(choice);
            }
        }
    });
    let shown = options.iter().find(|(choice, _)| *choice == channels);
    combo(ui, "Channels", shown.map_or("", |(_, text)| text.as_str()), 132.0, |ui| {
        for (choice, text) in options {
            if ui.selectable_label(*choice == channels, text).clicked() {
                chosen.channels = Some(*choice);
            }
        }
    });
}

fn combo(ui: &mut Ui, name: &'static str, shown: &str, width: f32, add: impl FnOnce(&mut Ui)) {
    let combo = ComboBox::from_id_salt(name)
        .width(width)
        .truncate()
        .selected_text(shown)
        .icon(|ui, rect, visuals, _is_open| {
            let icon = Rect::from_center_size(rect.center(), egui::Vec2::splat(10.0));
            icons::paint(ui.painter(), Icon::ChevronDown, icon, visuals.fg_stroke.color);
        })
        .show_ui(ui, add);
    ui.accesskit_node_builder(combo.response.id, |node| node.set_label(name));
}
