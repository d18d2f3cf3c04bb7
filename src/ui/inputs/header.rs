//! The line above the grid: what it shows, and which cadence and channels.

use egui::{Align, ComboBox, Label, Layout, Rect, RichText, Role, TextStyle, Ui};

use super::columns::channels_with_readings;
use super::sheet::Channels;
use crate::analysis::KpiProgram;
use crate::app::View;
use crate::model::Cadence;
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::widgets::{Chip, action_button_ui, chip_ui};

/// How many channels still get a chip each.
const MAX_CHIPS: usize = 8;
/// Width of what is always there: heading, import, gaps; points.
const OTHER_WIDTH: f32 = 190.0;
/// Width of the name of the KPI, in points: the most, and the least worth showing.
const NAME_WIDTH: f32 = 150.0;
const LEAST_NAME: f32 = 64.0;
/// Widths of the choosers of cadence and channels with their gaps, in points.
const CADENCE_WIDTH: f32 = 88.0;
const CHANNEL_WIDTH: f32 = 132.0;
const LEAST_CHANNEL: f32 = 72.0;
/// What a chooser takes beside its text, in points.
const CHOOSER_EDGES: f32 = 24.0;

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
    let channels = match channels {
        Channels::EverySideBySide => Channels::SideBySide,
        other => other,
    };
    let bare_room = ui.available_width() - OTHER_WIDTH;
    let room = bare_room - NAME_WIDTH;
    let cadences = chips_width(ui, &Cadence::ALL.map(Cadence::label));
    let names: Vec<&str> = options.iter().map(|(_, text)| text.as_str()).collect();
    let has_cadence_chips = cadences + CHANNEL_WIDTH + theme::SPACE_32 <= room;
    let has_channel_chips = names.len() <= MAX_CHIPS && cadences + chips_width(ui, &names) <= room;
    // Where it is tight, first the name gives way, then the chooser of channels.
    let choosers = CADENCE_WIDTH + CHANNEL_WIDTH + 2.0 * CHOOSER_EDGES;
    let name_room = if has_cadence_chips { NAME_WIDTH } else { bare_room - choosers };
    let channel_room = (bare_room - choosers + CHANNEL_WIDTH).clamp(LEAST_CHANNEL, CHANNEL_WIDTH);
    ui.horizontal(|ui| {
        ui.set_min_height(theme::CONTROL_HEIGHT);
        ui.spacing_mut().item_spacing.x = theme::SPACE_8;
        let heading = RichText::new("KPI inputs").text_style(TextStyle::Heading);
        let heading = ui.add(Label::new(heading));
        ui.accesskit_node_builder(heading.id, |node| node.set_role(Role::Heading));
        if let Some(name) = name {
            let note = Label::new(RichText::new(name).small().weak()).truncate();
            if name_room >= LEAST_NAME {
                ui.scope(|ui| {
                    ui.set_max_width(name_room.min(NAME_WIDTH));
                    ui.add(note);
                });
                ui.add_space(theme::SPACE_8);
            }
            if has_cadence_chips {
                cadence_chips_ui(ui, cadence, &mut chosen);
            } else {
                cadence_combo_ui(ui, cadence, &mut chosen);
            }
            ui.add_space(theme::SPACE_4);
            if has_channel_chips {
                channel_chips_ui(ui, &options, channels, &mut chosen);
            } else {
                channel_combo_ui(ui, &options, channels, channel_room, &mut chosen);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            chosen.import = action_button_ui(ui, "Import…").clicked();
        });
    });
    chosen
}

/// What can be chosen about channels, with its words; those with readings first.
fn channel_options(view: &View<'_>) -> Vec<(Channels, String)> {
    let program = view.selected_kpi().and_then(|(_, kpi)| KpiProgram::new(view.project, kpi).ok());
    let used = program.map(|program| channels_with_readings(view, &program)).unwrap_or_default();
    let own = view.project.channels.iter();
    let (with, without): (Vec<_>, Vec<_>) = own
        .map(|(id, channel)| (Channels::One(id), channel.name.clone()))
        .partition(|(option, _)| matches!(option, Channels::One(id) if used.contains(id)));
    let mut options = vec![(Channels::All, "All channels".to_owned())];
    options.extend(with);
    if view.project.channels.len() > 1 {
        options.push((Channels::SideBySide, "Side by side".to_owned()));
    }
    options.extend(without);
    options
}

fn chips_width(ui: &Ui, texts: &[&str]) -> f32 {
    let font = theme::small_semibold().resolve(ui.style());
    let width = |text: &&str| {
        let color = theme::tokens(ui).weak;
        let galley = ui.painter().layout_no_wrap((*text).to_owned(), font.clone(), color);
        galley.size().x + 20.0 + theme::SPACE_4
    };
    texts.iter().map(width).sum()
}

fn cadence_chips_ui(ui: &mut Ui, cadence: Cadence, chosen: &mut Chosen) {
    ui.spacing_mut().item_spacing.x = theme::SPACE_4;
    for choice in Cadence::ALL {
        if chip_ui(ui, Chip::Choice, choice.label(), choice == cadence).clicked() {
            chosen.cadence = Some(choice);
        }
    }
    ui.spacing_mut().item_spacing.x = theme::SPACE_8;
}

fn channel_chips_ui(
    ui: &mut Ui,
    options: &[(Channels, String)],
    channels: Channels,
    chosen: &mut Chosen,
) {
    ui.spacing_mut().item_spacing.x = theme::SPACE_4;
    for (choice, text) in options {
        if chip_ui(ui, Chip::Choice, text, *choice == channels).clicked() {
            chosen.channels = Some(*choice);
        }
    }
}

fn cadence_combo_ui(ui: &mut Ui, cadence: Cadence, chosen: &mut Chosen) {
    combo(ui, "Cadence", cadence.label(), CADENCE_WIDTH, |ui| {
        for choice in Cadence::ALL {
            if ui.selectable_label(choice == cadence, choice.label()).clicked() {
                chosen.cadence = Some(choice);
            }
        }
    });
}

fn channel_combo_ui(
    ui: &mut Ui,
    options: &[(Channels, String)],
    channels: Channels,
    width: f32,
    chosen: &mut Chosen,
) {
    let shown = options.iter().find(|(choice, _)| *choice == channels);
    combo(ui, "Channels", shown.map_or("", |(_, text)| text.as_str()), width, |ui| {
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
