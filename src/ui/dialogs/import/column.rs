//! One column of a table: taken or not, which input it becomes, and what it holds.

use egui::{
    Checkbox, ComboBox, Key, Label, Modifiers, Rect, Response, RichText, Stroke, TextEdit,
    TextWrapMode, Ui, UiBuilder, Vec2, pos2, vec2,
};

use super::{channel, header_of, notices, units, whole};
use crate::app::{ColumnDigest, ImportDialog, View};
use crate::import::{ColumnChoice, ColumnRef, Refusal, Silence};
use crate::model::InputKind;
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::widgets::shortened_in_middle;

const GAP: f32 = theme::SPACE_8;
const KIND_WIDTH: f32 = 112.0;
/// Width of a row below which the name in formulas goes behind the button with the dots, and the
/// channel to the second line.
const NARROW: f32 = 620.0;
/// Where the second line begins: below the header, beside the box.
const INDENT: f32 = 26.0;
const LINE: f32 = 30.0;

fn is_narrow(width: f32) -> bool {
    width < NARROW
}

/// A line of controls and a line of figures.
pub(super) fn row_height(width: f32) -> f32 {
    if is_narrow(width) { 68.0 } else { 58.0 }
}

/// The places of a row's parts.
struct Parts {
    take: Rect,
    label: Rect,
    /// None where there is no room.
    identifier: Option<Rect>,
    channel: Rect,
    kind: Rect,
    more: Rect,
    /// What was read of the column, and its course where there is room.
    figures: Rect,
    spark: Option<Rect>,
}

/// Places of these widths beside each other.
fn beside<const N: usize>(line: Rect, widths: [f32; N]) -> [Rect; N] {
    let mut left = line.left();
    widths.map(|width| {
        let part = Rect::from_min_size(pos2(left, line.top()), vec2(width, line.height()));
        left += width + GAP;
        part
    })
}

impl Parts {
    fn of(row: Rect) -> Self {
        let first = Rect::from_min_size(row.min + vec2(0.0, 4.0), vec2(row.width(), LINE));
        let below = Rect::from_min_max(pos2(row.left() + INDENT, first.bottom()), row.max);
        if is_narrow(row.width()) { Self::narrow(first, below) } else { Self::wide(first, below) }
    }

    fn wide(first: Rect, below: Rect) -> Self {
        const SPARK: Vec2 = vec2(108.0, 16.0);
        let room = first.width() - KIND_WIDTH - theme::CONTROL_HEIGHT - 5.0 * GAP;
        let widths = [room * 0.31, room * 0.28, room * 0.21, room * 0.20];
        let [take, label, identifier, channel] = beside(first, widths);
        let rest = first.with_min_x(channel.right() + GAP);
        let [kind, more] = beside(rest, [KIND_WIDTH, theme::CONTROL_HEIGHT]);
        let spark = Rect::from_min_size(pos2(below.right() - SPARK.x, below.top() + 2.0), SPARK);
        let figures = below.with_max_x(spark.left() - GAP);
        let (identifier, spark) = (Some(identifier), Some(spark));
        Self { take, label, identifier, channel, kind, more, figures, spark }
    }

    fn narrow(first: Rect, below: Rect) -> Self {
        const CHANNEL: f32 = 148.0;
        let room = first.width() - KIND_WIDTH - theme::CONTROL_HEIGHT - 3.0 * GAP;
        let [take, label] = beside(first, [room * 0.47, room * 0.53]);
        let rest = first.with_min_x(label.right() + GAP);
        let [kind, more] = beside(rest, [KIND_WIDTH, theme::CONTROL_HEIGHT]);
        let channel = below.with_min_x(below.right() - CHANNEL).translate(vec2(0.0, 2.0));
        let figures = below.with_max_x(channel.left() - GAP).translate(vec2(0.0, 6.0));
        Self { take, label, identifier: None, channel, kind, more, figures, spark: None }
    }
}

pub(super) fn captions_ui(ui: &mut Ui) {
    let size = vec2(ui.available_width(), 16.0);
    let (_, row) = ui.allocate_space(size);
    let Parts { take, label, identifier, channel, kind, .. } = Parts::of(row);
    let channel = identifier.map(|_| channel);
    let kind_caption = if channel.is_some() { "Kind" } else { "Kind, channel" };
    let captions = [
        (Some(take), "Column in the file"),
        (Some(label), "Becomes the input"),
        (identifier, "Name in formulas"),
        (channel, "Channel"),
        (Some(kind), kind_caption),
    ];
    for (part, caption) in captions {
        let Some(part) = part else { continue };
        let part = part.with_min_y(row.top()).with_max_y(row.bottom());
        ui.scope_builder(UiBuilder::new().max_rect(part), |ui| {
            ui.add(Label::new(RichText::new(caption).small().weak()).truncate());
        });
    }
}

pub(super) fn column_ui(ui: &mut Ui, view: &View<'_>, at: ColumnRef, dialog: &mut ImportDialog) {
    let width = ui.available_width();
    let (_, row) = ui.allocate_space(vec2(width, row_height(width)));
    let Some(mut choice) = dialog.choices.columns.get(&at).cloned() else { return };
    let before = choice.clone();
    let parts = Parts::of(row);
    let is_skipped = !dialog.is_taken(at.table_ref());
    let builder = |rect| UiBuilder::new().max_rect(rect);
    ui.scope_builder(builder(parts.take), |ui| {
        ui.shrink_clip_rect(parts.take.expand(2.0));
        ui.add_enabled_ui(!is_skipped, |ui| take_ui(ui, at, is_skipped, dialog, &mut choice));
    });
    ui.add_enabled_ui(choice.take && !is_skipped, |ui| {
        controls_ui(ui, view, at, &parts, dialog, &mut choice);
    });
    digest_ui(ui, view, &parts, at, choice.take && !is_skipped, dialog);
    ui.advance_cursor_after_rect(row);
    if choice != before {
        dialog.choices.columns.insert(at, choice);
        dialog.touch();
    }
}

fn take_ui(
    ui: &mut Ui,
    at: ColumnRef,
    is_skipped: bool,
    dialog: &ImportDialog,
    choice: &mut ColumnChoice,
) {
    ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
    // Nothing of a table that is left out is taken, whatever is chosen for its columns.
    let mut takes = choice.take && !is_skipped;
    let header = header_of(dialog, at);
    // Names of wide exports begin alike and differ at their ends; the tooltip has all of it.
    let room = ui.available_width() - ui.spacing().icon_width - ui.spacing().icon_spacing;
    let check = ui.add(Checkbox::new(&mut takes, shortened_in_middle(ui, header, room)));
    ui.accesskit_node_builder(check.id, |node| node.set_label(header));
    if check.on_hover_text(hint(dialog, at)).changed() {
        choice.take = takes;
    }
}

/// Everything about a taken column that can be changed.
fn controls_ui(
    ui: &mut Ui,
    view: &View<'_>,
    at: ColumnRef,
    parts: &Parts,
    dialog: &ImportDialog,
    choice: &mut ColumnChoice,
) {
    let header = header_of(dialog, at);
    let builder = |rect| UiBuilder::new().max_rect(rect);
    ui.scope_builder(builder(parts.label), |ui| {
        text_ui(ui, &format!("Input for {header}"), &mut choice.label);
    });
    if let Some(identifier) = parts.identifier {
        ui.scope_builder(builder(identifier), |ui| identifier_ui(ui, header, choice));
    }
    ui.scope_builder(builder(parts.channel), |ui| {
        let table = at.table_ref();
        channel::column_channel_ui(ui, view, table, header, dialog, &mut choice.channel);
    });
    ui.scope_builder(builder(parts.kind), |ui| kind_ui(ui, header, choice));
    ui.scope_builder(builder(parts.more), |ui| {
        let suggested = dialog.suggested.columns.get(&at);
        let more = units::More {
            header,
            has_gaps: suggested.is_some_and(|choice| choice.minus_one_is_missing),
            has_name: parts.identifier.is_none(),
        };
        units::units_ui(ui, view, more, choice);
    });
}

/// The name that formulas know the input by.
pub(super) fn identifier_ui(ui: &mut Ui, header: &str, choice: &mut ColumnChoice) {
    text_ui(ui, &format!("Name in formulas for {header}"), &mut choice.identifier);
}

/// The whole header, and the longer description a second header row gives.
fn hint(dialog: &ImportDialog, at: ColumnRef) -> String {
    let header = header_of(dialog, at);
    let table = dialog.files.parsed.get(at.file).and_then(|file| file.tables.get(at.table));
    let description = table.and_then(|table| table.shape.descriptions.get(at.column));
    match description.filter(|text| !text.is_empty()) {
        Some(text) => format!("{header}\n{text}"),
        None => header.to_owned(),
    }
}

/// What was read of the column, in figures and as a line.
fn digest_ui(
    ui: &mut Ui,
    view: &View<'_>,
    parts: &Parts,
    at: ColumnRef,
    is_taken: bool,
    dialog: &ImportDialog,
) {
    let made = dialog.previewed.as_ref().filter(|_| is_taken);
    let digest = made.and_then(|made| made.digest.columns.get(&at));
    let refusal = digest.and_then(|_| refusal_of(dialog, at));
    let text = match (&refusal, digest) {
        (Some(refusal), _) => refused(refusal),
        (None, Some(digest)) => {
            let kept = notices::kept_on(view, dialog, at.table_ref());
            figures(view, digest, kept.as_deref())
        }
        (None, None) if !is_taken => "Not taken".to_owned(),
        (None, None) if dialog.is_working => "…".to_owned(),
        (None, None) => silence(dialog, at),
    };
    let text = RichText::new(text).small();
    let text = match refusal {
        Some(_) => text.color(theme::tokens(ui).danger),
        None => text.weak(),
    };
    ui.scope_builder(UiBuilder::new().max_rect(parts.figures), |ui| {
        ui.add(Label::new(text).truncate());
    });
    let digest = digest.filter(|digest| digest.spark.len() > 1);
    if let (Some(spark), Some(digest)) = (parts.spark, digest) {
        paint_spark(ui, spark, &digest.spark);
    }
}

/// Why the plan refuses what was read of a column.
fn refusal_of(dialog: &ImportDialog, at: ColumnRef) -> Option<&Refusal> {
    let choice = dialog.choices.columns.get(&at)?;
    dialog.plan()?.refused.get(&(choice.identifier.clone(), choice.kind))
}

fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Name => {
            "Stays out: its name in formulas has other signs than small letters, digits and _"
                .into()
        }
        Refusal::Kind(kind) => format!(
            "Stays out: {} in the plan; choose that or another input",
            kind.label().to_lowercase()
        ),
        Refusal::Unit(unit) => {
            format!("Stays out: the plan keeps it in {unit}; choose another input")
        }
    }
}

/// Why a taken column gives no readings.
fn silence(dialog: &ImportDialog, at: ColumnRef) -> String {
    let table = dialog.preview().and_then(|made| made.files.get(at.file)?.tables.get(at.table));
    let silent = table.map_or(&[][..], |table| &table.silent);
    let why = match silent.iter().find(|(column, _)| *column == at.column) {
        None => return "No readings; see the remarks".to_owned(),
        Some((_, Silence::Currencies)) => "amounts in several currencies",
        Some((_, Silence::Results)) => "results of different kinds",
        Some((_, Silence::CannotBeAdded(kind))) => match kind {
            InputKind::Flow | InputKind::GivenRate => "rates of several rows do not add up",
            InputKind::Stock => "a standing of one hour says nothing about a day",
            InputKind::Unique => "people counted in several rows may be the same ones",
        },
    };
    format!("No readings: {why}")
}

fn paint_spark(ui: &Ui, rect: Rect, spark: &[f32]) {
    #[expect(clippy::cast_precision_loss, reason = "at most a few dozen points")]
    let step = rect.width() / (spark.len() - 1) as f32;
    let mut x = rect.left();
    let points = spark.iter().map(|share| {
        let point = pos2(x, rect.bottom() - share * rect.height());
        x += step;
        point
    });
    let line = Stroke::new(1.5, theme::tokens(ui).actual);
    ui.painter().add(egui::Shape::line(points.collect(), line));
}

fn text_ui(ui: &mut Ui, name: &str, text: &mut String) {
    let field = ui.add(TextEdit::singleline(text).desired_width(f32::INFINITY));
    ui.accesskit_node_builder(field.id, |node| node.set_label(name));
    keep_enter(ui, &field);
    // A narrow field shows only the beginning.
    field.on_hover_text(text.as_str());
}

/// Enter in a field of the preview ends the typing; it does not import at once.
pub(super) fn keep_enter(ui: &Ui, field: &Response) {
    if field.lost_focus() {
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    }
}

fn kind_ui(ui: &mut Ui, header: &str, choice: &mut ColumnChoice) {
    let combo = ComboBox::from_id_salt("kind")
        .width(ui.available_width() - theme::SPACE_4)
        .truncate()
        .selected_text(short(choice.kind))
        .popup_style(egui::style::StyleModifier::new(theme::menu_style))
        .icon(|ui, rect, visuals, _| {
            let icon = Rect::from_center_size(rect.center(), Vec2::splat(10.0));
            icons::paint(ui.painter(), Icon::ChevronDown, icon, visuals.fg_stroke.color);
        })
        .show_ui(ui, |ui| {
            for kind in InputKind::ALL {
                ui.selectable_value(&mut choice.kind, kind, kind.label());
            }
        });
    let name = format!("Kind of {header}");
    ui.accesskit_node_builder(combo.response.id, |node| node.set_label(name));
}

/// One or two words for a narrow place.
fn short(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Flow => "Adds up",
        InputKind::Stock => "Standing",
        InputKind::Unique => "Unique",
        InputKind::GivenRate => "Rate",
    }
}

/// "61 readings, sum 12,345, 1 Jan 2024 to 31 Mar 2024, 2 missing, from 3 up to 120"; the last
/// value of what does not add up.
/// A table without dates has one `period` for all.
pub(super) fn figures(view: &View<'_>, digest: &ColumnDigest, period: Option<&str>) -> String {
    let mut parts = vec![match digest.n_readings {
        1 => "1 reading".to_owned(),
        n => format!("{} readings", whole(view, n)),
    }];
    if digest.n_channels > 1 {
        parts.push(format!("on {} channels", digest.n_channels));
    }
    let unit = digest.unit.as_deref().map_or_else(String::new, |unit| format!(" {unit}"));
    let number = |value: f64| view.numbers().format(value, None);
    let figure = |value: f64| format!("{}{unit}", number(value));
    // Early in the line: it tells a misread figure, and a narrow window cuts the end.
    match (digest.kind, digest.n_channels) {
        (InputKind::Flow, _) => parts.push(format!("sum {}", figure(digest.sum))),
        // What does not add up has no sum worth reading.
        (_, 1) => parts.push(format!("last {}", figure(digest.last_value))),
        (_, _) => {}
    }
    parts.push(match period {
        Some(period) => period.to_owned(),
        None if digest.first == digest.last => view.date(digest.first),
        None => format!("{} to {}", view.date(digest.first), view.date(digest.last)),
    });
    if digest.missing > 0 {
        parts.push(format!("{} missing", whole(view, digest.missing)));
    }
    if digest.least < digest.most {
        parts.push(format!("from {} up to {}", number(digest.least), figure(digest.most)));
    }
    parts.join(", ")
}
