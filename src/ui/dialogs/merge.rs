//! Merging a channel or an input into another, with what it will do in numbers.

use egui::{Id, Label, Role, ScrollArea, Ui, WidgetInfo};

use super::{answer, cancel_and, room};
use crate::app::{Actions, View};
use crate::model::{ChannelId, Input, InputId, NumberFormat, Project, Series, SeriesKey};
use crate::ui::theme;
use crate::ui::widgets::{modal_ui, note_ui};
use crate::ui::words::count_in_groups;

const WIDTH: f32 = 460.0;
/// Height of everything but the list.
const OTHERS: f32 = 280.0;

pub(super) fn inputs_ui(
    ui: &Ui,
    view: &View<'_>,
    from: InputId,
    into: &mut Option<InputId>,
    actions: &mut Actions,
) {
    let project = view.project;
    let name = |id: InputId| project.inputs.get(id).map_or("", |input| input.label.as_str());
    // Only inputs that add up alike can become one.
    let kind = project.inputs.get(from).map(|input| input.kind);
    let fits = |input: &Input| Some(input.kind) == kind;
    let others: Vec<(InputId, &str)> = project
        .inputs
        .iter()
        .filter(|(id, input)| *id != from && fits(input))
        .map(|(id, input)| (id, input.label.as_str()))
        .collect();
    let merge = Merge {
        id: "merge inputs",
        title: format!("Merge “{}” into another input", name(from)),
        from: name(from),
        nothing: "No other input adds up in the same way. Make their kinds equal first.",
        effect: into.map(|into| {
            let moved = moved(project, |key| {
                (key.input == from).then_some(SeriesKey { input: into, ..key })
            });
            let rest = format!("Formulas then say {} instead of {}.", name(into), name(from));
            format!("{} {rest}", moved.sentence(view.numbers(), name(from), name(into)))
        }),
    };
    merge.show(ui, &others, into, actions);
}

pub(super) fn channels_ui(
    ui: &Ui,
    view: &View<'_>,
    from: ChannelId,
    into: &mut Option<ChannelId>,
    actions: &mut Actions,
) {
    let project = view.project;
    let name = |id: ChannelId| project.channels.get(id).map_or("", |one| one.name.as_str());
    let others: Vec<(ChannelId, &str)> = project
        .channels
        .iter()
        .filter(|(id, _)| *id != from)
        .map(|(id, channel)| (id, channel.name.as_str()))
        .collect();
    let merge = Merge {
        id: "merge channels",
        title: format!("Merge “{}” into another channel", name(from)),
        from: name(from),
        nothing: "There is no other channel.",
        effect: into.map(|into| {
            let moved = moved(project, |key| {
                (key.channel == from).then_some(SeriesKey { channel: into, ..key })
            });
            let rest = format!("Goals that look at {} then look at {}.", name(from), name(into));
            format!("{} {rest}", moved.sentence(view.numbers(), name(from), name(into)))
        }),
    };
    merge.show(ui, &others, into, actions);
}

/// How many readings move, and how many give way to those already there.
struct Moved {
    n_moved: usize,
    n_dropped: usize,
}

impl Moved {
    fn sentence(&self, numbers: NumberFormat, from: &str, into: &str) -> String {
        let text = match self.n_moved {
            0 => format!("“{from}” is removed; no reading has to move."),
            n => {
                let readings = count_in_groups(numbers, n, "reading moves", "readings move");
                format!("{readings} to “{into}”, and “{from}” is removed.")
            }
        };
        if self.n_dropped == 0 {
            return text;
        }
        let readings = count_in_groups(numbers, self.n_dropped, "reading", "readings");
        format!(
            "{text} {readings} of “{from}” for periods that “{into}” has already will be dropped."
        )
    }
}

/// Counts what a merge would do, series by series.
fn moved(project: &Project, target: impl Fn(SeriesKey) -> Option<SeriesKey>) -> Moved {
    let mut moved = Moved { n_moved: 0, n_dropped: 0 };
    for (key, series) in project.series.iter() {
        let Some(into) = target(*key) else { continue };
        let n_both = project.series.get(&into).map_or(0, |other| n_common(series, other));
        moved.n_dropped += n_both;
        moved.n_moved += series.len() - n_both;
    }
    moved
}

fn n_common(series: &Series, other: &Series) -> usize {
    series.iter().filter(|(ordinal, _)| other.get(*ordinal).is_some()).count()
}

/// The dialog around a list of targets.
struct Merge<'a> {
    id: &'static str,
    title: String,
    from: &'a str,
    nothing: &'a str,
    /// What will happen, once a target is chosen.
    effect: Option<String>,
}

impl Merge<'_> {
    fn show<I: Copy + PartialEq>(
        &self,
        ui: &Ui,
        others: &[(I, &str)],
        into: &mut Option<I>,
        actions: &mut Actions,
    ) {
        let buttons = cancel_and("Merge", into.is_some());
        let choice = modal_ui(ui, Id::unique(self.id), &self.title, WIDTH, &buttons, |ui| {
            if others.is_empty() {
                ui.add(Label::new(self.nothing).wrap());
                return;
            }
            let label = ui.label(format!("Everything of “{}” goes to", self.from)).id;
            let area = ScrollArea::vertical().max_height(room(ui, OTHERS, 240.0));
            let list = area.auto_shrink([false, true]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (id, name) in others {
                    if ui.radio(*into == Some(*id), *name).clicked() {
                        *into = Some(*id);
                    }
                }
            });
            let group = ui.interact(list.inner_rect, list.id, egui::Sense::hover());
            group.widget_info(|| WidgetInfo::new(Role::RadioGroup));
            group.labelled_by(label);
            ui.add_space(theme::SPACE_8);
            match &self.effect {
                Some(effect) => ui.add(Label::new(effect).wrap()),
                None => note_ui(ui, "Choose one to see what will happen. Undo brings all back."),
            };
        });
        answer(choice, actions);
    }
}
