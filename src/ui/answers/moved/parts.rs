//! The parts of a move: sides of the ratio, inputs, channels, each with its bar.

use egui::{Color32, Frame, Label, Rect, RichText, Role, Sense, Stroke, Ui, Vec2};

use super::bars::Bar;
use super::shown::Shown;
use crate::analysis::moved::{ByChannel, ChannelPart, InputPart, Moved, Split};
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::widgets::{action_button_ui, note_ui, semibold_ui, title_ui};

/// Channels shown before "Show all".
const CHANNELS_SHOWN: usize = 6;

/// How the figures of this move are written.
struct Amounts<'a> {
    shown: &'a Shown,
    decimals: usize,
}

impl Amounts<'_> {
    /// "+2.63 points"
    fn change(&self, value: f64) -> String {
        let number = self.signed(value);
        let suffix = self.shown.kpi.unit.difference_suffix(&self.shown.currency);
        if suffix.is_empty() { number } else { format!("{number}\u{a0}{suffix}") }
    }

    /// "+2.63"
    fn signed(&self, value: f64) -> String {
        self.shown.words.number_format.format_signed(value, Some(self.decimals))
    }

    /// "13.85 %"; a dash where there is none.
    fn figure(&self, value: Option<f64>) -> String {
        let Some(value) = value else { return crate::ui::words::NOTHING.to_owned() };
        let number = self.shown.words.fixed(value, self.decimals);
        let suffix = self.shown.kpi.unit.suffix(&self.shown.currency);
        if suffix.is_empty() { number } else { format!("{number}\u{a0}{suffix}") }
    }
}

/// The whole answer. `all_channels` says whether every channel is listed; it may be changed.
pub fn answer_ui(ui: &mut Ui, shown: &Shown, moved: &Moved, all_channels: &mut bool) {
    let Some(split) = &moved.printed else {
        ui.add(Label::new(&moved.headline).wrap());
        return;
    };
    let amounts = Amounts { shown, decimals: split.decimals };
    figures_ui(ui, &amounts, moved);
    ui.add(Label::new(&moved.headline).wrap());
    if let Some(alarm) = &split.alarm {
        alarm_ui(ui, alarm);
    }
    for caution in &moved.cautions {
        caution_ui(ui, caution);
    }
    let full = full_bar(split);
    sides_ui(ui, &amounts, split, full);
    inputs_ui(ui, &amounts, split, full);
    channels_ui(ui, &amounts, split, full, all_channels);
}

/// "15.00 → 13.85 %"
fn figures_ui(ui: &mut Ui, amounts: &Amounts<'_>, moved: &Moved) {
    let [was, is] = [&moved.before, &moved.after].map(|side| side.used.figure.value());
    let was = was.map_or_else(String::new, |was| amounts.shown.words.fixed(was, amounts.decimals));
    title_ui(ui, &format!("{was} → {}", amounts.figure(is)));
}

/// The largest part of any list: it fills its half.
fn full_bar(split: &Split) -> f64 {
    let sides = split.sides.iter().flatten().map(|side| side.part);
    let inputs = split.inputs.iter().map(|input| input.part.part);
    let rows = split.channels.rows().iter().map(ChannelPart::part);
    let both = match split.channels {
        ByChannel::MixAndRate { mix, rate, .. } => [mix, rate],
        _ => [0.0; 2],
    };
    let all = sides.chain(inputs).chain(rows).chain(both);
    all.fold(split.change.abs(), |full, part| full.max(part.abs()))
}

fn sides_ui(ui: &mut Ui, amounts: &Amounts<'_>, split: &Split, full: f64) {
    let Some(sides) = &split.sides else { return };
    section_ui(ui, "Numerator and denominator");
    if let Some(summary) = &split.summary {
        ui.add(Label::new(summary).wrap());
    }
    for (role, side) in ["Numerator", "Denominator"].into_iter().zip(sides) {
        Bar {
            name: &format!("{role}: {}", side.name),
            amount: &amounts.change(side.part),
            note: &side.went(),
            part: side.part,
            full,
        }
        .ui(ui);
    }
}

fn inputs_ui(ui: &mut Ui, amounts: &Amounts<'_>, split: &Split, full: f64) {
    if let Some(reason) = &split.inputs_refused {
        section_ui(ui, "Inputs");
        note_ui(ui, &format!("The inputs have no parts of their own: {reason}"));
    }
    if split.inputs.is_empty() {
        return;
    }
    section_ui(ui, "Inputs");
    for input in &split.inputs {
        Bar {
            name: &crate::analysis::words::upper_first(&input.part.name),
            amount: &amounts.change(input.part.part),
            note: &input_note(amounts, input),
            part: input.part.part,
            full,
        }
        .ui(ui);
    }
}

fn input_note(amounts: &Amounts<'_>, input: &InputPart) -> String {
    let went = input.part.went();
    match input.through {
        Some([above, below]) => format!(
            "{went}; it counts on both sides: {} above the line, {} below it",
            amounts.signed(above),
            amounts.signed(below)
        ),
        None => went,
    }
}

fn channels_ui(
    ui: &mut Ui,
    amounts: &Amounts<'_>,
    split: &Split,
    full: f64,
    all_channels: &mut bool,
) {
    match &split.channels {
        ByChannel::Single => return,
        ByChannel::Refused(reason) => {
            section_ui(ui, "Channels");
            note_ui(ui, &format!("The move cannot be divided over channels: {reason}"));
            return;
        }
        ByChannel::Sum(_) => section_ui(ui, "Channels"),
        ByChannel::MixAndRate { mix, rate, .. } => {
            section_ui(ui, "Channels");
            let both = [
                ("Rates within the channels", *rate, "what happened on each of them"),
                ("Mix of the channels", *mix, "weight that went from one to another"),
            ];
            for (name, part, note) in both {
                Bar { name, amount: &amounts.change(part), note, part, full }.ui(ui);
            }
            section_ui(ui, "Channel by channel");
            if let Some([_, below]) = &split.sides {
                note_ui(ui, &format!("Weight is a channel’s share of {}", below.name));
            }
        }
    }
    let mut rows: Vec<&ChannelPart> = split.channels.rows().iter().collect();
    rows.sort_by(|a, b| b.part().abs().total_cmp(&a.part().abs()));
    let n = if *all_channels { rows.len() } else { CHANNELS_SHOWN };
    for row in rows.iter().take(n) {
        Bar {
            name: &row.name,
            amount: &amounts.change(row.part()),
            note: &channel_note(amounts, row, &split.channels),
            part: row.part(),
            full,
        }
        .ui(ui);
    }
    if rows.len() > n
        && action_button_ui(ui, &format!("Show all {} channels", rows.len())).clicked()
    {
        *all_channels = true;
    }
}

fn channel_note(amounts: &Amounts<'_>, row: &ChannelPart, channels: &ByChannel) -> String {
    let figures = format!("{} → {}", amounts.figure(row.before), amounts.figure(row.after));
    if !matches!(channels, ByChannel::MixAndRate { .. }) {
        return figures;
    }
    let [was, is] = row.weights.map(|weight| amounts.shown.words.share(weight));
    format!(
        "{figures}; weight {was} → {is}; rate {}, mix {}",
        amounts.signed(row.rate),
        amounts.signed(row.mix)
    )
}

pub fn section_ui(ui: &mut Ui, title: &str) {
    ui.add_space(theme::SPACE_4);
    let title = semibold_ui(ui, title);
    ui.accesskit_node_builder(title.id, |node| node.set_role(Role::Heading));
}

/// What must not be overlooked: a box with an edge, an icon and words.
fn alarm_ui(ui: &mut Ui, text: &str) {
    let tokens = theme::tokens(ui);
    Frame::new()
        .fill(tokens.sunken)
        .stroke(Stroke::new(1.0, tokens.warning))
        .corner_radius(theme::CONTROL_RADIUS)
        .inner_margin(12)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            marked_ui(ui, Icon::Warning, tokens.warning, RichText::new(text), Role::Alert);
        });
}

fn caution_ui(ui: &mut Ui, text: &str) {
    let tokens = theme::tokens(ui);
    let words = RichText::new(text).small();
    marked_ui(ui, Icon::Info, tokens.warning, words, Role::Note);
}

fn marked_ui(ui: &mut Ui, icon: Icon, color: Color32, text: RichText, role: Role) {
    let said = text.text().to_owned();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_8;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(icons::MEDIUM), Sense::hover());
        let place = Rect::from_center_size(rect.center(), Vec2::splat(14.0));
        icons::paint(ui.painter(), icon, place, color);
        let label = ui.add(Label::new(text).wrap());
        ui.accesskit_node_builder(label.id, |node| {
            node.set_role(role);
            node.clear_value();
            node.set_label(said);
        });
    });
}
